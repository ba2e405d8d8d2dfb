"""Pages on their side: where they begin and end, how large they are, and what stands on them."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from briefing import loads
from briefing.compile import resolved
from briefing.core.diagnostics import BriefingError
from briefing.resolve.tree import Block, Heading, Landscape, List, ListItem, NoteMark, Paragraph, Run
from briefing.themes.theme import load_theme
from briefing.writers.pdf import lay_out
from briefing.writers.pdf.boxes import LineBox, Stack
from briefing.writers.pdf.compose import LaidOut

from .checker import assert_sound
from .samples import AMBER, UNCLASSIFIED, document, endnotes, heading, paragraph, row, table, words

A4 = (595.276, 841.89)


def lay(*blocks: Block, **more: object) -> LaidOut:
    return lay_out(document(*blocks, **more), load_theme("default"))  # type: ignore[arg-type]


def wide(rows: int = 3) -> Landscape:
    return Landscape((paragraph(), table([row("China", "Pre-eminence", "Much " * 40)] * rows)))


def test_pages_before_and_after_are_upright() -> None:
    laid = lay(paragraph(), wide(), paragraph("After it."), endnotes(4))
    assert [sheet.turned for sheet in laid.sheets] == [False, True, False]
    assert laid.pages.of["tbl"] == 2
    assert laid.pages.of["endnotes"] == 3


def test_a_long_table_goes_on_over_pages_on_their_side() -> None:
    laid = lay(wide(30), paragraph("After it."))
    turned = [sheet for sheet in laid.sheets if sheet.turned]
    assert len(turned) > 1
    assert all(sheet.head is not None for sheet in turned[1:])
    assert not laid.sheets[-1].turned


def test_no_page_is_empty() -> None:
    for blocks in ((wide(),), (wide(), wide()), (Landscape(()), paragraph()), (paragraph(), wide())):
        assert all(sheet.boxes for sheet in lay(*blocks).sheets)
    assert len(lay(Landscape(()), paragraph()).sheets) == 1


def test_tables_have_all_the_width_and_text_keeps_its_own() -> None:
    laid = lay(Landscape((paragraph(), table([row("China", "Pre-eminence " * 9, "Much " * 60)]))))
    sheet = laid.sheets[1]
    rows = [placed.box for placed in sheet.boxes if isinstance(placed.box, Stack)]
    texts = [placed.box for placed in sheet.boxes if isinstance(placed.box, LineBox)]
    assert rows[0].x == pytest.approx(-laid.shop.hang)
    assert rows[0].x + rows[0].width == pytest.approx(laid.shop.turned.measure)
    assert max(box.x + box.line.width for box in texts if not box.keep) <= laid.shop.measure + 0.01


@pytest.mark.parametrize("marking", [None, AMBER, UNCLASSIFIED])
def test_the_file_has_pages_of_both_kinds(marking: object) -> None:
    note = Paragraph((Run("A word"), NoteMark(1, words("Its note."))))
    laid = lay(paragraph(), Landscape((heading("Figures"), note, wide().blocks[1])), paragraph(), marking=marking)
    findings = laid.draw()
    assert_sound(findings)
    with pikepdf.open(BytesIO(findings)) as file:
        sizes = [tuple(float(edge) for edge in page.mediabox[2:]) for page in file.pages]
        assert all(int(page.get("/Rotate", 0)) == 0 for page in file.pages)
    flat, up = pytest.approx(A4[::-1], abs=0.01), pytest.approx(A4, abs=0.01)
    assert sizes == [up, flat, up]


def test_headings_before_it_stand_on_its_pages() -> None:
    text = "---\ntitle: T\n---\n\n# One\n\nWords.\n\n# Two\n\n## Below\n\n::: landscape\nWide words.\n:::\n\nAfter.\n"
    body = resolved(loads(text))[0].body
    turned = next(block for block in body if isinstance(block, Landscape))
    assert [type(block) for block in turned.blocks] == [Heading, Heading, Paragraph]
    assert [type(block) for block in body] == [Heading, Paragraph, Landscape, Paragraph]


@pytest.mark.parametrize(
    "text",
    ["- a\n\n  ::: landscape\n  b\n  :::\n", "::: summary\n::: landscape\nb\n:::\n:::\n"],
    ids=["list", "summary"],
)
def test_they_cannot_stand_in_other_blocks(text: str) -> None:
    found = resolved(loads(f"---\ntitle: T\n---\n\n{text}"))[1]
    assert [(d.code, d.at.line) for d in found.errors] == [("misplaced-landscape", 7 if text[0] == "-" else 6)]


def test_a_heading_cannot_stand_in_them() -> None:
    with pytest.raises(BriefingError) as caught:
        loads("---\ntitle: T\n---\n\n::: landscape\n# One\n:::\n")
    assert "misplaced-heading" in [d.code for d in caught.value.diagnostics]


def test_deep_within_others_the_writer_only_lays_the_blocks() -> None:
    laid = lay(List(False, (ListItem("•", (wide(),)),), 0))
    assert not any(sheet.turned for sheet in laid.sheets)
