"""Languages: the terms, date formats and options of CSL locales, merged in the order of CSL 1.0.2, "Locale"."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .errors import StyleError
from .markup import Element, parse, whole

#: The language that CSL falls back to.
FALLBACK = "en-US"
#: Primary dialects where the country is not the language's own letters (CSL 1.0.2, "Locale Fallback").
_PRIMARY = {
    "ar": "ar", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK", "el": "el-GR", "en": "en-US",
    "et": "et-EE", "eu": "eu", "fa": "fa-IR", "he": "he-IL", "hi": "hi-IN", "ja": "ja-JP", "kh": "km-KH",
    "km": "km-KH", "ko": "ko-KR", "nb": "nb-NO", "nn": "nn-NO", "no": "nb-NO", "sl": "sl-SI", "sr": "sr-RS",
    "sv": "sv-SE", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
_ORDINAL = re.compile(r"ordinal-\d\d")
#: Forms of a term and what stands in for each (CSL 1.0.2, "Terms": form).
_INSTEAD = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


class Term(NamedTuple):
    """A term's two numbers; equal where it has one."""

    single: str
    multiple: str


class Ordinal(NamedTuple):
    """An ordinal suffix: which numbers it fits, and its gender."""

    text: str
    match: str
    """ "last-digit", "last-two-digits" or "whole-number"."""
    gender: str


class Locale:
    """The words of one language as one style sees them."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.terms: dict[tuple[str, str], Term] = {}
        self.genders: dict[str, str] = {}
        self.ordinals: dict[int, list[Ordinal]] = {}
        """Number to its suffixes; -1 holds the suffix of every other number."""
        self.long_ordinals: dict[tuple[int, str], str] = {}
        self.dates: dict[str, Element] = {}
        self.options: dict[str, str] = {}
        self._last: Locale | None = None

    def merge(self, element: Element) -> None:
        """Let a `cs:locale` element go before what is there."""
        for child in element.children:
            match child.tag:
                case "style-options":
                    self.options.update(child.attrs)
                case "date":
                    self.dates[child.get("form")] = child
                case "terms":
                    self._merge_terms(child)
                case _:
                    pass  # information about the file itself

    def _merge_terms(self, terms: Element) -> None:
        if any(term.get("name").startswith("ordinal") for term in terms.children):
            self.ordinals = {}  # they are replaced as a whole (CSL 1.0.2, "Ordinal Suffixes")
        for term in terms.every("term"):
            name = term.get("name")
            if name == "ordinal" or _ORDINAL.fullmatch(name):
                self._ordinal(term, name)
            elif name.startswith("long-ordinal-"):
                self.long_ordinals[whole(name[13:]), term.get("gender-form")] = term.text.strip()
            else:
                self.terms[name, term.get("form", "long")] = _term(term)
                if term.get("gender"):
                    self.genders[name] = term.get("gender")

    def _ordinal(self, term: Element, name: str) -> None:
        number = int(name[8:]) if len(name) > 7 else -1
        rule = term.get("match") or ("last-digit" if number < 10 else "last-two-digits")
        self.ordinals.setdefault(number, []).append(Ordinal(term.text.strip(), rule, term.get("gender-form")))

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """A term, or None where no language has it; a form that is absent gives way to the next one."""
        wanted: str | None = form
        while wanted is not None:
            found = self.terms.get((name, wanted))
            if found is not None:
                return found.multiple if plural else found.single
            wanted = _INSTEAD.get(wanted)
        return self._fallback().term(name, form, plural) if self.lang != FALLBACK else None

    def date(self, form: str) -> Element | None:
        """The localized date format "text" or "numeric"."""
        return self.dates.get(form) or (self._fallback().date(form) if self.lang != FALLBACK else None)

    def _fallback(self) -> Locale:
        if self._last is None:
            self._last = installed(FALLBACK)
        return self._last

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether commas and full stops go inside the closing quotation mark."""
        return self.options.get("punctuation-in-quote") == "true"

    def ordinal(self, number: int, gender: str = "") -> str:
        """The suffix of a number ("st"), for a word of a gender."""
        for count, rule in ((number, "whole-number"), (number % 100, "last-two-digits"), (number % 10, "last-digit")):
            fits = [one for one in self.ordinals.get(count, ()) if one.match == rule]
            chosen = _by_gender(fits, gender)
            if chosen is not None:
                return chosen
        return _by_gender(self.ordinals.get(-1, []), gender) or ""

    def long_ordinal(self, number: int, gender: str = "") -> str | None:
        """The word for a number from 1 to 10 ("first"); None for others."""
        return self.long_ordinals.get((number, gender)) or self.long_ordinals.get((number, ""))

    def copy(self) -> Locale:
        """The same, free to be changed."""
        made = Locale(self.lang)
        made.terms, made.genders = dict(self.terms), dict(self.genders)
        made.ordinals, made.long_ordinals = dict(self.ordinals), dict(self.long_ordinals)
        made.dates, made.options = dict(self.dates), dict(self.options)
        return made


