"""What every page of the draft says: banners, labels, the words behind the text, and to whom it may be given."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from briefing.resolve.tree import Document, Format, Marking, Pages, Run
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .documents import document, p, words
from .opened import Opened, W, style_of, text_of
from .referential import check

SECRET = Marking("SECRET//NOFORN", "classification", "", "#B81429")
AMBER = Marking("TLP:AMBER", "tlp", "#FFC000", "#000000")
LONG = Marking(
    "TOP SECRET//SI-G/TK//ORCON/NOFORN/RELIDO//REL TO USA, AUS, CAN, GBR, NZL//FISA//LIMDIS", "classification"
)
LONGER = replace(LONG, text=f"{LONG.text}//DISSEM CONTROLLED BY THE HARBOUR BOARD")
PARTS = ("header1", "header2", "footer1", "footer2")
V = "{urn:schemas-microsoft-com:vml}"


def written(theme: Theme, *markings: Marking, **changes: object) -> Opened:
    made: Document = document(p("x"), markings=markings, **changes)
    data = write_docx(made, theme, Pages(3, {}))
    assert not list(check(data))
    return Opened(data)


def lines(opened: Opened, part: str) -> list[tuple[str, str]]:
    """Style and words of each paragraph of a header or footer."""
    found = opened.tree(f"word/{part}.xml").iter(f"{W}p")
    return [(style_of(one), text_of(one).replace("\N{NO-BREAK SPACE}", "")) for one in found]


@pytest.mark.parametrize("markings", [(SECRET,), (SECRET, AMBER), (LONG,)])
def test_the_banner_is_the_first_line_and_the_last_of_every_page(theme: Theme, markings: tuple[Marking, ...]) -> None:
    opened = written(theme, *markings)
    banner = ("Banner", markings[0].text)
    for part in PARTS:
        found = lines(opened, part)
        assert found[0 if part.startswith("header") else -1] == banner
        assert found.count(banner) == 1
        assert sum(AMBER.text in said for _, said in found) == (AMBER in markings)


def test_the_banner_s_words_have_its_colour_and_stand_in_the_middle(theme: Theme) -> None:
    opened = written(theme, SECRET)
    for part in PARTS:
        run = next(r for r in opened.tree(f"word/{part}.xml").iter(f"{W}r") if text_of(r) == SECRET.text)
        assert run.find(f"{W}rPr/{W}color").get(f"{W}val") == "B81429"
    style = next(s for s in opened.tree("word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Banner")
    assert style.find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"


@pytest.mark.parametrize("markings", [(), (SECRET,), (LONG,), (LONGER,), (SECRET, AMBER)])
def test_running_lines_stay_where_they_are_whatever_the_banner(theme: Theme, markings: tuple[Marking, ...]) -> None:
    """The header begins higher by as much as the banner and the space under it take; the footer likewise."""
    opened = written(theme, *markings)
    margins = opened.document.find(f".//{W}sectPr/{W}pgMar")
    for part, edge, way in (("header2", "header", "after"), ("footer2", "footer", "before")):
        taken = int(margins.get(f"{W}{edge}"))
        for one in opened.tree(f"word/{part}.xml").iter(f"{W}p"):
            if style_of(one) == "Banner":
                pitch = one.find(f"{W}pPr/{W}spacing")
                count = 2 if text_of(one) == LONGER.text else 1
                taken += count * int(pitch.get(f"{W}line")) + int(pitch.get(f"{W}{way}"))
                assert int(pitch.get(f"{W}{way}")) >= 100, "and it does not touch the running line"
        running, page = theme.text["running"], theme.page
        usual = {
            "header": page.header.twips - running.size.twips,
            "footer": page.footer.twips - (running.leading.twips - running.size.twips),
        }
        assert taken == pytest.approx(usual[edge], abs=20)


def test_a_very_long_banner_is_set_smaller(theme: Theme) -> None:
    sizes = []
    for marking in (SECRET, LONGER, replace(LONGER, text=f"{LONGER.text}//{LONGER.text}")):
        run = next(written(theme, marking).tree("word/header1.xml").iter(f"{W}r"))
        size = run.find(f"{W}rPr/{W}sz")
        sizes.append(theme.text["banner"].size.half_points if size is None else int(size.get(f"{W}val")))
    assert sizes[0] > sizes[1] > sizes[2]


def test_a_classification_too_long_for_its_box_has_a_line_of_its_own(theme: Theme) -> None:
    (line,) = written(theme, LONG).texts("TitleLine")
    assert line == f"The Desk · Briefing\n{LONG.text}"
    (boxed,) = written(theme, SECRET).texts("TitleLine")
    assert boxed.replace("\N{NO-BREAK SPACE}", "") == f"The Desk · Briefing\t{SECRET.text}"


@pytest.mark.parametrize("said", ["DRAFT", 'For "comment" & more', "초안"])
def test_every_page_of_a_draft_says_so_behind_its_text(theme: Theme, said: str) -> None:
    """Word knows its own watermarks by the name of the shape."""
    opened = written(theme, SECRET, draft=said)
    names = set()
    for part in ("header1", "header2"):
        (shape,) = opened.tree(f"word/{part}.xml").iter(f"{V}shape")
        names.add(shape.get("id"))
        assert shape.get("id").startswith("PowerPlusWaterMarkObject")
        assert shape.find(f"{V}textpath").get("string") == said
        assert "z-index:-" in shape.get("style")
        assert shape.get("alt") == "", "it is read in the header of every page, not as a picture"
    assert len(names) == 2
    for part in ("footer1", "footer2"):
        assert not list(opened.tree(f"word/{part}.xml").iter(f"{V}shape"))


def test_a_report_that_is_no_draft_has_no_watermark(theme: Theme) -> None:
    for part in PARTS:
        assert b"urn:schemas-microsoft-com:vml" not in etree.tostring(written(theme, SECRET).tree(f"word/{part}.xml"))


def test_a_distribution_statement_stands_under_the_facts(theme: Theme) -> None:
    made = document(p("x"))
    title = replace(made.title, distribution=words("For the ministries only."))
    opened = Opened(write_docx(replace(made, title=title), theme, Pages(1, {})))
    styles = [style_of(one) for one in opened.paragraphs()]
    assert styles.index("Distribution") == styles.index("TitleFacts") + 1
    assert opened.texts("Distribution") == ["For the ministries only."]
    assert "Distribution" not in [style_of(one) for one in written(theme).paragraphs()]


def test_a_portion_mark_keeps_together(theme: Theme) -> None:
    """Blanks and hyphens are such as no line ends at."""
    content = (Run("(CUI//SP-PRVCY)\N{NO-BREAK SPACE}", Format(portion=True)), Run("Well-set words."))
    paragraph = replace(p("x"), content=content)
    opened = Opened(write_docx(document(paragraph), theme, Pages(1, {})))
    (said,) = opened.texts("BodyText")
    assert said == "(CUI//SP\N{NON-BREAKING HYPHEN}PRVCY)\N{NO-BREAK SPACE}Well-set words."
