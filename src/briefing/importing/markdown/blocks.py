"""Tokens go in; loose blocks come out: paragraphs, headings, lists, tables, quotations, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from markdown_it.token import Token

from .. import loose as l
from ..parts import all_said
from .inlines import Found, InlineReader
from .syntax import parser
from .tables import Table
from .tags import without_unknown

_WORD = re.compile(r"\w+")
#: Texts within texts (a report in a fence of code): so deep.
_DEEPEST = 3
_PROSE = re.compile(r"(?:[-*+\u2022>|]|#{1,6}|\d{1,3}[.)])[ \t]+\S|[^\W\d_].*[.!?:;\u3002][\"'\u201d)\]]?\d*\s*\Z|\*\*")
_CODE = re.compile(
    r"[{};]\s*\Z|^\s*(?:def|class|import|from|return|if|for|while|var|let|const|function|public|#include)\b|=>|==|::|\(\)"
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


@dataclass
class Reading:
    """What one text holds besides its blocks."""

    found: Found = field(default_factory=Found)
    given: list[l.Given] = field(default_factory=list)
    notes: dict[str, l.Blocks] = field(default_factory=dict)
    doubts: list[l.Doubt] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    """Attributes and fences of divisions, with their lines."""
    env: dict[str, Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Of notes."""


def read_blocks(text: str, line: int, reading: Reading, depth: int = 0) -> l.Blocks:
    """The blocks of a text whose first line is a line of the input."""
    md = parser()
    tokens: list[Token] = []
    env: dict[str, Any] = {"references": reading.env.setdefault("references", {})}
    md.block.parse(text, md, env, tokens)
    reading.names |= {token.meta["label"] for token in tokens if token.type == "note_definition_open"}
    return _Builder(tokens, line, reading, depth).built()


def read_notes(reading: Reading) -> None:
    """Read the notes that were written where they are referred to; there are none within them."""
    reader = InlineReader({**reading.env, "in a note": True}, reading.names, reading.found)
    for name, (words, line) in reading.found.notes.items():
        reading.notes[name] = (l.Para(reader.read(words, line), line),)


