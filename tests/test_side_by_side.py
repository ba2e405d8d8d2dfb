"""A long document whose draft a second process writes: the files are the same, and so is what is said of them."""

from __future__ import annotations

import os

import pytest

from briefing import BriefingError, build, loads
from briefing import compile as story
from briefing.core import beside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

HEAD = "---\ntitle: Long\nlang: en\n{more}sources:\n  - {{id: a, title: One, url: https://a.example/}}\n---\n\n"
BODY = "# Part {n}\n\nWords of part {n} [@a], and more of [them](https://b.example/{n}).\n\n"


@pytest.fixture(autouse=True)
def _two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork on any machine that can."""
    monkeypatch.setattr(beside, "is_worth_it", lambda: True)


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was begun beside."""
    begun: list[object] = []
    enter = beside.Beside.__enter__

    def noted(self: beside.Beside) -> beside.Beside:
        begun.append(self)
        return enter(self)

    monkeypatch.setattr(beside.Beside, "__enter__", noted)
    return begun


def source(parts: int, more: str = "") -> str:
    return HEAD.format(more=more) + "".join(BODY.format(n=n) for n in range(parts))


def test_the_files_are_the_same(forks: list[object]) -> None:
    report = loads(source(200, "contents: true\n"))
    alone, both = build(report), build(report, side_by_side=True)
    assert len(forks) == 1
    assert both.outputs == alone.outputs
    assert both.pages == alone.pages
    assert both.diagnostics == alone.diagnostics
    assert build(report, ["docx"], side_by_side=True).outputs["docx"] == alone.outputs["docx"]


def test_short_documents_and_pdfs_need_no_second_process(forks: list[object]) -> None:
    build(loads(source(3)), side_by_side=True)
    build(loads(source(200)), ["pdf"], side_by_side=True)
    assert not forks


def test_a_draft_that_fails_there_is_written_here(forks: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    report = loads(source(200))
    expected = build(report).outputs
    here, made = os.getpid(), story._drafting

    def failing(*arguments: object) -> object:
        draft, refused = made(*arguments)  # type: ignore[arg-type]

        def elsewhere(pages: object) -> bytes:
            assert os.getpid() == here
            return draft(pages)  # type: ignore[arg-type]

        return elsewhere, refused

    monkeypatch.setattr(story, "_drafting", failing)
    assert build(report, side_by_side=True).outputs == expected
    assert forks


def test_a_fault_is_told_once_and_leaves_no_process() -> None:
    report = loads(source(200, "csl: no-such-style\n"))
    with pytest.raises(BriefingError):
        build(report, side_by_side=True)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
