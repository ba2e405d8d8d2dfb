"""The words of one entry go in; its fields come out, and what fits none of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...core.node import replace
from ...model.dates import PartialDate
from .dates import date_at, day_at
from .numbers import numbered
from .phrases import accessed_in
from .publisher import is_host, is_publisher, parted
from .said import Link, Said, unescaped
from .types import Entry

#: Signs that part the fields of an entry.
_SIGNS = " \t\n\u00a0,;:|/\u00b7\u2022\u2013\u2014\u2192\u3001\uff0c\uff1b\uff1a\u060c\u061b-"
_END = _SIGNS + ".\u3002"
_QUOTES = {
    '"': '"',
    "\u201c": "\u201d",
    "\u201e": "\u201c",
    "\u00ab": "\u00bb",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\u2018": "\u2019",
    "'": "'",
}
_EMPTY = re.compile(r"\(\s*[,;:.]?\s*\)|\[\s*[,;:.]?\s*\]|<\s*>|\uff08\s*\uff09|\u3010\s*\u3011")
#: Words that only say that an address follows.
_LEAD = re.compile(
    r"(?:[\s,;.|(\[\u2013\u2014-]|\A)(?:url|link|available (?:at|from|online)|at|from|see|via|source|doi|online|verf\u00fcgbar unter|disponible en|disponible sur"
    r"|dispon\u00edvel em|disponibile su|in|unter|\u81ea|\u51fa\u5904)\s*[:\uff1a]?\s*\Z",
    re.IGNORECASE,
)
_NO_ADDRESS = re.compile(r"unknown[ _]?url\b", re.IGNORECASE)
#: "Smith, J. (2024)." and "Port Authority (2024, May 3)."
_AUTHORS = re.compile(
    r"(?P<names>[^()\"\u201c]{2,160}?)\s*\((?P<date>(?:19|20)\d\d[^()]{0,20}|n\.d\.)\)\s*[.:,]?\s+(?=\S)"
)
_PERSON = re.compile(r"[^\W\d_][\w'\u2019.\s-]{0,40}, (?:[^\W\d_]\.[\s-]?)+")
_BY = re.compile(
    r"(?:\A|[,.;|\u2013-]\s*)(?i:by|von|par|por|di) "
    r"(?P<name>[A-Z\u00c0-\u00de][\w'\u2019.-]+(?: [A-Z\u00c0-\u00de][\w'\u2019.-]*){1,3})\s*\Z"
)
#: A title in quotation marks, with what stands before and after it.
_QUOTED = re.compile(
    r"(?P<before>[^\"\u201c\u201d]{0,120})[\"\u201c](?P<title>[^\"\u201c\u201d]{8,300})[\"\u201d](?P<after>[^\"\u201c\u201d]*)\Z",
    re.DOTALL,
)


class Read(NamedTuple):
    """An entry, and what its fields do not hold."""

    entry: Entry
    labels: tuple[str, ...]
    """The number before it and the phrase of access, as they stand in the input."""
    rest: str
    """Words that fit no field."""


def read_entry(said: Said, names: tuple[str, ...] = ()) -> Read:
    """The fields of an entry. `names` are its numbers where the input has them as a list's."""
    typed = numbered(said.text)
    labels = [said.text[: typed.end].strip()] if typed.end else []
    body = said.cut(typed.end, len(said.text)) if typed.end else said
    link, more = _address(body)
    head, inner, tail = _around(body, link, more)
    accessed: PartialDate | None = None
    parts = [head, inner, tail]
    for n in (0, 2, 1):
        if accessed is None and (found := accessed_in(parts[n])):
            accessed = found.date
            labels.append(parts[n][found.start : found.end])
            parts[n] = _joined(parts[n][: found.start], parts[n][found.end :])
    url = link.url if link else ""
    entry = Entry(typed.names or names, said.text, said.line, unescaped(url), accessed=accessed)
    entry, rest = _filled(entry, _bare(parts[0]), _bare(parts[1]), _bare(parts[2].strip(_END)))
    return Read(entry, tuple(filter(None, labels)), rest if any(map(str.isalnum, rest)) else "")


