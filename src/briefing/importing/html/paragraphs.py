"""Texts of one paragraph go in, piece by piece; inlines come out: spaces as a browser shows them, neighbours of one
look as one, spaces at the edges of a look outside it."""

from __future__ import annotations

import re

from ...core.node import replace
from ..loose import PLAIN, Inline, Inlines, Look, Newline, NoteMark, Picture, Words

_SPACES = re.compile(r"[ \t\n\r\f\u00a0]*[ \t\n\r\f][ \t\n\r\f\u00a0]*|\u00a0{2,}")
_STOPPED = re.compile(r"[.!?\u3002\uff01\uff1f\u061f\u2026][\"'\u201d\u2019)\]]*\s*\Z")
_OPENS = re.compile(r"[\[(]\s*\Z")
_CLOSES = re.compile(r"\s*[\])]")


class Paragraph:
    """A paragraph being filled."""

    def __init__(self, spaced: bool = True) -> None:
        self.inlines: list[Inline] = []
        self.texts: list[str] = []
        """What the last look's words are, in pieces."""
        self.look = PLAIN
        self.line = 0
        self.spaced = spaced
        """It begins, or ends with a space."""
        self.breaks = 0
        """Forced line breaks that nothing but spaces follows."""

    def __bool__(self) -> bool:
        return bool(self.inlines or self.texts)

    def text(self, text: str, line: int, look: Look) -> None:
        """Add words and spaces."""
        made = _SPACES.sub(" ", text)
        if self.spaced:
            made = made.lstrip(" ")
        if not made:
            return
        self._put(made, line + text[: len(text) - len(text.lstrip())].count("\n"), look)
        self.spaced = made.endswith(" ")
        if not made.isspace():
            self.breaks = 0

    def add(self, inline: Inline) -> None:
        """Add what is no words."""
        self._seal()
        self.inlines.append(inline)
        if isinstance(inline, Newline):
            self.spaced = True
            self.breaks += 1
        else:
            self.spaced = False
            self.breaks = 0

    def gap(self, line: int) -> None:
        """Part what stands before from what follows."""
        self.text(" ", line, self.look if self.texts else PLAIN)

    def is_sentence(self) -> bool:
        """Whether it ends as sentences do: with a stop, or with what refers from its end to a source or a note."""
        if not self.texts:
            return bool(self.inlines) and not isinstance(self.inlines[-1], (Words, Newline, Picture))
        return self.look.superscript or bool(_STOPPED.search("".join(self.texts[-2:])))

    def part(self) -> None:
        """Keep what follows from being one with what stands before: each raised number, each link stands for itself."""
        self._seal()

    def taken(self, ends: bool = False) -> Inlines:
        """The inlines, with the spaces at both ends or without; the paragraph is empty again."""
        self._seal()
        if len(self.inlines) == 1 and not ends and isinstance(only := self.inlines[0], Words):
            words = only.text.strip()
            self.inlines, self.spaced, self.breaks = [], True, 0
            return (Words(words, only.line, only.look),) if words else ()
        made = _unbracketed(_aired(self.inlines if ends else _trimmed(self.inlines)))
        self.inlines, self.spaced, self.breaks = [], True, 0
        return tuple(made)

    def _put(self, text: str, line: int, look: Look) -> None:
        if look is not self.look and look != self.look:
            self._seal()
        if not self.texts:
            self.look, self.line = look, line
        self.texts.append(text)

    def _seal(self) -> None:
        if self.texts:
            self.inlines.append(Words("".join(self.texts), self.line, self.look))
            self.texts = []


def _trimmed(inlines: list[Inline]) -> list[Inline]:
    """Without spaces and breaks at either end."""
    first, last = 0, len(inlines)
    while first < last and _is_blank(inlines[first]):
        first += 1
    while first < last and _is_blank(inlines[last - 1]):
        last -= 1
    made = inlines[first:last]
    if made and isinstance(one := made[0], Words):
        made[0] = replace(one, text=one.text.lstrip())
    if made and isinstance(one := made[-1], Words):
        made[-1] = replace(one, text=one.text.rstrip())
    return made


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, Newline) or (isinstance(inline, Words) and not inline.text.strip())


def _aired(inlines: list[Inline]) -> list[Inline]:
    """With the spaces at the edges of bold words, links and the like outside them; none before a break."""
    out: list[Inline] = []
    for n, one in enumerate(inlines):
        if isinstance(one, Newline) and out and isinstance(last := out[-1], Words):
            out.pop()
            if words := last.text.rstrip(" "):
                out.append(replace(last, text=words))
        if not isinstance(one, Words) or one.look == PLAIN:
            _append(out, one)
            continue
        text = one.text.strip(" ")
        if not text:
            after = inlines[n + 1] if n + 1 < len(inlines) else None
            _append(out, replace(one, look=_shared(out[-1] if out else None, after)))
            continue
        if one.text[0] == " ":
            _append(out, Words(" ", one.line, _shared(out[-1] if out else None, one)))
        _append(out, replace(one, text=text))
        if one.text[-1] == " ":
            after = inlines[n + 1] if n + 1 < len(inlines) else None
            _append(out, Words(" ", one.line, _shared(one, after)))
    return out


def _append(out: list[Inline], one: Inline) -> None:
    look = one.look if isinstance(one, Words) else None
    stands_alone = look is not None and (look.superscript or look.url)
    if isinstance(one, Words) and not stands_alone and out and isinstance(last := out[-1], Words) and last.look == look:
        out[-1] = replace(last, text=last.text + one.text)
    else:
        out.append(one)


def _shared(before: Inline | None, after: Inline | None) -> Look:
    """The look of a space between two inlines: that of both, or of the link that both stand in."""
    if not isinstance(before, Words) or not isinstance(after, Words):
        return PLAIN
    if before.look == after.look:
        return before.look
    if before.look.url and before.look.url == after.look.url:
        return Look(url=before.look.url, title=before.look.title)
    return PLAIN


def _unbracketed(inlines: list[Inline]) -> list[Inline]:
    """Without the brackets around the reference of a note."""
    if not any(isinstance(one, NoteMark) for one in inlines):
        return inlines
    out = list(inlines)
    for n, one in enumerate(out):
        if not isinstance(one, NoteMark) or not 0 < n < len(out) - 1:
            continue
        before, after = out[n - 1], out[n + 1]
        if isinstance(before, Words) and isinstance(after, Words):
            opens, closes = _OPENS.search(before.text), _CLOSES.match(after.text)
            if opens and closes and "([".index(opens[0][0]) == ")]".index(closes[0][-1]):
                out[n - 1] = replace(before, text=before.text[: opens.start()])
                out[n + 1] = replace(after, text=after.text[closes.end() :])
    return [one for one in out if not isinstance(one, Words) or one.text]


def without_strong(inlines: Inlines) -> Inlines:
    """The inlines of a heading, which is bold by itself, without bold where all of it is."""
    words = [one for one in inlines if isinstance(one, Words) and one.text.strip()]
    if not words or not all(one.look.strong for one in words):
        return inlines
    out: list[Inline] = []
    for one in inlines:
        _append(out, replace(one, look=replace(one.look, strong=False)) if isinstance(one, Words) else one)
    return tuple(out)
