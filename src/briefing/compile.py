"""The story from top to bottom: read -> resolve -> check -> write."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .core.diagnostics import BriefingError, Diagnostic, Diagnostics, did_you_mean
from .core.node import node
from .core.spans import Origin, Span
from .model.report import Report
from .resolve.tree import Document, Pages

if TYPE_CHECKING:
    from .core.attachments import Attachment
    from .core.beside import Beside
    from .readers import Reading
    from .resolve.tree import Image, Properties
    from .themes.theme import Theme
    from .writers.docx.embedding import EmbeddedFont

Drafting = Callable[[Callable[[], Pages]], bytes]
"""Writes the Word draft, and asks for the page numbers when it needs them."""

#: What can be written, in the order in which it is; each is also the file's suffix.
FORMATS = ("docx", "pdf", "txt")
DEFAULT_FORMATS = ("docx", "pdf")
#: What files are called when the source has no name.
UNNAMED = "brief"
#: So many blocks make a draft worth a process of its own.
_MANY = 300


@node
class Built:
    """What a build gives: the files' bytes by format, the document they show, and what was found on the way."""

    outputs: Mapping[str, bytes]
    document: Document
    pages: Pages | None
    """Where everything stands in the PDF; None where no format asked for needs it."""
    diagnostics: tuple[Diagnostic, ...]


def load(path: str | Path) -> Report:
    """The report of a source file (.md, .yaml, .yml, .json).

    Raises BriefingError with every problem found, or FileError where the file cannot be read.
    """
    return read(path).report


def loads(text: str, format: str = "markdown", name: str = "<text>") -> Report:  # noqa: A002 - the word users know
    """The report of a text in "markdown", "yaml" or "json"; raises BriefingError with every problem found."""
    from .readers import FORMATS as SUFFIXES
    from .readers import read_text

    for form in SUFFIXES.values():
        if form == format:
            return read_text(text, name, form).report
    raise ValueError(f"unknown format {format!r}: one of {', '.join(dict.fromkeys(SUFFIXES.values()))}")


def from_dict(data: Mapping[str, Any], folder: str | Path | None = None) -> Report:
    """The report of plain data, in the shape of `briefing schema`; raises BriefingError with every problem found.

    `folder` is where its bibliography files are looked for; None: the working directory.
    """
    from .readers.data import from_dict as read_data

    # a place of its own says that the report was held against the model already
    return replace(read_data(dict(data), folder=Path(folder or "."))[0], at=Span("<data>"))


def read(path: str | Path) -> Reading:
    """Like `load`, with what the reader found beside the report: `.report` and `.diagnostics`."""
    from .readers import read as read_file

    return read_file(Path(path))


def resolved(report: Report, folder: Path | None = None) -> tuple[Document, Diagnostics]:
    """The document with the findings of the resolver and the rules; errors are among them, not raised."""
    report, read_now = _validated(report, folder)
    document, found = _resolved(report, folder)
    return document, Diagnostics([*found, *read_now])


def _resolved(report: Report, folder: Path | None) -> tuple[Document, Diagnostics]:
    """The same for a report that was held against the model."""
    from .check import check
    from .resolve.resolve import resolve

    document, found = resolve(report, folder)
    found.extend(check(report, document))
    return document, found


def build(
    report: Report,
    formats: Iterable[str] = DEFAULT_FORMATS,
    *,
    theme: str | None = None,
    folder: Path | None = None,
    strict: bool = False,
    attach_source: bool = False,
    carry_source: bool = True,
    embed_fonts: bool = False,
    side_by_side: bool = False,
    found: Iterable[Diagnostic] = (),
) -> Built:
    """Build a report in memory; nothing is written to the disk.

    `formats` are of "docx", "pdf" and "txt". `theme` goes before the report's own. `folder` is where image files are
    looked for; None: beside the report's source, or the working directory. `strict` turns warnings into errors.
    `attach_source` lets the model travel in the PDF, with the files it names, and makes it PDF/A-3a. `carry_source`
    lets the source travel in the Word draft, so that what is edited there can be pulled back. `embed_fonts` puts the
    theme's fonts into the Word draft. `side_by_side` lets a second process, forked from this one, write the draft of a
    long document while this one lays out its pages, where that is quicker; the files are the same. `found` are earlier
    findings, as of the reader, that belong to this build.

    Raises BriefingError with every problem when any of them is an error; ValueError for an unknown format, or where the
    model has no PDF, or the fonts no Word draft, to travel in.
    """
    wanted = tuple(dict.fromkeys(formats))
    for name in wanted:
        if name not in FORMATS:
            raise ValueError(
                f"unknown format {name!r}: {did_you_mean(name, FORMATS) or 'one of ' + ', '.join(FORMATS)}"
            )
    if attach_source and "pdf" not in wanted:
        raise ValueError("the model travels in the PDF, which is not among the formats asked for")
    if embed_fonts and "docx" not in wanted:
        raise ValueError("the fonts have no Word draft to travel in: it is not among the formats asked for")
    if theme is not None:
        report = replace(report, theme=str(Path(theme).absolute()) if _is_file(theme) else theme)
    gathered = Diagnostics(found)
    report, more = _validated(report, folder)
    gathered.extend(more)
    document, more = _resolved(report, folder)
    gathered.extend(more)
    _stop_at_errors(gathered, strict=False)  # what drawing finds is to be told with the other warnings
    home = _home(report, folder)
    if _is_file(document.theme) and (home / document.theme).is_file():
        document = replace(document, theme=str(home / document.theme))
    outputs, pages, drawn = _write(
        report, document, wanted, home, attach_source, carry_source, embed_fonts, side_by_side
    )
    gathered.extend(drawn)
    _stop_at_errors(gathered, strict)
    return Built(outputs, document, pages, tuple(gathered.sorted()))


