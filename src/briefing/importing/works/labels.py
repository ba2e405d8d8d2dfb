"""Words go in; whether they are what a list of sources is called comes out."""

from __future__ import annotations

import re

#: What only a list of sources is called, in the languages that exporters write and some more.
_SURE = (
    "works cited", "work cited", "references", "reference list", "list of references", "bibliography", "sources cited",
    "cited sources", "citations", "references cited", "literature cited", "sources and references",
    "references and sources", "list of sources", "source list", "sources consulted", "works consulted", "cited works",
    "selected bibliography", "references & sources", "sources & references", "citations and sources",
    "sources and citations", "key sources", "key citations", "primary sources", "sources used", "web sources", "online sources",
    "full citations", "citation list", "references and notes", "notes and references",
    "참고 자료", "참고자료", "참고 문헌", "참고문헌", "출처", "인용 자료", "인용된 자료", "인용 출처", "자료 출처", "출처 목록", "참조",
    "引用文献", "参考文献", "参考資料", "引用元", "出典", "情報源", "参照文献", "参考リンク", "引用・参考文献", "引用",
    "引用的著作", "引用文獻", "參考文獻", "参考资料", "參考資料", "资料来源", "資料來源", "来源", "來源", "引用来源", "引用來源", "信息来源",
    "参考来源", "參考來源", "引文",
    "referenzen", "quellen", "quellenverzeichnis", "literaturverzeichnis", "literatur", "quellenangaben",
    "zitierte quellen", "zitierte werke", "verwendete quellen", "nachweise", "einzelnachweise", "bibliografie",
    "bibliographie", "quellen und literatur",
    "sources des citations", "références", "références bibliographiques", "sources citées", "ouvrages cités",
    "liste des références", "références citées",
    "obras citadas", "referencias", "referencias bibliográficas", "fuentes", "bibliografía", "fuentes citadas",
    "fuentes consultadas", "referencias citadas",
    "referências citadas", "referências", "referências bibliográficas", "fontes", "bibliografia", "obras citadas",
    "trabalhos citados", "fontes citadas", "fontes consultadas",
    "fonti", "riferimenti", "riferimenti bibliografici", "opere citate", "fonti citate", "fonti consultate",
    "источники", "список источников", "список литературы", "литература", "использованные источники", "библиография",
    "цитируемые источники", "ссылки на источники", "список использованных источников",
    "джерела", "список джерел", "список літератури", "література", "використані джерела", "цитовані джерела",
    "перелік джерел",
    "cytowane prace", "źródła", "przypisy", "literatura", "wykaz źródeł", "spis źródeł",
    "geciteerd werk", "geciteerde werken", "bronnen", "bronvermelding", "bronnenlijst", "literatuurlijst", "referenties",
    "alıntılanan çalışmalar", "kaynakça", "kaynaklar", "referanslar", "alıntılanan kaynaklar",
    "nguồn trích dẫn", "tài liệu tham khảo", "nguồn tham khảo", "danh mục tài liệu tham khảo", "trích dẫn",
    "karya yang dikutip", "daftar pustaka", "referensi", "sumber", "sumber rujukan", "daftar referensi", "sumber referensi",
    "المصادر التي تم الاقتباس منها", "المصادر", "المراجع", "قائمة المراجع", "المصادر والمراجع", "الأعمال المقتبس منها",
    "ผลงานที่อ้างอิง", "แหล่งข้อมูลที่อ้างอิง", "แหล่งอ้างอิง", "แหล่งที่มา", "เอกสารอ้างอิง", "อ้างอิง", "บรรณานุกรม", "รายการอ้างอิง",
    "แหล่งที่มาของการอ้างอิง", "ผลงานที่อ้างถึง", "แหล่งข้อมูล",
    "källor", "källförteckning", "referenser", "kilder", "kildeliste", "referanser", "litteraturliste", "litteratur",
    "referencer", "zdroje", "použité zdroje", "lähteet", "viitteet", "πηγές", "αναφορές", "βιβλιογραφία", "מקורות",
    "ביבליוגרפיה", "források", "hivatkozások", "irodalomjegyzék", "surse", "referințe", "bibliografie", "منابع", "संदर्भ",
    "स्रोत",
)  # fmt: skip
#: What other things are called as well: a list of addresses must stand below.
_PERHAPS = (
    "sources", "source", "notes", "footnotes", "endnotes", "links", "source links",
    "reference", "citation", "urls", "sources and links", "source urls",
    "sources and methodology", "fußnoten", "anmerkungen", "endnoten",
    "notes de bas de page", "notas", "notas al pie", "notas de rodapé", "note", "noten",
    "voetnoten", "dipnotlar", "sonnotlar", "примечания", "сноски", "ссылки", "примітки", "посилання", "각주", "미주", "주석",
    "링크", "脚注", "注釈", "注", "リンク", "关键来源", "注释", "註釋", "链接", "連結", "chú thích", "ghi chú", "catatan kaki",
    "tautan", "الهوامش", "الحواشي", "روابط", "เชิงอรรถ", "ลิงก์", "fotnoter", "enlaces", "liens",
)  # fmt: skip
_SIGNS = re.compile(r"[\W_]+")
#: What stands before it: a typed number, a sign of a list, a picture's letter.
_NUMBER = re.compile(r"\s*(?:\W*\d{1,2}(?:\.\d{1,2}){0,3}\\?[.):]?\s+|[IVX]{1,5}[.)]\s+|[A-Z][.)]\s+)")
#: What stands behind it: how many there are.
_COUNT = re.compile(r"\s*[(\[]?\d{1,4}[)\]]?\s*\Z")
_LONGEST = 60


def _key(words: str) -> str:
    return _SIGNS.sub("", words.casefold())


SURE = frozenset(map(_key, _SURE))
PERHAPS = frozenset(map(_key, _PERHAPS)) - SURE
_LONG = sorted({*_SURE, *_PERHAPS}, key=len, reverse=True)


def label_of(words: str) -> str:
    """ "sure" for what only a list of sources is called, "perhaps" for what may be something else; empty: neither."""
    if len(words) > _LONGEST:
        return ""
    for bare in (words, _NUMBER.sub("", words, count=1), _COUNT.sub("", words)):
        key = _key(bare)
        if key in SURE:
            return "sure"
        if key in PERHAPS:
            return "perhaps"
    return ""


#: A name within a paragraph, with a typed number and a colon, where words begin and end. A number that touches a word, or
#: has no stop, is a citation's.
_WITHIN = re.compile(
    r"(?<![^\s.!?\u3002\"\u201d\u2019)*_#:])(?:\*\*|__|#{1,6} )?(?:(?<!\S)\d{1,2}(?:\.\d{1,2}){0,3}\. )?(?P<name>"
    + "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in _LONG)
    + r")(?:\*\*|__)?(?P<colon>\s?[:\uff1a](?:\*\*|__)?)?(?=\s|$)",
    re.IGNORECASE,
)


def labels_within(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Where names of lists stand in a text between two places, and whether each is "sure" or "perhaps". A name must
    begin with a capital where its letters have any, since it was a line of its own."""
    found = []
    for match in _WITHIN.finditer(text, start, end):
        name = match["name"]
        if name[0].islower() and not match["colon"]:
            continue
        found.append((match.start(), match.end(), "sure" if _key(name) in SURE else "perhaps"))
    return found
