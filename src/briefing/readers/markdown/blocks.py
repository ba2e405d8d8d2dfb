"""Block tokens into the model's blocks; headings stay marks in the row, for `sections` to nest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, Union

from ...core.node import record
from ...core.spans import Span
from ...model.blocks import (
    AnyBlock,
    CodeBlock,
    Comment,
    Definition,
    DefinitionList,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Quotation,
    Summary,
    Table,
    UnorderedList,
)
from ...model.inlines import Text
from .attributes import Attributes, parse
from .divs import build as build_div
from .figures import figure
from .inlines import Content
from .tables import pipe_table

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .reader import Reader


@record
class HeadingMark:
    """A heading before sections are nested."""

    level: int
    title: Content
    attributes: Attributes
    at: Span


@record
class TableNotes:
    """Remarks that belong to the table before them."""

    content: Content
    at: Span


Item: TypeAlias = Union[AnyBlock, HeadingMark, Summary, TableNotes]


class Builder:
    """Walks the tokens once, from left to right."""

    def __init__(self, reader: Reader, tokens: list[Token]) -> None:
        self.reader = reader
        self.tokens = tokens
        self.index = 0

    def next(self) -> Token:
        """The next token, taken."""
        token = self.tokens[self.index]
        self.index += 1
        return token

    def items(self, until: str = "") -> list[Item]:
        """Blocks, headings and summaries up to a closing token, which is taken."""
        out: list[Item] = []
        while self.index < len(self.tokens):
            token = self.next()
            if token.type == until:
                break
            item = self.item(token)
            if isinstance(item, TableNotes):
                self.attach(out, item)
            elif item is not None:
                out.append(item)
        return out

    def blocks(self, until: str) -> tuple[AnyBlock, ...]:
        """Blocks alone; a heading or a summary among them is an error."""
        return self.only_blocks(self.items(until))

    def only_blocks(self, items: list[Item]) -> tuple[AnyBlock, ...]:
        """The blocks among items; what else there is is an error."""
        kept: list[AnyBlock] = []
        for item in items:
            if isinstance(item, HeadingMark):
                message = "A heading stands inside another block, where no section can begin."
                self.reader.error(
                    "misplaced-heading", message, item.at, "move it to the top level, or write it in bold"
                )
            elif isinstance(item, Summary):
                self.reader.error("bad-div", "A summary stands inside another block.", item.at or Span())
            elif not isinstance(item, TableNotes):
                kept.append(item)
        return tuple(kept)

    def item(self, token: Token) -> Item | None:
        """What one token, with those it opens, amounts to; None for what shows nothing."""
        reader = self.reader
        match token.type:
            case "paragraph_open":
                return self.paragraph(token)
            case "heading_open":
                return self.heading(token)
            case "list_open":
                return self.numbered_or_bulleted(token)
            case "blockquote_open":
                return self.quotation(token)
            case "table_open":
                return pipe_table(self, token)
            case "div_open":
                return build_div(self, token)
            case "definitions_open":
                return self.definitions(token)
            case "fence" | "code_block":
                return self.code(token)
            case "page_break":
                return PageBreak(at=reader.at(token))
            case "hr":
                reader.warn(
                    "thematic-break", "A rule across the page is left out: briefings have none.", reader.at(token)
                )
            case "stray_fence":
                message = "This ::: closes a div that was never opened."
                reader.error("bad-div", message, reader.at(token), "remove it, or open the div with ::: and its name")
            case "too_deep":
                reader.error("too-deep", "Blocks are nested too deeply here.", reader.at(token))
            case "comment":
                pass
            case _:
                raise AssertionError(token.type)
        return None

    def inline(self) -> tuple[Token, Content]:
        """The next token, an inline one, and its content."""
        token = self.next()
        return token, self.reader.inlines(token)

    def paragraph(self, token: Token) -> Item | None:
        """A paragraph; a figure where it holds an image and nothing else."""
        inline = self.tokens[self.index]
        self.index += 2
        children = inline.children or []
        if len(children) == 1 and children[0].type == "image":
            return figure(self.reader, inline, children[0], self.reader.at(token))
        content = self.reader.inlines(inline)
        return Paragraph(content, at=self.reader.at(token)) if content else None

    def heading(self, token: Token) -> HeadingMark:
        """A heading's mark."""
        _, title = self.inline()
        self.next()
        return HeadingMark(int(token.tag[1:]), title, token.meta["attributes"] or Attributes(), self.reader.at(token))

    def numbered_or_bulleted(self, token: Token) -> AnyBlock:
        """A list with its items."""
        items = []
        while self.next_is("item_open"):
            opening = self.next()
            items.append(ListItem(self.blocks("item_close"), at=self.reader.at(opening)))
        self.next()
        style, at = token.meta["style"], self.reader.at(token)
        if style == "bullet":
            return UnorderedList(tuple(items), at=at)
        return OrderedList(tuple(items), token.meta["start"], style, at=at)

    def next_is(self, kind: str) -> bool:
        """Whether the next token is of a type."""
        return self.tokens[self.index].type == kind

    def definitions(self, token: Token) -> DefinitionList:
        """Terms with what they mean."""
        items = []
        while self.next_is("inline"):
            inline, term = self.inline()
            blocks: tuple[AnyBlock, ...] = ()
            while self.next_is("meaning_open"):
                self.next()
                blocks += self.blocks("meaning_close")
            items.append(Definition(term, blocks, at=self.reader.at(inline)))
        self.next()
        return DefinitionList(tuple(items), at=self.reader.at(token))

    def quotation(self, token: Token) -> Quotation:
        """A quotation; a last paragraph that begins with a dash says who is quoted."""
        start = self.index
        blocks = self.blocks("blockquote_close")
        attribution: Content = ()
        closing = self.tokens[start : self.index - 1]
        if len(closing) >= 3 and closing[-1].type == "paragraph_close" and closing[-1].level == token.level + 1:
            inline = closing[-2]
            dash = next((d for d in ("— ", "-- ", "– ") if inline.content.startswith(d)), "")
            if dash and blocks and isinstance(last := blocks[-1], Paragraph):
                said = inline.content[len(dash) :]  # as written: a space that is spelt out is meant
                cut = len(inline.content) - len(said.lstrip(" "))
                attribution = _without_start(last.content, cut)
                if self.reader.listener is not None:
                    self.reader.listener.made(attribution, [last.content], cut)
                blocks = blocks[:-1]
        return Quotation(blocks, attribution, at=self.reader.at(token))

    def code(self, token: Token) -> CodeBlock:
        """Literal lines."""
        text = token.content.removesuffix("\n")
        info = token.info.strip()
        language = info.split()[0] if info and not info.startswith("{") else ""
        if info.startswith("{"):
            attributes = parse(info, 0)
            if attributes is not None:
                language = attributes.text("language") or (attributes.classes[0] if attributes.classes else "")
        return CodeBlock(text, language, at=self.reader.at(token))

    def attach(self, out: list[Item], notes: TableNotes) -> None:
        """Give remarks to the table before them."""
        at = len(out) - 1
        while at > 0 and isinstance(out[at], Comment):
            at -= 1
        if out and isinstance(table := out[at], Table):
            out[at] = replace(table, notes=notes.content)
            return
        message = "Table notes stand after no table."
        self.reader.error("bad-div", message, notes.at, "put ::: table-notes right after the table and its caption")


def _without_start(content: Content, length: int) -> Content:
    first = content[0]
    text = first.text[length:] if isinstance(first, Text) else ""
    return (Text(text), *content[1:]) if text else content[1:]
