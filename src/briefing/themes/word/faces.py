"""Families of fonts go in as a template names them; faces of a theme come out, each under a key of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..theme import Face
from . import families
from .cascade import W, children, value

if TYPE_CHECKING:
    from ...core.ooxml import Package

#: The faces of the default theme, which stand in for families that are not at hand.
HOUSE = "house-"


class Faces:
    """The faces of one template. What runs as text is "serif" and what heads it is "sans", whatever they look like:
    the names say what writers take them for.
    """

    def __init__(self, package: Package, house: dict[str, Face]) -> None:
        self._kinds, self._others = _told(package)
        self.faces: dict[str, Face] = {}
        self._keys: dict[str, str] = {}
        self._house = house

    def add(self, family: str, key: str) -> None:
        """A family under a key that writers know."""
        self.faces[key] = self._face(family)
        self._keys.setdefault(family.lower(), key)

    def key(self, family: str) -> str:
        """The key of a family."""
        known = self._keys.get(family.lower())
        if known is None:
            known = self._keys[family.lower()] = f"family-{len(self._keys) + 1}"
            self.faces[known] = self._face(family)
        return known

    def finished(self) -> dict[str, Face]:
        """All of them, with those of the house."""
        return {**self.faces, "mono": self._house["mono"], **{HOUSE + k: self._house[k] for k in ("serif", "sans")}}

    def _face(self, family: str) -> Face:
        serif = families.is_serif(family, self._kinds.get(family.lower(), ""))
        return Face(
            word=family,
            fallback=self._others.get(family.lower()) or families.fallback(family, serif),
            package="",
            regular="",
            italic="",
            semibold="",
            semibold_italic="",
            bold="",
            bold_italic="",
            instead=HOUSE + ("serif" if serif else "sans"),
        )


def _told(package: Package) -> tuple[dict[str, str], dict[str, str]]:
    """What the font table says of families: their kind, and another name (17.8.3)."""
    table = package.related(package.main, "fontTable")
    kinds: dict[str, str] = {}
    others: dict[str, str] = {}
    for font in children(package.xml(table), "font") if table else ():
        name = font.get(f"{W}name", "").lower()
        kinds[name] = value(font, "family")
        if other := value(font, "altName").split(",")[0].strip():
            others[name] = other[:80]
    return kinds, others
