"""A text goes in; its blocks, or a block's sentences, cells or lines come out, with what stands between them.

Nothing is understood here but where a person would lay the scissors: the parts and what stands between them, put
together again, are the text to the letter.
"""

from __future__ import annotations

import re
from typing import Literal

from ...core.node import record

Kind = Literal["prose", "row", "lines", "line"]


@record
class Parts:
    """Texts with the gaps around them: one more than there are texts, the first before the first text."""

    texts: list[str]
    gaps: list[str]
    kinds: list[Kind]
    """What each text is cut into."""

    def joined(self, first: int, last: int) -> str:
        """The texts from `first` to before `last`, with the gaps between."""
        pieces = self.texts[first : first + 1] if first < last else []
        for index in range(first + 1, last):
            pieces += (self.gaps[index], self.texts[index])
        return "".join(pieces)


# what the containers around put before a line, and the marker of a list, heading, term or note that begins in it
_MARKER = r"(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}|@)[.)]|\#{1,6}|:{1,2}(?!:)|\[\^[^\]\n]*\]:)"
_MARK = re.compile(rf"[ \t>]*(?:{_MARKER}(?:[ \t]+|$))*")
_BEGINS = re.compile(rf"[ \t>]*(?:{_MARKER}(?:[ \t]|$)|:::|<!--|\|)")
_ALONE = re.compile(r"[ \t>]*(?:\#{1,6}(?:[ \t]|$)|:::|\\newpage)")
_BLANK = re.compile(r"[ \t>]*\Z")
_QUOTED = re.compile(r"[ \t>]*")
_FENCE = re.compile(rf"[ \t>]*(?:{_MARKER}[ \t]+)*(`{{3,}}|~{{3,}})")
_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_FRONT_END = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")


class _Cutter:
    """Lines are handed in one by one."""

    def __init__(self) -> None:
        self.blocks: list[list[str]] = []
        self.kinds: list[Kind] = []
        self.blanks: list[list[str]] = [[]]
        """The blank lines before each block, and after the last."""
        self.closes: str | None = None
        """What ends a block of lines: a fence, the end of a comment, of the front matter."""
        self.open = False
        """The last block may go on in the next line."""
        self.table = False

    def begin(self, line: str, kind: Kind, goes_on: bool = False) -> None:
        self.blocks.append([line])
        self.kinds.append(kind)
        self.blanks.append([])
        self.open = goes_on

    def line(self, line: str) -> None:
        if self.closes is not None:
            self.within(line)
        elif _BLANK.match(line):
            self.blanks[-1].append(line)
            self.open = self.table = False
        elif fence := _FENCE.match(line):
            self.closes = fence[1]
            self.begin(line, "lines")
        elif line.lstrip(" \t>").startswith("<!--") and "-->" not in line:
            self.closes = "-->"
            self.begin(line, "lines")
        elif self.table or line.lstrip(" \t>").startswith("|"):
            self.begin(line, "row")
        elif self.open and "|" in line and _RULE.match(line):
            self.under_header(line)
        elif self.open and not _BEGINS.match(line) and _depth(line) <= _depth(self.blocks[-1][0]):
            self.blocks[-1].append(line)
        else:
            self.begin(line, "prose", not _ALONE.match(line))

    def within(self, line: str) -> None:
        """A line of code, of a comment or of the front matter."""
        if self.closes == "---":
            if line.strip():
                self.begin(line, "line")
            else:
                self.blanks[-1].append(line)
            if _FRONT_END.match(line):
                self.closes = None
            return
        self.blocks[-1].append(line)
        bare = line.strip(" \t>")
        if (self.closes == "-->" and "-->" in line) or (bare.startswith(self.closes or "") and not bare.strip(bare[0])):
            self.closes = None

    def under_header(self, line: str) -> None:
        """The line before was the header row of a table whose rows begin without a bar."""
        header = self.blocks[-1].pop()
        if not self.blocks[-1]:
            self.blocks.pop(), self.kinds.pop(), self.blanks.pop()
        self.begin(header, "row")
        self.begin(line, "row")
        self.table = True


