"""A draft that people edited and the source as it is now go in; the source with their edits comes out.

Three texts meet: the source as it was when the draft was built, which the draft carries; the source as the draft would
have it; and the source as it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal, TypeAlias

from ..core.diagnostics import BriefingError, Diagnostic, Diagnostics, FileError, did_you_mean
from ..core.files import decode_utf8, read_bytes
from ..core.manifest import FORM, Manifest
from ..core.node import node, replace
from ..core.ooxml import Package, open_package
from ..core.spans import Span
from ..model.sources import Source
from ..readers import refuse_conflicts
from .again import Again, built_again
from .drawn import Change
from .emptied import refilled
from .manifest import read_manifest
from .merge import Conflict, Merged, merge
from .plan import Album, Planned, Told, entries_read, named_in, plan
from .reading import Opened, open_draft
from .source import SourceText, read_source

Changes: TypeAlias = Literal["accept", "reject", "list"]

#: What a source is called where nothing says its name (see the source format).
USUAL = "brief.md"
_MARKDOWN = (".md", ".markdown")
_MARK = "\N{BYTE ORDER MARK}"
#: How many pages a draft has that does not say it: more than one.
_SOME = 2


@node
class Pulled:
    """What came of bringing a draft back."""

    path: Path
    """The source that the text is for."""
    before: str
    """The source as it is now; empty: there is none yet."""
    text: str
    """The source with the draft's edits; with conflicts marked in it."""
    conflicts: tuple[Conflict, ...]
    """What the draft and the source both changed."""
    items: tuple[Told, ...]
    """The draft's edits, one by one: those that were taken, and those that the source cannot say."""
    changes: tuple[Change, ...]
    """Tracked changes of the draft."""
    diagnostics: tuple[Diagnostic, ...]
    """What is to be said besides; nothing of it is an error."""
    files: Mapping[Path, bytes] = field(default_factory=dict)
    """Pictures of the draft that the text names and that are to be written with it: what each holds, by its path. They
    lie in a folder beside the source, and none of them stands there yet."""

    @property
    def changed(self) -> bool:
        """Whether the source, or a picture beside it, is to be written."""
        return self.text != self.before or bool(self.files)


def pull(draft: str | Path, into: str | Path | None = None, changes: Changes = "accept") -> Pulled:
    """Bring the edits of a Word draft back into the source it was built from; nothing is written.

    `into` is the Markdown source; None: the one that the draft was built from, beside the draft. Where there is no file
    of that name, the text is that of the source as it was built, with the edits. `changes` tells whether tracked
    changes count as accepted, as rejected, or are only listed.

    Raises FileError where a file cannot be read or the draft is no Word file; BriefingError where the source is at
    fault.
    """
    draft = Path(draft)
    return pull_bytes(read_bytes(draft), draft, None if into is None else Path(into), changes)


def pull_bytes(data: bytes, draft: Path, into: Path | None = None, changes: Changes = "accept") -> Pulled:
    """The same for the bytes of a draft; `draft` is where it lies, for messages and for its source beside it."""
    said = Diagnostics()
    manifest = _carried(open_package(data, str(draft)), draft, said)
    path = into if into is not None else _source_of(draft, manifest)
    if path.suffix.lower() not in _MARKDOWN:
        message = f"Drafts come back into Markdown, and {path.name} is none."
        hint = f"briefing pull {draft} --into {path.with_suffix('.md')} writes the report there, in Markdown"
        raise FileError([Diagnostic("unknown-format", message, Span(str(path)), hint)])
    now = _text(path) if path.exists() or manifest is None else ""
    refuse_conflicts(now, str(path))
    if manifest is None:
        manifest = Manifest(path.name, now.removeprefix(_MARK), pages=_SOME)
    source = read_source(manifest.text, str(path), _library(manifest))
    again = built_again(source, manifest, path.parent)
    opened = _with_notes(open_draft(data, str(draft), changes, again.edges), again.opened, draft, said)
    album = Album(opened.package, path, manifest.pictures, manifest.widths, opened.measure)
    planned = plan(source, again.texts, again.opened, opened, again.known, album, _rebuilt(path, manifest))
    _note_differences(again, path, said)
    planned = replace(planned, text=album.gone_on(planned.text, now))
    merged = _merged(source, planned, now)
    files = named_in(merged.text, album)
    return Pulled(path, now, merged.text, merged.conflicts, planned.items, opened.changes, tuple(said.sorted()), files)


