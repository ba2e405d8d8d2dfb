"""The text of a field goes in; strings and pieces with the little markup of CSL-JSON come out.

Known are `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `<span class="nocase">`, `<span class="nodecor">`,
`<span style="font-variant:small-caps;">` (CSL-JSON, "HTML-like Formatting Tags"), and quotation marks, which nest.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .output import Formatting, Mark, Out, Piece

#: Each tag's formatting, by its kind.
_TAGS: dict[str, Formatting] = {
    "i": (("font-style", "italic"),), "b": (("font-weight", "bold"),), "sup": (("vertical-align", "sup"),),
    "sub": (("vertical-align", "sub"),), "sc": (("font-variant", "small-caps"),),
}  # fmt: skip
_KINDS = {"em": "i", "strong": "b"}
_TOKEN = re.compile(r"</?(?:i|b|sup|sub|sc|em|strong)>|<span [^<>]*>|</span>|[\"“”'‘’«»„]")
_SPECIAL = re.compile(r"[<\"“”'‘’«»„]")
_DOUBLE, _SINGLE = '"', "'"
#: How deep tags and quotations may stand in each other; what goes beyond is text.
_DEEPEST = 20
#: Letters of a field that is worth remembering.
_MEMORABLE = 400

NO_CASE: Mark = ("nocase", "")
NO_DECORATION: Mark = ("nodecor", "")
#: Of a quotation in single marks by the author's own hand.
SINGLE: Mark = ("single", "")


def parse_field(text: str) -> tuple[Piece, ...]:
    """The pieces of a field; shared, so not to be changed. Quotation marks that pair off become pieces of their own,
    a single one between letters an apostrophe."""
    if _SPECIAL.search(text) is None:
        return (text,)
    return _remembered(text) if len(text) < _MEMORABLE else tuple(_Parser(text).run())


@lru_cache(2048)
def _remembered(text: str) -> tuple[Piece, ...]:
    return tuple(_Parser(text).run())


class _Open:
    """A tag or a quotation mark that is open, with what stood in it so far."""

    __slots__ = ("kind", "made", "pieces", "source")

    def __init__(self, kind: str, source: str, made: Out) -> None:
        self.kind, self.source, self.made = kind, source, made
        self.pieces: list[Piece] = []


class _Parser:
    """Reads a field once from left to right; what never closes turns out to have been text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack = [_Open("", "", Out([]))]
        self.begun = 0
        """Where the text in the tag that opened last begins."""
        self.last_close = {kind: text.rfind(f"</{kind}>") for kind in (*_TAGS, *_KINDS, "span")}

    def run(self) -> list[Piece]:
        """The pieces."""
        at = 0
        for match in _TOKEN.finditer(self.text):
            if match.start() > at:
                self.add(self.text[at : match.start()])
            at = match.end()
            token = match[0]
            if token.startswith("</"):
                self.close(token)
            elif token[0] == "<":
                self.open(token, at)
            else:
                self.quote(token, match.start())
        self.add(self.text[at:])
        while len(self.stack) > 1:
            self.give_up()
        return _merged(self.stack[0].pieces)

    def add(self, text: str) -> None:
        """Text, into what is open."""
        if text:
            self.stack[-1].pieces.append(text)

    # ------------------------------------------------------------ tags

    def open(self, tag: str, at: int) -> None:
        """A tag opens, unless nothing closes it later."""
        kind = tag[1:-1].split(" ")[0]
        kind = _KINDS.get(kind, kind)
        made = _made(kind, tag)
        closes = max(self.last_close[kind], self.last_close.get({"i": "em", "b": "strong"}.get(kind, ""), -1))
        if made is None or closes < at or len(self.stack) > _DEEPEST:
            self.add(tag)
        else:
            self.stack.append(_Open(kind, tag, made))
            self.begun = at

    def close(self, tag: str) -> None:
        """A tag closes, with all that is open in it; one that was not open is text."""
        kind = _KINDS.get(tag[2:-1], tag[2:-1])
        if not self.is_open(kind):
            self.add(tag)
            return
        while self.stack[-1].kind != kind:
            self.give_up()
        self.finish()

    def is_open(self, kind: str) -> bool:
        """Whether a tag or a quotation mark of a kind is open."""
        return any(one.kind == kind for one in self.stack)

    def finish(self) -> None:
        """What was open last is whole."""
        done = self.stack.pop()
        done.made.kids = _merged(done.pieces)
        self.stack[-1].pieces.append(done.made)

    def give_up(self) -> None:
        """What was open last never closed: it is text."""
        done = self.stack.pop()
        self.add("’" if done.source in ("'", "‘") else done.source)
        self.stack[-1].pieces += done.pieces

    # ------------------------------------------------------------ quotation marks

    def quote(self, mark: str, at: int) -> None:
        """A quotation mark, or an apostrophe."""
        before = self.text[at - 1] if at != self.begun else " "
        after = self.text[at + 1] if at + 1 < len(self.text) else " "
        if mark in "'’" and _in_word(before) and _in_word(after):
            self.add("’")
        elif mark in "«»„" or (mark == "”" and not self.is_open(_DOUBLE)):
            self.add(mark)
        else:
            kind = _DOUBLE if mark in '"“”' else _SINGLE
            opens = mark in "“‘" or (mark in "\"'" and not _ends_a_word(before) and after != " ")
            self.paired(kind, mark, opens)

    def paired(self, kind: str, mark: str, opens: bool) -> None:
        """A mark that closes what it can close, else opens, else stands for itself."""
        if not opens and self.is_open(kind):
            self.close_quote(kind, mark)
        elif opens and len(self.stack) <= _DEEPEST:
            self.stack.append(_Open(kind, mark, Out([], quotes=True, mark=SINGLE if mark == "‘" else None)))
        else:
            self.add("’" if kind == _SINGLE else mark)

    def close_quote(self, kind: str, mark: str) -> None:
        """The quotation closes, unless a tag within it is still open."""
        while self.stack[-1].kind != kind:
            if self.stack[-1].kind not in (_DOUBLE, _SINGLE):
                self.add("’" if kind == _SINGLE else mark)
                return
            self.give_up()
        self.finish()


def _made(kind: str, tag: str) -> Out | None:
    """The piece that a tag opens; None for one that means nothing."""
    if kind in _TAGS:
        return Out([], formatting=_TAGS[kind])
    if tag.replace(" ", "") in ('<spanstyle="font-variant:small-caps;">', '<spanstyle="font-variant:small-caps">'):
        return Out([], formatting=_TAGS["sc"])
    if "nocase" in tag:
        return Out([], mark=NO_CASE)
    return Out([], mark=NO_DECORATION) if "nodecor" in tag else None


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Pieces with neighbouring strings made one."""
    out: list[Piece] = []
    strings: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            strings.append(piece)
            continue
        if strings:
            out.append("".join(strings))
            strings = []
        out.append(piece)
    if strings:
        out.append("".join(strings))
    return out


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _ends_a_word(sign: str) -> bool:
    return _in_word(sign) or sign in ".,;:!?)]}…>"
