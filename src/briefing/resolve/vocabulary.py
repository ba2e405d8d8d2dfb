"""The tool's own words, by language; a language that is not here takes English."""

from __future__ import annotations

from ..core.node import node
from .tree import Words


@node
class Vocabulary:
    """Every word that the tool itself prints."""

    briefing: str
    summary: str
    contents: str
    tables: str
    """Above a list of tables."""
    figures: str
    """Above a list of figures."""
    endnotes: str
    """Above a numbered list of sources."""
    notes: str
    """Above notes that name sources."""
    references: str
    """Above a list of sources without numbers."""
    section: str
    table: str
    figure: str
    appendix: str
    key_judgments: str
    likelihood: str
    confidence: str
    basis: str
    low: str
    moderate: str
    high: str
    note: str
    important: str
    warning: str
    implication: str
    recommendation: str
    sources: str
    """With {count}."""
    source: str
    """For a count of one."""
    draft: str
    """Over every page of a draft."""
    words: Words


_EN = Vocabulary(
    briefing="Briefing",
    summary="Executive summary",
    contents="Contents",
    tables="Tables",
    figures="Figures",
    endnotes="Endnotes",
    notes="Endnotes",
    references="References",
    section="Section",
    table="Table",
    figure="Figure",
    appendix="Appendix",
    key_judgments="Key judgments",
    likelihood="Likelihood",
    confidence="Confidence",
    basis="Basis",
    low="Low",
    moderate="Moderate",
    high="High",
    note="Note",
    important="Important",
    warning="Warning",
    implication="Implication",
    recommendation="Recommendation",
    sources="{count} sources",
    source="1 source",
    draft="DRAFT",
    words=Words(
        page_of="Page {page} of {pages}",
        pages="{pages} pages",
        page="1 page",
        back="Back to the text, page {page}",
        go_to="Go to {label}",
    ),
)
_DE = Vocabulary(
    briefing="Briefing",
    summary="Zusammenfassung",
    contents="Inhalt",
    tables="Tabellen",
    figures="Abbildungen",
    endnotes="Endnoten",
    notes="Endnoten",
    references="Literatur",
    section="Abschnitt",
    table="Tabelle",
    figure="Abbildung",
    appendix="Anhang",
    key_judgments="Kernaussagen",
    likelihood="Wahrscheinlichkeit",
    confidence="Sicherheit",
    basis="Grundlage",
    low="Gering",
    moderate="Mittel",
    high="Hoch",
    note="Hinweis",
    important="Wichtig",
    warning="Warnung",
    implication="Folgerung",
    recommendation="Empfehlung",
    sources="{count} Quellen",
    source="1 Quelle",
    draft="ENTWURF",
    words=Words(
        page_of="Seite {page} von {pages}",
        pages="{pages} Seiten",
        page="1 Seite",
        back="Zurück zum Text, Seite {page}",
        go_to="Gehe zu {label}",
    ),
)
_FR = Vocabulary(
    briefing="Note d’analyse",
    summary="Résumé",
    contents="Sommaire",
    tables="Tableaux",
    figures="Figures",
    endnotes="Notes",
    notes="Notes",
    references="Références",
    section="Section",
    table="Tableau",
    figure="Figure",
    appendix="Annexe",
    key_judgments="Conclusions principales",
    likelihood="Probabilité",
    confidence="Confiance",
    basis="Fondement",
    low="Faible",
    moderate="Moyenne",
    high="Élevée",
    note="Note",
    important="Important",
    warning="Avertissement",
    implication="Conséquence",
    recommendation="Recommandation",
    sources="{count} sources",
    source="1 source",
    draft="PROJET",
    words=Words(
        page_of="Page {page} sur {pages}",
        pages="{pages} pages",
        page="1 page",
        back="Retour au texte, page {page}",
        go_to="Aller à {label}",
    ),
)
_ES = Vocabulary(
    briefing="Informe",
    summary="Resumen ejecutivo",
    contents="Índice",
    tables="Tablas",
    figures="Figuras",
    endnotes="Notas",
    notes="Notas",
    references="Referencias",
    section="Sección",
    table="Tabla",
    figure="Figura",
    appendix="Anexo",
    key_judgments="Juicios clave",
    likelihood="Probabilidad",
    confidence="Confianza",
    basis="Fundamento",
    low="Baja",
    moderate="Moderada",
    high="Alta",
    note="Nota",
    important="Importante",
    warning="Advertencia",
    implication="Implicación",
    recommendation="Recomendación",
    sources="{count} fuentes",
    source="1 fuente",
    draft="BORRADOR",
    words=Words(
        page_of="Página {page} de {pages}",
        pages="{pages} páginas",
        page="1 página",
        back="Volver al texto, página {page}",
        go_to="Ir a {label}",
    ),
)
_KO = Vocabulary(
    briefing="브리핑",
    summary="요약",
    contents="목차",
    tables="표 목차",
    figures="그림 목차",
    endnotes="참고 자료",
    notes="미주",
    references="참고 문헌",
    section="절",
    table="표",
    figure="그림",
    appendix="부록",
    key_judgments="핵심 판단",
    likelihood="가능성",
    confidence="신뢰도",
    basis="근거",
    low="낮음",
    moderate="중간",
    high="높음",
    note="참고",
    important="중요",
    warning="주의",
    implication="시사점",
    recommendation="권고",
    sources="자료 {count}건",
    source="자료 1건",
    draft="초안",
    words=Words(
        page_of="{pages}쪽 중 {page}쪽",
        pages="{pages}쪽",
        page="1쪽",
        back="본문 {page}쪽으로 돌아가기",
        go_to="{label}(으)로 이동",
    ),
)
_JA = Vocabulary(
    briefing="ブリーフィング",
    summary="要旨",
    contents="目次",
    tables="表目次",
    figures="図目次",
    endnotes="引用文献",
    notes="注",
    references="参考文献",
    section="節",
    table="表",
    figure="図",
    appendix="付録",
    key_judgments="主要判断",
    likelihood="可能性",
    confidence="確信度",
    basis="根拠",
    low="低",
    moderate="中",
    high="高",
    note="注記",
    important="重要",
    warning="警告",
    implication="含意",
    recommendation="提言",
    sources="資料{count}件",
    source="資料1件",
    draft="草案",
    words=Words(
        page_of="{page}/{pages}ページ",
        pages="{pages}ページ",
        page="1ページ",
        back="本文{page}ページへ戻る",
        go_to="{label}へ移動",
    ),
)
_ZH = Vocabulary(
    briefing="简报",
    summary="摘要",
    contents="目录",
    tables="表目录",
    figures="图目录",
    endnotes="参考资料",
    notes="尾注",
    references="参考文献",
    section="章节",
    table="表",
    figure="图",
    appendix="附录",
    key_judgments="主要判断",
    likelihood="可能性",
    confidence="置信度",
    basis="依据",
    low="低",
    moderate="中",
    high="高",
    note="注",
    important="重要",
    warning="警告",
    implication="影响",
    recommendation="建议",
    sources="{count}个来源",
    source="1个来源",
    draft="草稿",
    words=Words(
        page_of="第{page}页，共{pages}页",
        pages="共{pages}页",
        page="共1页",
        back="返回正文第{page}页",
        go_to="转到{label}",
    ),
)
_ZH_HANT = Vocabulary(
    briefing="簡報",
    summary="摘要",
    contents="目錄",
    tables="表目錄",
    figures="圖目錄",
    endnotes="參考資料",
    notes="尾註",
    references="參考文獻",
    section="章節",
    table="表",
    figure="圖",
    appendix="附錄",
    key_judgments="主要判斷",
    likelihood="可能性",
    confidence="信心程度",
    basis="依據",
    low="低",
    moderate="中",
    high="高",
    note="註",
    important="重要",
    warning="警告",
    implication="影響",
    recommendation="建議",
    sources="{count}個來源",
    source="1個來源",
    draft="草稿",
    words=Words(
        page_of="第{page}頁，共{pages}頁",
        pages="共{pages}頁",
        page="共1頁",
        back="返回正文第{page}頁",
        go_to="轉到{label}",
    ),
)
_AR = Vocabulary(
    briefing="إحاطة",
    summary="ملخص تنفيذي",
    contents="المحتويات",
    tables="الجداول",
    figures="الأشكال",
    endnotes="المصادر",
    notes="الهوامش",
    references="المراجع",
    section="القسم",
    table="الجدول",
    figure="الشكل",
    appendix="الملحق",
    key_judgments="أهم الاستنتاجات",
    likelihood="الاحتمال",
    confidence="درجة الثقة",
    basis="الأساس",
    low="منخفضة",
    moderate="متوسطة",
    high="عالية",
    note="ملاحظة",
    important="مهم",
    warning="تحذير",
    implication="الدلالة",
    recommendation="توصية",
    sources="عدد المصادر: {count}",
    source="مصدر واحد",
    draft="مسودة",
    words=Words(
        page_of="الصفحة {page} من {pages}",
        pages="عدد الصفحات: {pages}",
        page="صفحة واحدة",
        back="العودة إلى النص، الصفحة {page}",
        go_to="الانتقال إلى {label}",
    ),
)
_HE = Vocabulary(
    briefing="תדריך",
    summary="תקציר מנהלים",
    contents="תוכן העניינים",
    tables="טבלאות",
    figures="איורים",
    endnotes="מקורות",
    notes="הערות",
    references="ביבליוגרפיה",
    section="סעיף",
    table="טבלה",
    figure="איור",
    appendix="נספח",
    key_judgments="הערכות עיקריות",
    likelihood="סבירות",
    confidence="רמת ביטחון",
    basis="בסיס",
    low="נמוכה",
    moderate="בינונית",
    high="גבוהה",
    note="הערה",
    important="חשוב",
    warning="אזהרה",
    implication="משמעות",
    recommendation="המלצה",
    sources="{count} מקורות",
    source="מקור אחד",
    draft="טיוטה",
    words=Words(
        page_of="עמוד {page} מתוך {pages}",
        pages="{pages} עמודים",
        page="עמוד אחד",
        back="חזרה לטקסט, עמוד {page}",
        go_to="מעבר אל {label}",
    ),
)
_FA = Vocabulary(
    briefing="گزارش",
    summary="خلاصهٔ اجرایی",
    contents="فهرست",
    tables="جدول‌ها",
    figures="شکل‌ها",
    endnotes="منابع",
    notes="یادداشت‌ها",
    references="کتاب‌نامه",
    section="بخش",
    table="جدول",
    figure="شکل",
    appendix="پیوست",
    key_judgments="ارزیابی‌های اصلی",
    likelihood="احتمال",
    confidence="اطمینان",
    basis="مبنا",
    low="کم",
    moderate="متوسط",
    high="زیاد",
    note="یادداشت",
    important="مهم",
    warning="هشدار",
    implication="پیامد",
    recommendation="پیشنهاد",
    sources="{count} منبع",
    source="1 منبع",
    draft="پیش‌نویس",
    words=Words(
        page_of="صفحهٔ {page} از {pages}",
        pages="{pages} صفحه",
        page="1 صفحه",
        back="بازگشت به متن، صفحهٔ {page}",
        go_to="رفتن به {label}",
    ),
)

_LANGUAGES = {
    "en": _EN,
    "de": _DE,
    "fr": _FR,
    "es": _ES,
    "ko": _KO,
    "ja": _JA,
    "zh": _ZH,
    "ar": _AR,
    "he": _HE,
    "fa": _FA,
}


_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def vocabulary(lang: str) -> Vocabulary:
    """The words of a BCP 47 tag's language."""
    primary, *others = lang.lower().split("-")
    if primary == "yue" or (primary == "zh" and "hans" not in others and not _TRADITIONAL.isdisjoint(others)):
        return _ZH_HANT
    return _LANGUAGES.get(primary, _EN)
