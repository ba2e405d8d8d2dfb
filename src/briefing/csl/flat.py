"""A tree of output goes in; a flat list of tokens in reading order comes out, its punctuation set right.

A token is a string, or a pair: `(OPEN, pair)` and `(CLOSE, pair)` around formatting, `(QUOTE, text)` for a closing
quotation mark, `(BLOCK, kind)` and `(END, kind)` around `display`, `(MARK, mark)` and `(UNMARK, mark)` around what has
a meaning of its own, such as an address.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from .fieldtext import NO_DECORATION, SINGLE, parse_field
from .locales import Locale
from .output import Affix, Formatting, Mark, Out, Piece, plain_texts

OPEN: Final = 0
CLOSE: Final = 1
QUOTE: Final = 2
BLOCK: Final = 3
END: Final = 4
MARK: Final = 5
UNMARK: Final = 6
Token: TypeAlias = (
    str
    | tuple[Literal[0], tuple[str, str]]
    | tuple[Literal[1], tuple[str, str]]
    | tuple[Literal[2], str]
    | tuple[Literal[3], str]
    | tuple[Literal[4], str]
    | tuple[Literal[5], Mark]
    | tuple[Literal[6], Mark]
)

#: What a formatting attribute falls back to inside the same formatting ("flip-flopping").
_NEUTRAL = {
    "font-style": "normal", "font-variant": "normal", "font-weight": "normal",
    "text-decoration": "none", "vertical-align": "baseline",
}  # fmt: skip
#: Marks that mean something to the reader of tokens; others steer the processor only.
_KEPT_MARKS = frozenset(("address", "citation-number", "cite", "first-note", "year-suffix", "names"))
State: TypeAlias = dict[str, str]
"""The formatting in force: attributes and their values."""


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
        if isinstance(piece, str):
            out.append(piece)
        else:
            self._walk(piece, out, {}, 0)
        return punctuated(out, self.inside)

    def _walk(self, piece: Out, out: list[Token], state: State, depth: int) -> None:
        """Append a piece's tokens; `depth` counts the quotations around it."""
        if piece.display and not plain_texts(piece.kids):
            return  # an empty block has no line of its own
        mark, display = piece.mark, piece.display
        if display:
            out.append((BLOCK, display))
        if piece.prefix:
            self._affix(piece.prefix, out, state)
        opened: Formatting = ()
        if mark == NO_DECORATION:
            opened, state = _undecorated(state)
        elif piece.formatting:
            opened, state = _opened(piece.formatting, state)
        if mark is not None and mark[0] in _KEPT_MARKS:
            out.append((MARK, mark))
        else:
            mark = None
        if piece.quotes:
            self._quoted(piece, out, state, depth, opened)
        else:
            out += [(OPEN, pair) for pair in reversed(opened)]
            self._kids(piece, out, state, depth)
            out += [(CLOSE, pair) for pair in opened]
        if mark is not None:
            out.append((UNMARK, mark))
        if piece.suffix:
            self._affix(piece.suffix, out, state)
        if display:
            out.append((END, display))

    def _quoted(self, piece: Out, out: list[Token], state: State, depth: int, opened: Formatting) -> None:
        """A quotation: its marks alternate with those around it."""
        inner = depth % 2 or (piece.mark == SINGLE and not depth)
        begin, end = self.inner if inner else self.outer
        out.append(begin)
        out += [(OPEN, pair) for pair in reversed(opened)]
        self._kids(piece, out, state, depth + 1)
        out += [(CLOSE, pair) for pair in opened]
        out.append((QUOTE, end))

    def _kids(self, piece: Out, out: list[Token], state: State, depth: int) -> None:
        """The children, with the delimiter between those that have something to show."""
        delimiter = piece.delimiter
        begun = False
        for kid in piece.kids:
            if delimiter and begun:
                self._affix(delimiter, out, state)
            before = len(out)
            if isinstance(kid, str):
                if kid:
                    out.append(kid)
            else:
                self._walk(kid, out, state, depth)
            begun = begun or len(out) > before

    def _affix(self, text: str, out: list[Token], state: State) -> None:
        """An affix or a delimiter; it may hold the little markup of fields."""
        if "<" not in text or ">" not in text:
            out.append(Affix(text))
            return
        for piece in parse_field(text):
            if isinstance(piece, str):
                out.append(piece)
            else:
                self._walk(piece, out, state, 0)


