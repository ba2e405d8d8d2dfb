"""The sources of a report: every variable of CSL 1.0.2 in the names of CSL-JSON, and the house's own fields."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from ..core.docs import Doc
from ..core.node import node
from ..core.spans import Span
from .base import Before, place
from .dates import Date as Date
from .dates import PartialDate as PartialDate
from .dates import SourceDate as SourceDate

SourceType: TypeAlias = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip

#: Fields whose name in CSL-JSON is not the field's with hyphens.
_NAMES = {
    "url": "URL", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID",
    "archive_collection": "archive_collection", "archive_location": "archive_location",
}  # fmt: skip


def csl_name(field: str) -> str:
    """The CSL-JSON name of a field: `container_title` is `container-title`, `url` is `URL`."""
    return _NAMES.get(field) or field.replace("_", "-")


@node
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
    comma_suffix: Annotated[bool, Doc("The suffix follows a comma.")] = False
    static_ordering: Annotated[bool, Doc("The family name stands first everywhere.")] = False
    parse_names: Annotated[bool, Doc("Particles stand in `family` and `given` and are to be found there.")] = False
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

_RATING = re.compile(r"\[?([A-F])[\s/-]?([1-6])\]?\Z")


def read_rating(value: Any) -> Any:
    """A rating of the Admiralty scale as a letter and a digit: `b2`, `B-2` and `[B2]` are `B2`.

    Raises ValueError for anything else. The scale is that of NATO's AJP-2.1: reliability of the source from A
    (completely reliable) to F (cannot be judged), credibility of the information from 1 (confirmed) to 6 (cannot be
    judged).
    """
    if not isinstance(value, str):
        return value
    if not value.strip():
        return ""
    match = _RATING.match(value.strip().upper())
    if match is None:
        raise ValueError("write a letter A to F and a digit 1 to 6, for example B2")
    return match[1] + match[2]


@node(kw_only=True, repr=False)
class Source:
    """A source. The address is what readers follow; `accessed` says when it was seen."""

    # The variables of CSL 1.0.2, Appendix IV, without those that a processor makes itself; then the house's fields.
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
    container_title_short: Annotated[Words, Doc("A short form of that name.")] = ""
    collection_title: Annotated[Words, Doc("The series it belongs to.")] = ""
    publisher: Annotated[Words, Doc("Who published it.")] = ""
    publisher_place: Annotated[Words, Doc("Where the publisher is.")] = ""
    issued: Annotated[SourceDate | None, Doc("When it was published.")] = None
    accessed: Annotated[SourceDate | None, Doc("When it was seen.")] = None
    url: Annotated[str, Doc("Its address.")] = ""
    doi: Annotated[str, Doc("Its Digital Object Identifier.")] = ""
    isbn: Annotated[Words, Doc("Its ISBN.")] = ""
    issn: Annotated[Words, Doc("Its ISSN.")] = ""
    pmid: Annotated[Words, Doc("Its PubMed number.")] = ""
    pmcid: Annotated[Words, Doc("Its PubMed Central number.")] = ""
    volume: Annotated[Words, Doc("The volume.")] = ""
    issue: Annotated[Words, Doc("The issue.")] = ""
    number: Annotated[Words, Doc("Its number, as of a report or a law.")] = ""
    page: Annotated[Words, Doc("Its pages.")] = ""
    page_first: Annotated[Words, Doc("Its first page.")] = ""
    edition: Annotated[Words, Doc("The edition.")] = ""
    version: Annotated[Words, Doc("The version.")] = ""
    genre: Annotated[Words, Doc("What sort of document, for example `Policy brief`.")] = ""
    medium: Annotated[Words, Doc("Its medium.")] = ""
    language: Annotated[Words, Doc("Its language, a BCP 47 tag.")] = ""
    abstract: Annotated[Words, Doc("A short account of it.")] = ""
    annote: Annotated[Words, Doc("A remark of the reader's.")] = ""
    note: Annotated[Words, Doc("A remark.")] = ""
    status: Annotated[Words, Doc("Where publication stands, for example `forthcoming`.")] = ""
    archive: Annotated[Words, Doc("The archive that holds it.")] = ""
    archive_place: Annotated[Words, Doc("Where the archive is.")] = ""
    archive_collection: Annotated[Words, Doc("The collection of the archive.")] = ""
    archive_location: Annotated[Words, Doc("Its place in the archive.")] = ""
    source: Annotated[Words, Doc("The catalogue or database it was found in.")] = ""
    call_number: Annotated[Words, Doc("Its shelf mark in a library.")] = ""
    authority: Annotated[Words, Doc("The court, ministry or body it comes from.")] = ""
    jurisdiction: Annotated[Words, Doc("Where a legal text is in force.")] = ""
    division: Annotated[Words, Doc("The part of a body it comes from.")] = ""
    section: Annotated[Words, Doc("The section of a law or a newspaper.")] = ""
    chapter_number: Annotated[Words, Doc("The number of the chapter.")] = ""
    collection_number: Annotated[Words, Doc("Its number in the series.")] = ""
    number_of_pages: Annotated[Words, Doc("How many pages it has.")] = ""
    number_of_volumes: Annotated[Words, Doc("How many volumes it has.")] = ""
    part_number: Annotated[Words, Doc("The number of the part.")] = ""
    part_title: Annotated[Words, Doc("The title of the part.")] = ""
    volume_title: Annotated[Words, Doc("The title of the volume.")] = ""
    printing_number: Annotated[Words, Doc("The number of the printing.")] = ""
    supplement_number: Annotated[Words, Doc("The number of the supplement.")] = ""
    original_date: Annotated[SourceDate | None, Doc("When it was first published.")] = None
    event_date: Annotated[SourceDate | None, Doc("When the event took place.")] = None
    available_date: Annotated[SourceDate | None, Doc("When it became available.")] = None
    submitted: Annotated[SourceDate | None, Doc("When it was handed in, as a patent.")] = None
    event_title: Annotated[Words, Doc("The event it belongs to.")] = ""
    event: Annotated[Words, Doc("The same in older data.")] = ""
    event_place: Annotated[Words, Doc("Where the event took place.")] = ""
    original_title: Annotated[Words, Doc("The title of the original.")] = ""
    original_publisher: Annotated[Words, Doc("Who published the original.")] = ""
    original_publisher_place: Annotated[Words, Doc("Where that publisher is.")] = ""
    reviewed_title: Annotated[Words, Doc("The title of what it reviews.")] = ""
    reviewed_genre: Annotated[Words, Doc("What sort of work it reviews.")] = ""
    references: Annotated[Words, Doc("Works that a legal text rests on.")] = ""
    scale: Annotated[Words, Doc("The scale of a map.")] = ""
    dimensions: Annotated[Words, Doc("Its size or length.")] = ""
    license: Annotated[Words, Doc("The licence it is under.")] = ""
    keyword: Annotated[Words, Doc("Words for catalogues.")] = ""
    citation_key: Annotated[Words, Doc("Its key in another program.")] = ""
    citation_label: Annotated[Words, Doc("A label for it, in styles that use labels.")] = ""
    year_suffix: Annotated[Words, Doc("A letter behind the year.")] = ""
    chair: Annotated[Names, Doc("Who chaired it.")] = ()
    collection_editor: Annotated[Names, Doc("Who edits the series.")] = ()
    compiler: Annotated[Names, Doc("Who compiled it.")] = ()
    composer: Annotated[Names, Doc("Who composed it.")] = ()
    container_author: Annotated[Names, Doc("Who wrote what it stands in.")] = ()
    contributor: Annotated[Names, Doc("Who contributed to it.")] = ()
    curator: Annotated[Names, Doc("Who curated it.")] = ()
    director: Annotated[Names, Doc("Who directed it.")] = ()
    editor_translator: Annotated[Names, Doc("Who edited and translated it.")] = ()
    editorial_director: Annotated[Names, Doc("Who directs the edition.")] = ()
    executive_producer: Annotated[Names, Doc("Who produced it as executive producer.")] = ()
    guest: Annotated[Names, Doc("Who was a guest in it.")] = ()
    host: Annotated[Names, Doc("Who hosted it.")] = ()
    illustrator: Annotated[Names, Doc("Who illustrated it.")] = ()
    interviewer: Annotated[Names, Doc("Who asked the questions.")] = ()
    narrator: Annotated[Names, Doc("Who narrates it.")] = ()
    organizer: Annotated[Names, Doc("Who organised the event.")] = ()
    original_author: Annotated[Names, Doc("Who wrote the original.")] = ()
    performer: Annotated[Names, Doc("Who performs it.")] = ()
    producer: Annotated[Names, Doc("Who produced it.")] = ()
    recipient: Annotated[Names, Doc("Whom it was written to.")] = ()
    reviewed_author: Annotated[Names, Doc("Who wrote what it reviews.")] = ()
    script_writer: Annotated[Names, Doc("Who wrote the script.")] = ()
    series_creator: Annotated[Names, Doc("Who created the series.")] = ()
    archive_url: Annotated[str, Doc("The address of an archived copy.")] = ""
    archived: Annotated[SourceDate | None, Doc("When that copy was made.")] = None
    source_type: Annotated[
        Words,
        Doc("What kind of source it is in the analyst's words, for example `Official statement` (ICS 206-01)."),
    ] = ""
    descriptor: Annotated[
        Words,
        Doc("One line about the source - its access, expertise, bias - for readers of the briefing (ICS 206-01)."),
    ] = ""
    rating: Annotated[
        Annotated[str, Before(read_rating)],
        Doc("The source's reliability, A to F, and the information's credibility, 1 to 6: `B2` (Admiralty scale)."),
    ] = ""
    at: Span | None = place()

    def __repr__(self) -> str:
        """What is set, of more than a hundred fields."""
        said = (
            f"{field.name}={value!r}"
            for field in fields(self)
            if field.repr and (value := getattr(self, field.name)) != field.default
        )
        return f"Source({', '.join(said)})"
