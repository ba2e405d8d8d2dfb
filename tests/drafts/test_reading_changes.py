"""Tracked changes and comments: taken, not taken, and listed, whichever."""

from __future__ import annotations

import pytest

from briefing.drafts.drawn import Change, Remark, Shown, paragraphs, words
from briefing.drafts.reading import Opened, open_draft

from .packed import change, mark, p, packed, r

AUTHOR = 'w:id="9" w:author="Ann" w:date="2026-01-02T03:04:05Z"'


def opened(body: str, changes: str = "accept", **parts: str) -> Opened:
    return open_draft(packed(body, **parts), "x.docx", changes)  # type: ignore[arg-type]  # one of three


def both(body: str) -> tuple[list[str], list[str]]:
    """What is read with the changes taken, and without."""
    found = [[words(each.pieces) for each in paragraphs(opened(body, how).blocks)] for how in ("accept", "reject")]
    assert found[1] == [words(each.pieces) for each in paragraphs(opened(body, "list").blocks)]
    return found[0], found[1]


def told(body: str) -> list[tuple[str, str, str]]:
    accepted, listed = (opened(body, how).changes for how in ("accept", "list"))
    assert [(each.kind, each.text) for each in accepted] == [(each.kind, each.text) for each in listed]
    return [(each.kind, each.text, each.before) for each in accepted]


def test_words_inserted_and_deleted() -> None:
    body = p(r("The ship "), change("del", r("sank")), change("ins", r("was "), r("late")), r("."))
    assert both(body) == (["The ship was late."], ["The ship sank."])
    assert told(body) == [("deleted", "sank", "The ship "), ("inserted", "was late", "The ship ")]
    assert opened(body).changes[0] == Change("deleted", "Ann", "2026-01-02T03:04:05Z", "sank", "The ship ")


def test_what_was_inserted_and_deleted_again_is_nowhere() -> None:
    body = p(r("a"), change("ins", change("del", r("b"), author="Bo")), r("c"))
    assert both(body) == (["ac"], ["ac"])


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    gone = f"<w:rPr><w:del {AUTHOR}/></w:rPr>"
    body = p(r("one "), ppr=gone) + p(r("two"))
    assert both(body) == (["one two"], ["one ", "two"])
    assert told(body) == [("deleted", "¶", "one ")]


def test_an_inserted_end_of_a_paragraph_parts_it() -> None:
    made = f"<w:rPr><w:ins {AUTHOR}/></w:rPr>"
    assert both(p(r("one "), ppr=made) + p(r("two"))) == (["one ", "two"], ["one two"])


def test_a_deleted_paragraph_leaves_the_next_as_it_is() -> None:
    gone = f"<w:rPr><w:del {AUTHOR}/></w:rPr>"
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    body = p(mark(1, "_blk_1", change("del", r("one"))), style="H", ppr=gone) + p(mark(2, "_blk_2", r("two")))
    (shown,) = opened(body, styles=styles).blocks
    assert isinstance(shown, Shown)
    assert (shown.style, words(shown.pieces), shown.starts) == ("Normal", "two", ("_blk_2",))


def test_a_deleted_last_paragraph_is_gone() -> None:
    gone = f"<w:rPr><w:del {AUTHOR}/></w:rPr>"
    assert both(p(r("one")) + p(change("del", r("two")), ppr=gone)) == (["one"], ["one", "two"])


def test_moved_words_are_one_change() -> None:
    body = p(r("a "), change("moveFrom", r("b "))) + p(r("c "), change("moveTo", r("b ")))
    assert both(body) == (["a ", "c b "], ["a b ", "c "])
    assert told(body) == [("moved", "b ", "c ")]


def test_rows_and_cells() -> None:
    def row(text: str, kind: str = "", cells: str = "") -> str:
        properties = f"<w:trPr><w:{kind} {AUTHOR}/></w:trPr>" if kind else ""
        return f"<w:tr>{properties}<w:tc>{p(r(text))}</w:tc>{cells}</w:tr>"

    more = f"<w:tc><w:tcPr><w:cellIns {AUTHOR}/></w:tcPr>{p(r('new'))}</w:tc>"
    body = f"<w:tbl>{row('a', cells=more)}{row('b', 'ins')}{row('c', 'del')}</w:tbl>"
    assert both(body) == (["a", "new", "b"], ["a", "c"])
    assert [(kind, text) for kind, text, _ in told(body)] == [("inserted", "newb"), ("deleted", "c")]


def test_a_table_whose_rows_are_all_deleted_is_gone() -> None:
    table = f"<w:tbl><w:tr><w:trPr><w:del {AUTHOR}/></w:trPr><w:tc>{p(r('a'))}</w:tc></w:tr></w:tbl>"
    assert both(p(r("x")) + table) == (["x"], ["x", "a"])


def test_changes_of_look_and_style() -> None:
    rpr = f"<w:b/><w:rPrChange {AUTHOR}><w:rPr/></w:rPrChange>"
    ppr = f"<w:pPrChange {AUTHOR}><w:pPr/></w:pPrChange>"
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    body = p(r("loud", rpr), style="H", ppr=ppr)
    taken, kept = (opened(body, how, styles=styles).blocks[0] for how in ("accept", "reject"))
    assert isinstance(taken, Shown)
    assert isinstance(kept, Shown)
    assert (taken.style, kept.style) == ("Heading1", "Normal")
    assert [piece.look.strong for piece in (*taken.pieces, *kept.pieces)] == [True, False]  # type: ignore[union-attr]
    assert [each.kind for each in opened(body).changes] == ["formatted"]


def test_comments_with_their_answers() -> None:
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="{author}" w:date="2026-01-0{n}">'
        f'<w:p w14:paraId="0000000{n}">{r(text)}</w:p></w:comment>'
        for n, author, text in ((1, "Ann", "Is this so?"), (2, "Bo", "Yes."))
    )
    extended = (
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>'
    )
    range_of = (
        "<w:commentRangeStart w:id='{0}'/>",
        "<w:commentRangeEnd w:id='{0}'/><w:r><w:commentReference w:id='{0}'/></w:r>",
    )
    body = (
        p(r("one"))
        + range_of[0].format(1)
        + p(r("two"), range_of[1].format(1), "<w:r><w:commentReference w:id='2'/></w:r>")
    )
    first, second = paragraphs(opened(body, comments=comments, commentsExtended=extended).blocks)
    assert first.remarks == ()
    assert second.remarks == (
        Remark("1", "Ann", "2026-01-01", ("Is this so?",), "", True),
        Remark("2", "Bo", "2026-01-02", ("Yes.",), "1", False),
    )


@pytest.mark.parametrize("number", ["7", "", "x"])
def test_a_comment_that_is_not_there(number: str) -> None:
    assert both(p(f"<w:commentRangeStart w:id='{number}'/>", r("one"))) == (["one"], ["one"])
