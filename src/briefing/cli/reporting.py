"""How problems reach a person: on standard error, all of them, with an exit code for their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from ..core.diagnostics import BriefingError, Diagnostic, FileError
from .exits import FILE_FAILED, SOURCE_HAS_ERRORS

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Each as `file:line:column: severity: sentence [code]`, its hint below."""
    for found in diagnostics:
        level = click.style(found.level, fg=_COLOURS[found.level], bold=True)
        click.echo(f"{found.at}: {level}: {found.message} [{found.code}]", err=True)
        if found.hint:
            click.echo(f"    hint: {found.hint}", err=True)


@contextmanager
def problems_reported() -> Iterator[None]:
    """Turns BriefingError into messages and exit code 1, FileError into exit code 3."""
    try:
        yield
    except BriefingError as error:
        show(error.diagnostics)
        errors = sum(1 for found in error.diagnostics if found.level == "error")
        if errors:
            click.echo(f"{errors} error{'s' if errors > 1 else ''}; nothing was written.", err=True)
        else:
            click.echo("Warnings are errors with --strict; nothing was written.", err=True)
        raise SystemExit(FILE_FAILED if isinstance(error, FileError) else SOURCE_HAS_ERRORS) from None
