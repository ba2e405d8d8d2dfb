"""The manual is true: its tables are fresh, its Markdown and YAML read without a word of complaint, its Python runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import build
from briefing.compile import resolved
from briefing.core.diagnostics import CODES, Diagnostic
from briefing.readers import read_text

ROOT = Path(__file__).resolve().parent.parent.parent
README = ROOT / "README.md"
MANUAL = [README, *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [*MANUAL, ROOT / "CONTRIBUTING.md"]
#: Pictures that snippets show are those of this example.
PICTURES = ROOT / "examples" / "port-names"
FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
CITED = re.compile(r"(?<![\w.])@(?!sec-|tbl-|fig-|app-)([a-z][\w-]*)")


def snippets(language: str) -> list[object]:
    """Every fenced block of a language in the manual, named by page and line."""
    found: list[object] = []
    for page in MANUAL:
        text = page.read_text("utf-8")
        for fence in FENCE.finditer(text):
            if fence[2] == language:
                line = text.count("\n", 0, fence.start()) + 1
                found.append(pytest.param(fence[3], id=f"{page.name}:{line}"))
    return found


def prose(page: Path) -> str:
    """A page without its code."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text("utf-8")))


def complaints(text: str, language: str) -> list[Diagnostic]:
    reading = read_text(text, "snippet", language)
    document, found = resolved(reading.report, PICTURES)
    assert document.body or reading.report.title
    return [*reading.diagnostics, *found]


@pytest.mark.parametrize("snippet", snippets("markdown"))
def test_markdown_reads_as_it_stands(snippet: str) -> None:
    if not snippet.startswith("---\n"):
        cited = sorted(set(CITED.findall(snippet)))
        sources = "".join(f"  {key}: {{type: report, title: A report}}\n" for key in cited)
        listed = f"sources:\n{sources}" if sources else ""
        snippet = f"---\ntitle: A snippet\n{listed}---\n\n{snippet}"
    assert complaints(snippet, "markdown") == []


@pytest.mark.parametrize("snippet", snippets("yaml"))
def test_yaml_reads_as_it_stands(snippet: str) -> None:
    if not snippet.startswith("title:"):
        snippet = f"title: A snippet\n{snippet}"
    assert [found for found in complaints(snippet, "yaml") if found.code != "uncited-source"] == []


@pytest.mark.parametrize("snippet", snippets("python"))
def test_python_runs(snippet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "brief.md").write_text("---\ntitle: A snippet\n---\n\nWords.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(snippet, "snippet", "exec"), {})


def test_the_quick_start_builds_both_files() -> None:
    quick_start = next(fence[3] for fence in FENCE.finditer(README.read_text("utf-8")) if fence[2] == "markdown")
    built = build(read_text(quick_start, "brief.md", "markdown").report)
    assert built.outputs["docx"].startswith(b"PK")
    assert built.outputs["pdf"].startswith(b"%PDF")
    assert built.diagnostics == ()


def test_the_tables_are_fresh() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_stale_table_is_named(tmp_path: Path) -> None:
    """The check above can fail."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "generate.py").write_bytes((ROOT / "docs" / "generate.py").read_bytes())
    (docs / "diagnostics.md").write_text("<!-- made from: diagnostics -->\n<!-- end -->\n", "utf-8")
    command = [sys.executable, str(docs / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "diagnostics.md is stale" in done.stdout


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        text = prose(page)
        for target in re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#[^)]*)?\)", text):
            assert not target or (page.parent / target).exists(), f"{page.name} links to {target}, which does not exist"


def test_anchors_exist() -> None:
    for page in PAGES:
        text = prose(page)
        for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)]*)\)", text):
            there = (page.parent / target).read_text("utf-8") if target else text
            headings = re.findall(r"^#+ (.+)$", there, re.MULTILINE)
            anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in anchors, f"{page.name} links to #{anchor}, which is no heading of {target or page.name}"


def test_codes_in_messages_exist() -> None:
    """A code shown in the manual's sample messages is one that there is."""
    for page in PAGES:
        for code in re.findall(r"(?:error|warning): .* \[([a-z0-9-]+)\]$", page.read_text("utf-8"), re.MULTILINE):
            assert code in CODES, f"{page.name} shows {code}"
