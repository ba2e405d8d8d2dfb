"""Pages, files and clipboards of HTML as loose blocks."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.importing import loose as l
from briefing.importing.html import read_html
from briefing.importing.html.fragment import blocks_of, inlines_of, left_out_of
from briefing.model.dates import PartialDate

_MARKS = {"strong": "*", "emphasis": "_", "superscript": "^", "subscript": "~", "code": "`"}


def said(inlines: l.Inlines) -> str:
    """Inlines in one line, with signs for their looks."""
    return "".join(map(_one, inlines))


def _one(one: l.Inline) -> str:
    match one:
        case l.Words():
            text = one.text
            for name, mark in _MARKS.items():
                if getattr(one.look, name):
                    text = f"{mark}{text}{mark}"
            text = f"{one.look.lang}({text})" if one.look.lang else text
            return f"[{text}]({one.look.url})" if one.look.url else text
        case l.Newline():
            return "\\"
        case l.NoteMark():
            return f"<{one.name}>"
        case l.Mark():
            return f"<{one.raw} {' '.join(address.url for address in one.addresses)}>"
        case l.Picture():
            return f"<picture {one.alt} {one.source}>"
        case _:
            raise AssertionError(one)


def shown(blocks: l.Blocks, indent: str = "") -> list[str]:
    """Blocks as lines."""
    return [f"{indent}{line}" for block in blocks for line in _lines(block)]


def _lines(block: l.Block) -> list[str]:
    match block:
        case l.Heading():
            return [f"{'#' * block.level} {said(block.inlines)}"]
        case l.Para():
            return [(f"{block.style}: " if block.style else "") + said(block.inlines)]
        case l.Listing():
            mark = f"{block.start}." if block.ordered else "-"
            return [line for item in block.items for line in [mark, *shown(item.blocks, "  ")]]
        case l.Quoted():
            return shown(block.blocks, "> ")
        case l.Literally():
            return [f"{block.language}| {line}" for line in block.text.split("\n")]
        case l.Rule():
            return ["---"]
        case l.Grid():
            rows = [" / ".join(map(_cell, row)) for row in block.rows]
            caption = [f"caption: {said(block.caption)}"] if block.caption else []
            return [*caption, *(f"={row}" if n < block.header else f"|{row}" for n, row in enumerate(rows))]
        case _:
            raise AssertionError(block)


def _cell(cell: l.GridCell) -> str:
    spans = f"{cell.columns}x{cell.rows} " if (cell.columns, cell.rows) != (1, 1) else ""
    return spans + " + ".join(shown(cell.blocks))


def left(html: str) -> list[tuple[str, str]]:
    return [(one.code, one.words) for one in read_html(html).left_out]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>bold </b>and <i>slanted</i> word.<p>Two", ["One *bold* and _slanted_ word.", "Two"]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("One<br><br>Two<br>lines", ["One", "Two\\lines"]),
        ("<p>a\n  b&nbsp;&nbsp; c<br>\n d</p>", ["a b c\\d"]),
        ("H<sub>2</sub>O and x<sup>2</sup>", ["H~2~O and x^2^"]),
        ("<p>a<sup>1</sup><sup>2</sup>", ["a^1^^2^"]),
        ("<h1>A</h1><h3><strong>B</strong></h3><div role=heading aria-level=2>C</div>", ["# A", "### B", "## C"]),
        ("<h2>One<br>line<div>more</div></h2>", ["## One\\line more"]),
        ("<blockquote>a<p>b</blockquote><hr>c", ["> a", "> b", "---", "c"]),
        ("<dl><dt>Term<dd>What it is</dl>", ["*Term*", "What it is"]),
        ("<details><summary>More</summary>inside</details>", ["*More*", "inside"]),
        ("<p><q>Yes</q> he <kbd>typed</kbd>", ['"Yes" he `typed`']),
        ("<p lang=fr>mot</p>", ["fr(mot)"]),
        ("a &lt;b&gt; &eacute &notit; &#8364; &#xD800;", ["a <b> \xe9 \xacit; \u20ac \ufffd"]),
        ("a < b, c <3, <me@ex.org> and <https://ex.org/>", ["a < b, c <3, <me@ex.org> and <https://ex.org/>"]),
    ],
)
def test_words_and_paragraphs(html: str, expected: list[str]) -> None:
    assert shown(blocks_of(html, 1)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><b>a<p>b</b>c", ["*a*", "*b*c"]),  # what is open goes on in the next paragraph, as in browsers
        ("<p><b>a</p><p>c", ["*a*", "c"]),
        ("<b>a<i>b</b>c</i>d", ["*a*_*b*__c_d"]),
        ("<li>a<li>b", ["-", "  a", "-", "  b"]),
        ("<p>a</div></span></li>b</p></p>c", ["ab", "c"]),
        ("<p>x</p></body></html><p>behind", ["x", "behind"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d", ["|a / b", "|c / d"]),
        ("<table>stray<tr><td>a<td>b<tr><td>c<td>d</table>", ["stray", "|a / b", "|c / d"]),
        ("a<!-- never ends <p>b", ["a never ends", "b"]),
        ("a<script>never ends<p>b", ["anever ends", "b"]),
        ("a<p class='x' b", ["a<p class='x' b"]),
        ('<a href="never ends>a</a> b', ["a b"]),
        ("<div hidden", ["<div hidden"]),
    ],
)
def test_what_is_not_closed_or_not_nested(html: str, expected: list[str]) -> None:
    assert shown(blocks_of(html, 1)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<ul><li>b</ul><li>c</ul>d", ["-", "  a", "  -", "    b", "-", "  c", "d"]),
        ("<ol start=3><li>a<li><p>b<p>c</ol>", ["3.", "  a", "3.", "  b", "  c"]),
        ("<ul><ul><li>a</ul><li>b</ul>", ["-", "  -", "    a", "-", "  b"]),
        ("<ul>stray<li>a</ul>", ["-", "  stray", "-", "  a"]),
        ("<div role=list><div role=listitem>a</div><div role=listitem>b</div></div>", ["-", "  a", "-", "  b"]),
    ],
)
def test_lists(html: str, expected: list[str]) -> None:
    assert shown(blocks_of(html, 1)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<table><caption>T</caption><thead><tr><th>A<th>B<tbody><tr><td>1<td>2<tr><td colspan=2>3</table>",
            ["caption: T", "=A / B", "|1 / 2", "|2x1 3"],
        ),
        ("<table><tr><th>A<th>B<tr><th>C<td rowspan=2>1<tr><th>D</table>", ["=A / B", "|C / 1x2 1", "|D"]),
        ("<table><tr><td><b>A</b><td><b>B</b><tr><td>1<td>2</table>", ["=A / B", "|1 / 2"]),
        ("<table><tr><td><h1>A</h1><td>nav<tr><td>b<td>c</table>", ["# A", "nav", "b", "c"]),
        ("<table><tr><td>a box</table>", ["a box"]),
        (
            "<table><tr><th>A<th>B<tr><td><table><tr><td>x<td>y<tr><td>z<td>w</table><td>c</table>",
            ["=A / B", "|x + y + z + w / c"],
        ),
        (
            "<figure><table><tr><th>A<th>B<tr><td>1<td>2</table><figcaption>Fig</figcaption></figure>",
            ["caption: Fig", "=A / B", "|1 / 2"],
        ),
        ("<table><tr><th>A<th>B<tr><td>One.<br>Two<br>three<td>x</table>", ["=A / B", "|One. + Two\\three / x"]),
        ("<table></table><table><tr><td></table>", []),
    ],
)
def test_tables(html: str, expected: list[str]) -> None:
    assert shown(blocks_of(html, 1)) == expected


def test_how_columns_are_aligned_and_how_far_cells_span_is_held_to_bounds() -> None:
    html = (
        "<table><tr><th>A<th>B<tr><td>a<td align=right rowspan=x colspan=99999999>1<tr><td>b<td align=right>2</table>"
    )
    (grid,) = blocks_of(html, 1)
    assert isinstance(grid, l.Grid)
    assert grid.aligns[:2] == ("", "right")
    assert (grid.rows[1][1].columns, grid.rows[1][1].rows) == (1000, 1)


def test_pictures_and_code() -> None:
    html = (
        "<figure><img src='data:image/png;base64,AAAA' alt='A map'><figcaption>Fig. 1</figcaption></figure>"
        "<img src=a.png><pre><div>python<button>Copy</button></div><code class='language-python'>a = 1\n  b</code></pre>"
    )
    assert shown(read_html(html).blocks) == [
        "<picture A map >",
        "caption: Fig. 1",
        "<picture  a.png>",
        "python| a = 1",
        "python|   b",
    ]
    assert left(html) == [("chrome", "Copy"), ("chrome", "python")]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://ex.org/a?b=1&amp;c=2", "https://ex.org/a?b=1&c=2"),
        ("//ex.org/a", "https://ex.org/a"),
        ("mailto:a@ex.org", "mailto:a@ex.org"),
        ("https://www.google.com/url?q=https://ex.org/x%3Fa%3D1&amp;sa=D", "https://ex.org/x?a=1"),
        ("/wiki/x", ""),
        ("#part", ""),
        ("javascript:void(0)", ""),
    ],
)
def test_links(href: str, url: str) -> None:
    (words,) = inlines_of(f'<a href="{href}">a</a>', 1)
    assert isinstance(words, l.Words)
    assert (words.text, words.look.url) == ("a", url)


def test_a_piece_within_a_paragraph_keeps_its_look_and_the_spaces_at_its_ends() -> None:
    assert said(inlines_of(" a <sup>1</sup><br>b ", 3, l.Look(strong=True))) == " *a* ^*1*^\\*b* "
    assert inlines_of("<sup>1</sup>", 7)[0].line == 7
    assert [(one.code, one.words) for one in left_out_of("a<span style='display: none'>b</span>", 1)] == [
        ("hidden", "b")
    ]


def test_the_text_of_a_page_is_told_from_what_stands_around_it() -> None:
    html = """<!DOCTYPE html><html lang="de"><head><title>Name - Seite</title><meta property="og:title" content="Name">
    <meta property="article:published_time" content="2025-09-03T10:00:00Z"><style>p{}</style></head><body>
    <header><a href="/">Seite</a></header><nav>Menu</nav><main><h1>Name</h1><p>Worte.</p><aside>Mehr</aside>
    <button>Teilen</button><h2><button>Titel</button></h2><p hidden>verborgen</p><script>var a</script></main>
    <footer>Impressum</footer></body></html>"""
    loose = read_html(html)
    assert shown(loose.blocks) == ["# Name", "Worte.", "## Titel"]
    assert (loose.title, loose.lang, loose.date) == ("Name", "de", PartialDate(2025, 9, 3))
    assert left(html) == [
        ("chrome", "Name - Seite Seite Menu"),
        ("chrome", "Mehr"),
        ("chrome", "Teilen"),
        ("hidden", "verborgen"),
        ("chrome", "Impressum"),
    ]
    assert [one.first for one in loose.left_out][1:4] == [3, 4, 4]


def test_a_page_without_marked_parts_is_its_text_and_one_that_hides_all_of_it_too() -> None:
    assert shown(read_html("<html><body><header><h1>T</h1><nav>n</nav></header><p>w</body>").blocks) == ["# T", "w"]
    assert shown(read_html("<body><div style='visibility:hidden'><p>w</div>").blocks) == ["w"]
    assert read_html("<html></html>").blocks == ()


NOTED = """<p>A claim.<sup id="r1"><a href="#n1">[1]</a></sup> More<sup>[<a href="#n2">2</a>]</sup>.</p>
<h2>Notes</h2><ol><li id="n1">First <a href="#r1">back</a></li><li id="n2"><p>Second</p><p>part</p></li></ol>"""


def test_footnotes_are_links_to_items_of_which_each_is_referred_to() -> None:
    loose = read_html(NOTED)
    assert shown(loose.blocks) == ["A claim.<1> More<2>."]
    assert {name: shown(blocks) for name, blocks in loose.notes.items()} == {"1": ["First"], "2": ["Second", "part"]}
    assert left(NOTED) == [("list-label", "[1] 2 back"), ("list-label", "Notes")]


def test_links_to_a_list_of_which_some_items_are_not_referred_to_are_raised_numbers() -> None:
    html = NOTED.replace("</ol>", "<li>Third</li></ol>").replace("<sup>[", "<sup>").replace("]</sup>", "</sup>")
    loose = read_html(html)
    assert shown(loose.blocks)[0] == "A claim.^1^ More^2^."
    assert shown(loose.blocks)[-2:] == ["1.", "  Third"]
    assert not loose.notes


def test_a_table_of_contents_is_no_list_of_notes() -> None:
    html = "<ul><li><a href=#a>1</a></ul><section id=a><h2>A</h2><p>b</section>"
    assert shown(read_html(html).blocks) == ["-", "  1", "## A", "b"]


def test_gemini() -> None:
    html = """<html lang=de><user-query>Bitte</user-query><deep-research-immersive-panel>
    <div id="extended-response-markdown-content"><h1>T</h1><p>A.<source-footnote><sup class="superscript"
    data-turn-source-index="2"></sup></source-footnote><sources-carousel-inline><button>ex</button>
    </sources-carousel-inline> B</p></div><deep-research-source-lists><div class="source-list used-sources">
    <a data-test-id="browse-web-item-link" href="https://a.ex/"><span data-test-id="title">A</span></a>
    <a data-test-id="browse-web-item-link" href="https://b.ex/"><span data-test-id="title">B</span></a></div>
    <div class="unused-sources"><a data-test-id="browse-web-item-link" href="https://c.ex/">C</a></div>
    </deep-research-source-lists></deep-research-immersive-panel>"""
    loose = read_html(html)
    assert shown(loose.blocks) == ["# T", "A.^2^ B"]
    assert [(one.name, one.url, one.title) for one in loose.given] == [
        ("1", "https://a.ex/", "A"),
        ("2", "https://b.ex/", "B"),
    ]
    assert loose.lang == ""  # that of who uses the program, not of the text


def test_chatgpt() -> None:
    html = """<html lang=en><main><article><h5 class=sr-only>You said:</h5><div data-message-author-role=user>Ask</div>
    <div data-message-author-role=assistant><div class="markdown"><p>A<span data-testid="webpage-citation-pill">
    <a href="https://reuters.com/x?utm_source=chatgpt.com">Reuters<span>+1</span></a></span>.</p></div></div></main>"""
    assert shown(read_html(html).blocks) == ["A<Reuters+1 https://reuters.com/x?utm_source=chatgpt.com>."]
    assert left(html) == [("chrome", "You said: Ask")]


def test_perplexity_hides_the_notes_that_it_does_not_cite() -> None:
    html = "<p>Words<span style='display:none'>[^1_2]</span></p>"
    assert shown(blocks_of(html, 1)) == ["Words"]
    assert [one.words for one in left_out_of(html, 1)] == ["[^1_2]"]


def test_the_clipboard_of_google_docs() -> None:
    html = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1><span
    style="font-weight:400">T</span></h1><p><span style="font-weight:400">a </span><span style="font-weight:700">b</span>
    <span style="font-style:italic">c</span><span style="font-size:0.6em;vertical-align:super">1</span></p><ul>
    <li aria-level="1"><p>d</p></li><ul><li aria-level="2"><p>e</p></li></ul></ul></b>"""
    assert shown(read_html(html).blocks) == ["# T", "a *b* _c_^1^", "-", "  d", "  -", "    e"]


