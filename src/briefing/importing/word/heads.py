"""The paragraphs of a Word file go in; which of them are headings by their look alone comes out, with their levels.

Only files that have no heading by style are asked for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...drafts.drawn import Break, Cited, Picture, Shown, ShownBlock, Words, words

_LONGEST = 140
_STOP = re.compile(r"[.,;!。，；]\W*\Z")
#: Styles whose paragraphs are set apart for a reason of their own.
_OTHERS = ("Title", "Subtitle", "Caption", "CodeBlock", "Header", "Footer", "Bibliography")
#: Headings have so many looks at most: what goes beyond says nothing of levels.
_MOST_LEVELS = 6


def headings_of(blocks: Sequence[ShownBlock]) -> dict[int, int]:
    """The levels of headings, by the identity of their paragraphs; none where a paragraph is one by its style."""
    shown = [each for each in blocks if isinstance(each, Shown)]
    if any(each.level and words(each.pieces).strip() for each in shown):
        return {}
    usual = _usual(shown)
    looks = {id(each): look for each in shown if (look := _look(each, usual))}
    found = [each for n, each in enumerate(blocks) if id(each) in looks and _leads(blocks, n, looks)]
    ranked = sorted({looks[id(each)] for each in found}, reverse=True)
    levels = {look: min(n, _MOST_LEVELS) for n, look in enumerate(ranked, 1)}
    return {id(each): levels[looks[id(each)]] for each in found}


def _usual(shown: Sequence[Shown]) -> int:
    """The size of most letters, in half points."""
    sizes: Counter[int] = Counter()
    for each in shown:
        sizes[each.size] += len(words(each.pieces))
    return sizes.most_common(1)[0][0] if sizes else 0


def _look(shown: Shown, usual: int) -> tuple[int, bool, bool] | None:
    """What sets a short line apart from the text, the more the greater: size, bold, capitals; None: nothing does."""
    text = words(shown.pieces).strip()
    if not text or len(text) > _LONGEST or _STOP.search(text) or not any(map(str.isalpha, text)):
        return None
    if shown.style in _OTHERS or shown.quoted or shown.generated or (shown.item is not None and not shown.item.ordered):
        return None
    if any(isinstance(piece, (Picture, Cited, Break)) for piece in shown.pieces):
        return None
    bold = shown.bold or all(
        piece.look.strong for piece in shown.pieces if isinstance(piece, Words) and piece.text.strip()
    )
    if not bold and shown.size <= usual:
        return None
    return max(shown.size, usual), bold, text.isupper()


def _leads(blocks: Sequence[ShownBlock], at: int, looks: dict[int, tuple[int, bool, bool]]) -> bool:
    """Whether a text follows: what is set apart at the end, or many lines in a row, are no headings."""
    apart = 0
    for block in blocks[at + 1 :]:
        if not isinstance(block, Shown):
            return True
        if not words(block.pieces).strip():
            continue
        if id(block) not in looks:
            return True
        apart += 1
        if apart >= _MOST_LEVELS:
            return False
    return False
