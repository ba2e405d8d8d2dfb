"""Inputs that nobody pastes who means well; `bench/importing.py` measures what each takes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from ..drafts.packed import NAMES, packed

Made = Callable[[int], bytes]
"""Hundredths of the full size, some two megabytes: what most must scale with."""

_WORDS = "The channel was closed on 9 February.1 Two ferries stayed in port [2]. "
_WORKS = "\n\nWorks cited\n\n" + "\n".join(
    f"{n}. Notice {n} - Post, accessed September 5, 2025, https://post.example/{n}" for n in range(1, 4)
)


def _bomb(_: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(packed("<w:p/>"))) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in whole.namelist():
            made.writestr(name, whole.read(name))
        made.writestr("word/media/x.xml", b" " * 400_000_000)
    return out.getvalue()


def _laughs(_: int) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE w [<!ENTITY l0 "ha">{entities}]>'
    text = f"{head}<w:document {NAMES}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(packed("<w:p/>"))) as whole, zipfile.ZipFile(out, "w") as made:
        for name in whole.namelist():
            made.writestr(name, text if name == "word/document.xml" else whole.read(name))
    return out.getvalue()


def _deep_docx(_: int) -> bytes:
    return packed("<w:sdt><w:sdtContent>" * 5_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 5_000)


#: Name -> the input, and the code of the error that it gets; empty: it becomes a brief.
HOSTILE: dict[str, tuple[str, Made, str]] = {
    "100 MB": ("a.txt", lambda _: _WORDS.encode() * 1_500_000, "import-too-large"),
    "one line of 10 MB": ("a.txt", lambda _: b"word " * 2_000_000, "import-too-large"),
    "one line of 1.9 MB": ("a.txt", lambda n: ("word " * 3_800 * n).encode(), ""),
    "one word of 1.9 MB": ("a.txt", lambda n: b"w" * 19_000 * n, ""),
    "one line of Markdown": ("a.md", lambda n: (_WORDS * 250 * n).encode(), ""),
    "1.9 MB with marks": ("a.txt", lambda n: ("\n\n".join([_WORDS] * 250 * n) + _WORKS).encode(), ""),
    "1.9 MB of Markdown": ("a.md", lambda n: ("\n\n".join([f"# 1. A\n\n{_WORDS}"] * 200 * n) + _WORKS).encode(), ""),
    "1.9 MB of digits": ("a.txt", lambda n: ("a.1 2 3,4 " * 1_800 * n + _WORKS).encode(), ""),
    "1.9 MB of brackets": ("a.md", lambda n: (b"[" * 19_000 * n), ""),
    "1.9 MB of parentheses": ("a.txt", lambda n: (b"([a](" * 3_800 * n), ""),
    "1.9 MB of stars": ("a.md", lambda n: (b"*a **b " * 2_700 * n), ""),
    "1.9 MB of backquotes": ("a.md", lambda n: b"".join(b"`" * k + b" " for k in range(1, 190 * n // 10)), ""),
    "1.9 MB of sources": ("a.txt", lambda n: ("A\n\nWords.1\n\nSources\n\n" + "\n".join(
        f"{k}. Notice {k}, accessed September 5, 2025, https://post.example/{k}" for k in range(1, 250 * n))).encode(),
        ""),
    "1.9 MB of addresses in a line": ("a.txt", lambda n: ("A\n\nWords.1 Sources " + " ".join(
        f"Notice {k}, accessed September 5, 2025, https://post.example/{k}" for k in range(1, 250 * n))).encode(), ""),
    "quotations in one another": ("a.md", lambda n: b">" * 200 * n + b" words", ""),
    "lists in one another": ("a.md", lambda n: "".join(f"{'  ' * k}- a\n" for k in range(13 * n)).encode(), ""),
    "100,000 elements in one another": ("a.html", lambda n: b"<html>" + b"<div>" * 1_000 * n + b"words", ""),
    "100,000 spans in one another": ("a.html", lambda n: b"<html><p>" + b"<b>" * 1_000 * n + b"words", ""),
    "tables in one another": ("a.html", lambda n: b"<html>" + b"<table><tr><td>" * 200 * n + b"words", ""),
    "elements in Markdown": ("a.md", lambda n: b"# A\n\n" + b"<div>" * 1_000 * n + b"words", ""),
    "a cell that spans the world": (
        "a.html", lambda _: b'<html><table><tr><td colspan="99999999" rowspan="99999999">words</td></tr></table>', ""),
    "a table of 200,000 cells": (
        "a.md", lambda n: b"|a" * 200 + b"|\n" + b"|-" * 200 + b"|\n" + (b"|a" * 200 + b"|\n") * 10 * n, ""),
    "control characters": ("a.txt", lambda n: b"A\n\nwo\x00rds\x01 \x1b[31m and\x7f more\x0b.\n", ""),
    "marks of direction": ("a.txt", lambda n: "A\n\n\u202ewords\u202c and \u2066more\u2069.\n".encode(), ""),
    "lone surrogates": ("a.txt", lambda n: b"A\n\nwo\xed\xa0\x80rds \xed\xb0\x80.\n", ""),
    "no UTF-8": ("a.txt", lambda _: bytes(range(32, 256)) * 50, ""),
    "half of UTF-16": ("a.txt", lambda n: "A\n\nwords".encode("utf-16")[:-1], ""),
    "nothing": ("a.txt", lambda _: b"", "empty-source"),
    "spaces": ("a.txt", lambda n: b" \n\t\x0c\n" * 1000, "empty-source"),
    "only marks": ("a.md", lambda n: b"[1][2]\n\n---\n\n***\n", ""),
    "front matter that is none": ("a.md", lambda n: b"---\n: [}{\n---\n\nwords\n", ""),
    "front matter of aliases": (
        "a.md", lambda n: b"---\na: &a [x, x]\n" + b"".join(
            b"%c: &%c [*%c, *%c, *%c]\n" % (k, k, k - 1, k - 1, k - 1) for k in range(98, 122))
        + b"---\n\nwords\n", ""),
    "STORM's data that is none": ("a.md", lambda n: b'words.[1]\n\n{"url_to_unified_index": ' + b"[" * 1_000 * n, ""),
    "a PDF": ("a.pdf", lambda n: b"%PDF-1.7\n", "import-not-text"),
    "a .doc": ("a.doc", lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "import-not-text"),
    "a ZIP bomb": ("a.docx", _bomb, "unsafe-package"),
    "billion laughs": ("a.docx", _laughs, "unsafe-package"),
    "a Word file nested without end": ("a.docx", _deep_docx, "bad-package"),
    "a Word file cut off": ("a.docx", lambda _: packed("<w:p/>")[:300], "bad-package"),
    "a Word file that is a text": ("a.docx", lambda _: b"PK\x03\x04words", "bad-package"),
    "a Word file without a body": ("a.docx", lambda _: packed(None), "bad-package"),
}  # fmt: skip
