"""A theme goes in; the styles part comes out: Word's own names for what Word knows, plain names for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal, TypeAlias

from ...core.direction import is_right_to_left
from ...core.node import node
from ...themes.theme import Panel, TextStyle, Theme
from .entries import USUAL, labelled
from .measures import Measures, PanelMeasures, call_out_measures, summary_measures
from .template import merged
from .typefaces import fonts, regional
from .xml import border, escape, indent, number, properties, root, run_properties, shading, spacing, tabs, val

#: numId of the lists that styles name (see numbering.py).
HEADING_LIST = 1
BULLET_LIST = 2
NUMBER_LIST = 3

#: Levels of headings, of the contents, and of lists that have styles of their own.
HEADING_LEVELS = 4
LIST_LEVELS = 3

#: Size of the mark of a comment, which only screens show, in half-points.
_COMMENT_MARK = 16

#: Height of the likelihood scale, in twips.
SCALE_HEIGHT = 110

#: A pitch below this share of the size cuts into the face's own line height (1.26 em in both): it must be exact.
_EXACT_BELOW = 1.3

#: Styles that Word has built in, with the priority that orders its gallery.
_BUILT_IN = {
    "Title": 10,
    "Subtitle": 11,
    **{f"Heading{n}": 9 for n in range(1, 5)},
    "BodyText": 1,
    "Caption": 35,
    "Quote": 29,
    "Bibliography": 37,
    "Hyperlink": 99,
    "Header": 99,
    "Footer": 99,
    "FootnoteText": 99,
    "FootnoteReference": 99,
    "CommentText": 99,
    "CommentReference": 99,
    "EndnoteText": 99,
    "EndnoteReference": 99,
    "TOCHeading": 39,
    **{f"TOC{n}": 39 for n in range(1, 5)},
    "TableofFigures": 99,
    **{f"List{kind}{n}": 36 for kind in ("Bullet", "Number", "Continue") for n in ("", "2", "3")},
}

Paragraphs: TypeAlias = dict[str, str | bool]
Runs: TypeAlias = dict[str, str | bool | int | None]


@node
class Style:
    """A paragraph or character style and what it says beyond its text style of the theme."""

    id: str
    name: str
    text: str = ""
    """Key of `Theme.text`; empty: nothing but `ppr` and `rpr`."""
    next: str = ""
    ppr: Paragraphs | None = None
    rpr: Runs | None = None
    based_on: str = "Normal"
    kind: Literal["paragraph", "character"] = "paragraph"
    gallery: bool = True
    """Shown in Word's gallery of styles."""


def styles_part(theme: Theme, page: Measures, lang: str, east_asian: str, numbered: int) -> bytes:
    """The whole part. `numbered` is the count of heading levels that a list numbers."""
    maker = _Styles(theme, page, east_asian, numbered)
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
        'w:defQFormat="0" w:count="376"/>'
    )
    if theme.template is not None:
        return root("styles", merged(theme.template, list(maker.all()), lang, regional(east_asian)))
    return root("styles", maker.defaults(lang) + latent + "".join(maker.all()))


