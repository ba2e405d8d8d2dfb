"""Blocks into lines of Markdown; what CommonMark would run together is parted by an empty comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from ...model.blocks import (
    AnyBlock,
    CallOut,
    CodeBlock,
    Comment,
    DefinitionList,
    Figure,
    KeyJudgment,
    Landscape,
    OrderedList,
    PageBreak,
    Paragraph,
    QuestionAnswer,
    Quotation,
    Table,
    UnorderedList,
)
from ..markdown.syntax.lists import number_of
from .attributes import braces
from .escapes import entity, line_end
from .inlines import Content, destination, finished, inlines

Lines = list[str]

_LANGUAGE = re.compile(r"[\w+#.-]+\Z")
_DASH = re.compile(r"[—–](?= )")
_RULE = re.compile(r"(?:-[ ]*){3,}\Z")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def blocks(content: tuple[AnyBlock, ...], asides: Mapping[int, Lines] = MappingProxyType({})) -> Lines:
    """Lines of blocks, with an empty one between any two; behind a block those that `asides` has for its identity."""
    out: Lines = []
    before: AnyBlock | None = None
    for block in content:
        if before is not None:
            out.append("")
            if _run_together(before, block):
                out.extend(("<!-- -->", ""))
        out.extend(lines(block))
        if id(block) in asides:
            out.extend(("", *asides[id(block)]))
        before = block
    return out


def _run_together(before: AnyBlock, block: AnyBlock) -> bool:
    kinds = (UnorderedList, OrderedList, DefinitionList)
    return isinstance(before, kinds) and type(before) is type(block)


def lines(block: AnyBlock) -> Lines:
    """Lines of one block."""
    match block:
        case Paragraph():
            return paragraph(block.content)
        case UnorderedList():
            return _items([("- ", item.blocks) for item in block.items])
        case OrderedList():
            return ordered(block)
        case DefinitionList():
            return definitions(block)
        case Table():
            from .tables import table

            return table(block)
        case Figure():
            return figure(block)
        case Quotation():
            return quotation(block)
        case CallOut():
            title = {"title": line(block.title)} if block.title else {}
            return div(block.kind, None, blocks(block.blocks), **title)
        case KeyJudgment():
            return key_judgment(block)
        case QuestionAnswer():
            rest = blocks(block.blocks)
            return div("question", block.id, [*paragraph(block.question), *(["", *rest] if rest else [])])
        case CodeBlock():
            return code_block(block)
        case PageBreak():
            return ["\\newpage"]
        case Landscape():
            return div("landscape", None, blocks(block.blocks))
        case Comment():
            said = {"author": block.author, "date": block.date}
            return div("comment", None, paragraph(block.content), **{key: text for key, text in said.items() if text})
        case _:
            assert_never(block)


def paragraph(content: Content) -> Lines:
    """Lines of a paragraph: more than one where it has line breaks."""
    return finished(line_end(inlines(content))).split("\n")


def line(content: Content) -> str:
    """Inlines in one line, with nothing before or after them that would be trimmed away."""
    return finished(line_end(inlines(content, one_line=True)))


def div(name: str, called: str | None, inside: Lines, **values: str) -> Lines:
    """A fenced div; `called` is its id."""
    attributes = braces(called, (), **values)
    head = f"::: {name} {attributes}" if attributes else f"::: {name}"
    return [head, *inside, ":::"]


def indented(content: Lines, first: str, later: str) -> Lines:
    """Lines after a marker; the later ones as far in as its width, empty ones left empty."""
    out = [
        f"{first}{content[0]}".rstrip(" ") if content and not content[0] else f"{first}{content[0] if content else ''}"
    ]
    if not content:
        return [first.rstrip(" ")]
    if _RULE.match(out[0]):  # markers alone would be a rule across the page
        out, content = [f"{first}<!-- -->", ""], ["", *content]
    out.extend(f"{later}{text}" if text else "" for text in content[1:])
    return out


def _items(items: list[tuple[str, tuple[AnyBlock, ...]]]) -> Lines:
    tight = all(_is_tight(content) for _, content in items)
    out: Lines = []
    for marker, content in items:
        if out and not tight:
            out.append("")
        inside = _tight(content) if tight else blocks(content)
        out.extend(indented(inside, marker, " " * len(marker)))
    return out


def _is_tight(content: tuple[AnyBlock, ...]) -> bool:
    """Whether an item is a paragraph, or a paragraph and a list that may follow it without an empty line."""
    if not content or not isinstance(content[0], Paragraph) or len(content) > 2:
        return not content
    if len(content) == 1:
        return True
    inner = content[1]
    if isinstance(inner, OrderedList):
        if (inner.style, inner.start) != ("decimal", 1):
            return False
    elif not isinstance(inner, UnorderedList):
        return False
    return bool(inner.items) and bool(inner.items[0].blocks) and all(_is_tight(item.blocks) for item in inner.items)


def _tight(content: tuple[AnyBlock, ...]) -> Lines:
    return [text for block in content for text in lines(block)]


def ordered(block: OrderedList) -> Lines:
    """A numbered list; in a div of its own where no marker can say style and start."""
    marker = number(block.style, block.start)
    if number_of(marker, "") == (block.style, block.start):
        gap = "  " if block.style.startswith("upper") else " "
        return _items(
            [(f"{number(block.style, block.start + n)}.{gap}", item.blocks) for n, item in enumerate(block.items)]
        )
    inside = _items([(f"{n}. ", item.blocks) for n, item in enumerate(block.items, 1)])
    return div("list", None, inside, style=block.style, start=str(block.start))


def number(style: str, value: int) -> str:
    """A number in a style; the last one that the style's markers can say where they end."""
    if style == "decimal":
        return str(min(value, 999_999_999))
    if style.endswith("alpha"):
        text = chr(96 + min(max(value, 1), 26))
    else:
        text, left = "", min(max(value, 1), 39)
        for step, numeral in _ROMAN:
            while left >= step:
                text, left = text + numeral, left - step
    return text.upper() if style.startswith("upper") else text


