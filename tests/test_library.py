"""The library: reports made in Python, from a dict, from text; builds in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing
from briefing import BriefingError, Report, build, from_dict, load, loads
from briefing.model import blocks as b
from briefing.model import inlines as i


def test_the_public_names_are_there() -> None:
    for name in briefing.__all__:
        assert getattr(briefing, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = briefing.nothing


def test_one_report_three_ways() -> None:
    words = b.Paragraph((i.Text("Some "), i.Strong((i.Text("words"),)), i.Text(".")))
    made = Report(title=(i.Text("A brief"),), sections=(b.Section((i.Text("One"),), blocks=(words,)),))
    from_text = loads("---\ntitle: A brief\n---\n\n# One\n\nSome **words**.\n")
    from_data = from_dict({"title": "A brief", "sections": [{"title": "One", "blocks": "Some **words**."}]})
    assert made == from_text == from_data


def test_a_build_gives_bytes_and_touches_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    built = build(loads("---\ntitle: A brief\n---\n\nWords.\n"), formats=["docx", "pdf"])
    assert sorted(built.outputs) == ["docx", "pdf"]
    assert built.outputs["docx"].startswith(b"PK")
    assert built.outputs["pdf"].startswith(b"%PDF")
    assert built.diagnostics == ()
    assert list(tmp_path.iterdir()) == []


def test_a_report_made_in_python_is_held_against_the_model() -> None:
    wrong = Report(title="A brief", sections=("not a section",))  # type: ignore[arg-type]
    with pytest.raises(BriefingError) as caught:
        build(wrong)
    assert {d.code for d in caught.value.diagnostics} <= {"wrong-type", "missing-field", "unknown-field"}


def test_faults_of_a_dict_name_their_path() -> None:
    with pytest.raises(BriefingError) as caught:
        from_dict({"title": "x", "sections": [{"title": "a", "blocs": []}], "langg": "en"})
    assert sorted(d.code for d in caught.value.diagnostics) == ["unknown-field", "unknown-field"]
    assert any("sections" in str(d) for d in caught.value.diagnostics)


def test_an_unknown_format_is_a_programmers_fault() -> None:
    with pytest.raises(ValueError, match="did you mean 'docx'"):
        build(loads("---\ntitle: x\n---\n\ny\n"), formats=["doxc"])


def test_a_file_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("title: A brief\nblocks: Words.\n", "utf-8")
    assert load(tmp_path / "b.yaml") == loads("---\ntitle: A brief\n---\n\nWords.\n")


def test_same_input_same_bytes_twice() -> None:
    text = "---\ntitle: A brief\ndate: 2025-09-05\n---\n\n# One\n\nWords.^[a note]\n"
    first, second = (build(loads(text)).outputs for _ in range(2))
    assert first == second
