"""A text's blocks go in; what names it uses comes out, by which the cells of a flattened table are told apart."""

from __future__ import annotations

import re
from functools import cached_property

from ..loose import Blocks, Para
from .line import flat

_CAPITAL = r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff][\w.\u2019'-]*"
_NAME = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
_LISTED = re.compile(rf"{_NAME}(?:, {_NAME}){{0,6}},? (?:and|or|&|und|oder|et|ou|y|e|o|en|i|ve) {_NAME}")
_PARTS = re.compile(r",? (?:and|or|&|und|oder|et|ou|y|e|o|en|i|ve) |, ")
_STOP = re.compile(r"(?<=\w\w)\.\Z")
_WITHIN = re.compile(r"\b[a-z\u00df-\u00f6\u00f8-\u00ff][\w-]*,? ([^\W\d_a-z]\w+)")


class Known:
    """Names in a text, found when they are first asked for."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks

    @cached_property
    def _paragraphs(self) -> list[str]:
        return [flat(block.inlines) for block in self._blocks if isinstance(block, Para)]

    @cached_property
    def proper(self) -> frozenset[str]:
        """Words with a capital within sentences."""
        return frozenset(match[1] for text in self._paragraphs for match in _WITHIN.finditer(text))

    @cached_property
    def lists(self) -> frozenset[frozenset[str]]:
        """Names that are listed together: "China, Russia and North Korea"."""
        found = (match[0] for text in self._paragraphs for match in _LISTED.finditer(text))
        return frozenset(frozenset(_PARTS.split(_STOP.sub("", one))) for one in found)
