"""Bytes go in; what they are comes out: their text, their form, and in whose manner it is written."""

from __future__ import annotations

import re
from pathlib import PurePath

from ..core.diagnostics import BriefingError, Diagnostic
from ..core.node import node
from ..core.spans import Span
from ..core.text import unfit
from .loose import Form

#: What `--from` takes: whose manner or what form -> the form it says (empty: the text tells) and the exporter.
MANNERS: dict[str, tuple[Form | None, str]] = {
    "auto": (None, ""),
    "gemini": (None, "gemini"),
    "chatgpt": (None, "chatgpt"),
    "perplexity": (None, "perplexity"),
    "grok": (None, "grok"),
    "odr": (None, "odr"),
    "storm": (None, "storm"),
    "gptr": (None, "gptr"),
    "markdown": ("markdown", ""),
    "html": ("html", ""),
    "docx": ("docx", ""),
    "text": ("text", ""),
}
#: The largest input in bytes: a Word file may hold pictures.
LARGEST = 32_000_000
#: The most characters of text: some three hundred and fifty pages.
LONGEST = 1_000_000
_SUFFIXES: dict[str, Form] = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".txt": "text",
}  # fmt: skip
#: First bytes of files that hold no text of ours -> what they are, and what to do.
_OTHERS = (
    (b"%PDF-", "a PDF", "import the text that the PDF was made from, or copy its text into a file"),
    (b"\xd0\xcf\x11\xe0", "a file of Word 97 to 2003, or one with a password", "save it as .docx, without a password"),
    (b"{\\rtf", "an RTF file", "save it as .docx"),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(r"</(?:p|div|h[1-6]|li|td|span|table|section|article)>", re.IGNORECASE)
#: Signs of Markdown that plain text has not; lists are written alike in both.
_MARKDOWN = re.compile(
    r"^#{1,6} \S|\]\((?:https?:|#|mailto:)|\*\*\S|^\|.*\|\s*$|^\[\^?[\w-]+\]: |^```|^> |<sup\b"
    r"|\\[-_.*]",
    re.MULTILINE,
)
#: Signs that only one exporter leaves; the first that is found tells.
_SIGNS = (
    (
        "chatgpt",
        re.compile(
            "\ue200|\u3010\\d+\u2020|:contentReference\\[oaicite:|utm_source=chatgpt\\.com|turn\\d+(?:search|view|news)\\d+"
        ),
    ),
    ("perplexity", re.compile(r"\[\^\d+_\d+\]|r2cdn\.perplexity\.ai|⁂")),
    ("grok", re.compile(r"grok_render_citation_card_json|grok-card")),
    (
        "gemini",
        re.compile(
            r"\[cite_start\]|\[cite: ?\d|\(start_span\)|data-turn-source-index"
            r"|, accessed [A-Z]\w+ \d{1,2}, \d{4}, (?:\[?https?:)|에 액세스, |にアクセス、|访问时间为 "
            r"|檢索日期：|Zugriff am |consulté le |fecha de acceso: |acessado em |accesso eseguito il giorno "
            r"|дата последнего обращения: |доступ отримано |otwierano: |geopend op |erişim tarihi |truy cập vào "
            r"|diakses |تم الوصول بتاريخ |เข้าถึงเมื่อ "
        ),
    ),
    ("gptr", re.compile(r"\(\[in-text citation\]\(", re.IGNORECASE)),
    ("odr", re.compile(r"^#{2,3} Sources\s*\n+\[1\] .+?: https?://", re.MULTILINE)),
)  # fmt: skip
#: Characters that leave no trace and part words that belong together.
_TRACELESS = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")


@node
class Pasted:
    """An input, told apart."""

    name: str
    form: Form
    exporter: str
    text: str
    """Empty for a Word file."""
    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


def taken_in(data: bytes, name: str, manner: str = "auto") -> Pasted:
    """The input; raises BriefingError where it is empty, too large, or no text at all."""
    form, exporter = MANNERS[manner]
    _refuse(data, name)
    if form == "docx" or (form is None and data[:4] == b"PK\x03\x04"):
        return Pasted(name, "docx", exporter, "", data)
    from ..readers.bibliography.encodings import decode

    decoded = decode(data)
    text, found = _clean(decoded.text, name)
    if decoded.guess:
        message = f"{name} is not UTF-8: it was read as {decoded.guess}."
        found.append(Diagnostic("import-encoding", message, Span(name), "if letters look wrong, save it as UTF-8"))
    if not text.strip():
        raise BriefingError([Diagnostic("empty-source", f"{name} holds no text.", Span(name, 1, 1))])
    if len(text) > LONGEST:
        message = f"{name} has {len(text):,} characters, more than the {LONGEST:,} that are read."
        raise BriefingError([Diagnostic("import-too-large", message, Span(name), "import it in parts")])
    return Pasted(name, form or _form(text, name), exporter or _exporter(text), text, b"", tuple(found))


def _refuse(data: bytes, name: str) -> None:
    if len(data) > LARGEST:
        message = f"{name} has {len(data):,} bytes, more than the {LARGEST:,} that are read."
        raise BriefingError([Diagnostic("import-too-large", message, Span(name), "import it in parts")])
    for first, what, hint in _OTHERS:
        if data.startswith(first):
            raise BriefingError([Diagnostic("import-not-text", f"{name} is {what}.", Span(name), hint)])


def _clean(text: str, name: str) -> tuple[str, list[Diagnostic]]:
    """The text with line feeds alone between its lines, and without characters that no file can hold."""
    text = _LINE_ENDS.sub("\n", text).translate(_TRACELESS)
    bad = unfit(text)
    if not bad:
        return text, []
    where = min(text.index(character) for character in bad)
    line, column = text.count("\n", 0, where) + 1, where - text.rfind("\n", 0, where)
    count = sum(text.count(character) for character in bad)
    message = f"{count} control character{'s' if count > 1 else ''} {'were' if count > 1 else 'was'} left out."
    return text.translate({ord(each): " " for each in bad}), [
        Diagnostic("import-control-characters", message, Span(name, line, column))
    ]


def _form(text: str, name: str) -> Form:
    """By its first tag, by its name, by its marks."""
    if _HTML.match(text[:5000]):
        return "html"
    by_name = _SUFFIXES.get(PurePath(name).suffix.lower())
    if by_name in ("html", "markdown"):
        return by_name
    if text.lstrip()[:1] == "<" and len(_TAGS.findall(text[:100_000])) >= 3:
        return "html"
    marks = len(_MARKDOWN.findall(text[:200_000]))
    return "markdown" if marks >= 3 else "text"


def _exporter(text: str) -> str:
    return next((name for name, sign in _SIGNS if sign.search(text)), "")
