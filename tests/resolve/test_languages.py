"""The tool's own words by language, and the language that a script betrays."""

from __future__ import annotations

import pytest

from briefing.resolve.scripts import by_language
from briefing.resolve.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("en-GB", "Endnotes"),
        ("ar-EG", "المصادر"),
        ("he", "מקורות"),
        ("fa-IR", "منابع"),
        ("zh", "参考资料"),
        ("zh-Hans-HK", "参考资料"),
        ("zh-Hant", "參考資料"),
        ("zh-TW", "參考資料"),
        ("yue", "參考資料"),
        ("sv", "Endnotes"),
    ],
)
def test_words_of_a_language(lang: str, word: str) -> None:
    assert vocabulary(lang).endnotes == word


@pytest.mark.parametrize("lang", ["ar", "fa", "ckb", "ur-PK", "ug"])
def test_a_script_is_foreign_only_where_it_is_not_the_documents(lang: str) -> None:
    assert by_language("كلمة", lang) == [("كلمة", None)]
    assert by_language("كلمة", "en") == [("كلمة", "ar")]
    assert by_language("שלום", lang) == [("שלום", "he")]
