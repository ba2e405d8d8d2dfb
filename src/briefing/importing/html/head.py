"""A page goes in; what it says of itself outside its text comes out: title, language, day."""

from __future__ import annotations

import re
from datetime import date

from ...core.text import well_formed
from ...model.dates import PartialDate
from .tree import Element, Tree, words_in

#: Names of `meta` elements that give the day of publication, the surest first.
_DAYS = (
    "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "pubdate", "publish-date", "date",
)  # fmt: skip
_DAY = re.compile(r"\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d-])")


def title_of(page: Tree) -> str:
    """What a page calls itself where it is shared, else what stands in its `title`; empty: it has none."""
    return _metas(page).get("og:title") or next((words_in(page.nodes, one) for one in _elements(page, "title")), "")


def lang_of(page: Tree) -> str:
    """The language of the page as a BCP 47 tag; empty: it does not say. Word says that of its user."""
    if any(name.startswith("xmlns:w") for name in page.root):
        return ""
    said = page.root.get("lang") or page.root.get("xml:lang") or _metas(page).get("content-language", "")
    said = said.strip().replace("_", "-")
    return said if well_formed(said) else ""


def date_of(page: Tree) -> PartialDate | None:
    """The day of publication; None: the page says none, or none that the calendar has."""
    metas = _metas(page)
    for name in _DAYS:
        match = _DAY.match(metas.get(name, ""))
        if match and (made := _dated(*match.groups())) is not None:
            return made
    return None


def _dated(year: str, month: str | None, day: str | None) -> PartialDate | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)


def _metas(page: Tree) -> dict[str, str]:
    """What the `meta` elements say, by their names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for one in _elements(page, "meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or one.get("http-equiv")
        if name and (content := " ".join(one.get("content").split())):
            found.setdefault(name.lower(), content)
    return found


def _elements(page: Tree, name: str) -> list[Element]:
    return [one for one in page.nodes if isinstance(one, Element) and one.name == name]
