"""Loose blocks go in; an outline comes out: each line of the input that begins a block, and what the block is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.importing import loose as l
from briefing.importing.parts import all_said, said


def outline(loose: l.Loose) -> list[str]:
    """The blocks, then what is doubtful, then what was left out."""
    doubts = [f"? {doubt.line} {doubt.code}: {doubt.words}" for doubt in loose.doubts]
    left_out = [f"- {one.first}-{one.last} {one.code}: {one.words}" for one in loose.left_out]
    return [*_lines(loose.blocks, ""), *doubts, *left_out]


def _lines(blocks: l.Blocks, pad: str) -> Iterator[str]:
    for block in blocks:
        start = f"{pad}{block.line} "
        match block:
            case l.Heading():
                yield f"{start}{'#' * block.level} {said(block.inlines)}"
            case l.Para():
                yield f"{start}{said(block.inlines)}"
            case l.Listing():
                yield f"{start}list" + (f" from {block.start}" if block.ordered else "")
                for item in block.items:
                    yield from _lines(item.blocks, pad + "    ")
            case l.Grid():
                yield f"{start}table, {block.header} header"
                for row in block.rows:
                    yield f"{pad}    " + " | ".join(all_said(cell.blocks) or "-" for cell in row)
            case l.Rule():
                yield f"{start}rule"
            case _:
                raise AssertionError(block)
