"""Whatever comes in, only a BriefingError comes out, or a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import build
from briefing.core.diagnostics import BriefingError
from briefing.readers import read, read_text
from briefing.readers.data import from_dict

from . import strategies as s

quick = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
FRONT = "---\ntitle: T\n---\n"
PIECES = [
    "::: note\n", ":::\n", "- ", "> ", "1. ", "\n", "    ", "```\n", "| a | b |\n", "|---|---|\n", ": ", "# ",
    "#####", "[^1]", "[^1]: ",
    "^[", "]", "[", "(", ")", "{", "}", "{#x .y z=1}", "@a", "[@a; @sec-b]", "*", "**", "_", "~", "^", "![a](b)",
    "<!--", "-->", "<b>",
    "\\", "\\newpage\n", "---\n", "===\n", "::: list-table\n", "- - x\n", "::: question\n", "::: summary\n", "word",
    "\t", "&#0;", "“",
]  # fmt: skip
soup = st.lists(st.sampled_from(PIECES) | s.characters, max_size=40).map("".join)


def harmless(text: str, form: str) -> None:
    try:
        read_text(text, "x", form)  # type: ignore[arg-type]
    except BriefingError as error:
        found = error.diagnostics
    else:
        return
    assert found
    assert all(str(d) for d in found)


@given(soup)
@quick
def test_markdown(text: str) -> None:
    harmless(FRONT + text, "markdown")
    harmless(text, "markdown")


@given(st.lists(st.sampled_from(list("{}[],:-\n \t\"'&*!|>#%@`abc1~?")) | s.characters, max_size=40).map("".join))
@quick
def test_yaml_and_json(text: str) -> None:
    for form in ("yaml", "json"):
        harmless(text, form)
        harmless(f"title: {text}", form)
    harmless(f"---\n{text}\n---\n", "markdown")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | s.plain,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "type", "blocks", "content", "sections", "sources", "at", "items", "rows", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(["title", "sections", "blocks", "summary", "sources", "authors", "date", "at"]), json_values
    )
)
@quick
def test_plain_data(data: dict[str, object]) -> None:
    try:
        from_dict(data)
    except BriefingError as error:
        found = error.diagnostics
    else:
        return
    assert found


@given(st.binary(max_size=60))
@quick
def test_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path: Path = tmp_path_factory.mktemp("b") / "x.md"
    path.write_bytes(data)
    with pytest.raises(BriefingError):
        read(path)


LONG = 200_000
DEEP = {
    "citations in citations": "[@a " * 1000,
    "citations in citations, closed": "[@a " * 1000 + "]" * 1000,
    "notes in notes": "^[" * 3000,
    "notes in notes, closed": "^[" * 3000 + "]" * 3000,
    "notes that refer to notes": "[^0]\n\n" + "".join(f"[^{n}]: x[^{n + 1}] [^{n + 1}]\n\n" for n in range(60)),
    "a note in itself": "[^1]\n\n[^1]: a [^1]\n",
    "spans in spans": "[a]{.strong" * 500 + "}" * 500,
    "links in links": "[a" * 1000 + "](b)" * 1000,
    "images in images": "![a" * 2000 + "](b)" * 2000,
    "open images": "![" * 3000,
    "open links": "[a](" * 5000,
    "emphasis in emphasis": "*a " * 2000 + "x" + "*" * 2000,
    "quotations": "> " * 2000 + "x",
    "quotations, closed up": ">" * LONG,
    "bullets": "- " * 2000 + "x",
    "stairs": "".join("  " * n + "- x\n" for n in range(300)),
    "numbers": "1. " * 2000 + "x",
    "definitions": "a\n: " * 5000,
    "divs": "::: note\n" * 3000,
    "divs, closed": "::: note\n" * 3000 + ":::\n" * 3000,
    "list tables": "::: list-table\n" + "- " * 3000,
    "a line of asterisks": "*" * LONG,
    "a line of opening brackets": "[" * LONG,
    "a line of pairs of brackets": "[]" * (LONG // 2),
    "brackets in brackets": "[" * (LONG // 2) + "]" * (LONG // 2),
    "a line of backticks": "`" * LONG,
    "backticks growing": " ".join("`" * n for n in range(1, 500)),
    "a line of quotation marks": '"' * LONG,
    "a line of apostrophes": "'a " * (LONG // 3),
    "a line of carets": "^" * LONG,
    "a line of backslashes": "\\" * LONG,
    "a line of opening braces": "[a]{" * 5000,
    "a line of angles": "<a " * (LONG // 3),
    "a line of open comments": "<!-- " * 5000,
    "a line of parentheses after an address": "https://a.b/" + ")" * LONG,
    "one word": "a" * LONG,
    "a long heading": "# " + "{" * LONG + "}",
    "many references": "[a]: b\n" * 5000 + "[a]",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_and_long_markdown(text: str) -> None:
    """Nothing runs out of stack, and nothing takes time that grows faster than the text."""
    harmless(FRONT + text, "markdown")


@pytest.mark.parametrize(
    "name", ["notes in notes, closed", "notes that refer to notes", "emphasis in emphasis", "bullets"]
)
def test_what_is_too_deep_is_said(name: str) -> None:
    with pytest.raises(BriefingError) as caught:
        read_text(FRONT + DEEP[name])
    assert {d.code for d in caught.value.diagnostics if d.level == "error"} == {"too-deep"}


def test_the_deepest_that_is_read_can_be_built() -> None:
    """What the readers let through runs nothing further on out of stack."""
    marks = "[" * 38 + "x" + "]{.strong}" * 38
    text = FRONT + "- " * 14 + marks + "\n\n" + "> " * 30 + marks + "\n"
    report = read_text(text).report
    assert build(report).outputs.keys() == {"docx", "pdf"}


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "- " * 50_000 + "x",
    "a: &a [b]\nc: &c [" + "*a, " * 50 + "]\nd: [" + "*c, " * 900 + "]"]
)  # fmt: skip
def test_deep_data(text: str) -> None:
    harmless(text, "yaml")
    harmless(text, "json")


@pytest.mark.parametrize("character", ["\\u0008", "\\u0000", "\\ud800", "\\uffff"])
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_what_cannot_be_shown_is_refused_behind_escapes(character: str, form: str) -> None:
    with pytest.raises(BriefingError) as caught:
        read_text(f'{{"title": "a{character}", "blocks": "b"}}', "x", form)  # type: ignore[arg-type]
    (found,) = caught.value.diagnostics
    if (form, character) == ("yaml", "\\ud800"):  # the YAML scanner refuses surrogates itself
        assert found.code == "bad-yaml"
    else:
        assert (found.code, found.at[1:]) == ("bad-character", (1, 11))


@pytest.mark.parametrize("character", ["\x08", "\0", "\ud800"])
def test_what_cannot_be_shown_is_refused_in_text_and_dicts(character: str) -> None:
    with pytest.raises(BriefingError) as in_text:
        read_text(f"{FRONT}a{character}")
    assert [(d.code, d.at[1:]) for d in in_text.value.diagnostics] == [("bad-character", (4, 2))]
    with pytest.raises(BriefingError) as in_data:
        from_dict({"title": "T", "sections": [{"title": f"a{character}"}]})
    assert [d.code for d in in_data.value.diagnostics] == ["bad-character"]
    assert "sections[0].title" in in_data.value.diagnostics[0].message


def test_a_deep_dict_is_refused() -> None:
    data: dict[str, object] = {"type": "quotation", "blocks": []}
    for _ in range(5000):
        data = {"type": "quotation", "blocks": [data]}
    with pytest.raises(BriefingError) as caught:
        from_dict({"title": "T", "blocks": [data]})
    assert [d.code for d in caught.value.diagnostics] == ["too-deep"]
