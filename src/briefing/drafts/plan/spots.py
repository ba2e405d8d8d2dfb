"""Where a block of the draft belongs: between which blocks of which container."""

from __future__ import annotations

import re

from ...core.node import replace
from .entries import Role
from .nodes import Node, Tree

CALL_OUTS = frozenset(("note", "important", "warning", "implication", "recommendation", "call-out"))
_ID = re.compile(r"\s*#[^\s{}\"'=]+")


def is_call_out(node: Node) -> bool:
    """Whether a container is a call-out."""
    name = node.chunk.name if node.chunk is not None else node.marker.removeprefix("::: ")
    return node.kind == "div" and name.removeprefix("callout-") in CALL_OUTS


def div_name(node: Node) -> str:
    """What a div is; empty for other containers."""
    return node.chunk.name if node.kind == "div" and node.chunk is not None else ""


def accepts(node: Node, role: Role, inside: bool) -> bool:
    """Whether a block may stand in a container; `inside`: it stands between two blocks of it."""
    if role.kind == "heading":
        return node.kind == "document" or (div_name(node) == "summary" and inside)
    match node.kind:
        case "document":
            return True
        case "list":
            return role.kind == "item" and role.ordered == node.ordered and role.depth == node.depth()
        case "item":
            if role.kind == "item":
                return role.depth == node.depth()
            return role.panel == "continue" or (inside and not (role.kind == "paragraph" and role.sure))
        case "quotation":
            return role.panel == "quote" or (inside and not (role.kind == "paragraph" and role.sure))
        case "meaning":
            return role.panel == "definition" or inside
        case "div":
            return _div(node, role, inside)
        case _:
            return False


def _div(node: Node, role: Role, inside: bool) -> bool:
    if is_call_out(node):
        return role.panel == "call-out" or (inside and role.kind != "paragraph")
    match div_name(node):
        case "summary":
            return role.panel == "summary" or inside
        case "question":
            return inside or (role.kind in ("paragraph", "item") and role.panel == "")
        case "landscape":
            return inside
        case _:
            return False


def common(one: Node | None, other: Node | None, root: Node) -> Node:
    """The innermost container of both."""
    if one is None or other is None:
        return root
    around = {id(node) for node in other.chain()[1:]}
    return next((node for node in one.chain()[1:] if id(node) in around), root)


class Spots:
    """Finds places in a tree, and makes containers where there are none."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def put(
        self, node: Node, role: Role, before: Node | None, after: Node | None, root: Node, old: Node | None = None
    ) -> Node:
        """Put a block behind `before` and ahead of `after`, in `root` or something in it; gives what it stands in.
        `old` is the block that it was: its place is the best where it is between them.
        """
        parent, at, orphans = self._spot(role, before, after, root)
        at = self._place_of(old, parent, at, after)
        parent, at = self._wrapped(role, parent, at)
        if node.parent is not None:
            self.tree.move(node, parent, at)
        else:
            self.tree.insert(node, parent, at)
        for orphan in orphans:
            if orphan.kind == "item" and node.kind == "item":
                for child in orphan.kept:
                    self.tree.move(child, node, len(node.children))
                self.tree.remove(orphan)
        return parent

    @staticmethod
    def _place_of(old: Node | None, parent: Node, at: int, after: Node | None) -> int:
        while old is not None and old.parent is not parent:
            old = old.parent
        if old is None:
            return at
        own = parent.children.index(old)
        limit = next((n for n, child in enumerate(parent.children) if after is not None and after.within(child)), None)
        return own if own >= at and (limit is None or own < limit) else at

    def _spot(self, role: Role, before: Node | None, after: Node | None, root: Node) -> tuple[Node, int, list[Node]]:
        shared = common(before, after, root)
        if role.kind == "figure" and shared.kind == "list":
            role = replace(role, panel="continue")  # between two items: it belongs to the one before
        if role.kind == "item":
            for node, step in ((before, 1), (after, 0)):
                if (found := self._list(role, node, shared, step)) is not None:
                    return (*found, [])
        if before is not None:
            below = before
            for node in before.chain()[1:]:
                if node is root or accepts(node, role, node is shared and after is not None):
                    return node, node.children.index(below) + 1, []
                if node is shared:
                    break
                below = node
        if after is not None:
            below = after
            for node in after.chain()[1:]:
                if node is shared and before is not None:
                    break
                if accepts(node, role, False) and div_name(node) not in ("question", "landscape"):
                    return node, node.children.index(below), []
                if node is root:
                    break
                below = node
        if before is None or after is None:
            return self._edge(before, after, root)
        return self._split(role, before, shared, root)

    def _list(self, role: Role, node: Node | None, shared: Node, step: int) -> tuple[Node, int] | None:
        below = node
        for around in node.chain()[1:] if node is not None else ():
            assert below is not None
            if around.kind == "list" and accepts(around, role, True):
                return around, around.children.index(below) + step
            if around is shared:
                return None
            below = around
        return None

    def _edge(self, before: Node | None, after: Node | None, root: Node) -> tuple[Node, int, list[Node]]:
        node, step = (before, 1) if before is not None else (after, 0)
        if node is None:
            return root, len(root.children), []
        below = node
        for around in node.chain()[1:]:
            if around is root:
                break
            below = around
        return root, root.children.index(below) + step, []

    def _split(self, role: Role, before: Node, shared: Node, root: Node) -> tuple[Node, int, list[Node]]:
        """Part every container that cannot hold the block behind what stands before it."""
        below = before
        clones: list[Node] = []
        for node in before.chain()[1:]:
            at = node.children.index(below) + 1
            fits = accepts(node, role, True) and node.within(root)
            if (fits and (node is shared or shared.within(node))) or node is root:
                return node, at, clones
            rest = [child for child in node.children[at:] if not child.gone]
            if rest or clones:
                clones.append(self._clone(node, rest, clones[-1] if clones else None))
            below = node
        return root, len(root.children), clones

    def _clone(self, node: Node, rest: list[Node], inner: Node | None) -> Node:
        """A container like another, behind it, with some of its children."""
        made = Node(node.kind, marker=self._opening(node), tight=node.tight)
        assert node.parent is not None
        self.tree.insert(made, node.parent, node.parent.children.index(node) + 1)
        for child in rest:
            self.tree.move(child, made, len(made.children))
        return made

    def _opening(self, node: Node) -> str:
        if node.kind != "div" or node.chunk is None:
            return node.marker
        line = self.tree.source.lines[node.chunk.first]
        return _ID.sub("", line[max(0, node.chunk.start - self.tree.source.offset(node.chunk.first)) :])

    def _wrapped(self, role: Role, parent: Node, at: int) -> tuple[Node, int]:
        """The container that a block needs around it, where it is not there."""
        made: Node | None = None
        if role.kind == "item" and parent.kind != "list":
            marker = "1." if role.ordered else self._bullet()
            made = Node(
                "list", marker=marker, tight=parent.kind != "item" or parent.parent is None or parent.parent.tight
            )
        elif role.panel == "quote" and parent.kind != "quotation" and role.kind != "item":
            made = Node("quotation")
        elif role.panel == "call-out" and not is_call_out(parent) and parent.kind not in ("list", "item"):
            made = Node("div", marker="::: note")
        if made is None:
            return parent, at
        self.tree.insert(made, parent, at)
        return made, 0

    def _bullet(self) -> str:
        """The bullet that the author uses."""
        for chunk in self.tree.source.root.walk():
            if chunk.kind == "item" and chunk.name in ("-", "*", "+"):
                return chunk.name
        return "-"
