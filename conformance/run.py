"""Sources of briefings come in (default: every example, the samples beside this file, citations of every form, and
reports drawn by chance); what each validator finds in their files goes out: the Word draft, the PDF, and the PDF with
the model in it.

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
#: Which of the PDFs, and veraPDF's name of the flavour that it is held against; and ours for the table.
FLAVOURS = {
    ("pdf", "ua1"): "PDF/UA-1",
    ("pdf", "2a"): "PDF/A-2a",
    ("attached", "ua1"): "PDF/UA-1 +model",
    ("attached", "3a"): "PDF/A-3a +model",
}
#: Samples that are no PDF/UA, and must neither say nor seem that they are.
LACKING = {"lacking"}
#: How many reports drawn by chance are judged as Word drafts, and how many of these as PDFs too: veraPDF is slow.
DRAWN, DRAWN_PDFS = 40, 4
#: How many findings of one check of one file are shown.
SHOWN = 20


@dataclass(frozen=True)
class Built:
    """One briefing and its files."""

    name: str
    docx: Path
    pdf: Path | None
    """None where only the Word draft is validated; LibreOffice reads such in tests/docx/test_second_reader.py."""
    attached: Path | None = None
    """The PDF with the model in it; None where there is none."""

    def pdfs(self) -> dict[str, Path]:
        """Every PDF by its kind."""
        return {kind: path for kind, path in (("pdf", self.pdf), ("attached", self.attached)) if path is not None}


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
    """The source of every example and sample."""
    found = sorted(path for kind in ("md", "yaml", "json") for path in ROOT.glob(f"examples/*/brief.{kind}"))
    return [*found, *sorted(ROOT.glob("conformance/samples/*.md"))]


def build(source: Path) -> Built:
    """Build the files with the command line; raises CalledProcessError where it fails."""
    name = source.parent.name if source.stem == "brief" else source.stem
    folder = OUT / name
    command = [sys.executable, "-m", "briefing", "build", str(source), "-o"]
    subprocess.run([*command, str(folder)], check=True, stdout=subprocess.DEVNULL)
    with_model = [*command, str(folder / "attached"), "--to", "pdf", "--attach-source"]
    subprocess.run(with_model, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    files = (folder / f"{source.stem}.docx", folder / f"{source.stem}.pdf", folder / "attached" / f"{source.stem}.pdf")
    return Built(name, *files)


def build_by_hand() -> list[Built]:
    """Both files of documents that cite in every form, with every program's live citations, and of one that holds one
    of each block of the resolved tree."""
    from briefing.themes.theme import load_theme
    from briefing.writers.docx import write_docx
    from briefing.writers.pdf import write_pdf
    from tests.docx.citing import every_form
    from tests.pdf.samples import AMBER, everything

    folder = OUT / "citing"
    folder.mkdir(parents=True, exist_ok=True)
    built = []
    for name, made in {**every_form(), "everything": everything(), "everything-tlp": everything(AMBER)}.items():
        theme = load_theme(made.theme)
        paths = folder / f"{name}.docx", folder / f"{name}.pdf"
        pdf = write_pdf(made, theme)
        paths[0].write_bytes(write_docx(made, theme, pdf.pages))
        paths[1].write_bytes(pdf.data)
        built.append(Built(name, *paths))
    return built


def build_drawn() -> list[Built]:
    """Reports of every kind of content in every place, the same in every run."""
    import briefing
    from tests.examples.drawn import drawn

    folder = OUT / "drawn"
    folder.mkdir(parents=True, exist_ok=True)
    built = []
    for number in range(DRAWN):
        files = briefing.build(drawn(number), ("docx", "pdf") if number < DRAWN_PDFS else ("docx",)).outputs
        for kind, data in files.items():
            (folder / f"drawn-{number}.{kind}").write_bytes(data)
        pdf = folder / f"drawn-{number}.pdf" if "pdf" in files else None
        built.append(Built(f"drawn-{number}", folder / f"drawn-{number}.docx", pdf))
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
    """Every PDF against every flavour that it is held against, in one start of Java."""
    names = {str(path): (kind, one.name) for one in built for kind, path in one.pdfs().items()}
    wanted = {kind: ",".join(flavour for of, flavour in FLAVOURS if of == kind) for kind, _ in FLAVOURS}
    command = [*tools.verapdf(), *(f"{wanted[kind]}={path}" for path, (kind, _) in names.items())]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600)
    if done.returncode:
        raise tools.ToolError(f"veraPDF stopped: {done.stderr.strip()[-2000:]}")
    verdicts: dict[str, Verdicts] = {title: {} for title in FLAVOURS.values()}
    verdict = Verdict()
    for line in done.stdout.splitlines():
        match line.split("\t"):
            case ["!", clause, times, message, place]:
                verdict.add(f"{clause}: {message} ({times} times, first at {place})", int(times))
            case [flavour, _, _, path]:
                kind, name = names[path]
                verdict = verdicts[FLAVOURS[kind, flavour]][name] = Verdict()
            case _:
                raise tools.ToolError(f"veraPDF said something unexpected: {line}")
    for (_, flavour), title in FLAVOURS.items():
        for name in LACKING & set(verdicts[title]) if flavour == "ua1" else ():
            found = verdicts[title][name].findings
            verdicts[title][name] = Verdict() if found else Verdict(["passes, and should not"], 1)
    return verdicts


def claims(built: list[Built]) -> Verdicts:
    """What each PDF says that it conforms to is what it is held against here, and no more."""
    import pikepdf

    def judge(one: Built) -> Verdict:
        verdict = Verdict()
        for kind, path in one.pdfs().items():
            with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
                said = {f"{metadata.get('pdfaid:part')}{str(metadata.get('pdfaid:conformance')).lower()}"}
                said |= {f"ua{metadata['pdfuaid:part']}"} if "pdfuaid:part" in metadata else set()
            kept = {flavour for of, flavour in FLAVOURS if of == kind}
            kept -= {"ua1"} if one.name in LACKING else set()
            if said != kept:
                verdict.add(f"{path.name} claims {sorted(said)} and is {sorted(kept)}")
        return verdict

    return {one.name: judge(one) for one in built}


def structure(built: list[Built]) -> Verdicts:
    """The PDF by our own reader of tagged PDF, which knows more of documents than the standard asks."""
    from tests.pdf.checker import check

    def judge(one: Built) -> Verdict:
        verdict = Verdict()
        for path in one.pdfs().values():
            for finding in check(path.read_bytes(), whole=one.attached is not None).problems:
                if one.name not in LACKING or "alternative text" not in finding:
                    verdict.add(finding)
        return verdict

    return {one.name: judge(one) for one in built}


def qpdf(program: str, built: list[Built]) -> Verdicts:
    """The PDF's syntax, by qpdf."""

    def judge(one: Built) -> Verdict:
        verdict = Verdict()
        for path in one.pdfs().values():
            done = subprocess.run([program, "--check", path], capture_output=True, text=True, timeout=300)
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
    whole = [one for one in built if one.pdfs()]
    table = {"OOXML": ooxml(built), "references": references(built), "LibreOffice": libreoffice(whole)}
    table |= verapdf(whole) | {"claims": claims(whole), "structure": structure(whole)}
    program = tools.qpdf()
    if program:
        table["qpdf"] = qpdf(program, whole)
    return table


