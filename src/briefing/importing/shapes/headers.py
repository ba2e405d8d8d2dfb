"""The words of a paragraph go in; the header cells come out that it may begin with, told by what columns are called."""

from __future__ import annotations

import re
from itertools import pairwise

from .sentences import Word

_HEADS = frozenset(
    """
    action actions activities activity actor actors advantage advantages agency aim aims alternative amount
    analysis answer application applications approach approaches area areas aspect aspects assessment attribute
    authority barrier barriers baseline benefit benefits budget capabilities capability capacity categories
    category cause causes challenge challenges change characteristic characteristics comment comments companies
    company component components concept concerns condition confidence cons consequence consequences consideration
    considerations constraint constraints context cost costs countries country criteria criterion date deadline
    definition deliverable dependencies dependency description detail details difference differences dimension
    dimensions disadvantage disadvantages domain driver drivers duration effect effects effort efforts element
    elements entity evaluation event events evidence example examples explanation factor factors feature features
    finding findings focus framework frequency function gap gaps gdp goal goals group growth impact impacts
    implication implications importance index indicator indicators industry initiative initiatives institution
    interest interests intervention issue issues jurisdiction justification kpi lead level likelihood limitation
    limitations location market mechanism method methods metric metrics milestone mitigation mitigations model
    motivation motivations motive motives name nation note notes number objective objectives opportunities
    opportunity option options organisation organization origin outcome outcomes output overview owner ownership
    parameter partner partners party percentage period phase platform policies policy population position
    potential power price principle priorities priority probability problem problems product products property
    pros provider provision provisions purpose quantity question range rank rate rating rationale reason reasons
    recommendation recommendations reference region regions regulation relevance remarks requirement requirements
    resource resources response responses responsibility result results revenue risk risks role roles scenario
    scope score sector segment service severity share significance size solution solutions source sources
    specification specifications speed stage stakeholder stakeholders stance standard state status step strategies
    strategy strength strengths summary supplier system systems target targets task technologies technology term
    theme themes threat threats tier time timeframe timeline tool tools topic total trend trends type types unit
    use user users value values variable vendor view vulnerabilities vulnerability weakness weaknesses weight year
    """.split()  # noqa: SIM905 - a list of two hundred words reads better so
)
#: Words that begin sentences, and no header cell.
_OPENERS = frozenset(
    """
    a an and another any as at because but by each every for from he her his how however if in it its many most my
    no of on one our several she since so some such that the their there these they this those though three to two
    we what when where which while who why with you your
    """.split()  # noqa: SIM905
)
#: The most words of a header cell, and the most columns.
_LONGEST, _WIDEST = 4, 12
#: So many places are tried where two names may be one.
_DOUBTS = 5
_WORD = re.compile(r"[^\W\d_]+(?:[-/\u2019'][^\W\d_]+)*|&|/")


def begins(words: list[Word]) -> bool:
    """Whether the first words may be the name of a column."""
    return _cell(words, 0) > 0


def headers_of(words: list[Word]) -> list[tuple[int, ...]]:
    """Where each header cell ends, by the words, in each way it can be; none where a paragraph begins like no table.

    Two names of columns side by side may be one: "Policy Responses". The way with the most cells stands first.
    """
    ends: list[int] = []
    first = 0
    while len(ends) < _WIDEST and (end := _cell(words, first)):
        ends.append(end)
        first = end
    if len(ends) < 2 or ends[-1] >= len(words):
        return []
    behind = words[ends[-1]]
    if not (behind.is_title or behind.text[0].isdigit()):
        return []
    loose = [at for at in range(len(ends) - 1) if ends[at + 1] == ends[at] + 1 and _may_lead(words[ends[at] - 1])]
    ways = [tuple(ends)]
    for at in loose[:_DOUBTS]:
        ways += [tuple(end for end in way if end != ends[at]) for way in ways]
    return [way for way in ways if len(way) > 1 and all(b - a <= _LONGEST for a, b in pairwise((0, *way)))]


def _may_lead(word: Word) -> bool:
    """Whether a name of a column may be the first part of a longer one: it is no plural, and no unit."""
    return not word.text.endswith(("s", ")")) or word.text.casefold() in ("status", "analysis")


def _cell(words: list[Word], first: int) -> int:
    """Where the shortest header cell ends that begins at a word; 0: none does."""
    if first >= len(words) or not words[first].is_title or words[first].text.casefold() in _OPENERS:
        return 0
    for n in range(first, min(first + _LONGEST, len(words))):
        if words[n].text.casefold() in _HEADS:
            end = n + 1
            while end < len(words) and words[end].text.startswith("(") and words[end].text.endswith(")"):
                end += 1
            return end
        if not _WORD.fullmatch(words[n].text):
            return 0
    return 0
