"""Text for small capitals goes in; its stretches come out: what is set as it is, and what as smaller capitals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby


def stretches(text: str) -> Iterator[tuple[bool, str]]:
    """(whether these are small letters, the letters), in order; figures, marks and spaces stay as they are."""
    for small, letters in groupby(text, _is_small):
        yield small, "".join(letters)


def _is_small(letter: str) -> bool:
    return letter.upper() != letter
