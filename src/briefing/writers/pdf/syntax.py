"""PDF's own notation: Python values go in, the characters of PDF objects come out (ISO 32000-1, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from briefing.core.text import well_formed

_PLAIN = re.compile(r"[ -'*-\[\]-~]*\Z")
_REGULAR = re.compile(r"[A-Za-z0-9_.+-]+\Z")


def text_string(text: str) -> str:
    """A text string (7.9.2.2): a literal where it is plain ASCII, else UTF-16 in hexadecimal."""
    if _PLAIN.match(text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def byte_string(data: bytes) -> str:
    """A byte string in hexadecimal."""
    return f"<{data.hex().upper()}>"


def ascii_string(text: str) -> str:
    """A literal string of ASCII, with what would end it escaped (7.3.4.2)."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})"


def language(tag: str | None) -> str | None:
    """A language identifier (14.9.2) where a tag is one by its form (RFC 5646, 2.1); None where it is not."""
    return tag if tag and well_formed(tag) else None


def name(text: str) -> str:
    """A name object (7.3.5); characters outside the regular ones as #xx."""
    if _REGULAR.match(text):
        return f"/{text}"
    return "/" + "".join(chr(byte) if _REGULAR.match(chr(byte)) else f"#{byte:02X}" for byte in text.encode("utf-8"))


@lru_cache(1024)
def number(value: float, digits: int = 2) -> str:
    """A number without exponent and without needless zeros; remembered, since sizes and places come again."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def numbers(values: Sequence[float], digits: int = 3) -> str:
    """Several numbers, as within an array."""
    return " ".join([number(value, digits) for value in values])


def date(stamp: int) -> str:
    """A date (7.9.4) from seconds since 1970-01-01 UTC."""
    return f"(D:{moment(stamp):%Y%m%d%H%M%S}Z)"


def moment(stamp: int) -> datetime:
    """The moment of so many seconds since 1970-01-01 UTC, also before that day."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=stamp)
