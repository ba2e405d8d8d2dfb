"""The tree names no machine and no registry, keeps its floors, and its commands are those of the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

#: Hosts of package registries (written in pieces, so that this file passes its own test) ...
_HOSTS = [
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("registry.npmjs", "org"),
    ("npmjs", "com"),
    ("maven.apache", "org"),
]
_HOSTS += [("repo1.maven", "org"), ("central.sonatype", "com"), ("repository.sonatype", "org"), ("crates", "io")]
#: ... and folders that only one machine has.
_FOLDERS = ("work", "root", "home", "Users", "mnt")
FORBIDDEN = re.compile(
    "|".join(re.escape(".".join(host)) for host in _HOSTS) + rf"|(?<![\w.:/~-])/(?:{'|'.join(_FOLDERS)})/[\w.]"
)


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [path for name in done.stdout.split("\0") if name and (path := root / name).is_file()]


def test_no_file_names_a_registry_or_a_machine(root: Path, tracked: list[Path]) -> None:
    found = []
    for path in tracked:
        text = path.read_bytes().decode("utf-8", "ignore")
        found += [f"{path.relative_to(root)}: {match[0]}" for match in FORBIDDEN.finditer(text)]
    assert not found


@pytest.mark.parametrize(
    "text", ["https://" + "pypi" + ".org/simple", "open('/" + "work/main/x')", '"/' + 'root/.cache"']
)
def test_what_is_forbidden_is_seen(text: str) -> None:
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize("text", ["https://example.org/work/paper", "out/root/x", "~/work/briefs", "and/or work"])
def test_what_is_allowed_is_not_seen(text: str) -> None:
    assert not FORBIDDEN.search(text)


def test_imports_go_down_only(root: Path) -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readmes_commands_exist_and_ci_calls_them(root: Path, command: str) -> None:
    assert command in (root / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^(.* )?{command}( |$)", (root / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    target = command.removeprefix("make ")
    assert re.search(rf"^{target}:", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_goldens_are_not_renewed_in_ci(root: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--renew-goldens",
        "--collect-only",
        "-q",
        "tests/packaging/test_version.py",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={**os.environ, "CI": "true"})
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "refused when CI is set" in done.stderr
