"""Loose inlines go in; the model's come out: nested looks, typographic quotation marks, notes with their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from ..core.node import replace
from ..core.quotes import typographic
from ..core.text import fit
from ..model import inlines as i
from . import loose as l

_NARROW = "\N{NARROW NO-BREAK SPACE}"
_LINES = re.compile(r"L\d+(?:-L\d+)?")
_SPACES = re.compile(r"[ \t\n]+")
#: Schemes of addresses that the model's links lead to.
_SCHEMES = ("http://", "https://", "mailto:")


class Setter:
    """Sets the words of one text in its language."""

    def __init__(self, lang: str, notes: Mapping[str, l.Blocks]) -> None:
        self.lang = lang
        self.notes = notes
        self.shown: set[str] = set()
        """Names of the notes whose text stands in the report."""

    def inlines(self, loose: l.Inlines) -> i.Inlines:
        """The model's inlines, without spaces at either end."""
        return tuple(_joined(self._nested(trimmed(quoted(loose, self.lang)))))

    def heading(self, loose: l.Inlines) -> i.Inlines:
        """The same for a heading or a title, in one line, which is bold anyway: that all of it was says nothing."""
        line = one_line(loose)
        words = [one for one in line if isinstance(one, l.Words) and one.text.strip()]
        if all(one.look.strong for one in words):
            line = tuple(_unbold(one) if isinstance(one, l.Words) else one for one in line)
        return self.inlines(line)

    def _nested(self, loose: l.Inlines) -> Iterator[i.AnyInline]:
        for url, group in groupby(loose, key=lambda one: one.look.url if isinstance(one, l.Words) else ""):
            inner = [each for one in group for each in self._one(one)]
            if url and inner and url.startswith(_SCHEMES):
                yield i.Link(tuple(_joined(iter(inner))), url)
            else:
                yield from inner

    def _one(self, inline: l.Inline) -> Iterator[i.AnyInline]:
        match inline:
            case l.Words():
                yield from _worded(inline.text, inline.look)
            case l.Mark():  # nothing answers to it: it stays the words that it is
                yield from _worded(inline.raw, inline.look)
            case l.Newline():
                yield i.LineBreak()
            case l.Reference():
                places = inline.locators or ("",) * len(inline.keys)
                yield i.Citation(tuple(map(_cite, inline.keys, places)))
            case l.NoteMark():
                yield from self._note(inline.name)
            case l.Picture():
                pass

    def _note(self, name: str) -> Iterator[i.AnyInline]:
        blocks = self.notes.get(name)
        if blocks is None or name in self.shown:
            return
        self.shown.add(name)
        content = self.inlines(tuple(running(blocks)))
        if content:
            yield i.Note(tuple(one for one in content if not isinstance(one, i.Note)))


def one_line(inlines: l.Inlines) -> l.Inlines:
    """Inlines for a place that has no line breaks."""
    return tuple(l.Words(" ", one.line) if isinstance(one, l.Newline) else one for one in trimmed(inlines))


def _cite(key: str, place: str) -> i.Cite:
    """A source and a place in it; ChatGPT counts lines, "L231-L239"."""
    lines = _LINES.fullmatch(place)
    return i.Cite(key, place.replace("L", ""), "line") if lines else i.Cite(key, place)


def _unbold(words: l.Words) -> l.Words:
    return replace(words, look=replace(words.look, strong=False))


def running(blocks: l.Blocks) -> Iterator[l.Inline]:
    """The inlines of some blocks in one line, for places that hold no blocks."""
    first = True
    for inlines, line in _lines_of(blocks):
        if not first:
            yield l.Words(" ", line)
        first = False
        yield from inlines


def _lines_of(blocks: l.Blocks) -> Iterator[tuple[l.Inlines, int]]:
    for block in blocks:
        match block:
            case l.Para() | l.Heading():
                yield block.inlines, block.line
            case l.Literally():
                yield (l.Words(block.text, block.line, l.Look(code=True)),), block.line
            case l.Listing():
                for item in block.items:
                    yield from _lines_of(item.blocks)
            case l.Quoted():
                yield from _lines_of(block.blocks)
            case l.Asked():
                yield block.question, block.line
                yield from _lines_of(block.blocks)
            case l.Grid():
                for row in block.rows:
                    for cell in row:
                        yield from _lines_of(cell.blocks)
            case l.Rule() | l.Remark():
                pass


