"""Words about sources, by language; a language that is not here takes English.

Where a language would bend a date or a number to the sentence around it - "vom 5. Mai", but "von 2019"; "du", but
"de" - the sentence is a list, which is right with any of them.
"""

from __future__ import annotations

from ...core.node import node
from ...model.sources import PartialDate
from ..dates import long_date


@node
class SourceWords:
    """What the tool itself says of a source's copy, and of all sources."""

    archived: str
    """With {date}; stands before the colon and the address."""
    archived_copy: str
    """The same without a date."""
    lead: str
    """The first words of the source summary statement (ICS 206-01)."""
    listed: str
    """With {sources}, "21 sources", and {kinds}, "12 web pages and 9 reports"."""
    alone: str
    """With {kinds}, where they are all of one kind."""
    published: str
    """With {first} and {last}."""
    published_once: str
    """With {first}; as far as the dates are known, they are one."""
    undated: str
    """With {count} and {total}; follows either of them."""
    never_published: str
    accessed: str
    """With {first} and {last}."""
    accessed_once: str
    """With {first}."""
    rated: str
    """With {count}, {total} and {ratings}, a list of labels with their counts."""
    all_rated: str
    """With {ratings}."""
    label: str = "{label} ({count})"
    year: str = "{year}"
    """A year that stands alone."""
    before_christ: str = "{year} BC"
    colon: str = ": "
    comma: str = ", "
    conjunction: str = " and "
    """Between the last two of a list."""
    space: str = " "
    """Between sentences."""
    stop: str = "."