def show(built: list[Built], table: dict[str, Verdicts]) -> int:
    """Print the table and the findings; gives back how many there are."""
    wide = max(len(one.name) for one in built)
    print(" " * wide, *table, sep="  ")
    for one in built:
        cells = [f"{_cell(verdicts.get(one.name)):>{len(title)}}" for title, verdicts in table.items()]
        print(f"{one.name:{wide}}", *cells, sep="  ")
    for title, verdicts in table.items():
        for name, verdict in verdicts.items():
            for finding in verdict.findings[:SHOWN]:
                print(f"\n{name}: {title}: {finding}")
            if len(verdict.findings) > SHOWN:
                print(f"\n{name}: {title}: and {len(verdict.findings) - SHOWN} more")
    return sum(verdict.count for verdicts in table.values() for verdict in verdicts.values())


def _cell(verdict: Verdict | None) -> str:
    """How often something was found; a dash where there was nothing to judge."""
    return "-" if verdict is None else str(verdict.count or "ok")


def main() -> int:
    """Build, judge, show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sources", nargs="*", type=Path, help="sources of briefings; default: every example, the samples, and more"
    )
    sources = parser.parse_args().sources
    built = [build(source.resolve()) for source in sources or examples()]
    if not sources:
        built += build_by_hand() + build_drawn()
    try:
        count = show(built, judged(built))
    except tools.ToolError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\n{count or 'no'} finding{'' if count == 1 else 's'} in {len(built)} briefings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
