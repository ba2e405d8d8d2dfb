"""The draft as it was built and as it came back go in; looks that the source has no words for come out, to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ..drawn import Dressed
from ..known import AS_WORDS
from .entries import Entry
from .told import Told

#: What people mark words with: it is told wherever it stands. Other looks are told of the author's texts alone, since
#: the tool sets its own as the theme says.
_MARKING = ("highlight", "underline", "strikethrough")
#: What is told of a new paragraph.
_NEW = (*_MARKING, "colour")
#: A look that most words of a style have, in at least so many paragraphs, is no person's.
_FEWEST = 3


def looks_told(draft: list[Entry], line: Callable[[Entry], int]) -> list[Told]:
    """One line for each paragraph that somebody marked, coloured, or set otherwise than its style does. `line` gives
    where a paragraph stands in the source."""
    usual = _usual(draft)
    out = []
    for entry in draft:
        found = [one for one in _new(entry) if (entry.shown.style, one.kind, one.value) not in usual]
        if found and entry.text.strip():
            kinds = list(dict.fromkeys(one.kind for one in found))
            texts = dict.fromkeys(one.text.strip() for one in found if one.text)
            said = " and ".join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))
            reason = f"The source cannot say the {said} of these words; {AS_WORDS}"
            out.append(Told("not-taken", " … ".join(texts) or entry.text, line(entry), reason))
    return out


def _new(entry: Entry) -> Iterable[Dressed]:
    """What the paragraph did not have when the draft was built."""
    owner = entry.twin or entry.split
    had = {one.kind for one in owner.shown.dressed} if owner is not None else set()
    told = None if owner is not None and owner.marks else _MARKING if owner is not None else _NEW
    return (one for one in entry.shown.dressed if one.kind not in had and (told is None or one.kind in told))


def _usual(draft: list[Entry]) -> set[tuple[str, str, str]]:
    """Looks that programs write out for all that is of a style."""
    letters: Counter[str] = Counter()
    paragraphs: Counter[tuple[str, str, str]] = Counter()
    dressed: Counter[tuple[str, str, str]] = Counter()
    for entry in draft:
        style = entry.shown.style
        letters[style] += len(entry.text)
        for one in entry.shown.dressed:
            if one.kind not in _MARKING:
                dressed[style, one.kind, one.value] += len(one.text) or len(entry.text)
        paragraphs.update({(style, one.kind, one.value) for one in entry.shown.dressed})
    return {key for key, n in dressed.items() if n * 2 > letters[key[0]] and paragraphs[key] >= _FEWEST}
