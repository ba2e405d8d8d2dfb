"""What the drawn file says: tags in their order, links both ways, outline, running lines, markings; the same twice."""

from __future__ import annotations

import io
import re
from functools import cache

import pikepdf
import pytest

from briefing.resolve.tree import (
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Format,
    Link,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Row,
    Run,
)
from briefing.themes.theme import load_theme
from briefing.writers.pdf import PdfResult, write_pdf

from . import samples
from .checker import Findings, Node, assert_sound
from .drawing import png
from .samples import PROSE, cite, document, endnotes, everything, heading, paragraph, row, table, words

MARKINGS = {"none": None, "classified": samples.UNCLASSIFIED, "tlp": samples.AMBER}


def written(doc: Document) -> PdfResult:
    return write_pdf(doc, load_theme("default"))


@cache
def drawn(marking: str = "classified") -> tuple[PdfResult, Findings]:
    result = written(everything(MARKINGS[marking]))
    return result, assert_sound(result.data)


def squeezed(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- tags


@pytest.mark.parametrize("marking", MARKINGS)
def test_everything_is_sound(marking: str) -> None:
    result, findings = drawn(marking)
    assert findings.pages == result.pages.count
    assert {"H1", "H2", "P", "L", "LI", "Table", "TH", "TD", "Caption", "BlockQuote", "Note", "TOC", "Link"} <= set(
        findings.roles
    )


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written(everything()).data == written(everything()).data


def test_what_is_read_is_in_the_order_of_the_document() -> None:
    _, findings = drawn()
    text = squeezed(" ".join(node.text for node in findings.root.children))
    order = [
        "Strategic Studies Desk",
        "The Beijing Gathering",
        "A strategic analysis",
        "5 September 2025",
        "1.0. Executive Summary",
        "1.1. A New Strategic Reality",
        "The unprecedented public appearance",
        "Contents",
        "2.0. A Partnership of Expediency",
        "Table 1 Motivations and dependencies",
        "Actor Primary motivation Key dependencies",
        "Source: the report’s own reading.",
        "DF-61",
        "Why it matters",
        "Foreign Ministry",
        "Juche",
        "Key judgments",
        "Likelihood Very likely (80–95 %) Confidence Moderate Basis Three independent reports",
        "A second line.",
        "Endnotes",
        "Accessed 5 September 2025.",
    ]
    places = []
    at = 0
    for part in order:
        at = text.find(part, at)
        assert at >= 0, part
        places.append(at)


def test_a_hyphenated_word_is_read_whole() -> None:
    findings = assert_sound(written(document(paragraph(" ".join([PROSE] * 4)))).data)
    text = findings.root.find("P")[-1].text
    assert "\u00ad" in text
    assert text.replace("\u00ad", "").split() == PROSE.split() * 4


def test_a_paragraph_over_pages_is_one_element() -> None:
    findings = assert_sound(written(document(paragraph(" ".join([PROSE] * 20)))).data)
    last = findings.root.find("P")[-1]
    assert last.pages == {0, 1, 2}
    assert last.text.replace("\u00ad", "").split() == PROSE.split() * 20


def test_a_table_over_pages_is_one_element_and_its_repeated_header_an_artifact() -> None:
    findings = assert_sound(written(document(table([row(f"Row {n}", "B", PROSE) for n in range(40)]))).data)
    (found,) = findings.root.find("Table")
    assert len(found.find("THead")) == 1
    assert len(found.find("TR")) == 41
    assert len({page for node in found.walk() for page in node.pages}) > 2
    assert _count(findings.root, "Primary motivation") == 1
    assert sum("Primary motivation" in squeezed(text) for text in findings.artifacts) >= 2


def _count(node: Node, words: str) -> int:
    return sum(words in squeezed(cell.text) for cell in node.find("TH"))


def test_words_of_another_language_say_so() -> None:
    _, findings = drawn()
    assert {node.lang for node in findings.root.find("Span") if node.lang} == {"ko", "zh", "ar", "el"}


def test_a_label_in_capitals_is_read_in_its_own_case() -> None:
    _, findings = drawn()
    heads = [squeezed(node.text) for node in findings.root.find("H1")]
    assert "1.0. Executive Summary" in heads


def test_a_footnote_is_read_after_its_mark() -> None:
    doc = document(Paragraph((Run("Before"), NoteMark(1, words("The note.")), Run(" after."))))
    findings = assert_sound(written(doc).data)
    (note,) = findings.root.find("Note")
    assert squeezed(note.text) == "1 The note."
    paragraph_element = note.parent.parent if note.parent else None
    assert paragraph_element is not None
    assert [child.tag for child in paragraph_element.children] == ["Span"]
    assert [child.tag for child in note.parent.children] == ["Reference", "Note"]  # type: ignore[union-attr]


def test_a_figure_has_its_alternative_text() -> None:
    figure = Figure("fig", png(), "Bars that rise.", None, 0.5)
    (found,) = assert_sound(written(document(figure)).data).root.find("Figure")
    assert found.alt == "Bars that rise."


def test_nested_lists_are_nested() -> None:
    inner = List(True, (ListItem("1.", (paragraph("Inner."),)),), 1)
    doc = document(List(False, (ListItem("•", (paragraph("Outer."), inner)),), 0))
    outer = assert_sound(written(doc).data).root.find("L")[0]
    assert outer.attributes["ListNumbering"] == "Disc"
    assert [node.tag for node in outer.children[0].children] == ["Lbl", "LBody"]
    assert [node.tag for node in outer.children[0].children[1].children] == ["P", "L"]


# ---------------------------------------------------------------- links


def _annotations(data: bytes) -> list[tuple[int, str, tuple[float, ...]]]:
    """(page, where it leads, rectangle) of every link."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for annotation in page.get("/Annots", []):
                action = annotation.get("/A")
                goal = str(annotation.get("/Dest") or action.get("/D") or action.get("/URI"))
                found.append((number, goal, tuple(float(value) for value in annotation.Rect)))
    return found


def test_citations_lead_to_entries_and_entries_back() -> None:
    result, _ = drawn()
    goals = [goal for _, goal, _ in _annotations(result.data)]
    for n in range(1, 22):
        assert f"endnote-{n}" in goals
        assert f"mark-{n}" in goals


def test_links_lie_on_the_page() -> None:
    result, _ = drawn()
    for _, _, (left, bottom, right, top) in _annotations(result.data):
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842


def test_a_link_over_two_lines_is_one_element_with_two_areas() -> None:
    url = "https://example.org/" + "a-long-way/" * 14
    doc = document(Paragraph((Run("See "), Run(url, Format(address=True), link=Link(url=url)), Run("."))))
    result = written(doc)
    (link,) = assert_sound(result.data).root.find("Link")
    areas = [rect for _, goal, rect in _annotations(result.data) if goal == url]
    assert link.links == len(areas) >= 2
    assert squeezed(link.text).replace(" ", "") == url


def test_contents_show_the_pages_and_lead_there() -> None:
    result, findings = drawn()
    contents, *below = findings.root.find("TOC")
    assert below, "entries of the second level are a list within the list"
    assert all(one.parent is contents for one in below)
    shown = [squeezed(entry.text) for entry in contents.find("TOCI")]
    of = result.pages.of
    assert shown[0] == f"1.0. Executive Summary {of['executive-summary']}"
    assert shown[-1] == f"Endnotes {of['endnotes']}"
    assert {"executive-summary", "statement", "endnotes"} <= {goal for _, goal, _ in _annotations(result.data)}


def test_the_outline_has_the_numbered_headings() -> None:
    result, _ = drawn()
    with pikepdf.open(io.BytesIO(result.data)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        under = [item.title for item in outline.root[0].children]
    assert titles == [
        "1.0. Executive Summary",
        "2.0. A Partnership of Expediency: Motivations and Dependencies",
        "Endnotes",
    ]
    assert under == ["1.1. A New Strategic Reality", "1.2. Core Challenges", "1.3. Key Recommendations"]


def test_a_contents_entry_over_two_lines_shows_its_page_once() -> None:
    long = "A heading that is so long that it does not fit on one line of the contents, whatever its size may be " * 2
    doc = document(
        Contents("Contents", 1, (ContentsEntry("long", 1, "1.", words(long)),)), heading(long, "1.", name="long")
    )
    (entry,) = assert_sound(written(doc).data).root.find("TOCI")
    assert squeezed(entry.text) == squeezed(f"1. {long} 1")


# ---------------------------------------------------------------- running lines


def test_running_lines_stand_on_every_page_and_the_title_on_all_but_the_first() -> None:
    result, findings = drawn()
    for number, text in enumerate(findings.artifacts, 1):
        said = squeezed(text)
        assert f"Page {number} of {result.pages.count}" in said
        assert "Strategic Studies Desk · 5 September 2025" in said
        assert ("The Beijing Gathering" in said) == (number > 1)


@pytest.mark.parametrize(("marking", "least"), [("tlp", 2), ("classified", 1)])
def test_the_marking_stands_on_every_page(marking: str, least: int) -> None:
    text = MARKINGS[marking].text  # type: ignore[union-attr]
    _, findings = drawn(marking)
    for number, artifacts in enumerate(findings.artifacts, 1):
        assert squeezed(artifacts).count(text) >= (least if number == 1 else 2)


def test_a_tlp_label_is_at_least_12_points_on_a_black_box() -> None:
    result, _ = drawn("tlp")
    with pikepdf.open(io.BytesIO(result.data)) as pdf:
        for page in pdf.pages:
            content = page.Contents.read_bytes().decode("latin-1")
            header, footer = content[:1200], content[-1200:]
            for part in (header, footer):
                assert re.search(r"/F\d+ 12 Tf", part)
                assert re.search(r"1 0\.75\d* 0 rg", part)


def test_a_long_running_title_is_shortened_before_the_label() -> None:
    title = (
        "A title that is very long and says everything about its subject before anybody has read a line of it, and "
        "then goes on"
    )
    doc = document(*[paragraph()] * 12, marking=samples.AMBER)
    doc = Document(**{f: getattr(doc, f) for f in Document.__dataclass_fields__} | {"running_title": title})
    findings = assert_sound(written(doc).data)
    assert "…" in findings.artifacts[1]
    assert squeezed(findings.artifacts[1]).count("TLP:AMBER") == 2


# ---------------------------------------------------------------- the title block


def test_the_title_block_counts_pages_and_leaves_out_what_is_empty() -> None:
    one = assert_sound(written(document(paragraph())).data)
    assert "5 September 2025 · 1 page · 21 sources" in squeezed(" ".join(node.text for node in one.root.find("P")))
    bare = document(paragraph())
    empty = type(bare.title)("", "", words("T"), (), "", (), "")
    bare = Document(**{f: getattr(bare, f) for f in Document.__dataclass_fields__} | {"title": empty})
    texts = [squeezed(node.text) for node in assert_sound(written(bare).data).root.find("P")]
    assert texts[:2] == ["T", "1 page"]


def test_letter_paper_is_letter_paper() -> None:
    with pikepdf.open(io.BytesIO(written(document(paragraph(), endnotes(2), page="letter")).data)) as pdf:
        assert [float(value) for value in pdf.pages[0].MediaBox] == [0, 0, 612, 792]


def test_a_citation_is_one_reference_with_a_link_for_each_number() -> None:
    findings = assert_sound(written(document(Paragraph((Run("So."), cite(1, "m"))), endnotes(1, {1: ("m",)}))).data)
    reference = findings.root.find("Reference")[0]
    assert squeezed(reference.text) == "1"
    assert [child.tag for child in reference.children] == ["Link"]


def test_a_header_that_would_fill_the_page_is_cut_and_shown_once() -> None:
    lines = tuple(paragraph(f"line {n}") for n in range(80))
    header = Row((Cell(lines, 0), Cell((), 1), Cell((), 2)))
    result = written(document(table([row(f"row {n}", "", "") for n in range(3)], header=header)))
    findings = assert_sound(result.data)
    shown = [
        node.text.strip() for node in findings.root.walk() if node.tag == "P" and node.text.startswith(("line", "row"))
    ]
    assert shown == [*(f"line {n}" for n in range(80)), "row 0", "row 1", "row 2"]
