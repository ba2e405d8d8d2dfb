"""What a bibliography file gives as lines: each source with its place and fields, then every message."""

from __future__ import annotations

from briefing.core.diagnostics import Diagnostics
from briefing.model.csl_json import to_csl_json
from briefing.model.dates import PartialDate
from briefing.model.sources import Name, Source, csl_name
from briefing.readers.bibliography import read_bibliography

HOUSE = ("archive_url", "archived", "source_type", "descriptor", "rating")


def shown(data: bytes, name: str) -> list[str]:
    found = Diagnostics()
    lines = [line for source in read_bibliography(data, name, found) for line in _source(source)]
    for one in found:
        hint = f" | {one.hint}" if one.hint else ""
        lines.append(f"! {one.at}: {one.code}: {one.message}{hint}")
    return lines


def _source(source: Source) -> list[str]:
    assert source.at
    lines = [f"{source.at.line}:{source.at.column} {source.id} ({source.type})"]
    names = [name for name in source.__slots__ if csl_name(name) in to_csl_json(source) or name in HOUSE]
    for name in names:
        value = getattr(source, name)
        if value and name not in ("id", "type", "at"):
            lines.append(f"  {csl_name(name)}: {_value(value)}")
    return lines


def _value(value: object) -> str:
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, tuple):
        return "; ".join(_name(one) for one in value)
    return str(value)


def _name(name: Name) -> str:
    """Particle | family | suffix, given; an organisation in brackets."""
    if name.literal:
        return f"[{name.literal}]"
    family = "|".join(filter(None, (name.non_dropping_particle, name.family, name.suffix)))
    return ", ".join(filter(None, (family, name.given)))
