"""The law of words for foreign Markdown: every word of the input is somewhere in what is read, and nothing fails."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.importing import loose as l
from briefing.importing.markdown import read_markdown

#: Pieces that Markdown and HTML are made of; each W becomes a word of its own.
PIECES = (
    *("W", "W", "W", " ", " ", "\n", "\n", "\n\n", "\n\n", "*", "**", "_", "~~", "`", "[", "]", "(", ")", "|", "|W|W|\n"),
    *("|---|---|\n", "# ", "## W {#W}\n", "> ", "- ", "* ", "1. ", "3. ", "    ", "\t", "```\n", "```W\n", "![", "](http://W)"),
    *("[W](http://W 'W')", "![W](W)", "[^W]", "[^9]", "[^9]: ", "[W]: http://W \"W\"\n", "[9]: http://W (W\n", "[9]", "<b>", "</b>"),
    *("<sup>", "</sup>", "<!-- ", " -->", "<table>", "</table>", "<tr><td>", "<div>", "</div>", "<p>", "<br>", "<W>", "<script>"),
    *("</script>", "<style>", "<span style=\"display:none\">", "</span>", "---\n", "===\n", "W: W\n", "::: W\n", ":::\n", "\\", "&amp;"),
    *("$", "\\[", "\\]", "^[", "^", "~", "\u3010W\u2020W\u3011", "\u2022 ", "\u00a0", ": W\n", "https://W.example/", "<https://W.example>"),
    *("\ue200cite\ue202W\ue201", "\\newpage\n", "+++\n", "W = W\n", "<pre>", "</pre>", "<ul>", "<li>", "</ul>", "<details>", "<summary>"),
)  # fmt: skip


def texts_of(node: Any) -> list[str]:
    """Every text in a node, its looks and names included."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, tuple | list):
        return [text for one in node for text in texts_of(one)]
    if isinstance(node, dict):
        return [text for key, one in node.items() for text in (key, *texts_of(one))]
    if dataclasses.is_dataclass(node):
        return [text for one in dataclasses.fields(node) for text in texts_of(getattr(node, one.name))]
    return []


def typed(pieces: list[str]) -> tuple[str, list[str]]:
    """The pieces as a text, and its words."""
    count = 0
    words: list[str] = []

    def word(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        words.append(f"w{count}w")
        return words[-1]

    return re.sub("W", word, "".join(pieces)), words


def lost(text: str, words: list[str]) -> list[str]:
    everywhere = "\n".join(texts_of(read_markdown(text)))
    return [word for word in words if word not in everywhere]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_word_is_lost(pieces: list[str]) -> None:
    text, words = typed(pieces)
    assert lost(text, words) == []


@given(st.text(alphabet="a1 \n\t*_[](){}<>|#-+=`~!^$\\&:;.,\"'/@\u00a0\u2028\ud55c\u0301", max_size=200))
def test_nothing_fails(text: str) -> None:
    lines = text.count("\n") + 1
    for block in read_markdown(text).blocks:
        assert 1 <= block.line <= lines


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " x", "> " * 10_000 + "x", "- " * 10_000 + "x", "1. " * 10_000 + "x", "[" * 10_000 + "x",
        "[" * 5_000 + "x" + "](u)" * 5_000, "![" * 5_000 + "x" + "](u)" * 5_000, "*" * 10_000 + "x", "**a " * 5_000 + "x",
        "^[" * 5_000 + "x" + "]" * 5_000, "<b>" * 5_000 + "x", "".join(" " * n + "- a\n" for n in range(200)) + "x",
        "<div>\n" * 5_000 + "x", "x" * 2_000_000, "://" * 20_000 + "x", "`" * 10_000 + "x", "$\\(" * 5_000 + "x",
        "<!-- \n\n" * 2_000 + "x", "<table>\n\n" * 2_000 + "x", "| a " * 5_000 + "|\n" + "|-" * 5_000 + "|\nx",
    ],
    ids=range(20),
)  # fmt: skip
def test_bombs_are_text(text: str) -> None:
    loose = read_markdown(text)
    assert "x" in "".join(texts_of(loose))
    assert max(map(depth, loose.blocks), default=0) <= 40


def depth(block: l.Block) -> int:
    match block:
        case l.Quoted():
            return 1 + max(map(depth, block.blocks), default=0)
        case l.Listing():
            return 1 + max((depth(inner) for item in block.items for inner in item.blocks), default=0)
        case _:
            return 0
