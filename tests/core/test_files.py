from __future__ import annotations

from pathlib import Path

import pytest

from briefing.core.diagnostics import FileError
from briefing.core.files import decode_utf8, read_bytes, write_all


def test_all_or_nothing(tmp_path: Path) -> None:
    good, blocked = tmp_path / "a.docx", tmp_path / "taken.pdf"
    good.write_bytes(b"before")
    blocked.mkdir()
    with pytest.raises(FileError, match=r"taken\.pdf cannot be written"):
        write_all({good: b"after", blocked: b"x"})
    assert good.read_bytes() == b"before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.docx", "taken.pdf"]


def test_folders_are_made(tmp_path: Path) -> None:
    write_all({tmp_path / "new" / "deep" / "a.pdf": b"x"})
    assert (tmp_path / "new" / "deep" / "a.pdf").read_bytes() == b"x"


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(FileError, match="cannot be written"):
        write_all({tmp_path / "out" / "a.pdf": b"x"})


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="does not exist"):
        read_bytes(tmp_path / "none.md")
    with pytest.raises(FileError, match="is a directory"):
        read_bytes(tmp_path)


def test_the_first_byte_that_is_not_utf8_is_placed() -> None:
    with pytest.raises(FileError) as caught:
        decode_utf8("Größe\nna\u00efve".encode() + b"\xff", "b.md")
    place = caught.value.diagnostics[0].at
    assert (place.line, place.column) == (2, 6)


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode_utf8(b"\xef\xbb\xbfabc", "b.md") == "abc"
