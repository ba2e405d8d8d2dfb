"""Citations of Word's own: its sources, its fields, its content controls."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from briefing.resolve.tree import CitedItem, Citing, Document, Pages
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx
from briefing.writers.docx.citationfields import citation
from briefing.writers.docx.languages import lcid
from briefing.writers.docx.sources import sources_part, tags

from .citing import DATA, author_date, noted, numbered
from .fields import results
from .opened import Opened, W, text_of
from .referential import check
from .test_words import read, said

B = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
FACTS = 3


def opened(made: tuple[Document, Pages], theme: Theme) -> Opened:
    data = write_docx(made[0], theme, made[1])
    assert check(data) == []
    assert write_docx(made[0], theme, made[1]) == data
    return Opened(data)


def source(data: dict[str, Any], **changes: object) -> dict[str, str]:
    """The elements of one source; people as their names, one after the other."""
    citing = Citing("word", data={"key": data}, **changes)  # type: ignore[arg-type]
    tree = etree.fromstring(sources_part(citing, tags(citing.data), False))
    return {item.tag.removeprefix(B): said_in(item) for item in tree[0]}


def said_in(item: etree._Element) -> str:
    if item.tag != f"{B}Author":
        return item.text or ""
    return "; ".join(
        f"{role.tag.removeprefix(B)}: " + ", ".join(text.text or "" for text in role.iter() if text.text)
        for role in item
    )


@pytest.mark.parametrize("made", [numbered("[{}]", "[{}]", word="word"), author_date("word")])
def test_the_words_are_the_same(made: tuple[Document, Pages], theme: Theme) -> None:
    assert " ".join(read(opened(made, theme), FACTS)).endswith(" ".join(said(*made)))


def test_citations_are_fields_in_controls(theme: Theme) -> None:
    found = opened(author_date("word"), theme)
    controls = [sdt for sdt in found.document.iter(f"{W}sdt") if sdt.find(f"{W}sdtPr/{W}citation") is not None]
    assert [text_of(sdt) for sdt in controls] == ["(see Lee et al. 2023, 12–14, in part; Desk, ch. 3)", "(n.d.)"]
    fields = [i for i, _ in results(found.document) if i.startswith("CITATION")]
    assert fields == [
        r'CITATION lee \p "12-14" \f "see " \s ", in part" \m desk \s ", chapter 3" \l 1033',
        r"CITATION web \l 1033",
    ]
    in_note = found.tree("word/footnotes.xml").find(f".//{W}citation")
    assert in_note is not None


def test_instructions() -> None:
    """Each switch is of the source before it; arguments are quoted (ECMA-376, 17.16.1)."""
    items = (CitedItem("a b", "3", "volume", suppress_author=True), CitedItem("c", suffix=' "x\\'))
    assert citation(items, tags(("a b", "c")), "de-DE") == r'CITATION ab \v "3" \n \m c \s " \"x\\" \l 1031'


def test_tags() -> None:
    assert tags(("a b", "ab", "AB", "한", "x-1_y")) == {
        "a b": "ab", "ab": "ab_2", "AB": "AB_3", "한": "source", "x-1_y": "x-1_y",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "number"), [("en-US", 1033), ("en", 1033), ("en-GB", 2057), ("de", 1031), ("ko", 1042), ("tlh", None)]
)
def test_languages(lang: str, number: int | None) -> None:
    assert lcid(lang) == number


def test_the_bibliography_stands_in_word_s_control(theme: Theme) -> None:
    found = opened(numbered(word="word"), theme)
    inner = found.document.find(f".//{W}bibliography").getparent().getparent()
    gallery = inner.getparent().getparent().find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    assert gallery.get(f"{W}val") == "Bibliographies"
    entries = inner.findall(f"{W}sdtContent/{W}p")
    assert [text_of(entry)[:2] for entry in entries] == ["1\t", "2\t", "3\t"]
    assert next((i.text or "").strip() for i in entries[0].iter(f"{W}instrText")) == "BIBLIOGRAPHY"
    assert entries[-1][-1].find(f"{W}fldChar").get(f"{W}fldCharType") == "end"


def test_the_part_of_sources(theme: Theme) -> None:
    found = opened(numbered(word="word"), theme)
    tree = found.tree("customXml/item1.xml")
    assert tree.tag == f"{B}Sources"
    assert tree.get("SelectedStyle") == r"\APASixthEditionOfficeOnline.xsl"
    assert [item.findtext(f"{B}Tag") for item in tree] == list(DATA)
    assert [item.findtext(f"{B}RefOrder") for item in tree] == ["1", "2", "3"]
    guids = {item.findtext(f"{B}Guid") for item in tree}
    assert len(guids) == 3
    assert b"bibliography" in found.parts["customXml/itemProps1.xml"]
    assert b"itemProps1.xml" in found.parts["customXml/_rels/item1.xml.rels"]


@pytest.mark.parametrize(
    ("style", "in_notes", "numbered", "name"),
    [
        ("http://www.zotero.org/styles/ieee", False, True, "IEEE"),
        ("http://www.zotero.org/styles/chicago-author-date", False, False, "Chicago"),
        ("http://www.zotero.org/styles/iso690-numeric-en", False, True, "ISO 690 - Numerical Reference"),
        ("http://www.zotero.org/styles/nature", False, True, "IEEE"),
        ("", False, False, "APA"),
        ("", True, False, "Chicago"),
    ],
)
def test_word_s_nearest_style(style: str, in_notes: bool, numbered: bool, name: str) -> None:
    tree = etree.fromstring(sources_part(Citing("word", style, in_notes), {}, numbered))
    assert tree.get("StyleName") == name


def test_an_article() -> None:
    found = source(DATA["lee"])
    del found["Guid"]
    assert found == {
        "Tag": "key", "SourceType": "JournalArticle", "LCID": "2057", "Title": "Harbours & tides", "Volume": "3",
        "Issue": "1", "Pages": "7-19", "JournalName": "Journal of Ports", "StandardNumber": "1234-5678",
        "Year": "2023", "Month": "May", "Day": "4", "Author": "Author: Lee, Ann, von Goethe, J.", "RefOrder": "1",
    }  # fmt: skip


def test_an_organisation_s_report() -> None:
    found = source(DATA["desk"])
    assert found["SourceType"] == "Report"
    assert found["Author"] == "Author: The Desk"
    assert found["Title"] == 'The "quoted" report \\ 한국'
    assert (found["Publisher"], found["City"], found["StandardNumber"]) == ("The Desk", "Seoul", "RP-7")


def test_a_page_of_the_web() -> None:
    found = source(DATA["web"], lang="de-DE")
    assert found["SourceType"] == "InternetSite"
    assert (found["YearAccessed"], found["MonthAccessed"], found["DayAccessed"]) == ("2025", "September", "5")
    assert found["Year"] == "n.d."
    assert found["URL"] == "https://example.org/?a=1&b=2"
    assert found["LCID"] == "1031"
    part_of = source({**DATA["web"], "container-title": "A site"})
    assert (part_of["SourceType"], part_of["InternetSiteTitle"]) == ("DocumentFromInternetSite", "A site")


PERSON = [{"family": "Kim", "given": "J."}]
BODY = [{"literal": "A body"}]


@pytest.mark.parametrize(
    ("data", "kind", "people"),
    [
        ({"type": "book", "author": PERSON, "editor": BODY}, "Book", "Author: Kim, J.; Editor: A body"),
        ({"type": "chapter", "container-author": PERSON}, "BookSection", "BookAuthor: Kim, J."),
        ({"type": "motion_picture", "director": PERSON, "author": BODY}, "Film", "Director: A body"),
        ({"type": "interview", "author": PERSON, "interviewer": BODY}, "Interview",
         "Interviewee: Kim, J.; Interviewer: A body"),
        ({"type": "patent", "author": PERSON}, "Patent", "Inventor: Kim, J."),
        ({"type": "song", "performer": BODY}, "SoundRecording", "Performer: A body"),
        ({"type": "paper-conference", "author": PERSON * 2}, "ConferenceProceedings", "Author: Kim, J., Kim, J."),
        ({"type": "article-newspaper"}, "ArticleInAPeriodical", None),
        ({"type": "legal_case", "authority": "Court"}, "Case", None),
        ({"type": "dataset"}, "ElectronicSource", None),
        ({"type": "treaty"}, "Misc", None),
        ({}, "Misc", None),
        ({"type": "book", "author": ["Kim"]}, "Book", None),
    ],
)  # fmt: skip
def test_types_and_people(data: dict[str, Any], kind: str, people: str | None) -> None:
    found = source(data)
    assert found["SourceType"] == kind
    assert found.get("Author") == people


@pytest.mark.parametrize(
    ("issued", "year", "month"),
    [
        ({"date-parts": [["2024", "13"]]}, "2024", "13"),
        ({"raw": "spring 2024"}, "spring 2024", None),
        ({"date-parts": []}, None, None),
        ("2024", None, None),
    ],
)
def test_odd_dates(issued: object, year: str | None, month: str | None) -> None:
    found = source({"issued": issued})
    assert (found.get("Year"), found.get("Month")) == (year, month)


def test_months_of_an_unknown_language() -> None:
    assert source({"issued": {"date-parts": [[2024, 5]]}}, lang="tlh")["Month"] == "5"


def test_notes_hold_the_citations(theme: Theme) -> None:
    """As words only: links in such a field make other programs lose what stands before them."""
    found = opened(noted("word"), theme)
    notes = found.tree("word/endnotes.xml")
    held = [sdt for sdt in notes.iter(f"{W}sdt") if sdt.find(f"{W}sdtPr/{W}citation") is not None]
    assert len(held) == 11
    assert text_of(held[4]) == "Web, https://example.org/."
    assert all(sdt.find(f".//{W}hyperlink") is None for sdt in held)
    assert not list(found.document.iter(f"{W}citation"))