def test_a_file_of_google_docs() -> None:
    html = """<html><head><style>.c5{font-weight:700}</style></head><body class="doc-content"><p class="title">T</p>
    <ul class="c1 lst-kix_a-0 start"><li><span class="c5">a</span></li></ul><ul class="lst-kix_a-1 start"><li>b</li></ul>
    <ul class="lst-kix_a-0"><li>c</li></ul><p>d<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><sup><a href="#cmnt1"
    id="cmnt_ref1">[a]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> note</span></p></div>
    <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>remark</span></p></div></body></html>"""
    loose = read_html(html)
    assert shown(loose.blocks) == ["title: T", "-", "  *a*", "  -", "    b", "-", "  c", "d<1>"]
    assert shown(loose.notes["1"]) == ["note"]
    assert ("other", "[a]remark") in left(html)


def test_the_clipboard_of_word() -> None:
    html = """Version:0.9
StartHTML:0000000105
<html xmlns:o="urn:o" xmlns:w="urn:w"><head><!--[if gte mso 9]><xml><w:x>no</w:x></xml><![endif]--></head>
<body lang=EN-US><!--StartFragment--><p class=MsoTitle>T</p><p class=MsoToc1>1. One <a href="#_Toc1">2</a></p>
<h1 style='mso-list:l1 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>
<![endif]>One<o:p></o:p></h1><p class=MsoNormal>a<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p>
<p style='mso-list:l0 level1 lfo2'><span style='mso-list:Ignore'>3)<span>&nbsp;</span></span>b</p>
<p style='mso-list:l0 level2 lfo2'><span style='mso-list:Ignore'>o</span>c</p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1"
name="_ftn1">[1]</a> d</p><p>e</p></div></div></body></html>"""
    loose = read_html(html)
    assert shown(loose.blocks) == ["title: T", "# 1. One", "a<1>", "3.", "  b", "  -", "    c"]
    assert shown(loose.notes["1"]) == ["d", "e"]
    assert left(html) == [
        ("other", "Version:0.9 StartHTML:0000000105"),
        ("other", "1. One 2"),
        ("list-label", "[1] 3) o [1]"),
    ]
    assert loose.blocks[0].line == 4


