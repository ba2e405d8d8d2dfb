"""The source a command works on: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..readers import Reading

STDIN = "-"
#: What outputs are called when the source has no name.
STDIN_STEM = "brief"


def read_source(source: str) -> Reading:
    """The report with the reader's findings; standard input is Markdown, or JSON where it begins with a brace."""
    if source != STDIN:
        from ..compile import read

        return read(Path(source))
    from ..core.files import decode_utf8
    from ..readers import read_text

    text = decode_utf8(sys.stdin.buffer.read(), "<stdin>")
    return read_text(text, "<stdin>", "json" if text.lstrip().startswith("{") else "markdown")


def stem(source: str) -> str:
    """What the outputs are called, before their suffix."""
    return STDIN_STEM if source == STDIN else Path(source).stem


def home(source: str) -> Path:
    """Where outputs go unless told otherwise: beside the source."""
    return Path() if source == STDIN else Path(source).parent
