"""The resolved tree of every example, as text: numbers, labels, citations, endnotes and the order of everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compile import load, resolved
from briefing.writers.text import write_text
from tests.conftest import Golden

EXAMPLES = sorted(path.parent.name for path in (Path(__file__).parents[2] / "examples").glob("*/brief.md"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_resolved_tree_is_as_it_was(name: str, root: Path, golden: Golden) -> None:
    document, found = resolved(load(root / "examples" / name / "brief.md"))
    assert list(found) == []
    golden(f"resolved/{name}.txt", write_text(document))
