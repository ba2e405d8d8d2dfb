"""The syntax of citations, `[see @key, p. 4; @other]` and `@key [p. 3]`, after Pandoc's manual ("Citation syntax").

A group in brackets is one or more items parted by semicolons. An item is words, a key, and after it a locator and
more words. A locator is a number after a comma, or after a term of CSL 1.0.2 ("p.", "chap.", ...); in braces it is
taken word for word: `@key{chapter 2}`. Empty braces say that what follows is no locator. A key with other than letters,
digits and single inner marks stands in braces: `@{https://example.org/a b}`.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it.common.utils import unescapeAll

from ...core.node import record
from ...model.inlines import LocatorTerm

#: What the ids of elements begin with; `@` and such an id is a cross-reference.
PREFIXES = ("sec-", "tbl-", "fig-", "app-")

_KEY = r"(?:\{(?P<braced>(?:\\.|[^\\{}])+)\}|(?P<plain>\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*))"
_AT = re.compile(r"@" + _KEY)
_FIRST = re.compile(r"\\.|(?<!\w)-?@" + _KEY, re.DOTALL)
_MARK = re.compile(r"\\.|&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});|[{};]", re.DOTALL)

LABELS: dict[LocatorTerm, tuple[str, ...]] = {
    "act": ("act", "acts"),
    "appendix": ("appendix", "appendices", "app", "apps"),
    "article-locator": ("article", "articles", "art", "arts"),
    "book": ("book", "books", "bk", "bks"),
    "canon": ("canon", "canons"),
    "chapter": ("chapter", "chapters", "chap", "chaps", "ch"),
    "column": ("column", "columns", "col", "cols"),
    "elocation": ("elocation", "elocations"),
    "equation": ("equation", "equations", "eq", "eqs"),
    "figure": ("figure", "figures", "fig", "figs"),
    "folio": ("folio", "folios", "fol", "fols"),
    "issue": ("issue", "issues", "number", "numbers", "no", "nos"),
    "line": ("line", "lines", "l", "ll"),
    "note": ("note", "notes", "n", "nn"),
    "opus": ("opus", "opera", "op", "opp"),
    "page": ("page", "pages", "p", "pp"),
    "paragraph": ("paragraph", "paragraphs", "para", "paras", "¶", "¶¶"),
    "part": ("part", "parts", "pt", "pts"),
    "rule": ("rule", "rules"),
    "scene": ("scene", "scenes"),
    "section": ("section", "sections", "sec", "secs", "§", "§§"),
    "sub-verbo": ("sub verbo", "sub verbis", "s.v", "s.vv", "sub-verbo"),
    "supplement": ("supplement", "supplements", "supp", "supps"),
    "table": ("table", "tables", "tbl", "tbls"),
    "timestamp": ("timestamp", "timestamps", "time", "times"),
    "title-locator": ("title", "titles", "tit", "tits"),
    "verse": ("verse", "verses", "v", "vv"),
    "version": ("version", "versions", "ver", "vers"),
    "volume": ("volume", "volumes", "vol", "vols"),
}
_TERMS: dict[str, LocatorTerm] = {term: label for label, terms in LABELS.items() for term in (label, *terms)}
_TERM = "|".join(re.escape(term) for term in sorted(_TERMS, key=len, reverse=True))

_UNIT = r"(?:[A-Za-z]{0,2}\d[\w./:]*(?<![./:])|[ivxlcdm]+\b|[IVXLCDM]+\b)"
_DIGITS = r"(?:\d[\w./:]*(?<![./:]))"
_MORE = r"(?:\s*[-–—]\s*{0}|\s*[,&]\s*{0})*"
_NUMBERED = re.compile(rf"\s*,\s*(?P<locator>{_DIGITS}{_MORE.format(_DIGITS)})(?!\w)")
_BARE = re.compile(rf"\s*(?P<locator>{_DIGITS}{_MORE.format(_DIGITS)})(?!\w)")
_BRACED = re.compile(r"\s*,?\s*\{(?P<locator>(?:\\.|[^\\{}])*)\}", re.DOTALL)
_EXPLICIT = re.compile(
    rf"(?P<label>{'|'.join(sorted((re.escape(label) for label in LABELS), key=len, reverse=True))})(?: (?P<rest>.*))?",
    re.DOTALL,
)


@cache
def _labelled() -> re.Pattern[str]:
    """A locator after a term; made when something follows a key, since so many terms take long to compile."""
    term = rf"(?P<term>{_TERM})(?P<stop>\.?)(?P<space>\s*)"
    return re.compile(rf"\s*,?\s*{term}(?P<locator>{_UNIT}{_MORE.format(_UNIT)})(?!\w)", re.IGNORECASE)


@record
class Item:
    """One source of a citation, as it was written; words are still Markdown."""

    key: str
    offset: int
    """Of the `@`."""
    prefix: str = ""
    suffix: str = ""
    locator: str = ""
    label: LocatorTerm = "page"
    braced: bool = False
    silent: bool = False
    """A hyphen stands before the `@`: the source's names are not to be said."""

    @property
    def is_reference(self) -> bool:
        """Whether the key is an element's id: then it is a cross-reference."""
        return not self.braced and self.key.startswith(PREFIXES)


