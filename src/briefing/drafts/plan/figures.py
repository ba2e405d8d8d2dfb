"""The figures of a draft go in; the source's figures get their alternative texts and their pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from ...core.node import replace
from ...core.spans import Span
from ...model import blocks as b
from ...model.inlines import Inlines
from ...model.walk import blocks, plain
from ...readers.emit.escapes import attribute, line_end
from ...readers.emit.inlines import destination, inlines
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

T = TypeVar("T")

#: Styles of a picture's caption: Word's and ours, and those of LibreOffice, where it shares a paragraph with it.
_CAPTIONS = ("Caption", "Figure", "Illustration", "Drawing")
_GONE = "The draft has no alternative text for this figure any more; the source keeps its own."
_UNKNOWN = "The figure shows another picture than its file, which may be the newer one; save the right one there."
_PICTURE, _ALT, _WIDTH, _CAPTION = "picture: ", "alternative text: ", "width: ", "caption: "
_BARE = re.compile(r"\d+%\Z")
_NOT_SAID = "There is no way to write this into the figure; say it in the source."


def bare(told: Told) -> str:
    """The words of an edit without what is said before those of a figure."""
    return told.words.removeprefix(_PICTURE).removeprefix(_ALT).removeprefix(_WIDTH).removeprefix(_CAPTION)


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
        self.refused: list[tuple[Entry, str]] = []
        """New pictures that cannot be taken, and why."""
        self.captions: dict[int, Inlines] = {}
        """By `id()` of a figure of the draft that had no caption, the one that it has now."""
        self.settled: set[int] = set()
        """By `id()` the new pictures that were taken, or told of."""
        self._by_line = {block.at.line: block for block in blocks(source.report)
                         if isinstance(block, b.Figure) and block.at is not None}  # fmt: skip
        self.built = _by_figure(base, album.built if album is not None else ())
        self.widths = _by_figure(base, album.widths if album is not None else ())
        for entry in base:
            figure = self._authored(entry)
            if album is not None and figure is not None:
                album.known |= dict.fromkeys(self.built.get(entry.index, ()), figure.image)

    def _authored(self, entry: Entry) -> b.Figure | None:
        node = self.homes.blocks.get(entry.index)
        if node is None or node.kind != "figure" or node.chunk is None:
            return None
        return self._by_line.get(node.chunk.first + 1)

    def has_no_caption(self, entry: Entry) -> bool:
        """Whether a paragraph of the draft is a figure of the source's without a caption."""
        figure = self._authored(entry.twin) if entry.twin is not None and entry.role.kind == "figure" else None
        return figure is not None and not figure.caption

    def called(self, entry: Entry) -> str:
        """The words of a paragraph; of a figure, what its picture is called in the source."""
        figure = self._authored(entry.twin if entry.twin is not None and entry.split is None else entry)
        return f"{_PICTURE}{figure.image}" if entry.role.kind == "figure" and figure is not None else entry.text

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
            alt = self._described(picture_of(entry), picture_of(was), node)
            image, share = self._shown(picture_of(entry), was, figure, node)
            wanted = replace(figure, alt=alt or figure.alt, image=image or figure.image, width=share or figure.width)
            wanted = replace(wanted, caption=self.captions.get(id(entry), figure.caption))
            self._put(node, figure, wanted)
        return self.told

    def _described(self, now: Picture, was: Picture, node: Node) -> str:
        """Another alternative text; empty: it is the same, or gone, which is told."""
        alt, before = " ".join(now.alt.split()), " ".join(was.alt.split())
        if before and not alt:
            self._tell("not-taken", was.alt, node, _GONE)
        return alt if alt != before else ""

    def _shown(self, now: Picture, was: Entry, figure: b.Figure, node: Node) -> tuple[str, float | None]:
        """Another picture, or another width of the same; what cannot be taken is told."""
        if self.album is None:
            return "", None
        fate = self.album.fate(now, self.built.get(was.index, ()), figure.image)
        if fate == "same":
            return "", self.album.resized(now, self.widths.get(was.index, 0), figure.width)
        if fate == "unknown":
            self._tell("not-taken", now.name, node, _UNKNOWN)
            return "", None
        try:
            return self.album.take(now), None
        except NoPictureError as error:
            self._tell("not-taken", now.name or figure.image, node, str(error))
            return "", None

    # ------------------------------------------------------------ in the source's text

    def _put(self, node: Node, figure: b.Figure, wanted: b.Figure) -> None:
        """Write another alternative text, width or path, and tell it; whatever the figure cannot say is told too."""
        chunk, text = node.chunk, self.source.text
        assert chunk is not None
        start, end = chunk.braces
        words = chunk.contents[0]
        braces, path, caption, said = text[start:end], text[words.end : start], text[words.start : words.end], []
        if wanted.caption is not figure.caption:
            caption = line_end(inlines(wanted.caption, one_line=True))
            said.append(f"{_CAPTION}{plain(wanted.caption)}")
        if wanted.alt != figure.alt:
            braces = _with(braces, "alt", wanted.alt)
            said.append(f"{_ALT}{wanted.alt}")
        if wanted.width is not None and wanted.width != figure.width:
            braces = _with(braces, "width", f"{wanted.width:.0%}")
            said.append(f"{_WIDTH}{wanted.width:.0%}")
        if wanted.image != figure.image:
            path = f"]({destination(wanted.image)})"
            said.append(f"{_PICTURE}{wanted.image}")
        if not said:
            return
        taken = _says(text[chunk.start : words.start] + caption + path + braces, chunk, wanted)
        if taken:
            self.tree.edit(words.end, start, path)
            self.tree.edit(words.start, words.end, caption)
            self.tree.edit(start, end, braces)
        for one in said:
            self._tell("changed" if taken else "not-taken", one, node, "" if taken else _NOT_SAID)

    # ------------------------------------------------------------ new ones

    def taken(self, entry: Entry) -> str:
        """The path of a new picture; empty where it is not taken: it is among the refused, or there is no album."""
        if self.album is None:
            return ""
        self.settled.add(id(entry))
        try:
            return self.album.take(picture_of(entry))
        except NoPictureError as error:
            self.refused.append((entry, str(error)))
            return ""

    def share(self, entry: Entry) -> float | None:
        """The share of the text's width that a new picture was given; None: its natural size."""
        if self.album is None or entry.grid is not None:
            return None
        return self.album.share(picture_of(entry))

    def _tell(self, kind: str, words: str, node: Node, reason: str = "") -> None:
        line = node.chunk.first + 1 if node.chunk is not None else 0
        self.told.append(Told(kind, words if reason else short(words), line, reason))  # type: ignore[arg-type]


