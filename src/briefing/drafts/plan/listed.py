"""Entries of the bibliography as they were built and as they came back go in; where their sources are said, and what
becomes of them, come out.

An entry is the tool's text. An edit of it is taken only where it is certain what was meant: one field of a source that
the text itself defines holds all that was changed, and with its new value the entry is built as the draft has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import TypeAlias

from ...core.node import node
from ..drawn import ShownBlock, paragraphs, words
from ..known import Known
from ..source import SourceText
from ..source.front import Scalar, defined, rewritten, scalars
from .entries import Entry

Rebuilt: TypeAlias = Callable[[str], Mapping[str, str]]
"""What entries would read, by their bookmarks, if the source's text were another; nothing where it is no source."""

#: How the bookmark of an entry begins.
_ENTRY = "_Ref_"
#: So many fields are tried; an entry that holds the same words in more is not certain.
_MOST = 4


@node
class Carried:
    """New characters for a field of a source."""

    start: int
    end: int
    text: str


def entries_read(blocks: Iterable[ShownBlock]) -> dict[str, str]:
    """What each entry reads, by its bookmark."""
    out = {}
    for shown in paragraphs(tuple(blocks)):
        for name in shown.starts:
            if name.startswith(_ENTRY) and shown.style in ("Bibliography", "EndnoteText"):
                out[name] = _plain(words(shown.pieces))
    return out


class Listed:
    """The entries of one draft; `rebuilt` None: none can be proven, so none is taken."""

    def __init__(self, source: SourceText, known: Known, rebuilt: Rebuilt | None) -> None:
        self.source, self.known, self.rebuilt = source, known, rebuilt
        self.front = "\n".join(source.lines[1 : max(1, source.body - 1)]) + "\n"

    def key(self, owner: Entry) -> str:
        """The source that an entry of the draft as built is made of; empty: the paragraph is none."""
        names = (name for name in owner.shown.starts if name in self.known.entries)
        return next((self.known.entries[name] for name in names), "")

    def line(self, key: str) -> int:
        """The line of the source's text where a source begins, from 1; 0: it is said elsewhere."""
        found = defined(self.front, key)
        return 0 if found is None else found + 2  # behind the line that opens the front matter

    def reason(self, key: str, was: str, now: str) -> str:
        """Where a person changes what was changed in an entry, and from what to what."""
        report = self.source.report
        files = " or ".join(report.bibliography) if key in report.library or key not in report.sources else ""
        line = self.line(key)
        where = f"at line {line}" if line else f"in {files}" if files else "where it is said"
        changes = " and ".join(f"“{old}” to “{new}”" for old, new in differences(was, now))
        return f"The tool makes this of the source {key!r}: change {changes}, {where}."

    def carried(self, owner: Entry, key: str, now: str) -> Carried | None:
        """The one field that says what the entry says now; None: that is not certain."""
        mark = next(name for name in owner.shown.starts if name in self.known.entries)
        was, now = _plain(words(owner.shown.pieces)), _plain(now)
        if self.rebuilt is None or not self.line(key):
            return None
        found = []
        for field, value in list(self._fields(key, was, now))[:_MOST]:
            try:
                text = rewritten(self.front, field, value, key)
            except ValueError:
                continue
            made = Carried(self._offset(field.start), self._offset(field.end), text.replace("\n", self.source.eol))
            whole = self.source.text[: made.start] + made.text + self.source.text[made.end :]
            if self.rebuilt(whole).get(mark) == now:
                found.append(made)
        return found[0] if len(found) == 1 else None

    def _fields(self, key: str, was: str, now: str) -> Iterator[tuple[Scalar, str]]:
        """Fields that stand in the entry as they are, once, with all that was changed in them; and their new values."""
        start, end = 0, 0
        while start < min(len(was), len(now)) and was[start] == now[start]:
            start += 1
        while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
            end += 1
        for field in scalars(self.front, key):
            value = _plain(field.value)
            at = was.find(value)
            if not value or was.count(value) != 1 or at > start or at + len(value) < len(was) - end:
                continue
            new = value[: start - at] + now[start : len(now) - end] + value[len(was) - end - at :]
            if value == field.value.strip() and new.strip():
                yield field, new

    def _offset(self, at: int) -> int:
        """A place of the front matter in the source's text."""
        line = self.front.count("\n", 0, at)
        return self.source.offset(line + 1) + at - (self.front.rfind("\n", 0, at) + 1)


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def differences(was: str, now: str) -> list[tuple[str, str]]:
    """What became what, in whole words; what was only put in or taken out stands beside a word that stayed."""
    old, new = _plain(was).split(" "), _plain(now).split(" ")
    out = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if a1 == a2 or b1 == b2:
            before = a1 > 0
            a1, b1 = a1 - before, b1 - before
            a2, b2 = a2 + (not before), b2 + (not before)
        out.append((" ".join(old[a1:a2]), " ".join(new[b1:b2])))
    return out
