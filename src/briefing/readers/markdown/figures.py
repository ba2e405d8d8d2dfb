"""`![caption](path){#fig-x alt="..." width=60%}` alone in a paragraph becomes a Figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...core.spans import Span
from ...model.blocks import Figure
from .attributes import Attributes
from .inlines import Inlines

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .attributes import Value
    from .reader import Reader

_SHARE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(%?)\Z")
_KNOWN = ("alt", "width")


def figure(reader: Reader, inline: Token, image: Token, at: Span) -> Figure:
    """The figure of an image token."""
    start = image.meta["pos"] + 2
    place = reader.source.place(inline)
    caption = Inlines(reader, lambda position: place(start + position)).build(image.children or [])
    if reader.listener is not None:
        reader.listener.content(caption, inline, start, start + len(image.content))
    attributes = image.meta["attributes"] or Attributes()
    alt, width = attributes.text("alt") or "", attributes.take("width")
    share = _share(reader, width, place(width.offset)) if width else None
    attributes.relocate(lambda position: reader.source.offset(inline, position))
    reader.rest_unknown(attributes, "a figure", _KNOWN, has_id=True)
    return Figure(str(image.attrs["src"]), alt, caption, share, attributes.id, at=at)


def _share(reader: Reader, width: Value, at: Span) -> float | None:
    """A width as a share of the text's width; None, with the problem noted, where it is none."""
    match = _SHARE.match(width.text)
    share = float(match[1]) / (100 if match[2] else 1) if match else 0.0
    if not 0 < share <= 1:
        message = f"The width {width.text!r} is not a share of the text's width."
        reader.error("bad-attribute", message, at, "write a percentage, as in width=60%")
        return None
    return share
