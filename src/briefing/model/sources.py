"""The sources of a report, in the fields of CSL-JSON 1.0.2."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from ..core.docs import Doc
from ..core.spans import Span
from .base import Before, Between, place

SourceType: TypeAlias = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip

_UPPER = {"url": "URL", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN"}


def csl_name(field: str) -> str:
    """The CSL-JSON name of a field: `container_title` is `container-title`, `url` is `URL`."""
    return _UPPER.get(field) or field.replace("_", "-")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    year: Annotated[int, Between(1, 9999), Doc("The year.")]
    month: Annotated[int | None, Between(1, 12), Doc("The month, 1 to 12; None: not known.")] = None
    day: Annotated[int | None, Between(1, 31), Doc("The day, 1 to 31; None: not known.")] = None
    at: Span | None = place()

    @property
    def iso(self) -> str:
        """As ISO 8601, as far as it is known."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")


def read_date(value: Any) -> Any:
    """A date as people write it - 2025-09-05, 2025-09, 2025, or CSL's date-parts - as a PartialDate."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, dict) and set(value) - {"at"} == {"date-parts"}:
        parts = value["date-parts"]
        if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list):
            value = "-".join(str(part) for part in parts[0])
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        match = _ISO.match(value.strip())
        if match is None:
            raise ValueError("write a date as 2025-09-05, 2025-09 or 2025")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        datetime.date(year, month or 1, day or 1)  # refuses what the calendar does not have
        return PartialDate(year, month, day)
    return value


Date: TypeAlias = Annotated[PartialDate, Before(read_date, ("string", "integer"))]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or an organisation as `literal` (CSL 1.0.2, Name variables)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": csl_name,
        "populate_by_name": True,
    }
    family: Annotated[str, Doc("Family name.")] = ""
    given: Annotated[str, Doc("Given names.")] = ""
    literal: Annotated[str, Doc("A name that is not taken apart, such as an organisation's.")] = ""
    suffix: Annotated[str, Doc("Jr., III, ...")] = ""
    dropping_particle: Annotated[str, Doc("A particle that is dropped with the given name.")] = ""
    non_dropping_particle: Annotated[str, Doc("A particle that stays with the family name.")] = ""
    at: Span | None = place()


def read_name(value: Any) -> Any:
    """A name as people write it: "Family, Given" for a person; anything else stays whole."""
    if isinstance(value, str):
        family, comma, given = value.partition(",")
        return Name(family.strip(), given.strip()) if comma else Name(literal=value.strip())
    return value


def read_names(value: Any) -> Any:
    """One name or several."""
    if isinstance(value, (str, dict, Name)):
        value = [value]
    return value


Names: TypeAlias = Annotated[tuple[Annotated[Name, Before(read_name)], ...], Before(read_names, ("string", "object"))]


def read_text(value: Any) -> Any:
    """A number where text is asked for, as YAML reads `volume: 4`."""
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


Words: TypeAlias = Annotated[str, Before(read_text, ("number",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source in the fields of CSL-JSON. The address is what readers follow; `accessed` says when it was seen."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": csl_name,
        "populate_by_name": True,
    }
    id: Annotated[str, Doc("The key that citations use.")] = ""
    type: Annotated[SourceType, Doc("The kind of source, a CSL type.")] = "document"
    title: Annotated[Words, Doc("Its title.")] = ""
    title_short: Annotated[Words, Doc("A short form of the title.")] = ""
    author: Annotated[Names, Doc("Who wrote it.")] = ()
    editor: Annotated[Names, Doc("Who edited it.")] = ()
    translator: Annotated[Names, Doc("Who translated it.")] = ()
    container_title: Annotated[Words, Doc("The journal, newspaper, site or book it stands in.")] = ""
    collection_title: Annotated[Words, Doc("The series it belongs to.")] = ""
    publisher: Annotated[Words, Doc("Who published it.")] = ""
    publisher_place: Annotated[Words, Doc("Where the publisher is.")] = ""
    issued: Annotated[Date | None, Doc("When it was published.")] = None
    accessed: Annotated[Date | None, Doc("When it was seen.")] = None
    url: Annotated[str, Doc("Its address.")] = ""
    doi: Annotated[str, Doc("Its Digital Object Identifier.")] = ""
    isbn: Annotated[Words, Doc("Its ISBN.")] = ""
    issn: Annotated[Words, Doc("Its ISSN.")] = ""
    volume: Annotated[Words, Doc("The volume.")] = ""
    issue: Annotated[Words, Doc("The issue.")] = ""
    number: Annotated[Words, Doc("Its number, as of a report or a law.")] = ""
    page: Annotated[Words, Doc("Its pages.")] = ""
    edition: Annotated[Words, Doc("The edition.")] = ""
    version: Annotated[Words, Doc("The version.")] = ""
    genre: Annotated[Words, Doc("What sort of document, for example `Policy brief`.")] = ""
    medium: Annotated[Words, Doc("Its medium.")] = ""
    archive: Annotated[Words, Doc("Where it is archived, or the archived copy's address.")] = ""
    language: Annotated[Words, Doc("Its language, a BCP 47 tag.")] = ""
    abstract: Annotated[Words, Doc("A short account of it.")] = ""
    note: Annotated[Words, Doc("A remark.")] = ""
    at: Span | None = place()
