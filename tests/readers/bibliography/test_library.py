"""A report's `bibliography` files: found beside the source, read into its library, and every problem at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import Report, build, from_dict, load
from briefing.compile import overridden, read, resolved
from briefing.core.diagnostics import BriefingError, Diagnostic, Diagnostics
from briefing.model.inlines import Text
from briefing.readers.emit import to_markdown
from briefing.readers.plain_data import to_data

BIB = "@book{kim, title = {Ferries}, doi = {10.1/X}}\n@online{b, title = {B}, url = {https://example.org/b}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "more.json").write_text('[{"id": "kim", "title": "Other"}, {"id": "c", "title": "C"}]', "utf-8")
    return tmp_path


def written(folder: Path, matter: str, body: str = "Words.") -> Path:
    path = folder / "brief.md"
    path.write_text(f"---\ntitle: T\n{matter}\n---\n\n{body}\n", "utf-8")
    return path


def said(found: Diagnostics | tuple[Diagnostic, ...], folder: Path) -> list[str]:
    return [str(one).replace(f"{folder}/", "").split("\n")[0] for one in found]


def test_files_are_read_beside_the_source(folder: Path) -> None:
    reading = read(written(folder, "bibliography: refs.bib"))
    assert {key: source.title for key, source in reading.report.library.items()} == {"kim": "Ferries", "b": "B"}
    assert reading.report.sources == {}
    assert not list(reading.diagnostics)


def test_of_one_id_in_two_files_the_first_is_taken(folder: Path) -> None:
    reading = read(written(folder, "bibliography: [refs.bib, more.json]"))
    assert [source.title for source in reading.report.library.values()] == ["Ferries", "B", "C"]
    assert said(reading.diagnostics, folder) == [
        "more.json:1:2: warning: 'kim' stands in refs.bib too, line 1: the first is taken. [duplicate-source]"
    ]


def test_the_reports_own_source_goes_before(folder: Path) -> None:
    reading = read(written(folder, "bibliography: refs.bib\nsources:\n  kim: {title: Mine, DOI: 10.1/x}"))
    assert "kim" not in reading.report.library
    assert [source.title for source in reading.report.known_sources.values()] == ["Mine", "B"]
    assert not list(reading.diagnostics)


def test_what_repeats_a_source_of_the_report_is_noted(folder: Path) -> None:
    own = "own: {title: A, DOI: 'https://doi.org/10.1/x'}"
    two = "two: {title: B, URL: 'http://www.example.org/b/'}"
    reading = read(written(folder, f"bibliography: refs.bib\nsources:\n  {own}\n  {two}"))
    warning = "warning: The source"
    assert said(reading.diagnostics, folder) == [
        f"refs.bib:1:1: {warning} 'kim' has the DOI of 'own', which stands at brief.md:5:3. [duplicate-source]",
        f"refs.bib:2:1: {warning} 'b' has the address of 'two', which stands at brief.md:6:3. [duplicate-source]",
    ]


def test_a_file_that_is_not_there_is_said_where_it_is_named(folder: Path) -> None:
    with pytest.raises(BriefingError) as caught:
        load(written(folder, "bibliography:\n  - refs.bib\n  - mor.json\n  - ."))
    first, second = caught.value.diagnostics
    assert (first.code, first.at.line, first.at.column) == ("file-not-found", 5, 5)
    assert first.hint == "did you mean 'more.json'?"
    assert (second.code, second.at.line) == ("file-unreadable", 6)


def test_a_file_that_is_no_bibliography_stops_the_build(folder: Path) -> None:
    (folder / "bad.json").write_text("words", "utf-8")
    with pytest.raises(BriefingError, match="bad-bibliography"):
        load(written(folder, "bibliography: bad.json"))


def test_an_ending_that_says_nothing(folder: Path) -> None:
    for name, text in (
        ("a", BIB),
        ("b.txt", '[{"id": "kim"}, {"id": "b"}]'),
        ("c", "TY  - BOOK\nID  - kim\nER  - \nTY  - BOOK\nID  - b\nER  - \n"),
        ("d", "- {id: kim}\n- {id: b}\n"),
    ):
        (folder / name).write_text(text, "utf-8")
        assert list(load(written(folder, f"bibliography: {name}")).library) == ["kim", "b"]


def test_data_and_python_objects_read_files_too(folder: Path) -> None:
    report = from_dict({"title": "T", "bibliography": "refs.bib"}, folder)
    assert list(report.library) == ["kim", "b"]
    made = Report(title=(Text("T"),), bibliography=("none.bib",))
    with pytest.raises(BriefingError, match="file-not-found"):
        build(made, ["txt"], folder=folder)
    (folder / "bad.bib").write_text("@book{a, title = {Open\n", "utf-8")
    found = resolved(Report(title=(Text("T"),), bibliography=("bad.bib",)), folder)[1]
    assert [one.code for one in found] == ["bad-entry"]


def test_a_library_that_is_given_needs_no_files(folder: Path) -> None:
    report = load(written(folder, "bibliography: refs.bib"))
    (folder / "refs.bib").unlink()
    assert from_dict(to_data(report), folder) == report


def test_markdown_without_files_holds_the_library_as_sources() -> None:
    report = from_dict({"title": "T", "library": {"kim": {"title": "Ferries"}}})
    assert "kim: {title: Ferries}" in to_markdown(report)


def test_a_setting_names_other_files(folder: Path) -> None:
    report = load(written(folder, "bibliography: refs.bib"))
    found = Diagnostics()
    assert list(overridden(report, {"bibliography": "more.json"}, found).library) == ["kim", "c"]
    with pytest.raises(BriefingError, match="file-not-found"):
        overridden(report, {"bibliography": "none.json"})
