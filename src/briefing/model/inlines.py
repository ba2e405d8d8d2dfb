"""What stands inside a line of text."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeAlias, Union

from ..core.docs import Doc
from ..core.node import node
from ..core.spans import Span
from .base import CLOSED, OneOf, OrText, place, tag

#: What a locator counts: the locator terms of CSL 1.0.2 (Appendix II, "Locators").
LocatorTerm: TypeAlias = Literal[
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation", "equation", "figure",
    "folio", "issue", "line", "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo",
    "supplement", "table", "timestamp", "title-locator", "verse", "version", "volume",
]  # fmt: skip


@node
class Text:
    """Words."""

    __pydantic_config__ = CLOSED
    text: Annotated[str, Doc("The words, with the spaces around them.")]
    type: Literal["text"] = tag("text")
    at: Span | None = place()


@node
class Emphasis:
    """Stressed words, set in italic."""

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("What is stressed.")]
    type: Literal["emphasis"] = tag("emphasis")
    at: Span | None = place()


@node
class Strong:
    """Words of strong importance, set in semibold."""

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("What is important.")]
    type: Literal["strong"] = tag("strong")
    at: Span | None = place()


@node
class Superscript:
    """Raised text."""

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("What is raised.")]
    type: Literal["superscript"] = tag("superscript")
    at: Span | None = place()


@node
class Subscript:
    """Lowered text."""

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("What is lowered.")]
    type: Literal["subscript"] = tag("subscript")
    at: Span | None = place()


@node
class Code:
    """A literal string of a program or a form, in a monospaced face."""

    __pydantic_config__ = CLOSED
    text: Annotated[str, Doc("The literal characters.")]
    type: Literal["code"] = tag("code")
    at: Span | None = place()


@node
class Link:
    """Words that lead to an address."""

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("What is shown; empty shows the address itself.")]
    url: Annotated[str, Doc("The address, with its scheme: https, http or mailto.")]
    type: Literal["link"] = tag("link")
    at: Span | None = place()


@node
class Foreign:
    """Words in another language than the report's: spoken, hyphenated and set as that language wants."""

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("The words.")]
    lang: Annotated[str, Doc("Their language as a BCP 47 tag, for example `ko` or `zh-Hans`.")]
    type: Literal["foreign"] = tag("foreign")
    at: Span | None = place()


@node
class Cite:
    """One source within a citation."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        **CLOSED,
        "alias_generator": lambda name: name.replace("_", "-"),
        "populate_by_name": True,
    }
    key: Annotated[str, Doc("The id of a source of the report.")]
    locator: Annotated[str, Doc("Where in the source, for example `4-6`.")] = ""
    label: Annotated[LocatorTerm, Doc("What the locator counts, a CSL term.")] = "page"
    prefix: Annotated[str, Doc("Words before it, for example `see`.")] = ""
    suffix: Annotated[str, Doc("Words after it.")] = ""
    suppress_author: Annotated[
        bool, Doc("Its names are said in the sentence already: `[-@key]`. Only styles that show names heed it.")
    ] = False
    at: Span | None = place()


@node
class Citation:
    """A place that names the sources of what was said."""

    __pydantic_config__ = CLOSED
    items: Annotated[tuple[Cite, ...], Doc("The sources, in the author's order.")]
    narrative: Annotated[bool, Doc("The citation is part of the sentence: `@key says`, not `[@key]`.")] = False
    type: Literal["citation"] = tag("citation")
    at: Span | None = place()


@node
class CrossReference:
    """A pointer to another part of the report, shown by its number."""

    __pydantic_config__ = CLOSED
    target: Annotated[str, Doc("The id of a section, table, figure or appendix.")]
    type: Literal["cross-reference"] = tag("cross-reference")
    at: Span | None = place()


@node
class Note:
    """A remark taken out of the line to the foot of the page."""

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("The remark.")]
    type: Literal["note"] = tag("note")
    at: Span | None = place()


@node
class LineBreak:
    """A new line within the paragraph."""

    __pydantic_config__ = CLOSED
    type: Literal["line-break"] = tag("line-break")
    at: Span | None = place()


AnyInline: TypeAlias = Union[
    Text, Emphasis, Strong, Superscript, Subscript, Code, Link, Foreign, Citation, CrossReference, Note, LineBreak
]
Inline: TypeAlias = Annotated[AnyInline, OneOf()]
Inlines: TypeAlias = Annotated[tuple[Inline, ...], OrText("inlines")]
