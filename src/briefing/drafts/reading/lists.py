"""The part of numbering goes in; whether a paragraph is an item of a list, and of which, comes out (ECMA-376, 17.9)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ..drawn import Item
from .names import VAL, W, value, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from .styles import Style

_LEVELS = 9
_UNORDERED = ("bullet", "none")


class Lists:
    """The lists of a file. Names count the ordered ones as they are met, whatever their ids are; others share one."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._linked: dict[str, str] = {}
        self._names: dict[tuple[str, int], str] = {}
        """Abstract list and level to the name of the list that counts there now."""
        self._met: set[tuple[str, int]] = set()
        self._depths: dict[tuple[str, str], int] = {}
        self._count = 0
        self._formats: dict[tuple[str, int], str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._bares: dict[tuple[str, int], bool] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                number = element.get(W + "abstractNumId", "")
                self._abstract.setdefault(number, element)
                if link := value(element, "styleLink"):
                    self._linked.setdefault(link, number)
            elif element.tag == W + "num":
                self._nums.setdefault(element.get(W + "numId", ""), element)

    def item(self, ppr: Element | None, style: Style) -> Item | None:
        """The membership of a paragraph that says `ppr` and has this style; None: it is in no list."""
        direct = ppr.find(W + "numPr") if ppr is not None else None
        number = value(direct, "numId") or style.list
        if number not in self._nums or number == "0":
            return None
        level = value(direct, "ilvl")
        if level:
            depth = whole(level)
        elif style.depth is not None:
            depth = style.depth
        else:
            depth = self._depth_of(number, style.id)
        depth = min(max(depth, 0), _LEVELS - 1)
        ordered = self._format(number, depth) not in _UNORDERED
        name = self._name(number, depth, ordered)
        return Item(
            ordered, depth, name, *((self._start(number, depth),) if ordered else (1, self._bare(number, depth)))
        )

    def _definition(self, number: str) -> Element | None:
        """The abstract list behind a number, through the style that holds it for others (17.9.21)."""
        abstract = value(self._nums[number], "abstractNumId")
        found = self._abstract.get(abstract)
        link = value(found, "numStyleLink")
        return self._abstract.get(self._linked.get(link, "")) if link in self._linked else found

    def _depth_of(self, number: str, style: str) -> int:
        key = (number, style)
        if key not in self._depths:
            self._depths[key] = self._read_depth(number, style)
        return self._depths[key]

    def _read_depth(self, number: str, style: str) -> int:
        definition = self._definition(number)
        for level in definition.iterfind(W + "lvl") if definition is not None else ():
            if value(level, "pStyle") == style:
                return whole(level.get(W + "ilvl"))
        return 0

    def _format(self, number: str, depth: int) -> str:
        key = (number, depth)
        if key not in self._formats:
            self._formats[key] = self._read_format(number, depth)
        return self._formats[key]

    def _read_format(self, number: str, depth: int) -> str:
        for level in self._levels(number, depth):
            found = level.find(W + "numFmt")
            return found.get(VAL, "decimal") if found is not None else "decimal"
        return "decimal"

    def _bare(self, number: str, depth: int) -> bool:
        key = (number, depth)
        if key not in self._bares:
            text = next((level.find(W + "lvlText") for level in self._levels(number, depth)), None)
            self._bares[key] = text is not None and not text.get(VAL, "").strip()
        return self._bares[key]

    def _levels(self, number: str, depth: int) -> Iterator[Element]:
        """What is said of a level, the first counts."""
        own = self._nums[number].iterfind(f"{W}lvlOverride/{W}lvl")
        definition = self._definition(number)
        general = definition.iterfind(W + "lvl") if definition is not None else iter(())
        found = (level for level in (*own, *general) if whole(level.get(W + "ilvl")) == depth)
        return islice(found, 1)

    def _start(self, number: str, depth: int) -> int:
        key = (number, depth)
        if key not in self._starts:
            self._starts[key] = self._read_start(number, depth)
        return self._starts[key]

    def _read_start(self, number: str, depth: int) -> int:
        """What the number itself says, else its level; 0 where neither does (17.9.25, 17.9.26)."""
        for override in self._nums[number].iterfind(W + "lvlOverride"):
            if whole(override.get(W + "ilvl")) == depth and override.find(W + "startOverride") is not None:
                return whole(value(override, "startOverride"))
        return next((whole(value(level, "start")) for level in self._levels(number, depth)), 0)

    def _name(self, number: str, depth: int, ordered: bool) -> str:
        """Numbers of one abstract list count together, from where one that is met first says to start (17.9.27)."""
        if not ordered:
            return "\N{BULLET}"
        num = self._nums[number]
        key = (value(num, "abstractNumId"), depth)
        fresh = (number, depth) not in self._met and any(
            whole(each.get(W + "ilvl")) == depth and each.find(W + "startOverride") is not None
            for each in num.iterfind(W + "lvlOverride")
        )
        self._met.add((number, depth))
        if fresh or key not in self._names:
            self._count += 1
            self._names[key] = str(self._count)
        return self._names[key]
