"""The XML names of Word files: namespaces, and how values are read (ECMA-376, Part 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that the format gives it
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

VAL = W + "val"
_OFF = ("0", "false", "off")


def value(parent: Element | None, name: str) -> str:
    """The value of a child `w:name`; empty where there is none."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(VAL, "") if child is not None else ""


def flag(parent: Element | None, name: str) -> bool | None:
    """What a child `w:name` that is on or off says (17.17.4); None: nothing."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(VAL, "1").lower() not in _OFF


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as the file says it; `default` where it says none."""
    try:
        return int(text) if text and len(text) < 12 else default
    except ValueError:
        return default
