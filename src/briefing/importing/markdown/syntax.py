"""The markdown-it parser for foreign Markdown: CommonMark, tables, notes, strikethrough, and nothing that can fail."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType

from ...readers.markdown.syntax.small import page_break
from . import containers, definitions, html_blocks, links, literal, paragraphs, states, tables


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The parser, made once. Its blocks and the words in them are read apart: `md.block.parse`, then a state each."""
    md = MarkdownIt("commonmark", {"maxNesting": 2 * containers.DEEPEST})
    _block_rules(md)
    _inline_rules(md)
    return md


def _block_rules(md: MarkdownIt) -> None:
    ruler = md.block.ruler
    ends_all: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    ruler.at("blockquote", containers.quotation, ends_all)
    ruler.at("list", containers.lists, {"alt": ["paragraph", "blockquote"]})
    ruler.at("html_block", html_blocks.html, {"alt": ["paragraph", "blockquote"]})
    ruler.at("heading", paragraphs.heading, {"alt": ["paragraph", "blockquote"]})
    ruler.at("paragraph", paragraphs.paragraph)
    ruler.at("reference", definitions.definition, {"alt": ["paragraph", "blockquote"]})
    ruler.at("table", tables.table, {"alt": ["paragraph"]})
    ruler.before("fence", "division", containers.division, ends_all)
    ruler.before("fence", "page_break", page_break, ends_all)
    ruler.before("reference", "note_definition", containers.note_definition, {"alt": ["paragraph", "blockquote"]})
    ruler.disable("lheading")
    ruler.enable("table")


def _inline_rules(md: MarkdownIt) -> None:
    ruler = md.inline.ruler
    ruler.at("link", links.link)
    ruler.at("image", links.image)
    ruler.at("autolink", links.autolink)
    ruler.at("html_inline", literal.html)
    ruler.at("emphasis", states.emphasis)
    ruler.at("strikethrough", states.strikethrough)
    ruler.before("escape", "formula", literal.formula)
    ruler.before("strikethrough", "raised", literal.raised)
    ruler.before("link", "mark", links.mark)
    ruler.before("link", "note_reference", links.note_reference)
    ruler.before("link", "inline_note", links.inline_note)
    ruler.before("newline", "address", links.address)
    ruler.enable("strikethrough")
    md.inline.ruler2.enable("strikethrough")
    md.inline.ruler2.disable("fragments_join")
