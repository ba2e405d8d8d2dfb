"""Headings and what follows them, nested into sections by level; appendices and the summary find their places."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from ...core.node import record
from ...core.spans import Span
from ...model.blocks import AnyBlock, Appendix, Section, Summary

if TYPE_CHECKING:
    from .blocks import HeadingMark, Item
    from .reader import Reader

DEEPEST = 4


@record
class Parts:
    """A report's body, or a summary's."""

    blocks: tuple[AnyBlock, ...] = ()
    sections: tuple[Section, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    summary: Summary | None = None


@record
class _Open:
    """A section that may still grow."""

    heading: HeadingMark
    blocks: list[AnyBlock] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=list)
    appendix: bool = False


def nest(reader: Reader, items: list[Item], *, in_summary: bool = False) -> Parts:
    """Sort items into their sections."""
    return _Nesting(reader, in_summary).run(items)


class _Nesting:
    def __init__(self, reader: Reader, in_summary: bool) -> None:
        self.reader = reader
        self.in_summary = in_summary
        self.before: list[AnyBlock] = []
        self.top: list[_Open] = []
        self.stack: list[_Open] = []
        self.previous = 0
        self.summary: Summary | None = None

    def run(self, items: list[Item]) -> Parts:
        from .blocks import HeadingMark, TableNotes

        for item in items:
            if isinstance(item, HeadingMark):
                self.heading(item)
            elif isinstance(item, Summary):
                self.take_summary(item)
            elif not isinstance(item, TableNotes):
                (self.stack[-1].blocks if self.stack else self.before).append(item)
        sections = tuple(_section(one) for one in self.top if not one.appendix)
        appendices = tuple(_appendix(one) for one in self.top if one.appendix)
        return Parts(tuple(self.before), sections, appendices, self.summary)

    def heading(self, mark: HeadingMark) -> None:
        if mark.level > DEEPEST:
            message = f"This heading is of level {mark.level}; sections go down to level {DEEPEST}."
            self.reader.error(
                "heading-too-deep", message, mark.at, "make it a heading of a higher level, or a bold lead-in"
            )
        elif mark.level > self.previous + 1 and (self.previous or not self.in_summary):
            message = f"This heading is of level {mark.level} and follows one of level {self.previous}."
            if not self.previous:
                message = f"The first heading is of level {mark.level}."
            self.reader.error(
                "heading-skip", message, mark.at, f"begin it with {'#' * (self.previous + 1)} and a space"
            )
        self.previous = mark.level
        while self.stack and self.stack[-1].heading.level >= mark.level:
            self.stack.pop()
        opened = _Open(mark, appendix=self.is_appendix(mark))
        (self.stack[-1].sections if self.stack else self.top).append(opened)
        self.stack.append(opened)

    def is_appendix(self, mark: HeadingMark) -> bool:
        """Whether a heading opens an appendix; notes what its attributes get wrong."""
        classes = mark.attributes.classes
        appendix = "appendix" in classes
        if appendix and (self.stack or self.in_summary):
            where = "the summary" if self.in_summary else "a section"
            self.reader.error(
                "misplaced-heading", f"An appendix begins inside {where}.", mark.at, "make it a heading of level 1"
            )
        if not appendix and not self.stack and any(one.appendix for one in self.top):
            message = "A section follows an appendix."
            self.reader.error("misplaced-heading", message, mark.at, "put it before the appendices, or add {.appendix}")
        mark.attributes.classes = [name for name in classes if name not in ("appendix", "unnumbered")]
        self.reader.rest_unknown(mark.attributes, "a heading", ("unnumbered", "appendix"), has_id=True)
        mark.attributes.classes = classes
        return appendix and not self.stack

    def take_summary(self, summary: Summary) -> None:
        at = summary.at or Span()
        if self.in_summary:
            self.reader.error("bad-div", "A summary stands inside the summary.", at)
        elif self.summary is not None:
            self.reader.error("bad-div", "A second summary.", at, "a briefing has one")
        elif self.top:
            self.reader.error("bad-div", "The summary stands after a section.", at, "put it before the first heading")
        else:
            self.summary = summary


def _section(one: _Open) -> Section:
    mark = one.heading
    return Section(
        mark.title,
        tuple(one.blocks),
        tuple(_section(inner) for inner in one.sections),
        mark.attributes.id,
        "unnumbered" not in mark.attributes.classes,
        at=mark.at,
    )


def _appendix(one: _Open) -> Appendix:
    mark = one.heading
    sections = tuple(_section(inner) for inner in one.sections)
    return Appendix(mark.title, tuple(one.blocks), sections, mark.attributes.id, at=mark.at)
