"""The same entry is read from any encoding; one that was guessed is said."""

from __future__ import annotations

import codecs

import pytest

from briefing.core.diagnostics import Diagnostics
from briefing.readers.bibliography import read_bibliography

ENTRY = "@book{a, title = {Überblick über “Škoda” – naïve}, author = {Müller, René}}\n"
WESTERN = "@book{a, title = {Überblick über “naïve” – Öl}, author = {Müller, René}}\n"


def title(data: bytes) -> tuple[str, list[str]]:
    found = Diagnostics()
    (source,) = read_bibliography(data, "x.bib", found)
    return source.title, [f"{one.level}: {one.message} [{one.code}]" for one in found]


@pytest.mark.parametrize(
    "data",
    [
        ENTRY.encode("utf-8"),
        ENTRY.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + ENTRY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ENTRY.encode("utf-16-be"),
        ENTRY.encode("utf-16-le"),
        ENTRY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + ENTRY.encode("utf-32-le"),
        ENTRY.encode("utf-32-le"),
        ENTRY.encode("utf-32-be"),
        ENTRY.replace("\n", "\r\n").encode("utf-16"),
    ],
)
def test_unicode_is_known(data: bytes) -> None:
    assert title(data) == ("Überblick über “Škoda” – naïve", [])


@pytest.mark.parametrize(
    ("head", "encoding", "text"),
    [
        ("% Encoding: windows-1250\n", "cp1250", "Škoda"),
        ("% -*- coding: iso-8859-2 -*-\n", "iso8859-2", "Škoda"),
        ("% \\usepackage[koi8-r]{inputenc}\n", "koi8-r", "Москва"),
        ("% !TeX encoding = applemac\n", "mac-roman", "Öl"),
    ],
)
def test_what_the_first_lines_say_is_believed(head: str, encoding: str, text: str) -> None:
    assert title(f"{head}@book{{a, title = {{{text}}}}}".encode(encoding)) == (text, [])


def test_windows_1252_is_guessed_and_said() -> None:
    found, said = title(WESTERN.encode("cp1252"))
    assert found == "Überblick über “naïve” – Öl"
    assert said == ["info: x.bib is not UTF-8: it is read as windows-1252. [not-utf8]"]


def test_a_stray_byte_does_not_spoil_utf8() -> None:
    found, said = title(ENTRY.encode().replace("ï".encode(), b"\xef"))
    assert found == "Überblick über “Škoda” – naïve"
    assert said == ["info: x.bib is not UTF-8: it is read as UTF-8 with a few characters of windows-1252. [not-utf8]"]


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff\xfe", b"\xfe\xff\x00", b"\x81\x8d", b"% Encoding: idna\n\xff"])
def test_other_bytes_do_no_harm(data: bytes) -> None:
    assert read_bibliography(data, "x.bib", Diagnostics()) == []
