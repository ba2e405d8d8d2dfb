"""The chunks of a source go in; a tree that can be changed, and the source's text after the changes, come out.

What is not changed comes out as the author wrote it, byte for byte: a container is written anew only where its own
children changed, and then each child keeps its lines, and the lines between two neighbours stay between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import field

from ...core.node import record
from ..source.chunks import Chunk
from ..source.read import SourceText

_NUMBER = re.compile(r"(\(?)(\w+)([.)])\Z")
#: What stands between two lists that would be one without it.
_PARTING = "<!-- -->"


@record
class Node:
    """A chunk, or a block that is not in the source yet."""

    kind: str
    chunk: Chunk | None = None
    """None: it is new."""
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    lines: list[str] | None = None
    """Of a new leaf, without what the containers around put before them."""
    marker: str = ""
    """Of an item: what stands before it; of a list: that of its first item, as it was."""
    gone: bool = False
    moved: bool = False
    """It stands in another container, or at another place, than in the source."""
    changed: bool = False
    """The children of it, or of something in it, are other ones now."""
    index: int = -1
    """Its place among the children of its chunk's parent; -1: it is new."""
    tight: bool = True
    level: int = 0

    @property
    def ordered(self) -> bool:
        """Of a list or an item: it has numbers."""
        return self.marker[:1] not in ("-", "*", "+", "")

    def within(self, other: Node) -> bool:
        """Whether it is `other` or stands in it."""
        here: Node | None = self
        while here is not None:
            if here is other:
                return True
            here = here.parent
        return False

    def chain(self) -> list[Node]:
        """It and all it stands in, from the inside."""
        out, here = [], self
        while True:
            out.append(here)
            if here.parent is None:
                return out
            here = here.parent

    def depth(self) -> int:
        """How many lists it stands in, itself left out."""
        return sum(1 for node in self.chain()[1:] if node.kind == "list")

    @property
    def kept(self) -> list[Node]:
        """The children that are still there."""
        return [child for child in self.children if not child.gone]


