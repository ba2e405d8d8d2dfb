"""The Markdown of a line goes in; its characters and objects come out, each with the source's own characters for it.

The parser and its rules are those of the reader; only the state they work on is one that keeps where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from types import SimpleNamespace
from typing import Any

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ...core.node import record
from ...core.spans import Span
from ...model import inlines as i
from ...readers.markdown.inlines import Inlines as Builder
from ...readers.markdown.inlines import between_lines
from ...readers.markdown.syntax.pairs import pairs
from ...readers.markdown.syntax.quotation_marks import quotation_marks
from ...resolve.addresses import printed
from .flat import Letter, Looks, Thing, flat, with_look

_COMMENT = re.compile(r"(?:[ \t]*<!--.*?-->)+\Z", re.DOTALL)
_CLASSES = ("emphasis", "strong", "superscript", "subscript", "code")


@record
class Mark:
    """Marks that begin and end together, from the outermost: `**`, or the two of `[words]{.strong lang=ko}`."""

    looks: tuple[tuple[str, str], ...]
    open: str = ""
    """The source's characters before what it holds; empty: it has none, it is new."""
    close: str = ""


@record
class Group:
    """Leaves that the source writes as one: a code span, an address, references in one pair of brackets."""

    raw: str
    leaves: list[Leaf] = field(default_factory=list)


@record
class Leaf:
    """A character or an object, or (`shown` and `node` empty) something that shows nothing, as a comment."""

    raw: str
    """The source's characters for it; empty in a group."""
    shown: str = ""
    """The character."""
    node: i.AnyInline | None = None
    """The citation, cross-reference, note or line break."""
    stack: tuple[Mark, ...] = ()
    """The marks it stands in, from the outermost."""
    group: Group | None = None
    inner: list[Leaf] = field(default_factory=list)
    """Of a note that stands in the line: its words."""

    @property
    def looks(self) -> Looks:
        """What its marks come to."""
        found: Looks = ()
        for one in self.stack:
            for kind, value in one.looks:
                found = with_look(found, kind, value)
        return found

    @property
    def flat(self) -> Letter | Thing | None:
        """What it shows; None: nothing."""
        if self.node is not None:
            return flat((self.node,), self.looks)[0]
        return Letter(self.shown, self.looks) if self.shown else None


class _Traced(StateInline):
    """Keeps the position of every character of text, and of every token."""

    def __init__(self, src: str, md: Any, env: Any) -> None:
        self.waiting: list[int] = []
        self.spots: dict[int, list[int]] = {}
        """Token (`id()`) of text to the positions of its characters; of others, to its own."""
        super().__init__(src, md, env, [])

    def append_pending(self, text: str) -> None:
        """Characters that stand where the parser is."""
        self.waiting.extend(range(self.pos, self.pos + len(text)))
        super().append_pending(text)

    @property
    def pending(self) -> str:
        """As it is."""
        return StateInline.pending.fget(self)  # type: ignore[attr-defined, no-any-return]

    @pending.setter
    def pending(self, value: str) -> None:
        more = len(value) - len(self.waiting)
        if more > 0:
            self.waiting.extend(range(self.pos, self.pos + more))
        else:
            del self.waiting[len(value) :]
        StateInline.pending.fset(self, value)  # type: ignore[attr-defined]

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's own name
        """Text becomes a token."""
        places, self.waiting = self.waiting, []
        token = super().pushPending()
        self.spots[id(token)] = places
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        """Any token."""
        token = super().push(ttype, tag, nesting)
        last = self.tokens[-2] if len(self.tokens) > 1 else None
        at = self.pos
        if last is not None and last.type == "text" and ttype == "text":  # marks of emphasis, pushed one by one
            before = self.spots[id(last)]
            at = max(at, before[-1] + 1) if before else at
        self.spots[id(token)] = [at]
        return token


