"""Inlines into Markdown: the plain way of writing where it reads back the same, else the explicit one
(`[words]{.emphasis}`)."""

from __future__ import annotations

import re
from typing import assert_never
from unicodedata import category

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
from ..markdown.citations import LABELS, PREFIXES, Item, group, key_at, rest
from ..markdown.syntax.link import AUTO, MAIL
from ..markdown.syntax.script import INSIDE
from .escapes import attribute, edges, entity, escape, line_start

Content = tuple[AnyInline, ...]

_SIMPLE_URL = re.compile(r"[A-Za-z0-9#/?.][^\s<>()\[\]`\\\x00-\x20\x7f]*\Z")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_CONTROL = re.compile(r"[\n\r\t]")
_PARTING = re.compile(r"\\.|&#\d+;|[;}@]")
_HALF_ENTITY = re.compile(r"(?<!\\)&(?=#?[A-Za-z0-9]{1,32}\Z)")  # the semicolon after the item would complete it
_LANG = re.compile(r"[\w.:-]+\Z")


def inlines(content: Content, *, one_line: bool = False) -> str:
    """Markdown of inlines; `one_line` writes line breaks as `<br>`, as in headings and cells."""
    return Emission(one_line).content(content, "", frozenset())


class Emission:
    """Writes inlines; `drafts` writes what it keeps of a source with it too."""

    def __init__(self, one_line: bool) -> None:
        self.one_line = one_line

    def content(self, content: Content, following: str, marks: frozenset[type]) -> str:
        """From right to left, so that each node knows the Markdown after it."""
        out = following
        for node in reversed(content):
            piece = self.node(node, out, marks)
            if piece.endswith("]") and out[:1] in ("(", ":"):
                out = "\\" + out
            out = piece + out
        return out[: len(out) - len(following)] if following else out

    def node(self, node: AnyInline, following: str, marks: frozenset[type]) -> str:
        """One node before the Markdown that follows it."""
        match node:
            case Text():
                return escape(node.text, following)
            case Emphasis() | Strong():
                return self.stressed(node, following, marks)
            case Superscript() | Subscript():
                return self.script(node, following)
            case Code():
                return code(node.text, following)
            case Link():
                return self.link(node)
            case Foreign():
                lang = node.lang if _LANG.match(node.lang) else attribute(node.lang)
                return f"[{self.inner(node.content)}]{{lang={lang}}}"
            case Citation():
                return citation(node, following)
            case CrossReference():
                return reference(node, following)
            case Note():
                return f"^[{self.inner(node.content)}]"
            case LineBreak():
                return self.line_break(following)
            case _:
                assert_never(node)

    def inner(self, content: Content) -> str:
        """Content within brackets, where marks begin anew."""
        return self.content(content, "", frozenset())

    def stressed(self, node: Emphasis | Strong, following: str, marks: frozenset[type]) -> str:
        """Words between asterisks where those would be marks for certain."""
        kind = type(node)
        mark = "*" if isinstance(node, Emphasis) else "**"
        inside = self.content(node.content, "", marks | {kind})
        plain = kind not in marks and not following.startswith("*")
        if plain and inside and solid(inside[0]) and solid(inside[-1]) and not inside.endswith("\\"):
            return f"{mark}{inside}{mark}"
        return f"[{self.inner(node.content)}]{{.{'emphasis' if mark == '*' else 'strong'}}}"

    def script(self, node: Superscript | Subscript, following: str) -> str:
        """Raised and lowered words."""
        mark = "^" if isinstance(node, Superscript) else "~"
        inside = self.inner(node.content)
        whole = f"{mark}{inside}{mark}"
        plain = INSIDE[mark].fullmatch(whole) and inside[0] != "[" and "]" not in inside
        if plain and not following.startswith(mark):
            return whole
        return f"[{inside}]{{.{'superscript' if mark == '^' else 'subscript'}}}"

    def link(self, node: Link) -> str:
        """An address in angle brackets, or words with one."""
        url = node.url
        if not node.content and AUTO.fullmatch(f"<{url}>"):
            return f"<{url}>"
        if node.content == (Text(url.removeprefix("mailto:")),) and url.startswith("mailto:"):
            short = f"<{url.removeprefix('mailto:')}>"
            if MAIL.fullmatch(short) and not AUTO.fullmatch(short):
                return short
        return f"[{self.inner(node.content)}]({destination(url)})"

    def line_break(self, following: str) -> str:
        """A backslash at the line's end; `<br>` where the new line would be empty or the whole is one line."""
        if self.one_line or not following.strip() or following[0].isspace() or following.startswith(("\\\n", "<br>")):
            return "<br>"
        return "\\\n"


def solid(character: str) -> bool:
    """Whether a mark beside this character is a mark for certain (CommonMark 0.31, 6.2: neither space nor
    punctuation)."""
    return not character.isspace() and category(character)[0] not in "PSZC"


