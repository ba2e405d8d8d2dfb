"""With `--attach-source` the model travels in the PDF: who has the PDF can build the report again, and learns nothing
that the report does not say.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner

from briefing import build, from_dict, load, loads
from briefing.cli import cli
from briefing.model.schema import json_schema
from tests.conftest import example_sources
from tests.pdf.drawing import png

from . import made
from .pdf_words import Document

EXAMPLES = [pytest.param(source, id=source.parent.name) for source in example_sources()]

STYLE = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- Ann's own style -->
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>House</title><id>https://example.org/house</id><updated>2025-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="(" suffix=")"><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title"/>PRINTED</layout></bibliography>
</style>
"""
BRIEF = """\
---
title: Ships
date: 2026-01-15
csl: styles/house.csl
theme: looks/own.yaml
bibliography: /ABSOLUTE/zotero.bib
citations: {uncited: drop, ratings: false}
sources:
  shown: {type: report, title: Shown, annote: ask Bob first, rating: C3}
  dropped: {type: report, title: Never cited}
---

<!-- Ann: is this cleared? -->

# One

Said.[@shown; @inbib]

![A map](pictures/map.png){alt="A map of ports"}

::: note

![The same](/ABSOLUTE/pictures/map.png){alt="The map again"}

:::

![Another](other/map.png){alt="Another map"}
"""


def attachments(data: bytes) -> dict[str, bytes]:
    """The files in a PDF by their names."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {one.filename: one.get_file().read_bytes() for one in pdf.attachments.values()}


def unpacked(data: bytes, folder: Path) -> Path:
    """Write the files of a PDF into a folder; gives the model's path."""
    for name, content in attachments(data).items():
        assert name == Path(name).name
        (folder / name).write_bytes(content)
    return folder / "brief.json"


def words(data: bytes) -> list[str]:
    return Document(data).paragraphs()


@pytest.mark.parametrize("source", EXAMPLES)
def test_who_has_the_pdf_can_build_the_report_again(source: Path, tmp_path: Path) -> None:
    with_model = build(made.report(source), ["pdf"], attach_source=True).outputs["pdf"]
    model = unpacked(with_model, tmp_path)
    again = build(load(model))
    document = replace(again.document, theme=Path(again.document.theme).name)  # a file lies elsewhere now
    assert repr(document) == repr(made.document(source))
    assert made.shown(again.outputs) == made.shown(made.built(source).outputs)
    assert words(with_model) == words(again.outputs["pdf"])


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_model_follows_the_published_schema(source: Path) -> None:
    import jsonschema

    files = attachments(build(made.report(source), ["pdf"], attach_source=True).outputs["pdf"])
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(files["brief.json"]))


