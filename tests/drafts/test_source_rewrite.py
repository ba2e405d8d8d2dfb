"""A text whose draft was edited: the source says the edit, and keeps its own characters where nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing.drafts.drawn import PLAIN, Break, Cited, Look, Note, Pieces, Referred, Words
from briefing.drafts.source import Rewritten, SourceText, markdown_of, read_source, rewrite

from .shown import Draft

HEAD = """\
---
title: "It's a *title*"
subtitle: 'It''s'
distribution: >-
  For all
short-title: Short
sources:
  a: {title: A, URL: "https://a.org/x", author: [{family: Lee}]}
  b: {title: B}
  c: {title: C}
---

"""
Change = Callable[[Pieces], Pieces]


def edited(body: str, change: Change, which: str = "", head: str = HEAD) -> tuple[str, Rewritten]:
    """The source after an edit of the text that begins with some characters, and what was said."""
    source = read_source(head + body)
    draft = Draft(source)
    written = next(one for one in source.contents if source.text[one.start :].startswith(which) and one.order >= 0)
    before = draft.of(written.inlines)
    made = rewrite(source, written, before, change(before), draft.known)
    return applied(source, made)[len(head) :], made


def applied(source: SourceText, made: Rewritten) -> str:
    """The source with edits."""
    text = source.text
    for edit in sorted(made.edits, key=lambda one: -one.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def words(old: str, new: str) -> Change:
    """Words replaced."""
    return lambda row: tuple(replace(p, text=p.text.replace(old, new)) if isinstance(p, Words) else p for p in row)


def looking(text: str, **look: object) -> Change:
    """Words with another look."""

    def change(row: Pieces) -> Pieces:
        out = []
        for piece in row:
            if isinstance(piece, Words) and text in piece.text:
                before, after = piece.text.split(text, 1)
                new = replace(piece.look, **look)
                parts = (replace(piece, text=before), Words(text, new), replace(piece, text=after))
                out += [part for part in parts if part.text]
            else:
                out.append(piece)
        return tuple(out)

    return change


def without(*kinds: type) -> Change:
    """Objects taken out."""
    return lambda row: tuple(piece for piece in row if not isinstance(piece, kinds))


def at(index: int, *new: object) -> Change:
    """Pieces put in before a piece."""
    return lambda row: (*row[:index], *new, *row[index:])  # type: ignore[return-value]


LINE = "It's _very_ **bold**\nand don't fall.[@a, p. 4] See\n[words](http://x.y 't') & &lt; more [@b].\n"


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (words("bold", "bolder"), "**bold**", "**bolder**"),
        (words("very", "most"), "_very_", "_most_"),
        (words("fall", "rise"), "fall", "rise"),
        (words("fall.", "rise?"), "fall.", "rise?"),
        (words("more.", "less;"), "more [@b].", "less; [@b]"),
        (words(" See", " *See*"), "See", "\\*See\\*"),
        (words("don’t", "won’t"), "don't", "won't"),
        (without(Cited), "", ""),
        (looking("don’t", strong=True), "don't", "**don't**"),
        (looking("and don’t", emphasis=True), "and don't", "*and don't*"),
        (looking("bold", strong=False), "**bold**", "bold"),
        (looking("bold", strong=False, emphasis=True), "**bold**", "*bold*"),
        (looking("fall", url="https://z.org"), "fall", "[fall](https://z.org)"),
        (looking("fall", superscript=True), "fall", "^fall^"),
        (looking("fall", code=True), "fall", "`fall`"),
        (looking("words", url=""), "[words](http://x.y 't')", "words"),
        (looking("words", url="http://new.org"), "[words](http://x.y 't')", "[words](http://new.org)"),
        (at(1, Words("really ")), "_very_", "really _very_"),
        (at(1, Words("[@c, p. 3]")), " _very_", " [@c, p. 3]_very_"),
        (at(1, Break()), " _very_", "\\\n_very_"),
        (at(1, Words("see (https://a.org/x) ")), "_very_", "see [@a] _very_"),
        (at(1, Words("see https://a.org/x ")), "_very_", "see <https://a.org/x> _very_"),
        (at(1, Words("So. https://a.org/x ")), "_very_", "So. [@a] _very_"),
        (at(1, Words("https://q.org", Look(url="https://q.org")), Words(" ")), "_very_", "<https://q.org> _very_"),
        (at(1, Note("footnote", "9", (Words("New one."),)), Words(" ")), "_very_", "^[New one.] _very_"),
    ],
)  # fmt: skip
def test_a_line(change: Change, old: str, new: str) -> None:
    wanted = LINE.replace(old, new, 1) if old else LINE.replace("[@a, p. 4]", "").replace(" [@b].", ".")
    text, made = edited(LINE, change)
    assert text == wanted
    assert not made.remarks


@pytest.mark.parametrize("old", ["<https://q.org/a>", "https://q.org/a"])
def test_an_address_leads_where_it_says(old: str) -> None:
    text, _ = edited(f"See {old} now.\n", words("q.org", "new.org"))
    assert text == "See <https://new.org/a> now.\n"


def test_nothing_changed() -> None:
    _, made = edited(LINE, lambda row: row)
    assert made == Rewritten(())


def test_a_citation_moves() -> None:
    def move(row: Pieces) -> Pieces:
        cited = [piece for piece in row if isinstance(piece, Cited)]
        rest = tuple(piece for piece in row if piece is not cited[0])
        return (*rest, Words(" So"), cited[0])

    text, _ = edited(LINE, move)
    assert text == LINE.replace("[@a, p. 4]", "").replace("[@b].", "[@b]. So[@a, p. 4]")


@pytest.mark.parametrize(
    ("change", "new"),
    [
        (words("Lee", "Professor Leigh"), "As Professor Leigh[-@a] says."),
        (words("says", "holds"), "As @a holds."),
        (words("As", "So"), "So @a says."),
        (without(Cited), "As Lee says."),
        (lambda row: (Words("As they say."),), "As they say."),
    ],
)
def test_a_citation_in_the_sentence(change: Change, new: str) -> None:
    text, _ = edited("As @a says.\n", change)
    assert text == new + "\n"


def test_citations_without_bookmarks() -> None:
    def plain(row: Pieces) -> Pieces:
        return tuple(Words(p.text, Look(superscript=True)) if isinstance(p, Cited) else p for p in row)

    body = "It fell[@a] and x^2^ rose [@b].\n"
    text, _ = edited(body, lambda row: words("rose", "sank")(plain(row)))
    assert text == body.replace("rose", "sank")
    text, _ = edited("x^1^ fell[@a].\n", without(Cited))
    assert text == "x^1^ fell.\n"


def test_notes_are_edited_where_they_stand() -> None:
    def change(row: Pieces) -> Pieces:
        return tuple(
            replace(one, content=words("note", "remark")(one.content)) if isinstance(one, Note) else one for one in row
        )

    body = "One.^[A _note_ it's.] Two.[^n]\n\n[^n]: Words of\n    a *note*.\n\n    More.\n"
    text, _ = edited(body, change)
    assert text == body.replace("note", "remark")


@pytest.mark.parametrize(
    ("body", "which", "change", "new"),
    [
        ("# It's {#sec-h}\n", "It", words("It", "# It"), "# \\# It's {#sec-h}\n"),
        ("# It's\n", "It", words("s", "s #"), "# It's \\#\n"),
        ("It's\n====\n", "It", words("s", "s new"), "It's new\n====\n"),
        ("> one\n>   two three\n>\n> -- By _me_\n", "one", words("two", "2"), "> one\n>   2 three\n>\n> -- By _me_\n"),
        ("> one\n>\n> -- By _me_\n", "By", words("me", "us"), "> one\n>\n> -- By _us_\n"),
        ("- a\n- b\n  c\n", "b", words("b", "- b"), "- a\n- \\- b\n  c\n"),
        ("| A |\n|---|\n| x \\| y |\n", "x", words("y", "z|"), "| A |\n|---|\n| x \\| z\\| |\n"),
        ("| A |\n|---|\n| x |\n\n: Cap it's {#tbl-x}\n", "Cap", words("Cap", "New"),
         "| A |\n|---|\n| x |\n\n: New it's {#tbl-x}\n"),
        ("![A *fig*](x.png){#fig-x}\n", "A", words("fig", "map"), "![A *map*](x.png){#fig-x}\n"),
        ("::: note {title='It'}\nx\n:::\n", "It", words("It", "\"It's\""), None),
        ("::: note {title=It}\nx\n:::\n", "It", words("It", "It is"), '::: note {title="It is"}\nx\n:::\n'),
        ("::: key-judgment\nOne.\n\nTwo it's.\n\nThree.\n:::\n", "Two", words("Two", "2"),
         "::: key-judgment\nOne.\n\n2 it's.\n\nThree.\n:::\n"),
        ("Term it's\n:   Means\n", "Term", words("Term", "Word"), "Word it's\n:   Means\n"),
        ("a\nb\n", "a", words("b", "# b"), "a\n\\# b\n"),
    ],
)  # fmt: skip
def test_at_its_place(body: str, which: str, change: Change, new: str | None) -> None:
    text, _ = edited(body, change, which)
    if new is not None:
        assert text == new


@pytest.mark.parametrize("eol", ["\r\n", "\r"])
def test_line_ends_stay(eol: str) -> None:
    body = "> one it's\n>  two\n> three\n"
    source = read_source((HEAD + body).replace("\n", eol))
    draft = Draft(source)
    (written,) = [one for one in source.contents if one.order >= 0]
    before = draft.of(written.inlines)
    after = (*before[:1], Break(), Words("four"))
    text = applied(source, rewrite(source, written, before, after, draft.known))
    assert text == (HEAD + body.replace("three", "three\\\n> four")).replace("\n", eol)


@pytest.mark.parametrize(
    ("field", "change", "line"),
    [
        ("title", words("title", "other: # one"), 'title: "It\'s a *other: # one*"\n'),
        ("subtitle", words("It", "That"), "subtitle: 'That''s'\n"),
        ("distribution", words("all", "some"), "distribution: >-\n  For some\n"),
        ("short-title", words("Short", "Long: one"), 'short-title: "Long: one"\n'),
    ],
)  # fmt: skip
def test_front_matter(field: str, change: Change, line: str) -> None:
    source = read_source(HEAD + "x\n")
    draft = Draft(source)
    written = source.value(field)
    assert written is not None
    before = (Words("Short"),) if written.words else draft.of(written.inlines)
    text = applied(source, rewrite(source, written, before, change(before), draft.known))
    assert line in text
    assert len(text.splitlines()) == len(source.text.splitlines())


def test_what_cannot_be_said_is_told() -> None:
    text, made = edited("One.\n", lambda row: (*row, Words(" [@zzz]"), Referred("_Ref_9", "Section 9")))
    assert text == "One. \\[\\@zzz\\]Section 9\n"
    assert len(made.remarks) >= 2


def test_new_text() -> None:
    source = read_source(HEAD + "x\n")
    known = Draft(source).known
    pieces = (Words("- A "), Words("b*c", Look(strong=True)), Words(" [@a]", PLAIN), Break(), Words("# d"))
    assert markdown_of(pieces, known) == "\\- A **b\\*c** [@a]\\\n\\# d"
    assert markdown_of(pieces, known, one_line=True) == "\\- A **b\\*c** [@a]<br># d"
