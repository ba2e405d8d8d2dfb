"""The checker finds nothing in what we write, and finds every fault that is put in."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from briefing import build, loads
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .citing import noted
from .referential import check, main

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
COMMENTS = "word/comments.xml"
NOTES, RELS, TYPES = "word/footnotes.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed; the change must do something."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                text = change(content.decode())
                assert text != content.decode(), "the fault was not put in"
                content = text.encode()
            target.writestr(name, content)
    return out.getvalue()


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def cut(pattern: str, new: str = "") -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL)


def test_our_own_file_is_sound(draft: bytes) -> None:
    assert check(draft) == []


@pytest.mark.parametrize(
    ("part", "change", "finding"),
    [
        (DOCUMENT, swap("REF _Ref_entry_1 ", "REF _Ref_entry_9 "), "refers to the bookmark _Ref_entry_9"),
        (DOCUMENT, swap("PAGEREF _Toc100000001", "PAGEREF _Toc7"), "refers to the bookmark _Toc7"),
        (DOCUMENT, swap('w:anchor="_Toc100000001"', 'w:anchor="_nowhere"'), "refers to the bookmark _nowhere"),
        (DOCUMENT, cut(r'<w:bookmarkEnd w:id="3"/>'), "the start of bookmark 3 has no end"),
        (DOCUMENT, cut(r'<w:bookmarkStart w:id="3"[^>]*>'), "the end of bookmark 3 has no start"),
        (DOCUMENT, swap('w:name="_Toc100000002"', 'w:name="_toc100000001"'), "the bookmark _toc100000001 stands twice"),
        (DOCUMENT, swap('w:name="_Toc100000002"', f'w:name="{"x" * 41}"'), "Word takes no bookmark"),
        (DOCUMENT, swap('w:bookmarkStart w:id="2"', 'w:bookmarkStart w:id="1"'), "the bookmark id 1 stands twice"),
        (DOCUMENT, swap('<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Bodytext"/>'), "names the style Bodytext"),
        (DOCUMENT, swap('<w:rStyle w:val="Lead"/>', '<w:rStyle w:val="Title"/>'), "which is a paragraph style"),
        (DOCUMENT, swap('<w:tblStyle w:val="BriefingTable"/>', '<w:tblStyle w:val="Grid"/>'), "names the style Grid"),
        (STYLES, swap('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Norm"/>'), "names the style Norm"),
        (STYLES, swap('<w:next w:val="Title"/>', '<w:next w:val="Titel"/>'), "names the style Titel"),
        (STYLES, swap('<w:basedOn w:val="DefaultParagraphFont"/>', '<w:basedOn w:val="Citation"/>'), "based on itself"),
        (STYLES, swap('w:styleId="Subtitle"', 'w:styleId="Title"'), "the style Title stands twice"),
        (STYLES, swap('<w:numId w:val="2"/>', '<w:numId w:val="222"/>'), "is in the list 222"),
        (DOCUMENT, cut(r'<w:numId w:val="[5-9]"/>', '<w:numId w:val="99"/>'), "is in the list 99"),
        (DOCUMENT, cut(r'<w:ilvl w:val="0"/>(<w:numId w:val="4"/>)', r'<w:ilvl w:val="7"/>\1'), "on level 7"),
        (NUMBERING, swap('<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="77"/>'), "is based on '77'"),
        (NUMBERING, swap('<w:num w:numId="2">', '<w:num w:numId="1">'), "the list 1 stands twice"),
        (NUMBERING, swap('w:abstractNumId="1"', 'w:abstractNumId="0"'), "the abstract list 0 stands twice"),
        (DOCUMENT, swap('r:embed="dP1"', 'r:embed="dP9"'), "the relationship dP9 is not there"),
        (DOCUMENT, swap('r:id="dL1"', 'r:id="dL77"'), "the relationship dL77 is not there"),
        (RELS, swap("media/image1.png", "media/image9.png"), "leads to word/media/image9.png, which is missing"),
        (RELS, swap('Id="h1"', 'Id="h2"'), "the relationship h2 stands twice"),
        (RELS, cut(r'<Relationship [^>]*numbering\.xml"[^>]*/>'), "word/numbering.xml: no relationship leads to it"),
        (TYPES, swap('PartName="/word/styles.xml"', 'PartName="/word/style.xml"'), "names the part /word/style.xml"),
        (TYPES, cut(r'<Default Extension="png"[^>]*>'), "word/media/image1.png: has no content type"),
        (DOCUMENT, swap('footnoteReference w:id="1"', 'footnoteReference w:id="4"'), "refers to the footnote 4"),
        (DOCUMENT, swap('<w:footnoteReference w:id="1"/>', ""), "nothing refers to the footnote 1"),
        (NOTES, swap('<w:footnote w:id="1">', '<w:footnote w:id="0">'), "the note 0 stands twice"),
        ("word/settings.xml", swap('<w:footnote w:id="-1"/>', '<w:footnote w:id="-2"/>'), "refers to the footnote -2"),
        (DOCUMENT, swap('<wp:docPr id="2"', '<wp:docPr id="1"'), "the drawing id 1 stands twice"),
        (DOCUMENT, cut("(<w:sdt>.*?</w:sdt>)", r"\1\1"), "the content control id 1001 stands twice"),
        (DOCUMENT, swap('<w:fldChar w:fldCharType="end"/>', ""), "fields are never closed"),
        (DOCUMENT, swap('<w:fldChar w:fldCharType="begin"/>', ""), "without begin"),
        (DOCUMENT, cut('(<w:fldChar w:fldCharType="separate"/>)', r"\1\1"), "parted twice"),
        (DOCUMENT, cut(r"(<w:tc>(?:(?!</w:tc>).)*?)<w:p>(?:(?!</w:tc>).)*?</w:p></w:tc>", r"\1</w:tc>"),
         "does not end in a"),
        (DOCUMENT, swap('<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="2"/>'), "a row has 3 columns in a table of 4"),
        (DOCUMENT, cut(r'<w:p><w:pPr><w:pStyle w:val="Spacer"/>(?:(?!</w:p>).)*</w:p>(?=<w:bookmarkStart|<w:tbl>)'),
         "two tables touch"),
        (DOCUMENT, swap("</w:body>", "</w:bdy>"), "is not well-formed"),
    ],
)  # fmt: skip
def test_a_fault_is_found(draft: bytes, part: str, change: Callable[[str], str], finding: str) -> None:
    found = check(changed(draft, part, change))
    assert any(finding in each for each in found), found


@pytest.mark.parametrize(
    ("part", "change", "finding"),
    [
        (DOCUMENT, swap("NOTEREF _Ref_note_cell ", "NOTEREF _Ref_m_cell_again "), "repeats the number of the note at"),
        (
            DOCUMENT,
            swap('endnoteReference w:id="1"', 'endnoteReference w:id="2"'),
            "the endnote 2 is referred to twice",
        ),
        (DOCUMENT, swap('endnoteReference w:id="1"', 'endnoteReference w:id="99"'), "refers to the endnote 99"),
        ("word/endnotes.xml", cut(r'<w:endnote w:type="separator".*?</w:endnote>'), "refers to the endnote -1"),
        ("word/endnotes.xml", swap("PAGEREF _Ref_m_list", "PAGEREF _Ref_m_last"), "refers to the bookmark _Ref_m_last"),
    ],
)
def test_a_fault_in_endnotes_is_found(theme: Theme, part: str, change: Callable[[str], str], finding: str) -> None:
    made, pages = noted()
    found = check(changed(write_docx(made, theme, pages), part, change))
    assert any(finding in each for each in found), found


def test_a_member_that_stands_twice(draft: bytes) -> None:
    out = BytesIO(draft)
    with ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(STYLES, b"<x/>")
    assert any("stands twice in the archive" in each for each in check(out.getvalue()))


def test_command_line(draft: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(draft)
    bad.write_bytes(changed(draft, DOCUMENT, swap('r:embed="dP1"', 'r:embed="dP9"')))
    assert main([str(good)]) == 0
    assert main([str(good), str(bad)]) == 1
    assert "dP9" in capsys.readouterr().out


@pytest.fixture(scope="module")
def commented() -> bytes:
    note = "::: comment\nIs this so?\n:::\n"
    return build(loads(f"---\ntitle: The ice\n---\n\nOne.\n\n{note}\nTwo.\n\n{note}"), ["docx"]).outputs["docx"]


@pytest.mark.parametrize(
    ("part", "change", "finding"),
    [
        (COMMENTS, swap('<w:comment w:id="1"', '<w:comment w:id="0"'), "the comment 0 stands twice"),
        (COMMENTS, cut(r'<w:comment w:id="1".*?</w:comment>'), "commentReference: there is no comment 1"),
        (DOCUMENT, cut(r'<w:commentRangeStart w:id="0"/>'), "commentRangeStart: the comment 0 has none"),
        (DOCUMENT, cut(r'<w:commentRangeEnd w:id="0"/>'), "commentRangeEnd: the comment 0 has none"),
        (DOCUMENT, swap('<w:commentReference w:id="0"/>', ""), "commentReference: the comment 0 has none"),
        (DOCUMENT, swap('commentRangeEnd w:id="1"', 'commentRangeEnd w:id="0"'), "the comment 0 has two"),
        (DOCUMENT, cut(r'<w:headerReference w:type="default"[^>]*/>'), "no section shows header2.xml"),
        (DOCUMENT, cut(r'(headerReference w:type="default") r:id="[^"]*"', r'\1 r:id="f2"'), "f2 is no header"),
    ],
)
def test_a_fault_in_comments_and_running_lines_is_found(
    commented: bytes, part: str, change: Callable[[str], str], finding: str
) -> None:
    assert check(commented) == []
    assert any(finding in found for found in check(changed(commented, part, change)))
