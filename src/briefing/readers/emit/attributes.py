"""Attributes in braces from their parts, each written the short way where it reads back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .escapes import attribute

_ID = re.compile(r"[^\s{}\"'=]+\Z")
_BARE = re.compile(r"[^\s{}\"'&\\]+\Z")


def braces(name: str | None = None, classes: Sequence[str] = (), **values: str) -> str:
    """`{#id .class key="value"}`; empty where there is nothing to say."""
    parts = []
    if name is not None:
        parts.append(f"#{name}" if _ID.match(name) else f"id={attribute(name)}")
    parts.extend(f".{one}" for one in classes)
    parts.extend(f"{key}={value if _BARE.match(value) else attribute(value)}" for key, value in values.items())
    return f"{{{' '.join(parts)}}}" if parts else ""
