"""Word's own sources and the instruction of a CITATION field go in; the works come out, in the names of CSL-JSON
(ECMA-376, Part 1, 22.6 and 17.16.5.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ....core.node import replace
from .works import Work

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The namespaces of sources; the second is that of Word 2007 before it was done.
SPACES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}",
    "{http://schemas.microsoft.com/office/word/2004/10/bibliography}",
    "{http://purl.oclc.org/ooxml/officeDocument/bibliography}",
)
_TYPES = {
    "Book": "book",
    "BookSection": "chapter",
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
    "Patent": "patent",
    "Case": "legal_case",
    "Film": "motion_picture",
    "Interview": "interview",
    "SoundRecording": "song",
    "Performance": "performance",
    "Art": "graphic",
}
_TEXTS = {
    "Title": "title", "ShortTitle": "title-short", "Publisher": "publisher", "City": "publisher-place",
    "Volume": "volume", "NumberVolumes": "number-of-volumes", "Issue": "issue", "Pages": "page", "Edition": "edition",
    "ChapterNumber": "chapter-number", "Medium": "medium", "Version": "version", "URL": "URL", "DOI": "DOI",
    "Comments": "note", "BookTitle": "container-title", "JournalName": "container-title",
    "PeriodicalTitle": "container-title", "InternetSiteTitle": "container-title",
    "PublicationTitle": "container-title", "BroadcastTitle": "container-title", "AlbumTitle": "container-title",
    "Reporter": "container-title", "ConferenceName": "event-title", "ThesisType": "genre", "Institution": "publisher",
    "PatentNumber": "number", "CaseNumber": "number", "Court": "authority", "CountryRegion": "jurisdiction",
    "ProductionCompany": "publisher", "Distributor": "publisher", "Station": "publisher", "Theater": "publisher",
}  # fmt: skip
_PEOPLE = {
    "Author": "author", "Editor": "editor", "Translator": "translator", "BookAuthor": "container-author",
    "Compiler": "compiler", "Composer": "composer", "Director": "director", "ProducerName": "producer",
    "Performer": "performer", "Interviewer": "interviewer", "Interviewee": "author", "Inventor": "author",
    "Writer": "author", "Artist": "author",
}  # fmt: skip
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')


def native_sources(root: Element) -> dict[str, dict[str, Any]]:
    """Every source of the part by its tag, in order."""
    space = root.tag.partition("}")[0] + "}"
    found: dict[str, dict[str, Any]] = {}
    for source in root.iterfind(f"{space}Source"):
        tag = (source.findtext(f"{space}Tag") or "").strip()
        if tag:
            found.setdefault(tag, _fields(source, space))
    return found


def native_works(kept: str, sources: dict[str, dict[str, Any]]) -> tuple[Work, ...]:
    """The works of a field's instruction; none where it is of another program."""
    words = [quoted.replace("\\\\", "\\").replace('\\"', '"') or plain for quoted, plain in _WORD.findall(kept)]
    if not words or words[0].upper() != "CITATION":
        return ()
    return tuple(_works(words[1:], sources))


def _works(words: list[str], sources: dict[str, dict[str, Any]]) -> Iterator[Work]:
    """A switch belongs to the source before it."""
    work: Work | None = None
    at = 0
    while at < len(words):
        word, argument = words[at], words[at + 1] if at + 1 < len(words) else ""
        switch = word.lower() if word.startswith("\\") else ""
        at += 1 if switch in ("", "\\n", "\\t", "\\y") else 2
        if switch in ("", "\\m"):
            if work is not None:
                yield work
            tag = argument if switch else word
            work = Work(f"word {tag}", tag, sources.get(tag, {}))
        elif work is not None and switch in ("\\p", "\\v"):
            work = replace(work, locator=argument if switch == "\\p" else f"vol. {argument}")
        elif work is not None and switch in ("\\f", "\\s"):
            work = replace(work, **{"prefix" if switch == "\\f" else "suffix": argument})
    if work is not None:
        yield work


def _fields(source: Element, space: str) -> dict[str, Any]:
    found: dict[str, Any] = {"type": _TYPES.get(source.findtext(f"{space}SourceType") or "", "document")}
    for name, variable in _TEXTS.items():
        if said := (source.findtext(space + name) or "").strip():
            found.setdefault(variable, said)
    for name, variable in _PEOPLE.items():
        if people := list(_people(source.find(f"{space}Author/{space}{name}"), space)):
            found.setdefault(variable, people)
    for what, variable in (("", "issued"), ("Accessed", "accessed")):
        parts = [(source.findtext(f"{space}{part}{what}") or "").strip() for part in ("Year", "Month", "Day")]
        if date := _date(*parts):
            found[variable] = date
    return found


def _people(role: Element | None, space: str) -> Iterator[dict[str, str]]:
    if role is None:
        return
    if corporate := (role.findtext(f"{space}Corporate") or "").strip():
        yield {"literal": corporate}
    for person in role.iterfind(f".//{space}Person"):
        first, middle, last = ((person.findtext(space + part) or "").strip() for part in ("First", "Middle", "Last"))
        given = " ".join(filter(None, (first, middle)))
        if last and given:
            yield {"family": last, "given": given}
        elif last or given:
            yield {"literal": last or given}


def _date(year: str, month: str, day: str) -> dict[str, Any]:
    """People write months as numbers and as words."""
    if not year:
        return {}
    if not month:
        return {"date-parts": [[int(year)]]} if year.isdecimal() else {"literal": year}
    number = int(month) if month.isdecimal() else _month(month)
    if year.isdecimal() and number and (not day or day.isdecimal()):
        return {"date-parts": [[int(year), number, *([int(day)] if day else [])]]}
    return {"literal": " ".join(filter(None, (day, month, year)))}


def _month(word: str) -> int:
    said = word.lower().rstrip(".")
    return next((n for n, name in enumerate(_MONTHS, 1) if len(said) > 2 and name.startswith(said)), 0)
