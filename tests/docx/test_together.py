"""What stays on one page in Word: call-outs, short tables, and lines that introduce what follows."""

from __future__ import annotations

from lxml.etree import _Element as Element

from briefing.resolve.tree import Block, CallOut, Cell, Column, List, ListItem, Pages, Row, Table
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .documents import cite, document, p, words
from .opened import Opened, W, style_of, text_of


def written(theme: Theme, *blocks: Block) -> Opened:
    return Opened(write_docx(document(*blocks), theme, Pages(1, {})))


def kept(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


def keeping(opened: Opened) -> dict[str, bool]:
    return {text_of(each): kept(each) for each in opened.paragraphs()}


def bullets(*texts: str) -> List:
    return List(False, tuple(ListItem("•", (p(text),)) for text in texts), 0)


def grid(rows: int, notes: str = "") -> Table:
    columns = (Column("left", 0.5), Column("left", 0.5))
    body = tuple(Row((Cell((p(f"a{n}"),), 0), Cell((p(f"b{n}"),), 1))) for n in range(rows))
    return Table(
        "tbl", columns, (Row((Cell((p("A"),), 0), Cell((p("B"),), 1))),), body, None, words(notes) if notes else ()
    )


def test_a_call_out_is_kept_whole_and_not_with_what_follows(theme: Theme) -> None:
    box = CallOut("note", words("Note"), (p("one"), bullets("two"), p("three")))
    found = keeping(written(theme, p("before"), box, p("after")))
    assert {text for text, stays in found.items() if stays} >= {"Note", "one", "two"}
    assert not any(found[text] for text in ("before", "three", "after"))


def test_a_call_out_longer_than_a_page_may_break(theme: Theme) -> None:
    box = CallOut("note", words("Note"), tuple(p(f"{n} " + "word " * 200) for n in range(20)))
    stays = [kept(each) for each in written(theme, box).paragraphs() if "word" in text_of(each)]
    assert stays == [False] * 20


def test_a_short_table_is_kept_whole(theme: Theme) -> None:
    found = keeping(written(theme, grid(4)))
    assert [found[f"a{n}"] for n in range(4)] == [True, True, True, False]
    assert [found[f"b{n}"] for n in range(4)] == [True, True, True, False]


def test_notes_stay_with_the_last_row(theme: Theme) -> None:
    found = keeping(written(theme, grid(3, "Source: own."), p("after")))
    assert found["a2"]
    assert not found["Source: own."]


def test_a_long_table_may_break_but_leaves_no_row_alone(theme: Theme) -> None:
    opened = written(theme, grid(80))
    stays = [n for n in range(80) if keeping(opened)[f"a{n}"]]
    assert stays == [0, 78], "no row stands alone"
    heads = next(s for s in opened.tree("word/styles.xml") if s.get(f"{W}styleId") == "TableHeader")
    assert kept(heads), "the style keeps the header with the first row"
    assert {style_of(each) for each in opened.paragraphs() if text_of(each) in ("A", "B")} == {"TableHeader"}


def test_a_line_with_a_colon_stays_with_what_it_introduces(theme: Theme) -> None:
    found = keeping(
        written(
            theme, p("Three things:", cite("m", "1")), bullets("x"), p("A table\uff1a"), grid(1), p("Well:"), p("no")
        )
    )
    assert found["Three things:1"]
    assert found["A table\uff1a"]
    assert not found["Well:"], "a paragraph follows"
    assert not found["x"]


def test_an_item_stays_with_the_list_in_it(theme: Theme) -> None:
    outer = List(False, (ListItem("•", (p("such as:"), List(False, (ListItem("–", (p("inner"),)),), 1))),), 0)
    assert keeping(written(theme, outer))["such as:"]
