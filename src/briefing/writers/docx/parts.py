"""Links and pictures go in; relationships of the part that shows them come out, one for each target."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...resolve.tree import Image


@dataclass(slots=True)
class Relations:
    """The relationships that the content of one part asks for: outside addresses and pictures."""

    prefix: str
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[bytes, tuple[str, Image]] = field(default_factory=dict)
    shown: list[tuple[int, tuple[Image, ...]]] = field(default_factory=list)
    """How wide each figure is drawn, in EMU, in order, with its picture and one that stands in for it."""

    def link(self, url: str) -> str:
        """Relationship id of an outside address."""
        return self.links.setdefault(url, f"{self.prefix}L{len(self.links) + 1}")

    def picture(self, image: Image) -> str:
        """Relationship id of a picture; the same picture is kept once."""
        known = self.pictures.get(image.data)
        if known is None:
            known = self.pictures[image.data] = (f"{self.prefix}P{len(self.pictures) + 1}", image)
        return known[0]