def trimmed(inlines: l.Inlines) -> l.Inlines:
    """Inlines without spaces and line breaks at either end, with single spaces, without empty words and pictures."""
    kept = list(_spaced(inlines))
    while kept and _is_blank(kept[0]):
        kept.pop(0)
    while kept and _is_blank(kept[-1]):
        kept.pop()
    if kept and isinstance(first := kept[0], l.Words):
        kept[0] = replace(first, text=first.text.lstrip())
    if kept and isinstance(last := kept[-1], l.Words):
        kept[-1] = replace(last, text=last.text.rstrip())
    return tuple(kept)


def _spaced(inlines: l.Inlines) -> Iterator[l.Inline]:
    """Inlines with one space where there are several, in code as they are: a picture that is gone leaves two."""
    after_space = False
    for one in inlines:
        if isinstance(one, l.Picture):
            continue
        if isinstance(one, l.Words) and not one.look.code:
            text = _SPACES.sub(" ", one.text)
            text = text[1:] if after_space and text[:1] == " " else text
            if not text:
                continue
            one = one if text == one.text else replace(one, text=text)
            after_space = text[-1] == " "
        else:
            after_space = isinstance(one, l.Newline)
        yield one


def _is_blank(inline: l.Inline) -> bool:
    return isinstance(inline, l.Newline) or (isinstance(inline, l.Words) and not inline.text.strip())


def quoted(inlines: l.Inlines, lang: str) -> l.Inlines:
    """Inlines with the quotation marks of a language for straight ones; code keeps its own."""
    texts = [one.text if isinstance(one, l.Words) and not one.look.code else "\ufffc" for one in inlines]
    whole = "".join(texts)
    if '"' not in whole and "'" not in whole:
        return inlines
    pieces = _in_step(whole, typographic(whole, lang))
    out: list[l.Inline] = []
    for one, text in zip(inlines, texts, strict=True):
        own = "".join(next(pieces) for _ in text)
        out.append(replace(one, text=own) if isinstance(one, l.Words) and not one.look.code else one)
    return tuple(out)


def _in_step(before: str, after: str) -> Iterator[str]:
    """What each character of a text became: only marks change, into one character, or one with a space."""
    at = 0
    for character in before:
        taken = 1
        if character in "\"'" and (after[at] == _NARROW or after[at + 1 : at + 2] == _NARROW):
            taken = 2
        yield after[at : at + taken]
        at += taken


def _worded(text: str, look: l.Look) -> Iterator[i.AnyInline]:
    text = fit(text)
    if not text:
        return
    made: i.AnyInline = i.Code(text) if look.code else i.Text(text)
    if look.superscript:
        made = i.Superscript((made,))
    elif look.subscript:
        made = i.Subscript((made,))
    if look.lang:
        made = i.Foreign((made,), look.lang)
    if look.emphasis:
        made = i.Emphasis((made,))
    if look.strong:
        made = i.Strong((made,))
    yield made


def _joined(inlines: Iterator[i.AnyInline]) -> Iterator[i.AnyInline]:
    """Neighbours of one look as one."""
    last: i.AnyInline | None = None
    for one in inlines:
        if last is not None and (both := _both(last, one)) is not None:
            last = both
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _both(first: i.AnyInline, second: i.AnyInline) -> i.AnyInline | None:
    """Two inlines as one; None where they are of different looks."""
    holders = (i.Emphasis, i.Strong, i.Superscript)
    if isinstance(first, holders) and isinstance(second, holders) and type(first) is type(second):
        return replace(first, content=tuple(_joined(iter((*first.content, *second.content)))))
    match first, second:
        case i.Text(), i.Text():
            return i.Text(first.text + second.text)
        case i.Citation(), i.Citation():
            return i.Citation((*first.items, *(one for one in second.items if one not in first.items)))
        case _:
            return None
