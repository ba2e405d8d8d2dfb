"""The manners of marking citations that can be nothing else, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...core.node import node
from ..sources import Shelf
from . import (
    brackets,
    cite_tags,
    content_reference,
    grok,
    lenticular,
    links,
    parenthesised,
    private_use,
    signs,
    spans,
    superscripts,
)
from .line import Found, Line


@node
class Manner:
    """A manner: whose it is, and what finds its marks in a line."""

    whose: str
    find: Callable[[Line, Shelf], Iterator[Found]]


#: What holds others within goes first: links before the numbers that are their words, tags before bare digits.
MANNERS = (
    Manner("ChatGPT: cite and turn0search3 in private-use characters", private_use.find),
    Manner("ChatGPT, Codex: lenticular brackets", lenticular.find),
    Manner("ChatGPT: contentReference", content_reference.find),
    Manner("Grok: cards", grok.find),
    Manner("Gemini: start_span", spans.find),
    Manner("Gemini, Perplexity: [cite: 4, 5], [web:1]", cite_tags.find),
    Manner("ChatGPT, gpt-researcher: ([Title](url))", parenthesised.find),
    Manner("all: links on numbers, on the site's name, on nothing", links.find),
    Manner("Perplexity, STORM, open_deep_research: [1], [1][2]", brackets.find),
    Manner("Gemini, HTML, Word: raised digits", superscripts.find),
    Manner("Perplexity: the asterism at its end", signs.find),
)
