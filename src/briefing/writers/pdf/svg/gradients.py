"""A gradient goes in; a shading dictionary comes out (ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..syntax import number

if TYPE_CHECKING:
    from briefing.resolve.svg.drawing import Gradient, Stop


def shading(gradient: Gradient, opacity: bool = False) -> str:
    """An axial or radial shading that goes on beyond its ends; `opacity`: of the stops' opacities, in grey."""
    kind = 2 if gradient.kind == "linear" else 3
    space = "/DeviceGray" if opacity else "/DeviceRGB"
    at = " ".join([number(value, 5) for value in gradient.at])
    return (
        f"<</ShadingType {kind}/ColorSpace{space}/Coords[{at}]/Extend[true true]"
        f"/Function {_function(gradient.stops, opacity)}>>"
    )


def rgb(colour: str) -> str:
    """Red, green and blue from 0 to 1 of #RRGGBB."""
    return " ".join([number(int(colour[at : at + 2], 16) / 255, 4) for at in (1, 3, 5)])


def _function(stops: tuple[Stop, ...], opacity: bool) -> str:
    """Straight from stop to stop (7.10.3, 7.10.4); two stops at one place make a sharp edge."""
    ends = [(stop.offset, number(stop.opacity, 4) if opacity else rgb(stop.colour)) for stop in stops]
    ends = [(0.0, ends[0][1]), *ends, (1.0, ends[-1][1])]
    spans = [(start, end, first, last) for (start, first), (end, last) in pairwise(ends) if end - start > 1e-6]
    parts = [f"<</FunctionType 2/Domain[0 1]/C0[{first}]/C1[{last}]/N 1>>" for _, _, first, last in spans]
    if len(parts) == 1:
        return parts[0]
    bounds = " ".join([number(end, 5) for _, end, _, _ in spans[:-1]])
    encode = " ".join(["0 1"] * len(parts))
    return f"<</FunctionType 3/Domain[0 1]/Bounds[{bounds}]/Encode[{encode}]/Functions[{''.join(parts)}]>>"
