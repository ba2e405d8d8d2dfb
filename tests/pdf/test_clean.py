"""What leaves the house is clean: nothing of where it was made, nothing left unsaid, nothing hidden, nothing acting."""

from __future__ import annotations

import getpass
import io
import socket
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from briefing import build, load
from tests.conftest import example_sources
from tests.examples import made
from tests.examples.pdf_words import Document, character_map, decoded

from .drawing import png

SECRETS = (
    "jane.doe",
    "projects",
    "yamlcomment",
    "blockcomment",
    "inlinecomment",
    "cellcomment",
    "unusednote",
    "laptop",
)
SOURCE = """\
---
title: The ice
# yamlcomment: ask the laptop owner
authors: {name: J. Doe, email: j.doe@example.org}
organisation: Harbour Desk
marking: {classification: SECRET//NOFORN, tlp: AMBER, portions: false}
draft: true
distribution: For the ministries only.
sources:
  a: {type: webpage, title: Ice, URL: "https://example.org/ice", accessed: 2026-01-02}
---

<!-- blockcomment
     over two lines -->

A paragraph <!-- inlinecomment --> with [a link](https://example.org/a) and a citation.[@a]

![The map](map.png){alt="A map."}

| a | b |
|---|---|
| x <!-- cellcomment --> | y |

::: note
Boxed.
:::

```
code
```

[^n]: The unusednote.
"""


