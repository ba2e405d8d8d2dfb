"""Fields of a part and bookmarks of a draft, read back."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .opened import Opened, W


def results(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Instruction and cached result of every field, that of fields in it not counted."""
    stack: list[list[str]] = []
    for element in tree.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}fldChar":
            match element.get(f"{W}fldCharType"):
                case "begin":
                    stack.append(["", "", ""])
                case "separate":
                    stack[-1][2] = "result"
                case "end":
                    instruction, result, _ = stack.pop()
                    yield instruction.strip(), result
        elif stack and element.tag == f"{W}instrText":
            stack[-1][0] += element.text or ""
        elif stack and stack[-1][2]:
            stack[-1][1] += element.text or ""


def bookmarks(opened: Opened) -> dict[str, str]:
    """The words in each bookmark that lies in one paragraph."""
    found = {}
    for start in opened.document.iter(f"{W}bookmarkStart"):
        text, number = "", start.get(f"{W}id")
        for element in start.itersiblings():
            if element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") == number:
                break
            text += "".join(piece.text or "" for piece in element.iter(f"{W}t"))
        found[start.get(f"{W}name", "")] = text
    return found
