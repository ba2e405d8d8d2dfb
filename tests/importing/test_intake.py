"""What an input is: its encoding, its form, its exporter; and what is refused."""

from __future__ import annotations

import pytest

from briefing import BriefingError
from briefing.importing.intake import LARGEST, LONGEST, taken_in

REPORT = "A report of the harbour desk.\n\nThe channel was closed on 9 February.\n"


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (REPORT.encode(), "paste.txt", "text"),
        (REPORT.encode(), "<stdin>", "text"),
        (b"1. What Happened\n\nIt was closed.1\n\n1. One\n2. Two\n- Three\n* Four\n", "paste.txt", "text"),
        (b"# Title\n\nWords **in bold** and a [link](https://a.example).\n", "<stdin>", "markdown"),
        (b"# Title\n\nWords **in bold** and a [link](https://a.example).\n", "paste.txt", "markdown"),
        (REPORT.encode(), "report.md", "markdown"),
        (b"<!DOCTYPE html><html><body><p>Words</p></body></html>", "x", "html"),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<html><p>Words</p></html>", "x", "html"),
        (b"<p>Words</p><p>More</p><div>Words</div>", "<stdin>", "html"),
        (b"<p>Words</p> is how a paragraph begins in HTML.", "<stdin>", "text"),
        (b"PK\x03\x04rest", "draft", "docx"),
    ],
)
def test_forms(data: bytes, name: str, form: str) -> None:
    assert taken_in(data, name).form == form


@pytest.mark.parametrize(
    ("text", "exporter"),
    [
        ("It was closed.\ue200cite\ue202turn0search3\ue201", "chatgpt"),
        ("It was closed【12†source】.", "chatgpt"),
        ("It was closed. :contentReference[oaicite:2]{index=2}", "chatgpt"),
        ("[1]: https://a.example/?utm_source=chatgpt.com", "chatgpt"),
        ("It was closed.[^1_1]\n\n[^1_1]: https://a.example", "perplexity"),
        ('[](grok_render_citation_card_json={"cardIds":["a"]})', "grok"),
        ("[cite_start]It was closed.[cite: 4, 5]", "gemini"),
        ("1. Notice, accessed February 13, 2026, https://a.example", "gemini"),
        ("참고 자료 Notice, 9월 5, 2025에 액세스, https://a.example", "gemini"),
        ("It was accessed by road on May 3, 2026, they said.", ""),
        ("It was closed ([in-text citation](https://a.example)).", "gptr"),
        ("### Sources\n\n[1] Notice: https://a.example\n", "odr"),
        (REPORT, ""),
    ],
)
def test_exporters(text: str, exporter: str) -> None:
    assert taken_in(text.encode(), "x.md").exporter == exporter


def test_what_is_asked_for_goes_before_what_the_text_says() -> None:
    taken = taken_in(b"# Title\n\n**Bold** [link](https://a.example)", "x.md", "text")
    assert taken.form == "text"
    assert taken_in(REPORT.encode(), "x", "perplexity").exporter == "perplexity"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_any_encoding(encoding: str) -> None:
    taken = taken_in("Überfahrten – “gezählt”: fünf\n".encode(encoding), "x.txt")
    assert taken.text == "Überfahrten – “gezählt”: fünf\n"
    assert [found.code for found in taken.diagnostics] == (["import-encoding"] if encoding == "cp1252" else [])


def test_line_ends_and_characters_without_a_trace() -> None:
    taken = taken_in("a\r\nb\rc\u2028d\u200b\ufeffe".encode(), "x.txt")
    assert taken.text == "a\nb\nc\nde"
    assert not taken.diagnostics


def test_control_characters_become_spaces_and_are_said() -> None:
    taken = taken_in(b"one\n\ttwo\x00 three\x07", "x.txt")
    assert taken.text == "one\n\ttwo  three "
    (found,) = taken.diagnostics
    assert (found.code, found.at.line, found.at.column) == ("import-control-characters", 2, 5)
    assert "2 control characters" in found.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-source"),
        (b" \n\t", "empty-source"),
        (b"%PDF-1.7\n", "import-not-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "import-not-text"),
        (b"{\\rtf1 words}", "import-not-text"),
        (b"\x89PNG\r\n\x1a\n", "import-not-text"),
        (b"x" * (LARGEST + 1), "import-too-large"),
        (b"x" * (LONGEST + 1), "import-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(BriefingError) as caught:
        taken_in(data, "x")
    assert [found.code for found in caught.value.diagnostics] == [code]
