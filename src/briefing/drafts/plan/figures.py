"""The figures of a draft go in; the source's figures get their alternative texts and their pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...core.node import replace
from ...core.spans import Span
from ...model import blocks as b
from ...model.walk import blocks
from ...readers.emit.escapes import attribute
from ...readers.emit.inlines import destination
from ...readers.markdown.attributes import parse
from ...resolve.vocabulary import vocabulary
from ..drawn import Made, Picture, Piece, Pieces, Words
from ..source import SourceText
from .album import Album, NoPictureError
from .entries import Entry, Unit
from .homes import Homes
from .nodes import Node, Tree, without
from .told import Told, short

if TYPE_CHECKING:
    from ..source import Chunk

#: Styles of a picture's caption: Word's and ours, and those of LibreOffice, where it shares a paragraph with it.
_CAPTIONS = ("Caption", "Figure", "Illustration", "Drawing")
_GONE = "The draft has no alternative text for this figure any more; the source keeps its own."
_UNKNOWN = "The figure shows another picture than its file, which may be the newer one; save the right one there."
_PICTURE, _ALT = "picture: ", "alternative text: "
_NOT_SAID = "There is no way to write this into the figure; say it in the source."


def is_of_figure(told: Told) -> bool:
    """Whether it is told that a figure's picture or alternative text was taken."""
    return told.kind in ("changed", "inserted") and told.words.startswith((_PICTURE, _ALT))


def picture_of(entry: Entry) -> Picture:
    """The picture of a figure."""
    return next(piece for piece in entry.shown.pieces if isinstance(piece, Picture))


class Figures:
    """The figures of one draft; `album` None: no picture can be taken."""

    def __init__(
        self, source: SourceText, tree: Tree, homes: Homes, base: Sequence[Entry], album: Album | None
    ) -> None:
        self.source, self.tree, self.homes, self.album = source, tree, homes, album
        self.told: list[Told] = []
        self.settled: set[int] = set()
        """By `id()` the new pictures that were taken, or told of."""
        self._by_line = {block.at.line: block for block in blocks(source.report)
                         if isinstance(block, b.Figure) and block.at is not None}  # fmt: skip
        self.built = built(base, album)
        for entry in base:
            figure = self._authored(entry)
            if album is not None and figure is not None:
                album.known |= dict.fromkeys(self.built.get(entry.index, ()), figure.image)

    def _authored(self, entry: Entry) -> b.Figure | None:
        node = self.homes.blocks.get(entry.index)
        if node is None or node.kind != "figure" or node.chunk is None:
            return None
        return self._by_line.get(node.chunk.first + 1)

    # ------------------------------------------------------------ those that were there

    def run(self, draft: Sequence[Entry]) -> list[Told]:
        """Change what the draft changed of them; gives what is to be said."""
        for entry in draft:
            was = entry.twin
            if entry.role.kind != "figure" or was is None or was.role.kind != "figure":
                continue
            node, figure = self.homes.blocks.get(was.index), self._authored(was)
            if node is None or figure is None or any(up.gone for up in node.chain()):
                continue
            self._described(picture_of(entry), picture_of(was), figure, node)
            self._replaced(picture_of(entry), was, figure, node)
        return self.told

    def _described(self, now: Picture, was: Picture, figure: b.Figure, node: Node) -> None:
        alt = " ".join(now.alt.split())
        if alt == " ".join(was.alt.split()):
            return
        if not alt:
            self._tell("not-taken", was.alt, node, _GONE)
        elif self._put(node, figure, alt, figure.image):
            self._tell("changed", f"{_ALT}{alt}", node)
        else:
            self._tell("not-taken", alt, node, _NOT_SAID)

    def _replaced(self, now: Picture, was: Entry, figure: b.Figure, node: Node) -> None:
        if self.album is None:
            return
        fate = self.album.fate(now, self.built.get(was.index, ()), figure.image)
        if fate == "same":
            return
        if fate == "unknown":
            self._tell("not-taken", now.name, node, _UNKNOWN)
            return
        try:
            path = self.album.take(now)
        except NoPictureError as error:
            self._tell("not-taken", now.name or figure.image, node, str(error))
            return
        if self._put(node, figure, None, path):
            self._tell("changed", f"{_PICTURE}{path}", node)
        else:
            self._tell("not-taken", now.name, node, _NOT_SAID)

    # ------------------------------------------------------------ in the source's text

    def _put(self, node: Node, figure: b.Figure, alt: str | None, image: str) -> bool:
        """Write another alternative text, or another path; whether it says then what is asked."""
        chunk = node.chunk
        assert chunk is not None
        start, end = chunk.braces
        text = self.source.text
        if alt is not None:
            edit = _alt(text[start:end], alt)
            edit = (edit[0] + start, edit[1] + start, edit[2])
        else:
            edit = (chunk.contents[0].end, start, f"]({destination(image)})")
        made = text[chunk.start : edit[0]] + edit[2] + text[edit[1] : end]
        if not _says(made, chunk, alt if alt is not None else " ".join(figure.alt.split()), image, figure):
            return False
        self.tree.edit(*edit)
        return True

    # ------------------------------------------------------------ new ones

    def taken(self, entry: Entry) -> str:
        """The path of a new picture; empty, and told, where it is not taken."""
        if self.album is None:
            return ""
        self.settled.add(id(entry))
        picture = picture_of(entry)
        try:
            return self.album.take(picture)
        except NoPictureError as error:
            self.told.append(Told("not-taken", picture.alt or picture.name, 0, str(error)))
            return ""

    def _tell(self, kind: str, words: str, node: Node, reason: str = "") -> None:
        line = node.chunk.first + 1 if node.chunk is not None else 0
        self.told.append(Told(kind, words if reason else short(words), line, reason))  # type: ignore[arg-type]


