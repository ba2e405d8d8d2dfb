"""A data: address goes in; the PNG or JPEG in it comes out (RFC 2397). Other addresses are never asked for."""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from ..tree import Image


@lru_cache(maxsize=8)
def read_data(href: str) -> Image:
    """The image; raises ValueError, with words for people, where the address holds none that can be drawn."""
    if not href.startswith("data:"):
        shown = href[:60].rsplit("/", 1)[-1]
        raise ValueError(f"a picture from outside ({shown})" if href else "an <image> without a picture")
    head, _, body = href.partition(",")
    kind = head[5:].split(";")[0] or "text/plain"
    if kind not in {"image/png", "image/jpeg", "image/jpg"}:
        raise ValueError(f"a picture of type {kind[:40]}")
    from ..images import clean

    try:
        data = base64.b64decode(unquote_to_bytes(body)) if "base64" in head else unquote_to_bytes(body)
        return _decoded(clean(data))
    except (binascii.Error, ValueError) as error:
        raise ValueError(f"a picture inside ({error})") from None


def _decoded(image: Image) -> Image:
    """The image, once it is sure that it can be decoded: drawings have no way to say later that it cannot."""
    import io

    from PIL import Image as Pillow

    try:
        with Pillow.open(io.BytesIO(image.data)) as opened:
            opened.load()
    except (OSError, SyntaxError, IndexError) as error:
        raise ValueError(f"it is damaged: {error}") from None
    return image
