"""Notes and bibliographies: how their entries hang, what stands before and after them, and how pages part them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.resolve.tree import Endnote, Endnotes, Format, Inlines, Link, Paragraph, Run
from briefing.themes.theme import load_theme
from briefing.writers.pdf import lay_out, write_pdf
from briefing.writers.pdf.boxes import LineBox
from briefing.writers.pdf.compose import LaidOut

from .checker import Findings, assert_sound
from .samples import cite, document, endnotes, heading, paragraph, words
from .test_layout import assert_pages_are_sound, filler, lay, lines, said

LONG = "Leaders of China, Russia and North Korea gather in Beijing for a parade that few will forget. " * 3


def unnumbered(count: int, text: str = LONG) -> Endnotes:
    listed = tuple(Endnote(f"source:{n}", "", words(f"Name {n}. {text}"), ()) for n in range(count))
    return Endnotes(heading("Bibliography", kind="unnumbered"), listed)


def labelled(block: Endnotes, label: str) -> Endnotes:
    return replace(block, entries=tuple(replace(e, label=label.format(e.number)) for e in block.entries))


def boxes(laid: LaidOut) -> list[LineBox]:
    """Every line of an entry."""
    return [box for sheet in laid.sheets for box in lines(sheet) if box.entry is not None]


def read(*blocks: Endnotes) -> Findings:
    return assert_sound(write_pdf(document(paragraph(), *blocks), load_theme("default")).data)


# ---------------------------------------------------------------- labels


@pytest.mark.parametrize("label", ["", "{}.", "[{}]"])
def test_labels_hang_beside_the_entries_and_end_on_one_edge(label: str) -> None:
    block = labelled(endnotes(12), label)
    sides = [side for box in boxes(lay(block)) for side in box.sides]
    shown = ["".join(bit.text for bit in text.bits) for _, text, _ in sides]
    assert shown == [entry.shown for entry in block.entries]
    assert len({round(x + text.width, 3) for x, text, _ in sides}) == 1
    assert all(x >= -56.7 for x, _, _ in sides), "no label stands left of the heading"


@pytest.mark.parametrize(("block", "numbering"), [(labelled(endnotes(3), "[{}]"), "Decimal"), (unnumbered(3), "None")])
def test_a_list_says_how_it_is_numbered(block: Endnotes, numbering: str) -> None:
    (listing,) = read(block).root.find("L")
    assert listing.attributes["ListNumbering"] == numbering
    inside = ["Lbl", "LBody"] if numbering == "Decimal" else ["LBody"]
    assert [[child.tag for child in item.children] for item in listing.children] == [inside] * 3


def test_without_labels_first_lines_hang() -> None:
    block = unnumbered(4)
    found = boxes(lay(block))
    firsts = {round(box.x, 2) for box in found if box.ids}
    others = {round(box.x, 2) for box in found if not box.ids}
    assert len(firsts) == len(others) == 1
    assert 12 <= others.pop() - firsts.pop() <= 14


def test_a_hanging_first_line_uses_the_room_that_it_has() -> None:
    laid = lay(unnumbered(1, "ab " * 400))
    first, *others = boxes(laid)[:-1]
    right = others[0].x + 440.3
    assert right - 14 < first.x + first.line.width + 13 <= right
    assert first.line.last - first.line.first >= others[0].line.last - others[0].line.first


def test_an_entry_without_a_number_among_numbered_ones_stands_in_their_column() -> None:
    block = endnotes(3)
    block = replace(block, entries=(*block.entries, Endnote("odd", "", words("Odd"), ())))
    found = boxes(lay(block))
    assert len({round(box.x, 3) for box in found}) == 1


def test_an_arabic_entry_keeps_to_the_right_edge() -> None:
    arabic = Endnote("a", "", (Run("مرحبا بالعالم " * 40, lang="ar"),), ())
    found = boxes(lay(Endnotes(heading("Sources"), (arabic,))))
    edges = {round(box.x + box.line.width, 2) for box in found}
    assert len(found) > 1
    assert len(edges) == 1  # and no line hangs out at its end


# ---------------------------------------------------------------- several blocks, and what stands around the entries


def _both() -> tuple[Endnotes, Endnotes]:
    notes = Endnotes(
        heading("Notes", kind="unnumbered"),
        tuple(Endnote(f"note:{n}", str(n), words(f"Note {n}"), ()) for n in range(1, 4)),
        "notes",
    )
    return notes, unnumbered(3)


def test_notes_and_bibliography_are_two_lists_under_two_headings() -> None:
    findings = read(*_both())
    assert [node.tag for node in findings.root.children][-4:] == ["H1", "L", "H1", "L"]
    assert [node.attributes["ListNumbering"] for node in findings.root.find("L")] == ["Decimal", "None"]


def test_lead_and_legend_stand_around_the_entries() -> None:
    block = replace(unnumbered(3), lead=words("What this rests on."), legend=words("A: reliable."))
    findings = read(block)
    tags = [(node.tag, " ".join(node.text.split())) for node in findings.root.children][-4:]
    assert [tag for tag, _ in tags] == ["H1", "P", "L", "P"]
    assert tags[1][1] == "What this rests on."
    assert tags[3][1] == "A: reliable."


def test_the_lead_stands_with_the_entries_and_the_legend_too() -> None:
    block = replace(unnumbered(6), lead=words(LONG + "So it stands."), legend=words("A: reliable."))
    for before in range(24, 44):
        laid = lay(filler(before), block)
        assert_pages_are_sound(laid)
        lead_end = next(sheet.number for sheet in laid.sheets for box in lines(sheet) if "stands." in said(box))
        assert lead_end == laid.pages.of["source:0"] == laid.pages.of["source:1"]
        legend = next(sheet.number for sheet in laid.sheets for box in lines(sheet) if said(box).startswith("A:"))
        assert laid.pages.of["source:4"] == laid.pages.of["source:5"] == legend


@pytest.mark.parametrize("before", range(0, 44, 4))
def test_no_few_entries_of_the_second_block_stand_alone_on_the_last_page(before: int) -> None:
    notes, listed = _both()
    listed = replace(unnumbered(14), legend=words("A: reliable."))
    laid = lay(*([filler(before)] if before else []), notes, listed)
    on_last = {placed.box.entry for placed in laid.sheets[-1].boxes}
    assert None in on_last or len(on_last) >= 4
    assert_pages_are_sound(laid)


# ---------------------------------------------------------------- what entries hold


def test_what_an_entry_holds_is_read_as_it_is_written() -> None:
    url = "https://doi.org/10.1093/isagsq/ksae031"
    content: Inlines = (
        Run("Kim", Format(small_caps=True)),
        Run(", "),
        Run("Parades", Format(emphasis=True)),
        Run(", 2"),
        Run("nd", Format(superscript=True)),
        Run(" ed. ("),
        Run("서울", lang="ko"),
        Run("). "),
        Run(url, Format(address=True), link=Link(url=url)),
    )
    block = Endnotes(heading("Sources", kind="unnumbered"), (Endnote("kim", "", content, ()),))
    (entry,) = read(block).root.find("LBody")
    assert " ".join(entry.text.split()) == f"Kim, Parades, 2nd ed. (서울). {url}"
    assert [node.lang for node in entry.find("Span") if node.lang] == ["ko"]
    assert len(entry.find("Link")) == 1


_ADDRESSES = [
    "https://www.example.org/commentisfree/2025/sep/03/internationalisation?in=the&middle=of_it",
    "doi:10.1002/internationalisation-and-organisation.of/everything-there-is/and.more/besides",
    "10.1093/internationalisation-and-organisation.of/everything-there-is/and.more/besides",
]


@pytest.mark.parametrize("address", _ADDRESSES)
@pytest.mark.parametrize("form", [Format(), Format(address=True)])
def test_an_address_is_broken_after_its_signs_and_never_hyphenated(address: str, form: Format) -> None:
    for before in range(4, 30):
        # justified and hyphenated text as well as an entry's
        content = (Run("ab " * before), Run(f"({address}", form), Run("). And on."))
        block = Endnotes(heading("Sources", kind="unnumbered"), (Endnote("a", "", content, ()),))
        laid = lay_out(document(Paragraph(content), block), load_theme("default"))
        for box in (box for sheet in laid.sheets for box in lines(sheet)):
            if box.joins and "ab" in said(box):
                assert box.line.cut is None
                assert box.text.bits[box.line.last].text[-1] in "/?&=.-_"
            assert not said(box).startswith(")"), "what touches an address is not parted from it"


def test_the_way_back_does_not_stand_alone_on_a_line() -> None:
    for size in range(20, 60):
        text = "an ordinary word or two " * 8
        entry = Endnote("endnote-1", "1", words(text[:size] + text), ("m",))
        laid = lay(Paragraph((Run("A"), cite(1, "m"))), Endnotes(heading("Endnotes"), (entry,)))
        last = boxes(laid)[-1]
        assert last.line.first < len(last.text.bits) - 2, said(last)
