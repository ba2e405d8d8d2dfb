"""The file of edits goes in; its cases come out, each with what becomes of the source, and can be written back."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.drafts.pull import Changes, Pulled

CASES = Path(__file__).with_name("edits.txt")
BRIEF = Path(__file__).with_name("strait") / "brief.md"

#: When LibreOffice wrote a comment.
_MOMENT = re.compile(r"date=\d{4}-\d\d-\d\dT[\d:]+Z?")
_CHANGES: dict[str, Changes] = {"accept": "accept", "reject": "reject", "list": "list"}


@dataclass(frozen=True)
class Case:
    """Something that a person does, and what becomes of it."""

    name: str
    steps: tuple[str, ...]
    """Lines of Basic."""
    changes: Changes
    expected: tuple[str, ...]
    """As `outcome` gives them."""


def read_cases(text: str) -> tuple[str, list[Case]]:
    """What stands before the first case, and the cases."""
    head, *parts = text.split("\n== ")
    return head.rstrip("\n") + "\n", [_case(part) for part in parts]


def _case(part: str) -> Case:
    name, *lines = part.rstrip("\n").split("\n")
    rule = lines.index("---")
    steps, expected = lines[:rule], lines[rule + 1 :]
    changes: Changes = "accept"
    if steps and steps[0].startswith("changes: "):
        changes = _CHANGES[steps.pop(0).removeprefix("changes: ")]
    return Case(name, tuple(steps), changes, tuple(expected))


def written(head: str, cases: Sequence[Case]) -> str:
    """The file again."""
    parts = [head]
    for case in cases:
        said = [] if case.changes == "accept" else [f"changes: {case.changes}"]
        parts.append("\n".join((f"== {case.name}", *said, *case.steps, "---", *case.expected, "")))
    return "\n".join(parts)


def lay_out(pulled: Pulled, folder: Path) -> None:
    """Put the picture of strait/brief.md, and those that came with a draft, where a source in a folder names them."""
    (folder / "crossings.svg").write_bytes(BRIEF.with_name("crossings.svg").read_bytes())
    for path, data in pulled.files.items():
        target = folder / path.relative_to(BRIEF.parent)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)


def outcome(pulled: Pulled) -> tuple[str, ...]:
    """The lines that leave the source and come into it, and what was not taken."""
    return (*_lines(pulled.before, pulled.text), *_told(pulled))


def _lines(before: str, after: str) -> Iterator[str]:
    compared = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    for line in list(compared)[2:]:
        if not line.startswith("@@"):
            yield _MOMENT.sub("date=NOW", line)


def _told(pulled: Pulled) -> Iterator[str]:
    for told in pulled.items:
        if told.kind == "not-taken":
            yield f"! {told.words}: {told.reason}" if told.words else f"! {told.reason}"
    for conflict in pulled.conflicts:
        yield f"! conflict: {conflict.draft} / {conflict.source}"
