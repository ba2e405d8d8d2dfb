"""One report model in; an editable Word draft and a PDF for distribution out.

    from briefing import load, build

    built = build(load("brief.md"))
    built.outputs["docx"], built.outputs["pdf"]

The names below are the library; each is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .compile import Built, build, from_dict, load, loads
    from .core.diagnostics import BriefingError, Diagnostic, FileError
    from .drafts.pull import Pulled, pull
    from .importing.found import Imported
    from .importing.importer import from_markdown
    from .model.report import Report

__all__ = [
    "BriefingError",
    "Built",
    "Diagnostic",
    "FileError",
    "Imported",
    "Pulled",
    "Report",
    "build",
    "from_dict",
    "from_markdown",
    "load",
    "loads",
    "pull",
]

_HOMES = {
    "BriefingError": "core.diagnostics",
    "Diagnostic": "core.diagnostics",
    "FileError": "core.diagnostics",
    "Report": "model.report",
    "Built": "compile",
    "build": "compile",
    "from_dict": "compile",
    "load": "compile",
    "loads": "compile",
    "Pulled": "drafts.pull",
    "pull": "drafts.pull",
    "Imported": "importing.found",
    "from_markdown": "importing.importer",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'briefing' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
