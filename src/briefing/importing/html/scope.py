"""The elements of a page go in; what of it is the text, and why the rest is not, comes out."""

from __future__ import annotations

from .flow import Fate, Plan
from .styles import style_of
from .tree import Element, Tree

_HIDDEN = Fate("hidden", "what the page does not show")


def plan_of(page: Tree, whole: bool = True) -> Plan:
    """What is known of a page; `whole` False: of a piece of one, of which nothing is left out but what it hides."""
    left_out = {one.first: _HIDDEN for one in page.nodes if isinstance(one, Element) and is_hidden(one)}
    return Plan(left_out)


def is_hidden(element: Element) -> bool:
    """Whether a browser does not show an element."""
    if not element.attributes:
        return False
    if "hidden" in element.attributes and element.get("hidden") != "until-found":
        return True
    declared = style_of(element) if "style" in element.attributes else {}
    return declared.get("display") == "none" or declared.get("visibility") == "hidden" or "mso-hide" in declared
