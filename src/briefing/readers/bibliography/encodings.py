"""The bytes of a bibliography file, in whatever encoding, into its text; no byte is lost and none stops the reading."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What programs write into the first lines: JabRef, Emacs and TeX editors, LaTeX.
_SAID = re.compile(rb"(?:encoding|coding)\s*[:=]\s*([\w-]+)|\[([\w-]+)\]\{inputenc\}", re.IGNORECASE)
#: Names of LaTeX's `inputenc` that Python knows otherwise (inputenc.dtx 1.3).
_LATEX = {"ansinew": "cp1252", "applemac": "mac-roman", "macce": "mac-latin2", "latin9": "iso8859-15", "utf8x": "utf-8"}
#: Codecs of text that can be trusted with any bytes.
_TEXT = re.compile(r"(?:utf|cp\d|iso|latin|mac|koi8|gb|big5|euc|shift|johab|hz|ascii)")
_HEAD = 4096
#: One zero is an accident.
_FEWEST_ZEROS = 2


class Decoded(NamedTuple):
    """A file's text, and the encoding that was guessed; empty where it was known."""

    text: str
    guess: str = ""


def decode(data: bytes) -> Decoded:
    """The text: by its byte order mark, as UTF-8, by what its first lines say, else as windows-1252."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(name, "replace"))
    if wide := _without_mark(data[:_HEAD]):
        return Decoded(data.decode(wide, "replace"))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if said := _said(data[:_HEAD]):
        return Decoded(data.decode(said, "replace"))
    if _mostly_utf8(data):
        return Decoded(data.decode("utf-8", _ERRORS), "UTF-8 with a few characters of windows-1252")
    return Decoded(data.decode("cp1252", _ERRORS), "windows-1252")


def _without_mark(head: bytes) -> str:
    """UTF-16 or UTF-32 by where the zeros of its Latin letters stand; empty for others."""
    count = len(head) // 4
    zeros = [head[n::4].count(0) for n in range(4)]
    if count < 1 or sum(zeros) < max(_FEWEST_ZEROS, count // 4):
        return ""
    if zeros[2] > count // 2 and zeros[3] > count // 2 and zeros[0] < count // 8:
        return "utf-32-le"
    if zeros[0] > count // 2 and zeros[1] > count // 2 and zeros[3] < count // 8:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > 8 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd else ""


def _said(head: bytes) -> str:
    """The encoding that the first lines name; empty where they name none that is known."""
    for match in _SAID.finditer(head):
        name = (match[1] or match[2]).decode("ascii", "replace").lower()
        name = _LATEX.get(name, name)
        try:
            known = codecs.lookup(name).name
        except LookupError:
            continue
        if _TEXT.match(known) and not known.startswith("utf"):  # UTF-8 was tried
            return known
    return ""


_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _mostly_utf8(data: bytes) -> bool:
    """Whether more than half of the bytes beyond ASCII stand in UTF-8's sequences."""
    rest = _SEQUENCE.sub(b"", data)
    beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
    left = len(rest) - len(rest.translate(None, bytes(range(128, 256))))
    return left * 2 < beyond


def _single(error: UnicodeError) -> tuple[str, int]:
    """The bytes that a codec cannot read, as windows-1252 or, where that has none, as ISO 8859-1."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return "".join(_western(byte) for byte in wrong), error.end


def _western(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_ERRORS = "briefing-western"
codecs.register_error(_ERRORS, _single)
