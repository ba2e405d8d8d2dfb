"""The words of attributes go in; numbers, lengths, colours and matrices come out, or nothing where they are none."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from .drawing import IDENTITY, Matrix, product

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LENGTH = re.compile(rf"\s*({NUMBER.pattern})\s*(px|pt|pc|mm|cm|in|em|ex|rem|q|%)?\s*\Z", re.IGNORECASE)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
_TRANSFORM = re.compile(r"(?<![a-zA-Z])([a-zA-Z]++)\s*+\(([^()]*)\)")
_MOST = 1e7
"""What is farther away is brought here: PDF readers keep numbers as single precision."""


def words(text: str) -> frozenset[str]:
    """A set of words."""
    return frozenset(text.split())


#: What shows nothing by itself.
SILENT = words(
    "title desc metadata defs style symbol clipPath linearGradient radialGradient marker stop view cursor font "
    "font-face glyph missing-glyph hkern vkern color-profile pattern mask filter namedview"
)


def bounded(value: float) -> float:
    """A number that can be drawn."""
    return min(max(value, -_MOST), _MOST) if value == value else 0.0


def number(text: str | None, default: float = 0.0) -> float:
    """A number; `default` where it is none."""
    found = NUMBER.match(text.strip()) if text else None
    return bounded(float(found[0])) if found else default


def numbers(text: str | None) -> list[float]:
    """All numbers of a list."""
    return [bounded(float(one)) for one in NUMBER.findall(text or "")]


@lru_cache(maxsize=4096)
def length(text: str | None, whole: float = 0.0, em: float = 16.0) -> float | None:
    """A length in pixels; `whole` is what percentages are of. None where it is none ("auto")."""
    found = _LENGTH.match(text or "")
    if not found:
        return None
    value, unit = float(found[1]), (found[2] or "").lower()
    if unit == "%":
        return bounded(value / 100 * whole)
    if unit in {"em", "ex", "rem"}:
        return bounded(value * {"em": em, "ex": em / 2, "rem": 16.0}[unit])
    return bounded(value * _PIXELS[unit])


def share(text: str | None, default: float = 1.0) -> float:
    """An opacity or an offset, from 0 to 1."""
    value = length(text, 1.0)
    return default if value is None else min(max(value, 0.0), 1.0)


@lru_cache(maxsize=4096)
def matrix(text: str | None) -> Matrix:
    """A `transform` (SVG 1.1, 7.6), also as CSS writes it; the identity where it cannot be read."""
    made = IDENTITY
    for kind, given in _TRANSFORM.findall(text or ""):
        step = _step(kind, numbers(given))
        if step is None:
            return IDENTITY
        made = product(made, step)
    return (bounded(made[0]), bounded(made[1]), bounded(made[2]), bounded(made[3]), bounded(made[4]), bounded(made[5]))


def _step(kind: str, at: list[float]) -> Matrix | None:
    match kind, at:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case ("translate", [x]) | ("translateX", [x]):
            return (1, 0, 0, 1, x, 0)
        case "translateY", [y]:
            return (1, 0, 0, 1, 0, y)
        case "translate", [x, y]:
            return (1, 0, 0, 1, x, y)
        case "scale", [x]:
            return (x, 0, 0, x, 0, 0)
        case "scale", [x, y]:
            return (x, 0, 0, y, 0, 0)
        case "rotate", [angle]:
            return _turn(angle)
        case "rotate", [angle, x, y]:
            return product(product((1, 0, 0, 1, x, y), _turn(angle)), (1, 0, 0, 1, -x, -y))
        case "skewX", [angle]:
            return (1, 0, math.tan(math.radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return (1, math.tan(math.radians(angle)), 0, 1, 0, 0)
    return None


def _turn(angle: float) -> Matrix:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return (cosine, sine, -sine, cosine, 0, 0)


def fitted(box: tuple[float, float, float, float], width: float, height: float, aspect: str) -> tuple[Matrix, bool]:
    """From a viewBox (x, y, width, height) to a viewport at the origin (SVG 1.1, 7.8), and whether it fills more than
    the viewport ("slice")."""
    x, y, w, h = box
    across, down = width / w, height / h
    words = aspect.split()
    if words and words[0] == "none":
        return (across, 0, 0, down, -x * across, -y * down), False
    slices = "slice" in words
    scale = max(across, down) if slices else min(across, down)
    align = next((word for word in words if word.startswith("x")), "xMidYMid").lower()
    move_x = (width - w * scale) * _PLACES.get(align[:4], 0.5)
    move_y = (height - h * scale) * _PLACES.get("x" + align[5:8], 0.5)
    return (scale, 0, 0, scale, move_x - x * scale, move_y - y * scale), slices


_PLACES = {"xmin": 0.0, "xmid": 0.5, "xmax": 1.0}

# ---------------------------------------------------------------- colours

_FUNCTION = re.compile(r"(rgba?|hsla?)\(([^)]*)\)\Z", re.IGNORECASE)
_PART = re.compile(rf"({NUMBER.pattern})(%|deg)?")


@lru_cache(maxsize=4096)
def colour(text: str) -> tuple[str, float] | None:
    """#RRGGBB and opacity of a colour of CSS; None where it is none."""
    text = text.strip().lower()
    if text.startswith("#"):
        digits = text[1:]
        if not re.fullmatch("[0-9a-f]{3,8}", digits):
            return None
        if len(digits) in {3, 4}:
            digits = "".join([digit * 2 for digit in digits])
        if len(digits) not in {6, 8}:
            return None
        return f"#{digits[:6].upper()}", int(digits[6:] or "ff", 16) / 255
    found = _FUNCTION.match(text)
    if found:
        return _function(found[1], _PART.findall(found[2]))
    if text == "transparent":
        return "#000000", 0.0
    from .names import NAMES

    named = NAMES.get(text)
    return (named, 1.0) if named else None


def _function(kind: str, parts: list[tuple[str, str]]) -> tuple[str, float] | None:
    if len(parts) not in {3, 4}:
        return None
    opacity = 1.0
    if len(parts) == 4:
        opacity = min(max(float(parts[3][0]) / (100 if parts[3][1] == "%" else 1), 0.0), 1.0)
    values = [bounded(float(value)) for value, _ in parts[:3]]
    if kind.startswith("hsl"):
        import colorsys

        red, green, blue = colorsys.hls_to_rgb(
            values[0] % 360 / 360, min(max(values[2] / 100, 0), 1), min(max(values[1] / 100, 0), 1)
        )
        values = [red * 255, green * 255, blue * 255]
    else:
        values = [value * 2.55 if unit == "%" else value for value, (_, unit) in zip(values, parts, strict=False)]
    return "#" + "".join([f"{round(min(max(value, 0), 255)):02X}" for value in values]), opacity
