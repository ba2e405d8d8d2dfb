"""Foreign Markdown as loose blocks."""

from __future__ import annotations

import pytest

from briefing.importing import loose as l
from briefing.importing.markdown import read_markdown
from briefing.importing.parts import all_said, said


def first(text: str) -> l.Block:
    return read_markdown(text).blocks[0]


def inlines(text: str) -> l.Inlines:
    block = first(text)
    assert isinstance(block, (l.Para, l.Heading))
    return block.inlines


def table(text: str) -> list[list[str]]:
    grid = next(block for block in read_markdown(text).blocks if isinstance(block, l.Grid))
    return [[all_said(cell.blocks) for cell in row] for row in grid.rows]


def kinds(text: str) -> list[str]:
    return [type(block).__name__ for block in read_markdown(text).blocks]


# ---------------------------------------------------------------- blocks and their lines


def test_every_block_has_its_line() -> None:
    text = "# One\n\nTwo\nlines\n\n> three\n\n- four\n  - five\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\nlast\n"
    loose = read_markdown(text)
    assert [block.line for block in loose.blocks] == [1, 3, 6, 8, 11, 15, 19]
    quoted, listing = loose.blocks[2], loose.blocks[3]
    assert isinstance(quoted, l.Quoted)
    assert quoted.blocks[0].line == 6
    assert isinstance(listing, l.Listing)
    assert listing.items[0].blocks[1].line == 9


def test_words_have_the_line_they_stand_on() -> None:
    words = inlines("one **two\nthree** four\n[five](http://x.example) `six`")
    assert [(one.text, one.line) for one in words if isinstance(one, l.Words)] == [
        ("one ", 1), ("two three", 1), (" four ", 2), ("five", 3), (" ", 3), ("six", 3),
    ]  # fmt: skip


