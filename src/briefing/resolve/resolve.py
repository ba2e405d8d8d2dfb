"""Report -> Document: the passes in their order, then the tree."""

from __future__ import annotations

import calendar
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ..core.diagnostics import Diagnostics
from ..model.report import Report
from . import tree
from .cite import cite
from .contents import contents
from .crossref import crossref
from .dates import long_date
from .identify import identify
from .inlines import Inliner
from .lower import body
from .markings import markings
from .number import number
from .vocabulary import vocabulary
from .work import Work

#: Each pass reads what those before it found.
PASSES: tuple[Callable[[Work], None], ...] = (identify, number, cite, crossref, contents, markings)

#: The earliest time that a ZIP archive can hold (APPNOTE 4.4.6): stands for "no date".
EARLIEST = calendar.timegm((1980, 1, 1, 0, 0, 0))


def resolve(report: Report, folder: Path | None = None, *, pictures: bool = True) -> tuple[tree.Document, Diagnostics]:
    """The document, and what was found wrong on the way. With errors among it the document is not fit to be written.

    `folder` is where image files are looked for; None: the folder of the report's source, or the working directory.
    `pictures` False: no image file is read, an empty picture stands in its place.
    """
    if folder is None:
        named = report.at.file if report.at else ""
        folder = Path(named).parent if named else Path()
    work = Work(report, folder, vocabulary(report.lang), pictures)
    for run in PASSES:
        run(work)
    return _document(work), work.found


def _document(work: Work) -> tree.Document:
    report = work.report
    inliner = Inliner(work)
    title, subtitle = inliner(report.title, "nowhere"), inliner(report.subtitle, "nowhere")
    date = long_date(report.date, report.lang) if report.date else ""
    count = len(work.cited.listed) if work.cited else 0
    words = work.vocabulary
    head = tree.TitleBlock(
        organisation=report.organisation,
        kind=report.kind or words.briefing,
        title=title,
        subtitle=subtitle,
        date=date,
        authors=tuple(", ".join(filter(None, (a.name, a.affiliation, a.email))) for a in report.authors),
        sources="" if not count else words.source if count == 1 else words.sources.format(count=count),
        distribution=tree.Content.of(_ended(inliner(report.distribution, "beside")), report.distribution),
    )
    plain_title = tree.plain(title)
    return tree.Document(
        properties=tree.Properties(
            title=plain_title,
            authors=tuple(author.name for author in report.authors),
            organisation=report.organisation,
            description=report.description or tree.plain(subtitle),
            keywords=report.keywords,
            lang=report.lang,
            stamp=_stamp(report),
        ),
        title=head,
        running_title=report.short_title or plain_title,
        running_foot=" · ".join(filter(None, (report.organisation, date))),
        markings=work.markings,
        words=words.words,
        body=body(work, inliner),
        numbering=work.numbering,
        appendix_numbering=work.appendix_numbering,
        page=report.page,
        theme=report.theme,
        citing=work.cited.citing if work.cited else tree.Citing(),
        lettered_notes=work.cited is not None and work.cited.raised,
        draft=report.draft if isinstance(report.draft, str) else words.draft if report.draft else "",
    )


def _ended(content: tree.Inlines) -> tree.Inlines:
    """Content without the blank that the last line end of a text in YAML leaves."""
    last = content[-1] if content else None
    if not isinstance(last, tree.Run) or not last.text.endswith(" "):
        return content
    text = last.text.rstrip(" ")
    return (*content[:-1], replace(last, text=text)) if text else content[:-1]


def _stamp(report: Report) -> int:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else the report's own date, never the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return max(int(epoch), EARLIEST)
    if report.date is None:
        return EARLIEST
    day = (report.date.year, report.date.month or 1, report.date.day or 1)
    return max(calendar.timegm((*day, 0, 0, 0)), EARLIEST)
