"""What the checker finds: structure elements as read, and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(eq=False)
class Node:
    """A structure element as read."""

    tag: str
    parent: Node | None
    text: str = ""
    alt: str | None = None
    actual: str | None = None
    lang: str | None = None
    id: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Own marked content: page from 0, identifier."""
    targets: list[bytes] = field(default_factory=list)
    """Destinations and addresses of own annotations."""
    links: int = 0
    has_own_content: bool = False

    def walk(self) -> Iterator[Node]:
        """This element and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, tag: str) -> list[Node]:
        """All elements of a type, in reading order."""
        return [node for node in self.walk() if node.tag == tag]

    def above(self) -> Iterator[Node]:
        """Parent, its parent, ..."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass
class Findings:
    """What a file holds and what is wrong with it."""

    problems: list[str]
    root: Node
    pages: int
    artifacts: list[str]
    """The text of artifacts, page by page."""
    fonts: list[str]

    @property
    def roles(self) -> Counter[str]:
        """How many elements there are of each type."""
        return Counter(node.tag for node in self.root.walk())

    @property
    def spanning(self) -> list[Node]:
        """Elements whose own content stands on several pages."""
        return [node for node in self.root.walk() if len(node.pages) > 1]
