"""The bytes of a Word file go in; what it holds comes out loosely: blocks, notes, sources that programs keep in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.diagnostics import Diagnostic, FileError
from ...core.node import replace
from ...core.spans import Span
from ...drafts.drawn import Change, Words, paragraphs, words
from ...drafts.reading import Opened, open_draft
from ...drafts.reading.remarks import read_remarks
from ...model.dates import PartialDate, read_date
from .. import loose as l
from ..language import language_of
from .blocks import FRONT, Walk
from .citations import Citations
from .embedded import embedded
from .heads import headings_of
from .taken import Taken

#: Titles among a file's properties that are none.
_NO_TITLE = re.compile(
    r"(?:microsoft word|untitled|document|dokument|word[- ]dokument|powerpoint|template|vorlage|new document)\b.{0,14}"
    r"|.*\.(?:docx?|dotx?|odt|rtf)\Z",
    re.IGNORECASE,
)
_OURS = re.compile(r"\ATitleFacts\Z|\ASummaryLabel\Z|\AJudgmentStatement\Z")
#: Words of a change that are told.
_SHOWN = 60


def read_word(data: bytes, name: str) -> l.Loose:
    """The file, its tracked changes taken as accepted. `name` is what it is called in messages; lines of the result
    are the numbers of its paragraphs, from 1.

    Raises FileError where the file is refused, or has no words.
    """
    opened = open_draft(data, name, foreign=True)
    citations = Citations(opened.package, opened.blocks)
    numbers = {id(shown): number for number, shown in enumerate(paragraphs(opened.blocks), 1)}
    own = citations.report is not None or any(_OURS.match(each.style) for each in paragraphs(opened.blocks))
    said = [piece for each in paragraphs(opened.blocks) for piece in each.pieces if isinstance(piece, Words)]
    typed = sum(len(piece.text) for piece in said if piece.look.code) * 2 > sum(len(piece.text) for piece in said)
    taken = Taken(citations, numbers, own, language_of(" ".join(piece.text for piece in said)), typed)
    blocks = Walk(taken, headings_of(opened.blocks)).blocks(opened.blocks)
    last = max(numbers.values(), default=1)
    blocks += tuple(_unplaced(opened, taken, last))
    inner = tuple(embedded(opened.package))
    if not blocks and not taken.left_out and not any(one.blocks for one in inner):
        raise FileError([Diagnostic("empty-source", f"{name} holds no text.", Span(name))])
    for running in dict.fromkeys(opened.running):
        taken.leave(running, "a header or footer of the pages", 1)
    report = citations.report
    loose = l.Loose(
        "docx",
        blocks,
        taken.notes,
        tuple(citations.given),
        title=_title(opened),
        date=report.date if report is not None else _date(opened),
        lang=report.lang if report is not None else "",
        left_out=taken.left_out,
        doubts=tuple(_doubts(opened.changes)),
    )
    return _with_all(loose, inner) if inner else loose


def _with_all(loose: l.Loose, inner: tuple[l.Loose, ...]) -> l.Loose:
    """A file with what it embeds behind its own text."""
    everything = (loose, *inner)
    return replace(
        loose,
        blocks=tuple(block for one in everything for block in one.blocks),
        notes={name: blocks for one in reversed(everything) for name, blocks in one.notes.items()},
        given=tuple(given for one in everything for given in one.given),
        title=next((one.title for one in everything if one.title), ""),
        lang=next((one.lang for one in everything if one.lang), ""),
        left_out=tuple(left for one in everything for left in one.left_out),
        doubts=tuple(doubt for one in everything for doubt in one.doubts),
    )


def _unplaced(opened: Opened, taken: Taken, line: int) -> Iterator[l.Block]:
    """Comments whose place nothing tells, and those in notes: behind everything."""
    for number, one in read_remarks(opened.package).items():
        if number not in taken.met:
            taken.comment(one, line)
    yield from taken.said()


def _date(opened: Opened) -> PartialDate | None:
    """The day below the title, in pandoc's style for it."""
    first = (each for n, each in enumerate(paragraphs(opened.blocks)) if n < FRONT and each.style == "Date")
    for shown in first:
        try:
            found = read_date(words(shown.pieces).strip())
        except ValueError:
            return None
        return found if isinstance(found, PartialDate) and found.year else None
    return None


def _title(opened: Opened) -> str:
    return "" if _NO_TITLE.match(opened.title) else opened.title


def _doubts(changes: tuple[Change, ...]) -> Iterator[l.Doubt]:
    if not changes:
        return
    count = len(changes)
    kinds = {
        kind: sum(change.kind == kind for change in changes) for kind in ("inserted", "deleted", "moved", "formatted")
    }
    parts = ", ".join(f"{number} {kind}" for kind, number in kinds.items() if number)
    what = "One tracked change was" if count == 1 else f"{count} tracked changes were"
    first = next((change.text for change in changes if change.text.strip()), "")
    yield l.Doubt("import-tracked-changes", f"{what} taken as accepted ({parts}).", 1, " ".join(first.split())[:_SHOWN])
