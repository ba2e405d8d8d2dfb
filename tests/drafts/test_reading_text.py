"""What is read of a Word file's text: each way in which WordprocessingML can hold words, in a file of its own."""

from __future__ import annotations

import zipfile

import pytest

from briefing.core.diagnostics import FileError
from briefing.drafts.drawn import (
    Break,
    Look,
    Made,
    Note,
    Picture,
    Referred,
    Shown,
    TableShown,
    Words,
    paragraphs,
    words,
)
from briefing.drafts.reading import Opened, open_draft

from .packed import field, mark, p, packed, r


def opened(body: str, **parts: object) -> Opened:
    return open_draft(packed(body, **parts), "draft.docx")  # type: ignore[arg-type]  # links, media or parts


def texts(body: str) -> list[str]:
    return [words(each.pieces) for each in paragraphs(opened(body).blocks)]


def one(body: str, **parts: object) -> Shown:
    (found,) = opened(body, **parts).blocks
    assert isinstance(found, Shown)
    return found


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('said'))}</w:sdtContent></w:sdt>", id="block control"),
        pytest.param(p(f"<w:sdt><w:sdtContent>{r('said')}</w:sdtContent></w:sdt>"), id="control in the line"),
        pytest.param(p(f"<w:smartTag w:element='x'>{r('sa')}</w:smartTag>", r("id")), id="smart tag"),
        pytest.param(f"<w:customXml w:element='x'>{p(r('said'))}</w:customXml>", id="custom XML"),
        pytest.param(p(f"<w:customXml w:element='x'>{r('said')}</w:customXml>"), id="custom XML in the line"),
        pytest.param(p(f"<w:bdo w:val='rtl'>{r('said')}</w:bdo>"), id="direction"),
        pytest.param(p(f'<w:fldSimple w:instr=" AUTHOR ">{r("said")}</w:fldSimple>'), id="simple field"),
        pytest.param(p(field("AUTHOR", r("said"))), id="complex field"),
        pytest.param(p(field("IF {} ", r("said"))), id="field with a condition"),
        pytest.param(p("<m:oMath><m:r><m:t>said</m:t></m:r></m:oMath>"), id="formula"),
        pytest.param(
            p(
                "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>said</w:t></mc:Choice>"
                "<mc:Fallback><w:t>said</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            id="a choice, once",
        ),
        pytest.param(p("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", r("said")), id="a field that never begins"),
        pytest.param(p("<w:r><w:fldChar w:fldCharType='end'/></w:r>", r("said")), id="a field that only ends"),
        pytest.param(p("<w:r><w:t>\n said \n</w:t></w:r>"), id="blanks that are not preserved"),
    ],
)
def test_words_are_found_wherever_they_stand(body: str) -> None:
    assert texts(body) == ["said"]


def test_the_instruction_of_a_field_is_not_read_and_a_field_in_it_is_not_shown() -> None:
    inner = field("PAGE", r("7"))
    body = p(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>",
        inner,
        "<w:r><w:instrText> = 7</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>",
        r("shown"),
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        r(" after"),
    )
    assert texts(body) == ["shown after"]


def test_the_text_of_a_box_stands_after_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p(r('in the box'))}{p(r('twice'))}</w:txbxContent>"
    shape = f"<wp:docPr id='1' name='x'/><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
    drawing = f"<w:drawing><wp:anchor>{shape}</wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    fallback = f"<mc:Fallback>{old}</mc:Fallback>"
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>{fallback}</mc:AlternateContent>"
    assert texts(p(r("before "), f"<w:r>{both}</w:r>", r("after")) + p(r("next"))) == [
        "before after",
        "in the box",
        "twice",
        "next",
    ]
    assert texts(p(f"<w:r>{old}</w:r>")) == ["", "in the box", "twice"]


def test_signs_that_are_no_text() -> None:
    shown = one(
        p(
            "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:tab/><w:t>d</w:t>"
            "<w:br/><w:sym w:font='Symbol' w:char='F0AE'/><w:cr/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"
        )
    )
    assert shown.pieces == (
        Words("a\N{NON-BREAKING HYPHEN}b\N{SOFT HYPHEN}c\td"),
        Break(),
        Words("→"),
        Break(),
        Words("✓"),
    )


