"""Language and look go in; the settings part comes out: a document of today, with no prompt to update fields."""

from __future__ import annotations

from ...themes.template import Template
from .template import default_tab, settings
from .typefaces import regional
from .xml import escape, root, val

#: What Word 2013 and later write for a document of their own time (ECMA-376, 17.15.3.4; [MS-DOCX] 2.3.4).
_COMPATIBILITY = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
    ("useWord2013TrackBottomHyphenation", 0),
)
#: Languages whose decimals are set off by a point; most others take a comma.
_POINT = ("en", "zh", "ja", "ko", "th", "he")


def takes_point(lang: str) -> bool:
    """Whether decimals of a language are set off by a point, not by a comma."""
    return lang.lower().split("-")[0] in _POINT


def settings_part(
    lang: str, east_asian: str, notes: str, template: Template | None = None, embedded: bool = False
) -> bytes:
    """The whole part; `notes` is what it says about footnotes and endnotes; `embedded`: fonts travel in the file."""
    even, mapping = settings(template)
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    point = takes_point(lang)
    return root(
        "settings",
        '<w:zoom w:percent="100"/>'
        + ("<w:embedTrueTypeFonts/>" if embedded else "")
        + val("defaultTabStop", default_tab(template))
        + ("<w:autoHyphenation/>" if template is None or template.hyphenated else "")
        + val("consecutiveHyphenLimit", 2)
        + val("hyphenationZone", 280)
        + "<w:doNotHyphenateCaps/>"
        + even
        + val("characterSpacingControl", "doNotCompress")
        + notes
        + f"<w:compat><w:doNotExpandShiftReturn/>{compatibility}</w:compat>"
        + f'<w:themeFontLang w:val="{escape(lang)}" w:eastAsia="{regional(east_asian)}"/>'
        + mapping
        + val("decimalSymbol", "." if point else ",")
        + val("listSeparator", "," if point else ";"),
    )
