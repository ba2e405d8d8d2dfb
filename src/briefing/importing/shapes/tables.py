"""A paragraph's words go in; the table comes out that they may have been before its cells ran together.

It is told by its beginning, names of columns one after another, or by figures at its end. Where each cell ends is
certain only where the rows are alike: all hold figures in the same places, or a cell of each begins with the same word,
and for three columns the first cells are listed elsewhere in the text, or sentences of two kinds take turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..loose import Grid, GridCell, Para, Proposal
from ..setting import trimmed
from .headers import begins, headers_of
from .known import Known
from .line import parted
from .sentences import Sentence, Word, sentences_of, title_run, words_of

#: A cell that holds a figure or a grade; `_UNITS` may stand behind a figure.
_FIGURE = re.compile(
    r"[~<>\u2248\u00b1+\u2212\u2013$\u20ac\u00a3\u00a5\u20a9-]*\d[\d.,:/\u2013-]*\d*(?:%|[KkMmBbTx]|bn|tn|km|kg|GW|MW)?\)?\Z"
)
_UNITS = frozenset(
    """
    million billion trillion thousand percent % usd eur gbp km kg tons tonnes years months days gw mw bn m
    """.split()  # noqa: SIM905
)
_GRADES = frozenset(
    {
        "high",
        "medium",
        "low",
        "moderate",
        "none",
        "minimal",
        "significant",
        "severe",
        "critical",
        "strong",
        "weak",
        "partial",
        "full",
        "limited",
        "yes",
        "no",
        "n/a",
        "na",
        "\u2014",
        "\u2013",
        "-",
        "\u2713",
        "\u2717",
        "\u2705",
        "\u274c",
    }
)
_DEGREES = frozenset({"very", "extremely", "medium", "moderate", "relatively"})
#: Words that begin so many sentences that nothing follows from it.
_COMMON = frozenset(
    {
        "The",
        "A",
        "An",
        "It",
        "This",
        "These",
        "Those",
        "In",
        "On",
        "At",
        "As",
        "For",
        "However",
        "While",
        "They",
        "He",
        "She",
        "We",
        "There",
    }
)
#: A first cell is so long at most, in words; a paragraph with a header so long at least behind it.
_LONGEST, _LEAST = 8, 15
#: The figures of a table without a known header begin before so many words.
_FARTHEST = 40
#: Where the first name of a column stands, and the last figure, in characters from the beginning and the end.
_BEGINNING, _END = 80, 12
#: No flattened table has more.
_MOST_ROWS = 200
#: So many rows alike are a table.
_ROWS = 3
#: So many names of columns begin no sentence.
_SURE = 3


_Rows = list[tuple[int, ...]]
"""Rows by the words that their cells begin with."""
_Fit = list[tuple[tuple[int, ...], _Rows]]
"""Headers, by where their cells end, and the rows that go with each."""


def table_in(para: Para, text: str, known: Known) -> Proposal | None:
    """What table a paragraph may have been; None: none. `text` is its flat string."""
    if begins(words_of(text[:_BEGINNING])):
        words = words_of(text)
        headers = headers_of(words)
        if headers:
            return _with_header(para, words, headers, known)
    if any(map(str.isdigit, text[-_END:])):
        figures = _figures(words_of(text), 0, _FARTHEST)
        if len(figures) >= _ROWS and len(figures[0]) >= _SURE:
            return Proposal("table", (), len(figures[0]), len(figures) + 1)
    return None


def _with_header(para: Para, words: list[Word], headers: list[tuple[int, ...]], known: Known) -> Proposal | None:
    """What table a paragraph may have been that begins with names of columns."""
    body, columns = headers[0][-1], len(headers[0]) if len(headers) == 1 else 0
    figures = _figures(words, body)
    if figures:
        fit = [(header, figures) for header in headers if len(header) == len(figures[0])]
        if len(figures) >= (2 if len(fit) == 1 else _ROWS):
            return _proposed(para, words, fit, len(figures[0]), len(figures))
    if len(words) - body < _LEAST:
        return None
    sentences = sentences_of(words, body)
    rows = _anchored(words, sentences)
    by_width = {
        2: rows if len(rows) >= _ROWS else [],
        3: (_named(words, rows, known) if len(rows) >= 2 else []) or _turns(words, sentences, known),
    }
    fit = [(header, found) for header in headers if (found := by_width.get(len(header), []))]
    if fit:
        return _proposed(para, words, fit, columns, len(fit[0][1]))
    if len(headers[0]) >= _SURE and (len(rows) >= 2 or _abrupt(words, sentences) >= 2):
        return Proposal("table", (), columns, len(rows) + 1 if len(rows) >= 2 else 0)
    return None


def _proposed(para: Para, words: list[Word], fit: _Fit, columns: int, rows: int) -> Proposal:
    """The table, where it can be read in one way alone; else its size as far as it is known."""
    if len(fit) != 1 or rows > _MOST_ROWS:
        return Proposal("table", (), columns, rows + 1)
    header, found = fit[0]
    return Proposal("table", (_grid(para, words, header, found),), len(header), rows + 1)


def _grid(para: Para, words: list[Word], header: Sequence[int], rows: Sequence[Sequence[int]]) -> Grid:
    """The table whose cells begin at words."""
    starts = [0, *header[:-1], *(cell for row in rows for cell in row)]
    cells = [trimmed(part) for part in parted(para.inlines, [words[n].start for n in starts])[1:]]
    width = len(header)
    made = [GridCell((Para(cell, para.line),), header=n < width) for n, cell in enumerate(cells)]
    return Grid(tuple(tuple(made[n : n + width]) for n in range(0, len(made), width)), para.line, header=1)


# ---------------------------------------------------------------- rows of figures


def _figures(words: list[Word], first: int, longest: int = _LONGEST) -> _Rows:
    """Rows of a name and as many figures or grades each, to the paragraph's end; none where some is otherwise. The
    first name has so many words at the most: the header's may be among them."""
    rows: _Rows = []
    at = first
    while at < len(words):
        row = [at]
        if not words[at].is_title:
            return []
        while at < len(words) and not _value(words, at):
            if words[at].stops or at - row[0] >= (_LONGEST if rows else longest):
                return []
            at += 1
        while at < len(words) and (length := _value(words, at)):
            row.append(at)
            at += length
        if len(row) < 2 or row[1] == row[0] or (rows and len(row) != len(rows[0])):
            return []
        rows.append(tuple(row))
    return rows


