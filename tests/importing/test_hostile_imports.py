"""Inputs that mean harm, or are broken: each gets a brief that reads back, or one clear error; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import BriefingError, loads
from briefing.importing.importer import from_markdown, import_bytes

from .hostile import HOSTILE

#: Hundredths of the full size: what is wrong with a long input is wrong with a shorter one; the bench has the long one.
_SMALL = 3


@pytest.mark.parametrize("what", HOSTILE, ids=[what.replace(" ", "-") for what in HOSTILE])
def test_hostile(what: str) -> None:
    name, make, code = HOSTILE[what]
    if code:
        with pytest.raises(BriefingError) as caught:
            import_bytes(make(_SMALL), name)
        assert [found.code for found in caught.value.diagnostics] == [code]
        assert all(found.message and found.at.file for found in caught.value.diagnostics)
        return
    made = import_bytes(make(_SMALL), name)
    assert [found for found in made.diagnostics if found.level == "error"] == []
    assert loads(made.text).title


def test_lone_surrogates_from_a_program() -> None:
    made = from_markdown("# A\ud800\n\nwo\udc80rds [1]", [{"url": "https://a.example", "title": "B\ud800"}])
    assert loads(made.text).title
    made.text.encode()


@pytest.mark.parametrize("manner", ["markdown", "html", "text", "gemini", "storm"])
def test_a_manner_that_is_not_the_text_s(manner: str) -> None:
    """Whatever a person says that it is, it becomes a brief."""
    for text in (
        "# A\n\n**b** [1]",
        "<html><p>a</p></html>",
        "{\\ a",
        "\t\t\n-\n-\n",
        "| |\n|",
        "]]>",
        "&#0;&#x110000;&x;",
    ):
        made = import_bytes(text.encode(), "pasted", manner)
        assert loads(made.text).title


def test_a_word_file_that_is_none() -> None:
    with pytest.raises(BriefingError) as caught:
        import_bytes(b"words", "a.txt", "docx")
    assert [found.code for found in caught.value.diagnostics] == ["not-word"]


def test_the_command_says_it_in_a_sentence(tmp_path: Path, briefing_command: list[str]) -> None:
    """Nothing is written where nothing can be made."""
    import subprocess

    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    done = subprocess.run(
        [*briefing_command, "import", "a.pdf"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "[import-not-text]" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
