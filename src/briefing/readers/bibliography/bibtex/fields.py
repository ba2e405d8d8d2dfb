"""A complete BibTeX or BibLaTeX entry into the item of CSL-JSON (BibLaTeX manual 3.20, 2.1 and 2.2)."""

from __future__ import annotations

import re
from typing import Any

from ..found import Found
from .dates import date_of, issued
from .latex import decode
from .people import names
from .syntax import Raw

TYPES = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "bibnote": "document", "book": "book",
    "bookinbook": "chapter", "booklet": "pamphlet", "collection": "book", "commentary": "article-journal",
    "conference": "paper-conference", "dataset": "dataset", "electronic": "webpage", "image": "graphic",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "jurisdiction": "legal_case", "legal": "legislation",
    "legislation": "legislation", "letter": "personal_communication", "manual": "report", "mastersthesis": "thesis",
    "movie": "motion_picture", "music": "song", "mvbook": "book", "mvcollection": "book", "mvproceedings": "book",
    "mvreference": "book", "newspaper": "article-newspaper", "online": "webpage", "patent": "patent",
    "performance": "performance", "periodical": "periodical", "phdthesis": "thesis", "proceedings": "book",
    "reference": "book", "report": "report", "review": "review", "software": "software", "standard": "standard",
    "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal", "techreport": "report",
    "thesis": "thesis", "unpublished": "manuscript", "video": "motion_picture", "www": "webpage",
}  # fmt: skip
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_ARTICLES = {"article-journal", "article-magazine", "article-newspaper", "periodical", "review"}
_WITHIN = {"chapter", "paper-conference", "entry-encyclopedia"}
_GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis", "candthesis": "Candidate thesis", "techreport": "Technical report",
    "resreport": "Research report",
}  # fmt: skip
_LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "german": "de-DE", "ngerman": "de-DE", "austrian": "de-AT", "french": "fr-FR", "francais": "fr-FR",
    "italian": "it-IT", "spanish": "es-ES", "portuguese": "pt-PT", "brazilian": "pt-BR", "dutch": "nl-NL",
    "swedish": "sv-SE", "danish": "da-DK", "norsk": "nb-NO", "finnish": "fi-FI", "polish": "pl-PL", "czech": "cs-CZ",
    "russian": "ru-RU", "ukrainian": "uk-UA", "greek": "el-GR", "turkish": "tr-TR", "arabic": "ar", "hebrew": "he-IL",
    "japanese": "ja-JP", "korean": "ko-KR", "chinese": "zh-CN", "hungarian": "hu-HU", "latin": "la",
}  # fmt: skip

#: Fields that are taken as they are, once LaTeX is read: CSL's name, and BibTeX's.
_PLAIN = {
    "title-short": ("shorttitle",), "container-title-short": ("shortjournal",), "volume": ("volume",),
    "number-of-volumes": ("volumes",), "part-number": ("part",), "chapter-number": ("chapter",),
    "number-of-pages": ("pagetotal",), "edition": ("edition",), "version": ("version",),
    "publisher-place": ("location", "address"), "event-title": ("eventtitle",), "event-place": ("venue",),
    "original-title": ("origtitle",), "original-publisher": ("origpublisher",), "status": ("pubstate",),
    "original-publisher-place": ("origlocation",), "keyword": ("keywords", "keyword"), "abstract": ("abstract",),
    "annote": ("annotation", "annote"), "call-number": ("library",), "ISBN": ("isbn",), "ISSN": ("issn",),
    "PMID": ("pmid",), "PMCID": ("pmcid",), "source-type": ("source-type", "sourcetype"), "rating": ("rating",),
    "descriptor": ("descriptor",), "archived": ("archived",),
}  # fmt: skip
_NAMES = {
    "author": ("author",), "editor": ("editor",), "translator": ("translator",), "container-author": ("bookauthor",),
    "contributor": ("introduction", "foreword", "afterword", "commentator"), "director": ("director",),
}  # fmt: skip
_DATES = {"accessed": ("urldate", "lastchecked", "lastaccessed"), "event-date": ("eventdate",),
          "original-date": ("origdate", "origyear")}  # fmt: skip
