"""Grok's cards, `[](grok_render_citation_card_json={"cardIds":["ab12"]})`, as text or as an empty link; its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..sources import Shelf
from .line import Found, Line

_CARD = re.compile(r"\[\]\(grok_render_citation_card_json=(\{[^{}\n]{0,2000}\})\)")
_TAG = re.compile(r"<grok-card\b[^<>\n]{0,1000}>(?:</grok-card>)?|</grok-card>|grok_card://[\w/.-]{1,200}")
_RENDER = re.compile(
    r"<grok:render\b[^<>\n]{0,1000}>(?:<argument name=\"citation_id\">([0-9]{1,4})</argument>)?(?:</grok:render>)?"
)
_IDS = re.compile(r"\"([\w-]{1,80})\"(?!\s*:)")
_DATA_ID = re.compile(r"data-id=\"([\w-]{1,80})\"")


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    if "grok" in line.text:
        for match in _CARD.finditer(line.text):
            yield Found(match.start(), match.end(), _ids(match[1]))
        for match in _TAG.finditer(line.text):
            yield Found(match.start(), match.end(), tuple(_DATA_ID.findall(match[0])))
        for match in _RENDER.finditer(line.text):
            yield Found(match.start(), match.end(), (match[1],) if match[1] else ())
    if line.linked:
        for piece in line.pieces:
            if piece.look.url.startswith("grok_render_citation_card_json"):
                yield Found(piece.start, piece.end, _ids(unquote(piece.look.url)))


def _ids(json: str) -> tuple[str, ...]:
    return tuple(_IDS.findall(json))
