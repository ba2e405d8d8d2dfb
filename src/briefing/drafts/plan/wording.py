"""The pieces of a paragraph go in; the source's own text with the draft's words in it comes out."""

from __future__ import annotations

import re

from ...core.node import record, replace
from ..drawn import Break, Made, Piece, Pieces
from ..drawn import Words as Run
from ..known import Known
from ..source import CannotSayError, SourceText, Written, markdown_of, rewrite
from .entries import Entry, number_of, plain, whole
from .nodes import Tree, without
from .told import Told, short

#: A number that somebody typed before a heading's words: "3.1 ", "IV. ", "Appendix B ".
_TYPED = re.compile(r"(?:\d+(?:\.\d+)*\.?|[IVXLC]+\.|[A-Z]\.\d+(?:\.\d+)*\.?)[ \t\N{NO-BREAK SPACE}]+(?=\S)")


@record
class Segment:
    """Neighbouring pieces of one text of the author's; `number` is its bookmark's, None: they are new."""

    number: int | None
    pieces: list[Piece]


class Wording:
    """Words of the draft in the source's text."""

    def __init__(
        self, source: SourceText, tree: Tree, known: Known, base: list[Entry], places: dict[int, Written]
    ) -> None:
        self.source, self.tree, self.known = source, tree, known
        self.places = places
        self.owners = {number: entry for entry in base for number in entry.marks}
        self.told: list[Told] = []
        self.joined: set[int] = set()
        """The numbers of texts that went into another one."""
        self.langs: frozenset[str] = frozenset()

    # ------------------------------------------------------------ pieces

    def before(self, number: int) -> Pieces:
        """What a text showed when the draft was built."""
        pieces = self.owners[number].shown.pieces
        return tuple(piece for piece in pieces if number_of(piece) == number and not isinstance(piece, Made))

    def segments(self, entry: Entry, owner: Entry | None) -> list[Segment]:
        """The texts in a paragraph; words without a bookmark belong to the text before them."""
        known = [n for n in entry.marks if n in self.owners]
        first = owner.marks[0] if owner is not None and owner.marks else known[0] if known else None
        loose = self._made_before(owner)
        out: list[Segment] = []
        for piece in entry.shown.pieces:
            if isinstance(piece, Made):
                continue
            number = number_of(piece)
            if number not in self.owners:
                if loose and isinstance(piece, Run) and not out and piece.text.strip() and piece.text.strip() in loose:
                    continue
                number = out[-1].number if out else first
            if out and out[-1].number == number:
                out[-1].pieces.append(piece)
            else:
                out.append(Segment(number, [piece]))
        return out or [Segment(first, [])]

    def _made_before(self, owner: Entry | None) -> str:
        """What the tool wrote before an author's text in the same paragraph."""
        if owner is None or not owner.marks:
            return ""
        out = []
        for piece in owner.shown.pieces:
            if number_of(piece) is not None:
                break
            if isinstance(piece, Run):
                out.append(piece.text)
        return "".join(out)

    # ------------------------------------------------------------ in place

    def put(self, entry: Entry, owner: Entry) -> bool:
        """Bring a paragraph's words to where they stand in the source; whether anything changed."""
        segments = self.segments(entry, owner)
        first = segments[0]
        written = self.places.get(owner.marks[0]) if owner.marks else None
        if written is None:
            return False
        number = owner.marks[0]
        if len(segments) == 1:
            return self._put(entry, written, number, typed(tuple(first.pieces), self.before(number), entry))
        free = written.form == "lines" and not written.one_line
        if not free or any(not self._free(segment.number) for segment in segments):
            pieces = tuple(piece for segment in segments for piece in segment.pieces)
            return self._put(entry, written, number, pieces)
        text = self._joined(entry, segments)
        prefix = written.chunk.prefix
        lines = text.split("\n")
        text = self.source.eol.join([lines[0], *(prefix + line for line in lines[1:])])
        self.tree.edit(written.start, written.end, text)
        return True

    def _free(self, number: int | None) -> bool:
        written = self.places.get(number) if number is not None else None
        return number is None or (written is not None and written.form == "lines")

    def _put(self, entry: Entry, written: Written, number: int, after: Pieces) -> bool:
        before = self.before(number)
        if plain(before) == plain(_trimmed(after)) or plain(before) == plain(after):
            return False
        try:
            made = rewrite(self.source, written, before, _trimmed(after), self.known)
        except CannotSayError as error:
            self.refuse(entry, written, str(error))
            return False
        for edit in made.edits:
            self.tree.edit(edit.start, edit.end, edit.text)
        for remark in made.remarks:
            self.refuse(entry, written, remark)
        return bool(made.edits)

    def clear(self, written: Written) -> None:
        """Leave nothing of a text that is a part of its block; a caption without attributes goes as a whole."""
        source, chunk = self.source.text, written.chunk
        if chunk.kind == "caption" and source[written.end : self.source.offset(chunk.last)].strip() == "":
            self.tree.remove(self.tree.of[id(chunk)])
            return
        end = written.end + (1 if chunk.kind == "caption" and source[written.end : written.end + 1] == " " else 0)
        self.tree.edit(written.start, end, "" if written.form != "scalar" else '""')

    # ------------------------------------------------------------ elsewhere

    def lines(self, entry: Entry, owner: Entry | None, one_line: bool = False) -> list[str]:
        """The words of a paragraph as lines of a block of their own; empty where it has none."""
        segments = self.segments(entry, owner)
        text = self._joined(entry, segments, one_line)
        return text.split("\n") if text else []

    def _joined(self, entry: Entry, segments: list[Segment], one_line: bool = False) -> str:
        out = ""
        gap = False
        for segment in segments:
            pieces = tuple(segment.pieces)
            text = self._text(entry, segment.number, typed(pieces, (), entry) if one_line else pieces, one_line)
            starts = _edge(pieces, 0)
            out += (" " if text and out and (gap or starts) else "") + text
            gap = _edge(pieces, -1) or (gap and not text)
        return out

    def _text(self, entry: Entry, number: int | None, pieces: Pieces, one_line: bool) -> str:
        pieces = _trimmed(pieces)
        written = self.places.get(number) if number is not None else None
        if written is not None and number is not None and written.form == "lines" and len(written.stretches) == 1:
            text = self._own(entry, written, number, pieces)
            if text is not None and not (one_line and "\n" in text):
                return text
        remarks: list[str] = []
        try:
            text = markdown_of(pieces, self.known, one_line=one_line, remarks=remarks, langs=self.langs)
        except CannotSayError as error:
            self.refuse(entry, written, str(error))
            return ""
        for remark in remarks:
            self.refuse(entry, written, remark)
        return text

    def _own(self, entry: Entry, written: Written, number: int, pieces: Pieces) -> str | None:
        """The source's own characters as far as the words are the same; None where that cannot be."""
        text = self.source.text[written.start : written.end]
        before = self.before(number)
        if plain(before) != plain(pieces):
            try:
                made = rewrite(self.source, written, before, pieces, self.known)
            except CannotSayError:
                return None
            for remark in made.remarks:
                self.refuse(entry, written, remark)
            for edit in made.edits:
                if (edit.start, edit.end) == (written.start, written.end):
                    text = edit.text
                elif written.start <= edit.start and edit.end <= written.end:
                    at, to = edit.start - written.start, edit.end - written.start
                    text = text[:at] + edit.text + text[to:]
                else:
                    self.tree.edit(edit.start, edit.end, edit.text)
        lines = re.split(r"\r\n|\n|\r", text)
        return "\n".join([lines[0], *(without(line, written.chunk.prefix) for line in lines[1:])])

    def refuse(self, entry: Entry, written: Written | None, reason: str) -> None:
        """Tell of words that are not taken."""
        line = written.chunk.first + 1 if written is not None else 0
        self.told.append(Told("not-taken", whole(entry), line, reason))

    def stand(self, since: int, line: int) -> None:
        """What was told of a new block, from an index on, stands at the line of the block before it."""
        self.told[since:] = [told if told.line else replace(told, line=line) for told in self.told[since:]]

    def tell(self, kind: object, entry: Entry, line: int) -> None:
        """Tell of an edit."""
        self.told.append(Told(kind, short(entry.text), line))  # type: ignore[arg-type]


