"""SVG figures in the PDF and the Word draft: lines stay lines, words stay words, and both look as they were meant."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from PIL import Image as Pillow

from briefing import build, loads
from briefing.resolve.images import read_image
from briefing.resolve.svg import read_svg
from briefing.resolve.tree import Image
from briefing.writers.pdf.structure import Element

from .drawing import canvas, page_with, rendered

CASES = sorted((Path(__file__).parent / "svg").glob("*.svg"))
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100"'


def image(body: str) -> Image:
    made = read_svg(f"{HEAD}>{body}</svg>".encode())
    assert made.lost == ()
    return Image(made.data, "svg", 100, 100, 96, made.drawing)


def drawn(body: str) -> bytes:
    return page_with(image(body), 200, 200)


def seen(body: str) -> Pillow.Image:
    """The drawing as a PDF reader shows it, two pixels to a unit."""
    return rendered(image(body), 200, 200)


def colour(picture: Pillow.Image, x: float, y: float) -> tuple[int, ...]:
    found = picture.getpixel((int(2 * x), int(2 * y)))
    assert isinstance(found, tuple)
    return found


def forms(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    """Every form of a file."""
    return [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"]


def operators(data: bytes) -> list[str]:
    """The operators of each form."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [form.read_bytes().decode("latin-1") for form in forms(pdf)]


def near(found: tuple[int, ...], wanted: tuple[int, ...], most: int = 6) -> bool:
    return all(abs(a - b) <= most for a, b in zip(found, wanted, strict=True))


# ---------------------------------------------------------------- what is seen

