"""Captions of a Word file go in; the label that the brief counts itself and the words behind it come out."""

from __future__ import annotations

import re

from ...drafts.drawn import Made, Picture, Shown, Words, words
from .. import loose as l
from .inlines import without_front, words_of

#: Styles of captions in Word and pandoc, without blanks; and those of LibreOffice, which counts in them.
_STYLES = ("caption", "tablecaption", "imagecaption", "figurecaption", "captionedfigure")
_COUNTING = ("Table", "Illustration", "Figure", "Drawing")
#: What tables are called in labels.
_TABLES = (
    r"table|tabelle|tab|tableau|tabla|tabela|tabella|tabel|tabell|tablo|bảng|taulukko|таблица|таблиця|табл"
    r"|표|表格?|(?:ال)?جدول|ตาราง"
)
_NUMBER = r"[\s\N{NO-BREAK SPACE}]*(?:\d+|[IVX]+)(?:[.\-\N{EN DASH}]\d+)*"
_END = r"(?:[.:)|]|\s*[\N{EM DASH}\N{EN DASH}-])*(?:[\s\N{EN SPACE}\N{NO-BREAK SPACE}]+|\Z)"
_COUNTED = re.compile(rf"[\s\N{{NO-BREAK SPACE}}]*[^\W\d_]{{1,14}}\.?{_NUMBER}{_END}")
_TYPED = re.compile(rf"(?:{_TABLES})\.?{_NUMBER}{_END}", re.IGNORECASE)
#: Without a style for captions a sign behind the number tells one from a sentence.
_SET_OFF = re.compile(rf"(?:{_TABLES})\.?{_NUMBER}\s*(?:[.:|\N{{EM DASH}}\N{{EN DASH}}-]\s|\Z)", re.IGNORECASE)
_LONGEST = 400


def is_caption(shown: Shown) -> bool:
    """Whether the style of a paragraph says so."""
    named = shown.style.replace(" ", "").lower() in _STYLES
    counting = shown.style in _COUNTING and any(isinstance(piece, Made) for piece in shown.pieces)
    return (named or counting) and not shown.level and any(map(str.isalnum, words(shown.pieces)))


def is_labelled(shown: Shown) -> bool:
    """Whether a caption begins with a label and a number."""
    text = "".join(piece.text for piece in shown.pieces if isinstance(piece, (Words, Made)))
    return is_caption(shown) and _COUNTED.match(text) is not None


def is_picture(shown: Shown) -> bool:
    """Whether a paragraph holds nothing but pictures."""
    return any(isinstance(piece, Picture) for piece in shown.pieces) and not words(shown.pieces).strip()


def names_a_table(text: str) -> bool:
    """Whether a paragraph begins as captions of tables do: "Table 3: "."""
    return len(text) <= _LONGEST and _SET_OFF.match(text) is not None


def parted(inlines: l.Inlines, shown: Shown) -> tuple[str, l.Inlines]:
    """The label of a caption with what stands behind it, and its words."""
    counted = any(isinstance(piece, Made) for piece in shown.pieces)
    found = (_COUNTED if counted else _TYPED).match(words_of(inlines))
    return (found[0], without_front(inlines, found.end())) if found is not None else ("", inlines)
