"""Lines and lists go in; which lines without a number look like headings comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lists import Line, Piece
from .wrapping import columns

#: The longest heading without a number, in columns and words.
_LONGEST, _MOST_WORDS = 90, 14
#: A text has so many columns at least, one without a final stop so many.
_TEXT, _TEXT_WITHOUT_STOP = 45, 80
_STOPPED = re.compile(r"[.,;:\u3002\uff0c\u060c\u3001\uff1a\uff1b\u2026!\uff01\d]\Z|[.,!][\"'\u201d\u2019)\]]\Z")
_YEAR = re.compile(r"\b(?:19|20)\d\d\Z")
_SENTENCE_END = re.compile(r"[.!?\u3002\uff01\uff1f\u061f\u2026][\"'\u201d\u2019)\]]?[\d,\s\[\]]{0,40}\Z")
#: Lines below a title, and lines that are an address or a date.
_FRONT = re.compile(
    r"(?:by|von|par|por|di|prepared (?:by|for)|updated|published)\b.*|\S*(?:@|://)\S*|[\d\s./-]+", re.IGNORECASE
)
#: What sections are called, without case and marks.
_NAMES = frozenset(
    re.sub(r"\W", "", name.casefold())
    for name in (
        "executive summary", "summary", "abstract", "introduction", "background", "overview", "methodology", "methods",
        "results", "discussion", "findings", "key findings", "key takeaways", "analysis", "recommendations", "outlook",
        "conclusion", "conclusions", "acknowledgements", "acknowledgments", "limitations", "implications", "appendix",
        "references", "works cited", "sources", "bibliography", "endnotes", "footnotes", "notes",
        "zusammenfassung", "einleitung", "einführung", "hintergrund", "methodik", "ergebnisse", "fazit", "schluss",
        "empfehlungen", "ausblick", "anhang", "quellen", "literatur", "referenzen", "résumé", "synthèse", "contexte",
        "méthodologie", "résultats", "recommandations", "sources des citations", "annexe", "resumen",
        "resumen ejecutivo", "introducción", "antecedentes", "metodología", "resultados", "conclusión",
        "conclusiones", "recomendaciones",
        "obras citadas", "referencias", "resumo", "introdução", "conclusão", "recomendações", "referências citadas",
        "sintesi", "introduzione", "conclusione", "conclusioni", "raccomandazioni", "bibliografia", "samenvatting",
        "inleiding", "conclusie", "aanbevelingen", "geciteerd werk", "streszczenie", "wstęp", "wprowadzenie", "wnioski",
        "podsumowanie", "cytowane prace", "özet", "giriş", "sonuç", "öneriler", "alıntılanan çalışmalar", "tóm tắt",
        "giới thiệu", "kết luận", "nguồn trích dẫn", "ringkasan", "pendahuluan", "kesimpulan", "karya yang dikutip",
        "резюме", "введение", "заключение", "выводы", "рекомендации", "источники", "вступ", "висновки", "джерела",
        "요약", "개요", "서론", "결론", "제언", "참고 자료", "참고문헌", "要旨", "要約", "概要",
        "はじめに", "序論", "結論",
        "おわりに", "引用文献", "参考文献", "摘要", "执行摘要", "執行摘要", "引言", "导言",
        "結語", "结论", "结语", "建议",
        "引用的著作", "参考资料", "參考資料", "ملخص", "الملخص التنفيذي", "مقدمة", "المقدمة", "خاتمة", "الخاتمة",
        "المصادر", "المصادر التي تم الاقتباس منها", "บทนำ", "บทสรุป", "สรุป",
    )
)  # fmt: skip


def is_named(text: str) -> bool:
    """Whether a line is what a section is called, and nothing else."""
    return len(text) < 60 and re.sub(r"\W", "", text.casefold()) in _NAMES


def candidates(pieces: Sequence[Piece], taken: set[int]) -> list[int]:
    """The places of lines that look like headings: short, with a capital, no stop, and a longer text behind.

    The first line is the title, unless it is what sections are called. None of `taken` is among them.
    """
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    spaced = 3 * sum(line.first for line in lines) > len(lines)
    looking = [n not in taken and isinstance(one := piece, Line) and _looks(one.text) for n, piece in enumerate(pieces)]
    found = [
        n
        for n, piece in enumerate(pieces)
        if looking[n]
        and isinstance(piece, Line)
        and (n or is_named(piece.text))
        and (n + 1 in taken or _leads(pieces, looking, n, spaced))
    ]
    words = {piece.text.casefold() for n in found if isinstance(piece := pieces[n], Line)}
    return found if 3 * len(words) >= 2 * len(found) else []  # names that come again and again are those who speak


def _looks(text: str) -> bool:
    if columns(text) > _LONGEST or len(text.split()) > _MOST_WORDS or "://" in text:
        return False
    if (_STOPPED.search(text) and not _YEAR.search(text)) or _FRONT.fullmatch(text):
        return False
    first = next((letter for letter in text if letter.isalnum()), "")
    return first.isalpha() and not first.islower()


def _leads(pieces: Sequence[Piece], looking: Sequence[bool], at: int, spaced: bool) -> bool:
    """Whether a text follows, perhaps below one more heading; and the line is no last one of several short ones."""
    line = pieces[at]
    assert isinstance(line, Line)
    if (spaced and not line.first) or (at > 1 and looking[at - 1] and looking[at - 2]):
        return False
    if not spaced and at > 1 and looking[at - 1] and not line.first:
        return False
    after = pieces[at + 1 : at + 3]
    if after and looking[at + 1] and isinstance(after[0], Line) and (after[0].first or not spaced):
        after = after[1:]
        if at + 2 < len(looking) and looking[at + 2]:
            return False
    return bool(after) and _is_text(after[0], line)


def _is_text(piece: Piece, below: Line) -> bool:
    if not isinstance(piece, Line):
        return True
    width = columns(piece.text)
    if width < 1.5 * columns(below.text):
        return False
    return width > _TEXT_WITHOUT_STOP or (width > _TEXT and _SENTENCE_END.search(piece.text[-60:]) is not None)
