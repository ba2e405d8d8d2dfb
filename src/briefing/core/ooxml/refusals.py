"""What is wrong with a package goes in; the error that says so comes out."""

from __future__ import annotations

from ..diagnostics import Diagnostic, FileError
from ..spans import Span


def damaged(name: str, why: str, hint: str = "open it in Word or LibreOffice, and save it anew") -> FileError:
    """The file cannot be read as a package."""
    return _refused("bad-package", name, why, hint)


def unsafe(name: str, why: str, hint: str = "take a file whose origin you trust, or save it anew in Word") -> FileError:
    """The file holds what no word processor writes."""
    return _refused("unsafe-package", name, why, hint)


def protected(name: str, why: str) -> FileError:
    """The file cannot be read without a password."""
    return _refused("protected-package", name, why, "open it in Word, and save it without a password")


def foreign(name: str, why: str, hint: str = "save it as .docx or .dotx") -> FileError:
    """The file is another program's, or another kind of document."""
    return _refused("not-word", name, why, hint)


def _refused(code: str, name: str, why: str, hint: str) -> FileError:
    return FileError([Diagnostic(code, f"{name} {why}.", Span(name), hint)])
