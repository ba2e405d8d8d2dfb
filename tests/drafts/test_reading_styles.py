"""Styles, looks and lists: what makes a difference is read, what programs only spell out is not."""

from __future__ import annotations

import pytest

from briefing.drafts.drawn import PLAIN, Item, Look, Shown, TableShown, Words
from briefing.drafts.reading import open_draft

from .packed import p, packed, r


def style(style_id: str, name: str, *, based: str = "", ppr: str = "", rpr: str = "", kind: str = "paragraph") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{on}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def read(body: str, **parts: str) -> list[Shown]:
    return [block for block in open_draft(packed(body, **parts), "x.docx").blocks if isinstance(block, Shown)]


@pytest.mark.parametrize(
    ("style_id", "name", "called", "level"),
    [
        ("berschrift1", "heading 1", "Heading1", 1),
        ("Heading1", "Heading 1", "Heading1", 1),
        ("TextBody", "Body Text", "BodyText", 0),
        ("Textbody", "Text body", "BodyText", 0),
        ("LeadWords", "Lead Words", "Lead", 0),
        ("Callout", "Call-out", "CallOut", 0),
        ("Caption1", "caption", "Caption", 0),
        ("Contents2", "TOC 2", "TOC2", 0),
        ("Footnote", "Footnote Text", "FootnoteText", 0),
        ("x", "Our Own", "Our Own", 0),
        ("y", "heading 3,H3", "Heading3", 3),
    ],
)
def test_a_style_is_known_by_its_name(style_id: str, name: str, called: str, level: int) -> None:
    (shown,) = read(p(r("x"), style=style_id), styles=style(style_id, name))
    assert (shown.style, shown.level) == (called, level)


def test_levels_and_quotations_come_down_a_chain() -> None:
    styles = (
        style("Heading2", "heading 2", ppr="<w:outlineLvl w:val='1'/>")
        + style("a", "House Heading", based="Heading2")
        + style("b", "Deep", ppr="<w:outlineLvl w:val='4'/>")
        + style("Quote", "Quote")
        + style("c", "Long Quote", based="Quote")
        + style("d", "Round", based="e")
        + style("e", "About", based="d")
    )
    body = "".join(p(r("x"), style=each) for each in "abcd") + p(r("x"), ppr="<w:outlineLvl w:val='2'/>")
    shown = read(body, styles=styles)
    assert [(each.style, each.level, each.quoted) for each in shown] == [
        ("House Heading", 2, False),
        ("Deep", 5, False),
        ("Long Quote", 0, True),
        ("Round", 0, False),
        ("Normal", 3, False),
    ]


BOLD, NOT = "<w:b/>", "<w:b w:val='0'/>"
STYLES = (
    style("N", "Normal")
    + style("B", "Bold", rpr="<w:b/>")
    + style("I", "Quote", rpr="<w:i/>")
    + style("Lead", "Lead Words", rpr="<w:b/>", kind="character")
    + style("Code", "Code Text", kind="character")
    + style("Link", "Hyperlink", rpr="<w:b/>", kind="character")
    + style("Loud", "Loud", rpr="<w:b/><w:i/>", kind="character")
    + style("Cite", "Citation", rpr="<w:vertAlign w:val='superscript'/>", kind="character")
)


@pytest.mark.parametrize(
    ("paragraph", "rpr", "look"),
    [
        ("N", BOLD, Look(strong=True)),
        ("N", NOT + "<w:i w:val='false'/><w:sz w:val='22'/><w:color w:val='FF0000'/>", PLAIN),
        ("B", BOLD, PLAIN),
        ("B", NOT, PLAIN),
        ("I", "<w:i/>", PLAIN),
        ("I", "<w:i w:val='0'/>", Look(emphasis=True)),
        ("N", "<w:i/>", Look(emphasis=True)),
        ("N", "<w:rStyle w:val='Lead'/>", Look(strong=True)),
        ("N", "<w:rStyle w:val='Lead'/>" + NOT, PLAIN),
        ("N", "<w:rStyle w:val='Code'/>", Look(code=True)),
        ("N", "<w:rStyle w:val='Link'/>", PLAIN),
        ("N", "<w:rStyle w:val='Link'/>" + BOLD, Look(strong=True)),
        ("N", "<w:rStyle w:val='Loud'/>", Look(strong=True, emphasis=True)),
        ("B", "<w:rStyle w:val='Loud'/>", Look(emphasis=True)),
        ("N", "<w:rStyle w:val='Cite'/>", Look(superscript=True)),
        ("N", "<w:rStyle w:val='Cite'/><w:vertAlign w:val='baseline'/>", PLAIN),
        ("N", "<w:vertAlign w:val='subscript'/>", Look(subscript=True)),
        ("N", "<w:rStyle w:val='gone'/>", PLAIN),
    ],
)
def test_only_what_differs_from_the_paragraph_is_a_look(paragraph: str, rpr: str, look: Look) -> None:
    (shown,) = read(p(r("x", rpr), style=paragraph), styles=STYLES)
    assert shown.pieces == (Words("x", look),)


