"""Word files of anybody are read loosely: headings by style and by look, lists, tables, notes, comments, changes."""

from __future__ import annotations

import pytest

from briefing.core.diagnostics import BriefingError, FileError
from briefing.importing import loose as l
from briefing.importing.importer import import_bytes
from briefing.importing.word import read_word
from tests.core.packages import zipped
from tests.drafts.packed import change, field, mark, p, packed, r

from .word_files import STYLES, item, read, shown

BOLD = "<w:b/>"
RAISED = '<w:vertAlign w:val="superscript"/>'


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>'


def test_headings_and_title_by_style() -> None:
    loose = read(
        p(r("The Strait"), style="Title"),
        p(r("in Winter"), style="Title"),
        p(r("An assessment"), style="Subtitle"),
        p(r("What happened", BOLD), style="Heading1"),
        p(r("Low water.")),
        p(r("By night"), ppr='<w:outlineLvl w:val="1"/>'),
        p(r("A bold line", BOLD)),
        p(r("Ferries.")),
    )
    assert shown(loose.blocks) == [
        "title: The Strait in Winter",
        "subtitle: An assessment",
        "# What happened",
        "Low water.",
        "## By night",
        "**A bold line**",
        "Ferries.",
    ]
    assert [block.line for block in loose.blocks] == [1, 3, 4, 5, 6, 7, 8]


def test_headings_by_look_where_no_style_says_any() -> None:
    loose = read(
        p(r("The Strait in Winter", size(40))),
        p(r("What happened", BOLD + size(32))),
        p(r("Low water. ", BOLD), r("The channel was closed on nine days of January.")),
        p(r("By night", BOLD)),
        p(r("Ferries go at eleven, and lorries gather at dusk.")),
        p(r("Nothing else is known.", BOLD)),
        p(r("What to do", BOLD + size(32))),
        p(r("Wait for the survey, and for the dredger that comes after it.")),
        p(r("Ines Dahl", BOLD)),
    )
    assert shown(loose.blocks) == [
        "# The Strait in Winter",
        "## What happened",
        "**Low water. **The channel was closed on nine days of January.",
        "### By night",
        "Ferries go at eleven, and lorries gather at dusk.",
        "**Nothing else is known.**",
        "## What to do",
        "Wait for the survey, and for the dredger that comes after it.",
        "**Ines Dahl**",
    ]


def test_lists() -> None:
    loose = read(
        p(r("Silt"), ppr=item()),
        p(r("in the channel"), ppr=item(1, 1)),
        p(r("at the berth"), ppr=item(1, 1)),
        p(),
        p(r("Swell"), ppr=item()),
        p(r("Steps:")),
        p("<w:r><w:br/></w:r>"),
        p(r("Survey"), ppr=item(0, 1)),
        p(r("Dredge"), ppr=item(0, 1)),
        p(r("In between.")),
        p(r("Open"), ppr=item(0, 1)),
    )
    assert shown(loose.blocks) == [
        ["-", ["Silt", ["1.", ["in the channel"], ["at the berth"]]], ["Swell"]],
        "Steps:",
        ["3.", ["Survey"], ["Dredge"]],
        "In between.",
        ["5.", ["Open"]],
    ]


def test_lists_by_style_and_by_typed_bullets() -> None:
    loose = read(
        p(r("Silt"), style="ListBullet"),
        p(r("at the berth"), style="ListBullet2"),
        p(r("Then:")),
        p(r("\N{BULLET}\tSurvey")),
        p(r("\N{BULLET} "), r("Dredge", BOLD)),
        p(r("- A dash alone is a dash.")),
        p(r("End.")),
        p(r("- A dash alone is a dash.")),
    )
    assert shown(loose.blocks) == [
        ["-", ["Silt", ["-", ["at the berth"]]]],
        "Then:",
        ["-", ["Survey"], ["**Dredge**"], ["A dash alone is a dash."]],
        "End.",
        "- A dash alone is a dash.",
    ]