def _with_notes(opened: Opened, base: Opened, draft: Path, said: Diagnostics) -> Opened:
    """The draft with its notes, where LibreOffice lost them all."""
    whole = refilled(opened, base)
    if whole is None:
        return opened
    message = "LibreOffice saved every note of this draft empty: they are taken for what they were when it was built."
    said.add("draft-notes-lost", message, Span(str(draft)), "if somebody changed a note, change it in the source")
    return whole


def _rebuilt(path: Path, manifest: Manifest) -> Callable[[str], dict[str, str]]:
    """Tells what the entries of the bibliography would read, were the source's text another."""

    def read(text: str) -> dict[str, str]:
        try:
            source = read_source(text, str(path), _library(manifest))
        except BriefingError:
            return {}
        return entries_read(built_again(source, manifest, path.parent).opened.blocks)

    return read


def _merged(source: SourceText, planned: Planned, now: str) -> Merged:
    if not now:
        return Merged(planned.text, ())
    mark = _MARK if now.startswith(_MARK) else ""
    merged = merge(source.text, planned.text, now.removeprefix(mark))
    return Merged(mark + merged.text, merged.conflicts)


def _text(path: Path) -> str:
    """The text of a source, with its byte order mark if it has one: that is the author's too."""
    data = read_bytes(path)
    mark = _MARK if data.startswith(_MARK.encode()) else ""
    return mark + decode_utf8(data, str(path))


def _library(manifest: Manifest) -> dict[str, Source] | None:
    """What the bibliography files held; None where the draft does not say: then they are read."""
    if not manifest.library:
        return None
    from ..readers.carried import library_of

    return library_of(manifest)


def _carried(package: Package, draft: Path, said: Diagnostics) -> Manifest | None:
    """The manifest; None where the draft has none, which is said."""
    manifest = read_manifest(package)
    at = Span(str(draft))
    if manifest is not None and manifest.text:
        if manifest.form > FORM:
            message = "The draft was built by a later version of this tool."
            said.add("draft-of-later-version", message, at, "what is new in it may not come back; install that version")
        return manifest
    message = f"{draft.name} does not carry the source it was built from: it is held against the source as it is now."
    hint = "what was changed in the source since then looks as if it were taken out in the draft: see --dry-run first"
    said.add("draft-without-source", message, at, hint)
    return None


def _source_of(draft: Path, manifest: Manifest | None) -> Path:
    """Where the source is that a draft was built from."""
    folder = draft.parent
    names = [manifest.name] if manifest is not None and manifest.name else []
    names += [f"{draft.stem}.md", USUAL]
    for name in names:
        if (folder / name).is_file():
            return folder / name
    named = " or ".join(dict.fromkeys(names))
    message = f"The source of {draft.name} is not beside it: there is no {named} in its folder."
    near = did_you_mean(names[0], [path.name for path in folder.glob("*.md")] if folder.is_dir() else [])
    raise FileError([Diagnostic("file-not-found", message, Span(str(draft)), near or "name it with --into")])


def _note_differences(again: Again, path: Path, said: Diagnostics) -> None:
    """Errors that the source did not have when the draft was built: what they stop is missing from the comparison."""
    if again.found:
        what = "; ".join(found.message for found in again.found[:3])
        message = f"The draft could not be built again just as it was: {what}"
        said.add("draft-built-otherwise", message, Span(str(path)), "put the missing files where they were")
