"""What a paragraph's runs are read into before citations, references and labels are told from words."""

from __future__ import annotations

from dataclasses import field

from ...core.node import record
from ..drawn import PLAIN, Item, Look, Note, Picture, Remark, ShownBlock
from .dress import Dress
from .fields import Field


@record
class Atom:
    """Text of one run, or one thing that is no text."""

    text: str
    look: Look = PLAIN
    style: str = ""
    """The run's character style, as it is called by us."""
    marks: tuple[str, ...] = ()
    anchor: str = ""
    """The bookmark that a link around it leads to."""
    fields: tuple[Field, ...] = ()
    """The fields whose result it is in, outermost first."""
    thing: Note | Picture | None = None
    breaks: bool = False
    own: bool = False
    """The note's own number, at the note's beginning."""
    made: bool = False
    """No author wrote it."""
    dress: tuple[tuple[Dress, str], ...] = ()
    """What its run says of its look that the model has no words for."""
    size: int = 0
    """In half points, as its run says it; 0: it does not, or nobody asked."""

    def copy(self, text: str) -> Atom:
        """The same with other text."""
        return Atom(
            text,
            self.look,
            self.style,
            self.marks,
            self.anchor,
            self.fields,
            self.thing,
            self.breaks,
            self.own,
            self.made,
            self.dress,
            self.size,
        )

    @property
    def citing(self) -> Field | None:
        """The innermost field that refers or cites; None: there is none."""
        return next((each for each in reversed(self.fields) if each.kind in ("ref", "citation")), None)

    @property
    def target(self) -> str:
        """The bookmark it leads to; empty: none."""
        found = self.citing
        return found.target if found is not None and found.target else self.anchor


@record
class Open:
    """A paragraph while it is read."""

    style: str = ""
    style_id: str = ""
    level: int = 0
    quoted: bool = False
    item: Item | None = None
    atoms: list[Atom] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    page_break: bool = False
    after: list[ShownBlock] = field(default_factory=list)
    """Text boxes that hang on it."""
    aligned: str | None = None
    """How it is aligned where its style says otherwise; None: it does not."""
