"""A report goes in; what a test compares of it comes out: its words in order with the addresses that are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model import walk
from briefing.model.report import Report

_QUOTES = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')


def straight(text: str) -> str:
    """Words with straight quotation marks and one space between them."""
    return " ".join(text.translate(_QUOTES).split())


#: Where a line is broken within a paragraph: no words hold it.
_BREAK = "\x1f"


def flat(content: i.Inlines, report: Report) -> str:
    """Words in a line; a citation is the addresses of its sources in braces, right behind the word before it."""
    return " ".join(_broken(content, report))


def _broken(content: i.Inlines, report: Report) -> list[str]:
    """The lines of a paragraph."""
    return [re.sub(r"\s+(?=\{)", "", straight(line)) for line in "".join(_flat(content, report)).split(_BREAK)]


def _flat(content: i.Inlines, report: Report) -> Iterator[str]:
    for one in content:
        match one:
            case i.Text() | i.Code():
                yield one.text
            case i.Citation():
                yield from (f"{{{report.sources[cite.key].url}}}" for cite in one.items)
            case i.Emphasis() | i.Strong() | i.Superscript() | i.Subscript() | i.Link() | i.Foreign():
                yield from _flat(one.content, report)
            case i.LineBreak():
                yield _BREAK
            case i.Note():
                yield f" ({''.join(_flat(one.content, report))}) "
            case i.CrossReference():
                yield f"#{one.target}"


def headings(report: Report) -> list[tuple[int, str]]:
    """Level and words of every heading, without its number."""
    return [(one.level, straight(walk.plain(one.node.title))) for one in walk.headings(report)]


def lines(report: Report) -> list[str]:
    """The paragraphs in reading order, those of lists and cells among them, broken where they are; comments are none."""
    found = [one.content for one in walk.blocks(report) if isinstance(one, b.Paragraph)]
    return [line for content in found for line in _broken(content, report)]


def cited(report: Report) -> list[list[int]]:
    """For every place that cites, in reading order, where its sources stand in the list, from 1."""
    order = list(report.sources)
    return [
        [order.index(cite.key) + 1 for cite in one.items] for one in walk.inlines(report) if isinstance(one, i.Citation)
    ]


def tables(report: Report) -> list[list[list[str]]]:
    """The words of the cells of every table, row by row, the header first."""
    return [
        [[" ".join(_cell(cell, report)) for cell in row.cells] for row in (*one.header, *one.rows)]
        for one in walk.blocks(report)
        if isinstance(one, b.Table)
    ]


def _cell(cell: b.Cell, report: Report) -> Iterator[str]:
    return (flat(one.content, report) for one in walk.within(cell.blocks) if isinstance(one, b.Paragraph))