def _bitmap(theme: Theme, properties: Properties, image: Image) -> bytes:
    """An SVG as the PDF shows it, for word processors that know none."""
    from .writers.pdf.svg.bitmap import bitmap

    return bitmap(image, theme, properties)


def _write(
    report: Report,
    document: Document,
    wanted: tuple[str, ...],
    home: Path,
    attach: bool,
    carry: bool,
    embed: bool,
    beside: bool,
) -> tuple[dict[str, bytes], Pages | None, list[Diagnostic]]:
    """The PDF's layout goes first: it alone knows the page numbers that the Word draft shows. `home` is the folder of
    the files that the report names; `attach` and `carry` let the model travel in the PDF, the source in the draft."""
    outputs: dict[str, bytes] = {}
    pages: Pages | None = None
    drawn: list[Diagnostic] = []
    if "pdf" in wanted or "docx" in wanted:
        from .themes.theme import load_theme
        from .writers.pdf import lay_out

        theme = load_theme(document.theme)
        drawn += theme.template.notes if theme.template is not None else ()
        draft: Drafting | None = None
        if "docx" in wanted:
            draft, refused = _drafting(report, document, theme, home, carry, embed)
            drawn += refused
        with _begun(draft if beside and len(document.body) >= _MANY else None) as begun:
            laid_out = lay_out(document, theme)
            pages = laid_out.pages
            if begun is not None:
                begun.tell(marshal.dumps((pages.count, dict(pages.of))))
            if "pdf" in wanted:
                outputs["pdf"] = laid_out.draw(_attachments(report, document, home) if attach else ())
            drawn += laid_out.diagnostics
            if "pdf" in wanted and laid_out.missing:
                from .check.missing_glyph import missing_glyph

                drawn += missing_glyph(report, laid_out.missing)
            if draft is not None:
                outputs["docx"] = (begun and begun.result()) or draft(lambda: laid_out.pages)
    if "txt" in wanted:
        from .writers.text import write_text

        outputs["txt"] = write_text(document).encode()
    return {name: outputs[name] for name in wanted}, pages, drawn


def _drafting(
    report: Report, document: Document, theme: Theme, home: Path, carry: bool, embed: bool
) -> tuple[Drafting, Iterable[Diagnostic]]:
    """What writes the Word draft once it has the page numbers, and what is to be said of its fonts."""
    from .readers.carried import carried
    from .writers.docx import write_docx

    fonts: Iterable[EmbeddedFont] = ()
    refused: Iterable[Diagnostic] = ()
    if embed:
        from .writers.docx.embedding import fonts_to_embed

        fonts, refused = fonts_to_embed(theme)
    bitmap = partial(_bitmap, theme, document.properties)

    def draft(pages: Callable[[], Pages]) -> bytes:
        return write_docx(document, theme, pages, bitmap, carried(report, home, carry), fonts=tuple(fonts))

    return draft, refused


def _begun(draft: Drafting | None) -> AbstractContextManager[Beside | None]:
    """A draft that is being written in a process of its own, which is to be told the page numbers; None where there is
    no such process."""
    if draft is not None:
        from .core.beside import Beside, is_worth_it

        if is_worth_it():
            return Beside(lambda told: draft(lambda: Pages(*marshal.loads(told()))))
    return nullcontext()


def _home(report: Report, folder: Path | None) -> Path:
    """Where the files that a report names are looked for."""
    return folder if folder is not None else Path(report.at.file).parent if report.at else Path()


def _is_file(theme: str) -> bool:
    """Whether a theme is named by its file, which lies beside the source or else in the working directory."""
    from .themes.theme import is_file

    return is_file(theme)


def _attachments(report: Report, document: Document, home: Path) -> tuple[Attachment, ...]:
    """The model and its files, as they travel in the PDF; the model is called as its source."""
    from .readers.portable import portable

    name = Path(report.at.file).stem if report.at else ""
    theme = Path(document.theme) if _is_file(document.theme) else None
    return portable(report, home, theme, UNNAMED if not name or name.startswith("<") else name)


def _validated(report: Report, folder: Path | None) -> tuple[Report, Iterable[Diagnostic]]:
    """A report made in Python is held against the model first, since its types were never checked; its bibliography
    files are read. What was found in them stands beside it."""
    if report.at is not None:
        return report, ()
    from .readers.data import from_dict as read_data
    from .readers.plain_data import to_data

    return read_data(to_data(report), folder=folder)


def _stop_at_errors(found: Diagnostics, strict: bool) -> None:
    if found.errors or (strict and any(d.level == "warning" for d in found)):
        raise BriefingError(found.sorted())


def overridden(report: Report, settings: Mapping[str, str], found: Diagnostics | None = None) -> Report:
    """The report with front matter fields set from text, read as YAML; raises BriefingError where one is no fit.

    Other bibliography files are read at once; what is found in them goes to `found`.
    """
    if not settings:
        return report
    from .readers.settings import read_settings, set_library

    at = report.at
    if isinstance(at, Origin):
        at = Origin.of(at, at.text, at.form, (*at.settings, *settings.items()))
    report = replace(report, **read_settings(settings), at=at)
    if "bibliography" not in settings:
        return report
    return set_library(report, Diagnostics() if found is None else found)
