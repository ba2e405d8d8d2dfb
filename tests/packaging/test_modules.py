"""Every module imports by itself, and a cold start imports no more than it must."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import briefing

#: Libraries that cost a cold start its quickness; nobody needs them for help, versions or names.
HEAVY = ("pydantic", "docx", "lxml", "reportlab", "uharfbuzz", "markdown_it", "yaml", "babel", "jinja2", "PIL", "rich")

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(briefing.__path__, "briefing.")
    if not module.name.endswith("__main__")
)


def imported_by(code: str) -> set[str]:
    """The modules that a cold interpreter holds after running code, with warnings as errors."""
    ask = f"{code}\nimport sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", ask], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_there_are_modules() -> None:
    assert {"briefing.compile", "briefing.core.lengths", "briefing.writers.docx", "briefing.writers.pdf"} <= set(
        MODULES
    )


def test_every_module_imports_in_any_order() -> None:
    for order in (MODULES, MODULES[::-1]):
        names = imported_by(f"import importlib\nfor name in {order!r}: importlib.import_module(name)")
        assert set(MODULES) <= names


@pytest.mark.parametrize(
    "code",
    [
        "import briefing",
        "from briefing import BriefingError, FileError",
        "from briefing.cli import cli; cli(['--help'], standalone_mode=False)",
        "from briefing.cli import cli; cli(['--version'], standalone_mode=False)",
    ],
)
def test_the_light_ways_in_import_nothing_heavy(code: str) -> None:
    assert not imported_by(code).intersection(HEAVY)


def test_inspection_imports_no_writer(root: Path) -> None:
    source = str(root / "examples" / "beijing-gathering" / "brief.md")
    names = imported_by(f"from briefing.cli import cli; cli(['inspect', {source!r}, '--json'], standalone_mode=False)")
    assert not names.intersection({"docx", "reportlab", "uharfbuzz", "briefing.writers.docx", "briefing.writers.pdf"})


@pytest.mark.skipif("BRIEFING_TEST_INSTALLED" not in os.environ, reason="only make test-wheel runs the installed wheel")
def test_the_installed_wheel_is_what_is_tested(root: Path) -> None:
    here = Path(briefing.__file__).resolve()
    assert root / "src" not in here.parents
    assert "site-packages" in here.parts
