"""Pass 5: the table of contents - whether there is one, how deep it goes, and its entries - and the lists of tables and
figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import blocks as b
from ..model import inlines as i
from ..model import walk
from .inlines import Inliner
from .tree import CitationMark as _CitationMark
from .tree import Contents, ContentsEntry, Inlines, LineBreak, NoteMark, Run
from .work import Work

#: A report of fewer headings is read faster than its contents would be.
ENOUGH_HEADINGS = 8
DEPTH = 3


def contents(work: Work) -> None:
    """Fill `contents`, None where the report wants none, and `listings`."""
    work.listings = tuple(_listings(work))
    entries = _entries(work)
    asked = work.report.contents
    if asked is None:
        asked = len(entries) >= ENOUGH_HEADINGS
    depth = DEPTH if asked is True else int(asked)
    listed = tuple(entry for entry in entries if entry.level <= depth)
    if listed:
        work.contents = Contents(work.vocabulary.contents, depth, listed)


def _listings(work: Work) -> Iterator[Contents]:
    """The lists that the report asks for and has anything for."""
    report, words = work.report, work.vocabulary
    for asked, kind, title, label in (
        (report.list_of_tables, b.Table, words.tables, words.table),
        (report.list_of_figures, b.Figure, words.figures, words.figure),
    ):
        entries = tuple(_captioned(work, kind, label)) if asked else ()
        if entries:
            yield Contents(title, 1, entries, label)


def _captioned(work: Work, kind: type[b.Table | b.Figure], label: str) -> Iterator[ContentsEntry]:
    """Tables or figures that have captions, on the second level: none stands out."""
    for block in walk.blocks(work.report):
        if isinstance(block, kind) and (number := work.counters.get(work.ids.get(id(block), ""))):
            target = work.ids[id(block)]
            yield ContentsEntry(target, 2, f"{label}\N{NO-BREAK SPACE}{number}", _title(work, block.caption))


def _entries(work: Work) -> list[ContentsEntry]:
    found: list[ContentsEntry] = []
    lead = work.report.blocks
    summary = work.report.summary
    if summary:
        found += _questions(work, summary.blocks, 1)
    headings = list(walk.headings(work.report))
    after_summary = [h for h in headings if h.part != "summary"]
    for heading in [h for h in headings if h.part == "summary"]:
        found += _of_section(work, heading)
    found += _questions(work, lead, 1)
    for heading in after_summary:
        found += _of_section(work, heading)
    return found


def _of_section(work: Work, heading: walk.Heading) -> list[ContentsEntry]:
    node = heading.node
    target = work.ids[id(node)]
    own = ContentsEntry(target, heading.level, work.numbers.get(target), _title(work, node.title))
    return [own, *_questions(work, node.blocks, heading.level + 1)]


def _questions(work: Work, blocks: b.Blocks, level: int) -> list[ContentsEntry]:
    return [
        ContentsEntry(work.ids[id(block)], min(level, 4), None, _title(work, block.question))
        for block in walk.within(blocks)
        if isinstance(block, b.QuestionAnswer)
    ]


def _title(work: Work, content: i.Inlines) -> Inlines:
    """A heading's words for the contents: citations and notes stay behind, links lead nowhere else."""
    kept: list[Run] = []
    for inline in Inliner(work).titles(content):
        match inline:
            case Run():
                kept.append(Run(inline.text, inline.format, inline.lang))
            case LineBreak():
                kept.append(Run(" "))
            case NoteMark() | _CitationMark():
                pass
            case _:
                kept.append(Run(inline.prefix + inline.text, inline.format))
    return tuple(kept)