def _opened(formatting: Formatting, state: State) -> tuple[Formatting, State]:
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


def _undecorated(state: State) -> tuple[Formatting, State]:
    opened = tuple((name, _NEUTRAL[name]) for name, value in state.items() if value != _NEUTRAL[name])
    return opened, {}


# ---------------------------------------------------------------- punctuation

#: What two marks that meet become: the first row's "." after "!" is "!". Pairs that stay as they are stand for that.
_MEET = {
    "!": {".": "!", "?": "!?", ":": "!", ",": "!,", ";": "!;", "!": "!"},
    "?": {"!": "?!", ".": "?", ":": "?", ",": "?,", ";": "?;", "?": "?"},
    ".": {"!": ".!", "?": ".?", ":": ".:", ",": ".,", ";": ".;", ".": "."},
    ":": {"!": "!", "?": "?", ".": ":", ",": ":,", ";": ":;", ":": ":"},
    ",": {"!": ",!", "?": ",?", ":": ",:", ".": ",.", ";": ",;", ",": ","},
    ";": {"!": "!", "?": "?", ":": ";", ",": ";,", ".": ";", ";": ";"},
}
_BLANKS = " \N{NO-BREAK SPACE}"


def punctuated(tokens: list[Token], inside: bool) -> list[Token]:
    """Tokens with doubled spaces and marks taken out where strings meet; `inside`: commas and stops go into quotes."""
    last = -1  # the last string that is not empty
    closed = False  # a closing quotation mark stands between it and here
    for n, token in enumerate(tokens):
        if not isinstance(token, str):
            if token[0] == QUOTE:
                closed = True
            elif token[0] == BLOCK or token[0] == END:
                last, closed = -1, False
            continue
        if not token:
            continue
        if last >= 0:
            before = tokens[last]
            assert isinstance(before, str)
            begin = token[0]
            if begin in _MEET and before[-1] == " " and not closed and isinstance(token, Affix):
                before, token = _meeting_apart(before, token)
                tokens[last], tokens[n] = before, token
                if not token:
                    continue
                begin = token[0]
            if begin in _MEET or begin == " ":
                kept, token = (
                    _behind_quote(before, token, inside and isinstance(token, Affix)) if closed
                    else (before, token.lstrip(" ")) if begin == " " and before[-1] in _BLANKS
                    else _meeting(before, token)
                )  # fmt: skip
                tokens[last], tokens[n] = kept, token
                if not token:
                    continue
        last, closed = n, False
    return [token for token in tokens if token != ""]


def _meeting_apart(before: str, text: str) -> tuple[str, str]:
    """A string that ends in a mark and a space, and a mark of the style's behind it: "2019. " and "." are one stop,
    ", " and "." too: something between them had no value."""
    bare = before.rstrip(" ")
    if bare[-1:] not in _MEET:
        return before, text
    if bare[-1] in ",;:" and text[0] in ".,;:":
        return bare[:-1] + text[0], text[1:]
    return bare, text


def _meeting(before: str, text: str) -> tuple[str, str]:
    """Two strings side by side, marks that meet made one."""
    left, n = before[-1], 0
    while n < len(text):
        right = text[n]
        made = _MEET[left].get(right, "") if left in _MEET else ""
        if len(made) != 1:
            if right == " " and left in _BLANKS:
                n += 1
                continue
            break
        left, n = made, n + 1
    return (before if left == before[-1] else before[:-1] + left), text[n:]


def _behind_quote(before: str, text: str, inside: bool) -> tuple[str, str]:
    """Two strings with a closing quotation mark between: what ends the quotation already is not said again."""
    n = 0
    while n < len(text):
        left, right = before[-1], text[n]
        if inside and right in ",.":
            before = before[:-1] + _MEET[left][right] if left in _MEET else before + right
        elif right not in _MEET or left != right:
            break
        n += 1
    return before, text[n:]
