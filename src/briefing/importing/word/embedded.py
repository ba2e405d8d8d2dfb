"""A Word file goes in; pages of HTML and texts that it embeds as they are come out loosely (ECMA-376, 17.17.2.1).

Programs that cannot write Word's own markup put a whole page into such a part, and leave it to Word to read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..loose import Loose

if TYPE_CHECKING:
    from ...core.ooxml import Package

_KIND = "aFChunk"
_HTML = ("text/html", "application/xhtml+xml")
#: A page as an e-mail holds it (RFC 2557).
_MAIL = ("message/rfc822", "multipart/related", "application/x-mimearchive")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
#: So many are read; programs put in one.
_MOST = 50


def embedded(package: Package) -> Iterator[Loose]:
    """What each part holds, in the order of the file's relationships."""
    parts = [each.target for each in package.relations(package.main).values() if each.kind == _KIND]
    for part in [each for each in dict.fromkeys(parts) if each in package][:_MOST]:
        data, kind, charset = (
            package.part(part) or b"",
            package.content_type(part).partition(";")[0].strip().lower(),
            "",
        )
        if kind in _MAIL or data[:13].lower() == b"mime-version:":
            data, kind, charset = _mailed(data)
        if kind in _HTML:
            from ..html import read_html

            yield read_html(_decoded(data, charset))
        elif kind == "text/plain":
            from ..plain import read_plain

            yield read_plain(_decoded(data, charset))


def _mailed(data: bytes) -> tuple[bytes, str, str]:
    """The first text of an e-mail, its kind and its encoding; empty where it has none."""
    from email import message_from_bytes

    for each in message_from_bytes(data).walk():
        kind = each.get_content_type()
        payload = each.get_payload(decode=True) if kind in (*_HTML, "text/plain") else None
        if isinstance(payload, bytes):
            return payload, kind, each.get_content_charset() or ""
    return b"", "", ""


def _decoded(data: bytes, charset: str) -> str:
    """The text, in the encoding that the part says it has, else in the one that its bytes tell."""
    from ...readers.bibliography.encodings import decode

    named = _CHARSET.search(data[:2000])
    for name in filter(None, (charset, named[1].decode() if named else "")):
        try:
            return data.decode(name, "replace")
        except LookupError:
            continue
    return decode(data).text
