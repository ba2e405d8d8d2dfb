"""The draft as it was built and as it came back go in; what was typed into citations comes out, to be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ..drawn import Cited, Note, Pieces
from ..known import Known, origin
from ..source import relocated
from .entries import Entry
from .told import Told

_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+")
#: Why it is not taken.
TYPED_INTO = "This was typed into a citation, whose text the tool makes; say it beside the citation, or as its locator."
_TAKEN_OUT = "Words of a citation were taken out: the tool makes its text, and makes them again."


def typed_into(base: list[Entry], draft: list[Entry], known: Known, line: Callable[[Entry], int]) -> list[Told]:
    """Each citation with words that were not there, whether it stays, was moved or copied, and each that lacks some.
    Numbers of entries are given anew, and what a field reads that leads to nothing is the program's. `line` gives where
    a paragraph stands in the source."""
    built: dict[str, list[Cited]] = {}
    for entry in base:
        for cited in _citations(entry.shown.pieces):
            for target in cited.targets:
                built.setdefault(target, []).append(cited)
    names = {name for entry in draft for name in entry.shown.starts}
    out = []
    for entry in draft:
        for cited in _citations(entry.shown.pieces):
            named = known.built.get(origin(cited.name))
            like = [was for target in cited.targets for was in built.get(target, ())]
            reason = _reason(cited, like if named is None else [named], names, known)
            if reason:
                out.append(Told("not-taken", cited.text, line(entry), reason))
    return out


def _citations(pieces: Pieces) -> Iterator[Cited]:
    for piece in pieces:
        if isinstance(piece, Cited):
            yield piece
        elif isinstance(piece, Note):
            yield from _citations(piece.content)


def _reason(cited: Cited, built: list[Cited], names: set[str], known: Known) -> str:
    """Why a citation is to be told of; empty: it is not. `built` are those that it may be."""
    if not cited.shape or not built or any(was.text == cited.text for was in built):
        return ""
    node = known.citations.get(origin(cited.name))
    if node is not None and relocated(node, built[0], cited) is not node:
        return ""
    said = {word for was in built for word in _TOKEN.findall(was.shape)}
    if any(word not in said for word in _TOKEN.findall(cited.shape)):
        return TYPED_INTO
    if names.issuperset(cited.targets):
        read = {word for was in built for word in _WORD.findall(was.text)}
        if any(word not in read for word in _WORD.findall(cited.text)):
            return TYPED_INTO
    lacks = Counter(_TOKEN.findall(built[0].shape)) - Counter(_TOKEN.findall(cited.shape))
    return _TAKEN_OUT if cited.name and lacks and cited.targets == built[0].targets else ""