_EN = SourceWords(
    archived="Archived {date}",
    archived_copy="Archived copy",
    lead="Source summary.",
    listed="The list has {sources}: {kinds}",
    alone="The list has {kinds}",
    published="Dates of publication run from {first} to {last}",
    published_once="The date of publication is {first}",
    undated="; none is given for {count} of {total} sources",
    never_published="No date of publication is given",
    accessed="Dates of access run from {first} to {last}",
    accessed_once="The date of access is {first}",
    rated="Ratings are given for {count} of {total} sources: {ratings}",
    all_rated="Every source is rated: {ratings}",
)
_DE = SourceWords(
    archived="Archivkopie ({date})",
    archived_copy="Archivkopie",
    lead="Quellenübersicht.",
    listed="Die Liste umfasst {sources}: {kinds}",
    alone="Die Liste umfasst {kinds}",
    published="Erscheinungsdaten: {first} bis {last}",
    published_once="Erscheinungsdatum: {first}",
    undated="; ohne Datum: {count} von {total} Quellen",
    never_published="Erscheinungsdaten sind nicht angegeben",
    accessed="Abrufdaten: {first} bis {last}",
    accessed_once="Abrufdatum: {first}",
    rated="Bewertungen liegen für {count} von {total} Quellen vor: {ratings}",
    all_rated="Jede Quelle ist bewertet: {ratings}",
    conjunction=" und ",
    before_christ="{year}\u00a0v.\u00a0Chr.",
)
_FR = SourceWords(
    archived="Copie archivée ({date})",
    archived_copy="Copie archivée",
    lead="Synthèse des sources.",
    listed="La liste compte {sources}\u00a0: {kinds}",
    alone="La liste compte {kinds}",
    published="Dates de publication\u00a0: {first} – {last}",
    published_once="Date de publication\u00a0: {first}",
    undated="\u202f; sans date\u00a0: {count} des {total} sources",
    never_published="Aucune date de publication n’est indiquée",
    accessed="Dates de consultation\u00a0: {first} – {last}",
    accessed_once="Date de consultation\u00a0: {first}",
    rated="Une cotation est donnée pour {count} des {total} sources\u00a0: {ratings}",
    all_rated="Chaque source porte une cotation\u00a0: {ratings}",
    colon="\u00a0: ",
    conjunction=" et ",
    before_christ="{year}\u00a0av.\u00a0J.-C.",
)
_ES = SourceWords(
    archived="Copia archivada ({date})",
    archived_copy="Copia archivada",
    lead="Resumen de las fuentes.",
    listed="La lista contiene {sources}: {kinds}",
    alone="La lista contiene {kinds}",
    published="Fechas de publicación: {first} – {last}",
    published_once="Fecha de publicación: {first}",
    undated="; sin fecha: {count} de {total} fuentes",
    never_published="No consta ninguna fecha de publicación",
    accessed="Fechas de consulta: {first} – {last}",
    accessed_once="Fecha de consulta: {first}",
    rated="Se da una calificación para {count} de {total} fuentes: {ratings}",
    all_rated="Cada fuente lleva una calificación: {ratings}",
    conjunction=" y ",
    before_christ="{year}\u00a0a.\u00a0C.",
)
_KO = SourceWords(
    archived="보존본({date})",
    archived_copy="보존본",
    lead="자료 개요.",
    listed="목록에 실린 것은 {sources}이다: {kinds}",
    alone="목록에 실린 것은 {kinds}이다",
    published="발행일은 {first}부터 {last}까지이다",
    published_once="발행일은 {first}이다",
    undated="(자료 {total}건 중 {count}건은 발행일 없음)",
    never_published="발행일은 밝혀져 있지 않다",
    accessed="확인일은 {first}부터 {last}까지이다",
    accessed_once="확인일은 {first}이다",
    rated="자료 {total}건 중 {count}건에 평가가 있다: {ratings}",
    all_rated="모든 자료에 평가가 있다: {ratings}",
    label="{label}({count})",
    year="{year}년",
    conjunction=", ",
    before_christ="기원전 {year}년",
)
_JA = SourceWords(
    archived="保存版（{date}）",
    archived_copy="保存版",
    lead="資料の概要。",
    listed="一覧にあるのは{sources}である：{kinds}",
    alone="一覧にあるのは{kinds}である",
    published="発行日は{first}から{last}まで",
    published_once="発行日は{first}",
    undated="（資料{total}件中{count}件は日付なし）",
    never_published="発行日は示されていない",
    accessed="閲覧日は{first}から{last}まで",
    accessed_once="閲覧日は{first}",
    rated="資料{total}件中{count}件に評価がある：{ratings}",
    all_rated="すべての資料に評価がある：{ratings}",
    label="{label}（{count}）",
    year="{year}年",
    colon="：",
    comma="、",
    conjunction="、",
    space="",
    stop="。",
    before_christ="紀元前{year}年",
)
_ZH = SourceWords(
    archived="存档（{date}）",
    archived_copy="存档",
    lead="来源概述。",
    listed="列表共有{sources}：{kinds}",
    alone="列表共有{kinds}",
    published="发布日期为{first}至{last}",
    published_once="发布日期为{first}",
    undated="（{total}个来源中有{count}个未注明日期）",
    never_published="未注明发布日期",
    accessed="访问日期为{first}至{last}",
    accessed_once="访问日期为{first}",
    rated="{total}个来源中有{count}个有评级：{ratings}",
    all_rated="每个来源均有评级：{ratings}",
    label="{label}（{count}）",
    year="{year}年",
    colon="：",
    comma="、",
    conjunction="和",
    space="",
    stop="。",
    before_christ="公元前{year}年",
)

_LANGUAGES = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "ko": _KO, "ja": _JA, "zh": _ZH}


def source_words(lang: str) -> SourceWords:
    """The words of a BCP 47 tag's language."""
    return _LANGUAGES.get(lang.split("-")[0].lower(), _EN)


def date_words(date: PartialDate, lang: str) -> str:
    """A date in the language of the words around it, a day not parted from its month."""
    lang = lang if lang.split("-")[0].lower() in _LANGUAGES else "en"
    if date.year < 0:
        # of so long ago the year is enough
        return source_words(lang).before_christ.format(year=-date.year)
    if date.month is None and date.year:
        return source_words(lang).year.format(year=long_date(date, lang))
    return long_date(date, lang).replace(" ", "\N{NO-BREAK SPACE}", 1)