WHITE, RED, BLUE, GREEN = (255, 255, 255), (255, 0, 0), (0, 0, 255), (0, 128, 0)
TWO = '<rect width="60" height="100" fill="red"/><rect x="40" width="60" height="100" fill="blue"/>'
SEEN = {
    "fill": ('<rect x="20" y="20" width="60" height="60" fill="red"/>', {(50, 50): RED, (10, 10): WHITE}),
    "y runs downwards": ('<rect width="100" height="50" fill="red"/>', {(50, 10): RED, (50, 90): WHITE}),
    "even-odd": (
        '<path d="M0 0H100V100H0zM25 25H75V75H25z" fill="red" fill-rule="evenodd"/>',
        {(10, 10): RED, (50, 50): WHITE},
    ),
    "nonzero": ('<path d="M0 0H100V100H0zM25 25H75V75H25z" fill="red"/>', {(50, 50): RED}),
    "stroke over fill": (
        '<rect x="20" y="20" width="60" height="60" fill="red" stroke="blue" stroke-width="20"/>',
        {(50, 50): RED, (25, 50): BLUE, (12, 50): BLUE},
    ),
    "dashes": (
        '<path d="M0 50H100" stroke="red" stroke-width="20" stroke-dasharray="20 20"/>',
        {(10, 50): RED, (30, 50): WHITE, (50, 50): RED},
    ),
    "dashes that begin before": (
        '<path d="M0 50H100" stroke="red" stroke-width="20" stroke-dasharray="20 20" stroke-dashoffset="-20"/>',
        {(10, 50): WHITE, (30, 50): RED},
    ),
    "square cap": (
        '<path d="M40 50H60" stroke="red" stroke-width="40" stroke-linecap="square"/>',
        {(25, 50): RED, (75, 65): RED},
    ),
    "clip": (
        (
            '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath>'
            '<rect width="100" height="100" fill="red" clip-path="url(#c)"/>'
        ),
        {(50, 50): RED, (5, 5): WHITE},
    ),
    "clip in halves of a box": (
        (
            '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath>'
            '<rect x="20" width="80" height="100" fill="red" clip-path="url(#c)"/>'
        ),
        {(30, 50): RED, (80, 50): WHITE},
    ),
    "opacity of a group": (
        f'<g opacity=".5">{TWO}</g>',
        {(10, 50): (255, 128, 128), (50, 50): (128, 128, 255)},
    ),
    "opacity of each": (
        f'<g fill-opacity=".5">{TWO}</g>',
        {(10, 50): (255, 128, 128), (50, 50): (128, 64, 191)},
    ),
    "opacity ends with its shape": (
        '<rect width="50" height="100" fill="red" opacity=".5"/><rect x="50" width="50" height="100" fill="red"/>',
        {(10, 50): (255, 128, 128), (80, 50): RED},
    ),
    "linear gradient": (
        (
            '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
            '<rect width="100" height="100" fill="url(#g)"/>'
        ),
        {(1, 50): (253, 0, 3), (50, 50): (126, 0, 129), (98, 50): (4, 0, 251)},
    ),
    "gradient that fades": (
        (
            '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="red" stop-opacity="0"/>'
            '</linearGradient><g transform="translate(50 0) scale(.5 1)">'
            '<rect width="100" height="100" fill="url(#g)"/></g>'
        ),
        {(51, 50): (255, 4, 4), (75, 50): (255, 128, 128), (99, 50): (255, 250, 250), (20, 50): WHITE},
    ),
    "gradient with an edge": (
        (
            '<linearGradient id="g" y2="1" x2="0"><stop offset=".5" stop-color="red"/>'
            '<stop offset=".5" stop-color="blue"/>'
            '</linearGradient><rect width="100" height="100" fill="url(#g)"/>'
        ),
        {(50, 45): RED, (50, 55): BLUE},
    ),
    "radial gradient": (
        (
            '<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="50" cy="50" r="50"><stop stop-color="red"/>'
            '<stop offset="1" stop-color="blue"/></radialGradient><rect width="100" height="100" fill="url(#g)"/>'
        ),
        {(50, 50): RED, (75, 50): (126, 0, 129), (2, 2): BLUE},
    ),
    "gradient of a line": (
        (
            '<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="100"><stop stop-color="red"/>'
            '<stop offset="1" stop-color="blue"/></linearGradient>'
            '<path d="M0 50H100" stroke="url(#g)" stroke-width="40"/>'
        ),
        {(1, 50): (253, 0, 3), (98, 50): (4, 0, 251), (50, 10): WHITE},
    ),
    "pattern": (
        (
            '<pattern id="p" patternUnits="userSpaceOnUse" x="10" width="40" height="40" '
            'patternTransform="translate(5)">'
            '<rect width="20" height="20" fill="red"/>'
            '<rect x="20" y="20" width="20" height="20" fill="blue"/></pattern>'
            '<g transform="translate(0 10)"><rect width="100" height="90" fill="url(#p)"/></g>'
        ),
        {(25, 20): RED, (65, 20): RED, (45, 20): WHITE, (45, 40): BLUE, (25, 60): RED, (5, 20): WHITE, (25, 5): WHITE},
    ),
    "pattern measured by its box": (
        (
            '<pattern id="p" width=".5" height=".5" viewBox="0 0 2 2"><path d="M0 0H1V2H0z" fill="red"/></pattern>'
            '<rect x="20" width="80" height="80" fill="url(#p)"/>'
        ),
        {(30, 30): RED, (50, 30): WHITE, (70, 70): RED, (90, 70): WHITE},
    ),
    "use, with the colour of where it is used": (
        (
            '<defs><rect id="r" width="30" height="30"/></defs><use href="#r" fill="red"/>'
            '<g fill="blue"><use href="#r" x="60" y="60"/></g>'
        ),
        {(10, 10): RED, (70, 70): BLUE, (40, 40): WHITE},
    ),
    "marker": (
        (
            '<marker id="m" orient="auto" markerUnits="userSpaceOnUse" markerWidth="40" markerHeight="20" refY="10">'
            '<rect width="40" height="20" fill="red"/></marker>'
            '<path d="M50 10V50" stroke="blue" stroke-width="2" marker-end="url(#m)"/>'
        ),
        {(50, 70): RED, (45, 70): RED, (65, 70): WHITE, (50, 30): BLUE},
    ),
    "a stroke that is not scaled": (
        '<path d="M5 0V10" transform="scale(10)" stroke="red" stroke-width="10" vector-effect="non-scaling-stroke"/>',
        {(50, 50): RED, (46, 50): RED, (40, 50): WHITE, (60, 50): WHITE},
    ),
    "viewport cuts": (
        '<svg x="20" y="20" width="20" height="20"><rect width="100" height="100" fill="red"/></svg>',
        {(30, 30): RED, (60, 60): WHITE},
    ),
    "turned and slanted": (
        (
            '<rect width="20" height="20" fill="red" transform="translate(50 50) rotate(180)"/>'
            '<rect width="20" height="20" fill="blue" transform="translate(50 50) skewX(45)"/>'
        ),
        {(40, 40): RED, (60, 55): BLUE, (52, 68): WHITE},
    ),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen(name: str) -> None:
    body, places = SEEN[name]
    picture = seen(body)
    for (x, y), wanted in places.items():
        assert near(colour(picture, x, y), wanted), f"{name} at {x}, {y}: {colour(picture, x, y)}"


def inked(body: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is not white, in units."""
    from PIL import ImageChops

    picture = seen(body)
    box = ImageChops.difference(picture, Pillow.new("RGB", picture.size, "white")).getbbox()
    assert box is not None
    left, top, right, bottom = box
    return left / 2, top / 2, right / 2, bottom / 2


def test_text_stands_where_its_anchor_says() -> None:
    start, _, start_end, _ = inked('<text x="50" y="50" font-size="12">Hexham</text>')
    middle, _, middle_end, _ = inked('<text x="50" y="50" font-size="12" text-anchor="middle">Hexham</text>')
    end, _, end_end, _ = inked('<text x="50" y="50" font-size="12" text-anchor="end">Hexham</text>')
    assert start == pytest.approx(50.8, abs=1)
    assert (middle + middle_end) / 2 == pytest.approx(50, abs=1)
    assert end_end == pytest.approx(49.5, abs=1)
    assert start_end - start == pytest.approx(end_end - end, abs=1)


def test_text_stands_on_its_baseline_or_hangs_from_it() -> None:
    *_, bottom = inked('<text x="5" y="50" font-size="20">H</text>')
    assert bottom == pytest.approx(50, abs=0.6)
    _, top, _, _ = inked('<text x="5" y="50" font-size="20" dominant-baseline="hanging">H</text>')
    assert top == pytest.approx(50, abs=0.6)
    _, top, _, bottom = inked('<text x="5" y="50" font-size="20" dominant-baseline="central">H</text>')
    assert (top + bottom) / 2 == pytest.approx(50, abs=0.6)


def test_text_that_would_be_too_long_is_set_as_long_as_it_is_said_to_be() -> None:
    for how in ("spacing", "spacingAndGlyphs"):
        left, _, right, _ = inked(f'<text x="5" y="50" textLength="50" lengthAdjust="{how}">Hexham, Hull</text>')
        assert right - left == pytest.approx(50, abs=2)
    free, _, free_end, _ = inked('<text x="5" y="50">Hexham</text>')
    own, _, own_end, _ = inked('<text x="5" y="50" textLength="58">Hexham</text>')
    assert own_end - own == pytest.approx(free_end - free, abs=0.6)  # a little longer: its author's font was wider


def test_text_can_be_found_and_reads_in_order(tmp_path: Path) -> None:
    import pypdfium2

    body = (
        '<text y="20">Fähren 12 ≥ 9</text>'
        '<text y="40" font-family="serif">office <tspan font-weight="700">flow</tspan></text>'
    )
    document = pypdfium2.PdfDocument(drawn(body))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "Fähren 12 ≥ 9" in text
    assert "office flow" in text


# ---------------------------------------------------------------- how it stands in the file


def test_a_drawing_is_a_form_with_embedded_fonts_and_no_bitmap() -> None:
    data = drawn('<rect width="50" height="50" fill="#14375E"/><text y="80">Words</text>')
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (form,) = forms(pdf)
        assert list(form.BBox) == [0, 0, 100, 100]
        assert "/XObject" not in form.Resources
        assert form.Resources.Font
        for font in form.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    (drawing,) = operators(data)
    assert " h\nf" in drawing.replace("\nh", " h")
    assert "TJ" in drawing


def test_the_figure_holds_the_drawing_and_its_description(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(f'{HEAD}><text y="20">Inside</text></svg>')
    built = build(loads('---\ntitle: T\n---\n\n![The caption](a.svg){alt="What it shows"}\n'), ["pdf"], folder=tmp_path)
    with pikepdf.open(io.BytesIO(built.outputs["pdf"])) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        captions = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Caption"]
        assert [str(figure.Alt) for figure in figures] == ["What it shows"]
        assert len(captions) == 1
        assert captions[0].P.objgen == figures[0].P.objgen
        content = pdf.pages[0].Contents.read_bytes()
        assert re.search(rb"/Figure <</MCID \d+>> BDC\nq [^Q]* Do Q\nEMC", content)


def test_graphics_states_are_not_kept_deeper_than_an_archive_allows() -> None:
    """ISO 19005-2, 6.1.13: at most 28 levels of q within one another."""
    step = '<g transform="translate(1 1)"><rect width="9" height="9" fill="red"/><text>x</text>'
    found = operators(drawn(step * 55 + "</g>" * 55))
    assert len(found) > 1
    for drawing in found:
        depth = deepest = 0
        for operator in drawing.split():
            depth += {"q": 1, "Q": -1}.get(operator, 0)
            deepest = max(deepest, depth)
        assert depth == 0
        assert deepest <= 28
    assert near(colour(seen(step * 55 + "</g>" * 55), 60, 60), RED)


def test_the_same_drawing_is_kept_once(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(f'{HEAD}><rect width="9" height="9"/></svg>')
    figures = '![C](a.svg){alt="a"}\n\n' * 3
    built = build(loads(f"---\ntitle: T\n---\n\n{figures}"), ["pdf"], folder=tmp_path)
    assert len(operators(built.outputs["pdf"])) == 1


def test_a_character_that_no_font_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(f'{HEAD}><text y="20">\U00013000</text></svg>')
    built = build(loads('---\ntitle: T\n---\n\n![C](a.svg){alt="a"}\n'), ["pdf"], folder=tmp_path)
    assert "missing-glyph" in [found.code for found in built.diagnostics]


# ---------------------------------------------------------------- the Word draft

BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def test_word_gets_the_drawing_and_a_bitmap_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(f'{HEAD} onload="x()"><rect width="100" height="100" fill="red"/></svg>')
    report = loads('---\ntitle: T\n---\n\n![C](a.svg){alt="a"}\n')
    built = build(report, ["docx"], folder=tmp_path)
    assert built.outputs == build(report, ["docx"], folder=tmp_path).outputs
    with zipfile.ZipFile(io.BytesIO(built.outputs["docx"])) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        (blip,) = document.iter(BLIP)
        (svg_blip,) = document.iter(SVG_BLIP)
        svg, png = (archive.read(f"word/{targets[one.get(EMBED)]}") for one in (svg_blip, blip))
        assert b'Extension="svg" ContentType="image/svg+xml"' in archive.read("[Content_Types].xml")
    assert svg.startswith(b"<?xml")
    assert b"onload" not in svg
    with Pillow.open(io.BytesIO(png)) as opened:
        assert opened.size == (1600, 1600)
        assert near(opened.convert("RGB").getpixel((800, 800)), RED)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_programs_write_is_drawn_with_nothing_missing(case: Path) -> None:
    surface = canvas()
    made = read_image(case, lost := [])
    surface.image(Element("Figure", surface.root, alt="x"), made, 0, 0, made.width, made.height)
    data = surface.finish()
    assert not lost
    assert not surface.book.missing
    assert any("BT" in drawing for drawing in operators(data))