def test_a_page_break_belongs_to_what_follows_it() -> None:
    page = "<w:r><w:br w:type='page'/></w:r>"
    blocks = opened(
        p(r("one"), page) + p(r("two")) + p(page, r("three")) + p(r("four"), ppr="<w:pageBreakBefore/>") + p(r("five"))
    ).blocks
    assert [(words(b.pieces), b.page_break) for b in blocks if isinstance(b, Shown)] == [
        ("one", False),
        ("two", True),
        ("three", True),
        ("four", True),
        ("five", False),
    ]


def test_ruby_is_read_after_its_words() -> None:
    assert texts(p(f"<w:r><w:ruby><w:rt>{r('かん')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>")) == [
        "漢(かん)"
    ]


def test_pictures_have_their_part_and_what_they_show() -> None:
    drawing = (
        "<w:drawing><wp:inline><wp:docPr id='1' name='x' descr='A ship'/><a:graphic><a:graphicData>"
        "<a:blip r:embed='pic'/></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = "<w:pict><v:shape alt='A crane'><v:imagedata r:id='pic'/></v:shape></w:pict>"
    shown = one(p(f"<w:r>{drawing}</w:r><w:r>{old}</w:r>"), media={"pic": b"png"})
    ship, crane = shown.pieces
    assert isinstance(ship, Picture)
    assert isinstance(crane, Picture)
    assert (ship.name, ship.alt) == ("word/media/pic.png", "A ship")
    assert crane.alt == "A crane"
    assert ship.digest == crane.digest != ""


def test_the_stroke_that_programs_give_an_address_without_a_path_is_not_read() -> None:
    addresses = {
        "l1": "https://a.example/",
        "l2": "https://a.example/b/",
        "l3": "https://a.example/?c",
        "l4": "mailto:x/",
    }
    links = "".join(f"<w:hyperlink r:id='{name}'>{r(name)}</w:hyperlink>" for name in addresses)
    (block,) = opened(p(links), links=addresses).blocks
    assert isinstance(block, Shown)
    found = [piece.look.url for piece in block.pieces if isinstance(piece, Words)]
    assert found == ["https://a.example", "https://a.example/b/", "https://a.example/?c", "mailto:x/"]


def test_links_lead_outside_or_to_a_place_in_the_draft() -> None:
    outside = f"<w:hyperlink r:id='l1'>{r('site')}</w:hyperlink>"
    shown = one(
        p(outside, r(" and "), field('HYPERLINK "https://b.example"', r("other"))), links={"l1": "https://a.example"}
    )
    assert shown.pieces == (
        Words("site", Look(url="https://a.example")),
        Words(" and "),
        Words("other", Look(url="https://b.example")),
    )
    inside = one(
        p(f"<w:hyperlink w:anchor='_Ref_sec_a'>{r('Section ')}</w:hyperlink>", field("REF _Ref_sec_a \\r", r("3")))
    )
    assert inside.pieces == (Referred("_Ref_sec_a", "Section 3"),)


def test_notes_are_read_without_their_numbers() -> None:
    body = p(r("Said."), "<w:r><w:footnoteReference w:id='2'/></w:r>")
    notes = f"<w:footnote w:id='2'>{p('<w:r><w:footnoteRef/></w:r>', r(' By whom.'))}{p(r('And when.'))}</w:footnote>"
    _, note = one(body, footnotes=notes).pieces
    assert isinstance(note, Note)
    assert words(note.content) == "By whom. And when."


def test_a_note_that_is_not_there_is_empty() -> None:
    _, note = one(p(r("Said."), "<w:r><w:endnoteReference w:id='7'/></w:r>")).pieces
    assert note == Note("endnote", "7", ())


def test_labels_are_made() -> None:
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='{n}'><w:name w:val='{n}'/></w:style>" for n in ("caption", "heading 1")
    )
    caption = p(r("Table "), field("SEQ Table", r("1")), r(". "), r("Ships"), style="caption")
    heading = p(r("1.0."), "<w:r><w:tab/></w:r>", r("Findings"), style="heading 1")
    first, second = opened(caption + heading, styles=styles).blocks
    assert isinstance(first, Shown)
    assert isinstance(second, Shown)
    assert first.pieces == (Made("Table 1. "), Words("Ships"))
    assert second.pieces == (Made("1.0.\t"), Words("Findings"))


