"""A loose text goes in; it comes out without what a web site or an assistant put around the report.

Only the edges are looked at, and lines that are a button's words and nothing else. A run at an edge goes where it ends, or
begins, with something that is surely not a report's, and holds no prose: when in doubt it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...core.node import replace
from ..loose import Block, Heading, LeftOut, Listing, Loose, Para
from ..parts import all_said
from .known import BUTTON, CLOSING, OPENING, SITE, SITE_WORDS

#: So far is looked into a text from either end, in blocks.
_EDGE = 60
#: The longest line of a site, in characters; the longest of an assistant.
_SHORT, _CHATTER = 100, 400


def strip(loose: Loose) -> Loose:
    """The text without them; each run is listed with its words."""
    blocks = list(loose.blocks)
    left: list[LeftOut] = []
    first = _head(blocks)
    _leave(left, blocks[:first], "what the web site put above the report")
    blocks = blocks[first:]
    last = _tail(blocks)
    foot = blocks[last:]
    blocks = blocks[:last]
    chatter = _is_chatter(blocks[:1], OPENING) and len(blocks) > 1
    _leave(left, blocks[:chatter], "words of the assistant to whoever asked")
    blocks = blocks[chatter:]
    kept = [block for block in blocks if not _is_button(block)]
    for block in blocks:
        if _is_button(block):
            _leave(left, [block], "a button of the program's")
    closing = _is_chatter(kept[-1:], CLOSING) and len(kept) > 1
    if closing:
        _leave(left, kept[-1:], "words of the assistant to whoever asked")
        kept = kept[:-1]
    _leave(left, foot, "what the web site put below the report")
    return replace(loose, blocks=tuple(kept), left_out=(*loose.left_out, *left)) if left else loose


def _leave(left: list[LeftOut], blocks: Sequence[Block], reason: str) -> None:
    if blocks:
        left.append(LeftOut(all_said(tuple(blocks)), reason, blocks[0].line, _last_line(blocks[-1])))


def _last_line(block: Block) -> int:
    return max(block.line, *(item.line for item in block.items)) if isinstance(block, Listing) else block.line


def _head(blocks: Sequence[Block]) -> int:
    """Where the report begins: behind the last thing of the site's that only short lines stand before."""
    titles = {_bare(block) for block in blocks[:_EDGE]}
    end = 0
    for n, block in enumerate(blocks[:_EDGE]):
        if _is_site(block) or _repeats(block, titles):
            end = n + 1
        elif not _is_short(block):
            break
    return end if any(_is_site(block) for block in blocks[:end]) else 0


def _tail(blocks: Sequence[Block]) -> int:
    """Where the report ends: before the first thing of the site's behind which only short lines stand."""
    end = len(blocks)
    for n in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _EDGE), -1):
        if _is_site(blocks[n]):
            end = n
        elif not _is_short(blocks[n]):
            break
    return end


def _bare(block: Block) -> str:
    return all_said((block,)).casefold()


def _repeats(block: Block, titles: set[str]) -> bool:
    """Whether a line is another one's words and the name of a host behind them: "The Title(docs.example)"."""
    words = _bare(block)
    head, bracket, host = words.rpartition("(")
    return bool(bracket) and host.endswith(")") and "." in host and " " not in host and head.strip() in titles


def _is_short(block: Block) -> bool:
    """A line, or a list of lines, without prose and addresses."""
    if isinstance(block, Listing):
        return all(_fits(all_said(item.blocks), _SHORT // 2) for item in block.items)
    return isinstance(block, (Para, Heading)) and _fits(all_said((block,)), _SHORT)


def _fits(words: str, most: int) -> bool:
    return len(words) <= most and "://" not in words and not words.endswith((".", "!", "\u3002", ":"))


def _is_site(block: Block) -> bool:
    """Surely of a web site."""
    if isinstance(block, Listing):
        items = [all_said(item.blocks).casefold() for item in block.items]
        return sum(item in SITE_WORDS or not any(map(str.isalnum, item)) for item in items) * 2 > len(items) >= 3
    words = all_said((block,)).strip()
    return isinstance(block, (Para, Heading)) and (words.casefold() in SITE_WORDS or SITE.search(words) is not None)


def _is_button(block: Block) -> bool:
    return isinstance(block, Para) and BUTTON.fullmatch(all_said((block,)).strip()) is not None


def _is_chatter(blocks: Sequence[Block], pattern: object) -> bool:
    if not blocks or not isinstance(blocks[0], Para):
        return False
    words = all_said((blocks[0],)).strip()
    return len(words) <= _CHATTER and pattern.match(words) is not None  # type: ignore[attr-defined]
