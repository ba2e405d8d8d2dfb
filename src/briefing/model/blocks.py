"""What stands on the page: text, lists, tables, figures, the briefing's own blocks; and the parts that hold them."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, Union

from ..core.docs import Doc
from ..core.node import node
from ..core.spans import Span
from .base import CLOSED, Before, Between, OneOf, OrText, place, tag
from .inlines import Inlines
from .moments import read_moment

NumberStyle: TypeAlias = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]
Align: TypeAlias = Literal["left", "center", "right", "decimal"]
CallOutKind: TypeAlias = Literal["note", "important", "warning", "implication", "recommendation"]
Confidence: TypeAlias = Literal["low", "moderate", "high"]
Id: TypeAlias = Annotated[str | None, Doc("A name that cross-references use; None lets the tool make one.")]


@node
class Paragraph:
    """A paragraph of running text."""

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("Its text.")]
    type: Literal["paragraph"] = tag("paragraph")
    at: Span | None = place()


@node
class ListItem:
    """One item of a list."""

    __pydantic_config__ = CLOSED
    blocks: Annotated[Blocks, Doc("What the item holds.")]
    at: Span | None = place()


@node
class OrderedList:
    """A numbered list."""

    __pydantic_config__ = CLOSED
    items: Annotated[tuple[ListItem, ...], Doc("The items in order.")]
    start: Annotated[int, Between(0), Doc("The first item's number.")] = 1
    style: Annotated[NumberStyle, Doc("How the numbers are written.")] = "decimal"
    type: Literal["ordered-list"] = tag("ordered-list")
    at: Span | None = place()


@node
class UnorderedList:
    """A bulleted list."""

    __pydantic_config__ = CLOSED
    items: Annotated[tuple[ListItem, ...], Doc("The items.")]
    type: Literal["unordered-list"] = tag("unordered-list")
    at: Span | None = place()


@node
class Definition:
    """A term and what it means."""

    __pydantic_config__ = CLOSED
    term: Annotated[Inlines, Doc("The term.")]
    blocks: Annotated[Blocks, Doc("What it means.")]
    at: Span | None = place()


@node
class DefinitionList:
    """Terms with their meanings."""

    __pydantic_config__ = CLOSED
    items: Annotated[tuple[Definition, ...], Doc("The terms in order.")]
    type: Literal["definition-list"] = tag("definition-list")
    at: Span | None = place()


@node
class Column:
    """How a column of a table is set."""

    __pydantic_config__ = CLOSED
    align: Annotated[Align, Doc("How its cells are aligned.")] = "left"
    width: Annotated[
        float | None,
        Between(0, above=True),
        Doc("Its share of the table's width, in any unit; None lets the content decide."),
    ] = None
    at: Span | None = place()


@node
class Cell:
    """A cell of a table."""

    __pydantic_config__ = CLOSED
    blocks: Annotated[Blocks, Doc("What the cell holds; may be empty.")]
    columns: Annotated[int, Between(1, 1000), Doc("How many columns it spans.")] = 1
    rows: Annotated[int, Between(1, 1000), Doc("How many rows it spans.")] = 1
    at: Span | None = place()


@node
class Row:
    """A row of a table."""

    __pydantic_config__ = CLOSED
    cells: Annotated[tuple[Cell, ...], Doc("The cells from the start of the line.")]
    at: Span | None = place()


@node
class Table:
    """A table; its header rows are repeated on every page it reaches."""

    __pydantic_config__ = CLOSED
    columns: Annotated[tuple[Column, ...], Doc("One for each column.")]
    rows: Annotated[tuple[Row, ...], Doc("The rows of the body.")]
    header: Annotated[tuple[Row, ...], Doc("The header rows.")] = ()
    caption: Annotated[Inlines, Doc("What the table shows; stands above it with its number.")] = ()
    notes: Annotated[Inlines, Doc("A remark under the table.")] = ()
    id: Id = None
    type: Literal["table"] = tag("table")
    at: Span | None = place()


@node
class Figure:
    """A picture with a caption."""

    __pydantic_config__ = CLOSED
    image: Annotated[str, Doc("The image file, relative to the source: PNG, JPEG or SVG.")]
    alt: Annotated[str, Doc("What the picture shows, for readers who cannot see it.")] = ""
    caption: Annotated[Inlines, Doc("What the figure shows; stands above it with its number.")] = ()
    width: Annotated[
        float | None,
        Between(0, 1, above=True),
        Doc("Share of the text's width, above 0 and up to 1; None: its natural size."),
    ] = None
    id: Id = None
    type: Literal["figure"] = tag("figure")
    at: Span | None = place()


@node
class Quotation:
    """A quotation set off from the text."""

    __pydantic_config__ = CLOSED
    blocks: Annotated[Blocks, Doc("The quoted words.")]
    attribution: Annotated[Inlines, Doc("Who said them, and where.")] = ()
    type: Literal["quotation"] = tag("quotation")
    at: Span | None = place()


@node
class CallOut:
    """A remark in a box of its own."""

    __pydantic_config__ = CLOSED
    blocks: Annotated[Blocks, Doc("What it says.")]
    kind: Annotated[CallOutKind, Doc("What sort of remark; gives the label where no title is given.")] = "note"
    title: Annotated[Inlines, Doc("Its label; empty takes the kind's word in the report's language.")] = ()
    type: Literal["call-out"] = tag("call-out")
    at: Span | None = place()


@node
class KeyJudgment:
    """A judgment the briefing stands for, with its likelihood and the confidence in it (ICD 203)."""

    __pydantic_config__ = CLOSED
    statement: Annotated[Inlines, Doc("The judgment, one sentence.")]
    likelihood: Annotated[str, Doc("A term of the ICD 203 scale, for example `very likely`; empty: none given.")] = ""
    confidence: Annotated[Confidence | None, Doc("Confidence in the judgment's basis.")] = None
    basis: Annotated[Inlines, Doc("What it rests on, with citations.")] = ()
    type: Literal["key-judgment"] = tag("key-judgment")
    at: Span | None = place()


@node
class QuestionAnswer:
    """A question and its answer."""

    __pydantic_config__ = CLOSED
    question: Annotated[Inlines, Doc("The question.")]
    blocks: Annotated[Blocks, Doc("The answer.")]
    id: Id = None
    type: Literal["question"] = tag("question")
    at: Span | None = place()


@node
class CodeBlock:
    """Literal lines in a monospaced face."""

    __pydantic_config__ = CLOSED
    text: Annotated[str, Doc("The lines, without a final line end.")]
    language: Annotated[str, Doc("The language it is written in; empty: none.")] = ""
    type: Literal["code-block"] = tag("code-block")
    at: Span | None = place()


@node
class PageBreak:
    """What follows begins on a new page."""

    __pydantic_config__ = CLOSED
    type: Literal["page-break"] = tag("page-break")
    at: Span | None = place()


@node
class Landscape:
    """Pages on their side, for what is too wide to stand upright: a table, a figure, and what goes with them."""

    __pydantic_config__ = CLOSED
    blocks: Annotated[Blocks, Doc("What stands on those pages.")]
    type: Literal["landscape"] = tag("landscape")
    at: Span | None = place()


@node
class Comment:
    """A note of the author's on the block before it: a comment in the Word draft, and printed nowhere.

    It is about the block before it among its neighbours, about the heading where it follows one at once; where nothing
    stands before it, about the block after it.
    """

    __pydantic_config__ = CLOSED
    content: Annotated[Inlines, Doc("What it says; a citation or a reference in it stays as it is typed.")]
    author: Annotated[str, Doc("Who says it; empty: the report's first author.")] = ""
    date: Annotated[
        str,
        Before(read_moment),
        Doc("When it was said: `2026-02-14` or `2026-02-14T10:30:00Z`; empty: not known."),
    ] = ""
    type: Literal["comment"] = tag("comment")
    at: Span | None = place()


@node
class Section:
    """A heading and what stands under it. Its level is its depth; four levels at most."""

    __pydantic_config__ = CLOSED
    title: Annotated[Inlines, Doc("The heading, without its number.")]
    blocks: Annotated[Blocks, Doc("What stands between the heading and the first subsection.")] = ()
    sections: Annotated[tuple[Section, ...], Doc("The subsections.")] = ()
    id: Id = None
    numbered: Annotated[bool, Doc("False leaves the section out of the numbering.")] = True
    at: Span | None = place()


@node
class Summary:
    """The executive summary: a visible part of its own at the front. Its sections are numbered with the report's."""

    __pydantic_config__ = CLOSED
    blocks: Annotated[Blocks, Doc("The summary's text before its first section.")] = ()
    sections: Annotated[tuple[Section, ...], Doc("Sections of the summary; the first one's title is its label.")] = ()
    at: Span | None = place()


@node
class Appendix:
    """A part after the sections, lettered on its own: Appendix A, A.1, ..."""

    __pydantic_config__ = CLOSED
    title: Annotated[Inlines, Doc("The heading, without its letter.")]
    blocks: Annotated[Blocks, Doc("What stands before the first subsection.")] = ()
    sections: Annotated[tuple[Section, ...], Doc("The subsections.")] = ()
    id: Id = None
    at: Span | None = place()


AnyBlock: TypeAlias = Union[
    Paragraph,
    OrderedList,
    UnorderedList,
    DefinitionList,
    Table,
    Figure,
    Quotation,
    CallOut,
    KeyJudgment,
    QuestionAnswer,
    CodeBlock,
    PageBreak,
    Landscape,
    Comment,
]
Block: TypeAlias = Annotated[AnyBlock, OneOf()]
Blocks: TypeAlias = Annotated[tuple[Block, ...], OrText("blocks")]
