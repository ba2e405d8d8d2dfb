"""The public test suite: which fixtures pass stands in `passing.txt`, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import csl_suite

_PASSING = Path(__file__).with_name("passing.txt")


@pytest.mark.needs_shared
def test_what_passes_is_what_is_listed(shared: Path, request: pytest.FixtureRequest) -> None:
    """`--renew-goldens` writes the list."""
    outcomes = [csl_suite.run(path) for path in csl_suite.fixtures(shared / "csl-suite")]
    passed = [outcome.name for outcome in outcomes if outcome.passed]
    if request.config.getoption("--renew-goldens"):
        _PASSING.write_text("".join(f"{name}\n" for name in passed), encoding="utf-8", newline="\n")
    listed = _PASSING.read_text(encoding="utf-8").split()
    assert outcomes
    assert sorted(set(listed) - set(passed)) == [], "these are listed and fail"
    assert sorted(set(passed) - set(listed)) == [], "these pass and are not listed: renew the list"
