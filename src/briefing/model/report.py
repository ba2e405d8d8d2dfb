"""The report: everything one brief says, in one value."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from ..core.docs import Doc
from ..core.node import node
from ..core.spans import Span
from .base import CLOSED, Before, Between, place
from .blocks import Appendix, Blocks, Section, Summary
from .inlines import Inlines
from .sources import Date, Source

Numbering: TypeAlias = Literal["decimal", "decimal-dot", "decimal-zero", "outline", "none"]
PageSize: TypeAlias = Literal["a4", "letter"]


def read_tlp(value: Any) -> Any:
    """`AMBER`, `TLP:AMBER` or `amber` as the label's last word."""
    return value.upper().removeprefix("TLP:").strip() if isinstance(value, str) else value


@node
class Marking:
    """How far the report may travel: a Traffic Light Protocol label (FIRST TLP 2.0), a classification's own words, or
    both."""

    __pydantic_config__ = CLOSED
    tlp: Annotated[
        Annotated[Literal["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"] | None, Before(read_tlp)],
        Doc("The label's colour."),
    ] = None
    classification: Annotated[str, Doc("The banner, word for word.")] = ""
    portions: Annotated[
        bool, Doc("Every portion begins with its own mark, such as `(S//NF)`: the marks are set as such, and checked.")
    ] = False
    at: Span | None = place()


def read_marking(value: Any) -> Any:
    """A string as the whole marking: `TLP:AMBER`, or a classification."""
    if isinstance(value, str):
        return {"tlp": value} if value.upper().startswith("TLP:") else {"classification": value}
    return value


@node
class Author:
    """One of the report's authors."""

    __pydantic_config__ = CLOSED
    name: Annotated[str, Doc("The name as it is printed.")]
    affiliation: Annotated[str, Doc("Where the author works.")] = ""
    email: Annotated[str, Doc("The author's address.")] = ""
    at: Span | None = place()


def read_author(value: Any) -> Any:
    """A name alone."""
    return {"name": value} if isinstance(value, str) else value


def read_authors(value: Any) -> Any:
    """One author or several."""
    return [value] if isinstance(value, (str, dict)) else value


def hyphened(name: str) -> str:
    """A field's name in a source: `short_title` is `short-title`."""
    return name.replace("_", "-")


