"""What every page says: markings, the words over a draft, and to whom it may be given."""

from __future__ import annotations

import pytest

from briefing.model import inlines as i
from briefing.model.report import Marking
from briefing.resolve import tree
from briefing.resolve.markings import BANNER_COLOURS, TLP_COLOURS
from briefing.resolve.vocabulary import _LANGUAGES

from .helpers import document, text

WHITE, BLACK = 1.0, 0.0


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """Contrast ratio of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_a_label_a_classification_and_both() -> None:
    amber = tree.Marking("TLP:AMBER", "tlp", "#FFC000", "#000000")
    own = tree.Marking("HARBOUR BOARD ONLY", "classification")
    assert document(marking=Marking("AMBER")).markings == (amber,)
    assert document(marking=Marking(None, "HARBOUR BOARD ONLY")).markings == (own,)
    both = document(marking=Marking("AMBER", "HARBOUR BOARD ONLY"))
    assert both.markings == (amber, own)
    assert (both.tlp, both.banner) == (amber, own)
    for nothing in (document(), document(marking=Marking(portions=True))):
        assert (nothing.markings, nothing.tlp, nothing.banner) == ((), None, None)


def test_the_banner_is_word_for_word() -> None:
    made = document(marking=Marking(None, "TOP SECRET//SI/TK//REL TO USA, FVEY")).banner
    assert made is not None
    assert made.text == "TOP SECRET//SI/TK//REL TO USA, FVEY"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("CUI//SP-PRVCY", "CUI"),
        ("CONFIDENTIAL//NOFORN", "CONFIDENTIAL"),
        ("SECRET//NOFORN", "SECRET"),
        ("TOP SECRET//SI", "TOP SECRET"),
    ],
)
def test_known_levels_have_their_colours(words: str, level: str) -> None:
    made = document(marking=Marking(None, words)).banner
    assert made is not None
    assert made.background == BANNER_COLOURS[level]


@pytest.mark.parametrize(
    "words",
    ["UNCLASSIFIED // FOR DISTRIBUTION", "OFFICIAL", "SECRETARIAT ONLY", "RESTRICTED", "VS-NUR FÜR DEN DIENSTGEBRAUCH"],
)
def test_other_words_have_the_theme_s(words: str) -> None:
    made = document(marking=Marking(None, words)).banner
    assert made is not None
    assert made.background == ""


def test_every_colour_can_be_read() -> None:
    """WCAG 2.1, 1.4.3: 4.5 to 1; banners on white and white on them, labels on black."""
    assert all(contrast(luminance(colour), WHITE) >= 4.5 for colour in BANNER_COLOURS.values())
    assert all(contrast(luminance(colour), BLACK) >= 4.5 for colour in TLP_COLOURS.values())


def test_the_words_over_a_draft_are_the_language_s_or_the_author_s() -> None:
    assert document().draft == ""
    assert document(draft=False).draft == ""
    assert document(draft=True).draft == "DRAFT"
    assert document(draft=True, lang="de-AT").draft == "ENTWURF"
    assert document(draft="For comment", lang="de").draft == "For comment"
    assert len({words.draft for words in _LANGUAGES.values()}) == len(_LANGUAGES)


def test_a_distribution_statement_ends_without_a_blank_and_spells_its_addresses() -> None:
    mail = i.Link(text("the desk"), "mailto:desk@example.org?subject=More")
    content = (*text("Ask "), mail, i.LineBreak(), i.Text("Destroy.\n"))
    made = document(distribution=content).title.distribution
    assert tree.plain(made) == "Ask the desk (desk@example.org) Destroy."
    assert document().title.distribution == ()
