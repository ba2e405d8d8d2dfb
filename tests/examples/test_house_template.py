"""A house's Word template: the draft is built in it, and the PDF has its page, faces, colours and running lines."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.shared import Mm
from lxml import etree

from briefing.compile import Built, build, load, loads
from briefing.core.diagnostics import BriefingError
from briefing.themes.theme import load_theme
from tests.core.packages import zipped
from tests.docx.referential import check
from tests.themes.templates import as_template, changed, field, fill, house, paragraph, parts, picture, words

from .docx_words import Draft
from .pdf_words import Document as Paper
from .test_same_words import words as said

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOURCE = """---
title: Tides and Gates
organisation: Harbour Desk
date: 2026-03-01
numbering: decimal
contents: 2
{more}
---

# First things {{#sec-first}}

Words of the text[^1], with *emphasis* and a [link](https://example.org/).

- one
- two
    1. deep

> Quoted words.

## Below

| a | b |
|---|---|
| 1 | 2 |

: What stands where {{#tbl-t}}

[^1]: A note.

\\newpage

# Second things

More words, see @sec-first and @tbl-t.
"""


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Built]:
    def make(template: bytes | None = None, more: str = "", source: str = SOURCE, **options: object) -> Built:
        path = tmp_path / "house.dotx"
        path.write_bytes(as_template(house()) if template is None else template)
        load_theme.cache_clear()
        return build(loads(source.format(more=more)), theme=str(path), **options)  # type: ignore[arg-type]

    return make


def xml(built: Built, member: str) -> etree._Element:
    return etree.fromstring(parts(built.outputs["docx"])[member])


def running(built: Built) -> tuple[set[str], set[str]]:
    """Words of headers and footers in the draft and in the PDF, without numbers."""
    in_word = {word for line in Draft(built.outputs["docx"]).running() for word in said([line])}
    in_pdf = {word for line in Paper(built.outputs["pdf"]).running() for word in said([line])}
    return tuple({word for word in found if not word.isdecimal()} for found in (in_word, in_pdf))  # type: ignore[return-value]


def test_page_faces_sizes_and_colours_are_the_template_s_in_both(made: Callable[..., Built]) -> None:
    built = made()
    section = xml(built, "word/document.xml").findall(f".//{W}sectPr")[-1]
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    width, height = (int(size.get(f"{W}{side}", "")) / 20 for side in "wh")
    given = docx.Document(io.BytesIO(house())).sections[0]
    assert (width, height) == (given.page_width.pt, given.page_height.pt)  # type: ignore[union-attr]
    for side in ("top", "right", "bottom", "left"):
        assert int(margins.get(f"{W}{side}", "")) / 20 == getattr(given, f"{side}_margin").pt
    for side in ("header", "footer"):
        assert int(margins.get(f"{W}{side}", "")) / 20 == pytest.approx(getattr(given, f"{side}_distance").pt, abs=0.1)
    with pikepdf.open(io.BytesIO(built.outputs["pdf"])) as pdf:
        box = [float(side) for side in pdf.pages[0].MediaBox]
        assert box[2:] == pytest.approx([width, height], abs=0.01)
        fonts = {str(font.BaseFont).partition("+")[2] for font in pdf.pages[1].Resources.Font.values()}
    assert {"SourceSerifPro-Regular", "SourceSansPro-Bold"} <= fonts
    content = b"".join(_streams(built.outputs["pdf"]))
    assert re.search(rb"0?\.478\d* 0?\.12\d* 0?\.239\d* rg", content), "headings in 7A1F3D"
    assert re.search(rb"/F\d+ 15 Tf", content), "headings of 15 points"
    assert re.search(rb"/F\d+ 10 Tf", content), "text of 10 points"
    styles = {style.get(f"{W}styleId"): style for style in xml(built, "word/styles.xml").iter(f"{W}style")}
    first = styles["Heading1"]
    assert first.find(f"{W}rPr/{W}sz").get(f"{W}val") == "30"  # type: ignore[union-attr]
    assert first.find(f"{W}rPr/{W}color").get(f"{W}val") == "7A1F3D"  # type: ignore[union-attr]


def _streams(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


def test_text_begins_at_the_template_s_margins(made: Callable[..., Built]) -> None:
    content = _streams(made().outputs["pdf"])[1].decode("latin-1")
    starts = [float(x) for x in re.findall(r"1 0 0 1 ([\d.]+) [\d.]+ Tm", content)]
    left = Mm(27).pt
    assert min(starts) == pytest.approx(left, abs=0.1)


def test_the_template_s_styles_stay_and_ours_are_added(made: Callable[..., Built]) -> None:
    built = made()
    styles = {style.get(f"{W}styleId"): style for style in xml(built, "word/styles.xml").iter(f"{W}style")}
    for style in docx.Document(io.BytesIO(house())).styles.element.iter(f"{W}style"):
        assert style.get(f"{W}styleId") in styles
    assert {"SummaryText", "CallOut", "BriefingTable", "Citation"} <= set(styles)
    assert "theme/theme1.xml" in " ".join(parts(built.outputs["docx"]))
    assert check(built.outputs["docx"]) == []


def test_headings_and_lists_are_counted_once(made: Callable[..., Built]) -> None:
    built = made()
    styles = {style.get(f"{W}styleId"): style for style in xml(built, "word/styles.xml").iter(f"{W}style")}
    numbering = xml(built, "word/numbering.xml")
    nums = {num.get(f"{W}numId") for num in numbering.iter(f"{W}num")}
    for name, number in (("Heading1", "1"), ("ListBullet", "2"), ("ListNumber", "3"), ("TOCHeading", "0")):
        assert styles[name].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == number  # type: ignore[union-attr]
    used = {e.get(f"{W}val") for e in xml(built, "word/styles.xml").iter(f"{W}numId")} - {"0"}
    assert used <= nums
    linked = [e.get(f"{W}val") for e in numbering.iter(f"{W}pStyle")]
    assert len(linked) == len(set(linked)), "no style is counted by two lists"


def test_running_lines_say_the_same(made: Callable[..., Built]) -> None:
    in_word, in_pdf = running(made())
    assert in_word == in_pdf
    assert {"House", "of", "Words", "Page"} <= in_word


def test_fields_follow_the_document_and_its_pages(made: Callable[..., Built]) -> None:
    def lines(document: Document) -> None:
        section = document.sections[0]
        document.settings.odd_and_even_pages_header_footer = True
        fill(section.header, paragraph(field("TITLE") + words(" by ") + field("DOCPROPERTY Company")))
        fill(section.even_page_header, paragraph(words("Even ") + field("STYLEREF 1")))
        fill(section.even_page_footer, paragraph(field("PAGE")))

    built = made(house(lines))
    in_word, in_pdf = running(built)
    assert {"Tides", "and", "Gates", "by", "Harbour", "Desk", "Even"} <= in_pdf
    assert in_pdf >= in_word - {"First", "things"}
    assert "<w:evenAndOddHeaders/>" in parts(built.outputs["docx"])["word/settings.xml"].decode()
    assert check(built.outputs["docx"]) == []


@pytest.mark.parametrize("first", [False, True])
def test_what_every_page_must_say_is_added(made: Callable[..., Built], first: bool) -> None:
    def silent(document: Document) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = first
        fill(section.footer, paragraph(words("No numbers here")))

    built = made(house(silent), "marking: {classification: SECRET//NOFORN, tlp: AMBER}\ndraft: true")
    names = {"header1", "footer1"} if first else set()
    for name in names | {"header2", "footer2"}:
        text = parts(built.outputs["docx"])[f"word/{name}.xml"].decode()
        assert "TLP:AMBER" in text
        assert "SECRET//NOFORN" in text
        if name.startswith("header"):
            assert "PowerPlusWaterMarkObject" in text
        else:
            assert " PAGE " in text
            assert " NUMPAGES " in text
    paper = Paper(built.outputs["pdf"])
    shown = " ".join(paper.running())
    assert shown.count("SECRET//NOFORN") == 2 * paper.page_count
    assert shown.count("TLP:AMBER") == 2 * paper.page_count
    for page in range(1, paper.page_count + 1):
        assert f"Page {page} of {paper.page_count}" in shown
    assert check(built.outputs["docx"]) == []


def test_logos_are_in_both(made: Callable[..., Built]) -> None:
    def lines(document: Document) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()), width=Mm(30))
        section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(picture("JPEG")), width=Mm(50))

    built = made(house(lines))
    members = parts(built.outputs["docx"])
    assert sorted(name.rpartition(".")[2] for name in members if "/media/" in name) == ["jpeg", "png"]
    with pikepdf.open(io.BytesIO(built.outputs["pdf"])) as pdf:
        assert [len(page.Resources.XObject) for page in pdf.pages[:2]] == [1, 1]
    assert check(built.outputs["docx"]) == []


def test_an_anchored_logo_stands_where_it_says(made: Callable[..., Built]) -> None:
    def lines(document: Document) -> None:
        document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()), width=Mm(30))

    data = house(lines)
    inline = parts(data)["word/header1.xml"].decode()
    start, end = inline.index("<wp:inline"), inline.index(">", inline.index("<wp:inline")) + 1
    place = (
        '<wp:positionH relativeFrom="page"><wp:posOffset>360000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>720000</wp:posOffset></wp:positionV>'
    )
    opening = inline[start:end].replace("wp:inline", "wp:anchor")
    data = changed(
        data,
        "word/header1.xml",
        (inline[start:end], opening + place),
        ("</wp:inline>", "</wp:anchor>"),
    )
    built = made(data)
    draft = parts(built.outputs["docx"])["word/header2.xml"].decode()
    assert "<wp:posOffset>720000</wp:posOffset>" in draft
    found = re.search(rb"q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm /[\w.]+ Do", _streams(built.outputs["pdf"])[1])
    assert found is not None
    width, height, x, y = map(float, found.groups())
    assert (width, x) == pytest.approx((Mm(30).pt, Mm(10).pt), abs=0.1)
    assert y == pytest.approx(Mm(260).pt - Mm(20).pt - height, abs=0.1)


TEXT_BOX = """
<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="wps">
<w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" behindDoc="0">
<wp:positionH relativeFrom="page"><wp:posOffset>4320000</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>540000</wp:posOffset></wp:positionV>
<wp:extent cx="1800000" cy="360000"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x">
<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:spPr><a:solidFill><a:srgbClr val="7A1F3D"/></a:solidFill></wps:spPr>
<wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Quayside 1</w:t></w:r></w:p>
</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>
"""


def test_our_own_running_lines_keep_clear_of_the_template_s_tabs(made: Callable[..., Built]) -> None:
    plain = io.BytesIO()
    docx.Document().save(plain)
    built = made(plain.getvalue())
    (line,) = xml(built, "word/footer2.xml").findall(f"{W}p")
    stops = [(tab.get(f"{W}val"), tab.get(f"{W}pos")) for tab in line.iter(f"{W}tab") if tab.get(f"{W}pos")]
    assert [kind for kind, _ in stops] == ["clear"] * (len(stops) - 1) + ["right"]
    assert {"4680", "9360"} <= {at for _, at in stops[:-1]}
    in_word, in_pdf = running(built)
    assert in_word == in_pdf


def test_text_boxes_and_frames_stand_aside(made: Callable[..., Built]) -> None:
    def lines(document: Document) -> None:
        section = document.sections[0]
        fill(section.header, paragraph(words("Beside") + TEXT_BOX))
        frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>'
        fill(section.footer, paragraph(field("PAGE"), frame) + paragraph(words("Foot")))

    built = made(house(lines))
    header = xml(built, "word/header2.xml")
    box, line = header.findall(f"{W}p")
    frame = box.find(f"{W}pPr/{W}framePr")
    assert frame is not None
    assert (frame.get(f"{W}x"), frame.get(f"{W}y"), frame.get(f"{W}w")) == ("6803", "850", "2835")
    assert "".join(box.itertext()) == "Quayside 1"
    assert "".join(line.itertext()) == "Beside"
    content = _streams(built.outputs["pdf"])[1].decode("latin-1")
    assert re.search(r"0?\.4784 0?\.1216 0?\.2392 rg\n340\.16 [\d.]+ 141\.73 [\d.]+ re f", content), "its tint"
    in_word, in_pdf = running(built)
    assert in_word == in_pdf
    assert {"Quayside", "Beside", "Foot"} <= in_pdf
    assert check(built.outputs["docx"]) == []


@pytest.mark.parametrize(
    ("data", "kept"), [(b"\x01\0\0\0" + bytes(40) + b" EMF", True), (b"GIF89a" + bytes(20), False)]
)
def test_pictures_of_other_kinds_are_told(made: Callable[..., Built], data: bytes, kept: bool) -> None:
    def lines(document: Document) -> None:
        document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()), width=Mm(30))

    found = parts(house(lines))
    found[next(name for name in found if "/media/" in name)] = data
    built = made(zipped(found.items()))
    members = parts(built.outputs["docx"])
    assert [name.endswith(".emf") for name in members if "/media/" in name] == [True] * kept
    left = " ".join(one.message for one in built.diagnostics)
    assert ("EMF and WMF pictures, which the PDF does not show" if kept else "neither PNG nor JPEG") in left
    assert check(built.outputs["docx"]) == []


def test_tall_running_lines_push_the_text(made: Callable[..., Built]) -> None:
    def tall(document: Document) -> None:
        fill(document.sections[0].header, "".join(paragraph(words(f"Line {n}")) for n in range(12)))

    content = _streams(made(house(tall)).outputs["pdf"])[1].decode("latin-1")
    heights = sorted({float(y) for y in re.findall(r"1 0 0 1 [\d.]+ ([\d.]+) Tm", content)}, reverse=True)
    assert len(heights) > 13
    header, text = heights[:12], heights[12]
    assert min(header) - text > 8


def test_running_lines_that_leave_no_room_are_an_error(made: Callable[..., Built]) -> None:
    def tall(document: Document) -> None:
        fill(document.sections[0].header, "".join(paragraph(words(f"Line {n}")) for n in range(60)))

    with pytest.raises(BriefingError, match="leave no room for text"):
        made(house(tall))


def test_nothing_foreign_passes(made: Callable[..., Built]) -> None:
    found = parts(house())
    found["word/vbaProject.bin"] = b"macros"
    found["word/embeddings/oleObject1.bin"] = b"object"
    found["customXml/item9.xml"] = b"<secret/>"
    header = found["word/header1.xml"].decode()
    bad = (
        '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed"/></w:object></w:r>'
        + field('INCLUDEPICTURE "http://evil.example/x.png"', "")
        + field("MACROBUTTON Evil", "press")
        + '<w:hyperlink r:id="rIdX" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        + words("link")
        + "</w:hyperlink>"
    )
    found["word/header1.xml"] = header.replace(
        "House of Words</w:t></w:r>", f"House of Words</w:t></w:r>{bad}"
    ).encode()
    built = made(zipped(found.items()))
    members = parts(built.outputs["docx"])
    assert not [name for name in members if "vba" in name or "embeddings" in name or name.endswith("item9.xml")]
    everything = b"".join(members.values()).lower()
    for word in (b"oleobject", b"includepicture", b"macrobutton", b"evil.example", b"secret"):
        assert word not in everything
    in_word, in_pdf = running(built)
    assert in_word == in_pdf
    assert any("presslink" in word for word in in_word), "words stay where a link or a button is taken away"


def test_the_same_words_in_both(made: Callable[..., Built]) -> None:
    built = made()
    in_word = [word for line in Draft(built.outputs["docx"]).paragraphs() for word in said([line])]
    in_pdf = [word for line in Paper(built.outputs["pdf"]).paragraphs() for word in said([line])]
    assert in_word == in_pdf


def test_the_same_input_gives_the_same_bytes(made: Callable[..., Built]) -> None:
    assert made().outputs == made().outputs


def test_text_from_right_to_left(made: Callable[..., Built]) -> None:
    built = made(more="lang: ar")
    assert "<w:bidi/>" in parts(built.outputs["docx"])["word/styles.xml"].decode().partition("</w:docDefaults>")[0]
    assert check(built.outputs["docx"]) == []


def test_findings_are_told_and_do_not_stop(made: Callable[..., Built]) -> None:
    def faint(document: Document) -> None:
        document.styles["Heading 1"].font.name = "Nobody Has This Sans"

    found = {one.code: one for one in made(house(faint)).diagnostics}
    assert "Nobody Has This Sans (Source Sans Pro)" in found["font-instead"].message
    assert all(
        one.at.file.endswith("house.dotx") for one in found.values() if one.code.startswith(("font", "template"))
    )


def test_a_template_that_libreoffice_made(made: Callable[..., Built], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    path = tmp_path / "plain.docx"
    path.write_bytes(house())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    command[4:] = ["docx", "--outdir", str(tmp_path / "again"), str(tmp_path / "plain.odt")]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    built = made((tmp_path / "again" / "plain.docx").read_bytes())
    assert check(built.outputs["docx"]) == []
    in_word, in_pdf = running(built)
    assert in_word == in_pdf
    assert "House" in in_pdf
    first = {style.get(f"{W}styleId"): style for style in xml(built, "word/styles.xml").iter(f"{W}style")}["Heading1"]
    assert first.find(f"{W}rPr/{W}color").get(f"{W}val") == "7A1F3D"  # type: ignore[union-attr]


def test_the_example_names_its_template() -> None:
    source = Path(__file__).parents[2] / "examples" / "house-style" / "brief.md"
    built = build(load(source), ("docx",))
    with ZipFile(io.BytesIO(built.outputs["docx"])) as file:
        assert any(name.startswith("word/media/") for name in file.namelist())


def test_our_styles_do_not_inherit_the_manners_of_normal(made: Callable[..., Built]) -> None:
    def manners(document: Document) -> None:
        layout = document.styles["Normal"].paragraph_format  # type: ignore[attr-defined]
        layout.first_line_indent, layout.alignment = Mm(10), 3

    built = made(house(manners))
    styles = {style.get(f"{W}styleId"): style for style in xml(built, "word/styles.xml").iter(f"{W}style")}
    for name in ("TableText", "Label", "SummaryLabel"):
        properties = styles[name].find(f"{W}pPr")
        assert properties is not None
        assert properties.find(f"{W}jc").get(f"{W}val") == "left"  # type: ignore[union-attr]
        assert properties.find(f"{W}ind").get(f"{W}firstLine") == "0"  # type: ignore[union-attr]
    assert "autoHyphenation" not in parts(built.outputs["docx"])["word/settings.xml"].decode()
    starts = [
        float(x) for x in re.findall(r"1 0 0 1 ([\d.]+) [\d.]+ Tm", _streams(built.outputs["pdf"])[1].decode("latin-1"))
    ]
    assert any(start == pytest.approx(Mm(37).pt, abs=0.1) for start in starts), (
        "first lines are indented in the PDF, too"
    )
