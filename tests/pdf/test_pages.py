"""Pages of any report: nothing outside, nothing over each other, nothing lost, and nothing alone at a page's edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.resolve.tree import (
    Block,
    CallOut,
    CodeBlock,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Image,
    Landscape,
    List,
    ListItem,
    NoteMark,
    PageBreak,
    Paragraph,
    QuestionAnswer,
    Quotation,
    Run,
    Summary,
)
from briefing.themes.theme import load_theme
from briefing.writers.pdf.blocks import lay
from briefing.writers.pdf.blocks.title import lay_title
from briefing.writers.pdf.boxes import Box, LineBox, Stack
from briefing.writers.pdf.compose import _rooms
from briefing.writers.pdf.cutting import TallRows
from briefing.writers.pdf.flow import Flow, Sink
from briefing.writers.pdf.fonts import FontBook
from briefing.writers.pdf.pages import Paginator, Sheet, settle
from briefing.writers.pdf.shop import Shop

from .drawing import png
from .samples import AMBER, PROSE, document, endnotes, heading, paragraph, row, table, words

_EPSILON = 0.02
_WORDS = PROSE.split()


@dataclass
class Paged:
    """Boxes, and the pages that they came to stand on."""

    shop: Shop
    boxes: Sequence[Box]
    sheets: list[Sheet]

    def room(self, sheet: Sheet) -> float:
        paper = self.shop.turned if sheet.turned else self.shop.paper
        return paper.room + paper.top - sheet.top


@cache
def _book() -> FontBook:
    return FontBook(load_theme("default"), "en")


def paged(doc: Document) -> Paged:
    theme = load_theme("default")
    shop = Shop(doc, theme, _book(), None)
    flow = Flow(shop, Sink(), shop.root, 0.0, shop.measure, -shop.hang)
    lay_title(doc, flow)
    lay(doc.body, flow)
    paginator = Paginator(flow.sink, _rooms(shop))
    return Paged(shop, flow.sink.boxes, settle(paginator, paginator.run()))


def filler(count: int) -> Paragraph:
    """A paragraph of some `count` lines."""
    return paragraph(" ".join((_WORDS * (count // 3 + 1))[: count * 13 - 6]))


def picture(share: float) -> Figure:
    return Figure(f"fig-{share}", replace(png(), width=400, height=300), "Alt", None, share)


# ---------------------------------------------------------------- what must hold


def assert_whole(made: Paged) -> None:
    """Every box stands on one page, in order; tall rows in parts, one after the other."""
    placed = [p.box for sheet in made.sheets for p in sheet.boxes]
    given = [box for box in made.boxes if not isinstance(box, TallRows)]
    found = [box for box in placed if not isinstance(box, TallRows)]
    assert list(map(id, given)) == list(map(id, found))


def assert_within(made: Paged) -> None:
    for sheet in made.sheets:
        assert sheet.blank >= -_EPSILON, f"page {sheet.number} is too full"
        for placed in sheet.boxes:
            assert placed.top >= -_EPSILON
            assert placed.top + placed.box.height <= made.room(sheet) + _EPSILON, f"page {sheet.number} is too full"
        for before, after in pairwise(sheet.boxes):
            if before.shift == after.shift:
                assert before.top + before.box.height <= after.top + _EPSILON, f"boxes overlap on page {sheet.number}"
        for before, after in pairwise(sheet.notes):
            assert before.top + before.box.height <= after.top + _EPSILON


def assert_together(made: Paged) -> None:
    """No page ends after what must stand with the next, unless all on it must or the author wants a page there."""
    for sheet, following in pairwise(made.sheets):
        kept = [placed.box.keep for placed in sheet.boxes]
        wanted = following.boxes[0].box.new_page
        assert wanted or not kept[-1] or all(kept), f"page {sheet.number} ends after what must be kept"


def assert_no_line_alone(made: Paged) -> None:
    """A paragraph over two pages has at least two lines on each, one of three is not parted."""
    pages: dict[int, list[int]] = {}
    for sheet in made.sheets:
        for placed in sheet.boxes:
            if isinstance(placed.box, LineBox) and placed.box.text.bits:
                pages.setdefault(id(placed.box.text), []).append(sheet.number)
    for found in pages.values():
        if len(set(found)) > 1:
            assert len(found) > 3
            assert min(found.count(page) for page in set(found)) >= 2


def assert_headings_lead(made: Paged) -> None:
    """Under a heading stand two lines, or all that is under it, unless the author wants a page there."""
    for sheet in made.sheets[:-1]:
        below = 0
        for n, placed in enumerate(reversed(sheet.boxes)):
            if placed.box.outline is None:
                below += 2 if isinstance(placed.box, Stack) or placed.box.height > 18 else 1
                continue
            following = made.sheets[sheet.number].boxes[0].box
            assert n > 0 or following.new_page, f"a heading ends page {sheet.number}"
            assert below >= 2 or following.new_page or following.outline is not None
            break


def assert_notes_with_marks(made: Paged) -> None:
    """A footnote begins on the page of its mark."""
    for sheet in made.sheets:
        here = {id(placed.box) for placed in sheet.notes}
        for placed in sheet.boxes:
            for note in placed.box.notes:
                assert not note.boxes or id(note.boxes[0]) in here, f"note {note.number} is not on page {sheet.number}"


def assert_sound_pages(made: Paged) -> None:
    assert_whole(made)
    assert_within(made)
    assert_together(made)
    assert_no_line_alone(made)
    assert_headings_lead(made)
    assert_notes_with_marks(made)


# ---------------------------------------------------------------- any report


_text = st.integers(1, 12).map(filler)
_items = st.lists(st.integers(1, 4).map(filler), min_size=1, max_size=7)
_block: st.SearchStrategy[Block] = st.one_of(
    _text,
    _text,
    st.integers(0, 1000).map(lambda n: heading(f"Heading {n}", f"{n}.", 1 + n % 4)),
    st.integers(0, 1000).map(lambda n: heading(f"Heading {n}", f"{n}.", 1 + n % 4)),
    st.builds(
        lambda n, size: table([row("A", "B", PROSE[: size * 90])] * n, f"tbl-{n}"),
        st.integers(1, 30),
        st.integers(1, 9),
    ),
    st.builds(lambda held: List(False, tuple(ListItem("•", (one,)) for one in held), 0), _items),
    st.builds(lambda held: CallOut("note", words("Note"), tuple(held)), _items),
    st.builds(lambda one: Quotation((one,), words("Somebody, somewhere")), _text),
    st.builds(lambda one: DefinitionList((Definition(words("Term"), (one,)),) * 3), _text),
    st.builds(lambda n, one: QuestionAnswer(heading(f"Why {n}?", None, 2), (one,)), st.integers(0, 99), _text),
    st.integers(1, 30).map(lambda n: CodeBlock("\n".join(["line"] * n))),
    st.floats(0.2, 1).map(picture),
    st.builds(
        lambda n: Paragraph((Run(PROSE), NoteMark(n, words(PROSE * (n % 4 + 1))), Run(" " + PROSE))), st.integers(1, 99)
    ),
    st.just(PageBreak()),
    st.builds(lambda held: Landscape((*held, table([row("A", "B", PROSE)] * 3))), _items),
)


@settings(deadline=None, max_examples=50)
@given(st.lists(_block, min_size=1, max_size=20), st.booleans(), st.sampled_from([0, 5, 30]), st.sampled_from([1, 2]))
def test_pages_of_any_report_are_sound(blocks: list[Block], summed: bool, sources: int, columns: int) -> None:
    body: list[Block] = [Summary("Summary", tuple(filler(n) for n in (3, 6, 9)))] if summed else []
    body += blocks
    if sources:
        body.append(replace(endnotes(sources), columns=columns))  # type: ignore[arg-type]
    assert_sound_pages(paged(document(*body, marking=AMBER if summed else None)))


# ---------------------------------------------------------------- one by one


@pytest.mark.parametrize("before", range(30, 48))
def test_a_heading_does_not_stand_with_a_single_line(before: int) -> None:
    made = paged(document(filler(before), heading("Results", "2."), paragraph("One line."), filler(9)))
    assert_sound_pages(made)


@pytest.mark.parametrize("before", range(30, 48))
def test_a_list_of_single_lines_is_not_parted_from_its_first_or_its_last(before: int) -> None:
    held = tuple(ListItem("•", (paragraph(f"Item {n}"),)) for n in range(5))
    made = paged(document(filler(before), paragraph("Namely:"), List(False, held, 0)))
    counts = [
        sum(1 for p in sheet.boxes if isinstance(p.box, LineBox) and p.box.sides and p.box.outline is None)
        for sheet in made.sheets
    ]
    assert 1 not in counts
    assert sum(counts) == 5


@pytest.mark.parametrize("before", range(36, 48, 2))
def test_what_a_colon_announces_stands_with_it(before: int) -> None:
    for block in (Quotation((filler(4),), ()), CodeBlock("a\nb\nc\nd"), table([row("A", "B", "C")] * 3)):
        made = paged(document(filler(before), paragraph("He said this:"), block))
        page = next(s for s in made.sheets for p in s.boxes if _said(p.box).endswith("this:"))
        assert not _said(page.boxes[-1].box).endswith("this:")


def _said(box: Box) -> str:
    return "".join(bit.text for bit in box.text.bits) if isinstance(box, LineBox) else ""


def test_a_page_that_nearly_holds_what_follows_is_closed_up() -> None:
    """Somewhere in a run of heights the table just does not fit; spaces give way before the page ends early."""
    blanks = []
    for before in range(10, 40):
        body = [*[paragraph("Short.")] * before, table([row("A", "B", "C")] * 5), *[filler(9)] * 9]
        made = paged(document(*body))
        assert_sound_pages(made)
        blanks.append(made.sheets[0].blank)
    assert max(blanks) < 0.28 * made.room(made.sheets[0])


def test_blank_space_is_shared_with_the_pages_before() -> None:
    tall = Figure("fig", Image(png().data, "png", 400, 520, 96), "Alt", None, 1.0)
    for before in range(90, 130, 4):
        body = [*[filler(6)] * (before // 6), heading("Next", level=2), tall, filler(30)]
        made = paged(document(*body))
        assert_sound_pages(made)
        at = next(s.number for s in made.sheets for p in s.boxes if p.box.outline)
        before_it, last = (made.sheets[at - n].blank for n in (3, 2)) if at > 2 else (0.0, 0.0)
        assert last < 300
        assert last < 100 or before_it > 30, "the page before gave some"


def test_before_a_section_of_the_first_level_a_page_may_be_short() -> None:
    tall = Figure("fig", Image(png().data, "png", 400, 520, 96), "Alt", None, 1.0)
    for level, shared in ((1, False), (2, True)):
        blanks = []
        for before in range(16, 20):
            made = paged(document(*[filler(6)] * before, heading("Next", level=level), tall))
            at = next(s.number for s in made.sheets for p in s.boxes if p.box.outline)
            if made.sheets[at - 2].blank > 100:
                blanks.append(made.sheets[at - 3].blank)
        assert blanks
        assert (max(blanks) > 30) == shared


def test_code_and_pictures_make_no_page_too_full() -> None:
    made = paged(document(CodeBlock("\n".join("x" * 200 for _ in range(90))), picture(1.0), picture(1.0)))
    assert_whole(made)
    assert_within(made)
    assert_together(made)
