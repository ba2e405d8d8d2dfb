"""What elements may stand in which, and what each must say of itself (ISO 32000-1, 14.8.4; ISO 14289-1, 7)."""

from __future__ import annotations

import re
from collections.abc import Callable

from .node import Node

Wrong = Callable[..., None]

GROUPING = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
    "Private",
}
HEADINGS = {f"H{level}" for level in range(1, 7)}
INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}
BLOCKS = {
    *("P", "H", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
    *("Figure", "Formula", "Form"),
}
STANDARD_TYPES = GROUPING | HEADINGS | INLINE | BLOCKS
_KEPT_EMPTY = {"TD", "TH", "TR"}
_LABELLED = {"Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha", "None"}
#: RFC 5646, 2.1: what a tag looks like.
LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}|[xX](?=-))(?:-[A-Za-z0-9]{1,8})*\Z")
#: Parents of a caption, which is their first child or their last.
_CAPTIONED = {"Table", "L", "TOC", "Figure", "Div"}


def check_tree(root: Node, wrong: Wrong) -> None:
    """Everything that the tree alone can tell."""
    if root.tag != "Document":
        wrong(f"the root is {root.tag}")
    level = 0
    for node in root.walk():
        if not node.children and not node.has_own_content and node.tag not in _KEPT_EMPTY:
            wrong(f"{node.tag} is empty")
        if heading := re.fullmatch(r"H([1-6])", node.tag):
            if int(heading[1]) > level + 1:
                what = f"heading {node.text!r} of level {heading[1]} follows one of level {level}"
                wrong(what, "14-003" if level else "14-002")
            level = int(heading[1])
            if not node.text.strip():
                wrong(f"the heading {node.tag} has no words")
        elif node.tag == "H":
            wrong("a heading has no level", "14-006")
        if node.lang is not None and not LANGUAGE.match(node.lang):
            wrong(f"{node.lang!r} is no language", "11-001")
        if node.parent is not None and node.parent.tag in INLINE and node.tag not in INLINE:
            check_within_line(node, node.parent, wrong)
        check_node(node, wrong)


def check_within_line(node: Node, parent: Node, wrong: Wrong) -> None:
    """Of blocks only a note's stand within a line."""
    if parent.tag != "Note" or node.tag not in {"Lbl", "P", "L"}:
        wrong(f"{node.tag} stands in {parent.tag}, within a line")


def check_node(node: Node, wrong: Wrong) -> None:
    """One element with its parent and its children."""
    parent = node.parent.tag if node.parent else ""
    tags = [child.tag for child in node.children]
    match node.tag:
        case "Figure":
            if not (node.alt or node.actual or "").strip():
                wrong("a Figure has no alternative text", "13-004")
            if "BBox" not in node.attributes:
                wrong("a Figure has no bounding box")
        case "Note":
            if not node.id:
                wrong("a Note has no identifier", "19-003")
        case "Link":
            if not node.links:
                wrong(f"the Link {node.text!r} has no annotation", "28-011")
            if any(above.tag == "Link" for above in node.above()):
                wrong(f"the Link {node.text!r} stands in a link")
        case "L":
            check_list(node, wrong)
        case "LI":
            if parent != "L" or set(tags) - {"Lbl", "LBody"} or tags.count("LBody") > 1 or tags.count("Lbl") > 1:
                wrong(f"a list item in {parent} holds {sorted(tags)}", "09-005")
            elif tags and tags[-1] == "Lbl" and len(tags) > 1:
                wrong("the label of a list item follows what it labels", "09-005")
        case "LBody":
            if parent != "LI":
                wrong(f"the body of a list item stands in {parent}", "09-005")
        case "Lbl":
            if parent not in {"LI", "Note", "TOCI", "Caption", "BibEntry"}:
                wrong(f"a label stands in {parent}", "09-005")
        case "TOC":
            if set(tags) - {"TOCI", "Caption", "TOC"} or "TOCI" not in tags:
                wrong(f"a table of contents holds {sorted(tags)}", "09-006")
        case "TOCI":
            if parent != "TOC":
                wrong(f"an entry of contents stands in {parent}", "09-006")
            if not node.find("Link"):
                wrong(f"the entry of contents {node.text!r} leads nowhere")
        case "Caption":
            siblings = node.parent.children if node.parent else []
            if parent not in _CAPTIONED or node not in (siblings[0], siblings[-1]):
                wrong(f"the caption {node.text!r} stands in {parent}, and neither first nor last")
        case "THead" | "TBody" | "TFoot":
            if parent != "Table" or set(tags) != {"TR"}:
                wrong(f"the {node.tag} in {parent} holds {sorted(set(tags))}", "09-004")
        case "TR":
            if parent not in {"Table", "THead", "TBody", "TFoot"} or set(tags) - {"TH", "TD"}:
                wrong(f"a row in {parent} holds {sorted(set(tags))}", "09-004")
        case "TH" | "TD":
            if parent != "TR":
                wrong(f"a cell stands in {parent}", "09-004")
            if node.tag == "TH" and node.attributes.get("Scope") not in ("Row", "Column", "Both"):
                wrong(f"the header cell {node.text!r} has no scope", "15-003")
        case "Table":
            check_table(node, wrong)
        case _:
            pass


