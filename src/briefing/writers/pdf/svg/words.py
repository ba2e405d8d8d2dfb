"""A text of a drawing goes in; its letters in the theme's faces, at their places, come out (ISO 32000-1, 9)."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ..direction import levels, order
from ..syntax import number, text_string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.resolve.svg.drawing import Text, Words

    from ..fontfile import Piece
    from ..fonts import Face
    from .form import Form

_SLANT = 0.194
"""By how much an upright letter leans when it helps an italic out: the tangent of 11 degrees."""
_NEAR = 1.25
"""How much longer than our letters a text may be said to be without being stretched: its author had other fonts."""


def draw(form: Form, text: Text) -> None:
    """Draw the words of a text one after the other."""
    runs = [(words, list(_pieces(form, words))) for words in text.words]
    widths = [sum([_width(piece, words) for piece in pieces]) for words, pieces in runs]
    whole = sum(widths) + sum([words.dx for words in text.words])
    squeeze = 1.0
    if text.length and whole > 0 and (whole > text.length or whole * _NEAR < text.length):
        if text.squeeze:
            squeeze = min(max(text.length / whole, 0.4), 2.5)
        else:
            count = sum([piece.count for _, pieces in runs for piece in pieces])
            more = (text.length - whole) / max(count - 1, 1)
            runs = [(replace(words, spacing=words.spacing + more), pieces) for words, pieces in runs]
            widths = [sum([_width(piece, words) for piece in pieces]) for words, pieces in runs]
        whole = text.length
    x = text.x - {"start": 0.0, "middle": whole / 2, "end": whole}[text.anchor]
    y = text.y
    form.save()
    for (words, pieces), width in zip(runs, widths, strict=True):
        x, y = x + words.dx, y + words.dy
        down = _down(text, _face(form, words), words.size)
        _draw(form, words, pieces, x, y + down - words.rise, squeeze)
        x += width * squeeze
    form.restore()


def _face(form: Form, words: Words) -> Face:
    return form.around.book.face(words.family, words.weight, words.italic, ligatures=not words.spacing)


def _pieces(form: Form, words: Words) -> Iterator[Piece]:
    """The words shaped, from left to right: stretches of one direction each (Unicode Standard Annex 9)."""
    face = _face(form, words)
    lang = words.lang or None
    if words.text.isascii() or not any(unicodedata.bidirectional(one) in {"R", "AL", "AN"} for one in words.text):
        yield from face.shape(words.text, lang).pieces
        return
    found = levels(words.text, 0)
    stretches = [(level, [at for at, _ in group]) for level, group in groupby(enumerate(found), key=lambda one: one[1])]
    for n in order([level for level, _ in stretches]):
        places = stretches[n][1]
        yield from face.shape(words.text[places[0] : places[-1] + 1], lang).pieces


def _width(piece: Piece, words: Words) -> float:
    return piece.width * words.size / 1000 + piece.count * words.spacing


def _down(text: Text, face: Face, size: float) -> float:
    """How far below y the baseline is (SVG 1.1, 10.9.2)."""
    match text.hang:
        case "middle":
            share = face.x_height / 2
        case "central":
            share = face.cap_height / 2
        case "hanging":
            share = face.cap_height
        case _:
            share = 0.0
    return share * size / 1000


def _draw(form: Form, words: Words, pieces: list[Piece], x: float, y: float, squeeze: float) -> None:
    """The outline of the letters first, so that a halo lies behind them; then the letters."""
    if words.stroke is not None:
        form.paint(words.stroke.paint, words.stroke.opacity, stroked=True)
        form.pen(words.stroke)
        _show(form, words, pieces, x, y, squeeze, 1)
    if words.colour is not None:
        form.paint(words.colour, words.opacity)
        _show(form, words, pieces, x, y, squeeze, 0)


def _show(form: Form, words: Words, pieces: list[Piece], x: float, y: float, squeeze: float, mode: int) -> None:
    out = form.out
    out.append("BT")
    if mode:
        out.append(f"{mode} Tr")
    if words.spacing:
        out.append(f"{number(words.spacing, 4)} Tc")
    for piece in pieces:
        bold = piece.font.embolden * words.size
        if bold and not mode:
            form.paint(words.colour, words.opacity, stroked=True)
            form.out.append(f"{number(bold, 4)} w 2 Tr")
        out.append(f"/{form.around.font(piece.font)} {number(words.size, 4)} Tf")
        lean = _SLANT if piece.slanted else 0.0
        out.append(f"{number(squeeze, 4)} 0 {number(lean, 4)} -1 {number(x, 3)} {number(y, 3)} Tm")
        if piece.actual_text is not None and not mode:
            out.append(f"/Span <</ActualText{text_string(piece.actual_text)}>> BDC")
        for height, glyphs in piece.raised or ((0.0, piece.glyphs),):
            if piece.raised:
                out.append(f"{number(height * words.size / 1000, 4)} Ts")
            out.append(f"[({glyphs})] TJ")
        if piece.raised:
            out.append("0 Ts")
        if piece.actual_text is not None and not mode:
            out.append("EMC")
        if bold and not mode:
            out.append("0 Tr")
        x += _width(piece, words) * squeeze
    if words.spacing:
        out.append("0 Tc")
    if mode:
        out.append("0 Tr")
    out.append("ET")
