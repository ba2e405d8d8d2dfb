"""A Report back into a source: Markdown that reads back as the same report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from ...model.blocks import Appendix, Section
from ...model.report import Report
from .attributes import braces
from .blocks import Lines, blocks, div, line
from .inlines import inlines

Asides = Mapping[int, Lines]
"""By the identity of a block right under a heading: further lines that stand behind it, as an HTML comment."""


def to_markdown(report: Report, asides: Asides = MappingProxyType({})) -> str:
    """Markdown with front matter."""
    from .yaml import dump

    body: Lines = []
    if report.summary is not None:
        body += ["", *div("summary", None, _parts(report.summary.blocks, report.summary.sections, 1, asides))]
    parts = _parts(report.blocks, report.sections, 1, asides)
    body += ["", *parts] if parts else []
    for appendix in report.appendices:
        body += ["", *_appendix(appendix, asides)]
    return "\n".join(["---", dump(_front(report)).rstrip("\n"), "---", *body, ""])


def _front(report: Report) -> dict[str, Any]:
    from ..plain_data import front_matter, to_data

    data = front_matter(report)
    if report.library and not report.bibliography:  # no file gives them to Markdown
        data["sources"] = to_data(replace(report, sources=report.known_sources))["sources"]
    for field in ("title", "subtitle", "distribution"):
        if field in data:
            data[field] = inlines(getattr(report, field), one_line=True)
    return data


def _parts(content: tuple[Any, ...], sections: tuple[Section, ...], level: int, asides: Asides) -> Lines:
    out = blocks(content, asides)
    for section in sections:
        out += [*([""] if out else []), *_section(section, level, asides)]
    return out


def _section(section: Section, level: int, asides: Asides) -> Lines:
    classes = () if section.numbered else ("unnumbered",)
    inside = _parts(section.blocks, section.sections, level + 1, asides)
    return [_heading(section.title, level, braces(section.id, classes)), *(["", *inside] if inside else [])]


def _appendix(appendix: Appendix, asides: Asides) -> Lines:
    inside = _parts(appendix.blocks, appendix.sections, 2, asides)
    return [_heading(appendix.title, 1, braces(appendix.id, ("appendix",))), *(["", *inside] if inside else [])]


def _heading(title: tuple[Any, ...], level: int, attributes: str) -> str:
    words = line(title) if title else ""
    if words.endswith("#") and not words.endswith("\\#"):
        words = f"{words[:-1]}\\#"
    return " ".join(part for part in ("#" * level, words, attributes) if part)
