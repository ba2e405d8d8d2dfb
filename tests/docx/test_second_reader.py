"""pandoc, as a second reader, sees in the draft of every example, and of reports drawn by chance, the words, headings,
tables, notes and links that were written; LibreOffice sees them in those drawn by chance. (What it sees in the examples
is held to the same in tests/drafts/test_reading_examples.py.)

What pandoc does not see, by its own rules: the title (it becomes metadata), the numbers that lists give, and bookmarks.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from briefing import build
from briefing.compile import resolved
from briefing.drafts.drawn import (
    Break,
    Cited,
    Made,
    Note,
    Picture,
    Piece,
    Pieces,
    Referred,
    ShownBlock,
    TableShown,
    Words,
    paragraphs,
)  # fmt: skip
from briefing.drafts.reading import Opened, open_draft
from briefing.resolve import tree
from tests.conftest import example_sources
from tests.drafts.resaved import saved_by_libreoffice
from tests.examples import made
from tests.examples.drawn import drawn

#: An example's source, or the number of a report drawn by chance.
Written: TypeAlias = Path | int

DRAWN = range(12)
ALL = [
    *(pytest.param(source, id=source.parent.name) for source in example_sources()),
    *(pytest.param(number, id=f"drawn-{number}") for number in DRAWN),
]
#: What stands for a break in a line; and what the pages that cite an entry follow.
BREAK, BACK = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}", "\N{UPWARDS ARROW}"
_LETTER = re.compile(r"[^\W\d_]")


@cache
def draft(written: Written) -> bytes:
    """The draft of one."""
    built = made.built(written) if isinstance(written, Path) else build(drawn(written), ("docx",))
    return built.outputs["docx"]


def document(written: Written) -> tree.Document:
    """What was to be written."""
    return made.document(written) if isinstance(written, Path) else resolved(drawn(written))[0]


def opened(written: Written) -> Opened:
    """The draft as our own reader has it."""
    return open_draft(draft(written), "draft.docx")


@cache
def read(written: Written) -> Any:
    """The blocks of the draft as pandoc has them."""
    import pypandoc

    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "json"],
        input=draft(written),
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


@pytest.mark.parametrize("written", ALL)
def test_headings(written: Written) -> None:
    wanted = [
        (heading.level, even(tree.plain(heading.content)))
        for heading in tree.deep(document(written).body)
        if isinstance(heading, tree.Heading)
    ]
    seen = [(level, even(text(content))) for level, _, content in nodes(read(written)["blocks"], "Header")]
    assert len(seen) == len(wanted)
    for (level, words), (depth, title) in zip(seen, wanted, strict=True):
        assert level == depth
        assert title in words  # with a number, where no list gives it, and with its citations


@pytest.mark.parametrize("written", ALL)
def test_tables(written: Written) -> None:
    blocks = opened(written).blocks
    wanted = [block for block in blocks if isinstance(block, TableShown)]
    seen = list(nodes(read(written)["blocks"], "Table"))
    assert len(seen) == len(wanted)
    for table, shown in zip(seen, wanted, strict=True):
        _, _, columns, head, bodies, _ = table
        rows = len(head[1]) + sum(len(body[2]) + len(body[3]) for body in bodies)
        assert (len(columns), rows) == (shown.columns, len(shown.rows))


def notes_of(pieces: Pieces) -> Iterator[Note]:
    for piece in pieces:
        if isinstance(piece, Note):
            yield piece
        elif isinstance(piece, Cited) and piece.note is not None:
            yield piece.note


@pytest.mark.parametrize("written", ALL)
def test_notes_and_links(written: Written) -> None:
    shown = list(paragraphs(opened(written).blocks))
    notes = [note for one in shown for note in notes_of(one.pieces)]
    assert len(list(nodes(read(written), "Note"))) == len(notes)
    seen = {target[0] for _, _, target in nodes(read(written), "Link")}
    assert {url for url in seen if not url.startswith("#")} == addresses(document(written))


def addresses(written: tree.Document) -> set[str]:
    """Where the links lead that were to be written, those in notes and in the list of sources too; not those in notes
    that are Word's own citations: Word words them anew."""
    own = written.citing is not None and written.citing.word == "word"
    shown = [b for b in tree.deep(written.body) if not (own and isinstance(b, tree.Endnotes) and b.kind == "notes")]
    inlines = [inline for block in shown for inline in tree.inlines_of(block)]
    inlines += written.title.distribution
    runs = [inline for inline in tree.with_notes(inlines) if isinstance(inline, tree.Run)]
    return {run.link.url for run in runs if run.link is not None and run.link.url}


