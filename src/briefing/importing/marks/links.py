"""Links that cite: their words are a number, the site's name, "source" or nothing, and not a part of the sentence.

A link on words of the sentence stays one, as Claude and research agents write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ...core.node import node
from ..loose import Address
from ..sources import Shelf
from ..sources.keys import host_name
from .line import BLANK, EMPTY, Found, Line
from .numbers import RUN, lowered, names_of

_NUMBER = re.compile(rf"[{BLANK}]*[\[(]?[{BLANK}]?\^?({RUN})[{BLANK}]?[\])]?[{BLANK}]*\Z")
#: A page's name in ChatGPT's pills: how many more pages the pill holds stands behind it.
_MORE = re.compile(rf"[{BLANK}]{{0,3}}\+[{BLANK}]?[0-9]{{1,2}}[{BLANK}]{{0,3}}\Z")
_EXPORTED = re.compile("oai_citation:[0-9]{1,4}\u2021(.*)\\Z", re.DOTALL)
_EMPTY_WORDS = frozenset(
    (
        *("source", "sources", "link", "ref", "reference", "citation", "in-text citation", "here"),
        *("quelle", "fuente", "fonte", "bron", "źródło", "kaynak", "sumber", "nguồn", "источник", "джерело", "المصدر"),
        *("出典", "来源", "來源", "出处", "出處", "출처"),
    )
)
#: So much of a link's words is looked at, in characters.
_LONGEST = 400
_WEB = ("http://", "https://", "www.")


@node
class Link:
    """A link with all of its words."""

    start: int
    end: int
    words: str
    url: str
    title: str

    @property
    def is_web(self) -> bool:
        """Whether it leads to a page of the web."""
        return self.url.lower().startswith(_WEB)

    @property
    def address(self) -> Address:
        """The source that it names: its title, if the words or the link say one."""
        return Address(self.url, self.title or titled(self.words, self.url))


def links(line: Line) -> Iterator[Link]:
    """The links of a line; neighbours with one address are one."""
    if not line.linked:
        return
    for url, group in groupby(line.pieces, key=lambda piece: piece.look.url):
        if url:
            pieces = list(group)
            words = line.text[pieces[0].start : pieces[-1].end].replace(EMPTY, "")[:_LONGEST]
            yield Link(pieces[0].start, pieces[-1].end, words, url, pieces[0].look.title)


def titled(words: str, url: str) -> str:
    """A page's title, as far as a link's words are one: not where they are its address, its host or say nothing."""
    if exported := _EXPORTED.match(words):
        words = exported[1]
    words = " ".join(_MORE.sub("", words).split())
    bare = words.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    if not bare or bare in _EMPTY_WORDS or _NUMBER.match(words):
        return ""
    address = url.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return "" if address.startswith(bare) and "." in bare else words


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    for link in links(line):
        start, end = _bracketed(line, link)
        if number := _NUMBER.match(lowered(link.words)):
            names = names_of(number[1])
            if link.is_web:
                yield Found(start, end, names, (Address(link.url, link.title),))
            elif link.url.startswith("#"):
                yield Found(start, end, names)
        elif link.is_web and _cites(link, shelf):
            yield Found(start, end, addresses=(link.address,))


def _cites(link: Link, shelf: Shelf) -> bool:
    words = link.words.strip()
    if not words or _EXPORTED.match(words):
        return True
    name = _MORE.sub("", words)
    if _is_site(name, link.url) and name != words:
        return True
    return (name.casefold() in _EMPTY_WORDS or _is_site(name, link.url)) and shelf.is_known(link.url)


def _is_site(name: str, url: str) -> bool:
    """Whether words are the name of the site that an address leads to: "Reuters", "en.wikipedia.org", "AP News"."""
    letters = re.sub(r"[\W_]", "", name.casefold().removeprefix("www."))
    host = host_name(url if "://" in url else f"https://{url}").casefold()
    if not letters or not host or len(name) > 60:
        return False
    plain = re.sub(r"[\W_]", "", url.casefold().partition("//")[2].partition("/")[0].removeprefix("www."))
    host = re.sub(r"[\W_]", "", host)
    return letters in (host, plain) or (len(letters) >= 2 and (letters.startswith(host) or host == f"the{letters}"))


def _bracketed(line: Line, link: Link) -> tuple[int, int]:
    """A link's place, with the square brackets right around it."""
    text = line.text
    if text[link.start - 1 : link.start] == "[" and text[link.end : link.end + 1] == "]":
        return link.start - 1, link.end + 1
    return link.start, link.end
