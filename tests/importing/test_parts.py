"""Loose blocks as the parts of a report."""

from __future__ import annotations

from briefing.importing import loose as l
from briefing.importing.parts import Builder
from briefing.importing.setting import Setter
from briefing.model import blocks as b
from briefing.model import inlines as i


def para(text: str, line: int = 1, **more: object) -> l.Para:
    return l.Para((l.Words(text, line),), line, **more)  # type: ignore[arg-type]


def head(level: int, text: str, line: int = 1) -> l.Heading:
    return l.Heading(level, (l.Words(text, line),), line)


def cell(text: str, **more: int) -> l.GridCell:
    return l.GridCell((para(text),) if text else (), **more)  # type: ignore[arg-type]


def builder() -> Builder:
    return Builder(Setter("en", {}))


def outline(sections: tuple[b.Section, ...]) -> list[object]:
    return [(section.title[0].text, outline(section.sections)) for section in sections]  # type: ignore[union-attr]


def test_sections_nest_by_level_and_skipped_levels_close_up() -> None:
    made = builder().build(
        (para("Lead."), head(1, "A"), head(3, "A.1"), head(3, "A.2"), head(2, "A.3"), head(1, "B"), para("x"))
    )
    assert made.lead == (b.Paragraph((i.Text("Lead."),)),)
    assert outline(made.sections) == [("A", [("A.1", []), ("A.2", []), ("A.3", [])]), ("B", [])]
    assert made.sections[1].blocks == (b.Paragraph((i.Text("x"),)),)


def test_a_heading_below_the_fourth_level_is_a_bold_paragraph_and_is_said() -> None:
    build = builder()
    made = build.build(tuple(head(level, f"L{level}", level) for level in range(1, 6)))
    deepest = made.sections[0].sections[0].sections[0].sections[0]
    assert deepest.blocks == (b.Paragraph((i.Strong((i.Text("L5"),)),)),)
    assert [(doubt.code, doubt.line, doubt.words) for doubt in build.doubts] == [("import-deep-heading", 5, "L5")]


def test_tables_are_made_even() -> None:
    grid = l.Grid(
        (
            (cell("H", columns=3),),
            (cell("a", rows=9), cell("b")),
            (cell("c", columns=900),),
            (),
        ),
        1,
        header=1,
    )
    ((table,)) = builder().blocks((grid,))
    assert isinstance(table, b.Table)
    width = len(table.columns)
    assert width == 64  # one column, and Word's limit behind it
    assert [sum(one.columns for one in row.cells) for row in table.header] == [width]
    assert [one.rows for one in table.rows[0].cells][:2] == [3, 1]
    taken = [sum(one.columns for one in row.cells) for row in table.rows]
    assert taken == [width, width - 1, width - 1]


def test_a_table_of_headers_alone_has_a_body() -> None:
    ((table,)) = builder().blocks((l.Grid(((cell("a"), cell("b")),), 1, header=1),))
    assert isinstance(table, b.Table)
    assert (len(table.header), len(table.rows)) == (0, 1)


def test_a_table_without_words_is_none() -> None:
    assert builder().blocks((l.Grid(((cell(""),),), 1),)) == ()


def test_a_proposal_stands_behind_its_paragraph() -> None:
    build = builder()
    items = tuple(l.Item((para(text),), 7) for text in ("One: a.", "Two: b."))
    proposal = l.Proposal("list", (l.Listing(False, items, 7),), rows=2)
    made = build.blocks((para("Including: One: a. Two: b.", 7, proposal=proposal),))
    assert isinstance(made[1], b.Comment)
    assert made[1].content == (
        i.Text(
            "Probably a list of 2 items, whose lines ran together: it is kept word for word. "
            "A proposal stands behind it in the source."
        ),
    )
    assert build.proposals[id(made[1])] == ["- One: a.", "- Two: b."]
    (doubt,) = build.doubts
    assert (doubt.code, doubt.line, doubt.proposal) == ("import-probable-list", 7, "- One: a.\n- Two: b.")


def test_pictures_are_left_out_and_said() -> None:
    build = builder()
    made = build.blocks(
        (
            l.Para((l.Words("See ", 3), l.Picture("The harbour", "harbour.png", 3)), 3),
            l.Para((l.Picture("", "x", 4),), 4),
        )
    )
    assert made == (b.Paragraph((i.Text("See"),)),)
    assert [(one.code, one.words, one.first) for one in build.left_out] == [
        ("picture", "The harbour harbour.png", 3),
        ("picture", "x", 4),
    ]


def test_lists_nested_without_end_are_flat_below_the_eighth_level() -> None:
    inner: l.Blocks = (para("deepest"),)
    for n in range(2000):
        inner = (l.Listing(False, (l.Item(inner, n),), n),) if n < 200 else inner
    made = builder().blocks(inner)
    depth = 0
    at: object = made[0]
    while isinstance(at, b.UnorderedList):
        depth, at = depth + 1, at.items[0].blocks[0]
    assert depth == 8
    assert at == b.Paragraph((i.Text("deepest"),))


def test_questions_and_comments() -> None:
    asked = l.Asked((l.Words("When?", 1),), (para("In March."),), 1)
    made = builder().blocks((asked, l.Remark("Is  it\nso?", "Ann Lee", "2026-02-14", 2)))
    assert made == (
        b.QuestionAnswer((i.Text("When?"),), (b.Paragraph((i.Text("In March."),)),)),
        b.Comment((i.Text("Is it so?"),), "Ann Lee", "2026-02-14"),
    )
