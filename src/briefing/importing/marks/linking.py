"""A text with marks, and its sources, go in; the text with a reference for each mark that names a source comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.node import replace
from ..loose import Doubt, Inline, Inlines, LeftOut, Loose, Mark, NoteMark, Reference, Words
from ..sources import Shelf, compared_address
from .line import BLANK
from .walk import Place, mapped

#: A mark as a person types it: digits, brackets, commas and dashes. What nothing answers to is kept then.
_TYPED = re.compile(
    r"[\s0-9\u00b9\u00b2\u00b3\u2070-\u207e\[\](){}^\\,;.\u3001\uff0c\u2010-\u2014\u02d2\u02bc\u00b7-]*"
    r"(?:<sup[^<>]{0,300}>[^<>]{0,50}</sup>)?\Z"
)
_SEPARATOR = re.compile(rf"[{BLANK}]*[,;]?[{BLANK}]*\Z")
#: Signs that stand right behind a word.
_SIGNS = ".,;:!?)\u2026\u3002\u3001\uff0c\uff1b\uff1a\uff09"
_STOPS = (".", "!", "?", "\u2026", "\u3002", "\uff01", "\uff1f")
_CLOSERS = "\"')]\u201d\u2019\u00bb"
#: How ChatGPT's content references are named; their number is a source's, unless they are counted from 0.
_COUNTED = "oaicite:"
_ZERO = f"{_COUNTED}0"
#: So many words of one kind are named in a doubt.
_NAMED = 12


def link(loose: Loose, shelf: Shelf) -> Loose:
    """References for marks; marks without a source stay text where a person may have written them, else they are left
    out."""
    return _Linker(shelf, loose).linked(loose)


class _Linker:
    def __init__(self, shelf: Shelf, loose: Loose) -> None:
        self.shelf = shelf
        self.notes = loose.notes
        self.from_zero = False
        """Whether ChatGPT's content references are counted from 0, which is no source's number."""
        self.doubts: list[Doubt] = []
        self.unanswered: list[Mark] = []
        """Marks in brackets of a text without a list of sources."""
        self.empty: list[Mark | NoteMark] = []
        self.signs: list[Mark] = []
        """Marks that name nothing at all."""
        self.worded: list[Mark] = []
        """Links that became citations, whose words are not the title of what they cite, or not for the first time."""
        self._titled: set[str] = set()

    def linked(self, loose: Loose) -> Loose:
        mapped(loose, self._look_for_zero)
        loose = mapped(loose, self._line)
        left_out = [*_left_out(self.empty, "marks of sources that the text does not hold")]
        left_out += _left_out(self.signs, "signs of the program that wrote the text")
        left_out += _left_out(self.worded, "words of links that became citations", "link")
        doubts = [*self.doubts, *self._told()]
        return replace(loose, doubts=(*loose.doubts, *doubts), left_out=(*loose.left_out, *left_out))

    def _look_for_zero(self, inlines: Inlines, place: Place) -> Inlines:
        self.from_zero = self.from_zero or any(isinstance(one, Mark) and one.names == (_ZERO,) for one in inlines)
        return inlines

    # ------------------------------------------------------------ one line

    def _line(self, inlines: Inlines, place: Place) -> Inlines:
        if not any(isinstance(one, (Mark, NoteMark)) for one in inlines):
            return inlines
        out = _Out()
        for one in inlines:
            out.take(self._answer(one), one)
        return out.closed()

    def _answer(self, inline: Inline) -> Inline | None:
        """What becomes of an inline; None: it is left out."""
        match inline:
            case NoteMark() if inline.name not in self.notes:
                key = self.shelf.key(inline.name, inline.line)
                if key is None:
                    self.empty.append(inline)
                return Reference((key,), inline.line) if key else None
            case Mark():
                return self._marked(inline)
            case _:
                return inline

    def _marked(self, mark: Mark) -> Inline | None:
        if not mark.names and not mark.addresses:
            self.signs.append(mark)
            return None
        keys, unknown = self._keys(mark)
        typed = _TYPED.match(mark.raw) is not None
        if keys and not (unknown and typed):
            if mark.addresses and not typed:
                self._note_words(mark, keys[0])
            return Reference(keys, mark.line, (mark.locator,) * len(keys) if mark.locator else ())
        if typed:
            self._say_unknown(mark, unknown)
            return Words(mark.raw, mark.line, mark.look)
        self.empty.append(mark)
        return None

    def _note_words(self, mark: Mark, key: str) -> None:
        """Keep the words of a link, unless they are the title by which the source is listed, or there are none."""
        title = self.shelf.sources[key].title
        if key not in self._titled and title and title == mark.addresses[0].title:
            self._titled.add(key)
        elif any(map(str.isalnum, mark.raw)) and mark.raw != mark.addresses[0].url:
            self.worded.append(mark)

    def _keys(self, mark: Mark) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The sources that a mark means, without repeats, and the names that mean none."""
        named = {name: self._key(name, mark.line) for name in mark.names}
        addresses = [one for one in mark.addresses if compared_address(one.url)]
        if addresses and (not all(named.values()) or not named or any(self.shelf.is_known(a.url) for a in addresses)):
            return tuple(dict.fromkeys(self.shelf.key_of(one, mark.line) for one in addresses)), ()
        keys = tuple(dict.fromkeys(key for key in named.values() if key))
        return keys, tuple(name for name, key in named.items() if key is None)

    def _key(self, name: str, line: int) -> str | None:
        key = self.shelf.key(name, line)
        if key is None and name.startswith(_COUNTED) and not self.from_zero:
            key = self.shelf.key(name.removeprefix(_COUNTED), line)
        return key

    # ------------------------------------------------------------ what is said

    def _say_unknown(self, mark: Mark, unknown: tuple[str, ...]) -> None:
        most = self.shelf.most(mark.line)
        if not most:
            self.unanswered.append(mark)
            return
        what = "number has" if len(unknown) == 1 else "numbers have"
        message = f"The {what} no source, of {most} that there are: {', '.join(unknown)}. It stays text."
        self.doubts.append(Doubt("import-number-above", message, mark.line, mark.raw.strip()))

    def _told(self) -> Iterator[Doubt]:
        """Doubts about marks of which there is nothing to say one by one."""
        if self.unanswered:
            count = len(self.unanswered)
            what = "1 mark looks" if count == 1 else f"{count} marks look"
            message = f"{what} like a citation, but no list of sources answers: it stays text."
            if count > 1:
                message = f"{what} like citations, but no list of sources answers: they stay text."
            words = " ".join(dict.fromkeys(one.raw.strip() for one in self.unanswered[:_NAMED]))
            yield Doubt("import-doubtful-citation", message, self.unanswered[0].line, words)
        if self.empty:
            count = len(self.empty)
            what = "1 mark of a citation names" if count == 1 else f"{count} marks of citations name"
            message = f"{what} nothing that the text holds: {'it was' if count == 1 else 'they were'} left out."
            words = " ".join(dict.fromkeys(_raw(one) for one in self.empty[:_NAMED]))
            yield Doubt("import-doubtful-citation", message, self.empty[0].line, words)


