"""Whatever stands in a Word file, no letter of it is lost."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.importing.word import read_word
from tests.drafts.packed import change, field, p, packed, r

from .word_files import NUMBERING, STYLES, item
from .word_letters import letters_of_file, letters_read

WORDS = st.text("abc 12.:-\N{BULLET}\u00e9\ubd80", min_size=1, max_size=12)
LOOKS = st.sampled_from(
    ["", "<w:b/>", '<w:vertAlign w:val="superscript"/>', '<w:sz w:val="40"/>', '<w:rFonts w:ascii="Consolas"/>']
)
RUNS = st.builds(r, WORDS, LOOKS)
ZOTERO = "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(
    {"citationItems": [{"uris": ["u"], "itemData": {"title": "x"}, "prefix": "see", "locator": "4"}]}
)
FIELDS = st.builds(
    field,
    st.sampled_from(
        [ZOTERO, "ADDIN ZOTERO_ITEM CSL_CITATION {", "SEQ Table", "REF _Ref1", "PAGE", "TOC", "CITATION x"]
    ),
    RUNS,
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
OTHERS = st.sampled_from([NOTE, "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", '<w:commentRangeStart w:id="1"/>'])
CHANGES = st.builds(change, st.sampled_from(["ins", "del", "moveTo", "moveFrom"]), RUNS)
PROPERTIES = st.one_of(st.just(""), st.builds(item, st.integers(0, 2), st.integers(1, 2)))
STYLE = st.sampled_from(
    ["", "", "Title", "Subtitle", "Heading1", "Heading4", "Caption", "Quote", "Source", "TOC1", "ListBullet2"]
)
PARAGRAPHS = st.builds(
    lambda content, style, ppr: p(*content, style=style, ppr=ppr),
    st.lists(st.one_of(RUNS, RUNS, FIELDS, OTHERS, CHANGES), max_size=4),
    STYLE,
    PROPERTIES,
)


def table(cells: list[str], columns: int) -> str:
    rows = ("".join(f"<w:tc>{one}</w:tc>" for one in cells[at : at + columns]) for at in range(0, len(cells), columns))
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def in_control(content: str, gallery: str) -> str:
    held = f'<w:sdtPr><w:docPartObj><w:docPartGallery w:val="{gallery}"/></w:docPartObj></w:sdtPr>'
    return f"<w:sdt>{held}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def boxed(content: str) -> str:
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return p(f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>")


BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.one_of(
        st.builds(table, st.lists(inner, min_size=1, max_size=5), st.integers(1, 3)),
        st.builds(in_control, inner, st.sampled_from(["Table of Contents", "Bibliographies", "Cover Pages"])),
        st.builds(boxed, inner),
    ),
    max_leaves=6,
)
NOTES = st.lists(st.one_of(RUNS, FIELDS), max_size=3)


@given(st.lists(BLOCKS, min_size=1, max_size=8), NOTES)
@settings(max_examples=100, deadline=None)
def test_no_letter_is_lost(body: list[str], note: list[str]) -> None:
    whole = "".join(body)
    data = packed(
        p(r("z")) + whole,
        styles=STYLES,
        numbering=NUMBERING,
        footnotes=f'<w:footnote w:id="2">{p(*note)}</w:footnote>' if NOTE in whole else "",
        comments=f'<w:comment w:id="1" w:author="a">{p(r("q"))}</w:comment>',
    )
    loose = read_word(data, "report.docx")
    assert letters_of_file(data) - letters_read(loose) == {}