def _by_figure(base: Sequence[Entry], built: Sequence[T]) -> dict[int, T]:
    """What is known of the figures of the base, by their indices; nothing where it is of others."""
    figures = [entry.index for entry in base if entry.role.kind == "figure"]
    return dict(zip(figures, built, strict=True)) if len(figures) == len(built) else {}


def captioned(units: Sequence[Unit], figures: Sequence[Entry]) -> dict[int, Entry]:
    """By `id()` of each of some figures the new caption that stands above it, or else under it; the first have the
    first choice."""
    at = {id(unit): n for n, unit in enumerate(units)}
    used: set[int] = set()
    out: dict[int, Entry] = {}
    for figure in figures:
        n = at[id(figure)]
        for beside in (*units[max(0, n - 1) : n], *units[n + 1 : n + 2]):
            if isinstance(beside, Entry) and id(beside) not in used and _is_caption(beside):
                used.add(id(beside))
                out[id(figure)] = beside
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


def _with(braces: str, key: str, text: str) -> str:
    """Attributes in braces with another value of a key; the braces may be missing."""
    said = f"{key}={text}" if _BARE.match(text) else f"{key}={attribute(text)}"
    if not braces:
        return f"{{{said}}}"
    found = parse(braces, 0)
    value = found.values.get(key) if found is not None else None
    if value is None:
        return f"{braces[:-1].rstrip()} {said}}}"
    mark = braces[value.offset - 1]
    if mark not in "\"'":
        return braces[: value.key] + said + braces[value.offset + len(value.text) :]
    end = value.offset
    while braces[end] != mark:
        end += 2 if braces[end] == "\\" else 1
    old = braces[value.offset : end]
    if mark == '"' and not set('\\&"') & set(old + text):
        first, last, words = _differing(old, text)
        return braces[: value.offset + first] + words + braces[value.offset + last :]
    return braces[: value.key] + said + braces[end + 1 :]


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


def _says(made: str, chunk: Chunk, wanted: b.Figure) -> bool:
    """Whether a text is read as a figure with what is wanted of it."""
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
    same = (seen.image, seen.width, seen.id) == (wanted.image, wanted.width, wanted.id)
    return same and seen.alt.split() == wanted.alt.split()
