"""Footnotes go in; those that are only a source come out as entries, the others as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...core.node import replace
from ..loose import Blocks, LeftOut, Literally, Para, Quoted
from .entry import Read, read_entry
from .likely import SAYS
from .lines import run_on
from .said import Said, lines_of
from .types import Entry, WorkList

#: The longest source of a footnote, in characters without its address.
_LONGEST = 320
_GOES_ON = re.compile(r"[.!?\u3002] +[^\W\d_a-z]\w* \w+ ")


def take_notes(
    notes: Mapping[str, Blocks], lists: Sequence[WorkList]
) -> tuple[dict[str, Blocks], tuple[WorkList, ...], tuple[LeftOut, ...]]:
    """The footnotes that stay, a list of those that are sources, and what was left out of these. One whose name a list has given to another source
    stays a footnote."""
    from ..sources.addresses import compared_address

    known = {name: compared_address(entry.url) for works in lists for entry in works.entries for name in entry.names}
    kept: dict[str, Blocks] = {}
    entries: list[Entry] = []
    labels: dict[str, None] = {}
    for name, blocks in notes.items():
        read = _source(blocks)
        if read is None or known.get(name, compared_address(read.entry.url)) != compared_address(read.entry.url):
            kept[name] = blocks
        else:
            entries.append(replace(read.entry, names=(name,)))
            labels |= dict.fromkeys(read.labels)
    if not entries:
        return kept, (), ()
    reason = "numbers before sources and words for when they were accessed, which the brief writes itself"
    left_out = (LeftOut(" ".join(labels), reason, entries[0].line, entries[-1].line, "other"),) if labels else ()
    return kept, (WorkList(tuple(entries), entries[0].line),), left_out


def _source(blocks: Blocks) -> Read | None:
    """The source that a footnote is; None: it says something besides."""
    if not blocks or not all(isinstance(block, (Para, Literally, Quoted)) for block in blocks):
        return None
    lines = [line for block in blocks for line in lines_of(block)]
    if not lines:
        return None
    said = run_on(lines)
    if not said.links or len({link.url for link in said.links}) > 1 or not _is_short(said):
        return None
    read = read_entry(said)
    if read.rest or SAYS.match(said.text) or (said.text[:1].islower() and said.links[0].start):
        return None
    return read


def _is_short(said: Said) -> bool:
    bare = sum(link.end - link.start for link in said.links if link.bare)
    return len(said.text) - bare <= _LONGEST and not _GOES_ON.search(said.text)
