"""Where installed packages lie: a package's name goes in, its folder comes out; the package itself is not imported."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path


@cache
def folder(name: str) -> Path | None:
    """The folder of an installed package; None where it is not installed."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):  # a part of a dotted name is absent, or the name is empty
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))
