"""Lists of the tree go in; paragraphs of native lists come out, each ordered list counting by itself."""

from __future__ import annotations

from ...core.node import node
from ...resolve.tree import DefinitionList, List, ListItem, Paragraph
from .counting import formatted
from .draft import Draft, Setting
from .inlines import inlines
from .leadins import introduces
from .numbering import DEEPEST, FORMATS
from .remarks import remarked
from .styles import LIST_LEVELS, Paragraphs
from .xml import indent, number, spacing, tabs


@node
class _Label:
    """How the items of one list are labelled. Lengths in twips."""

    style: str
    num_id: int
    hang: int
    listed: int
    """Left indent that the list itself gives."""


def bullet_or_number_list(draft: Draft, block: List, setting: Setting) -> str:
    """Every item's first paragraph carries the label; what follows in the item stands under its text."""
    widest = max((len(item.label) for item in block.items), default=2)
    depth = min(setting.depth, DEEPEST)
    listed, hang = (
        draft.numbering.number_indent(depth, widest) if block.ordered else draft.numbering.bullet_indent(depth)
    )
    left = setting.left + listed - draft.theme.list.indent.twips * depth
    inside = setting.within(
        left=left, width=setting.width - left + setting.left, depth=setting.depth + 1, top=False, indented=True
    )
    if setting.panel is not None:
        hang = left - setting.axis
    name = "ListNumber" if block.ordered else "ListBullet"
    label = _Label(name, _list(draft, block, setting, widest), hang, listed)
    last = len(block.items) - 1
    return "".join(
        _item(draft, item, setting, inside, label, n == last and setting.depth == 0)
        for n, item in enumerate(block.items)
    )


def _item(draft: Draft, item: ListItem, outer: Setting, at: Setting, label: _Label, last: bool) -> str:
    first = item.blocks[0] if item.blocks else None
    rest = item.blocks[1:] if isinstance(first, Paragraph) else item.blocks
    content = inlines(draft, first.content, lead=True, italic=at.italic) if isinstance(first, Paragraph) else ""
    look = _placed(at, label, outer) | {"number": number(label.num_id, min(outer.depth, DEEPEST))}
    if last and not rest and outer.own_lists:
        look["spacing"] = spacing(after=draft.theme.text["body"].after.twips)
    elif not outer.own_lists and not last:
        look["spacing"] = spacing(draft.gap or None, draft.theme.list.between.twips)
    if rest and isinstance(first, Paragraph) and introduces(first, rest[0]):
        look["keep_next"] = True
    head = draft.paragraph(_leveled(label.style, outer.depth) if outer.own_lists else at.style, content, look)
    head = remarked(draft, head, first.comments) if isinstance(first, Paragraph) else head
    more = _leveled("ListContinue", outer.depth)
    return head + draft.blocks(rest, at.within(style=more) if outer.own_lists else at)


def _placed(at: Setting, label: _Label, outer: Setting) -> Paragraphs:
    """Indents where the list's own do not fit; in a panel, with the panel's tint and rule."""
    if outer.own_lists and at.left == label.listed and not at.right:
        return {}
    return {**(at.panel or {}), "indent": indent(at.left, at.right, label.hang), "tabs": tabs(("left", at.left))}


def _leveled(name: str, depth: int) -> str:
    level = min(depth, LIST_LEVELS - 1)
    return name if level == 0 else f"{name}{level + 1}"


def _list(draft: Draft, block: List, setting: Setting, widest: int) -> int:
    """numId of the list. The pattern of its labels is read off the first: "(a)" is "(%)".

    In a panel every paragraph begins at the panel's own edge (see measures.py): blanks push inner labels in.
    """
    label = block.items[0].label if block.items else ""
    push = ""
    if setting.panel is not None:
        half = draft.theme.text["summary"].size.twips / 2
        push = "\N{EN SPACE}" * int((setting.left - setting.axis) / half)
    if not block.ordered:
        return draft.numbering.bullets(push + label, setting.depth)
    value = formatted(block.start, FORMATS[block.style])
    pattern = label.replace(value, "%", 1) if value in label else "%."
    return draft.numbering.ordered(block.style, push + pattern, setting.depth, block.start, widest)


def definition_list(draft: Draft, block: DefinitionList, setting: Setting) -> str:
    """A term kept with its meaning, which stands indented below it."""
    inset = draft.theme.list.indent.twips
    out = []
    for item in block.items:
        term = inlines(draft, item.term)
        if setting.own_lists and setting.depth == 0:
            out.append(draft.paragraph("DefinitionTerm", term))
            out.append(draft.blocks(item.blocks, setting.within(style="Definition", left=inset, top=False)))
            continue
        deeper = setting.within(left=setting.left + inset, indented=True, top=False)
        strong = inlines(draft, item.term, style="Lead")
        out.append(draft.text(setting, strong, {"keep_next": True}))
        out.append(draft.blocks(item.blocks, deeper))
    return "".join(out)