def test_words_before_a_label_are_words() -> None:
    styles = "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='caption'/></w:style>"
    shown = one(p(r("Draft Table "), field("SEQ Table", r("1")), r(" Ships"), style="c"), styles=styles)
    assert words(shown.pieces) == "Draft Ships"


def test_tables_with_spans() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"

    wide, first = "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>"
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('a', wide)}{cell('b')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell('c', first)}{cell('d')}{cell('e')}</w:tr>"
        f"</w:sdtContent></w:sdt><w:tr>{cell('', '<w:vMerge/>')}{cell('f')}{cell('g')}</w:tr>"
    )
    (table,) = opened(f"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>{rows}</w:tbl>").blocks
    assert isinstance(table, TableShown)
    assert table.columns == 3
    assert [row.header for row in table.rows] == [True, False, False]
    assert [[(c.column, c.columns, c.rows) for c in row.cells] for row in table.rows] == [
        [(0, 2, 1), (2, 1, 1)],
        [(0, 1, 2), (1, 1, 1), (2, 1, 1)],
        [(1, 1, 1), (2, 1, 1)],
    ]
    assert [words(each.pieces) for each in paragraphs((table,))] == ["a", "b", "c", "d", "e", "f", "g"]


def test_bookmarks_between_paragraphs_and_across_them() -> None:
    body = (
        "<w:bookmarkStart w:id='1' w:name='_blk_1'/>"
        + p(r("one"))
        + p(r("two"))
        + "<w:bookmarkEnd w:id='1'/>"
        + p(mark(2, "_blk_2", r("three")))
        + p(mark(3, "_blk_2", r("four")))
    )
    shown = [block for block in opened(body).blocks if isinstance(block, Shown)]
    assert [each.starts for each in shown] == [("_blk_1",), (), ("_blk_2",), ()]
    assert [each.pieces[0].marks for each in shown] == [("_blk_1",), ("_blk_1",), ("_blk_2",), ()]


@pytest.mark.parametrize("before", ["typed ", ""])
@pytest.mark.parametrize("after", [" typed", "."])
def test_words_beside_their_bookmark_belong_to_it(before: str, after: str) -> None:
    shown = one(p(r(before) if before else "", mark(1, "_blk_1", r("said")), r(after)))
    assert shown.pieces == (Words(f"{before}said{after}", marks=("_blk_1",)),)


def test_a_bookmark_that_lost_its_words_has_those_that_replace_them() -> None:
    assert one(p(mark(1, "_blk_1"), r("new words"))).pieces == (Words("new words", marks=("_blk_1",)),)


def test_deep_nesting_is_refused_in_words() -> None:
    deep = "<w:sdt><w:sdtContent>" * 10_000 + p(r("x")) + "</w:sdtContent></w:sdt>" * 10_000
    tables = "<w:tbl><w:tr><w:tc>" * 10_000 + p(r("x")) + "</w:tc></w:tr></w:tbl>" * 10_000
    for body in (deep, tables):
        with pytest.raises(FileError) as refused:
            open_draft(packed(body), "deep.docx")
        assert "deep.docx" in str(refused.value)


def test_what_is_as_deep_as_the_parser_allows_is_read() -> None:
    assert texts("<w:sdt><w:sdtContent>" * 120 + p(r("x")) + "</w:sdtContent></w:sdt>" * 120) == ["x"]
    tables = "<w:tbl><w:tr><w:tc>" * 80 + p(r("x")) + "</w:tc></w:tr></w:tbl>" * 80
    assert "".join(texts(tables)) == "x"
    line = p("<w:smartTag>" * 240 + r("x") + "</w:smartTag>" * 240)
    assert texts(line) == ["x"]


def test_many_open_bookmarks_and_fields_take_no_longer() -> None:
    starts = "".join(f"<w:bookmarkStart w:id='{n}' w:name='_blk_{n}'/>" for n in range(20_000))
    begins = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" * 20_000
    assert texts(p(starts, begins, r("x"))) == ["x"]


def test_more_text_than_any_document_has_is_refused() -> None:
    with pytest.raises(FileError, match="more text than is read"):
        open_draft(packed("<w:p/>" * 300_001, packing=zipfile.ZIP_STORED), "x.docx")


def test_a_document_without_a_body_is_damaged() -> None:
    with pytest.raises(FileError, match="it has no body"):
        open_draft(packed(None), "x.docx")
