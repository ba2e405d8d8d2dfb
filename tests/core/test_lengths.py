from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.lengths import Length, mm, pt


@pytest.mark.parametrize(
    ("text", "points"), [("12 pt", 12), ("1in", 72), ("25.4 mm", 72), ("2.54cm", 72), ("-3pt", -3), (" 0.5 pt ", 0.5)]
)
def test_units_are_read(text: str, points: float) -> None:
    assert Length.parse(text).pt == pytest.approx(points)


@pytest.mark.parametrize("text", ["12", "pt", "12 px", "1,5 mm", ""])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length"):
        Length.parse(text)


def test_units_of_the_formats() -> None:
    assert pt(10.25).half_points == 20  # w:sz has no finer step; 20.5 rounds to even
    assert pt(15).twips == 300
    assert pt(0.5).eighths == 4
    assert mm(210).twips == 11906  # A4 as Word writes it


@given(st.floats(min_value=-5000, max_value=5000, allow_nan=False))
def test_points_come_back(points: float) -> None:
    assert pt(points).pt == pytest.approx(points, abs=1 / 12_700)
