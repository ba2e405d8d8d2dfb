"""Blocks of the draft in their order go in; the tree of the source is changed until it has them in that order."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.blocks import Figure
from ...model.inlines import Inlines
from ..merge.align import rising
from ..source import content_of, table_of
from ..source import lines as lines_of
from .entries import Entry, Grid, Role, Unit
from .figures import Figures, caption_of, captioned, picture_of
from .homes import Homes
from .nodes import Node, Tree
from .spots import Spots
from .told import Told, short
from .wording import Wording

#: What a block is that is moved with all it holds.
_WHOLE = Role("code")


class Arranging:
    """One row of blocks: those of the document, or of a cell."""

    def __init__(self, tree: Tree, homes: Homes, wording: Wording, tables: dict[int, Grid], figures: Figures) -> None:
        self.tree, self.homes, self.wording, self.tables, self.figures = tree, homes, wording, tables, figures
        self.spots = Spots(tree)
        self.placed: set[int] = set()
        """By `id()`: the blocks of the source that are still there, at their place or another."""
        self.new: dict[int, Node] = {}
        """By `id()` of a paragraph of the draft: the block that was made for it."""
        self._paths: dict[int, str] = {}
        """By `id()` of a new figure, where its picture is to lie."""
        self._captions: dict[int, Entry] = {}
        """By `id()` of a new figure, its caption."""
        self._index: dict[int, int] | None = None

    def run(self, base: Sequence[Unit], draft: Sequence[Unit], root: Node) -> None:
        """Bring the blocks of `draft` into `root`, which holds those of `base`."""
        units = [unit for unit in draft if self._counts(unit)]
        pictures = [unit for unit in units if isinstance(unit, Entry) and id(unit) in self._paths]
        bare = [unit for unit in units if isinstance(unit, Entry) and self.figures.has_no_caption(unit)]
        self._captions |= captioned(units, [*pictures, *bare])
        for figure in bare:
            if id(figure) in self._captions:
                self.figures.captions[id(figure)] = self._caption(self._captions[id(figure)])
        homes = [self._node(unit) for unit in units]
        order = [self._order(unit) for unit in units]
        anchored = self._anchored(units, homes, order, root)
        self._place(units, homes, anchored, root)
        self._delete(base, root)

    # ------------------------------------------------------------ what stays

    def _counts(self, unit: Unit) -> bool:
        """Whether a unit is a block, and not a part of one, or generated, or empty."""
        if isinstance(unit, Grid):  # one without a word is known by nothing, and has nothing to say
            return id(unit) in self.tables or any(entry.text.strip() for entry in unit.entries)
        if unit.twin is not None:
            if unit.twin.index in self.homes.blocks:
                return True
            part = self.homes.parts.get(unit.twin.index)
            return part is not None and part.kind == "cell" and unit.grid is None
        if unit.role.kind == "figure":
            if path := self.figures.taken(unit):
                self._paths[id(unit)] = path
            return bool(path)
        return bool(unit.text.strip())

    def _node(self, unit: Unit) -> Node | None:
        if isinstance(unit, Grid):
            old = self.tables.get(id(unit))
            return self.homes.tables.get(id(old)) if old is not None else None
        return self.homes.blocks.get(unit.twin.index) if unit.twin is not None else None

    def _order(self, unit: Unit) -> int:
        if isinstance(unit, Grid):
            old = self.tables.get(id(unit))
            return old.first if old is not None else -1
        return unit.twin.index if unit.twin is not None else -1

    def _anchored(self, units: list[Unit], homes: list[Node | None], order: list[int], root: Node) -> set[int]:
        stays = [
            (n, order[n])
            for n, unit in enumerate(units)
            if (node := homes[n]) is not None and order[n] >= 0 and node.within(root) and node is not root
            and not self._elsewhere(node, root) and self._same(unit)
        ]  # fmt: skip
        return {n for n, _ in rising(stays)}

    def _elsewhere(self, node: Node, root: Node) -> bool:
        """Whether a block stands in a table of the container, which is arranged by itself."""
        here = node.parent
        while here is not None and here is not root:
            if here.kind == "table" or (
                here.kind == "div" and here.chunk is not None and here.chunk.name == "list-table"
            ):
                return True
            here = here.parent
        return False

    def _same(self, unit: Unit) -> bool:
        """Whether a paragraph is what it was: another level of a heading is a change of its words."""
        if isinstance(unit, Grid) or unit.twin is None:
            return True
        was, now = unit.twin.role, unit.role
        if was.kind == "fixed":
            return now.kind not in ("heading", "item")
        if was.kind != now.kind:
            return now.kind == "paragraph" and not now.sure and unit.shown.item is None and was.kind != "heading"
        if now.kind == "item":
            return (was.ordered, was.depth) == (now.ordered, now.depth)
        if now.kind == "paragraph":
            return was.panel == now.panel or not now.sure or "summary" in (was.panel, now.panel)
        return True

    # ------------------------------------------------------------ what comes

    def _place(self, units: list[Unit], homes: list[Node | None], anchored: set[int], root: Node) -> None:
        following: list[Node | None] = [None] * (len(units) + 1)
        for n in range(len(units) - 1, -1, -1):
            following[n] = homes[n] if n in anchored else following[n + 1]
        before: Node | None = None
        here = self._line(next((node for node in following if node is not None), root))
        n = 0
        while n < len(units):
            here = self._line(before) or here if before is not None else here
            if n in anchored:
                before = homes[n]
                self.placed.add(id(before))
                n += 1
                continue
            whole, count = self._whole(units, homes, anchored, n, root)
            if whole is not None:
                role = self._role(units[n]) if count == 1 or whole.kind == "item" else _WHOLE
                if whole.kind not in ("paragraph", "heading", "item"):
                    role = _WHOLE
                line = self._line(whole)
                self._settle(self.spots.put(whole, role, before, following[n], root), whole)
                self._tell("moved", units[n], line)
                self.placed |= {id(held) for held in homes[n : n + count]}
                before = whole
                n += count
                continue
            count = len(self.wording.told)
            made = self._made(units, n)
            self.wording.stand(count, here)
            if made is not None:
                parent = self.spots.put(made, self._role(units[n]), before, following[n], root, homes[n])
                self._settle(parent, made)
                self.new[id(units[n])] = before = made
            n += 1

    def _settle(self, parent: Node, node: Node) -> None:
        if node.kind == "item" and not parent.ordered:
            node.marker = parent.marker if parent.kind == "list" else node.marker

    def _role(self, unit: Unit) -> Role:
        return _WHOLE if isinstance(unit, Grid) else unit.role

    def _whole(
        self, units: list[Unit], homes: list[Node | None], anchored: set[int], n: int, root: Node
    ) -> tuple[Node | None, int]:
        """The largest block that moved with all it holds and begins with a unit, and how many units it is."""
        node, unit = homes[n], units[n]
        if node is None or not self._same(unit) or node.gone or self._elsewhere(node, root) or not node.within(root):
            return None, 0
        best: tuple[Node | None, int] = (None, 0)
        here: Node | None = node
        while here is not None and here is not root and here.kind != "document":
            held = self._held(here)
            count = len(held)
            found = homes[n : n + count]
            fits = all(one is other for one, other in zip(found, held, strict=False)) and len(found) == count
            free = all(m not in anchored and self._same(units[m]) for m in range(n, min(n + count, len(units))))
            if not (fits and free):
                break
            if here.kind not in ("term", "meaning"):
                best = here, count
            here = here.parent
        found_one = best[0]
        around = found_one.parent if found_one is not None and found_one.kind == "paragraph" else None
        if around is not None and around.kind == "item":  # an item goes with its marker, or its words go alone
            return None, 0
        return best

    def _held(self, node: Node) -> list[Node]:
        """The blocks in a node that the draft shows, in the draft's order."""
        blocks = self._blocks()
        out: list[tuple[int, Node]] = []
        stack = [node]
        while stack:
            one = stack.pop()
            if id(one) in blocks:
                out.append((blocks[id(one)], one))
            stack += [child for child in one.children if not child.gone]
        return [one for _, one in sorted(out, key=lambda pair: pair[0]) if not self._elsewhere(one, node)]

    def _blocks(self) -> dict[int, int]:
        if self._index is None:
            self._index = {id(node): at for at, node in self.homes.blocks.items()}
            self._index |= {id(node): grid.first for grid in self.tables.values()
                            if (node := self.homes.tables.get(id(grid))) is not None}  # fmt: skip
        return self._index

    # ------------------------------------------------------------ new blocks

    def _made(self, units: list[Unit], n: int) -> Node | None:
        unit = units[n]
        if isinstance(unit, Grid):
            return self._new_table(units, n, unit)
        role = unit.role
        if role.kind == "figure":
            return self._new_figure(unit)
        if any(unit is caption for caption in self._captions.values()):
            return None
        if unit.shown.style == "Caption" and unit.twin is None:
            following = units[n + 1] if n + 1 < len(units) else None
            if isinstance(following, Grid) and id(following) not in self.tables:
                return None  # it goes with its table
        owner = unit.twin or unit.split
        source = self.wording
        kind = "split" if unit.split is not None else "inserted" if unit.twin is None else "changed"
        if role.kind == "code":
            inside = unit.text if not unit.shown.pieces else literal(unit)
            self._tell(kind, unit, 0)
            return Node("code", lines=["```", *inside.split("\n"), "```"])
        lines = source.lines(unit, owner if owner is not None and owner.marks else None, role.kind == "heading")
        if not lines:
            return None
        self._tell(kind, unit, self._line_of(owner))
        if role.kind == "heading":
            appended = " {.appendix}" if role.level == 1 and self._after_appendix(units[:n]) else ""
            return Node("heading", lines=[f"{'#' * role.level} {_closed(lines[0])}{appended}"], level=role.level)
        made = Node("paragraph", lines=lines)
        if role.kind != "item":
            return made
        item = Node("item", marker="1." if role.ordered else "-", children=[made])
        made.parent, item.changed = item, True
        return item

    def _after_appendix(self, units: list[Unit]) -> bool:
        """Whether a heading of an appendix stands before: only appendices may follow it."""
        for unit in units:
            node = self._node(unit)
            chunk = node.chunk if node is not None and node.kind == "heading" else None
            if chunk is not None and ".appendix" in self.tree.source.lines[chunk.first]:
                return True
        return False

    def _new_figure(self, unit: Entry) -> Node | None:
        path, caption = self._paths.get(id(unit), ""), self._captions.get(id(unit))
        if not path:
            return None
        self.wording.told.append(Told("inserted", f"picture: {path}", 0))
        alt, share = " ".join(picture_of(unit).alt.split()), self.figures.share(unit)
        return Node("figure", lines=lines_of(Figure(path, alt, self._caption(caption) if caption else (), share)))

    def _caption(self, entry: Entry) -> Inlines:
        """The words of a figure's new caption; what cannot be said is told."""
        remarks: list[str] = []
        said = caption_of(entry, self.tree.source.lang)
        words = content_of(said, self.wording.known, remarks, self.wording.langs)
        self.wording.told += [Told("not-taken", entry.text, 0, remark) for remark in remarks]
        return words

    def _new_table(self, units: list[Unit], n: int, grid: Grid) -> Node | None:
        remarks: list[str] = []
        paths = {
            picture_of(entry).digest: path
            for entry in grid.entries
            if entry.role.kind == "figure" and (path := self.figures.taken(entry))
        }
        self.wording.told += [Told("inserted", f"picture: {path}", 0) for path in paths.values()]
        table = table_of(grid.table, self.wording.known, remarks, self.wording.langs, paths)
        lines = lines_of(table)
        caption = units[n - 1] if n else None
        if isinstance(caption, Entry) and caption.shown.style == "Caption" and caption.twin is None:
            lines = self._captioned(lines, self.wording.lines(caption, None, True))
        self.wording.told += [Told("not-taken", "", 0, remark) for remark in dict.fromkeys(remarks)]
        self.wording.told.append(Told("inserted", short(" ".join(entry.text for entry in grid.entries)), 0))
        return Node("table", lines=lines)

    def _captioned(self, lines: list[str], words: list[str]) -> list[str]:
        """A new table's lines with the caption that stands before it in the draft."""
        if not words:
            return lines
        caption = f": {words[0]}"
        return [lines[0], caption, "", *lines[1:]] if lines[0].startswith(":::") else [*lines, "", caption]

    # ------------------------------------------------------------ what goes

    def _delete(self, base: Sequence[Unit], root: Node) -> None:
        """Take out the blocks that are not there any more, or were written anew elsewhere."""
        kept = {id(old) for old in self.tables.values()}
        for unit in base:
            if isinstance(unit, Grid):
                node, gone = self.homes.tables.get(id(unit)), id(unit) not in kept
            else:
                node, gone = self.homes.blocks.get(unit.index), unit.twin is None
            if node is None or node.gone or id(node) in self.placed or node is root or not node.within(root):
                continue
            if not isinstance(unit, Grid) and self._elsewhere(node, root):
                continue
            if gone and not self._absorbed(unit):
                self._tell("deleted", unit, self._line(node))
            self._remove(node, unit)

    def _absorbed(self, unit: Unit) -> bool:
        return isinstance(unit, Entry) and any(number in self.wording.joined for number in unit.marks)

    def _remove(self, node: Node, unit: Unit) -> None:
        more: list[Node] = []
        if isinstance(unit, Entry) and node.parent is not None:
            for number in unit.marks:
                written = self.homes.texts.get(number)
                if written is not None and len(written.stretches) > 1:
                    more += [
                        child
                        for child in node.parent.children
                        if child.chunk is not None and child is not node
                        and written.start <= self.tree.source.offset(child.chunk.first) < written.end
                    ]  # fmt: skip
        for one in [*more, node]:
            self.tree.remove(one)

    # ------------------------------------------------------------ words of the report

    def _line(self, node: Node) -> int:
        return node.chunk.first + 1 if node.chunk is not None else 0

    def _line_of(self, entry: Entry | None) -> int:
        node = self.homes.blocks.get(entry.index) if entry is not None else None
        return self._line(node) if node is not None else 0

    def _tell(self, kind: str, unit: Unit, line: int) -> None:
        text = self.figures.called(unit) if isinstance(unit, Entry) else " ".join(entry.text for entry in unit.entries)
        self.wording.told.append(Told(kind, short(text), line))  # type: ignore[arg-type]


def _closed(words: str) -> str:
    return f"{words[:-1]}\\#" if words.endswith("#") else words


def literal(entry: Entry) -> str:
    """The lines of code."""
    from ..drawn import Break
    from ..drawn import Words as Run

    out = []
    for piece in entry.shown.pieces:
        if isinstance(piece, Break):
            out.append("\n")
        elif isinstance(piece, Run):
            out.append(piece.text)
    return "".join(out)
