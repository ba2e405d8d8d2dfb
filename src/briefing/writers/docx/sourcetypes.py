"""The type of a source in CSL goes in; Word's type, and what it calls such a source's parts and people, come out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TYPES = {
    "book": "Book",
    "classic": "Book",
    "collection": "Book",
    "chapter": "BookSection",
    "entry-dictionary": "BookSection",
    "entry-encyclopedia": "BookSection",
    "article-journal": "JournalArticle",
    "review": "JournalArticle",
    "review-book": "JournalArticle",
    "article-magazine": "ArticleInAPeriodical",
    "article-newspaper": "ArticleInAPeriodical",
    "periodical": "ArticleInAPeriodical",
    "paper-conference": "ConferenceProceedings",
    "report": "Report",
    "thesis": "Report",
    "article": "Report",
    "standard": "Report",
    "webpage": "InternetSite",
    "post": "DocumentFromInternetSite",
    "post-weblog": "DocumentFromInternetSite",
    "dataset": "ElectronicSource",
    "software": "ElectronicSource",
    "motion_picture": "Film",
    "broadcast": "Film",
    "interview": "Interview",
    "patent": "Patent",
    "legal_case": "Case",
    "song": "SoundRecording",
    "performance": "Performance",
    "graphic": "Art",
    "figure": "Art",
    "map": "Art",
}
#: Word's type -> CSL variable -> element: what the type calls by a name of its own.
_CONTAINERS: dict[str, dict[str, str]] = {
    "BookSection": {"container-title": "BookTitle"},
    "JournalArticle": {"container-title": "JournalName"},
    "ArticleInAPeriodical": {"container-title": "PeriodicalTitle"},
    "ConferenceProceedings": {
        "container-title": "BookTitle",
        "event-title": "ConferenceName",
        "event": "ConferenceName",
    },
    "Report": {"genre": "ThesisType", "number": "StandardNumber"},
    "InternetSite": {"container-title": "InternetSiteTitle"},
    "DocumentFromInternetSite": {"container-title": "InternetSiteTitle"},
    "ElectronicSource": {"container-title": "PublicationTitle"},
    "Interview": {"container-title": "BroadcastTitle"},
    "Patent": {"number": "PatentNumber", "jurisdiction": "CountryRegion"},
    "Case": {"number": "CaseNumber", "authority": "Court", "container-title": "Reporter"},
    "SoundRecording": {"container-title": "AlbumTitle"},
    "Art": {"container-title": "PublicationTitle"},
    "Misc": {"container-title": "PublicationTitle", "number": "StandardNumber"},
}
#: CSL variable -> role, where the type does not say otherwise.
_ROLES = {
    "author": "Author",
    "editor": "Editor",
    "translator": "Translator",
    "container-author": "BookAuthor",
    "compiler": "Compiler",
    "composer": "Composer",
    "director": "Director",
    "producer": "ProducerName",
    "performer": "Performer",
    "interviewer": "Interviewer",
}
#: Word's type -> who its author is.
_AUTHORS = {
    "Film": "Director",
    "Interview": "Interviewee",
    "Patent": "Inventor",
    "Performance": "Writer",
    "SoundRecording": "Performer",
    "Art": "Artist",
}


def source_type(data: Mapping[str, Any]) -> str:
    """One of Word's seventeen types; "Misc" for what it does not know. A page of a site is a document from it."""
    found = _TYPES.get(str(data.get("type", "")), "Misc")
    return "DocumentFromInternetSite" if found == "InternetSite" and data.get("container-title") else found


def containers(kind: str) -> dict[str, str]:
    """CSL variable -> element, for what a type calls by a name of its own."""
    return _CONTAINERS.get(kind, {})


def names(kind: str, data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(CSL variable, role) of the people of a source; each role once."""
    roles: dict[str, str] = {}
    for variable, role in _ROLES.items():
        if data.get(variable):
            roles.setdefault(_AUTHORS.get(kind, role) if variable == "author" else role, variable)
    return [(variable, role) for role, variable in roles.items()]
