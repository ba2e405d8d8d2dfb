"""Name variables of CSL-JSON: people with their particles told apart, and how given names are cut to initials."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_APOSTROPHES = "'’ʻ`"
#: Words in lower case at the start of a family name, and what is joined to it by an apostrophe or a hyphen.
_FAMILY_PARTICLE = re.compile(
    rf"(?P<particle>(?:(?:[^\W\dA-Z_]+[{_APOSTROPHES}]?)\s+|[^\W\dA-Z_]{{1,4}}[{_APOSTROPHES}]\s*|al-|el-|ʾal-)+)(?=\S)"
)
_GIVEN_PARTICLE = re.compile(
    rf"(?P<given>.*?)\s+(?P<particle>[^\W\dA-Z_]+[{_APOSTROPHES}]?(?:\s+[^\W\dA-Z_]+[{_APOSTROPHES}]?)*)"
)
_WESTERN = re.compile(
    "[A-Za-z\u00aa-\u024f\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u1d00-\u1eff\u1f00-\u1fff\u0600-\u06ff\u0590-\u05ff\u0e00-\u0e7f]"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A name, taken apart."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    """Particle that goes with the given name."""
    non_dropping: str = ""
    """Particle that stays with the family name."""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static: bool = False
    """The family name always goes first."""

    @property
    def western(self) -> bool:
        """Whether it is written in an alphabet that parts names with spaces; Chinese, Japanese, Korean names are not."""
        return _WESTERN.search(self.family + self.given) is not None or not (self.family and self.given)


def read(value: Any) -> tuple[Person, ...]:
    """The people of a name variable."""
    if isinstance(value, (str, dict)):
        value = [value]
    if not isinstance(value, (list, tuple)):
        return ()
    people = [person for one in value for person in (_person(one),) if person is not None]
    return tuple(people)


def _person(value: Any) -> Person | None:
    if isinstance(value, str):
        return Person(literal=value) if value else None
    if not isinstance(value, dict):
        return None

    def text(key: str) -> str:
        found = value.get(key)
        return str(found).strip() if found is not None and not isinstance(found, (dict, list)) else ""

    literal = text("literal")
    if literal:
        return Person(literal=literal)
    family, given, suffix = text("family"), text("given"), text("suffix")
    if not family and not given:
        return None
    comma = bool(value.get("comma-suffix"))
    static = bool(value.get("static-ordering"))
    dropping, non_dropping = text("dropping-particle"), text("non-dropping-particle")
    if not suffix and "," in given:
        given, suffix, comma = _parted_suffix(given)
    parse = value.get("parse-names") not in (False, "false", 0)
    if family.startswith('"') and family.endswith('"') and len(family) > 2:
        family, parse = family[1:-1], False
    if parse and not dropping and not non_dropping:
        family, non_dropping, given, dropping = _particles(family, given)
    if not family:
        return (
            Person(literal=" ".join(filter(None, (given, dropping, suffix))))
            if not non_dropping
            else Person(family=non_dropping, given=given, suffix=suffix)
        )
    return Person(family, given, dropping, non_dropping, suffix, comma, "", static)


def _parted_suffix(given: str) -> tuple[str, str, bool]:
    """ "John, III": the suffix behind the given name; "John,! Jr." asks for the comma to be kept."""
    name, _, suffix = given.partition(",")
    comma = suffix.startswith("!")
    suffix = suffix.lstrip("!").strip()
    if not suffix:
        return name.strip(), "", False
    return name.strip(), suffix, comma or suffix.rstrip(".").lower() in ("jr", "sr")


@lru_cache(4096)
def _particles(family: str, given: str) -> tuple[str, str, str, str]:
    """(family, non-dropping particle, given, dropping particle)."""
    non_dropping = dropping = ""
    match = _FAMILY_PARTICLE.match(family)
    if match and any(sign.isupper() or not sign.isascii() for sign in family[match.end() :]):
        non_dropping, family = match["particle"], family[match.end() :]
        non_dropping = (
            non_dropping.rstrip(" ") if non_dropping.rstrip(" ")[-1] not in _APOSTROPHES + "-" else (non_dropping)
        )
    match = _GIVEN_PARTICLE.fullmatch(given)
    if match and match["given"].strip() and match["particle"] == match["particle"].lower():
        dropping, given = match["particle"], match["given"].strip()
    return family, non_dropping.strip(" "), given, dropping


def joined(*words: str) -> str:
    """Words with spaces between, but none behind an apostrophe or a hyphen that joins a particle to what follows."""
    out = ""
    for word in words:
        if not word:
            continue
        out += word if not out or out[-1] in "’'ʻ-–" else f" {word}"
    return out


@lru_cache(8192)
def initials(given: str, mark: str, hyphen: bool, only_existing: bool) -> str:
    """Given names cut to initials, each followed by `mark`.

    `hyphen`: whether the hyphens between names stay. `only_existing`: full names stay, and only what is an initial
    already takes the mark (CSL 1.0.2, "Name": initialize).
    """
    text = re.sub(r"\s*-\s*", "-", given.strip())
    text = re.sub(r"\s+", " ", text)
    if not hyphen and not only_existing:
        text = text.replace("-", " ")
    tokens = re.findall(r"[^\s.\-]+\.?|-|\s|\.", text)
    out = ""
    hyphened = False
    for token in tokens:
        if token in (" ", "."):
            continue
        if token == "-":
            hyphened = True
            continue
        out = _appended(out, token, mark, hyphened, only_existing)
        hyphened = False
    return out.rstrip()


def _appended(out: str, token: str, mark: str, hyphened: bool, only_existing: bool) -> str:
    """The initials so far with one more name."""
    word = token.rstrip(".")
    lower = word == word.lower() and word != word.upper()
    if lower and hyphened:  # the second half of "Guo-ping" has no initial
        return out if not only_existing else f"{out.rstrip()}-{word} "
    if lower and (out or len(word) > 1):  # a particle amid the names: "Maria de los"
        return f"{out.rstrip()} {word} " if out else f"{word} "
    abbreviation = len(word) > 1 and token.endswith(".")
    if only_existing and len(word) > 1 and not abbreviation:
        return f"{out.rstrip()}-{word} " if hyphened else f"{out}{word} "
    initial = word if abbreviation else _initial(word)
    return f"{out.rstrip()}-{initial}{mark}" if hyphened else f"{out}{initial}{mark}"


def _initial(word: str) -> str:
    """The initial of a name: its first letter, with a second one that belongs to it ("Th" of "Þ" does not); names
    written as several capitals are several initials in one ("JP")."""
    head = word[0].upper()
    for sign in word[1:]:
        if unicodedata.category(sign) != "Mn":
            break
        head += sign
    return head
