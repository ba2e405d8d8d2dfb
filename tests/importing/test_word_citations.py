"""Citations of Zotero, Mendeley, Word and EndNote become marks, and what they keep of their sources is given."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest

from briefing.importing import loose as l
from briefing.importing.importer import import_bytes
from briefing.importing.word import read_word
from tests.core.packages import zipped
from tests.drafts.packed import field, p, packed, r

from .word_files import STYLES, read, shown

KIM = {"id": 7, "type": "report", "title": "Survey of the strait", "author": [{"family": "Kim", "given": "Ha-na"}]}
NOTICE = {"id": 8, "type": "webpage", "title": "Notice 12/26", "URL": "https://port.example/12-26"}


def cited(*items: dict[str, Any], program: str = "ADDIN ZOTERO_ITEM CSL_CITATION") -> str:
    text = json.dumps({"citationID": "a", "citationItems": items}).replace("&", "&amp;").replace("<", "&lt;")
    return f"{program} {text}"


def zotero(data: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"id": data["id"], "uris": [f"http://zotero.org/users/1/items/{data['id']}"], "itemData": data, **more}


def titles(loose: l.Loose) -> dict[str, str]:
    return {one.name: one.fields.get("title", "") for one in loose.given}


def test_zotero() -> None:
    loose = read(
        p(r("Water was low "), field(cited(zotero(KIM, locator="4", label="page")), r("(Kim 2025, p. 4)")), r(".")),
        p(r("And again"), field(cited(zotero(NOTICE), zotero(KIM)), r("1, 2", '<w:vertAlign w:val="superscript"/>'))),
    )
    assert shown(loose.blocks) == ["Water was low {field:1 @ 4}.", "And again{field:2, field:1}"]
    assert titles(loose) == {"field:1": "Survey of the strait", "field:2": "Notice 12/26"}
    marks = [one for block in loose.blocks for one in block.inlines if isinstance(one, l.Mark)]  # type: ignore[union-attr]
    assert [(mark.raw, mark.sure, mark.look.superscript) for mark in marks] == [
        ("(Kim 2025, p. 4)", True, False),
        ("1, 2", True, True),
    ]


def test_words_of_the_author_around_a_citation_stay() -> None:
    items = zotero(KIM, prefix="see ", locator="3", label="chapter"), zotero(NOTICE, prefix="but ", suffix=", now")
    loose = read(p(r("Low "), field(cited(*items), r("(see Kim 2025, chap. 3; but Notice, now)"))))
    assert shown(loose.blocks) == ["Low (see {field:1 @ chap. 3}; but {field:2} now)"]


def test_mendeley_counts_anew_in_each_citation() -> None:
    def mendeley(data: dict[str, Any]) -> str:
        item = {"id": "ITEM-1", "itemData": {**data, "id": "ITEM-1"}, "uris": [f"http://mendeley.com/{data['id']}"]}
        return field(cited(item, program="ADDIN CSL_CITATION"), r("(x)"))

    loose = read(p(r("A "), mendeley(KIM)), p(r("B "), mendeley(NOTICE)), p(r("C "), mendeley(KIM)))
    assert shown(loose.blocks) == ["A {field:1}", "B {field:2}", "C {field:1}"]


def control(tag: str, content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def test_mendeley_cite_keeps_it_in_a_tag() -> None:
    kept = b64encode(json.dumps({"citationItems": [{"id": "u1", "itemData": {**KIM, "id": "u1"}}]}).encode()).decode()
    loose = read(
        p(r("Low "), control(f"MENDELEY_CITATION_v3_{kept}", r("(Kim, 2025)")), r(".")),
        p(r("References"), style="Heading1"),
        control("MENDELEY_BIBLIOGRAPHY", p(r("Kim, H. (2025). Survey of the strait."))),
    )
    assert shown(loose.blocks) == ["Low {field:1}."]
    assert titles(loose) == {"field:1": "Survey of the strait"}
    assert [(one.words, one.reason) for one in loose.left_out] == [
        ("Kim, H. (2025). Survey of the strait.", "the list of sources that Mendeley made"),
        ("References", "the heading of the list of sources that Mendeley made"),
    ]


SOURCES = """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:Tag>Kim25</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Title>Ice</b:Title><b:Year>2025</b:Year>
<b:Month>November</b:Month><b:Day>3</b:Day><b:JournalName>Coast</b:JournalName><b:Pages>1-9</b:Pages>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Kim</b:Last><b:First>Ha-na</b:First></b:Person></b:NameList></b:Author>
</b:Author></b:Source>
<b:Source><b:Tag>Por26</b:Tag><b:SourceType>InternetSite</b:SourceType><b:Title>Notice</b:Title>
<b:URL>https://port.example/12</b:URL><b:YearAccessed>2026</b:YearAccessed><b:MonthAccessed>2</b:MonthAccessed>
<b:Author><b:Author><b:Corporate>Port Authority</b:Corporate></b:Author></b:Author></b:Source>
<b:Source><b:Tag>Unused</b:Tag><b:SourceType>Book</b:SourceType><b:Title>Never cited</b:Title></b:Source>
</b:Sources>"""


def word_file(*body: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(packed("".join(body), styles=STYLES))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    return zipped([*parts.items(), ("customXml/item1.xml", SOURCES.encode())])


def test_words_own_citations() -> None:
    loose = read_word(
        word_file(
            p(r("Low "), field(r'CITATION Kim25 \p "4-5" \f "see " \l 1033 \m Por26', r("(see Kim, 2025, pp. 4-5)"))),
            p(r("Works Cited"), style="Heading1"),
            p(field("BIBLIOGRAPHY", r("Kim, H. (2025). Ice."))),
        ),
        "report.docx",
    )
    assert shown(loose.blocks) == ["Low (see {field:1 @ 4-5}{field:2})"]
    assert titles(loose) == {"field:1": "Ice", "field:2": "Notice", "field:3": "Never cited"}
    assert loose.given[0].fields == {
        "type": "article-journal",
        "title": "Ice",
        "container-title": "Coast",
        "page": "1-9",
        "author": [{"family": "Kim", "given": "Ha-na"}],
        "issued": {"date-parts": [[2025, 11, 3]]},
    }
    assert loose.given[1].fields["author"] == [{"literal": "Port Authority"}]
    assert loose.given[1].fields["accessed"] == {"date-parts": [[2026, 2]]}
    assert [one.words for one in loose.left_out] == ["Kim, H. (2025). Ice.", "Works Cited"]


ENDNOTE = """<EndNote><Cite><Author>Kim</Author><Year>2025</Year><RecNum>3</RecNum><Pages>7</Pages>
<DisplayText>(Kim, 2025)</DisplayText><record><rec-number>3</rec-number><foreign-keys><key app="EN" db-id="d">3</key>
</foreign-keys><ref-type name="Journal Article">17</ref-type><contributors><authors><author>
<style face="normal">Kim, H.</style></author><author>World Bank,</author></authors></contributors><titles>
<title><style face="normal">Ice &amp; wind</style></title><secondary-title>Coast</secondary-title></titles>
<dates><year>2025</year></dates><urls><related-urls><url>https://coast.example/3</url></related-urls></urls>
</record></Cite></EndNote>"""


@pytest.mark.parametrize("kept", ["instruction", "data", "inner data"])
def test_endnote(kept: str) -> None:
    escaped = ENDNOTE.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ")
    data = f"<w:fldData>{b64encode(ENDNOTE.encode()).decode()}</w:fldData>"
    begin = '<w:r><w:fldChar w:fldCharType="begin">{}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    inner = f"{begin.format(data)}<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>{end}"
    citation = {
        "instruction": field(f"ADDIN EN.CITE {escaped}", r("(Kim, 2025)")),
        "data": field("ADDIN EN.CITE", r("(Kim, 2025)")).replace('"begin"/>', f'"begin">{data}</w:fldChar>', 1),
        "inner data": f"{begin.format('')}<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>{inner}"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("(Kim, 2025)")}{end}',
    }[kept]
    loose = read(p(r("Low "), citation, r(".")), p(field("ADDIN EN.REFLIST", r("Kim, H. (2025). Ice."))))
    assert shown(loose.blocks) == ["Low {field:1 @ 7}."]
    assert loose.given[0].fields == {
        "type": "article-journal",
        "title": "Ice & wind",
        "container-title": "Coast",
        "author": [{"family": "Kim", "given": "H."}, {"literal": "World Bank"}],
        "issued": {"date-parts": [[2025]]},
        "URL": "https://coast.example/3",
    }
    assert [one.reason for one in loose.left_out] == ["the list of sources that EndNote made"]


@pytest.mark.parametrize(
    "instruction",
    [
        "ADDIN ZOTERO_ITEM CSL_CITATION {not json",
        "ADDIN ZOTERO_ITEM CSL_CITATION [[[[",
        "ADDIN ZOTERO_ITEM CSL_CITATION " + "[" * 50_000,
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"id": 1}]}',
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": 3}',
        "ADDIN EN.CITE &lt;EndNote&gt;&lt;Cite&gt;",
        "ADDIN EN.CITE &lt;!DOCTYPE x&gt;&lt;EndNote&gt;&lt;/EndNote&gt;",
        "ADDIN EN.CITE",
        r"CITATION Kim25 \p",
        "CITATION",
    ],
)
def test_what_is_damaged_stays_as_words_and_its_list_too(instruction: str) -> None:
    loose = read(
        p(r("Low "), field(instruction, r("(Kim 2025)")), r(".")),
        p(field('ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY', r("Kim. Ice. 2025."))),
    )
    assert shown(loose.blocks) == ["Low (Kim 2025).", "Kim. Ice. 2025."]
    assert loose.given == loose.left_out == ()


def notes(*content: str) -> str:
    return "".join(f'<w:footnote w:id="{n}">{each}</w:footnote>' for n, each in enumerate(content, 2))


def test_a_note_that_only_cites_is_the_citation() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    own = '<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    loose = read(
        p(r("Low."), mark.format(2), r(" High."), mark.format(3)),
        footnotes=notes(
            p(own, field(cited(zotero(KIM)), r("Kim, Survey")), r(".")),
            p(own, r("As "), field(cited(zotero(KIM)), r("Kim")), r(" says.")),
        ),
    )
    assert shown(loose.blocks) == ["Low.{field:1} High.{note fn3}"]
    assert {name: shown(blocks) for name, blocks in loose.notes.items()} == {"fn3": ["As {field:1} says."]}


def test_the_list_over_several_paragraphs_is_left_out_with_its_heading() -> None:
    begin, end = field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "|").split("|")
    loose = read(
        p(r("Low "), field(cited(zotero(KIM)), r("(Kim)")), r(".")),
        p(r("References"), style="Heading1"),
        p(begin, r("Kim. Survey.")),
        p(r("Notice 12/26.")),
        p(end),
        p(r("Annex"), style="Heading1"),
        p(r("More.")),
    )
    assert shown(loose.blocks) == ["Low {field:1}.", "# Annex", "More."]
    assert [one.words for one in loose.left_out] == ["Kim. Survey. Notice 12/26.", "References"]
    assert (loose.left_out[0].first, loose.left_out[0].last) == (3, 4)


def test_the_brief_cites_what_zotero_cited() -> None:
    body = p(r("The strait"), style="Title") + p(
        r("Water was low "),
        field(cited(zotero(KIM, locator="4", label="page"), zotero(NOTICE)), r("(Kim 2025)")),
        r("."),
    )
    made = import_bytes(packed(body, styles=STYLES), "report.docx")
    assert [source.title for source in made.report.sources.values()] == ["Survey of the strait", "Notice 12/26"]
    assert made.counts.citations == 1
