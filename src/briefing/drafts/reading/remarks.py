"""The parts of comments go in; the comments by id come out, each with what it answers (ECMA-376, 17.13.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..drawn import Remark
from .names import W14, W15, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Package


def read_remarks(package: Package) -> dict[str, Remark]:
    """Every comment; answers and settled ones are told by a part of later versions of Word ([MS-DOCX], 2.5.2)."""
    part = package.related(package.main, "comments")
    if not part:
        return {}
    found: dict[str, Element] = {}
    by_paragraph: dict[str, str] = {}
    for comment in package.xml(part).iterfind(W + "comment"):
        number = comment.get(W + "id", "")
        found.setdefault(number, comment)
        for paragraph in comment.iter(W + "p"):
            if key := paragraph.get(W14 + "paraId", ""):
                by_paragraph[key] = number
    replies, done = _extended(package, by_paragraph)
    return {
        number: Remark(
            number,
            comment.get(W + "author", ""),
            comment.get(W + "date", ""),
            tuple(_text(paragraph) for paragraph in comment.iter(W + "p")),
            replies.get(number, ""),
            number in done,
        )
        for number, comment in found.items()
    }


def _extended(package: Package, by_paragraph: dict[str, str]) -> tuple[dict[str, str], set[str]]:
    """Answers with what they answer, and what is settled, by the ids of comments."""
    part = package.related(package.main, "commentsExtended")
    replies: dict[str, str] = {}
    done: set[str] = set()
    for element in package.xml(part).iterfind(W15 + "commentEx") if part else ():
        number = by_paragraph.get(element.get(W15 + "paraId", ""), "")
        parent = by_paragraph.get(element.get(W15 + "paraIdParent", ""), "")
        if number and parent:
            replies[number] = parent
        if number and element.get(W15 + "done", "0") in ("1", "true"):
            done.add(number)
    return replies, done


def _text(paragraph: Element) -> str:
    found = paragraph.iter(W + "t", W + "tab", W + "br")
    return "".join((element.text or "") if element.tag == W + "t" else " " for element in found).strip()
