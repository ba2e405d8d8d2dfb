"""A page goes in; the sources that it carries as data come out: the list that Gemini shows beside a report."""

from __future__ import annotations

from collections.abc import Iterator

from ..loose import Given
from .flow import Fate
from .styles import address
from .tree import Element, Tree, words_in

_LINKS = ("browse-web-item-link", "browse-chip-link")
_TAKEN = Fate("list-label", "the list of sources beside the report: those that it used are taken over")


def given_by(page: Tree) -> tuple[tuple[Given, ...], dict[int, Fate]]:
    """The sources in the order in which the raised numbers of a report count them, and why the elements that list
    them are in no text."""
    given: list[Given] = []
    taken: dict[int, Fate] = {}
    for lists in _elements(page, 0, len(page.nodes)):
        if lists.name != "deep-research-source-lists":
            continue
        inner = list(_elements(page, lists.first, lists.last))
        used = next(
            (one for one in inner if "used-sources" in one.classes or one.get("id") == "used-sources-list"), lists
        )
        found = [one for one in inner if used.first <= one.first < used.last and one.get("data-test-id") in _LINKS]
        for link in found:
            if url := address(link.get("href")):
                given.append(Given(str(len(given) + 1), url, _title(page, link), line=link.line))
        if found:
            taken[lists.first] = _TAKEN
    return tuple(given), taken


def _holds_used(element: Element) -> bool:
    return "used-sources" in element.classes or element.get("id") == "used-sources-list"


def _title(page: Tree, link: Element) -> str:
    for one in _elements(page, link.first, link.last):
        if one.get("data-test-id") == "title" or "sub-title" in one.classes:
            return words_in(page.nodes, one)
    return ""


def _elements(page: Tree, first: int, last: int) -> Iterator[Element]:
    for node in page.nodes[first:last]:
        if isinstance(node, Element):
            yield node
