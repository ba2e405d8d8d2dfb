"""The story of an import from top to bottom: read, strip, gather sources, find marks, link, shape, write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ..core.diagnostics import BriefingError, Diagnostic
from ..core.node import replace
from ..model import blocks as b
from ..model import inlines as i
from ..model.report import Citations, Numbering, Report
from .found import Counts, Imported
from .intake import MANNERS, Pasted, taken_in
from .language import language_of
from .loose import Blocks, Doubt, Given, LeftOut, Loose
from .parts import Builder, all_said
from .setting import Setter
from .titles import deepened, take_summary, take_title

if TYPE_CHECKING:
    from .sources import Shelf


def import_bytes(data: bytes, name: str, manner: str = "auto", lang: str = "") -> Imported:
    """A brief made of a file's bytes. `name` is the file's, for messages and its suffix; `manner` one of `MANNERS`;
    `lang` the text's language as a BCP 47 tag, empty: it is told from the text.

    Raises BriefingError where nothing can be made of it: it is empty, too large, or damaged. ValueError for a manner
    that there is not.
    """
    if manner not in MANNERS:
        raise ValueError(f"unknown manner {manner!r}: one of {', '.join(MANNERS)}")
    pasted = taken_in(data, name, manner)
    return _imported(_read(pasted), pasted, (), lang)


def from_markdown(
    text: str, sources: Iterable[str | Mapping[str, Any]] = (), *, title: str = "", lang: str = "", name: str = "<text>"
) -> Imported:
    """A brief made of a program's Markdown, as a research agent writes it, with the sources that it drew on.

    `sources` are addresses, or mappings with `url` and, as far as known, `title`, `snippet`, `accessed`, `published`,
    `author`; numbers in the text count them from 1. `title` goes before the text's own.

    Raises BriefingError where nothing can be made of it; ValueError for a source without an address and a title.
    """
    from .handed import handed_over

    pasted = taken_in(text.encode("utf-8", "replace"), name, "markdown")
    loose = _read(pasted)
    if title:
        loose = replace(loose, title=title, titled=True)
    return _imported(loose, pasted, handed_over(sources), lang)


def _read(pasted: Pasted) -> Loose:
    """The front end of the form."""
    match pasted.form:
        case "text":
            from .plain import read_plain

            return read_plain(pasted.text)
        case "markdown":
            from .markdown import read_markdown

            return read_markdown(pasted.text)
        case "html":
            from .html import read_html

            return read_html(pasted.text)
        case "docx":
            from .word import read_word

            return read_word(pasted.data, pasted.name)


def _imported(loose: Loose, pasted: Pasted, given: Iterable[Given], lang: str) -> Imported:
    """Everything that is the same for every form."""
    from .chrome import strip
    from .marks import link, recognise
    from .shapes import shape
    from .sources import Shelf
    from .works import gather

    loose = strip(replace(loose, given=(*loose.given, *given)))
    loose, lists = gather(loose)
    shelf = Shelf(lists, loose.given)
    loose = link(recognise(loose, shelf, pasted.exporter), shelf)
    loose, numbering = shape(loose)
    lang = lang or loose.lang or language_of(all_said(loose.blocks))
    return _written(loose, shelf, numbering, pasted, lang)


def _written(loose: Loose, shelf: Shelf, numbering: Numbering, pasted: Pasted, lang: str) -> Imported:
    """The report, its Markdown, and what is to be said of it."""
    from ..readers.emit import to_markdown

    setter = Setter(lang, loose.notes)
    titled = take_title(loose)
    summarised = take_summary(deepened(titled.blocks))
    builder = Builder(setter)
    front = builder.build(summarised.summary)
    body = builder.build(summarised.rest)
    doubts = [*loose.doubts, *shelf.doubts, *builder.doubts]
    left_out = [*loose.left_out, *shelf.left_out, *builder.left_out]
    title = setter.heading(titled.title)
    if not title:
        title = (i.Text(_stem(pasted.name)),)
        doubts.append(Doubt("import-no-title", "The text has no title: the file's name stands in.", 1))
    report = Report(
        title=title,
        subtitle=setter.heading(titled.subtitle),
        lang=lang,
        date=loose.date,
        numbering=numbering,
        citations=Citations(order="listed", uncited="keep") if shelf.sources else Citations(),
        sources=shelf.sources,
        summary=b.Summary(front.lead, front.sections) if summarised.summary else None,
        blocks=body.lead,
        sections=body.sections,
    )
    unused = [name for name in loose.notes if name not in setter.shown]
    left_out += [_unused_note(name, loose.notes[name]) for name in unused]
    text = to_markdown(report, asides={key: _aside(lines) for key, lines in builder.proposals.items()})
    report, found = _read_back(report, text, pasted.name)
    return Imported(
        report,
        text,
        pasted.name,
        pasted.form,
        pasted.exporter,
        _counts(report, builder),
        tuple(sorted(doubts, key=lambda doubt: doubt.line)),
        tuple(sorted(left_out, key=lambda one: one.first)),
        (*pasted.diagnostics, *found),
    )


def _read_back(report: Report, text: str, name: str) -> tuple[Report, Iterable[Diagnostic]]:
    """The report as the brief's readers have it. What they refuse is a fault of ours: the brief is handed over all the
    same, with what they say."""
    from ..readers import read_text

    try:
        return read_text(text, f"<brief of {name}>", "markdown").report, ()
    except BriefingError as error:
        return report, error.diagnostics


def _aside(proposal: list[str]) -> list[str]:
    """What could stand in place of the block before, for whoever opens the source."""
    lines = [line.replace("--", "-\\-") if "-->" in line else line for line in proposal]
    return ["<!-- To take it, put these lines in place of the paragraph and the comment above.", "", *lines, "", "-->"]


def _unused_note(name: str, blocks: Blocks) -> LeftOut:
    lines = [block.line for block in blocks] or [1]
    return LeftOut(all_said(blocks), f"note {name} is referred to nowhere", min(lines), max(lines), "note")


def _counts(report: Report, builder: Builder) -> Counts:
    from ..model import walk

    blocks = list(walk.blocks(report))
    cited = [one for one in walk.inlines(report) if isinstance(one, i.Citation)]
    keys = {cite.key for one in cited for cite in one.items}
    probable = [doubt.code for doubt in builder.doubts]
    return Counts(
        headings=sum(1 for _ in walk.headings(report)),
        tables=sum(isinstance(block, b.Table) for block in blocks),
        lists=sum(isinstance(block, (b.OrderedList, b.UnorderedList)) for block in blocks),
        questions=sum(isinstance(block, b.QuestionAnswer) for block in blocks),
        notes=sum(isinstance(one, i.Note) for one in walk.inlines(report)),
        citations=len(cited),
        sources=len(report.sources),
        uncited=sum(key not in keys for key in report.sources),
        probable_tables=probable.count("import-probable-table"),
        probable_lists=probable.count("import-probable-list"),
    )


def _stem(name: str) -> str:
    """A file's name without its suffix; "Untitled" for an input without one."""
    return "Untitled" if name.startswith("<") else PurePath(name).stem or "Untitled"