_PLAIN_TAGS, _NAME_TAGS, _DATE_TAGS = (
    {tag: field for field, tags in table.items() for tag in tags} for table in (_PLAIN, _NAMES, _DATES)
)
_URL = re.compile(r"\\(?:url|path|href)\s*\{([^{}]*)\}|(https?://[^\s{}]+)")
_DOI = re.compile(r"^(?:https?://)?(?:dx\.)?doi\.org/|^doi:\s*", re.IGNORECASE)
_EPRINTS = {"arxiv": "https://arxiv.org/abs/", "hdl": "https://hdl.handle.net/", "jstor": "https://www.jstor.org/stable/",
            "googlebooks": "https://books.google.com/books?id="}  # fmt: skip


def csl_item(raw: Raw, found: Found) -> dict[str, Any]:
    """The item with all that CSL has a field for; a field that cannot be read is left out and said."""
    return _Item(raw, found).made()


class _Item:
    def __init__(self, raw: Raw, found: Found) -> None:
        self.raw = raw
        self.given = raw.fields
        self.found = found
        self.item: dict[str, Any] = {"id": raw.key}

    def made(self) -> dict[str, Any]:
        kind = self.item["type"] = self.kind()
        for tag in self.given:
            if (field := _PLAIN_TAGS.get(tag)) and not self.item.get(field):
                self.item[field] = self.text(tag)
            elif (field := _NAME_TAGS.get(tag)) and not self.item.get(field):
                self.item[field] = self.people(tag)
            elif field := _DATE_TAGS.get(tag):
                self.item[field] = date_of(self.plain(tag))
        self.item["issued"] = issued(
            {tag: self.plain(tag) for tag in ("date", "year", "month", "day") if tag in self.given}
        )
        self.titles(kind)
        self.numbers(kind)
        self.publisher(kind)
        self.address()
        self.notes()
        return {field: value for field, value in self.item.items() if value}

    def kind(self) -> str:
        kind = TYPES.get(self.raw.kind, "document")
        if kind == "article-journal":
            return _SUBTYPES.get(self.given.get("entrysubtype", "").lower(), kind)
        if kind == "manuscript" and "eventtitle" in self.given:
            return "speech"
        if kind == "document" and ("url" in self.given or _URL.search(self.given.get("howpublished", ""))):
            return "webpage"
        return kind

    def text(self, tag: str, *, title: bool = False) -> str:
        """A field's words; empty where it is absent or cannot be read."""
        value = self.given.get(tag, "")
        if not value:
            return ""
        try:
            return decode(value, title=title)
        except ValueError as error:
            self.unread(tag, error)
            return ""

    def plain(self, tag: str) -> str:
        """A date's words, in which `~` means "about"."""
        value = self.given.get(tag, "")
        return self.text(tag) if "\\" in value else value.replace("{", "").replace("}", "")

    def people(self, tag: str) -> list[Any]:
        try:
            return list(names(self.given[tag]))
        except ValueError as error:
            self.unread(tag, error)
            return []

    def unread(self, tag: str, error: ValueError) -> None:
        self.found.bad(f"{tag!r} of {self.raw.key!r} cannot be read and is left out.", self.raw.at, str(error))

    def title(self, prefix: str) -> str:
        """A title with its subtitle and what is added to it; empty where there is none."""
        if f"{prefix}title" not in self.given and f"{prefix}subtitle" not in self.given:
            return ""
        text = self.text(f"{prefix}title", title=True)
        if below := self.text(f"{prefix}subtitle", title=True):
            text = f"{text}{' ' if text.endswith(tuple('?!:')) else ': '}{below}" if text else below
        if added := self.text(f"{prefix}titleaddon", title=True):
            text = f"{text}{' ' if text.endswith(tuple('?!.')) else '. '}{added}" if text else added
        return text

    def titles(self, kind: str) -> None:
        item = self.item
        item["title"] = self.title("")
        whole = self.title("main")
        if kind in _ARTICLES:
            item["container-title"] = self.title("journal") or self.text("journal", title=True)
        elif kind in _WITHIN or "booktitle" in self.given:
            book = self.title("book")
            item["container-title"] = whole or book
            item["volume-title"] = book if whole else ""
        elif whole:
            item["title"], item["volume-title"] = whole, item["title"]
        if kind == "webpage" and not item.get("container-title"):
            item["container-title"] = self.title("journal") or self.text("journal", title=True)
        if kind == "periodical" and not item["title"]:
            item["title"] = item.pop("container-title", "")
        if not item.get("title-short") and "subtitle" in self.given and item["title"]:
            item["title-short"] = self.text("title", title=True)
        item["collection-title"] = self.text("series", title=True)

    def numbers(self, kind: str) -> None:
        number, issue = self.text("number"), self.text("issue")
        if kind in _ARTICLES:
            self.item["issue"] = ", ".join(filter(None, (number, issue)))
        elif self.item.get("collection-title"):
            self.item["collection-number"] = number
        else:
            self.item["number"] = number
        self.item["page"] = _dashes(self.text("pages") or self.text("eid"))
        kind_of = self.text("type")
        self.item["genre"] = _GENRES.get(kind_of.lower(), kind_of) or _GENRES.get(self.raw.kind, "")
        language = (self.text("langid") or self.text("hyphenation") or self.text("language")).strip()
        self.item["language"] = _LANGUAGES.get(language.lower(), language)

    def publisher(self, kind: str) -> None:
        given = [self.text(tag) for tag in ("school", "institution", "organization", "publisher")]
        # "Taylor and Francis" is a name more often than BibLaTeX's list of two
        self.item["publisher"] = next((one for one in reversed(given) if one), "")
        if kind == "patent":
            self.item["authority"] = self.text("holder")

    def address(self) -> None:
        item, given = self.item, self.given
        item["URL"] = _verbatim(given.get("url", ""))
        item["archive-url"] = _verbatim(given.get("archive-url", given.get("archiveurl", "")))
        item["DOI"] = _DOI.sub("", _verbatim(given.get("doi", "")))
        eprint = _verbatim(given.get("eprint", ""))
        place = (given.get("eprinttype") or given.get("archiveprefix") or "").lower()
        if eprint and place == "pubmed":
            item["PMID"] = item.get("PMID") or eprint
        elif eprint and not item["URL"] and place in _EPRINTS:
            item["URL"] = _EPRINTS[place] + eprint

    def notes(self) -> None:
        """Remarks, and the address that people put among them."""
        said = []
        for tag in ("howpublished", "note", "addendum"):
            value = self.given.get(tag, "")
            match = _URL.search(value)
            if match and not self.item["URL"]:
                self.item["URL"] = _verbatim(match[1] or match[2].rstrip(".,;)"))
                said.append(self.words_around(tag, value, match))
            else:
                said.append(self.text(tag))
        self.item["note"] = ". ".join(one.rstrip(".") if one != said[-1] else one for one in said if one)

    def words_around(self, tag: str, value: str, match: re.Match[str]) -> str:
        """A remark without its address, where more than a word like "Available at" is left."""
        rest = f"{value[: match.start()]}{value[match.end() :]}".strip(" .,;:\n")
        if len(rest.split()) < 4 and re.fullmatch(
            r"(?i)(available( at| from| online)?|online|url|see|retrieved from)?", rest
        ):
            return ""
        try:
            return decode(rest)
        except ValueError as error:
            self.unread(tag, error)
            return ""


def _dashes(pages: str) -> str:
    """Page ranges with a hyphen, as CSL-JSON has them."""
    return re.sub(r" ?[-–—]+ ?", "-", " ".join(pages.split()))


_ESCAPED = re.compile(r"\\([_%&#~{}$])|\{\\textasciitilde\}|\\textasciitilde(?:\{\}| ?)|\\~\{\}|[{}]")


def _verbatim(text: str) -> str:
    """An address: only what must be escaped in LaTeX is put back."""
    if "\\" not in text and "{" not in text:
        return text.strip()
    text = re.sub(r"^\s*\\url\s*\{(.*)\}\s*$", r"\1", text, flags=re.DOTALL)
    return _ESCAPED.sub(lambda found: found[1] or ("~" if "~" in found[0] or "tilde" in found[0] else ""), text).strip()
