"""Languages: their terms, what a style puts in their place, and what stands in for a language without a file."""

from __future__ import annotations

import pytest

from briefing.csl.locales import installed, primary
from tests.csl.making import cited, style

AND = '<text term="and"/>'


@pytest.mark.parametrize(
    ("lang", "file"),
    [
        ("en-US", "en-US"), ("en-GB", "en-GB"), ("en", "en-US"), ("en-AU", "en-US"), ("de-AT", "de-AT"),
        ("de", "de-DE"), ("ko", "ko-KR"), ("ko-KP", "ko-KR"), ("zh-Hant", "zh-CN"),
        ("fr-be", "fr-FR"), ("xx", "en-US"), ("", "en-US"),
    ],
)  # fmt: skip
def test_files(lang: str, file: str) -> None:
    assert primary(lang) == file


def test_terms_and_their_forms() -> None:
    locale = installed("en-US")
    assert locale.term("page") == "page"
    assert locale.term("page", "short", plural=True) == "pp."
    assert locale.term("editor", "verb-short") == "ed. by"
    assert locale.term("section", "symbol") == "§"
    assert locale.term("edition", "symbol") == "ed."  # symbol gives way to short
    assert locale.term("banana") is None
    assert installed("de-AT").term("and") == "und"


def _locale(lang: str, word: str) -> str:
    named = f' xml:lang="{lang}"' if lang else ""
    return f'<locale{named}><terms><term name="and">{word}</term></terms></locale>'


def test_a_style_goes_before_the_language_and_the_dialect_before_all() -> None:
    every, english, british = _locale("", "everywhere"), _locale("en", "English"), _locale("en-GB", "British")
    assert cited(AND, lang="en-GB") == "and"
    assert cited(AND, lang="en-GB", macros=every) == "everywhere"
    assert cited(AND, lang="en-GB", macros=english + every) == "English"
    assert cited(AND, lang="en-GB", macros=british + english + every) == "British"
    assert cited(AND, lang="en-US", macros=british + english) == "English"
    assert cited(AND, lang="de-DE", macros=british + english) == "und"
    assert cited(AND, lang="de-DE", macros=every) == "everywhere"


def test_a_language_without_a_dialect_is_its_primary_one() -> None:
    assert cited(AND, lang="ko", macros=_locale("ko-KR", "와")) == "와"
    assert cited(AND, lang="de", macros=_locale("de-AT", "u.")) == "und"


def test_a_style_has_its_own_language() -> None:
    assert cited(AND, lang="", attributes='default-locale="de-DE"') == "und"
    assert cited(AND, lang="fr-FR", attributes='default-locale="de-DE"') == "et"
    assert cited(AND, lang="") == "and"


def test_options_dates_and_ordinals_of_a_style() -> None:
    title = '<text variable="title" quotes="true" suffix="."/>'
    inside = '<locale><style-options punctuation-in-quote="true"/></locale>'
    assert cited(title, {"title": "Tides"}, "en-GB") == "‘Tides’."
    assert cited(title, {"title": "Tides"}, "en-GB", macros=inside) == "‘Tides.’"
    date = '<locale><date form="text"><date-part name="year" prefix="Y"/></date></locale>'
    assert cited('<date variable="issued" form="text"/>', macros=date) == "Y2019"
    ordinals = '<locale><terms><term name="ordinal">.</term></terms></locale>'
    assert cited('<number variable="edition" form="ordinal"/>', macros=ordinals) == "2."


def test_a_locale_of_a_style_changes_no_other_style() -> None:
    style(AND, macros=_locale("", "changed")).locale("en-US")
    assert cited(AND) == "and"


def test_empty_terms_are_no_terms() -> None:
    assert (
        cited(f'<group delimiter=" ">{AND}<text variable="title"/></group>', macros=_locale("", ""))
        == "Tides of harbour"
    )