def finished(markdown: str) -> str:
    """Markdown of several lines with the beginning of each made safe."""
    return "\n".join(line_start(line) for line in markdown.split("\n"))


def code(text: str, following: str) -> str:
    """A code span; as a bracketed span where backticks cannot say it."""
    if not text or _CONTROL.search(text) or following.startswith("`"):
        return f"[{escape(text)}]{{.code}}"
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1 if longest else 1)
    both = text[0] == " " == text[-1] and text.strip(" ")
    pad = " " if both or text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def destination(url: str) -> str:
    """An address as a link's destination."""
    if _SIMPLE_URL.match(url) and not _ENTITY.search(url):
        return url
    inside = re.sub(r"[\\<>\[\]`]", r"\\\g<0>", _ENTITY.sub("&amp;", url))
    return f"<{_CONTROL.sub(lambda found: entity(found[0]), inside)}>"


def reference(node: CrossReference, following: str) -> str:
    """`@sec-x`, or `[](#x)` for an id that does not begin like one."""
    short = f"@{node.target}"
    if node.target.startswith(PREFIXES) and _is_key(short, following):
        return short
    return f"[]({destination('#' + node.target)})"


def _is_key(short: str, following: str) -> bool:
    """Whether a key ends just where the Markdown after it begins."""
    if following.startswith("@") or "<" in short:
        return False
    found = key_at(short + following, 0, len(short + following))
    return found is not None and found[1] == len(short) and not found[0].braced


def citation(node: Citation, following: str) -> str:
    """`[@a, p. 4; @b]`, or `@a [p. 4; @b]` for one that is part of the sentence."""
    if not node.narrative:
        return f"[{'; '.join(map(cite, node.items))}]"
    first, *others = node.items
    pieces = [_rest(first, bare=True), *map(cite, others)]
    bracket = f" [{'; '.join(pieces)}]" if others or pieces[0] else ""
    after = bracket or following
    short = f"@{first.key}"
    if not short.startswith(tuple(f"@{prefix}" for prefix in PREFIXES)) and _is_key(short, after):
        return short + bracket
    return f"@{{{_braced(first.key)}}}{bracket}"


def cite(item: Cite) -> str:
    """One item of a group."""
    prefix = _words(item.prefix) + " " if item.prefix else ""
    at = "-@" if item.suppress_author else "@"
    rest = _rest(item)
    for key in (item.key, f"{{{_braced(item.key)}}}"):
        if key is item.key and "<" in key:
            continue  # with a later > it would look like a tag
        written = f"{prefix}{at}{key}{rest}"
        found = group(written, 0, len(written))
        if found and len(found) == 1 and _same(found[0], item, _words(item.prefix), _words(item.suffix)):
            return written
    return f"{prefix}{at}{{{_braced(item.key)}}}{_explicit(item)}"


def _same(found: Item, item: Cite, prefix: str, suffix: str) -> bool:
    read = (found.key, found.locator, found.label, found.prefix, found.suffix, found.silent)
    said = (item.key, item.locator, item.label, prefix, suffix, item.suppress_author)
    return read == said and not found.is_reference


def _rest(item: Cite, bare: bool = False) -> str:
    """What follows a key: its locator and its words, written the natural way where that reads back."""
    suffix = _words(item.suffix)
    gap = "" if not suffix or suffix[0] in ",.;:)" else " "
    term = {"page": "pp." if re.search(r"[-–—,&]", item.locator) else "p."}.get(item.label, item.label)
    natural = f", {term} {item.locator}{gap}{suffix}" if item.locator else f"{gap}{suffix}"
    natural = natural.removeprefix(", ").removeprefix(" ") if bare else natural
    found = Item(item.key, 0)
    rest(found, natural, bare=bare)
    if _same(found, item, "", suffix) or (found.locator, found.label, found.suffix) == (
        item.locator,
        item.label,
        suffix,
    ):
        return natural
    return _explicit(item).removeprefix(" ")


def _explicit(item: Cite) -> str:
    """The locator in braces, word for word."""
    suffix = _words(item.suffix)
    said = item.locator or item.label != "page"
    inside = _braced(f"{item.label} {item.locator}" if item.locator else item.label) if said else ""
    assert item.label in LABELS, item.label
    return f"{{{inside}}}" + (f" {suffix}" if suffix else "")


def _braced(text: str) -> str:
    """Text within braces."""
    out = re.sub(r"[\\{}\[\];@`<]", r"\\\g<0>", text)  # an entity is none without its semicolon
    return re.sub(r"[\s]", lambda found: found[0] if found[0] == " " else entity(found[0]), out)


def _words(text: str) -> str:
    """The words before or after a citation's key."""
    parted = _PARTING.sub(lambda found: found[0] if len(found[0]) > 1 else f"\\{found[0]}", escape(text))
    return edges(_HALF_ENTITY.sub(r"\\&", parted))