def typed(pieces: Pieces, before: Pieces, entry: Entry) -> Pieces:
    """A heading's pieces without a number that was typed before them, where it had none."""
    if entry.role.kind != "heading" or not pieces or not isinstance(first := pieces[0], Run):
        return pieces
    found = _TYPED.match(first.text)
    if not found or (before and isinstance(was := before[0], Run) and _TYPED.match(was.text)):
        return pieces
    return (Run(first.text[found.end() :], first.look, first.marks), *pieces[1:])


def _edge(pieces: Pieces, at: int) -> bool:
    """Whether a blank, or a line end, stands at an end."""
    if not pieces:
        return False
    piece = pieces[at]
    if isinstance(piece, Run):
        return bool(piece.text) and piece.text[at].isspace()
    return isinstance(piece, Break)


def _trimmed(pieces: Pieces) -> Pieces:
    """Pieces without blanks and line ends at their ends."""
    out = list(pieces)
    for at in (0, -1):
        while out:
            piece = out[at]
            if isinstance(piece, Break):
                del out[at]
                continue
            if isinstance(piece, Run):
                text = piece.text.lstrip(" \t\n") if at == 0 else piece.text.rstrip(" \t\n")
                if not text:
                    del out[at]
                    continue
                if text != piece.text:
                    out[at] = Run(text, piece.look, piece.marks)
            break
    return tuple(out)