def _address(said: Said) -> tuple[Link | None, list[Link]]:
    """The entry's address, and the other places where the same one stands: as link and as words."""
    if not said.links:
        return None, []
    first = said.links[0]
    same = [link for link in said.links[1:] if _same(link.url, first.url)]
    return first, same


def _same(a: str, b: str) -> bool:
    from ..sources.addresses import compared_address

    return a == b or compared_address(a) == compared_address(b) != ""


def _around(said: Said, link: Link | None, same: list[Link]) -> tuple[str, str, str]:
    """The words before the address, those that it lies on, and those behind, without the address itself."""
    if link is None:
        return _NO_ADDRESS.sub("", said.text), "", ""
    holes = [one for one in (link, *same) if one.bare]
    worded = next((one for one in (link, *same) if not one.bare), None)
    inner = worded.words if worded else ""
    cut = sorted({*holes, *([worded] if worded else [])})
    middle = worded or link
    head, tail, at = "", "", 0
    for one in cut:
        piece = said.text[at : one.start]
        if one.start <= middle.start:
            head = _joined(head, piece)
        else:
            tail = _joined(tail, piece)
        at = one.end
    return head, inner, _joined(tail, said.text[at:])


def _joined(before: str, after: str) -> str:
    """Two stretches of words, with one sign between them at most."""
    before, after = before.rstrip(), after.lstrip()
    if before and after and before[-1] in _SIGNS + "(" and after[0] in _SIGNS + ").":
        after = after.lstrip(_SIGNS) if after[0] in _SIGNS else after
    return f"{before} {after}" if before and after else before or after


def _bare(text: str) -> str:
    """Words without signs at their ends, empty brackets, and quotation marks around all of them."""
    text = " ".join(unescaped(_EMPTY.sub(" ", text)).split())
    while True:
        short = text.strip(_SIGNS)
        if len(short) > 1 and _QUOTES.get(short[0]) == short[-1] and short[-1] not in short[1:-1]:
            short = short[1:-1]
        for opening, closing in ("()", "[]", "<>", "\uff08\uff09"):
            if short[:1] == opening and short.find(closing) in (len(short) - 1, -1):
                short = short[1:].removesuffix(closing)
            if short[-1:] == opening or (short[-1:] == closing and opening not in short):
                short = short[:-1]
        short = short.strip()
        if short == text:
            return text
        text = short


def _filled(entry: Entry, head: str, inner: str, tail: str) -> tuple[Entry, str]:
    """The entry with its title and the rest, by where they stand around the address."""
    rest: list[str] = []
    head = _bare(_LEAD.sub("", head)) if entry.url else head
    if not inner:
        title, tail = (head, tail) if head else (tail, "")
        entry = _titled(entry, title)
    elif is_host(inner, entry.url) and (head or tail):
        entry = replace(_titled(entry, head or tail), container=inner)
        tail = tail if head else ""
    elif is_host(inner, entry.url) and "." in inner:
        entry = replace(entry, container=inner)
    else:
        entry = _titled(entry, inner)
        if head:
            entry, left = _apart(entry, head)
            entry = replace(entry, title=f"{left} {entry.title}") if left else entry
    if tail:
        entry, left = _apart(entry, tail)
        rest.append(left)
    return entry, " ".join(filter(None, rest))


def _titled(entry: Entry, words: str) -> Entry:
    """The entry with what a title's words hold: authors and a date before it, a publisher and a date behind it."""
    words = words.strip()
    if match := _AUTHORS.match(words):
        entry = replace(entry, authors=_names(match["names"]), published=_published(match["date"]))
        words = words[match.end() :]
        entry, words = _dated(entry, words)
    elif (match := _QUOTED.match(words)) and _fits(match["before"], match["after"]):
        return _of_quoted(entry, match["before"], match["title"], match["after"])
    else:
        entry, words = _dated(entry, words)
    published = parted(_bare(words), entry.url)
    if published.container and entry.published is None:
        # a date may stand between the title and its publisher
        entry, title = _dated(entry, published.title)
        published = published._replace(title=title)
    return replace(
        entry,
        title=_bare_end(published.title),
        container=_bare_end(published.container),
        publisher=_bare_end(published.publisher),
    )


