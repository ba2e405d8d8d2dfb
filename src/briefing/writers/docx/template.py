"""A template of the house goes in; what of its parts becomes the draft's comes out: styles, lists, running lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...core.direction import is_right_to_left
from ...core.numerals import roman
from ...resolve.running import heading_on, said
from ...themes.running import Field
from .fields import field
from .xml import escape, run

if TYPE_CHECKING:
    from ...themes.running import Pages, Running
    from ...themes.template import Template
    from .draft import Draft

_DEFAULTS = re.compile(r"<w:docDefaults>.*?</w:docDefaults>|<w:docDefaults/>", re.DOTALL)
_STYLE = re.compile(r'<w:style [^>]*w:styleId="([^"]+)"[^>]*>.*?</w:style>', re.DOTALL)
_DIRECTION = re.compile("<w:bidi(?: [^>]*)?/>")
_NUMBERED = re.compile(r"Heading[1-4]|List(?:Bullet|Number)[23]?")
_PROPERTIES = re.compile("<w:pPr>(.*?)</w:pPr>|<w:pPr/>", re.DOTALL)
#: What stands before `w:numPr` in a `w:pPr` (ECMA-376, 17.3.1.26).
_BEFORE_NUMBER = re.compile("(?:<w:(?:pStyle|keepNext|keepLines|pageBreakBefore|framePr|widowControl)(?: [^>]*)?/>)*")
#: What stands before `w:pPr` in a `w:style` (17.7.4.17).
_BEFORE_PROPERTIES = re.compile(
    "(?:<w:(?:name|aliases|basedOn|next|link|autoRedefine|hidden|uiPriority|semiHidden|unhideWhenUsed|qFormat|locked)"
    "(?: [^>]*)?/>)*"
)


def merged(template: Template, ours: list[str], lang: str, east_asian: str) -> str:
    """The content of the styles part: the template's own, which stay as they are but for the language and the lists
    that count headings and items; then those of ours that it does not have.
    """
    theirs = template.styles or "<w:docDefaults/>"
    bidi = lang if is_right_to_left(lang) else "ar-SA"
    tag = f'<w:lang w:val="{escape(lang)}" w:eastAsia="{east_asian}" w:bidi="{escape(bidi)}"/>'
    numbered: dict[str, str] = {}
    added: list[str] = []
    for style in ours:
        found = _STYLE.match(style)
        assert found is not None, style
        if found[1] not in template.style_ids:
            added.append(style)
        elif _NUMBERED.fullmatch(found[1]):
            listed = re.search("<w:numPr>.*?</w:numPr>", style)
            numbered[found[1]] = listed[0] if listed else ""
    if is_right_to_left(lang):
        theirs = _DIRECTION.sub("", theirs)
    theirs = _DEFAULTS.sub(lambda old: _defaults(old[0], tag, is_right_to_left(lang)), theirs, count=1)
    theirs = _STYLE.sub(lambda old: _listed(old[0], numbered.get(old[1], "")), theirs)
    return theirs + "".join(added)


def _defaults(said_there: str, lang: str, rtl: bool) -> str:
    """The template's defaults in the document's language."""
    runs = re.search("<w:rPr>(.*?)</w:rPr>", said_there, re.DOTALL)
    paragraphs = re.search("<w:pPrDefault><w:pPr>(.*?)</w:pPr></w:pPrDefault>", said_there, re.DOTALL)
    inner = paragraphs[1] if paragraphs else ""
    if rtl and "<w:bidi" not in inner:
        at = re.search("<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|jc)[ /]", inner)
        cut = at.start() if at else len(inner)
        inner = f"{inner[:cut]}<w:bidi/>{inner[cut:]}"
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{runs[1] if runs else ''}{lang}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{inner}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _listed(style: str, listed: str) -> str:
    """A style of the template in a list of ours."""
    if not listed:
        return style
    own = _PROPERTIES.search(style)
    if own is not None:
        inner = own[1] or ""
        cut = _BEFORE_NUMBER.match(inner)
        at = cut.end() if cut else 0
        return f"{style[: own.start()]}<w:pPr>{inner[:at]}{listed}{inner[at:]}</w:pPr>{style[own.end() :]}"
    start = style.index(">") + 1
    head = _BEFORE_PROPERTIES.match(style, start)
    at = head.end() if head else start
    return f"{style[:at]}<w:pPr>{listed}</w:pPr>{style[at:]}"


def running_lines(draft: Draft, running: Running, first: bool) -> str:
    """The paragraphs of a header or footer of the template, with the document's own words in their fields."""
    return "".join(piece if isinstance(piece, str) else _field(draft, piece, first) for piece in running.xml)


def _field(draft: Draft, asked: Field, first: bool) -> str:
    match asked.name:
        case "page" | "pages":
            count = max(1, draft.pages.count)
            page = count if asked.name == "pages" else 1 if first else min(2, count)
            name = "NUMPAGES" if asked.name == "pages" else "PAGE"
            shown = roman(page) if asked.roman else str(page)
            return field(f"{name} \\* roman" if asked.roman else name, shown, asked.properties)
        case "heading":
            switches = (" \\n" if asked.number else "") + (" \\l" if asked.last else "")
            page = 1 if first else min(2, max(1, draft.pages.count))
            words = heading_on(draft.document, asked, page, draft.pages.of)
            return field(f"STYLEREF {asked.level}{switches}", words, asked.properties)
        case _:
            words = said(draft.document, asked)
            return run(words, asked.properties) if words else ""


def default_tab(template: Template | None) -> int:
    """Distance of tab stops that nobody set, in twips."""
    return template.tab.twips if template is not None else 360


def settings(template: Template | None) -> tuple[str, str]:
    """What the settings part says besides: of even pages, and of the theme's colours."""
    if template is None:
        return "", ""
    return ("<w:evenAndOddHeaders/>" if template.even_differs else ""), template.colour_mapping


def pages_of(template: Template) -> tuple[Pages, ...]:
    """The kinds of pages that have running lines of their own."""
    first: tuple[Pages, ...] = ("first",) if template.first_differs else ()
    even: tuple[Pages, ...] = ("even",) if template.even_differs else ()
    return (*first, "default", *even)
