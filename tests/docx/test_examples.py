"""Every example as a Word draft: sound, whole, and the same words as its document."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compile import build, load

from ..conftest import example_sources
from .opened import Opened, style_of
from .referential import check
from .test_words import said


@pytest.mark.parametrize("source", example_sources(), ids=lambda path: path.parent.name)
def test_example(source: Path) -> None:
    made = build(load(source), ["docx"], folder=source.parent)
    data = made.outputs["docx"]
    assert check(data) == []
    opened = Opened(data)
    assert made.pages is not None
    styles = [style_of(p) for p in opened.paragraphs()]
    body = styles.index("TitleFacts") + 1
    while styles[body] == "Distribution":  # the last of the title block, where there is one
        body += 1
    assert " ".join(opened.texts()[body:]).split() == said(made.document, made.pages)
    assert build(load(source), ["docx"], folder=source.parent).outputs["docx"] == data
