"""What an SVG shows: outlines, words and pictures with their paint, in user units; nothing refers to anything.

A user unit is a pixel of CSS, 1/96 inch; y runs downwards from the upper left corner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, Union

from ...core.node import node

if TYPE_CHECKING:
    from ..tree import Image

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""a b c d e f of SVG 1.1, 7.4, which are those of PDF's `cm`."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Move(NamedTuple):
    """A new subpath begins."""

    x: float
    y: float


class Line(NamedTuple):
    """A straight line."""

    x: float
    y: float


class Curve(NamedTuple):
    """A cubic Bézier curve."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Close(NamedTuple):
    """Back to where the subpath began."""

    x: float
    y: float


Segment: TypeAlias = Move | Line | Curve | Close
Path: TypeAlias = tuple[Segment, ...]


@node
class Stop:
    """A colour of a gradient at `offset` from 0 to 1."""

    offset: float
    colour: str
    """#RRGGBB."""
    opacity: float = 1.0


@node
class Gradient:
    """Colours that change along a line (x1, y1, x2, y2) or between circles (fx, fy, 0; cx, cy, r)."""

    kind: Literal["linear", "radial"]
    at: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: Matrix
    """From the gradient's space to that of what is painted."""


@node
class Pattern:
    """A tile that is repeated over what is painted; it reaches from the origin to (width, height)."""

    items: tuple[Item, ...]
    width: float
    height: float
    matrix: Matrix
    """From the tile's space to that of what is painted."""


Paint: TypeAlias = Union[str, Gradient, Pattern, None]
"""#RRGGBB, a gradient, a pattern, or nothing."""


@node
class Stroke:
    """How an outline is stroked (SVG 1.1, 11.4), lengths in user units."""

    paint: Paint
    opacity: float
    width: float
    cap: Literal[0, 1, 2] = 0
    """Butt, round, square: as in PDF (ISO 32000-1, table 54)."""
    join: Literal[0, 1, 2] = 0
    """Mitre, round, bevel."""
    limit: float = 4.0
    dashes: tuple[float, ...] = ()
    phase: float = 0.0
    fixed: bool = False
    """Lengths are pixels of the whole picture, however much what is stroked is scaled."""


@node
class Shape:
    """An outline, filled and then stroked."""

    path: Path
    fill: Paint
    fill_opacity: float
    even_odd: bool
    stroke: Stroke | None


@node
class Words:
    """A stretch of text in one look."""

    text: str
    family: Literal["sans", "serif", "mono"]
    weight: Literal["regular", "semibold", "bold"]
    italic: bool
    size: float
    colour: Paint
    opacity: float
    spacing: float = 0.0
    """Letter-spacing."""
    dx: float = 0.0
    """How far it is moved from where the text before it ends."""
    dy: float = 0.0
    rise: float = 0.0
    """How far it stands above its line."""
    stroke: Stroke | None = None
    lang: str = ""


@node
class Text:
    """Words one after the other, from (x, y)."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    words: tuple[Words, ...]
    hang: Literal["", "middle", "central", "hanging"] = ""
    """What of the letters stands at y instead of their baseline."""
    length: float | None = None
    """How long the author says that the words are; None: as long as they turn out."""
    squeeze: bool = False
    """Letters become narrower or wider to be as long; else the room between them does."""


@node
class Picture:
    """A raster image in a rectangle."""

    image: Image
    x: float
    y: float
    width: float
    height: float


@node
class Clip:
    """What is outside its outlines is not seen."""

    paths: tuple[Path, ...]
    even_odd: bool = False


@node
class Group:
    """Things with one matrix, clips and opacity."""

    items: tuple[Item, ...]
    matrix: Matrix = IDENTITY
    clips: tuple[Clip, ...] = ()
    """In the space inside `matrix`; all of them cut."""
    opacity: float = 1.0


Item: TypeAlias = Shape | Text | Picture | Group


@node
class Drawing:
    """The whole picture; `width` and `height` in user units."""

    width: float
    height: float
    root: Group


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that does what `inner` does and then what `outer` does."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def moved(path: Path, matrix: Matrix) -> Path:
    """A path through a matrix."""
    if matrix == IDENTITY:
        return path
    a, b, c, d, e, f = matrix
    out: list[Segment] = []
    for segment in path:
        flat = [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(segment[::2], segment[1::2], strict=True)]
        out.append(type(segment)(*[part for point in flat for part in point]))
    return tuple(out)


def extent(path: Path) -> tuple[float, float, float, float] | None:
    """Left, top, right, bottom of a path's points, those that pull its curves included; None for an empty one."""
    xs = [x for segment in path for x in segment[::2]]
    ys = [y for segment in path for y in segment[1::2]]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
