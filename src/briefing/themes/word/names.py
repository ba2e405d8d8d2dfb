"""The name of a style in a Word file goes in; what we call that style comes out.

Word writes the English names of its own styles whatever its language (ECMA-376, 17.7.4.9), and translates their ids;
other programs translate both.
"""

from __future__ import annotations

#: Ids of our writer by the style's name in lower case.
IDS = {
    "normal": "Normal",
    "default paragraph font": "DefaultParagraphFont",
    "normal table": "TableNormal",
    "no list": "NoList",
    "body text": "BodyText",
    "title": "Title",
    "subtitle": "Subtitle",
    "caption": "Caption",
    "quote": "Quote",
    "bibliography": "Bibliography",
    "hyperlink": "Hyperlink",
    "header": "Header",
    "footer": "Footer",
    "footnote text": "FootnoteText",
    "footnote reference": "FootnoteReference",
    "endnote text": "EndnoteText",
    "endnote reference": "EndnoteReference",
    "toc heading": "TOCHeading",
    **{f"heading {n}": f"Heading{n}" for n in range(1, 10)},
    **{f"toc {n}": f"TOC{n}" for n in range(1, 10)},
    **{
        f"list {kind}{n and f' {n}'}": f"List{kind.capitalize()}{n}"
        for kind in ("bullet", "number", "continue")
        for n in ("", "2", "3", "4", "5")
    },
    "title line": "TitleLine",
    "title authors": "TitleAuthors",
    "title facts": "TitleFacts",
    "distribution statement": "Distribution",
    "label": "Label",
    "figure": "Figure",
    "quote attribution": "QuoteAttribution",
    "definition term": "DefinitionTerm",
    "definition": "Definition",
    "code block": "CodeBlock",
    "judgment statement": "JudgmentStatement",
    "judgment facet": "JudgmentFacet",
    "summary text": "SummaryText",
    "summary label": "SummaryLabel",
    "call-out": "CallOut",
    "call-out label": "CallOutLabel",
    "bibliography note": "BibliographyNote",
    "table note": "TableNote",
    "table text": "TableText",
    "table header": "TableHeader",
    "banner": "Banner",
    "table of figures": "TableofFigures",
    "spacer": "Spacer",
    "judgment scale": "JudgmentScale",
    **{
        name: "".join(word.capitalize() for word in name.split())
        for name in ("citation", "citation link", "entry label", "address", "back link", "code text", "caption label")
    },
    "lead words": "Lead",
    "summary heading": "SummaryHeading",
    "marking": "Marking",
    "briefing table": "BriefingTable",
    "briefing facets": "BriefingFacets",
}

#: Which of these are styles of characters, and of tables.
CHARACTERS = frozenset(
    (
        *("DefaultParagraphFont", "Hyperlink", "FootnoteReference", "EndnoteReference", "Citation", "CitationLink"),
        *("EntryLabel", "Address", "BackLink", "CodeText", "CaptionLabel", "Lead", "SummaryHeading", "Marking"),
    )
)
TABLES = frozenset(("TableNormal", "BriefingTable", "BriefingFacets"))

#: What the look of a style decides in a theme: text styles by our ids.
TEXT = {
    **{f"Heading{n}": f"heading-{n}" for n in range(1, 5)},
    "Title": "title",
    "Subtitle": "subtitle",
    "Caption": "caption",
    "Quote": "quotation",
    "QuoteAttribution": "attribution",
    "FootnoteText": "footnote",
    "Bibliography": "endnote",
    "Footer": "running",
    "TOC2": "contents",
    "TOCHeading": "contents-heading",
    "TitleLine": "organisation",
    "TitleFacts": "facts",
    "Distribution": "distribution",
    "Label": "label",
    "CodeBlock": "code",
    "JudgmentStatement": "judgment",
    "JudgmentFacet": "facet",
    "SummaryText": "summary",
    "CallOut": "call-out",
    "CallOutLabel": "call-out-label",
    "TableNote": "table-note",
    "TableText": "table",
    "TableHeader": "table-header",
    "Banner": "banner",
}

#: "Heading", with the number behind it, and other names, as programs in other languages write them.
_HEADINGS = (
    *("überschrift", "titre", "título", "titulo", "titolo", "kop", "rubrik", "overskrift", "otsikko", "nagłówek"),
    *("nadpis", "címsor", "заголовок", "επικεφαλίδα", "başlık", "标题", "標題", "見出し", "제목", "pealkiri"),
)
_OTHERS = {
    "standard": "normal",
    "default": "normal",
    "default style": "normal",
    "textkörper": "body text",
    "text body": "body text",
    "corps de texte": "body text",
    "texto independiente": "body text",
    "corpo del testo": "body text",
    "plattetekst": "body text",
    "основной текст": "body text",
    "正文文本": "body text",
    "titel": "title",
    "untertitel": "subtitle",
    "sous-titre": "subtitle",
    "beschriftung": "caption",
    "légende": "caption",
    "zitat": "quote",
    "citation": "quote",
    "kopfzeile": "header",
    "fußzeile": "footer",
    "en-tête": "header",
    "pied de page": "footer",
    "internet link": "hyperlink",
    "footnote": "footnote text",
    "endnote": "endnote text",
}


def known(name: str, builtin: bool = True) -> str:
    """Our id of a style by its name; empty where we have none of that name. `builtin`: the file does not say that the
    style is its own, so that the name may be a translation.
    """
    plain = " ".join(name.lower().split(",")[0].split())
    if plain in IDS:
        return IDS[plain]
    return IDS.get(english(plain), "") if builtin else ""


def english(name: str) -> str:
    """The English name of a style of Word's own, in lower case; the name itself where it is none that we know."""
    plain = " ".join(name.lower().split())
    words = plain.rpartition(" ") if " " in plain else (plain.rstrip("123456789"), "", plain[-1:])
    if words[0] in _HEADINGS and words[2].isdecimal():
        return f"heading {words[2]}"
    return _OTHERS.get(plain, plain)


def heading_level(name: str) -> int:
    """1 to 9 for the name of a heading style in any language that we know, or the figure alone; 0 for others."""
    plain = english(name)
    if plain.startswith("heading "):
        plain = plain.removeprefix("heading ")
    return int(plain) if plain in "123456789" and plain else 0
