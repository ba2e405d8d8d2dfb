"""What a PDF lacks is said with its place; the file claims no more than it keeps; `--strict` refuses it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli
from tests.pdf.drawing import png

FRONT = "---\ntitle: A brief\n---\n\n# One\n\n"

#: name: (source, code, line, column, words of the message, whether the PDF is PDF/UA all the same)
LACKING: dict[str, tuple[str, str, int, int, str, bool]] = {
    "a picture without alternative text": (
        f"{FRONT}Said.\n\n![A map](map.png)\n", "no-alternative-text", 9, 1, "'map.png'", False,
    ),
    "a picture whose alternative text is blank": (
        f'{FRONT}![A map](map.png){{alt=" "}}\n', "no-alternative-text", 7, 1, "'map.png'", False,
    ),
    "a picture in a list": (
        f"{FRONT}- An item\n\n  ![A map](map.png)\n", "no-alternative-text", 9, 3, "'map.png'", False,
    ),
    "a title without words": ("---\ntitle: ' '\n---\n\n# One\n\nSaid.\n", "empty-heading", 2, 1, "title", False),
    "a language that is none": (
        "---\ntitle: T\nlang: en_US\n---\n\nSaid.\n", "bad-language", 2, 1, "'en_US'", False,
    ),
    "words in a language that is none": (f"{FRONT}Said [wort]{{lang=de_DE}}.\n", "bad-language", 7, 6, "'de_DE'", True),
    "a link without words": (f"{FRONT}See [ ](https://example.org/).\n", "empty-link", 7, 5, "example.org", True),
    "a character that no font has": (
        f"{FRONT}Said \N{CUNEIFORM SIGN A}.\n", "missing-glyph", 7, 6, "U+12000, cuneiform sign a", True,
    ),
    "a character of private use": (f"{FRONT}Said \ue123.\n", "missing-glyph", 7, 6, "U+E123, private use", True),
    "a character that is none yet": (f"{FRONT}Said \u0378.\n", "missing-glyph", 7, 6, "U+0378, unassigned", True),
    "a skipped level": (f"{FRONT}### Three\n\nSaid.\n", "heading-skip", 7, 1, "", True),
    "a heading without words": (f"{FRONT}Said.\n\n#\n\nMore.\n", "empty-heading", 9, 1, "no words", True),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map.png").write_bytes(png().data)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def claims(data: bytes) -> tuple[str, str, str]:
    """Part and level of PDF/A and part of PDF/UA that a file says it keeps; an empty text for none."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        return (
            str(metadata["pdfaid:part"]), str(metadata["pdfaid:conformance"]), str(metadata.get("pdfuaid:part", ""))
        )  # fmt: skip


@pytest.mark.parametrize("name", LACKING)
def test_the_place_is_said_and_the_claim_is_true(name: str, folder: Path) -> None:
    text, code, line, column, message, accessible = LACKING[name]
    source = folder / "brief.md"
    source.write_text(text, "utf-8")
    done = run("build", source, "--to", "pdf", "-q")
    assert done.exit_code == 0, done.output
    (said,) = [one for one in done.output.splitlines() if one.startswith(str(source))]
    assert said.startswith(f"{source}:{line}:{column}: warning: "), said
    assert said.endswith(f"[{code}]")
    assert message in said
    assert claims((folder / "brief.pdf").read_bytes()) == ("2", "A", "1" if accessible else "")
    assert accessible or "PDF/UA" in done.output


@pytest.mark.parametrize("name", LACKING)
def test_strict_refuses_it(name: str, folder: Path) -> None:
    source = folder / "brief.md"
    source.write_text(LACKING[name][0], "utf-8")
    before = sorted(folder.iterdir())
    done = run("build", source, "--strict", "--attach-source")
    assert done.exit_code == 1
    assert f"[{LACKING[name][1]}]" in done.output
    assert "nothing was written" in done.output
    assert sorted(folder.iterdir()) == before


def test_strict_says_everything_at_once(folder: Path) -> None:
    """What rules find and what only drawing finds."""
    source = folder / "brief.md"
    source.write_text(f"{FRONT}Said \N{CUNEIFORM SIGN A}.\n\n![A map](map.png)\n", "utf-8")
    done = run("build", source, "--strict")
    assert done.exit_code == 1
    assert f"{source}:7:6: warning: " in done.output
    assert f"{source}:9:1: warning: " in done.output
    assert sorted(path.name for path in folder.iterdir()) == ["brief.md", "map.png"]


@pytest.mark.parametrize("character", ["\x07", "\x80", "\x9f", "\ufdd0", "\uffff", "\U0001fffe"])
def test_what_is_no_character_is_refused(character: str, folder: Path) -> None:
    source = folder / "brief.md"
    source.write_text(f"{FRONT}Said {character}.\n", "utf-8")
    done = run("build", source)
    assert done.exit_code == 1
    assert f"{source}:7:6: error: The character U+{ord(character):04X} cannot be shown. [bad-character]" in done.output


def test_a_sound_source_passes_strictly(folder: Path) -> None:
    source = folder / "brief.md"
    source.write_text(
        f'{FRONT}![A map](map.png){{alt="A map of ports"}}\n\nSee <https://example.org/>, [](https://example.org/b), '
        "[wort]{lang=de-1996} and [слово]{lang=sr-Cyrl-RS}.\n\n| a | b |\n|---|---|\n| c | d |\n",
        "utf-8",
    )
    done = run("build", source, "--to", "pdf", "--strict", "-q")
    assert (done.exit_code, done.output) == (0, "")
    assert claims((folder / "brief.pdf").read_bytes()) == ("2", "A", "1")
