"""A source's fields carry the names of CSL-JSON, and what is set of them becomes its item."""

from __future__ import annotations

import pytest

from briefing.core.construct import construct
from briefing.model.csl_json import to_csl_json
from briefing.model.sources import Name, PartialDate, Source, read_rating


def test_an_item_has_what_is_set_and_no_fields_of_the_houses() -> None:
    source = Source(
        id="survey",
        type="report",
        title="Survey",
        author=(Name("Kim", "Ha-na", suffix="Jr.", comma_suffix=True), Name(literal="Port Authority")),
        issued=PartialDate(2019, 5, season=None, circa=True, end=PartialDate(2020)),
        event_date=PartialDate(literal="n.d."),
        archive_location="box 4",
        archive_place="Busan",
        pmcid="PMC1",
        number_of_pages="12",
        rating="B2",
        descriptor="Counts by the authority.",
        archive_url="https://archive.example.org/survey",
        archived=PartialDate(2020),
        source_type="Official report",
    )
    item = {
        "id": "survey",
        "type": "report",
        "title": "Survey",
        "author": [
            {"family": "Kim", "given": "Ha-na", "suffix": "Jr.", "comma-suffix": True},
            {"literal": "Port Authority"},
        ],
        "issued": {"date-parts": [[2019, 5], [2020]], "circa": True},
        "PMCID": "PMC1",
        "archive-place": "Busan",
        "archive_location": "box 4",
        "number-of-pages": "12",
        "event-date": {"literal": "n.d."},
    }
    assert to_csl_json(source) == item
    assert to_csl_json(construct(Source, item)) == item


@pytest.mark.parametrize(("written", "meant"), [("b2", "B2"), ("B-2", "B2"), ("[F6]", "F6"), ("a 1", "A1"), ("", "")])
def test_a_rating_is_a_letter_and_a_digit(written: str, meant: str) -> None:
    assert read_rating(written) == meant


@pytest.mark.parametrize("written", ["G2", "B7", "B", "2", "good", "B22"])
def test_other_ratings_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="a letter A to F and a digit 1 to 6"):
        read_rating(written)
