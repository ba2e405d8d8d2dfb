"""What every test may ask for: places, outside tools (skipped or demanded), and goldens that only a flag renews."""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time, so that a change is judged by itself; `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=500)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
#: Seeds and peers that live beside the repository; absent in a stranger's clone.
SHARED = ROOT.parent / "shared"

#: Marker -> the programs of which one must be on the path.
TOOLS = {
    "needs_libreoffice": ("soffice", "libreoffice"),
    "needs_java": ("java",),
    "needs_poppler": ("pdftotext",),
}

Golden = Callable[[str, str], None]


def _on(variable: str) -> bool:
    return os.environ.get(variable, "").strip().lower() not in {"", "0", "false", "no"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-goldens",
        action="store_true",
        help="write what the tests find into the golden files instead of comparing; refused when CI is set",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--renew-goldens") and _on("CI"):
        raise pytest.UsageError("--renew-goldens is refused when CI is set: look at the difference and renew by hand")


@cache
def _tool(marker: str) -> str | None:
    """The full path of the program a marker asks for; None when there is none."""
    return next((found for name in TOOLS[marker] if (found := shutil.which(name))), None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tool is absent; with BRIEFING_REQUIRE_TOOLS=1 (set in CI) fail it instead."""
    for marker, names in TOOLS.items():
        if item.get_closest_marker(marker) and _tool(marker) is None:
            message = f"{names[0]} is not on the path"
            if _on("BRIEFING_REQUIRE_TOOLS"):
                pytest.fail(f"{message}, and BRIEFING_REQUIRE_TOOLS is set", pytrace=False)
            pytest.skip(message)
    if item.get_closest_marker("needs_shared") and not SHARED.is_dir():
        pytest.skip("the folder ../shared is not beside this clone")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing a build depends on leaks in from the shell that runs the tests."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared; mark the test `needs_shared`."""
    return SHARED


@pytest.fixture(scope="session")
def examples() -> list[Path]:
    """The source of every example, in the order of their names."""
    return example_sources()


def example_sources() -> list[Path]:
    """For `pytest.mark.parametrize`: the source of every example."""
    found = [path for kind in ("md", "yaml", "json") for path in (ROOT / "examples").glob(f"*/brief.{kind}")]
    return sorted(found)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(name, text)` compares with `goldens/<name>` beside the test; `--renew-goldens` writes it."""
    folder = request.path.parent / "goldens"
    renew = request.config.getoption("--renew-goldens")

    def compare(name: str, text: str) -> None:
        path = folder / name
        if renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        where = path.relative_to(ROOT)
        if not path.is_file():
            pytest.fail(f"there is no golden {where}: make it with --renew-goldens, and read it", pytrace=False)
        expected = path.read_text(encoding="utf-8")
        if text != expected:
            lines = difflib.unified_diff(
                expected.splitlines(), text.splitlines(), f"{where} (golden)", "found", lineterm="", n=2
            )
            pytest.fail("\n".join(lines) or f"{where} differs in line ends only", pytrace=False)

    return compare


@pytest.fixture(scope="session")
def libreoffice_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """`libreoffice_pdf(docx)` is the PDF LibreOffice makes of it; mark the test `needs_libreoffice`."""
    profile = tmp_path_factory.mktemp("libreoffice-profile")

    def convert(document: Path) -> Path:
        program = _tool("needs_libreoffice")
        assert program, "mark the test needs_libreoffice"
        folder = tmp_path_factory.mktemp("libreoffice")
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
        done = subprocess.run(
            [*command, "--outdir", str(folder), str(document)], capture_output=True, text=True, timeout=180
        )
        made = folder / f"{document.stem}.pdf"
        assert made.is_file(), f"LibreOffice made no PDF of {document.name}: {done.stdout}{done.stderr}"
        return made

    return convert


@pytest.fixture(scope="session")
def briefing_command() -> list[str]:
    """The command line of the installed tool, in the interpreter that runs the tests."""
    beside = Path(sys.executable).with_name("briefing")
    return [str(beside)] if beside.is_file() else [sys.executable, "-c", "from briefing.cli import main; main()"]
