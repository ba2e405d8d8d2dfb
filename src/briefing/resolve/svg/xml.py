"""The bytes of an SVG go in; its elements come out, or the reason why they are refused.

Nothing outside the file is ever asked for; entities, deep nesting and huge files are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

MOST_BYTES = 30_000_000
MOST_ELEMENTS = 200_000
DEEPEST = 60
_KNOWN = {SVG: "", XLINK: "xlink:", XML: "xml:"}


class Node:
    """An element: its name, empty where it is not of SVG; attributes, of SVG, XLink and XML only; children and text in
    order."""

    __slots__ = ("attributes", "children", "name", "parent")

    def __init__(self, name: str, attributes: dict[str, str], parent: Node | None) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.children: list[Node | str] = []

    @property
    def elements(self) -> Iterator[Node]:
        """Only the children that are elements."""
        return (child for child in self.children if isinstance(child, Node))

    @property
    def text(self) -> str:
        """The text directly inside."""
        return "".join([child for child in self.children if isinstance(child, str)])

    @property
    def href(self) -> str:
        """What it refers to; empty: nothing."""
        return (self.attributes.get("href") or self.attributes.get("xlink:href") or "").strip()

    def walk(self) -> Iterator[Node]:
        """Itself and everything inside, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(list(node.elements)))


def parse(data: bytes) -> Node:
    """The root; raises ValueError where the file is not well-formed, no SVG, or not safe to read."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"it has more than {MOST_BYTES // 1_000_000} MB of SVG")
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    builder = _Builder()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = _entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(f"it is not well-formed XML: {error}") from None
    root = builder.root
    if root is None or root.name != "svg":
        raise ValueError("it is XML, but no SVG")
    return root


def _entity(*_: object) -> NoReturn:
    raise ValueError("it declares entities, which are refused; save it as plain SVG")


class _Builder:
    """Puts the elements together."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise ValueError(f"it has more than {MOST_ELEMENTS} elements")
        if len(self._open) >= DEEPEST:
            raise ValueError(f"its elements are nested more than {DEEPEST} deep")
        space, _, local = name.rpartition(" ")
        parent = self._open[-1] if self._open else None
        node = Node(local if space in {SVG, ""} else "", _attributes(attributes), parent)
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self._open.append(node)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        self._open[-1].children.append(text)


def _attributes(given: dict[str, str]) -> dict[str, str]:
    """Those without a namespace, of XLink and of XML."""
    found: dict[str, str] = {}
    for name, value in given.items():
        space, _, local = name.rpartition(" ")
        if not space:
            found[local] = value
        elif space in _KNOWN:
            found[_KNOWN[space] + local] = value
    return found
