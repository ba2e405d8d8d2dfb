"""A word and its language go in; the places where a hyphen may be set come out."""

from __future__ import annotations

from functools import cache
from typing import Any

_MINIMUM = 5
"""Words of fewer letters are left whole."""
_LEFT, _RIGHT = 2, 3
"""Letters that must stay before and after a hyphen."""


@cache
def _dictionary(lang: str) -> Any:
    """The patterns of a language, or None where there are none; loading takes some 50 ms, so only when a word asks."""
    import pyphen

    found = pyphen.language_fallback(lang.replace("-", "_"))
    if found is None:
        return None
    return pyphen.Pyphen(lang=found, left=_LEFT, right=_RIGHT, cache=True)


def hyphenable(lang: str) -> bool:
    """Whether words of the language can be hyphenated at all."""
    return _dictionary(lang) is not None


@cache
def places(word: str, lang: str) -> tuple[int, ...]:
    """After how many characters of `word` a hyphen may stand; punctuation around the letters is skipped.

    Words with digits, with a hyphen of their own, or in capitals only (acronyms) are left whole.
    """
    start, end = 0, len(word)
    while start < end and not word[start].isalpha():
        start += 1
    while end > start and not word[end - 1].isalpha():
        end -= 1
    core = word[start:end]
    if len(core) < _MINIMUM or core.isupper() or not core.replace("’", "").replace("'", "").isalpha():
        return ()
    dictionary = _dictionary(lang)
    if dictionary is None:
        return ()
    return tuple(start + int(at) for at in dictionary.positions(core))
