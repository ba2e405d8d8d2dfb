"""No library under a strong copyleft licence is needed at run time."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

#: Licences that a user of the tool must not be bound by; the lesser GPL is another licence.
REFUSED = re.compile(r"\bA?GPL|Affero|(?<!Lesser )General Public License|CPAL|Common Public Attribution", re.IGNORECASE)
LESSER = re.compile(r"LGPL|Lesser", re.IGNORECASE)
EXTRAS = ("", "cjk", "styles")


def needed() -> dict[str, Distribution]:
    """Everything installed because of the tool itself, by normalised name."""
    found: dict[str, Distribution] = {}
    waiting = [("briefing", extra) for extra in EXTRAS]
    while waiting:
        name, extra = waiting.pop()
        here = distribution(name)
        found[canonicalize_name(name)] = here
        for line in here.requires or []:
            requirement = Requirement(line)
            wanted = requirement.marker is None or requirement.marker.evaluate({"extra": extra})
            if wanted and canonicalize_name(requirement.name) not in found:
                waiting += [(requirement.name, more) for more in ("", *requirement.extras)]
    del found["briefing"]
    return found


def licences(package: Distribution) -> list[str]:
    """What a package says of its licence; several entries are a choice."""
    data = package.metadata
    expression = data.get("License-Expression")
    if expression:
        return re.split(r"\s+OR\s+", expression)
    classifiers = [line for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
    return classifiers or [line for line in [(data.get("License") or "").strip()] if line]


def acceptable(licence: str) -> bool:
    return bool(LESSER.search(licence)) or not REFUSED.search(licence)


@pytest.mark.parametrize("name", sorted(needed()))
def test_a_licence_is_known_and_binds_nobody(name: str) -> None:
    try:
        offered = licences(distribution(name))
    except PackageNotFoundError:
        pytest.fail(f"{name} is required and not installed")
    assert offered, f"{name} does not say its licence"
    assert any(acceptable(licence) for licence in offered), f"{name}: {offered}"


@pytest.mark.parametrize(
    ("licence", "good"),
    [
        ("MIT", True),
        ("AGPL-3.0-or-later", False),
        ("GPL-2.0-only", False),
        ("LGPL-2.1-or-later", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False),
        ("License :: OSI Approved :: GNU Library or Lesser General Public License (LGPL)", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", False),
        ("CPAL-1.0", False),
        ("Common Public Attribution License", False),
    ],
)
def test_the_judgement_of_licences(licence: str, good: bool) -> None:
    assert acceptable(licence) is good