def check_list(node: Node, wrong: Wrong) -> None:
    """A list holds items, and says how they are labelled where they are."""
    tags = {child.tag for child in node.children}
    if tags - {"LI", "Caption", "L"} or not tags & {"LI", "L"}:
        wrong(f"a list holds {sorted(tags)}", "09-005")
    labelled = any(label.tag == "Lbl" for item in node.children for label in item.children)
    if labelled and node.attributes.get("ListNumbering") not in _LABELLED:
        wrong("a list does not say how its items are labelled")


def check_table(table: Node, wrong: Wrong) -> None:
    """Every row covers the same columns, spans of rows counted, and every cell has a header (ISO 14289-1, 7.5)."""
    tags = [child.tag for child in table.children if child.tag != "Caption"]
    if set(tags) - {"TR", "THead", "TBody", "TFoot"} or tags.count("THead") > 1:
        wrong(f"a table holds {sorted(set(tags))}, {tags.count('THead')} of them THead", "09-004")
    if "THead" in tags and tags.index("THead"):
        wrong("a table's header rows follow others", "09-004")
    open_rows: list[int] = []  # by column: for how many more rows a cell reaches down
    widths = set()
    columns: set[int] = set()  # those that a header cell heads
    for row in table.find("TR"):
        if next((above for above in row.above() if above.tag == "Table"), None) is not table:
            continue  # of a table within a cell
        covered = [count > 0 for count in open_rows]
        open_rows = [max(count - 1, 0) for count in open_rows]
        headed = any(cell.attributes.get("Scope") in ("Row", "Both") for cell in row.children) or any(covered)
        at = 0
        for cell in row.children:
            while at < len(covered) and covered[at]:
                at += 1
            span = range(at, at + int(str(cell.attributes.get("ColSpan", 1))))
            if cell.attributes.get("Scope") in ("Column", "Both"):
                columns |= set(span)
            if cell.tag == "TD" and cell.text.strip() and not headed and not columns & set(span):
                wrong(f"the cell {cell.text!r} has no header", "15-003")
            for column in span:
                if column >= len(covered):
                    covered += [False]
                    open_rows += [0]
                if covered[column]:
                    wrong(f"the cell {cell.text!r} lies over another", "09-004")
                covered[column] = True
                open_rows[column] = int(str(cell.attributes.get("RowSpan", 1))) - 1
            at = span.stop
        widths.add(sum(covered))
    if len(widths) > 1:
        wrong(f"the rows of a table are {sorted(widths)} columns wide")
    if any(open_rows):
        wrong("a cell reaches below its table")
