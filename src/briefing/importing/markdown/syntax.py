"""The markdown-it parser for foreign Markdown: CommonMark, tables, notes, strikethrough, and nothing that can fail."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_inline import backtick, entity, escape, newline
from markdown_it.rules_inline import emphasis as stars
from markdown_it.rules_inline import link_pairs as balance_pairs
from markdown_it.rules_inline import strikethrough as tildes
from markdown_it.token import Token

from ...readers.markdown.syntax.small import page_break
from . import containers, definitions, html_blocks, links, literal, paragraphs, states, tables
from .states import Placed, Rule


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The parser of blocks, made once."""
    md = MarkdownIt("commonmark", {"maxNesting": 2 * containers.DEEPEST})
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
    return md


#: For each character the rules for what may begin with it, the first that fits.
RULES: dict[str, tuple[Rule, ...]] = {
    "\n": (newline,),
    "\\": (literal.formula, escape),
    "`": (backtick,),
    "~": (literal.raised, states.strikethrough),
    "*": (states.emphasis,),
    "_": (states.emphasis,),
    "[": (links.mark, links.note_reference, links.link),
    "!": (links.image,),
    "<": (links.autolink, literal.html),
    "&": (entity,),
    ":": (links.address,),
    "$": (literal.formula,),
    "^": (literal.raised, links.inline_note),
}


def running_tokens(content: str, env: dict[str, Any]) -> list[Token]:
    """The tokens of a paragraph's characters."""
    state = Placed(content, parser(), env, RULES)
    state.tokenize()
    balance_pairs(state)
    tildes.postProcess(state)
    stars.postProcess(state)
    return state.tokens
