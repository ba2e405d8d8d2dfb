"""LaTeX as people write it in BibTeX fields into text with CSL's rich-text marks: `<i>`, `<sup>`, `<span>`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from .symbols import ACCENTS, DROPPED, FIRST_DROPPED, MATH, MATH_ACCENTS, STYLES, SWITCHES, SYMBOLS

#: Braces within braces; deeper text is no title of anything.
DEEPEST = 60

#: What makes a text LaTeX.
_LATEX = re.compile(r"[\\{}$~`]|''|--")
_TOKEN = re.compile(r"\\([a-zA-Z]++)\*?[ \t\n]*+|\\(.)|([{}$~])|(---?|``|''|`)|([\^_])|[^\\{}$~`'^_-]++|.", re.DOTALL)
#: A letter with its accent in one of the usual forms, which are most of what LaTeX there is in names.
_ACCENT = """\\\\(["'`^~=.])"""
_ACCENTED = re.compile(
    rf"\{{{_ACCENT}([A-Za-z])\}}|\{{{_ACCENT}\{{([A-Za-z])\}}\}}"
    rf"|(?<![\\{{]){_ACCENT}\{{([A-Za-z])\}}|(?<![\\{{]){_ACCENT}([A-Za-z])"
)
_MARKS = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}
_NOCASE = '<span class="nocase">'

Wrap = Callable[[str], str | None]


class TooDeepError(ValueError):
    """Braces are nested too deeply."""


def decode(text: str, *, title: bool = False) -> str:
    """The text; in a title, what braces keep from a change of case is marked so (CSL 1.0.2, "Text-case").

    Raises ValueError where braces are nested more deeply than sixty.
    """
    if "\\" in text:
        text = _ACCENTED.sub(_accented, text)
    if _LATEX.search(text) is None:
        return text
    return _Decoding(title).run(text)


def _accented(match: re.Match[str]) -> str:
    mark, letter = (group for group in match.groups() if group)
    return _composed(mark, letter)


@cache
def _composed(mark: str, letter: str) -> str:
    return unicodedata.normalize("NFC", letter + ACCENTS[mark])


class _Frame:
    """A group that is open, or a command that waits for its argument."""

    __slots__ = ("command_first", "kind", "math", "nocase", "parts", "wrap")

    def __init__(self, kind: str, wrap: Wrap, *, math: bool = False, nocase: bool = False) -> None:
        self.kind = kind
        """ "{" or "$" for a group, "" for a command that takes the next unit."""
        self.wrap = wrap
        self.parts: list[str] = []
        self.math = math
        self.nocase = nocase
        """Stands in a group that is marked already."""
        self.command_first = False
        """The group's first token is a command: its braces keep no case."""


def _same(text: str) -> str:
    return text


class _Decoding:
    def __init__(self, title: bool) -> None:
        self.title = title
        self.frames = [_Frame("", _same)]
        self.frames[0].kind = "top"

    def run(self, text: str) -> str:
        for token in _TOKEN.finditer(text):
            command, escaped, brace, mark, script = token.groups()
            if command is not None:
                self.command(command, token[0])
            elif escaped is not None:
                self.escaped(escaped)
            elif brace is not None:
                self.brace(brace)
            elif mark is not None:
                self.add(_MARKS[mark] if not self.frames[-1].math else mark)
            elif script is not None:
                self.script(script)
            else:
                self.words(token[0])
        while len(self.frames) > 1:
            self.close()
        return unicodedata.normalize("NFC", "".join(self.frames[0].parts))

    def add(self, unit: str) -> None:
        """A unit is complete: it goes to the command that waits for it, or into the open group."""
        found: str | None = unit
        while found is not None and not self.frames[-1].kind:
            found = self.frames.pop().wrap(found)
        if found is not None:
            self.frames[-1].parts.append(found)

    def words(self, text: str) -> None:
        """A command takes the first character of unbraced words only."""
        if self.frames[-1].kind or self.frames[-1].wrap is _same:
            self.add(text)
            return
        text = text.lstrip() or text
        self.add(text[0])
        if len(text) > 1:
            self.words(text[1:]) if not self.frames[-1].kind else self.frames[-1].parts.append(text[1:])

    def open(self, kind: str, wrap: Wrap) -> None:
        if len(self.frames) > DEEPEST:
            raise TooDeepError("braces are nested too deeply")
        top = self.frames[-1]
        self.frames.append(_Frame(kind, wrap, math=top.math or kind == "$", nocase=top.nocase))

    def wait(self, wrap: Wrap) -> None:
        self.open("", wrap)

    def close(self) -> None:
        """The innermost group ends, and with it the commands in it that found no argument."""
        while not self.frames[-1].kind:
            frame = self.frames.pop()
            if (found := frame.wrap("")) is not None:
                self.frames[-1].parts.append(found)
        frame = self.frames.pop()
        self.add(frame.wrap("".join(frame.parts)) or "")

    def brace(self, mark: str) -> None:
        if mark == "~":
            self.add("\N{NO-BREAK SPACE}")
        elif mark == "{":
            protects = self.title and self.frames[-1].kind and not self.frames[-1].nocase and not self.frames[-1].math
            self.open("{", _same)
            if protects:
                frame = self.frames[-1]
                frame.nocase = True
                frame.wrap = lambda text: _kept(text, frame)
        elif mark == "}":
            if any(frame.kind == "{" for frame in self.frames):
                while self.innermost() == "$":  # a formula left open
                    self.close()
                self.close()
        elif self.innermost() == "$":
            self.close()
        elif not self.frames[-1].math:
            self.open("$", _same)

    def innermost(self) -> str:
        return next(frame.kind for frame in reversed(self.frames) if frame.kind)

    def escaped(self, character: str) -> None:
        """A backslash with one character that is no letter."""
        if character in ACCENTS:
            self.begins()
            self.wait(_accent(ACCENTS[character]))
        elif character in DROPPED:
            self.add("")
        elif character in "\\ \n":
            self.add(" ")
        elif character in ",;:":
            self.add("\N{NARROW NO-BREAK SPACE}" if character == "," else " ")
        elif character in "()[]":
            pass
        else:
            self.add(character)

    def begins(self) -> None:
        """A command that is the first of its group takes from its braces what they would keep."""
        frame = self.frames[-1]
        if frame.kind == "{" and not frame.parts:
            frame.command_first = True

    def command(self, name: str, written: str) -> None:
        self.begins()
        if name in ACCENTS:
            self.wait(_accent(ACCENTS[name]))
        elif name in SYMBOLS:
            self.add(SYMBOLS[name])
        elif name in STYLES:
            before, after = STYLES[name]
            self.wait(lambda text: f"{before}{text}{after}" if text else "")
        elif name in SWITCHES:
            self.switch(*SWITCHES[name])
        elif name in FIRST_DROPPED:
            self.wait(_same)
            self.wait(lambda text: None)
        elif name in MATH and (self.frames[-1].math or name not in ("in", "to", "top")):
            self.add(MATH[name] + (" " if self.frames[-1].math and written[-1:].isspace() else ""))
        elif name in MATH_ACCENTS:
            self.wait(_accent(MATH_ACCENTS[name]))
        elif self.frames[-1].math:
            self.add(name)
        # any other command says nothing by itself; its arguments are read as groups

    def switch(self, before: str, after: str) -> None:
        """`{\\em words}`: to the end of the group."""
        frame = self.frames[-1]
        inner = frame.wrap
        if frame.kind == "{" and before:
            frame.wrap = lambda text: inner(f"{before}{text}{after}" if text else "")

    def script(self, mark: str) -> None:
        if not self.frames[-1].math:
            self.add(mark)
        else:
            name = "sup" if mark == "^" else "sub"
            self.wait(lambda text: f"<{name}>{text}</{name}>" if text else "")


def _kept(text: str, frame: _Frame) -> str:
    if frame.command_first or not any(character.isalpha() for character in text):
        return text
    return f"{_NOCASE}{text}</span>"


def _accent(combining: str) -> Wrap:
    def wrap(text: str) -> str:
        text = text.lstrip()
        first = {"ı": "i", "ȷ": "j"}.get(text[:1], text[:1])
        if not first:
            return ""
        # a mark over two letters stands between them
        return unicodedata.normalize("NFC", first + combining) + text[1:]

    return wrap
