from __future__ import annotations

from pathlib import Path

from briefing import build, load, loads
from briefing.check.missing_glyph import missing_glyph
from briefing.core.spans import Span
from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Report
from briefing.model.sources import Source


def para(text: str, line: int) -> b.Paragraph:
    return b.Paragraph((i.Strong((i.Text(text),)),), at=Span("b.md", line, 1))


def found(missing: dict[str, str], **fields: object) -> list[tuple[int, str, str]]:
    report = Report(title=(i.Text("T"),), at=Span("b.md", 1, 1), **fields)  # type: ignore[arg-type]
    return [(d.at.line, d.message, d.hint) for d in missing_glyph(report, missing)]


def test_each_place_is_named_once_with_what_is_new_in_it() -> None:
    blocks = (para("ab", 3), para("bc", 5), para("c", 7))
    assert found({"a": "LATIN A", "b": "LATIN B", "c": "LATIN C"}, blocks=blocks) == [
        (
            3,
            "No font at hand has 'a' (U+0061, latin a) and 'b' (U+0062, latin b).",
            "install a font that has it",
        ),
        (5, "No font at hand has 'c' (U+0063, latin c).", "install a font that has it"),
    ]


def test_the_deepest_block_and_the_definitions_term_are_the_place() -> None:
    term = b.Definition((i.Text("z"),), (para("x", 9),), at=Span("b.md", 8, 1))
    assert [line for line, _, _ in found({"x": "X", "z": "Z"}, blocks=(b.DefinitionList((term,)),))] == [8, 9]


def test_the_extra_is_named_where_it_helps() -> None:
    ((_, _, hint),) = found({"부": "HANGUL SYLLABLE BU"}, blocks=(para("부산", 3),))
    assert hint == "install the extra briefing[cjk], or a font that has it"


def test_a_sources_title_has_a_place_and_the_tools_own_words_the_report() -> None:
    sources = {"a": Source(id="a", title="q", at=Span("b.md", 4, 3))}
    assert [line for line, _, _ in found({"q": "Q", "!": "EXCLAMATION"}, sources=sources)] == [4, 1]


def test_all_are_named_unless_they_are_many() -> None:
    ((_, message, _),) = found({c: f"LETTER {c}" for c in "abcdefgh"}, blocks=(para("abcdefgh", 3),))
    assert [f"'{c}'" in message for c in "abcdefgh"] == [True] * 8
    ((_, message, _),) = found({c: f"LETTER {c}" for c in "abcdefghijk"}, blocks=(para("abcdefghijk", 3),))
    assert message.endswith("'h' (U+0068, letter h) and 3 other characters of this text.")


def test_what_unicode_gives_no_meaning_is_said_to_have_none() -> None:
    ((_, message, hint),) = found({"\ue000": "U+E000", "\u0378": "U+0378"}, blocks=(para("\ue000\u0378", 3),))
    assert message == "No font at hand has U+E000, private use and U+0378, unassigned."
    assert hint == "write a character that has a meaning to everyone"


SOURCE = """\
---
title: A brief
organisation: "Desk \U00010000"
sources:
  one: {type: book, title: "On \U00012002"}
---

# One and \U00012000

First *and then \U00010fff* last.[^n]

- Said.[@one] An item

  with `\U00012001` in a paragraph of its own

[^n]: A note on \U00012003.
"""


def test_a_build_says_where_to_the_column(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_text(SOURCE.replace("\n", "\r\n"), "utf-8-sig")
    places = [(d.code, str(d.at.file), d.at.line, d.at.column) for d in build(load(path), ["pdf"]).diagnostics]
    file = str(path)
    assert places == [
        ("missing-glyph", file, 3, 21),
        ("missing-glyph", file, 5, 32),
        ("missing-glyph", file, 8, 11),
        ("missing-glyph", file, 10, 17),
        ("missing-glyph", file, 14, 9),
        ("missing-glyph", file, 16, 17),
    ]


def test_a_text_that_is_no_file_has_the_places_of_its_blocks() -> None:
    text = "---\ntitle: A brief\n---\n\n# One\n\nPrivate \U0010fffd use.\n"
    places = [(d.code, d.at.line) for d in build(loads(text), ["pdf"]).diagnostics]
    assert places == [("missing-glyph", 7)]
    assert build(loads(text), ["docx"]).diagnostics == ()
