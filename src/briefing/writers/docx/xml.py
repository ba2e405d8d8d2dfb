"""Text and properties go in; well-formed WordprocessingML strings come out, with children in the schema's order."""

from __future__ import annotations

import re
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: Namespaces of every part that holds paragraphs. Word reads w14 (typographic features); others may ignore it.
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)

#: What XML 1.0 (2.2) cannot hold, even escaped.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')


def escape(text: str) -> str:
    """Text for content and for attributes in double quotes; characters XML cannot hold are dropped."""
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text):
        return text  # as most are: told without a pattern, which would take ten times as long
    if not _SPECIAL.search(text):
        return text
    text = _ILLEGAL.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def root(name: str, content: str) -> bytes:
    """A whole part whose root is `w:name`."""
    return f"{HEADER}<w:{name} {NAMESPACES}>{content}</w:{name}>".encode()


def val(name: str, value: object) -> str:
    """`<w:name w:val="value"/>`."""
    return f'<w:{name} w:val="{value}"/>'


def border(side: str, size: int, space: int, colour: str) -> str:
    """One side of a border: size in eighths of a point, space in points (ECMA-376, 17.3.4)."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def shading(fill: str) -> str:
    """A plain background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def tabs(*stops: tuple[str, int]) -> str:
    """Tab stops: (alignment, position in twips), given from left to right."""
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in stops) + "</w:tabs>"


def spacing(
    before: int | None = None, after: int | None = None, line: int | None = None, rule: str | None = None
) -> str:
    """Space around a paragraph and its line pitch, in twips; None leaves what the style says."""
    parts = [
        f' w:{name}="{value}"'
        for name, value in (("before", before), ("after", after), ("line", line), ("lineRule", rule))
        if value is not None
    ]
    return f"<w:spacing{''.join(parts)}/>" if parts else ""


def indent(left: int = 0, right: int | None = None, hanging: int = 0) -> str:
    """Indents in twips; negative ones reach into the margins."""
    end = f' w:right="{right}"' if right is not None else ""
    first = f' w:hanging="{hanging}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{left}"{end}{first}/>'


#: Children of w:pPr that this writer uses, in the order of CT_PPrBase (ECMA-376, 17.3.1.26).
_PPR_ORDER = (
    "keep_next",
    "keep_lines",
    "page_break",
    "widow_control",
    "number",
    "borders",
    "shade",
    "tabs",
    "no_hyphens",
    "bidi",
    "spacing",
    "indent",
    "contextual",
    "align",
    "outline",
    "mark",
    "section",
)
_PPR_FLAGS = {
    "keep_next": "<w:keepNext/>",
    "keep_lines": "<w:keepLines/>",
    "page_break": "<w:pageBreakBefore/>",
    "widow_control": "<w:widowControl/>",
    "no_hyphens": "<w:suppressAutoHyphens/>",
    "bidi": "<w:bidi/>",
    "contextual": "<w:contextualSpacing/>",
}


def properties(style: str = "", look: Mapping[str, str | bool] | None = None, **props: str | bool) -> str:
    """The children of a w:pPr: flags as bool, everything else as ready XML; their order does not matter.

    What is named goes before what is in `look`.
    """
    given = {**look, **props} if look else props
    parts = [f'<w:pStyle w:val="{style}"/>'] if style else []
    for name in _PPR_ORDER:
        value = given.get(name)
        if value:
            parts.append(_PPR_FLAGS[name] if value is True else str(value))
    return "".join(parts)


def number(num_id: int, level: int = 0) -> str:
    """List membership; `num_id` 0 takes a paragraph out of its style's list (ECMA-376, 17.9.18)."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def grid(columns: list[int]) -> str:
    """The columns of a table by their widths in twips."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in columns) + "</w:tblGrid>"


def text(value: str) -> str:
    """`w:t` with its spaces kept."""
    return f'<w:t xml:space="preserve">{escape(value)}</w:t>'


def run(value: str, rpr: str = "") -> str:
    """A run of text; `rpr` holds the children of its w:rPr."""
    return f"<w:r><w:rPr>{rpr}</w:rPr>{text(value)}</w:r>" if rpr else f"<w:r>{text(value)}</w:r>"


def styled(style: str) -> str:
    """The children of a w:rPr that only names a character style."""
    return f'<w:rStyle w:val="{style}"/>'


TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"

#: Children of w:rPr that this writer uses, in the order of EG_RPrBase (ECMA-376, 17.3.2.28); w14 ones come last.
_RPR_ORDER = (
    "style",
    "fonts",
    "bold",
    "italic",
    "caps",
    "small_caps",
    "no_proof",
    "hidden",
    "colour",
    "tracking",
    "kern",
    "size",
    "underline",
    "border",
    "shade",
    "raised",
    "rtl",
    "lang",
    "ligatures",
    "figures",
)
_RPR_FLAGS = {
    "bold": ("<w:b/><w:bCs/>", '<w:b w:val="0"/><w:bCs w:val="0"/>'),
    "italic": ("<w:i/><w:iCs/>", '<w:i w:val="0"/><w:iCs w:val="0"/>'),
    "caps": ("<w:caps/>", '<w:caps w:val="0"/>'),
    "small_caps": ("<w:smallCaps/>", '<w:smallCaps w:val="0"/>'),
    "no_proof": ("<w:noProof/>", ""),
    "hidden": ("<w:webHidden/>", ""),
    "underline": ('<w:u w:val="single"/>', '<w:u w:val="none"/>'),
    "rtl": ("<w:rtl/>", ""),
}


def run_properties(**props: str | bool | int | None) -> str:
    """The children of a w:rPr: flags as bool (False switches off what a style sets), lengths as numbers, rest as XML.

    `size` is in half-points, `tracking` in twips, `colour` RRGGBB, `raised` a `w:vertAlign`, `figures` a `w14:numForm`.
    """
    parts: list[str] = []
    for name in _RPR_ORDER:
        value = props.get(name)
        if value is None or value == "":
            continue
        match name:
            case "style":
                parts.append(val("rStyle", value))
            case "colour":
                parts.append(val("color", value))
            case "tracking":
                parts.append(val("spacing", value))
            case "size":
                parts.append(val("sz", value) + val("szCs", value))
            case "raised":
                parts.append(val("vertAlign", value))
            case "ligatures" | "figures":
                element = "ligatures" if name == "ligatures" else "numForm"
                parts.append(f'<w14:{element} w14:val="{value}"/>')
            case _:
                parts.append(_RPR_FLAGS[name][not value] if isinstance(value, bool) else str(value))
    return "".join(parts)
