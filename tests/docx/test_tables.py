"""Tables in Word: figures on decimal tabs, the look in the style, and room for words in other faces."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml.etree import _Element as Element

from briefing.resolve.tree import Cell, Column, Pages, Row, Table
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .documents import document, p
from .opened import Opened, W, text_of


def figures(*texts: str) -> Table:
    columns = (Column("left", 0.5), Column("decimal", 0.5))
    rows = tuple(Row((Cell((p("x"),), 0), Cell((p(text),), 1))) for text in texts)
    return Table("tbl", columns, (Row((Cell((p("Name"),), 0), Cell((p("Cost"),), 1))),), rows, None, ())


def cells(theme: Theme, table: Table, lang: str = "en-US") -> dict[str, Element]:
    made = document(table)
    made = replace(made, properties=replace(made.properties, lang=lang))
    opened = Opened(write_docx(made, theme, Pages(1, {})))
    return {text_of(each): each.find(f"{W}pPr") for each in opened.paragraphs()}


def stop(properties: Element) -> int | None:
    found = properties.find(f"{W}tabs/{W}tab")
    if found is None:
        return None
    assert found.get(f"{W}val") == "decimal"
    assert properties.find(f"{W}jc") is None, "Word sets figures to the tab only where they are flush left"
    return int(found.get(f"{W}pos"))


def test_figures_share_a_decimal_tab(theme: Theme) -> None:
    found = cells(theme, figures("1.25", "1,100.5", "20"))
    stops = {stop(found[text]) for text in ("1.25", "1,100.5", "20")}
    assert len(stops) == 1
    assert stops != {None}
    assert found["Cost"].find(f"{W}jc").get(f"{W}val") == "right"


def test_longer_fractions_push_the_tab_in(theme: Theme) -> None:
    near, far = cells(theme, figures("1.5"))["1.5"], cells(theme, figures("1.5555"))["1.5555"]
    assert stop(near) > stop(far)


@pytest.mark.parametrize(("lang", "text"), [("de-DE", "1.100,50"), ("en-US", "1,100.50")])
def test_the_sign_is_the_language_s(lang: str, text: str, theme: Theme) -> None:
    """Groups of digits count as the whole part: the fraction is two digits and a sign."""
    at = stop(cells(theme, figures(text), lang)[text])
    assert at == stop(cells(theme, figures("7" + text[-3:]), lang)["7" + text[-3:]])


def test_figures_without_room_stand_flush(theme: Theme) -> None:
    text = "123456789." + "1" * 120
    assert cells(theme, figures(text))[text].find(f"{W}jc").get(f"{W}val") == "right"


def test_the_look_is_the_style_s(opened: Opened) -> None:
    """A row or a table that people insert wears it: face, rule under the header, semibold first column."""
    styles = {style.get(f"{W}styleId"): style for style in opened.tree("word/styles.xml").iter(f"{W}style")}
    table = styles["BriefingTable"]
    assert table.find(f"{W}name").get(f"{W}val") == "Briefing Table"
    assert table.find(f"{W}rPr/{W}rFonts") is not None
    parts = {part.get(f"{W}type"): part for part in table.findall(f"{W}tblStylePr")}
    assert parts["firstRow"].find(f"{W}rPr/{W}b") is not None
    assert parts["firstRow"].find(f"{W}tcPr/{W}tcBorders/{W}bottom") is not None
    assert parts["firstRow"].find(f"{W}trPr/{W}tblHeader") is not None
    assert parts["firstCol"].find(f"{W}rPr/{W}b") is not None
    normal = styles["Normal"]
    assert normal.find(f"{W}rPr") is None, "what Normal says would hide the table's style"
    assert normal.find(f"{W}pPr") is None


def test_words_are_not_broken_in_a_wider_face(theme: Theme) -> None:
    """A narrow column grows to the width that its longest word has in a face a quarter wider than the house's."""
    columns = (Column("left", 0.05), Column("left", 0.95))
    row = Row((Cell((p("Passengers"),), 0), Cell((p("What the log says of this night and the next"),), 1)))
    opened = Opened(write_docx(document(Table("t", columns, (row,), (row,), None, ())), theme, Pages(1, {})))
    width = int(next(opened.document.iter(f"{W}gridCol")).get(f"{W}w"))
    size = theme.text["table-header"].size.twips
    assert width > 10 * 0.52 * 1.25 * size
