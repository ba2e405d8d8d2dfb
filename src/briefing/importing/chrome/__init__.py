"""A loose text goes in; it comes out without what a web site or an assistant put around the report.

Only the edges are looked at, and lines that are a button's words and nothing else. What goes is surely not a report's,
or stands among such things and holds no prose: when in doubt it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...core.node import replace
from ..loose import Block, Blocks, Heading, Item, LeftOut, Listing, Loose, Para, Rule, Words
from ..parts import all_said
from .known import AGREEING, BUTTON, CLOSING, EDGE_BUTTON, HANDING, TO_YOU
from .site import is_short, menu_above, menu_below

#: The longest that an assistant says besides the report, in characters, and in how many paragraphs at either end.
_CHATTER, _TURNS = 400, 3
#: So many lines at an edge may be buttons.
_EDGE = 8
_ABOVE, _BELOW = "what the web site put above the report", "what the web site put below the report"
_SAID, _BUTTON = "words of the assistant to whoever asked", "a button of the program's"


def strip(loose: Loose) -> Loose:
    """The text without them; each run is listed with its words."""
    blocks = loose.blocks
    why: dict[int, str] = dict.fromkeys(menu_above(blocks), _ABOVE)
    why.update(dict.fromkeys(menu_below(blocks), _BELOW))
    if len(why) == len(blocks):
        return loose  # a text of nothing else: whatever it is, it is all there is
    _buttons(blocks, why)
    _opening(blocks, why)
    _closing(blocks, why)
    if not why or len(why) == len(blocks):
        return loose
    kept = tuple(block for n, block in enumerate(blocks) if n not in why)
    if loose.form == "text" and 0 in why:
        kept = (_titled(kept), *kept[1:])
    gone = {blocks[n].line for n in why} | {kept[0].line}
    doubts = tuple(one for one in loose.doubts if one.code != "import-doubtful-heading" or one.line not in gone)
    return replace(loose, blocks=kept, left_out=(*loose.left_out, *_runs(blocks, why)), doubts=doubts)


def _titled(kept: Blocks) -> Block:
    """The first block that is left. A line that plain text took for a heading, since others stood above it, is the
    title where headings of its level follow; those with a number, and those that sections are called, are none."""
    from ..plain.numbers import typed_number
    from ..plain.plain_headings import is_named

    first = kept[0]
    if not isinstance(first, Heading):
        return first
    words = all_said((first,))
    others = any(isinstance(block, Heading) and block.level <= first.level for block in kept[1:])
    if not others or typed_number(words) is not None or is_named(words):
        return first
    return Para(first.inlines, first.line)


def _runs(blocks: Blocks, why: dict[int, str]) -> list[LeftOut]:
    """What goes, each run of one reason as one."""
    runs: list[list[int]] = []
    for n in sorted(why):
        if runs and runs[-1][-1] == n - 1 and why[n] == why[n - 1]:
            runs[-1].append(n)
        else:
            runs.append([n])
    left: list[LeftOut] = []
    for run in runs:
        words = all_said(tuple(blocks[n] for n in run))
        if words:
            left.append(LeftOut(words, why[run[0]], blocks[run[0]].line, _last_line(blocks[run[-1]])))
    return left


def _last_line(block: Block | Item) -> int:
    """The line on which the last thing in a block begins."""
    while isinstance(block, (Listing, Item)):
        inner: Sequence[Block | Item] = block.items if isinstance(block, Listing) else block.blocks
        if not inner:
            break
        block = inner[-1]
    return block.line


def _words(block: Block) -> str:
    """A paragraph's words; empty for other blocks, and for paragraphs longer than an assistant's."""
    if not isinstance(block, Para) or block.style:
        return ""
    if sum(len(one.text) for one in block.inlines if isinstance(one, Words)) > _CHATTER:
        return ""
    return all_said((block,))


# ---------------------------------------------------------------- buttons


def _buttons(blocks: Blocks, why: dict[int, str]) -> None:
    """Buttons anywhere, and at the edges those whose words a report may use."""
    for n, block in enumerate(blocks):
        if n not in why and BUTTON.fullmatch(_words(block)):
            why[n] = _BUTTON
    _edge_buttons(blocks, [n for n in range(len(blocks)) if n not in why][:_EDGE], why)
    _edge_buttons(blocks, [n for n in range(len(blocks) - 1, -1, -1) if n not in why][:_EDGE], why)


def _edge_buttons(blocks: Blocks, places: list[int], why: dict[int, str]) -> None:
    """Buttons among the short lines at an edge, the outermost first: one that is outermost, or several."""
    found: list[int] = []
    for n in places:
        if not is_short(blocks[n]):
            break
        if EDGE_BUTTON.fullmatch(_words(blocks[n])):
            found.append(n)
    if len(found) > 1 or found[:1] == places[:1]:
        why.update(dict.fromkeys(found, _BUTTON))


# ---------------------------------------------------------------- chatter


def _opening(blocks: Blocks, why: dict[int, str]) -> None:
    """What an assistant says before the report."""
    left = [n for n in range(min(len(blocks), 80)) if n not in why]
    for at, n in enumerate(left[:_TURNS]):
        after = blocks[left[at + 1]] if at + 1 < len(left) else None
        if isinstance(blocks[n], Rule):
            continue
        if after is None or not _opens(_words(blocks[n]), after):
            return
        why[n] = _SAID


def _opens(words: str, after: Block) -> bool:
    """Whether words are an assistant's before its report, which begins behind them."""
    if AGREEING.match(words):
        return True
    if not HANDING.match(words):
        return False
    begins = isinstance(after, (Heading, Rule)) or is_short(after)
    return TO_YOU.search(words) is not None or (words.endswith((":", "\uff1a")) and begins)


def _closing(blocks: Blocks, why: dict[int, str]) -> None:
    """What it says behind it."""
    left = [n for n in range(max(0, len(blocks) - 80), len(blocks)) if n not in why]
    for n in reversed(left[1:][-_TURNS:]):
        if isinstance(blocks[n], Rule):
            continue
        if not CLOSING.match(_words(blocks[n])):
            return
        why[n] = _SAID
