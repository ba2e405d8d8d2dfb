"""Edits of a draft, and what they do to the source: the lines that go and come, and no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.core.node import replace
from briefing.drafts.drawn import Item, Shown, Words
from tests.drafts.paper import FRONT, STRONG, Paper, cell, heading, item, para, picture

TEXT = """# One {#sec-one}

First paragraph of the
report, *with* marks.[@lee]

Second paragraph <!-- x --> here.

<!-- keep me -->

Third paragraph of the report.

## Two

- apples are red
- pears are green
- plums are blue

Last words.

::: note
A note says this.

And that.
:::

1. first
2. second

| Week | Ships |
|:-----|------:|
| 5    | 212   |
| 6    | 71    |

# Three

The end of it.
"""

EDITS: dict[str, tuple[Callable[[Paper], object], str]] = {
    "words": (lambda p: p.change("First", "The first"), "-First paragraph of the\n+The first paragraph of the"),
    "inserted": (lambda p: p.put("Second", para("Typed in.")), "+\n+Typed in."),
    "deleted": (lambda p: p.drop("Third"), "-\n-Third paragraph of the report."),
    "split": (lambda p: p.split("First", "report"), "+"),
    "joined": (
        lambda p: p.join("Second"),
        ("-Second paragraph <!-- x --> here.\n+Second paragraph <!-- x --> here. Third paragraph of the report.\n"
        "-\n-Third paragraph of the report."),
    ),
    "moved": (
        lambda p: p.move("First", "Last words"),
        ("-\n-First paragraph of the\n-report, *with* marks.[@lee]\n+\n+First paragraph of the\n"
        "+report, *with* marks.[@lee]"),
    ),
    "item inserted": (lambda p: p.put("apples", item("figs")), "+- figs"),
    "item deleted": (lambda p: p.drop("pears"), "-- pears are green"),
    "item split": (lambda p: p.split("pears", "are"), "-- pears are green\n+- pears\n+- are green"),
    "item deeper": (
        lambda p: p.restyle("pears", "ListBullet2", item=Item(False, 1, "x")),
        "-- pears are green\n+  - pears are green",
    ),
    "item out of its list": (
        lambda p: p.restyle("pears", "BodyText", item=None),
        "-- pears are green\n+\n+pears are green\n+",
    ),
    "number inserted": (lambda p: p.put("first", item("new", True)), "-2. second\n+2. new\n+3. second"),
    "heading": (lambda p: p.change("Two", "Second"), "-## Two\n+## Second"),
    "level": (lambda p: p.restyle("Two", "Heading1", level=1), "-## Two\n+# Two"),
    "heading from a paragraph": (
        lambda p: p.restyle("Third", "Heading2", level=2),
        "-Third paragraph of the report.\n+## Third paragraph of the report.",
    ),
    "heading with a number": (lambda p: p.put("Third", heading("1.2 More", 2)), "+\n+## More"),
    "call-out": (lambda p: p.put("A note says", para("More.", "CallOut")), "+More.\n+"),
    "a call-out of its own": (
        lambda p: p.put("Third", para("Boxed words", "CallOut")),
        "+\n+::: note\n+Boxed words\n+:::",
    ),
    "cell": (lambda p: p.change("212", "213"), "-| 5    | 212   |\n+| 5    | 213   |"),
    "row inserted": (lambda p: p.cells("212", lambda r: [*r[:2], [cell("5b"), cell("a|b")], r[2]]), "+| 5b | a\\|b |"),
    "row deleted": (lambda p: p.cells("212", lambda r: [r[0], r[2]]), "-| 5    | 212   |"),
    "column deleted": (
        lambda p: p.cells("212", lambda r: [row[1:] for row in r]),
        ("-| Week | Ships |\n-|:-----|------:|\n-| 5    | 212   |\n-| 6    | 71    |\n"
        "+| Ships |\n+|------:|\n+| 212 |\n+| 71 |"),
    ),
    "title": (lambda p: p.change("On ferries", "On boats"), "-title: On ferries\n+title: On boats"),
    "bold and a typed citation": (
        lambda p: p.put("The end", Shown("BodyText", (Words("Bold", STRONG), Words(" text.[@kim]")))),
        "+**Bold** text.[@kim]\n+",
    ),
    "bookmarks gone": (lambda p: (p.strip(), p.change("Second", "Another")),
                       "-Second paragraph <!-- x --> here.\n+Another paragraph <!-- x --> here."),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_its_own_lines(name: str) -> None:
    edit, expected = EDITS[name]
    paper = Paper(TEXT)
    edit(paper)
    assert paper.home() == expected


def test_nothing_edited_changes_nothing() -> None:
    for strip in (False, True):
        paper = Paper(TEXT)
        if strip:
            paper.strip()
        planned = paper.planned()
        assert planned.text == paper.text
        assert planned.items == ()


@pytest.mark.parametrize("path", sorted(Path("examples").glob("*/brief.md")), ids=lambda path: path.parent.name)
def test_examples_come_back_as_they_went(path: Path) -> None:
    paper = Paper(path.read_text(encoding="utf-8"), path.parent, front="")
    planned = paper.planned()
    assert planned.text == paper.text
    assert planned.items == ()


def test_a_picture_is_told_with_its_part() -> None:
    paper = Paper(TEXT)
    paper.put("The end", picture("word/media/image9.png", "A quay"))
    ((words, reason),) = paper.refused()
    assert words == "A quay"
    assert "word/media/image9.png" in reason


def test_text_of_the_tool_is_told() -> None:
    paper = Paper(TEXT)
    paper.change("A survey", "A better survey")
    ((words, _),) = paper.refused()
    assert "A better survey" in words
    assert paper.planned().text == paper.text


def test_a_heading_too_deep_is_told_and_kept() -> None:
    paper = Paper(TEXT)
    paper.put("Two", heading("More", 5))
    assert "### More" in paper.planned().text.split("\n")
    assert [words for words, _ in paper.refused()] == ["##### More"]


# ---------------------------------------------------------------- edits that the source cannot bear

WITH_APPENDIX = """::: summary
In short: it works.
:::

