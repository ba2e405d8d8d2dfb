"""YAML text into entries: a list of CSL-JSON items, pandoc's `references:`, or a mapping of ids to items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from ...core.spans import Span
from ..plain import DEEPEST
from ..yaml_source import NULL, unacceptable
from .found import Found
from .item import Entry
from .json_items import LISTS, by_id

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Nodes that aliases may stand for in all.
_MOST_COPIES = 20_000


def read_yaml(text: str, name: str, found: Found) -> Iterator[Entry]:
    """The entries of the first document."""
    growing = _Growing(name)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            growing.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name)
        found.unreadable(f"The YAML is not well-formed: {error.problem or 'it cannot be read'}.", at)
        return
    except yaml.reader.ReaderError as error:
        character, line, column = unacceptable(text, error)
        found.unreadable(f"The character {character} cannot stand in YAML.", Span(name, line, column), "remove it")
        return
    except _TooMuchError as error:
        found.unreadable(str(error), error.at)
        return
    yield from _entries(growing, found)


def _entries(growing: _Growing, found: Found) -> Iterator[Entry]:
    data = growing.data
    at = Span(growing.name, 1, 1)
    if isinstance(data, dict):
        held = next((data[key] for key in LISTS if isinstance(data.get(key), list)), None)
        if held is None:
            yield from by_id([(key, value, growing.place(value, at)) for key, value in data.items()], at)
            return
        data = held
    if not isinstance(data, list):
        found.unreadable("It holds no sources: a list of items is due here.", at)
        return
    for item in data:
        if isinstance(item, dict):
            yield Entry(growing.place(item, at), item)
        else:
            found.bad("An item of the list is not a mapping.", growing.place(item, Span(growing.name)))


class _TooMuchError(Exception):
    def __init__(self, message: str, at: Span) -> None:
        self.at = at
        super().__init__(message)


class _Growing:
    """Containers grown from events; all scalars are texts, since that is what a source's fields are."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data: Any = None
        self.stack: list[tuple[Any, str | None]] = []
        """Open containers, each with the anchor it is known by."""
        self.keys: list[str | None] = []
        """The key that waits for its value, for each open container."""
        self.key_mark: Any = None
        """Where that key stands."""
        self.places: dict[int, tuple[int, int]] = {}
        self.anchors: dict[str, Any] = {}
        self.copies = 0

    def place(self, value: Any, otherwise: Span) -> Span:
        """Where a container near the top began, or the key it belongs to."""
        found = self.places.get(id(value))
        return Span(self.name, found[0] + 1, found[1] + 1) if found else otherwise

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = event.value
            if not event.style and event.tag is None and value in NULL and not self.due():
                value = None
            if event.anchor:
                self.anchors[event.anchor] = value
            self.add(value, event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self.open({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            container, anchor = self.stack.pop()
            self.keys.pop()
            if anchor:
                self.anchors[anchor] = container
            self.add(container, event)
        elif kind is yaml.AliasEvent:
            self.alias(event)

    def due(self) -> bool:
        """Whether a key is due."""
        return bool(self.stack) and isinstance(self.stack[-1][0], dict) and self.keys[-1] is None

    def at(self, event: Any) -> Span:
        return Span(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def open(self, container: Any, event: Any) -> None:
        if len(self.stack) >= DEEPEST:
            raise _TooMuchError("Lists and mappings are nested too deeply here.", self.at(event))
        if self.due():
            raise _TooMuchError("A key is a list or a mapping; keys are words.", self.at(event))
        if len(self.stack) < 4:
            mark = self.key_mark if self.stack and isinstance(self.stack[-1][0], dict) else event.start_mark
            self.places[id(container)] = (mark.line, mark.column)
        self.stack.append((container, event.anchor))
        self.keys.append(None)

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise _TooMuchError(f"'*{event.anchor}' refers to an anchor that is not known here.", self.at(event))
        value = self.anchors[event.anchor]
        self.copies += _size(value, _MOST_COPIES)
        if self.copies > _MOST_COPIES:
            raise _TooMuchError("Aliases stand for too much data here.", self.at(event))
        self.add(value, event)

    def add(self, value: Any, event: Any) -> None:
        if not self.stack:
            self.data = value
            return
        container = self.stack[-1][0]
        if isinstance(container, list):
            container.append(value)
        elif self.keys[-1] is not None:
            container.setdefault(self.keys[-1], value)
            self.keys[-1] = None
        elif isinstance(value, str):
            self.keys[-1], self.key_mark = value, event.start_mark
        else:
            raise _TooMuchError("A key is not a word.", self.at(event))


def _size(value: Any, limit: int) -> int:
    """How many nodes a value has, counted up to a limit; shared ones count each time."""
    count, todo = 0, [value]
    while todo and count <= limit:
        node = todo.pop()
        count += 1
        if isinstance(node, (dict, list)):
            todo.extend(node.values() if isinstance(node, dict) else node)
    return count
