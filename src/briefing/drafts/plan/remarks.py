"""Comments of the draft as it was built and as it came back go in; the source's comments are changed to match.

A comment is a div behind the block it is about. One in a table stands behind the table, one on the title block before
everything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from ...model import blocks as b
from ...model.inlines import AnyInline, LineBreak, Text
from ...model.moments import read_moment
from ...model.walk import plain
from ...readers.emit.blocks import lines
from ..drawn import Remark
from .entries import Entry, Flat
from .homes import Homes
from .nodes import Node, Tree
from .told import Told, short

_DIV = "comment"
#: Containers of the source that hold blocks of any kind.
_OPEN = ("document", "item", "quotation", "meaning")
#: Divs that hold blocks of any kind; what stands in another is about the whole of it.
_CLOSED = ("key-judgment", "list-table", "table-notes", _DIV)


class Remarks:
    """The comments of one draft. `new` gives the blocks made for new paragraphs of the draft, by their `id()`, `line`
    where a paragraph of it stands in the source."""

    def __init__(self, tree: Tree, homes: Homes, new: Mapping[int, Node], line: Callable[[Entry], int]) -> None:
        self.tree, self.homes, self.new, self.line = tree, homes, new, line
        self.told: list[Told] = []

    def run(self, base: Flat, draft: Flat) -> list[Told]:
        """Put in what is new, take out what is gone; gives what is to be said of it."""
        old = Counter(_key(remark) for entry in base.entries for remark in entry.shown.remarks)
        gone = Counter(old)
        for entry in draft.entries:
            for remark in entry.shown.remarks:
                key = _key(remark)
                if gone[key] > 0:
                    gone[key] -= 1
                elif key[1]:
                    self._put(remark, entry)
        for key, count in gone.items():
            for _ in range(count):
                self._take_out(key)
        return self.told

    # ------------------------------------------------------------ new ones

    def _put(self, remark: Remark, entry: Entry) -> None:
        node = self._about(entry)
        made = Node("div", marker=_DIV, lines=_lines(remark))
        if node is None:
            at = next((n for n, child in enumerate(self.tree.root.children) if child.kind != "front-matter"), None)
            self.tree.insert(made, self.tree.root, len(self.tree.root.children) if at is None else at)
        else:
            parent = node.parent
            assert parent is not None
            self.tree.insert(made, parent, self._behind(node, parent))
        line = node.chunk.first + 1 if node is not None and node.chunk is not None else self.line(entry)
        who = remark.author or "nobody named"
        self.told.append(Told("comment", f"{who}: {short(' '.join(remark.text))}", line))

    def _about(self, entry: Entry) -> Node | None:
        """The block that a comment stands behind; None: it is about the title block."""
        here: Entry | None = entry
        while here is not None:
            node = self._node(here)
            if node is not None and not any(up.gone for up in node.chain()):
                return _outermost(node)
            here = here.before
        return None

    def _node(self, entry: Entry) -> Node | None:
        owner = entry.twin or entry.split
        if owner is None:
            return self.new.get(id(entry))
        found = self.homes.blocks.get(owner.index) or self.homes.parts.get(owner.index)
        return None if found is None or found.kind in ("field", "front-matter") else found

    def _behind(self, node: Node, parent: Node) -> int:
        """Behind the block, what belongs to it, and the comments that are there already."""
        at = parent.children.index(node) + 1
        while at < len(parent.children) and (parent.children[at].gone or _belongs(parent.children[at])):
            at += 1
        return at

    # ------------------------------------------------------------ old ones

    def _take_out(self, key: tuple[str, str]) -> None:
        for node in self.tree.of.values():
            if node.gone or not _is_comment(node) or node.chunk is None:
                continue
            said = " ".join(plain(one.inlines) for child in node.chunk.walk() for one in child.contents)
            if " ".join(said.split()) == key[1]:
                self.tree.remove(node)
                self.told.append(Told("comment", f"taken out: {short(key[1])}", node.chunk.first + 1))
                return


def _key(remark: Remark) -> tuple[str, str]:
    """What a comment is known by: programs write dates anew."""
    return remark.author.strip(), " ".join(" ".join(remark.text).split())


def _is_comment(node: Node) -> bool:
    name = node.chunk.name if node.chunk is not None else node.marker
    return node.kind == "div" and name == _DIV


def _belongs(node: Node) -> bool:
    name = node.chunk.name if node.chunk is not None else ""
    return _is_comment(node) or node.kind == "caption" or (node.kind == "div" and name == "table-notes")


def _outermost(node: Node) -> Node | None:
    """The block itself, or what it is part of: one whose container holds blocks of any kind."""
    here: Node | None = node
    best: Node | None = None
    while here is not None and here.parent is not None:
        parent = here.parent
        name = parent.chunk.name if parent.chunk is not None else parent.marker.removeprefix("::: ")
        opened = parent.kind in _OPEN or (parent.kind == "div" and name not in _CLOSED)
        if not opened:
            best = None
        elif best is None:
            best = here
        here = parent
    return best


def _lines(remark: Remark) -> list[str]:
    content: list[AnyInline] = []
    for text in (" ".join(text.split()) for text in remark.text):
        if text:
            content += [*([LineBreak()] if content else []), Text(text)]
    return lines(b.Comment(tuple(content), remark.author.strip(), _date(remark.date)))


def _date(text: str) -> str:
    """The date as the source writes it; empty where the program's own is none."""
    try:
        return str(read_moment(text))
    except ValueError:
        return ""
