"""The blocks of a text go in; the places of a web site's own lines above and below the report come out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from ..loose import Block, Blocks, Heading, Listing, Para, Rule, Words
from ..parts import all_said
from .known import IMPRINT, MENU_WORDS, SURE, SURE_WORDS

#: So far is looked into a text from either end, in blocks; so many lines of its own may stand between a site's.
_EDGE, _BETWEEN = 60, 3
#: So many words of menus side by side are a menu.
_MENU = 3
#: The longest line of a site, in characters; the most items of a menu.
_SHORT, _ITEMS = 100, 80
#: What a line is: surely the site's, a word of a menu, one that may be either's, or none that a site would write.
_Kind: TypeAlias = Literal["sure", "menu", "short", "other"]


def menu_above(blocks: Blocks) -> list[int]:
    """The places of the lines above the report: up to the last that is surely the site's, where only short ones stand
    between. Lines that may be the report's title go only where another one is left to be it."""
    kinds = _kinds(blocks[:_EDGE])
    _mark_repeats(blocks[:_EDGE], kinds)
    end = _reach(kinds)
    if not end:
        return []
    after = blocks[end] if end < len(blocks) else None
    titled = isinstance(after, Para) and is_short(after)
    return [n for n in range(end) if titled or kinds[n] != "short"]


def menu_below(blocks: Blocks) -> list[int]:
    """The places of the lines below the report: from the first that is surely the site's."""
    foot = blocks[-_EDGE:]
    kinds = _kinds(foot)
    for n, block in enumerate(foot):
        if kinds[n] == "short" and IMPRINT.search(_line(block)):
            kinds[n] = "menu"
    end = _reach(kinds[::-1])
    start = len(blocks) - end
    own = kinds[len(foot) - end :]
    crowded = own.count("short") * 2 > len(own)
    return [start + n for n, kind in enumerate(own) if not crowded or kind != "short"]


def is_short(block: Block) -> bool:
    """A line, or a list of lines, without prose and addresses."""
    if isinstance(block, Listing):
        return len(block.items) <= _ITEMS and all(_fits(all_said(item.blocks), _SHORT // 2) for item in block.items)
    return isinstance(block, Rule) or (isinstance(block, (Para, Heading)) and _fits(_line(block), _SHORT))


def _fits(words: str, most: int) -> bool:
    return len(words) <= most and "://" not in words and not words.endswith((".", "!", "?", "\u3002", ":", "\uff1a"))


def _line(block: Block) -> str:
    """The words of a line; of a longer paragraph so many that they are no line's."""
    if not isinstance(block, (Para, Heading)):
        return ""
    if sum(len(one.text) for one in block.inlines if isinstance(one, Words)) > 4 * _SHORT:
        return "." * 4 * _SHORT
    return all_said((block,))


def _kinds(blocks: Sequence[Block]) -> list[_Kind]:
    return [_kind(block) for block in blocks]


def _kind(block: Block) -> _Kind:
    if isinstance(block, Listing):
        return _menu(block)
    if isinstance(block, Rule):
        return "short"
    words = _line(block)
    if isinstance(block, Para) and not block.style:
        if words.casefold() in SURE_WORDS or SURE.search(words):
            return "sure"
        if words.casefold() in MENU_WORDS:
            return "menu"
        return "short" if _fits(words, _SHORT) else "other"
    return "sure" if isinstance(block, Heading) and words.casefold() in SURE_WORDS else "other"


def _menu(listing: Listing) -> _Kind:
    """A list is a menu where most of its items are words of menus and signs between them."""
    if not _MENU <= len(listing.items) <= _ITEMS:
        return "other"
    items = [all_said(item.blocks).casefold() for item in listing.items]
    own = sum(item in SURE_WORDS or item in MENU_WORDS or not any(map(str.isalnum, item)) for item in items)
    return "sure" if 2 * own > len(items) and all(len(item) < _SHORT // 2 for item in items) else "other"


def _mark_repeats(blocks: Sequence[Block], kinds: list[_Kind]) -> None:
    """A line that is another one's words with the name of a host behind them, "The Title(docs.example)", is the
    site's."""
    lines = [_line(block).casefold() for block in blocks]
    titles = set(lines)
    for n, words in enumerate(lines):
        head, bracket, host = words.rpartition("(")
        if bracket and host.endswith(")") and "." in host and " " not in host and head.strip() in titles:
            kinds[n] = "sure" if kinds[n] != "other" else "other"


def _reach(kinds: Sequence[_Kind]) -> int:
    """How many blocks from an edge on are the site's: up to the last that is surely so, or ends a menu."""
    end = since = menu = 0
    surely = False
    for n, kind in enumerate(kinds):
        if kind == "other":
            break
        since = since + 1 if kind == "short" else 0
        menu = menu + 1 if kind in ("menu", "sure") else 0
        if since > _BETWEEN:
            break
        surely = surely or kind == "sure"
        if kind == "sure" or (menu >= _MENU and surely) or menu > _MENU:
            end = n + 1
    return end
