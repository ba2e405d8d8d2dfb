"""The links within a page go in; which refer to notes, which to items of a list, and which lead back, comes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import field
from urllib.parse import unquote

from ...core.node import record
from .survey import Survey
from .tree import Element, words_in

#: What stands for a note: a number, a letter, a sign, in brackets or not.
_LABEL = re.compile(
    r"[\[(]?\s*(?:note\s+)?(\d{1,4}|[a-z]{1,2}|[ivxl]{1,6}|[*\u2020\u2021\u00a7\u00b6#]{1,3})\s*[\])]?\Z", re.IGNORECASE
)
_NOTE_NAME = re.compile(r"(?:foot|end|side)[-_]?note|\bfn|_?ftn|_?edn|cite[-_]note|\bnote", re.IGNORECASE)
_COMMENT = re.compile(r"cmnt\d+\Z")
#: The longest note, in letters, and the longest words of a link back.
_LONGEST, _LONGEST_BACK = 6000, 24
#: The most nodes of one.
_LARGEST = 500
_HOLDERS = frozenset(("li", "p", "div", "dd", "aside", "section", "blockquote"))


@record
class References:
    """What links within a page are for; elements go by their place."""

    notes: dict[int, str] = field(default_factory=dict)
    """The name of the note that an element is the text of."""
    references: dict[int, str] = field(default_factory=dict)
    """The name of the note that a link refers to."""
    numbers: dict[int, str] = field(default_factory=dict)
    """The number of the item that a link leads to."""
    returns: set[int] = field(default_factory=set)
    """Links from a note back to where it is referred to."""
    holders: list[Element] = field(default_factory=list)
    """The texts of notes, in reading order."""
    comments: dict[int, Element] = field(default_factory=dict)
    """Comments of a Google document, by the place of the link to each."""


def references(page: Survey) -> References:
    """Find the notes of a page."""
    found = References()
    links = [(one, target) for one in page.elements if one.name == "a" and (target := _target(page, one)) is not None]
    led = [(link, holder) for link, target in links if (holder := _holder(page, link, target)) is not None]
    complete = _complete(page, {holder.first for _, holder in led})
    names: dict[int, str] = {}
    taken: set[str] = set()
    places = {one.first: n for items in page.items.values() for n, one in enumerate(items)}
    for link, holder in led:
        if holder.first in names:
            found.references[link.first] = names[holder.first]
        elif _COMMENT.match(link.get("href").lstrip("#")):
            found.comments[link.first] = holder
        elif _is_note(page, holder, complete):
            name = _name(page, link, taken)
            taken.add(name)
            names[holder.first] = found.references[link.first] = name
            found.notes[holder.first] = name
            found.holders.append(holder)
        elif number := _number(page, holder, link, places):
            found.numbers[link.first] = number
    found.holders.sort(key=lambda one: one.first)
    starts = [one.first for one in found.holders]
    for link, target in links:
        at = bisect_left(starts, link.first) - 1
        holder = found.holders[at] if at >= 0 else None
        inside = holder is not None and link.first < holder.last and target.first < holder.first
        if inside and page.size(link) <= _LONGEST_BACK:
            found.returns.add(link.first)
            found.references.pop(link.first, None)
            found.numbers.pop(link.first, None)
    return found


def _target(page: Survey, link: Element) -> Element | None:
    """Where on the page a link leads."""
    href = link.get("href")
    if "#" not in href:
        return None
    name = href.partition("#")[2]
    return page.ids.get(name) or page.ids.get(unquote(name))


def _holder(page: Survey, link: Element, target: Element) -> Element | None:
    """The text of the note that a link refers to; None: it leads to no note."""
    if target.first <= link.first or page.size(link) > 12 or not _LABEL.match(words_in(page.nodes, link)):
        return None
    holder: Element | None = target if target.name in _HOLDERS else page.blocks[target.first]
    if holder is None or holder.name not in _HOLDERS:
        return None
    outer = page.blocks[holder.first]
    if holder.name == "p" and outer is not None and _belongs(page, holder, outer):
        holder = outer
    if holder.first <= link.first or page.headings(holder):
        return None
    return holder if page.size(holder) <= _LONGEST and holder.last - holder.first <= _LARGEST else None


def _complete(page: Survey, targets: set[int]) -> set[int]:
    """The lists of which each item is referred to, by their places."""
    return {place for place, items in page.items.items() if all(one.first in targets for one in items)}


def _belongs(page: Survey, first: Element, outer: Element) -> bool:
    """Whether what holds a paragraph is the whole of the note that begins with it."""
    if outer.name == "li":
        return True
    opens = page.sizes[first.first] == page.sizes[outer.first]
    return outer.name == "div" and opens and (page.size(first) == page.size(outer) or "footnote" in outer.get("style"))


def _is_note(page: Survey, holder: Element, complete: set[int]) -> bool:
    """Whether a link leads to a note, not to an entry in a list of sources of which others are not referred to."""
    outer = page.blocks[holder.first]
    if holder.name == "li":
        return outer is not None and outer.first in complete
    said = " ".join((holder.get("id"), holder.get("class"), holder.get("style"), holder.get("role")))
    inner = (one for one in page.nodes[holder.first : holder.last] if isinstance(one, Element))
    back = any(one.name == "a" and (to := _target(page, one)) and to.first < holder.first for one in inner)
    return back or bool(_NOTE_NAME.search(said))


def _name(page: Survey, link: Element, taken: set[str]) -> str:
    label = _LABEL.match(words_in(page.nodes, link))
    name = label[1] if label else ""
    if not name or name in taken:
        name = link.get("href").partition("#")[2]
    while name in taken:
        name += "'"
    return name


def _number(page: Survey, holder: Element, link: Element, places: Mapping[int, int]) -> str:
    """The number of an entry: as its list counts it, else as the link says it."""
    outer = page.blocks[holder.first]
    if outer is not None and outer.name == "ol" and holder.name == "li":
        start = int(outer.get("start")) if outer.get("start").isdecimal() else 1
        return str(start + places[holder.first])
    label = _LABEL.match(words_in(page.nodes, link))
    return label[1] if label and label[1].isdecimal() else ""
