"""Notes of the text go in; native footnotes and their part come out (ECMA-376, 17.11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .draft import Draft
from .xml import properties, root, run, spacing, styled

#: Ids of the two lines that every footnotes part must have (ECMA-376, 17.18.33).
SEPARATORS = (-1, 0)


@contextmanager
def footnote(draft: Draft) -> Iterator[Callable[[str], int]]:
    """While a note's content is written, its links belong to the footnotes' part; then `take(content)` gives its id."""
    draft.footnotes.append("")
    number = len(draft.footnotes)
    reference = f"<w:r><w:rPr>{styled('FootnoteReference')}</w:rPr><w:footnoteRef/></w:r>"

    def take(content: str) -> int:
        draft.footnotes[number - 1] = (
            f'<w:footnote w:id="{number}"><w:p><w:pPr>{properties("FootnoteText")}</w:pPr>'
            f"{reference}{run(' ')}{content}</w:p></w:footnote>"
        )
        return number

    draft.relations, kept, draft.in_note = draft.note_relations, draft.relations, True
    try:
        yield take
    finally:
        draft.relations, draft.in_note = kept, False


def footnotes_part(draft: Draft) -> bytes:
    """The part with the separators and every note."""
    line = properties(spacing=spacing(0, 0, 240, "auto"))
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"<w:p><w:pPr>{line}</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for kind, number in zip(("separator", "continuationSeparator"), SEPARATORS, strict=True)
    )
    return root("footnotes", separators + "".join(draft.footnotes))
