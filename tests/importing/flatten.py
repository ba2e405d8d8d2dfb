"""A report goes in; it comes out as one exporter or another hands it to a person who copies it.

A manner says how headings, lists, tables, citations and the list of sources look; what all have in common is written
once. What a manner cannot keep is lost: captions, widths, the date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.dates import PartialDate
from briefing.model.report import Report
from briefing.model.sources import Source

Cited = Callable[[Sequence[int], Sequence[Source]], str]
"""Numbers of sources in the list, from 1, and the sources: how a place cites them."""
Rows = list[list[str]]

_MONTHS = {9: "September"}


@dataclass(frozen=True)
class Manner:
    """How one exporter writes."""

    suffix: str
    cite: Cited
    works: Callable[[Sequence[Source]], list[str]]
    heading: Callable[[int, str, str], str] = lambda level, number, words: f"{'#' * (level + 1)} {words}"
    """Level from 1, the section's number, the words."""
    title: Callable[[str], str] = lambda words: f"# {words}"
    strong: str = "**"
    bullet: str = "- "
    table: Callable[[Rows], list[str]] = lambda rows: piped(rows)
    cell_break: str = "<br>"
    words: Callable[[str], str] = lambda text: text
    """What is done to the words themselves."""
    paragraph: Callable[[str], str] = lambda text: text
    items: Callable[[list[str]], list[str]] | None = None
    """The lines of a list; None: its bullets."""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    prefix: str = ""
    """`--from` where the text does not tell."""


def flattened(report: Report, manner: Manner) -> str:
    """The text, each block a line or some lines of it, empty lines between them."""
    return "\n\n".join(_Flat(report, manner).parts()) + "\n"


class _Flat:
    def __init__(self, report: Report, manner: Manner) -> None:
        self.report, self.manner = report, manner
        self.order = {key: number for number, key in enumerate(report.sources, 1)}
        self.counts: list[int] = []

    def parts(self) -> Iterator[str]:
        """Everything, from above to below."""
        manner = self.manner
        yield from manner.above
        yield manner.title(self.line(self.report.title))
        for found in self._sections():
            yield from found
        works = manner.works(list(self.report.sources.values()))
        if works:
            yield "\n".join(works)
        yield from manner.below

    def _sections(self) -> Iterator[list[str]]:
        summary = self.report.summary
        sections = (*(summary.sections if summary else ()), *self.report.sections)
        for section in sections:
            yield from self._section(section, 1)

    def _section(self, section: b.Section, level: int) -> Iterator[list[str]]:
        self.counts = [*self.counts[:level], *[0] * (level - len(self.counts))]
        self.counts[level - 1] += 1
        number = ".".join(map(str, self.counts[:level])) + (".0." if level == 1 else ".")
        yield [self.manner.heading(level, number, self.line(section.title))]
        for block in section.blocks:
            yield self._block(block)
        for inner in section.sections:
            yield from self._section(inner, level + 1)

    def _block(self, block: b.AnyBlock) -> list[str]:
        match block:
            case b.Paragraph():
                return [self.manner.paragraph(self.line(block.content))]
            case b.UnorderedList():
                items = [" ".join(self._lines(item.blocks)) for item in block.items]
                made = self.manner.items
                return ["\n".join(made(items) if made else [self.manner.bullet + item for item in items])]
            case b.Table():
                rows = [
                    [self.manner.cell_break.join(self._lines(cell.blocks)) for cell in row.cells]
                    for row in (*block.header, *block.rows)
                ]
                return ["\n".join(self.manner.table(rows))]
            case _:
                raise NotImplementedError(type(block).__name__)

    def _lines(self, blocks: b.Blocks) -> list[str]:
        return [self.line(block.content) for block in blocks if isinstance(block, b.Paragraph)]

    def line(self, content: i.Inlines) -> str:
        """Words in a line."""
        return "".join(map(self._inline, content))

    def _inline(self, one: i.AnyInline) -> str:
        match one:
            case i.Text():
                return self.manner.words(one.text)
            case i.Strong():
                mark = self.manner.strong
                return f"{mark}{self.line(one.content)}{mark.replace('<', '</')}"
            case i.Citation():
                sources = [self.report.sources[cite.key] for cite in one.items]
                return self.manner.cite([self.order[cite.key] for cite in one.items], sources)
            case _:
                raise NotImplementedError(type(one).__name__)