# One

First paragraph.

# Two

Second paragraph.

More of it.

# Lists {.appendix}

Third paragraph.
"""


def test_only_the_edit_that_the_source_cannot_bear_is_left_out() -> None:
    paper = Paper(WITH_APPENDIX)
    paper.move_all(["Two", "Second paragraph", "More of it"], "Third paragraph")
    paper.change("First", "The first")
    paper.put("The first", para("Typed in."))
    planned = paper.planned()
    assert paper.diff(planned) == "-First paragraph.\n+The first paragraph.\n+\n+Typed in."
    assert [told.kind for told in planned.items] == ["inserted", "changed", "not-taken"]
    assert planned.items[-1].words == "# Lists {.appendix} Third paragraph."
    assert planned.items[-1].line == paper.text.split("\n").index("First paragraph.") + 1


def test_every_edit_that_the_source_cannot_bear_is_told_by_itself() -> None:
    paper = Paper(WITH_APPENDIX)
    paper.blocks.insert(paper.at("In short") - 1, heading("Before all", 1))
    paper.move_all(["Two", "Second paragraph", "More of it"], "Third paragraph")
    paper.change("First", "The first")
    planned = paper.planned()
    assert paper.diff(planned) == "-First paragraph.\n+The first paragraph."
    lost = [(told.words, told.reason.split(": ")[1]) for told in planned.items if told.kind == "not-taken"]
    assert lost == [
        ("# Before all", "The summary stands after a section."),
        ("# Lists {.appendix} Third paragraph.", "A section follows an appendix."),
    ]


# ---------------------------------------------------------------- where an edit is


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (lambda p: p.put("Second", para("New.")), "Second paragraph <!-- x --> here."),
        (lambda p: p.put("Second", para("New."), para("New too.")), "Second paragraph <!-- x --> here."),
        (lambda p: p.put("pears", item("New.")), "- pears are green"),
        (lambda p: p.put("Two", heading("New.", 2)), "## Two"),
        (lambda p: p.blocks.insert(p.at("One"), para("New.")), "# One {#sec-one}"),
        (lambda p: p.split("First", "report"), "First paragraph of the"),
        (lambda p: p.put("The end", picture("word/media/image9.png", "A quay")), "The end of it."),
        (lambda p: p.put("Last words", para("New [@nobody]")), "Last words."),
    ],
)
def test_what_is_new_has_the_line_it_stands_behind(edit: Callable[[Paper], object], line: str) -> None:
    paper = Paper(TEXT)
    edit(paper)
    lines = {paper.text.split("\n")[told.line - 1] for told in paper.planned().items}
    assert lines == {line}


def test_a_label_that_is_words_in_the_contents_is_no_edit() -> None:
    paper = Paper("# One\n\nText.\n", front=FRONT.replace("title: On", "contents: true\ntitle: On"))
    contents = [block for block in paper.blocks if isinstance(block, Shown) and block.style.startswith("TOC1")]
    assert contents
    at = paper.blocks.index(contents[0])
    pieces = (Words("1 "), *(piece for piece in contents[0].pieces if isinstance(piece, Words)))
    paper.blocks[at] = replace(contents[0], pieces=pieces)
    assert paper.planned().items == ()
    paper.blocks[at] = replace(contents[0], pieces=(*pieces, Words(" and more")))
    assert [words for words, _ in paper.refused()] == ["1 One and more"]
