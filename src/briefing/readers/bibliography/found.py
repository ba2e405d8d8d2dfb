"""What is wrong with a bibliography file, gathered with places; after twenty of a kind the rest is counted."""

from __future__ import annotations

from collections import Counter

from ...core.diagnostics import Diagnostic, Diagnostics, Severity
from ...core.spans import Span

_MOST = 20


class Found:
    """The problems of one file."""

    def __init__(self, name: str, diagnostics: Diagnostics) -> None:
        self.name = name
        self.diagnostics = diagnostics
        self._counts: Counter[str] = Counter()

    def bad(self, message: str, at: Span, hint: str = "") -> None:
        """Something of one entry cannot be read; the rest is."""
        self.add("bad-entry", message, at, hint)

    def unreadable(self, message: str, at: Span, hint: str = "") -> None:
        """Nothing of the file can be read."""
        self.add("bad-bibliography", message, at, hint)

    def add(self, code: str, message: str, at: Span, hint: str = "", severity: Severity | None = None) -> None:
        """A problem, if there were not too many of its code."""
        self._counts[code] += 1
        if self._counts[code] <= _MOST:
            self.diagnostics.extend([Diagnostic(code, message, at, hint, severity)])

    def close(self) -> None:
        """Say how many problems were not shown."""
        for code, count in self._counts.items():
            if count > _MOST:
                message = f"{count - _MOST} more problems of this kind are in {self.name}."
                self.diagnostics.add(code, message, Span(self.name))
