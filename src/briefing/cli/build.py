"""`briefing build`: a source into a Word draft and a PDF."""

from __future__ import annotations

from pathlib import Path

import click

from ..compile import DEFAULT_FORMATS, FORMATS, build, overridden
from ..core.files import write_all
from .overwriting import refuse_to_overwrite
from .reporting import problems_reported, show
from .sources import home, read_source, stem


class FormatList(click.ParamType[tuple[str, ...]]):
    """Formats with commas between them."""

    name = "formats"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The formats in the order given; an unknown one is a usage error."""
        if isinstance(value, tuple):
            return value
        wanted = tuple(part.strip().lower() for part in str(value).split(",") if part.strip())
        for name in wanted:
            if name not in FORMATS:
                self.fail(f"{name!r} is not one of {', '.join(FORMATS)}.", param, ctx)
        if not wanted:
            self.fail(f"name at least one of {', '.join(FORMATS)}.", param, ctx)
        return wanted


def read_settings(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """`key=value` pairs as a mapping; a pair without = is a usage error."""
    settings: dict[str, str] = {}
    for value in values:
        key, equals, text = value.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(f"{value!r} is not KEY=VALUE", ctx, param)
        settings[key.strip()] = text
    return settings


@click.command("build", short_help="Build a Word draft and a PDF from a source.")
@click.argument("source", metavar="SOURCE")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), metavar="DIR",
              help="Folder for the files, made if need be. Default: beside the source.")  # fmt: skip
@click.option("--to", "formats", type=FormatList(), default=",".join(DEFAULT_FORMATS), show_default=True,
              metavar="LIST", help="What to write, with commas between: docx, pdf, txt.")  # fmt: skip
@click.option("--theme", metavar="NAME|FILE", help="The look, instead of the source's own: a name of `briefing list "
              "themes`, a YAML file, or a Word template.")  # fmt: skip
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", callback=read_settings,
              help="Set a field of the front matter, as if the source said so: --set date=2025-09-05. "
              "The value is read as YAML. May be given several times.")  # fmt: skip
@click.option("--attach-source", is_flag=True, help="Let the report's model travel in the PDF, with its "
              "pictures: who has the PDF can build the report again. The PDF is PDF/A-3a.")  # fmt: skip
@click.option("--embed-fonts", is_flag=True, help="Let the theme's fonts travel in the Word draft, so that it looks "
              "the same where they are not installed. Fonts whose licence forbids it stay behind.")  # fmt: skip
@click.option("--without-source", is_flag=True, help="Leave the source out of the Word draft: nobody who gets it can "
              "read its comments, and its edits are pulled back by likeness only.")  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite a Word draft even if it was edited since it was built.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors: nothing is written when there are any.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing about the files written.")
def command(
    source: str,
    folder: Path | None,
    formats: tuple[str, ...],
    theme: str | None,
    settings: dict[str, str],
    attach_source: bool,
    embed_fonts: bool,
    without_source: bool,
    force: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Build SOURCE into an editable Word draft and a PDF for distribution.

    SOURCE is a Markdown file with front matter, a YAML or JSON file, or - for standard input, which is Markdown, or
    JSON where it begins with a brace. The files are named after it: brief.md becomes brief.docx and brief.pdf. When
    anything is wrong with the source, every problem is shown with its place and nothing is written: what stood there
    before still stands.

    A Word draft that somebody edited is not overwritten, unless its source has all of the edits already (briefing pull)
    or --force is given.
    """
    if attach_source and "pdf" not in formats:
        raise click.UsageError("--attach-source needs a PDF for the model to travel in: add pdf to --to.")
    if embed_fonts and "docx" not in formats:
        raise click.UsageError("--embed-fonts needs a Word draft for the fonts to travel in: add docx to --to.")
    with problems_reported():
        reading = read_source(source)
        report = overridden(reading.report, settings, reading.diagnostics)
        built = build(
            report,
            formats,
            theme=theme,
            strict=strict,
            attach_source=attach_source,
            carry_source=not without_source,
            embed_fonts=embed_fonts,
            side_by_side=True,
            found=reading.diagnostics,
        )
        target = folder if folder is not None else home(source)
        paths = {target / f"{stem(source)}.{name}": data for name, data in built.outputs.items()}
        if not force:
            for path in paths:
                if path.suffix == ".docx":
                    refuse_to_overwrite(path, source)
        write_all(paths)
    show(built.diagnostics)
    if not quiet:
        for path in paths:
            click.echo(path)
