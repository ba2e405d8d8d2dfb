"""Block tokens and the lines they stand in go in; the tree of chunks comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...readers.markdown.syntax.lists import number_of
from .chunks import Chunk, Kind

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ...readers.markdown.source import Source

_KINDS: dict[str, Kind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "list_open": "list",
    "item_open": "item",
    "blockquote_open": "quotation",
    "div_open": "div",
    "table_open": "table",
    "row_open": "row",
    "caption_open": "caption",
    "definitions_open": "definitions",
    "meaning_open": "meaning",
    "note_definition_open": "note",
    "fence": "code",
    "code_block": "code",
    "comment": "remark",
    "page_break": "page-break",
}
_MARKER = re.compile(r"[-*+]|\(?\w{1,9}[.)]|\(?#[.)]")
_NO_MARK = re.compile(r"[^>\t ]")


class Tree:
    """Grows from the tokens in one pass."""

    def __init__(self, source: Source, root: Chunk) -> None:
        self.source = source
        self.open = [root]
        self.owners: dict[int, Chunk] = {}
        """By the identity of an inline token, the chunk whose text it is."""

    def grow(self, tokens: list[Token]) -> None:
        """All of it."""
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._text(token)
            elif token.nesting < 0:
                self._close()
            else:
                chunk = self._chunk(token, tokens[index + 1] if index + 1 < len(tokens) else None)
                if token.nesting > 0:
                    self.open.append(chunk)

    def _text(self, token: Token) -> None:
        """A cell, a term, or the text of the chunk that is open."""
        around = self.open[-1]
        if around.kind in ("row", "definitions"):
            around = self._add("cell" if around.kind == "row" else "term", token)
        self.owners[id(token)] = around

    def _chunk(self, token: Token, following: Token | None) -> Chunk:
        kind = _KINDS.get(token.type, "other")
        if kind == "paragraph" and following is not None and _is_image(following):
            kind = "figure"
        chunk = self._add(kind, token)
        match kind:
            case "heading":
                chunk.level = int(token.tag[1:])
            case "div":
                chunk.name = token.meta["name"]
            case "note":
                chunk.name = token.meta["label"]
            case "item":
                found = _MARKER.match(self.source.line(chunk.first)[self._column(chunk) :])
                chunk.name = found[0] if found else ""
                if chunk.parent is not None and not chunk.parent.name:
                    chunk.parent.name = chunk.name
            case "code":
                chunk.name = token.info.strip()
            case _:
                pass
        return chunk

    def _add(self, kind: Kind, token: Token) -> Chunk:
        parent = self.open[-1]
        first, last = token.map or (parent.first, parent.first + 1)
        if token.type == "div_open" and token.meta["closed"]:
            last += 1  # its closing fence
        start = (token.meta or {}).get("offset", self.source.starts[first])
        line = self.source.starts[first]
        prefix = parent.prefix if kind == "cell" else _blank(self.source.text[line:start])
        chunk = Chunk(kind, first, last, prefix, start=start, parent=parent)
        parent.children.append(chunk)
        return chunk

    def _column(self, chunk: Chunk) -> int:
        return chunk.start - self.source.starts[chunk.first]

    def _close(self) -> None:
        chunk = self.open.pop()
        while (
            chunk.kind != "div" and chunk.last > chunk.first + 1 and not self.source.line(chunk.last - 1).strip(" \t>")
        ):
            chunk.last -= 1  # blank lines belong to what is around
        if chunk.kind == "list":
            chunk.tight = not any(self._parted(item) for item in chunk.children) and not any(
                before.last < item.first for before, item in zip(chunk.children, chunk.children[1:], strict=False)
            )

    def _parted(self, item: Chunk) -> bool:
        return any(a.last < b.first for a, b in zip(item.children, item.children[1:], strict=False))


def _is_image(token: Token) -> bool:
    children = token.children or []
    return len(children) == 1 and children[0].type == "image"


def _blank(before: str) -> str:
    """What stands before a block on its first line, as it stands before its other lines: markers become blanks."""
    if before.lstrip(" >\t").startswith("[^"):
        return _NO_MARK.sub("", before[: before.index("[^")]) + "    "
    return _NO_MARK.sub(" ", before)


def next_marker(chunk: Chunk, step: int = 1) -> str:
    """The marker of an item that follows the last one of a list, in the list's own manner."""
    name = chunk.children[-1].name if chunk.children else chunk.name
    found = re.match(r"(\(?)(\w+)([.)])\Z", name)
    if not found:
        return name or "-"
    style, value = number_of(found[2], _style(chunk)) or ("decimal", 1)
    if len(chunk.children) > 1 and chunk.children[0].name == name:  # every item has the same number
        return name
    from ...readers.emit.blocks import number

    return f"{found[1]}{number(style, value + step)}{found[3]}"


def _style(chunk: Chunk) -> str:
    found = re.match(r"\(?(\w+)", chunk.children[0].name) if chunk.children else None
    read = number_of(found[1], "") if found else None
    return read[0] if read else ""
