"""Loose blocks and inlines go in; their words come out on end, with the lines and links that lie on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..loose import Block, Inlines, Literally, Mark, Newline, NoteMark, Para, Picture, Quoted, Words

_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.(?=[\w-]+\.))[^\s<>\"\u201c\u201d\u300c\u300d\u3001\u3002\uff0c\uff1b\uff09\u3011\u060c]+",
    re.IGNORECASE,
)
#: A link as Markdown has it, in a text that is none.
_MARKDOWN = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,400})\]\((?P<url>(?:https?|ftp)://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)"
)
_TAIL = ".,;:!?'*_\u2019\u00bb|"
_PAIRS = {")": "(", "]": "[", "}": "{"}
#: A backslash that Markdown has before a sign.
_ESCAPE = re.compile(r"\\([\\_*#&~()\[\].!<>|`$+-])")


class Link(NamedTuple):
    """Where an address lies on words."""

    start: int
    end: int
    url: str
    bare: bool
    """The words are the address itself."""
    words: str = ""
    """Otherwise: the words."""


class Said(NamedTuple):
    """Words on end; line breaks are line feeds."""

    text: str
    links: tuple[Link, ...]
    """In order, none over another."""
    lines: tuple[tuple[int, int], ...]
    """From which place on the words stand on which line."""

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.lines[0][1] if self.lines else 1

    def cut(self, start: int, end: int) -> Said:
        """The words between two places, without spaces at their ends."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        end = start + len(text)
        first = bisect_left(self.links, (start,))
        last = bisect_left(self.links, (end,), first)
        links = tuple(
            link._replace(start=link.start - start, end=min(link.end, end) - start) for link in self.links[first:last]
        )
        at = max(0, bisect_right(self.lines, (start, 1 << 60)) - 1)
        past = bisect_left(self.lines, (end,), at)
        lines = tuple((max(0, place - start), line) for place, line in self.lines[at : max(past, at + 1)])
        return Said(text, links, lines)


def said_of(inlines: Inlines, line: int) -> Said:
    """The words of inlines."""
    parts: list[str] = []
    given: list[Link] = []
    lines: list[tuple[int, int]] = []
    at = 0
    for one in inlines:
        text, url = _said(one)
        if not text:
            continue
        if not lines or lines[-1][1] != one.line:
            lines.append((at, one.line))
        if url:
            if given and given[-1].end == at and given[-1].url == url:
                given[-1] = given[-1]._replace(end=at + len(text))
            else:
                given.append(Link(at, at + len(text), url, False))
        parts.append(text)
        at += len(text)
    return linked("".join(parts), given, tuple(lines) or ((0, line),))


def _said(one: object) -> tuple[str, str]:
    match one:
        case Words():
            return one.text.replace("\n", " "), one.look.url if "://" in one.look.url else ""
        case Newline():
            return "\n", ""
        case Mark():
            return one.raw, ""
        case NoteMark() | Picture() | _:
            return "", ""


def linked(text: str, given: Sequence[Link], lines: tuple[tuple[int, int], ...]) -> Said:
    """Words with the links that the input has on them, and those that are addresses by themselves."""
    links: list[Link] = []
    place = 0
    for link in given:
        links += _written(text, place, link.start)
        links.append(_link(link.start, link.end, link.url, text[link.start : link.end]))
        place = link.end
    links += _written(text, place, len(text))
    return Said(text, tuple(links), lines)


def _link(start: int, end: int, url: str, words: str) -> Link:
    words = words.strip()
    bare = _ADDRESS.match(words) is not None and " " not in words
    return Link(start, end, url, bare, "" if bare else words)


def _written(text: str, start: int, end: int) -> Iterator[Link]:
    """The links that are written among words: Markdown's, and bare addresses."""
    if "](" in text:
        for match in _MARKDOWN.finditer(text, start, end):
            yield from addresses(text, start, match.start())
            yield _link(match.start(), match.end(), match["url"], match["words"])
            start = match.end()
    yield from addresses(text, start, end)


def addresses(text: str, start: int, end: int) -> Iterator[Link]:
    """The addresses among words, without signs of the sentence behind them."""
    for match in _ADDRESS.finditer(text, start, end):
        url = match[0]
        last = _end(url)
        if last > 7:
            yield Link(match.start(), match.start() + last, url[:last], True)


def _end(url: str) -> int:
    """Where an address ends: before signs of the sentence, and brackets that none within it opens."""
    more = {closing: url.count(closing) - url.count(opening) for closing, opening in _PAIRS.items()}
    last = len(url)
    while last:
        sign = url[last - 1]
        if sign in _PAIRS and more[sign] > 0:
            more[sign] -= 1
        elif sign not in _TAIL:
            break
        last -= 1
    return last


def unescaped(text: str) -> str:
    """Words without the backslashes that Markdown has before signs."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def lines_of(block: Block) -> Iterator[Said]:
    """The lines of a paragraph, of lines of code, or of a quotation of such; nothing for other blocks."""
    match block:
        case Para():
            yield from lines_in(said_of(block.inlines, block.line))
        case Literally():
            places = [0]
            while (end := block.text.find("\n", places[-1])) >= 0:
                places.append(end + 1)
            lines = tuple((place, block.line + n) for n, place in enumerate(places))
            yield from lines_in(linked(block.text, [], lines))
        case Quoted():
            for inner in block.blocks:
                yield from lines_of(inner)
        case _:
            return


def lines_in(said: Said) -> Iterator[Said]:
    """The lines of some words."""
    start = 0
    while start <= len(said.text):
        end = said.text.find("\n", start)
        end = len(said.text) if end < 0 else end
        line = said.cut(start, end)
        if line.text:
            yield line
        start = end + 1
