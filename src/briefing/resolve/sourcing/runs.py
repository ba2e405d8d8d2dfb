"""Words of an author's or of the tool's -> runs: typographic marks, other scripts in their language, a stop behind."""

from __future__ import annotations

from ...core.quotes import typographic
from ..scripts import by_language
from ..tree import Run

_ENDS = ".?!…。？！"
#: Marks that may stand behind a sentence's end.
_CLOSING = "”’»›\"')）」』 \u202f"


def runs(text: str, lang: str) -> list[Run]:
    """Text in the document's language."""
    return [Run(piece, lang=tag) for piece, tag in by_language(typographic(text, lang), lang)]


def stopped(text: str, stop: str) -> str:
    """A sentence with its stop, unless it ends in one."""
    text = text.strip()
    return text if text.rstrip(_CLOSING).endswith(tuple(_ENDS)) else text + stop
