"""What the kinds of sources are called, and how they are counted, by language; one that is not here takes English."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias, get_args

Kind: TypeAlias = Literal[
    "web", "news", "report", "journal", "paper", "book", "chapter", "entry", "standard", "law", "data", "spoken",
    "recording", "image", "other",
]  # fmt: skip


class Noun(NamedTuple):
    """A kind's name, and its count: for one, and with {count} for more."""

    name: str
    one: str
    more: str


def nouns(lang: str) -> dict[Kind, Noun]:
    """The names of a BCP 47 tag's language, in the order of `Kind`."""
    match lang.split("-")[0].lower():
        case "de":
            return _plurals(
                "Webseite, Webseiten", "Presseartikel, Presseartikel", "Bericht, Berichte",
                "Zeitschriftenaufsatz, Zeitschriftenaufsätze", "wissenschaftliche Arbeit, wissenschaftliche Arbeiten",
                "Buch, Bücher", "Buchkapitel, Buchkapitel", "Lexikoneintrag, Lexikoneinträge", "Norm, Normen",
                "Rechtsdokument, Rechtsdokumente", "Datensatz, Datensätze",
                "Interview oder Stellungnahme, Interviews oder Stellungnahmen",
                "Ton- oder Filmaufnahme, Ton- oder Filmaufnahmen", "Bild oder Karte, Bilder oder Karten",
                "sonstige Quelle, sonstige Quellen",
            )  # fmt: skip
        case "fr":
            return _plurals(
                "page web, pages web", "article de presse, articles de presse", "rapport, rapports",
                "article de revue, articles de revue", "travail universitaire, travaux universitaires",
                "livre, livres", "chapitre de livre, chapitres de livre",
                "notice d’encyclopédie, notices d’encyclopédie", "norme, normes",
                "texte juridique, textes juridiques", "jeu de données, jeux de données",
                "entretien ou déclaration, entretiens ou déclarations",
                "enregistrement ou émission, enregistrements ou émissions", "image ou carte, images ou cartes",
                "autre source, autres sources",
            )  # fmt: skip
        case "es":
            return _plurals(
                "página web, páginas web", "artículo de prensa, artículos de prensa", "informe, informes",
                "artículo de revista, artículos de revista", "trabajo académico, trabajos académicos",
                "libro, libros", "capítulo de libro, capítulos de libro",
                "entrada de enciclopedia, entradas de enciclopedia", "norma técnica, normas técnicas",
                "texto jurídico, textos jurídicos", "conjunto de datos, conjuntos de datos",
                "entrevista o declaración, entrevistas o declaraciones",
                "grabación o emisión, grabaciones o emisiones", "imagen o mapa, imágenes o mapas",
                "otra fuente, otras fuentes",
            )  # fmt: skip
        case "ko":
            return _measured(
                "{name} {count}건", "웹페이지", "언론 기사", "보고서", "학술지 논문", "기타 논문", "도서",
                "도서의 장", "사전 항목", "표준", "법률 문서", "데이터 세트", "인터뷰·발언", "영상·음성 자료",
                "이미지·지도", "기타 자료",
            )  # fmt: skip
        case "ja":
            return _measured(
                "{name}{count}件", "ウェブページ", "報道記事", "報告書", "雑誌論文", "その他の論文", "図書",
                "図書の章", "事典項目", "規格", "法律文書", "データセット", "インタビュー・発言", "映像・音声",
                "画像・地図", "その他の資料",
            )  # fmt: skip
        case "zh":
            return _measured(
                "{count}{measure}{name}", "网页, 个", "新闻报道, 篇", "报告, 份", "期刊文章, 篇", "其他论文, 篇",
                "图书, 本", "图书章节, 个", "工具书条目, 个", "标准, 项", "法律文件, 份", "数据集, 个",
                "访谈或讲话, 份", "音像资料, 份", "图像或地图, 幅", "其他来源, 个",
            )  # fmt: skip
        case _:
            return _plurals(
                "web page, web pages", "news article, news articles", "report, reports",
                "journal article, journal articles", "academic paper, academic papers", "book, books",
                "book chapter, book chapters", "reference entry, reference entries", "standard, standards",
                "legal document, legal documents", "data set, data sets",
                "interview or statement, interviews or statements",
                "recording or broadcast, recordings or broadcasts", "image or map, images or maps",
                "other source, other sources",
            )  # fmt: skip


def _plurals(*pairs: str) -> dict[Kind, Noun]:
    """Of "web page, web pages", in the order of the kinds: languages whose plural is for more than one."""
    split = (pair.split(", ") for pair in pairs)
    return {
        kind: Noun(one, f"1 {one}", f"{{count}} {more}")
        for kind, (one, more) in zip(get_args(Kind), split, strict=True)
    }


def _measured(more: str, *names: str) -> dict[Kind, Noun]:
    """Of names alone: languages that have no plural. `more` has {name} and {count}; a name may bring its measure."""
    out: dict[Kind, Noun] = {}
    for kind, written in zip(get_args(Kind), names, strict=True):
        name, _, measure = written.partition(", ")
        form = more.replace("{name}", name).replace("{measure}", measure)
        out[kind] = Noun(name, form.format(count=1), form)
    return out
