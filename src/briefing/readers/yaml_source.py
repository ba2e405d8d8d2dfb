"""YAML text into plain data with places: scalars as in YAML 1.2's core schema, so that `no` is a word and a date
stays text."""

from __future__ import annotations

import re
from typing import Any

import yaml

from ..core.diagnostics import BriefingError, Diagnostics
from ..core.spans import Span
from .plain import DEEPEST, Grower, Places, number, placed

NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBER = re.compile(r"[-+]?\d+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?")
_LONGEST_NUMBER = 40
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Nodes that aliases may stand for in all; what expands further is refused.
_MOST_COPIES = 20_000


def parse(text: str, name: str, diagnostics: Diagnostics, first_line: int = 1) -> tuple[Any, Places]:
    """Read one YAML document; raises BriefingError, with all found so far, where it is not well-formed."""
    reading = _Reading(text, name, diagnostics, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reading.take(event)
    except yaml.MarkedYAMLError as error:
        reading.syntax_error(error)
    except yaml.reader.ReaderError as error:
        reading.character_error(error)
    return reading.grower.data, reading.grower.places


def says_other_than_text(text: str) -> bool:
    """Whether a plain scalar of these characters is a number, true, false or nothing."""
    return text in NULL or text in _BOOL or _NUMBER.fullmatch(text) is not None


def unacceptable(text: str, error: yaml.reader.ReaderError) -> tuple[str, int, int]:
    """The character that YAML cannot hold, as its number ("U+0008"), and the line and column where it first stands.

    The parser's own position counts bytes.
    """
    code = error.character if isinstance(error.character, int) else ord(error.character)
    before = text[: max(text.find(chr(code)), 0)]
    return f"U+{code:04X}", before.count("\n") + 1, len(before) - before.rfind("\n")


class _Reading:
    def __init__(self, text: str, name: str, diagnostics: Diagnostics, first_line: int) -> None:
        self.text = text
        self.name = name
        self.diagnostics = diagnostics
        self.first_line = first_line
        self.grower = Grower(name, diagnostics)
        self.anchors: dict[str, Any] = {}
        self.open_anchors: list[str | None] = []
        self.copies = 0
        self.documents = 0
        self.lines: list[str] | None = None

    def span(self, mark: Any) -> Span:
        return Span(self.name, mark.line + self.first_line, mark.column + 1)

    def fail(self, message: str, at: Span, hint: str = "", code: str = "bad-yaml") -> None:
        self.diagnostics.add(code, message, at, hint)
        raise BriefingError(self.diagnostics.sorted())

    def take(self, event: Any) -> None:
        """One event of the parser."""
        match event:
            case yaml.ScalarEvent():
                self.scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.start(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                closed = self.grower.close()
                anchor = self.open_anchors.pop()
                if anchor:
                    self.anchors[anchor] = closed
            case yaml.AliasEvent():
                self.alias(event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.fail("A second YAML document begins here.", self.span(event.start_mark), "remove the line ---")

    def start(self, event: Any) -> None:
        at = self.span(event.start_mark)
        if self.grower.wants_key():
            self.fail("A key is a list or a mapping; keys are words.", at)
        if self.grower.depth >= DEEPEST:
            self.fail("Lists and mappings are nested too deeply here.", at, code="too-deep")
        self.open_anchors.append(event.anchor)
        self.grower.open({} if isinstance(event, yaml.MappingStartEvent) else [], at)

    def scalar(self, event: Any) -> None:
        at = self.span(event.start_mark)
        if self.grower.wants_key():
            self.grower.key(event.value, at)
            return
        value = self.value(event, at)
        if event.anchor:
            self.anchors[event.anchor] = value
        self.grower.value(value, at)

    def value(self, event: Any, at: Span) -> Any:
        """What a scalar says: plain ones may be numbers, true, false or nothing, all others are text."""
        text = event.value
        if not event.style and event.tag is None:
            if text in NULL:
                return None
            if text in _BOOL:
                return _BOOL[text]
            if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
                return number(text)
        return placed(text, self.content_at(event, at))

    def content_at(self, event: Any, at: Span) -> Span:
        """Where a scalar's first character stands: after the quotation mark, or on the line after `|`."""
        if event.style in ("'", '"'):
            return at._replace(column=at.column + 1)
        if event.style not in ("|", ">"):
            return at
        if self.lines is None:
            self.lines = self.text.split("\n")
        first = event.start_mark.line + 1
        for line in self.lines[first:]:
            if line.strip():
                return Span(self.name, first + self.first_line, len(line) - len(line.lstrip()) + 1)
        return at

    def alias(self, event: Any) -> None:
        at = self.span(event.start_mark)
        if event.anchor not in self.anchors:
            self.fail(f"'*{event.anchor}' refers to an anchor that is not known here.", at)
        if self.grower.wants_key():
            self.fail("A key is an alias; keys are words.", at)
        value = self.anchors[event.anchor]
        self.copies += _size(value, _MOST_COPIES)
        if self.copies > _MOST_COPIES:
            self.fail("Aliases stand for too much data here.", at)
        self.grower.value(value, at)

    def syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        at = self.span(mark) if mark else Span(self.name)
        problem = error.problem or error.context or "cannot be read"
        self.fail(f"The YAML is not well-formed: {problem}.", at, _advice(problem))

    def character_error(self, error: yaml.reader.ReaderError) -> None:
        character, line, column = unacceptable(self.text, error)
        at = Span(self.name, line - 1 + self.first_line, column)
        self.fail(f"The character {character} cannot stand in YAML.", at, "remove it")


def _advice(problem: str) -> str:
    """What usually helps."""
    if "mapping values are not allowed" in problem:
        return "put a text with a colon in quotation marks"
    if "cannot start any token" in problem:
        return "indent with spaces, and put a text that begins with such a mark in quotation marks"
    if "expected <block end>" in problem or "could not find expected" in problem:
        return "check the indentation, and whether a quotation mark is left open"
    return ""


def _size(value: Any, limit: int) -> int:
    """How many nodes a value has, counted up to a limit; shared ones count each time."""
    count, todo = 0, [value]
    while todo and count <= limit:
        node = todo.pop()
        count += 1
        if isinstance(node, dict):
            todo.extend(node.values())
        elif isinstance(node, list):
            todo.extend(node)
    return count
