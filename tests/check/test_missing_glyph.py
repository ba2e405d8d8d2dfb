from __future__ import annotations

from briefing import build, loads
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
            "No font at hand has 'a' (U+0061, latin a) and 1 other character of this text.",
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


def test_a_build_says_where() -> None:
    text = "---\ntitle: A brief\n---\n\n# One\n\nPrivate \U0010fffd use.\n"
    places = [(d.code, d.at.line) for d in build(loads(text), ["pdf"]).diagnostics]
    assert places == [("missing-glyph", 7)]
    assert build(loads(text), ["docx"]).diagnostics == ()