def row(*cells: str, header: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{''.join(cells)}</w:tr>"


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def test_tables_with_spans_headers_and_captions() -> None:
    right = '<w:jc w:val="right"/>'
    loose = read(
        p(r("Table "), field("SEQ Table", r("1")), r(": Crossings"), style="Caption"),
        p(),
        table(
            row(cell(p(r("Week", BOLD))), cell(p(r("Crossings", BOLD))), header=True),
            row(cell(p(r("2")), properties='<w:vMerge w:val="restart"/>'), cell(p(r("212"), ppr=right))),
            row(cell(p(), properties="<w:vMerge/>"), cell(p(r("71"), ppr=right))),
            row(cell(p(r("None after that")), properties='<w:gridSpan w:val="2"/>')),
        ),
        p(r("Table 2. What was said")),
        table(
            row(cell(p(r("Who", BOLD))), cell(p(r("What", BOLD)))),
            row(cell(p(r("Pilot"))), cell(p(r("Not both.")))),
        ),
    )
    assert shown(loose.blocks) == [
        ["table 1: Crossings", "Week; Crossings", "2; 212", "71", "None after that"],
        ["table 1: What was said", "Who; What", "Pilot; Not both."],
    ]
    grid = loose.blocks[0]
    assert isinstance(grid, l.Grid)
    assert [[(each.columns, each.rows, each.header) for each in line] for line in grid.rows] == [
        [(1, 1, True), (1, 1, True)],
        [(1, 2, False), (1, 1, False)],
        [(1, 1, False)],
        [(2, 1, False)],
    ]
    assert grid.aligns == ("left", "right")
    assert [(one.words, one.code) for one in loose.left_out] == [("Table 1: Table 2.", "typed-number")]


def test_a_caption_below_a_table_is_the_tables() -> None:
    body = table(row(cell(p(r("a"))), cell(p(r("b")))), row(cell(p(r("c"))), cell(p(r("d")))))
    loose = read(body, p(r("Table 4: Letters"), style="Caption"), p(r("Text.")))
    assert shown(loose.blocks) == [["table 0: Letters", "a; b", "c; d"], "Text."]


def test_a_sentence_about_a_table_is_no_caption() -> None:
    body = table(row(cell(p(r("a"))), cell(p(r("b")))), row(cell(p(r("c"))), cell(p(r("d")))))
    assert shown(read(p(r("Table 1 shows the letters")), body).blocks) == [
        "Table 1 shows the letters",
        ["table 0: ", "a; b", "c; d"],
    ]


def test_a_table_of_one_cell_is_a_frame_and_tables_within_cells_stand_in_them() -> None:
    inner = table(row(cell(p(r("x"))), cell(p(r("y")))))
    loose = read(
        table(row(cell(p(r("Note that.")), p(r("And this."))))),
        p(),
        table(row(cell(inner, p()), cell(p(r("b"))))),
    )
    assert shown(loose.blocks) == ["Note that.", "And this.", ["table 0: ", "x / y; b"]]


def drawing(alt: str) -> str:
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alt}"/></wp:inline></w:drawing></w:r>'


def test_pictures_with_their_captions() -> None:
    loose = read(
        p(drawing("Curves of the tide")),
        p(r("Figure "), field("SEQ Figure", r("1")), r(" Height of tide"), style="Caption"),
    )
    assert shown(loose.blocks) == ["{picture: Curves of the tide}", "caption: Figure 1 Height of tide"]


def test_looks_links_and_line_breaks() -> None:
    link = f'<w:hyperlink r:id="l1">{r("the notice")}</w:hyperlink>'
    body = p(
        r("It "),
        r("is", "<w:i/>"),
        r(" "),
        r("so", BOLD),
        r(" in "),
        link,
        r("3", RAISED),
        "<w:r><w:br/></w:r>",
        r("now\there"),
    )
    loose = read_word(packed(body, styles=STYLES, links={"l1": "https://port.example/12"}), "report.docx")
    assert shown(loose.blocks) == ["It *is* **so** in [the notice](https://port.example/12)^3^\\now here"]


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("https://www.google.com/url?q=https://port.example/12&amp;sa=D", "https://port.example/12"),
        ("https://www.google.com/url?sa=t&amp;url=https%3A%2F%2Fport.example%2F12&amp;u=", "https://port.example/12"),
        (
            "https://eur1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fport.example%2F&amp;d=1",
            "https://port.example/",
        ),
        (
            "https://www.google.com/search?q=https://port.example",
            "https://www.google.com/search?q=https://port.example",
        ),
    ],
)
def test_links_lead_where_they_lead_in_the_end(url: str, leads_to: str) -> None:
    body = p(f'<w:hyperlink r:id="l1">{r("the notice")}</w:hyperlink>')
    assert shown(read_word(packed(body, links={"l1": url}), "report.docx").blocks) == [f"[the notice]({leads_to})"]


