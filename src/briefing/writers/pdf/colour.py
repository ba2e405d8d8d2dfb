"""The colour space of every document: nothing goes in, an ICC profile of sRGB comes out (ICC.1:2001-04)."""

from __future__ import annotations

import struct

#: Primaries and white of sRGB adapted to D50, as s15Fixed16 numbers (IEC 61966-2-1, annex F by Bradford adaptation).
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 1024


def srgb_profile() -> bytes:
    """An ICC profile of version 2.1: a display with three primaries and one curve. The same bytes on every call."""
    curve = _curve()
    tags = [
        ("desc", _description("sRGB IEC61966-2.1")),
        ("cprt", _text("No copyright, use freely")),
        ("wtpt", _xyz(_WHITE)),
    ]
    tags += [(tag, _xyz(value)) for tag, value in _PRIMARIES.items()]
    tags += [(tag, curve) for tag in ("rTRC", "gTRC", "bTRC")]
    offset = 128 + 4 + 12 * len(tags)
    table: list[bytes] = [struct.pack(">I", len(tags))]
    bodies: list[bytes] = []
    placed: dict[bytes, int] = {}
    for tag, body in tags:
        if body not in placed:  # the three curves are one
            placed[body] = offset
            padded = body + bytes(-len(body) % 4)
            bodies.append(padded)
            offset += len(padded)
        table.append(struct.pack(">4sII", tag.encode("ascii"), placed[body], len(body)))
    return _header(offset) + b"".join(table) + b"".join(bodies)


def _header(size: int) -> bytes:
    """The header (ICC.1:2001-04, 6.1), dated on the day of IEC 61966-2-1."""
    return struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI3i4s44x",
        size,
        b"",
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(1999, 10, 18, 0, 0, 0),
        b"acsp",
        b"",
        0,
        b"",
        b"",
        0,
        0,
        *(round(part * 65536) for part in _WHITE),
        b"",
    )


def _curve() -> bytes:
    """The transfer function as a table (6.5.3)."""
    values = []
    for step in range(_STEPS):
        x = step / (_STEPS - 1)
        values.append(round((x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4) * 65535))
    return struct.pack(f">4sII{_STEPS}H", b"curv", 0, _STEPS, *values)


def _xyz(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *(round(part * 65536) for part in value))


def _text(text: str) -> bytes:
    return b"text" + bytes(4) + text.encode("ascii") + b"\0"


def _description(text: str) -> bytes:
    """A textDescriptionType (6.5.17) with its ASCII part only."""
    data = text.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(data)) + data + bytes(4 + 4 + 2 + 1 + 67)
