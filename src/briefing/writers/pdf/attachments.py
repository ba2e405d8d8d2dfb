"""Files that travel with a document go in; entries of the catalog come out, by which readers find them (ISO 19005-3,
6.8; ISO 32000-1, 7.11.4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .syntax import byte_string, date, name, text_string

if TYPE_CHECKING:
    from briefing.core.attachments import Attachment

    from .objects import File

#: Media types whose data is compressed already.
_DENSE = ("image/png", "image/jpeg")


def attach(file: File, attachments: Sequence[Attachment], stamp: int) -> tuple[str, str]:
    """Write the files. Returns the entry of the catalog's name dictionary, and that of the catalog which associates
    them with the document as a whole. `stamp` dates them, in seconds since 1970."""
    numbers = {one.name: _specification(file, one, stamp) for one in attachments}
    ordered = sorted((key.encode("utf-8"), number) for key, number in numbers.items())
    tree = file.add(f"<</Names[{' '.join([f'{byte_string(key)} {number} 0 R' for key, number in ordered])}]>>")
    associated = " ".join([f"{number} 0 R" for number in numbers.values()])
    return f"/EmbeddedFiles {tree} 0 R", f"/AF[{associated}]"


def _specification(file: File, attachment: Attachment, stamp: int) -> int:
    """A file specification (7.11.3) with its embedded file, and what it is to the document."""
    data = attachment.data
    when, digest = date(stamp), hashlib.md5(data, usedforsecurity=False).digest()
    stream = file.stream(
        f"/Type/EmbeddedFile/Subtype{name(attachment.media)}/Params<</Size {len(data)}/CreationDate{when}"
        f"/ModDate{when}/CheckSum{byte_string(digest)}>>",
        data,
        compress=attachment.media not in _DENSE,
    )
    plain = "".join(character if character.isascii() else "_" for character in attachment.name)
    return file.add(
        f"<</Type/Filespec/F{text_string(plain)}/UF{text_string(attachment.name)}/Desc{text_string(attachment.description)}"
        f"/AFRelationship/{attachment.relation}/EF<</F {stream} 0 R/UF {stream} 0 R>>>>"
    )
