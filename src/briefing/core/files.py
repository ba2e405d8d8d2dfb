"""Reading and writing files so that a fault becomes a diagnostic and a failed build leaves what was there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from .diagnostics import Diagnostic, FileError
from .spans import Span


def read_bytes(path: Path) -> bytes:
    """The whole file; raises FileError when it is absent, a directory, or refused."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError([Diagnostic("file-not-found", f"{path} does not exist.", Span(str(path)))]) from None
    except IsADirectoryError:
        hint = "name the source inside it, for example brief.md"
        raise FileError([Diagnostic("file-unreadable", f"{path} is a directory.", Span(str(path)), hint)]) from None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise FileError([Diagnostic("file-unreadable", message, Span(str(path)))]) from None


def decode_utf8(data: bytes, name: str) -> str:
    """Text of a source, without a byte order mark; raises FileError at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"{name} is not UTF-8: byte 0x{data[error.start]:02X} cannot be read."
        hint = "save the file as UTF-8"
        raise FileError([Diagnostic("not-utf8", message, Span(name, line, column), hint)]) from None


def write_all(outputs: Mapping[Path, bytes]) -> None:
    """Write every file or none: each goes to a temporary file beside its target, and all are renamed at the end.

    Raises FileError; whatever stood at the targets before then still stands there.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for target, data in outputs.items():
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.is_dir():
                    raise IsADirectoryError(21, "Is a directory")
                temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
                written.append((temporary, target))
                temporary.write_bytes(data)
            except OSError as error:
                message = f"{target} cannot be written: {error.strerror or error}."
                hint = "choose another folder with -o"
                raise FileError([Diagnostic("file-unwritable", message, Span(str(target)), hint)]) from None
        for temporary, target in written:
            temporary.replace(target)
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)
