"""The bytes of a ZIP file go in; its members come out, each to be inflated when asked for, after their names, number
and sizes were found to be sane (ECMA-376, Part 2, annex B).
"""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from .refusals import damaged, foreign, protected, unsafe

#: Of the file itself, and of all that it would inflate to; one part is inflated at a time.
MOST_BYTES = 100_000_000
MOST_INFLATED = 400_000_000
#: What one part may inflate to.
MOST_PART = 60_000_000
MOST_MEMBERS = 5_000
#: The table of members of so many; more bytes than that are not read.
_MOST_TABLE = 1_000_000
#: Text shrinks to a twentieth, tables that repeat themselves to a hundredth; a bomb to a thousandth.
_MOST_RATIO = 200
#: Below this size a part may shrink as it likes.
_SMALL = 4_000_000

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = b"PK\x05\x06"
_LONG_COMMENT = 65_535 + 22
_ENCRYPTED = 0x1
#: No part name has these (Part 2, 6.2.2): they lead elsewhere, or mean something to a file system.
_BAD_NAME = re.compile(r"\\|:|\x00|^/|//|(?:^|/)\.{1,2}(?:/|$)")


class Members:
    """The files in a ZIP file by name, in which case does not matter (Part 2, 6.2.2.3)."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises FileError where the file is no ZIP file, is cut off or protected, or is made to do harm."""
        self.name = name
        _told_apart(data, name)
        _measured(data, name)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, NotImplementedError, ValueError, OSError, struct.error):
            raise damaged(name, "is cut off, or damaged") from None
        self._found = self._checked(self._zip.infolist())

    @property
    def names(self) -> tuple[str, ...]:
        """As the file spells them, in its order."""
        return tuple(info.filename for info in self._found.values())

    def __contains__(self, member: str) -> bool:
        return member.lower() in self._found

    def read(self, member: str) -> bytes | None:
        """What a member holds; None where there is none. Raises FileError where it is damaged."""
        info = self._found.get(member.lower())
        if info is None:
            return None
        try:
            return self._zip.read(info)
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error):
            raise damaged(self.name, f"is damaged: {info.filename} cannot be read") from None

    def _checked(self, infos: list[ZipInfo]) -> dict[str, ZipInfo]:
        found: dict[str, ZipInfo] = {}
        if len(infos) > MOST_MEMBERS:
            raise unsafe(self.name, f"holds {len(infos)} parts, more than the {MOST_MEMBERS} that are read")
        inflated = 0
        for info in infos:
            if info.is_dir():
                continue
            self._check(info)
            inflated += info.file_size
            key = info.filename.lower()
            if key in found:
                raise unsafe(self.name, f"holds {info.filename} twice, so that programs disagree about what it says")
            found[key] = info
        if inflated > MOST_INFLATED:
            raise unsafe(self.name, f"would grow to {inflated // 1_000_000} MB when it is opened")
        return found

    def _check(self, info: ZipInfo) -> None:
        if _BAD_NAME.search(info.orig_filename):
            raise unsafe(self.name, f"holds {info.orig_filename!r}, a path that leads out of the file")
        if info.flag_bits & _ENCRYPTED:
            raise protected(self.name, "is encrypted")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(self.name, f"packs {info.filename} in a way that Word files do not")
        if info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size):
            raise unsafe(self.name, f"is a zip bomb: {info.filename} would grow {_MOST_RATIO} times and more")
        if info.file_size > MOST_PART:
            limit = f"more than the {MOST_PART // 1_000_000} MB that are read"
            raise unsafe(self.name, f"would need {info.file_size // 1_000_000} MB for {info.filename}, {limit}")


def _told_apart(data: bytes, name: str) -> None:
    """Refuse what is no ZIP file, with words for what is met most."""
    if not data:
        raise damaged(name, "is empty", "save it anew")
    if len(data) > MOST_BYTES:
        raise unsafe(name, f"has more than {MOST_BYTES // 1_000_000} MB", "make its pictures smaller")
    if data.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise protected(name, "is protected by a password")
        raise foreign(name, "is a file of Word 97-2003 or of another old program")
    if data.startswith(b"{\\rtf"):
        raise foreign(name, "is Rich Text Format, whatever its name says")
    if data.startswith(b"%PDF"):
        raise foreign(name, "is a PDF, whatever its name says")
    if not data.startswith((_ZIP, _END)):
        raise foreign(name, "is no Word file: it is not even a ZIP file")


def _measured(data: bytes, name: str) -> None:
    """Find the table of members and refuse one that is larger than any honest file's, before it is read."""
    at = data.rfind(_END, max(0, len(data) - _LONG_COMMENT))
    if at < 0 or len(data) < at + 22:
        raise damaged(name, "is cut off: it ends before the list of its parts", "fetch or save it again")
    sizes = [struct.unpack_from("<L", data, at + 12)[0]]
    if at >= 76 and data.startswith(b"PK\x06\x07", at - 20):  # ZIP64: two more records stand before the end
        sizes = [struct.unpack_from("<Q", data, at - 76 + 40)[0]]
    if max(sizes) > _MOST_TABLE:
        raise unsafe(name, f"holds more than the {MOST_MEMBERS} parts that are read")
