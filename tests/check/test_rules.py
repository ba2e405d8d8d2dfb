from __future__ import annotations

from briefing.check import check
from briefing.core.spans import Span
from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Citations, Report
from briefing.model.sources import Source
from briefing.resolve.resolve import resolve

TITLE = (i.Text("T"),)


def codes(report: Report) -> list[tuple[str, str, int]]:
    document, _ = resolve(report)
    return [(d.code, d.level, d.at.line) for d in check(report, document)]


def test_an_uncited_source_is_shown_where_it_is_listed() -> None:
    sources = {"a": Source(id="a", at=Span("b.md", 4, 3)), "b": Source(id="b", at=Span("b.md", 5, 3))}
    said = b.Paragraph((i.Citation((i.Cite("b"),)),))
    assert codes(Report(title=TITLE, sources=sources, blocks=(said,))) == [("uncited-source", "warning", 4)]


def test_uncited_sources_are_kept_in_silence_when_asked() -> None:
    kept = Report(title=TITLE, sources={"a": Source(id="a")}, citations=Citations(uncited="keep"))
    assert codes(kept) == []


def test_a_source_cited_in_a_note_is_cited() -> None:
    note = b.Paragraph((i.Note((i.Citation((i.Cite("a"),)),)),))
    assert codes(Report(title=TITLE, sources={"a": Source(id="a")}, blocks=(note,))) == []


def test_a_heading_without_words_is_shown() -> None:
    sections = (
        b.Section((i.Text(" "),), at=Span("b.md", 3, 1)),
        b.Section((i.Emphasis((i.Text("Words"),)),), at=Span("b.md", 5, 1)),
        b.Section((i.CrossReference("tbl-x"),), at=Span("b.md", 7, 1)),
    )
    question = b.QuestionAnswer((), (), at=Span("b.md", 9, 1))
    report = Report(title=(), sections=sections, blocks=(question,), at=Span("b.md", 1, 1))
    assert codes(report) == [("empty-heading", "warning", line) for line in (1, 3, 9)]
