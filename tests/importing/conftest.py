"""What imports do not do yet: each test that shows it is named in `faults.txt`, and comes off that list when it passes."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAULTS = frozenset((HERE / "faults.txt").read_text(encoding="utf-8").split("\n")) - {""}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == HERE and item.nodeid.rpartition("/")[2] in FAULTS:
            item.add_marker(pytest.mark.xfail(strict=True, reason="importing does not do this yet: see faults.txt"))
