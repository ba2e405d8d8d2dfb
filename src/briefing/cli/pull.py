"""`briefing pull`: the edits of a Word draft into the source it was built from."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..core.diagnostics import Diagnostic, FileError
from ..core.files import read_bytes, write_all
from ..core.spans import Span
from .exits import SOURCE_HAS_ERRORS
from .reporting import problems_reported, show

if TYPE_CHECKING:
    from ..drafts.merge import Conflict
    from ..drafts.plan import Told
    from ..drafts.pull import Pulled

#: How an edit that was taken is called in the report.
_VERBS = {"level": "new level", "not-taken": "not taken"}
#: Letters of a text of the draft that are shown; the whole stands in the source, or with --json.
_MOST = 300


@click.command("pull", short_help="Bring the edits of a Word draft back into its source.")
@click.argument("draft", metavar="DRAFT", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="FILE",
              help="The Markdown source. Default: the one that the draft was built from, beside it.")  # fmt: skip
@click.option("--changes", type=click.Choice(["accept", "reject", "list"]), default="accept", show_default=True,
              help="What tracked changes count as: accepted, or rejected. With list they are shown, and nothing "
              "of them is taken.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would change in the source, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what was not taken, and conflicts.")
def command(draft: Path, into: Path | None, changes: str, dry_run: bool, as_json: bool, quiet: bool) -> None:
    """Bring the edits of DRAFT, a Word draft that people worked in, back into the source.

    Only what changed is written anew: the author's own formatting, comments and front matter stay. What the draft and
    the source both changed is a conflict: both texts are left in the source between marks, as git leaves them, and the
    exit code is 1. Pictures that were put in are written to a folder beside the source. What the source cannot say is
    listed; no word is dropped in silence.
    """
    with problems_reported():
        from ..drafts.pull import pull

        pulled = pull(draft, into, changes)  # type: ignore[arg-type]
        if pulled.changed and not dry_run:
            _write(pulled)
    show(pulled.diagnostics)
    if as_json:
        click.echo(json.dumps(_data(pulled, written=pulled.changed and not dry_run), ensure_ascii=False, indent=1))
    elif dry_run:
        _show_difference(pulled)
        _report(pulled, quiet=True, listed=changes == "list")
    else:
        _report(pulled, quiet, listed=changes == "list")
    if pulled.conflicts:
        raise SystemExit(SOURCE_HAS_ERRORS)


def _write(pulled: Pulled) -> None:
    """Write the source and its new pictures, unless somebody saved the source meanwhile."""
    path = pulled.path
    if pulled.before and read_bytes(path) != pulled.before.encode():
        message = f"{path} was changed while the draft was read."
        raise FileError([Diagnostic("file-unwritable", message, Span(str(path)), "pull again")])
    write_all({path: pulled.text.encode(), **pulled.files})


def _report(pulled: Pulled, quiet: bool, listed: bool) -> None:
    from ..drafts.plan.told import short

    taken = [told for told in pulled.items if told.kind != "not-taken"]
    if not quiet:
        _sum_up(pulled, taken)
        for told in taken:
            click.echo(f"  {_place(pulled, told)}: {_VERBS.get(told.kind, told.kind)}: {told.words}")
    for told in pulled.items:
        if told.kind == "not-taken":
            what = f"not taken: {_cut(told.words)}" if told.lost else f"taken as it reads: {short(told.words)}"
            click.echo(f"  {_place(pulled, told)}: {what}\n      {told.reason}")
    if listed:
        for change in pulled.changes:
            who = ", ".join(filter(None, (change.author, change.date)))
            behind = f" (behind “{change.before}”)" if change.before else ""
            click.echo(f"  tracked: {change.kind} by {who or 'nobody named'}: {_cut(change.text)}{behind}")
    for conflict in pulled.conflicts:
        _show_conflict(pulled.path, conflict)
    if pulled.conflicts:
        count = len(pulled.conflicts)
        click.echo(
            f"{count} conflict{'s' if count > 1 else ''} to settle: keep one of the two texts at each.", err=True
        )


def _sum_up(pulled: Pulled, taken: list[Told]) -> None:
    if not pulled.changed:
        what = "has all of it already" if taken else "nothing was edited in the draft"
        click.echo(f"{pulled.path}: {what}; nothing was written.")
        return
    count = len(taken)
    click.echo(f"{pulled.path}: {count} edit{'' if count == 1 else 's'} of the draft taken in.")
    for path, data in pulled.files.items():
        click.echo(f"{path}: written, {len(data):,} bytes.")


def _place(pulled: Pulled, told: Told) -> str:
    return f"{pulled.path.name}:{told.line}" if told.line else pulled.path.name


def _show_conflict(path: Path, conflict: Conflict) -> None:
    click.echo(f"{path}:{conflict.line}: conflict: the draft and the source both changed this.", err=True)
    for who, text in (("the draft", conflict.draft), ("the source", conflict.source)):
        click.echo(f"    {who}: {_cut(text) or '(took it out)'}", err=True)


def _show_difference(pulled: Pulled) -> None:
    from ..drafts.merge import readable_diff

    paint: dict[str, Any] = {}
    if sys.stdout.isatty():
        paint = {
            "removed": lambda text: click.style(text, fg="red", strikethrough=True),
            "added": lambda text: click.style(text, fg="green"),
        }
    shown = readable_diff(pulled.before, pulled.text, pulled.path.name, **paint)
    click.echo(shown or f"{pulled.path}: nothing would change.\n", nl=False)
    for path, data in pulled.files.items():
        click.echo(f"{path}: would be written, {len(data):,} bytes.")


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST else f"{text[:_MOST]}…"


def _data(pulled: Pulled, written: bool) -> dict[str, Any]:
    """The report for programs."""
    return {
        "source": str(pulled.path),
        "written": written,
        "files": [str(path) for path in pulled.files],
        "edits": [_told(told) for told in pulled.items if told.kind != "not-taken"],
        "not_taken": [_told(told) for told in pulled.items if told.kind == "not-taken"],
        "conflicts": [
            {"line": one.line, "draft": one.draft, "source": one.source, "base": one.base} for one in pulled.conflicts
        ],
        "tracked": [
            {"kind": one.kind, "author": one.author, "date": one.date, "text": one.text, "before": one.before}
            for one in pulled.changes
        ],
        "diagnostics": [found.to_dict() for found in pulled.diagnostics],
    }


def _told(told: Told) -> dict[str, Any]:
    return {"kind": told.kind, "line": told.line, "words": told.words, "reason": told.reason}
