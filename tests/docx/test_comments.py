"""An author's notes are native comments in the Word draft, and nothing anywhere else."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from briefing import build, loads
from briefing.writers.text import write_text

from .referential import check

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRONT = "---\ntitle: The ice\nauthors: Ann Lee\nsources: {a: {type: webpage, title: A survey}}\n---\n\n"
NOTE = "::: {.comment author=Bo}\nIs this so?\n:::\n"

#: Where a comment stands -> the text it is about.
PLACES = {
    f"Before.\n\n{NOTE}\nBehind.\n": "Before.",
    f"{NOTE}\nBehind.\n": "Behind.",
    f"# Head\n\n{NOTE}\nBehind.\n": "Head",
    f"- One\n- Two\n\n{NOTE}": "One",
    "- One\n- Two\n\n  ::: {.comment author=Bo}\n  Is this so?\n  :::\n": "Two",
    f"| A | B |\n|---|---|\n| c | d |\n\n: Caption\n\n{NOTE}": "Table\N{NO-BREAK SPACE}1\N{EN SPACE}Caption",
    f"::: key-judgment\nIt will hold.\n:::\n\n{NOTE}": "It will hold.",
    f"::: note\nTake care.\n\n{NOTE}:::\n": "Take care.",
    f"> Said.\n\n{NOTE}": "Said.",
    f"One.\n\n\\newpage\n\n{NOTE}\nTwo.\n": "Two.",
}


def parts(text: str) -> dict[str, bytes]:
    data = build(loads(FRONT + text), ["docx"], carry_source=False).outputs["docx"]
    assert check(data) == []
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("text", PLACES)
def test_it_is_about_the_block_beside_it(text: str) -> None:
    made = parts(text)
    (comment,) = etree.fromstring(made["word/comments.xml"]).iter(f"{W}comment")
    assert (comment.get(f"{W}author"), comment.get(f"{W}initials"), comment.get(f"{W}date")) == ("Bo", "B", None)
    body = etree.fromstring(made["word/document.xml"])
    (start,) = body.iter(f"{W}commentRangeStart")
    (end,) = body.iter(f"{W}commentRangeEnd")
    assert start.getparent() is end.getparent()
    inside = [each for each in start.itersiblings() if end in each.itersiblings()]
    assert "".join(one.text or "" for each in inside for one in each.iter(f"{W}t")) == PLACES[text]


def test_author_date_and_paragraphs() -> None:
    made = parts("One.\n\n::: {.comment date=2026-02-14}\nSee [@a].\n\nAnd *this*.\n:::\n")
    (comment,) = etree.fromstring(made["word/comments.xml"]).iter(f"{W}comment")
    assert (comment.get(f"{W}author"), comment.get(f"{W}date")) == ("Ann Lee", "2026-02-14T00:00:00Z")
    lines = ["".join(one.text or "" for one in line.iter(f"{W}t")) for line in comment.iter(f"{W}p")]
    assert lines == ["See [@a].", "And this."]


def test_one_that_stands_alone_is_not_lost() -> None:
    made = parts(NOTE)
    assert "Is this so?" in made["word/comments.xml"].decode()
    assert made["word/document.xml"].count(b"commentRangeStart") == 1


@pytest.mark.parametrize(
    "text",
    [
        f"::: summary\n{NOTE}\n# Short\n\nOne.\n:::\n\n# Two\n\nThree.\n",
        f"{NOTE}\n# Head\n\n{NOTE}\nOne.\n\n{NOTE}\n- Two\n\n{NOTE}",
        f"| A | B |\n|---|---|\n| c | d |\n\n: Caption\n\n{NOTE}\n::: table-notes\nNote.\n:::\n",
        f"::: key-judgment\nOne.\n:::\n\n{NOTE}\n::: key-judgment\nTwo.\n:::\n",
    ],
)
def test_what_is_printed_is_the_same_without_it(text: str) -> None:
    with_notes = build(loads(FRONT + text), ["pdf", "txt"]).outputs
    assert with_notes == build(loads(FRONT + text.replace(NOTE, "")), ["pdf", "txt"]).outputs


def test_no_reader_sees_it() -> None:
    built = build(loads(f"{FRONT}One.[@a]\n\n{NOTE}"), ["pdf", "txt"], attach_source=True)
    assert "Is this so" not in write_text(built.document)
    assert b"Is this so" not in built.outputs["pdf"]
    assert "word/comments.xml" not in parts("One.\n")
