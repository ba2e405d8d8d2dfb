"""Citations that Zotero's plug-in for Word takes over: its fields, its properties, and another reader's word for it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from briefing.resolve.tree import CitedItem, Document, Endnotes, Pages, plain
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .citing import APA, DATA, author_date, citing, mark, noted, numbered
from .documents import document, p
from .fields import results
from .opened import Opened, W, text_of
from .referential import check
from .test_words import read, said

CODE = "ADDIN ZOTERO_ITEM CSL_CITATION "
FACTS = 3


def written(made: tuple[Document, Pages], theme: Theme) -> bytes:
    data = write_docx(made[0], theme, made[1])
    assert check(data) == []
    assert write_docx(made[0], theme, made[1]) == data
    return data


def codes(found: Opened, part: str = "word/document.xml") -> list[tuple[dict[str, Any], str]]:
    """What each citation of a part says, and what it shows."""
    fields = [(i, r) for i, r in results(found.tree(part)) if i.startswith(CODE)]
    return [(json.loads(i.removeprefix(CODE)), r) for i, r in fields]


@pytest.mark.parametrize(
    "made", [numbered(word="zotero"), numbered("[{}]", "{}", word="zotero"), author_date("zotero")]
)
def test_the_words_are_the_same(made: tuple[Document, Pages], theme: Theme) -> None:
    found = Opened(written(made, theme))
    assert " ".join(read(found, FACTS)).endswith(" ".join(said(*made)))


def test_a_citation_says_what_it_shows_and_what_it_cites(theme: Theme) -> None:
    found = Opened(written(author_date("zotero"), theme))
    (first, shown), (second, _) = codes(found)
    assert shown == "(see Lee et al. 2023, 12–14, in part; Desk, ch. 3)"
    assert first["properties"] == {"formattedCitation": shown, "plainCitation": shown, "noteIndex": 0}
    lee, desk = first["citationItems"]
    assert lee["itemData"] == {**DATA["lee"], "id": "lee"}
    assert {key: lee[key] for key in lee.keys() - {"itemData", "uris"}} == {
        "id": "lee", "locator": "12-14", "label": "page", "prefix": "see ", "suffix": ", in part",
    }  # fmt: skip
    assert (desk["locator"], desk["label"]) == ("3", "chapter")
    assert lee["uris"] != desk["uris"]
    assert first["citationID"] != second["citationID"]


def test_raised_numbers_are_raised_for_zotero_too(theme: Theme) -> None:
    found = Opened(written(numbered(raised=True, word="zotero"), theme))
    said_of = [code["properties"] for code, _ in codes(found)]
    assert said_of[1] == {"formattedCitation": "\\super 2, 3\\nosupersub{}", "plainCitation": "2, 3", "noteIndex": 0}
    assert codes(found)[2][0]["citationItems"][0]["suppress-author"] is True
    assert not [i for i, _ in results(found.document) if i.startswith("REF")], "Zotero knows no references of ours"


def test_the_bibliography_is_one_field(theme: Theme) -> None:
    """From the first entry to the last, labels as text, the way back as everywhere."""
    found = Opened(written(numbered(label="{}.", word="zotero"), theme))
    entries = found.paragraphs("Bibliography")
    codes_of = [[(i.text or "").strip() for i in entry.iter(f"{W}instrText")] for entry in entries]
    assert codes_of[0][0] == 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'
    assert [entry.find(f"{W}pPr/{W}numPr") for entry in entries] == [None] * 3
    assert [text_of(entry)[:3] for entry in entries] == ["1.\t", "2.\t", "3.\t"]
    assert entries[-1][-1].find(f"{W}fldChar").get(f"{W}fldCharType") == "end"
    assert sum("BIBL" in code for each in codes_of for code in each) == 1


def preferences(found: Opened) -> etree._Element:
    tree = found.tree("docProps/custom.xml")
    pieces = {item.get("name"): item[0].text or "" for item in tree}
    assert all(len(piece) <= 255 for piece in pieces.values())
    assert list(pieces) == [f"ZOTERO_PREF_{n}" for n in range(1, len(pieces) + 1)]
    return etree.fromstring("".join(pieces.values()))


@pytest.mark.parametrize(("made", "notes"), [(numbered(word="zotero"), "0"), (noted("zotero"), "2")])
def test_preferences(made: tuple[Document, Pages], notes: str, theme: Theme) -> None:
    data = preferences(Opened(written(made, theme)))
    assert data.get("data-version") == "3"
    assert data.find("style").attrib == {
        "id": APA, "locale": "en-US", "hasBibliography": "1", "bibliographyStyleHasBeenSet": "0",
    }  # fmt: skip
    prefs = {pref.get("name"): pref.get("value") for pref in data.iter("pref")}
    assert prefs["fieldType"] == "Field"
    assert prefs["noteType"] == notes


def test_pieces_of_preferences_are_cut_before_they_are_escaped(theme: Theme) -> None:
    style = "http://example.org/styles?" + "&".join("abc" * 9 for _ in range(30))
    made = document(p("x"), citing=citing("zotero", style=style))
    data = write_docx(made, theme, Pages(1, {}))
    assert preferences(Opened(data)).find("style").get("id") == style
    assert docx.Document(BytesIO(data)).core_properties.title == "The title"


def test_notes_hold_the_citations(theme: Theme) -> None:
    made, pages = noted("zotero")
    found = Opened(written((made, pages), theme))
    assert codes(found) == [], "the text holds references only"
    notes = next(block for block in made.body if isinstance(block, Endnotes))
    held = codes(found, "word/endnotes.xml")
    assert [code["properties"]["noteIndex"] for code, _ in held] == [int(entry.number) for entry in notes.entries]
    assert [shown for _, shown in held] == [plain(entry.content) for entry in notes.entries]
    assert all(code["properties"]["plainCitation"] == shown for code, shown in held)


def test_a_source_without_data_stays_a_reference(theme: Theme) -> None:
    """Zotero would show a citation without data as an error."""
    cited = mark("m", ("1", "entry-x"), items=(CitedItem("unknown"),))
    found = Opened(write_docx(document(p("x", cited), citing=citing("zotero")), theme, Pages(1, {})))
    assert codes(found) == []
    assert text_of(found.paragraphs("BodyText")[0]) == "x1"


def test_without_a_style_nothing_is_said_of_one(theme: Theme) -> None:
    made = replace(numbered(word="zotero")[0], citing=citing("zotero", style=""))
    assert "docProps/custom.xml" not in Opened(write_docx(made, theme, Pages(1, {}))).parts


def cites(tree: Any) -> Iterator[list[dict[str, Any]]]:
    """Every citation of pandoc's document, in order."""
    if isinstance(tree, dict):
        if tree.get("t") == "Cite":
            yield tree["c"][0]
        for value in tree.values():
            yield from cites(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from cites(value)


def flat(inlines: list[dict[str, Any]]) -> str:
    return "".join(" " if each["t"] == "Space" else each["c"] for each in inlines).strip()


def read_back(data: bytes, folder: Path) -> list[list[tuple[str, str, str, str]]]:
    """The citations as pandoc, an independent reader of Zotero's fields, finds them."""
    import pypandoc

    file = folder / "draft.docx"
    file.write_bytes(data)
    command = [pypandoc.get_pandoc_path(), "-f", "docx+citations", "-t", "json", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return [
        [(c["citationId"], flat(c["citationPrefix"]), flat(c["citationSuffix"]), c["citationMode"]["t"]) for c in cite]
        for cite in cites(json.loads(done.stdout))
    ]


NORMAL = "NormalCitation"


def test_another_program_reads_them_back(theme: Theme, tmp_path: Path) -> None:
    assert sorted(read_back(written(author_date("zotero"), theme), tmp_path)) == sorted([
        [("lee", "see", ", page 12-14 , in part", NORMAL), ("desk", "", ", chapter 3", NORMAL)],
        [("lee", "", "", NORMAL)],
        [("web", "", "", NORMAL)],
    ])  # fmt: skip
    assert read_back(written(numbered(raised=True, word="zotero"), theme), tmp_path) == [
        [("lee", "", ", page 12", NORMAL)],
        [("desk", "see", "", NORMAL), ("web", "", "", NORMAL)],
        [("lee", "", ", page 12", "SuppressAuthor")],
    ]
    notes = read_back(written(noted("zotero"), theme), tmp_path)
    assert len(notes) == 11
    assert notes[0] == [("desk", "", ", page 1", NORMAL)]
