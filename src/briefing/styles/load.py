"""A style's name or path goes in; the style comes out, or what is wrong with it as diagnostics."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from ..core.diagnostics import BriefingError, Diagnostic
from ..core.files import read_bytes
from ..core.spans import Span
from ..csl import DependentStyleError, Style, StyleError, parse_style
from . import places
from .hints import hint_for

#: The style of a report that asks for none.
HOUSE_STYLE = "endnotes"


def load_style(name: str, folder: Path | None) -> Style:
    """A style by name (`briefing list styles`) or by the path of a .csl file, relative to `folder`; None as `folder`:
    relative to the working directory.

    A style that only names its parent becomes the parent, with its own default language. Raises BriefingError:
    `unknown-style` where there is none, `bad-style` where it is no style that can be used, and FileError where its file
    cannot be read.
    """
    path = _path(name, folder)
    if path is None:
        raise BriefingError(
            [Diagnostic("unknown-style", f"There is no citation style {name!r}.", Span(), hint_for(name))]
        )
    return _parsed(path, _changed(path))


def _path(name: str, folder: Path | None) -> Path | None:
    if not name.endswith(".csl"):
        return places.find(name)
    path = Path(name) if folder is None else folder / name
    try:
        return path if path.exists() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def _changed(path: Path) -> int:
    """When a file was changed last, so that an edited style is read again."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0  # reading it will say why


@lru_cache(16)
def _parsed(path: Path, changed: int) -> Style:
    try:
        return parse_style(read_bytes(path))
    except DependentStyleError as dependent:
        return _parent(dependent, path)
    except StyleError as error:
        _refuse(error, path)


def _parent(dependent: DependentStyleError, path: Path) -> Style:
    """The style that a dependent one names, which is known by the last part of its address."""
    name = dependent.parent.rstrip("/").rpartition("/")[2]
    beside = path.with_name(f"{name}.csl") if name and "\0" not in name else path
    found = beside if beside != path and beside.is_file() else places.find(name)
    if found is None or found == path:
        message = f"{path.name} only names another style, {name!r}, which is not at hand."
        hint = f"put {name}.csl beside it"
        if places.public() is None:
            hint += f", or install the public styles: pip install '{places.EXTRA}'"
        raise BriefingError([Diagnostic("bad-style", message, Span(str(path), dependent.line, dependent.column), hint)])
    try:
        style = parse_style(read_bytes(found))
    except StyleError as error:  # a parent that is dependent itself is no parent either (CSL 1.0.2, "File Types")
        _refuse(error, found)
    if dependent.lang:
        style.default_locale = dependent.lang
    return style


def _refuse(error: StyleError, path: Path) -> NoReturn:
    at = Span(str(path), error.line, error.column)
    raise BriefingError([Diagnostic("bad-style", error.message, at, "see the CSL 1.0.2 specification")]) from None
