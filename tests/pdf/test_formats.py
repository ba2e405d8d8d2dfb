"""Small capitals and underlined words: what is drawn, and that the words stay what they are."""

from __future__ import annotations

import pytest

from briefing.resolve.tree import Format, Inline, Paragraph, Run
from briefing.themes.theme import load_theme
from briefing.writers.pdf import lay_out, write_pdf
from briefing.writers.pdf.boxes import LineBox, Underline, _underline
from briefing.writers.pdf.looks import Typecase, blend
from briefing.writers.pdf.spans import Span

from .checker import assert_sound
from .drawing import book
from .samples import PROSE, document

SMALL = Format(small_caps=True)
SMALL_ITALIC = Format(small_caps=True, emphasis=True)


def typecase() -> Typecase:
    return Typecase(book(), load_theme("default"), "en")


def spans(*content: Inline) -> list[list[Span]]:
    """The spans of each line of a paragraph."""
    laid = lay_out(document(Paragraph(content)), load_theme("default"))
    found = [placed.box for placed in laid.sheets[0].boxes if isinstance(placed.box, LineBox)]
    text = found[-1].text
    return [[span for span, _, _ in text.spans(box.line)] for box in found if box.text is text]


# ---------------------------------------------------------------- small capitals


@pytest.mark.parametrize("style", ["body", "call-out", "endnote"])
def test_an_upright_face_has_small_capitals_of_its_own(style: str) -> None:
    case = typecase()
    look, plain = case.look(style, SMALL), case.look(style)
    assert look.parts is None
    assert look.shape("kim").pieces[0].glyphs != plain.shape("kim").pieces[0].glyphs
    assert look.shape("kim").pieces[0].actual_text is None, "each code stands for the letter itself"


def test_an_italic_borrows_capitals_of_a_smaller_size() -> None:
    look = typecase().look("body", SMALL_ITALIC)
    assert look.parts is not None
    assert [part.capitals for part in look.parts] == [False, True]
    assert [part.size / look.size for part in look.parts] == pytest.approx([1, 0.8])


@pytest.mark.parametrize("form", [SMALL, SMALL_ITALIC, Format(small_caps=True, strong=True)])
def test_a_name_in_small_capitals_is_read_as_it_is_written(form: Format) -> None:
    name = "Kim Jong-un, van der Berg & Ångström, 2025"
    content = (Run("By "), Run(name, form), Run(" of Seoul."))
    result = write_pdf(document(Paragraph(content)), load_theme("default"))
    (text,) = [node.text for node in assert_sound(result.data).root.find("P") if "Seoul" in node.text]
    assert " ".join(text.split()) == f"By {name} of Seoul."


def test_names_in_small_capitals_are_not_hyphenated() -> None:
    assert typecase().look("body").hyphenation == "en"
    assert typecase().look("body", SMALL).hyphenation is None


def test_a_label_in_capitals_stays_in_capitals() -> None:
    label = typecase().look("label", SMALL)
    assert label.parts is None
    assert label.shape("kim").text == "KIM"


# ---------------------------------------------------------------- underlined words


def _rules(*content: Inline) -> list[list[Underline]]:
    found = []
    for line in spans(*content):
        rules: list[Underline] = []
        at = 0.0
        for span in line:
            width = sum(
                item if isinstance(item, float) else item.width * span.size / 1000 + item.count * span.tracking
                for item in span.content
            )
            if span.underline:
                _underline(rules, span, at, at + width, 0.0)
            at += width
        found.append(rules)
    return found


def test_a_rule_lies_under_the_words_and_not_under_the_space_behind_them() -> None:
    ((rule,),) = _rules(Run("Plain "), Run("under lined", Format(underline=True)), Run(" plain"))
    assert 0 < rule.left < rule.right < rule.reach
    assert rule.y < 0 < rule.width < 1


def test_words_of_two_formats_share_one_rule() -> None:
    under, both = Format(underline=True), Format(underline=True, emphasis=True)
    ((rule,),) = _rules(Run("one ", under), Run("two ", both), Run("Three", Format(underline=True, small_caps=True)))
    assert rule.right == pytest.approx(rule.reach)
    ((again,),) = _rules(Run("one Kim", Format(underline=True, small_caps=True, emphasis=True)))
    assert again.left == 0


def test_each_line_has_a_rule_of_its_own_that_is_no_part_of_the_text() -> None:
    content = (Run(PROSE, Format(underline=True)),)
    assert all(len(rules) == 1 for rules in _rules(*content))
    result = write_pdf(document(Paragraph(content)), load_theme("default"))
    (text,) = [node.text for node in assert_sound(result.data).root.find("P") if "Xi Jinping" in node.text]
    assert " ".join(text.replace("\u00ad", "").split()) == PROSE


# ---------------------------------------------------------------- formats within formats


def test_formats_add_up_and_italic_within_italic_is_upright() -> None:
    italic, bold = Format(emphasis=True), Format(strong=True)
    assert blend(italic, bold) == Format(emphasis=True, strong=True)
    assert blend(italic, italic) == Format()
    assert blend(Format(superscript=True), Format(subscript=True)) == Format(subscript=True)
    assert blend(bold, SMALL) == Format(strong=True, small_caps=True)
