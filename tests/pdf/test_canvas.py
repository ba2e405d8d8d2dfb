"""Drawing: what is tagged, what is an artifact, links, places, pictures, and the file as a whole."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image as Pillow

from briefing.resolve.tree import Image
from briefing.writers.pdf import packages
from briefing.writers.pdf.canvas import Canvas, Element, Span
from briefing.writers.pdf.colour import srgb_profile
from briefing.writers.pdf.fontfile import FontFile

from .checker import assert_sound, check
from .drawing import A4, INK, PROPERTIES, book, canvas, png, words, write


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def operators(data: bytes, page: int = 0) -> list[str]:
    with opened(data) as pdf:
        return [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[page])]


def full_document() -> bytes:
    """A little of everything."""
    surface = canvas()
    face = surface.book.face("serif")
    surface.rect(90, 690, 300, 40, "#F1F4F8")
    surface.rule(90, 730, 390, 730, 1.4, "#14375E")
    heading = Element("H1", surface.root)
    surface.destination("top", 740)
    write(surface, heading, "Heading", 700)
    surface.outline("Heading – one", "top", 1)
    paragraph = Element("P", surface.root)
    link = Element("Link", paragraph)
    surface.line(
        100,
        680,
        [
            Span(paragraph, face, [*words(face, "See"), 3.0], 10, INK),
            Span(link, face, words(face, "this long"), 10, "#14375E"),
        ],
    )
    surface.line(
        100,
        665,
        [
            Span(link, face, words(face, "link"), 10, "#14375E"),
            Span(paragraph, face, [3.0, *words(face, "now")], 10, INK),
        ],
    )
    surface.link_uri(link, [(120, 678, 170, 690), (100, 663, 120, 675)], "https://example.org/ä(b)?q=1&r=[2]")
    figure = Element("Figure", surface.root, alt="Dots")
    surface.image(figure, png(), 100, 600, 60, 40)
    write(surface, Element("P", surface.root), "한국어 العربية αθήνα → ≤", 580)
    surface.line(100, 40, [Span(None, face, words(face, "Page 1 of 2"), 8, INK)], artifact="footer")
    surface.new_page()
    write(surface, paragraph, "goes on", 700)
    back = Element("Link", Element("P", surface.root))
    write(surface, back, "back", 680)
    surface.link_to(back, [(100, 678, 120, 690)], "top", "Go to Heading")
    return surface.finish()


# ---------------------------------------------------------------- the whole


def test_a_little_of_everything_is_sound() -> None:
    findings = assert_sound(full_document())
    assert findings.pages == 2
    assert [node.tag for node in findings.spanning] == ["P"]
    assert findings.root.find("P")[0].text == "See this long link now goes on "
    assert findings.artifacts == ["Page 1 of 2 ", ""]


def test_same_input_gives_the_same_bytes() -> None:
    assert full_document() == full_document()


def test_no_font_but_embedded_subsets() -> None:
    data = full_document()
    assert b"Helvetica" not in data
    with opened(data) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for _, font in page.resources.Font.items()}
    assert fonts
    assert all(name[7] == "+" for name in fonts)


def test_the_file_says_what_it_is() -> None:
    with opened(full_document()) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.docinfo.Title) == PROPERTIES.title
        assert str(pdf.docinfo.Author) == "Jane Doe; John Roe"
        assert str(pdf.docinfo.CreationDate) == "D:20250905000000Z"
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == PROPERTIES.title
            assert metadata["dc:publisher"] == ["Desk <One>"] or "Desk <One>" in metadata["dc:publisher"]
            assert metadata["pdf:Keywords"] == "a, b & c"
            assert metadata["xmp:CreateDate"] == "2025-09-05T00:00:00Z"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["pdfuaid:part"] == "1"


def test_empty_properties_leave_no_empty_entries() -> None:
    from dataclasses import replace

    bare = replace(PROPERTIES, authors=(), organisation="", description="", keywords=())
    surface = Canvas(book(), bare, A4)
    surface.new_page()
    write(surface, Element("P", surface.root), "word", 700)
    with opened(surface.finish()) as pdf:
        assert {"/Author", "/Subject", "/Keywords"}.isdisjoint(pdf.docinfo.keys())
        with pdf.open_metadata() as metadata:
            assert "dc:creator" not in metadata
            assert "dc:description" not in metadata


def test_streams_are_compressed_and_none_is_ascii85() -> None:
    data = full_document()
    assert b"ASCII85" not in data
    assert b"/ObjStm" in data


def test_the_colour_profile_is_srgb() -> None:
    from PIL import ImageCms

    assert srgb_profile() == srgb_profile()
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    builtin = ImageCms.createProfile("sRGB")
    picture = Pillow.new("RGB", (4, 1))
    picture.putdata([(0, 0, 0), (255, 255, 255), (180, 82, 42), (20, 55, 94)])
    same = ImageCms.profileToProfile(picture, profile, builtin)
    pairs = zip(picture.tobytes(), same.tobytes(), strict=True)
    assert all(abs(one - other) <= 1 for one, other in pairs)


# ---------------------------------------------------------------- text


def test_lines_of_one_element_share_a_sequence() -> None:
    surface = canvas()
    paragraph = Element("P", surface.root)
    for line in range(5):
        write(surface, paragraph, "some words", 700 - 15 * line)
    found = operators(surface.finish())
    assert found.count("BDC") == 1
    assert found.count("BT") == 1
    assert found.count("Tf") == 1


def test_words_at_line_ends_do_not_join() -> None:
    surface = canvas()
    paragraph = Element("P", surface.root)
    write(surface, paragraph, "one", 700)
    write(surface, paragraph, "two", 685)
    assert assert_sound(surface.finish()).root.text == "one two "


def test_a_word_that_goes_on_has_no_space_within() -> None:
    surface = canvas()
    face = surface.book.face("serif")
    paragraph = Element("P", surface.root)
    hyphen = Span(paragraph, face, [face.shape("-")], 10, INK, actual_text="\N{SOFT HYPHEN}")
    surface.line(100, 700, [Span(paragraph, face, words(face, "a brief"), 10, INK), hyphen], joins=True)
    write(surface, paragraph, "ing", 685)
    assert assert_sound(surface.finish()).root.text == "a brief\N{SOFT HYPHEN}ing "


def test_capitals_keep_the_words_own_case() -> None:
    surface = canvas()
    face = surface.book.face("sans", "semibold", ligatures=False)
    label = Element("P", surface.root)
    text = words(face, "KEY JUDGMENTS")
    surface.line(100, 700, [Span(label, face, text, 8.5, INK, tracking=1.1, actual_text="Key judgments")])
    data = surface.finish()
    assert assert_sound(data).root.text == "Key judgments "
    assert "Tc" in operators(data)


@pytest.mark.needs_poppler
@pytest.mark.skipif(packages.folder("justmytype_intl_rtl") is None, reason="the extra `cjk` is not installed")
def test_text_from_right_to_left_is_read_in_its_own_order(tmp_path: Path) -> None:
    surface = canvas()
    face = surface.book.face("serif")
    paragraph = Element("P", surface.root, lang="ar")
    first, second = "الدار", "البيضاء"
    seen = [face.shape(second), 3.0, face.shape(first)]
    surface.line(100, 700, [Span(paragraph, face, seen, 10, INK, actual_text=f"{first} {second}", turned=True)])
    data = surface.finish()
    assert assert_sound(data).root.text == f"{first} {second} "
    path = tmp_path / "rtl.pdf"
    path.write_bytes(data)
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, encoding="utf-8")
    assert f"{first} {second}" in told.stdout


def test_gaps_are_as_wide_as_they_say() -> None:
    surface = canvas()
    face = surface.book.face("serif")
    surface.line(100, 700, [Span(Element("P", surface.root), face, [face.shape("a"), 7.5, face.shape("b")], 10, INK)])
    with opened(surface.finish()) as pdf:
        (shown, *_) = [
            operands[0] for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) == "TJ"
        ]
    (shift,) = [float(part) for part in shown if not isinstance(part, pikepdf.String)]
    assert (face.space - shift) * 10 / 1000 == pytest.approx(7.5, abs=0.01)


def test_style_is_written_only_where_it_changes() -> None:
    surface = canvas()
    face = surface.book.face("serif")
    paragraph = Element("P", surface.root)
    raised = Span(paragraph, face, [face.shape("1")], 7, "#14375E", rise=3.5)
    for y in (700, 685):
        surface.line(100, y, [Span(paragraph, face, words(face, "plain"), 10, INK), raised])
    found = operators(surface.finish())
    assert (found.count("Ts"), found.count("rg")) == (3, 4)  # up, down, up; ink, navy, ink, navy


def test_text_of_several_fonts_is_drawn_whole() -> None:
    surface = canvas()
    write(surface, Element("P", surface.root), "x (한국) ǰ \N{CUNEIFORM SIGN A}", 700)
    assert check(surface.finish()).root.text == "x (한국) ǰ \N{CUNEIFORM SIGN A} "


def test_a_bold_that_no_font_has_is_made_by_stroking() -> None:
    surface = canvas()
    bold = surface.book.face("sans", "bold")
    bold._file = FontFile(bold.file.path.replace("Bold", "Regular"), 0, 700)
    plain = surface.book.face("sans")
    spans = [
        Span(Element("P", surface.root), face, words(face, "word"), 10, "#B4532A") for face in (plain, bold, plain)
    ]
    surface.line(100, 700, spans)
    data = surface.finish()
    assert_sound(data)
    found = [operator for operator in operators(data) if operator in {"Tr", "w", "RG", "TJ"}]
    assert found == ["TJ", "Tr", "w", "RG", "TJ", "Tr", "TJ", "TJ"]


def test_slanted_letters_stand_where_the_line_has_come_to() -> None:
    surface = canvas()
    plain, italic = surface.book.face("serif"), surface.book.face("serif", italic=True)
    paragraph = Element("P", surface.root)
    before, word, after = plain.shape("Lead"), italic.shape("aθb"), italic.shape("end")
    surface.line(
        100,
        700,
        [Span(paragraph, plain, [before, 4.0], 10, INK), Span(paragraph, italic, [word, 4.0, after], 10, INK)],
    )
    data = surface.finish()
    assert assert_sound(data).root.text == "Lead aθb end "
    with opened(data) as pdf:
        places = [
            [float(value) for value in operands]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "Tm"
        ]
    first, letter, _ = word.pieces
    start = 100 + before.width / 100 + 4.0 + first.width / 100
    assert [place[2] for place in places] == [0, 0.194, 0]
    assert [place[4] for place in places] == pytest.approx([100, start, start + letter.width / 100], abs=0.01)


@pytest.mark.parametrize("kind", ["", "header", "footer"])
def test_text_without_an_element_is_an_artifact(kind: str) -> None:
    surface = canvas()
    face = surface.book.face("sans")
    write(surface, Element("P", surface.root), "body", 700)
    surface.line(100, 800, [Span(None, face, words(face, "running"), 8, INK)], artifact=kind)  # type: ignore[arg-type]
    data = surface.finish()
    findings = assert_sound(data)
    assert (findings.root.text, findings.artifacts) == ("body ", ["running "])
    with opened(data) as pdf:
        marks = [
            operands
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) in {"BMC", "BDC"} and str(operands[0]) == "/Artifact"
        ]
    assert [len(operands) for operands in marks] == [2 if kind else 1]
    if kind:
        assert str(marks[0][1].Subtype) == f"/{kind.capitalize()}"


# ---------------------------------------------------------------- links and places


def test_each_area_of_a_link_is_an_annotation_of_one_element() -> None:
    link = assert_sound(full_document()).root.find("Link")[0]
    assert (link.text, link.links) == ("this long link", 2)


def test_a_link_on_nothing_visible_has_an_area() -> None:
    surface = canvas()
    link = Element("Link", Element("P", surface.root))
    write(surface, link, "\N{SOFT HYPHEN}", 700)
    surface.link_uri(link, [(100, 700, 100, 710)], "https://example.org")
    assert_sound(surface.finish())


def test_addresses_are_written_in_ascii() -> None:
    with opened(full_document()) as pdf:
        address = bytes(pdf.pages[0].Annots[0].A.URI)
    assert address == b"https://example.org/%C3%A4(b)?q=1&r=[2]"


def test_many_places_are_found_by_name() -> None:
    surface = canvas()
    paragraph = Element("P", surface.root)
    link = Element("Link", paragraph)
    write(surface, link, "all", 700)
    names = [f"sec-{number}" for number in range(300)] + ["tbl-ü(1)", "a\\b"]
    for number, name in enumerate(names):
        surface.destination(name, 700 - number)
        surface.link_to(link, [(100, 698, 120, 710)], name, "Go")
    assert_sound(surface.finish())


def test_a_link_to_nothing_is_refused() -> None:
    surface = canvas()
    link = Element("Link", Element("P", surface.root))
    write(surface, link, "word", 700)
    surface.link_to(link, [(100, 698, 120, 710)], "nowhere", "Go")
    with pytest.raises(ValueError, match="nowhere"):
        surface.finish()


def test_the_outline_nests_by_level() -> None:
    surface = canvas()
    write(surface, Element("P", surface.root), "word", 700)
    surface.destination("here", 700)
    for title, level in (("A", 1), ("A.1", 2), ("A.1.1", 3), ("A.2", 2), ("B", 1), ("B.skip", 3)):
        surface.outline(title, "here", level)
    data = surface.finish()
    assert_sound(data)
    with opened(data) as pdf, pdf.open_outline() as outline:
        found = [
            (item.title, [(below.title, [b.title for b in below.children]) for below in item.children])
            for item in outline.root
        ]
    assert found == [("A", [("A.1", ["A.1.1"]), ("A.2", [])]), ("B", [("B.skip", [])])]


# ---------------------------------------------------------------- pictures


def picture(data: bytes) -> pikepdf.Object:
    with opened(data) as pdf:
        (image,) = pdf.pages[0].resources.XObject.values()
        return pikepdf.Dictionary(
            ColorSpace=str(image.ColorSpace) if isinstance(image.ColorSpace, pikepdf.Name) else "indexed",
            Filter=str(image.get("/Filter", "")),
            Mask="/SMask" in image,
            Pixels=pikepdf.PdfImage(image).as_pil_image().convert("RGB").tobytes(),
        )


def drawn(image: Image) -> bytes:
    surface = canvas()
    surface.image(Element("Figure", surface.root, alt="A picture"), image, 100, 600, 60, 40)
    data = surface.finish()
    assert_sound(data)
    return data


@pytest.mark.parametrize(
    ("colour_type", "space", "mask"),
    [
        (0, "/DeviceGray", False),
        (2, "/DeviceRGB", False),
        (3, "indexed", False),
        (4, "/DeviceRGB", True),
        (6, "/DeviceRGB", True),
    ],
)
def test_png_files_keep_their_pixels(colour_type: int, space: str, mask: bool) -> None:
    image = png(colour_type)
    found = picture(drawn(image))
    assert (str(found.ColorSpace), bool(found.Mask)) == (space, mask)
    if not mask:
        assert bytes(found.Pixels) == Pillow.open(io.BytesIO(image.data)).convert("RGB").tobytes()


@pytest.mark.parametrize(("mode", "space"), [("RGB", "/DeviceRGB"), ("L", "/DeviceGray"), ("CMYK", "/DeviceRGB")])
def test_jpeg_files_are_taken_as_they_are_unless_foreign(mode: str, space: str) -> None:
    stream = io.BytesIO()
    Pillow.new(mode, (8, 8), 120 if mode == "L" else (10, 120, 200, 5)[: len(mode)]).save(stream, "JPEG")
    data = drawn(Image(stream.getvalue(), "jpeg", 8, 8, 96.0))
    assert str(picture(data).ColorSpace) == space
    assert (stream.getvalue() in data) == (mode != "CMYK")


def test_interlaced_png_is_decoded() -> None:
    # Pillow writes no interlaced files; this one (1 by 1, Adam7) has its interlace flag set, which is the same data.
    image = png(2, 1, 1)
    data = bytearray(image.data)
    data[28] = 1
    import zlib

    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    assert str(picture(drawn(Image(bytes(data), "png", 1, 1, 96.0))).ColorSpace) == "/DeviceRGB"


def test_a_picture_used_twice_is_stored_once() -> None:
    surface = canvas()
    for y in (600, 500):
        surface.image(Element("Figure", surface.root, alt="Same"), png(), 100, y, 60, 40)
    surface.new_page()
    surface.image(Element("Figure", surface.root, alt="Same"), png(), 100, 600, 60, 40)
    data = surface.finish()
    assert_sound(data)
    with opened(data) as pdf:
        assert len({image.objgen for page in pdf.pages for image in page.resources.XObject.values()}) == 1


@pytest.mark.parametrize(
    "image",
    [
        Image(b"\x89PNG\r\n\x1a\n" + bytes(40), "png", 1, 1, 96.0),
        Image(b"", "png", 1, 1, 96.0),
        Image(b"\xff\xd8\xff\xe0", "jpeg", 1, 1, 96.0),
        Image(png(6).data[:60], "png", 6, 4, 96.0),
        Image(png(2).data[:30], "png", 6, 4, 96.0),
    ],
)
def test_broken_pictures_are_refused_in_one_way(image: Image) -> None:
    surface = canvas()
    with pytest.raises(ValueError, match="cannot be decoded"):
        surface.image(Element("Figure", surface.root, alt="Broken"), image, 100, 600, 60, 40)