def test_lines_of_a_heading_with_attributes_of_pandoc() -> None:
    loose = read_markdown('## Words here {#sec-x .unnumbered}\n\n::: callout {title="Hi"}\nInside.\n:::\n')
    assert [said(block.inlines) for block in loose.blocks if isinstance(block, (l.Para, l.Heading))] == [
        "Words here", "Inside.",
    ]  # fmt: skip
    assert [(one.code, one.first, one.last) for one in loose.left_out] == [("other", 1, 3)]
    assert "sec-x" in loose.left_out[0].words
    assert "callout" in loose.left_out[0].words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title\n=====\n", ["Heading"]),
        ("Title\n---\n", ["Heading"]),
        ("A sentence ends here.\n---\nNext.\n", ["Para", "Rule", "Para"]),
        ("Two lines\nof words\n---\n", ["Para", "Rule"]),
        ("##Slipped\n", ["Heading"]),
        ("#hashtag\n", ["Para"]),
        ("#1 of all\n", ["Para"]),
        ("1986. A great year.\n", ["Para"]),
        ("```python\nx = 1\n```\n", ["Literally"]),
        ("```markdown\n# A\n\nb\n```\n", ["Heading", "Para"]),
        ("Words.\n\n    Words that were only indented.\n", ["Para", "Para"]),
        ("Words.\n\n    x = f(1);\n", ["Para", "Literally"]),
        ("-\n", ["Para"]),
        ("\u2022 one\n\u2022 two\n", ["Listing"]),
        ("***\n", ["Rule"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_numbers_of_a_list_that_leap_part_it() -> None:
    lists = read_markdown("1. a\n2. b\n5. c\n6. d\n").blocks
    assert [(one.start, len(one.items)) for one in lists if isinstance(one, l.Listing)] == [(1, 2), (5, 2)]
    assert len(read_markdown("1. a\n1. b\n1. c\n").blocks) == 1


def test_a_fence_that_never_ends_swallows_no_text() -> None:
    text = "```\n\n## Heading\n\nA paragraph of words. It goes on.\n\n- and a list\n"
    assert kinds(text) == ["Heading", "Para", "Listing"]
    assert read_markdown(text).blocks[0].line == 3


# ---------------------------------------------------------------- running text


def test_looks() -> None:
    words = inlines("un*believ*able **bold *both*** ~~gone~~ H~2~O x^2^ <sup>3</sup> <b>b</b> `c`")
    looks = [(one.text, one.look) for one in words if isinstance(one, l.Words) and one.look != l.PLAIN]
    assert looks == [
        ("believ", l.Look(emphasis=True)), ("bold ", l.Look(strong=True)), ("both", l.Look(strong=True, emphasis=True)),
        ("2", l.Look(subscript=True)), ("2", l.Look(superscript=True)), ("3", l.Look(superscript=True)),
        ("b", l.Look(strong=True)), ("c", l.Look(code=True)),
    ]  # fmt: skip
    assert "gone" in said(words)


def test_bold_closes_where_its_author_meant_it_to() -> None:
    for text in ('**"말"**은 좋다', "**Note:**words", '**"x"**s'):
        assert isinstance(one := inlines(text)[0], l.Words)
        assert one.look.strong
        assert "*" not in said(inlines(text))


@pytest.mark.parametrize(
    "mark",
    [
        "[1]", "[1][2]", "[1, 2]", "[1-3]", "[^1_1]", "[cite: 4, 5]", "[cite_start]", "\u301012\u2020source\u3011",
        ":contentReference[oaicite:2]{index=2}", '[](grok_render_citation_card_json={"cardIds":["a_b_c","d"]})',
        "[span_1](start_span)", "\ue200cite\ue202turn0search3\ue202turn0news11\ue201", ".2,5", "$5 and $6", "<name>",
    ],
)  # fmt: skip
def test_marks_stay_as_they_are(mark: str) -> None:
    assert inlines(f"Words {mark} more.") == (l.Words(f"Words {mark} more.", 1),)
    assert (
        said(inlines(f"Words {mark} more.\n\n[1]: https://a.example\n[2]: https://b.example\n"))
        == f"Words {mark} more."
    )


def test_links() -> None:
    words = inlines(
        '([Title](https://x.example/a_(b)#:~:text=c)) [t](<http://y> "Tip") [n][1]\n\n[1]: http://z.example'
    )
    assert [(one.text, one.look.url, one.look.title) for one in words if isinstance(one, l.Words)] == [
        ("(", "", ""), ("Title", "https://x.example/a_(b)#:~:text=c", ""), (") ", "", ""), ("t", "http://y", "Tip"),
        (" ", "", ""), ("n", "http://z.example", ""),
    ]  # fmt: skip
    assert inlines("[[1]](http://x)") == (l.Words("[1]", 1, l.Look(url="http://x")),)
    assert inlines("[a](https://x.example/b c.pdf)") == (l.Words("a", 1, l.Look(url="https://x.example/b c.pdf")),)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See https://x.example/a_b_c, and", "https://x.example/a_b_c"),
        (r"See https://x.example/a\_b\-c.", "https://x.example/a_b-c"),
        ("(https://x.example/_a_/b)", "https://x.example/_a_/b"),
        ("**https://x.example/**", "https://x.example/"),
        ("<https://x.example/>", "https://x.example/"),
        ("\u300chttps://x.example/\uff09\u3002", "https://x.example/"),
        (r"[https://x.example/a\_b](https://x.example/a_b)", "https://x.example/a_b"),
    ],
)
def test_bare_addresses(text: str, url: str) -> None:
    words = [one for one in inlines(text) if isinstance(one, l.Words) and one.look.url]
    assert [(one.text, one.look.url) for one in words] == [(url, url)]


def test_breaks_only_between_entries() -> None:
    assert said(inlines("one\ntwo")) == "one two"
    assert not any(isinstance(one, l.Newline) for one in inlines("one\ntwo"))
    assert any(isinstance(one, l.Newline) for one in inlines("one  \ntwo"))
    assert any(isinstance(one, l.Newline) for one in inlines("one<br>two"))
    for text in ("[1] A: http://a.example\n[2] B", "1\\. A\n2\\. B", "A, http://a.example\nB, http://b.example"):
        assert sum(isinstance(one, l.Newline) for one in inlines(text)) == 1
    assert not any(isinstance(one, l.Newline) for one in inlines("As shown in\n[1] and elsewhere, it\nholds."))


