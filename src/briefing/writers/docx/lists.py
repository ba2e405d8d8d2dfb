"""Lists of the tree go in; paragraphs of native lists come out, each ordered list counting by itself."""

from __future__ import annotations

from ...resolve.tree import DefinitionList, List, ListItem, Paragraph
from .counting import formatted
from .draft import Draft, Setting
from .inlines import inlines
from .numbering import FORMATS
from .styles import LIST_LEVELS, Paragraphs
from .xml import indent, number, spacing, tabs


def bullet_or_number_list(draft: Draft, block: List, setting: Setting) -> str:
    """Every item's first paragraph carries the label; what follows in the item stands under its text."""
    widest = max((len(item.label) for item in block.items), default=2)
    num_id = _list(draft, block, widest)
    if block.ordered:
        left, hang = draft.numbering.number_indent(setting.depth, widest)
    else:
        left, hang = draft.theme.list.indent.twips * (setting.depth + 1), draft.theme.list.hang.twips
    if setting.panel is not None and setting.depth == 0:
        hang = left = max(left, hang)
    at = setting.within(left=setting.left + left, depth=setting.depth + 1, top=False, indented=True)
    name = "ListNumber" if block.ordered else "ListBullet"
    out = []
    for n, item in enumerate(block.items):
        last = n == len(block.items) - 1
        out.append(_item(draft, item, setting, at, _Label(name, num_id, hang, last and setting.depth == 0)))
    return "".join(out)


class _Label:
    """How the items of one list are labelled."""

    def __init__(self, name: str, num_id: int, hang: int, last: bool) -> None:
        self.name, self.num_id, self.hang, self.last = name, num_id, hang, last


def _item(draft: Draft, item: ListItem, outer: Setting, at: Setting, label: _Label) -> str:
    first = item.blocks[0] if item.blocks else None
    rest = item.blocks[1:] if isinstance(first, Paragraph) else item.blocks
    content = inlines(draft, first.content, lead=True, italic=at.italic) if isinstance(first, Paragraph) else ""
    props: Paragraphs = {"number": number(label.num_id, min(outer.depth, 8))}
    if outer.own_lists:
        style = _leveled(label.name, outer.depth)
    else:
        style = at.style
        props |= _placed(draft, at, label.hang)
    if label.last and not rest:
        props["spacing"] = spacing(after=draft.theme.text["body"].after.twips) if outer.own_lists else ""
    elif not outer.own_lists:
        props["spacing"] = spacing(after=draft.theme.list.between.twips)
    head = draft.paragraph(style, content, props)
    inner = at.within(style=_leveled("ListContinue", outer.depth), indented=False) if outer.own_lists else at
    return head + draft.blocks(rest, inner)


def _placed(draft: Draft, at: Setting, hang: int) -> Paragraphs:
    """Indents of an item outside the body's own lists; in a panel, with the panel's tint and rule."""
    here: Paragraphs = {"indent": indent(at.left, at.right, hang), "tabs": tabs(("left", at.left))}
    if at.panel is not None:
        here = {**at.panel, **here}
    return here


def _leveled(name: str, depth: int) -> str:
    level = min(depth, LIST_LEVELS - 1)
    return name if level == 0 else f"{name}{level + 1}"


def _list(draft: Draft, block: List, widest: int) -> int:
    """numId of the list. The pattern of its labels is read off the first: "(a)" is "(%)"."""
    label = block.items[0].label if block.items else ""
    if not block.ordered:
        return draft.numbering.bullets(label, block.depth)
    value = formatted(block.start, FORMATS[block.style])
    pattern = label.replace(value, "%", 1) if value in label else "%."
    return draft.numbering.ordered(block.style, pattern, block.depth, block.start, widest)


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
