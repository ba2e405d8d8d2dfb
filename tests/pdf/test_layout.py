"""Pagination: what must hold on the pages of any document, and where single constructs stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.resolve.tree import (
    Block,
    CallOut,
    Caption,
    Cell,
    CitationMark,
    CodeBlock,
    Document,
    Endnotes,
    Figure,
    Image,
    LineBreak,
    List,
    ListItem,
    NoteMark,
    PageBreak,
    Paragraph,
    QuestionAnswer,
    Row,
    Run,
    Summary,
    Table,
    back_links,
)
from briefing.themes.theme import load_theme
from briefing.writers.pdf import compose, lay_out
from briefing.writers.pdf.blocks.figure import ImageBox
from briefing.writers.pdf.boxes import Box, LineBox, Stack
from briefing.writers.pdf.compose import LaidOut
from briefing.writers.pdf.pages import Sheet

from . import samples
from .drawing import png
from .samples import PROSE, cite, document, endnotes, everything, heading, paragraph, row, table, words

_WORDS = PROSE.split()


@cache
def laid_everything() -> LaidOut:
    return lay_out(everything(), load_theme("default"))


def lay(*blocks: Block) -> LaidOut:
    return lay_out(document(*blocks), load_theme("default"))


def lines(sheet: Sheet) -> Iterator[LineBox]:
    for placed in sheet.boxes:
        if isinstance(placed.box, LineBox):
            yield placed.box
        elif isinstance(placed.box, Stack):
            yield from (part for _, part in placed.box.parts if isinstance(part, LineBox))


def said(box: LineBox) -> str:
    return " ".join(bit.text for bit in box.text.bits[box.line.first : box.line.last + 1])


def pages_of(laid: LaidOut, box_with: str) -> list[int]:
    """The pages on which a line with these words stands."""
    return [sheet.number for sheet in laid.sheets for box in lines(sheet) if box_with in said(box)]


def filler(count: int) -> Paragraph:
    """A paragraph of some `count` lines."""
    return paragraph(" ".join((_WORDS * (count // 3 + 1))[: count * 13]))


# ---------------------------------------------------------------- rules of every page


def assert_pages_are_sound(laid: LaidOut) -> None:
    for sheet in laid.sheets:
        last, foot = sheet.boxes[-1], laid.shop.paper.height - laid.shop.theme.page.bottom.pt
        assert not last.box.keep or sheet is laid.sheets[-1], f"page {sheet.number} ends after what must be kept"
        assert sheet.top + last.top + last.box.height <= foot + 0.02, f"page {sheet.number} is too full"
        for before, after in zip(sheet.boxes, sheet.boxes[1:], strict=False):
            assert before.top + before.box.height <= after.top + 0.01, f"boxes overlap on page {sheet.number}"
        if sheet.notes:
            assert sheet.note_rule is not None
            assert sheet.note_rule >= last.top + last.box.height
            assert sheet.top + sheet.notes[-1].top + sheet.notes[-1].box.height <= foot + 0.02
    assert_no_widows(laid)


def assert_no_widows(laid: LaidOut) -> None:
    """A paragraph over two pages has at least two lines on each."""
    counts: dict[int, list[int]] = {}
    for sheet in laid.sheets:
        here: dict[int, int] = {}
        for placed in sheet.boxes:
            if isinstance(placed.box, LineBox):
                here[id(placed.box.text)] = here.get(id(placed.box.text), 0) + 1
        for text, count in here.items():
            counts.setdefault(text, []).append(count)
    assert all(min(split) >= 2 for split in counts.values() if len(split) > 1)


@pytest.mark.parametrize("marking", [None, samples.UNCLASSIFIED, samples.AMBER], ids=["none", "classified", "tlp"])
def test_every_page_of_everything_is_sound(marking: object) -> None:
    assert_pages_are_sound(lay_out(everything(marking), load_theme("default")))  # type: ignore[arg-type]


_block = st.one_of(
    st.integers(1, 14).map(filler),
    st.builds(lambda n: heading(f"Heading {n}", f"{n}.", 1 + n % 4), st.integers(1, 40)),
    st.builds(lambda n: table([row("A", "B", PROSE[:90])] * n, name=f"tbl-{n}"), st.integers(1, 30)),
    st.builds(
        lambda n: List(False, tuple(ListItem("•", (filler(k % 4 + 1),)) for k in range(n)), 0), st.integers(1, 9)
    ),
    st.builds(lambda n: CallOut("note", words("Note"), (filler(n),)), st.integers(1, 30)),
    st.builds(
        lambda n: Paragraph((Run(PROSE), NoteMark(n, words(PROSE * (n % 3 + 1))), Run(" " + PROSE))), st.integers(1, 99)
    ),
)


@settings(deadline=None, max_examples=25)
@given(st.lists(_block, min_size=2, max_size=25))
def test_any_document_has_sound_pages_and_loses_nothing(blocks: list[Block]) -> None:
    while blocks and getattr(blocks[-1], "level", None):
        blocks.pop()
    laid = lay(*blocks, paragraph())
    assert_pages_are_sound(laid)
    placed = [id(p.box) for sheet in laid.sheets for p in sheet.boxes]
    assert len(placed) == len(set(placed))
    texts = {id(box.text): box.text for sheet in laid.sheets for box in lines(sheet)}
    drawn = sum(
        box.line.last - box.line.first + 1 - bool(box.line.skip) for sheet in laid.sheets for box in lines(sheet)
    )
    assert drawn == sum(len(text.bits) for text in texts.values())


# ---------------------------------------------------------------- keeping together


@pytest.mark.parametrize("before", range(30, 46))
def test_a_heading_is_never_last_on_a_page(before: int) -> None:
    laid = lay(filler(before), heading("A heading", "2.", 2), paragraph())
    assert pages_of(laid, "A heading") == pages_of(laid, "The unprecedented")[-1:]


@pytest.mark.parametrize("before", range(24, 46, 2))
def test_a_caption_stands_with_the_header_and_two_rows(before: int) -> None:
    laid = lay(filler(before), table([row(f"Row {n}", "B", PROSE) for n in range(1, 30)]))
    page = laid.pages.of["tbl"]
    assert pages_of(laid, "Motivations and") == [page]
    assert page in pages_of(laid, "Primary motivation")
    assert pages_of(laid, "Row 1")[0] == pages_of(laid, "Row 2")[0] == page


def test_a_long_table_shows_its_header_on_each_page() -> None:
    laid = lay(table([row(f"Row {n}", "B", PROSE) for n in range(60)]))
    first, *others = [sheet for sheet in laid.sheets if any(isinstance(p.box, Stack) for p in sheet.boxes)]
    assert len(others) >= 2
    assert first.head is None
    assert all(sheet.head is not None for sheet in others)
    assert all(sheet.boxes[0].top == pytest.approx(sheet.head[0].height) for sheet in others if sheet.head)


def test_a_small_table_is_not_parted() -> None:
    for before in range(20, 46, 3):
        laid = lay(filler(before), table([row(f"Row {n}", "B", "C") for n in range(4)]))
        assert len(set(pages_of(laid, "Row "))) == 1


def test_rows_are_not_cut_but_where_they_are_higher_than_half_a_page() -> None:
    laid = lay(table([row("First", "B", PROSE), row("Second", "B", PROSE * 20), row("Third", "B", "C")]))
    assert_pages_are_sound(laid)
    assert len(laid.sheets) >= 3
    strips = [p.box for sheet in laid.sheets for p in sheet.boxes if isinstance(p.box, Stack)]
    assert len(strips) > 4


def test_cells_that_span_rows_keep_them_together() -> None:
    spanning = Row((Cell((paragraph("Both"),), 0, rows=2), Cell((paragraph("one"),), 1), Cell((paragraph("x"),), 2)))
    rest = Row((Cell((paragraph("two"),), 1), Cell((paragraph("y"),), 2)))
    for before in range(30, 44):
        laid = lay(filler(before), table([spanning, rest, *[row("a", "b", PROSE)] * 12]))
        assert pages_of(laid, "one")[0] == pages_of(laid, "two")[0]


def test_a_list_label_stands_on_the_line_of_its_item() -> None:
    laid = lay(List(True, (ListItem("1.", (filler(3),)), ListItem("2.", (filler(3),))), 0))
    labelled = [box for sheet in laid.sheets for box in lines(sheet) if box.sides]
    assert ["".join(bit.text for bit in box.sides[0][1].bits) for box in labelled] == ["1.", "2."]
    assert all(box.sides[0][0] + box.sides[0][1].width < box.x for box in labelled)


def test_a_list_in_a_list_item_keeps_both_labels_on_one_line() -> None:
    inner = List(True, (ListItem("a.", (paragraph("Inner"),)),), 1)
    laid = lay(List(True, (ListItem("1.", (inner,)),), 0))
    (box,) = [box for sheet in laid.sheets for box in lines(sheet) if box.sides]
    assert [side[1].bits[0].text for side in box.sides] == ["1.", "a."]


def test_an_introduction_stays_with_its_list() -> None:
    for before in range(30, 46):
        items = tuple(ListItem("•", (filler(2),)) for _ in range(3))
        laid = lay(filler(before), paragraph("Namely these:"), List(False, items, 0))
        intro = laid.sheets[pages_of(laid, "Namely")[0] - 1]
        assert said(list(lines(intro))[-1]) != "Namely these:"


def test_a_figure_stands_with_its_caption_and_never_wider_than_the_text() -> None:
    image = Image(png().data, "png", 3000, 1000, 96)
    for before in range(20, 44, 3):
        figure = Figure("fig", image, "A picture", Caption("Figure", 1, words("What it shows")), None)
        laid = lay(filler(before), figure)
        sheet = laid.sheets[laid.pages.of["fig"] - 1]
        (picture,) = [p.box for p in sheet.boxes if isinstance(p.box, ImageBox)]
        assert picture.width <= laid.shop.measure + 0.01
        assert pages_of(laid, "What it shows") == [sheet.number]


def test_a_picture_higher_than_a_page_is_made_to_fit() -> None:
    figure = Figure("fig", Image(png().data, "png", 100, 4000, 96), "Tall", Caption("Figure", 1, words("Tall")), 1.0)
    assert_pages_are_sound(lay(figure))


def test_a_page_break_begins_a_page() -> None:
    laid = lay(paragraph("Before."), PageBreak(), paragraph("After."))
    assert (pages_of(laid, "Before"), pages_of(laid, "After")) == ([1], [2])


def test_page_breaks_at_the_end_and_twice_make_no_empty_pages() -> None:
    assert lay(paragraph("One."), PageBreak(), PageBreak(), paragraph("Two."), PageBreak()).pages.count == 2


def test_a_document_without_a_body_has_a_page() -> None:
    laid = lay()
    assert laid.pages.count == 1
    assert laid.draw().startswith(b"%PDF-1.7")


# ---------------------------------------------------------------- panels


def test_a_panel_over_two_pages_keeps_its_tint_and_its_padding() -> None:
    laid = lay(Summary("Executive summary", tuple(filler(9) for _ in range(6))))
    assert laid.pages.count == 2
    padding = laid.shop.theme.summary.padding.pt
    (first,), (second,) = laid.sheets[0].frames, laid.sheets[1].frames
    assert first[0] is second[0]
    assert second[1] == pytest.approx(0)
    assert laid.sheets[1].boxes[0].top == pytest.approx(padding)
    assert first[2] == pytest.approx(laid.sheets[0].bottom + padding)


def test_a_call_out_in_the_summary_stands_within_it() -> None:
    laid = lay(Summary("Summary", (paragraph(), CallOut("note", words("Note"), (paragraph(),)), paragraph())))
    outer, inner = laid.sheets[0].frames
    assert inner[0].parent is outer[0]
    assert outer[1] < inner[1]
    assert inner[2] < outer[2]


# ---------------------------------------------------------------- footnotes


def _noted(number: int, size: int = 1) -> Paragraph:
    return Paragraph((Run(PROSE), NoteMark(number, words(f"Note {number}. " + PROSE * size)), Run(" " + PROSE)))


def _mark_pages(laid: LaidOut) -> dict[int, int]:
    return {note.number: s.number for s in laid.sheets for placed in s.boxes for note in placed.box.notes}


def _note_pages(laid: LaidOut) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    numbers = {id(b): n.number for s in laid.sheets for p in s.boxes for n in p.box.notes for b in n.boxes}
    for sheet in laid.sheets:
        for placed in sheet.notes:
            found.setdefault(numbers[id(placed.box)], []).append(sheet.number)
    return found


def test_a_footnote_stands_on_the_page_of_its_mark() -> None:
    laid = lay(*(_noted(n) for n in range(1, 30)))
    marks, notes = _mark_pages(laid), _note_pages(laid)
    assert len(marks) == 29
    assert all(set(notes[n]) == {page} for n, page in marks.items())


def test_a_long_footnote_goes_on_and_loses_no_line() -> None:
    laid = lay(filler(20), _noted(1, size=14), filler(30))
    pages = _note_pages(laid)[1]
    assert pages[0] == _mark_pages(laid)[1]
    assert len(set(pages)) >= 2
    (note,) = [note for s in laid.sheets for p in s.boxes for note in p.box.notes]
    assert len(pages) == len(note.boxes)
    assert_pages_are_sound(laid)


# ---------------------------------------------------------------- what the layout found out


def _ids(doc: Document) -> Iterator[str]:
    def within(blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            if hasattr(block, "id"):
                yield block.id
            if isinstance(block, Endnotes):
                yield block.heading.id
                yield from (entry.id for entry in block.entries)
            if isinstance(block, Summary):
                yield from within(block.blocks)
            if isinstance(block, Paragraph):
                yield from (inline.id for inline in block.content if isinstance(inline, CitationMark))

    return within(doc.body)


def test_the_page_of_every_id_is_known() -> None:
    laid = laid_everything()
    wanted = list(_ids(laid.shop.document))
    assert len(wanted) > 60
    assert set(wanted) <= set(laid.pages.of)
    assert set(laid.pages.of.values()) <= set(range(1, laid.pages.count + 1))


def test_marks_in_cells_judgments_and_footnotes_have_pages() -> None:
    cell = Row((Cell((Paragraph((Run("A"), cite(1, "in-cell"))),), 0), Cell((), 1), Cell((), 2)))
    noted = Paragraph((Run("B"), NoteMark(1, (Run("C"), cite(1, "in-note")))))
    laid = lay(table([cell]), noted)
    assert laid.pages.of["in-cell"] == laid.pages.of["in-note"] == 1
    assert "judged-2" in laid_everything().pages.of


def test_back_links_name_the_pages_of_their_marks() -> None:
    laid = laid_everything()
    assert laid.settled
    notes = next(block for block in laid.shop.document.body if isinstance(block, Endnotes))
    shown = " ".join(said(box) for sheet in laid.sheets for box in lines(sheet))
    for entry in notes.entries:
        pages = [link.text for link in back_links(entry, laid.pages)]
        assert f"↑ {pages[0]}" in shown


def test_citations_after_the_endnotes_settle_in_another_attempt() -> None:
    marks = {1: ("early", "late")}
    late = Paragraph((Run("An appendix."), cite(1, "late")))
    laid = lay(Paragraph((Run("Early."), cite(1, "early"))), PageBreak(), endnotes(3, marks), PageBreak(), late)
    assert laid.settled
    assert (laid.pages.of["early"], laid.pages.of["late"]) == (1, 3)
    entry = next(said(box) for sheet in laid.sheets for box in lines(sheet) if "↑" in said(box))
    assert entry.replace(" ", "").endswith("↑1,3")


def test_pages_that_never_come_to_rest_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    attempts: list[int] = []
    monkeypatch.setattr(compose, "_settled", lambda *_: bool(attempts.append(1)))
    laid = lay(paragraph())
    assert len(attempts) == 5
    assert [found.code for found in laid.diagnostics] == ["pages-unsettled"]


def test_a_character_without_a_font_is_named() -> None:
    laid = lay(paragraph("Private use: \U0010fffd, here too: \U0010fffd."))
    assert laid.missing == {"\U0010fffd": "U+10FFFD"}
    assert laid.diagnostics == []


# ---------------------------------------------------------------- endnotes


@pytest.mark.parametrize("before", range(0, 40, 2))
def test_no_few_endnotes_stand_alone_on_the_last_page(before: int) -> None:
    laid = lay(*([filler(before)] if before else []), endnotes(24))
    on_last = {placed.box.entry for placed in laid.sheets[-1].boxes}
    assert None in on_last or len(on_last) >= 4
    assert_pages_are_sound(laid)


def test_the_heading_of_the_endnotes_stands_with_two_entries() -> None:
    for before in range(30, 44):
        laid = lay(filler(before), endnotes(12))
        page = laid.pages.of["endnotes"]
        assert laid.pages.of["endnote-1"] == laid.pages.of["endnote-2"] == page


# ---------------------------------------------------------------- odds and ends


def test_code_keeps_its_lines_and_spaces() -> None:
    laid = lay(CodeBlock("def f():\n    return  1\n\n# end"))
    code = [box for sheet in laid.sheets for box in lines(sheet)][-4:]
    assert ["".join(bit.text for bit in box.text.bits) for box in code] == ["def f():", "    return  1", " ", "# end"]


def test_a_line_break_begins_a_line_in_the_same_paragraph() -> None:
    laid = lay(Paragraph((Run("First line."), LineBreak(), Run("Second line."))))
    assert [said(box) for box in list(lines(laid.sheets[0]))[-2:]] == ["First line.", "Second line."]


def test_a_question_is_set_and_kept_like_a_heading() -> None:
    for before in range(34, 44):
        question = QuestionAnswer(heading("Why so?", None, 2), (paragraph("Because it is. " * 20),))
        laid = lay(filler(before), question)
        assert pages_of(laid, "Why so?") == pages_of(laid, "Because")[:1]


def test_a_wide_number_runs_into_its_heading() -> None:
    laid = lay(heading("Ports", "Appendix A", 1, kind="appendix"), paragraph())
    box = next(box for box in lines(laid.sheets[0]) if "Ports" in said(box))
    assert said(box) == "Appendix A Ports"
    assert box.sides == ()


def test_a_table_of_figures_lines_up_its_decimal_signs() -> None:
    from briefing.resolve.tree import Column

    columns = (Column("left", 0.5), Column("decimal", 0.5))
    rows = tuple(
        Row((Cell((paragraph(name),), 0), Cell((paragraph(value),), 1)))
        for name, value in (("a", "0.4"), ("b", "15.63"), ("c", "100"), ("d", "−7.5"))
    )
    laid = lay(Table("t", columns, (), rows, None, ()))
    places = []
    for box in lines(laid.sheets[0]):
        value = said(box)
        if value in {"0.4", "15.63", "100", "−7.5"}:
            look = box.text.bits[0].look
            places.append(round(box.x + look.measure(look.shape(value.split(".")[0])), 2))
    assert len(places) == 4
    assert len(set(places)) == 1


def test_letter_paper_keeps_the_width_of_the_text() -> None:
    a4 = lay_out(document(paragraph()), load_theme("default"))
    letter = lay_out(document(paragraph(), page="letter"), load_theme("default"))
    assert letter.shop.paper.size == (612, 792)
    assert letter.shop.measure == a4.shop.measure
    assert [said(box) for box in lines(letter.sheets[0])] == [said(box) for box in lines(a4.sheets[0])]


def test_boxes_of_everything_have_height() -> None:
    boxes: list[Box] = [placed.box for sheet in laid_everything().sheets for placed in sheet.boxes]
    assert all(box.height > 0 for box in boxes)


def test_empty_items_and_items_that_begin_with_a_table_show_their_labels() -> None:
    items = (ListItem("1.", ()), ListItem("2.", (table([row("a", "b", "c")]),)), ListItem("3.", (paragraph(""),)))
    laid = lay(List(True, items, 0))
    shown = [side[1].bits[0].text for sheet in laid.sheets for box in lines(sheet) for side in box.sides]
    assert shown == ["1.", "2.", "3."]
    assert laid.draw().startswith(b"%PDF")


def test_a_heading_breaks_after_its_colon() -> None:
    laid = lay(heading("The U.S. Response: Strategic Challenges and a Path Forward"), paragraph())
    assert [said(box) for box in lines(laid.sheets[0])][2] == "The U.S. Response:"


def test_a_picture_that_cannot_be_decoded_is_named() -> None:
    laid = lay(Figure("fig-broken", Image(b"\x89PNG\r\n\x1a\n broken", "png", 4, 4, 96), "Alt", None, None))
    laid.draw()
    assert [found.code for found in laid.diagnostics] == ["image-unreadable"]
    assert "fig-broken" in laid.diagnostics[0].message


def test_deep_nesting_never_leaves_a_column_without_width() -> None:
    inner: Block = paragraph("Deep.")
    for depth in range(40, -1, -1):
        inner = List(False, (ListItem("•", (inner,)),), depth)
    assert_pages_are_sound(lay(inner))