@node
class Citations:
    """How citations are numbered and worded, and their sources listed."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": hyphened,
        "populate_by_name": True,
    }
    order: Annotated[
        Literal["appearance", "listed"],
        Doc("Numbers follow the first citation, or the order in which sources are listed."),
    ] = "appearance"
    uncited: Annotated[
        Literal["keep", "drop", "warn"],
        Doc(
            "What becomes of sources that are never cited; `warn` keeps them and says so. Those of `bibliography` "
            "files are listed with `keep` only."
        ),
    ] = "warn"
    title: Annotated[str, Doc("The heading of the bibliography; empty takes the language's word for endnotes.")] = ""
    style: Annotated[str, Doc("The citation style: a name of `briefing list styles`.")] = "endnotes"
    repeats: Annotated[
        Literal["note", "number"],
        Doc(
            "With a style that uses notes: a citation repeated word for word gets a note of its own, in the style's "
            "short form, or the number of the first again."
        ),
    ] = "note"
    bibliography: Annotated[
        bool | None,
        Doc("Whether sources are listed at the end; none given: when the style has a bibliography."),
    ] = None
    word: Annotated[
        Literal["fields", "zotero", "word"],
        Doc("What the Word draft's citations are: Word's cross-references, live Zotero fields, or Word's own sources."),
    ] = "fields"
    ratings: Annotated[bool, Doc("Source ratings are shown behind the entries, with a legend.")] = True
    descriptors: Annotated[bool, Doc("Source descriptors are shown under the entries.")] = True
    columns: Annotated[Literal[1, 2], Doc("In how many columns the list of sources, or of notes, is set.")] = 1
    source_summary: Annotated[
        bool,
        Doc("A statement computed from the list stands before it: how many sources, of what kinds, from when."),
    ] = False
    at: Span | None = place()


def read_sources(value: Any) -> Any:
    """Sources as a mapping of id to fields, or as a list of CSL-JSON items, become the mapping with ids inside."""
    if isinstance(value, list):
        pairs = [(item.get("id", f"source-{n}") if isinstance(item, dict) else f"source-{n}", item)
                 for n, item in enumerate(value, 1)]  # fmt: skip
        value = dict(pairs)
    if isinstance(value, dict):
        return {str(k): ({**v, "id": str(k)} if isinstance(v, dict) else v) for k, v in value.items()}
    return value


def read_files(value: Any) -> Any:
    """One file or several."""
    return [value] if isinstance(value, str) else value


@node(kw_only=True)
class FrontMatter:
    """What is said about the report: the front matter of a Markdown source."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": hyphened,
        "populate_by_name": True,
    }
    title: Annotated[Inlines, Doc("The title.")]
    subtitle: Annotated[Inlines, Doc("A second line under the title.")] = ()
    short_title: Annotated[str, Doc("The title for the running header; empty takes the title.")] = ""
    kind: Annotated[str, Doc("The kind of document; empty takes the language's word for briefing.")] = ""
    organisation: Annotated[str, Doc("Who issues it.")] = ""
    authors: Annotated[
        tuple[Annotated[Author, Before(read_author)], ...],
        Before(read_authors, ("string", "object")),
        Doc("Who wrote it."),
    ] = ()
    date: Annotated[Date | None, Doc("The day it speaks for; also the date stamped into both files.")] = None
    lang: Annotated[str, Doc("Its language, a BCP 47 tag.")] = "en-US"
    description: Annotated[str, Doc("One sentence for catalogues; goes into the files' properties.")] = ""
    keywords: Annotated[tuple[str, ...], Doc("Words for catalogues; go into the files' properties.")] = ()
    marking: Annotated[Annotated[Marking | None, Before(read_marking)], Doc("How far it may travel.")] = None
    distribution: Annotated[
        Inlines, Doc("To whom it may be given: a statement that is printed on the first page.")
    ] = ()
    draft: Annotated[
        bool | str,
        Doc("It is a draft, and every page says so: true takes the language's word, or words of your own."),
    ] = False
    links: Annotated[
        Literal["notes", "plain"],
        Doc(
            "What becomes of the addresses behind links: `notes` prints each in a footnote, for readers on paper, "
            "unless it stands elsewhere in the report; `plain` does not print them."
        ),
    ] = "notes"
    numbering: Annotated[Numbering, Doc("How sections are numbered.")] = "decimal"
    contents: Annotated[
        bool | int | None,
        Between(1, 4),
        Doc(
            "A table of contents: true, false, or the deepest level listed; none given: when there are eight headings."
        ),
    ] = None
    list_of_tables: Annotated[bool, Doc("A list of the tables that have captions, after the contents.")] = False
    list_of_figures: Annotated[bool, Doc("A list of the figures that have captions, after the contents.")] = False
    citations: Annotated[Citations, Doc("How citations are numbered and worded.")] = Citations()
    csl: Annotated[
        str,
        Doc("A citation style: a name of `briefing list styles`, or a CSL file; empty: `citations.style`."),
    ] = ""
    bibliography: Annotated[
        tuple[str, ...],
        Before(read_files, ("string",)),
        Doc("Files with further sources - CSL-JSON, BibTeX, RIS or YAML - relative to the source; one or several."),
    ] = ()
    sources: Annotated[
        dict[str, Source], Before(read_sources, ("array",)), Doc("The sources by id, in CSL-JSON fields.")
    ] = field(default_factory=dict)
    theme: Annotated[str, Doc("The look: a name of `briefing list themes`, a YAML file, or a Word template.")] = (
        "default"
    )
    page: Annotated[PageSize, Doc("The paper.")] = "a4"
    at: Span | None = place()


@node(kw_only=True)
class Report(FrontMatter):
    """One brief: what is said about it, and what it says."""

    __pydantic_config__ = FrontMatter.__pydantic_config__
    summary: Annotated[Summary | None, Doc("The executive summary; stands first.")] = None
    blocks: Annotated[Blocks, Doc("What stands before the first section: key judgments, an introduction.")] = ()
    sections: Annotated[tuple[Section, ...], Doc("The sections.")] = ()
    appendices: Annotated[tuple[Appendix, ...], Doc("The appendices.")] = ()
    library: Annotated[
        dict[str, Source],
        Before(read_sources, ("array",)),
        Doc(
            "What was read from the `bibliography` files: sources by id that join the list when they are cited. Where "
            "it is given, the files are not read."
        ),
    ] = field(default_factory=dict)

    @property
    def known_sources(self) -> dict[str, Source]:
        """Every source that a citation may name: the report's own first, then those of its bibliography files."""
        return {**self.sources, **{key: source for key, source in self.library.items() if key not in self.sources}}
