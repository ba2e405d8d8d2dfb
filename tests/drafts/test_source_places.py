"""Every text of a source is found where it stands, and its blocks by their lines."""

from __future__ import annotations

import textwrap

import pytest

from briefing.drafts.source import Chunk, SourceText, read_source
from briefing.model import blocks as b
from briefing.model import walk

SOURCE = """\
---
title: "Steel *and* Salt"
subtitle: >-
  Two
  words
short-title: Steel
---

::: summary
First of all, it's *new*.

- one
- two &amp; three
  goes on
:::

# Heading {#sec-a}

> Quoted words
> on two lines.
>
> -- Someone

| A | B \\| C |
|---|-------|
| x | `d`     |

: Caption {#tbl-x}

::: table-notes
One.

Two.
:::

::: {.list-table header=1 caption="In \\"marks\\""}
- - []{colspan=2} wide
- - left
  - right
:::

::: key-judgment {likelihood="likely"}
It holds.[^n]

Because.

And because.
:::

::: note {title="Why *it* matters"}
So.
:::

![A *figure*](x.png){#fig-x}

Term
:   Meaning

    More.

1) one

       code

2) two

[^n]: A note
    of two lines.

    And more.
"""


def _source(text: str = SOURCE) -> SourceText:
    return read_source(text, "<text>")


def _contents(source: SourceText) -> list[tuple[object, ...]]:
    report = source.report
    found = [report.title, report.subtitle]
    found += [heading.node.title for heading in walk.headings(report)]
    for block in walk.blocks(report):
        for contents in walk.own_inlines(block):
            found += contents
        if isinstance(block, b.DefinitionList):
            found += [item.term for item in block.items]
    return [content for content in found if content]


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_every_content_has_its_place(eol: str) -> None:
    text = SOURCE.replace("\n", eol)
    source = _source(text)
    shown = []
    for content in _contents(source):
        written = source.place(content)
        assert written is not None, content
        assert written.inlines is content
        shown.append(text[written.start : written.end].replace(eol, "\n"))
    assert shown == [
        '"Steel *and* Salt"', ">-\n  Two\n  words", "Heading", "First of all, it's *new*.", "one",
        "two &amp; three\n  goes on", "Someone", "Quoted words\n> on two lines.", "Caption", "One.\n\nTwo.", "A",
        "B \\| C", "x", "`d`", 'In \\"marks\\"', "wide", "left", "right", "It holds.[^n]", "Because.\n\nAnd because.",
        "Why *it* matters", "So.", "A *figure*", "Term", "Meaning", "More.", "one", "two",
    ]  # fmt: skip
    assert source.eol == eol
    assert eol.join(source.lines) + eol == text


def test_a_note_stands_where_it_is_defined() -> None:
    source = _source()
    (judgment,) = (block for block in source.report.blocks + source.report.sections[0].blocks
                   if isinstance(block, b.KeyJudgment))  # fmt: skip
    note = judgment.statement[-1]
    written = source.note(note.content)
    assert written is not None
    assert source.text[written.start : written.end] == "A note\n    of two lines.\n\n    And more."


def test_a_field_of_the_front_matter() -> None:
    source = _source()
    short = source.value("short-title")
    assert short is not None
    assert short.words
    assert source.text[short.start : short.end] == "Steel"


def _outline(chunk: Chunk, depth: int = 0) -> str:
    said = f"{'  ' * depth}{chunk.kind} {chunk.first}-{chunk.last} {chunk.prefix!r} {chunk.name}".rstrip()
    return "\n".join([said, *(_outline(child, depth + 1) for child in chunk.children)])


def test_the_tree_of_blocks() -> None:
    source = _source("---\ntitle: T\n---\n\n> - one\n>   more\n>\n>   - two\n\n::: note\n1. a\n2. b\n:::\n\nend\n")
    assert _outline(source.root) == textwrap.dedent("""\
        document 0-15 ''
          front-matter 0-3 ''
            field 1-2 '' title
          quotation 4-8 ''
            list 4-8 '> ' -
              item 4-8 '> ' -
                paragraph 4-6 '>   '
                list 7-8 '>   ' -
                  item 7-8 '>   ' -
                    paragraph 7-8 '>     '
          div 9-13 '' note
            list 10-12 '' 1.
              item 10-11 '' 1.
                paragraph 10-11 '   '
              item 11-12 '' 2.
                paragraph 11-12 '   '
          paragraph 14-15 ''""")
    quotation, div = source.root.children[1:3]
    assert source.inner_prefix(quotation) == "> "
    assert source.inner_lines(div) == (10, 12)
    assert source.next_marker(div.children[0]) == "3."
    assert source.at_line(5).kind == "paragraph"
