"""JSON text (RFC 8259) into plain data with places, without recursion; strings are read by the standard library's
scanner."""

from __future__ import annotations

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from ..core.diagnostics import BriefingError, Diagnostics
from ..core.spans import Span
from .markdown.source import Source
from .plain import DEEPEST, Grower, Places, number, placed

_SPACE = re.compile(r"[ \t\n\r]*")
_SCALAR = re.compile(r"(?P<word>true|false|null)|(?P<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)")
_WORDS = {"true": True, "false": False, "null": None}


def parse(text: str, name: str, diagnostics: Diagnostics) -> tuple[Any, Places]:
    """Read one JSON value; raises BriefingError, with all found so far, where it is not well-formed."""
    reading = _Reading(text, name, diagnostics)
    reading.run()
    return reading.grower.data, reading.grower.places


class _Reading:
    def __init__(self, text: str, name: str, diagnostics: Diagnostics) -> None:
        self.text = text
        self.source = Source(text, name)
        self.diagnostics = diagnostics
        self.grower = Grower(name, diagnostics)
        self.at = 0
        self.closers: list[str] = []

    def run(self) -> None:
        self.value()
        while self.closers:
            self.after_value()
        self.space()
        if self.at < len(self.text):
            self.fail("something stands after the end")

    def fail(self, problem: str, at: int | None = None, hint: str = "", code: str = "bad-json") -> None:
        place = self.source.span(self.at if at is None else at)
        message = f"The JSON is not well-formed: {problem}." if code == "bad-json" else f"{problem}."
        self.diagnostics.add(code, message, place, hint)
        raise BriefingError(self.diagnostics.sorted())

    def space(self) -> str:
        """Go over white space; gives the next character, empty at the end."""
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.text[self.at : self.at + 1]

    def value(self) -> None:
        """A scalar, or the beginning of a container with its first key."""
        character = self.space()
        span = self.source.span(self.at)
        match character:
            case "{" | "[":
                self.open(character, span)
            case '"':
                inside = span._replace(column=span.column + 1)
                self.grower.value(placed(self.string(), inside), span)
            case _:
                match = _SCALAR.match(self.text, self.at)
                if match is None:
                    self.fail("a value is missing" if character in "]},:" else f"{character!r} begins no value")
                    return
                self.at = match.end()
                self.grower.value(_WORDS[match[0]] if match["word"] else number(match[0]), span)

    def open(self, character: str, span: Span) -> None:
        if self.grower.depth >= DEEPEST:
            self.fail("Lists and mappings are nested too deeply here", code="too-deep")
        self.grower.open({} if character == "{" else [], span)
        closer = "}" if character == "{" else "]"
        self.at += 1
        if self.space() == closer:
            self.at += 1
            self.grower.close()
            return
        self.closers.append(closer)
        self.member()

    def member(self) -> None:
        """What a container holds next: a value, after its key in an object."""
        if self.closers[-1] == "}":
            if self.space() != '"':
                self.fail("a key in quotation marks is due here", hint="remove a comma before }")
            span = self.source.span(self.at)
            self.grower.key(self.string(), span)
            if self.space() != ":":
                self.fail("a colon is missing after a key")
            self.at += 1
        self.value()

    def after_value(self) -> None:
        """A comma and the next member, or the end of the innermost container."""
        character = self.space()
        if character == ",":
            self.at += 1
            self.member()
        elif character == self.closers[-1]:
            self.at += 1
            self.closers.pop()
            self.grower.close()
        else:
            what = repr(character) if character else "the end"
            self.fail(f"a comma or {self.closers[-1]!r} is due here, not {what}")

    def string(self) -> str:
        try:
            text, end = scanstring(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            self.fail(error.msg.lower(), error.pos)
            raise
        self.at = end
        return str(text)
