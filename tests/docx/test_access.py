"""Readers who cannot see the page, and markings that everybody must see."""

from __future__ import annotations

import pytest

from briefing.resolve.tree import CallOut, Marking, Pages, Quotation, Run
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .documents import document, p, torture
from .opened import Opened, W, style_of, text_of

DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
TLP = Marking("TLP:AMBER", "tlp", "#FFC000", "#000000")


def test_every_table_has_header_rows_that_repeat(opened: Opened) -> None:
    for table in opened.document.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"


def test_tables_say_what_they_are(opened: Opened) -> None:
    first = next(t for t in opened.document.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblCaption") is not None)
    assert first.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Table 1: What is compared"
    assert first.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val") == "Actor; Span; B; C; D"


def test_pictures_have_alternatives(opened: Opened) -> None:
    assert [picture.get("descr") for picture in opened.document.iter(DOC_PR)] == [
        'A map, "quoted" & marked <up>',
        "Bare",
    ]


def test_no_blank_paragraphs_for_space(opened: Opened) -> None:
    """Empty paragraphs stand only in cells, beside a picture, and between tables that would become one."""
    blank = [
        style_of(p)
        for p in opened.paragraphs()
        if not text_of(p).strip() and p.getparent().tag != f"{W}tc" and p.find(f".//{W}drawing") is None
    ]
    assert set(blank) <= {"Spacer", "ListNumber"}


def test_blank_paragraphs_stand_only_where_a_table_needs_one(opened: Opened) -> None:
    """Between tables, after one that ends a cell or a section; never two in a row (Word's own checker counts them)."""
    for blank in opened.paragraphs("Spacer"):
        before, after = blank.getprevious(), blank.getnext()
        tables = [each for each in (before, after) if each is not None and each.tag == f"{W}tbl"]
        assert tables, "it would stand for space"
        assert after is None or style_of(after) != "Spacer"


def test_the_document_has_a_title(opened: Opened) -> None:
    core = opened.tree("docProps/core.xml")
    assert [each.text for each in core if each.tag.endswith("}title")] == ["The title"]
    assert [each.text for each in core if each.tag.endswith("}language")] == ["en-US"]


def test_links_have_words(opened: Opened) -> None:
    """What a link says is read out: each has words, and leads somewhere."""
    relations = {each.get("Id") for each in opened.tree("word/_rels/document.xml.rels")}
    links = list(opened.document.iter(f"{W}hyperlink"))
    assert links
    for link in links:
        assert text_of(link).strip()
        outside = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        assert outside in relations if outside else link.get(f"{W}anchor")


def test_the_first_column_counts_as_row_headers(opened: Opened) -> None:
    looks = {
        table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val"): table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn")
        for table in opened.document.iter(f"{W}tbl")
    }
    assert looks == {"BriefingTable": "1", "BriefingFacets": "0"}


def test_no_words_stand_in_pictures_or_boxes_alone(opened: Opened) -> None:
    """Text boxes are not read in order, and pictures stand in the line, where they are."""
    assert not list(opened.document.iter(f"{W}txbxContent"))
    assert not [each for each in opened.document.iter() if str(each.tag).endswith("}anchor")]


def test_headings_have_levels(opened: Opened) -> None:
    levels = {}
    for style in opened.tree("word/styles.xml").iter(f"{W}style"):
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            levels[style.get(f"{W}styleId")] = level.get(f"{W}val")
    assert levels == {f"Heading{n}": str(n - 1) for n in range(1, 5)}


def test_languages(opened: Opened) -> None:
    """Words of other languages say so; those written from right to left run that way."""
    said = {}
    for run in opened.document.iter(f"{W}r"):
        lang = run.find(f"{W}rPr/{W}lang")
        if lang is not None:
            said[text_of(run).strip()] = {key.removeprefix(W): value for key, value in lang.attrib.items()}
            assert (run.find(f"{W}rPr/{W}rtl") is not None) == ("bidi" in lang.attrib.__str__())
    assert said == {
        "한국": {"eastAsia": "ko-KR"},
        "中国": {"eastAsia": "zh-TW"},
        "العربية": {"bidi": "ar-SA"},
        "Ἑλλάς": {"val": "el"},
    }
    default = opened.tree("word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}lang")
    assert default.get(f"{W}val") == "en-US"


