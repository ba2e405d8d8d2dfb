"""A source, the draft that was built from it, and the draft as people edited it go in; the source with their edits
comes out, and what is to be said of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...core.diagnostics import BriefingError
from ..known import Known
from ..reading import Opened
from ..source import SourceText, read_source
from .album import Album
from .arrange import Arranging, literal
from .citations import typed_into
from .entries import Entry, Flat, Grid, flatten
from .figures import Figures, bare, picture_of
from .homes import Homes, homes
from .judgments import Judgments
from .listed import Listed, Rebuilt
from .looks import looks_told
from .matching import grids, match
from .nodes import Node, Tree
from .remarks import Remarks
from .settle import settled
from .tables import Tables
from .told import Planned, Told, short
from .wording import Wording

_ATX = re.compile(r"#{1,6}")
#: Why an edit is not taken: the text is none of the author's.
MADE = "This text is made by the tool; change what it is made from in the source."

#: The same of an entry that is not there any more.
UNLISTED = "An entry stands in the list as long as its source is cited, or sources that are not cited are kept."
#: The label of a heading or caption in a line of the contents.
_LABEL = re.compile(r"(?:[^\W\d_]+ )?[\w.]{1,12}[.):]? ")


def plan(
    source: SourceText,
    places: Sequence[object],
    base: Opened,
    draft: Opened,
    known: Known,
    album: Album | None = None,
    rebuilt: Rebuilt | None = None,
) -> Planned:
    """The source as the draft would have it.

    `places` are the texts of the model behind the bookmarks `_blk_1`, `_blk_2` ... of `base`, which is the draft as the
    source builds it, read again; `draft` is what came back. `album` gives the pictures of `draft` a place; None: new
    ones are only told of. `rebuilt` proves edits of the bibliography's entries; None: none of them is taken.
    """
    planning = Planning(source, places, flatten(base.blocks), flatten(draft.blocks), known, album)
    planning.listed = Listed(source, known, rebuilt)
    return planning.run()


class Planning:
    """One draft on its way home."""

    def __init__(
        self,
        source: SourceText,
        places: Sequence[object],
        base: Flat,
        draft: Flat,
        known: Known,
        album: Album | None = None,
    ) -> None:
        self.source, self.base, self.draft, self.known = source, base, draft, known
        self.tree = Tree(source)
        self.homes: Homes = homes(source, places, base, self.tree)
        self.wording = Wording(source, self.tree, known, base.entries, self.homes.texts)
        self.judgments = Judgments(source, self.tree, self.homes, base.entries)
        self.listed = Listed(source, known, None)
        self.figures = Figures(source, self.tree, self.homes, base.entries, album)

    def run(self) -> Planned:
        """Blocks first, then tables, then the words in what stays."""
        match(self.base, self.draft, self.figures.built)
        self._joined()
        tables = grids(self.base, self.draft)
        arranging = Arranging(self.tree, self.homes, self.wording, tables, self.figures)
        arranging.run(self.base.units, self.draft.units, self.tree.root)
        made = Tables(arranging, self.base.entries)
        for grid in (unit for unit in self.draft.units if isinstance(unit, Grid)):
            if id(grid) in tables:
                made.run(tables[id(grid)], grid)
        self._words(arranging.placed)
        self.wording.told += self.figures.run(self.draft.entries)
        for entry, reason in self.figures.refused:
            picture = picture_of(entry)
            words = picture.alt or picture.name
            self.wording.told.append(Told("not-taken", words, self._line_at(entry), reason))
        self._unlisted()
        self._parts()
        self._levels()
        self._page_breaks()
        self.wording.told += Remarks(self.tree, self.homes, arranging.new, self._line_at).run(self.base, self.draft)
        self.wording.told += typed_into(self.base.entries, self.draft.entries, self.known, self._line_at)
        self.wording.told += looks_told(self.draft.entries, self._line_at)
        return self._proven()

    def _joined(self) -> None:
        """Texts that stand in the paragraph of another one now."""
        for entry in self.draft.entries:
            for number in entry.marks[1:] if entry.twin is not None else ():
                owner = self.wording.owners.get(number)
                if owner is not None and owner.twin is None:
                    self.wording.joined.add(number)
                    self._told("joined", short(owner.text), self.homes.blocks.get(owner.index, self.tree.root))

    # ------------------------------------------------------------ words

    def _words(self, placed: set[int]) -> None:
        for entry in self.draft.entries:
            owner = entry.twin
            if owner is None:
                self._strange(entry)
                continue
            node = self.homes.blocks.get(owner.index)
            part = self.homes.parts.get(owner.index)
            if node is not None and id(node) in placed:
                self._in_place(entry, owner, node)
            elif part is not None and part.kind != "cell" and not self._is_gone(part):
                if self.wording.put(entry, owner):
                    self.wording.tell("changed", entry, self._line(part))
            elif part is not None and part.kind != "cell" and entry.text.strip():
                self._told("not-taken", entry.text, part, "What it belongs to was deleted.")
            elif node is None and part is None and self.judgments.shows(owner):
                if " ".join(entry.text.split()) != " ".join(owner.text.split()):
                    self.wording.told.append(self.judgments.put(entry, owner))
            elif node is None and part is None:
                self._made(entry, owner)

    def _in_place(self, entry: Entry, owner: Entry, node: Node) -> None:
        if owner.role.kind == "code":
            self._code(entry, owner, node)
        elif self.wording.put(entry, owner):
            self.wording.tell("changed", entry, self._line(node))
        if owner.role.kind == entry.role.kind == "heading" and owner.role.level != entry.role.level and node.level:
            self._level(node, max(1, node.level + entry.role.level - owner.role.level))
            self.wording.tell("level", entry, self._line(node))

    def _code(self, entry: Entry, owner: Entry, node: Node) -> None:
        now, chunk = literal(entry), node.chunk
        if literal(owner) == now or chunk is None:
            return
        fenced = self.source.text[chunk.start : chunk.start + 3] in ("```", "~~~")
        first, last = (chunk.first + 1, chunk.last - 1) if fenced else (chunk.first, chunk.last)
        prefix = chunk.prefix if fenced else f"{chunk.prefix}    "
        lines = [prefix + line if line else "" for line in now.split("\n")]
        text = "".join(line + self.source.eol for line in lines)
        self.tree.edit(self.source.offset(first), self.source.offset(last), text)
        self.wording.tell("changed", entry, chunk.first + 1)

    def _strange(self, entry: Entry) -> None:
        """Pictures that were put in where the source has no place for one: its words were never in the source."""
        if entry.role.kind == "figure" and id(entry) not in self.figures.settled:
            picture = picture_of(entry)
            reason = f"A picture was put in ({picture.name}); save it beside the source and name it there."
            if entry.grid is not None:
                reason = (
                    f"This cell can hold no picture ({picture.name}); write the table as a list, or put it elsewhere."
                )
            self.wording.told.append(Told("not-taken", picture.alt or picture.name, self._line_at(entry), reason))

    def _made(self, entry: Entry, owner: Entry) -> None:
        """Text of the tool's own."""
        if owner.marks or _as_made(entry, owner):
            return
        key = self.listed.key(owner)
        if not key:
            self.wording.told.append(Told("not-taken", entry.text, 0, MADE))
        elif (made := self.listed.carried(owner, key, entry.text)) is not None:
            self.tree.edit(made.start, made.end, made.text)
            self.wording.tell("changed", entry, self.listed.line(key))
        else:
            reason = self.listed.reason(key, owner.text, entry.text)
            self.wording.told.append(Told("not-taken", entry.text, self.listed.line(key), reason))

    def _unlisted(self) -> None:
        """Entries of the bibliography that were taken out: the tool makes them again."""
        for owner in self.base.entries:
            key = self.listed.key(owner) if owner.twin is None and not owner.marks else ""
            if key and owner.text.strip():
                self.wording.told.append(Told("not-taken", owner.text, self.listed.line(key), UNLISTED))

    def _is_gone(self, node: Node) -> bool:
        return any(up.gone for up in node.chain())

    # ------------------------------------------------------------ parts of blocks

    def _parts(self) -> None:
        """Captions, titles and the like that are not there any more."""
        for index, node in self.homes.parts.items():
            entry = self.base.entries[index]
            if entry.twin is not None or node.kind == "cell" or self._is_gone(node):
                continue
            if any(number in self.wording.joined for number in entry.marks):
                continue
            if node.kind == "field":
                self._told("not-taken", entry.text, node, "The title block has no place without it; delete its field.")
                continue
            for number in entry.marks:
                if number in self.homes.texts:
                    self.wording.clear(self.homes.texts[number])
            self._told("deleted", short(entry.text), node)

    # ------------------------------------------------------------ headings

    def _level(self, node: Node, level: int) -> None:
        node.level = level
        if node.lines is not None:
            node.lines[0] = "#" * level + node.lines[0].lstrip("#")
            return
        chunk = node.chunk
        assert chunk is not None
        if found := _ATX.match(self.source.text, chunk.start):
            self.tree.edit(chunk.start, found.end(), "#" * level)
            return
        self.tree.edit(chunk.start, chunk.start, "#" * level + " ")  # it was underlined
        start = self.source.offset(chunk.last - 1) - len(self.source.eol)
        end = self.source.offset(chunk.last) - len(self.source.eol)
        self.tree.edit(start, end, "")

    def _levels(self) -> None:
        """No heading skips a level, and none is deeper than the fourth."""
        before = 0
        for node in self._headings(self.tree.root):
            level = min(node.level, 4, before + 1)
            if level != node.level:
                reason = f"A heading of level {node.level} cannot stand here; it is one of level {level} in the source."
                words = " ".join(node.lines) if node.lines else self.source.lines[self._line(node) - 1]
                self.wording.told.append(Told("not-taken", words, self._line(node), reason))
                self._level(node, level)
            before = node.level

    def _headings(self, node: Node) -> list[Node]:
        out: list[Node] = []
        for child in node.kept:
            if child.kind == "heading":
                out.append(child)
            elif child.kind == "div" and child.chunk is not None and child.chunk.name == "summary":
                out += self._headings(child)
        return out

    # ------------------------------------------------------------ page breaks

    def _page_breaks(self) -> None:
        """Breaks that were put before a paragraph, or taken from before it."""
        for entry in self.draft.entries:
            owner = entry.twin
            node = self.homes.blocks.get(owner.index) if owner is not None else None
            if owner is None or node is None or owner.shown.page_break == entry.shown.page_break or self._is_gone(node):
                continue
            while node.parent is not None and node.parent.parent is not None:
                if node.parent.kept[0] is not node:
                    break
                node = node.parent
            parent = node.parent
            if parent is None or parent is not self.tree.root:
                continue
            at = parent.children.index(node)
            before = next((child for child in reversed(parent.children[:at]) if not child.gone), None)
            if entry.shown.page_break:
                self.tree.insert(Node("page-break", lines=["\\newpage"]), parent, at)
                self._told("inserted", "page break", node)
            elif before is not None and before.kind == "page-break":
                self.tree.remove(before)
                self._told("deleted", "page break", before)

    # ------------------------------------------------------------ the whole

    def _proven(self) -> Planned:
        """The text if it is a source; else the one without those edits that make it none, which are told in full."""
        text, told = self.tree.text(), self.wording.told
        if not self._fault(text):
            return Planned(text, tuple(told))
        moved = [(node.chunk.first, node.chunk.last) for node in self.tree.of.values() if node.moved and node.chunk]
        text, refused = settled(self.source.text, text, self._fault, moved)
        kept = [one for one in told if one.kind == "not-taken" or not any(part.says(bare(one)) for part in refused)]
        reason = "The source cannot be read with this edit: "
        lost = [Told("not-taken", part.words, part.line, reason + part.fault) for part in refused]
        return Planned(text, (*kept, *lost))

    def _fault(self, text: str) -> str:
        """Why a text is no source; empty: it is one."""
        if text == self.source.text:
            return ""
        try:
            read_source(text, self.source.name, self.source.report.library)
        except BriefingError as error:
            return " ".join(found.message for found in error.diagnostics[:3])
        return ""

    def _line_at(self, entry: Entry) -> int:
        """The line of the source where a paragraph of the draft stands: its own, or that of the block before it."""
        here: Entry | None = entry
        while here is not None:
            owner = here.twin or here.split
            node = (
                self.homes.blocks.get(owner.index) or self.homes.parts.get(owner.index) if owner is not None else None
            )
            if node is not None and node.chunk is not None:
                return self._line(node)
            here = here.before
        return 0

    def _line(self, node: Node) -> int:
        return node.chunk.first + 1 if node.chunk is not None else 0

    def _told(self, kind: str, words: str, node: Node, reason: str = "") -> None:
        self.wording.told.append(Told(kind, words, self._line(node), reason))  # type: ignore[arg-type]


def _as_made(entry: Entry, owner: Entry) -> bool:
    """Whether the tool's text is what it was. In lines of the contents some programs and templates write the labels of
    headings as words."""
    was, now = (" ".join(one.text.split()) for one in (owner, entry))
    if was == now:
        return True
    line = owner.shown.style.startswith(("TOC", "TableofFigures"))
    return line and (_LABEL.sub("", now, count=1) == was or _LABEL.sub("", was, count=1) == now)
