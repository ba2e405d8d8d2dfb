"""Words around digits go in; whether the digits are something else than a citation comes out: numbers of figures and
articles, dates, counts, units, names."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[^\W\d_]+\Z")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Shortened words that a number follows right behind the stop: "No.5", "Fig.2", "Sept.3". Small letters.
_SHORTENED = _set(
    "no nos nr num núm nº vol vols p pp pg fig figs abb art arts sec sect ch chap cap chs par para abs ziff st v"
    " ver vers rev ed eq tab tbl ref vs ca approx c max min jan feb mar apr jun jul aug sep sept oct nov dec dr lt"
    " gen col sgt bd kap anm hrsg dist resp bzw z.b рис табл гл ст п стр № rys tab poz nr str obr obj lit pkt ust"
)
#: Words that a number belongs to: "Figure 2", "Article 5", "page 3". Small letters.
_LABELS = _set(
    "mach figure figures fig table tables chart charts box boxes article articles section sections chapter chapters"
    " appendix annex part parts page pages paragraph paragraphs clause clauses footnote footnotes note notes"
    " volume volumes issue number numbers step steps phase phases stage stages tier tiers level levels grade class"
    " category type types group groups layer layers version versions release day days week weeks month months year"
    " years hour hours minute minutes item items point points rule rules principle goal goals scenario scenarios"
    " option options question questions objective exhibit pillar pillars line lines row rows column columns title"
    " titles unit units track tracks model model mark block blocks round rounds game games season episode act"
    " scene lesson module modules route highway room gate terminal runway channel resolution amendment protocol"
    " cluster zone zones area region district sector ward generation gen cycle wave mission apollo windows office"
    " world war session sessions source sources reference january february march april may june july august"
    " september october november december jan feb mar apr jun jul aug sep sept oct nov dec age aged verse psalm"
    " chapter size rank ranked score grade top no nr vol pp abbildung tabelle artikel abschnitt kapitel anhang"
    " seite nummer stufe phase teil absatz punkt schritt paragraf januar februar märz mai juni juli oktober"
    " dezember tableau chapitre annexe partie numéro étape niveau point alinéa janvier février mars avril juin"
    " juillet août septembre octobre novembre décembre figura tabla tabela tabella capítulo capitolo sección seção"
    " sezione página pagina artículo artigo articolo anexo parte número numero paso passo etapa fase nivel nível"
    " livello fuente enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio"
    " giugno luglio settembre ottobre figuur tabel hoofdstuk sectie bijlage deel pagina stap fase niveau rysunek"
    " tabela rozdział artykuł strona etap рисунок таблица глава раздел статья страница часть пункт этап шаг"
    " уровень таблиця розділ стаття сторінка şekil tablo bölüm madde sayfa aşama hình bảng chương điều trang giai"
    " gambar tabel bab pasal halaman tahap 표 그림 제 단계 شكل جدول المادة الفصل صفحة ตาราง ภาพที่ มาตรา"
)
#: Words behind which a number counts or measures something, and no sentence or clause ends. Small letters.
_COUNTING = _set(
    "a an the of to in on at by for from with about around over under above below than between and or nor but as"
    " is are was were be been being has have had only just some nearly almost roughly approximately least most up"
    " down per plus minus times every each all both first last next previous another other its his her their our"
    " your my this that these those not exactly some another within after before until till since during through"
    " across into onto upon via without against among equals equal totaling totalling numbering numbered reached"
    " hit scored won lost killed wounded injured aged ranked rated total average maximum minimum how what which"
    " one two three four five der die das den dem des ein eine einer einem einen und oder von zu im in am an auf"
    " mit für bei bis seit über unter rund etwa ca mindestens höchstens als ist sind war waren nur je pro le la"
    " les un une des du de et ou à au aux en dans par pour sur avec environ que est sont était étaient plus moins"
    " el los las unos unas y o del al con por para sobre entre hasta desde casi unos son era fueron solo más menos"
    " os um uma uns umas e ou do da dos das no na nos nas ao com por para sobre entre até desde cerca são foi il"
    " lo gli i uno ed di a da su tra fra circa sono era più meno het een en of van te op met voor bij tot over"
    " onder ongeveer dan zijn was waren i w z na do od po za o u oraz lub и в на с по от до за из к у о около"
    " более менее"
)
_UNITS = _set("m km cm mm nm µm mi ft in yd ha dm hm sq m/s km/h s kg x y z r n mc µs µg")
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}\Z")
#: Characters that take a number in Chinese and Japanese.
_CJK_LABELS = frozenset("第表図图圖節节章条條款項项号號版約约共及至和与與年月日時时の")
#: What follows a number that counts in Chinese, Japanese and Korean.
COUNTERS = frozenset(
    "年月日時时分秒つ人個个件回名社万億亿兆千百号號章節节条條項项か国カヶ種点點倍位歳割期代次級级层層台月년월일명개회차시분조억만위"
)


def base_of(text: str, end: int) -> str:
    """The word that ends at a place; empty: none does."""
    start = end
    while start > 0 and end - start < 60 and (text[start - 1].isalpha() or text[start - 1] in "-'\u2019"):
        start -= 1
    return text[start:end]


def is_label(base: str) -> bool:
    """Whether a number belongs to a word: "Figure", "May"."""
    word = base.casefold()
    return word in _LABELS or base[-1:] in _CJK_LABELS


def counts(base: str) -> bool:
    """Whether a word leads to a number: "about", "of"."""
    return base.casefold() in _COUNTING


def is_shortened(base: str) -> bool:
    """Whether a word with its stop takes a number: "No.", "Fig."."""
    return base.casefold() in _SHORTENED


def is_unit(base: str) -> bool:
    """Whether a word is a unit, or a sign that stands for a quantity."""
    return base.casefold() in _UNITS


def is_caseless(word: str) -> bool:
    """Whether a word is of a script without capital letters."""
    return word.upper() == word.lower()


def is_year(text: str, end: int) -> bool:
    """Whether the digits that end at a place are a year, and no part of a longer number."""
    return (
        _YEAR.match(text[max(0, end - 4) : end]) is not None and not text[max(0, end - 5) : max(0, end - 4)].isalnum()
    )


def in_address(text: str, at: int) -> bool:
    """Whether a character stands in a web or mail address, a DOI or a file's path."""
    start = text.rfind(" ", max(0, at - 300), at) + 1
    if start == 0:
        start = max(0, at - 300)
    token = text[start:at].lower()
    return "://" in token or "www." in token or "@" in token or token.lstrip("(").startswith(("doi:", "10."))


def is_raised_otherwise(text: str, start: int, end: int, run: str) -> bool:
    """Whether raised digits are a power, a unit's or a nuclide's: "10⁶", "km²", "¹⁴C", "x²"."""
    before = text[start - 1 : start]
    if before.isdecimal():
        return not is_year(text, start)
    if not before or before.isspace() or before in "(\u2212+/":
        return text[end : end + 1].isalpha()
    base = base_of(text, start)
    if is_unit(base) or (len(base) == 1 and base.isalpha() and base.isascii()):
        return run in ("1", "2", "3", "4", "5", "6") and text[start - len(base) - 1 : start - len(base)] != "."
    return False
