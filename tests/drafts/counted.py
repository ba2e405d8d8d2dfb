"""A draft or a report of what came back goes in; its words come out, counted, without the reader that is tested."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from io import BytesIO

from lxml import etree

from briefing.drafts.pull import Pulled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_WORDS = re.compile(r"https?://\S+|Error: Reference source not found")
_CONTENTS = re.compile(r"(TOC|Contents)\d*", re.ASCII)


def words_of(text: str) -> Counter[str]:
    """Words of two letters and more: numbers are the tool's to give."""
    return Counter(_WORD.findall(text))


def words_of_draft(data: bytes, made: bool = False, endnotes: bool = True) -> Counter[str]:
    """Of the body and the notes; with `made` only of paragraphs of the tool's own; without `endnotes` where the tool
    words them all.

    Left out: what the contents repeat, what is deleted with a trace, addresses (their words are no reader's), and what
    LibreOffice writes where a reference leads to nothing.
    """
    found: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(data)) as package:
        for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
            if part in package.namelist() and (endnotes or "endnotes" not in part):
                for paragraph in etree.fromstring(package.read(part)).iter(f"{W}p"):
                    if not _is_contents(paragraph) and not (made and _is_authored(paragraph)):
                        found += words_of(_NO_WORDS.sub(" ", _text(paragraph)))
    return found


def words_of_report(pulled: Pulled) -> Counter[str]:
    """Of what was not taken, of conflicts, and of tracked changes."""
    found: Counter[str] = Counter()
    for told in pulled.items:
        if told.kind == "not-taken":
            found += words_of(told.words)
    for conflict in pulled.conflicts:
        found += words_of(conflict.draft)
    for change in pulled.changes:
        found += words_of(change.text)
    return found


def _is_contents(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and _CONTENTS.fullmatch(style.get(f"{W}val", "")) is not None


def _is_authored(paragraph: etree._Element) -> bool:
    return any(mark.get(f"{W}name", "").startswith("_blk_") for mark in paragraph.iter(f"{W}bookmarkStart"))


def _text(paragraph: etree._Element) -> str:
    pieces = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}footnoteReference")
    return "".join(piece.text or "" if piece.tag == f"{W}t" else " " for piece in pieces)
