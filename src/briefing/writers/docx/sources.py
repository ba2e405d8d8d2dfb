"""Sources as CSL-JSON go in; the part of sources that Word's own citations and bibliography draw on comes out.

The part is bibliographic data (ECMA-376, part 1, 22.6); Word knows it by its namespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, TypeAlias

from ...resolve.tree import Citing
from .languages import lcid
from .sourcetypes import containers, names, source_type
from .xml import HEADER, escape

SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_PROPS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
Data: TypeAlias = Mapping[str, Any]

#: CSL variable -> element of a source, whatever its type.
_PLAIN = {
    "title": "Title",
    "title-short": "ShortTitle",
    "publisher": "Publisher",
    "publisher-place": "City",
    "volume": "Volume",
    "number-of-volumes": "NumberVolumes",
    "issue": "Issue",
    "page": "Pages",
    "edition": "Edition",
    "chapter-number": "ChapterNumber",
    "medium": "Medium",
    "version": "Version",
    "URL": "URL",
    "DOI": "DOI",
    "note": "Comments",
}
#: Words in a CSL style's address -> Word's own style: file, name, version. The first that fits.
_STYLES = {
    "apa": (r"\APASixthEditionOfficeOnline.xsl", "APA", "6"),
    "chicago": (r"\CHICAGO.XSL", "Chicago", "16"),
    "turabian": (r"\TURABIAN.XSL", "Turabian", "6"),
    "modern-language": (r"\MLASeventhEditionOfficeOnline.xsl", "MLA", "7"),
    "mla": (r"\MLASeventhEditionOfficeOnline.xsl", "MLA", "7"),
    "harvard": (r"\HarvardAnglia2008OfficeOnline.xsl", "Harvard - Anglia", "2008"),
    "iso690-author": (r"\ISO690.XSL", "ISO 690 - First Element and Date", "1987"),
    "iso690": (r"\ISO690Nmerical.XSL", "ISO 690 - Numerical Reference", "1987"),
    "gost": (r"\GostName.XSL", "GOST - Name Sort", "2003"),
    "ieee": (r"\IEEE2006OfficeOnline.xsl", "IEEE", "2006"),
}


def tags(keys: Iterable[str]) -> dict[str, str]:
    """Source id to the tag that Word's fields call it by: one word of letters, figures and hyphens, each its own."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        base = tag = _UNFIT.sub("", key) or "source"
        count = 1
        while tag.casefold() in taken:
            count += 1
            tag = f"{base}_{count}"
        taken.add(tag.casefold())
        found[key] = tag
    return found


def sources_part(citing: Citing, tag: Mapping[str, str], numbered: bool) -> bytes:
    """Every source. `numbered`: citations are numbers, for a style that Word does not have."""
    file, name, version = _style(citing, numbered)
    written = "".join(_source(data, tag[key], n, citing) for n, (key, data) in enumerate(citing.data.items(), 1))
    return (
        f'{HEADER}<b:Sources xmlns:b="{SPACE}" xmlns="{SPACE}" SelectedStyle="{file}" StyleName="{name}" '
        f'Version="{version}">{written}</b:Sources>'
    ).encode()


def properties_part(title: str) -> bytes:
    """What names the part of sources among others of its kind."""
    return item_properties(f"sources {title}", SPACE)


def item_properties(name: str, space: str) -> bytes:
    """What names a part of custom XML, whose namespace is `space`, among others of its kind (ECMA-376, 22.5)."""
    return (
        f'{HEADER}<ds:datastoreItem ds:itemID="{_guid(name)}" xmlns:ds="{_PROPS}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{space}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _style(citing: Citing, numbered: bool) -> tuple[str, str, str]:
    """Word's nearest style: it brings a dozen of its own."""
    name = citing.style.rsplit("/", 1)[-1].lower()
    fits = next((style for word, style in _STYLES.items() if word in name), None)
    return fits or _STYLES["chicago" if citing.in_notes else "ieee" if numbered else "apa"]


def _source(data: Data, tag: str, order: int, citing: Citing) -> str:
    kind = source_type(data)
    parts = [("Tag", tag), ("SourceType", kind), ("Guid", _guid(f"source {tag}"))]
    parts += [("LCID", str(code))] if (code := lcid(str(data.get("language", "")) or citing.lang)) else []
    parts += (
        _texts(data, kind) + _date(data.get("issued"), "", citing) + _date(data.get("accessed"), "Accessed", citing)
    )
    written = "".join(f"<b:{name}>{escape(value)}</b:{name}>" for name, value in parts if value)
    people = "".join(_people(role, data) for role in names(kind, data))
    authors = f"<b:Author>{people}</b:Author>" if people else ""
    return f"<b:Source>{written}{authors}<b:RefOrder>{order}</b:RefOrder></b:Source>"


def _texts(data: Data, kind: str) -> list[tuple[str, str]]:
    """What is plain text, each element once."""
    found = {element: _text(data.get(variable)) for variable, element in (_PLAIN | containers(kind)).items()}
    standard = next((_text(data[name]) for name in ("ISBN", "ISSN") if data.get(name)), found.get("StandardNumber", ""))
    return [(name, value) for name, value in (found | {"StandardNumber": standard}).items() if value]


def _text(value: object) -> str:
    return "" if value is None else re.sub(r"</?(i|b|sc|sup|sub|span)\b[^>]*>", "", str(value))


def _date(date: Any, what: str, citing: Citing) -> list[tuple[str, str]]:
    """Year, month and day as far as they are known; months by their names, as people write them there."""
    if not isinstance(date, Mapping):
        return []
    parts = next(iter(date.get("date-parts") or ()), ())
    if not parts:
        return [(f"Year{what}", str(date.get("literal") or date.get("raw") or ""))]
    year, month, day = (*map(str, parts), "", "", "")[:3]
    return [(f"Year{what}", year), (f"Month{what}", _month(month, citing.lang)), (f"Day{what}", day)]


def _month(number: str, lang: str) -> str:
    from babel import Locale, UnknownLocaleError

    if not number.isdigit() or not 1 <= int(number) <= 12:
        return number
    try:
        return str(Locale.parse(lang, sep="-").months["stand-alone"]["wide"][int(number)])
    except (UnknownLocaleError, ValueError):
        return number


# ---------------------------------------------------------------- people


def _people(role: tuple[str, str], data: Data) -> str:
    """The names of one role: an organisation that stands alone, or a list of persons."""
    variable, element = role
    given = [name for name in data.get(variable) or () if isinstance(name, Mapping)]
    if not given:
        return ""
    if len(given) == 1 and given[0].get("literal") and element in ("Author", "Performer"):
        return f"<b:{element}><b:Corporate>{escape(str(given[0]['literal']))}</b:Corporate></b:{element}>"
    persons = "".join(f"<b:Person>{''.join(_person(name))}</b:Person>" for name in given)
    return f"<b:{element}><b:NameList>{persons}</b:NameList></b:{element}>"


def _person(name: Data) -> Iterator[str]:
    last = [name.get("non-dropping-particle"), name.get("family") or name.get("literal"), name.get("suffix")]
    first = [name.get("given"), name.get("dropping-particle")]
    for element, pieces in (("Last", last), ("First", first)):
        value = " ".join(str(piece) for piece in pieces if piece)
        if value:
            yield f"<b:{element}>{escape(value)}</b:{element}>"


def _guid(name: str) -> str:
    """A GUID that is always the same for a name (ECMA-376, 22.9.2.4)."""
    digits = blake2b(name.encode(), digest_size=16).hexdigest().upper()
    return "{" + "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])) + "}"
