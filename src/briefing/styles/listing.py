"""Every style that can be asked for by name comes out, with its title."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from . import places

_TITLE = re.compile(rb"<title>([^<]*)</title>")
_SUMMARY = re.compile(rb"<summary>([^<]*)</summary>")
_PARENT = re.compile(rb'<link href="[^"]*/([^"/]+)" rel="independent-parent"')
#: The title stands in the first lines; whole files would be 40 MB.
_HEAD = 4096


class Listed(NamedTuple):
    """A style's name, and a line about it."""

    name: str
    title: str


def style_names() -> Iterator[Listed]:
    """The house styles with what they do, then the public ones with their titles, by name."""
    for path in sorted(places.house().glob("*.csl")):
        yield Listed(path.stem, _text(_SUMMARY, _head(path)))
    place = places.public()
    if place is None:
        return
    for path in sorted([*place.glob("*.csl"), *(place / "dependent").glob("*.csl")], key=lambda path: path.stem):
        head = _head(path)
        parent = _PARENT.search(head)
        title = _text(_TITLE, head)
        yield Listed(path.stem, f"{title} (as {parent[1].decode()})" if parent else title)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _text(pattern: re.Pattern[bytes], head: bytes) -> str:
    found = pattern.search(head)
    return " ".join(html.unescape(found[1].decode("utf-8")).split()) if found else ""