class _Builder:
    """Makes the blocks of one run of tokens."""

    def __init__(self, tokens: list[Token], line: int, reading: Reading, depth: int) -> None:
        self.tokens, self.at = tokens, 0
        self.line, self.reading, self.depth = line, reading, depth
        self.reader = InlineReader(reading.env, reading.names, reading.found)

    def built(self) -> l.Blocks:
        return tuple(self._until(""))

    def _line(self, token: Token) -> int:
        return self.line + (token.map[0] if token.map else 0)

    def _until(self, close: str) -> Iterator[l.Block]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == close:
                return
            yield from self._block(token)

    def _block(self, token: Token) -> Iterator[l.Block]:
        line = self._line(token)
        match token.type:
            case "paragraph":
                yield l.Para(self.reader.read(token.content, line), line)
            case "heading":
                self._mark(token.meta["attributes"], line)
                inlines = self.reader.read(token.content, line)
                if inlines:
                    yield l.Heading(token.meta["level"], inlines, line)
            case "blockquote_open":
                yield l.Quoted(tuple(self._until("blockquote_close")), line)
            case "bullet_list_open" | "ordered_list_open":
                yield from self._listings(token)
            case "table":
                yield self._grid(token.meta["table"], line)
            case "fence":
                yield from self._fence(token, line)
            case "code_block":
                yield from self._indented(token, line)
            case "html":
                yield from self._html(token.content, line)
            case "hr":
                yield l.Rule(line)
            case "definition":
                self._given(token, line)
            case "note_definition_open":
                self._note(token.meta["label"], line)
            case "mark":
                self._mark(token.content, line)
            case "page_break":
                self._mark("\\newpage", line)

    # ------------------------------------------------------------ lists

    def _listings(self, opening: Token) -> Iterator[l.Block]:
        """A list, or several where its numbers leap: the numbers that were typed say which item is meant."""
        ordered = opening.type == "ordered_list_open"
        close = opening.type.replace("open", "close")
        items: list[tuple[int, l.Item]] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == close:
                break
            number = int(token.info) if ordered and token.info else 0
            items.append((number, l.Item(tuple(self._until("list_item_close")), self._line(token))))
        if not ordered and not any(item.blocks for _, item in items):
            yield from (l.Para((l.Words(opening.markup, item.line),), item.line) for _, item in items)
            return
        alike = len({number for number, _ in items}) == 1
        for _, group in groupby(enumerate(items), lambda pair: 0 if alike else pair[1][0] - pair[0]):
            run = [pair[1] for pair in group]
            start = run[0][0] if ordered else 1
            yield l.Listing(ordered, tuple(item for _, item in run), run[0][1].line, start)

    # ------------------------------------------------------------ tables

    def _grid(self, table: Table, line: int) -> l.Grid:
        if table.mended:
            message = f"A table was mended: {'; '.join(table.mended)}."
            words = " | ".join(cell for cell in table.rows[0][1] if cell) if table.rows else ""
            self.reading.doubts.append(l.Doubt("import-broken-table", message, line, words))
        self._mark(table.attributes, self.line + table.caption_line)
        rows = []
        for n, (at, cells) in enumerate(table.rows):
            made = [l.GridCell(self._cell(cell, self.line + at), header=n < table.header) for cell in cells]
            rows.append(tuple(made))
        caption = self.reader.read(table.caption, self.line + table.caption_line) if table.caption else ()
        return l.Grid(tuple(rows), line, table.header, caption, tuple(table.aligns))

    def _cell(self, text: str, line: int) -> l.Blocks:
        inlines = self.reader.read(text, line) if text else ()
        return (l.Para(inlines, line),) if inlines else ()

    # ------------------------------------------------------------ code

    def _fence(self, token: Token, line: int) -> Iterator[l.Block]:
        info = token.info.strip()
        language = re.split(r"[\s{},]", info.lstrip("{."), maxsplit=1)[0]
        self._mark(" ".join(_WORD.findall(info.replace(language, "", 1))), line)
        if self.depth < _DEEPEST and self._is_text(token, language):
            if _WORD.search(language):
                self._mark(token.markup + language, line)
            yield from read_blocks(token.content, line + 1, self.reading, self.depth + 1)
        elif token.content.strip():
            yield l.Literally(token.content, language, line)
        else:
            self._mark(language, line)

    def _is_text(self, token: Token, language: str) -> bool:
        """Whether what a fence holds is Markdown: it says so, or it never ends and reads as a text."""
        if language.lower() in ("markdown", "md"):
            return True
        assert token.map is not None
        rows = token.content.removesuffix("\n").count("\n") + 1 if token.content else 0
        closed = token.map[1] - token.map[0] > rows + 1
        return not closed and _reads_as_text(token.content)

    def _indented(self, token: Token, line: int) -> Iterator[l.Block]:
        if self.depth < _DEEPEST and _reads_as_text(token.content):
            yield from read_blocks(_dedented(token.content), line, self.reading, self.depth + 1)
        else:
            yield l.Literally(token.content, "", line)

    # ------------------------------------------------------------ HTML

    def _html(self, text: str, line: int) -> Iterator[l.Block]:
        """What a stretch of HTML holds; its words that are in no block are listed as left out."""
        bare = text.strip()
        if bare.startswith("<!--") and bare.endswith("-->"):
            self._leave(bare[4:-3], "a comment, which a reader does not see", line, text)
            return
        lowered = bare[:10].lower()
        if lowered.startswith(("<script", "<style", "<!", "<?")):
            self._leave(bare, "code of a web page", line, text)
            return
        text = without_unknown(text)
        words = _words_of_html(text)
        if not words and not re.search(r"<(?:img|table)\b", text, re.IGNORECASE):
            return
        from ..html.fragment import blocks_of, left_out_of

        blocks = blocks_of(text, line)
        yield from blocks
        missing = _without(words, all_said(blocks))
        if missing:
            told = left_out_of(text, line)
            self.reading.found.left_out.extend(told)
            missing = _without(missing, " ".join(one.words for one in told))
        if missing:
            self._leave(" ".join(missing), "words that the page hides", line, text)

    def _leave(self, words: str, reason: str, line: int, text: str) -> None:
        words = " ".join(words.split())
        if _WORD.search(words):
            last = line + text.rstrip("\n").count("\n")
            self.reading.found.left_out.append(l.LeftOut(words, reason, line, last, "hidden"))

    # ------------------------------------------------------------ what stands elsewhere

    def _given(self, token: Token, line: int) -> None:
        url = token.meta["url"]
        if url.startswith("data:"):  # the file of a picture
            self._leave(token.meta["name"], "the name of a picture's file", line, "")
            return
        self.reading.given.append(l.Given(token.meta["name"], url, token.meta["title"], line=line))

    def _note(self, name: str, line: int) -> None:
        blocks = tuple(self._until("note_definition_close"))
        if name in self.reading.notes:  # no mark can mean a second one
            name = f"{name} (line {line})"
        self.reading.notes[name] = (*self.reading.notes.get(name, ()), *blocks)

    def _mark(self, text: str, line: int) -> None:
        if _WORD.search(text):
            self.reading.marks.append((text, line))


def _reads_as_text(content: str) -> bool:
    """Whether lines of code are prose, or a list, that was only indented."""
    lines = [line.strip()[:2000] for line in content.split("\n")[:400] if line.strip()]
    prose = sum(_PROSE.match(line) is not None or len(line) > 200 for line in lines)
    code = sum(_CODE.search(line) is not None for line in lines)
    return bool(lines) and 2 * prose >= len(lines) and 4 * code <= len(lines)


def _dedented(content: str) -> str:
    indents = [len(line) - len(line.lstrip(" \t")) for line in content.split("\n") if line.strip()]
    least = min(indents, default=0)
    return "\n".join(line[least:] if line.strip() else "" for line in content.split("\n"))


def _without(words: list[str], said: str) -> list[str]:
    """Words without those that are said."""
    known = set(_WORD.findall(said))
    return [word for word in words if word not in known]


def _words_of_html(text: str) -> list[str]:
    from html import unescape

    bare = _COMMENT.sub(lambda comment: f" {comment[1].replace('<', ' ')} ", text)
    return _WORD.findall(unescape(re.sub(r"<[^<>]*>", " ", bare)))
