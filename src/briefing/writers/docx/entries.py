"""The longest label of some entries goes in; where the entries stand beside their labels comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .xml import indent, tabs

if TYPE_CHECKING:
    from ...themes.theme import Theme
    from .measures import Measures
    from .styles import Paragraphs

#: Where entries stand, as shares of the hanging margin: wider than the text, numbers well inside the margin.
_LEFT, _HANG = 0.375, 0.13
#: The same in twips where nothing hangs in the margin; how far the first line hangs where there are no labels.
_ROOM, _ROOM_HANG = 480, 150
_BARE = 260
#: Width of a letter of a label, and of the space after it, as shares of its size.
_LETTER, _GAP = 0.55, 0.9
#: Labels of so many letters stand where the style of endnotes puts them.
USUAL = 2


def listed(page: Measures) -> tuple[int, int]:
    """Left indent of entries in a list of Word's, and the space between them and their numbers, in twips."""
    if not page.hang:
        return _ROOM, _ROOM_HANG
    return -round(page.hang * _LEFT), round(page.hang * _HANG)


def labelled(theme: Theme, page: Measures, letters: int) -> Paragraphs:
    """Place of entries whose labels are text of so many letters: as in a list, or as far right as the labels ask."""
    room = round((letters * _LETTER + _GAP) * theme.text["address"].size.twips)
    left = max(listed(page)[0], room - page.hang)
    return {"indent": indent(left, None, room), "tabs": tabs(("left", left))}


def bare(page: Measures) -> Paragraphs:
    """Place of entries without labels: at the text's edge, their first lines hanging where a list's entries stand."""
    if not page.hang:
        return {"indent": indent(_BARE, None, _BARE)}
    return {"indent": indent(0, None, -listed(page)[0])}


def beside(page: Measures) -> Paragraphs:
    """Place of what is said before and after the entries."""
    return {"indent": indent(listed(page)[0] if page.hang else 0)}