def test_escapes_and_entities() -> None:
    assert said(inlines(r"1\. Title \- Site, a\_b &amp; c\[1\]")) == "1. Title - Site, a_b & c[1]"


def test_formulas_stay_text() -> None:
    for formula in (r"$a_b * c_d$", r"$$\frac{a}{b}$$", r"\(E = mc^2\)", r"\[\sum_{i} x_i\]"):
        assert inlines(f"x {formula} y") == (l.Words(f"x {formula} y", 1),)


def test_pictures() -> None:
    one = inlines('![A *plot*](https://x.example/a.png "Tip")')[0]
    assert one == l.Picture("A plot (Tip)", "https://x.example/a.png", 1)
    loose = read_markdown("![][image1]\n\n[image1]: <data:image/png;base64,AAAA>\n")
    assert loose.given == ()
    assert isinstance(loose.blocks[0], l.Para)
    assert isinstance(loose.blocks[0].inlines[0], l.Picture)


def test_comments_and_hidden_words_are_left_out() -> None:
    loose = read_markdown('a <!-- one -->\n\n<!-- two\n\nthree -->\n\nb<span style="display:none">[^9] four</span> c')
    assert [said(block.inlines) for block in loose.blocks if isinstance(block, l.Para)] == ["a", "b c"]
    assert [(one.words, one.code, one.first) for one in loose.left_out] == [
        ("one", "hidden", 1),
        ("two three", "hidden", 3),
        ("[^9] four", "hidden", 7),
    ]


# ---------------------------------------------------------------- what stands elsewhere


def test_definitions_are_given_though_nothing_uses_them() -> None:
    loose = read_markdown(
        'Words\n[1]: https://a.example/x?utm_source=chatgpt.com "The "first" title"\n[2]: <https://b.example>\n'
        "'Second'\n\n[Note]: no address\n"
    )
    assert loose.given == (
        l.Given("1", "https://a.example/x?utm_source=chatgpt.com", 'The "first" title', line=2),
        l.Given("2", "https://b.example", "Second", line=3),
    )
    assert [all_said((block,)) for block in loose.blocks] == ["Words", "[Note]: no address"]


def test_notes() -> None:
    loose = read_markdown("A[^1] b[^2] c^[in *line*].\n\n[^1]: Words.\n\n    More.\n[^3]: https://c.example\n")
    assert isinstance(block := loose.blocks[0], l.Para)
    assert [one for one in block.inlines if isinstance(one, l.NoteMark)] == [
        l.NoteMark("1", 1), l.NoteMark("inline-1", 1),
    ]  # fmt: skip
    assert said(block.inlines) == "A b[^2] c."
    assert {name: all_said(blocks) for name, blocks in loose.notes.items()} == {
        "1": "Words. More.", "3": "https://c.example", "inline-1": "in line",
    }  # fmt: skip
    assert loose.notes["1"][1].line == 5


