"""Whatever comes in, only a BriefingError comes out, or a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.core.diagnostics import BriefingError
from briefing.readers import read, read_text
from briefing.readers.data import from_dict

from . import strategies as s

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


@pytest.mark.parametrize(
    "text",
    ["> " * 2000 + "x", "- " * 2000 + "x", "[" * 5000, "*a " * 5000 + "*" * 5000, "^[" * 3000 + "]" * 3000, "::: note\n" * 3000,  # noqa: E501
     "[a]{.strong" * 500 + "}" * 500, "".join("  " * n + "- x\n" for n in range(300)), "`" * 5000, "[^1]\n\n[^1]: a [^1]\n", "![" * 3000],  # noqa: E501
)  # fmt: skip
def test_deep_markdown(text: str) -> None:
    harmless(FRONT + text, "markdown")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "- " * 50_000 + "x",
    "a: &a [b]\nc: &c [" + "*a, " * 50 + "]\nd: [" + "*c, " * 900 + "]"]
)  # fmt: skip
def test_deep_data(text: str) -> None:
    harmless(text, "yaml")
    harmless(text, "json")
