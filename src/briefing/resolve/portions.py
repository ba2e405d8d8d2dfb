"""Words and reports go in; the portion mark that words begin with, how high it stands, and all portions come out.

A mark stands in parentheses before its portion: "(U)", "(S//NF)", "(C//REL TO USA, FVEY)", "(TLP:AMBER)" (ISOO, 32 CFR
2001.21; CAPCO Register and Manual; FIRST TLP 2.0). What is known of marks stands here; what is made of them is decided
by the passes and the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..core.spans import Span
from ..model import blocks as b
from ..model import inlines as i
from ..model import walk
from ..model.report import Marking, Report

#: Levels of a classification from the lowest, each by all its names: as a banner has it, then as portions have it.
LEVELS: tuple[tuple[str, ...], ...] = (
    ("UNCLASSIFIED", "U", "OFFICIAL", "O", "NATO UNCLASSIFIED", "NU"),
    ("CUI", "CONTROLLED", "RESTRICTED", "R", "OFFICIAL-SENSITIVE", "OS", "NATO RESTRICTED", "NR"),
    ("CONFIDENTIAL", "C", "NATO CONFIDENTIAL", "NC"),
    ("SECRET", "S", "NATO SECRET", "NS"),
    ("TOP SECRET", "TS", "COSMIC TOP SECRET", "CTS"),
)
#: The labels of the Traffic Light Protocol from the widest circle.
TLP = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")

_RANK = {name: rank for rank, names in enumerate(LEVELS) for name in names}
_LONGEST_FIRST = sorted(_RANK, key=len, reverse=True)
# Patterns as text: most reports have no portions, and compiling takes time.
_MARK = r"\(([A-Z0-9][A-Z0-9 ,/:+&-]*|//[A-Z][A-Z0-9 ,/:+&-]*)\)(?=[ \xa0\n]|\Z)"
_LIKE = r"\((//)?([A-Za-z]+(?:[/:+-][A-Za-z /,+-]*)?)\)(?=[ \xa0\n]|\Z)"
_LONGEST = 80
"""No mark has more characters."""


class Level(NamedTuple):
    """How high a mark stands, on one of two scales that are not compared with each other."""

    scale: str
    """"classification" or "tlp"."""
    rank: int


class Portion(NamedTuple):
    """A part of a report that has a mark of its own where portions are marked."""

    what: str
    """"paragraph", "heading" and the like."""
    content: i.Inlines
    at: Span | None

    @property
    def mark(self) -> str:
        """The mark it begins with; empty where it has none."""
        return mark_of(first_words(self.content))

    @property
    def like_a_mark(self) -> str:
        """What looks like its mark and is none."""
        return like_a_mark(first_words(self.content))


def level(mark: str) -> Level | None:
    """The level of a mark without its parentheses; None where it has none of those known here."""
    first = mark.removeprefix("//").split("//")[0].strip()
    if first.startswith("TLP:"):
        colour = first.removeprefix("TLP:")
        return Level("tlp", TLP.index(colour)) if colour in TLP else None
    rank = _RANK.get(first)
    return None if rank is None else Level("classification", rank)


def banner_levels(marking: Marking) -> dict[str, Level]:
    """The levels that a marking grants, by scale: the lowest where it says nothing; none for a classification in words
    of its own."""
    found = {"tlp": Level("tlp", TLP.index(marking.tlp) if marking.tlp else 0)}
    name = level_name(marking.classification)
    if name or not marking.classification.strip():
        found["classification"] = Level("classification", _RANK.get(name, 0))
    return found


def level_name(classification: str) -> str:
    """The name of the level that a classification begins with; empty where it is none of those known here."""
    words = classification.strip().upper().removeprefix("//")
    return next((name for name in _LONGEST_FIRST if re.match(rf"{re.escape(name)}(?![\w-])", words)), "")


def mark_of(text: str) -> str:
    """The mark that a text begins with, parentheses included; empty where it begins with none."""
    found = re.match(_MARK, text) if text.startswith("(") else None
    if found is None or len(found[0]) > _LONGEST or level(found[1]) is None:
        return ""
    return found[0]


def like_a_mark(text: str) -> str:
    """What looks like a mark at the beginning of a text and is none: short words in capitals, or a mark in small
    letters."""
    found = re.match(_LIKE, text) if text.startswith("(") and not mark_of(text) else None
    if found is None:
        return ""
    inside = (found[1] or "") + found[2]
    return found[0] if inside.isupper() or level(inside.upper()) is not None else ""


def first_words(content: i.Inlines) -> str:
    """The text that content begins with; empty where something else stands first."""
    return content[0].text if content and isinstance(content[0], i.Text) else ""


def parted(content: i.Inlines) -> tuple[str, i.Inlines]:
    """The mark of a portion without its parentheses' surroundings, and the rest of the content."""
    words = first_words(content)
    mark = mark_of(words)
    if not mark:
        return "", content
    rest = words[len(mark) :].lstrip(" \N{NO-BREAK SPACE}\n")
    head = content[0]
    assert isinstance(head, i.Text)
    return mark, (replace(head, text=rest), *content[1:]) if rest else content[1:]


def portions(report: Report) -> Iterator[Portion]:
    """Every portion in reading order: title, headings, paragraphs, captions, notes under tables, judgments, call-outs.

    What stands in the cells of a table goes with its caption, footnotes with what they belong to.
    """
    yield Portion("title", report.title, report.at)
    if report.subtitle:
        yield Portion("subtitle", report.subtitle, report.at)
    if report.summary:
        yield from _of_blocks(report.summary.blocks)
        yield from _of_sections(report.summary.sections)
    yield from _of_blocks(report.blocks)
    yield from _of_sections(report.sections)
    yield from _of_sections(report.appendices)


def _of_sections(sections: tuple[b.Section, ...] | tuple[b.Appendix, ...]) -> Iterator[Portion]:
    for section in sections:
        yield Portion("heading", section.title, section.at)
        yield from _of_blocks(section.blocks)
        yield from _of_sections(section.sections)


def _of_blocks(blocks: b.Blocks) -> Iterator[Portion]:
    for block in blocks:
        match block:
            case b.Paragraph():
                yield Portion("paragraph", block.content, block.at)
            case b.Table():
                yield Portion("table", block.caption, block.at)
                if block.notes:
                    yield Portion("note under a table", block.notes, block.at)
            case b.Figure():
                yield Portion("figure", block.caption, block.at)
            case b.KeyJudgment():
                yield Portion("key judgment", block.statement, block.at)
            case b.QuestionAnswer():
                yield Portion("question", block.question, block.at)
                yield from _of_blocks(block.blocks)
            case _:
                for held in walk.children(block):
                    yield from _of_blocks(held)
