"""Every example builds without a word of complaint, to the same bytes each time, and follows the published schema."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import build, from_dict
from briefing.model.schema import json_schema
from briefing.readers.plain_data import to_data
from tests.conftest import example_sources

from . import made
from .pdf_words import Document

EXAMPLES = [pytest.param(source, id=source.parent.name) for source in example_sources()]


@pytest.mark.parametrize("source", EXAMPLES)
def test_both_formats_build_without_complaint(source: Path) -> None:
    built = made.built(source)
    assert built.diagnostics == ()
    assert built.outputs["docx"].startswith(b"PK")
    assert built.outputs["pdf"].startswith(b"%PDF-")


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_same_bytes_in_another_process(source: Path, briefing_command: list[str], tmp_path: Path) -> None:
    """With another hash seed, time zone and language, so that no order and no clock leaks in."""
    environment = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Asia/Seoul", "LC_ALL": "C"}
    subprocess.run([*briefing_command, "build", str(source), "-o", str(tmp_path), "-q"], check=True, env=environment)
    for name, data in made.built(source).outputs.items():
        again = (tmp_path / f"{source.stem}.{name}").read_bytes()
        assert hashlib.sha256(again).hexdigest() == hashlib.sha256(data).hexdigest(), name


@pytest.mark.parametrize("source", EXAMPLES)
def test_each_follows_the_schema(source: Path) -> None:
    import jsonschema

    jsonschema.Draft202012Validator(json_schema()).validate(to_data(made.report(source)))


@pytest.mark.parametrize("source", EXAMPLES)
def test_plain_data_gives_the_same_files(source: Path) -> None:
    again = build(from_dict(to_data(made.report(source))), folder=source.parent)
    assert made.shown(again.outputs) == made.shown(made.built(source).outputs)


@pytest.mark.parametrize("source", EXAMPLES)
def test_what_inspect_says_is_what_the_files_show(source: Path, briefing_command: list[str]) -> None:
    command = [*briefing_command, "inspect", str(source), "--json"]
    output = subprocess.run(command, check=True, capture_output=True).stdout
    said = json.loads(output.decode("utf-8").replace("\xa0", " "))
    assert said["diagnostics"] == []
    assert set(said) == {"title", "sections", "tables", "citations", "sources", "diagnostics"}
    pdf = Document(made.built(source).outputs["pdf"])
    shown = " ".join(" ".join([*pdf.paragraphs(), *pdf.footnotes()]).split())
    shown = shown.replace("\N{SOFT HYPHEN}", "")
    assert said["title"] in shown
    for section in said["sections"]:
        assert " ".join(filter(None, (section["number"], section["title"]))) in shown
    for table in said["tables"]:
        assert f"{table['label']} {table['caption']}" in shown
    for citation in said["citations"]:
        assert citation["number"] in shown
    for listed in said["sources"]:
        assert listed["number"] is None or straightened(listed["title"]) in straightened(shown)


def straightened(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def test_a_figure_is_what_its_script_draws(tmp_path: Path) -> None:
    pytest.importorskip("PIL")
    folder = made.EXAMPLES / "port-names"
    (tmp_path / "figure.py").write_bytes((folder / "figure.py").read_bytes())
    subprocess.run([sys.executable, str(tmp_path / "figure.py")], check=True)
    from PIL import Image, ImageChops

    drawn, kept = (Image.open(path / "match-rates.png").convert("RGB") for path in (tmp_path, folder))
    assert drawn.size == kept.size
    differing = ImageChops.difference(drawn, kept).convert("L").point(lambda value: 255 if value > 64 else 0)
    assert differing.histogram()[255] < drawn.width * drawn.height / 200, "run python examples/port-names/figure.py"
