"""The properties of a run go in; how it differs from its paragraph's style comes out, in the terms of the model.

Programs write out on every save what styles say anyway: what makes no difference is no look (ECMA-376, 17.7.3).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..drawn import PLAIN, Look
from .names import VAL, W, flag, value
from .styles import MEANING, Style, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_NO_LANGUAGE = ("", "x-none", "zxx", "und", "none")


class Looks:
    """Reads the looks of runs."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._languages: dict[tuple[str, str], str] = {}

    def of(self, rpr: Element | None, paragraph: Style, bold: bool, text: str) -> tuple[Look, str]:
        """The look of a run's text, and its character style as we call it (empty: none). `bold`: its table is."""
        if rpr is None or not len(rpr):
            return PLAIN, ""
        style = self._styles.other(value(rpr, "rStyle"))
        named = style.name if style.id else ""
        meaning = MEANING.get(named)
        raised = self._raised(rpr, style if meaning is None else None, paragraph)
        look = Look(
            strong=_strong(rpr, style if meaning is None else None, paragraph.bold or bold) or _says(meaning, rpr, "b"),
            emphasis=_emphasis(rpr, style if meaning is None else None, paragraph.italic) or _says(meaning, rpr, "i"),
            superscript=raised == "superscript" or (meaning == "superscript" and not raised),
            subscript=raised == "subscript",
            code=meaning == "code",
            lang=self._lang(rpr, text, meaning == "code"),
        )
        return (PLAIN if look == PLAIN else look), named

    @staticmethod
    def _raised(rpr: Element, style: Style | None, paragraph: Style) -> str:
        said = value(rpr, "vertAlign") or (style.raised if style is not None else "")
        return "" if said == paragraph.raised else said

    def _lang(self, rpr: Element, text: str, code: bool) -> str:
        """In code none of East Asia's: the tool says none there, and LibreOffice writes its own default."""
        element = rpr.find(W + "lang")
        if element is None:
            return ""
        kind = "val"
        fonts = rpr.find(W + "rFonts")
        if flag(rpr, "rtl"):
            kind = "bidi"
        elif (fonts is not None and fonts.get(W + "hint") == "eastAsia") or _IDEOGRAPHS.search(text):
            kind = "eastAsia"
            if code:
                return ""
        key = (kind, element.get(VAL if kind == "val" else W + kind, ""))
        known = self._languages.get(key)
        if known is None:
            known = self._languages[key] = self._other(*key)
        return known

    def _other(self, kind: str, lang: str) -> str:
        """The language where it is not the document's. Programs add countries, and keyboards tag words with theirs: so
        they are left out.
        """
        main = self._styles.lang.get("val", "")
        if lang.lower() in _NO_LANGUAGE or not main or _told(lang) == _told(main):
            return ""
        return _told(lang)


def _told(lang: str) -> str:
    """What tells languages apart: of Chinese the country too, which stands for the script."""
    primary, _, rest = lang.lower().partition("-")
    if primary != "zh":
        return primary
    return "zh-Hant" if any(part in ("hant", "tw", "hk", "mo") for part in rest.split("-")) else "zh"


def _strong(rpr: Element, style: Style | None, bold: bool) -> bool:
    said = flag(rpr, "b")
    if said is None:
        said = style is not None and style.bold
    return said and not bold


def _emphasis(rpr: Element, style: Style | None, italic: bool) -> bool:
    """Upright within italics is emphasis, as italics within upright words are."""
    said = flag(rpr, "i")
    if said is None:
        return style is not None and style.italic and not italic
    return said != italic


def _says(meaning: str | None, rpr: Element, name: str) -> bool:
    """Whether the style means it, and nobody took it away."""
    return meaning == {"b": "strong", "i": "emphasis"}[name] and flag(rpr, name) is not False
