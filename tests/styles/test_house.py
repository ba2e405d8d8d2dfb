"""What the house styles print, to be read: every source in English, and what differs in other languages."""

from __future__ import annotations

import html as entities
import re
from typing import Any, get_args

import pytest
from lxml import etree

from briefing.csl import Citation, Cite, Processor, html
from briefing.csl.locales import folder as locales
from briefing.model.sources import SourceType
from briefing.styles import load_style, places
from tests.conftest import Golden
from tests.csl_styles import document, sources

HOUSE = ("endnotes", "notes", "author-date")
LANGUAGES = ("en-GB", "de-DE", "fr-FR", "es-ES", "ru-RU", "ar", "ko-KR", "ja-JP", "zh-CN", "zh-TW")
#: Sources in which languages differ.
TELLING = (
    "web",
    "magazine",
    "book",
    "translated",
    "chapter",
    "article",
    "law",
    "dataset",
    "film",
    "interview",
    "hangul",
)
#: One of each place that a language may put behind its number.
LOCATORS = ("page", "chapter", "section", "paragraph", "volume", "line", "figure", "note")


def _processor(style: str, lang: str, items: dict[str, dict[str, Any]] | None = None) -> Processor:
    items = sources() if items is None else items
    processor = Processor(load_style(style, None), items, lang)
    processor.register(items)
    return processor


def _text(tokens: Any) -> str:
    """Tokens as text with *italic* and ^raised^ marked, no-break spaces as ~."""
    marked = html(tokens).replace("<i>", "*").replace("</i>", "*").replace("<sup>", "^").replace("</sup>", "^")
    return entities.unescape(re.sub(r"(\s*<[^>]*>\s*)+", " ", marked)).replace("\N{NO-BREAK SPACE}", "~").strip()


def _lines(style: str, lang: str, wanted: tuple[str, ...]) -> list[str]:
    processor = _processor(style, lang)
    citations = document(sources())
    cited = list(zip(citations, processor.cite(citations), strict=True))
    lines = [
        f"{cites.cites[0].id}: {_text(tokens)}"
        for cites, tokens in cited
        if len(cites.cites) == 1 and cites.cites[0].id in wanted
    ]
    lines += [f"all: {_text(tokens)}" for cites, tokens in cited if len(cites.cites) > 1 and len(wanted) > 20]
    return lines + [f"{one.id} > {_text(one.tokens)}" for one in processor.bibliography() if one.id in wanted]


@pytest.mark.parametrize("style", HOUSE)
def test_every_source_in_english(style: str, golden: Golden) -> None:
    golden(f"{style}.txt", "\n".join(_lines(style, "en-US", tuple(sources()))) + "\n")


@pytest.mark.parametrize("style", HOUSE)
def test_other_languages(style: str, golden: Golden) -> None:
    blocks = []
    for lang in LANGUAGES:
        lines = [line for line in _lines(style, lang, TELLING) if "^" not in line or " > " in line]
        blocks.append("\n".join([f"== {lang}", *lines, _places(style, lang)]))
    golden(f"{style}.languages.txt", "\n\n".join(blocks) + "\n")


def _places(style: str, lang: str) -> str:
    """What a second citation says of places in the source."""
    places = [Cite("news", where, label) for label in LOCATORS for where in ("4", "4-7")]
    citations = [Citation((cite,), n) for n, cite in enumerate([Cite("news"), *places], 1)]
    return "places: " + " | ".join(map(_text, _processor(style, lang).cite(citations)[1:]))


@pytest.mark.parametrize("style", HOUSE)
def test_they_are_valid(style: str) -> None:
    place = locales()
    assert place is not None
    schema = etree.RelaxNG(etree.parse(place.parent / "schema" / "schemas" / "styles" / "csl.rng"))
    schema.assertValid(etree.parse(places.house() / f"{style}.csl"))


def test_they_say_the_same_of_languages() -> None:
    def words(style: str) -> str:
        text = (places.house() / f"{style}.csl").read_text("utf-8")
        return text[text.index("  <!-- Words and dates") : text.rindex("</locale>")]

    assert words("endnotes") == words("notes") == words("author-date")


def test_no_title_is_recased() -> None:
    for path in places.house().glob("*.csl"):
        assert not re.search(r'text-case="(title|sentence|uppercase|capitalize-all)"', path.read_text("utf-8")), path


def test_numbers_are_sorted_and_collapsed() -> None:
    processor = _processor("endnotes", "en-US")
    keys = list(sources())
    cites = tuple(Cite(keys[n - 1]) for n in (9, 4, 3, 5))
    assert _text(processor.cite([Citation(cites)])[0]) == "^3–5, 9^"


def test_korean_names_and_dates() -> None:
    people = [{"family": family, "given": given} for family, given in (("김", "민수"), ("이", "영희"), ("박", "철"))]
    book = {"type": "book", "title": "항구의 조류", "author": people, "issued": {"date-parts": [[2025, 9, 5]]}}
    many = {**book, "author": [*people, {"family": "최", "given": "수진"}]}
    processor = _processor("author-date", "ko-KR", {"book": book, "many": many})
    assert next(_text(one.tokens) for one in processor.bibliography()) == "김민수, 이영희 및 박철. 2025. *항구의 조류*."
    assert _text(processor.citation((Cite("many", "4-7"),))) == "(김민수 외 2025, 4–7쪽)"


def test_a_note_without_an_earlier_note_has_no_number() -> None:
    processor = _processor("notes", "en-US")
    citations = [Citation((Cite("book"),)), Citation((Cite("book"),), 1), Citation((Cite("book"),), 2)]
    texts = [_text(tokens) for tokens in processor.cite(citations)]
    assert texts[1:] == ["Lee and van der Berg.", "Lee and van der Berg (note~1)."] or "note" not in texts[1]


@pytest.mark.parametrize("style", HOUSE)
@pytest.mark.parametrize("lang", ["en-US", "ko-KR", "ar"])
def test_no_kind_of_source_is_empty(style: str, lang: str) -> None:
    full = {key: value for item in sources().values() for key, value in item.items() if key not in ("id", "language")}
    kinds = get_args(SourceType)
    assert len(kinds) == 45
    items = {kind: {**full, "type": kind} for kind in kinds}
    items |= {f"bare {kind}": {"type": kind, "title": "Tide"} for kind in kinds}
    items |= {f"addressed {kind}": {"type": kind, "URL": "https://tide.example"} for kind in kinds}
    processor = _processor(style, lang, items)
    made = [_text(processor.citation((Cite(key),))) for key in items]
    made += [_text(one.tokens) for one in processor.bibliography()]
    assert len(made) >= len(items)
    for text in made:
        assert re.search(r"\w", text)
        assert not re.search(r",,|\.\.|, \.|\( |\(\)| ,| {2}|: \.", text.replace("...", "")), text
