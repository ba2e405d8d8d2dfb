"""What can be wrong with a style or a locale, with the place where it is."""

from __future__ import annotations


class StyleError(ValueError):
    """A CSL style or locale that cannot be used: one sentence, and the place in its file (0: not known)."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        self.message, self.line, self.column = message, line, column
        super().__init__(f"{line}:{column}: {message}" if line else message)


class DependentStyleError(StyleError):
    """A style that only names another one, its parent."""

    def __init__(self, parent: str, lang: str, line: int = 0, column: int = 0) -> None:
        self.parent, self.lang = parent, lang
        super().__init__(f"The style depends on another one: {parent}", line, column)
