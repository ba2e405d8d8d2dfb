"""The endnotes of the examples, in the words they had before the house's form became a CSL style."""

from __future__ import annotations

import pytest

from briefing import load
from briefing.core.quotes import typographic
from briefing.csl import Processor, plain
from briefing.model.csl_json import to_csl_json
from briefing.styles import load_style
from tests.conftest import ROOT, Golden

_KEPT = ("id", "type", "URL", "DOI")


@pytest.mark.parametrize("example", ["beijing-gathering", "port-names"])
def test_the_words_of_the_endnotes(example: str, golden: Golden) -> None:
    report = load(ROOT / "examples" / example / "brief.md")
    items = {}
    for key, source in report.sources.items():
        item = to_csl_json(source)
        items[key] = {
            name: typographic(value, report.lang) if isinstance(value, str) and name not in _KEPT else value
            for name, value in item.items()
        }
    processor = Processor(load_style("endnotes", None), items, report.lang)
    processor.register(items)
    lines = [plain(one.tokens).removeprefix(str(n)) for n, one in enumerate(processor.bibliography(), 1)]
    golden(f"examples.{example}.txt", "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n")
