"""Runs the fixtures of the public CSL test suite in a folder: `python tests/csl_suite.py DIR [NAME ...]`.

Prints the names of those that failed and "passed N of M"; with names given, shows what was expected of those and what
came. Nothing of the suite is copied: it is read in place.
"""

from __future__ import annotations

import json
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.csl import Citation, Cite, Placed, Processor, html, parse_style

_SECTION = re.compile(r">>=+\s*([A-Z0-9-]+)\s*=+>>\n?(.*?)\n?<<=+\s*\1\s*=+<<", re.DOTALL)
_POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a fixture asked for and what came of it."""

    name: str
    expected: str
    got: str

    @property
    def passed(self) -> bool:
        return self.expected == self.got


def fixtures(folder: Path) -> Iterator[Path]:
    """The fixtures of a folder, by name."""
    for path in sorted(folder.glob("*.txt")):
        if "== MODE" in path.read_text(encoding="utf-8"):
            yield path


def run(path: Path) -> Outcome:
    """One fixture; an exception is its outcome."""
    sections = {match[1]: match[2] for match in _SECTION.finditer(path.read_text(encoding="utf-8"))}
    expected = sections["RESULT"].strip()
    try:
        got = _result(sections).strip()
    except Exception:
        got = traceback.format_exc()
    return Outcome(path.stem, expected, got)


def _result(sections: dict[str, str]) -> str:
    items: list[dict[str, Any]] = json.loads(sections["INPUT"])
    style = parse_style(sections["CSL"].strip())
    data = {str(item.get("id", n)): item for n, item in enumerate(items)}
    processor = Processor(style, data, stand_in=False)
    if sections["MODE"].strip().startswith("bibliography"):
        return _bibliography(processor, sections, list(data))
    if "CITATIONS" in sections:
        return _citations(style, data, json.loads(sections["CITATIONS"]))
    processor.register(data)
    groups = json.loads(sections["CITATION-ITEMS"]) if "CITATION-ITEMS" in sections else [
        [{"id": key} for key in data]]  # fmt: skip
    lines = []
    for group in groups:
        cites = [_cite(one) for one in group]
        placed = [_placed(one) for one in group]
        lines.append(html(processor.citation(cites, placed)))
    return "\n".join(lines)


def _bibliography(processor: Processor, sections: dict[str, str], ids: list[str]) -> str:
    if "CITATIONS" in sections:
        steps = json.loads(sections["CITATIONS"])
        known = {str(step[0].get("citationID")): step[0] for step in steps}
        last, before, after = steps[-1]
        order = [*(str(key) for key, _ in before), str(last.get("citationID")), *(str(key) for key, _ in after)]
        processor.register(str(one["id"]) for key in order for one in known[key]["citationItems"])
    else:
        processor.register(ids)
    entries = [f'  <div class="csl-entry">{html(entry.tokens)}</div>' for entry in processor.bibliography()]
    return "\n".join(['<div class="csl-bib-body">', *entries, "</div>"])


def _cite(one: dict[str, Any]) -> Cite:
    return Cite(
        str(one["id"]), str(one.get("locator", "")), str(one.get("label") or "page"), str(one.get("prefix") or ""),
        str(one.get("suffix") or ""), bool(one.get("suppress-author")), bool(one.get("author-only")),
    )  # fmt: skip


def _placed(one: dict[str, Any]) -> Placed:
    first = one.get("first-reference-note-number")
    return Placed(_POSITIONS[int(one.get("position") or 0)], bool(one.get("near-note")), int(first) if first else 0)  # type: ignore[arg-type]


def _citations(style: Any, data: dict[str, Any], steps: list[list[Any]]) -> str:
    known: dict[str, dict[str, Any]] = {}
    document: list[tuple[str, int]] = []
    before: list[str] = []
    states: list[tuple[list[str], list[str], str]] = []
    for n, (citation, pre, post) in enumerate(steps):
        key = citation.get("citationID") or f"#{n}"
        known[key] = citation
        document = [*((str(one), index) for one, index in pre)]
        document.append((key, citation.get("properties", {}).get("noteIndex", 0)))
        document += [(str(one), index) for one, index in post]
        if n >= len(steps) - 2:
            states.append(([name for name, _ in document], _texts(style, data, known, document), key))
    names, texts, key = states[-1]
    before = dict(zip(states[0][0], states[0][1], strict=True)) if len(states) > 1 else {}  # type: ignore[assignment]
    lines = []
    for n, (name, text) in enumerate(zip(names, texts, strict=True)):
        changed = name == key or before.get(name) != text  # type: ignore[attr-defined]
        lines.append(f"{'>>' if changed else '..'}[{n}] {text}")
    return "\n".join(lines)


def _texts(
    style: Any, data: dict[str, Any], known: dict[str, dict[str, Any]], document: list[tuple[str, int]]
) -> list[str]:
    citations = [
        Citation(tuple(_cite(one) for one in known[key]["citationItems"]), int(index)) for key, index in document
    ]
    processor = Processor(style, data, stand_in=False)
    processor.register(cite.id for citation in citations for cite in citation.cites)
    return [html(tokens) for tokens in processor.cite(citations)]


def main(arguments: list[str]) -> int:
    """The command line."""
    folder, wanted = Path(arguments[0]), arguments[1:]
    paths = [path for path in fixtures(folder) if not wanted or path.stem in wanted]
    outcomes = [run(path) for path in paths]
    for outcome in outcomes:
        if not outcome.passed:
            print(f"failed {outcome.name}")
            if wanted:
                print(f"expected:\n{outcome.expected}\ngot:\n{outcome.got}\n")
    print(f"passed {sum(one.passed for one in outcomes)} of {len(outcomes)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
