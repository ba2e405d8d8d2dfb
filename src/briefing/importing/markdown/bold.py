"""Blocks of a text without headings go in; paragraphs that are bold from end to end come out as its headings."""

from __future__ import annotations

import re

from ...core.node import replace
from ..loose import Block, Blocks, Heading, Inline, Inlines, Newline, Para, Words
from ..parts import said

#: So many make a pattern; the longest, in characters.
_PATTERN, _LONGEST = 2, 150
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?[)\s]")
_SENTENCE = re.compile(r"[.;,\u3002\uff0c]\s*\Z")


def with_headings(blocks: Blocks) -> Blocks:
    """The blocks, with such paragraphs as headings where the text has no others but one at its top, its title."""
    heads = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    if len(heads) > 1 or (heads and heads[0] > 1):
        return blocks
    top = blocks[heads[0]].level if heads else 0  # type: ignore[union-attr]
    parted = [piece for block in blocks for piece in _parted(block)]
    found = [n for n, block in enumerate(parted) if _is_bold(block)]
    if len(found) < _PATTERN or found[-1] == found[0] + len(found) - 1:
        return blocks
    levels = _levels([said(parted[n].inlines) for n in found], title=not top and _is_title(parted, found))  # type: ignore[union-attr]
    for n, level in zip(found, levels, strict=True):
        para = parted[n]
        assert isinstance(para, Para)
        parted[n] = Heading(top + level, _plain(para.inlines), para.line)
    return tuple(parted)


def _parted(block: Block) -> tuple[Block, ...]:
    """A paragraph whose first line alone is bold, as two."""
    if not isinstance(block, Para) or len(block.inlines) < 2:
        return (block,)
    first, second = block.inlines[:2]
    if not isinstance(first, Words) or not _is_bold(head := replace(block, inlines=(first,))):
        return (block,)
    if isinstance(second, Newline) and len(block.inlines) > 2:
        return head, Para(block.inlines[2:], block.inlines[2].line)
    if isinstance(second, Words) and second.line > first.line and second.text[:1] == " ":
        return head, Para((replace(second, text=second.text[1:]), *block.inlines[2:]), second.line)
    return (block,)


def _is_bold(block: Block) -> bool:
    if not isinstance(block, Para) or block.style:
        return False
    words = [one for one in block.inlines if not (isinstance(one, Words) and not one.text.strip())]
    if not words or not all(isinstance(one, Words) and one.look.strong for one in words):
        return False
    text = said(block.inlines)
    return 0 < len(text) <= _LONGEST and not _SENTENCE.search(text) and any(map(str.isalnum, text))


def _is_title(blocks: list[Block], found: list[int]) -> bool:
    """Whether the first of them is the text's title: it opens the text, and another follows at once, or the others
    are numbered and it is not."""
    if found[0] != 0:
        return False
    texts = [said(blocks[n].inlines) for n in found]  # type: ignore[union-attr]
    numbered = [_NUMBER.match(text) is not None for text in texts]
    return found[1] == 1 or (not numbered[0] and sum(numbered[1:]) > len(texts) / 2)


def _levels(texts: list[str], title: bool) -> list[int]:
    """A level each: typed numbers say how deep; what has none stands at the top."""
    levels = []
    for n, text in enumerate(texts):
        match = _NUMBER.match(text)
        parts = match[1].split(".") if match else [""]
        depth = len(parts) - (len(parts) > 1 and parts[-1] == "0")
        levels.append(1 if title and n == 0 else depth + title)
    return levels


def _plain(inlines: Inlines) -> Inlines:
    """Inlines that are no longer bold: a heading is by itself."""
    return tuple(_light(one) for one in inlines)


def _light(inline: Inline) -> Inline:
    return replace(inline, look=replace(inline.look, strong=False)) if isinstance(inline, Words) else inline
