"""Finished parts of a draft go in; they come out with what Word must know of text that runs from right to left.

In a document of such a language paragraphs, sections and tables run that way (ECMA-376, 17.3.1.6, 17.6.1, 17.4.1); in
any other only the paragraphs that do. Word takes a bidirectional paragraph's left indents, tabs and alignment for those
of its beginning, but borders and page margins for what they say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from ...core.direction import is_right_to_left, runs_right_to_left
from .xml import escape

_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ASCII = bytes(range(128))
_RUN = re.compile(r'<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?<w:t xml:space="preserve">([^<]*)</w:t></w:r>')
_PARAGRAPH = re.compile(r"<w:p>(?:(?!</w:p>).)*</w:p>", re.DOTALL)
_PROPERTIES = re.compile(r"<w:pPr>((?:(?!</w:pPr>).)*)</w:pPr>", re.DOTALL)
_TABLE = re.compile(r"(<w:tbl>|</w:tbl>)")
_WORDS = re.compile(r'<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?<w:t xml:space="preserve">([^<]*)</w:t>')
#: A number has its own direction, and may belong to a letter in another run.
_FIGURES = re.compile(r"\d[\d.,]*")
#: What stands after `w:bidi` in a `w:pPr`, and after `w:rtl` in a `w:rPr` (17.3.1.26, 17.3.2.28).
_AFTER_BIDI = re.compile("<w:(?:spacing|ind|contextualSpacing|jc|outlineLvl|rPr|sectPr)[ />]")
_AFTER_RTL = re.compile("<w:lang[ />]|<w14:")
_MARGINS = re.compile(r'(<w:pgMar [^>]*)w:right="(\d+)"([^>]*)w:left="(\d+)"')
_SIDES = re.compile(r"<w:left( [^>]*/>)(<w:bottom [^>]*/>)?<w:right( [^>]*/>)")
_BORDERS = re.compile(r"<w:pBdr>.*?</w:pBdr>")
#: The defaults of paragraphs up to where their direction stands.
_DEFAULTS = re.compile("(<w:pPrDefault><w:pPr><w:widowControl/><w:suppressAutoHyphens/>)")
#: Entries of a bibliography: the words between names and titles are the document's.
_ENTRIES = re.compile('<w:pStyle w:val="(?:Bibliography|EndnoteText)"/>')
_ADDRESS = '<w:rStyle w:val="Address"/>'


class Direction:
    """What becomes of the parts of a document in one language."""

    def __init__(self, lang: str) -> None:
        self.rtl = is_right_to_left(lang)

    def body(self, xml: str) -> str:
        """The content of the document or of notes."""
        if not self.rtl:
            return _PARAGRAPH.sub(self._paragraph, xml) if _has_letters(xml) else xml
        return self._mirrored("".join(self._outside_tables(xml)))

    def _mirrored(self, xml: str) -> str:
        """Content of a document that runs from right to left, whatever its words."""
        xml = _RUN.sub(_run, xml)
        xml = re.sub(r"(<w:tblPr><w:tblStyle [^>]*/>)", r"\1<w:bidiVisual/>", xml)
        xml = xml.replace("</w:sectPr>", "<w:bidi/></w:sectPr>")
        return _MARGINS.sub(r'\1w:right="\4"\3w:left="\2"', _BORDERS.sub(_mirrored, xml))

    def notes(self, part: bytes) -> bytes:
        """A part with notes."""
        return self.body(part.decode()).encode() if self.rtl else part

    def running(self, part: bytes) -> bytes:
        """A header or footer."""
        return self._mirrored(part.decode()).encode() if self.rtl else part

    def styles(self, part: bytes) -> bytes:
        """The styles: paragraphs run from right to left unless they say otherwise, and no letters are spaced, since
        Arabic ones are joined.
        """
        if not self.rtl:
            return part
        xml = _DEFAULTS.sub(r"\1<w:bidi/>", part.decode(), count=1)
        xml = re.sub(r'<w:spacing w:val="-?\d+"/>', "", xml)
        return _BORDERS.sub(_mirrored, xml).encode()

    def _outside_tables(self, xml: str) -> Iterator[str]:
        """Paragraphs told their direction; cells keep the table's."""
        depth = 0
        for piece in _TABLE.split(xml):
            depth += {"<w:tbl>": 1, "</w:tbl>": -1}.get(piece, 0)
            yield piece if depth else _PARAGRAPH.sub(self._paragraph, piece)

    def _paragraph(self, found: re.Match[str]) -> str:
        """A paragraph that runs against the document says so."""
        whole = found[0]
        if self.rtl and _ENTRIES.search(whole):
            return whole
        words = [unescape(text) for look, text in _WORDS.findall(whole) if _ADDRESS not in look]
        if runs_right_to_left("".join(words), self.rtl) == self.rtl:
            return whole
        mark = '<w:bidi w:val="0"/>' if self.rtl else "<w:bidi/>"
        return _PROPERTIES.sub(lambda old: f"<w:pPr>{_insert(old[1], mark, _AFTER_BIDI)}</w:pPr>", whole, count=1)


def _has_letters(xml: str) -> bool:
    """Whether any letter runs from right to left. ASCII, which is most of a body, is thrown out at once."""
    return _LETTERS.search(xml.encode().translate(None, _ASCII).decode()) is not None


def _mirrored(found: re.Match[str]) -> str:
    """A paragraph's borders with left and right exchanged."""
    return _SIDES.sub(r"<w:left\3\2<w:right\1", found[0])


def _insert(properties: str, mark: str, after: re.Pattern[str]) -> str:
    place = after.search(properties)
    at = place.start() if place else len(properties)
    return properties[:at] + mark + properties[at:]


def _run(found: re.Match[str]) -> str:
    """A run in parts: what runs from right to left says so (17.3.2.30), and foreign words do not."""
    look = found[1] or ""
    if "<w:rtl/>" in look or _FIGURES.fullmatch(found[2]):
        return found[0]
    out: list[str] = []
    for text, foreign in _parts(unescape(found[2])):
        own = look if foreign else _insert(look, "<w:rtl/>", _AFTER_RTL)
        properties = f"<w:rPr>{own}</w:rPr>" if own else ""
        out.append(f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')
    return "".join(out) or found[0]


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches from a foreign letter to the last one before a letter of the document's, and what lies between."""
    ways = [unicodedata.bidirectional(character) for character in text]
    start = 0
    at = 0
    while at < len(text):
        if ways[at] != "L":
            at += 1
            continue
        end = last = at
        while end < len(text) and ways[end] not in ("R", "AL"):
            last = end if ways[end] == "L" else last
            end += 1
        if at > start:
            yield text[start:at], False
        yield text[at : last + 1], True
        start = at = last + 1
    if start < len(text):
        yield text[start:], False
