"""Sections of the Word draft: pages on their side, and entries in two columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefing.resolve.tree import Block, Landscape, PageBreak, Pages
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from ..pdf.samples import UNCLASSIFIED, document, endnotes, heading, paragraph, row, table
from .opened import Opened, W, style_of, text_of


def opened(theme: Theme, *blocks: Block, **more: Any) -> Opened:
    return Opened(write_docx(document(*blocks, **more), theme, Pages(3, {})))


def sections(found: Opened) -> list[dict[str, Any]]:
    """What each section says, in order."""
    out = []
    for properties in found.document.iter(f"{W}sectPr"):
        size, columns = properties.find(f"{W}pgSz"), properties.find(f"{W}cols")
        kind = properties.find(f"{W}type")
        out.append(
            {
                "turned": size.get(f"{W}orient") == "landscape",
                "wider": int(size.get(f"{W}w")) > int(size.get(f"{W}h")),
                "goes_on": kind is not None and kind.get(f"{W}val") == "continuous",
                "columns": int(columns.get(f"{W}num", "1")),
                "first": properties.find(f"{W}titlePg") is not None,
                "headers": len(properties.findall(f"{W}headerReference")),
            }
        )
    return out


def wide() -> Landscape:
    return Landscape((heading("Figures"), paragraph("Some."), table([row("China", "Pre-eminence", "Much " * 60)])))


def test_pages_on_their_side_are_a_section(theme: Theme) -> None:
    found = sections(opened(theme, paragraph(), wide(), paragraph("After.")))
    assert [one["turned"] for one in found] == [one["wider"] for one in found] == [False, True, False]
    assert [one["first"] for one in found] == [True, False, False]
    assert [one["headers"] for one in found] == [2, 1, 1]
    assert not any(one["goes_on"] for one in found)


def test_no_section_is_empty(theme: Theme) -> None:
    """The last paragraph of a section ends it, or one as low as can be where a table comes last."""
    found = opened(theme, paragraph("Before."), PageBreak(), wide(), PageBreak(), paragraph("After."))
    enders = [p for p in found.paragraphs() if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert [(style_of(p), text_of(p)) for p in enders[:1]] == [("BodyText", "Before.")]
    assert enders[1].getprevious().tag == f"{W}tbl" or style_of(enders[1]) == "TableNote"
    assert found.document.find(f".//{W}pageBreakBefore") is None or len(enders) == 2


def test_what_ends_on_its_side_has_no_upright_page_after_it(theme: Theme) -> None:
    assert [one["turned"] for one in sections(opened(theme, paragraph(), wide()))] == [False, True]


@pytest.mark.parametrize("marking", [None, UNCLASSIFIED], ids=["none", "classified"])
def test_running_lines_reach_the_wider_page_s_edge(theme: Theme, marking: Any) -> None:
    found = opened(theme, wide(), marking=marking)
    stops = [
        int(stop.get(f"{W}pos"))
        for stop in found.tree("word/footer3.xml").iter(f"{W}tab")
        if stop.get(f"{W}val") == "right"
    ]
    assert stops[-1] > 12_000
    plain = opened(theme, paragraph())
    assert "word/footer3.xml" not in plain.parts


def test_tables_have_all_the_width_and_text_keeps_its_own(theme: Theme) -> None:
    found = opened(theme, wide())
    width = int(found.document.find(f".//{W}tblW").get(f"{W}w"))
    text = next(p for p in found.paragraphs("BodyText") if text_of(p) == "Some.")
    assert width > 12_000
    assert int(text.find(f"{W}pPr/{W}ind").get(f"{W}right")) > 4_000


def test_entries_in_columns_are_a_section_that_goes_on(theme: Theme) -> None:
    found = opened(theme, paragraph(), replace(endnotes(5), columns=2))
    assert [(one["columns"], one["goes_on"]) for one in sections(found)] == [(1, False), (2, True), (1, True)]
    ending = [p for p in found.paragraphs() if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert [text_of(p) for p in ending[:1]] == ["Endnotes"]
    assert style_of(ending[1]) == "Bibliography"


def test_notes_of_words_own_take_the_columns_of_the_last_section(theme: Theme) -> None:
    notes = replace(endnotes(0), kind="notes", columns=2)
    assert [(one["columns"], one["goes_on"]) for one in sections(opened(theme, paragraph(), notes))] == [
        (1, False),
        (2, True),
    ]


def test_an_ordinary_document_is_one_section(theme: Theme) -> None:
    assert len(sections(opened(theme, paragraph(), endnotes(3)))) == 1
