"""A pasted text, its sources and whose manner it is in go in; the text with a mark for each citation comes out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ...core.node import replace
from ..loose import Doubt, Inlines, Loose, Mark
from ..sources import Shelf
from .candidates import Candidate, candidates
from .judging import Judge, Verdict, judge_of
from .line import MARK, Found, Line
from .manners import MANNERS
from .walk import Place, mapped

#: Digits in headings are citations only where they stand behind a stop or a closing mark.
_IN_HEADINGS = ("after", "closed")
#: No text has more marks than this: the longest that is read has a citation for every 40 signs then.
_MOST_MARKS = 50_000
#: So much of the text before and behind is said of what is doubtful, in characters.
_AROUND = 24


def recognise(loose: Loose, shelf: Shelf, exporter: str = "") -> Loose:
    """Marks for what points at sources: first what can be nothing else, then digits, by the text's own habit."""

    left = _MOST_MARKS

    def certain(inlines: Inlines, place: Place) -> Inlines:
        nonlocal left
        line = Line(inlines)
        for manner in MANNERS:
            found = list(islice(manner.find(line, shelf), left))
            if found:
                left -= len(found)
                line = Line(line.marked(found))
        return line.inlines

    loose = mapped(loose, certain)
    if not left:
        message = f"The text has more than {_MOST_MARKS:,} marks of citations: the others stay text."
        return replace(loose, doubts=(*loose.doubts, Doubt("import-doubtful-citation", message, 1)))
    return _Digits(shelf, exporter).recognised(loose)


class _Digits:
    """Digits alone, which are citations where everything speaks for it."""

    def __init__(self, shelf: Shelf, exporter: str) -> None:
        self.shelf = shelf
        self.exporter = exporter
        self.lines: list[Line] = []
        self.most: list[int] = []
        """The highest number that a source has, for each line."""
        self.found: list[list[Candidate]] = []
        self.marked = 0
        self.doubts: list[Doubt] = []
        self.seen = 0
        """The highest number cited so far."""

    def recognised(self, loose: Loose) -> Loose:
        mapped(loose, self._gather)
        if not any(self.found):
            return loose
        every = (one for found in self.found for one in sorted(found, key=lambda each: each.start))
        judge = judge_of(self.lines, every, max(self.most), self.marked, self.exporter == "gemini")
        chosen = iter([self._chosen(n, judge) for n in range(len(self.lines))])
        loose = mapped(loose, lambda inlines, place: next(chosen))
        return replace(loose, doubts=(*loose.doubts, *self.doubts))

    def _gather(self, inlines: Inlines, place: Place) -> Inlines:
        """Note a line's candidates, in reading order."""
        line = Line(inlines)
        most = self.shelf.most(line.number(0)) if line.text else 0
        found = list(islice(candidates(line, most), _MOST_MARKS)) if most else []
        if place == "heading":
            found = [one for one in found if one.kind in _IN_HEADINGS]
        self.marked += sum(isinstance(one, Mark) and any(map(str.isdecimal, one.names)) for one in inlines)
        self.lines.append(line)
        self.most.append(most)
        self.found.append(found)
        return inlines

    def _chosen(self, n: int, judge: Judge) -> Inlines:
        """A line with marks for its citations."""
        line = self.lines[n]
        return line.marked(self._judged(line, self.found[n], self.most[n], judge)) if self.found[n] else line.inlines

    def _judged(self, line: Line, found: list[Candidate], most: int, judge: Judge) -> Iterator[Found]:
        for one in sorted(found, key=lambda each: each.start):
            verdict = judge.verdict(one, most, self.seen)
            if verdict is Verdict.CITATION:
                self.seen = max(self.seen, one.highest) if one.highest <= most else self.seen
                yield Found(one.start, one.end, one.names, sure=False)
            elif verdict is Verdict.DOUBT:
                words = " ".join(line.text[max(0, one.start - _AROUND) : one.end + _AROUND].split())
                number = line.text[one.digits : one.end].strip()
                message = f"{number} may be a citation, or may be none: it stays text."
                self.doubts.append(Doubt("import-doubtful-citation", message, one.line, words.replace(MARK, "")))
