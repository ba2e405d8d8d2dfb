"""What a source says of a moment -> the same as ISO 8601, checked: a day, or a day and a time of day."""

from __future__ import annotations

import datetime
import re
from typing import Any

MOMENT_HINT = "write a day as 2026-02-14, or with the time as 2026-02-14T10:30:00Z"
_DAY = r"\d{4}-\d{2}-\d{2}"
_TIME = r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?"


def read_moment(value: Any) -> Any:
    """A moment without the blanks around it, as ISO 8601 (4.3.2) writes it; what is no string, and "", as they are.

    Raises ValueError for another text, and for a day or a time that there is not.
    """
    if not isinstance(value, str) or not value.strip():
        return value.strip() if isinstance(value, str) else value
    text = value.strip()
    if not re.fullmatch(rf"{_DAY}(?:T{_TIME})?", text):
        raise ValueError(MOMENT_HINT)
    try:
        datetime.datetime.fromisoformat(re.sub(r"\.\d+", "", text))
    except ValueError:
        raise ValueError(MOMENT_HINT) from None
    return text
