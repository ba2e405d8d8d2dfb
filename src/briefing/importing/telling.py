"""An import goes in; the lines that a person is told of it come out: what was found, doubted, and left out."""

from __future__ import annotations

from collections.abc import Iterator

from .found import Imported

#: Letters of a text that are shown; the whole is in `Imported.to_dict`.
_MOST = 160
#: What is counted -> its words for one, and for any other number.
_COUNTED = {
    "headings": ("heading", "headings"),
    "questions": ("question", "questions"),
    "tables": ("table", "tables"),
    "lists": ("list", "lists"),
    "notes": ("note", "notes"),
    "citations": ("citation", "citations"),
    "sources": ("source", "sources"),
}


def told(imported: Imported, output: str, quiet: bool = False) -> Iterator[str]:
    """The lines; `output` is what the brief is called, `quiet` leaves what is doubtful alone."""
    if not quiet:
        yield from _found(imported, output)
    if imported.doubts:
        yield "Doubtful:"
        for doubt in imported.doubts:
            place = f"{imported.name}:{doubt.line}" if doubt.line else imported.name
            yield f"  {place}: {doubt.message} [{doubt.code}]" + (f" {_cut(doubt.words)}" if doubt.words else "")
    if imported.left_out and not quiet:
        yield "Left out:"
        for one in imported.left_out:
            lines = f"{one.first}" if one.first == one.last else f"{one.first}-{one.last}"
            yield f"  {imported.name}:{lines}: {one.reason}{': ' + _cut(one.words) if one.words else ''}"


def _found(imported: Imported, output: str) -> Iterator[str]:
    manner = f", in the manner of {imported.exporter}" if imported.exporter else ""
    yield f"{output}: made of {imported.name} ({imported.form}{manner})."
    counts = imported.counts
    found = [f"{count:,} {words[count != 1]}" for name, words in _COUNTED.items() if (count := getattr(counts, name))]
    uncited = ""
    if counts.uncited:
        uncited = f"; {counts.uncited:,} of them {'is' if counts.uncited == 1 else 'are'} never cited"
    yield f"  {', '.join(found) or 'text alone'}{uncited}"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0] + " …"
