"""Digits that may be citations go in; the text's own habit decides which are: how often they stand behind the stop or
before it, whether their words stand elsewhere without them, whether numbers come up as first citations do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum

from ...core.node import node, record
from .candidates import Candidate
from .line import Line
from .traps import counts, is_caseless, is_label, is_unit

#: A word alone, and a word with a number, glued, with a hyphen or with a blank: "COVID-19", "Apollo 11".
_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,60})(?![^\W_])")
_NAMED = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,60})[- ]?([0-9]{1,3})(?![0-9])")
#: So often something has to be done to be a habit.
_HABIT = 3
_STRONG = 5
_VERB = re.compile(r"(?:ed|ing|[^s]s)\Z")


class Verdict(Enum):
    """What becomes of a candidate."""

    CITATION = "citation"
    DOUBT = "doubt"
    TEXT = "text"


@record
class Habits:
    """What a text does."""

    after: int = 0
    """Citations behind the stop, or right behind a closing mark."""
    before: int = 0
    """Digits right behind words that are no names, before a sign."""
    spaced: int = 0
    """Digits with a blank before them and a sign behind, the words before being no labels."""
    in_step: int = 0
    """Those of them that are cited already, or the next number that none cited yet."""
    out_of_step: int = 0
    """The others."""
    apart: int = 0
    """Digits between two sentences."""
    marked: int = 0
    """Marks with numbers that can be nothing else."""
    gemini: bool = False

    @property
    def rising(self) -> bool:
        """Whether digits behind a blank come up as the numbers of sources do that are cited one after the other."""
        return self.in_step >= _HABIT and self.in_step >= 4 * self.out_of_step


@node
class Judge:
    """A text's habits and words."""

    habits: Habits
    alone: Counter[str]
    """How often words that stand before candidates stand elsewhere, without a number."""
    named: Counter[tuple[str, str]]
    """How often a word stands with a number, however they are joined."""

    def verdict(self, one: Candidate, most: int, seen: int) -> Verdict:
        """What a candidate is; `most`: the highest number that a source has, `seen`: the highest cited before it."""
        if one.highest > most or "0" in one.names:
            above = one.kind == "after" and self.habits.after and one.highest > most
            return Verdict.CITATION if above else Verdict.TEXT  # linking says that no source answers to it
        match one.kind:
            case "after" | "closed":
                rare = self.habits.marked >= _STRONG and self.habits.after * 5 <= self.habits.marked
                return Verdict.DOUBT if rare else Verdict.CITATION
            case "comma" | "year":
                return _sure_if(self.habits.after >= _HABIT)
            case "point":
                return Verdict.DOUBT if self.habits.after else Verdict.TEXT
            case "word":
                return self._glued(one)
            case "spaced" | "set-off":
                return self._spaced(one, most, seen)
            case "apart":
                others = self.habits.after + self.habits.before + self.habits.marked
                habit = self.habits.apart >= _HABIT and self.habits.apart > others
                return _sure_if(habit and one.highest <= seen + max(6, most // 4))

    def _glued(self, one: Candidate) -> Verdict:
        """Of digits right behind a word."""
        habits = self.habits
        if is_unit(one.base) or is_label(one.base) or self._is_name(one):
            return Verdict.TEXT
        plain = self.alone[one.base] > 0
        if clean(one):
            return _sure_if(habits.before >= _HABIT or (plain and habits.before + habits.after >= 2))
        if habits.before >= _STRONG and len(one.base) > 1:
            initials = one.base.isupper() and len(one.base) <= 5
            return Verdict.CITATION if plain else Verdict.TEXT if initials else Verdict.DOUBT
        return Verdict.DOUBT if habits.before >= 2 and plain else Verdict.TEXT

    def _spaced(self, one: Candidate, most: int, seen: int) -> Verdict:
        """Of digits with a blank before them."""
        habits, in_step = self.habits, is_in_step(one, seen)
        if is_label(one.base) or counts(one.base) or is_unit(one.base) or self._is_name(one):
            return Verdict.TEXT
        habit = habits.rising or habits.after >= _HABIT or habits.gemini
        if one.kind == "set-off":
            return _sure_if(habit or habits.spaced > 1)
        if one.base and _VERB.search(one.base) and one.base.islower():
            habit = habits.rising and in_step
        elif one.base and not clean(one):
            habit = habit and self.alone[one.base] > 0
        if habit:
            return _sure_if(one.highest <= seen + max(6, most // 4))
        return Verdict.DOUBT if in_step and habits.after + habits.before + habits.in_step >= 2 else Verdict.TEXT

    def _is_name(self, one: Candidate) -> bool:
        """Whether a word and a number belong together: they stand so more than once."""
        return len(one.names) == 1 and self.named[one.base.rpartition("-")[2], one.names[0]] > 1


def judge_of(lines: Sequence[Line], found: Iterable[Candidate], most: int, marked: int, gemini: bool) -> Judge:
    """The judge of a text: its lines, its candidates, and how many marks it has that are certain."""
    habits = Habits(marked=marked, gemini=gemini)
    bases: set[str] = set()
    seen = 0
    for one in found:
        if one.highest > most:
            continue
        if one.kind in ("after", "closed"):
            habits.after += 1
        elif one.kind == "word":
            habits.before += clean(one) and not is_label(one.base)
        elif one.kind in ("spaced", "set-off"):
            fits = not counts(one.base) and not is_label(one.base) and (not one.base or clean(one))
            habits.spaced += fits or one.kind == "set-off"
            if fits:
                habits.in_step += is_in_step(one, seen)
                habits.out_of_step += not is_in_step(one, seen)
        elif one.kind == "apart":
            habits.apart += 1
        if one.kind in ("word", "spaced", "set-off") and not (is_label(one.base) or counts(one.base)):
            bases.add(one.base)
        if one.kind in ("after", "closed") or is_in_step(one, seen):
            seen = max(seen, one.highest)
    alone: Counter[str] = Counter()
    named: Counter[tuple[str, str]] = Counter()
    if bases:
        tails = {base.rpartition("-")[2] for base in bases}
        for line in lines:
            alone.update(word for word in _WORD.findall(line.text) if word in bases)
            named.update(pair for pair in _NAMED.findall(line.text) if pair[0] in tails)
    return Judge(habits, alone, named)


def is_in_step(one: Candidate, seen: int) -> bool:
    """Whether a number was cited before, or is the next; `seen`: the highest so far."""
    return min(map(int, one.names)) <= seen + 1


def clean(one: Candidate) -> bool:
    """Whether the word before is an ordinary one: small letters, not a short one."""
    base = one.base
    if is_caseless(base):
        return bool(base)
    return len(base) >= 4 and base.islower()


def _sure_if(yes: bool) -> Verdict:
    return Verdict.CITATION if yes else Verdict.DOUBT
