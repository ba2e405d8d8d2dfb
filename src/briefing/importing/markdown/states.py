"""The characters of one paragraph as markdown-it's inline rules meet them, with where each token begins, and emphasis
that closes where its author meant it to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as _emphasis
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.rules_inline.strikethrough import tokenize as _strikethrough
from markdown_it.token import Token

from ...readers.markdown.syntax.pairs import Pairs

#: What stands in brackets as a mark of a source, and leads nowhere by itself: "[1]", "[2, 3]", "[^1_1]", "[cite: 4]".
CITING = re.compile(r"\d+(?:[\s,;\u2013-]+\d+)*|\^.*|cite(?:_start|:.*)|span_\d+|\d+\u2020.*", re.DOTALL)
Rule: TypeAlias = Callable[[StateInline, bool], bool]
#: Where anything but text may begin.
_MARK = re.compile(r"[\n\\`~*_\[!<&:$^]")
_RUN = re.compile(r"\*+|_+|~+")
#: Signs of emphasis in a row that mean something.
_LONGEST_RUN = 6


class Brackets(Pairs):
    """The brackets of one paragraph; marks of sources hold no links."""

    def _is_reference(self, begin: int, end: int) -> bool:
        return CITING.fullmatch(self.src, begin + 1, end) is None and super()._is_reference(begin, end)


class Placed(StateInline):
    """A paragraph being read; `meta["pos"]` of each token is the offset where it begins."""

    def __init__(self, src: str, md: MarkdownIt, env: dict[str, Any], rules: Mapping[str, tuple[Rule, ...]]) -> None:
        super().__init__(src, md, env, [])
        self.rules = rules
        """For each character the rules for what may begin with it."""
        self.briefing_pairs = Brackets(self)
        self.pending_from = 0

    def tokenize(self) -> None:
        """Push the tokens of what stands between `pos` and `posMax`."""
        src, end = self.src, self.posMax
        while self.pos < end:
            match = _MARK.search(src, self.pos, end)
            at = match.start() if match else end
            if at > self.pos:
                self.append_pending(src[self.pos : at])
                self.pos = at
            if match and not any(rule(self, False) for rule in self.rules[match[0]]):
                self.append_pending(match[0])
                self.pos += 1
        if self.pending:
            self.pushPending()

    def append_pending(self, text: str) -> None:
        """Add to the text that no token holds yet."""
        if not self._pending and not self._pending_buffer:
            self.pending_from = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Make that text a token."""
        token = super().pushPending()
        token.meta = {"pos": self.pending_from}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        token = super().push(ttype, tag, nesting)
        token.meta = {"pos": self.pos}
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - markdown-it's names
        """CommonMark's (0.31, 6.2), but two stars open before any word and close behind any: `**"word"**s` and
        `**\ub9d0(words)**\uc740` mean emphasis."""
        scanned = super().scanDelims(start, canSplitWord)
        if not canSplitWord or scanned.length < 2:
            return scanned
        before = self.src[start - 1] if start else " "
        end = start + scanned.length
        after = self.src[end] if end < self.posMax else " "
        return Scanned(
            scanned.can_open or not after.isspace(), scanned.can_close or not before.isspace(), scanned.length
        )


def emphasis(state: StateInline, silent: bool) -> bool:
    """Stars and underscores; a long row of them is a line that somebody drew."""
    return _row(state) or _emphasis(state, silent)


def strikethrough(state: StateInline, silent: bool) -> bool:
    """Tildes in twos; a long row is text."""
    return _row(state) or _strikethrough(state, silent)


def _row(state: StateInline) -> bool:
    match = _RUN.match(state.src, state.pos, state.posMax)
    if match is None or match.end() - state.pos <= _LONGEST_RUN:
        return False
    state.append_pending(match[0])
    state.pos = match.end()
    return True
