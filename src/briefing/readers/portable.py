"""A report and the folder of its files go in; its model as JSON and the files it names come out, to travel with the
PDF.

What travels is what the document shows: no comment, no path of the author's, no source that is never listed, no remark
that is nowhere printed. `briefing build` makes the same document of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ..core.attachments import Attachment
from ..core.files import read_bytes
from ..model import inlines as i
from ..model import walk
from ..model.report import Report
from ..model.sources import Source
from .discreet import bare_picture, bare_style, bare_theme
from .plain_data import to_data

_MEDIA = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".csl": "application/vnd.citationstyles.style+xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
}
#: Fields of a source that are remarks: few styles print them, and readers put there what is meant for nobody else.
_REMARKS = ("abstract", "annote", "note", "keyword", "call_number", "citation_key")


def portable(report: Report, folder: Path, theme: Path | None, stem: str) -> tuple[Attachment, ...]:
    """The model first, named `stem`.json, then its files in the order in which it names them.

    `folder` is where images and styles are looked for; `theme` is the theme's file, None where the report names one
    that is shipped. Raises FileError where a file cannot be read.
    """
    bag = _Bag(f"{stem}.json")
    data = _without_comments(to_data(_discreet(report, folder)))
    data.pop("bibliography", None)  # what its files gave is in the library; they hold more than was asked of them
    if theme is not None:
        data["theme"] = bag.put(theme, bare_theme, "The theme of the document")
    style = report.csl or report.citations.style
    if style.endswith(".csl"):
        data["csl"] = bag.put(folder / style, bare_style, "The citation style of the document")
        if parent := _parent(folder / style):
            bag.put(parent, bare_style, "The citation style that the document's own is another name of")
    for figure in _figures({**data, "sources": {}, "library": {}}):
        figure["image"] = bag.put(folder / figure["image"], bare_picture, "A picture of the document")
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    what = "The model that the document was made from"
    return (Attachment(bag.model, text.encode(), "application/json", "Source", what), *bag.files)


class _Bag:
    """Files under names of their own, each once."""

    def __init__(self, model: str) -> None:
        self.model = flat(model)
        self.files: list[Attachment] = []
        self._names: dict[Path, str] = {}
        self._taken = {self.model.casefold()}

    def put(self, path: Path, bare: Callable[[Path], bytes], what: str) -> str:
        """Add what `bare` leaves of a file; gives the name it travels under."""
        if path not in self._names:
            name = self._names[path] = self._name(path)
            media = _MEDIA.get(path.suffix.lower(), "application/octet-stream")
            self.files.append(Attachment(name, bare(path), media, "Data", what))
        return self._names[path]

    def _name(self, path: Path) -> str:
        name = wanted = flat(path.name)
        stem, dot, suffix = wanted.rpartition(".")
        count = 1
        while name.casefold() in self._taken:
            count += 1
            name = f"{stem}-{count}{dot}{suffix}"
        self._taken.add(name.casefold())
        return name


def flat(name: str) -> str:
    """A name that is a file's in every system: no folder, no character that one of them forbids."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join("-" if character in '<>:"|?*' or not character.isprintable() else character for character in last)


def _parent(style: Path) -> Path | None:
    """The style beside a dependent one that it names as its parent (CSL 1.0.2, "File Types"); None where it is
    whole."""
    from ..csl import DependentStyleError, parse_style

    try:
        parse_style(read_bytes(style))
    except DependentStyleError as dependent:
        beside = style.with_name(dependent.parent.rstrip("/").rpartition("/")[2] + ".csl")
        return beside if beside.is_file() else None
    return None


def _figures(value: Any) -> Iterator[dict[str, Any]]:
    """Every figure in the plain data of a report."""
    if isinstance(value, dict):
        if value.get("type") == "figure":
            yield value
        for one in value.values():
            yield from _figures(one)
    elif isinstance(value, list):
        for one in value:
            yield from _figures(one)


def _without_comments(value: Any) -> Any:
    """Plain data without the author's comments: no document shows them but the draft."""
    if isinstance(value, dict):
        return {key: _without_comments(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_comments(one) for one in value if not isinstance(one, dict) or one.get("type") != "comment"]
    return value


def _discreet(report: Report, folder: Path) -> Report:
    """The report without sources that are never listed, and without what is said of sources and nowhere printed."""
    cited = {cite.key for one in walk.inlines(report) if isinstance(one, i.Citation) for cite in one.items}
    uncited = report.citations.uncited
    hidden = [] if report.citations.ratings else ["rating"]
    hidden += [] if report.citations.descriptors else ["descriptor", "source_type"]
    listed = replace(
        report,
        sources={k: _without(s, hidden) for k, s in report.sources.items() if k in cited or uncited != "drop"},
        library={k: _without(s, hidden) for k, s in report.library.items() if k in cited or uncited == "keep"},
    )
    unremarked = replace(
        listed,
        sources={key: _without(source, _REMARKS) for key, source in listed.sources.items()},
        library={key: _without(source, _REMARKS) for key, source in listed.library.items()},
    )
    return unremarked if unremarked == listed or _same(unremarked, listed, folder) else listed


def _without(source: Source, names: tuple[str, ...] | list[str]) -> Source:
    if not any(getattr(source, name) for name in names):
        return source
    empty: dict[str, Any] = {field.name: field.default for field in fields(Source) if field.name in names}
    return replace(source, **empty)


def _same(one: Report, other: Report, folder: Path) -> bool:
    """Whether two reports give the same document, which tells whether a style prints a remark."""
    from ..resolve.resolve import resolve

    # links are told apart by what they are, not by what they hold: so compare what is said of them
    return repr(resolve(one, folder)[0].body) == repr(resolve(other, folder)[0].body)
