"""What PDF has to know of a CFF font: a font file goes in, the CID of each glyph comes out (Adobe Technical Note
5176)."""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from pathlib import Path

_ROS = (12, 30)
_CHARSET = (15,)
_CHAR_STRINGS = (17,)


def cids(path: str, index: int) -> tuple[Sequence[int], bool]:
    """CID by glyph, and whether the font is keyed by CID at all.

    Where it is not, PDF takes glyph numbers as CIDs (ISO 32000-1, 9.7.4.2).
    """
    with Path(path).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        table = memoryview(data)[_table_offset(data, index) :]
        try:
            return _cids(table)
        finally:
            table.release()


def _cids(table: memoryview) -> tuple[Sequence[int], bool]:
    top = _dictionary(table)
    at = top[_CHAR_STRINGS][0]
    glyphs = int.from_bytes(table[at : at + 2], "big")
    offset = top.get(_CHARSET, [0])[0]
    if _ROS not in top:
        return range(glyphs), False
    if offset <= 2:  # names a predefined charset, which fonts keyed by CID do not use
        return range(glyphs), True
    return _charset(table, offset, glyphs), True


def _table_offset(data: mmap.mmap, index: int) -> int:
    """Where the table `CFF ` begins in a font file or collection (OpenType, "Organization of an OpenType Font")."""
    at = 0
    if data[:4] == b"ttcf":
        at = int.from_bytes(data[12 + 4 * index : 16 + 4 * index], "big")
    for record in range(int.from_bytes(data[at + 4 : at + 6], "big")):
        entry = at + 12 + 16 * record
        if data[entry : entry + 4] == b"CFF ":
            return int.from_bytes(data[entry + 8 : entry + 12], "big")
    raise ValueError("the font has no table `CFF `")


def _charset(table: memoryview, offset: int, glyphs: int) -> Sequence[int]:
    """The charset (section 13): formats 0 to 2."""
    form = table[offset]
    if form == 0:
        data = table[offset + 1 : offset + 1 + 2 * (glyphs - 1)]
        return [0, *(int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))]
    left = form  # bytes of a range's count: one in format 1, two in format 2
    at = offset + 1
    found: list[range] = []
    have = 1
    while have < glyphs:
        first = int.from_bytes(table[at : at + 2], "big")
        count = int.from_bytes(table[at + 2 : at + 2 + left], "big") + 1
        found.append(range(first, first + count))
        have += count
        at += 2 + left
    if len(found) == 1 and found[0].start == 1:
        return range(glyphs)
    return [0, *(cid for span in found for cid in span)]


def _dictionary(table: memoryview) -> dict[tuple[int, ...], list[int]]:
    """The top dictionary's operands by operator (section 4); real numbers are read as 0."""
    at = _skip_index(table, table[2])  # past the names
    count, size = int.from_bytes(table[at : at + 2], "big"), table[at + 2]
    assert count >= 1
    offsets = [int.from_bytes(table[at + 3 + i * size :][:size], "big") for i in range(2)]
    start = at + 3 + (count + 1) * size - 1
    return _operators(table[start + offsets[0] : start + offsets[1]])


def _skip_index(table: memoryview, at: int) -> int:
    """Where an INDEX (section 5) ends."""
    count = int.from_bytes(table[at : at + 2], "big")
    if count == 0:
        return at + 2
    size = table[at + 2]
    last = at + 3 + count * size
    return last + size - 1 + int.from_bytes(table[last : last + size], "big")


def _operators(data: memoryview) -> dict[tuple[int, ...], list[int]]:
    found: dict[tuple[int, ...], list[int]] = {}
    operands: list[int] = []
    at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            key: tuple[int, ...] = (byte,)
            if byte == 12:
                key = (12, data[at])
                at += 1
            found[key] = operands
            operands = []
        elif byte == 30:  # a real number: nibbles up to f
            while data[at] & 0x0F != 0x0F and data[at] >> 4 != 0x0F:
                at += 1
            at += 1
            operands.append(0)
        else:
            value, at = _integer(byte, data, at)
            operands.append(value)
    return found


def _integer(byte: int, data: memoryview, at: int) -> tuple[int, int]:
    if byte == 28:
        return int.from_bytes(data[at : at + 2], "big", signed=True), at + 2
    if byte == 29:
        return int.from_bytes(data[at : at + 4], "big", signed=True), at + 4
    if byte <= 246:
        return byte - 139, at
    if byte <= 250:
        return (byte - 247) * 256 + data[at] + 108, at + 1
    return -(byte - 251) * 256 - data[at] - 108, at + 1
