"""Files that are no drafts, broken and hostile ones: each is a clear error, within bounds, and nothing is written."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from briefing import build, load

from ..core.packages import zipped
from .edits import BRIEF

#: Bytes of address space for a process that reads a file from a stranger; a Python with lxml alone maps 150 MB.
MOST_MEMORY = 900_000_000

Parts = dict[str, bytes]
Broken = Callable[[Parts], bytes]

DOCTYPE = b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def parts() -> Parts:
    return parts_of_a_draft()


def parts_of_a_draft() -> Parts:
    """What a real draft is made of."""
    with zipfile.ZipFile(BytesIO(build(load(BRIEF), ("docx",)).outputs["docx"])) as package:
        return {name: package.read(name) for name in package.namelist()}


def _bomb(parts: Parts) -> bytes:
    text = parts[DOCUMENT].replace(b"</w:body>", b" " * 400_000_000 + b"</w:body>")
    return zipped({**parts, DOCUMENT: text}.items())


def _doctype(parts: Parts) -> bytes:
    head, rest = parts[DOCUMENT].split(b"?>", 1)
    return zipped({**parts, DOCUMENT: head + b"?>" + DOCTYPE + rest}.items())


def _billion_laughs(parts: Parts) -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    head, rest = parts[DOCUMENT].split(b"?>", 1)
    text = rest.replace(b"The Strait", b"&l9;", 1)
    return zipped({**parts, DOCUMENT: head + b'?><!DOCTYPE w [<!ENTITY l0 "ha">' + entities + b"]>" + text}.items())


def _nested(parts: Parts) -> bytes:
    deep = b"<w:sdt><w:sdtContent>" * 5_000 + b"</w:sdtContent></w:sdt>" * 5_000
    return zipped({**parts, DOCUMENT: parts[DOCUMENT].replace(b"</w:body>", deep + b"</w:body>")}.items())


#: Name, the file, the code of the error.
REFUSED: list[tuple[str, Broken, str]] = [
    ("zip bomb", _bomb, "unsafe-package"),
    ("doctype", _doctype, "unsafe-package"),
    ("billion laughs", _billion_laughs, "unsafe-package"),
    ("duplicate members", lambda p: zipped([*p.items(), (DOCUMENT, p[DOCUMENT])]), "unsafe-package"),
    ("path traversal", lambda p: zipped([*p.items(), ("../../evil.xml", b"<x/>")]), "unsafe-package"),
    ("absolute path", lambda p: zipped([*p.items(), ("/etc/evil.xml", b"<x/>")]), "unsafe-package"),
    ("nested without end", _nested, "bad-package"),
    ("cut in the middle", lambda p: zipped(p.items())[:9_000], "bad-package"),
    ("cut at the end", lambda p: zipped(p.items())[:-10], "bad-package"),
    ("no document", lambda p: zipped([(n, d) for n, d in p.items() if n != DOCUMENT]), "not-word"),
    ("no content types", lambda p: zipped([(n, d) for n, d in p.items() if n != "[Content_Types].xml"]), "not-word"),
    ("invalid UTF-8", lambda p: zipped({**p, DOCUMENT: p[DOCUMENT].replace(b"Strait", b"Str\xff\xfe")}.items()),
     "bad-package"),
    ("not well-formed", lambda p: zipped({**p, DOCUMENT: p[DOCUMENT][:-30]}.items()), "bad-package"),
    ("100,000 empty members", lambda p: zipped([*p.items(), *((f"x/{n}", b"") for n in range(100_000))]),
     "unsafe-package"),
    ("encrypted", lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
     "protected-package"),
    ("a .doc", lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
     "not-word"),
    ("not a ZIP file", lambda _: b"{\\rtf1 Hello}", "not-word"),
    ("a PDF", lambda _: b"%PDF-1.7\n", "not-word"),
    ("empty", lambda _: b"", "bad-package"),
]  # fmt: skip


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _pull(command: list[str], draft: Path, source: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(
        [*command, "pull", str(draft), "--into", str(source)],
        capture_output=True, text=True, timeout=60, preexec_fn=_limited, env=environment,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "make", "code"), REFUSED, ids=[name.replace(" ", "-") for name, _, _ in REFUSED])
def test_refused(name: str, make: Broken, code: str, parts: Parts, tmp_path: Path, briefing_command: list[str]) -> None:
    draft, source = tmp_path / "draft.docx", tmp_path / "brief.md"
    draft.write_bytes(make(parts))
    source.write_bytes(BRIEF.read_bytes())
    done = _pull(briefing_command, draft, source)
    assert f"[{code}]" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 3
    assert source.read_bytes() == BRIEF.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.md", "draft.docx"]


def test_a_folder(tmp_path: Path, briefing_command: list[str]) -> None:
    (tmp_path / "draft.docx").mkdir()
    (tmp_path / "brief.md").write_bytes(BRIEF.read_bytes())
    done = _pull(briefing_command, tmp_path / "draft.docx", tmp_path / "brief.md")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_main_part_of_another_name(parts: Parts, tmp_path: Path, briefing_command: list[str]) -> None:
    """Its name says nothing: relationships and content types do (ECMA-376 Part 2, 6.3)."""
    renamed = {name.replace("word/document.xml", "word/other.xml").replace("document.xml.rels", "other.xml.rels"):
               data for name, data in parts.items()}  # fmt: skip
    for part in ("[Content_Types].xml", "_rels/.rels"):
        renamed[part] = renamed[part].replace(b"word/document.xml", b"word/other.xml")
    (tmp_path / "draft.docx").write_bytes(zipped(renamed.items()))
    (tmp_path / "brief.md").write_bytes(BRIEF.read_bytes())
    (tmp_path / "crossings.svg").write_bytes(BRIEF.with_name("crossings.svg").read_bytes())
    done = _pull(briefing_command, tmp_path / "draft.docx", tmp_path / "brief.md")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "brief.md").read_bytes() == BRIEF.read_bytes()


def test_many_nested_elements_in_a_line(parts: Parts, tmp_path: Path, briefing_command: list[str]) -> None:
    """As deep as XML is read, it is read: content controls in content controls."""
    deep = b"<w:sdt><w:sdtContent>" * 60 + b"<w:p><w:r><w:t>Deep words.</w:t></w:r></w:p>"
    deep += b"</w:sdtContent></w:sdt>" * 60
    data = zipped({**parts, DOCUMENT: parts[DOCUMENT].replace(b"<w:sectPr", deep + b"<w:sectPr", 1)}.items())
    (tmp_path / "draft.docx").write_bytes(data)
    (tmp_path / "brief.md").write_bytes(BRIEF.read_bytes())
    done = _pull([*briefing_command], tmp_path / "draft.docx", tmp_path / "brief.md")
    assert done.returncode == 0, done.stderr
    assert "Deep words." in (tmp_path / "brief.md").read_text(encoding="utf-8") + done.stdout


def test_conflicts_and_drafts_that_were_edited(parts: Parts, tmp_path: Path, briefing_command: list[str]) -> None:
    source, draft = tmp_path / "brief.md", tmp_path / "brief.docx"
    (tmp_path / "crossings.svg").write_bytes(BRIEF.with_name("crossings.svg").read_bytes())
    text = BRIEF.read_text(encoding="utf-8")
    edited = parts[DOCUMENT].replace(b"Lorries gather at dusk", b"Lorries gather at noon")
    draft.write_bytes(zipped({**parts, DOCUMENT: edited}.items()))
    source.write_text(text.replace("Lorries gather at dusk", "Lorries gather at dawn"), encoding="utf-8")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*briefing_command, *words], capture_output=True, text=True, timeout=60, cwd=tmp_path)

    kept = draft.read_bytes()
    refused = run("build", "brief.md", "--to", "docx")
    assert (refused.returncode, draft.read_bytes()) == (1, kept)
    assert "[draft-edited]" in refused.stderr

    pulled = run("pull", "brief.docx", "--json")
    assert pulled.returncode == 1
    [conflict] = json.loads(pulled.stdout)["conflicts"]
    assert ("noon" in conflict["draft"], "dawn" in conflict["source"]) == (True, True)
    marked = source.read_text(encoding="utf-8")
    assert "<<<<<<<" in marked and "=======" in marked and ">>>>>>>" in marked  # noqa: PT018 - three marks, one thought
    assert "noon" in marked
    assert "dawn" in marked

    unsettled = run("build", "brief.md", "--to", "docx", "--force")
    assert (unsettled.returncode, draft.read_bytes()) == (1, kept)
    assert "[unsettled-conflict]" in unsettled.stderr

    source.write_text(text.replace("Lorries gather at dusk", "Lorries gather at ten"), encoding="utf-8")
    forced = run("build", "brief.md", "--to", "docx", "--force")
    assert forced.returncode == 0, forced.stderr
    assert draft.read_bytes() != kept