def key_at(text: str, at: int, end: int) -> tuple[Item, int] | None:
    """A key whose `@` stands at an offset, and where it ends."""
    match = _AT.match(text, at, end)
    if match is None:
        return None
    return _item(match, at), match.end()


def _item(match: re.Match[str], at: int) -> Item:
    braced = match["braced"]
    return Item(unescapeAll(braced), at, braced=True) if braced is not None else Item(match["plain"], at)


def group(text: str, start: int, end: int) -> list[Item] | None:
    """The items of a group between two offsets (inside the brackets); None where one of the pieces names no source."""
    items = []
    for begin, stop in pieces(text, start, end):
        item = _read(text, begin, stop)
        if item is None:
            return None
        items.append(item)
    return items


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces between semicolons that are neither escaped nor in braces."""
    parts, begin, depth = [], start, 0
    for mark in _MARK.finditer(text, start, end):
        match mark[0]:
            case "{":
                depth += 1
            case "}":
                depth -= 1
            case ";" if depth <= 0:
                parts.append((begin, mark.start()))
                begin = mark.end()
    parts.append((begin, end))
    return parts


def _read(text: str, start: int, end: int) -> Item | None:
    for match in _FIRST.finditer(text, start, end):
        if match[0][0] != "\\":
            item = _item(match, match.end() - len(match[0].lstrip("-")))
            item.prefix = text[start : match.start()].strip()
            item.silent = match[0].startswith("-")
            rest(item, text[match.end() : end])
            return item
    return None


def rest(item: Item, text: str, bare: bool = False) -> None:
    """Read what follows a key: a locator, then words; `bare`: in brackets of its own, where a number needs no comma."""
    if not text.strip():
        return
    if braced := _BRACED.match(text):
        _explicit(item, unescapeAll(braced["locator"]))
        item.suffix = text[braced.end() :].strip()
        return
    match = _labelled().match(text)
    if match and (match["stop"] or match["space"] or match["term"][0] in "§¶"):
        item.label = _TERMS[match["term"].lower()]
    else:
        match = (_BARE if bare else _NUMBERED).match(text)
    if match is None:
        item.suffix = text.strip()
        return
    item.locator = match["locator"]
    item.suffix = text[match.end() :].strip()


def _explicit(item: Item, text: str) -> None:
    """A locator word for word, with a CSL term before it or none."""
    if found := _EXPLICIT.fullmatch(text):
        item.label, item.locator = _TERMS[found["label"]], found["rest"] or ""
        return
    natural = _labelled().fullmatch(text)
    if natural:
        item.label, item.locator = _TERMS[natural["term"].lower()], natural["locator"]
    else:
        item.locator = text
