"""A heading's words go in; the number that may have been typed before them comes out, in each way it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.node import node

#: What a numbered part of a text is called, in the languages that exporters write.
_PARTS = (
    "section|chapter|part|kapitel|abschnitt|teil|chapitre|partie|capítulo|capitulo|sección|seção|parte|capitolo|sezione|"
    "hoofdstuk|deel|paragraaf|rozdział|część|глава|раздел|часть|розділ|частина|bölüm|kısım|chương|phần|bab|bagian|"
    "الفصل|القسم|الجزء|บทที่|ส่วนที่|kapitola|avsnitt|kapittel"
)
_SPACE = r"[ \t\u00a0\u3000]"
_DECIMAL = re.compile(
    rf"(?P<open>[(\uff08])?(?P<number>\d{{1,3}}(?:[.\uff0e]\d{{1,3}}){{0,5}})"
    rf"(?P<stop>[.\uff0e]?[)\uff09]|[.\uff0e\u3001:\uff1a]|{_SPACE}+[-\u2013\u2014|:](?={_SPACE}))?{_SPACE}*(?=\S)"
)
_LETTERS = re.compile(rf"(?P<open>\()?(?P<number>[IVXLC]{{1,7}}|[A-Z]|[a-z])(?P<stop>[.):]){_SPACE}+(?=\S)")
_WORDED = re.compile(
    rf"(?P<word>{_PARTS}){_SPACE}+(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}|[IVXLC]{{1,7}}|[A-Z]|[a-z]{{3,5}})"
    rf"(?:(?P<stop>{_SPACE}*[.:)|\u2013\u2014\uff1a-]){_SPACE}*|{_SPACE}+)(?=\S)",
    re.IGNORECASE,
)
_ORIENTAL = re.compile(
    rf"(?:\u7b2c{_SPACE}?(?P<han>\d{{1,3}}|[一二三四五六七八九十]{{1,3}}){_SPACE}?(?P<unit>部分|[章节節部編编篇])|"
    rf"제{_SPACE}?(?P<hangul>\d{{1,3}}){_SPACE}?(?P<section>[장절부편]))(?:{_SPACE}*[:\uff1a.\u3001]|(?={_SPACE})){_SPACE}*(?=\S)"
)
_COUNTED = re.compile(
    rf"(?P<open>[(\uff08])?(?P<number>[一二三四五六七八九十]{{1,3}})(?P<stop>[\u3001.\uff0e)\uff09:\uff1a]){_SPACE}*(?=\S)"
)
_SYLLABLES = re.compile(rf"(?P<number>[가나다라마바사아자차카타파하])(?P<stop>[.)]){_SPACE}+(?=\S)")
_ORDER = "가나다라마바사아자차카타파하"
_HAN = "一二三四五六七八九"
_SPELT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {word: n for n, word in enumerate(_SPELT, 1)}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMANS = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")


@node
class Label:
    """A number before a heading."""

    kind: str
    """Numbers of one kind count on: "decimal", "roman", "latin" ...; with the bracket behind it, if there is one."""
    values: tuple[int, ...]
    """Its parts; the 0 of "1.0." is none."""
    length: int
    """How many characters of the heading it takes, spaces before and behind it counted."""
    bare: bool = False
    """Nothing but a space stands behind it: it may belong to the words."""
    zero: bool = False
    """It was typed with a last part of 0."""
    dot: bool = False
    """It was typed with a last stop."""


def labels(text: str) -> Iterator[Label]:
    """Each number that the words of a heading may begin with; words stand behind it."""
    before = len(text) - len(text.lstrip())
    text = text.lstrip().replace("\n", " ")
    for read in (_decimal, _worded, _oriental, _counted, _syllable):
        if (label := read(text, before)) is not None:
            yield label
    yield from _lettered(text, before)


def _decimal(text: str, before: int) -> Label | None:
    match = _DECIMAL.match(text)
    if match is None:
        return None
    stop, rest = (match["stop"] or "").strip(), text[match.end() :]
    spaced = text[match.end() - 1 : match.end()].isspace()
    if bool(match["open"]) > (stop[-1:] in ")\uff09" and bool(stop)) or (
        not spaced and (not stop or rest[0].isdigit())
    ):
        return None
    if not stop and not _can_begin(rest):
        return None
    parts = [int(part) for part in re.split(r"[.\uff0e]", match["number"])]
    zero = len(parts) > 1 and parts[-1] == 0
    bracket = ("(" if match["open"] else "") + (")" if stop[-1:] in (")", "\uff09") else "")
    return Label(
        "decimal" + bracket if len(parts) == 1 else "decimal",
        tuple(parts[:-1] if zero else parts),
        before + match.end(),
        bare=not stop,
        zero=zero,
        dot=stop in (".", "\uff0e"),
    )


def _can_begin(words: str) -> bool:
    """Whether words behind a bare number are a heading of their own: "1 Aims", not "1.1 million" or "5 % more"."""
    first = words.lstrip("\"'\u201c\u2018\u00ab\u201e(\u00bf\u00a1[")[:1]
    return first.isalnum() and not first.islower()


def _worded(text: str, before: int) -> Label | None:
    match = _WORDED.match(text)
    if match is None:
        return None
    typed = match["number"]
    parts = tuple(map(int, typed.split("."))) if typed[0].isdigit() else _spelt(typed)
    bare = not match["stop"]
    if not parts or (bare and not (match["number"][0].isdigit() and _can_begin(text[match.end() :]))):
        return None
    return Label(match["word"].casefold(), parts, before + match.end(), bare=bare)


def _spelt(typed: str) -> tuple[int, ...]:
    if typed.casefold() in _WORDS:
        return (_WORDS[typed.casefold()],)
    if typed.isupper() and _ROMANS.match(typed):
        return (_roman(typed),)
    return (ord(typed) - 64,) if len(typed) == 1 and "A" <= typed <= "Z" else ()


def _oriental(text: str, before: int) -> Label | None:
    match = _ORIENTAL.match(text)
    if match is None:
        return None
    typed = match["han"] or match["hangul"]
    value = int(typed) if typed.isdigit() else _han(typed)
    return Label(match["unit"] or match["section"], (value,), before + match.end()) if value else None


def _counted(text: str, before: int) -> Label | None:
    match = _COUNTED.match(text)
    if match is None or bool(match["open"]) != (match["stop"] in ")\uff09"):
        return None
    value = _han(match["number"])
    return Label("han()" if match["open"] else "han", (value,), before + match.end()) if value else None


def _syllable(text: str, before: int) -> Label | None:
    match = _SYLLABLES.match(text)
    if match is None:
        return None
    return Label("syllable" + match["stop"].strip("."), (_ORDER.index(match["number"]) + 1,), before + match.end())


def _lettered(text: str, before: int) -> Iterator[Label]:
    """Roman numbers and letters: "I." is either."""
    match = _LETTERS.match(text)
    if match is None or bool(match["open"]) > (match["stop"] == ")"):
        return
    typed, bracket = match["number"], (match["open"] or "") + match["stop"].strip(".:")
    if _ROMANS.match(typed):
        yield Label("roman" + bracket, (_roman(typed),), before + match.end())
    if len(typed) == 1:
        kind = "latin" if typed.isupper() else "letter"
        yield Label(kind + bracket, (ord(typed.upper()) - 64,), before + match.end())


def _roman(typed: str) -> int:
    values = [_ROMAN[sign] for sign in typed]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _han(typed: str) -> int:
    """A Chinese number below one hundred; 0 where it is none."""
    tens, ten, ones = typed.rpartition("十") if "十" in typed else ("", "", typed)
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_HAN.find(tens) + 1 if tens else 1) * 10 * bool(ten) + (_HAN.find(ones) + 1 if ones else 0)
