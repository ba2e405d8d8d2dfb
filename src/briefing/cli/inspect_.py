"""`briefing inspect`: the resolved outline, for programs and for a quick look."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from ..compile import overridden, resolved
from ..core.diagnostics import Diagnostics
from ..model import walk
from ..model.inlines import Citation
from ..model.report import Report
from ..resolve import tree
from .build import read_settings
from .reporting import problems_reported, show
from .sources import read_source


@click.command("inspect", short_help="Show the resolved outline of a source.")
@click.argument("source", metavar="SOURCE")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs instead of an outline for people.")
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", callback=read_settings,
              help="Set a field of the front matter, as for build.")  # fmt: skip
def command(source: str, as_json: bool, settings: dict[str, str]) -> None:
    """Show what SOURCE comes to once everything is numbered: sections, tables, citations, sources and problems.

    With errors in the source the outline is still shown as far as it goes, and the exit code is 1.
    """
    with problems_reported():
        reading = read_source(source)
        report = overridden(reading.report, settings, reading.diagnostics)
        document, found = resolved(report)
    gathered = Diagnostics([*reading.diagnostics, *found])
    if as_json:
        click.echo(json.dumps(outline(report, document, gathered), ensure_ascii=False, indent=2))
    else:
        show(gathered.sorted())
        _print(outline(report, document, gathered))
    if gathered.errors:
        raise SystemExit(1)


def outline(report: Report, document: tree.Document, found: Diagnostics) -> dict[str, Any]:
    """The outline as plain data; its shape is settled in the documentation of the command line."""
    return {
        "title": tree.plain(document.title.title),
        "sections": [
            {"number": h.number, "title": tree.plain(h.content), "level": h.level, "id": h.id}
            for h in _headings(document.body)
        ],
        "tables": [
            {
                "label": f"{t.caption.label} {t.caption.number}" if t.caption else None,
                "caption": tree.plain(t.caption.content) if t.caption else "",
                "columns": len(t.columns),
                "rows": len(t.rows),
            }
            for t in _tables(document.body)
        ],
        "citations": _citations(document.body),
        "sources": _sources(report, document),
        "diagnostics": [d.to_dict() for d in found.sorted()],
    }


def _sources(report: Report, document: tree.Document) -> list[dict[str, Any]]:
    """Every source that is listed, cited or the report's own, in the order of the list."""
    cited = {c.key for inline in walk.inlines(report) if isinstance(inline, Citation) for c in inline.items}
    known = report.known_sources
    numbers = {
        entry.id.removeprefix("source:"): int(entry.number) if entry.number.isdigit() else None
        for block in document.body
        if isinstance(block, tree.Endnotes) and block.kind == "bibliography"
        for entry in block.entries
    }
    listed = [*numbers, *(key for key in known if key not in numbers and (key in cited or key in report.sources))]
    return [
        {
            "number": numbers.get(key),
            "id": key,
            "title": known[key].title,
            "url": known[key].url,
            "accessed": accessed.iso if (accessed := known[key].accessed) else None,
            "cited": key in cited,
        }
        for key in listed
        if key in known
    ]


def _headings(blocks: tree.Blocks) -> Iterator[tree.Heading]:
    for block in blocks:
        match block:
            case tree.Heading():
                yield block
            case tree.QuestionAnswer():
                yield block.question
                yield from _headings(block.blocks)
            case tree.Summary() | tree.Landscape():
                yield from _headings(block.blocks)
            case _:
                pass  # headings stand nowhere else; the endnotes' own is the tool's, not the report's


def _tables(blocks: tree.Blocks) -> Iterator[tree.Table]:
    for block in tree.deep(blocks):
        if isinstance(block, tree.Table):
            yield block


def _citations(blocks: tree.Blocks) -> list[dict[str, Any]]:
    """Every citation in reading order with the section it stands in: its number, or its title where it has none."""
    found: list[tuple[int, dict[str, Any]]] = []
    section: str | None = None
    for block in tree.deep(blocks):
        if isinstance(block, tree.Heading):
            section = block.number or tree.plain(block.content)
        for inline in tree.with_notes(tree.inlines_of(block)):
            if isinstance(inline, tree.CitationMark):
                place = int(inline.id.rpartition(":")[2])
                found.append((place, {"keys": list(inline.keys), "number": inline.text, "section": section}))
    return [citation for _, citation in sorted(found, key=lambda pair: pair[0])]


def _print(data: dict[str, Any]) -> None:
    click.echo(data["title"])
    for section in data["sections"]:
        click.echo("  " * section["level"] + " ".join(filter(None, (section["number"], section["title"]))))
    for table in data["tables"]:
        click.echo(
            f"{table['label'] or 'Table'}: {table['caption']} ({table['columns']} columns, {table['rows']} rows)"
        )
    cited = sum(1 for source in data["sources"] if source["cited"])
    click.echo(f"{len(data['citations'])} citations, {len(data['sources'])} sources, {cited} of them cited")
