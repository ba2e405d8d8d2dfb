"""What stands around a citation goes in; the same with spaces and stops where the citation's form wants them.

Authors write `fell.[@a]` for raised numbers and `fell [@a].` for words in brackets; the style may change later.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from ..model import inlines as i
from . import tree

#: Marks that a raised number stands behind, and words in brackets before.
_STOPS = ".,;:。，、；："
_OPENING = "([{“‘«„¿¡ \N{NO-BREAK SPACE}\t—–/（「『"


def closes(following: i.AnyInline | None, out: list[tree.Inline]) -> str:
    """The stop that a raised number has to stand behind: one that follows a citation written with a space before."""
    last = out[-1] if out else None
    if not isinstance(last, tree.Run) or not last.text.endswith(" ") or not isinstance(following, i.Text):
        return ""
    return following.text[:1] if following.text[:1] and following.text[0] in _STOPS else ""


def before_mark(out: list[tree.Inline], stop: str) -> None:
    """Take the space before a raised number away, and put the stop there."""
    last = out[-1] if out else None
    if isinstance(last, tree.Run) and not last.format.code:
        text = last.text.rstrip(" ") + stop
        if text:
            out[-1] = replace(last, text=text)
        else:
            out.pop()


def behind_mark(out: list[tree.Inline], mark: tree.CitationMark) -> list[tree.Inline]:
    """A citation in the line with the space before it, and the stop that stood before it behind."""
    last = out[-1] if out else None
    if last is None or isinstance(last, tree.LineBreak):
        return [mark]
    if not isinstance(last, tree.Run) or last.format.code or last.link is not None:
        return [tree.Run(" ", mark.format), mark]
    stop = last.text[-1:] if last.text[-1:] in _STOPS else ""
    if stop:
        _shorten(out, last)
    letter = _last_letter(out)
    gap = [] if not letter or letter in _OPENING or _unspaced(letter) else [tree.Run(" ", mark.format)]
    return [*gap, mark, *([tree.Run(stop, last.format, last.lang)] if stop else [])]


def _shorten(out: list[tree.Inline], last: tree.Run) -> None:
    """Take the last letter away."""
    if len(last.text) > 1:
        out[-1] = replace(last, text=last.text[:-1])
    else:
        out.pop()


def _last_letter(out: list[tree.Inline]) -> str:
    """The letter that the next one follows; empty at the beginning of a line."""
    last = out[-1] if out else None
    if isinstance(last, tree.Run):
        return last.text[-1:]
    return "" if last is None or isinstance(last, tree.LineBreak) else "x"


def _unspaced(letter: str) -> bool:
    """Whether a bracket follows a letter without a space, as in Chinese, Japanese and Korean."""
    return unicodedata.east_asian_width(letter) in "WF"
