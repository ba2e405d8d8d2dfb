"""The entries of a bibliography and what citations call them go in; how Word labels and names them comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from ...core.node import node
from ...resolve.tree import Blocks, CitationMark, Endnote, Endnotes, deep, inlines_of, with_notes

Way: TypeAlias = Literal["list", "sequence", "text", "bare"]

#: The sequence that counts entries whose numbers a list of Word's cannot give to citations (ECMA-376, 17.16.5.56).
_SEQUENCE = "Bibliography"


@node
class Labels:
    """How the entries of one block are labelled.

    "list": by a native list, whose number REF \\n shows. "sequence": by a counting field in text; "text": by text
    alone; in both a bookmark holds what citations show. "bare": not at all.
    """

    way: Way
    before: str = ""
    """What stands before the number in every label of a list or a sequence."""
    after: str = ""
    sequence: str = _SEQUENCE

    @property
    def pattern(self) -> str:
        """The `w:lvlText` of the list (ECMA-376, 17.9.11)."""
        return f"{self.before}%1{self.after}"

    def core(self, entry: Endnote) -> str:
        """What a reference to the entry shows when Word renews it; empty where nothing can be shown."""
        match self.way:
            case "list":
                return _shown_by_word(entry.shown)
            case "sequence":
                return entry.shown.removeprefix(self.before).removesuffix(self.after)
            case "text":
                return entry.number if entry.number in entry.shown else entry.shown
            case "bare":
                return ""


@node
class Name:
    """How citations refer to an entry: REF \\n of its list's number, or REF of the words in its bookmark."""

    core: str
    """What the reference shows."""
    listed: bool


def labels(block: Endnotes, called: Mapping[str, set[str]], number: int, live: bool) -> Labels:
    """The labels of a block; `number` counts the blocks from 0, `live` says that another program will write the labels.

    A list is best, since every program renumbers it. It will not do where citations show less than its number: REF \\n
    gives the whole of it, without a final stop.
    """
    if not any(entry.shown for entry in block.entries):
        return Labels("bare")
    around = _around(block.entries)
    if around is None or live:
        return Labels("text")
    if "%" not in "".join(around) and all(
        _shown_by_word(entry.shown) in text for entry in block.entries for text in called.get(entry.id, ())
    ):
        return Labels("list", *around)
    return Labels("sequence", *around, sequence=f"{_SEQUENCE}{number or ''}")


def called_in(blocks: Blocks) -> dict[str, set[str]]:
    """Entry id to what citations call it by; those that name entries by words do not count."""
    found: dict[str, set[str]] = {}
    for mark in _marks(blocks):
        for part in mark.parts if mark.form != "text" else ():
            if part.target:
                found.setdefault(part.target, set()).add(part.text)
    return found


def _marks(blocks: Blocks) -> Iterator[CitationMark]:
    for block in deep(blocks):
        yield from (each for each in with_notes(inlines_of(block)) if isinstance(each, CitationMark))


def _around(entries: Iterable[Endnote]) -> tuple[str, str] | None:
    """What stands before and after 1, 2, 3 ... in the labels; None where they are not made so."""
    first, *rest = entries
    before, one, after = first.shown.partition("1")
    if one and all(entry.shown == f"{before}{n}{after}" for n, entry in enumerate(rest, 2)):
        return before, after
    return None


def _shown_by_word(label: str) -> str:
    """A list's number as REF \\n gives it: without stops at its end (ECMA-376, 17.16.5.51)."""
    return label.rstrip(".")
