"""The folder of the peers' scripts comes in; the commands that build the same briefing with Pandoc and Typst go out.

The sources, styles and options are the peers' own, made by their scripts (../shared/peers): nothing is copied here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "shared" / "peers"


@dataclass(frozen=True, slots=True)
class Peers:
    """The commands to time; each is to be run in `folder` with `environment`."""

    folder: Path
    environment: dict[str, str]
    pandoc_docx: list[str | Path]
    typst_pdf: list[str | Path]


def missing() -> str:
    """Why the peers cannot be timed; empty when they can."""
    if not (SCRIPTS / "gen.py").is_file():
        return "the folder ../shared/peers is not beside this clone"
    if _pandoc() is None or not _typst_python().is_file():
        return f"Pandoc and Typst are not in {_root()}: run setup_peers.sh, or set BRIEFING_PEERS to their folder"
    return ""


def prepare(times: int, folder: Path) -> Peers:
    """Write the peers' sources of the briefing, its body so many times, its fonts as run_peers.sh arranges them."""
    source = SCRIPTS / "src"
    folder.mkdir(parents=True, exist_ok=True)
    repeat = ["--repeat", str(times)] if times > 1 else []
    _run([sys.executable, SCRIPTS / "gen.py", source / "model.json", folder, *repeat])
    for pattern in ("*.csl", "*.css", "*.typ", "*.yml"):
        for style in source.glob(pattern):
            shutil.copy(style, folder)
    pandoc = _pandoc()
    assert pandoc, "ask missing() first"
    python = _root() / "venv" / "pandoc" / "bin" / "python"
    _run([python, source / "make_reference.py", pandoc, folder / "reference.docx"])
    fonts = (source / "fonts.conf.in").read_text(encoding="utf-8").replace("@ROOT@", str(_root()))
    (folder / "fonts.conf").write_text(fonts, encoding="utf-8")
    citations = ["--citeproc", "--bibliography=refs.json", "--csl=briefing.csl", "--toc", "--toc-depth=4"]
    to_docx = ["-t", "docx+native_numbering", "-o", "pandoc.docx", "--reference-doc=reference.docx"]
    return Peers(
        folder,
        {"FONTCONFIG_FILE": str(folder / "fonts.conf")},
        [pandoc, "briefing.md", *to_docx, *citations],
        [_typst_python(), source / "typst_build.py", "briefing.typ", "typst.pdf", _root() / "fonts", "ua-1"],
    )


def typst(source: Path, pdf: Path, fonts: Path) -> list[str | Path]:
    """The command that makes a PDF of a source of one's own with the fonts of a folder."""
    return [_typst_python(), SCRIPTS / "src" / "typst_build.py", source, pdf, fonts]


def _root() -> Path:
    """Where setup_peers.sh installed the peers."""
    return Path(os.environ.get("BRIEFING_PEERS") or SCRIPTS.parent / "root").resolve()


def _pandoc() -> Path | None:
    found = _root().glob("venv/pandoc/lib/python3*/site-packages/pypandoc/files/pandoc")
    return next(found, None)


def _typst_python() -> Path:
    return _root() / "venv" / "typst" / "bin" / "python"


def _run(command: list[str | Path]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
