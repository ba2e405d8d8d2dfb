"""The flat string of a paragraph goes in; its words come out, each with whether a sentence ends behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .line import OBJECT

_TOKEN = re.compile(r"\S+")
_STOPPED = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\Z")
#: Digits glued to a stop, which may be a citation that has no source.
_GLUED = re.compile(r"(?<!\d)[.!?][\"'\u201d\u2019)\]]*\d{1,3}(?:,\d{1,3})*\Z")
_SHORTENED = re.compile(
    r"[(\"\u201c]?(?:(?:\w\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs|etc|Inc|Ltd|Co|Jr|approx|ca)\.)\Z"
)
#: Words that stand in small letters within names and titles.
_LINKS = frozenset("a an and as at by de for from in of on or per the to via vs vs. with & + / - \u2013 \u2014".split())  # noqa: SIM905


class Word(NamedTuple):
    """What stands between spaces, with the citations behind it."""

    text: str
    """Without the citations."""
    start: int
    end: int
    """Where it stands in the flat string, the citations included."""
    stops: bool
    """A sentence ends behind it."""

    @property
    def is_title(self) -> bool:
        """It begins with a capital, as names do and words of a title."""
        first = self.text.lstrip("\"'\u201c\u2018([")[:1]
        return first.isupper() or (first.isdigit() and any(map(str.isupper, self.text)))

    @property
    def is_link(self) -> bool:
        """It stands in small letters within names."""
        return self.text in _LINKS

    @property
    def is_short(self) -> bool:
        """It is an abbreviation of capitals: "U.S.", "NATO"."""
        letters = [sign for sign in self.text if sign.isalpha()]
        return len(letters) > 1 and all(map(str.isupper, letters))


class Sentence(NamedTuple):
    """A run of words by their places, the last excluded."""

    first: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a flat string. A citation that stands alone belongs to the word before it."""
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        token = match[0].replace(OBJECT, "")
        cited = token != match[0]
        if not token and words:
            last = words.pop()
            stops = last.stops or bool(_STOPPED.search(last.text))
            words.append(Word(last.text, last.start, match.end(), stops))
            continue
        stops = bool(_GLUED.search(token) or (_STOPPED.search(token) and (cited or not _SHORTENED.match(token))))
        words.append(Word(token, match.start(), match.end(), stops or token.endswith("..")))
    return words


def sentences_of(words: list[Word], first: int = 0) -> list[Sentence]:
    """The sentences from a word on."""
    found: list[Sentence] = []
    for n in range(first, len(words)):
        if words[n].stops or n == len(words) - 1:
            found.append(Sentence(first, n + 1))
            first = n + 1
    return found


def title_run(words: list[Word], first: int, end: int, commas: bool = False) -> int:
    """Where the words that begin with capitals end, small words between such counted; `commas`: marks between them."""
    last = n = first
    while n < end and (words[n].is_title or (words[n].is_link and n > first)):
        if words[n].is_title:
            last = n + 1
        if words[n].stops or (words[n].text[-1] in ",;:" and not commas):
            break
        n += 1
    return last
