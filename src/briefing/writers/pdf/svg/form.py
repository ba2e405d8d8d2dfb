"""The things of a drawing go in; the operators of a form come out (ISO 32000-1, 8 and 9).

The whole form is content of its Figure: nothing in it is marked, except what letters stand for whose codes cannot say
it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from briefing.resolve.svg.drawing import (
    IDENTITY,
    Close,
    Curve,
    Gradient,
    Group,
    Line,
    Matrix,
    Move,
    Paint,
    Path,
    Pattern,
    Picture,
    Shape,
    Stroke,
    Text,
    extent,
    product,
)

from ....core.node import record
from ..syntax import number, numbers
from .gradients import rgb
from .resources import Resources, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.resolve.svg.drawing import Item

_DEEPEST = 20
"""How many graphics states are kept within one form: ISO 19005-2, 6.1.13 allows 28."""
_FLAT = 1e-12
"""A matrix whose determinant is smaller has no inverse that could be computed."""


@record
class State:
    """The graphics state as it stands, so that only changes are written (8.4)."""

    fill: str = "0 g"
    stroke: str = "0 G"
    alpha: tuple[float, float] = (1.0, 1.0)
    line: str = "1 w 0 J 0 j 10 M [] 0 d"


class Form:
    """One form XObject in the making."""

    def __init__(self, around: Surroundings, resources: Resources | None = None) -> None:
        self.around = around
        self.resources = resources or Resources(around, around.file.promise())
        self.out: list[str] = []
        self.matrix = IDENTITY
        """From the space that is in force to the form's own."""
        self._state = State()
        self._kept: list[tuple[State, Matrix]] = []

    def finish(self, box: Sequence[float], matrix: Matrix = IDENTITY, more: str = "") -> int:
        """Write the form; returns its object number. `box`: what lies outside is not seen."""
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[{numbers(box)}]/Matrix[{numbers(matrix, 9)}]"
            f"/Resources {self.resources.number} 0 R{more}"
        )
        return self.around.file.stream(entries, "\n".join(self.out).encode("latin-1"))

    # ------------------------------------------------------------ state

    def save(self) -> None:
        """Keep the graphics state."""
        self.out.append("q")
        self._kept.append((replace(self._state), self.matrix))

    def restore(self) -> None:
        """Back to the state kept last."""
        self.out.append("Q")
        self._state, self.matrix = self._kept.pop()

    def concatenate(self, matrix: Matrix) -> None:
        """Let what follows go through a matrix first."""
        if matrix != IDENTITY:
            self.matrix = product(self.matrix, matrix)
            self.out.append(f"{numbers(matrix, 6)} cm")

    def paint(self, paint: Paint, opacity: float, stroked: bool = False) -> None:
        """The colour to fill or stroke with, and how much of what is behind shows through."""
        if isinstance(paint, (Gradient, Pattern)):
            where = product(self.matrix, paint.matrix)
            if isinstance(paint, Gradient):
                name = self.resources.pattern(paint, numbers(where, 6), where)
            else:
                name = self.resources.tiles.get((paint, where)) or self._tile(paint, where)
            value = f"/Pattern CS /{name} SCN" if stroked else f"/Pattern cs /{name} scn"
        else:
            value = f"{rgb(paint or '#000000')} {'RG' if stroked else 'rg'}"
        state = self._state
        if value != (state.stroke if stroked else state.fill):
            if stroked:
                state.stroke = value
            else:
                state.fill = value
            self.out.append(value)
        alpha = (state.alpha[0], opacity) if stroked else (opacity, state.alpha[1])
        if alpha != state.alpha:
            state.alpha = alpha
            self.out.append(f"/{self.resources.state(f'/ca {number(alpha[0], 3)}/CA {number(alpha[1], 3)}')} gs")

    def _tile(self, pattern: Pattern, where: Matrix) -> str:
        """A tiling pattern (8.7.3); returns its resource name."""
        tile = Form(self.around, self.resources)
        for item in pattern.items:
            tile.item(item)
        entries = (
            "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1"
            f"/BBox[0 0 {_n(pattern.width)} {_n(pattern.height)}]/XStep {_n(pattern.width)}/YStep {_n(pattern.height)}"
            f"/Matrix[{numbers(where, 6)}]/Resources {self.resources.number} 0 R"
        )
        made = self.around.file.stream(entries, "\n".join(tile.out).encode("latin-1"))
        return self.resources.tile(pattern, where, made)

    def pen(self, stroke: Stroke) -> None:
        """Width and kind of lines."""
        if stroke.fixed:
            a, b, c, d, _, _ = self.matrix
            shrunk = 1 / max(abs(a * d - b * c) ** 0.5, 1e-6)
            dashed = tuple([one * shrunk for one in stroke.dashes])
            stroke = replace(stroke, width=stroke.width * shrunk, dashes=dashed, phase=stroke.phase * shrunk)
        dashes = " ".join([number(one, 3) for one in stroke.dashes])
        line = (
            f"{number(stroke.width, 4)} w {stroke.cap} J {stroke.join} j {number(stroke.limit, 3)} M "
            f"[{dashes}] {number(max(0.0, _phase(stroke)), 3)} d"
        )
        if line != self._state.line:
            self._state.line = line
            self.out.append(line)

    # ------------------------------------------------------------ things

    def item(self, item: Item) -> None:
        """Draw one thing."""
        match item:
            case Shape():
                self.shape(item)
            case Text():
                from .words import draw

                draw(self, item)
            case Picture():
                name = self.resources.object(self.around.picture(item.image))
                self.paint("#000000", 1.0)
                place = (item.width, 0, 0, -item.height, item.x, item.y + item.height)
                self.out.append(f"q {numbers(place, 5)} cm /{name} Do Q")
            case Group() if len(self._kept) >= _DEEPEST:
                inner = Form(self.around, self.resources)
                inner.group(item)
                self.paint("#000000", 1.0)
                self.out.append(f"/{self.resources.object(inner.finish(_FAR))} Do")
            case Group():
                self.save()
                self.group(item)
                self.restore()
            case _:
                assert_never(item)

    def group(self, group: Group) -> None:
        """Draw what is in a group; one that is less than opaque is a form of its own (11.4.7)."""
        self.concatenate(group.matrix)
        if abs(self.matrix[0] * self.matrix[3] - self.matrix[1] * self.matrix[2]) < _FLAT:
            return
        for clip in group.clips:
            outline = [operator for path in clip.paths for operator in _outline(path)]
            if outline:
                self.out += [*outline, "W* n" if clip.even_odd else "W n"]
        if group.opacity == 1:
            for item in group.items:
                self.item(item)
            return
        inner = Form(self.around, self.resources)
        for item in group.items:
            inner.item(item)
        made = inner.finish(_FAR, more="/Group<</S/Transparency/CS/DeviceRGB>>")
        self.paint("#000000", group.opacity)
        self.out.append(f"/{self.resources.object(made)} Do")

    def shape(self, shape: Shape) -> None:
        """Fill an outline and stroke it."""
        outline = list(_outline(shape.path))
        fill, stroke = shape.fill, shape.stroke
        masked = [paint for paint in (fill, stroke.paint if stroke else None) if _fades(paint)]
        if masked:
            self._masked(shape)
            return
        if fill is not None:
            self.paint(fill, shape.fill_opacity)
        if stroke is not None:
            self.paint(stroke.paint, stroke.opacity, stroked=True)
            self.pen(stroke)
        star = "*" if shape.even_odd else ""
        if fill is None:
            self.out += [*outline, "S"]
        elif stroke is None:
            self.out += [*outline, f"f{star}"]
        elif shape.fill_opacity == stroke.opacity == 1:
            self.out += [*outline, f"B{star}"]
        else:  # where the line lies on the surface both are seen
            self.out += [*outline, f"f{star}", *outline, "S"]

    def _masked(self, shape: Shape) -> None:
        """Surface and line one after the other, each behind a mask where its gradient fades (11.6.5.2)."""
        for part in (replace(shape, stroke=None), replace(shape, fill=None)):
            paint = part.stroke.paint if part.stroke else part.fill
            if paint is None:
                continue
            if not isinstance(paint, Gradient) or not _fades(paint):
                self.shape(part)
                continue
            box = extent(shape.path) or (0.0, 0.0, 0.0, 0.0)
            wide = part.stroke.width * part.stroke.limit if part.stroke else 1.0
            mask = Form(self.around, self.resources)
            mask.concatenate(paint.matrix)
            mask.out.append(f"/{self.resources.opacity_shading(paint)} sh")
            edges = (box[0] - wide, box[1] - wide, box[2] + wide, box[3] + wide)
            made = mask.finish(edges, more="/Group<</S/Transparency/CS/DeviceGray>>")
            self.save()
            self.out.append(f"/{self.resources.state(f'/SMask<</Type/Mask/S/Luminosity/G {made} 0 R>>')} gs")
            solid = replace(paint, stops=tuple([replace(stop, opacity=1.0) for stop in paint.stops]))
            stroke = replace(part.stroke, paint=solid) if part.stroke else None
            self.shape(replace(part, fill=None if part.fill is None else solid, stroke=stroke))
            self.restore()


#: A box that nothing is outside of: the outermost form has one of its own.
_FAR = (-1e6, -1e6, 1e6, 1e6)


def _fades(paint: Paint) -> bool:
    return isinstance(paint, Gradient) and any(stop.opacity < 1 for stop in paint.stops)


def _phase(stroke: Stroke) -> float:
    """Where in the dashes a line begins; PDF has no phase below nought."""
    whole = sum(stroke.dashes)
    return stroke.phase % whole if whole else 0.0


def _outline(path: Path) -> Iterator[str]:
    """The operators of a path (8.5.2)."""
    for segment in path:
        match segment:
            case Move():
                yield f"{_n(segment.x)} {_n(segment.y)} m"
            case Line():
                yield f"{_n(segment.x)} {_n(segment.y)} l"
            case Curve():
                yield f"{' '.join(map(_n, segment))} c"
            case Close():
                yield "h"
            case _:
                assert_never(segment)


def _n(value: float) -> str:
    """A coordinate: the finer, the smaller it is."""
    size = abs(value)
    return number(value, 2 if size >= 1000 else 3 if size >= 10 else 5)
