"""The markdown-it parser with our rules."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkTitle
from markdown_it.ruler import RuleOptionsType

from ...core.quotes import quotes
from .inlines import DEEPEST
from .syntax import (
    bracket,
    character,
    citation,
    definitions,
    div,
    heading,
    link,
    lists,
    pairs,
    quotation_marks,
    script,
    small,
    table,
)
from .syntax.block import capped, placed

#: Inline nesting beyond this is kept as plain text by markdown-it; a little more than what is refused as too deep.
DEEPEST_INLINE = DEEPEST + 4


@lru_cache(maxsize=8)
def parser(lang: str) -> MarkdownIt:
    """A parser for texts in a language; building one costs about a millisecond."""
    md = MarkdownIt("commonmark", {"typographer": True, "quotes": quotes(lang), "maxNesting": DEEPEST_INLINE})
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=pairs.link_label, parseLinkDestination=pairs.destination, parseLinkTitle=parseLinkTitle
    )
    md.core.ruler.enableOnly(["block", "inline", "smartquotes"])
    md.core.ruler.at("smartquotes", quotation_marks.quotation_marks)
    _block_rules(md)
    _inline_rules(md)
    return md


def _block_rules(md: MarkdownIt) -> None:
    ruler = md.block.ruler
    ends_all: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    known = {rule.name: rule.fn for rule in ruler.__rules__}  # there is no public way to a rule's function
    ruler.at("blockquote", capped(placed(known["blockquote"])), ends_all)
    ruler.at("fence", placed(known["fence"]), ends_all)
    ruler.at("hr", placed(known["hr"]), ends_all)
    ruler.at("code", placed(known["code"]))
    ruler.at("paragraph", placed(known["paragraph"]))
    ruler.at("heading", heading.heading, {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.at("lheading", heading.underlined)
    ruler.at("list", capped(lists.lists), {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.at("table", table.pipe_table, {"alt": ["paragraph", "reference"]})
    ruler.before("fence", "div", capped(div.div), ends_all)
    ruler.before("fence", "page_break", small.page_break, ends_all)
    ruler.before("reference", "note_definition", capped(small.note_definition), {"alt": ["paragraph", "reference"]})
    ruler.before("html_block", "comment", small.comment, ends_all)
    ruler.before("fence", "caption", table.caption)
    ruler.before("paragraph", "definitions", capped(definitions.definitions), {"alt": ["paragraph"]})
    ruler.disable("html_block")
    ruler.enable("table")


def _inline_rules(md: MarkdownIt) -> None:
    ruler = md.inline.ruler
    ruler.at("link", link.link)
    ruler.at("image", link.image)
    ruler.at("autolink", link.autolink)
    ruler.at("html_inline", character.html)
    ruler.before("escape", "hard_space", character.hard_space)
    ruler.before("link", "note_reference", bracket.note_reference)
    ruler.before("link", "citation", citation.bracketed)
    ruler.before("link", "narrative", citation.narrative)
    ruler.before("link", "inline_note", bracket.inline_note)
    ruler.before("link", "span", bracket.span)
    ruler.before("link", "script", script.script)
    ruler.before("newline", "address", link.address)
