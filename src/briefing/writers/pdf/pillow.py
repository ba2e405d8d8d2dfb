"""Pillow, which ReportLab imports at once, is imported when something asks for it: for most documents nothing does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class _Later:
    """Stands for the module `PIL.Image` until one of its names is wanted."""

    def __getattr__(self, name: str) -> object:
        from PIL import Image

        return getattr(Image, name)


@contextmanager
def put_off() -> Iterator[None]:
    """Within this context `from PIL import Image` gives a stand-in that imports Pillow on its first use."""
    if "PIL" in sys.modules:
        yield
        return
    stand_in = ModuleType("PIL")
    stand_in.Image = _Later()  # type: ignore[attr-defined]
    sys.modules["PIL"] = stand_in
    try:
        yield
    finally:
        del sys.modules["PIL"]