# ---------------------------------------------------------------- pieces that manners share


def piped(rows: Rows) -> list[str]:
    """A table of Markdown."""
    head, *body = rows
    return [f"| {' | '.join(row)} |" for row in (head, [":---"] * len(head), *body)]


def run_together(rows: Rows) -> list[str]:
    """All cells in one line, as plain text keeps a table."""
    return [" ".join(" ".join(row) for row in rows)]


def told(source: Source) -> str:
    """A title with its publisher behind it, as Gemini and others write one."""
    publisher = source.container_title or source.publisher
    return f"{source.title} - {publisher}" if publisher else source.title


def _month(date: PartialDate) -> str:
    return f"{_MONTHS[date.month or 0]} {date.day}, {date.year}"


def accessed(source: Source) -> str:
    """ "September 5, 2025"."""
    assert source.accessed is not None
    return _month(source.accessed)


def _each(numbers: Sequence[int], form: str) -> str:
    return "".join(form.format(number) for number in numbers)


def _escaped(text: str) -> str:
    return text.replace("_", "\\_").replace(" - ", " \\- ")


def _stopped(number: str) -> str:
    return number.replace(".", "\\.")


def _gemini_markdown(sources: Sequence[Source]) -> list[str]:
    entries = (
        f"{n}. {_escaped(told(one))}, accessed {accessed(one)}, [{_escaped(one.url)}]({one.url})"
        for n, one in enumerate(sources, 1)
    )
    return ["#### **Works cited**\n", *entries]


def _html_works(sources: Sequence[Source]) -> list[str]:
    items = (
        f'<li id="r{n}">{escape(told(one))}, accessed {accessed(one)}, <a href="{escape(one.url)}">{escape(one.url)}'
        "</a></li>"
        for n, one in enumerate(sources, 1)
    )
    return ["<h2>References</h2>\n<ol>", *items, "</ol>\n</main></body></html>"]


def _html_table(rows: Rows) -> list[str]:
    head, *body = rows
    made = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in body)
    return [
        f"<table><thead><tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr></thead>\n<tbody>{made}</tbody></table>"
    ]


def _storm_works(sources: Sequence[Source]) -> list[str]:
    import json

    info = {one.url: {"url": one.url, "title": one.title, "description": "", "snippets": []} for one in sources}
    index = {one.url: n for n, one in enumerate(sources, 1)}
    return [json.dumps({"url_to_unified_index": index, "url_to_info": info}, ensure_ascii=False)]


def _dotted(level: int, number: str, words: str) -> str:
    return f"{number} {words}"


_KO = "참고 자료"

