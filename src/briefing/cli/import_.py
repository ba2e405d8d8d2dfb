"""`briefing import`: a pasted text, Markdown, HTML or a Word file into a brief."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from ..core.diagnostics import Diagnostic, FileError
from ..core.files import read_bytes, write_all
from ..core.spans import Span
from ..importing.intake import LARGEST, MANNERS
from .reporting import problems_reported, show
from .sources import STDIN


@click.command("import", short_help="Make a brief of a pasted text, Markdown, HTML or a Word file.")
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", type=click.Path(path_type=Path), default="brief.md", show_default=True, metavar="FILE",
              help="Where the brief goes; - for standard output.")  # fmt: skip
@click.option("--from", "manner", type=click.Choice(list(MANNERS)), default="auto", show_default=True,
              help="Whose manner FILE is in, or its form. The text itself tells in nearly every case.")  # fmt: skip
@click.option("--lang", default="", metavar="TAG",
              help="The text's language, for example de or zh-Hans. Default: the text tells.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the report of the import as JSON.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is doubtful.")
def command(file: str, output: Path, manner: str, lang: str, as_json: bool, force: bool, quiet: bool) -> None:
    """Make a brief of FILE - a pasted text, Markdown, HTML or a Word file, or - for standard input.

    Loose digits become citations again, and lists of works cited become sources. What is not certain stays as it is
    and is listed with its line; what was left out is listed with its reason. Nothing is invented.
    """
    with problems_reported():
        from ..importing.importer import import_bytes

        imported = import_bytes(_read(file), "<stdin>" if file == STDIN else file, manner, lang)
        to_stdout = str(output) == STDIN
        if not to_stdout:
            if output.exists() and not force:
                hint = "name another file with -o, or write over it with --force"
                raise FileError([Diagnostic("import-exists", f"{output} exists already.", Span(str(output)), hint)])
            write_all({output: imported.text.encode()})
    if to_stdout:
        click.echo(imported.text, nl=False)
    show(imported.diagnostics)
    if as_json:
        data = {"brief": None if to_stdout else str(output), **imported.to_dict()}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1), err=to_stdout)
    else:
        from ..importing.telling import told

        for line in told(imported, str(output), quiet):
            click.echo(line, err=to_stdout)


def _read(file: str) -> bytes:
    """The input, or as much of it as shows that it is too large."""
    if file == STDIN:
        return sys.stdin.buffer.read(LARGEST + 1)
    path = Path(file)
    if path.is_file() and path.stat().st_size > LARGEST:
        with path.open("rb") as opened:
            return opened.read(LARGEST + 1)
    return read_bytes(path)
