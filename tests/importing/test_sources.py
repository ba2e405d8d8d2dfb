"""The shelf: each source once, known by the numbers and addresses that marks name."""

from __future__ import annotations

import pytest

from briefing.importing.loose import Address, Given
from briefing.importing.sources import Shelf, compared_address, shown_address
from briefing.importing.sources.keys import key_for
from briefing.importing.works.types import Entry, WorkList
from briefing.model.dates import PartialDate
from briefing.model.sources import Name


def entry(number: int | str, title: str = "", url: str = "", **more: object) -> Entry:
    return Entry((str(number),), f"{title} {url}".strip(), 40, url, title, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("https://a.example/x?utm_source=chatgpt.com", "https://a.example/x"),
        ("https://a.example/x?id=3&utm_source=chatgpt.com&utm_medium=y", "https://a.example/x?id=3"),
        ("https://a.example/x?utm_source=z&id=3#part", "https://a.example/x?id=3#part"),
        ("https://a.example/x#:~:text=The%20channel,closed", "https://a.example/x"),
        ("https://a.example/wiki/Strait_(sea)", "https://a.example/wiki/Strait_(sea)"),
        ("https://a.example/x).", "https://a.example/x"),
        ("https://a.example/a\\_b\\_c", "https://a.example/a_b_c"),
        ("https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&b=2"),
        ("www.a.example/x,", "https://www.a.example/x"),
    ],
)
def test_addresses_are_cleaned(pasted: str, shown: str) -> None:
    assert shown_address(pasted) == shown


def test_addresses_are_compared_by_what_they_lead_to() -> None:
    same = {
        compared_address(url)
        for url in (
            "http://www.a.example/x/",
            "https://a.example/x?utm_source=y",
            "https://A.example/x#:~:text=z",
            "www.a.example/x",
        )
    }
    assert len(same) == 1
    assert compared_address("NL.pdf") == ""
    assert compared_address("https://a.example/x?id=1") != compared_address("https://a.example/x?id=2")


@pytest.mark.parametrize(
    ("url", "title", "key"),
    [
        (
            "https://www.theguardian.com/x",
            "Trump's belligerence is pushing Xi together",
            "theguardian-trumps-belligerence",
        ),
        ("https://home.treasury.gov/x", "Treasury Sanctions Fraud", "treasury-treasury-sanctions"),
        ("https://www.bbc.co.uk/x", "The ferries of winter", "bbc-ferries-winter"),
        ("https://www.korea.go.kr/x", "\ubd80\uc0b0\ud56d", "korea"),
        ("", "Zus\u00e4tzliche \u00dcberfahrten", "zusatzliche-uberfahrten"),
        ("", "\ubd80\uc0b0\ud56d", "source-1"),
        ("https://192.168.0.1/x", "The It", "the-it"),
        ("https://[bad", "Notice", "notice"),
    ],
)
def test_ids_say_whose_and_what(url: str, title: str, key: str) -> None:
    assert key_for(url, title, ()) == key


def test_ids_are_unique() -> None:
    taken: set[str] = set()
    for _ in range(3):
        taken.add(key_for("https://a.example", "Notice", taken))
        taken.add(key_for("", "", taken))
    assert taken == {"a-notice", "a-notice-2", "a-notice-3", "source-1", "source-2", "source-3"}


def test_entries_become_sources() -> None:
    date = PartialDate(2025, 9, 5)
    shelf = Shelf(
        [
            WorkList(
                (
                    entry(
                        1,
                        "Notice",
                        "https://port.example/12",
                        container="Port Authority",
                        accessed=date,
                        authors=("Ann Lee",),
                    ),
                ),
                40,
            )
        ]
    )
    (source,) = shelf.sources.values()
    assert (source.id, source.type, source.title) == ("port-notice", "webpage", "Notice")
    assert (source.container_title, source.url) == ("Port Authority", "https://port.example/12")
    assert (source.accessed, source.author) == (date, (Name(literal="Ann Lee"),))
    assert (shelf.key("1", 3), shelf.key("2", 3), shelf.most(3)) == ("port-notice", None, 1)
    assert not shelf.doubts


def test_numbers_per_passage_become_one_source() -> None:
    works = WorkList(
        (
            entry(1, "", "https://a.example/x"),
            entry(2, "B", "https://b.example"),
            entry(3, "A", "http://www.a.example/x#:~:text=y"),
        ),
        40,
    )
    shelf = Shelf([works])
    assert [source.title for source in shelf.sources.values()] == ["A", "B"]
    assert shelf.key("3", 1) == shelf.key("1", 1)
    assert [(doubt.code, doubt.words) for doubt in shelf.doubts] == [
        ("import-doubtful-source", "https://a.example/x"),
        ("import-same-source", "3"),
    ]


def test_a_list_of_a_section_holds_there_alone() -> None:
    lists = [
        WorkList((entry(1, "A", "https://a.example"),), 20, 1, 20),
        WorkList((entry(1, "B", "https://b.example"), entry(2, "C", "https://c.example")), 40, 21, 40),
    ]
    shelf = Shelf(lists)
    assert [shelf.key("1", 5), shelf.key("1", 30), shelf.key("2", 5), shelf.key("1", 50)] == ["a-a", "b-b", None, None]
    assert [shelf.most(5), shelf.most(30), shelf.most(50)] == [1, 2, 0]


@pytest.mark.parametrize(
    ("title", "url", "words"),
    [
        ("", "https://a.example", "no title"),
        ("NL.pdf", "https://a.example/NL.pdf", "file's name"),
        ("unknown_url", "", "file's name"),
        ("Notice", "", "no address"),
    ],
)
def test_what_a_source_lacks_is_said_and_nothing_is_invented(title: str, url: str, words: str) -> None:
    shelf = Shelf([WorkList((entry(1, title, url),), 40)])
    (source,) = shelf.sources.values()
    assert (source.title, source.url) == (title, url)
    assert [(doubt.code, doubt.line) for doubt in shelf.doubts] == [("import-doubtful-source", 40)]
    assert words in shelf.doubts[0].message


def test_sources_carried_as_data() -> None:
    given = [
        Given(
            "smith",
            fields={
                "type": "article-journal",
                "title": "Tides",
                "author": [{"family": "Smith", "given": "Jo"}],
                "issued": {"date-parts": [[2020, 3]]},
            },
        ),
        Given("2", "https://a.example", "A", {"accessed": "2026-02-13", "author": ["Ann Lee"], "issued": "last week"}),
    ]
    shelf = Shelf([], given)
    first, second = shelf.sources.values()
    assert (first.type, first.author, first.issued) == ("article-journal", (Name("Smith", "Jo"),), PartialDate(2020, 3))
    assert (second.accessed, second.issued) == (PartialDate(2026, 2, 13), PartialDate(literal="last week"))
    assert (shelf.key("smith", 1), shelf.most(1)) == (first.id, 2)


def test_an_address_that_a_mark_names_is_the_known_source_or_a_new_one() -> None:
    shelf = Shelf([WorkList((entry(1, "", "https://a.example/x"),), 40)])
    known = shelf.key_of(Address("https://www.a.example/x/", "A's title"), 3)
    new = shelf.key_of(Address("https://b.example/y?utm_source=z", "B"), 4)
    assert known == shelf.key("1", 1)
    assert [(source.title, source.url) for source in shelf.sources.values()] == [
        ("A's title", "https://a.example/x"),
        ("B", "https://b.example/y"),
    ]
    assert shelf.key_of(Address("https://b.example/y"), 5) == new
    assert shelf.is_known("http://b.example/y/")
    assert not shelf.is_known("https://c.example")
