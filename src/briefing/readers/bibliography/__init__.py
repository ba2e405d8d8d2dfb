"""Bibliography files - CSL-JSON, BibTeX, RIS, YAML - into sources by id, every problem a diagnostic with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from ...core.diagnostics import Diagnostics, FileError, did_you_mean
from ...core.files import read_bytes
from ...core.spans import Span
from ...model.sources import Source
from .found import Found

if TYPE_CHECKING:
    from .item import Entry

Form: TypeAlias = Literal["csl-json", "bibtex", "ris", "yaml"]

#: Forms by the ending of a file's name.
FORMS: dict[str, Form] = {
    ".json": "csl-json",
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".ris": "ris",
    ".yaml": "yaml",
    ".yml": "yaml",
}
_MOST_BYTES = 200_000_000


def load(
    files: Sequence[str], folder: Path, inline: Mapping[str, Source], places: Sequence[Span], diagnostics: Diagnostics
) -> dict[str, Source]:
    """The sources of bibliography files by id, without those that the report gives itself (`inline`).

    `folder` is where relative names count from, `places` says for each name where it is written. Of one id in two
    places the first is kept. Whatever repeats another source, inline ones among them, is noted.
    """
    library: dict[str, Source] = {}
    twice = Found("the files", diagnostics)
    for file, at in zip(files, places, strict=True):
        path = folder / file
        data = _read(path, at, diagnostics)
        if data is None:
            continue
        for source in read_bibliography(data, str(path), diagnostics):
            first = library.get(source.id)
            if first is None:
                library[source.id] = source
            elif first.at and first.at.file != str(path):
                message = f"{source.id!r} stands in {first.at.file} too, line {first.at.line}: the first is taken."
                twice.add("duplicate-source", message, source.at or at, "take one of them out")
    twice.close()
    for key in inline:
        library.pop(key, None)
    note_duplicates([*inline.values(), *library.values()], diagnostics)
    return library


def read_bibliography(data: bytes, name: str, diagnostics: Diagnostics) -> list[Source]:
    """The sources of one file in its order, each id once; `name` says its form by its ending and stands in messages."""
    from .encodings import decode
    from .item import make_source

    found = Found(name, diagnostics)
    text, guess = decode(data)
    if guess:
        hint = "save the file as UTF-8"
        found.add("not-utf8", f"{name} is not UTF-8: it is read as {guess}.", Span(name, 1, 1), hint, "info")
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    sources: dict[str, Source] = {}
    for entry in _entries(text, name, found):
        at = entry.at
        source = make_source(entry, lambda message, hint, at=at: found.bad(message, at, hint))  # type: ignore[misc]
        if source is None:
            continue
        first = sources.setdefault(source.id, source)
        if first is not source and first.at:
            message = f"The id {source.id!r} stands in line {first.at.line} too: the first is taken."
            found.add("duplicate-source", message, at, "give one of them another id")
    found.close()
    return list(sources.values())


def note_duplicates(sources: Sequence[Source], diagnostics: Diagnostics) -> None:
    """Note sources that are the same under two ids."""
    from .duplicates import duplicates

    found = Found("the report", diagnostics)
    for same in duplicates(sources):
        first = same.first.at or Span()
        message = f"The source {same.source.id!r} has the {same.shared} of {same.first.id!r}, which stands at {first}."
        found.add("duplicate-source", message, same.source.at or Span(), f"cite {same.first.id!r}, and take it out")
    found.close()


def _read(path: Path, at: Span, diagnostics: Diagnostics) -> bytes | None:
    """A file's bytes; None where it cannot be read, with the problem noted where the file is named."""
    try:
        if path.exists() and not path.is_dir() and not path.is_file():
            diagnostics.add("file-unreadable", f"{path} is no file.", at)
            return None
        if path.is_file() and path.stat().st_size > _MOST_BYTES:
            diagnostics.add("file-unreadable", f"{path} is too large.", at, "keep the sources of this report in it")
            return None
        return read_bytes(path)
    except FileError as error:
        problem = error.diagnostics[0]
        hint = _neighbours(path) if problem.code == "file-not-found" else "name a file with sources"
        diagnostics.add(problem.code, problem.message, at, hint)
    except (OSError, ValueError):  # a name that no file can have
        diagnostics.add("file-not-found", f"{str(path)!r} is no name of a file.", at)
    return None


def _neighbours(path: Path) -> str:
    """The likeliest name in the folder; empty where none is near."""
    try:
        known = [one.name for one in path.parent.iterdir() if one.suffix.lower() in FORMS]
    except OSError:
        return ""
    return did_you_mean(path.name, known[:1000])


def _entries(text: str, name: str, found: Found) -> Iterator[Entry]:
    if not text.strip():
        return
    match FORMS.get(Path(name).suffix.lower()) or form_of(text):
        case "csl-json":
            from .json_items import read_json

            yield from read_json(text, name, found)
        case "bibtex":
            from .bibtex import read_bibtex

            yield from read_bibtex(text, name, found)
        case "ris":
            from .ris import read_ris

            yield from read_ris(text, name, found)
        case "yaml":
            from .yaml_items import read_yaml

            yield from read_yaml(text, name, found)


def form_of(text: str) -> Form:
    """A text's form by how it begins."""
    begin = text[:20_000]
    if re.match(r"\s*(?:\[\s*[\]{]|\{\s*[\"}])", begin):
        return "csl-json"
    if re.search(r"^\s{0,3}TY\s{1,2}-", begin, re.MULTILINE):
        return "ris"
    return "bibtex" if re.search(r"^[ \t]*@[ \t]*\w+[ \t]*[{(]", begin, re.MULTILINE) else "yaml"
