"""Sources of briefings come in (default: every example, and citations of every form); what each validator finds in
their two files goes out.

Exit code 0: nothing found; 1: findings, or a validator is missing.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from conformance import tools  # noqa: E402 - the script is run by its path

OUT = ROOT / ".build" / "conformance"
#: veraPDF's name of a flavour, and ours for the table.
FLAVOURS = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
#: How many findings of one check of one file are shown.
SHOWN = 20


@dataclass(frozen=True)
class Built:
    """One example and its two files."""

    name: str
    docx: Path
    pdf: Path


@dataclass
class Verdict:
    """What one validator said of one example."""

    findings: list[str] = field(default_factory=list)
    count: int = 0
    """How often; one finding can stand for many places."""

    def add(self, finding: str, times: int = 1) -> None:
        """Note a finding."""
        self.findings.append(finding)
        self.count += times


#: Name of the example -> verdict.
Verdicts = dict[str, Verdict]


def examples() -> list[Path]:
    """The source of every example."""
    return sorted(path for kind in ("md", "yaml", "json") for path in ROOT.glob(f"examples/*/brief.{kind}"))


def build(source: Path) -> Built:
    """Build both files with the command line; raises CalledProcessError where it fails."""
    folder = OUT / source.parent.name
    command = [sys.executable, "-m", "briefing", "build", str(source), "-o", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Built(source.parent.name, folder / f"{source.stem}.docx", folder / f"{source.stem}.pdf")


def build_by_hand() -> list[Built]:
    """Both files of documents that cite in every form, with every program's live citations."""
    from briefing.themes.theme import load_theme
    from briefing.writers.docx import write_docx
    from briefing.writers.pdf import write_pdf
    from tests.docx.citing import every_form

    folder = OUT / "citing"
    folder.mkdir(parents=True, exist_ok=True)
    built = []
    for name, made in every_form().items():
        theme = load_theme(made.theme)
        one = Built(name, folder / f"{name}.docx", folder / f"{name}.pdf")
        pdf = write_pdf(made, theme)
        one.pdf.write_bytes(pdf.data)
        one.docx.write_bytes(write_docx(made, theme, pdf.pages))
        built.append(one)
    return built


def ooxml(built: list[Built]) -> Verdicts:
    """The Open XML SDK's schema and semantics, as of Microsoft 365."""
    program = tools.ooxml_validator()

    def judge(one: Built) -> Verdict:
        done = subprocess.run([program, one.docx, "Microsoft365"], capture_output=True, text=True, timeout=300)
        report = json.loads(done.stdout)
        verdict = Verdict()
        for error in report["errors"]:
            verdict.add(f"{error['description']} ({error['path']} {error['xPath']})")
        if not report["ok"] and not verdict.count:
            verdict.add("refused without a reason")
        return verdict

    return _each(judge, built)


def references(built: list[Built]) -> Verdicts:
    """Every id, field, style, numbering and relationship of a Word file resolves."""
    from tests.docx.referential import check

    def judge(one: Built) -> Verdict:
        verdict = Verdict()
        for finding in check(one.docx.read_bytes()):
            verdict.add(str(finding))
        return verdict

    return _each(judge, built)


def libreoffice(built: list[Built]) -> Verdicts:
    """LibreOffice opens the Word file and lays it out."""
    folder = OUT / "libreoffice"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    copies = [Path(shutil.copy(one.docx, folder / f"{one.name}.docx")) for one in built]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [tools.libreoffice(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *copies]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    verdicts = {one.name: Verdict() for one in built}
    for one in built:
        made = folder / f"{one.name}.pdf"
        if not (made.is_file() and made.read_bytes().startswith(b"%PDF-")):
            verdicts[one.name].add(f"made no PDF of it: {(done.stdout + done.stderr).strip()[-500:]}")
    return verdicts


def verapdf(built: list[Built]) -> dict[str, Verdicts]:
    """Every PDF against every flavour, in one start of Java."""
    command = [*tools.verapdf(), ",".join(FLAVOURS), *(str(one.pdf) for one in built)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600)
    if done.returncode:
        raise tools.ToolError(f"veraPDF stopped: {done.stderr.strip()[-2000:]}")
    names = {str(one.pdf): one.name for one in built}
    verdicts: dict[str, Verdicts] = {flavour: {} for flavour in FLAVOURS}
    verdict = Verdict()
    for line in done.stdout.splitlines():
        match line.split("\t"):
            case ["!", clause, times, message, place]:
                verdict.add(f"{clause}: {message} ({times} times, first at {place})", int(times))
            case [flavour, _, _, path]:
                verdict = verdicts[flavour][names[path]] = Verdict()
            case _:
                raise tools.ToolError(f"veraPDF said something unexpected: {line}")
    return verdicts


def qpdf(program: str, built: list[Built]) -> Verdicts:
    """The PDF's syntax, by qpdf."""

    def judge(one: Built) -> Verdict:
        done = subprocess.run([program, "--check", one.pdf], capture_output=True, text=True, timeout=300)
        verdict = Verdict()
        if done.returncode:
            verdict.add((done.stderr or done.stdout).strip())
        return verdict

    return _each(judge, built)


def _each(judge: Callable[[Built], Verdict], built: list[Built]) -> Verdicts:
    """Two at a time: each judge is a process of its own."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip((one.name for one in built), pool.map(judge, built), strict=True))


def judged(built: list[Built]) -> dict[str, Verdicts]:
    """All checks: title of the column -> verdicts."""
    table = {"OOXML": ooxml(built), "references": references(built), "LibreOffice": libreoffice(built)}
    table |= {FLAVOURS[flavour]: verdicts for flavour, verdicts in verapdf(built).items()}
    program = tools.qpdf()
    if program:
        table["qpdf"] = qpdf(program, built)
    return table


def show(built: list[Built], table: dict[str, Verdicts]) -> int:
    """Print the table and the findings; gives back how many there are."""
    wide = max(len(one.name) for one in built)
    print(" " * wide, *table, sep="  ")
    for one in built:
        cells = (f"{verdicts[one.name].count or 'ok':>{len(title)}}" for title, verdicts in table.items())
        print(f"{one.name:{wide}}", *cells, sep="  ")
    for title, verdicts in table.items():
        for name, verdict in verdicts.items():
            for finding in verdict.findings[:SHOWN]:
                print(f"\n{name}: {title}: {finding}")
            if len(verdict.findings) > SHOWN:
                print(f"\n{name}: {title}: and {len(verdict.findings) - SHOWN} more")
    return sum(verdict.count for verdicts in table.values() for verdict in verdicts.values())


def main() -> int:
    """Build, judge, show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", type=Path, help="sources of briefings; default: every example, and more")
    sources = parser.parse_args().sources
    built = [build(source.resolve()) for source in sources or examples()]
    if not sources:
        built += build_by_hand()
    try:
        count = show(built, judged(built))
    except tools.ToolError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\n{count or 'no'} finding{'' if count == 1 else 's'} in {len(built)} briefings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
