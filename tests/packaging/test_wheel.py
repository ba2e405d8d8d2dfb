"""The wheel holds everything the tool needs, nothing else, and is the same twice."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def build_wheel(root: Path, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        check=True,
        capture_output=True,
    )
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_under(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def test_every_module_travels(root: Path, names: set[str]) -> None:
    expected = {f"briefing/{name}" for name in files_under(root / "src" / "briefing")}
    assert "briefing/py.typed" in expected
    assert expected <= names


@pytest.mark.parametrize("folder", ["assets", "templates"])
def test_assets_and_templates_travel(root: Path, names: set[str], folder: str) -> None:
    expected = {f"briefing/{folder}/{name}" for name in files_under(root / folder)}
    assert expected <= names
    if folder == "assets":
        assert "briefing/assets/themes/default.yaml" in expected


def test_nothing_else_travels(names: set[str]) -> None:
    strangers = {name for name in names if not name.startswith("briefing/") and ".dist-info/" not in name}
    assert not strangers
    assert not {name for name in names if "__pycache__" in name or name.endswith(".pyc")}


def test_the_licence_and_the_command_travel(wheel: Path, names: set[str]) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    [entry_points] = [name for name in names if name.endswith(".dist-info/entry_points.txt")]
    with zipfile.ZipFile(wheel) as archive:
        assert "briefing = briefing.cli:main" in archive.read(entry_points).decode()


def test_the_same_tree_gives_the_same_wheel(root: Path, wheel: Path, tmp_path: Path) -> None:
    again = build_wheel(root, tmp_path)
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (wheel, again)}
    assert len(digests) == 1
