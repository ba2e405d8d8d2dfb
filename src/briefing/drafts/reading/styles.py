"""The part of styles goes in; what each is called by us, and what it says about bold, lists and levels, comes out.

A style is known by its name, since Word and others give ids of their own in each language: "berschrift1" is called
"heading 1" (ECMA-376, 17.7.4.9).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...core.node import node
from .names import VAL, W, flag, value, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_UNLIKE = re.compile(r"[\W_]+")


def _plain(name: str) -> str:
    return _UNLIKE.sub("", name).lower()


#: The ids of our styles, and those of Word's that people use; the name of each but for case and punctuation.
_NAMED = {
    "Title": "title",
    "Subtitle": "subtitle",
    "TitleLine": "titleline",
    "TitleAuthors": "titleauthors",
    "TitleFacts": "titlefacts",
    "Distribution": "distributionstatement",
    "Label": "label",
    "BodyText": "bodytext",
    "Caption": "caption",
    "Figure": "figure",
    "Quote": "quote",
    "IntenseQuote": "intensequote",
    "BlockText": "blocktext",
    "QuoteAttribution": "quoteattribution",
    "DefinitionTerm": "definitionterm",
    "Definition": "definition",
    "CodeBlock": "codeblock",
    "Spacer": "spacer",
    "JudgmentStatement": "judgmentstatement",
    "JudgmentFacet": "judgmentfacet",
    "JudgmentScale": "judgmentscale",
    "SummaryText": "summarytext",
    "SummaryLabel": "summarylabel",
    "CallOut": "callout",
    "CallOutLabel": "calloutlabel",
    "ListParagraph": "listparagraph",
    "TOCHeading": "tocheading",
    "TableofFigures": "tableoffigures",
    "NoSpacing": "nospacing",
    "BodyText2": "bodytext2",
    "BodyText3": "bodytext3",
    "Bibliography": "bibliography",
    "BibliographyNote": "bibliographynote",
    "FootnoteText": "footnotetext",
    "EndnoteText": "endnotetext",
    "TableNote": "tablenote",
    "TableText": "tabletext",
    "TableHeader": "tableheader",
    "Header": "header",
    "Footer": "footer",
    "Banner": "banner",
    "Citation": "citation",
    "FootnoteReference": "footnotereference",
    "EndnoteReference": "endnotereference",
    "Hyperlink": "hyperlink",
    "CitationLink": "citationlink",
    "EntryLabel": "entrylabel",
    "Address": "address",
    "BackLink": "backlink",
    "CodeText": "codetext",
    "Lead": "leadwords",
    "CaptionLabel": "captionlabel",
    "SummaryHeading": "summaryheading",
    "Marking": "marking",
    "Strong": "strong",
    "Emphasis": "emphasis",
    "Normal": "normal",
    "DefaultParagraphFont": "defaultparagraphfont",
    "BriefingTable": "briefingtable",
    "BriefingFacets": "briefingfacets",
    "TableGrid": "tablegrid",
    "TableNormal": "normaltable",
    **{f"Heading{n}": f"heading{n}" for n in range(1, 10)},
    **{f"TOC{n}": f"toc{n}" for n in range(1, 10)},
    **{f"List{kind}{n}": f"list{kind.lower()}{n}" for kind in ("Bullet", "Number", "Continue") for n in ("", *"2345")},
}
#: What other programs call them in their files.
_ALSO = {
    "textbody": "BodyText",
    "standard": "Normal",
    "defaultstyle": "Normal",
    "defaultparagraphstyle": "Normal",
    "quotations": "Quote",
    "quotation": "Quote",
    "preformattedtext": "CodeBlock",
    "htmlpreformatted": "CodeBlock",
    "sourcecode": "CodeBlock",
    "sourcetext": "CodeText",
    "htmlcode": "CodeText",
    "verbatimchar": "CodeText",
    "internetlink": "Hyperlink",
    "footnote": "FootnoteText",
    "endnote": "EndnoteText",
    "footnoteanchor": "FootnoteReference",
    "endnoteanchor": "EndnoteReference",
    "contentsheading": "TOCHeading",
    "tableindex1": "TableofFigures",
    "figureindex1": "TableofFigures",
    "illustrationindex1": "TableofFigures",
    "strongemphasis": "Strong",
    **{f"contents{n}": f"TOC{n}" for n in range(1, 10)},
}
_IDS = {**_ALSO, **{name: style for style, name in _NAMED.items()}}
_HEADING = re.compile(r"Heading(\d)\Z")
#: Lines of the contents, and of lists of tables and figures.
CONTENTS = ("TOC", "TableofFigures")
#: Above this a chain of styles goes in a circle.
_LONGEST_CHAIN = 30

#: Character styles that say no more than they mean: what else they set is the look of a part that the tool makes.
MEANING = {
    "Lead": "strong",
    "Strong": "strong",
    "Emphasis": "emphasis",
    "CodeText": "code",
    "Citation": "superscript",
    "FootnoteReference": "superscript",
    "EndnoteReference": "superscript",
    **dict.fromkeys(
        (
            "Hyperlink",
            "CitationLink",
            "EntryLabel",
            "Address",
            "BackLink",
            "CaptionLabel",
            "SummaryHeading",
            "Marking",
            "DefaultParagraphFont",
        ),
        "",
    ),
}


@node
class Style:
    """A style with what it inherits."""

    id: str
    """As the file has it."""
    name: str
    """What it is called by us (see `Shown.style`)."""
    bold: bool = False
    italic: bool = False
    raised: str = ""
    """"superscript", "subscript" or empty."""
    level: int = 0
    quoted: bool = False
    list: str = ""
    """numId; empty: none."""
    depth: int | None = None
    """Level in the list, from 0; None: what the list says of the style."""
    first_row: bool = False
    """Of a table: its first row is bold."""
    first_column: bool = False
    """Of a table: its first column is bold."""


_NOTHING = Style("", "Normal")


class Styles:
    """The styles of a file by id."""

    def __init__(self, root: Element | None) -> None:
        self._raw: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.defaults: dict[str, str] = {}
        """Kind of style to the id of its default."""
        self.lang: dict[str, str] = {}
        """The document's languages: "val", "eastAsia", "bidi"."""
        self.bold = self.italic = False
        """What the document's defaults say."""
        for element in root.iterfind(W + "style") if root is not None else ():
            style_id, kind = element.get(W + "styleId", ""), element.get(W + "type", "paragraph")
            self._raw.setdefault(style_id, element)
            if element.get(W + "default", "0") in ("1", "true", "on"):
                self.defaults.setdefault(kind, style_id)
        self.basis = root.find(W + "docDefaults") if root is not None else None
        """The document's defaults; None: it says none."""
        defaults = self.basis.find(f"{W}rPrDefault/{W}rPr") if self.basis is not None else None
        self.bold, self.italic = bool(flag(defaults, "b")), bool(flag(defaults, "i"))
        normal = self._raw.get(self.defaults.get("paragraph", ""))
        for rpr in (defaults, normal.find(W + "rPr") if normal is not None else None):
            lang = rpr.find(W + "lang") if rpr is not None else None
            for name in ("val", "eastAsia", "bidi") if lang is not None else ():
                if said := lang.get(W + name):  # type: ignore[union-attr]  # it was just found
                    self.lang[name] = said

    def paragraph(self, style_id: str) -> Style:
        """A paragraph style; the default for an id that no style has."""
        return self._get(style_id if style_id in self._raw else self.defaults.get("paragraph", ""))

    def other(self, style_id: str) -> Style:
        """A character or table style; one that says nothing for an id that no style has."""
        return self._get(style_id) if style_id else _NOTHING

    def chain(self, style_id: str) -> list[Element]:
        """A style and what it is based on, itself first; empty for an id that no style has."""
        return list(self._chain(style_id))

    def _get(self, style_id: str) -> Style:
        found = self._known.get(style_id)
        if found is None:
            found = self._known[style_id] = self._read(style_id)
        return found

    def _read(self, style_id: str) -> Style:
        chain = list(self._chain(style_id))
        if not chain:
            return _NOTHING
        names = [called(value(element, "name"), element.get(W + "styleId", "")) for element in chain]
        number, depth = _list(chain)
        paragraph = chain[0].get(W + "type") != "character"
        return Style(
            style_id,
            names[0],
            _toggled(chain, "b") != (self.bold and paragraph),
            _toggled(chain, "i") != (self.italic and paragraph),
            next(filter(None, (value(element.find(W + "rPr"), "vertAlign") for element in chain)), ""),
            _level(chain, names),
            any(name in ("Quote", "IntenseQuote", "BlockText", "QuoteAttribution") for name in names),
            number,
            depth,
            _bold_part(chain, "firstRow"),
            _bold_part(chain, "firstCol"),
        )

    def _chain(self, style_id: str) -> Iterator[Element]:
        """A style and what it is based on, itself first."""
        for _ in range(_LONGEST_CHAIN):
            element = self._raw.get(style_id)
            if element is None:
                return
            yield element
            style_id = value(element, "basedOn")