def _depth(line: str) -> int:
    found = _QUOTED.match(line)
    return found[0].count(">") if found else 0


def blocks(text: str) -> Parts:
    """The blocks of a Markdown text: paragraphs, rows of tables, headings, code; in the front matter each line."""
    cutter = _Cutter()
    lines = text.split("\n")
    if lines[0].rstrip(" \t") == "---" and any(_FRONT_END.match(line) for line in lines[1:]):
        cutter.begin(lines.pop(0), "line")
        cutter.closes = "---"
    for line in lines:
        cutter.line(line)
    if not cutter.blocks:
        return Parts([], [text], [])
    gaps = ["".join(f"{blank}\n" for blank in cutter.blanks[0])]
    gaps += ["\n" + "".join(f"{blank}\n" for blank in blanks) for blanks in cutter.blanks[1:-1]]
    gaps.append("".join(f"\n{blank}" for blank in cutter.blanks[-1]))
    return Parts(["\n".join(block) for block in cutter.blocks], gaps, cutter.kinds)


# ---------------------------------------------------------------- within a block

_BAR = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_EDGE = re.compile(r"[ \t>]*\|?[ \t]*")
# a full stop, what closes with it and the citations behind it, then white space before what may begin a sentence
_SENTENCE = re.compile(
    r"""(?: (?<!\b\w) (?<!\b(?:Mr|Ms|Dr|St|No|vs|pp|cf|al)) \. | [!?…؟۔।]+ | (?<=\w\w)\.{2,} )
        ["'”’»)\]*_]* (?:\[[^\]\[\n]*\] | \^\[[^\]\n]*\])* ["'”’»)*_]*
        (?P<gap>[ \t]*\n[ \t>]*|[ \t]+) (?=[^\s\w{]|[^\W_]) (?![a-zß-öø-ÿ])
      | [。！？](?P<none>)(?=\S)""",
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(r"(?<=\S)([ \t]+)\{[^{}\n]*\}\Z")
_TAIL = re.compile(r"[ \t]*\Z")


def pieces(text: str, kind: Kind) -> Parts:
    """The sentences of a paragraph, the cells of a row, the lines of a block of code."""
    match kind:
        case "line":
            return Parts([text], ["", ""], ["line"])
        case "lines":
            lines = text.split("\n")
            return Parts(lines, ["", *["\n"] * (len(lines) - 1), ""], ["line"] * len(lines))
        case "row":
            return _cells(text)
        case "prose":
            return _sentences(text)


def _cells(text: str) -> Parts:
    edge = _EDGE.match(text)
    start = edge.end() if edge else 0
    bars = list(_BAR.finditer(text, start))
    end = len(text)
    if bars and bars[-1].end() == end:
        end = bars.pop().start()
    else:
        end -= len(text[start:]) - len(text[start:].rstrip(" \t"))
    texts, gaps = [], [text[:start]]
    for bar in bars:
        texts.append(text[start : bar.start()])
        gaps.append(bar[0])
        start = bar.end()
    texts.append(text[start:end])
    return Parts(texts, [*gaps, text[max(start, end) :]], ["line"] * len(texts))


def _sentences(text: str) -> Parts:
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    tail = _TAIL.search(text, start)
    end = tail.start() if tail else len(text)
    texts, gaps = [], [text[:start]]
    for found in _SENTENCE.finditer(text, start, end):
        group = "gap" if found["gap"] is not None else "none"
        texts.append(text[start : found.start(group)])
        gaps.append(found[group])
        start = found.end(group)
    attributes = _ATTRIBUTES.search(text, start, end)
    if attributes:
        texts.append(text[start : attributes.start()])
        gaps.append(attributes[1])
        start = attributes.end(1)
    texts.append(text[start:end])
    return Parts(texts, [*gaps, text[end:]], ["line"] * len(texts))


_WRAP = re.compile(r"(?<![ \\]) ?\n[ \t>]*")


def unwrapped(text: str) -> str:
    """A sentence on one line."""
    return _WRAP.sub(" ", text) if "\n" in text else text