def leaves(reader: Any, markdown: str, content: i.Inlines = (), *, curled: bool = True) -> list[Leaf]:
    """The leaves of a line; `content` is what the reader made of it, whose citations and notes they hold. `curled`:
    its quotation marks are those of the language."""
    return _Tracing(reader, content, curled).run(markdown)


class _Tracing:
    def __init__(self, reader: Any, content: i.Inlines, curled: bool) -> None:
        self.reader, self.curled = reader, curled
        self.known = _objects(content)
        self.out: list[Leaf] = []
        self.stack: list[Mark] = []
        self.notes: list[tuple[Leaf, list[Leaf], list[Mark]]] = []

    def run(self, markdown: str) -> list[Leaf]:
        """Tokens in the order of the source; what stands between one's beginning and the next one's is its own."""
        self.markdown = markdown
        self.state = _Traced(markdown, self.reader.md, self.reader.env)
        found = self._tokens()
        for index, (at, token, shown) in enumerate(found):
            end = found[index + 1][0] if index + 1 < len(found) else len(markdown)
            self._take(token, shown, at, max(end, at), [t for _, t, _ in found], index)
        return self.out

    # ------------------------------------------------------------ tokens with their places

    def _tokens(self) -> list[tuple[int, Token, str]]:
        """Position, token and, of text, what one character of the source is shown as."""
        state, md = self.state, self.reader.md
        md.inline.tokenize(state)
        before = list(state.tokens)
        queue: list[tuple[int, str]] = []
        held: dict[int, list[tuple[int, str]]] = {}
        for rule in md.inline.ruler2.getRules(""):
            if rule.__name__ == "fragments_join":
                queue = self._texts(before)
            rule(state)
        for token in state.tokens:
            if token.type == "text":
                held[id(token)], queue = queue[: len(token.content)], queue[len(token.content) :]
        if self.curled:
            self._curl(state.tokens, held)
        out: list[tuple[int, Token, str]] = []
        for token in state.tokens:
            if token.type == "text":
                out.extend((at, token, shown) for at, shown in held[id(token)])
            else:
                out.append((max(self._begin(token), out[-1][0] if out else 0), token, ""))
        return out

    def _texts(self, tokens: list[Token]) -> list[tuple[int, str]]:
        found = []
        for token in tokens:
            if token.type == "text" and token.content:
                places = self.state.spots[id(token)]
                if len(places) < len(token.content):  # an address in angle brackets
                    places = list(range(places[0] + 1, places[0] + 1 + len(token.content)))
                found += list(zip(places, token.content, strict=True))
        return found

    def _begin(self, token: Token) -> int:
        meta = token.meta or {}
        if "pos" in meta and token.nesting > 0:
            return int(meta["pos"])
        at = self.state.spots[id(token)][0]
        if token.type == "strong_open" and self.markdown[at - 1 : at] == self.markdown[at : at + 1]:
            at -= 1
        return at

    def _curl(self, tokens: list[Token], held: dict[int, list[tuple[int, str]]]) -> None:
        """What straight quotation marks are shown as."""
        texts = {id(token): token.content for token in tokens if token.type == "text"}
        line = Token("inline", "", 0, content=self.markdown, children=tokens)
        quotation_marks(SimpleNamespace(md=self.reader.md, tokens=[line]))  # type: ignore[arg-type]
        marks = sorted({*map(str, self.reader.md.options.quotes), "’", "'", '"'}, key=len, reverse=True)
        for token in tokens:
            if token.type == "text" and token.content != texts[id(token)]:
                held[id(token)] = _curled(held[id(token)], token.content, marks)

    # ------------------------------------------------------------ leaves

    def _take(self, token: Token, shown: str, at: int, end: int, tokens: list[Token], index: int) -> None:
        raw = self.markdown[at:end]
        match token.type:
            case "text":
                self._leaf(raw[:1], shown, rest=raw[1:])
            case "text_special":
                self._leaf(token.markup or raw[:2], token.content, rest=raw[len(token.markup or raw[:2]) :])
            case "softbreak":
                self._softbreak(raw, tokens, index)
            case "hardbreak":
                self._object(raw, self._next(i.LineBreak) or i.LineBreak())
            case "code_inline":
                self._code(token, raw)
            case "citation":
                self._citation(token, at, raw)
            case "note_reference":
                end = raw.index("]") + 1
                self._object(raw[:end], self._next(i.Note), raw[end:])
            case "note_open":
                self._note(raw)
            case "note_close":
                self._end_note(raw)
            case _ if token.nesting > 0:
                self._open(token, raw)
            case _ if token.nesting < 0:
                self._close(token, at, raw)
            case _:
                self._group(raw, list(Builder(self.reader, _nowhere).build([token])))

    def _next(self, kind: type[i.AnyInline]) -> i.AnyInline | None:
        """The reader's own node."""
        found = self.known
        while found:
            node = found.pop(0)
            if isinstance(node, kind):
                return node
        return None

    def _add(self, leaf: Leaf) -> None:
        leaf.stack = (*tuple(self.stack), *leaf.stack)
        self.out.append(leaf)

    def _leaf(self, raw: str, shown: str, rest: str = "") -> None:
        if len(shown) > 1:  # an entity of two characters, an opening mark with its space
            self._group(raw, [i.Text(shown)])
        elif shown:
            self._add(Leaf(raw, shown))
        else:
            self._hidden(raw)
        self._hidden(rest)

    def _hidden(self, raw: str) -> None:
        if raw:
            self._add(Leaf(raw))

    def _object(self, raw: str, node: i.AnyInline | None, rest: str = "") -> None:
        """An object, and what follows it and shows nothing."""
        if node is None:
            self._hidden(raw)
        else:
            self._add(Leaf(raw, node=node))
        self._hidden(rest)

    def _softbreak(self, raw: str, tokens: list[Token], index: int) -> None:
        shown = between_lines(tokens, index)
        self._leaf(raw, shown)

    def _code(self, token: Token, raw: str) -> None:
        fence = token.markup
        end = raw.index(fence, len(fence))
        while raw[end : end + len(fence) + 1].startswith(fence + "`"):
            run = re.match("`+", raw[end:])
            assert run is not None
            end = raw.index(fence, end + run.end())
        self._group(raw[: end + len(fence)], [i.Code(token.content)])
        self._hidden(raw[end + len(fence) :])

    def _citation(self, token: Token, at: int, raw: str) -> None:
        rest = ""
        if comment := raw.find("<!--"):
            if comment > 0 and not token.meta["narrative"]:
                close = pairs(self.state).ends.get(at, -1) + 1 - at
                raw, rest = (raw[:close], raw[close:]) if 0 < close <= comment else (raw, "")
            elif comment > 0:
                raw, rest = raw[:comment], raw[comment:]
        if any(item.is_reference for item in token.meta["items"]):
            made = Builder(self.reader, _nowhere).build([token])
            for node in made:
                if isinstance(node, i.CrossReference):
                    self._next(i.CrossReference)
            self._group(raw, list(made))
        else:
            made = Builder(self.reader, _nowhere).build([token])
            self._object(raw, self._next(i.Citation) or made[0])
        self._hidden(rest)

    def _group(self, raw: str, nodes: list[i.AnyInline]) -> None:
        """Leaves written as one."""
        made: list[Leaf] = []
        for node in nodes:
            match node:
                case i.Text():
                    made += [Leaf("", character) for character in node.text]
                case i.Code():
                    code = Mark((("code", ""),))
                    made += [Leaf("", character, stack=(code,)) for character in node.text]
                case i.Link():
                    link = Mark((("link", node.url),))
                    words = node.content[0].text if node.content else printed(node.url)  # type: ignore[union-attr]
                    made += [Leaf("", character, stack=(link,)) for character in words]
                case _:
                    made.append(Leaf("", node=node))
        if not made:
            self._hidden(raw)
            return
        group = Group(raw, made)
        for leaf in made:
            leaf.group = group
            self._add(leaf)

    def _note(self, raw: str) -> None:
        node = self._next(i.Note)
        leaf = Leaf(raw, node=node or i.Note(()))
        inner = list(node.content) if isinstance(node, i.Note) else []
        self.known = _objects(tuple(inner)) + self.known
        self.notes.append((leaf, self.out, self.stack))
        self.out, self.stack = [], []

    def _end_note(self, raw: str) -> None:
        leaf, out, stack = self.notes.pop()
        leaf.inner = self.out
        self.out, self.stack = out, stack
        self._add(leaf)
        self._hidden(raw[1:])

    # ------------------------------------------------------------ marks

    def _open(self, token: Token, raw: str) -> None:
        match token.type:
            case "em_open" | "strong_open" | "superscript_open" | "subscript_open":
                kind = {"em_open": "emphasis"}.get(token.type, token.type.removesuffix("_open"))
                self.stack.append(Mark(((kind, ""),), raw))
            case "span_open":
                self.stack.append(Mark(_span_looks(token), raw))
            case _:
                self.stack.append(Mark((("link", str(token.attrs["href"])),), raw))
        self.held = len(self.out)

    def _close(self, token: Token, at: int, raw: str) -> None:
        mark = self.stack.pop()
        size, rest = len(raw), ""
        if found := _COMMENT.search(raw):
            size, rest = found.start(), raw[found.start() :]
        mark.close = raw[:size]
        empty = not (self.out and mark in self.out[-1].stack)
        url = mark.looks[-1][1] if mark.looks and mark.looks[-1][0] == "link" else None
        if empty and url is not None:  # an address that shows itself, or a reference
            reference = url.startswith("#") and len(url) > 1
            node = (self._next(i.CrossReference) or i.CrossReference(url[1:])) if reference else i.Link((), url)
            self._group(mark.open + mark.close, [node])
        elif empty:
            self._hidden(mark.open + mark.close)
        elif mark.open.startswith("<") or token.info == "auto":
            inside = [leaf for leaf in self.out if mark in leaf.stack]
            del self.out[-len(inside) :]
            raw = mark.open + "".join(leaf.raw for leaf in inside) + mark.close
            self._group(raw, [i.Link((i.Text("".join(leaf.shown for leaf in inside)),), url or "")])
        self._hidden(rest)


