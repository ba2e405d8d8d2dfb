"""The text of an HTML file goes in; its tags and the words between them come out, each with its line.

It is the tokenizer of the HTML standard (13.2.5) in so far as words depend on it. libxml2's is not used: it stops where
elements nest 256 deep and behind `</html>`, drops without a word what stands there, counts lines up to 65,535, and
reads a page in another way in each of its versions. Where the standard drops words - behind a comment or a tag that
never ends - they are kept. The time it takes grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, Union

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})

#: Elements whose content is text, whatever stands in it -> whether character references count there.
_RAW = {
    "script": False, "style": False, "xmp": False, "iframe": False, "noembed": False, "noframes": False,
    "textarea": True, "title": True,
}  # fmt: skip
#: A name as HTML, its custom elements and Word's prefixes have them; an address in angle brackets is none.
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9_.-]*(?::[A-Za-z][\w.-]*)?(?=[\s/>]|\Z)")
_MARKUP = re.compile(rf"<(?:[!?]|{_NAME.pattern})")
_PLAIN_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)>")
_GAP = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"=?[^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")
_TRACELESS = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


class Start(NamedTuple):
    """A start tag."""

    name: str
    attributes: Mapping[str, str]
    line: int
    closed: bool
    """It ends with a slash."""


class End(NamedTuple):
    """An end tag."""

    name: str
    line: int


class Text(NamedTuple):
    """Words and spaces as they stand, character references resolved."""

    text: str
    line: int


Token: TypeAlias = Union[Start, End, Text]


def tokens(text: str, line: int = 1) -> Iterator[Token]:
    """The tags and texts of an input whose line ends are line feeds; `line` is its first."""
    return _Tokenizer(text, line).run()


def decoded(text: str) -> str:
    """A text with its character references resolved, without characters that leave no trace."""
    return unescape(text).translate(_TRACELESS) if "&" in text else text


class _Tokenizer:
    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.at = 0
        self.line = line
        """That of `self.at`."""
        self.never: set[str] = set()
        """What is not found in the rest of the text, so that it is sought once."""

    def run(self) -> Iterator[Token]:
        text = self.text
        while self.at < len(text):
            less = self._markup()
            if less > self.at:
                yield Text(decoded(text[self.at : less]), self.line)
                self._go(less)
            if less == len(text):
                return
            if (plain := _PLAIN_TAG.match(text, less)) and plain[2].lower() not in _RAW:
                self.at = plain.end()
                name = plain[2].lower()
                yield End(name, self.line) if plain[1] else Start(name, NO_ATTRIBUTES, self.line, False)
                continue
            if text[less + 1] in "!?":
                self._comment()
                continue
            tag = self._tag()
            if tag is None:  # it never ends: the rest are words
                yield Text(decoded(text[less:]), self.line)
                return
            if not isinstance(tag, Start) or tag.name not in _RAW or tag.closed:
                yield tag
            elif (end := self._end_of(tag.name)) < 0:  # it never ends: what follows is the page's
                yield tag._replace(closed=True)
            else:
                yield tag
                if end > self.at:
                    inner = text[self.at : end]
                    yield Text(decoded(inner) if _RAW[tag.name] else inner, self.line)
                    self._go(end)

    def _go(self, to: int) -> None:
        self.line += self.text.count("\n", self.at, to)
        self.at = to

    def _markup(self) -> int:
        """Where the next tag or comment begins; the end of the text where none does."""
        at = self.at
        while (at := self.text.find("<", at)) >= 0:
            if _MARKUP.match(self.text, at):
                return at
            at += 1
        return len(self.text)

    def _found(self, what: str, start: int) -> int:
        """Where something stands first from `start` on; -1: nowhere."""
        if what in self.never:
            return -1
        at = self.text.find(what, start)
        if at < 0:
            self.never.add(what)
        return at

    def _comment(self) -> None:
        """Go behind a comment, a document type, a conditional mark of Word's or a processing instruction."""
        start = self.at
        if self.text.startswith("<!--", start):
            if self.text.startswith((">", "->"), start + 4):
                self._go(self.text.index(">", start) + 1)
                return
            if (end := self._found("-->", start + 4)) >= 0:
                self._go(end + 3)
                return
            self._go(start + 4)
            return
        if self.text.startswith("<![CDATA[", start) and self._found("]]>", start) >= 0:
            self._go(start + 9)
            return
        end = self._found(">", start)
        self._go(end + 1 if end >= 0 else start + 2)

    def _tag(self) -> Start | End | None:
        text, line = self.text, self.line
        match = _NAME.match(text, self.at + 1)
        assert match is not None
        name = match[0].lower()
        found: dict[str, str] = {}
        at, closed = match.end(), False
        while True:
            gap = _GAP.match(text, at)
            assert gap is not None
            closed, at = gap[0].endswith("/"), gap.end()
            if at >= len(text):
                return None
            if text[at] == ">":
                break
            key, value, at = self._attribute(at)
            found.setdefault(key, value)
        self._go(at + 1)
        if name[0] == "/":
            return End(name[1:], line)
        return Start(name, found or NO_ATTRIBUTES, line, closed)

    def _attribute(self, at: int) -> tuple[str, str, int]:
        """The name and value of an attribute, and where it ends."""
        text = self.text
        key = _ATTRIBUTE.match(text, at)
        assert key is not None
        equals = _EQUALS.match(text, key.end())
        if equals is None:
            return key[0].lower(), "", max(key.end(), at + 1)
        at = equals.end()
        quote = text[at : at + 1]
        if quote and quote in "\"'" and (end := self._found(quote, at + 1)) >= 0:
            return key[0].lower(), decoded(text[at + 1 : end]), end + 1
        value = _UNQUOTED.match(text, at)
        assert value is not None
        return key[0].lower(), decoded(value[0]), value.end()

    def _end_of(self, name: str) -> int:
        """Where an element that holds text alone ends; -1: nowhere."""
        if name in self.never:
            return -1
        end = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(self.text, self.at)
        if end is None:
            self.never.add(name)
            return -1
        return end.start()