class Tree:
    """The source's blocks, to be changed and written."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.of: dict[int, Node] = {}
        self.root = self._mirror(source.root, None, 0)
        self._edits: dict[tuple[int, int], str] = {}
        self._sorted: list[tuple[int, int, str]] | None = None

    def _mirror(self, chunk: Chunk, parent: Node | None, index: int) -> Node:
        node = Node(chunk.kind, chunk, parent, index=index, tight=chunk.tight, level=chunk.level)
        self.of[id(chunk)] = node
        node.children = [self._mirror(child, node, n) for n, child in enumerate(chunk.children)]
        if chunk.kind in ("item", "list"):
            node.marker = chunk.name
        if chunk.kind == "table" and len(rows := [c for c in node.children if c.kind == "row"]) > 0:
            self._rule(node, rows[0])
        return node

    def _rule(self, table: Node, header: Node) -> None:
        """The line under the header row, which is no chunk."""
        assert header.chunk is not None
        assert table.chunk is not None
        at = header.chunk.first + 1
        chunk = Chunk("other", at, at + 1, header.chunk.prefix, name="rule", parent=table.chunk)
        chunk.start = self.source.offset(at) + len(header.chunk.prefix)
        table.children.insert(table.children.index(header) + 1, Node("rule", chunk, table, index=-2))

    # ------------------------------------------------------------ changes

    def edit(self, start: int, end: int, text: str) -> None:
        """Put other characters for some of the source's."""
        if self.source.text[start:end] != text:
            self._edits[start, end] = text
            self._sorted = None

    def touch(self, node: Node | None) -> None:
        """The children of a node are other ones now."""
        while node is not None and not node.changed:
            node.changed = True
            node = node.parent

    def remove(self, node: Node) -> None:
        """Take a node out; what its container would be without it goes too. Comments in it stay."""
        if node.gone:
            return
        self.touch(node.parent)
        node.gone = True
        parent = node.parent
        remarks = [] if node.kind == "remark" else self._remarks(node)
        if remarks and parent is not None:
            at = parent.children.index(node)
            for remark in remarks:
                self.move(remark, parent, at)
                at += 1
        if parent is not None and parent.parent is not None and _is_empty(parent):
            self.remove(parent)

    def _remarks(self, node: Node) -> list[Node]:
        out: list[Node] = []
        for child in node.children:
            if child.gone:
                continue
            if child.kind == "remark":
                out.append(child)
            out += self._remarks(child)
        return out

    def insert(self, node: Node, parent: Node, at: int) -> Node:
        """Put a node into a container before the child with an index."""
        node.parent = parent
        parent.children.insert(at, node)
        self.touch(parent)
        parent.changed = True
        if node.changed:
            self.touch(parent)
        return node

    def move(self, node: Node, parent: Node, at: int) -> Node:
        """Put a node elsewhere: its lines go with it."""
        old = node.parent
        assert old is not None
        stays = old is parent
        index = old.children.index(node)
        if stays and index < at:
            at -= 1
        self.touch(old)
        del old.children[index]
        node.moved, node.gone = True, False
        made = self.insert(node, parent, at)
        if not stays and old.parent is not None and not old.gone and _is_empty(old):
            self.remove(old)
        return made

    # ------------------------------------------------------------ text

    def text(self) -> str:
        """The source after all changes."""
        if not self.root.changed:
            return self._slice(0, len(self.source.text))
        lines = self._absolute(self.root)
        ended = [line if line[-1:] in ("\n", "\r") else line + self.source.eol for line in lines[:-1]]
        if not lines:
            return ""
        last = lines[-1]
        if self.source.text[-1:] in ("\n", "\r") and last[-1:] not in ("\n", "\r"):
            last += self.source.eol
        return "".join([*ended, last])

    def written(self, start: int, end: int) -> str:
        """A stretch of the source with what was put for its characters."""
        return self._slice(start, end)

    def _slice(self, start: int, end: int) -> str:
        if self._sorted is None:
            self._sorted = [(a, b, text) for (a, b), text in sorted(self._edits.items())]
        at = bisect_left(self._sorted, (start, start, ""))
        out: list[str] = []
        here = start
        for a, b, text in self._sorted[at:]:
            if a > end or b > end:
                break
            if a < here:
                continue
            out += [self.source.text[here:a], text]
            here = b
        out.append(self.source.text[here:end])
        return "".join(out)

    def _raw(self, first: int, last: int) -> list[str]:
        source = self.source
        text = self._slice(source.offset(first), source.offset(last)) if first < last else ""
        return _with_ends(text)

    def _absolute(self, node: Node) -> list[str]:
        """Lines as they stand in the text, with their ends."""
        chunk = node.chunk
        if (
            chunk is not None
            and not node.moved
            and not node.changed
            and node.lines is None
            and node.marker == (chunk.name if node.kind in ("item", "list") else "")
        ):
            return self._raw(chunk.first, chunk.last)
        if chunk is None or node.moved or node.lines is not None or node.kind in ("item", "meaning"):
            prefix = self.inner(node.parent) if node.parent is not None else ""
            return [(prefix + line).rstrip(" ") + self.source.eol if not line else prefix + line + self.source.eol
                    for line in self._relative(node)]  # fmt: skip
        return self._assemble(node, False)

    def _relative(self, node: Node) -> list[str]:
        """Lines without their ends and without what the containers around put before them."""
        if node.lines is not None:
            return list(node.lines)
        chunk = node.chunk
        if chunk is not None and not node.changed and not (node.kind == "item" and node.marker != chunk.name):
            return self._stripped(chunk)
        if node.kind in ("item", "meaning"):
            return self._marked(node)
        lines = self._assemble(node, True)
        if node.kind == "quotation":
            return [f"> {line}" if line else ">" for line in lines]
        return lines

    def _stripped(self, chunk: Chunk) -> list[str]:
        lines = [line.rstrip("\r\n") for line in self._raw(chunk.first, chunk.last)]
        if not lines:
            return []
        column = max(0, chunk.start - self.source.offset(chunk.first))
        return [lines[0][column:], *(without(line, chunk.prefix) for line in lines[1:])]

    def _marked(self, node: Node) -> list[str]:
        marker, width = (node.marker if node.kind == "item" else ":"), self.width(node)
        lines = self._assemble(node, True)
        if not lines:
            return [marker]
        first = f"{marker:<{width}}{lines[0]}".rstrip(" ")
        return [first, *(" " * width + line if line else "" for line in lines[1:])]

    def width(self, node: Node) -> int:
        """How far in the content of an item or a meaning stands."""
        least = len(node.marker) + 1 if node.kind == "item" else 4
        if node.chunk is not None:
            found = len(self.source.inner_prefix(node.chunk)) - len(node.chunk.prefix)
            return found if len(node.marker) == len(node.chunk.name) or node.kind != "item" else max(found, least)
        around = node.parent.children if node.parent is not None and node.kind == "item" else []
        for other in around:
            if other.chunk is not None and other.kind == node.kind and len(other.marker) == len(node.marker):
                return self.width(other)
        return least

    def inner(self, node: Node) -> str:
        """What stands before each line of a block in a container."""
        if node.chunk is not None and not node.moved and not any(up.moved for up in node.chain()):
            return self.source.inner_prefix(node.chunk)
        outer = self.inner(node.parent) if node.parent is not None else ""
        match node.kind:
            case "quotation":
                return f"{outer}> "
            case "item" | "meaning":
                return outer + " " * self.width(node)
            case "note":
                return f"{outer}    "
            case _:
                return outer

    def _assemble(self, node: Node, relative: bool) -> list[str]:
        """The lines of a container from those of its children and those between them."""
        chunk = node.chunk
        out: list[str] = list(self._around(node, relative, True))
        blank = "" if relative else self.inner(node).rstrip(" ") + self.source.eol
        last: Node | None = None
        if node.kind == "list" and node.ordered:
            self._renumber(node)
        for child in node.children:
            if child.gone:
                continue
            lines = self._relative(child) if relative else self._absolute(child)
            if not lines:
                continue
            if last is not None:
                between = self._between(node, last, child, relative)
                if between is None:
                    between = [] if self._close(node, last, child) else [blank]
                    if last.kind == child.kind == "list" and last.ordered == child.ordered:
                        comment = _PARTING if relative else self.inner(node) + _PARTING + self.source.eol
                        between = [blank, comment, blank]
                out += between
            out += lines
            last = child
        if chunk is not None:
            out += self._around(node, relative, False)
        elif node.kind == "div":
            out.append(":::")
        return out

    def _close(self, node: Node, before: Node, after: Node) -> bool:
        """Whether no blank line stands between two new neighbours."""
        if node.kind == "table" or before.kind == "rule" or after.kind == "rule":
            return not (after.kind == "caption" or before.kind == "caption")
        if node.kind == "list":
            return node.tight
        if node.kind == "item" and after.kind == "list":
            return node.parent is not None and node.parent.tight
        return False

    def _around(self, node: Node, relative: bool, head: bool) -> list[str]:
        chunk = node.chunk
        if chunk is None:
            return [node.marker] if head and node.kind == "div" else []
        if node.kind in ("item", "meaning", "list"):
            return []
        children = chunk.children
        if children:
            span = (chunk.first, children[0].first) if head else (children[-1].last, chunk.last)
        else:
            first, last = self.source.inner_lines(chunk)
            span = (chunk.first, first) if head else (last, chunk.last)
        if node.kind == "quotation" and head:
            return []
        lines = self._raw(*span)
        if not relative:
            return lines
        bare = [line.rstrip("\r\n") for line in lines]
        if head and bare:
            column = max(0, chunk.start - self.source.offset(chunk.first))
            return [bare[0][column:], *(without(line, chunk.prefix) for line in bare[1:])]
        return [without(line, chunk.prefix) for line in bare]

    def _between(self, node: Node, before: Node, after: Node, relative: bool) -> list[str] | None:
        """The source's lines between two neighbours; None where they were none."""
        chunk = node.chunk
        if chunk is None or before.moved or after.moved or before.chunk is None or after.chunk is None:
            return None
        if "rule" in (before.kind, after.kind):
            return [] if after.kind != "caption" else None
        if before.index < 0 or after.index < 0 or before.index >= after.index:
            return None
        first, last = chunk.children[after.index - 1], chunk.children[after.index]
        if node.kind == "table" and first.kind == "row" and last.kind == "row":
            return []
        lines = self._raw(first.last, last.first)
        if after.index != before.index + 1 and not lines:
            return None
        if not relative:
            return lines
        inner = self.source.inner_prefix(chunk)
        return [without(line.rstrip("\r\n"), inner) for line in lines]

    def _renumber(self, node: Node) -> None:
        """Items count on, where the author's did; all keep one number where they had one."""
        from ..source.tree import next_marker

        items = [child for child in node.kept if child.kind == "item"]
        if node.chunk is None:
            for n, item in enumerate(items, 1):
                item.marker = f"{n}."
            return
        marks = [_NUMBER.match(child.name) for child in node.chunk.children]
        if not items or not marks or marks[0] is None:
            return
        first = node.chunk.children[0].name
        same = len(marks) > 1 and all(mark is not None and mark[0] == first for mark in marks)
        single = Chunk("list", 0, 0, children=[Chunk("item", 0, 0, name=first)], name=first)
        for n, item in enumerate(items):
            wanted = first if same or n == 0 or first.startswith("#") else next_marker(single, n)
            if item.marker != wanted:
                item.marker = wanted


def _is_empty(node: Node) -> bool:
    """Whether nothing is left in a container that it is there for."""
    return not any(child.kind not in ("remark", "rule", "caption") for child in node.kept)


def _with_ends(text: str) -> list[str]:
    """Lines with their ends, which are \\n, \\r\\n or \\r and no others."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z", text)


def without(line: str, prefix: str) -> str:
    """A line without what the containers around put before it; one that leaves some of it out, as it may."""
    if line.startswith(prefix):
        return line[len(prefix) :]
    at = 0
    for mark in prefix:
        if at < len(line) and (line[at] == mark or (mark == " " and line[at] == "\t")):
            at += 1
        elif mark == " ":
            continue
        else:
            break
    return line[at:]