def _left_out(marks: list[Mark | NoteMark] | list[Mark], reason: str, code: str = "empty-mark") -> Iterator[LeftOut]:
    """One entry for all of a kind."""
    if marks:
        lines = [one.line for one in marks]
        yield LeftOut(" ".join(map(_raw, marks)), reason, min(lines), max(lines), code)


def _raw(mark: Mark | NoteMark) -> str:
    return mark.raw.strip() if isinstance(mark, Mark) else f"[^{mark.name}]"


class _Out:
    """The inlines of a line while its marks are answered: neighbouring references become one, and no blank is left
    where a mark was."""

    def __init__(self) -> None:
        self.done: list[Inline] = []
        self.run: list[Reference] = []
        """References side by side."""
        self.between: Words | None = None
        """A blank or comma behind them, which goes if another follows."""
        self.gap = False
        """Whether something was left out right before."""

    def take(self, answer: Inline | None, inline: Inline) -> None:
        """Take what became of an inline; None: it was left out."""
        if isinstance(answer, Reference):
            if not self.run:
                self._near(inline)
            self.between = None
            self.run.append(answer)
            self.gap = False
        elif isinstance(answer, Words) and self.run and self.between is None and _SEPARATOR.match(answer.text):
            self.between = answer
        elif answer is None:
            self.gap = True
        else:
            self._flush()
            if self.gap:
                self._close(answer)
                self.gap = False
            self.done.append(answer)

    def closed(self) -> Inlines:
        """All of them."""
        self._flush()
        if self.gap:
            self._close(None)
        return tuple(self.done)

    def _flush(self) -> None:
        if self.run:
            self.done.append(_one(self.run))
            self.run = []
        if self.between is not None:
            self.done.append(self.between)
            self.between = None

    def _near(self, mark: Inline) -> None:
        """Take away the blank before a mark: behind a stop always, else where no person typed the mark."""
        last = self._blank()
        if last is not None:
            words = last.text.rstrip(BLANK)
            if words.rstrip(_CLOSERS).endswith(_STOPS) or (words and not _is_typed(mark)):
                self.done[-1] = replace(last, text=words)

    def _close(self, following: Inline | None) -> None:
        """Take away the blank before what was left out, where none may stand now."""
        last = self._blank()
        if last is not None and (
            following is None or (isinstance(following, Words) and following.text[:1] in (*BLANK, *_SIGNS))
        ):
            self.done[-1] = replace(last, text=last.text.rstrip(BLANK))

    def _blank(self) -> Words | None:
        """The last words, where they end with a blank."""
        last = self.done[-1] if self.done else None
        blank = isinstance(last, Words) and not last.look.code and last.text.endswith(tuple(BLANK))
        return last if isinstance(last, Words) and blank else None


def _is_typed(mark: Inline) -> bool:
    return isinstance(mark, Mark) and _TYPED.match(mark.raw) is not None


def _one(run: list[Reference]) -> Reference:
    """References side by side as one, each source once."""
    if len(run) == 1:
        return run[0]
    places: dict[str, str] = {}
    for one in run:
        for key, place in zip(one.keys, one.locators or ("",) * len(one.keys), strict=True):
            places[key] = places.get(key) or place
    return Reference(tuple(places), run[0].line, tuple(places.values()) if any(places.values()) else ())
