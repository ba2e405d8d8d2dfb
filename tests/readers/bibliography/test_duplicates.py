"""Sources that are the same under two ids are noted: in one file, across files, and among those of the report."""

from __future__ import annotations

import pytest

from briefing.model.sources import Source
from briefing.readers.bibliography.duplicates import duplicates, same_address, same_doi


@pytest.mark.parametrize(
    "doi", ["10.1000/ABC", "https://doi.org/10.1000/abc", "http://dx.doi.org/10.1000/abc", "doi: 10.1000/abc"]
)
def test_one_doi(doi: str) -> None:
    assert same_doi(doi) == "10.1000/abc"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/A?x=1",
        "http://www.EXAMPLE.org/A/?x=1#part",
        "https://example.org:443/A?x=1&utm_source=mail&utm_medium=x",
        " https://example.org/A?fbclid=1&x=1 ",
    ],
)
def test_one_address(url: str) -> None:
    assert same_address(url) == "example.org/A?x=1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://example.net/a"),
        ("https://example.org/?id=1", "https://example.org/?id=2"),
        ("", ""),
    ],
)
def test_other_addresses(one: str, other: str) -> None:
    assert list(duplicates([Source(id="a", url=one), Source(id="b", url=other)])) == []


def test_dois_tell_works_at_one_address_apart() -> None:
    one, other = (Source(id=doi, doi=doi, url="https://example.org/volume") for doi in ("10.1/a", "10.1/b"))
    assert list(duplicates([one, other])) == []


def test_an_address_that_is_a_doi() -> None:
    first, second = Source(id="a", doi="10.1/X"), Source(id="b", url="https://doi.org/10.1/x")
    assert [(same.source.id, same.first.id, same.shared) for same in duplicates([first, second])] == [("b", "a", "DOI")]
