"""What is gathered from a Word file beside its blocks: notes, comments, what was left out."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ...core.node import record
from ...drafts.drawn import Remark as Comment
from ...drafts.drawn import Shown
from ...model.moments import read_moment
from .. import loose as l
from .citations import Citations

#: Codes of what is left out here.
Left: TypeAlias = Literal["chrome", "picture", "typed-number", "list-label", "note", "other"]


@record
class _Left:
    """What is left out for one reason, as it is gathered."""

    code: Left
    first: int
    last: int
    words: list[str]


class Taken:
    """One file while it is read."""

    def __init__(self, citations: Citations, numbers: dict[int, int], own: bool, lang: str, typed: bool) -> None:
        self.citations = citations
        self._numbers = numbers
        """The number of each paragraph, from 1, by its identity."""
        self.own = own
        """It is a draft of ours."""
        self.lang = lang
        """The language of its text, as its words tell."""
        self.typed = typed
        """Most of it is set in letters of one width: they mean no code."""
        self.notes: dict[str, l.Blocks] = {}
        self._left: dict[str, _Left] = {}
        """By the reason."""
        self.remarks: list[l.Remark] = []
        """Comments on what was read, until it is complete."""
        self.met: set[str] = set()
        """Ids of the comments that were met."""

    def line(self, shown: Shown) -> int:
        """The number of a paragraph."""
        return self._numbers.get(id(shown), 1)

    def leave(self, words: str, reason: str, first: int, last: int = 0, code: Left = "other") -> None:
        """Keep account of words that are not in the brief, those that are left out for one reason together; nothing
        where there are none."""
        words = " ".join(words.split())
        if not any(map(str.isalnum, words)):
            return
        last = last or first
        left = self._left.setdefault(reason, _Left(code, first, last, []))
        left.words.append(words)
        left.first, left.last = min(first, left.first), max(last, left.last)

    @property
    def left_out(self) -> tuple[l.LeftOut, ...]:
        """What was left out."""
        return tuple(
            l.LeftOut(" ".join(left.words), reason, left.first, left.last, left.code)
            for reason, left in self._left.items()
        )

    def comments(self, shown: Shown) -> None:
        """Take the comments on a paragraph."""
        for one in shown.remarks:
            self.comment(one, self.line(shown))

    def comment(self, one: Comment, line: int) -> None:
        """Take a comment, once; a moment that is none is left out."""
        if one.id in self.met:
            return
        self.met.add(one.id)
        try:
            date = str(read_moment(one.date))
        except ValueError:
            date = ""
        text = " ".join(filter(None, one.text))
        if text.strip():
            self.remarks.append(l.Remark(text, one.author, date, line))

    def said(self) -> list[l.Remark]:
        """The comments on what was read since this was last asked."""
        found, self.remarks = self.remarks, []
        return found
