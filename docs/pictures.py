"""The README's pictures, from the first example: `python docs/pictures.py` builds it and draws pages of both files.

Needs pdftoppm (poppler) and LibreOffice, which stands in for Word.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from shutil import which

from PIL import Image, ImageOps

from briefing import build, load

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "examples" / "beijing-gathering" / "brief.md"
FOLDER = ROOT / "docs" / "pictures"
#: Picture -> the file it shows and words that stand on the page meant.
PICTURES = {
    "pdf-first.png": ("pdf", "Executive Summary"),
    "pdf-table.png": ("pdf", "Key Dependencies"),
    "word-first.png": ("docx", "Executive Summary"),
    "word-table.png": ("docx", "Key Dependencies"),
}
WIDTH = 760  # pixels
EDGE = "#C9D0D8"
FONT_PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")


def main() -> None:
    """Build the example and draw its pages."""
    tools = {name: which(name) for name in ("pdftoppm", "pdftotext", "soffice")}
    if missing := [name for name, path in tools.items() if path is None]:
        sys.exit(f"pictures: {', '.join(missing)} not found; they come with poppler-utils and LibreOffice")
    FOLDER.mkdir(exist_ok=True)
    built = build(load(SOURCE))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "brief.pdf").write_bytes(built.outputs["pdf"])
        (folder / "word.docx").write_bytes(built.outputs["docx"])
        pages = {"pdf": folder / "brief.pdf", "docx": as_pdf(folder / "word.docx")}
        for picture, (kind, words) in PICTURES.items():
            target = FOLDER / picture
            draw(pages[kind], page_with(pages[kind], words), target)
            print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} KB")


def as_pdf(draft: Path) -> Path:
    """The Word draft as LibreOffice shows it, with the theme's fonts at hand as they are in the PDF."""
    folder = draft.parent
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    environment = os.environ | {"FONTCONFIG_FILE": str(font_configuration(folder))}
    subprocess.run([*command, "--outdir", folder, draft], check=True, capture_output=True, env=environment, timeout=300)
    return draft.with_suffix(".pdf")


def font_configuration(folder: Path) -> Path:
    """A fontconfig file that adds the fonts of the theme's packages to those of the system."""
    specs = [spec for package in FONT_PACKAGES if (spec := find_spec(package)) and spec.origin]
    folders = "".join(f"<dir>{Path(spec.origin).parent}</dir>" for spec in specs if spec.origin)
    path = folder / "fonts.conf"
    include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    path.write_text(f"<fontconfig>{include}{folders}<cachedir>{folder / 'fonts'}</cachedir></fontconfig>", "utf-8")
    return path


def page_with(pdf: Path, words: str) -> int:
    """The first page on which words stand, from 1."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True).stdout.decode()
    for number, page in enumerate(text.split("\f"), 1):
        if words.lower() in " ".join(page.lower().split()):
            return number
    sys.exit(f"pictures: {words!r} stands on no page of {pdf.name}")


def draw(pdf: Path, page: int, target: Path) -> None:
    """One page as a small picture with a thin edge, so that it stands out on white."""
    command = ["pdftoppm", "-png", "-r", "150", "-f", str(page), "-l", str(page), pdf]
    drawn = Image.open(BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)).convert("RGB")
    small = drawn.resize((WIDTH, round(drawn.height * WIDTH / drawn.width)), Image.Resampling.LANCZOS)
    ImageOps.expand(small, 1, EDGE).quantize(48).save(target, optimize=True)


if __name__ == "__main__":
    main()