def test_runs_of_one_look_are_one_piece() -> None:
    (shown,) = read(p(r("a", NOT), r("b"), r("c", "<w:sz w:val='20'/>"), r("d", BOLD), r("e", BOLD)))
    assert shown.pieces == (Words("abc"), Words("de", Look(strong=True)))


def test_a_bold_first_column_is_no_emphasis() -> None:
    table = "<w:tblStylePr w:type='firstCol'><w:rPr><w:b/></w:rPr></w:tblStylePr>"
    styles = f'<w:style w:type="table" w:styleId="T"><w:name w:val="House Table"/>{table}</w:style>'
    cells = "".join(f"<w:tc>{p(r('x', BOLD))}</w:tc>" for _ in range(2))
    body = f"<w:tbl><w:tblPr><w:tblStyle w:val='T'/><w:tblLook w:val='0080'/></w:tblPr><w:tr>{cells}</w:tr></w:tbl>"
    (found,) = open_draft(packed(body, styles=styles), "x.docx").blocks
    assert isinstance(found, TableShown)
    looks = [piece.look for cell in found.rows[0].cells for block in cell.blocks for piece in block.pieces]  # type: ignore[union-attr]
    assert looks == [PLAIN, Look(strong=True)]


@pytest.mark.parametrize(
    ("lang", "text", "read_as"),
    [
        ('<w:lang w:val="en-US"/>', "colour", ""),
        ('<w:lang w:val="de-AT"/>', "Hafen", "de"),
        ('<w:lang w:val="en-GB" w:eastAsia="ja-JP"/>', "港", "ja"),
        ('<w:lang w:val="en-GB" w:eastAsia="ja-JP"/>', "port", ""),
        ('<w:rtl/><w:lang w:bidi="ar-SA"/>', "ميناء", "ar"),
        ('<w:lang w:val="x-none"/>', "x", ""),
        ('<w:lang w:eastAsia="zh-TW"/>', "港", "zh-Hant"),
    ],
)
def test_languages_other_than_the_documents(lang: str, text: str, read_as: str) -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    (shown,) = read(p(r(text, lang)), styles=defaults)
    assert shown.pieces == (Words(text, Look(lang=read_as)),)


NUMBERING = (
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:pStyle w:val='L2'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='S'/></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='3'><w:styleLink w:val='S'/><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl>"
    "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
    "</w:lvlOverride></w:num><w:num w:numId='4'><w:abstractNumId w:val='2'/></w:num>"
)


def number(num: str, level: str = "0") -> str:
    return f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{num}'/></w:numPr>"


def test_lists_by_their_numbers() -> None:
    styles = (
        style("L2", "List Bullet 2", ppr="<w:numPr><w:numId w:val='1'/></w:numPr>")
        + style("H", "heading 1", ppr=number("2"))
        + style("Free", "Free", based="L2", ppr=number("0"))
    )
    body = (
        p(r("a"), ppr=number("1"))
        + p(r("b"), style="L2")
        + p(r("c"), ppr=number("2"))
        + p(r("d"), ppr=number("3"))
        + p(r("e"), ppr=number("2"))
        + p(r("f"), ppr=number("4"))
        + p(r("g"), style="H")
        + p(r("h"), style="L2", ppr=number("0"))
        + p(r("i"), style="Free")
        + p(r("j"), ppr=number("99"))
    )
    items = [each.item for each in read(body, styles=styles, numbering=NUMBERING)]
    first, inner, two, three, again, linked, *others = items
    assert (first, linked) == (Item(False, 0, "•"), Item(False, 0, "•"))
    assert (inner and (inner.ordered, inner.depth)) == (True, 1)
    assert two
    assert three
    assert two.list != three.list, "the second list begins anew"
    assert again == three, "what goes on after it counts with it"
    assert others == [None] * 4


def test_a_program_s_own_language_of_east_asia_is_no_language_of_code() -> None:
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-GB'/></w:rPr></w:rPrDefault></w:docDefaults>"
        + style("CodeText", "Code Text", kind="character")
    )
    tagged = "<w:lang w:eastAsia='zh-CN'/>"
    (shown,) = read(p(r("\u6e2f", rpr=f"<w:rStyle w:val='CodeText'/>{tagged}"), r("\u6e2f", rpr=tagged)), styles=styles)
    assert shown.pieces == (Words("\u6e2f", Look(code=True)), Words("\u6e2f", Look(lang="zh")))
