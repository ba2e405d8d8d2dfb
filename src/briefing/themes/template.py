"""What a Word template holds besides a look, as data: what Word drafts are built in, and running lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..core.node import node

if TYPE_CHECKING:
    from ..core.diagnostics import Diagnostic
    from ..core.lengths import Length
    from .running import Pages, Running


@node(eq=False)
class Template:
    """What is taken from a Word file to build drafts in it."""

    file: str
    styles: str
    """Its styles as the content of a part, with our ids where we know them, without numbers of headings and lists."""
    style_ids: frozenset[str]
    """The ids in it."""
    numbering: tuple[str, str]
    """Its lists, as abstract ones and as those in use."""
    theme: bytes
    """Its theme part: colours and fonts; empty: it has none."""
    colour_mapping: str
    """A `w:clrSchemeMapping`; empty: it has none."""
    headers: Mapping[Pages, Running]
    footers: Mapping[Pages, Running]
    first_differs: bool
    """Its first page has running lines of its own, or none."""
    even_differs: bool
    hyphenated: bool
    """Its text is hyphenated where styles do not forbid it."""
    tab: Length
    """Distance of default tab stops."""
    stops: tuple[int, ...]
    """Where its styles of headers and footers have tab stops, in twips."""
    notes: tuple[Diagnostic, ...]
    """What it does not say, or what is left out of it."""

    @classmethod
    def from_plain(cls, value: object) -> Template:
        """Never: no theme file holds one."""
        raise ValueError("a template is a file of Word's")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Only Word files make templates: plain data never does."""
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(cls)
