"""A Word draft that stands where a new one is to be written goes in; nothing comes out, or the reason to leave it."""

from __future__ import annotations

from pathlib import Path

from ..core.diagnostics import BriefingError, Diagnostic, FileError
from ..core.files import read_bytes
from ..core.spans import Span
from .sources import STDIN


def refuse_to_overwrite(path: Path, source: str) -> None:
    """Raises BriefingError where writing a draft to `path` would lose what a person did: it was edited since it was
    built, and `source` does not have all of the edits; or it is no draft of ours at all.
    """
    if not path.is_file():
        return
    from ..drafts.manifest import is_untouched

    data = read_bytes(path)
    try:
        untouched = is_untouched(data, str(path))
    except FileError:
        untouched = None
    if untouched:
        return
    if untouched is None:
        message = f"{path} was not built by briefing: it is not overwritten."
        raise BriefingError([_found("draft-not-ours", message, path, "move it away, or build with --force")])
    if source == STDIN or not _is_home(data, path, Path(source)):
        into = f" --into {source}" if source != STDIN else ""
        message = f"{path} was edited since it was built: it is not overwritten."
        hint = f"bring the edits back with: briefing pull {path}{into}; or build with --force"
        raise BriefingError([_found("draft-edited", message, path, hint)])


def _is_home(data: bytes, path: Path, source: Path) -> bool:
    """Whether the source has every edit of the draft already."""
    from ..drafts.pull import pull_bytes

    try:
        pulled = pull_bytes(data, path, source)
    except BriefingError:
        return False
    return not (pulled.changed or pulled.conflicts or any(told.lost for told in pulled.items))


def _found(code: str, message: str, path: Path, hint: str) -> Diagnostic:
    return Diagnostic(code, message, Span(str(path)), hint)
