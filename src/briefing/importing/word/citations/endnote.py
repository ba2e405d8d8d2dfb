"""The XML of a citation by EndNote goes in; the works that it names come out, in the names of CSL-JSON.

It stands in the instruction of the field "ADDIN EN.CITE", or as base 64 in the field's data.
"""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

from ....core.diagnostics import BriefingError
from ....core.ooxml.parse import parse
from .works import Work

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FIELD = "ADDIN EN.CITE"
_TYPES = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "book section": "chapter",
    "electronic book section": "chapter",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "report": "report",
    "government document": "report",
    "thesis": "thesis",
    "web page": "webpage",
    "blog": "post-weblog",
    "dataset": "dataset",
    "patent": "patent",
    "case": "legal_case",
    "statute": "legislation",
    "standard": "standard",
    "manuscript": "manuscript",
    "map": "map",
    "computer program": "software",
    "personal communication": "personal_communication",
}
#: Path in a record -> variable.
_TEXTS = {
    "titles/title": "title",
    "titles/short-title": "title-short",
    "titles/tertiary-title": "collection-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "edition": "edition",
    "publisher": "publisher",
    "pub-location": "publisher-place",
    "isbn": "ISBN",
    "electronic-resource-num": "DOI",
    "abstract": "abstract",
    "language": "language",
}
_PEOPLE = {"authors": "author", "secondary-authors": "editor", "translated-authors": "translator"}


def endnote_works(kept: str) -> tuple[Work, ...]:
    """The works of what a field keeps; none where it is damaged, or of another program."""
    if not kept.upper().startswith(_FIELD):
        return ()
    data = _xml(kept)
    try:
        root = parse(data, "EndNote", "field") if data else None
    except BriefingError:
        return ()
    return tuple(map(_work, root.iterfind(".//Cite"))) if root is not None else ()


def _xml(kept: str) -> bytes:
    start, end = kept.find("<EndNote"), kept.rfind("</EndNote>")
    if 0 <= start < end:
        return kept[start : end + 10].encode()
    try:
        found = b64decode(kept.partition("\n")[2])
    except ValueError:
        return b""
    start, end = found.find(b"<EndNote"), found.rfind(b"</EndNote>")
    return found[start : end + 10] if 0 <= start < end else b""


def _work(cite: Element) -> Work:
    record = cite.find("record")
    key = _said(cite, "RecNum")
    fields = _fields(record) if record is not None else {}
    foreign = record.find("foreign-keys/key") if record is not None else None
    library = foreign.get("db-id", "") if foreign is not None else ""
    identity = f"endnote {library} {key}" if key else f"endnote {sorted(map(str, fields.items()))}"
    return Work(identity, key, fields, _said(cite, "Pages"), _said(cite, "Prefix"), _said(cite, "Suffix"))


def _fields(record: Element) -> dict[str, Any]:
    kind = record.find("ref-type")
    named = kind.get("name", "").lower() if kind is not None else ""
    found: dict[str, Any] = {"type": _TYPES.get(named, "document")}
    found |= {name: said for path, name in _TEXTS.items() if (said := _said(record, path))}
    container = _said(record, "titles/secondary-title") or _said(record, "periodical/full-title")
    if container:
        found["container-title"] = container
    for path, name in _PEOPLE.items():
        people = [_name(each) for each in record.iterfind(f"contributors/{path}/author")]
        if people := [each for each in people if each]:
            found[name] = people
    if url := _said(record, "urls/related-urls/url") or _said(record, "urls/web-urls/url"):
        found["URL"] = url
    found |= _dates(record)
    return found


def _dates(record: Element) -> dict[str, Any]:
    year, day = _said(record, "dates/year"), _said(record, "dates/pub-dates/date")
    accessed = _said(record, "access-date")
    found: dict[str, Any] = {}
    if year.isdecimal():
        found["issued"] = {"date-parts": [[int(year)]]} if not day else {"literal": f"{day}, {year}"}
    elif year:
        found["issued"] = {"literal": year}
    if accessed:
        found["accessed"] = {"literal": accessed}
    return found


def _name(element: Element) -> dict[str, str]:
    """EndNote ends the names of organisations with a comma."""
    family, comma, given = _text(element).strip().partition(",")
    if not family.strip():
        return {}
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": family.strip()}
    )


def _said(element: Element, path: str) -> str:
    """The words at a path; EndNote parts them by their look."""
    found = element.find(path)
    return " ".join(_text(found).split()) if found is not None else ""


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext()))