@cache
def sample(folder: Path) -> bytes:
    """The PDF of a source that lies in somebody's home, with remarks that are not for readers."""
    home = folder / "home" / "jane.doe" / "projects"
    home.mkdir(parents=True)
    (home / "map.png").write_bytes(png(2, 40, 20).data)
    (home / "brief.md").write_text(SOURCE, "utf-8")
    return build(load(home / "brief.md"), ["pdf"]).outputs["pdf"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sample(tmp_path_factory.mktemp("clean"))


def streams(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            yield one.read_bytes()


def nodes(one: pikepdf.Object, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    """An object and all that it holds or refers to."""
    if isinstance(one, pikepdf.Object) and one.is_indirect:
        if one.objgen in seen:
            return
        seen.add(one.objgen)
    yield one
    if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in one:
            yield from nodes(one[key], seen)
    elif isinstance(one, pikepdf.Array):
        for value in one:
            yield from nodes(value, seen)


def everything_said(data: bytes) -> str:
    """All strings, names and streams of a file, uncompressed, and the words of its pages as read and as drawn."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        strings = [str(one) for one in nodes(pdf.trailer, set()) if isinstance(one, (pikepdf.String, pikepdf.Name))]
        contents = [part.decode("latin-1") for part in streams(pdf)]
    read = Document(data)
    return "\n".join(
        [*strings, *contents, *read.paragraphs(), *read.footnotes(), *read.running(), *read.alternatives()]
    )


def test_nothing_of_where_it_was_made_and_nothing_left_unsaid(data: bytes) -> None:
    said = everything_said(data)
    assert "A paragraph" in said, "words are found where there are any"
    assert "SECRET//NOFORN" in said
    assert "Harbour Desk" in said
    for word in SECRETS:
        for spelt in (word, word.encode("utf-16-be").decode("latin-1"), word.encode().hex()):
            assert spelt not in said
            assert spelt not in data.decode("latin-1")


@pytest.mark.parametrize("source", example_sources(), ids=lambda path: path.parent.name)
def test_no_example_tells_who_built_it(source: Path) -> None:
    said = everything_said(made.built(source).outputs["pdf"])
    assert str(source.parent) not in said
    assert str(Path.home()) not in said or str(Path.home()) == "/"
    assert str(Path(pikepdf.__file__).parents[1]) not in said, "nor where the fonts lay"
    if len(socket.gethostname()) > 5:
        assert socket.gethostname() not in said
    user = getpass.getuser()
    if len(user) > 5:
        assert user not in said


def test_an_author_s_address_is_on_the_page_and_nowhere_else(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = [str(pdf.docinfo.get(key)) for key in pdf.docinfo] + [pdf.Root.Metadata.read_bytes().decode()]
    assert not any("j.doe@example.org" in one for one in said)
    assert "j.doe@example.org" in " ".join(Document(data).paragraphs())


ACTING = {
    "/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/OCProperties", "/OCG", "/AA", "/OpenAction",
    "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/RichMedia", "/AcroForm", "/XFA", "/Movie", "/Sound",
    "/PieceInfo", "/Thread", "/Rendition", "/Encrypt", "/Filespec",
}  # fmt: skip


def acting(data: bytes) -> set[str]:
    """What a file holds that acts, opens something else, or can be switched on and off; contents kept outside."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in nodes(pdf.trailer, set()):
            if isinstance(one, pikepdf.Name):
                found |= {str(one)} & ACTING
            elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
                found |= set(one.keys()) & ACTING
                if isinstance(one, pikepdf.Stream):
                    found |= {"/F", "/FFilter", "/FDecodeParms"} & set(one.keys())
    return found


def test_nothing_acts(data: bytes) -> None:
    assert acting(data) == set()


@pytest.mark.parametrize("source", example_sources(), ids=lambda path: path.parent.name)
def test_nothing_acts_in_any_example(source: Path) -> None:
    assert acting(made.built(source).outputs["pdf"]) == set()


class Shown(NamedTuple):
    """Words as drawn: where they begin, in which colour, and which colour lies under them."""

    text: str
    x: float
    y: float
    size: float
    colour: tuple[float, ...]
    ground: tuple[float, ...]
    mode: int


WHITE = (1.0, 1.0, 1.0)


def shown(data: bytes) -> Iterator[tuple[list[float], Shown]]:
    """The size of the page, and each piece of text on it that is no blank."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            box = [float(value) for value in page.mediabox]
            yield from ((box, piece) for piece in _of_page(page))


def _of_page(page: pikepdf.Page) -> Iterator[Shown]:
    fonts = {name: character_map(font.ToUnicode.read_bytes()) for name, font in page.resources.Font.items()}
    grounds: list[tuple[list[float], tuple[float, ...]]] = []
    colour: tuple[float, ...] = (0.0, 0.0, 0.0)
    rect, font, size, mode, place = [0.0] * 4, "", 0.0, 0, (0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "rg":
                colour = tuple(float(value) for value in operands)
            case "re":
                rect = [float(value) for value in operands]
            case "f":
                grounds.append((rect, colour))
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tr":
                mode = int(operands[0])
            case "Tm":
                place = float(operands[4]), float(operands[5])
            case "TJ":
                strings = [bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)]
                text = "".join(decoded(codes, fonts[font]) for codes in strings)
                if text.strip():
                    yield Shown(text, *place, size, colour, _under(grounds, *place), mode)
            case _:
                pass


def _under(grounds: list[tuple[list[float], tuple[float, ...]]], x: float, y: float) -> tuple[float, ...]:
    """The colour of the last area filled at a place; white paper where there is none."""
    for (left, bottom, width, height), colour in reversed(grounds):
        if left - 1 <= x <= left + width + 1 and bottom - 1 <= y <= bottom + height + 1:
            return colour
    return WHITE


def hidden(data: bytes) -> list[str]:
    """Words that nobody sees: drawn without colour, in that of what they stand on, too small, or beside the paper."""
    return [
        piece.text
        for (left, bottom, right, top), piece in shown(data)
        if piece.mode not in (0, 2)
        or max(abs(a - b) for a, b in zip(piece.colour, piece.ground, strict=True)) < 0.05
        or piece.size < 3
        or not (left <= piece.x <= right and bottom <= piece.y <= top)
    ]


def test_nothing_is_hidden(data: bytes) -> None:
    assert sum(1 for _ in shown(data)) > 30
    assert hidden(data) == []


@pytest.mark.parametrize("source", example_sources(), ids=lambda path: path.parent.name)
def test_nothing_is_hidden_in_any_example(source: Path) -> None:
    assert hidden(made.built(source).outputs["pdf"]) == []


@pytest.mark.parametrize("operators", [b"3 Tr", b"1 1 1 rg", b"1 0 0 1 -500 20 Tm", b"1 0 0 1 20 2000 Tm"])
def test_what_is_hidden_would_be_found(data: bytes, operators: bytes) -> None:
    """The same page with one operator more, before its last words: only the blank at a line's end follows them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        at = content.rindex(b"[(", 0, content.rindex(b"[("))
        pdf.pages[0].Contents = pdf.make_stream(content[:at] + b" " + operators + b" " + content[at:])
        out = io.BytesIO()
        pdf.save(out)
    assert hidden(out.getvalue()) != []
