"""Drafts go in; what LibreOffice saves of them comes out, and both evened out, so that they compare.

What LibreOffice changes: it counts pages anew (in `Made`), numbers notes and pictures anew, and ends a document or a
section with an empty paragraph.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefing.drafts.drawn import Cited, Made, Note, Picture, ShownBlock, TableShown, Words

from .office import office_program


def saved_by_libreoffice(drafts: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each draft by its name as LibreOffice saves it, in one start; mark the test `needs_libreoffice`."""
    program = office_program()
    assert program, "mark the test needs_libreoffice"
    for name, data in drafts.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile, files = (folder / "profile").as_uri(), [str(folder / f"{name}.docx") for name in drafts]
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*command, str(folder / "saved"), *files], capture_output=True, check=True, timeout=240)
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in drafts}


def evened(blocks: tuple[ShownBlock, ...]) -> Iterator[ShownBlock]:
    """The blocks as they compare."""
    for block in blocks:
        if isinstance(block, TableShown):
            rows = (
                replace(row, cells=tuple(replace(cell, blocks=tuple(evened(cell.blocks))) for cell in row.cells))
                for row in block.rows
            )
            yield replace(block, rows=tuple(rows))
        elif block.pieces and block.style != "Spacer":
            yield replace(block, pieces=tuple(_piece_evened(piece) for piece in block.pieces))


def _piece_evened(piece: object) -> object:
    match piece:
        case Made():
            return replace(piece, text=re.sub(r"\d+", "#", piece.text))
        case Picture():
            return replace(piece, name="")
        case Cited() if piece.note:
            return replace(piece, note=replace(piece.note, id=""))
        case Note():
            return replace(piece, id="")
        case Words():
            return piece
        case _:
            return piece
