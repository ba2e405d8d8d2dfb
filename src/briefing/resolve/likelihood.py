"""The likelihood scale of ICD 203 (2015, D.6.e(2)(a)): seven bands, each with two terms that are never mixed."""

from __future__ import annotations

from typing import NamedTuple


class Band(NamedTuple):
    """A band of the scale, from `low` to `high` per cent."""

    low: int
    high: int
    terms: tuple[str, ...]


SCALE = (
    Band(1, 5, ("almost no chance", "remote")),
    Band(5, 20, ("very unlikely", "highly improbable")),
    Band(20, 45, ("unlikely", "improbable")),
    Band(45, 55, ("roughly even chance", "roughly even odds")),
    Band(55, 80, ("likely", "probable")),
    Band(80, 95, ("very likely", "highly probable")),
    Band(95, 99, ("almost certain", "almost certainly", "nearly certain")),
)
TERMS = tuple(term for band in SCALE for term in band.terms)


def step(term: str) -> int | None:
    """The band of a term, from 0; None where the scale does not know it."""
    folded = " ".join(term.lower().split())
    return next((n for n, band in enumerate(SCALE) if folded in band.terms), None)
