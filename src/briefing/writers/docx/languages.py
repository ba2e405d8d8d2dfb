"""A language tag goes in; the number by which Word's fields and sources call the language comes out ([MS-LCID])."""

from __future__ import annotations

from locale import windows_locale

from .typefaces import regional


def lcid(lang: str) -> int | None:
    """The number; None for a language that has none."""
    wanted = regional(lang).replace("-", "_").casefold()
    numbers = [number for number, name in windows_locale.items() if name.casefold() == wanted]
    near = [n for n, name in windows_locale.items() if name.split("_")[0].casefold() == lang.split("-")[0].casefold()]
    return min(numbers or near, default=None)
