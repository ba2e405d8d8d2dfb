"""A line goes in; the number of a section typed before it comes out: "4.2.1.", "IV.", "Chapter 3:", "第二章"."""

from __future__ import annotations

import re

from ...core.node import node
from .signs import roman

_SPACE = r"[ \t\u00a0\u3000]"
_DECIMAL = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}[.)]?(?={_SPACE})|\d{{1,2}}(?:[.)](?={_SPACE})|[\uff0e\u3001])"
    rf"|\d{{1,2}}(?={_SPACE}))"
)
_LETTER = re.compile(rf"(?P<number>\(?(?:[IVX]{{1,5}}|[A-Z])[.)])(?={_SPACE})")
_HAN = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"
_EAST = re.compile(
    rf"(?P<number>\u7b2c{_SPACE}?(?P<th>\d{{1,3}}|[\u3007{_HAN}\u767e]{{1,5}}){_SPACE}?(?P<unit>[\u90e8\u7de8\u7f16\u7bc7\u7ae0\u7bc0\u8282])"
    rf"|\uc81c{_SPACE}?(?P<je>\d{{1,3}}){_SPACE}?(?P<part>[\ubd80\ud3b8\uc7a5\uc808])(?!\w)"
    rf"|(?P<han>[{_HAN}]{{1,3}})[\u3001\uff0e.]|(?P<round>[\uff08(][{_HAN}]{{1,3}}[\uff09)])"
    rf"|(?P<ga>[\uac00\ub098\ub2e4\ub77c\ub9c8\ubc14\uc0ac\uc544\uc790\ucc28\uce74\ud0c0\ud30c\ud558])[.)](?={_SPACE}))"
)
_GANADA = "\uac00\ub098\ub2e4\ub77c\ub9c8\ubc14\uc0ac\uc544\uc790\ucc28\uce74\ud0c0\ud30c\ud558"
#: Words before a section's number -> the level that they stand for.
_WORDED = {
    name: unit
    for unit, names in (
        ("part", "part teil partie parte deel del część kısım phần bagian часть частина"),
        ("chapter", "chapter kapitel chapitre capítulo capitolo hoofdstuk rozdział bölüm chương bab"),
        ("chapter", "глава розділ الفصل บทที่"),
        ("section", "section abschnitt sección seção sezione sectie paragraaf sekcja mục раздел"),
        ("appendix", "appendix annex anhang anlage annexe anexo apéndice apêndice appendice allegato bijlage"),
        ("appendix", "załącznik ek lampiran приложение додаток ภาคผนวก"),
    )
    for name in names.split()
}  # fmt: skip
_NAMED = re.compile(
    rf"(?P<number>(?P<name>[^\W\d_][^\d\s]{{0,11}}){_SPACE}(?P<count>\d{{1,2}}|[IVX]{{1,5}}|[A-Z]))"
    rf"(?={_SPACE}*(?:[.:\u2013\u2014\uff1a-]{_SPACE}|\Z))"
)
#: The longest heading, in columns and words.
_LONGEST, _MOST_WORDS = 160, 22


@node
class Typed:
    """The number of a section."""

    kind: str
    """What it is written in; "decimal" for numbers of every depth."""
    parts: tuple[int, ...]
    """What it counts: (4, 2, 1) for "4.2.1.", (1,) for "1.0." and "I."."""
    bare: bool = False
    """No stop stands behind it: "2 Methods"."""
    whole: bool = False
    """It is the whole line: "Chapter 3"."""


def typed_number(text: str) -> Typed | None:
    """The number before a line that may be a heading; None: it has none, or is none."""
    if len(text) > _LONGEST:
        return None
    if text[:1].isdecimal():
        return _decimal(text)
    if text[:1].isascii() and (match := _LETTER.match(text)):
        return _lettered(text, match)
    if match := _EAST.match(text):
        return _eastern(text, match)
    return _worded(text)


def _decimal(text: str) -> Typed | None:
    match = _DECIMAL.match(text)
    if match is None or not _is_name(text[match.end() :]):
        return None
    number = match["number"]
    parts = tuple(int(part) for part in re.findall(r"\d+", number))
    if len(parts) > 1 and parts[-1] == 0:
        parts = parts[:-1]  # "1.0." counts the first level
    return Typed("decimal", parts, bare=number.isdecimal())


def _lettered(text: str, match: re.Match[str]) -> Typed | None:
    if not _is_name(text[match.end() :]):
        return None
    letter = match["number"].strip("().")
    if len(letter) > 1 or letter == "I":
        return Typed("roman", (roman(letter),))
    return Typed("latin", (ord(letter) - 64,))


def _eastern(text: str, match: re.Match[str]) -> Typed | None:
    words = text[match.end() :]
    whole = not words.strip()
    if not whole and not _is_name(words):
        return None
    if match["th"] or match["je"]:
        unit = match["unit"] or match["part"]
        level = (
            "part"
            if unit in "\u90e8\u7de8\u7f16\u7bc7\ubd80\ud3b8"
            else "chapter"
            if unit in "\u7ae0\uc7a5"
            else "section"
        )
        return Typed(level, (_han(match["th"] or match["je"]),), whole=whole)
    if match["ga"]:
        return Typed("ganada", (_GANADA.index(match["ga"]) + 1,))
    if whole:
        return None
    kind = "han" if match["han"] else "(han)"
    return Typed(kind, (_han((match["han"] or match["round"]).strip("()\uff08\uff09")),))


def _worded(text: str) -> Typed | None:
    match = _NAMED.match(text)
    unit = _WORDED.get(match["name"].casefold()) if match else None
    if match is None or unit is None:
        return None
    words = text[match.end() :].strip(" \t\u00a0.:\u2013\u2014\uff1a-")
    if words and not _is_name(words):
        return None
    count = match["count"]
    value = int(count) if count.isdecimal() else roman(count) if re.fullmatch("[IVX]+", count) else ord(count) - 64
    return Typed(unit, (value,), whole=not words)


def _han(number: str) -> int:
    """What a Chinese number up to 99 counts."""
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("\u5341")
    return (10 * (_HAN.find(tens) + 1 or 1) if ten else 0) + (_HAN.find(ones) + 1 if ones else 0)


def _is_name(words: str) -> bool:
    """Whether words behind a number may be a heading: not long, without a final stop, with a letter."""
    words = words.strip()
    if not words or len(words.split()) > _MOST_WORDS or words[-1] in ".,;:\u3002\uff0c\u060c\uff1b":
        return words[-3:] in ("...", "etc") or _ends_in_short_form(words)
    return any(map(str.isalpha, words)) and not words[0].islower()


def _ends_in_short_form(words: str) -> bool:
    """ "As in "The U.S." and "Acme Inc."."""
    return re.search(r"\b(?:[A-Z]\.){2,}\Z|\b(?:Inc|Ltd|Corp|Co)\.\Z", words) is not None
