"""Tags and texts go in; elements come out, each with where it begins and ends.

It is what the HTML standard's tree construction (13.2.6) makes of tags that are missing, flattened, so that nothing
that walks it needs to go deep. Elements nest as they do in a tree, but for inline ones, which may end within a block
that began in them and go on behind a paragraph that ended in them. `html`, `head` and `body` are no elements here:
words stand where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, Union

from ...core.node import record
from .tokens import NO_ATTRIBUTES, End, Start, Text, Token, tokens


def _names(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
#: Elements that begin and end a paragraph.
BLOCK = _names(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset",
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav",
    "noscript ol optgroup option p plaintext pre search section select summary table tbody td template tfoot th thead",
    "title tr ul xmp",
)
#: Elements that may begin or end within a word.
_WITHIN_WORDS = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rb rp rt ruby s samp small span",
    "strike strong sub sup time tt u var wbr",
)
_FORMATTING = _names("b big code em font i s small strong strike tt u")
#: So many elements for formatting that are alike may be open (13.2.4.3, the Noah's Ark clause; here without walls).
_ALIKE = 8
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_DISSOLVED = _names("html head body")
_TABLE_PARTS = _names("tr td th thead tbody tfoot caption colgroup")
#: Elements that keep what is in them from ending what is around them.
_WALLS = _names("table td th caption button object template dialog svg math")
_LIST_WALLS = _WALLS | _names("ul ol dl menu dir blockquote")
_GROUPS = ("tbody", "thead", "tfoot", "caption", "colgroup")
#: For a start tag: what cannot be open around it and ends.
_ENDS = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "caption", "colgroup"), "td": ("td", "th"),
    "th": ("td", "th"), **dict.fromkeys(("thead", "tbody", "tfoot"), _GROUPS), "caption": ("caption",),
    "option": ("option",), "optgroup": ("option", "optgroup"), "a": ("a",), "rt": ("rt", "rp"), "rp": ("rt", "rp"),
    **dict.fromkeys(HEADINGS, tuple(sorted(HEADINGS))),
}  # fmt: skip


@record
class Element:
    """An element: `nodes[first]` is itself, `nodes[last]` its end."""

    name: str
    attributes: Mapping[str, str]
    line: int
    first: int
    last: int = -1

    def get(self, name: str) -> str:
        """An attribute; empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The names in its `class`."""
        return self.attributes["class"].split() if "class" in self.attributes else []


@record
class Close:
    """Where an element ends."""

    element: Element


Node: TypeAlias = Union[Element, Close, Text]


@record
class Tree:
    """A page in reading order."""

    nodes: list[Node]
    root: Mapping[str, str]
    """The attributes of `html` and `body`."""


def tree(text: str, line: int = 1) -> Tree:
    """The elements and texts of an input whose first line is `line`."""
    made = _Builder()
    for token in tokens(text, line):
        made.take(token)
    return Tree(made.closed(), made.root)


class _Builder:
    """Keeps the elements that are open. None is sought by walking: there is a stack for each name, and for walls."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.root: dict[str, str] = {}
        self.open: list[Element] = []
        """Those that are open, among closed inline ones that were not at the top when they ended."""
        self.named: dict[str, list[int]] = {}
        """For each name, where in `self.open` the open elements of it are."""
        self.spare: dict[str, int] = {}
        """For each name, how many start tags were passed over, whose end tags are too."""
        self.walls: list[int] = []
        self.list_walls: list[int] = []

    def take(self, token: Token) -> None:
        """Put a token where it belongs."""
        match token:
            case Text():
                self.nodes.append(token)
            case Start():
                self._start(token)
            case End():
                self._end(token.name, token.line)

    def closed(self) -> list[Node]:
        """All nodes, when no token is left."""
        self._cut(0)
        return self.nodes

    # ------------------------------------------------------------ start tags

    def _start(self, tag: Start) -> None:
        name = tag.name
        if name in _DISSOLVED:
            for key, value in tag.attributes.items():
                self.root.setdefault(key, value)
            return
        if name in BLOCK and name not in _TABLE_PARTS:
            self._end_paragraph()
        for other in _ENDS.get(name, ()):
            self._end_within(other, name)
        plain = tag.attributes is NO_ATTRIBUTES and name in _FORMATTING and not tag.closed
        if plain and len(self.named.get(name, ())) >= _ALIKE:  # as browsers do: the rest change nothing
            self.spare[name] = self.spare.get(name, 0) + 1
            return
        element = Element(name, tag.attributes, tag.line, len(self.nodes))
        self.nodes.append(element)
        if tag.closed or name in VOID:
            element.last = len(self.nodes)
            self.nodes.append(Close(element))
            return
        at = len(self.open)
        self.open.append(element)
        self.named.setdefault(name, []).append(at)
        if name in _WALLS:
            self.walls.append(at)
        if name in _LIST_WALLS:
            self.list_walls.append(at)

    def _end_paragraph(self) -> None:
        """End an open paragraph; inline elements in it go on."""
        at = self._last("p")
        if at > self._wall():
            self._bury(at)

    def _end_within(self, name: str, by: str) -> None:
        """End an open element that another one cannot stand in."""
        at = self._last(name)
        if at < 0:
            return
        if by in _TABLE_PARTS:
            wall = self._last("table")
        elif by in ("li", "dt", "dd"):
            wall = self.list_walls[-1] if self.list_walls else -1
        else:
            wall = self._wall()
        if at <= wall:
            return
        if by == "a":
            self._bury(at)
        elif by not in HEADINGS or all(one.name not in BLOCK for one in self.open[at + 1 : at + 9]):
            self._cut(at)

    # ------------------------------------------------------------ end tags

    def _end(self, name: str, line: int) -> None:
        if name in _DISSOLVED:
            return
        if name == "br" or (name == "p" and self._last("p") <= self._wall()):
            self._start(Start(name, NO_ATTRIBUTES, line, True))  # as browsers do
            return
        if name in HEADINGS:  # any of them ends the one that is open
            name = max(HEADINGS, key=self._last)
        if self.spare.get(name):
            self.spare[name] -= 1
            return
        at = self._last(name)
        if at < 0:
            return
        if name in BLOCK or name in _WALLS:
            if name in _TABLE_PARTS:
                wall = self._last("table")
            elif name == "li":
                wall = self.list_walls[-1] if self.list_walls else -1
            else:
                wall = self._wall() if name not in _WALLS else -1
            if at > wall or name == "table":
                self._cut(at)
        elif at > self._wall():
            self._bury(at)

    # ------------------------------------------------------------ what is open

    def _last(self, name: str) -> int:
        stack = self.named.get(name)
        return stack[-1] if stack else -1

    def _wall(self) -> int:
        return self.walls[-1] if self.walls else -1

    def _cut(self, at: int) -> None:
        """End the element at a place, and before it all that are open in it."""
        while len(self.open) > at:
            top = len(self.open) - 1
            if self.open[top].last < 0:
                self.spare.pop(self.open[top].name, None)
                self._close(top)
            self.open.pop()

    def _bury(self, at: int) -> None:
        """End the element at a place; those in it stay open."""
        self._close(at)
        while self.open and self.open[-1].last >= 0:
            self.open.pop()

    def _close(self, at: int) -> None:
        element = self.open[at]
        self.named[element.name].pop()
        for walls in (self.walls, self.list_walls):
            if walls and walls[-1] == at:
                walls.pop()
        element.last = len(self.nodes)
        self.nodes.append(Close(element))


def words_in(nodes: list[Node], element: Element) -> str:
    """The words within an element, with spaces for its spaces; scripts and styles have none."""
    return words_between(nodes, element.first + 1, element.last)


def words_between(nodes: list[Node], first: int, last: int, title: str = "") -> str:
    """The words of the nodes from `first` to before `last`, but for the element that is the page's `title`."""
    parts: list[str] = []
    at = first
    while at < last:
        node = nodes[at]
        if isinstance(node, Text):
            parts.append(node.text)
        elif isinstance(node, Element):
            if node.name in ("script", "style") or (node.name == "title" and words_in(nodes, node) == title):
                at = node.last
            elif node.name not in _WITHIN_WORDS:
                parts.append(" ")
        elif node.element.name not in _WITHIN_WORDS:
            parts.append(" ")
        at += 1
    return " ".join("".join(parts).split())
