"""`cs:names`: the people of one or more name variables, or what stands in for them (CSL 1.0.2, "Names")."""

from __future__ import annotations

from typing import NamedTuple

from ..context import Context
from ..markup import Element
from ..output import Mark, Out, Piece, plain_text
from ..people import Person
from .base import Node
from .label import NameLabel
from .namelist import EtAl, NameList, shown
from .nameoptions import NameLooks, NameOptions
from .substitute import substituted

_NAMES: Mark = ("names", "")
_NO_NAME = Element("name", {})


class People(NamedTuple):
    """A name variable that has people, and the term of its label."""

    variable: str
    people: tuple[Person, ...]
    term: str


class NameKids:
    """The children of `cs:names`, which names that substitute others can share."""

    def __init__(self, names: Element) -> None:
        name, label = names.first("name"), names.first("label")
        self.name = name if name is not None else _NO_NAME
        self.looks = NameLooks(self.name)
        self.et_al = EtAl(names.first("et-al"))
        self.label = NameLabel(label) if label is not None else None
        tags = [child.tag for child in names.children if child.tag in ("label", "name")]
        self.label_first = tags[:2] == ["label", "name"]


class Names(Node):
    """A list of people for each variable; `parent`: the names that these may substitute, whose children they share."""

    def __init__(self, element: Element, parent: Names | None = None) -> None:
        super().__init__(element)
        self.variables = element.get("variable").split()
        self.delimiter: str = element.get("delimiter") or (parent.delimiter if parent is not None else "")
        self.substitutes: list[Node] = []
        self._options: dict[tuple[str, bool], NameOptions] = {}
        shorthand = parent is not None and not element.children  # CSL 1.0.2, "Substitute"
        self.kids: NameKids = parent.kids if parent is not None and shorthand else NameKids(element)

    def options(self, context: Context) -> NameOptions:
        """The options in force in the area that is rendered."""
        key = context.area.kind, context.brief
        known = self._options.get(key)
        if known is None:
            form = "short" if context.brief else ""
            known = self._options[key] = NameOptions(context.area.options, self.kids.name.attrs, self.kids.looks, form)
        return known

    # ------------------------------------------------------------ rendering

    def render(self, context: Context) -> Piece | None:
        """The people, or what stands in for them."""
        context.called += 1
        first = context.names_text is None and not context.sorting
        found = self._people(context)
        if not found:
            return self._substituted(context, first)
        if first and context.suppress_author:
            context.names_text = ""
            if context.substituting:
                context.suppressed.update([people.variable for people in found])
            return None
        options = self.options(context)
        found = [people for people in found if not options.hides(len(people.people))]
        if not found:
            return None
        if options.count:
            return self._count(found, options, context)
        lists: list[Piece] = []
        for people in found:
            context.note(people.variable)
            if context.substituting:
                context.suppressed.add(people.variable)
            context.name_variables.append(people.variable)
            lists.append(self._list(people, options, context, first, len(lists)))
        out = Out(lists, delimiter=self.delimiter or context.area.options.get("names-delimiter", ""))
        if first:
            context.names_text = plain_text(out)
        return self.dress([out], context, _NAMES)

    def _people(self, context: Context) -> list[People]:
        """Who is named; editors that are the translators too are named once (CSL 1.0.2, "Names": editortranslator)."""
        found = [People(name, people, name) for name in self.variables if (people := context.people(name))]
        if len(found) < 2:
            return found
        both = {one.variable: one.people for one in found}
        form = self.kids.label.form if self.kids.label is not None else "long"
        if (
            both.get("editor") is None
            or both["editor"] != both.get("translator")
            or not context.locale.term("editortranslator", form)
        ):
            return found
        return [
            one._replace(term="editortranslator") if one.variable == "editor" else one
            for one in found
            if one.variable != "translator"
        ]

    def _list(self, people: People, options: NameOptions, context: Context, first: bool, n: int) -> Piece:
        """The names of the n-th variable, from 0, with their label; `first`: the cite or entry begins with them."""
        piece = NameList(people.people, options, self.kids.et_al, context).piece(first and not n)
        if first:
            context.list_texts.append(plain_text(piece))
            if not n and context.replaced is not None and context.replaced.rule == "all":
                piece = context.replaced.text
        if self.kids.label is None or context.brief:
            return piece
        label = self.kids.label.of(people.term, len(people.people), context)
        if label is None:
            return piece
        return Out([label, piece] if self.kids.label_first else [piece, label])

    def _count(self, found: list[People], options: NameOptions, context: Context) -> Piece:
        """How many names would be shown (CSL 1.0.2, "Name": form="count")."""
        total = 0
        for people in found:
            context.note(people.variable)
            total += shown(len(people.people), options, context, context.lists)[0]
        return self.dress([f"{total:04d}" if context.sorting else str(total)], context)

    def _substituted(self, context: Context, first: bool) -> Piece | None:
        found = substituted(self.substitutes, context)
        if found is None:
            return None
        node, piece = found
        if isinstance(node, Names):
            return Out([piece], self.prefix, self.suffix, "", self.formatting)
        if not first:
            return piece
        if context.suppress_author:
            context.names_text = ""
            return None
        if context.names_text is None:
            text = plain_text(piece)
            context.names_text, context.person_texts, context.list_texts = text, [text], [text]
        if context.replaced is not None:
            piece = context.replaced.text
        return Out([piece], self.prefix, self.suffix, "", self.formatting, mark=_NAMES)