def test_a_note_that_repeats_the_address_of_a_link_is_left_out() -> None:
    link = f'<w:hyperlink r:id="l1">{r("notices")}</w:hyperlink>'
    body = p(link, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = f'<w:footnote w:id="2">{p(r("https://port.example/12"))}</w:footnote>'
    loose = read_word(packed(body, links={"l1": "https://port.example/12"}, footnotes=note), "report.docx")
    assert (shown(loose.blocks), dict(loose.notes)) == (["[notices](https://port.example/12)"], {})
    assert [one.words for one in loose.left_out] == ["https://port.example/12"]


def test_words_of_another_script_are_foreign_and_keyboards_are_no_languages() -> None:
    lang = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    korean, german = '<w:lang w:eastAsia="ko-KR"/>', '<w:lang w:val="de-DE"/>'
    english = "The channel was closed for nine days and the freight has moved to the north. "
    body = p(r(english * 3), r("They say so.", german), r("\ubd80\uc0b0", korean))
    (para,) = read_word(packed(body, styles=lang), "report.docx").blocks
    assert isinstance(para, l.Para)
    assert [one.look.lang for one in para.inlines if isinstance(one, l.Words)] == ["", "", "ko"]
    (para,) = read_word(
        packed(p(r("\ubd80\uc0b0\uc740 \ud56d\uad6c\uc774\ub2e4.", korean)), styles=lang), "report.docx"
    ).blocks
    assert isinstance(para, l.Para)
    assert [one.look.lang for one in para.inlines if isinstance(one, l.Words)] == [""]


def test_footnotes_and_endnotes() -> None:
    chart = p("<w:r><w:footnoteRef/></w:r>", r(" By the "), r("chart", BOLD), r("."))
    loose = read(
        p(
            r("Low."),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            r(" High."),
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
        ),
        footnotes=f'<w:footnote w:id="2">{chart}{p(r("And more."))}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p(r("At night."))}</w:endnote>',
    )
    assert shown(loose.blocks) == ["Low.{note fn2} High.{note en2}"]
    assert {name: shown(blocks) for name, blocks in loose.notes.items()} == {
        "fn2": ["By the **chart**.", "And more."],
        "en2": ["At night."],
    }


def test_quotations_and_code() -> None:
    loose = read(
        p(r("Not both."), style="Quote"),
        p(r("Never."), style="Quote"),
        p(r("def bare():"), "<w:r><w:br/></w:r>", r("    return 1"), style="Source"),
        p(r("bare()"), style="Source"),
    )
    assert shown(loose.blocks) == [[">", "Not both.", "Never."], "`def bare():\n    return 1\nbare()`"]


MONO = '<w:rFonts w:ascii="Roboto Mono"/>'


def test_letters_of_one_width_are_code() -> None:
    text = "The tool strips the marks from every name that it is given, and compares what is left."
    loose = read(
        p(r(text), r("strip()", MONO), r(".")),
        p(r("def bare():", MONO)),
        p(r("    return 1", MONO)),
        p(r("End.")),
        p(r("KRPUS", MONO)),
    )
    assert shown(loose.blocks) == [f"{text}strip().", "`def bare():\n    return 1`", "End.", "KRPUS"]
    (para, *_) = loose.blocks
    assert isinstance(para, l.Para)
    assert [one.look.code for one in para.inlines if isinstance(one, l.Words)] == [False, True, False]


def test_what_is_typewritten_as_a_whole_is_no_code() -> None:
    loose = read(p(r("A letter that was typed.", MONO)), p(r("And another.", MONO)))
    assert shown(loose.blocks) == ["A letter that was typed.", "And another."]
    (para, *_) = loose.blocks
    assert isinstance(para, l.Para)
    assert para.inlines == (l.Words("A letter that was typed.", 1),)


def test_comments_stand_behind_the_block_they_are_about() -> None:
    def about(number: int) -> str:
        return f'<w:commentRangeStart w:id="{number}"/>'

    def comment(number: int, text: str, date: str = "2026-02-03T10:00:00Z") -> str:
        return f'<w:comment w:id="{number}" w:author="Ann" w:date="{date}">{p(r(text))}</w:comment>'

    loose = read(
        p(about(1), r("Low water.")),
        table(row(cell(p(r("a"))), cell(p(about(2), r("b")))), row(cell(p(r("c"))), cell(p(r("d"))))),
        p(about(3), r("Silt"), ppr=item()),
        p(r("Swell"), ppr=item()),
        p(r("End.")),
        comments=comment(1, "How low?") + comment(2, "Sure?", "yesterday") + comment(3, "Whose?") + comment(4, "Lost."),
    )
    assert shown(loose.blocks) == [
        "Low water.",
        "<Ann 2026-02-03T10:00:00Z: How low?>",
        ["table 0: ", "a; b", "c; d"],
        "<Ann : Sure?>",
        ["-", ["Silt"], ["Swell"]],
        "<Ann 2026-02-03T10:00:00Z: Whose?>",
        "End.",
        "<Ann 2026-02-03T10:00:00Z: Lost.>",
    ]


def test_tracked_changes_are_accepted_and_counted() -> None:
    loose = read(
        p(r("Water was "), change("del", r("very ")), change("ins", r("too ")), r("low.")), p(change("ins", r("New.")))
    )
    assert shown(loose.blocks) == ["Water was too low.", "New."]
    assert [(one.code, one.message) for one in loose.doubts] == [
        ("import-tracked-changes", "3 tracked changes were taken as accepted (2 inserted, 1 deleted).")
    ]
    assert read(p(r("Untouched."))).doubts == ()


def contents(*lines: str) -> str:
    begin, end = field(r"TOC \o 1-3", "|").split("|")
    first, *more = [p(r(line), style="TOC1") for line in lines]
    return first.replace("</w:pPr>", f"</w:pPr>{begin}", 1) + "".join(more) + p(end)


@pytest.mark.parametrize("heading", ["", "Heading1"])
def test_contents_are_left_out_with_their_heading(heading: str) -> None:
    loose = read(
        p(r("Report"), style="Title"),
        p(r("Contents"), style=heading) if heading else "",
        contents("What happened\t1", "What to do\t2"),
        p(r("What happened"), style="Heading1"),
        p(r("Low water.")),
    )
    assert shown(loose.blocks) == ["title: Report", "# What happened", "Low water."]
    assert " ".join(one.words for one in loose.left_out).split() == [
        *["What", "happened", "1", "What", "to", "do", "2"],
        *(["Contents"] if heading else []),
    ]


def test_contents_in_a_content_control() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    held = p(r("Contents")) + p(r("What happened 1"))
    loose = read(f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>", p(r("Text.")))
    assert shown(loose.blocks) == ["Text."]
    assert loose.left_out[0].words == "Contents What happened 1"


def test_text_boxes_stand_behind_their_paragraph() -> None:
    inside = f"<w:txbxContent>{p(r('In a box.'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"
    assert shown(read(p(r("Beside it."), box), p(r("After."))).blocks) == ["Beside it.", "In a box.", "After."]


def test_words_that_lead_to_a_place_in_the_file_stay_words() -> None:
    loose = read(
        p(
            r("See "),
            field("REF _Ref1 \\h", r("Table 1")),
            r(" and "),
            f'<w:hyperlink w:anchor="there">{r("there")}</w:hyperlink>',
        ),
        p(mark(1, "_Ref1", r("Table 1")), r(" is gone.")),
    )
    assert shown(loose.blocks) == ["See Table 1 and there", "Table 1 is gone."]


def test_typed_numbers_stay_in_headings() -> None:
    loose = read(p(r("1.2.\tBy night"), style="Heading2"), p(r("Text.")))
    assert shown(loose.blocks) == ["## 1.2. By night", "Text."]


PAGE = "<html><body><h1>The Strait</h1><p>Low water, na\u00efve.</p></body></html>"
MAIL = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; "
    "charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    + PAGE.replace("\u00ef", "=C3=AF")
    + "\r\n--b--\r\n"
)


@pytest.mark.parametrize(("suffix", "kind", "data"), [("htm", "text/html", PAGE), ("mht", "message/rfc822", MAIL)])
def test_a_page_that_a_file_embeds_is_read(suffix: str, kind: str, data: str) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(packed('<w:altChunk r:id="c"/>'))) as made:
        parts = {name: made.read(name).decode() for name in made.namelist()}
    types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
    parts[types] = parts[types].replace("</Types>", f'<Default Extension="{suffix}" ContentType="{kind}"/></Types>')
    of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    chunk = f'<Relationship Id="c" Type="{of}" Target="chunk.{suffix}"/></Relationships>'
    parts[rels] = parts[rels].replace("</Relationships>", chunk)
    parts[f"word/chunk.{suffix}"] = data
    loose = read_word(zipped((name, text.encode()) for name, text in parts.items()), "report.docx")
    assert (loose.form, shown(loose.blocks)) == ("docx", ["# The Strait", "Low water, na\u00efve."])


@pytest.mark.parametrize(
    ("title", "kept"), [("The Strait", "The Strait"), ("Microsoft Word - report.docx", ""), ("Untitled document", "")]
)
def test_title_among_the_properties(title: str, kept: str) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(packed(p(r("Text."))))) as made:
        parts = [(name, made.read(name)) for name in made.namelist()]
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    loose = read_word(zipped([*parts, ("docProps/core.xml", core.encode())]), "report.docx")
    assert (loose.title, loose.titled) == (kept, False)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 and no more", "bad-package"),
        (zipped([("[Content_Types].xml", b"<!DOCTYPE x [<!ENTITY e 'x'>]><Types/>")]), "unsafe-package"),
        (zipped([("mimetype", b"application/vnd.oasis.opendocument.text")]), "not-word"),
        (packed(None), "bad-package"),
        (packed(p()), "empty-source"),
        (packed(p(r("x")) + "<w:p>" * 5000 + "</w:p>" * 5000), "bad-package"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, code: str) -> None:
    with pytest.raises((FileError, BriefingError)) as error:
        import_bytes(data, "report.docx", "docx")
    assert [one.code for one in error.value.diagnostics] == [code]
    assert "report.docx" in str(error.value.diagnostics[0].message)
