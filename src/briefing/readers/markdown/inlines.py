"""Inline tokens into the model's inlines: text is joined, marks nest, every node that can be wrong keeps its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ...core.diagnostics import did_you_mean
from ...core.spans import Span
from ...model.inlines import (
    AnyInline,
    Citation,
    Cite,
    Code,
    CrossReference,
    Emphasis,
    Foreign,
    LineBreak,
    Link,
    Note,
    Strong,
    Subscript,
    Superscript,
    Text,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .attributes import Attributes
    from .citations import Item
    from .reader import Reader
    from .source import Place

Content = tuple[AnyInline, ...]

#: Marks within marks (emphasis, links, notes, ...) in one line.
DEEPEST = 40

_MARKS: dict[str, Callable[[Content], AnyInline]] = {
    "em_open": Emphasis,
    "strong_open": Strong,
    "superscript_open": Superscript,
    "subscript_open": Subscript,
}
_CLASSES: dict[str, Callable[[Content], AnyInline]] = {
    "emphasis": Emphasis,
    "strong": Strong,
    "superscript": Superscript,
    "subscript": Subscript,
}
_SPAN_KNOWN = (*_CLASSES, "code", "lang")


class Inlines:
    """Builds the content of one inline token; an open mark is a frame on a stack, so that depth costs no Python
    stack."""

    def __init__(self, reader: Reader, place: Place) -> None:
        self.reader = reader
        self.place = place
        self.words: list[str] = []
        self.out: list[AnyInline] = []
        self.stack: list[tuple[Token, list[AnyInline]]] = []

    def build(self, tokens: list[Token]) -> Content:
        """All of it."""
        words = self.words
        for index, token in enumerate(tokens):
            match token.type:
                case "text" | "text_special":
                    if token.content:
                        words.append(token.content)
                case "softbreak":
                    words.append(between_lines(tokens, index))
                case "hardbreak":
                    self.add(LineBreak())
                case "code_inline":
                    self.add(Code(token.content))
                case "citation":
                    self.citation(token)
                case "note_reference":
                    self.note_reference(token)
                case "raw_html":
                    self.raw_html(token)
                case "image":
                    self.image(token)
                case _ if token.nesting > 0:
                    self.flush()
                    if len(self.stack) == DEEPEST:
                        message = "Marks are nested too deeply in this line."
                        self.reader.error("too-deep", message, self.place(0), "take some of them out")
                    self.stack.append((token, self.out))
                    self.out = []
                case _:
                    self.close()
        self.flush()
        return tuple(self.out)

    def flush(self) -> None:
        """Make one Text of the words gathered."""
        if self.words:
            self.out.append(Text("".join(self.words)))
            self.words.clear()

    def add(self, node: AnyInline) -> None:
        """A node after the words gathered."""
        self.flush()
        self.out.append(node)

    def close(self) -> None:
        """The innermost open mark ends."""
        self.flush()
        content = tuple(self.out)
        token, self.out = self.stack.pop()
        if len(self.stack) < DEEPEST:
            self.out.extend(self.marked(token, content))

    def marked(self, token: Token, content: Content) -> Content:
        """What an open mark with its content amounts to."""
        mark = _MARKS.get(token.type)
        if mark is not None:
            return (mark(content),)
        at = self.place(token.meta["pos"])
        if token.type == "note_open":
            return (Note(content, at=at),)
        if token.type == "span_open":
            return self.span(token.meta["attributes"], content, at)
        url = str(token.attrs["href"])
        if url.startswith("#") and not content and len(url) > 1:
            return (CrossReference(url[1:], at=at),)
        if token.meta.get("attributes"):
            self.reader.warn("bad-attribute", "Attributes of a link are left out.", at)
        return (Link(content, url, at=at),)

    def span(self, attributes: Attributes, content: Content, at: Span) -> Content:
        """`[words]{.class lang=ko}`: marks by name, then the language around them."""
        for name in attributes.classes:
            if name in _CLASSES:
                content = (_CLASSES[name](content),)
            elif name == "code":
                content = (Code(plain(content)),)
            else:
                self.unknown(f".{name}", at, did_you_mean(name, _SPAN_KNOWN))
        lang = attributes.take("lang")
        if lang:
            content = (Foreign(content, lang.text, at=at),)
        for key in attributes.values:
            self.unknown(key, at, did_you_mean(key, _SPAN_KNOWN))
        if attributes.id:
            self.unknown(f"#{attributes.id}", at, "ids belong to headings, tables and figures")
        return content

    def unknown(self, what: str, at: Span, hint: str) -> None:
        """Note an attribute that a span cannot have."""
        self.reader.error("bad-attribute", f"{what!r} is not an attribute of words in brackets.", at, hint)

    def citation(self, token: Token) -> None:
        """A citation, or cross-references where the keys are ids of elements."""
        items: list[Item] = token.meta["items"]
        if any(item.is_reference for item in items):
            self.references(items)
            return
        at = self.place(token.meta["pos"])
        cites = tuple(self.cite(item) for item in items)
        self.add(Citation(cites, token.meta["narrative"], at=at))

    def cite(self, item: Item) -> Cite:
        """One source of a citation; its words are plain."""
        prefix = self.reader.plain(item.prefix) if item.prefix else ""
        suffix = self.reader.plain(item.suffix) if item.suffix else ""
        place = self.place(item.offset)
        return Cite(item.key, item.locator, item.label, prefix, suffix, item.silent, at=place)

    def references(self, items: list[Item]) -> None:
        """Cross-references with the words around them; a source among them is an error."""
        for number, item in enumerate(items):
            at = self.place(item.offset)
            if not item.is_reference:
                message = f"'@{item.key}' is a source and stands in brackets with cross-references."
                self.reader.error("bad-citation", message, at, "give sources brackets of their own")
                continue
            before = ("; " if number else "") + (self.reader.plain(item.prefix) + " " if item.prefix else "")
            if before:
                self.words.append(before)
            self.add(CrossReference(item.key, at=at))
            after = f", {item.label} {item.locator}" if item.locator else ""
            if item.suffix:
                suffix = self.reader.plain(item.suffix)
                after += suffix if suffix[:1] in ",.;:)" else f" {suffix}"
            if after:
                self.words.append(after)

    def note_reference(self, token: Token) -> None:
        """The note that a label names."""
        at = self.place(token.meta["pos"])
        note = self.reader.note(token.meta["label"], at)
        if note is not None:
            self.add(note)

    def raw_html(self, token: Token) -> None:
        """A tag is kept as it is written."""
        at = self.place(token.meta["pos"])
        self.reader.warn("raw-html", f"The tag {token.content} is kept as text.", at, "write it in Markdown")
        self.words.append(token.content)

    def image(self, token: Token) -> None:
        """An image inside a line has no place in the model."""
        at = self.place(token.meta["pos"])
        self.reader.error(
            "misplaced-image",
            "An image stands inside a line of text.",
            at,
            "give it a paragraph of its own, as a figure",
        )


def plain(content: Content) -> str:
    """The words of inlines without their marks."""
    parts: list[str] = []
    for node in content:
        if isinstance(node, (Text, Code)):
            parts.append(node.text)
        elif isinstance(node, LineBreak):
            parts.append(" ")
        elif isinstance(node, (Emphasis, Strong, Superscript, Subscript, Link, Foreign, Note)):
            parts.append(plain(node.content))
    return "".join(parts)


def between_lines(tokens: list[Token], index: int) -> str:
    """What a line end in the source stands for: a space, but nothing between two characters written without spaces."""
    before = tokens[index - 1].content[-1:] if index else ""
    after = tokens[index + 1].content[:1] if index + 1 < len(tokens) else ""
    return "" if _unspaced(before) and _unspaced(after) else " "


def _unspaced(character: str) -> bool:
    """Han, kana and full-width marks are written without spaces between words; hangul is not (UAX #11, #14)."""
    if not character or character < "\u2e80" or "\uac00" <= character <= "\ud7a3":
        return False
    return east_asian_width(character) in "WF"
