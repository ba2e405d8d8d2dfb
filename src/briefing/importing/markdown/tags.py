"""Tags of HTML among words: which are known, and what each does to the words behind it."""

from __future__ import annotations

import re
from html import unescape

from ...core.node import node
from ..loose import PLAIN, Look

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|\Z)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_LOOKS = {
    "b": Look(strong=True), "strong": Look(strong=True), "i": Look(emphasis=True), "em": Look(emphasis=True),
    "sup": Look(superscript=True), "sub": Look(subscript=True), "code": Look(code=True), "tt": Look(code=True),
    "kbd": Look(code=True), "samp": Look(code=True), "var": Look(emphasis=True), "dfn": Look(emphasis=True),
}  # fmt: skip
#: Elements that only hold words.
_HOLDING = frozenset(
    (
        "a", "span", "u", "s", "del", "ins", "strike", "mark", "small", "big", "font", "q", "cite", "abbr", "time",
        "label", "bdi", "bdo", "ruby", "rt", "rp", "data", "acronym", "nobr", "summary", "button", "picture", "source",
        "wbr", "input", "svg", "path", "math", "mi", "mo", "mn", "mrow", "msup", "msub", "iframe", "video", "audio",
    )
)  # fmt: skip
#: Elements that stand on lines of their own.
_PARTING = frozenset(
    (
        "p", "div", "li", "ul", "ol", "tr", "table", "tbody", "thead", "tfoot", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "section", "article", "blockquote", "details", "center", "figure", "figcaption", "dl", "dt", "dd",
        "caption",
        "header", "footer", "nav", "main", "aside", "pre", "body", "html", "head", "form", "fieldset", "option",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))


@node
class Tag:
    """A tag that is known."""

    name: str
    closes: bool
    attributes: dict[str, str]
    look: Look = PLAIN
    """What it adds to the look of the words behind it."""
    hides: bool = False

    @property
    def parts(self) -> bool:
        """Words before and behind it stand on lines of their own."""
        return self.name in _PARTING

    @property
    def is_cell(self) -> bool:
        """It begins or ends a cell of a table."""
        return self.name in _CELLS


def read_tag(text: str) -> Tag | None:
    """A tag of HTML; None where it is none: "<name>", a place to be filled, is words."""
    match = _TAG.match(text)
    if match is None:
        return None
    name = match[2].lower()
    known = name in _LOOKS or name in _HOLDING or name in _PARTING or name in _CELLS or name in ("br", "img")
    if not known and "-" not in name:
        return None
    attributes = {
        one[1].lower(): unescape(next(filter(None, one.groups()[1:]), "")) for one in _ATTRIBUTE.finditer(text)
    }
    style = attributes.get("style", "")
    look = _LOOKS.get(name, PLAIN)
    if name in ("span", "font"):
        look = Look(strong=bool(_BOLD.search(style)), emphasis=bool(_ITALIC.search(style)))
    elif name == "a":
        look = Look(url=attributes.get("href", ""), title=attributes.get("title", ""))
    return Tag(name, bool(match[1]), attributes, look, _HIDDEN.search(style) is not None)


_ANY = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])|[A-Za-z][A-Za-z0-9+.-]*:|[^\s<>@]+@)[^<>]*>")
_OTHERS = frozenset(
    ("script", "style", "textarea", "title", "meta", "link", "base", "col", "colgroup", "noscript", "template", "frame")
)


def without_unknown(html: str) -> str:
    """HTML in which what only looks like a tag is words: places to be filled, addresses in angle brackets."""
    last = html.rfind("-->")
    open_ = html.find("<!--", last + 1)
    if open_ >= 0:
        html = html[:open_] + html[open_:].replace("<!--", "&lt;!--")
    return _ANY.sub(_as_words, html)


def _as_words(match: re.Match[str]) -> str:
    if match[1] and (match[1].lower() in _OTHERS or read_tag(match[0])):
        return match[0]
    return f"&lt;{match[0][1:-1]}&gt;"
