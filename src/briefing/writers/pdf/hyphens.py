"""A word and its language go in; the places where a hyphen may be set come out.

The patterns are those of the package `pyphen` (dictionaries of the LibreOffice project); they are read here, lazily,
because parsing all of them before the first word costs a tenth of a cold start. The method is Liang's ("Word
Hy-phen-a-tion by Com-put-er", 1983).
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

_MINIMUM = 5
"""Words of fewer letters are left whole."""
_LEFT, _RIGHT = 2, 3
"""Letters that must stay before and after a hyphen."""
_NO_DIGITS = str.maketrans("", "", "0123456789")
_PREFERRED = {"en": "en_US", "no": "nb_NO", "pt": "pt_PT", "sr": "sr"}
_ENCODINGS = {"microsoft-cp1251": "cp1251"}


class Patterns:
    """The patterns of one language: letters, and the weights between them."""

    def __init__(self, text: str) -> None:
        """`text` is a pattern file without its first line; patterns that change spelling ("dd=d/...") match nothing."""
        lines = text.split("\n")
        self._known: dict[str, str | tuple[tuple[int, int], ...]] = dict(
            zip(text.translate(_NO_DIGITS).split("\n"), lines, strict=True)
        )

    def _weights(self, letters: str) -> tuple[tuple[int, int], ...]:
        """(place, weight) of a pattern; parsed when it is first met."""
        found = self._known[letters]
        if isinstance(found, str):
            weights: list[tuple[int, int]] = []
            place = 0
            for character in found:
                if character.isdigit():
                    weights.append((place, int(character)))
                else:
                    place += 1
            found = self._known[letters] = tuple(weights)
        return found

    def places(self, word: str) -> list[int]:
        """After how many letters a hyphen may stand: where the heaviest weight is odd."""
        dotted = f".{word.lower()}."
        length = len(dotted)
        points = [0] * (length + 1)
        known = self._known
        for start in range(length):
            for end in range(start + 1, length + 1):
                letters = dotted[start:end]
                if letters in known:
                    for place, weight in self._weights(letters):
                        if weight > points[start + place]:
                            points[start + place] = weight
        return [at for at in range(_LEFT, len(word) - _RIGHT + 1) if points[at + 1] % 2]


@cache
def _folder() -> Path | None:
    spec = importlib.util.find_spec("pyphen")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "dictionaries"


@cache
def _patterns(lang: str) -> Patterns | None:
    """The patterns for a BCP 47 tag, or for its language where there are none for its region; None where there are
    none.
    """
    folder = _folder()
    if folder is None:
        return None
    parts = lang.replace("_", "-").split("-")
    first = parts[0].lower()
    names = ["_".join([first, *parts[1:end]]) for end in range(len(parts), 1, -1)]
    names += [_PREFERRED.get(first, first), f"{first}_{first.upper()}", first]
    for name in names:
        path = folder / f"hyph_{name}.dic"
        if path.is_file():
            return _read(path)
    others = sorted(folder.glob(f"hyph_{first}_*.dic"))
    return _read(others[0]) if others else None


def _read(path: Path) -> Patterns | None:
    """The patterns of a file, whose first line names its encoding; None where Python does not know that."""
    encoding, _, data = path.read_bytes().partition(b"\n")
    name = encoding.decode("ascii", "replace").strip().lower()
    try:
        return Patterns(data.decode(_ENCODINGS.get(name, name), "replace").replace("\r", ""))
    except LookupError:
        return None


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
    patterns = _patterns(lang)
    return tuple(start + at for at in patterns.places(core)) if patterns else ()
