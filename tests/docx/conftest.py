"""The torture document, written once."""

from __future__ import annotations

import pytest

from briefing.resolve.tree import Document, Pages
from briefing.themes.theme import Theme, load_theme
from briefing.writers.docx import write_docx

from .documents import torture
from .opened import Opened


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme("default")


@pytest.fixture(scope="session")
def tortured() -> tuple[Document, Pages]:
    return torture()


@pytest.fixture(scope="session")
def draft(tortured: tuple[Document, Pages], theme: Theme) -> bytes:
    return write_docx(*(tortured[0], theme, tortured[1]))


@pytest.fixture(scope="session")
def opened(draft: bytes) -> Opened:
    return Opened(draft)