@pytest.mark.parametrize("marking", [TLP, Marking("SECRET", "classification", "#FFFFFF", "#14375E"), None])
def test_running_lines(marking: Marking | None, theme: Theme) -> None:
    opened = Opened(write_docx(document(p("x"), marking=marking), theme, Pages(3, {})))
    lines = {
        part: text_of(opened.tree(f"word/{part}.xml")).replace("\N{NO-BREAK SPACE}", "").split("\t")
        for part in ("header1", "header2", "footer1", "footer2")
    }
    foot, left = "The Desk · 5 September 2025", "The title"
    if marking is None:
        assert lines == {
            "header1": [""],
            "header2": [left],
            "footer1": [foot, "Page 1 of 3"],
            "footer2": [foot, "Page 2 of 3"],
        }
    elif marking.kind == "tlp":
        assert lines["header1"] == ["TLP:AMBER"]
        assert b'<w:jc w:val="right"/>' in opened.parts["word/header1.xml"]
        assert lines["header2"] == [left, "TLP:AMBER"]
        assert lines["footer1"] == [foot, "Page 1 of 3\N{EM SPACE}TLP:AMBER"]
    else:
        assert lines["header1"] == ["SECRET"]
        assert lines["header2"] == [f"SECRET{left}"], "two paragraphs"
        assert lines["footer2"] == [foot, "Page 2 of 3SECRET"]


def test_tlp_labels_are_large_coloured_and_on_black(theme: Theme) -> None:
    """FIRST TLP 2.0: 12 points or more, the label's own colour, on black."""
    opened = Opened(write_docx(document(p("x"), marking=TLP), theme, Pages(1, {})))
    for part in ("header1", "header2", "footer1", "footer2"):
        run = next(r for r in opened.tree(f"word/{part}.xml").iter(f"{W}r") if "TLP:AMBER" in text_of(r))
        props = run.find(f"{W}rPr")
        assert int(props.find(f"{W}sz").get(f"{W}val")) >= 24
        assert props.find(f"{W}color").get(f"{W}val") == "FFC000"
        assert props.find(f"{W}shd").get(f"{W}fill") == "000000"


def test_a_link_is_one_link(opened: Opened) -> None:
    """Runs of one link, differently formatted, make one link; each run wears the style that readers rely on."""
    links = [link for link in opened.document.iter(f"{W}hyperlink") if "a link" in text_of(link)]
    assert [text_of(link) for link in links] == ["a link in bold"]
    assert {style.get(f"{W}val") for link in links for style in link.iter(f"{W}rStyle")} == {"Hyperlink"}


def test_a_quotation_in_a_call_out_keeps_its_edges(theme: Theme) -> None:
    box = CallOut("note", (Run("Note"),), (p("one"), Quotation((p("two"),), (Run("Who"),)), p("three")))
    opened = Opened(write_docx(document(box), theme, Pages(1, {})))
    edges = set()
    for paragraph in opened.paragraphs():
        if text_of(paragraph).strip() in ("two", "Who"):
            ind = paragraph.find(f"{W}pPr/{W}ind")
            edges.add((int(ind.get(f"{W}left")) - int(ind.get(f"{W}hanging", "0")), int(ind.get(f"{W}right"))))
    style = next(s for s in opened.tree("word/styles.xml") if s.get(f"{W}styleId") == "CallOut").find(f"{W}pPr/{W}ind")
    assert edges == {(int(style.get(f"{W}left")), int(style.get(f"{W}right")))}


def test_panels_keep_one_edge() -> None:
    """Word paints a panel from the outermost indent: every paragraph of one has the same, lists in it too."""
    from briefing.themes.theme import load_theme

    opened = Opened(write_docx(torture()[0], load_theme("default"), Pages(1, {})))
    edges = set()
    for paragraph in opened.paragraphs():
        props = paragraph.find(f"{W}pPr")
        if props.find(f"{W}shd") is not None and props.find(f"{W}shd").get(f"{W}fill") == "F1F4F8":
            ind = props.find(f"{W}ind")
            edges.add(int(ind.get(f"{W}left")) - int(ind.get(f"{W}hanging", "0")))
    assert len(edges) == 1
