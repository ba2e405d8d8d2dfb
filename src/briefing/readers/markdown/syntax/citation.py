"""`[@key, p. 4; @other]`, `@key` and `@key [p. 3]` become one token `citation` each, `@sec-x` one token `reference`."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from ..citations import Item, group, key_at, pieces, rest
from .pairs import closing

#: Characters of a group at most; a bracket that closes later encloses something else.
LONGEST = 4000
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_NESTED = re.compile(r"[\[@]")


def bracketed(state: StateInline, silent: bool) -> bool:
    """A group of citations in brackets."""
    start, src = state.pos, state.src
    if src[start] != "[":
        return False
    end = closing(state, start)
    if end < 0 or end - start > LONGEST or src.find("@", start, end) < 0 or src[end + 1 : end + 2] in ("(", "{"):
        return False
    items = group(src, start + 1, end)
    if items is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"pos": start, "items": items, "narrative": False}
    state.pos = end + 1
    return True


def narrative(state: StateInline, silent: bool) -> bool:
    """A key in the sentence, with a locator in brackets after it or none."""
    start, src = state.pos, state.src
    if src[start] != "@" or (start > 0 and (src[start - 1].isalnum() or src[start - 1] == "_")):
        return False
    found = key_at(src, start, state.posMax)
    if found is None:
        return False
    item, end = found
    items = [item]
    if not item.is_reference:
        end = _locator(state, end, items)
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"pos": start, "items": items, "narrative": True}
    state.pos = end
    return True


def _locator(state: StateInline, end: int, items: list[Item]) -> int:
    """Take over `[p. 3; @more]` after a key; gives where it ends."""
    src = state.src
    start = end + 1 if src[end : end + 1] == " " else end
    if src[start : start + 1] != "[" or src.startswith(("^", "@", "-@"), start + 1):
        return end
    close = closing(state, start)
    if close < 0 or close - start > LONGEST or src[close + 1 : close + 2] in ("(", "{", ":"):
        return end
    (_, stop), *others = pieces(src, start + 1, close)
    first = src[start + 1 : stop]
    if _NESTED.search(_ESCAPE.sub("", first)):
        return end
    more = group(src, others[0][0], close) if others else []
    if more is None:
        return end
    rest(items[0], first, bare=True)
    items.extend(more)
    return close + 1
