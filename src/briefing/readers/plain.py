"""Plain data read from YAML or JSON, with the place of every key and value kept beside it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from ..core.diagnostics import Diagnostics
from ..core.spans import Placed, Span
from ..core.text import first_unfit

#: Containers within containers; deeper data is refused before it can run anything out of stack.
DEEPEST = 60
_MOST_UNFIT = 20
#: The report's fields that map ids to sources.
_SOURCES = ("sources", "library")


class Integer(int):
    """A whole number that remembers how it was written, for fields that take it as text ("010")."""

    text: str

    def __str__(self) -> str:
        return self.text


class Decimal(float):
    """A number that remembers how it was written, for fields that take it as text ("1.10")."""

    text: str

    def __str__(self) -> str:
        return self.text


class Places:
    """Where the keys and values of containers stand; containers are known by identity and kept alive."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._places: dict[int, tuple[Any, Span, dict[Hashable, tuple[Span, Span]]]] = {}

    def note(self, container: Any, at: Span, entries: dict[Hashable, tuple[Span, Span]]) -> None:
        """Keep the place of a container, and by key or index those of its keys and values."""
        self._places[id(container)] = (container, at, entries)

    def of(self, container: Any) -> Span:
        """Where a container begins."""
        found = self._places.get(id(container))
        return found[1] if found else Span(self.name)

    def key(self, container: Any, key: Hashable) -> Span:
        """Where a key of a mapping stands."""
        found = self._places.get(id(container))
        return found[2][key][0] if found and key in found[2] else self.of(container)

    def value(self, container: Any, key: Hashable) -> Span:
        """Where a value of a mapping or a list stands."""
        found = self._places.get(id(container))
        return found[2][key][1] if found and key in found[2] else self.of(container)


class Grower:
    """Grows containers from a row of events, without recursion; both YAML and JSON feed it."""

    def __init__(self, name: str, diagnostics: Diagnostics) -> None:
        self.places = Places(name)
        self.diagnostics = diagnostics
        self.data: Any = None
        self._stack: list[_Open] = []

    @property
    def depth(self) -> int:
        """How many containers are open."""
        return len(self._stack)

    def open(self, container: dict[str, Any] | list[Any], at: Span) -> None:
        """A container begins."""
        self._stack.append(_Open(container, at))

    def close(self) -> Any:
        """The innermost container ends; gives it."""
        opened = self._stack.pop()
        container = opened.container
        if isinstance(container, dict) and not self._is_sources():
            # a source is known by its id, so that is where it stands
            container["at"] = self._stack[-1].key_at if self._sources_open() else opened.at
        self.places.note(container, opened.at, opened.entries)
        self.value(container, opened.at)
        return container

    def _is_sources(self) -> bool:
        """Whether the container just closed is a mapping of ids to sources of the report, which is no node itself."""
        return len(self._stack) == 1 and self._stack[0].key in _SOURCES

    def wants_key(self) -> bool:
        """Whether a key is due."""
        return bool(self._stack) and isinstance(self._stack[-1].container, dict) and self._stack[-1].key is None

    def key(self, key: str, at: Span) -> None:
        """A key of the innermost mapping."""
        self.shown(key, at)
        top = self._stack[-1]
        if key in top.entries:
            first = top.entries[key][0]
            message = f"The key {key!r} stands twice in one mapping."
            hint = f"it stands in line {first.line} too"
            self.diagnostics.add("duplicate-key", message, at, hint)
        elif key == "at" and not self._sources_open():
            self.diagnostics.add("unknown-field", "'at' is not a field: places are found by the tool.", at)
        top.key, top.key_at = key, at

    def shown(self, text: str, at: Span) -> None:
        """Note a character that came in by an escape and cannot be shown."""
        if (character := first_unfit(text)) and len(self.diagnostics) < _MOST_UNFIT:
            self.diagnostics.add("bad-character", f"The character {character} cannot be shown.", at, "remove it")

    def _sources_open(self) -> bool:
        return len(self._stack) == 2 and self._stack[0].key in _SOURCES

    def value(self, value: Any, at: Span) -> None:
        """A value of the innermost container, or the whole."""
        if isinstance(value, str):
            self.shown(value, at)
        if not self._stack:
            self.data = value
            return
        top = self._stack[-1]
        if isinstance(top.container, list):
            top.entries[len(top.container)] = (at, at)
            top.container.append(value)
            return
        assert top.key is not None
        if top.key not in top.entries and (value is not None or self._sources_open()):
            top.container[top.key] = value
        top.entries.setdefault(top.key, (top.key_at, at))
        top.key = None


class _Open:
    """A container that is still being filled."""

    __slots__ = ("at", "container", "entries", "key", "key_at")

    def __init__(self, container: dict[str, Any] | list[Any], at: Span) -> None:
        self.container = container
        self.at = at
        self.entries: dict[Hashable, tuple[Span, Span]] = {}
        self.key: str | None = None
        self.key_at = at


def number(text: str) -> Integer | Decimal | None:
    """The number a scalar says, in YAML 1.2's core schema and JSON alike; None where it says none."""
    try:
        whole = Integer(text, 0) if text[:2] in ("0x", "0o") else Integer(text)
        whole.text = text
        return whole
    except ValueError:
        pass
    try:
        decimal = Decimal(text)
        decimal.text = text
        return decimal
    except ValueError:
        return None


def placed(text: str, at: Span) -> Placed:
    """A string with its place."""
    return Placed(text, at)


def held(data: Any, name: str, diagnostics: Diagnostics) -> bool:
    """Whether plain data of Python's own making can be read: not nested too deeply, no characters that cannot be
    shown. What is wrong is noted with its path."""
    before = len(diagnostics)
    todo: list[tuple[Any, str, int]] = [(data, "", 0)]
    while todo and len(diagnostics) - before < _MOST_UNFIT:
        value, path, depth = todo.pop()
        if isinstance(value, str):
            if character := first_unfit(value):
                message = f"The character {character} cannot be shown ({path})."
                diagnostics.add("bad-character", message, Span(name), "remove it")
        elif depth > DEEPEST:
            diagnostics.add("too-deep", f"Lists and mappings are nested too deeply ({path[:60]}...).", Span(name))
            return False
        elif isinstance(value, dict):
            todo.extend((one, f"{path}.{key}" if path else str(key), depth + 1) for key, one in value.items())
        elif isinstance(value, (list, tuple)):
            todo.extend((one, f"{path}[{n}]", depth + 1) for n, one in enumerate(value))
    return len(diagnostics) == before
