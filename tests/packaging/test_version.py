"""One version, said the same everywhere."""

from __future__ import annotations

import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path


def test_the_command_says_the_version(root: Path, briefing_command: list[str]) -> None:
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    done = subprocess.run([*briefing_command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"briefing {declared}"
    assert version("briefing") == declared
