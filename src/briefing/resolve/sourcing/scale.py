"""The words of the Admiralty scale, by language; one that is not here takes English.

The English words are NATO's (AJP-2.1, STANAG 2511); those of the other languages are translations of our own.
"""

from __future__ import annotations

from ...core.node import node


@node
class ScaleWords:
    """The two halves of the scale."""

    lead: str
    reliability: str
    reliable: tuple[str, ...]
    """A to F."""
    credibility: str
    credible: tuple[str, ...]
    """1 to 6."""
    step: str = "{mark}\N{NO-BREAK SPACE}({words})"


_EN = ScaleWords(
    lead="Ratings.",
    reliability="Reliability of the source",
    reliable=(
        "completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable",
        "reliability cannot be judged",
    ),
    credibility="Credibility of the information",
    credible=(
        "confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable",
        "truth cannot be judged",
    ),
)  # fmt: skip
_DE = ScaleWords(
    lead="Bewertungen.",
    reliability="Zuverlässigkeit der Quelle",
    reliable=(
        "völlig zuverlässig", "in der Regel zuverlässig", "einigermaßen zuverlässig", "in der Regel nicht zuverlässig",
        "unzuverlässig", "Zuverlässigkeit nicht zu beurteilen",
    ),
    credibility="Glaubwürdigkeit der Information",
    credible=(
        "durch andere Quellen bestätigt", "wahrscheinlich wahr", "möglicherweise wahr", "zweifelhaft",
        "unwahrscheinlich", "Wahrheitsgehalt nicht zu beurteilen",
    ),
)  # fmt: skip
_FR = ScaleWords(
    lead="Cotations.",
    reliability="Fiabilité de la source",
    reliable=(
        "totalement fiable", "habituellement fiable", "assez fiable", "habituellement peu fiable", "non fiable",
        "fiabilité impossible à évaluer",
    ),
    credibility="Crédibilité de l’information",
    credible=(
        "confirmée par d’autres sources", "probablement vraie", "peut-être vraie", "douteuse", "improbable",
        "véracité impossible à évaluer",
    ),
)  # fmt: skip
_ES = ScaleWords(
    lead="Calificaciones.",
    reliability="Fiabilidad de la fuente",
    reliable=(
        "completamente fiable", "habitualmente fiable", "bastante fiable", "habitualmente no fiable", "no fiable",
        "fiabilidad imposible de juzgar",
    ),
    credibility="Credibilidad de la información",
    credible=(
        "confirmada por otras fuentes", "probablemente cierta", "posiblemente cierta", "dudosa", "improbable",
        "veracidad imposible de juzgar",
    ),
)  # fmt: skip
_KO = ScaleWords(
    lead="평가 기준.",
    reliability="출처의 신뢰성",
    reliable=(
        "완전히 신뢰할 수 있음", "대체로 신뢰할 수 있음", "어느 정도 신뢰할 수 있음", "대체로 신뢰할 수 없음",
        "신뢰할 수 없음", "신뢰성을 판단할 수 없음",
    ),
    credibility="정보의 신빙성",
    credible=(
        "다른 출처로 확인됨", "사실일 가능성이 높음", "사실일 가능성이 있음", "의심스러움", "사실일 가능성이 낮음",
        "진위를 판단할 수 없음",
    ),
    step="{mark}({words})",
)  # fmt: skip
_JA = ScaleWords(
    lead="評価の基準。",
    reliability="情報源の信頼性",
    reliable=(
        "完全に信頼できる", "通常は信頼できる", "ある程度信頼できる", "通常は信頼できない", "信頼できない",
        "信頼性を判断できない",
    ),
    credibility="情報の確度",
    credible=(
        "他の情報源により確認済み", "おそらく真実", "真実の可能性あり", "疑わしい", "ありそうにない",
        "真偽を判断できない",
    ),
    step="{mark}（{words}）",
)  # fmt: skip
_ZH = ScaleWords(
    lead="评级说明。",
    reliability="来源可靠性",
    reliable=("完全可靠", "通常可靠", "比较可靠", "通常不可靠", "不可靠", "无法判断可靠性"),
    credibility="信息可信度",
    credible=("经其他来源证实", "很可能属实", "可能属实", "可疑", "不大可能属实", "无法判断真伪"),
    step="{mark}（{words}）",
)

_LANGUAGES = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "ko": _KO, "ja": _JA, "zh": _ZH}


def scale_words(lang: str) -> ScaleWords:
    """The scale in a BCP 47 tag's language."""
    return _LANGUAGES.get(lang.split("-")[0].lower(), _EN)