@pytest.mark.parametrize("written", ALL)
def test_words(written: Written) -> None:
    """Nothing that a reader of ours finds is missing there: no stretch of text, and no letter is there less often."""
    theirs = even(" ".join(blocks(read(written))))
    ours = [
        said for one in paragraphs(opened(written).blocks) if one.style != "Title" for said in stretches(one.pieces)
    ]
    assert [said for said in ours if said not in theirs] == []
    assert Counter(_LETTER.findall("".join(ours))) - Counter(_LETTER.findall(theirs)) == Counter()


def stretches(pieces: Pieces) -> Iterator[str]:
    """The text between notes, citations, line breaks and whatever else is no text."""
    for words, held in groupby(pieces, lambda piece: isinstance(piece, Words)):
        if words:
            yield even("".join(piece.text for piece in held if isinstance(piece, Words)))


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


# ---------------------------------------------------------------- LibreOffice


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The reports drawn by chance as LibreOffice saves them, by their numbers."""
    return saved_by_libreoffice({str(number): draft(number) for number in DRAWN}, tmp_path_factory.mktemp("resaved"))


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("number", DRAWN)
def test_libreoffice(number: int, resaved: dict[str, bytes]) -> None:
    ours, theirs = opened(number).blocks, open_draft(resaved[str(number)], "saved.docx").blocks
    notes = not loses_notes(ours)
    assert "\n".join(lines(theirs, notes)) == "\n".join(lines(ours, notes))
    assert list(links(theirs, notes)) == list(links(ours, notes))


def loses_notes(blocks: Sequence[ShownBlock]) -> bool:
    """The first footnote or the first endnote stands in a table: LibreOffice 7.4 then opens all notes without text."""
    first: dict[str, bool] = {}
    for block in blocks:
        for one in paragraphs((block,)):
            for note in notes_of(one.pieces):
                first.setdefault(note.kind, isinstance(block, TableShown))
    return any(first.values())


def lines(blocks: Sequence[ShownBlock], notes: bool) -> Iterator[str]:
    """What is seen, paragraph by paragraph: headings by their level, items by their depth, and the form of tables."""
    for block in blocks:
        if isinstance(block, TableShown):
            for row in block.rows:
                for cell in row.cells:
                    yield f"cell {cell.column} of {block.columns}, {cell.columns} by {cell.rows}"
                    yield from lines(cell.blocks, notes)
                yield "row"
        elif said := line(block.pieces, notes):
            yield f"{'#' * block.level} {'  ' * block.item.depth + '-' if block.item else ''} {said}"


def line(pieces: Pieces, notes: bool) -> str:
    """Words, and notes where they stand; not what the tool or the program counts, nor a break at the end."""
    return even("".join(said_by(piece, notes) for piece in pieces)).partition(BACK)[0].rstrip(f" {BREAK}")


def said_by(piece: Piece, notes: bool) -> str:
    match piece:
        case Words() | Referred():
            return piece.text
        case Made():
            return re.sub(r"\d+", "#", piece.text)
        case Cited() if piece.note is None:
            return f"({piece.text})"
        case Cited(note=Note() as note) | (Note() as note):
            return f"^{note.kind}[{line(note.content, notes) if notes else ''}]"
        case Break():
            return BREAK
        case Picture():
            return f"![{piece.alt}]"
        case _:
            raise AssertionError(piece)


def links(blocks: Sequence[ShownBlock], notes: bool) -> Iterator[str]:
    """The addresses that links lead to, in order. (Of two links with nothing between, LibreOffice may cut the second
    short: so their words are not compared.)"""
    for one in paragraphs(blocks):
        held = [one.pieces, *(note.content for note in notes_of(one.pieces) if notes)]
        found = (piece.look.url for pieces in held for piece in pieces if isinstance(piece, Words) and piece.look.url)
        yield from (url for url, _ in groupby(found))
