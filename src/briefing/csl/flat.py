"""A tree of output goes in; a flat list of tokens in reading order comes out, its punctuation set right.

A token is a string, or a pair: `(OPEN, pair)` and `(CLOSE, pair)` around formatting, `(QUOTE, text)` for a closing
quotation mark, `(BLOCK, kind)` and `(END, kind)` around `display`, `(MARK, mark)` and `(UNMARK, mark)` around what has
a meaning of its own, such as an address.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from .fieldtext import NO_DECORATION, SINGLE
from .locales import Locale
from .output import Formatting, Out, Piece, plain_text


class Affix(str):
    """An affix or a delimiter of the style: its stops and commas may go into a quotation before them."""

    __slots__ = ()


OPEN, CLOSE, QUOTE, BLOCK, END, MARK, UNMARK = range(7)
Token: TypeAlias = "str | tuple[int, Any]"

#: What a formatting attribute falls back to inside the same formatting ("flip-flopping").
_NEUTRAL = {
    "font-style": "normal", "font-variant": "normal", "font-weight": "normal",
    "text-decoration": "none", "vertical-align": "baseline",
}  # fmt: skip
_KEPT_MARKS = frozenset(("address", "citation-number", "cite", "first-note", "year-suffix", "names"))


class Flattener:
    """Flattens for one locale, whose quotation marks it knows."""

    def __init__(self, locale: Locale) -> None:
        term = locale.term
        self.outer = (term("open-quote") or "“", term("close-quote") or "”")
        self.inner = (term("open-inner-quote") or "‘", term("close-inner-quote") or "’")
        self.inside = locale.punctuation_in_quote

    def tokens(self, piece: Piece) -> list[Token]:
        """The tokens of a piece."""
        out: list[Token] = []
        self._walk(piece, out, {}, 0)
        return punctuated(out, self.inside)

    def _walk(self, piece: Piece, out: list[Token], state: dict[str, str], depth: int) -> None:
        if isinstance(piece, str):
            if piece:
                out.append(piece)
            return
        if piece.display and not plain_text(Out(piece.kids)):
            return  # an empty block has no line of its own
        if piece.prefix:
            self._affix(piece.prefix, out, state)
        mark = piece.mark
        if mark == NO_DECORATION:
            opened, state = self._undecorated(state)
        else:
            opened, state = self._opened(piece.formatting, state) if piece.formatting else ((), state)
        if piece.display:
            out.append((BLOCK, piece.display))
        kept = mark is not None and mark[0] in _KEPT_MARKS
        if kept:
            out.append((MARK, mark))
        single = depth % 2 or (mark == SINGLE and not depth)
        if piece.quotes:
            out.append((self.inner if single else self.outer)[0])
        out.extend((OPEN, pair) for pair in reversed(opened))
        inner = depth + 1 if piece.quotes else depth
        delimiter, begun = piece.delimiter, False
        for kid in piece.kids:
            if begun and delimiter:
                self._affix(delimiter, out, state)
            before = len(out)
            self._walk(kid, out, state, inner)
            begun = begun or len(out) > before
        out.extend((CLOSE, pair) for pair in opened)
        if piece.quotes:
            out.append((QUOTE, (self.inner if single else self.outer)[1]))
        if kept:
            out.append((UNMARK, mark))
        if piece.display:
            out.append((END, piece.display))
        if piece.suffix:
            self._affix(piece.suffix, out, state)

    def _affix(self, text: str, out: list[Token], state: dict[str, str]) -> None:
        """An affix or a delimiter; it may hold the little markup of fields."""
        if "<" in text and ">" in text:
            from .fieldtext import parse_field

            for piece in parse_field(text):
                self._walk(piece, out, state, 0)
        else:
            out.append(Affix(text))

    @staticmethod
    def _opened(formatting: Formatting, state: dict[str, str]) -> tuple[Formatting, dict[str, str]]:
        """Formatting as it takes effect here: italic within italic is upright."""
        state = dict(state)
        opened = []
        for name, value in formatting:
            neutral = _NEUTRAL[name]
            now = state.get(name, neutral)
            if value == now:
                if value == neutral:
                    continue
                value = neutral
            state[name] = value
            opened.append((name, value))
        return tuple(opened), state

    @staticmethod
    def _undecorated(state: dict[str, str]) -> tuple[Formatting, dict[str, str]]:
        opened = tuple((name, _NEUTRAL[name]) for name, value in state.items() if value != _NEUTRAL[name])
        return opened, {}


# ---------------------------------------------------------------- punctuation

#: What two marks that meet become: the first row's "." after "!" is "!".
_MEET = {
    "!": {".": "!", "?": "!?", ":": "!", ",": "!,", ";": "!;", "!": "!"},
    "?": {"!": "?!", ".": "?", ":": "?", ",": "?,", ";": "?;", "?": "?"},
    ".": {"!": ".!", "?": ".?", ":": ".:", ",": ".,", ";": ".;", ".": "."},
    ":": {"!": "!", "?": "?", ".": ":", ",": ":,", ";": ":;", ":": ":"},
    ",": {"!": ",!", "?": ",?", ":": ",:", ".": ",.", ";": ",;", ",": ","},
    ";": {"!": "!", "?": "?", ":": ";", ",": ";,", ".": ";", ";": ";"},
}
_INTO_QUOTES = frozenset(",.")


def punctuated(tokens: list[Token], inside: bool) -> list[Token]:
    """Tokens with doubled spaces and marks taken out where strings meet; `inside`: commas and stops go into quotes."""
    last = -1  # the last string that is not empty
    closed = False  # a closing quotation mark stands between it and here
    for n, token in enumerate(tokens):
        if not isinstance(token, str):
            if token[0] == QUOTE:
                closed = True
            elif token[0] in (BLOCK, END):
                last, closed = -1, False
            continue
        if not token:
            continue
        if last >= 0:
            text = _joined(tokens, last, token, closed, inside and isinstance(token, Affix))
            tokens[n] = text
            if not text:
                continue
        last, closed = n, False
    return [token for token in tokens if token != ""]


def _joined(tokens: list[Token], last: int, text: str, closed: bool, inside: bool) -> str:
    """What is left of a string behind another one, which may change too."""
    while text:
        before = str(tokens[last])
        left, right = before[-1:], text[0]
        if right == " " and left in " \N{NO-BREAK SPACE}" and left and not closed:
            text = text[1:]
        elif closed and inside and right in _INTO_QUOTES and before:
            tokens[last] = before[:-1] + _MEET[left][right] if left in _MEET else before + right
            text = text[1:]
        elif closed and right == "." and left in "!?" and not inside:
            return text
        elif closed and right in _MEET and left in _MEET and left == right:
            text = text[1:]
        elif not closed and left in _MEET and right in _MEET[left]:
            made = _MEET[left][right]
            if len(made) == 2 and made != left + right:
                return text
            if len(made) == 2:
                return text
            tokens[last], text = before[:-1] + made, text[1:]
        else:
            return text
    return text
