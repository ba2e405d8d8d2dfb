"""Name variables of CSL-JSON go in; people with their particles told apart, and their initials, come out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

_APOSTROPHES = "'’ʻ`"
#: A word in lower case at the start of a family name, or what an apostrophe or a hyphen joins to it.
_PARTICLE = re.compile(
    rf"(?:[^\W\dA-Z_]+[{_APOSTROPHES}]?\s+|[^\W\dA-Z_]{{1,4}}[{_APOSTROPHES}]\s*|al-|el-|ʾal-)(?=\S)"
)
_HYPHEN = re.compile(" ?- ?")
_NAME = re.compile(r"[^\s.\-]+\.?|-")
_TAG = re.compile(r"(</?[a-z][^<>]*>)")
#: Scripts that part the words of a name with spaces, as ranges of code points: Latin, Greek, Cyrillic, Hebrew, Arabic,
#: Thai; what stands in none of them is Chinese, Japanese or Korean for our purposes.
_SPACED_SCRIPTS = (
    ("A", "Z"), ("a", "z"), ("\u00aa", "\u02af"), ("\u0370", "\u052f"), ("\u0590", "\u05ff"), ("\u0600", "\u06ff"),
    ("\u0e00", "\u0e7f"), ("\u1d00", "\u1fff"),
)  # fmt: skip
#: Letters of a given name whose initials are worth remembering.
_MEMORABLE = 60


class Person(NamedTuple):
    """A name, taken apart (CSL 1.0.2, "Name": particles)."""

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
        """Whether it is written in a script that parts names with spaces; Chinese, Japanese, Korean names are not."""
        if not (self.family and self.given):
            return True
        return any(low <= sign <= high for sign in self.family + self.given for low, high in _SPACED_SCRIPTS)

    @property
    def korean(self) -> bool:
        """Whether it is written in Hangul: a Korean is not called by the family name alone, which a fifth shares."""
        return "\uac00" <= self.family[:1] <= "\ud7a3" and not self.western


def read(value: Any) -> tuple[Person, ...]:
    """The people of a name variable; what is no name is passed over."""
    if isinstance(value, (str, dict)):
        value = [value]
    if not isinstance(value, (list, tuple)):
        return ()
    return tuple([person for person in map(_person, value) if person is not None])


def _person(value: Any) -> Person | None:
    if isinstance(value, str):
        return Person(literal=value.strip()) if value.strip() else None
    if not isinstance(value, dict):
        return None
    literal = _text(value, "literal")
    if literal:
        return Person(literal=literal)
    family, given, suffix = _text(value, "family"), _text(value, "given"), _text(value, "suffix")
    if not family and not given:
        return None
    comma = bool(value.get("comma-suffix"))
    dropping, non_dropping = _text(value, "dropping-particle"), _text(value, "non-dropping-particle")
    if not suffix and "," in given:
        given, suffix, comma = _parted_suffix(given)
    parse = value.get("parse-names") not in (False, "false", 0)
    if family.startswith('"') and family.endswith('"') and len(family) > 2:
        family, parse = family[1:-1], False
    if parse and not dropping and not non_dropping:
        family, non_dropping = _non_dropping(family)
        given, dropping = _dropping(given)
    if family:
        return Person(family, given, dropping, non_dropping, suffix, comma, "", bool(value.get("static-ordering")))
    if non_dropping:
        return Person(family=non_dropping, given=given, suffix=suffix)
    words = " ".join(filter(None, (given, dropping, suffix)))
    return Person(literal=words) if words else None


def _text(value: dict[Any, Any], key: str) -> str:
    found = value.get(key)
    if isinstance(found, str):
        return found.strip()
    return str(found) if type(found) is int and abs(found) < 10**9 else ""


def _parted_suffix(given: str) -> tuple[str, str, bool]:
    """ "John, III": the suffix behind the given name; "John,! Jr." asks for the comma to be kept."""
    name, _, suffix = given.partition(",")
    comma = suffix.startswith("!")
    suffix = suffix.lstrip("!").strip()
    return name.strip(), suffix, bool(suffix) and (comma or suffix.rstrip(".").lower() in ("jr", "sr"))


def _non_dropping(family: str) -> tuple[str, str]:
    """A family name without the particle before it, and the particle: "van der Berg"."""
    at = 0
    while (match := _PARTICLE.match(family, at)) is not None:
        at = match.end()
    if not at or not any(sign.isupper() or not sign.isascii() for sign in family[at:]):
        return family, ""
    return family[at:], family[:at].strip(" ")


def _dropping(given: str) -> tuple[str, str]:
    """A given name without the particle behind it, and the particle: "Carl von"."""
    words = given.split()
    at = len(words)
    while at > 1 and words[at - 1].rstrip(_APOSTROPHES).isalpha() and words[at - 1] == words[at - 1].lower():
        at -= 1
    return (given, "") if at >= len(words) else (" ".join(words[:at]), " ".join(words[at:]))


def joined(*words: str) -> str:
    """Words with spaces between, but none behind an apostrophe or a hyphen that joins a particle to what follows."""
    out = ""
    for word in words:
        if not word:
            continue
        out += word if not out or out[-1] in "’'ʻ-–" else f" {word}"
    return out


# ---------------------------------------------------------------- initials


def initials(given: str, mark: str, hyphen: bool, only_existing: bool) -> str:
    """Given names cut to initials, each followed by `mark`.

    `hyphen`: whether the hyphens between names stay. `only_existing`: full names stay, and only what is an initial
    already takes the mark (CSL 1.0.2, "Name": initialize, initialize-with).
    """
    if "<" in given:
        return _tagged(given, mark, hyphen, only_existing)
    if len(given) > _MEMORABLE:
        return _initials(given, mark, hyphen, only_existing)
    return _remembered(given, mark, hyphen, only_existing)


def _tagged(given: str, mark: str, hyphen: bool, only_existing: bool) -> str:
    """The same for names that hold tags: "<b>John</b> Q."."""
    pieces = _TAG.split(given)
    for n in range(0, len(pieces), 2):
        text = pieces[n]
        if not text.strip(" -"):
            continue
        before = text[: len(text) - len(text.lstrip())]
        hyphened = "-" if text.startswith("-") and (hyphen or only_existing) else ""
        pieces[n] = f"{before}{hyphened}{_initials(text.strip(' -'), mark, hyphen, only_existing)}"
    return "".join(pieces)


def _initials(given: str, mark: str, hyphen: bool, only_existing: bool) -> str:
    text = _HYPHEN.sub("-", " ".join(given.split()))
    if not hyphen and not only_existing:
        text = text.replace("-", " ")
    out: list[str] = []
    hyphened = False
    for token in _NAME.findall(text):
        if token == "-":
            hyphened = True
            continue
        piece = _initial(token, mark, hyphened, only_existing, not out)
        if piece is not None:
            if out and (hyphened or piece[0] == " "):
                out[-1] = out[-1].rstrip()
            out.append(f"-{piece}" if hyphened else piece)
        hyphened = False
    return "".join(out).rstrip()


_remembered = lru_cache(2048)(_initials)


def _initial(token: str, mark: str, hyphened: bool, only_existing: bool, first: bool) -> str | None:
    """What is left of one given name; None: nothing."""
    word = token.rstrip(".")
    lower = word == word.lower() and word != word.upper()
    if lower and hyphened:  # the second half of "Guo-ping" has no initial
        return f"{word} " if only_existing else None
    if lower and (not first or len(word) > 1):  # a particle amid the names: "Maria de los"
        return f"{word} " if first else f" {word} "
    abbreviation = len(word) > 1 and token.endswith(".")
    if only_existing and len(word) > 1 and not abbreviation:
        return f"{word} "
    return f"{word if abbreviation else _first_letter(word)}{mark}"


def _first_letter(word: str) -> str:
    """The first letter of a name, with the accents that belong to it."""
    end = 1
    while end < len(word) and unicodedata.category(word[end]) == "Mn":
        end += 1
    return word[0].upper() + word[1:end]
