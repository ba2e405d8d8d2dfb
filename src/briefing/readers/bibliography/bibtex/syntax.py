"""BibTeX text -> entries with their fields as written: braces matched, abbreviations put in, one bad entry skipped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ....core.spans import Span
from ...markdown.source import Source as Text
from ..found import Found

# Quantifiers are possessive throughout, so that no input is gone over twice.
_BEGINNING = re.compile(r"@[ \t]*+[A-Za-z]++[ \t]*+[{(][ \t]*+[^\s{}(),=\"]*+[ \t]*+[,=\n]")
_ENTRY = re.compile(r"@[ \t\n]*+([A-Za-z]\w*+)[ \t\n]*+([{(])")
_KEY = re.compile(r"[ \t\n]*+([^,{}=\n\"]*+)(?!=)")
_BETWEEN = re.compile(r"(?:[ \t\n,]++|%[^\n]*+)*+")
_NAME = re.compile(_BETWEEN.pattern + r"([^\s=,{}()\"#%']++)[ \t\n]*+=[ \t\n]*+")
_BARE = re.compile(r"[^\s,{}()\"#=]++")
_MORE = re.compile(r"[ \t\n]*+#[ \t\n]*+")
#: A value with at most two levels of braces inside, which nearly all are.
_BRACED = re.compile(r"\{((?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}")
#: A whole field as nearly all are: one value in braces, or a number.
_FIELD = re.compile(rf"{_NAME.pattern}(?:{_BRACED.pattern}|(\d++))(?=[ \t\n]*+[,}})])")
_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r"[{}\"]")

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
#: What abbreviations may come to in one file, in characters: each may be put into the next, twice.
_MOST_TEXT = 2_000_000


@dataclass(slots=True)
class Raw:
    """An entry as written: kind and field names in small letters, values without their outer braces or quotes."""

    kind: str
    key: str
    at: Span
    fields: dict[str, str] = field(default_factory=dict)


def parse(text: str, name: str, found: Found) -> list[Raw]:
    """Every entry that can be read, `@string` and `@comment` taken care of."""
    reading = _Reading(text, name, found)
    reading.run()
    return reading.entries


class _BrokenError(Exception):
    """An entry cannot be read on from here. `open`: something is never closed, so that nothing after it can be told."""

    def __init__(self, message: str, at: int, hint: str = "", *, open_: bool = False) -> None:
        self.at, self.hint, self.open = at, hint, open_
        super().__init__(message)


class _Reading:
    def __init__(self, text: str, name: str, found: Found) -> None:
        self.text = text
        self.span = Text(text, name).span
        self.found = found
        self.entries: list[Raw] = []
        self.macros = {month[:3].lower(): month for month in _MONTHS}
        self.macros.update({month.lower(): month for month in _MONTHS}, sept="September")
        self.unknown: set[str] = set()
        self.left = _MOST_TEXT
        self.open_comment = False
        """A comment was found that nothing closes: further ones are not followed to the end."""

    def run(self) -> None:
        starts = [at for match in _BEGINNING.finditer(self.text) if self.begins(at := match.start())]
        starts.append(len(self.text))
        at, following = 0, 0
        while match := _ENTRY.search(self.text, at):
            while starts[following] <= match.start():
                following += 1
            end = starts[following]
            at = self.item(match, end)

    def begins(self, at: int) -> bool:
        """Whether an entry at a place begins a line, or follows a closing brace.

        Nothing of an entry before it reaches so far: a forgotten brace costs one entry only.
        """
        before = at - 1
        while before >= 0 and self.text[before] in " \t":
            before -= 1
        return before < 0 or self.text[before] in "\n})"

    def item(self, match: re.Match[str], end: int) -> int:
        """One entry, which ends before `end`; gives where to read on."""
        kind = match[1].lower()
        if kind == "comment":
            return self.comment(match)
        try:
            if kind == "preamble":
                return self.closing(match.end(), end)
            if kind == "string":
                return self.string(match, end)
            return self.entry(kind, match, end)
        except _BrokenError as error:
            self.found.bad(str(error), self.span(error.at), error.hint)
            return end if error.open else max(error.at, match.end())

    def comment(self, match: re.Match[str]) -> int:
        if not self.open_comment:
            try:
                return self.closing(match.end(), len(self.text))
            except _BrokenError:
                self.open_comment = True
        return match.end()

    def closing(self, at: int, end: int) -> int:
        """Behind the brace that closes the one before `at`."""
        depth = 1
        for brace in _BRACE.finditer(self.text, at, end):
            depth += 1 if brace[0] == "{" else -1
            if not depth:
                return brace.end()
        raise _BrokenError("A brace is opened here and never closed.", at - 1, open_=True)

    def string(self, match: re.Match[str], end: int) -> int:
        named = _NAME.match(self.text, match.end(), end)
        if named is None:
            raise _BrokenError("An abbreviation lacks its name.", match.start(), 'write @string{name = "text"}')
        value, at = self.value(named.end(), end)
        self.macros[named[1].lower()] = value
        return self.closer(at, end, match)

    def entry(self, kind: str, match: re.Match[str], end: int) -> int:
        at = match.start()
        key = _KEY.match(self.text, match.end(), end)
        if key is None or not key[1].strip():
            raise _BrokenError(f"An entry @{kind} has no key, so that nothing can cite it.", at, "give it one")
        raw = Raw(kind, key[1].strip(), self.span(at))
        at = key.end()
        while True:
            if whole := _FIELD.match(self.text, at, end):
                name, value, at = whole[1], whole[2] or whole[3] or "", whole.end()
            elif named := _NAME.match(self.text, at, end):
                name = named[1]
                value, at = self.value(named.end(), end)
            else:
                break
            raw.fields.setdefault(name.lower(), value)
        self.entries.append(raw)
        return self.closer(at, end, match)

    def closer(self, at: int, end: int, match: re.Match[str]) -> int:
        """Behind the entry's last brace; where it is missing, but nothing else is, that is said and the entry kept."""
        closes = "}" if match[2] == "{" else ")"
        skipped = _BETWEEN.match(self.text, at, end)
        at = skipped.end() if skipped else at
        if at < end and self.text[at] == closes:
            return at + 1
        if at >= end:
            self.found.bad("The entry is never closed.", self.span(match.start()), f"close it with {closes}")
            return end
        if self.entries and self.entries[-1].at == self.span(match.start()):
            self.entries.pop()
        message = f"{self.text[at]!r} stands where a field's name is due, so the entry is left out."
        raise _BrokenError(message, at, "separate fields with commas, and close every brace")

    def value(self, at: int, end: int) -> tuple[str, int]:
        """A value, put together from braces, quotation marks, numbers and abbreviations; and where it ends."""
        parts: list[str] = []
        while True:
            part, at = self.part(at, end)
            parts.append(part)
            more = _MORE.match(self.text, at, end)
            if more is None:
                return (parts[0] if len(parts) == 1 else "".join(parts)), at
            at = more.end()

    def part(self, at: int, end: int) -> tuple[str, int]:
        first = self.text[at : at + 1] if at < end else ""
        if first == "{":
            match = _BRACED.match(self.text, at, end)
            if match:
                return match[1], match.end()
            stop = self.closing(at + 1, end)
            return self.text[at + 1 : stop - 1], stop
        if first == '"':
            return self.quoted(at, end)
        match = _BARE.match(self.text, at, end)
        if match is None:
            raise _BrokenError("A field has no value here.", at, "put it in braces")
        return self.abbreviation(match[0], at), match.end()

    def quoted(self, at: int, end: int) -> tuple[str, int]:
        depth = 0
        for mark in _QUOTE.finditer(self.text, at + 1, end):
            if mark[0] == "{":
                depth += 1
            elif mark[0] == "}":
                depth -= 1
                if depth < 0:
                    break
            elif not depth:
                return self.text[at + 1 : mark.start()], mark.end()
        raise _BrokenError("A quotation mark is opened here and never closed.", at, open_=True)

    def abbreviation(self, word: str, at: int) -> str:
        if word.isdigit():
            return word
        known = self.macros.get(word.lower())
        if known is None:
            if word.lower() not in self.unknown:
                self.unknown.add(word.lower())
                hint = f'put it in braces, or add @string{{{word} = "..."}}'
                self.found.bad(
                    f"The abbreviation {word[:40]!r} is not defined: it is taken as it stands.", self.span(at), hint
                )
            return word
        self.left -= len(known)
        if self.left < 0:
            raise _BrokenError("Abbreviations stand for too much text here.", at)
        return known