def definitions(block: DefinitionList) -> Lines:
    """Terms with what they mean."""
    out: Lines = []
    for item in block.items:
        if out:
            out.append("")
        out.append(line(item.term))
        out.extend(indented(blocks(item.blocks), ":   ", "    "))
    return out


def figure(block: Figure) -> Lines:
    """An image alone in its paragraph."""
    values = {"alt": block.alt} if block.alt else {}
    if block.width is not None:
        values["width"] = _share(block.width)
    caption = line_end(inlines(block.caption, one_line=True))
    return [f"![{caption}]({destination(block.image)}){braces(block.id, (), **values)}"]


def _share(width: float) -> str:
    percent = f"{width * 100:.10g}%"
    return percent if float(percent[:-1]) / 100 == width else f"{width!r}"


def quotation(block: Quotation) -> Lines:
    """Quoted blocks; a last paragraph that begins with a dash and is no attribution has that dash spelt out."""
    inside = blocks(block.blocks)
    if block.attribution:
        said = line_end(inlines(block.attribution, one_line=True))
        if said[:1].isspace():
            said = entity(said[0]) + said[1:]
        inside = [*inside, *([""] if inside else []), f"— {said}"]
    elif block.blocks and isinstance(last := block.blocks[-1], Paragraph):
        first = len(inside) - len(paragraph(last.content))
        inside[first] = (
            _DASH.sub(lambda found: entity(found[0]), inside[first], count=1)
            if _DASH.match(inside[first])
            else inside[first]
        )
    return [f"> {text}" if text else ">" for text in inside] or [">"]


def key_judgment(block: KeyJudgment) -> Lines:
    """The statement, then what it rests on."""
    values = {"likelihood": block.likelihood} if block.likelihood else {}
    if block.confidence:
        values["confidence"] = block.confidence
    basis = ["", *paragraph(block.basis)] if block.basis else []
    return div("key-judgment", None, [*paragraph(block.statement), *basis], **values)


def code_block(block: CodeBlock) -> Lines:
    """A fence longer than any within."""
    mark = "~" if "`" in block.language else "`"  # a backtick after backticks would make it code within a line
    runs = [len(run) for run in re.findall(mark + "{3,}", block.text)]
    fence = mark * (max(runs, default=2) + 1)
    plain = not block.language or _LANGUAGE.match(block.language)
    info = block.language if plain else " " + braces(language=block.language)
    return [f"{fence}{info}", *(block.text.split("\n") if block.text else []), fence]
