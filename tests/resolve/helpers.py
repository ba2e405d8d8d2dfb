"""Short ways to make reports in Python."""

from __future__ import annotations

from typing import Any

from briefing.core.diagnostics import Diagnostic
from briefing.core.spans import Span
from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Report
from briefing.model.sources import Source
from briefing.resolve import tree
from briefing.resolve.resolve import resolve


def text(words: str) -> tuple[i.Inline, ...]:
    return (i.Text(words),)


def para(*content: i.Inline | str) -> b.Paragraph:
    return b.Paragraph(tuple(i.Text(c) if isinstance(c, str) else c for c in content))


def cite(*keys: str, **more: Any) -> i.Citation:
    return i.Citation(tuple(i.Cite(key, **more) for key in keys))


def report(**fields: Any) -> Report:
    fields.setdefault("title", text("A title"))
    return Report(at=Span("brief.md"), **fields)


def sources(*keys: str) -> dict[str, Source]:
    return {key: Source(id=key, type="webpage", title=f"Title of {key}") for key in keys}


def document(**fields: Any) -> tree.Document:
    made, found = resolve(report(**fields))
    assert [d for d in found if d.level == "error"] == []
    return made


def findings(**fields: Any) -> list[Diagnostic]:
    return list(resolve(report(**fields))[1])


def headings(made: tree.Document) -> list[tuple[str | None, str]]:
    return [(h.number, tree.plain(h.content)) for h in tree.deep(made.body) if isinstance(h, tree.Heading)]


def marks(made: tree.Document) -> list[str]:
    return [
        inline.text
        for block in tree.deep(made.body)
        for inline in tree.with_notes(tree.inlines_of(block))
        if isinstance(inline, tree.CitationMark)
    ]
