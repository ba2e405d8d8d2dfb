"""Fenced divs by their names: the briefing's own blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from ...core.diagnostics import did_you_mean
from ...core.spans import Span
from ...model.blocks import (
    AnyBlock,
    CallOut,
    CallOutKind,
    Comment,
    Confidence,
    KeyJudgment,
    Landscape,
    OrderedList,
    Paragraph,
    QuestionAnswer,
    Summary,
)
from ...model.moments import MOMENT_HINT, read_moment
from .attributes import Attributes
from .inlines import Content
from .tables import list_table

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .blocks import Builder, Item
    from .reader import Reader

Build = Callable[["Builder", "Token", Attributes], "Item | None"]

_KINDS: tuple[str, ...] = get_args(CallOutKind)
_CONFIDENCE: tuple[str, ...] = get_args(Confidence)


def build(builder: Builder, token: Token) -> Item | None:
    """What a div with the blocks in it amounts to."""
    reader, name = builder.reader, token.meta["name"]
    at = reader.at(token)
    if not token.meta["closed"]:
        reader.error(
            "unclosed-div", f"The div '{name}' is opened here and never closed.", at, "close it with a line of :::"
        )
    attributes: Attributes | None = token.meta["attributes"]
    if attributes is None:
        hint = 'write ::: name or ::: {.name key="value"}'
        reader.error("bad-attribute", "What stands after this ::: cannot be read.", at, hint)
        attributes = Attributes()
    make = DIVS.get(name)
    if make is None:
        message = f"'{name}' is not a div that briefings know." if name else "This div has no name."
        reader.error("unknown-div", message, at, did_you_mean(name, DIVS) or f"known are {', '.join(_NAMES)}")
        builder.items("div_close")
        return None
    return make(builder, token, attributes)


def _call_out(builder: Builder, token: Token, attributes: Attributes) -> Item:
    """`::: note {title="Why it matters"}` or `::: call-out {kind=note}`; a heading at its beginning is its title
    too."""
    from .blocks import HeadingMark

    reader, name = builder.reader, token.meta["name"].removeprefix("callout-")
    kind = name if name in _KINDS else _choice(reader, attributes, "kind", _KINDS) or "note"
    title: Content = ()
    if value := attributes.take("title"):
        title = reader.attribute_inlines(value)
    reader.rest_unknown(attributes, "a call-out", ("title",) if name in _KINDS else ("kind", "title"))
    items = builder.items("div_close")
    if items and not title and isinstance(heading := items[0], HeadingMark):
        title = heading.title
        items = items[1:]
    return CallOut(builder.only_blocks(items), kind, title, at=reader.at(token))  # type: ignore[arg-type]


def _choice(reader: Reader, attributes: Attributes, key: str, known: tuple[str, ...]) -> str | None:
    value = attributes.take(key)
    if value is None or value.text in known:
        return value.text if value else None
    hint = did_you_mean(value.text, known) or f"write {', '.join(known)}"
    reader.error("bad-attribute", f"{value.text!r} is not a {key}.", reader.span(value.offset), hint)
    return None


def _summary(builder: Builder, token: Token, attributes: Attributes) -> Item:
    from .sections import nest

    builder.reader.rest_unknown(attributes, "the summary", ())
    parts = nest(builder.reader, builder.items("div_close"), in_summary=True)
    return Summary(parts.blocks, parts.sections, at=builder.reader.at(token))


def _key_judgment(builder: Builder, token: Token, attributes: Attributes) -> Item | None:
    """The first paragraph is the statement, the rest what it rests on."""
    reader, at = builder.reader, builder.reader.at(token)
    likelihood = attributes.text("likelihood") or ""
    confidence = _choice(reader, attributes, "confidence", _CONFIDENCE)
    reader.rest_unknown(attributes, "a key judgment", ("likelihood", "confidence"))
    lines = _paragraphs(builder, builder.blocks("div_close"), "A key judgment", at)
    if not lines:
        reader.error(
            "bad-div", "A key judgment has no statement.", at, "write the judgment as the first paragraph inside"
        )
        return None
    return KeyJudgment(lines[0], likelihood, confidence, reader.joined(lines[1:]), at=at)  # type: ignore[arg-type]


def _question(builder: Builder, token: Token, attributes: Attributes) -> Item | None:
    """The first paragraph, or a heading, is the question, the rest the answer."""
    from .blocks import HeadingMark

    reader, at = builder.reader, builder.reader.at(token)
    reader.rest_unknown(attributes, "a question", (), has_id=True)
    items = builder.items("div_close")
    first = items[0] if items else None
    if isinstance(first, HeadingMark):
        name = attributes.id if attributes.id is not None else first.attributes.id
        return QuestionAnswer(first.title, builder.only_blocks(items[1:]), name, at=at)
    if not isinstance(first, Paragraph):
        reader.error(
            "bad-div", "A question begins with something else.", at, "write the question as the first paragraph inside"
        )
        return None
    return QuestionAnswer(first.content, builder.only_blocks(items[1:]), attributes.id, at=at)


def _table_notes(builder: Builder, token: Token, attributes: Attributes) -> Item:
    from .blocks import TableNotes

    at = builder.reader.at(token)
    builder.reader.rest_unknown(attributes, "table notes", ())
    return TableNotes(builder.reader.joined(_paragraphs(builder, builder.blocks("div_close"), "Table notes", at)), at)


def _landscape(builder: Builder, token: Token, attributes: Attributes) -> Item:
    builder.reader.rest_unknown(attributes, "landscape pages", ())
    return Landscape(builder.blocks("div_close"), at=builder.reader.at(token))


def _comment(builder: Builder, token: Token, attributes: Attributes) -> Item | None:
    """`::: {.comment author="Ann Lee" date=2026-02-14}`: paragraphs that the Word draft alone shows, in its margin."""
    reader, at = builder.reader, builder.reader.at(token)
    author, date = attributes.text("author") or "", attributes.take("date")
    reader.rest_unknown(attributes, "a comment", ("author", "date"))
    content = reader.joined(_paragraphs(builder, builder.blocks("div_close"), "A comment", at))
    moment = ""
    if date is not None:
        try:
            moment = read_moment(date.text)
        except ValueError:
            message = f"{date.text!r} is no date of a comment."
            reader.error("bad-attribute", message, reader.span(date.offset), MOMENT_HINT)
    if not content:
        reader.error("bad-div", "A comment has no words.", at, "write what is to be said inside, or remove it")
        return None
    return Comment(content, author, moment, at=at)


def _list(builder: Builder, token: Token, attributes: Attributes) -> Item | None:
    """`::: {.list style=lower-roman start=5}`: numbers that the markers inside cannot say."""
    from ...model.blocks import NumberStyle

    reader, at = builder.reader, builder.reader.at(token)
    style = _choice(reader, attributes, "style", get_args(NumberStyle))
    start = attributes.take("start")
    reader.rest_unknown(attributes, "a list", ("style", "start"))
    blocks = builder.blocks("div_close")
    if len(blocks) != 1 or not isinstance(found := blocks[0], OrderedList):
        reader.error("bad-div", "The div 'list' holds something else than one numbered list.", at)
        return None
    if start and not start.text.isdecimal():
        reader.error("bad-attribute", f"{start.text!r} is no number to start from.", reader.span(start.offset))
    number = int(start.text) if start and start.text.isdecimal() else found.start
    return OrderedList(found.items, number, style or found.style, at=at)  # type: ignore[arg-type]


def _paragraphs(builder: Builder, blocks: tuple[AnyBlock, ...], what: str, at: Span) -> list[Content]:
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.content)
        else:
            builder.reader.error("bad-div", f"{what} can hold paragraphs only.", block.at or at)
    return lines


DIVS: dict[str, Build] = {
    "summary": _summary,
    "key-judgment": _key_judgment,
    "question": _question,
    "list-table": list_table,
    "table-notes": _table_notes,
    "landscape": _landscape,
    "comment": _comment,
    "list": _list,
    "call-out": _call_out,
    **dict.fromkeys(_KINDS, _call_out),
    **dict.fromkeys((f"callout-{kind}" for kind in _KINDS), _call_out),
}
_NAMES = [name for name in DIVS if not name.startswith("callout-")]
