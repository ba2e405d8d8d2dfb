"""A theme read from a Word template says what the template says, and names what it does not say."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import docx
import pypandoc
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from briefing.core.diagnostics import BriefingError, Diagnostic
from briefing.core.lengths import Length, mm, pt
from briefing.core.ooxml import open_package
from briefing.themes.running import Field, Paragraph, Picture, Table, Words
from briefing.themes.theme import COLOURS, TEXT_STYLES, Theme, load_theme
from briefing.themes.word import colours
from briefing.themes.word.bare import bare
from tests.core.packages import W, bomb, plain, relationships, zipped

from .templates import as_template, changed, field, fill, house, paragraph, parts, picture, words


@pytest.fixture
def read(tmp_path: Path):
    def read(data: bytes, name: str = "house.dotx") -> Theme:
        path = tmp_path / name
        path.write_bytes(data)
        load_theme.cache_clear()
        return load_theme(str(path))

    return read


def notes(theme: Theme) -> dict[str, list[str]]:
    assert theme.template is not None
    found: dict[str, list[str]] = {}
    for note in theme.template.notes:
        found.setdefault(note.code, []).append(note.message)
    return found


def header(theme: Theme, pages: str = "default") -> tuple[Paragraph | Table, ...]:
    assert theme.template is not None
    return theme.template.headers[pages].blocks  # type: ignore[index]


def test_page_styles_and_faces(read) -> None:
    theme = read(as_template(house()))
    page = theme.page
    near = pytest.approx
    assert page.width is not None
    assert page.height is not None
    measures = (page.width, page.height, page.top, page.right, page.bottom, page.left)
    assert [length.mm for length in measures] == [near(n, abs=0.02) for n in (190, 260, 31, 22, 24, 27)]
    assert page.hang == 0
    body, first, title = theme.text["body"], theme.text["heading-1"], theme.text["title"]
    assert (body.size, first.size, title.size) == (pt(10), pt(15), pt(24))
    assert [theme.faces[style.face].word for style in (body, first)] == ["Source Serif Pro", "Source Sans Pro"]
    assert theme.colour(body.colour) == "#202020"
    assert theme.colour(first.colour) == "#7A1F3D"
    assert first.weight == "bold"
    assert set(TEXT_STYLES) <= set(theme.text)
    assert set(COLOURS) <= set(theme.colours)
    assert all(style.colour in theme.colours and style.face in theme.faces for style in theme.text.values())


def test_what_we_make_of_its_colours_can_be_read(read) -> None:
    def pale(document: Document) -> None:
        document.styles["Heading 1"].font.color.rgb = docx.shared.RGBColor(0xFF, 0xCC, 0x66)

    theme = read(house(pale))
    for key in ("navy", "ink", "dark", "grey", "pale", "rust", "address", "link"):
        assert colours.contrast(theme.colour(key), theme.colour("tint")) >= colours.READABLE, key
    assert theme.colour(theme.text["heading-1"].colour) == "#FFCC66", "the house's colour is the house's business"
    assert "heading-1" in notes(theme)["template-faint"][0]


def test_localised_ids_and_names(read) -> None:
    data = house()
    for old, new in (('"Heading1"', '"berschrift1"'), ('"Title"', '"Titel"'), ('"Normal"', '"Standard"')):
        text = parts(data)["word/styles.xml"].decode()
        names = (f"w:styleId={old}", f"w:styleId={new}"), (f"w:basedOn w:val={old}", f"w:basedOn w:val={new}")
        data = changed(data, "word/styles.xml", *(pair for pair in names if pair[0] in text))
    theme = read(data)
    assert theme.template is not None
    assert {"Heading1", "Title", "Normal"} <= theme.template.style_ids
    assert theme.text["heading-1"].size == pt(15)
    other = (
        changed(data, "word/styles.xml", ('w:name w:val="Heading 1"', 'w:name w:val="Überschrift 1"'))
        if (b'w:val="Heading 1"' in parts(data)["word/styles.xml"])
        else changed(data, "word/styles.xml", ('w:name w:val="heading 1"', 'w:name w:val="Überschrift 1"'))
    )
    assert read(other).text["heading-1"].size == pt(15)


def test_fonts_and_colours_of_the_theme_part(read) -> None:
    def themed(document: Document) -> None:
        properties = document.styles["Heading 1"].element.rPr
        for child in list(properties):
            if child.tag.endswith(("}rFonts", "}color")):
                properties.remove(child)
        fonts = properties._add_rFonts()
        space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        fonts.set(f"{space}asciiTheme", "majorHAnsi")
        colour = properties._add_color()
        colour.set(f"{space}val", "auto")
        colour.set(f"{space}themeColor", "accent2")

    data = house(themed)
    part = next(name for name in parts(data) if "theme/theme" in name)
    assert b"C0504D" in parts(data)[part]
    theme = read(changed(data, part, ('<a:latin typeface="Calibri"/>', '<a:latin typeface="Franklin Gothic Book"/>')))
    first = theme.text["heading-1"]
    assert theme.faces[first.face].word == "Franklin Gothic Book"
    assert theme.colour(first.colour) == "#C0504D"


def test_what_a_template_does_not_say_is_told_once(read) -> None:
    reference = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    ).stdout
    theme = read(reference)
    (lacking,) = notes(theme)["template-lacks"]
    assert "a size of the paper, margins and running lines" in lacking
    assert (theme.page.width, theme.page.top) == (None, mm(30))
    assert notes(read(house())).get("template-lacks") is None


def test_running_lines(read) -> None:
    def lines(document: Document) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        control = (
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns0:coreProperties[1]/ns1:title[1]"/></w:sdtPr>'
            f"<w:sdtContent>{words('Old title')}</w:sdtContent></w:sdt>"
        )
        placeholder = (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{words('Click here')}</w:sdtContent></w:sdt>"
        )
        fill(
            section.header, paragraph(control + placeholder + "<w:r><w:tab/></w:r>" + field('STYLEREF "heading 1" \\n'))
        )
        head = section.first_page_header.paragraphs[0]
        head.add_run().add_picture(io.BytesIO(picture()), width=docx.shared.Mm(40))
        fill(
            section.first_page_footer, paragraph(field("FILENAME") + field('IF "a" = "b" "c"', "kept") + words(" end"))
        )

    theme = read(house(lines))
    (line,) = header(theme)
    assert isinstance(line, Paragraph)
    shown = [(one.name, one.level, one.number) if isinstance(one, Field) else one.text for one in line.content]  # type: ignore[union-attr]
    assert shown == [("title", 0, False), "\t", ("heading", 1, True)]
    (logo,) = header(theme, "first")[0].content  # type: ignore[union-attr]
    assert isinstance(logo, Picture)
    assert logo.width.mm == pytest.approx(40, abs=0.1)
    assert theme.template is not None
    foot = theme.template.footers["first"].blocks[0]
    assert [one.text for one in foot.content if isinstance(one, Words)] == ["kept", " end"]  # type: ignore[union-attr]
    (left,) = [message for message in notes(theme)["template-left-out"] if "taken over" in message]
    assert "the field FILENAME" in left
    assert "the field IF" in left


def test_tables_and_borders_in_running_lines(read) -> None:
    def lines(document: Document) -> None:
        cell = '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>{}</w:tc>'
        table = (
            '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>'
            '<w:bottom w:val="single" w:sz="8" w:color="7A1F3D"/>'
            '</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="5000"/></w:tblGrid><w:tr>'
            + cell.format(3000, paragraph(words("Left")))
            + cell.format(5000, paragraph(words("Right"), '<w:jc w:val="right"/>'))
            + "</w:tr></w:tbl>"
        )
        fill(document.sections[0].header, table + paragraph(""))

    table, last = header(read(house(lines)))
    assert isinstance(table, Table)
    left, right = table.rows[0]
    assert (left.width.twips, right.width.twips, right.upright) == (3000, 5000, "bottom")
    assert left.borders["bottom"].colour == "#7A1F3D"
    assert isinstance(right.blocks[0], Paragraph)
    assert right.blocks[0].align == "right"
    assert isinstance(last, Paragraph)


def test_what_does_not_pass_is_told_once(read) -> None:
    found = parts(house())
    found["word/vbaProject.bin"] = b"macros"
    found["word/embeddings/oleObject1.bin"] = b"object"
    found["word/activeX/activeX1.xml"] = b"<x/>"
    rels = found["word/_rels/document.xml.rels"].decode()
    outside = relationships(("rOut", "attachedTemplate", "file:///c:/evil.dotm"), external=("rOut",)).decode()
    found["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", outside.partition(">")[2].replace("</Relationships>", "") + "</Relationships>"
    ).encode()
    theme = read(zipped(found.items()))
    (left,) = [message for message in notes(theme)["template-left-out"] if "no draft" in message]
    for word in ("macros", "controls", "embedded objects", "links to files outside"):
        assert word in left


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"not a zip", "not-word"),
        (bomb(50_000_000), "unsafe-package"),
        (zipped(plain().items())[:300], "bad-package"),
        (zipped((plain() | {"word/document.xml": b"<!DOCTYPE x><x/>"}).items()), "unsafe-package"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected-package"),
        (zipped([*plain().items(), ("../x", b"")]), "unsafe-package"),
    ],
)
def test_hostile_templates(read, data: bytes, code: str) -> None:
    with pytest.raises(BriefingError) as caught:
        read(data)
    assert [found.code for found in caught.value.diagnostics] == [code]


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("word/header1.xml", f'<w:hdr xmlns:w="{W}">{"<w:p/>" * 7000}</w:hdr>'),
        ("word/header1.xml", f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>{"a " * 9000}</w:t></w:r></w:p></w:hdr>'),
        ("word/styles.xml", f'<w:styles xmlns:w="{W}">{"<w:style/>" * 7000}</w:styles>'),
    ],
)
def test_too_much_of_anything(read, member: str, content: str) -> None:
    found = parts(house()) | {member: content.encode()}
    with pytest.raises(BriefingError) as caught:
        read(zipped(found.items()))
    assert [one.code for one in caught.value.diagnostics] == ["unsafe-package"]


@pytest.mark.parametrize("member", ["word/styles.xml", "word/settings.xml", "word/numbering.xml", "word/header1.xml"])
def test_a_damaged_part_is_told(read, member: str) -> None:
    found = parts(house())
    assert member in found
    found[member] = b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"
    with pytest.raises(BriefingError) as caught:
        read(zipped(found.items()))
    (problem,) = caught.value.diagnostics
    assert isinstance(problem, Diagnostic)
    assert member in problem.message


def test_the_smallest_file_is_a_theme(read) -> None:
    theme = read(zipped(plain().items()))
    assert theme.text["body"].size == pt(10)
    assert set(notes(theme)) == {"template-lacks"}


def test_what_travels_is_the_look_alone(read) -> None:
    def spoken(document: Document) -> None:
        document.add_paragraph("Nobody else should read this")
        document.core_properties.author = "Somebody"
        section = document.sections[0]
        section.header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()), width=docx.shared.Mm(20))

    data = house(spoken)
    travelled = bare(open_package(data, "house.docx"))
    whole = b"".join(parts(travelled).values())
    assert b"Nobody" not in whole
    assert b"Somebody" not in whole
    assert b"rsid" not in whole
    theme, again = read(data), read(travelled)
    assert theme.template is not None
    assert again.template is not None
    assert (theme.text, theme.colours, theme.faces, theme.page) == (again.text, again.colours, again.faces, again.page)
    assert theme.template.headers == again.template.headers
    assert theme.template.styles == again.template.styles
    assert travelled == bare(open_package(data, "house.docx"))


def test_numbers_without_sense_do_no_harm(read) -> None:
    data = house()
    text = parts(data)["word/document.xml"].decode()
    start = text.index("<w:pgSz")
    mad = '<w:pgSz w:w="999999999999" w:h="-5"/>'
    mad += '<w:pgMar w:top="x" w:left="60000000" w:right="9999" w:bottom="1" w:header="-9"/>'
    end = text.index("<w:cols")
    theme = read(changed(data, "word/document.xml", (text[start:end], mad)))
    assert theme.page.width is None
    assert theme.page.left == mm(25)
    assert isinstance(theme.page.header, Length)
    assert "margins" in notes(theme)["template-lacks"][0]


def test_no_two_styles_are_called_alike(read) -> None:
    def same(document: Document) -> None:
        document.styles.add_style("Citation", WD_STYLE_TYPE.PARAGRAPH)
        document.styles.add_style("Lead Words", WD_STYLE_TYPE.CHARACTER)

    template = read(house(same)).template
    assert template is not None
    assert "Citation (template)" in template.styles
    assert 'w:styleId="Citation"' not in template.styles
    assert "Lead" in template.style_ids
