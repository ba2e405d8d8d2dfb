"""What stands behind an entry, the scale in words, and the statement computed from the list."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.report import Citations
from briefing.model.sources import PartialDate, Source, SourceType
from briefing.resolve import tree
from briefing.resolve.sourcing import after_entry, legend, rating_mark, statement

ASKED = Citations(source_summary=True)
SHOWN = Citations()
LANGUAGES = ("en", "de", "fr", "es", "ko", "ja", "zh")
COPY = "https://archive.example.org/notice"


def source(kind: SourceType = "webpage", **fields: Any) -> Source:
    return Source(id="s", type=kind, **fields)


def after(lang: str = "en", settings: Citations = SHOWN, **fields: Any) -> str:
    """Words behind an entry, a new line as such, hard spaces as spaces."""
    inlines = after_entry(source(**fields), settings, lang)
    text = "".join("\n" if isinstance(one, tree.LineBreak) else tree.plain((one,)) for one in inlines)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(sources: list[Source], lang: str = "en", settings: Citations = ASKED) -> str:
    return tree.plain(statement(sources, settings, lang)).replace("\N{NO-BREAK SPACE}", " ")


# ---------------------------------------------------------------- behind an entry


def test_nothing_stands_behind_a_source_without_any_of_it() -> None:
    assert after_entry(source(title="T", note="N"), SHOWN, "en") == ()


def test_copy_rating_and_descriptor_stand_in_this_order() -> None:
    shown = after(
        archive_url=COPY,
        archived=PartialDate(2025, 9, 5),
        rating="B2",
        source_type="Official statement",
        descriptor='Speaks for the "ministry"; no independent confirmation',
    )
    assert shown == (
        f" Archived 5 September 2025: {COPY}. [B2]\n"
        "Official statement. Speaks for the “ministry”; no independent confirmation."
    )


def test_a_copy_is_a_link_and_its_stop_is_none_of_it() -> None:
    *_, address, stop = after_entry(source(archive_url=COPY), SHOWN, "en")
    assert isinstance(address, tree.Run)
    assert (address.text, address.format) == (COPY, tree.Format(address=True))
    assert address.link is not None
    assert address.link.url == COPY
    assert stop == tree.Run(".")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"archive_url": COPY}, f" Archived copy: {COPY}."),
        ({"archived": PartialDate(2025, 9)}, " Archived September 2025."),
        ({"archive_url": COPY, "archived": PartialDate(literal="last autumn")}, f" Archived last autumn: {COPY}."),
        ({"rating": "F6"}, " [F6]"),
        ({"source_type": "Blog"}, "\nBlog."),
        ({"descriptor": "Whose?"}, "\nWhose?"),
        ({"descriptor": "He calls it “a game.”"}, "\nHe calls it “a game.”"),
        ({"descriptor": " "}, ""),
    ],
)
def test_what_is_not_known_is_left_out(fields: dict[str, Any], shown: str) -> None:
    assert after(**fields) == shown


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("de", f" Archivkopie (5. September 2025): {COPY}."),
        ("de-CH", f" Archivkopie (5. September 2025): {COPY}."),
        ("fr", f" Copie archivée (5 septembre 2025) : {COPY}."),
        ("es", f" Copia archivada (5 de septiembre de 2025): {COPY}."),
        ("ko", f" 보존본(2025년 9월 5일): {COPY}."),
        ("ja", f" 保存版（2025年9月5日）：{COPY}。"),
        ("zh-Hans", f" 存档（2025年9月5日）：{COPY}。"),
        ("pl", f" Archived 5 September 2025: {COPY}."),
    ],
)
def test_a_copy_is_named_in_the_documents_language(lang: str, shown: str) -> None:
    assert after(lang, archive_url=COPY, archived=PartialDate(2025, 9, 5)) == shown


def test_words_in_another_script_carry_their_language() -> None:
    runs = after_entry(source(source_type="외교부 성명", descriptor="By the ministry"), SHOWN, "en")
    assert runs == (tree.LineBreak(), tree.Run("외교부 성명", lang="ko"), tree.Run(". By the ministry."))


def test_ratings_and_descriptors_are_shown_only_when_asked() -> None:
    quiet = Citations(ratings=False, descriptors=False)
    assert after(settings=quiet, rating="B2", source_type="Blog", descriptor="One man's") == ""
    assert rating_mark(source(rating="B2"), quiet) == ""


def test_the_mark_of_a_note() -> None:
    assert rating_mark(source(rating="B2"), SHOWN) == "[B2]"
    assert rating_mark(source(), SHOWN) == ""


# ---------------------------------------------------------------- the scale


def test_no_legend_without_a_rating_that_is_shown() -> None:
    assert legend([source()], SHOWN, "en") == ()
    assert legend([source(rating="B2")], Citations(ratings=False), "en") == ()


def test_the_legend_has_the_words_of_the_standard() -> None:
    lead, words = legend(iter([source(), source(rating="B2")]), SHOWN, "en")
    assert lead == tree.Run("Ratings.", tree.Format(strong=True))
    assert tree.plain((words,)).replace("\N{NO-BREAK SPACE}", " ") == (
        " Reliability of the source: A (completely reliable), B (usually reliable), C (fairly reliable), "
        "D (not usually reliable), E (unreliable), F (reliability cannot be judged). "
        "Credibility of the information: 1 (confirmed by other sources), 2 (probably true), 3 (possibly true), "
        "4 (doubtful), 5 (improbable), 6 (truth cannot be judged)."
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_step(lang: str) -> None:
    words = tree.plain(legend([source(rating="B2")], SHOWN, lang))
    steps = re.findall(r"\b([A-F1-6])\N{NO-BREAK SPACE}?[(（]([^)）]+)[)）]", words)
    assert "".join(mark for mark, _ in steps) == "ABCDEF123456"
    assert len({meaning for _, meaning in steps}) == 12


# ---------------------------------------------------------------- the statement


def test_no_statement_unless_asked_or_without_sources() -> None:
    assert statement([source()], SHOWN, "en") == ()
    assert statement([], ASKED, "en") == ()


THREE = [
    source(issued=PartialDate(2025, 9, 5), accessed=PartialDate(2025, 9, 6), rating="B2"),
    source(issued=PartialDate(2019), accessed=PartialDate(2025, 8, 1), rating="B2"),
    source("report", title="No date"),
]


def test_the_statement() -> None:
    assert said(THREE) == (
        "Source summary. The list has 3 sources: 2 web pages and 1 report. Dates of publication run from 2019 to 5 "
        "September 2025; none is given for 1 of 3 sources. Dates of access run from 1 August 2025 to 6 September 2025. "
        "Ratings are given for 2 of 3 sources: B2 (2)."
    )
    assert statement(THREE, ASKED, "en")[0] == tree.Run("Source summary.", tree.Format(strong=True))


#: The same three in other languages, sentence by sentence.
STATEMENTS = {
    "de": [
        "Quellenübersicht.",
        "Die Liste umfasst 3 Quellen: 2 Webseiten und 1 Bericht.",
        "Erscheinungsdaten: 2019 bis 5. September 2025; ohne Datum: 1 von 3 Quellen.",
        "Abrufdaten: 1. August 2025 bis 6. September 2025.",
        "Bewertungen liegen für 2 von 3 Quellen vor: B2 (2).",
    ],
    "fr": [
        "Synthèse des sources.",
        "La liste compte 3 sources : 2 pages web et 1 rapport.",
        "Dates de publication : 2019 – 5 septembre 2025\u202f; sans date : 1 des 3 sources.",
        "Dates de consultation : 1 août 2025 – 6 septembre 2025.",
        "Une cotation est donnée pour 2 des 3 sources : B2 (2).",
    ],
    "es": [
        "Resumen de las fuentes.",
        "La lista contiene 3 fuentes: 2 páginas web y 1 informe.",
        "Fechas de publicación: 2019 – 5 de septiembre de 2025; sin fecha: 1 de 3 fuentes.",
        "Fechas de consulta: 1 de agosto de 2025 – 6 de septiembre de 2025.",
        "Se da una calificación para 2 de 3 fuentes: B2 (2).",
    ],
    "ko": [
        "자료 개요.",
        "목록에 실린 것은 자료 3건이다: 웹페이지 2건, 보고서 1건.",
        "발행일은 2019년부터 2025년 9월 5일까지이다(자료 3건 중 1건은 발행일 없음).",
        "확인일은 2025년 8월 1일부터 2025년 9월 6일까지이다.",
        "자료 3건 중 2건에 평가가 있다: B2(2).",
    ],
    "ja": [
        "資料の概要。",
        "一覧にあるのは資料3件である：ウェブページ2件、報告書1件。",
        "発行日は2019年から2025年9月5日まで（資料3件中1件は日付なし）。",
        "閲覧日は2025年8月1日から2025年9月6日まで。",
        "資料3件中2件に評価がある：B2（2）。",
    ],
    "zh": [
        "来源概述。",
        "列表共有3个来源：2个网页和1份报告。",
        "发布日期为2019年至2025年9月5日（3个来源中有1个未注明日期）。",
        "访问日期为2025年8月1日至2025年9月6日。",
        "3个来源中有2个有评级：B2（2）。",
    ],
}


@pytest.mark.parametrize("lang", STATEMENTS)
def test_the_statement_in_other_languages(lang: str) -> None:
    space = "" if lang in ("ja", "zh") else " "
    assert said(THREE, lang) == space.join(STATEMENTS[lang])


def test_one_source_is_no_plural() -> None:
    alone = source("report", issued=PartialDate(2025), rating="A1")
    assert said([alone]) == (
        "Source summary. The list has 1 report. The date of publication is 2025. Every source is rated: A1 (1)."
    )
    assert said([alone], "de").startswith("Quellenübersicht. Die Liste umfasst 1 Bericht. Erscheinungsdatum: 2025.")
    assert said([alone], "zh") == "来源概述。列表共有1份报告。发布日期为2025年。每个来源均有评级：A1（1）。"


def test_sources_of_no_known_kind_are_sources() -> None:
    assert said([source("document")]).startswith("Source summary. The list has 1 source. ")
    assert said([source("document"), source("event")]).startswith("Source summary. The list has 2 sources. ")


def test_the_most_frequent_stand_first_and_others_last() -> None:
    kinds: list[SourceType] = ["event", "document", "software", "book", "map", "graphic", "treaty", "legal_case"]
    assert "8 sources: 2 legal documents, 2 images or maps, 1 book and 3 other sources. " in said(
        [source(kind) for kind in kinds]
    )


def test_types_in_the_analysts_words_are_labels() -> None:
    listed = [
        source(source_type="official statement"),
        source(source_type="Official  statement."),
        source("report"),
        source("book", source_type="report"),
        source(source_type="외교부 성명"),
    ]
    assert "The list has 5 sources: Official statement (2), Report (2), 외교부 성명 (1). " in said(listed)
    assert tree.Run("외교부 성명", lang="ko") in statement(listed, ASKED, "en")
    assert "목록에 실린 것은 자료 1건이다: Blog(1). " in said([source(source_type="blog")], "ko")


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ([PartialDate(literal="forthcoming"), None], "No date of publication is given."),
        ([PartialDate(2025, 5, 2), PartialDate(2025, 5, 2)], "The date of publication is 2 May 2025."),
        # 2 May 2025 lies within 2025: as far as is known, they are one
        ([PartialDate(2025, 5, 2), PartialDate(2025)], "The date of publication is 2025."),
        ([PartialDate(2025, 5), PartialDate(2025, 5, 2)], "The date of publication is May 2025."),
        ([PartialDate(2024, 5), PartialDate(2025, 5)], "Dates of publication run from May 2024 to May 2025."),
        ([PartialDate(2019, end=PartialDate(2021)), PartialDate(2020)], "Dates of publication run from 2019 to 2021."),
        ([PartialDate(2019, end=PartialDate())], "The date of publication is 2019."),
        ([PartialDate(-44, 3, 15), PartialDate(2020)], "Dates of publication run from 44 BC to 2020."),
        (
            [PartialDate(2019), PartialDate(2020), PartialDate(literal="n.d.")],
            "Dates of publication run from 2019 to 2020; none is given for 1 of 3 sources.",
        ),
    ],
)
def test_dates_of_publication(dates: list[PartialDate | None], words: str) -> None:
    assert said([source(issued=date) for date in dates]).endswith(f". {words}")


def test_an_abbreviation_at_the_end_brings_the_stop() -> None:
    assert said([source(issued=PartialDate(-44))], "de").endswith(" Erscheinungsdatum: 44 v. Chr.")


def test_ratings_that_are_not_shown_are_not_spoken_of() -> None:
    assert "rat" not in said([source(rating="B2")], settings=Citations(source_summary=True, ratings=False))


def test_every_rating_is_counted_from_the_best() -> None:
    listed = [source(rating=rating) for rating in ("C3", "B2", "A1", "B2")]
    assert said(listed).endswith(" Every source is rated: A1 (1), B2 (2), C3 (1).")


DATES = st.none() | st.builds(PartialDate, st.integers(-50, 2030).filter(bool), st.none() | st.integers(1, 12))
SOURCES = st.builds(
    source,
    st.sampled_from(get_args(SourceType)),
    issued=DATES,
    accessed=DATES,
    rating=st.sampled_from(["", "A1", "B2", "F6"]),
    source_type=st.sampled_from(["", "", "Blog", "성명"]),
)


@given(st.lists(SOURCES, min_size=1, max_size=40), st.sampled_from(LANGUAGES))
def test_the_counts_add_up(sources: list[Source], lang: str) -> None:
    text = said(sources, lang)
    stop = "。" if lang in ("ja", "zh") else ". "
    _, kinds, *rest = text.split(stop)
    numbers = [int(number) for number in re.findall(r"\d+", kinds)]
    # either the kinds alone, or the whole before its parts
    whole, parts = (numbers[0], numbers[1:] or numbers) if numbers else (0, [])
    assert whole == sum(parts) == len(sources)
    rated = [rating for rating in ("A1", "B2", "F6") if any(one.rating == rating for one in sources)]
    counts = re.findall(r"(A1|B2|F6) ?[(（](\d+)[)）]", "".join(rest))
    assert [mark for mark, _ in counts] == rated
    assert sum(int(count) for _, count in counts) == sum(bool(one.rating) for one in sources)


def test_english_is_written_without_opening_babel() -> None:
    """A cold start is most of what a small brief takes."""
    script = (
        "import sys\n"
        "from briefing.model.report import Citations\n"
        "from briefing.model.sources import PartialDate, Source\n"
        "from briefing.resolve.sourcing import after_entry, statement\n"
        "one = Source(issued=PartialDate(2025, 9, 5), archived=PartialDate(2025, 9))\n"
        "asked = Citations(source_summary=True)\n"
        "assert statement([one], asked, 'en-GB') and after_entry(one, asked, 'en-GB')\n"
        "assert 'babel' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