def _span_looks(token: Token) -> tuple[tuple[str, str], ...]:
    attributes = token.meta["attributes"]
    looks = [(name, "") for name in attributes.classes if name in _CLASSES]
    if "lang" in attributes.values and attributes.values["lang"].text:
        looks.append(("foreign", attributes.values["lang"].text))
    return tuple(reversed(looks))


def _nowhere(_: int) -> Span:
    return Span()


def _objects(content: i.Inlines) -> list[i.AnyInline]:
    """Citations, cross-references, notes and line breaks in reading order; notes keep theirs to themselves."""
    found: list[i.AnyInline] = []
    for node in content:
        match node:
            case i.Citation() | i.CrossReference() | i.Note() | i.LineBreak():
                found.append(node)
            case i.Emphasis() | i.Strong() | i.Superscript() | i.Subscript() | i.Link() | i.Foreign():
                found += _objects(node.content)
            case _:
                pass
    return found


def _curled(held: list[tuple[int, str]], content: str, marks: list[str]) -> list[tuple[int, str]]:
    """The characters with what each is shown as, where straight marks were replaced."""
    out, at = [], 0
    for place, character in held:
        shown = character
        if character in "'\"":
            shown = next((mark for mark in marks if content.startswith(mark, at)), character)
        out.append((place, shown))
        at += len(shown)
    return out


def walk(found: list[Leaf]) -> Iterator[Leaf]:
    """Leaves, those of notes too."""
    for leaf in found:
        yield leaf
        yield from walk(leaf.inner)
