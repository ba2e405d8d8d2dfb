"""Notes of the text go in; native footnotes and endnotes and their parts come out (ECMA-376, 17.11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, TypeAlias

from ...resolve.tree import Endnote
from .draft import Draft
from .entries import USUAL, labelled
from .parts import Relations
from .styles import Paragraphs
from .xml import TAB, properties, root, run, spacing, styled, val

Kind: TypeAlias = Literal["footnote", "endnote"]

#: Ids of the two lines that every part of notes must have (ECMA-376, 17.18.33).
SEPARATORS = (-1, 0)


@contextmanager
def _inside(draft: Draft, relations: Relations) -> Iterator[None]:
    """While a note's content is written its links belong to the notes' part, and nothing in it is bookmarked."""
    draft.relations, kept, draft.in_note = relations, draft.relations, True
    try:
        yield
    finally:
        draft.relations, draft.in_note = kept, False


@contextmanager
def footnote(draft: Draft) -> Iterator[Callable[[str], int]]:
    """While a footnote's content is written; then `take(content)` gives its id."""
    draft.footnotes.append("")
    number = len(draft.footnotes)
    mark = f"<w:r><w:rPr>{styled('FootnoteReference')}</w:rPr><w:footnoteRef/></w:r>"

    def take(content: str) -> int:
        draft.footnotes[number - 1] = _note(
            "footnote", number, properties("FootnoteText"), f"{mark}{run(' ')}{content}"
        )
        return number

    with _inside(draft, draft.note_relations):
        yield take


@contextmanager
def endnote(draft: Draft) -> Iterator[Callable[[Endnote, str], int]]:
    """While an endnote's content is written; then `take(entry, content)` gives its id.

    Its number hangs as those of a bibliography do; Word counts it, what stands around it in the label is text.
    """
    draft.endnotes.append("")
    number = len(draft.endnotes)

    def take(entry: Endnote, content: str) -> int:
        look = styled("EntryLabel")
        before, _, after = entry.shown.partition(entry.number)
        mark = f"<w:r><w:rPr>{look}</w:rPr><w:endnoteRef/></w:r>"
        label = (run(before, look) if before else "") + mark + (run(after, look) if after else "")
        longest = draft.longest_note
        place: Paragraphs = labelled(draft.theme, draft.page, longest) if longest > USUAL else {}
        written = _note("endnote", number, properties("EndnoteText", place), label + TAB + content)
        draft.endnotes[number - 1] = written
        return number

    with _inside(draft, draft.endnote_relations):
        yield take


def _note(kind: Kind, number: int, ppr: str, content: str) -> str:
    return f'<w:{kind} w:id="{number}"><w:p><w:pPr>{ppr}</w:pPr>{content}</w:p></w:{kind}>'


def footnotes_part(draft: Draft) -> bytes:
    """The part with the separators and every footnote."""
    line = properties(spacing=spacing(0, 0, 240, "auto"))
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"<w:p><w:pPr>{line}</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for kind, number in zip(("separator", "continuationSeparator"), SEPARATORS, strict=True)
    )
    return root("footnotes", separators + draft.settled("".join(draft.footnotes)))


def endnotes_part(draft: Draft) -> bytes:
    """The part with every endnote. They stand under a heading: their separators are there, and draw no line."""
    separators = "".join(
        f'<w:endnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>{properties("Spacer")}</w:pPr></w:p></w:endnote>'
        for kind, number in zip(("separator", "continuationSeparator"), SEPARATORS, strict=True)
    )
    return root("endnotes", separators + draft.settled("".join(draft.endnotes)))


def footnote_format(draft: Draft) -> str:
    """How footnotes are marked (ECMA-376, 17.11.18): with letters where raised numbers are citations."""
    return val("numFmt", "lowerLetter") if draft.document.lettered_notes else ""


def note_settings(draft: Draft) -> str:
    """What the settings say: the separators, and where endnotes stand (ECMA-376, 17.11.3 and 17.11.9)."""
    lines = {kind: "".join(f'<w:{kind} w:id="{number}"/>' for number in SEPARATORS) for kind in ("footnote", "endnote")}
    footnotes = f"<w:footnotePr>{footnote_format(draft)}{lines['footnote']}</w:footnotePr>" if draft.footnotes else ""
    place = val("pos", "sectEnd" if draft.parted else "docEnd") + val("numFmt", "decimal")
    return footnotes + (f"<w:endnotePr>{place}{lines['endnote']}</w:endnotePr>" if draft.endnotes else "")
