"""The name of a style that does not exist goes in; what may have been meant comes out."""

from __future__ import annotations

from ..core.diagnostics import did_you_mean
from . import places


def hint_for(name: str) -> str:
    """Names that are near, and what to install where the public styles are missing."""
    word = name.removesuffix(".csl").rpartition("/")[2]
    known = places.names()
    if places.public() is None:
        near = did_you_mean(word, known) or f"the house styles are {', '.join(known)};"
        return f"{near} the public ones come with: pip install '{places.EXTRA}'"
    if name.endswith(".csl"):
        here = f"write {word!r}, without .csl, for the style of that name" if places.find(word) else ""
        return here or "a path is taken from the folder of the source"
    plain = word.lower().replace(" ", "-")
    if plain in known and plain != word:
        return f"did you mean {plain!r}?"
    begins = [one for one in known if one.startswith(plain)] if word else []
    if begins:
        # the shortest are what the longer ones are kinds of
        return f"did you mean {' or '.join(repr(one) for one in sorted(begins, key=len)[:3])}?"
    return did_you_mean(word, known) or "see `briefing list styles`"