def _bare_end(words: str) -> str:
    """Words without a full stop behind them, where it is a sentence's and not a short form's."""
    words = _bare(words)
    if (
        words.endswith(".")
        and not words.endswith("..")
        and not re.search(r"(?:\b\w|\w\.\w|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|al|No|St))\.\Z", words)
    ):
        return words[:-1]
    return words


def _fits(before: str, after: str) -> bool:
    """Whether what stands around a quoted title may be whose it is and where."""
    before = before.strip()
    return (not before or (before[-1] in ".,:" and len(before.split()) <= 12)) and (
        (not before and not after.strip()) or bool(before) or after[:1] in ",. "
    )


def _of_quoted(entry: Entry, before: str, title: str, after: str) -> Entry:
    title = title.strip().rstrip(",")
    entry = replace(entry, title=title.removesuffix(".") if not title.endswith("..") else title)
    before = _bare(before.rstrip(" .,:"))
    if before:
        entry = (
            replace(entry, container=before)
            if is_publisher(before, entry.url)
            else replace(entry, authors=_names(before))
        )
    entry, after = _dated(entry, after.strip(_END))
    after = _bare_end(after)
    if after and entry.container:
        return replace(entry, publisher=after)
    return replace(entry, container=after) if after else entry


def _apart(entry: Entry, words: str) -> tuple[Entry, str]:
    """The entry with what words that stand apart from the title say, and the words that are neither a date nor a
    publisher nor an author."""
    entry, words = _dated(entry, words)
    words = _bare(words)
    if not words:
        return entry, ""
    if (match := _BY.search(words)) and not entry.authors:
        entry, words = replace(entry, authors=(match["name"],)), _bare(words[: match.start()])
    if words and not entry.container and is_publisher(_bare_end(words), entry.url):
        return replace(entry, container=_bare_end(words)), ""
    return entry, words


_BEFORE_DATE = re.compile(
    r"(?:[(\[,.;|\u00b7\u2013\u2014\uff08\uff0c\u060c]|\s-|\A)\s*(?:(?:published|updated|posted|date|ver\u00f6ffentlicht|publi\u00e9)(?: on| am| le)?:?\s*)?\Z",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"(?<![\w/.])[^\W_]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_DATE = 34


def _dated(entry: Entry, words: str) -> tuple[Entry, str]:
    """The entry with a day that stands behind a sign at the end of words, and the words without it."""
    bare = words.rstrip(" .,;)]\uff09\u3002")
    if entry.published is not None or not _YEAR.search(bare, max(0, len(bare) - _LONGEST_DATE)):
        return entry, words
    for match in _DIGIT.finditer(bare, max(0, len(bare) - _LONGEST_DATE)):
        sign = _BEFORE_DATE.search(bare, max(0, match.start() - 20), match.start())
        if sign is None:
            continue
        read = day_at(bare, match.start(), "en") or (
            date_at(bare, match.start(), "en") if sign[0].strip() in "([\uff08" else None
        )
        if read is not None and read[0] == len(bare):
            return replace(entry, published=read[1]), bare[: sign.start()].rstrip()
    return entry, words


def _published(words: str) -> PartialDate | None:
    read = date_at(words.strip(), 0, "en")
    if read is not None and read[0] == len(words.strip()):
        return read[1]
    if match := re.fullmatch(r"(\d{4}), (\w+)(?: (\d{1,2}))?", words.strip()):
        turned = f"{match[2]} {match[3]}, {match[1]}" if match[3] else f"{match[2]} {match[1]}"
        read = date_at(turned, 0, "en")
        if read is not None and read[0] == len(turned):
            return read[1]
    return PartialDate(literal=words.strip())


def _names(words: str) -> tuple[str, ...]:
    """The authors: persons with their initials one by one, else all of it as one name."""
    words = words.strip(_SIGNS)
    persons = _PERSON.findall(words)
    left = re.sub(r"[\s,&.]|\band\b|\bund\b|\bet\b|\by\b", "", _PERSON.sub("", words))
    if persons and not left:
        return tuple(re.sub(r"^(?:&|and|und|et|y)\s+", "", person.strip(" ,")) for person in persons)
    return (re.sub(r"(?<=\w\w)\.\Z", "", words),)