def _by_gender(ordinals: list[Ordinal], gender: str) -> str | None:
    neutral = None
    for one in ordinals:
        if one.gender == gender:
            return one.text
        if not one.gender:
            neutral = one.text
    return neutral


def _term(element: Element) -> Term:
    single, multiple = element.first("single"), element.first("multiple")
    if single is None and multiple is None:
        return Term(_text(element.text), _text(element.text))
    one = _text(single.text) if single is not None else ""
    return Term(one, _text(multiple.text) if multiple is not None else one)


def _text(text: str) -> str:
    """Term text; a lone space counts, line ends of an indented file do not."""
    return text if "\n" not in text else text.strip()


@cache
def folder() -> Path | None:
    """Where the public locale files lie; None where they are not installed."""
    found = importlib.util.find_spec("citeproc")
    if found is None or not found.submodule_search_locations:
        return None
    return Path(next(iter(found.submodule_search_locations))) / "data" / "locales"


@cache
def available() -> frozenset[str]:
    """The languages that have a locale file."""
    place = folder()
    if place is None:
        return frozenset()
    return frozenset(path.stem.removeprefix("locales-") for path in place.glob("locales-*.xml"))


def _file(lang: str) -> Element:
    place = folder()
    if place is None:
        raise StyleError("The locale files of CSL are not installed.")
    return parse((place / f"locales-{lang}.xml").read_bytes())


def primary(lang: str) -> str:
    """The locale file for a language: its own, else its primary dialect's, else American English."""
    known = available()
    if lang in known:
        return lang
    base = lang.split("-")[0].lower()
    for guess in (f"{base}-{lang.partition('-')[2].upper()}", _PRIMARY.get(base, ""), f"{base}-{base.upper()}", base):
        if guess in known:
            return guess
    near = sorted(name for name in known if name.split("-")[0] == base)
    return near[0] if near else FALLBACK


def installed(lang: str) -> Locale:
    """The public locale of a language, the primary dialect's words under its own; shared, so not to be changed.

    Raises StyleError where no locale files are installed.
    """
    return _of_file(primary(lang))


@cache
def _of_file(name: str) -> Locale:
    base = primary(name.split("-")[0])
    locale = Locale(name)
    if base != name and base.split("-")[0] == name.split("-")[0]:
        locale.merge(_file(base))
    locale.merge(_file(name))
    return locale


def localized(lang: str, overrides: list[Element]) -> Locale:
    """A language with a style's own `cs:locale` elements: for all languages, for the language, for the dialect."""
    locale = installed(lang)
    base = lang.partition("-")[0]
    dialect = locale.lang if lang == base and locale.lang.startswith(f"{base}-") else lang
    chosen = [
        element
        for step in dict.fromkeys(("", base.lower(), dialect.lower()))
        for element in overrides
        if element.get("xml:lang").lower() == step
    ]
    if not chosen:
        return locale
    locale = locale.copy()
    for element in chosen:
        locale.merge(element)
    return locale
