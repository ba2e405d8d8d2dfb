"""Plain data held against the model: built at once where it fits, explained fault by fault where it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ..core.construct import RefusedError, construct
from ..core.diagnostics import Diagnostics
from .markdown.shorthand import Fragments
from .plain import Places

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


def fit(
    kind: type[T],
    adapter: Callable[[], TypeAdapter[T]],
    data: dict[str, Any],
    places: Places,
    name: str,
    diagnostics: Diagnostics,
) -> T | None:
    """A value of `kind`; None where faults were noted. `adapter` gives pydantic's judgement of the same type.

    Each attempt reads the texts in the data anew, so that what it finds in them is noted once.
    """
    lang, marking = str(data.get("lang", "")), data.get("marking")
    portions = isinstance(marking, dict) and marking.get("portions") is True
    found = Diagnostics()
    try:
        value = construct(kind, data, Fragments(name, lang, found, portions))
    except RefusedError:
        return _explained(kind, adapter(), data, places, diagnostics, Fragments(name, lang, diagnostics, portions))
    diagnostics.extend(found)
    return value


def _explained(
    kind: type[T],
    adapter: TypeAdapter[T],
    data: dict[str, Any],
    places: Places,
    diagnostics: Diagnostics,
    fragments: Fragments,
) -> T | None:
    from pydantic import ValidationError

    from .faults import explain

    try:
        return adapter.validate_python(data, context=fragments)
    except ValidationError as error:
        explain(error.errors(), kind, data, places, diagnostics)
        return None
