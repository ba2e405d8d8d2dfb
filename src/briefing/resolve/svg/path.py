"""The `d` of a path, or the sides of a basic shape, goes in; lines and Bézier curves come out (SVG 1.1, 8 and 9)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from .drawing import Close, Curve, Line, Move, Path, Segment
from .values import NUMBER, bounded

_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_ARC = re.compile(rf"[\s,]*({NUMBER.pattern})" * 3 + r"[\s,]*([01])[\s,]*([01])" + rf"[\s,]*({NUMBER.pattern})" * 2)
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
#: How far the handles of a quarter of a circle stand from its ends, in radii.
_KAPPA = 0.5522847498


@lru_cache(maxsize=64)
def path(data: str) -> Path:
    """The segments; what follows a mistake is left out (SVG 1.1, F.2)."""
    pen = _Pen()
    for found in _COMMAND.finditer(data):
        if not pen.out and found[1] not in "Mm":
            break
        if not pen.draw(found[1], found[2]):
            break
    return tuple(pen.out)


class _Pen:
    """Where a path has come to."""

    def __init__(self) -> None:
        self.out: list[Segment] = []
        self.x = self.y = 0.0
        self.start = (0.0, 0.0)
        self.handle: tuple[float, float] | None = None
        self.handle_of = ""

    def draw(self, command: str, given: str) -> bool:
        """All that one letter asks for; False after a mistake."""
        letter = command.upper()
        if letter == "Z":
            self.out.append(Close(*self.start))
            self.x, self.y = self.start
            self.handle_of = ""
            return not given.strip()
        if letter == "A":
            found = [tuple(map(float, match.groups())) for match in _ARC.finditer(given)]
            flat = [bounded(value) for arc in found for value in arc]
        else:
            flat = [bounded(float(value)) for value in NUMBER.findall(given)]
        count = _COUNTS[letter]
        relative = command != letter
        for at in range(0, len(flat) - count + 1, count):
            self._step(letter if at == 0 or letter != "M" else "L", flat[at : at + count], relative)
        return bool(flat) and len(flat) % count == 0

    def _step(self, letter: str, values: Sequence[float], relative: bool) -> None:
        dx, dy = (self.x, self.y) if relative else (0.0, 0.0)
        handle: tuple[float, float] | None = None
        kind = ""
        match letter:
            case "M":
                self._to(Move, values[0] + dx, values[1] + dy)
                self.start = (self.x, self.y)
            case "L":
                self._to(Line, values[0] + dx, values[1] + dy)
            case "H":
                self._to(Line, values[0] + dx, self.y)
            case "V":
                self._to(Line, self.x, values[0] + dy)
            case "C" | "S":
                kind = "C"
                points = [value + (dy if n % 2 else dx) for n, value in enumerate(values)]
                first = (points[0], points[1]) if letter == "C" else self._mirrored("C")
                handle = (points[-4], points[-3])
                self._curve(*first, *handle, points[-2], points[-1])
            case "Q" | "T":
                kind = "Q"
                handle = (values[0] + dx, values[1] + dy) if letter == "Q" else self._mirrored("Q")
                self._quadratic(handle, values[-2] + dx, values[-1] + dy)
            case _:
                self._arc(values, values[5] + dx, values[6] + dy)
        self.handle, self.handle_of = handle, kind

    def _to(self, kind: Callable[[float, float], Segment], x: float, y: float) -> None:
        self.x, self.y = bounded(x), bounded(y)
        self.out.append(kind(self.x, self.y))

    def _curve(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self.x, self.y = bounded(x), bounded(y)
        self.out.append(Curve(bounded(x1), bounded(y1), bounded(x2), bounded(y2), self.x, self.y))

    def _mirrored(self, kind: str) -> tuple[float, float]:
        if self.handle is None or self.handle_of != kind:
            return self.x, self.y
        return 2 * self.x - self.handle[0], 2 * self.y - self.handle[1]

    def _quadratic(self, handle: tuple[float, float], x: float, y: float) -> None:
        (hx, hy), x0, y0 = handle, self.x, self.y
        self._curve(x0 + 2 / 3 * (hx - x0), y0 + 2 / 3 * (hy - y0), x + 2 / 3 * (hx - x), y + 2 / 3 * (hy - y), x, y)

    def _arc(self, values: Sequence[float], x: float, y: float) -> None:
        rx, ry, turn, large, sweep = abs(values[0]), abs(values[1]), values[2], values[3] != 0, values[4] != 0
        if (x, y) == (self.x, self.y):
            return
        if rx < 1e-6 or ry < 1e-6:
            self._to(Line, x, y)
            return
        for curve in _arcs(self.x, self.y, rx, ry, math.radians(turn), large, sweep, x, y):
            self._curve(*curve)


def _arcs(
    x1: float, y1: float, rx: float, ry: float, turn: float, large: bool, sweep: bool, x2: float, y2: float
) -> Iterator[tuple[float, float, float, float, float, float]]:
    """An elliptical arc as curves of at most a quarter turn (SVG 1.1, F.6.5 and F.6.6)."""
    cosine, sine = math.cos(turn), math.sin(turn)
    half_x, half_y = (x1 - x2) / 2, (y1 - y2) / 2
    px, py = cosine * half_x + sine * half_y, cosine * half_y - sine * half_x
    excess = (px / rx) ** 2 + (py / ry) ** 2
    if excess > 1:
        rx, ry = rx * math.sqrt(excess), ry * math.sqrt(excess)
        excess = 1.0
    root = math.sqrt(max(0.0, 1 / excess - 1)) * (-1 if large == sweep else 1)
    qx, qy = root * rx * py / ry, -root * ry * px / rx
    cx, cy = cosine * qx - sine * qy + (x1 + x2) / 2, sine * qx + cosine * qy + (y1 + y2) / 2
    begin = math.atan2((py - qy) / ry, (px - qx) / rx)
    sweep_angle = math.atan2((-py - qy) / ry, (-px - qx) / rx) - begin
    if sweep and sweep_angle < 0:
        sweep_angle += 2 * math.pi
    elif not sweep and sweep_angle > 0:
        sweep_angle -= 2 * math.pi
    count = max(1, math.ceil(abs(sweep_angle) / (math.pi / 2) - 1e-9))
    step = sweep_angle / count
    reach = 4 / 3 * math.tan(step / 4)

    def place(u: float, v: float) -> tuple[float, float]:
        return cx + cosine * rx * u - sine * ry * v, cy + sine * rx * u + cosine * ry * v

    for n in range(count):
        a, b = begin + n * step, begin + (n + 1) * step
        first = place(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a))
        second = place(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b))
        end = (x2, y2) if n == count - 1 else place(math.cos(b), math.sin(b))
        yield (*first, *second, *end)


# ---------------------------------------------------------------- basic shapes (SVG 1.1, 9)


def rectangle(x: float, y: float, width: float, height: float, rx: float = 0.0, ry: float = 0.0) -> Path:
    """A rectangle, perhaps with round corners; nothing where it has no area."""
    if width <= 0 or height <= 0:
        return ()
    right, bottom = x + width, y + height
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        return (Move(x, y), Line(right, y), Line(right, bottom), Line(x, bottom), Close(x, y))
    kx, ky = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return (
        Move(x + rx, y),
        Line(right - rx, y),
        Curve(right - kx, y, right, y + ky, right, y + ry),
        Line(right, bottom - ry),
        Curve(right, bottom - ky, right - kx, bottom, right - rx, bottom),
        Line(x + rx, bottom),
        Curve(x + kx, bottom, x, bottom - ky, x, bottom - ry),
        Line(x, y + ry),
        Curve(x, y + ky, x + kx, y, x + rx, y),
        Close(x + rx, y),
    )


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Path:
    """An ellipse; nothing where it has no area."""
    if rx <= 0 or ry <= 0:
        return ()
    return rectangle(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry)


def polygon(points: Sequence[float], closed: bool) -> Path:
    """Straight lines from point to point; an odd number at the end is left out."""
    pairs = list(zip(points[::2], points[1::2], strict=False))
    if not pairs:
        return ()
    out: list[Segment] = [Move(*pairs[0]), *[Line(*pair) for pair in pairs[1:]]]
    return (*out, Close(*pairs[0])) if closed else tuple(out)
