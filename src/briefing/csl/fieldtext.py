"""The text of a field goes in; strings and pieces with the little markup of CSL-JSON come out.

Known are `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `<span class="nocase">`, `<span class="nodecor">`,
`<span style="font-variant:small-caps;">` (CSL-JSON, "HTML-like Formatting Tags"), and quotation marks, which nest.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .output import Formatting, Out, Piece

_TAGS: dict[str, Formatting] = {
    "i": (("font-style", "italic"),), "b": (("font-weight", "bold"),), "sup": (("vertical-align", "sup"),),
    "sub": (("vertical-align", "sub"),), "sc": (("font-variant", "small-caps"),),
}  # fmt: skip
_SMALL_CAPS = re.compile(r'<span style="font-variant:\s*small-caps;?">')
_TOKEN = re.compile(
    r"(?P<open><(?:i|b|sup|sub|sc|em|strong)>|<span [^<>]*>)|(?P<close></(?:i|b|sup|sub|sc|em|strong|span)>)"
    r"|(?P<quote>[\"“”'‘’«»„])"
)
_SPECIAL = re.compile(r"[<\"“”'‘’«»„]")
_LETTER = re.compile(r"\w")
NO_CASE = ("nocase", "")
NO_DECORATION = ("nodecor", "")
#: Of a quotation in single marks by the author's own hand.
SINGLE = ("single", "")


@lru_cache(16384)
def parse_field(text: str) -> tuple[Piece, ...]:
    """The pieces of a field; shared, so not to be changed. Quotation marks that pair off become pieces of their own,
    a single one between letters an apostrophe."""
    if _SPECIAL.search(text) is None:
        return (text,)
    return tuple(_Parser(text).run())


class _Open:
    """A tag or a quotation mark that is open, with what stood in it so far."""

    __slots__ = ("kind", "made", "pieces", "source")

    def __init__(self, kind: str, source: str, made: Out | None) -> None:
        self.kind, self.source, self.made = kind, source, made
        self.pieces: list[Piece] = []


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stack = [_Open("", "", None)]

    def run(self) -> list[Piece]:
        at = 0
        for match in _TOKEN.finditer(self.text):
            self.add(self.text[at : match.start()])
            at = match.end()
            if match["open"]:
                self.open(match["open"])
            elif match["close"]:
                self.close(match["close"])
            else:
                self.quote(match["quote"], match.start())
        self.add(self.text[at:])
        while len(self.stack) > 1:
            self.give_up()
        return self.stack[0].pieces

    def add(self, text: str) -> None:
        pieces = self.stack[-1].pieces
        if not text:
            return
        if pieces and isinstance(pieces[-1], str):
            pieces[-1] += text
        else:
            pieces.append(text)

    def open(self, tag: str) -> None:
        name = tag[1:-1].split(" ")[0]
        name = {"em": "i", "strong": "b"}.get(name, name)
        if name in _TAGS:
            made = Out([], formatting=_TAGS[name])
        elif _SMALL_CAPS.fullmatch(tag):
            made = Out([], formatting=_TAGS["sc"])
        elif "nocase" in tag:
            made = Out([], mark=NO_CASE)
        elif "nodecor" in tag:
            made = Out([], mark=NO_DECORATION)
        else:
            self.add(tag)
            return
        if not self.closes_later(name):
            self.add(tag)
            return
        self.stack.append(_Open(name, tag, made))

    def closes_later(self, name: str) -> bool:
        alias = {"i": ("</i>", "</em>"), "b": ("</b>", "</strong>")}.get(name, (f"</{name}>",))
        return any(tag in self.text for tag in alias)

    def close(self, tag: str) -> None:
        name = {"em": "i", "strong": "b"}.get(tag[2:-1], tag[2:-1])
        if not any(one.kind == name for one in self.stack):
            self.add(tag)
            return
        while self.stack[-1].kind != name:
            self.give_up()
        self.finish()

    def finish(self) -> None:
        done = self.stack.pop()
        assert done.made is not None
        done.made.kids = done.pieces
        self.stack[-1].pieces.append(done.made)

    def give_up(self) -> None:
        """What was open never closed: it is text."""
        done = self.stack.pop()
        self.add("’" if done.source in "'‘" else done.source)
        for piece in done.pieces:
            if isinstance(piece, str):
                self.add(piece)
            else:
                self.stack[-1].pieces.append(piece)

    # ------------------------------------------------------------ quotation marks

    def quote(self, mark: str, at: int) -> None:
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < len(self.text) else " "
        if mark in "'’" and _LETTER.match(before) and _LETTER.match(after):
            self.add("’")
        elif mark in "«»„" or (mark == "”" and not self.is_open('"')):
            self.add(mark)
        elif mark in '"“”':
            self.paired('"', mark, before, after)
        else:
            self.paired("'", mark, before, after)

    def is_open(self, kind: str) -> bool:
        return any(one.kind == kind for one in self.stack)

    def paired(self, kind: str, mark: str, before: str, after: str) -> None:
        opens = mark in "“‘" or (mark in "\"'" and not _ends_a_word(before) and after != " ")
        if mark == "’":
            opens = False
        if self.is_open(kind) and not (opens and self.stack[-1].kind != kind):
            if not opens or mark in '"':
                while self.stack[-1].kind != kind:
                    if self.stack[-1].kind not in ('"', "'"):
                        self.add("’" if kind == "'" else mark)
                        return
                    self.give_up()
                self.finish()
                return
        if opens:
            self.stack.append(_Open(kind, mark, Out([], quotes=True, mark=SINGLE if mark == "‘" else None)))
        else:
            self.add("’" if kind == "'" else mark)


def _ends_a_word(sign: str) -> bool:
    return bool(_LETTER.match(sign)) or sign in ".,;:!?)]}…>"
