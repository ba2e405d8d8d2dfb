"""Files of edits go in; their cases come out, each with what becomes of the source, and can be written back."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.drafts.pull import Changes, Pulled

HERE = Path(__file__).parent
BRIEF = HERE / "strait" / "brief.md"

#: When LibreOffice wrote a comment.
_MOMENT = re.compile(r"date=\d{4}-\d\d-\d\dT[\d:]+Z?")
_CHANGES: dict[str, Changes] = {"accept": "accept", "reject": "reject", "list": "list"}


@dataclass(frozen=True)
class Brief:
    """A source whose draft is edited."""

    name: str
    source: Path
    cases: Path
    """The file of what is done to its draft."""
    citing: tuple[str, ...] = ()
    """How it cites, in other ways than it says itself: lines of the front matter's `citations`."""

    @property
    def in_notes(self) -> bool:
        """Its endnotes are citations."""
        return "style: notes" in self.citing

    def text(self) -> str:
        """The source."""
        text = self.source.read_bytes().decode()
        lines = "".join(f"\n    {line}" for line in self.citing)
        assert not lines or text.count("\ncitations:\n") == 1
        return text.replace("\ncitations:\n", f"\ncitations:{lines}\n")

    def lay_out(self, folder: Path) -> Path:
        """Where the source is in an empty folder, with the pictures that it names."""
        for path in self.source.parent.glob("*.svg"):
            (folder / path.name).write_bytes(path.read_bytes())
        source = folder / self.source.name
        source.write_bytes(self.text().encode())
        return source


STRAIT = Brief("strait", BRIEF, HERE / "edits.txt")
BEIJING = Brief(
    "beijing", HERE.parent.parent / "examples" / "beijing-gathering" / "brief.md", HERE / "edits-beijing.txt"
)
#: The same edits in other ways of citing.
CITING = [
    Brief(name, BRIEF, HERE / cases, lines)
    for name, cases, lines in (
        ("author-date", "edits-names.txt", ("style: author-date",)),
        ("zotero", "edits-names.txt", ("style: author-date", "word: zotero")),
        ("notes", "edits-citing.txt", ("style: notes",)),
        ("word", "edits-citing.txt", ("word: word",)),
    )
]
BRIEFS = [STRAIT, BEIJING, *CITING]


@dataclass(frozen=True)
class Case:
    """Something that a person does, and what becomes of it."""

    brief: Brief
    name: str
    steps: tuple[str, ...]
    """Lines of Basic."""
    changes: Changes
    expected: tuple[str, ...]
    """As `outcome` gives them."""

    @property
    def id(self) -> str:
        """For pytest."""
        return f"{self.brief.name}: {self.name}".replace(" ", "-")


def read_cases(brief: Brief) -> tuple[str, list[Case]]:
    """What stands in a brief's file before the first case, and the cases."""
    head, *parts = brief.cases.read_text(encoding="utf-8").split("\n== ")
    return head.rstrip("\n") + "\n", [_case(brief, part) for part in parts]


def all_cases() -> list[Case]:
    """Of every brief."""
    return [case for brief in BRIEFS for case in read_cases(brief)[1]]


def _case(brief: Brief, part: str) -> Case:
    name, *lines = part.rstrip("\n").split("\n")
    rule = lines.index("---")
    steps, expected = lines[:rule], lines[rule + 1 :]
    changes: Changes = "accept"
    if steps and steps[0].startswith("changes: "):
        changes = _CHANGES[steps.pop(0).removeprefix("changes: ")]
    return Case(brief, name, tuple(steps), changes, tuple(expected))


def written(head: str, cases: Sequence[Case]) -> str:
    """The file again."""
    parts = [head]
    for case in cases:
        said = [] if case.changes == "accept" else [f"changes: {case.changes}"]
        parts.append("\n".join((f"== {case.name}", *said, *case.steps, "---", *case.expected, "")))
    return "\n".join(parts)


def lay_out(pulled: Pulled, folder: Path) -> Path:
    """Where a source with the edits is in an empty folder, with the pictures that it names."""
    for path in pulled.path.parent.glob("*.svg"):
        (folder / path.name).write_bytes(path.read_bytes())
    for path, data in pulled.files.items():
        target = folder / path.relative_to(pulled.path.parent)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
    source = folder / pulled.path.name
    source.write_bytes(pulled.text.encode())
    return source


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