def test_front_matter() -> None:
    loose = read_markdown('---\ntitle: "One: two"\ndate: 2025-09-05\nlang: pt-BR\ntags:\n  - a\n  - b\n---\n\nWords.\n')
    assert (loose.title, loose.titled, loose.lang) == ("One: two", True, "pt-BR")
    assert loose.date is not None
    assert loose.date.iso == "2025-09-05"
    assert [(one.words, one.first, one.last) for one in loose.left_out] == [("tags: - a - b", 5, 7)]
    assert loose.blocks[0].line == 10
    assert not read_markdown("---\ntitle: One\n---\n# One\n\n## Two\n").titled
    assert read_markdown("---\nWords of a text: all.\nMore\n\n---\n").title == ""
    assert read_markdown("---\ndate: soon\nlanguage: English\n---\nx").left_out[0].words == "date: soon"


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("text", "rows", "mended"),
    [
        ("| a | b |\n|---|--:|\n| c | d |", ["ab", "cd"], ""),
        ("a | b\n--- | ---\nc | d", ["ab", "cd"], ""),
        ("Words\n| a | b |\n|---|---|\n| c \\| x | d |\nmore", ["ab", "c | xd"], ""),
        ("| a | b |\n| c | d |", ["ab", "cd"], "rule below its header was missing"),
        ("a | b | c\nd | e | f\ng | h | i", ["abc", "def", "ghi"], "rule below its header was missing"),
        ("| a | b |\n|---|\n| c | d |", ["ab", "cd"], "did not fit"),
        ("|---|---|\n| c | d |", ["cd"], "no header"),
        ("| a | b |\n|---|---|\n| c |\n| d | e | f |", ["ab", "c", "def"], "more cells"),
        ("| a | b |\n|---|---|\n| c |", ["ab", "c"], "different numbers"),
        ("| a | b |\n|---|---|\n| c | d\ne |\n| f | g |", ["ab", "cd e", "fg"], "cut in two"),
        ("| a | b | c |\n|---|---|---|\n| d | e\n| f |", ["abc", "def"], "cut in two"),
        ("| a | b |\n|---|---|\n\n| c | d |\n\n| e | f |", ["ab", "cd", "ef"], "empty lines"),
        ("| a | b | |---|---| | c | d | | e | f |", ["ab", "cd", "ef"], "run into one"),
        ("| a | b |\n|\u2014|\u2014|\n| c | d |", ["ab", "cd"], ""),
    ],
)
def test_tables(text: str, rows: list[str], mended: str) -> None:
    assert ["".join(row) for row in table(text)] == rows
    doubts = read_markdown(text).doubts
    assert [one.code for one in doubts] == (["import-broken-table"] if mended else [])
    assert not mended or mended in doubts[0].message


def test_bars_that_make_no_table() -> None:
    for text in ("Home | About", "A | B | C\n\nwords", "1. Title | PBS News\n2. Other | CNN"):
        assert "Grid" not in kinds(text)


def test_a_table_with_aligns_a_caption_and_marks() -> None:
    grid = first("| a | b |\n|:-:|--:|\n| c [1]<br>x | **d** |\n\n: The caption {#tbl-x}\n")
    assert isinstance(grid, l.Grid)
    assert grid.aligns == ("center", "right")
    assert said(grid.caption) == "The caption"
    assert grid.header == 1
    assert isinstance(para := grid.rows[1][0].blocks[0], l.Para)
    assert para.inlines == (l.Words("c [1]", 3), l.Newline(3), l.Words("x", 3))


def test_tables_of_html() -> None:
    text = "Words\n\n<table>\n<tr><th>X</th></tr>\n\n<tr><td>1 &amp; 2</td></tr>\n</table>\n\nmore\n"
    assert table(text) == [["X"], ["1 & 2"]]
    assert kinds(text) == ["Para", "Grid", "Para"]


def test_markdown_between_tags_is_markdown() -> None:
    text = '<div align="center">\n**Bold** words\n\n- item\n\n</div>\n<details>\n<summary>More</summary>\n\nIn *it*.\n</details>'
    assert kinds(text)[:2] == ["Para", "Listing"]
    assert said(inlines(text)) == "Bold words"


# ---------------------------------------------------------------- bold lines as headings


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    text = "**The Report**\n\n**1. One**\n\nWords.\n\n**1.1. Deep**\nWords at once.\n\n**2. Two**\n\nWords.\n"
    heads = [block for block in read_markdown(text).blocks if isinstance(block, l.Heading)]
    assert [(head.level, said(head.inlines), head.line) for head in heads] == [
        (1, "The Report", 1), (2, "1. One", 3), (3, "1.1. Deep", 7), (2, "2. Two", 10),
    ]  # fmt: skip
    assert not any(one.look.strong for head in heads for one in head.inlines if isinstance(one, l.Words))
    assert read_markdown(text).blocks[4].line == 8


def test_bold_lines_are_paragraphs_beside_headings() -> None:
    text = "# A\n\n## B\n\n**one**\n\nx\n\n**two**\n\ny\n"
    assert kinds(text).count("Heading") == 2
    assert kinds("**A sentence.**\n\nx\n\n**Another one.**\n\ny\n").count("Heading") == 0
    assert kinds("**one**\n\nx").count("Heading") == 0