def test_each_file_says_what_it_is(tmp_path: Path) -> None:
    source = next(path for path in example_sources() if path.parent.name == "port-names")
    data = build(made.report(source), ["pdf"], attach_source=True).outputs["pdf"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        named: Any = pdf.Root.Names.EmbeddedFiles.Names
        specifications = [named[at] for at in range(1, len(named), 2)]
        assert {one.objgen for one in pdf.Root.AF} == {one.objgen for one in specifications}
        assert [str(one.AFRelationship) for one in pdf.Root.AF] == ["/Source", "/Data"]
        for one in specifications:
            assert str(one.F) == str(one.UF)
            assert str(one.Desc)
            stream = one.EF.F
            content = stream.read_bytes()
            assert stream.objgen == one.EF.UF.objgen
            assert int(stream.Params.Size) == len(content)
            assert bytes(stream.Params.CheckSum) == hashlib.md5(content).digest()
            assert str(stream.Params.ModDate) == str(pdf.docinfo["/ModDate"])
        assert [str(one.EF.F.Subtype) for one in pdf.Root.AF] == ["/application/json", "/image/png"]
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["pdfuaid:part"] == "1"


def test_without_it_nothing_travels() -> None:
    data = made.built(example_sources()[0]).outputs["pdf"]
    assert attachments(data) == {}
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert "/AF" not in pdf.Root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A brief with files in folders of their own, and with what nobody else is to read."""
    for name in ("styles", "looks", "pictures", "other"):
        (tmp_path / name).mkdir()
    picture = png().data
    text = b"tEXtAuthor\0Ann Secret"
    chunk = (len(text) - 4).to_bytes(4, "big") + text + b"\0\0\0\0"
    (tmp_path / "pictures/map.png").write_bytes(picture[:33] + chunk + picture[33:])
    (tmp_path / "other/map.png").write_bytes(png(width=9).data)
    (tmp_path / "styles/house.csl").write_text(STYLE.replace("PRINTED", ""), "utf-8")
    theme = (Path(__file__).parents[2] / "assets/themes/default.yaml").read_text("utf-8")
    (tmp_path / "looks/own.yaml").write_text(f"# Ann's look\n{theme}", "utf-8")
    entry = "@book{inbib, title={In a file}, file={C:/Users/ann/x.pdf}, annote={mine}}"
    (tmp_path / "zotero.bib").write_text(f"% Ann's library\n{entry}\n@book{{unused, title={{Unused}}}}\n", "utf-8")
    (tmp_path / "brief.md").write_text(BRIEF.replace("/ABSOLUTE", str(tmp_path)), "utf-8")
    return tmp_path


def test_nothing_travels_that_the_report_does_not_say(folder: Path) -> None:
    built = build(load(folder / "brief.md"), ["pdf"], attach_source=True)
    files = attachments(built.outputs["pdf"])
    assert list(files) == sorted(["brief.json", "house.csl", "own.yaml", "map.png", "map-2.png"])
    everything = b"\n".join(files.values()).decode("latin-1")
    for private in (str(folder), "Users", "Ann", "cleared", "Bob", "mine", "C3", "Never", "Unused", "zotero"):
        assert private not in everything, private
    data = json.loads(files["brief.json"])
    assert (data["csl"], data["theme"]) == ("house.csl", "own.yaml")
    assert list(data["sources"]) == ["shown"]
    assert list(data["library"]) == ["inbib"]


def test_all_that_it_names_travels_with_it(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    built = build(load(folder / "brief.md"), attach_source=True)
    away = tmp_path_factory.mktemp("away")
    again = build(load(unpacked(built.outputs["pdf"], away)), attach_source=True)
    assert again.outputs["pdf"] == built.outputs["pdf"]
    assert words(again.outputs["pdf"]) == words(built.outputs["pdf"])


def test_a_remark_that_a_style_prints_travels(folder: Path) -> None:
    style = STYLE.replace("PRINTED", '<text variable="annote" prefix=". "/>')
    (folder / "styles/house.csl").write_text(style, "utf-8")
    built = build(load(folder / "brief.md"), ["pdf"], attach_source=True)
    assert any("ask Bob first" in text for text in words(built.outputs["pdf"]))
    assert b"ask Bob first" in attachments(built.outputs["pdf"])["brief.json"]


def test_the_style_that_a_style_is_another_name_of_travels_too(folder: Path) -> None:
    dependent = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title>'
        '<id>https://example.org/own</id><link href="https://example.org/house" rel="independent-parent"/>'
        "<updated>2025-01-01T00:00:00+00:00</updated></info></style>"
    )
    (folder / "styles/own.csl").write_text(dependent, "utf-8")
    path = folder / "brief.md"
    path.write_text(path.read_text("utf-8").replace("styles/house.csl", "styles/own.csl"), "utf-8")
    files = attachments(build(load(path), ["pdf"], attach_source=True).outputs["pdf"])
    assert {"own.csl", "house.csl"} <= set(files)


def test_it_is_called_as_its_source() -> None:
    text = "---\ntitle: T\n---\n\nText.\n"
    from_text = build(loads(text), ["pdf"], attach_source=True)
    from_data = build(from_dict({"title": "T"}), ["pdf"], attach_source=True)
    from_file = build(loads(text, name="notes/Größe: 1.md"), ["pdf"], attach_source=True, folder=Path())
    names = [list(attachments(one.outputs["pdf"])) for one in (from_text, from_data, from_file)]
    assert names == [["brief.json"], ["brief.json"], ["Größe- 1.json"]]


def test_the_same_bytes_each_time(folder: Path) -> None:
    one, two = (build(load(folder / "brief.md"), ["pdf"], attach_source=True).outputs for _ in range(2))
    assert one == two


def test_the_command_line(folder: Path) -> None:
    run = CliRunner().invoke
    refused = run(cli, ["build", str(folder / "brief.md"), "--attach-source", "--to", "docx,txt"])
    assert refused.exit_code == 2
    assert "add pdf to --to" in refused.output
    done = run(cli, ["build", str(folder / "brief.md"), "--attach-source", "--to", "pdf", "-q"])
    assert (done.exit_code, done.output) == (0, "")
    assert "brief.json" in attachments((folder / "brief.pdf").read_bytes())


def test_a_model_needs_a_pdf_to_travel_in() -> None:
    with pytest.raises(ValueError, match="not among the formats"):
        build(loads("---\ntitle: T\n---\n"), ["docx"], attach_source=True)


def test_a_theme_is_found_beside_the_source_or_in_the_working_directory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "looks")
    report = load(folder / "brief.md")
    assert build(report, ["pdf"]).outputs == build(report, ["pdf"], theme="own.yaml").outputs
