"""The row under a key judgment as it was drawn and as it came back goes in; its likelihood and confidence in the source
are changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from ...model.blocks import Confidence
from ...readers.emit.attributes import braces
from ...readers.markdown.attributes import Value, parse
from ...resolve.likelihood import SCALE, TERMS, step
from ...resolve.vocabulary import vocabulary
from ..source import SourceText
from .entries import Entry
from .homes import Homes
from .nodes import Node, Tree
from .told import Told

_NAMES = ("likelihood", "confidence")
#: The share that is drawn behind a term: "(80–95 %)".
_SHARE = re.compile(r"(.*?)\s*\((\d+)\s*[\N{EN DASH}-]\s*(\d+)\s*%\)\Z", re.DOTALL)
_LEVELS: tuple[str, ...] = get_args(Confidence)
_DIV = "key-judgment"


class Judgments:
    """The key judgments of one draft."""

    def __init__(self, source: SourceText, tree: Tree, homes: Homes, base: Sequence[Entry]) -> None:
        self.source, self.tree = source, tree
        self._facets: dict[int, tuple[Node, str]] = {}
        """By the index of a paragraph of the base that shows one: the key judgment, and which attribute it is."""
        div: Node | None = None
        for entry in base:
            if entry.shown.style == "JudgmentStatement":
                node = homes.blocks.get(entry.index)
                div = node.parent if node is not None else None
            elif entry.facet >= 0 and div is not None:
                said = [name for name in _NAMES if name in self._values(div)]
                if entry.facet < len(said):
                    self._facets[entry.index] = div, said[entry.facet]

    def _values(self, div: Node) -> dict[str, Value]:
        """The attributes of a key judgment, with their places in the source's text."""
        chunk = div.chunk
        if chunk is None or chunk.name != _DIV:
            return {}
        line_end = self.source.offset(chunk.first) + len(self.source.lines[chunk.first])
        at = self.source.text.find("{", chunk.start, line_end)
        found = parse(self.source.text, at) if at >= 0 else None
        return found.values if found is not None else {}

    def shows(self, owner: Entry) -> bool:
        """Whether a paragraph of the base shows one of the two."""
        return owner.index in self._facets

    def put(self, entry: Entry, owner: Entry) -> Told:
        """Say in the source what the draft says now; gives what is to be told of it."""
        div, name = self._facets[owner.index]
        value = self._values(div)[name]
        assert div.chunk is not None
        line = div.chunk.first + 1
        term, reason = self._term(name, " ".join(entry.text.split()), " ".join(owner.text.split()))
        if not reason and term == " ".join(value.text.lower().split()):
            reason = "The share belongs to the term, and is written by the tool: choose another term."
        if reason:
            return Told("not-taken", entry.text, line, reason)
        end = value.offset + len(value.text)
        while self.source.text[value.key : end].count('"') == 1 or self.source.text[value.key : end].count("'") == 1:
            end += 1
        self.tree.edit(value.key, end, braces(None, (), **{name: term})[1:-1])
        return Told("changed", f"{name}: {term}", line)

    def _term(self, name: str, now: str, was: str) -> tuple[str, str]:
        """The term that is shown, or why there is none."""
        if name == "confidence":
            words = vocabulary(self.source.lang), vocabulary("en")
            level = next((one for each in words for one in _LEVELS if getattr(each, one).lower() == now.lower()), "")
            shown = ", ".join(getattr(words[0], one) for one in _LEVELS)
            return level, "" if level else f"The levels of confidence are {shown}; say anything else in the basis."
        share, before = _SHARE.match(now), _SHARE.match(was)
        term = " ".join((share[1] if share else now).lower().split())
        at = step(term)
        if at is None:
            return "", f"This is no term of the scale; the terms are {', '.join(TERMS)}."
        fits = (str(SCALE[at].low), str(SCALE[at].high))
        if share and share.groups()[1:] != fits and (before is None or share.groups()[1:] != before.groups()[1:]):
            return "", f"The share does not fit the term: “{term}” is {fits[0]} to {fits[1]} per cent."
        return term, ""