def test_lines_are_those_of_the_file_however_many() -> None:
    loose = read_html("<html><body>" + "\n" * 70_000 + "<p>a</p>\n<!-- x\n -->\n<pre>\nb</pre><p\n>c")
    assert [block.line for block in loose.blocks] == [70_001, 70_004, 70_006]


@pytest.mark.parametrize("tag", ["div", "b", "ul", "ul><li", "table><tr><td", "blockquote", "figure", "h1", "svg><a"])
def test_what_nests_deeply_is_read_and_nothing_of_it_is_lost(tag: str) -> None:
    assert kept(read_html("<html>" + f"<{tag}>w " * 3_000)).count("w") == 3_000


# ---------------------------------------------------------------- the law of words

_TAGS = [
    "p",
    "div",
    "span",
    "b",
    "i",
    "a",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "thead",
    "h1",
    "h2",
    "blockquote",
    "pre",
    "q",
    "sup",
    "br",
    "hr",
    "nav",
    "header",
    "footer",
    "aside",
    "main",
    "article",
    "button",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "section",
    "form",
    "select",
    "option",
    "title",
    "script",
    "textarea",
    "svg",
    "math",
    "label",
    "source-footnote",
    "template",
    "noscript",
]
_ATTRIBUTES = (
    "", " hidden", " id=n1", " href=#n1", " id=n2", " href='https://ex.org/'", " role=heading", " colspan=3",
    " style='display:none'", " style='mso-list:l0 level2 lfo1'", " style='white-space:pre'", " aria-hidden=true",
    " class=sr-only", " class=lst-kix_a-1", " data-message-author-role=assistant", " lang=fr",
)  # fmt: skip
_PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(_TAGS)),
    st.just(None),
)


def kept(loose: l.Loose) -> list[str]:
    """All words of blocks, notes, titles and what was left out."""
    strings = [loose.title, *(one.words for one in loose.left_out)]
    strings += shown(loose.blocks) + [line for blocks in loose.notes.values() for line in shown(blocks)]
    return re.findall(r"w\d*", " ".join(strings))


@given(st.lists(_PIECES, max_size=40))
def test_every_word_is_in_the_blocks_the_notes_or_what_was_left_out(pieces: list[str | None]) -> None:
    html = " ".join(f"w{n}" if one is None else one for n, one in enumerate(pieces))
    shows = re.sub(r"<script[^>]*>.*?</script>", " ", html)
    lost = Counter(re.findall(r"\bw\d+", re.sub(r"<[^>]*>", " ", shows))) - Counter(kept(read_html(html)))
    assert not lost
