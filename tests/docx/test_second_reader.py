"""pandoc, as a second reader, sees in the draft of every example the words, headings, tables, notes and links that were
written. (LibreOffice's reading is held to the same in tests/drafts/test_reading_examples.py.)

What pandoc does not see, by its own rules: the title (it becomes metadata), the numbers that lists give, and bookmarks.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing.drafts.drawn import Cited, Note, Pieces, Shown, TableShown, Words, paragraphs
from briefing.drafts.reading import open_draft
from briefing.resolve import tree
from tests.conftest import example_sources
from tests.examples import made

EXAMPLES = [pytest.param(source, id=source.parent.name) for source in example_sources()]
_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def read(source: Path) -> Any:
    """The blocks of the draft as pandoc has them."""
    import pypandoc

    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "json"],
        input=made.built(source).outputs["docx"],
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def nodes(value: Any, kind: str) -> Iterator[Any]:
    """The contents of every node of a kind."""
    if isinstance(value, dict):
        if value.get("t") == kind:
            yield value.get("c")
        for one in value.values():
            yield from nodes(one, kind)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one, kind)


def text(value: Any) -> str:
    """The words of a node; notes are left out."""
    if isinstance(value, list):
        return "".join(map(text, value))
    if not isinstance(value, dict) or value.get("t") == "Note":
        return ""
    if value["t"] == "Str":
        return str(value["c"])
    if value["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    return text(value.get("c", []))


def even(said: str) -> str:
    return " ".join(said.replace("\N{NON-BREAKING HYPHEN}", "-").replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("source", EXAMPLES)
def test_headings(source: Path) -> None:
    written = [
        (heading.level, even(tree.plain(heading.content)))
        for heading in tree.deep(made.document(source).body)
        if isinstance(heading, tree.Heading)
    ]
    seen = [(level, even(text(content))) for level, _, content in nodes(read(source)["blocks"], "Header")]
    assert len(seen) == len(written)
    for (level, words), (wanted, title) in zip(seen, written, strict=True):
        assert level == wanted
        assert title in words  # with a number, where no list gives it, and with its citations


@pytest.mark.parametrize("source", EXAMPLES)
def test_tables(source: Path) -> None:
    blocks = open_draft(made.built(source).outputs["docx"], "draft").blocks
    written = [block for block in blocks if isinstance(block, TableShown)]
    seen = list(nodes(read(source)["blocks"], "Table"))
    assert len(seen) == len(written)
    for table, shown in zip(seen, written, strict=True):
        _, _, columns, head, bodies, _ = table
        rows = len(head[1]) + sum(len(body[2]) + len(body[3]) for body in bodies)
        assert (len(columns), rows) == (shown.columns, len(shown.rows))


def notes_of(pieces: Pieces) -> Iterator[Note]:
    for piece in pieces:
        if isinstance(piece, Note):
            yield piece
        elif isinstance(piece, Cited) and piece.note is not None:
            yield piece.note


@pytest.mark.parametrize("source", EXAMPLES)
def test_notes_and_links(source: Path) -> None:
    shown = list(paragraphs(open_draft(made.built(source).outputs["docx"], "draft").blocks))
    notes = [note for one in shown for note in notes_of(one.pieces)]
    assert len(list(nodes(read(source), "Note"))) == len(notes)
    urls = {url for one in (*shown, *notes) for url in addresses(one.pieces if isinstance(one, Shown) else one.content)}
    seen = {target[0] for _, _, target in nodes(read(source), "Link")}
    assert {url for url in seen if not url.startswith("#")} == urls


def addresses(pieces: Pieces) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Words) and piece.look.url:
            yield piece.look.url


@pytest.mark.parametrize("source", EXAMPLES)
def test_words(source: Path) -> None:
    """No word that another reader of ours finds is missing there."""
    ours: Counter[str] = Counter()
    for one in paragraphs(open_draft(made.built(source).outputs["docx"], "draft").blocks):
        if one.style != "Title":
            said = "".join(piece.text if isinstance(piece, Words) else " " for piece in one.pieces)
            ours.update(_WORD.findall(even(said)))
    theirs = Counter(_WORD.findall(even(" ".join(blocks(read(source))))))
    assert ours - theirs == Counter()


def blocks(value: Any) -> Iterator[str]:
    """The text of every paragraph, notes and metadata too."""
    for kind in ("Para", "Plain", "MetaInlines"):
        for content in nodes(value, kind):
            yield text(content)
    for _, _, content in nodes(value, "Header"):
        yield text(content)
    for content in nodes(value, "DefinitionList"):
        yield from (text(term) for term, _ in content)
    for _, lines in nodes(value, "CodeBlock"):
        yield lines