MANNERS: dict[str, Manner] = {
    "gemini, pasted": Manner(
        "txt",
        lambda numbers, _: ",".join(map(str, numbers)),
        lambda sources: [
            "Works cited\n",
            *(f"{n}. {told(one)}, accessed {accessed(one)}, {one.url}" for n, one in enumerate(sources, 1)),
        ],
        heading=_dotted,
        title=lambda words: words,
        strong="",
        bullet="• ",
        table=run_together,
        cell_break=" ",
    ),
    "gemini, pasted in Korean": Manner(
        "txt",
        lambda numbers, _: ",".join(map(str, numbers)),
        lambda sources: [
            " ".join((_KO, *(f"{told(one)}, 9월 5, 2025에 액세스, {one.url}" for one in sources))),
        ],
        heading=_dotted,
        title=lambda words: words,
        strong="",
        bullet="• ",
        table=run_together,
        cell_break=" ",
    ),
    "gemini, Markdown": Manner(
        "md",
        lambda numbers, _: " ".join(map(str, numbers)),
        _gemini_markdown,
        heading=lambda level, number, words: f"{'#' * (level + 1)} **{_stopped(number)} {words}**",
        title=lambda words: f"# **{words}**",
        bullet="* ",
    ),
    "chatgpt, daggers": Manner(
        "md",
        lambda numbers, _: _each(numbers, "【{}†source】"),
        lambda sources: ["## Sources\n", *(f"{n}. {told(one)}. {one.url}" for n, one in enumerate(sources, 1))],
    ),
    "chatgpt, links": Manner(
        "md",
        lambda _, sources: "".join(
            f" ([{one.title}]({one.url}?utm_source=chatgpt.com#:~:text=parade))" for one in sources
        ),
        lambda sources: [],
    ),
    "chatgpt, definitions": Manner(
        "md",
        lambda numbers, sources: "".join(
            f" ([{one.container_title or one.publisher or one.title}][{n}])"
            for n, one in zip(numbers, sources, strict=True)
        ),
        lambda sources: [
            f'[{n}]: {one.url}?utm_source=chatgpt.com "{one.title.replace(chr(34), chr(39))}"'
            for n, one in enumerate(sources, 1)
        ],
    ),
    "perplexity": Manner(
        "md",
        lambda numbers, _: _each(numbers, "[^1_{}]"),
        lambda sources: ["\n\n".join(f"[^1_{n}]: {one.url}" for n, one in enumerate(sources, 1))],
        above=('<img src="https://r2cdn.perplexity.ai/pplx-full-logo-primary-dark%402x.png" style="height:64px"/>',),
    ),
    "grok": Manner(
        "md",
        lambda numbers, _: _each(numbers, '[](grok_render_citation_card_json={{"cardIds":["c{}"]}})'),
        lambda sources: ["## Key Citations\n", *(f"- [{one.title}]({one.url})" for one in sources)],
    ),
    "claude": Manner(
        "md",
        lambda _, sources: "".join(f" ([{one.url.split('/')[2]}]({one.url}))" for one in sources),
        lambda sources: ["## Sources\n", *(f"- [{one.title}]({one.url})" for one in sources)],
    ),
    "linked numbers": Manner(
        "md",
        lambda numbers, sources: "".join(f" [[{n}]]({one.url})" for n, one in zip(numbers, sources, strict=True)),
        lambda sources: ["## References\n", *(f"{n}. [{one.title}]({one.url})" for n, one in enumerate(sources, 1))],
    ),
    "superscripts": Manner(
        "md",
        lambda numbers, _: f"<sup>{','.join(map(str, numbers))}</sup>",
        lambda sources: ["## Bibliography\n", *(f"{n}. {one.title}. {one.url}" for n, one in enumerate(sources, 1))],
    ),
    "agents": Manner(
        "md",
        lambda numbers, _: f" [{', '.join(map(str, numbers))}]",
        lambda sources: ["## Sources\n", *(f"[{n}] {one.url} - {one.title}" for n, one in enumerate(sources, 1))],
    ),
    "odr": Manner(
        "md",
        lambda numbers, _: " " + _each(numbers, "[{}]"),
        lambda sources: ["### Sources\n", *(f"[{n}] {one.title}: {one.url}" for n, one in enumerate(sources, 1))],
    ),
    "storm": Manner(
        "md",
        lambda numbers, _: _each(numbers, "[{}]"),
        _storm_works,
        heading=lambda level, number, words: f"{'#' * (level + 1)} {words}",
        prefix="storm",
    ),
    "gptr": Manner(
        "md",
        lambda _, sources: "".join(f" ([in-text citation]({one.url}))" for one in sources),
        lambda sources: ["## References\n", *(f"- [{one.url}]({one.url})" for one in sources)],
    ),
    "html": Manner(
        "html",
        lambda numbers, _: "".join(f'<sup><a href="#r{n}">[{n}]</a></sup>' for n in numbers),
        _html_works,
        heading=lambda level, number, words: f"<h{level + 1}>{words}</h{level + 1}>",
        title=lambda words: f"<h1>{words}</h1>",
        strong="<strong>",
        table=_html_table,
        words=escape,
        paragraph=lambda text: f"<p>{text}</p>",
        items=lambda items: ["<ul>", *(f"<li>{item}</li>" for item in items), "</ul>"],
        above=('<!DOCTYPE html>\n<html lang="en-US"><body><nav><a href="/">Home</a></nav><main>',),
    ),
}
