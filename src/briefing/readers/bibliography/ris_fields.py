"""A RIS record's tags into the fields of CSL-JSON, as reference managers use them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...model.sources import Name, read_name

#: Types of reference (RIS specification of 2011, and those that EndNote and Zotero write).
TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "figure",
    "CLSWK": "classic", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book",
    "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "FIGURE": "figure",
    "GOVDOC": "report", "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "article-journal",
    "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map",
    "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "webpage", "MUSIC": "musical_score",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication",
    "PODCAST": "broadcast", "RPRT": "report", "SLIDE": "speech", "SOUND": "song", "STAND": "standard",
    "STAT": "legislation", "THES": "thesis", "UNBILL": "bill", "UNPB": "manuscript", "UNPD": "manuscript",
    "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
_ARTICLES = {"article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog"}
_PARTS = {*_ARTICLES, "chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia", "webpage", "broadcast"}
_NUMBERED = {"report", "standard", "patent", "bill", "legislation", "legal_case", "dataset", "software", "hearing"}

#: Fields of CSL with the tags they are taken from, the first that is there.
_FIELDS = {
    "id": ("ID",), "title-short": ("ST",), "volume": ("VL",), "publisher": ("PB",), "publisher-place": ("CY", "PP"),
    "edition": ("ET",), "language": ("LA",), "abstract": ("AB", "N2"), "call-number": ("CN",), "source": ("DP", "DB"),
    "number-of-volumes": ("NV",), "archive_location": ("AV",), "reviewed-title": ("RI",), "section": ("SE",),
}  # fmt: skip
_NAMES = {"author": ("AU", "A1"), "editor": ("A2", "ED"), "collection-editor": ("A3",), "translator": ("A4", "TA")}


def csl_item(record: Mapping[str, list[str]]) -> dict[str, Any]:
    """The item; tags without a meaning here are left out."""
    kind = TYPES.get(_first(record, "TY").upper(), "document")
    item: dict[str, Any] = {"type": kind}
    for field, tags in _FIELDS.items():
        item[field] = _first(record, *tags)
    for field, tags in _NAMES.items():
        item[field] = [_name(text) for tag in tags for text in record.get(tag, ())]
    item["keyword"] = ", ".join(text for value in record.get("KW", ()) for text in value.split("\n"))
    item["note"] = "\n".join(record.get("N1", []))
    item["issued"] = _date(_fullest(record))
    item["accessed"] = _date(_first(record, "Y2"))
    _titles(item, record, kind)
    _numbers(item, record, kind)
    _addresses(item, record, kind)
    return {field: value for field, value in item.items() if value}


def _first(record: Mapping[str, list[str]], *tags: str) -> str:
    for tag in tags:
        if values := record.get(tag):
            return values[0]
    return ""


def _name(text: str) -> Name:
    """ "Family, Given, Suffix"."""
    parts = [part.strip() for part in text.split(",")]
    return Name(parts[0], parts[1], suffix=parts[2]) if len(parts) == 3 and parts[2] else read_name(text)


def _fullest(record: Mapping[str, list[str]]) -> str:
    """The date of publication: `DA` where it has a year, as it may say the day."""
    day = _first(record, "DA")
    return day if re.search(r"\d{4}", day) else _first(record, "PY", "Y1", "DA")


def _date(text: str) -> str:
    """`2001/05/02/words` without the strokes that say nothing; the words where there is no month."""
    year, *rest = text.split("/")
    if not rest:
        return text
    parts = [year.strip()]
    for part in rest[:2]:
        if not part.strip().isdigit():
            break
        parts.append(part.strip())
    words = rest[2].strip() if len(rest) > 2 else ""
    return f"{words} {year}" if words and len(parts) == 1 else "-".join(parts)


def _titles(item: dict[str, Any], record: Mapping[str, list[str]], kind: str) -> None:
    item["title"] = _first(record, "TI", "T1", "CT", *(() if kind in _PARTS else ("BT",)))
    long, short = _first(record, "JF", "T2", "JO", "BT"), _first(record, "JA", "J2", "J1")
    if kind in _PARTS:
        item["container-title"] = _first(record, "C3") if kind == "paper-conference" else ""
        item["container-title"] = item["container-title"] or long or short
        item["container-title-short"] = short if short != item["container-title"] else ""
        item["collection-title"] = _first(record, "T3")
    else:
        item["title"] = item["title"] or long
        item["collection-title"] = _first(record, "T2", "T3") if item["title"] != _first(record, "T2") else ""
    if kind == "paper-conference":
        item["event-title"], item["event-place"] = _first(record, "T2"), _first(record, "C1")


def _numbers(item: dict[str, Any], record: Mapping[str, list[str]], kind: str) -> None:
    number = _first(record, "IS") or _first(record, "M1")
    item["number" if kind in _NUMBERED else "issue"] = number
    start, end = _first(record, "SP"), _first(record, "EP")
    pages = f"{start}-{end}" if start and end and end != start and "-" not in start else start or end
    item["number-of-pages" if kind == "book" and not end and start.isdigit() else "page"] = pages.replace("–", "-")
    serial = _first(record, "SN")
    item["ISSN" if re.fullmatch(r"\D*\d{4}-?\d{3}[\dXx]\D*", serial) else "ISBN"] = serial


def _addresses(item: dict[str, Any], record: Mapping[str, list[str]], kind: str) -> None:
    item["DOI"] = _first(record, "DO")
    work = _first(record, "M3")
    if re.match(r"(?:doi:\s*)?10\.\d{4,9}/", work, re.IGNORECASE):
        item["DOI"] = item["DOI"] or work
    elif kind not in _ARTICLES:
        item["genre"] = work
    given = [text for tag in ("UR", "LK", "L2", "L1") for value in record.get(tag, ()) for text in value.split("\n")]
    item["URL"] = next((text for text in given if "://" in text), "")
