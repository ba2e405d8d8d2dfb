"""The trees and dictionaries of a PDF, as Python's own (ISO 32000-1, 7.9.6, 7.9.7, 14.7.5)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf


def kids(element: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    """What a structure element holds."""
    if "/K" in element:
        yield from element.K if isinstance(element.K, pikepdf.Array) else [element.K]


def numbers(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """Entries of a number tree."""
    nums = tree.get("/Nums", [])
    for at in range(0, len(nums), 2):
        yield int(nums[at]), nums[at + 1]
    for kid in tree.get("/Kids", []):
        yield from numbers(kid)


def names(tree: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Entries of a name tree."""
    found = tree.get("/Names", [])
    for at in range(0, len(found), 2):
        yield found[at], found[at + 1]
    for kid in tree.get("/Kids", []):
        yield from names(kid)


def attributes(element: pikepdf.Object) -> dict[str, object]:
    """Attributes of all owners; names without their slash."""
    found: dict[str, object] = {}
    if "/A" not in element:
        return found
    for owner in element.A if isinstance(element.A, pikepdf.Array) else [element.A]:
        for key, value in owner.items():
            if key != "/O":
                found[key[1:]] = str(value)[1:] if isinstance(value, pikepdf.Name) else value
    return found