def _value(words: list[Word], at: int) -> int:
    """How many words a figure or a grade takes that stands there; 0: none does."""
    text = words[at].text.rstrip(".,;")
    behind = words[at + 1].text.casefold().rstrip(".,;)") if at + 1 < len(words) else ""
    if _FIGURE.match(text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text):
        return 2 if behind in _UNITS else 1
    if text.casefold() in _DEGREES and behind in _GRADES and words[at + 1].is_title:
        return 2
    return int(text.casefold() in _GRADES and (words[at].is_title or not text.isalpha()))


# ---------------------------------------------------------------- cells that begin alike


def _anchored(words: list[Word], sentences: list[Sentence]) -> _Rows:
    """Rows of names and a cell that begins with the same word in each: "Russia Needs ...", "Korea Needs ..."."""
    found = [_candidates(words, sentence) for sentence in sentences]
    counts = Counter(word for one in found for word in one)
    alike = sorted((counts[word] for word in found[0]), reverse=True) if found else []
    if not alike or alike[0] < 2 or alike[1:2] == alike[:1]:
        return []
    word = next(word for word in found[0] if counts[word] == alike[0])
    return [(s.first, one[word]) for s, one in zip(sentences, found, strict=True) if word in one]


def _candidates(words: list[Word], sentence: Sentence) -> dict[str, int]:
    """The words that may begin a cell within the beginning of a sentence, each where it stands, met once there."""
    end = title_run(words, sentence.first, sentence.end, commas=True)
    found: dict[str, int] = {}
    twice: set[str] = set()
    for n in range(sentence.first + 1, min(end, sentence.end - 1)):
        word = words[n]
        if word.is_title and not word.is_short and word.text.isalpha() and not words[n + 1].is_title:
            twice |= {word.text} & found.keys()
            found[word.text] = n
    return {word: n for word, n in found.items() if word not in twice}


def _named(words: list[Word], rows: _Rows, known: Known) -> _Rows:
    """Rows of three cells, of which the first are names that are listed together elsewhere; none where that is not so
    in one way alone."""
    ways: set[tuple[tuple[int, ...], ...]] = set()
    for names in known.lists:
        if len(names) != len(rows):
            continue
        way: _Rows = []
        for first, last in rows:
            fits = [length for name in names if (length := _begins(words, first, last, name))]
            if fits:
                way.append((first, first + max(fits), last))
        starts = {" ".join(word.text for word in words[a:b]) for a, b, _ in way}
        if len(way) == len(rows) and starts == names:
            ways.add(tuple(way))
    return list(ways.pop()) if len(ways) == 1 else []


def _begins(words: list[Word], first: int, last: int, name: str) -> int:
    """How many words a name takes that some words begin with, others behind it; 0: they do not."""
    parts = name.split()
    return (
        len(parts) if len(parts) < last - first and parts == [w.text for w in words[first : first + len(parts)]] else 0
    )


# ---------------------------------------------------------------- sentences that take turns


def _turns(words: list[Word], sentences: list[Sentence], known: Known) -> _Rows:
    """Rows of a name, sentences, and sentences that all begin with the same word, as "To" of purposes; none where a
    sentence could be of either kind."""
    opener = words[sentences[-1].first].text if sentences else ""
    if not opener or opener in _COMMON:
        return []
    rows: _Rows = []
    name = inner = -1
    for sentence, before in zip(sentences, [None, *sentences], strict=False):
        purpose = words[sentence.first].text == opener
        was = before is not None and words[before.first].text == opener
        run = _plain_run(words, sentence)
        if not purpose and (before is None or was):
            name, inner = sentence.first, run - 1
            if inner <= name or words[inner].is_short or words[inner].text in known.proper or run >= sentence.end:
                return []
        elif purpose and not was:
            if name < 0:
                return []
            rows.append((name, inner, sentence.first))
        elif not purpose and run - sentence.first > 1 and not _is_proper(words[sentence.first + 1], known):
            return []
    return rows if len(rows) >= 2 else []


def _plain_run(words: list[Word], sentence: Sentence) -> int:
    """Where the words with capitals end that a sentence begins with."""
    return title_run(words, sentence.first, sentence.end)


def _is_proper(word: Word, known: Known) -> bool:
    return word.is_short or word.text in known.proper


def _abrupt(words: list[Word], sentences: list[Sentence]) -> int:
    """How many sentences begin with more words in capitals than one does."""
    ends = [(title_run(words, s.first, s.end, commas=True), s) for s in sentences]
    return sum(end - s.first >= 2 and end < s.end for end, s in ends)
