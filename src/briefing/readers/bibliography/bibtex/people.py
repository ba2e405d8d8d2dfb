"""A BibTeX name field into names: parted at "and", each into given name, particle, family and suffix by its rules."""

from __future__ import annotations

import re
from typing import Any

from ....model.sources import Name
from .latex import decode

_AND = re.compile(r"(?<!\s)\s++and\s++", re.IGNORECASE)
#: "Family, Given" without anything to be worked out.
_SIMPLE = re.compile(r"([^\s,{}\\~=`$]++),\s*+([^,{}\\~=`$]++)\Z")
_EXTENDED = re.compile(r"\s*(?:given|family|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_MARK = re.compile(r"[{},]|[\s~]+|[^{},\s~]+")
_KEYS = {"given": "given", "family": "family", "prefix": "non_dropping_particle", "suffix": "suffix"}


def names(text: str) -> list[Name]:
    """The names in their order; what closes a list cut short, "others", stands as a name of that word."""
    text = text.strip()
    text = text[:-4] if text.lower().endswith((" and", "\nand")) else text
    return [_name(part) for part in _parted(text) if part.strip(" \t\n{}")]


def _parted(text: str) -> list[str]:
    """At every "and" outside of braces."""
    if "{" not in text:
        return _AND.split(text)
    parts, start, depth, done = [], 0, 0, 0
    for match in _AND.finditer(text):
        between = text[done : match.start()]
        depth += between.count("{") - between.count("}")
        done = match.start()
        if depth <= 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _name(text: str) -> Name:
    text = text.strip()
    if (simple := _SIMPLE.match(text)) and "--" not in text and "''" not in text:
        return Name(simple[1], " ".join(simple[2].split()))
    if text.lower() == "others":
        return Name(literal="others")
    if text.startswith("{") and _is_whole(text):
        return Name(literal=_clean(text[1:-1]))
    if "=" in text and _EXTENDED.match(text):
        return _extended(text)
    parts = _at_commas(text)
    if len(parts) == 1:
        return _first_last(_words(parts[0]))
    particle, family = _particle(_words(parts[0]))
    given, suffix = (parts[-1], parts[1]) if len(parts) > 2 else (parts[1], "")
    return _made(given, particle, family, suffix)


def _is_whole(text: str) -> bool:
    """Whether the first brace is closed by the last one."""
    depth = 0
    for match in re.finditer(r"[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end() == len(text)
    return False


def _extended(text: str) -> Name:
    """`family=Groot, given=Hugo, prefix=de`, BibLaTeX's other form."""
    given: dict[str, Any] = {}
    for part in _at_commas(text):
        key, _, value = part.partition("=")
        if field := _KEYS.get(key.strip().lower()):
            given[field] = _clean(value.strip(' "'))
    return Name(**given)


def _at_commas(text: str) -> list[str]:
    if "{" not in text:
        return [part.strip() for part in text.split(",")]
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"[{},]", text):
        if match[0] == ",":
            if not depth:
                parts.append(text[start : match.start()].strip())
                start = match.end()
        else:
            depth += 1 if match[0] == "{" else -1
    return [*parts, text[start:].strip()]


def _words(text: str) -> list[str]:
    """Parted at every space or tie outside of braces."""
    if "{" not in text:
        return re.split(r"[\s~]+", text.strip())
    words, depth = [], 0
    pieces: list[str] = []
    for match in _MARK.finditer(text):
        token = match[0]
        if token in "{}":
            depth += 1 if token == "{" else -1
        if depth <= 0 and token.strip(" \t\n~") == "":
            words.append("".join(pieces))
            pieces = []
        else:
            pieces.append(token)
    return [word for word in [*words, "".join(pieces)] if word]


def _first_last(words: list[str]) -> Name:
    """ "First von Last": the family name begins after the last word in small letters."""
    small = [n for n, word in enumerate(words[:-1]) if _is_small(word)]
    if not small:
        return _made(" ".join(words[:-1]), "", words[-1] if words else "", "")
    return _made(
        " ".join(words[: small[0]]), " ".join(words[small[0] : small[-1] + 1]), " ".join(words[small[-1] + 1 :]), ""
    )


def _particle(words: list[str]) -> tuple[str, str]:
    """ "von Last": everything up to the last word in small letters, never the last word."""
    last = max((n for n, word in enumerate(words[:-1]) if _is_small(word)), default=-1)
    return " ".join(words[: last + 1]), " ".join(words[last + 1 :])


def _is_small(word: str) -> bool:
    """Whether a word's first letter outside of braces is a small one; an accented letter counts, `{\\'e}`."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    first = next((character for character in _clean(word) if character.isalpha()), "")
    return first.islower()


def _made(given: str, particle: str, family: str, suffix: str) -> Name:
    family, given = _clean(family), _clean(given)
    if not given and not particle and not suffix:
        return Name(literal=family)
    return Name(family, given, suffix=_clean(suffix), non_dropping_particle=_clean(particle))


def _clean(text: str) -> str:
    if "\\" not in text and "{" not in text and "~" not in text and "-" not in text and "'" not in text:
        return " ".join(text.split())
    return " ".join(decode(text).replace("\N{NO-BREAK SPACE}", " ").split())
