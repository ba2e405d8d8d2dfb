"""Which square bracket closes which, found for a whole line in one pass, so that no nesting makes reading slow."""

from __future__ import annotations

import re
from bisect import bisect_right
from types import SimpleNamespace

from markdown_it.common.utils import normalizeReference, unescapeAll
from markdown_it.helpers import parseLinkTitle
from markdown_it.rules_inline import StateInline

from ..attributes import parse

_MARK = re.compile(
    r"""\\.
      | (?P<code>`+)
      | (?P<comment><!--)
      | <(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]* | /?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?)>
      | (?P<open>\[)
      | (?P<close>\])""",
    re.VERBOSE | re.DOTALL,
)
_ANY_MARK = re.compile(r"[\\`<\[\]]")
"""What one of those begins with: a class of characters is found sooner."""
_LONGEST_LABEL = 999  # CommonMark 0.31, 6.3


class Pairs:
    """The brackets of one line; what stands in code, in tags and behind a backslash is none."""

    def __init__(self, state: StateInline) -> None:
        self.src = state.src
        self.references = state.env.get("references") or {}
        self.ends: dict[int, int] = {}
        """The offset of each closed bracket with that of its closing one."""
        self.holding_links: set[int] = set()
        """Brackets with a link inside: no links themselves."""
        self.last_comment = self.src.rfind("-->")
        """Where the last end of a comment stands: none begins after it."""
        self._runs: dict[int, list[int]] | None = None
        self._scan()

    def _scan(self) -> None:
        opened: list[int] = []
        linked: list[bool] = []
        src, at = self.src, 0
        while (any_mark := _ANY_MARK.search(src, at)) is not None:
            at = any_mark.end()
            mark = _MARK.match(src, at - 1)
            if mark is None:
                continue
            at = mark.end()
            match mark.lastgroup:
                case "code":
                    at = self._code_end(mark.start(), at)
                case "comment":
                    end = self.src.find("-->", at) if at <= self.last_comment else -1
                    at = end + 3 if end >= 0 else at
                case "open":
                    opened.append(mark.start())
                    linked.append(False)
                case "close" if opened:
                    begin, holds = opened.pop(), linked.pop()
                    at, is_link = self._closed(begin, mark.start(), holds)
                    if linked and (is_link or holds) and self.src[begin - 1 : begin] != "!":
                        linked[-1] = True

    def _closed(self, begin: int, end: int, holds: bool) -> tuple[int, bool]:
        """Note a pair; gives where to go on, and whether the pair is a link."""
        self.ends[begin] = end
        if holds:
            self.holding_links.add(begin)
        after = end + 1
        match self.src[after : after + 1]:
            case "{":
                attributes = parse(self.src, after)
                return (attributes.end if attributes else after), False
            case "(" if not holds or self.src[begin - 1 : begin] == "!":
                reached = _target(self.src, after)
                return (reached, True) if reached else (after, False)
            case _:
                return after, not holds and bool(self.references) and self._is_reference(begin, end)

    def _is_reference(self, begin: int, end: int) -> bool:
        label = self.src[begin + 1 : end]
        if self.src.startswith("[", end + 1) and not self.src.startswith("[]", end + 1):
            close = self.src.find("]", end + 2, end + 2 + _LONGEST_LABEL)
            label = self.src[end + 2 : close] if close > 0 else label
        return len(label) <= _LONGEST_LABEL and normalizeReference(label) in self.references

    def _code_end(self, start: int, end: int) -> int:
        """Just after the code span that begins with these backticks, or after the backticks where none does."""
        if self._runs is None:
            self._runs = {}
            for run in re.finditer("`+", self.src):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        starts = self._runs.get(end - start, [])
        following = bisect_right(starts, start)
        return starts[following] + end - start if following < len(starts) else end


def _target(src: str, at: int) -> int:
    """Just after the `(address "title")` at an offset; 0 where there is none."""
    limit = len(src)
    found = destination(src, _past_space(src, at + 1), limit)
    if not found.ok:
        return 0
    at = _past_space(src, found.pos)
    if at > found.pos:
        title = parseLinkTitle(src, at, limit)
        at = _past_space(src, title.pos) if title.ok else at
    return at + 1 if src.startswith(")", at) else 0


_SPACE = re.compile(r"[ \t\n]*")
_ANGLED = re.compile(r"<((?:\\.|[^<>\\\n])*)>")
_PLAIN = re.compile(r"(?:\\[^\s\x00-\x1f\x7f]|[^\s()\\\x00-\x1f\x7f]|\\(?=[\s\x00-\x1f\x7f]|\Z))*")
_DEEPEST_PARENTHESES = 32


def _past_space(src: str, at: int) -> int:
    found = _SPACE.match(src, at)
    assert found is not None
    return found.end()


def destination(src: str, at: int, limit: int) -> SimpleNamespace:
    """A link's address (CommonMark 0.31, 6.3) in the form of markdown-it's helper of that name: ok, pos, str."""
    if src.startswith("<", at):
        angled = _ANGLED.match(src, at, limit)
        if angled is None:
            return SimpleNamespace(ok=False, pos=0, str="")
        return SimpleNamespace(ok=True, pos=angled.end(), str=unescapeAll(angled[1]))
    start, depth = at, 0
    while depth <= _DEEPEST_PARENTHESES:
        found = _PLAIN.match(src, at, limit)
        assert found is not None
        at = found.end()
        character = src[at : at + 1] if at < limit else ""
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        else:
            break
        at += 1
    ok = at > start and depth == 0
    return SimpleNamespace(ok=ok, pos=at, str=unescapeAll(src[start:at]) if ok else "")


def pairs(state: StateInline) -> Pairs:
    """The pairs of a state's line, found once."""
    known: Pairs | None = getattr(state, "briefing_pairs", None)
    if known is None:
        known = Pairs(state)
        state.briefing_pairs = known  # type: ignore[attr-defined]
    return known


def closing(state: StateInline, start: int) -> int:
    """The bracket that closes the one at an offset; -1 where none does."""
    end = pairs(state).ends.get(start, -1)
    return end if end < state.posMax else -1


def link_label(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Where the label that begins at `start` ends, -1 where it does not; in place of markdown-it's helper of that
    name. Only a link within a link spoils it: citations, notes and spans are at home there.
    """
    if disable_nested and start in pairs(state).holding_links:
        return -1
    return closing(state, start)
