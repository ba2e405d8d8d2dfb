"""A theme's faces go in; their fonts, as a Word file holds them, come out, and which may not travel (ECMA-376, 17.8.1).

A font is embedded whole: who edits the draft types letters that are not in it yet.
"""

from __future__ import annotations

import importlib.util
from hashlib import blake2b
from pathlib import Path
from struct import unpack_from
from uuid import UUID

from ...core.diagnostics import Diagnostic
from ...core.node import node
from ...core.spans import Span
from ...themes.theme import Face, Theme

#: Word's four styles of a family, and the files of a face that serve them.
_STYLES = (("Regular", "regular"), ("Bold", "bold"), ("Italic", "italic"), ("BoldItalic", "bold_italic"))
#: How many bytes of a font the key disguises.
_DISGUISED = 32
#: Ids of names of a family: the typographic one, and that of a group of four (OpenType, name).
_FAMILY = (16, 1)
#: Rights to embed: forbidden, for viewing and printing only, bitmaps only (OpenType, OS/2, fsType).
_FORBIDDEN, _VIEWING, _BITMAPS = 0x0002, 0x0004, 0x0200


@node
class EmbeddedFont:
    """One font of a family, disguised."""

    family: str
    style: str
    """Regular, Bold, Italic or BoldItalic."""
    key: str
    """The GUID that undoes the disguise, in braces."""
    data: bytes


def fonts_to_embed(theme: Theme) -> tuple[tuple[EmbeddedFont, ...], list[Diagnostic]]:
    """The fonts of a theme's families, and a warning for each family that must stay behind.

    A family that the theme has no files of, but only a stand-in for, is left to the reader's machine.
    """
    fonts: list[EmbeddedFont] = []
    found: list[Diagnostic] = []
    for face in {face.word: face for face in theme.faces.values()}.values():
        try:
            fonts += _family(face)
        except _Refused as reason:
            message = f"The font {face.word!r} is not embedded: {reason}."
            hint = f"who does not have it sees {face.fallback}" if face.fallback else ""
            found.append(Diagnostic("font-left-out", message, Span(), hint))
    return tuple(fonts), found


class _Refused(Exception):
    """Why a font cannot travel."""


def _family(face: Face) -> list[EmbeddedFont]:
    if not face.package:
        raise _Refused("the theme has no files of it")
    made = []
    for style, field in _STYLES:
        data = _file(face, getattr(face, field))
        if data is None:
            continue
        tables = _tables(data)
        if _named(data, tables) != face.word:
            continue
        _check_rights(data, tables)
        key = UUID(bytes=blake2b(data, digest_size=16).digest())
        made.append(EmbeddedFont(face.word, style, f"{{{str(key).upper()}}}", disguised(data, key)))
    return made


def _file(face: Face, name: str) -> bytes | None:
    """The bytes of a file of a face; None for a font of a collection, or where nothing is at hand."""
    if not name or "#" in name:
        return None
    spec = importlib.util.find_spec(face.package)
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(next(iter(spec.submodule_search_locations))) / name
    return path.read_bytes() if path.is_file() else None


def disguised(data: bytes, key: UUID) -> bytes:
    """A font with its first 32 bytes covered by the key, last byte first; done twice, the font itself."""
    cover = key.bytes[::-1] * 2
    head = bytes(one ^ other for one, other in zip(data[:_DISGUISED], cover, strict=False))
    return head + data[_DISGUISED:]


# ---------------------------------------------------------------- what a font says of itself


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of a font begins."""
    if len(data) < 12 or data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        raise _Refused("Word embeds TrueType outlines only")
    (count,) = unpack_from(">H", data, 4)
    if len(data) < 12 + 16 * count:
        raise _Refused("its file is damaged")
    entries = (unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, length in entries if offset + length <= len(data)}


def _check_rights(data: bytes, tables: dict[str, int]) -> None:
    """Raise _Refused where the font's maker does not let it travel in a document that is edited."""
    if "OS/2" not in tables:
        return
    (rights,) = unpack_from(">H", data, tables["OS/2"] + 8)
    if rights & _BITMAPS or rights & 0x000F == _FORBIDDEN:
        raise _Refused("its licence forbids embedding")
    if rights & 0x000F == _VIEWING:
        raise _Refused("its licence allows viewing and printing, but no editing")


def _named(data: bytes, tables: dict[str, int]) -> str:
    """The family's name, as Word lists it."""
    if "name" not in tables:
        return ""
    start = tables["name"]
    _, count, strings = unpack_from(">HHH", data, start)
    names: dict[int, str] = {}
    for n in range(count):
        platform, _, _, kind, length, offset = unpack_from(">6H", data, start + 6 + 12 * n)
        if platform == 3 and kind in _FAMILY:
            at = start + strings + offset
            names.setdefault(kind, data[at : at + length].decode("utf-16-be", "replace"))
    return next((names[kind] for kind in _FAMILY if kind in names), "")
