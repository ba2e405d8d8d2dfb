"""The rule for pipe tables: GFM's, and those that lost their rule, their outer pipes, cells, or half a row on the way.

Each becomes one token `table` whose `meta` has its rows, cells as text with their line, and what was mended.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ...core.node import record
from ...readers.markdown.syntax.block import line_text

Row = tuple[int, list[str]]

_RULE = re.compile(r"[|+]?[ \t]*:?[-=\u2013\u2014]+:?[ \t]*(?:[|+][ \t]*:?[-=\u2013\u2014]+:?[ \t]*)*[|+]?[ \t]*\Z")
_LONG_RULE = re.compile(r"[-=\u2013\u2014]{2}")
_RULE_SIGNS = frozenset("|+-:=\u2013\u2014")
_PIPE = re.compile(r"(?<!\\)\|")
_OTHER = re.compile(r"(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t]|```|~~~|:::|<|\[[^\]]+\]:")
_CAPTION = re.compile(r"(?:[Tt]able:|:(?!:))[ \t]+(?=\S)")
_CAPTION_ATTRIBUTES = re.compile(r"[ \t]*\{[^{}]*\}[ \t]*\Z")
#: A rule in the middle of a line: the whole table ran into one.
_RUN_TOGETHER = re.compile(r"\|[ \t]*(\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+)[ \t]*(?=\|)")
#: Columns that a table of Word's has at most; cells that may be added to make a table whole.
_WIDEST, _MOST_ADDED = 63, 20_000


@record
class Table:
    """A table as it was read."""

    rows: list[Row]
    header: int
    aligns: list[str]
    mended: list[str]
    """Clauses: "the rule below its header was missing"."""
    caption: str = ""
    caption_line: int = 0
    attributes: str = ""
    columns: int = 0

    def mend(self, what: str) -> None:
        """Note what was mended, once."""
        if what not in self.mended:
            self.mended.append(what)


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """One token `table`."""
    first = line_text(state, start)
    if "|" not in first or state.is_code_block(start) or start < state.env.get("no table before", 0):
        return False
    found = _begin(state, start, end, first)
    if found is None:
        return False
    made, line = found
    if silent:
        return True
    line = _rows(state, line, end, made)
    if not _even(made):
        state.env["no table before"] = line
        return False
    line = _caption(state, line, end, made)
    token = state.push("table", "", 0)
    token.map, token.meta = [start, line], {"table": made}
    state.line = line
    return True


# ---------------------------------------------------------------- beginnings


def _begin(state: StateBlock, start: int, end: int, first: str) -> tuple[Table, int] | None:
    """The table that begins at a line with its header, and the line after that; None: none does."""
    if _is_rule(first):
        following = _text(state, start + 1, end)
        if following.startswith("|") and not _is_rule(following):
            return Table([], 0, _aligns(first), ["it has no header"]), start + 1
        return None
    if not first.startswith("|") and _OTHER.match(first):
        return None
    second = _text(state, start + 1, end)
    if _is_rule(second) and ("|" in second or "+" in second or first.startswith("|")):
        made = Table([(start, cells(first))], 1, _aligns(second), [])
        if len(made.aligns) != len(made.rows[0][1]):
            made.mend("the rule below its header did not fit")
        return made, start + 2
    if run_together := _run_together(start, first):
        return run_together, start + 1
    if _is_row(first) and _is_row(second) and len(cells(first)) > 1:
        return _without_rule(start, first), start + 1
    if _plainly_rows(state, start, end, first):
        return _without_rule(start, first), start + 1
    return None


def _without_rule(line: int, text: str) -> Table:
    return Table([(line, cells(text))], 1, [], ["the rule below its header was missing"])


def _is_row(text: str) -> bool:
    text = text.rstrip()
    return text.startswith("|") and text.endswith("|") and len(text) > 2


def _plainly_rows(state: StateBlock, start: int, end: int, first: str) -> bool:
    """Whether three lines have as many bars each, two at least, with spaces around, and no addresses."""
    count = first.count(" | ")
    if count < 2 or "://" in first:
        return False
    following = [_text(state, line, end) for line in (start + 1, start + 2)]
    return all(text.count(" | ") == count and "://" not in text for text in following)


def _run_together(line: int, text: str) -> Table | None:
    """A table whose lines ran into one: the rule in it says how many columns there are."""
    match = _RUN_TOGETHER.search(text) if text.startswith("|") else None
    if match is None:
        return None
    aligns = _aligns(match[1])
    count = len(aligns)
    header = cells(text[: match.start() + 1])
    body = [cell.strip() for cell in _PIPE.split(text[match.end() :].strip())]
    rows: list[Row] = []
    for at in range(0, len(body) - 1, count + 1):
        piece = body[at : at + count + 2]
        if piece[0] or (len(piece) > count + 1 and piece[-1]):
            return None
        rows.append((line, [cell.replace("\\|", "|") for cell in piece[1 : count + 1]]))
    if len(header) != count or not rows:
        return None
    return Table([(line, header), *rows], 1, aligns, ["its lines had run into one"])


# ---------------------------------------------------------------- rows


def _rows(state: StateBlock, line: int, end: int, made: Table) -> int:
    """Take the rows; gives the line after them."""
    head = line_text(state, made.rows[0][0] if made.rows else line).rstrip()
    outer, closed = head.startswith("|"), head.endswith("|")
    count = max(len(made.aligns), *(len(row) for _, row in made.rows[:1]), 1) if made.rows else len(made.aligns)
    open_ = False
    """The row before ended without its last bar, in a table whose rows have it, and with too few cells."""
    while line < end:
        text = _text(state, line, end)
        if not text:
            if not outer or not _follows(state, line + 1, end, count):
                break
            made.mend("empty lines stood between its rows")
            line += 1
            continue
        if made.rows and _LONG_RULE.search(text) and _is_rule(text):
            line += 1
            continue
        row = cells(text)
        if open_ and outer and closed and _joins(made, text, row, count):
            open_ = not text.rstrip().endswith("|") and len(made.rows[-1][1]) <= count
            line += 1
            continue
        if "|" not in text or (not text.startswith("|") and _OTHER.match(text)):
            break
        made.rows.append((line, row))
        open_ = not text.rstrip().endswith("|") and text.startswith("|") and len(row) <= count
        line += 1
    return line


def _joins(made: Table, text: str, row: list[str], count: int) -> bool:
    """Add a line to the row before where it goes that row on."""
    before = made.rows[-1][1]
    if text.startswith("|"):
        if len(before) + len(row) != count:
            return False
        before += row
    else:
        if len(before) + len(row) - 1 > count or _OTHER.match(text):
            return False
        if len(before) == count and "|" not in text:
            return False
        before[-1] = f"{before[-1]} {row[0]}".strip()
        before += row[1:]
    made.mend("a row was cut in two")
    return True


def _follows(state: StateBlock, line: int, end: int, count: int) -> bool:
    """Whether a row of the same table stands at a line, and no other table begins there."""
    text = _text(state, line, end)
    return _is_row(text) and len(cells(text)) == count > 1 and not _is_rule(_text(state, line + 1, end))


def _even(made: Table) -> bool:
    """Give all rows as many cells; False where it is no table after all."""
    for _, row in made.rows:
        while len(row) > max(1, len(made.aligns)) and not row[-1]:
            row.pop()
    widths = [len(row) for _, row in made.rows]
    columns = max(widths, default=0)
    if made.header and len(made.aligns) == widths[0]:
        columns = max(columns, widths[0])
    if not 0 < columns <= _WIDEST or sum(columns - width for width in widths) > _MOST_ADDED:
        return False
    if made.header and columns > widths[0] == len(made.aligns):
        made.mend("a row had more cells than its header")
    elif len(set(widths)) > 1:
        made.mend("its rows had different numbers of cells")
    for _, row in made.rows:
        row += [""] * (columns - len(row))
    made.columns = columns
    return True


def _caption(state: StateBlock, line: int, end: int, made: Table) -> int:
    """Take the caption that Pandoc has below a table; gives the line after it."""
    at = line
    while at < min(end, line + 2) and state.isEmpty(at):
        at += 1
    match = _CAPTION.match(text := _text(state, at, end))
    if match is None:
        return line
    words = text[match.end() :].rstrip()
    attributes = _CAPTION_ATTRIBUTES.search(words[max(0, words.rfind("{") - 1) :]) if words.endswith("}") else None
    if attributes:
        made.attributes = attributes[0].strip()
        words = words.removesuffix(attributes[0])
    made.caption, made.caption_line = words.rstrip(), at
    return at + 1


# ---------------------------------------------------------------- lines


def _text(state: StateBlock, line: int, end: int) -> str:
    """A line of the same container; empty: there is none, or nothing is on it."""
    if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return ""
    return line_text(state, line).strip()


def _is_rule(text: str) -> bool:
    return bool(text) and text[0] in _RULE_SIGNS and _RULE.match(text) is not None


def cells(text: str) -> list[str]:
    """The cells of a row, without the bars at its ends."""
    pieces = [piece.strip() for piece in _PIPE.split(text.strip())]
    if pieces and not pieces[0]:
        pieces = pieces[1:]
    if len(pieces) > 1 and not pieces[-1] and text.rstrip().endswith("|"):
        pieces = pieces[:-1]
    return [piece.replace("\\|", "|") for piece in pieces]


def _aligns(rule: str) -> list[str]:
    found = []
    for piece in re.split(r"[|+]", rule.strip().strip("|+")):
        left, right = piece.strip().startswith(":"), piece.strip().endswith(":")
        found.append("center" if left and right else "right" if right else "left" if left else "")
    return found
