"""A CSL style: its XML goes in; its layouts, as elements ready to render, come out."""

from __future__ import annotations

from pathlib import Path

from .build import Builder
from .errors import DependentStyleError
from .locales import Locale, localized
from .markup import Element, parse


class Style:
    """An independent style, ready for use."""

    def __init__(self, root: Element) -> None:
        """`root` is the style's root element; raises StyleError and DependentStyleError."""
        if root.tag != "style":
            root.fail("This is not a CSL style: its root element is not cs:style.")
        info = root.first("info")
        self.id, self.title = _info(info, "id"), _info(info, "title")
        self.in_notes = root.get("class") == "note"
        self.default_locale = root.get("default-locale")
        self.demote = root.get("demote-non-dropping-particle", "display-and-sort")
        self.page_range_format = root.get("page-range-format")
        self.overrides = root.every("locale")
        self._locales: dict[str, Locale] = {}
        citation, bibliography = root.first("citation"), root.first("bibliography")
        if citation is None:
            _refuse_dependent(info, self.default_locale)
            root.fail("The style has no cs:citation.")
        builder = Builder(root)
        self.citation = builder.area(citation)
        self.bibliography = builder.area(bibliography) if bibliography is not None else None
        self.places_year_suffix = builder.places_year_suffix
        """Whether the style renders the variable year-suffix itself."""
        self.disambiguating_tests = builder.disambiguating_tests
        """How many tests of `disambiguate` the style has."""

    def locale(self, lang: str) -> Locale:
        """A language as the style overrides it; raises StyleError where no locale files are installed."""
        known = self._locales.get(lang)
        if known is None:
            known = self._locales[lang] = localized(lang, self.overrides)
        return known


def _refuse_dependent(info: Element | None, lang: str) -> None:
    """Raise DependentStyleError for a style that names its parent (CSL 1.0.2, "Dependent Styles")."""
    for link in info.every("link") if info is not None else []:
        if link.get("rel") == "independent-parent":
            raise DependentStyleError(link.get("href"), lang, link.line, link.column)


def _info(info: Element | None, tag: str) -> str:
    found = info.first(tag) if info is not None else None
    return found.text.strip() if found is not None else ""


def parse_style(data: bytes | str) -> Style:
    """A style from its XML; raises StyleError, and DependentStyleError for a style that only names its parent."""
    return Style(parse(data))


def read_style(path: Path) -> Style:
    """A style from a file; raises StyleError and OSError."""
    return parse_style(path.read_bytes())
