"""SVG read into a drawing, its dangers refused, its losses named, and its file cleaned."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from briefing import build, loads
from briefing.core.diagnostics import BriefingError
from briefing.resolve.images import read_image
from briefing.resolve.svg import Svg, read_svg
from briefing.resolve.svg.drawing import Close, Curve, Gradient, Group, Item, Line, Move, Picture, Shape, Text, extent
from briefing.resolve.svg.path import path
from briefing.resolve.svg.values import colour, fitted, length, matrix

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100"'
CASES = sorted((Path(__file__).parent.parent / "pdf" / "svg").glob("*.svg"))


def svg(body: str, more: str = "") -> Svg:
    return read_svg(f"{HEAD} {more}>{body}</svg>".encode())


def leaves(items: tuple[Item, ...]) -> Iterator[Shape | Text | Picture]:
    for item in items:
        if isinstance(item, Group):
            yield from leaves(item.items)
        else:
            yield item


def only(body: str) -> Shape:
    made = svg(body)
    assert not made.lost
    found = list(leaves(made.drawing.root.items))
    assert len(found) == 1
    assert isinstance(found[0], Shape)
    return found[0]


def texts(body: str) -> list[Text]:
    return [one for one in leaves(svg(body).drawing.root.items) if isinstance(one, Text)]


# ---------------------------------------------------------------- values and paths


@pytest.mark.parametrize(
    ("text", "pixels"),
    [("12", 12), ("12px", 12), ("9pt", 12), ("1in", 96), ("25.4mm", 96), ("2em", 32), ("50%", 100), (".5e1", 5)],
)
def test_lengths(text: str, pixels: float) -> None:
    assert length(text, 200) == pytest.approx(pixels)
    assert length("auto") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("#abc", ("#AABBCC", 1)),
        ("#14375E80", ("#14375E", pytest.approx(0.5, abs=0.01))),
        ("rgb(20, 55, 94)", ("#14375E", 1)),
        ("rgb(100% 0% 0% / 50%)", ("#FF0000", 0.5)),
        ("rgba(0,0,255,.25)", ("#0000FF", 0.25)),
        ("hsl(120, 100%, 25%)", ("#008000", 1)),
        ("Navy", ("#000080", 1)),
        ("transparent", ("#000000", 0)),
        ("nonsense", None),
        ("#12", None),
    ],
)
def test_colours(text: str, value: object) -> None:
    assert colour(text) == value


def test_transforms_are_applied_from_right_to_left() -> None:
    assert matrix("translate(10 20) scale(2)") == (2, 0, 0, 2, 10, 20)
    assert matrix("rotate(90, 5, 5)") == pytest.approx((0, 1, -1, 0, 10, 0))
    assert matrix("translate(1px,2px)") == (1, 0, 0, 1, 1, 2)
    assert matrix("wobble(3)") == (1, 0, 0, 1, 0, 0)


def test_a_view_box_is_fitted_and_placed() -> None:
    box = (0.0, 0.0, 10.0, 10.0)
    assert fitted(box, 40, 20, "")[0] == (2, 0, 0, 2, 10, 0)
    assert fitted(box, 40, 20, "xMinYMax")[0] == (2, 0, 0, 2, 0, 0)
    assert fitted(box, 40, 20, "xMaxYMid slice") == ((4, 0, 0, 4, 0, -10), True)
    assert fitted(box, 40, 20, "none")[0] == (4, 0, 0, 2, 0, 0)


def test_all_commands_of_a_path() -> None:
    assert path("m1 2 3 4h5v6l-1-1z") == (
        Move(1, 2), Line(4, 6), Line(9, 6), Line(9, 12), Line(8, 11), Close(1, 2),
    )  # fmt: skip
    assert path("M0 0C1 1 2 2 3 3s2 2 3 3")[2] == Curve(4, 4, 5, 5, 6, 6)
    assert path("M0 0Q3 3 6 0t6 0")[2] == Curve(8, -2, 10, -2, 12, 0)
    assert path("M0 0L1 1 nonsense L 5 5 6")[:2] == (Move(0, 0), Line(1, 1))
    assert path("L1 1") == ()


def test_arcs_with_flags_that_touch_end_where_they_say() -> None:
    half = path("M10 50a40 40 0 1180 0")
    assert (half[-1].x, half[-1].y) == (90, 50)
    box = extent(half)
    assert box is not None
    assert box[1] == pytest.approx(10, abs=0.5)
    assert path("M0 0A0 5 0 0 1 10 10")[1] == Line(10, 10)
    assert path("M0 0A1 1 0 0 1 10 0")[-1][-2:] == (10, 0)  # too small: made as large as it must be


def test_basic_shapes() -> None:
    assert only('<rect x="1" y="2" width="3" height="4"/>').path == path("M1 2H4V6H1Z")
    assert extent(only('<circle cx="5" cy="5" r="5"/>').path) == (0, 0, 10, 10)
    assert only('<polygon points="0,0 5,0 5,5"/>').path == path("M0 0L5 0 5 5Z")
    assert only('<line x2="5" y2="50%" stroke="red"/>').path[1] == Line(5, 50)
    assert svg('<rect width="0" height="5"/><circle/>').drawing.root.items == ()


# ---------------------------------------------------------------- style


def test_sheets_attributes_and_style_go_before_one_another() -> None:
    sheet = "<style>rect{fill:#111111}.b{fill:#222222}#c{fill:#333333} g>rect.d{fill:#444444!important}</style>"
    body = (
        '<g fill="blue"><rect width="1" height="1" fill="red"/><rect class="b" width="2" height="1"/>'
        '<rect class="b" id="c" width="3" height="1"/><rect class="b" width="4" height="1" style="fill:#555555"/>'
        '<rect class="d" width="5" height="1" style="fill:red"/><circle r="5"/></g>'
    )
    found = [one.fill for one in leaves(svg(sheet + body).drawing.root.items) if isinstance(one, Shape)]
    assert found == ["#111111", "#222222", "#333333", "#555555", "#444444", "#0000FF"]


def test_current_colour_variables_and_schemes() -> None:
    assert only('<g color="navy"><path d="M0 0H5V5" fill="currentColor"/></g>').fill == "#000080"
    assert only('<path d="M0 0H5V5" style="--a:red;fill:var(--a)"/>').fill == "#FF0000"
    assert only('<path d="M0 0H5V5" style="fill:var(--b, lime)"/>').fill == "#00FF00"
    assert only('<path d="M0 0H5V5" style="fill:light-dark(rgb(1, 2, 3), white)"/>').fill == "#010203"


def test_what_is_hidden_is_not_drawn() -> None:
    hidden = '<g display="none"><rect width="5" height="5"/></g><rect width="5" height="5" visibility="hidden"/>'
    assert list(leaves(svg(hidden).drawing.root.items)) == []
    back = '<g visibility="hidden"><rect width="5" height="5" visibility="visible"/></g>'
    assert len(list(leaves(svg(back).drawing.root.items))) == 1


def test_strokes() -> None:
    stroke = only(
        '<path d="M0 0H9" fill="none" stroke="red" stroke-width="2" stroke-dasharray="1 2 3" stroke-linecap="round"/>'
    ).stroke
    assert stroke is not None
    assert (stroke.paint, stroke.width, stroke.cap, stroke.dashes) == ("#FF0000", 2, 1, (1, 2, 3, 1, 2, 3))
    assert svg('<path d="M0 0H9" fill="none" stroke="red" stroke-width="0"/>').drawing.root.items == ()


def test_gradients_inherit_stops_and_are_measured_by_what_they_fill() -> None:
    fill = only(
        '<linearGradient id="a"><stop stop-color="red"/><stop offset="1" style="stop-color:blue;stop-opacity:.5"/>'
        '</linearGradient><linearGradient id="b" xlink:href="#a" y2="1" gradientTransform="scale(2)"/>'
        '<rect x="10" width="20" height="30" fill="url(#b)"/>'
    ).fill
    assert isinstance(fill, Gradient)
    assert fill.matrix == (40, 0, 0, 60, 10, 0)
    assert [(stop.colour, stop.opacity) for stop in fill.stops] == [("#FF0000", 1), ("#0000FF", 0.5)]


def test_a_paint_that_is_nowhere_gives_way_to_the_one_named_after_it() -> None:
    made = svg('<rect width="5" height="5" fill="url(#no) green"/>')
    assert [one.fill for one in leaves(made.drawing.root.items) if isinstance(one, Shape)] == ["#008000"]
    assert made.lost == ("the paint '#no'",)


# ---------------------------------------------------------------- text


def test_text_is_gathered_into_lines_of_words() -> None:
    first, second = texts(
        '<text x="5" y="9" font-size="10">One <tspan font-weight="bold">two</tspan>\n'
        '   <tspan x="5" dy="1.2em">three</tspan></text>'
    )
    assert [(words.text, words.weight) for words in first.words] == [("One ", "regular"), ("two", "bold")]
    assert (second.x, second.y, second.words[0].dy, second.words[0].text) == (5, 9, 12, "three")


def test_text_is_shown_in_the_case_it_is_given() -> None:
    found = texts(
        '<text style="text-transform:uppercase">ferry</text><text style="text-transform:capitalize">two ferries</text>'
    )
    assert [line.words[0].text for line in found] == ["FERRY", "Two Ferries"]


def test_single_letters_may_have_places() -> None:
    found = texts('<text x="1 2 3" y="4">abcd</text>')
    assert [(line.x, line.words[0].text) for line in found] == [(1, "a"), (2, "b"), (3, "cd")]


@pytest.mark.parametrize(
    ("given_family", "face"),
    [
        ("sans-serif", "sans"), ("Nonesuch", "sans"), ("'Times New Roman', Times, serif", "serif"), ("serif", "serif"),
        ("'DejaVu Sans', 'Bitstream Vera Serif'", "sans"), ("Consolas, monospace", "mono"), ("Georgia", "serif"),
        ("PT Sans, serif", "sans"), ("'Courier New'", "mono"), ("'Open Sans', verdana, serif", "sans"),
    ],
)  # fmt: skip
def test_families_find_their_face(given_family: str, face: str) -> None:
    assert texts(f'<text font-family="{given_family}">x</text>')[0].words[0].family == face


def test_the_shorthand_for_fonts() -> None:
    words = texts("<text style=\"font: italic 600 12px/1.5 'DejaVu Sans', serif\">x</text>")[0].words[0]
    assert (words.italic, words.weight, words.size, words.family) == (True, "semibold", 12, "sans")


# ---------------------------------------------------------------- structure


def test_use_symbols_and_viewports() -> None:
    symbol = '<symbol id="s" viewBox="0 0 10 10"><path d="M0 0H10V10"/></symbol>'
    made = svg(f'{symbol}<use href="#s" x="5" width="20" height="20"/>')
    (group,) = made.drawing.root.items
    assert isinstance(group, Group)
    assert group.matrix == (1, 0, 0, 1, 5, 0)
    assert isinstance(group.items[0], Group)
    assert group.items[0].clips[0].paths[0] == path("M0 0H20V20H0Z")


def test_sizes() -> None:
    sizes = {
        'width="10in" height="5in"': (960, 480),
        'width="50"': (50, 50),
        'width="100%" height="100%"': (100, 100),
        "": (100, 100),
    }
    for given_size, wanted in sizes.items():
        drawing = svg("", given_size).drawing
        assert (drawing.width, drawing.height) == wanted


def test_a_switch_shows_the_first_that_can_be_shown() -> None:
    inside = '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">{}</div></foreignObject>'
    foreign = f"<switch>{inside}<text>Collect</text></switch>"
    assert svg(foreign.format("<b>Col</b>lect")).lost == ()
    assert svg(foreign.format("Collect all of it")).lost[0].startswith("<foreignObject>")


# ---------------------------------------------------------------- what is lost, and what is refused

LOST = {
    '<foreignObject width="5"/>': "<foreignObject>",
    '<rect width="5" height="5"/><script>x()</script>': "<script>",
    '<rect width="5" height="5"><animate/></rect><animate/>': "<animate>",
    '<rect width="5" height="5" filter="url(#f)"/>': "filter",
    '<rect width="5" height="5" style="mask:url(#m)"/>': "mask",
    '<pattern id="p" width="1" height="1"><path/></pattern><text fill="url(#p)">x</text>': (
        "a pattern over text, shown as plain grey"
    ),
    '<image width="5" height="5" href="http://example.org/secret.png"/>': "a picture from outside (secret.png)",
    '<image width="5" height="5" href="file:///etc/passwd"/>': "a picture from outside (passwd)",
    '<image width="5" height="5" href="data:image/svg+xml,abc"/>': "a picture of type image/svg+xml",
    '<use href="other.svg#x"/>': "<use> of 'other.svg#x'",
    '<text><textPath href="#p">x</textPath></text>': "<textPath>",
    "<style>@import url(http://example.org/a.css);</style>": "@import of a style sheet",
    "<style>rect[x]{fill:red}</style>": "the selector 'rect[x]'",
    "<style>@media print{rect{fill:red}}</style>": "@media",
}


@pytest.mark.parametrize("body", LOST)
def test_what_cannot_be_shown_is_named(body: str) -> None:
    assert svg(body).lost == (LOST[body],)


def test_a_loss_is_a_warning_at_the_figure(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(f'{HEAD}><rect width="9" height="9" filter="url(#f)"/><animate/></svg>')
    built = build(loads('---\ntitle: T\n---\n\n![C](a.svg){alt="a"}\n'), ["pdf"], folder=tmp_path)
    (found,) = built.diagnostics
    assert (found.code, found.level, found.at.line) == ("image-simplified", "warning", 5)
    assert "'a.svg'" in found.message
    assert "filter, <animate>" in found.message


BOMB = '<path id="u0" d="M0 0H1V1"/>' + "".join(
    [f'<g id="u{n}">' + f'<use href="#u{n - 1}"/>' * 10 + "</g>" for n in range(1, 8)]
)
CIRCLE = '<clipPath id="a" clip-path="url(#a)"><path d="M0 0H5V5"/></clipPath><path d="M0 0H9V9" clip-path="url(#a)"/>'
PAINTED = '<rect width="5" height="5" fill="url(#p)"/>'
DEEP = "<g>" * 70 + "</g>" * 70
REFUSED = {
    "entities": (f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}><text>&a;</text></svg>', "entities"),
    "outside entities": (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}>&a;</svg>', "entities"),
    "not well-formed": (f"{HEAD}><g></svg>", "not well-formed"),
    "no SVG": ("<html></html>", "no SVG"),
    "depth": (f"{HEAD}>{DEEP}</svg>", "nested"),
    "use of itself": (f'{HEAD}><g id="a"><use href="#a"/></g></svg>', "used within itself"),
    "use in a circle": (f'{HEAD}><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>', "used within"),
    "clips in a circle": (f"{HEAD}>{CIRCLE}</svg>", "used within itself"),
    "patterns in a circle": (
        f'{HEAD}><pattern id="p" width="1" height="1">{PAINTED}</pattern>{PAINTED}</svg>',
        "used within itself",
    ),
    "a bomb of uses": (
        f"{HEAD}><defs>{BOMB}</defs><use href='#u7'/></svg>",
        "more than",
    ),
    "rules without end": (
        f"{HEAD}><style>{'rect{fill:red}' * 10_000}</style>{'<rect/>' * 4_000}</svg>",
        "rules for 4002 elements",
    ),
    "no size": ('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="5"/>', "cannot be drawn"),
    "far too large": ('<svg xmlns="http://www.w3.org/2000/svg" width="1e99" height="5"/>', "cannot be drawn"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_files_are_refused_with_a_reason(name: str, tmp_path: Path) -> None:
    text, reason = REFUSED[name]
    (tmp_path / "a.svg").write_text(text)
    with pytest.raises(BriefingError) as caught:
        build(loads('---\ntitle: T\n---\n\n![C](a.svg){alt="a"}\n'), ["pdf"], folder=tmp_path)
    (found,) = caught.value.diagnostics
    assert found.code == "image-unreadable"
    assert reason in found.message


def test_numbers_that_are_none_are_brought_in_bounds() -> None:
    made = svg('<path d="M1e400 -1e400L5 5" transform="scale(1e300)" stroke="red" stroke-width="1e99"/>')
    for item in leaves(made.drawing.root.items):
        assert isinstance(item, Shape)
        assert all(abs(value) <= 1e7 for segment in item.path for value in segment)


def test_a_document_type_without_entities_is_no_fault() -> None:
    text = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert read_svg(f"{text}{HEAD}/>".encode()).lost == ()


# ---------------------------------------------------------------- the cleaned file


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_programs_write_is_read_without_loss_and_cleaned(case: Path) -> None:
    made = read_svg(case.read_bytes())
    assert made.lost == ()
    lower = made.data.lower()
    for secret in (
        b"secret",
        b"drafts",
        b"mxfile",
        b"aria-",
        b"inkscape",
        b"illustrator",
        b"rdf",
        b"drawio.com",
        b"<!--",
    ):
        assert secret not in lower
    again = read_svg(made.data)
    assert again.lost == ()
    assert _shape(again) == _shape(made)
    assert again.data == made.data


def _shape(made: Svg) -> list[object]:
    """The drawing, apart from embedded pictures and the decimals of numbers."""
    return [
        one.image.data if isinstance(one, Picture) else one.path if isinstance(one, Shape) else one.words
        for one in leaves(made.drawing.root.items)
    ]


def test_pictures_inside_are_cleaned_too() -> None:
    from PIL import PngImagePlugin

    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "secret")
    file = io.BytesIO()
    Pillow.new("RGB", (2, 2), "red").save(file, "PNG", pnginfo=info)
    inside = base64.b64encode(file.getvalue()).decode()
    made = svg(f'<image width="5" height="5" xlink:href="data:image/png;base64,{inside}"/>')
    assert made.lost == ()
    assert isinstance(next(leaves(made.drawing.root.items)), Picture)
    root = ElementTree.fromstring(made.data)
    (image,) = [one for one in root.iter() if one.tag.endswith("image")]
    held = base64.b64decode(image.attrib["{http://www.w3.org/1999/xlink}href"].partition(",")[2])
    assert b"secret" not in held
    assert held.startswith(b"\x89PNG")


def test_nothing_leads_outside_a_cleaned_file() -> None:
    made = svg(
        '<rect width="5" height="5" onclick="steal()" fill="url(http://example.org/#a)" data-note="secret"/>'
        '<a href="https://example.org/secret"><text style="cursor:url(http://example.org/x)">Words</text></a>'
        '<style>rect{fill:url( "http://example.org/b" );stroke:red} @font-face{src:url(http://example.org/f)}</style>'
        '<image href="file:///secret.png" width="1" height="1"/><foreignObject>secret</foreignObject><!-- secret -->'
    )
    for word in (b"example.org", b"steal", b"secret"):
        assert word not in made.data
    assert b"stroke:red" in made.data
    assert b"Words" in made.data


# ---------------------------------------------------------------- anything at all


def words(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from(text.split())


NAMES = words(
    "g a svg use symbol switch rect circle ellipse line polyline polygon path text tspan image clipPath marker "
    "linearGradient radialGradient stop pattern defs style nonsense"
)
VALUES = st.one_of(
    words(
        "0 1 -1 5 50% 1e9 1e400 nan NaN inf url(#a) url(#b) #a #b none inherit red #12345 auto 1em bold middle hidden "
        "objectBoundingBox userSpaceOnUse slice evenodd rotate(45) matrix(0,0,0,0,0,0) scale(0)"
    ),
    st.text(max_size=12),
    st.lists(st.floats(width=32), max_size=8).map(lambda values: " ".join(map(str, values))),
    st.text(alphabet="MmLlHhVvCcSsQqTtAaZz 0123456789.-,e", max_size=40),
)
ATTRIBUTES = words(
    "id class x y x1 y1 x2 y2 dx dy width height r rx ry cx cy d points viewBox transform fill stroke stroke-width "
    "stroke-dasharray opacity fill-opacity clip-path href style preserveAspectRatio offset stop-color gradientUnits "
    "gradientTransform clipPathUnits font-size font-family marker-end marker-mid orient refX text-anchor textLength "
    "letter-spacing display visibility baseline-shift rotate fx fy markerUnits markerWidth"
)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(name: str, attributes: dict[str, str], inside: list[str]) -> str:
        from xml.sax.saxutils import quoteattr

        written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        return f"<{name}{written}>{''.join(inside)}</{name}>"

    return st.builds(made, NAMES, st.dictionaries(ATTRIBUTES, VALUES, max_size=6), st.lists(children, max_size=4))


TREES = st.recursive(st.sampled_from(["word", " ", "a b"]), _element, max_leaves=12)


@given(TREES)
@settings(max_examples=300, deadline=None)
def test_whatever_the_elements_there_is_a_drawing_or_a_reason(tree: str) -> None:
    from tests.pdf.drawing import canvas

    try:
        made = svg(f'<linearGradient id="a"><stop stop-color="red"/><stop offset="1"/></linearGradient>{tree}')
    except ValueError:
        return
    ElementTree.fromstring(made.data)
    from briefing.resolve.tree import Image
    from briefing.writers.pdf.structure import Element

    surface = canvas()
    image = Image(made.data, "svg", 100, 100, 96, made.drawing)
    surface.image(Element("Figure", surface.root, alt="x"), image, 0, 0, 100, 100)
    with pikepdf.open(io.BytesIO(surface.finish())) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form":
                assert all(
                    isinstance(operator.operator, pikepdf.Operator) for operator in pikepdf.parse_content_stream(one)
                )
                assert not re.search(
                    rb"nan|inf|[0-9]e[-+0-9]", re.sub(rb"\[\(.*?\)\] TJ", b"", one.read_bytes(), flags=re.DOTALL)
                )


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_whatever_the_bytes_there_is_a_drawing_or_a_reason(data: bytes) -> None:
    with suppress(ValueError):
        read_svg(b"<svg xmlns='http://www.w3.org/2000/svg'>" + data)


def test_a_file_named_svg_that_is_something_else_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"GIF89a")
    with pytest.raises(ValueError, match="not well-formed"):
        read_image(tmp_path / "a.svg")
