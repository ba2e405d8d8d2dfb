"""The cases of an import, each a folder: what is pasted, the brief it must become, and what must be said of it.

`input.txt`, `.md` or `.html` is pasted; a folder `input.docx` holds the body of a Word file, its further parts and the
addresses it leads to, which are packed. `manner`, where there is one, is what `--from` says. `fault` is what is still
wrong: the case then holds what is right.
"""

from __future__ import annotations

from pathlib import Path

from briefing.importing.found import Imported
from briefing.importing.importer import import_bytes

from ..drafts.packed import packed

FOLDER = Path(__file__).with_name("cases")
CASES = sorted(FOLDER.iterdir())


def pasted(case: Path) -> tuple[bytes, str]:
    """The bytes of a case's input, and its name."""
    (given,) = case.glob("input.*")
    if given.is_file():
        return given.read_bytes(), given.name
    links = given / "links.txt"
    parts = {part.stem: part.read_text(encoding="utf-8") for part in given.glob("*.xml")}
    lines = links.read_text(encoding="utf-8").splitlines() if links.is_file() else []
    leads = {key: url for key, _, url in (line.partition(" ") for line in lines)}
    return packed(parts.pop("body"), links=leads, **parts), given.name


def imported(case: Path) -> Imported:
    """What the import makes of a case."""
    data, name = pasted(case)
    manner = case / "manner"
    return import_bytes(data, name, manner.read_text(encoding="utf-8").strip() if manner.is_file() else "auto")
