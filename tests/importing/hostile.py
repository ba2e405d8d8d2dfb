"""Inputs that nobody pastes who means well; `bench/importing.py` measures what each takes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from ..drafts.packed import NAMES, packed

Made = Callable[[], bytes]

_WORDS = "The channel was closed on 9 February.1 Two ferries stayed in port [2]. "
_WORKS = "\n\nWorks cited\n\n" + "\n".join(
    f"{n}. Notice {n} - Post, accessed September 5, 2025, https://post.example/{n}" for n in range(1, 4)
)


def _bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(packed("<w:p/>"))) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in whole.namelist():
            made.writestr(name, whole.read(name))
        made.writestr("word/media/x.xml", b" " * 400_000_000)
    return out.getvalue()


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE w [<!ENTITY l0 "ha">{entities}]>'
    text = f"{head}<w:document {NAMES}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(packed("<w:p/>"))) as whole, zipfile.ZipFile(out, "w") as made:
        for name in whole.namelist():
            made.writestr(name, text if name == "word/document.xml" else whole.read(name))
    return out.getvalue()


def _deep_docx() -> bytes:
    return packed("<w:sdt><w:sdtContent>" * 5_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 5_000)


#: Name -> the input, and the code of the error that it gets; empty: it becomes a brief.
HOSTILE: dict[str, tuple[str, Made, str]] = {
    "100 MB": ("a.txt", lambda: _WORDS.encode() * 1_500_000, "import-too-large"),
    "one line of 10 MB": ("a.txt", lambda: b"word " * 2_000_000, "import-too-large"),
    "one line of 1.9 MB": ("a.txt", lambda: ("word " * 380_000).encode(), ""),
    "one word of 1.9 MB": ("a.txt", lambda: b"w" * 1_900_000, ""),
    "one line of Markdown": ("a.md", lambda: (_WORDS * 25_000).encode(), ""),
    "1.9 MB with marks": ("a.txt", lambda: ("\n\n".join([_WORDS] * 25_000) + _WORKS).encode(), ""),
    "1.9 MB of Markdown": ("a.md", lambda: ("\n\n".join([f"# 1. A\n\n{_WORDS}"] * 20_000) + _WORKS).encode(), ""),
    "1.9 MB of digits": ("a.txt", lambda: ("a.1 2 3,4 " * 180_000 + _WORKS).encode(), ""),
    "1.9 MB of brackets": ("a.md", lambda: (b"[" * 1_900_000), ""),
    "1.9 MB of parentheses": ("a.txt", lambda: (b"([a](" * 380_000), ""),
    "1.9 MB of stars": ("a.md", lambda: (b"*a **b " * 270_000), ""),
    "1.9 MB of backquotes": ("a.md", lambda: b"".join(b"`" * n + b" " for n in range(1, 1_900)), ""),
    "1.9 MB of sources": ("a.txt", lambda: ("A\n\nWords.1\n\nSources\n\n" + "\n".join(
        f"{n}. Notice {n}, accessed September 5, 2025, https://post.example/{n}" for n in range(1, 25_000))).encode(),
        ""),
    "1.9 MB of addresses in a line": ("a.txt", lambda: ("A\n\nWords.1 Sources " + " ".join(
        f"Notice {n}, accessed September 5, 2025, https://post.example/{n}" for n in range(1, 25_000))).encode(), ""),
    "quotations in one another": ("a.md", lambda: b">" * 20_000 + b" words", ""),
    "lists in one another": ("a.md", lambda: "".join(f"{'  ' * n}- a\n" for n in range(1_300)).encode(), ""),
    "100,000 elements in one another": ("a.html", lambda: b"<html>" + b"<div>" * 100_000 + b"words", ""),
    "100,000 spans in one another": ("a.html", lambda: b"<html><p>" + b"<b>" * 100_000 + b"words", ""),
    "tables in one another": ("a.html", lambda: b"<html>" + b"<table><tr><td>" * 20_000 + b"words", ""),
    "elements in Markdown": ("a.md", lambda: b"# A\n\n" + b"<div>" * 100_000 + b"words", ""),
    "a cell that spans the world": (
        "a.html", lambda: b'<html><table><tr><td colspan="999999999" rowspan="999999999">words</td></tr></table>', ""),
    "a table of 200,000 cells": (
        "a.md", lambda: b"|" + b"a|" * 200 + b"\n|" + b"-|" * 200 + b"\n" + (b"|" + b"a|" * 200 + b"\n") * 1_000, ""),
    "control characters": ("a.txt", lambda: b"A\n\nwo\x00rds\x01 \x1b[31m and\x7f more\x0b.\n", ""),
    "marks of direction": ("a.txt", lambda: "A\n\n\u202ewords\u202c and \u2066more\u2069.\n".encode(), ""),
    "lone surrogates": ("a.txt", lambda: b"A\n\nwo\xed\xa0\x80rds \xed\xb0\x80.\n", ""),
    "no UTF-8": ("a.txt", lambda: bytes(range(32, 256)) * 50, ""),
    "half of UTF-16": ("a.txt", lambda: "A\n\nwords".encode("utf-16")[:-1], ""),
    "nothing": ("a.txt", lambda: b"", "empty-source"),
    "spaces": ("a.txt", lambda: b" \n\t\x0c\n" * 1000, "empty-source"),
    "only marks": ("a.md", lambda: b"[1][2]\n\n---\n\n***\n", ""),
    "front matter that is none": ("a.md", lambda: b"---\n: [}{\n---\n\nwords\n", ""),
    "front matter of aliases": (
        "a.md", lambda: b"---\na: &a [x, x]\n" + b"".join(
            b"%c: &%c [*%c, *%c, *%c]\n" % (n, n, n - 1, n - 1, n - 1) for n in range(98, 122))
        + b"---\n\nwords\n", ""),
    "STORM's data that is none": ("a.md", lambda: b'words.[1]\n\n{"url_to_unified_index": ' + b"[" * 100_000, ""),
    "a PDF": ("a.pdf", lambda: b"%PDF-1.7\n", "import-not-text"),
    "a .doc": ("a.doc", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "import-not-text"),
    "a ZIP bomb": ("a.docx", _bomb, "unsafe-package"),
    "billion laughs": ("a.docx", _laughs, "unsafe-package"),
    "a Word file nested without end": ("a.docx", _deep_docx, "bad-package"),
    "a Word file cut off": ("a.docx", lambda: packed("<w:p/>")[:300], "bad-package"),
    "a Word file that is a text": ("a.docx", lambda: b"PK\x03\x04words", "bad-package"),
    "a Word file without a body": ("a.docx", lambda: packed(None), "empty-source"),
}  # fmt: skip
