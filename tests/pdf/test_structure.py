"""The structure tree: order, pruning, tables, notes, attributes; and that the checker sees what is wrong."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from briefing.writers.pdf.canvas import Canvas, Element

from .checker import Node, assert_sound, check
from .drawing import canvas, png, write


def shape(node: Node) -> object:
    """Tags and texts, nested."""
    return (node.tag, [shape(child) for child in node.children] or node.text.strip())


def test_blocks_stand_in_the_order_of_their_making() -> None:
    surface = canvas()
    first, second = Element("P", surface.root), Element("P", surface.root)
    write(surface, second, "second", 680)
    write(surface, first, "first", 700)
    assert assert_sound(surface.finish()).root.text == "first second "


def test_inlines_stand_where_they_are_drawn() -> None:
    surface = canvas()
    paragraph = Element("P", surface.root)
    quote = Element("Quote", paragraph)
    write(surface, paragraph, "before", 700)
    write(surface, quote, "quoted", 685)
    write(surface, paragraph, "after", 670)
    assert assert_sound(surface.finish()).root.text == "before quoted after "


def test_a_note_stands_where_it_is_placed_though_drawn_later() -> None:
    surface = canvas()
    paragraph = Element("P", surface.root)
    note = Element("Note", paragraph)
    write(surface, paragraph, "before", 700)
    note.place()
    write(surface, paragraph, "after", 685)
    write(surface, note, "the note", 60)
    findings = assert_sound(surface.finish())
    assert findings.root.text == "before the note after "
    assert findings.root.find("Note")[0].id == "note-1"


def test_notes_keep_identifiers_of_their_own() -> None:
    surface = canvas()
    paragraph = Element("P", surface.root)
    for name in (None, "note-1", None):
        write(surface, Element("Note", paragraph, id=name), "note", 700)
    ids = [note.id for note in assert_sound(surface.finish()).root.find("Note")]
    assert ids == ["note-2", "note-1", "note-3"]


def test_what_is_not_drawn_is_not_in_the_tree() -> None:
    surface = canvas()
    Element("P", Element("Sect", surface.root))
    section = Element("Sect", surface.root)
    Element("P", section)
    write(surface, Element("P", section), "drawn", 700)
    Element("Table", surface.root)
    table = Element("Table", surface.root)
    Element("TD", Element("TR", table))
    assert shape(assert_sound(surface.finish()).root) == ("Document", [("Sect", [("P", "drawn")])])


def test_empty_cells_keep_a_table_regular() -> None:
    surface = canvas()
    table = Element("Table", surface.root)
    header = Element("TR", Element("THead", table))
    for text in ("a", "b"):
        write(surface, Element("TH", header, attributes={"Scope": "Column"}), text, 700)
    body = Element("TBody", table)
    row = Element("TR", body)
    Element("P", Element("TD", row))
    Element("TD", row)
    findings = assert_sound(surface.finish())
    assert findings.roles["TD"] == 2
    assert findings.roles["P"] == 0


def test_attributes_are_written_under_their_owners() -> None:
    surface = canvas()
    table = Element("Table", surface.root, attributes={"Placement": "Block"})
    row = Element("TR", table)
    write(
        surface,
        Element("TH", row, id="h1", attributes={"Scope": "Both", "ColSpan": 2, "Placement": "Inline"}),
        "a",
        700,
    )
    row = Element("TR", table)
    write(surface, Element("TD", row, attributes={"Headers": ["h1"]}), "b", 685)
    write(surface, Element("TD", row), "c", 685)
    data = surface.finish()
    assert_sound(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        elements = [
            item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item
        ]
        by_tag = {str(item.S): item for item in elements if "/A" in item}
        assert [str(owner.O) for owner in by_tag["/TH"].A] == ["/Table", "/Layout"]
        assert int(by_tag["/TH"].A[0].ColSpan) == 2
        assert bytes(by_tag["/TD"].A.Headers[0]) == b"h1"


def test_language_alternative_and_title_reach_the_file() -> None:
    surface = canvas()
    write(surface, Element("Sect", surface.root, title="Überblick", lang="de"), "Wort", 700)
    surface.image(Element("Figure", surface.root, alt="Karte (nördlich)"), png(), 100, 500, 60, 40)
    data = surface.finish()
    findings = assert_sound(data)
    assert findings.root.find("Sect")[0].lang == "de"
    assert findings.root.find("Figure")[0].alt == "Karte (nördlich)"


def test_an_element_on_two_pages_is_one() -> None:
    surface = canvas()
    paragraph = Element("P", surface.root)
    write(surface, paragraph, "one", 100)
    surface.new_page()
    write(surface, paragraph, "two", 700)
    (spanning,) = assert_sound(surface.finish()).spanning
    assert spanning.text == "one two "


# ---------------------------------------------------------------- the checker itself


def table(surface: Canvas, *rows: int) -> None:
    body = Element("Table", surface.root)
    for width in rows:
        row = Element("TR", body)
        for _ in range(width):
            write(surface, Element("TD", row), "x", 700)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda c: write(c, Element("H2", c.root), "x", 700), "follows one of level 0"),
        (lambda c: write(c, Element("Strange", c.root), "x", 700), "not a standard type"),
        (lambda c: write(c, Element("LI", c.root), "x", 700), "a list item in Document"),
        (lambda c: write(c, Element("Link", c.root), "x", 700), "has no annotation"),
        (lambda c: write(c, Element("TH", Element("TR", Element("Table", c.root))), "x", 700), "has no scope"),
        (lambda c: c.image(Element("Figure", c.root), png(), 10, 10, 10, 10), "no alternative text"),
        (lambda c: table(c, 2, 3), "columns wide"),
        (lambda c: c._sheet.operators.append("0 0 10 10 re f"), "paints outside"),
        (lambda c: c._sheet.operators.append("/P <</MCID 7>> BDC"), "not closed"),
        (lambda c: c.link_uri(Element("Link", c.root), [(-5, 0, 10, 10)], "https://x.org"), "not within the page"),
    ],
)
def test_the_checker_finds(make: object, problem: str) -> None:
    surface = canvas()
    make(surface)  # type: ignore[operator]
    found = check(surface.finish()).problems
    assert any(re.search(problem, text) for text in found), found


def test_the_checker_finds_notdef() -> None:
    surface = canvas()
    face = surface.book.face("serif")
    write(surface, Element("P", surface.root), "word", 700)
    face.file.glyph_of[next(iter(face.file.glyph_of))] = 0
    assert any(".notdef" in text for text in check(surface.finish()).problems)
