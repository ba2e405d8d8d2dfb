"""What one entry of the bibliography renders goes in; it comes out with its hanging number, and with names that repeat
those of the entry before given way to a text."""

from __future__ import annotations

from .area import Area
from .context import Context, Replaced
from .output import Affix, Out, Piece


def entry(area: Area, pieces: list[Piece]) -> Piece:
    """An entry as a tree (CSL 1.0.2, "Whitespace": second-field-align; "Display")."""
    if area.options.get("second-field-align") and len(pieces) > 1:
        rest = Out(pieces[1:], suffix=area.suffix)
        blocks: list[Piece] = [Out(pieces[:1], area.prefix, display="left-margin"), Out([rest], display="right-inline")]
        return Out(blocks, formatting=area.formatting)
    last = pieces[-1]
    if area.suffix and not isinstance(last, str) and last.display:  # the suffix ends the last block
        inner = last.like(last.kids)
        inner.display = ""
        pieces = [*pieces[:-1], Out([inner, Affix(area.suffix)], display=last.display)]
        return Out([Out(pieces, area.prefix)], formatting=area.formatting)
    return Out([Out(pieces, area.prefix, area.suffix)], formatting=area.formatting)


def replacement(before: Context, now: Context, rule: str, text: str) -> Replaced | None:
    """Which names of an entry repeat those of the one before (CSL 1.0.2, "Reference Grouping":
    subsequent-author-substitute-rule); None: none that would be replaced."""
    if not now.person_texts or not before.person_texts:
        return None
    same = 0
    for old, new in zip(before.person_texts, now.person_texts, strict=False):
        if old != new:
            break
        same += 1
    whole, count = before.list_texts == now.list_texts, len(now.person_texts)
    match rule:
        case "complete-all":
            return Replaced("all", count, text) if whole else None
        case "complete-each":
            return Replaced("each", count, text) if whole else None
        case "partial-each":
            return Replaced("each", same, text) if same else None
        case "partial-first":
            return Replaced("first", 1, text) if same else None
        case _:
            return None