class _Styles:
    def __init__(self, theme: Theme, page: Measures, east_asian: str, numbered: int) -> None:
        self.theme, self.page, self.east_asian, self.numbered = theme, page, east_asian, numbered

    def defaults(self, lang: str) -> str:
        """Document defaults: look and language of everything that says nothing else. The style Normal says nothing, so
        that the styles of tables, which go before the defaults only, show in tables that people insert (17.7.2).
        """
        body = self.theme.text["body"]
        ppr = properties(widow_control=True, no_hyphens=True, spacing=pitch(body, 0, 0), align=val("jc", "left"))
        bidi = escape(regional(lang)) if is_right_to_left(lang) else "ar-SA"
        rpr = run_properties(
            **self._run(body),
            kern=val("kern", 2),
            lang=f'<w:lang w:val="{escape(lang)}" w:eastAsia="{regional(self.east_asian)}" w:bidi="{bidi}"/>',
            ligatures="standard",
        )
        return (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{rpr}</w:rPr></w:rPrDefault>"
            f"<w:pPrDefault><w:pPr>{ppr}</w:pPr></w:pPrDefault></w:docDefaults>"
        )

    def all(self) -> Iterator[str]:
        """Every style as XML."""
        yield self._normal()
        yield _default("character", "DefaultParagraphFont", "Default Paragraph Font", 1)
        yield _default("numbering", "NoList", "No List", 99)
        groups = (
            self._title_block(),
            self._headings(),
            self._text(),
            self._judgments(),
            self._panels(),
            self._lists(),
            self._contents(),
            self._notes(),
            self._furniture(),
            self._characters(),
        )
        yield from map(self._xml, chain.from_iterable(groups))
        yield from self._tables()

    @staticmethod
    def _normal() -> str:
        return (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
            "</w:style>"
        )

    # ------------------------------------------------------------ groups

    def _title_block(self) -> Iterator[Style]:
        head = indent(-self.page.hang)
        line: Paragraphs = {"borders": title_rule(self.theme), "tabs": tabs(("right", self.page.text)), "indent": head}
        yield Style("TitleLine", "Title Line", "organisation", "Title", line | {"keep_next": True})
        yield Style("Title", "Title", "title", "Subtitle", {"indent": head, "keep_next": True})
        yield Style("Subtitle", "Subtitle", "subtitle", "TitleFacts", {"indent": head, "keep_next": True})
        facts = self.theme.text["facts"]
        authors: Paragraphs = {"indent": head, "keep_next": True, "spacing": pitch(facts, None, 0)}
        yield Style("TitleAuthors", "Title Authors", "facts", "TitleFacts", authors)
        yield Style("TitleFacts", "Title Facts", "facts", "BodyText", {"indent": head})
        rule = border("top", self.theme.table.row_rule.eighths, 4, self._colour(self.theme.table.hairline))
        rules = f"<w:pBdr>{rule}{rule.replace('w:top', 'w:bottom')}</w:pBdr>"
        statement = pitch(self.theme.text["distribution"], None, facts.after.twips)
        ppr: Paragraphs = {"indent": head, "borders": rules, "keep_lines": True, "spacing": statement}
        yield Style("Distribution", "Distribution Statement", "distribution", "BodyText", ppr)

    def _headings(self) -> Iterator[Style]:
        for level in range(1, HEADING_LEVELS + 1):
            ppr: Paragraphs = {"keep_next": True, "keep_lines": True, "outline": val("outlineLvl", level - 1)}
            if level <= self.numbered:
                ppr["number"] = number(HEADING_LIST, level - 1)
            yield Style(f"Heading{level}", f"heading {level}", f"heading-{level}", "BodyText", ppr)
        label: Paragraphs = {"keep_next": True, "indent": indent(-self.page.hang)}
        yield Style("Label", "Label", "label", "BodyText", label)

    def _text(self) -> Iterator[Style]:
        keep: Paragraphs = {"keep_next": True, "keep_lines": True}
        inset = self.theme.list.indent.twips
        body = self.theme.text["body"]
        yield Style("BodyText", "Body Text", "body")
        yield Style(
            "Caption", "caption", "caption", "BodyText", keep | {"spacing": self._above(self.theme.table.before.twips)}
        )
        figure = spacing(0, body.after.twips, 240, "auto")
        yield Style("Figure", "Figure", "", "BodyText", {"spacing": figure})
        quoted = quotation_inset(self.theme)
        quote: Paragraphs = {"indent": indent(quoted, quoted)}
        yield Style("Quote", "Quote", "quotation", "BodyText", quote)
        yield Style("QuoteAttribution", "Quote Attribution", "attribution", "BodyText", quote)
        yield Style("DefinitionTerm", "Definition Term", "table-header", "Definition", keep)
        yield Style("Definition", "Definition", "body", "", {"indent": indent(inset)})
        side = border("left", 12, 10, self._colour(self.theme.table.hairline))
        code: Paragraphs = {"indent": indent(inset), "borders": f"<w:pBdr>{side}</w:pBdr>"}
        yield Style("CodeBlock", "Code Block", "code", "BodyText", code)
        low: Paragraphs = {"spacing": spacing(0, 0, 20, "exact")}
        yield Style("Spacer", "Spacer", ppr=low, rpr={"size": 2}, gallery=False)

    def _above(self, before: int) -> str:
        return pitch(self.theme.text["caption"], before)

    def _judgments(self) -> Iterator[Style]:
        rule, ink = self.theme.table.header_rule.eighths, self._colour(self.theme.table.rule)
        statement = f"<w:pBdr>{border('top', rule, 7, ink)}</w:pBdr>"
        keep: Paragraphs = {"keep_next": True, "keep_lines": True}
        look = self.theme.text["judgment"]
        above: Paragraphs = {"borders": statement, "spacing": pitch(look, 160, look.after.twips)}
        yield Style("JudgmentStatement", "Judgment Statement", "judgment", "", keep | above)
        yield Style("JudgmentFacet", "Judgment Facet", "facet", "", {"keep_lines": True})
        yield Style("JudgmentScale", "Judgment Scale", "facet", "", {"spacing": scale_pitch(0)}, gallery=False)

    def _panels(self) -> Iterator[Style]:
        theme = self.theme
        summary = panel_properties(theme, theme.summary, summary_measures(self.page, theme.summary))
        yield Style("SummaryText", "Summary Text", "summary", "", summary)
        yield Style("SummaryLabel", "Summary Label", "label", "SummaryText", summary | {"keep_next": True})
        call_out = panel_properties(theme, theme.call_out, call_out_measures(theme.call_out))
        yield Style("CallOut", "Call-out", "call-out", "", call_out | {"keep_lines": True})
        yield Style("CallOutLabel", "Call-out Label", "call-out-label", "CallOut", call_out | {"keep_next": True})

    def _lists(self) -> Iterator[Style]:
        between = spacing(after=self.theme.list.between.twips)
        for level in range(1, LIST_LEVELS + 1):
            suffix, title = ("", "") if level == 1 else (str(level), f" {level}")
            for name, num in (("Bullet", BULLET_LIST), ("Number", NUMBER_LIST)):
                ppr: Paragraphs = {"number": number(num, level - 1), "spacing": between}
                yield Style(f"List{name}{suffix}", f"List {name}{title}", ppr=ppr, based_on="BodyText")
            more: Paragraphs = {"indent": indent(self.theme.list.indent.twips * level), "spacing": between}
            yield Style(f"ListContinue{suffix}", f"List Continue{title}", ppr=more, based_on="BodyText")

    def _contents(self) -> Iterator[Style]:
        line, width = self._colour(self.theme.table.hairline), self.theme.table.row_rule.eighths
        ppr: Paragraphs = {
            "borders": f"<w:pBdr>{border('bottom', width, 3, line)}{border('between', width, 3, line)}</w:pBdr>",
            "tabs": tabs(("left", 0), ("right", self.page.text)),
            "spacing": pitch(self.theme.text["contents"], 60, 0),
            "indent": indent(0, None, self.page.hang),
        }
        for level in range(1, HEADING_LEVELS + 1):
            rpr: Runs = {"bold": True, "colour": self._colour("dark")} if level == 1 else {}
            yield Style(f"TOC{level}", f"toc {level}", "contents", "Normal", ppr, rpr, gallery=False)
        yield Style("TableofFigures", "table of figures", "contents", "Normal", ppr, gallery=False)
        label = self.theme.text["label"]
        heading: Paragraphs = {"keep_next": True, "indent": indent(-self.page.hang), "spacing": pitch(label, 360)}
        yield Style("TOCHeading", "TOC Heading", "label", "Normal", heading)

    def _notes(self) -> Iterator[Style]:
        yield Style("Bibliography", "Bibliography", "endnote", "", {"keep_lines": True})
        yield Style("BibliographyNote", "Bibliography Note", "endnote")
        yield Style("FootnoteText", "footnote text", "footnote", gallery=False)
        yield Style("CommentText", "annotation text", "facet", gallery=False)
        place = labelled(self.theme, self.page, USUAL)
        yield Style("EndnoteText", "endnote text", "endnote", "", place | {"keep_lines": True}, gallery=False)
        yield Style("TableNote", "Table Note", "table-note", "BodyText")

    def _furniture(self) -> Iterator[Style]:
        ppr: Paragraphs = {
            "tabs": tabs(("center", (self.page.text - self.page.hang) // 2), ("right", self.page.text)),
            "indent": indent(-self.page.hang),
        }
        yield Style("Header", "header", "running", "", ppr, gallery=False)
        yield Style("Footer", "footer", "running", "", ppr, gallery=False)
        yield Style("Banner", "Banner", "banner", "", {"align": val("jc", "center")}, gallery=False)

    def _characters(self) -> Iterator[Style]:
        text = self.theme.text
        citation, address, code = text["citation"], text["address"], text["code"]
        ink = self._colour(citation.colour)
        raised: Runs = {"fonts": self._face(citation), "colour": ink, "raised": "superscript", "figures": "lining"}
        yield _character("Citation", "Citation", raised)
        yield _character("FootnoteReference", "footnote reference", raised)
        yield _character("EndnoteReference", "endnote reference", raised)
        yield _character("CommentReference", "annotation reference", {"size": _COMMENT_MARK})
        yield _character("Hyperlink", "Hyperlink", {"colour": self._colour("link")})
        # says nothing, so that words stay as quiet as their line; without any style some programs drop the link
        yield _character("CitationLink", "Citation Link", {})
        yield _character("EntryLabel", "Entry Label", entry_label(self.theme, self.east_asian))
        yield _character("Address", "Address", self._run(address), "Hyperlink")
        yield _character("BackLink", "Back Link", self._run(text["back-link"]), "Hyperlink")
        yield _character("CodeText", "Code Text", {"fonts": self._face(code), "colour": self._colour(code.colour)})
        yield _character("Lead", "Lead Words", {"fonts": self._face(text["heading-2"]), "bold": True})
        yield _character("CaptionLabel", "Caption Label", {"bold": True, "colour": self._colour(self.theme.table.rule)})
        yield _character("SummaryHeading", "Summary Heading", self._run(text["label"]))
        marking = self._run(text["marking"])
        yield _character("Marking", "Marking", marking)

    def _tables(self) -> Iterator[str]:
        table = self.theme.table
        rule, line = self._colour(table.rule), self._colour(table.hairline)
        borders = (
            border("top", table.head_rule.eighths, 0, rule)
            + border("bottom", table.header_rule.eighths, 0, rule)
            + border("insideH", table.row_rule.eighths, 0, line)
        )
        under = border("bottom", table.header_rule.eighths, 0, rule)
        text, head = self.theme.text["table"], self._run(self.theme.text["table-header"])
        normal = _margins(0, 108, 0, 108)
        yield _default("table", "TableNormal", "Normal Table", 99, f"<w:tblPr>{_NO_INDENT}{normal}</w:tblPr>")
        yield _table(
            "BriefingTable",
            "Briefing Table",
            f"<w:pPr>{properties(spacing=pitch(text))}</w:pPr><w:rPr>{run_properties(**self._run(text))}</w:rPr>"
            f"<w:tblPr>{_NO_INDENT}<w:tblBorders>{borders}</w:tblBorders>"
            f"{_margins(table.cell_y.twips, table.cell_x.twips, table.cell_y.twips, table.cell_x.twips)}</w:tblPr>"
            "<w:trPr><w:cantSplit/></w:trPr>"
            f'<w:tblStylePr w:type="firstRow"><w:pPr><w:keepNext/></w:pPr><w:rPr>{run_properties(**head)}</w:rPr>'
            "<w:tblPr/><w:trPr><w:tblHeader/></w:trPr>"
            f"<w:tcPr><w:tcBorders>{under}</w:tcBorders></w:tcPr></w:tblStylePr>"
            '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>',
        )
        facets = _margins(0, 0, table.cell_y.twips, 2 * table.cell_x.twips)
        yield _table("BriefingFacets", "Briefing Facets", f"<w:tblPr>{_NO_INDENT}{facets}</w:tblPr>")
        yield self._xml(Style("TableText", "Table Text", "table"))
        yield self._xml(Style("TableHeader", "Table Header", "table-header", ppr={"keep_next": True}))

    # ------------------------------------------------------------ one style

    def _xml(self, style: Style) -> str:
        look = self.theme.text.get(style.text)
        paragraph = style.kind == "paragraph"
        rpr = run_properties(**{**(self._run(look) if look else {}), **(style.rpr or {})})
        ppr = self._paragraph(style, look) if paragraph else ""
        custom = "" if style.id in _BUILT_IN else ' w:customStyle="1"'
        return (
            f'<w:style w:type="{style.kind}"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
            f'<w:basedOn w:val="{style.based_on}"/>'
            + (val("next", style.next) if style.next else "")
            + val("uiPriority", _BUILT_IN.get(style.id, 20))
            + ("<w:qFormat/>" if style.gallery else "")
            + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
            + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
            + "</w:style>"
        )

    def _paragraph(self, style: Style, look: TextStyle | None) -> str:
        props: Paragraphs = {}
        if look is not None:
            props["spacing"] = pitch(look)
            props["align"] = val("jc", "both") if look.justify else val("jc", "center") if look.centred else ""
            props["no_hyphens"] = val("suppressAutoHyphens", 0) if look.hyphenate else ""
            if self.theme.template is not None:  # whose Normal may be justified and indented
                props["align"] = props["align"] or val("jc", "left")
                props["indent"] = "" if style.id == "Bibliography" else indent()  # entries stand where lists do
            if look.first and style.id == "BodyText":
                props["indent"] = f'<w:ind w:left="0" w:firstLine="{look.first.twips}"/>'
        return properties("", props | (style.ppr or {}))

    def _run(self, look: TextStyle) -> Runs:
        return {
            "fonts": self._face(look),
            "bold": look.weight in ("semibold", "bold") or None,
            "italic": look.italic or None,
            "caps": look.capitals or None,
            "colour": self._colour(look.colour),
            "tracking": round(look.tracking * look.size.pt * 20) or None,
            "size": look.size.half_points,
            "figures": "oldStyle" if look.old_style else "lining",
        }

    def _face(self, look: TextStyle) -> str:
        return fonts(self.theme.faces[look.face], self.east_asian)

    def _colour(self, name: str) -> str:
        return colour(self.theme, name)


def colour(theme: Theme, name: str) -> str:
    """RRGGBB of a colour of the theme, as Word writes it."""
    return theme.colour(name).lstrip("#").upper()


def entry_label(theme: Theme, east_asian: str) -> Runs:
    """The look of what stands before an entry: a list's number or text."""
    look = theme.text["citation"]
    return {
        "fonts": fonts(theme.faces[look.face], east_asian),
        "bold": True,
        "colour": colour(theme, look.colour),
        "size": theme.text["address"].size.half_points,
        "figures": "lining",
    }


def pitch(look: TextStyle, before: int | None = None, after: int | None = None) -> str:
    """Spacing of a text style; lines grow with what stands in them unless the pitch cuts into the face's own height."""
    exact = look.leading < _EXACT_BELOW * look.size
    return spacing(
        look.before.twips if before is None else before,
        look.after.twips if after is None else after,
        look.leading.twips,
        "exact" if exact else "atLeast",
    )


def panel_properties(theme: Theme, panel: Panel, at: PanelMeasures, variant: int = 0, shift: int = 0) -> Paragraphs:
    """Tint, rule and indents of a panel's paragraphs.

    Word joins neighbours with the same borders into one panel; `variant` 1 keeps neighbours apart.
    `shift` moves it to the right, in twips.
    """
    fill, rule = colour(theme, panel.fill), colour(theme, panel.rule)
    sides = (
        border("top", 4, at.above, fill)
        + border("left", panel.rule_width.eighths + variant, at.side, rule)
        + border("bottom", 4, at.above, fill)
        + border("right", 4, at.side, fill)
    )
    return {"borders": f"<w:pBdr>{sides}</w:pBdr>", "shade": shading(fill), "indent": indent(at.left + shift, at.right)}


def quotation_inset(theme: Theme) -> int:
    """Indent of quotations at either side, in twips."""
    told = theme.text["quotation"].inset
    return (theme.list.indent if told is None else told).twips


def scale_pitch(after: int) -> str:
    """Spacing of the likelihood scale, whose line is as high as its steps."""
    return spacing(80, after, SCALE_HEIGHT, "exact")


def title_rule(theme: Theme) -> str:
    """The rule above the title block, as a paragraph's border."""
    rule = border("top", theme.title_rule.eighths, 9, colour(theme, theme.table.rule))
    return f"<w:pBdr>{rule}</w:pBdr>"


_NO_INDENT = '<w:tblInd w:w="0" w:type="dxa"/>'


def _margins(top: int, left: int, bottom: int, right: int) -> str:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


def _character(style_id: str, name: str, rpr: Runs, based_on: str = "DefaultParagraphFont") -> Style:
    return Style(style_id, name, rpr=rpr, based_on=based_on, kind="character")


def _default(kind: str, style_id: str, name: str, priority: int, content: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="{priority}"/><w:semiHidden/>{content}</w:style>'
    )


def _table(style_id: str, name: str, content: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>{content}</w:style>'
    )
