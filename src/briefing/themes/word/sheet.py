"""The styles and lists of a Word file go in; the same come out for a draft to be built on: with our ids, without what
would number headings and lists a second time, and clean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import names
from .cascade import Cascade, W, children, flag, number, value
from .clean import inside, written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Package

#: Styles whose numbers and bullets are the document's own, so that both files count alike.
_COUNTED = ("Heading", "ListBullet", "ListNumber")
#: The ids of a template's lists begin here, those of a draft's own at 1.
FIRST_LIST = 5000


def ids(cascade: Cascade) -> dict[str, str]:
    """Our id of each style: where Word or we know it by its name; else its own, or one like it that is free."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, style in cascade.styles.items():
        own = flag(style.get(f"{W}customStyle", "0"))
        ours = names.known(value(style, "name"), builtin=not own)
        if not ours and flag(style.get(f"{W}default", "0")) and style.get(f"{W}type") == "paragraph":
            ours = "Normal"
        if ours and ours not in taken and _kind(ours) == style.get(f"{W}type", "paragraph"):
            found[key] = ours
            taken.add(ours)
    known = set(names.IDS.values())
    for key in cascade.styles:
        if key not in found:
            made = "".join(c for c in key if c.isalnum() or c in "-_") or "Style"
            while made in taken or made in known:
                made += "x"
            found[key] = made
            taken.add(made)
    return found


def _kind(ours: str) -> str:
    if ours in names.CHARACTERS:
        return "character"
    return "table" if ours in names.TABLES else "numbering" if ours == "NoList" else "paragraph"


def styles(cascade: Cascade, ours: dict[str, str]) -> str:
    """Defaults and styles as the content of a styles part; the language is left to the draft."""
    if cascade.root is None:
        return ""
    defaults = cascade.root.find(f"{W}docDefaults")
    out = [written(defaults) if defaults is not None else "<w:docDefaults/>"]
    latent = cascade.root.find(f"{W}latentStyles")
    out += [written(latent)] if latent is not None else []
    for key, style in cascade.styles.items():
        out.append(_style(style, key, ours, cascade))
    return "".join(out)


def _style(style: Element, key: str, ours: dict[str, str], cascade: Cascade) -> str:
    made = ours[key]
    for name in ("basedOn", "next", "link"):
        for child in list(children(style, name)):
            named = ours.get(child.get(f"{W}val", ""))
            if named is None or named == made:
                style.remove(child)
            else:
                child.set(f"{W}val", named)
    for properties in style.iter(f"{W}pPr"):
        for child in list(children(properties, "numPr")):
            if made.startswith(_COUNTED):
                properties.remove(child)
            else:
                _moved(child)
        if made.startswith(_COUNTED) and made != "Heading":
            for child in list(children(properties, "ind", "tabs")):
                properties.remove(child)
    for called in children(style, "name"):
        name_there = called.get(f"{W}val", "")
        if made not in names.IDS.values() and name_there.lower() in names.IDS:
            called.set(f"{W}val", f"{name_there} (template)")  # no two styles may be called alike
    kind = style.get(f"{W}type", "paragraph")
    if kind == "paragraph" and value(style, "basedOn").startswith("Heading") and not made.startswith(_COUNTED):
        _uncounted(style)
    default = ' w:default="1"' if flag(style.get(f"{W}default", "0")) else ""
    custom = ' w:customStyle="1"' if flag(style.get(f"{W}customStyle", "0")) else ""
    if kind not in ("paragraph", "character", "table", "numbering"):
        kind = "paragraph"
    return f'<w:style w:type="{kind}"{default}{custom} w:styleId="{made}">{inside(style)}</w:style>'


def _uncounted(style: Element) -> None:
    """Take a style that is based on a heading's out of the headings' list."""
    from lxml.etree import SubElement

    properties = style.find(f"{W}pPr")
    if properties is None:
        properties = SubElement(style, f"{W}pPr")
    if properties.find(f"{W}numPr") is None:
        listed = SubElement(properties, f"{W}numPr")
        SubElement(listed, f"{W}numId").set(f"{W}val", "0")


def _moved(numbered: Element) -> None:
    for child in children(numbered, "numId"):
        told = number(child.get(f"{W}val"))
        if told:
            child.set(f"{W}val", str(int(told) + FIRST_LIST))


def lists(package: Package, ours: dict[str, str]) -> tuple[str, str]:
    """The file's lists, abstract ones and those in use, with ids that no draft gives; none counts our styles."""
    part = package.related(package.main, "numbering")
    if not part:
        return "", ""
    root = package.xml(part)
    abstract, used = [], []
    known: set[str] = set()
    for e in children(root, "abstractNum"):
        key = e.get(f"{W}abstractNumId", "")
        if not key.isdecimal() or next(children(e, "numStyleLink", "styleLink"), None) is not None:
            continue
        known.add(key)
        for level in children(e, "lvl"):
            for child in list(children(level, "pStyle")):
                made = ours.get(child.get(f"{W}val", ""), "")
                if not made or made.startswith(_COUNTED):
                    level.remove(child)
                else:
                    child.set(f"{W}val", made)
        abstract.append(f'<w:abstractNum w:abstractNumId="{int(key) + FIRST_LIST}">{inside(e)}</w:abstractNum>')
    for e in children(root, "num"):
        key, of = e.get(f"{W}numId", ""), value(e, "abstractNumId")
        if key.isdecimal() and of in known:
            rest = "".join(map(written, children(e, "lvlOverride")))
            list_id, abstract_id = int(key) + FIRST_LIST, int(of) + FIRST_LIST
            used.append(f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract_id}"/>{rest}</w:num>')
    return "".join(abstract), "".join(used)


def list_indent(package: Package, cascade: Cascade, ours: dict[str, str]) -> tuple[int, int] | None:
    """Left indent and hang of the file's bulleted lists, in twips; None where it has none."""
    style = next((cascade.styles[key] for key, made in ours.items() if made == "ListBullet"), None)
    part = package.related(package.main, "numbering")
    if style is None or not part:
        return None
    told = style.find(f"{W}pPr/{W}numPr/{W}numId")
    root = package.xml(part)
    nums = {e.get(f"{W}numId"): value(e, "abstractNumId") for e in children(root, "num")}
    of = nums.get("" if told is None else told.get(f"{W}val", ""))
    for e in children(root, "abstractNum"):
        if e.get(f"{W}abstractNumId") == of:
            indent = e.find(f"{W}lvl/{W}pPr/{W}ind")
            indent = style.find(f"{W}pPr/{W}ind") if style.find(f"{W}pPr/{W}ind") is not None else indent
            if indent is not None:
                left = number(indent.get(f"{W}left") or indent.get(f"{W}start")) or 0
                hang = number(indent.get(f"{W}hanging")) or 0
                return (int(left), int(hang)) if 0 < hang <= left < 2000 else None
    return None
