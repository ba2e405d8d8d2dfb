"""The words of an entry go in; when its source was accessed comes out, and where the phrase that says so stands.

Gemini writes "accessed September 5, 2025," in the language of the report, word for word the same way everywhere; what
people and other programs write is taken as well. In Korean and Japanese the phrase follows its date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ...model.dates import PartialDate
from .dates import date_at, day_at

#: What stands before the date, by language; each may be followed by a colon and a comma.
_BEFORE = {
    "en": (
        r"(?:(?:last|date|page|web|website|site|online)\s+)?(?:accessed|retrieved|viewed|visited|checked|consulted)"
        r"(?:\s+(?:on|at|in))?|(?:access|retrieval|viewing)\s+date|date\s+of\s+access|accessed\s+date|last\s+access"
    ),
    "de": (
        r"(?:letzter\s+|zuletzt\s+)?(?:zugriff|abruf|aufruf|besuch)(?:\s+(?:am|vom))?|(?:zuletzt\s+)?(?:abgerufen|aufgerufen|besucht"
        r"|eingesehen|gepr\u00fcft|zugegriffen|gesehen)(?:\s+am)?|(?:abruf|zugriffs)datum"
    ),
    "fr": (
        r"(?:(?:page|site|derni\u00e8re\s+fois)\s+)?(?:consult\u00e9e?s?|visit\u00e9e?|acc\u00e9d\u00e9e?|r\u00e9cup\u00e9r\u00e9e?)(?:\s+le)?|(?:derni\u00e8re\s+)?consultation(?:\s+le)?"
        r"|date\s+(?:de\s+(?:la\s+)?consultation|d['\u2019]acc\u00e8s)|dernier\s+acc\u00e8s(?:\s+le)?|acc\u00e8s(?:\s+le)?"
    ),
    "es": (
        r"fecha\s+de\s+(?:acceso|consulta)|(?:consultad[oa]|recuperad[oa]|visitad[oa]|accedido|visto)(?:\s+(?:el|en))?(?:\s+d\u00eda)?"
        r"|(?:\u00faltimo\s+)?acceso(?:\s+el)?|\u00faltima\s+(?:consulta|visita)(?:\s+el)?"
    ),
    "pt": (
        r"(?:acessado|acedido|acessada|consultado|consultada|recuperado|visitado|visualizado)(?:\s+(?:em|a))?|(?:\u00faltimo\s+)?acesso(?:\s+(?:em|a))?"
        r"|data\s+d[eo]\s+(?:acesso|consulta)"
    ),
    "it": (
        r"(?:ultimo\s+)?accesso(?:\s+(?:eseguito|effettuato))?(?:\s+(?:il|in\s+data))?(?:\s+giorno)?|(?:consultato|consultata|visitato|visitata|visualizzato"
        r"|recuperato)(?:\s+il)?(?:\s+giorno)?|(?:data\s+di\s+|ultima\s+)(?:accesso|consultazione|visita)(?:\s+il)?"
    ),
    "ru": (
        r"дата\s+(?:последнего\s+)?(?:обращения|доступа|просмотра|посещения)|(?:последнее\s+)?(?:обращение|просмотрено|доступ\s+получен"
        r"|проверено|получено|посещено)"
    ),
    "uk": (
        r"(?:останній\s+)?доступ(?:\s+(?:отримано|здійснено))?|дата\s+(?:останнього\s+)?(?:звернення|доступу|перегляду)|переглянуто|отримано"
        r"|відвідано|процитовано"
    ),
    "pl": (
        r"(?:ostatnio\s+)?(?:otwierano|otwarto|dost\u0119p(?:\s+(?:w\s+)?dni[au])?|pobrano|odczytano|ogl\u0105dano|odwiedzono|sprawdzono)|data\s+(?:ostatniego\s+)?"
        r"(?:dost\u0119pu|odczytu|pobrania)"
    ),
    "nl": (
        r"(?:laatst\s+)?(?:geopend|geraadpleegd|bezocht|bekeken|opgehaald|benaderd|toegang)(?:\s+op)?|(?:datum\s+(?:van\s+)?|laatste\s+)"
        r"(?:raadpleging|toegang|bezoek)|toegangsdatum"
    ),
    "tr": r"(?:son\s+)?eri\u015fim(?:\s+tarihi)?|eri\u015fildi|al\u0131nma\s+tarihi|g\u00f6r\u00fcnt\u00fclenme\s+tarihi",
    "vi": r"(?:\u0111\u01b0\u1ee3c\s+)?truy\s+c\u1eadp(?:\s+l\u1ea7n\s+cu\u1ed1i)?(?:\s+(?:v\u00e0o|ng\u00e0y|l\u00fac))*|ng\u00e0y\s+truy\s+c\u1eadp|xem\s+ng\u00e0y",
    "id": r"(?:terakhir\s+)?(?:diakses|dikunjungi|diambil|dilihat)(?:\s+(?:pada|tanggal))*|tanggal\s+(?:akses|diakses)",
    "ar": (
        r"(?:تم\s+|تمّ\s+|جرى\s+)?(?:الوصول|الاطلاع|الإطلاع|الاسترجاع|الزيارة|التصفح)(?:\s+(?:إليه|إليها|عليه|عليها))?(?:\s+(?:بتاريخ|في|يوم))*"
        r"|تاريخ\s+(?:آخر\s+)?(?:الوصول|الاطلاع|الإطلاع|الاسترجاع|الدخول|الزيارة)|(?:اطلع|أطلع)\s+عليه(?:\s+(?:بتاريخ|في))*|تمت\s+الزيارة(?:\s+في)?"
    ),
    "th": r"(?:เข้าถึง|สืบค้น|เรียกดู|เข้าชม|เข้าดู)(?:ข้อมูล)?(?:ล่าสุด)?(?:เมื่อ)?(?:วันที่)?|วันที่(?:เข้าถึง|สืบค้น)",
    "zh": (
        r"(?:最后|最近)?(?:访问|查阅|检索|浏览|查看|引用|存取|获取)(?:时间|日期)?(?:为|于|是)?|(?:于)?(?:访问|查阅)于"
    ),
    "zh_Hant": r"(?:最後)?(?:檢索|存取|瀏覽|訪問|查閱|查看|取得|引用|造訪|擷取)(?:日期|時間)?(?:為|於|是)?",
    "ja": r"(?:最終)?(?:閲覧|アクセス|参照|取得|確認|検索|引用)(?:日|日時)?",
    "ko": r"(?:최종\s*)?(?:액세스|접속|검색|열람|확인|방문|접근|조회)(?:\s*(?:일|일자|날짜|일시))?",
    "sv": r"(?:senast\s+)?(?:h\u00e4mtad|h\u00e4mtat|bes\u00f6kt|l\u00e4st|\u00e5tkomst|anv\u00e4nd)(?:\s+den)?|\u00e5tkomstdatum",
    "nb": r"(?:sist\s+)?(?:hentet|bes\u00f8kt|lest|\u00e5pnet)(?:\s+den)?",
    "da": r"(?:senest\s+)?(?:tilg\u00e5et|bes\u00f8gt|hentet|l\u00e6st)(?:\s+den)?",
    "cs": r"(?:datum\s+)?p\u0159\u00edstup(?:u|no)?(?:\s+dne)?|nav\u0161t\u00edveno|zobrazeno|cit\.|citov\u00e1no",
    "fi": r"viitattu|luettu|haettu|k\u00e4yty",
    "el": r"πρόσβαση(?:\s+στις)?|ημερομηνία\s+πρόσβασης|ανακτήθηκε(?:\s+στις)?|προσπελάστηκε(?:\s+στις)?",
    "he": r"(?:נצפה|אוחזר|גישה)(?:\s+(?:ב|בתאריך))?",
    "hu": r"(?:hozz\u00e1f\u00e9r\u00e9s|let\u00f6ltve|megtekintve)(?:\s+(?:d\u00e1tuma|ideje))?",
    "ro": r"(?:accesat|consultat)(?:\u0103)?(?:\s+(?:la|pe|\u00een))?(?:\s+data(?:\s+de)?)?",
    "fa": r"(?:تاریخ\s+)?(?:دسترسی|بازدید|بازیابی)(?:\s+(?:در|شده\s+در))?",
}  # fmt: skip
#: What stands behind the date. Words that may say something else as well stand in brackets or at the end.
_BEHIND = {
    "ko": r"(?:에|자|일에)?\s*(?:액세스|접속|검색|열람|확인|방문|접근|조회)(?:함|됨|했음|하였음|한\s*자료)?",
    "ja": r"(?:に|の)?\s*(?:アクセス|閲覧|参照|取得|確認)(?:済み|しました|した)?",
    "zh": r"(?:日)?\s*(?:访问|查阅|检索|浏览|存取|檢索|瀏覽|訪問|查閱)",
    "tr": r"\s*(?:tarihinde\s+)?(?:eri\u015fildi|eri\u015filmi\u015ftir|al\u0131nd\u0131|al\u0131nm\u0131\u015ft\u0131r|g\u00f6r\u00fcnt\u00fclendi|eri\u015fim)",
    "de": r"\s*(?:abgerufen|aufgerufen|eingesehen|zugegriffen|besucht)",
    "en": r"\s*(?:accessed|retrieved)",
    "fi": r"\s*(?:viitattu)",
}  # fmt: skip
#: What may part it from its date.
_SIGN = r"\s*[:\uff1a,\uff0c]?\s*"
#: A year: without one there is no phrase.
_YEAR = re.compile(r"(?<![\d/_=-])(?:1[5-9]|2[0-6])\d\d(?!\d)")
#: How far a phrase reaches from its year, in characters.
_REACH, _BEYOND = 70, 45
#: The longest part of a date before its year.
_DATE = 30
#: What stands around a phrase without a day.
_OPEN, _STOP = (
    re.compile(r"(?:\A|[(\[,;.:|\u2013\u2014\uff0c\u060c-])\s*\Z"),
    re.compile(r"\s*(?:[)\],.;|\uff0c\u060c\uff0e]|https?:|\Z)"),
)


class Accessed(NamedTuple):
    """Where a phrase stands, with the signs that part it from what is around it, and what it says."""

    start: int
    end: int
    date: PartialDate


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_named(_BEFORE)}){_SIGN}(?=\S)", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{_named(_BEHIND)})(?![^\W\d_])", re.IGNORECASE)


def _named(patterns: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


#: Where a date may begin.
_BEGIN = re.compile(r"(?<!\d)\d|(?<![^\W\d_])[^\W\d_]")


def phrases(text: str, start: int = 0, end: int | None = None) -> Iterator[Accessed]:
    """Every phrase in a text, in order."""
    end = len(text) if end is None else end
    last = start
    year = _YEAR.search(text, start, end)
    while year is not None:
        following = _YEAR.search(text, year.end(), end)
        # a phrase reaches neither back behind the year before nor to the year after
        stop = min(end, year.end() + _BEYOND, following.start() if following else end)
        found = _around(text, year, max(last, year.start() - _REACH), stop)
        if found is not None:
            yield found
        last = found.end if found else year.end()
        year = following


def accessed_in(text: str) -> Accessed | None:
    """The first phrase of a text; None: there is none."""
    return next(phrases(text), None)


def _around(text: str, year: re.Match[str], first: int, last: int) -> Accessed | None:
    for match in _before().finditer(text, first, year.end()):
        lang = match.lastgroup or ""
        read = _date(text, match.end(), "zh" if lang == "zh_Hant" else lang)
        if read is not None and year.end() <= read[0] <= last and (read[1].day or _stands_alone(text, match, read[0])):
            return Accessed(match.start(), read[0], read[1])
    sign = _behind().search(text, year.end(), last)
    if sign is None:
        return None
    for match in _BEGIN.finditer(text, max(first, year.start() - _DATE), year.end()):
        read = day_at(text, match.start(), sign.lastgroup or "")
        if read is not None and read[0] >= year.end() and (behind := _behind().match(text, read[0], last)):
            return Accessed(match.start(), behind.end(), read[1])
    return None


def _stands_alone(text: str, phrase: re.Match[str], end: int) -> bool:
    """Whether a month or a year is the phrase's, and not a word of a title: "accessed 2025", but not in "the money that
    was accessed 2025 times"."""
    return (
        _STOP.match(text, end) is not None
        and _OPEN.search(text, max(0, phrase.start() - 3), phrase.start()) is not None
    )


def _date(text: str, at: int, lang: str) -> tuple[int, PartialDate] | None:
    """The date in the phrase's own language, else in any."""
    return date_at(text, at, lang) or day_at(text, at)
