"""The attributes of `cs:name` and those it inherits go in; how a list of names is written comes out.

(CSL 1.0.2, "Inheritable Name Options".)
"""

from __future__ import annotations

from collections.abc import Mapping

from ..markup import Element, whole
from .base import formatting_of
from .person import NamePart, PersonStyle

#: Options of `cs:name` that are inherited, with what they are called on `cs:style`, `cs:citation`, `cs:bibliography`.
INHERITED = {
    "form": "name-form", "delimiter": "name-delimiter", "and": "and", "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first", "et-al-use-last": "et-al-use-last",
    "et-al-subsequent-min": "et-al-subsequent-min", "et-al-subsequent-use-first": "et-al-subsequent-use-first",
    "delimiter-precedes-last": "delimiter-precedes-last", "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "initialize": "initialize", "initialize-with": "initialize-with", "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
}  # fmt: skip


class NameLooks:
    """What `cs:name` itself says about looks."""

    def __init__(self, name: Element) -> None:
        self.prefix, self.suffix = name.get("prefix"), name.get("suffix")
        self.formatting = formatting_of(name)
        self.bare = not (self.prefix or self.suffix or self.formatting)
        parts = {part.get("name"): NamePart(part) for part in name.every("name-part")}
        self.family, self.given = parts.get("family"), parts.get("given")


class NameOptions:
    """The options of a list of names, as they hold in one area of the style."""

    def __init__(self, inherited: Mapping[str, str], own: Mapping[str, str], looks: NameLooks, form: str = "") -> None:
        """`inherited` are the options of the area; `form` goes before what both say."""

        def option(name: str, default: str = "") -> str:
            return own.get(name, inherited.get(INHERITED[name], default))

        self.looks = looks
        self.count = not form and option("form") == "count"
        self.delimiter = option("delimiter", ", ")
        self.conjunction = option("and")
        self.minimum, self.first = whole(option("et-al-min")), whole(option("et-al-use-first"))
        self.hidden = option("et-al-use-first") == "0"
        """Whether a list that would be cut is not shown at all."""
        self.last = option("et-al-use-last") == "true"
        self.later_minimum = whole(option("et-al-subsequent-min")) or self.minimum
        self.later_first = whole(option("et-al-subsequent-use-first")) or self.first
        self.precedes_last = option("delimiter-precedes-last", "contextual")
        self.precedes_et_al = option("delimiter-precedes-et-al", "contextual")
        self.order = option("name-as-sort-order")
        self.person = PersonStyle(
            form=form or option("form", "long"),
            initials=own.get("initialize-with", inherited.get("initialize-with")),
            initialize=option("initialize", "true") != "false",
            hyphen=inherited.get("initialize-with-hyphen") != "false",
            separator=option("sort-separator", ", "),
            demote=inherited.get("demote-non-dropping-particle", "display-and-sort"),
            family=looks.family,
            given=looks.given,
        )

    def hides(self, count: int) -> bool:
        """Whether a list of so many names is not shown: none of them is wanted where there are too many."""
        return self.hidden and 0 < self.minimum <= count

    def inverts(self, n: int) -> bool:
        """Whether the n-th name of a list, from 0, begins with the family name."""
        return self.order == "all" or (self.order == "first" and n == 0)

    def precedes(self, rule: str, names: int, several: bool) -> bool:
        """Whether the delimiter stands between so many names and "and" or "et al."; `several`: where the rule is
        contextual."""
        match rule:
            case "always":
                return True
            case "never":
                return False
            case "after-inverted-name":
                return self.inverts(names - 1)
            case _:
                return several
