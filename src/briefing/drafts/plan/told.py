"""What is said of an edit of a draft: that it was taken into the source, or why it was not."""

from __future__ import annotations

from typing import Literal

from ...core.node import node
from ..known import AS_WORDS

Kind = Literal["changed", "inserted", "deleted", "moved", "split", "joined", "level", "comment", "not-taken"]


@node
class Told:
    """One edit, in a line."""

    kind: Kind
    """"not-taken": the source cannot say it, or it was made to text that the tool makes."""
    words: str
    """What stands in the draft, shortened where it was taken; whole where it was not."""
    line: int
    """The line of the source it belongs to, from 1, as the source was when the draft was built; of what is new, that of
    the block that it stands behind, and of what stands before all others, that of the first. 0: none."""
    reason: str = ""
    """Why it was not taken; empty: it was."""

    @property
    def lost(self) -> bool:
        """Whether the source has not even its words."""
        return self.kind == "not-taken" and not self.reason.endswith(AS_WORDS)


@node
class Planned:
    """The source as the draft would have it."""

    text: str
    items: tuple[Told, ...]


def short(text: str, most: int = 60) -> str:
    """Words cut to a length, with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