def called(name: str, style_id: str) -> str:
    """What a style of this name and id is called by us."""
    return _IDS.get(_plain(name.partition(",")[0])) or (_IDS.get(_plain(style_id)) if not name else None) or name


def _toggled(chain: list[Element], name: str) -> bool:
    """What the chain says last; within a chain of one kind, styles overrule each other (17.7.3)."""
    said = (flag(element.find(W + "rPr"), name) for element in chain)
    return next((each for each in said if each is not None), False)


def _level(chain: list[Element], names: list[str]) -> int:
    for element, name in zip(chain, names, strict=True):
        if found := _HEADING.match(name):
            return int(found[1])
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None:
            at = whole(outline.get(VAL), 9)
            return at + 1 if 0 <= at < 9 else 0
    return 0


def _list(chain: list[Element]) -> tuple[str, int | None]:
    for element in chain:
        numbering = element.find(f"{W}pPr/{W}numPr")
        if numbering is not None and numbering.find(W + "numId") is not None:
            level = value(numbering, "ilvl")
            return value(numbering, "numId"), whole(level) if level else None
    return "", None


def _bold_part(chain: list[Element], part: str) -> bool:
    for element in chain:
        for piece in element.iterfind(W + "tblStylePr"):
            if piece.get(W + "type") == part:
                return bool(flag(piece.find(W + "rPr"), "b"))
    return False