def built(base: Sequence[Entry], album: Album | None) -> dict[int, tuple[str, ...]]:
    """The fingerprints of the pictures of each figure of the base, by its index."""
    figures = [entry for entry in base if entry.role.kind == "figure"]
    if album is None or len(figures) != len(album.built):
        return {}
    return {entry.index: digests for entry, digests in zip(figures, album.built, strict=True)}


def captioned(units: Sequence[Unit], figures: Sequence[Entry]) -> dict[int, Entry]:
    """By `id()` of each new figure the new caption that stands under it, or else above it."""
    new = {id(entry) for entry in figures}
    used: set[int] = set()
    out: dict[int, Entry] = {}
    for n, unit in enumerate(units):
        if id(unit) not in new:
            continue
        for beside in (*units[max(0, n - 1) : n], *units[n + 1 : n + 2]):
            if isinstance(beside, Entry) and id(beside) not in used and _is_caption(beside):
                used.add(id(beside))
                out[id(unit)] = beside
                break
    return out


def caption_of(entry: Entry, lang: str) -> Pieces:
    """The words of a caption without a label that a person or a program wrote before them; `lang` is the report's."""
    names = {"Figure", "Fig.", "Illustration", "Drawing", vocabulary(lang).figure}
    label = re.compile(
        rf"\s*(?:{'|'.join(map(re.escape, sorted(names)))})\s*\d+(?:[.-]\d+)*(?:\s*[.:\N{{EN DASH}}]\s*|\s+)",
        re.IGNORECASE,
    )
    found = label.match("".join(getattr(piece, "text", "") for piece in entry.shown.pieces))
    left = found.end() if found else 0
    out: list[Piece] = []
    for piece in entry.shown.pieces:
        if isinstance(piece, Words | Made) and left:
            taken, left = min(left, len(piece.text)), left - min(left, len(piece.text))
            piece = replace(piece, text=piece.text[taken:])
        out.append(piece)
    return tuple(out)


def _is_caption(entry: Entry) -> bool:
    new = entry.twin is None and entry.split is None and bool(entry.text.strip())
    return new and entry.shown.style in _CAPTIONS and entry.role.kind != "figure"


def _alt(braces: str, alt: str) -> tuple[int, int, str]:
    """From where to where in the braces something else is to stand, and what; the braces may be missing."""
    if not braces:
        return 0, 0, f"{{alt={attribute(alt)}}}"
    found = parse(braces, 0)
    value = found.values.get("alt") if found is not None else None
    if value is None:
        at = len(braces[:-1].rstrip())
        return at, at, f" alt={attribute(alt)}"
    mark = braces[value.offset - 1]
    if mark not in "\"'":
        return value.key, value.offset + len(value.text), f"alt={attribute(alt)}"
    end = value.offset
    while braces[end] != mark:
        end += 2 if braces[end] == "\\" else 1
    old = braces[value.offset : end]
    if mark == '"' and not set('\\&"') & set(old + alt):
        first, last, words = _differing(old, alt)
        return value.offset + first, value.offset + last, words
    return value.key, end + 1, f"alt={attribute(alt)}"


def _differing(old: str, new: str) -> tuple[int, int, str]:
    """The words that differ: lines of the author's stay as they are where their words do."""
    ours, theirs = list(re.finditer(r"\S+", old)), new.split()
    if not ours:
        return 0, len(old), new
    most = min(len(ours), len(theirs))
    head = next((n for n in range(most) if ours[n][0] != theirs[n]), most)
    tail = next((n for n in range(most - head) if ours[-1 - n][0] != theirs[-1 - n]), most - head)
    if head + tail in (len(ours), len(theirs)):  # words that only came or went are written with the one beside them
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    words = " ".join(theirs[head : len(theirs) - tail])
    return ours[head].start(), ours[len(ours) - tail - 1].end(), words


def _says(made: str, chunk: Chunk, alt: str, image: str, figure: b.Figure) -> bool:
    """Whether a text is a figure with an alternative text and a picture, and else what it was."""
    from ...readers.markdown.figures import figure as read
    from ...readers.markdown.reader import Reader

    lines = re.split(r"\r\n|\n|\r", made)
    text = "\n".join([lines[0], *(without(line, chunk.prefix) for line in lines[1:])])
    reader = Reader(text, "<text>")
    tokens = reader.tokens()
    inline = tokens[1] if len(tokens) == 3 else None
    children = (inline.children or []) if inline is not None else []
    if inline is None or len(children) != 1 or children[0].type != "image":
        return False
    seen = read(reader, inline, children[0], Span())
    same = (seen.image, seen.width, seen.id) == (image, figure.width, figure.id)
    return same and " ".join(seen.alt.split()) == alt
