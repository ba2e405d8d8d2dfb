"""`cs:names`: the people of one or more name variables (CSL 1.0.2, "Names")."""

from __future__ import annotations

from ..context import Context
from ..fieldtext import parse_field
from ..markup import Element
from ..output import Out, Piece, plain_text
from ..people import Person
from .base import Node, formatting_of
from .person import NamePart, PersonStyle, person_piece

#: Options of `cs:name` that are inherited, with what they are called on `cs:style`, `cs:citation`, `cs:bibliography`.
INHERITED = {
    "form": "name-form", "delimiter": "name-delimiter", "and": "and", "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first", "et-al-use-last": "et-al-use-last",
    "et-al-subsequent-min": "et-al-subsequent-min", "et-al-subsequent-use-first": "et-al-subsequent-use-first",
    "delimiter-precedes-last": "delimiter-precedes-last", "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "initialize": "initialize", "initialize-with": "initialize-with", "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
}  # fmt: skip


class NameOptions:
    """The options of a list of names, as they hold in one area of the style."""

    def __init__(self, inherited: dict[str, str], own: dict[str, str], hyphen: bool, demote: str) -> None:
        def option(name: str, default: str = "") -> str:
            return own.get(name, inherited.get(INHERITED[name], default))

        def number(name: str) -> int:
            value = option(name)
            return int(value) if value.isdigit() else 0

        self.form = option("form", "long")
        self.delimiter = option("delimiter", ", ")
        self.conjunction = option("and")
        self.minimum, self.first = number("et-al-min"), number("et-al-use-first")
        self.last = option("et-al-use-last") == "true"
        self.later_minimum = number("et-al-subsequent-min") or self.minimum
        self.later_first = number("et-al-subsequent-use-first") or self.first
        self.precedes_last = option("delimiter-precedes-last", "contextual")
        self.precedes_et_al = option("delimiter-precedes-et-al", "contextual")
        self.order = option("name-as-sort-order")
        mark = own.get("initialize-with", inherited.get("initialize-with"))
        self.person = PersonStyle(
            initials=mark, initialize=option("initialize", "true") != "false", hyphen=hyphen,
            separator=option("sort-separator", ", "), demote=demote,
        )  # fmt: skip


class Names(Node):
    """A list of people for each variable."""

    def __init__(self, element: Element, substitutes: list[Node], parent: Names | None = None) -> None:
        super().__init__(element)
        self.variables = element.get("variable").split()
        self.delimiter = element.get("delimiter") or (parent.delimiter if parent else "")
        self.own_delimiter = bool(self.delimiter)
        self.substitutes = substitutes
        name, et_al, label = element.first("name"), element.first("et-al"), element.first("label")
        shorthand = parent is not None and not element.children
        self.name = name if name is not None else (parent.name if parent and shorthand else None)
        self.et_al = et_al if et_al is not None else (parent.et_al if parent and shorthand else None)
        self.label = label if label is not None else (parent.label if parent and shorthand else None)
        tags = [child.tag for child in element.children]
        if shorthand and parent is not None:
            self.label_first = parent.label_first
        else:
            self.label_first = "label" in tags and "name" in tags and tags.index("label") < tags.index("name")
        self.name_prefix = self.name.get("prefix") if self.name is not None else ""
        self.name_suffix = self.name.get("suffix") if self.name is not None else ""
        self.name_formatting = formatting_of(self.name) if self.name is not None else ()
        parts = {part.get("name"): NamePart(part) for part in self.name.every("name-part")} if (
            self.name is not None) else {}  # fmt: skip
        self.family, self.given = parts.get("family"), parts.get("given")
        self._options: dict[int, NameOptions] = {}

    def options(self, context: Context) -> NameOptions:
        """The options in force in the area that is rendered."""
        known = self._options.get(id(context.area))
        if known is None:
            style = context.style
            known = self._options[id(context.area)] = NameOptions(
                context.area.options, self.name.attrs if self.name is not None else {},
                style.hyphen, style.demote,
            )  # fmt: skip
        return known

    # ------------------------------------------------------------ rendering

    def render(self, context: Context) -> Piece | None:
        """The people, or what stands in for them."""
        context.called += 1
        first = context.names_text is None and not context.sorting
        people = self._people(context)
        if not people:
            return self._substituted(context, first)
        if first and context.suppress_author:
            context.names_text = ""
            for variable, _, _ in people:
                context.note(variable)
            context.found -= len(people)
            return None
        options = self.options(context)
        if options.form == "count":
            return self._count(people, options, context)
        lists: list[Piece] = []
        for variable, persons, term in people:
            context.note(variable)
            if context.substituting:
                context.suppressed.add(variable)
            context.name_variables.append(variable)
            lists.append(self._list(term, persons, options, context, first and not lists))
        delimiter = self.delimiter or context.area.options.get("names-delimiter", "")
        out = self.dress([Out(lists, delimiter=delimiter)], context, ("names", ""))
        if first:
            context.names_text = plain_text(Out([Out(lists, delimiter=delimiter)]))
        return out

    def _people(self, context: Context) -> list[tuple[str, tuple[Person, ...], str]]:
        """(variable, people, term of the label); editors that are the translators too are named once."""
        found = [(name, people, name) for name in self.variables if (people := context.people(name))]
        both = {name: people for name, people, _ in found}
        if {"editor", "translator"} <= both.keys() and both["editor"] == both["translator"]:
            form = self.label.get("form", "long") if self.label is not None else "long"
            if context.locale.term("editortranslator", form):
                found = [
                    (name, people, "editortranslator" if name == "editor" else term)
                    for name, people, term in found
                    if name != "translator"
                ]
        return found

    def _substituted(self, context: Context, first: bool) -> Piece | None:
        used, substituting = context.used, context.substituting
        for node in self.substitutes:
            context.used, context.substituting = [], True
            piece = node.render(context)
            taken, context.used, context.substituting = context.used, used, substituting
            if piece is None:
                continue
            if used is not None:
                used.extend(taken)
            context.suppressed.update(taken)
            if isinstance(node, Names):
                return Out([piece], self.prefix, self.suffix, "", self.formatting)
            if first:
                if context.suppress_author:
                    context.names_text = ""
                    return None
                text = plain_text(piece)
                if context.names_text is None:
                    context.names_text = text
                    context.person_texts = [text]
                if context.replaced is not None and context.replaced[0] in ("all", "each", "first"):
                    piece = context.replaced[2]
                return Out([piece], self.prefix, self.suffix, "", self.formatting, mark=("names", ""))
            return piece
        return None

    def _count(
        self, people: list[tuple[str, tuple[Person, ...], str]], options: NameOptions, context: Context
    ) -> Piece | None:
        total = 0
        for variable, persons, _ in people:
            context.note(variable)
            total += self._shown(len(persons), options, context, context.lists)[0]
        return self.dress([f"{total:04d}" if context.sorting else str(total)], context)

    def _list(
        self, term: str, persons: tuple[Person, ...], options: NameOptions, context: Context, first: bool
    ) -> Piece:
        place = context.lists
        context.lists += 1
        shown, cut = self._shown(len(persons), options, context, place)
        context.shape.append((len(persons), shown))
        names: list[Piece] = [
            self._person(person, n, place, options, context) for n, person in enumerate(persons[:shown])
        ]
        last = None
        use_last = context.sort_names[2] if context.sort_names is not None else options.last
        if cut and use_last and len(persons) > shown + 1:
            last = self._person(persons[-1], len(persons) - 1, place, options, context)
        if first:
            context.person_texts = [plain_text(name) for name in names]
            names = self._replaced(names, context)
            if not names:
                return ""
            if context.replaced is not None and context.replaced[0] == "all":
                return Out([context.replaced[2], *self._only_label(term, persons, context)])
        joined = self._joined(names, cut, last, options, context)
        piece: Piece = joined
        if self.name_prefix or self.name_suffix or self.name_formatting:
            piece = Out([joined], self.name_prefix, self.name_suffix, "", self.name_formatting)
        label = self._label(term, len(persons), context)
        if label is None:
            return piece
        return Out([label, piece] if self.label_first else [piece, label])

    def _only_label(self, term: str, persons: tuple[Person, ...], context: Context) -> list[Piece]:
        label = self._label(term, len(persons), context)
        return [] if label is None else [label]

    @staticmethod
    def _replaced(names: list[Piece], context: Context) -> list[Piece]:
        """Names that repeat those of the entry before, given way to a text (subsequent-author-substitute)."""
        if context.replaced is None or context.replaced[0] == "all":
            return names
        _, count, text = context.replaced
        return [text if n < count else name for n, name in enumerate(names)]

    def _shown(self, count: int, options: NameOptions, context: Context, place: int) -> tuple[int, bool]:
        """How many names are shown, and whether the list is cut."""
        minimum, use = options.minimum, options.first
        if context.sort_names is not None:
            minimum, use = context.sort_names[0] or minimum, context.sort_names[1] or use
        elif context.position not in ("", "first"):
            minimum, use = options.later_minimum, options.later_first
        if not minimum or not use or count < minimum or use >= count:
            return count, False
        use = max(use, context.disambiguation.shown.get(place, 0))
        return (use, True) if use < count else (count, False)

    def _person(self, person: Person, n: int, place: int, options: NameOptions, context: Context) -> Piece:
        inverted = options.order == "all" or (options.order == "first" and n == 0) or context.sorting
        level = context.disambiguation.given.get((place, n), 0)
        return person_piece(
            person,
            options.person,
            options.form,
            inverted,
            level,
            self.family,
            self.given,
            context.sorting,
            context.english,
        )

    def _joined(self, names: list[Piece], cut: bool, last: Piece | None, options: NameOptions, context: Context) -> Out:
        delimiter = options.delimiter
        if context.sorting:  # "and" and "et al." would sort among the names
            return Out([*names, last] if last is not None else names, delimiter=", ")
        if cut:
            kids: list[Piece] = _with_delimiter(names, delimiter)
            if last is not None:
                kids += [delimiter if delimiter.strip() else ", ", "… ", last]
                return Out(kids)
            et_al = self._et_al(context)
            if et_al is None:
                return Out(kids)
            precedes = _precedes(options.precedes_et_al, len(names) > 1, options)
            kids += [delimiter if precedes else " ", et_al]
            return Out(kids)
        if options.conjunction and len(names) > 1:
            word = "&" if options.conjunction == "symbol" else context.locale.term("and") or "and"
            precedes = _precedes(options.precedes_last, len(names) > 2, options)
            between = f"{delimiter}{word} " if precedes else f" {word} "
            if precedes and not delimiter.endswith(" "):
                between = f"{delimiter} {word} "
            return Out([*_with_delimiter(names[:-1], delimiter), between, names[-1]])
        return Out(_with_delimiter(names, delimiter))

    def _et_al(self, context: Context) -> Piece | None:
        name = self.et_al.get("term", "et-al") if self.et_al is not None else "et-al"
        text = context.locale.term(name)
        if not text:
            return None
        pieces = list(parse_field(text))
        return Out(pieces, formatting=formatting_of(self.et_al)) if self.et_al is not None else Out(pieces)

    def _label(self, term: str, count: int, context: Context) -> Piece | None:
        if self.label is None or context.sorting:
            return None
        node = _name_label(self.label)
        plural = node.plural == "always" or (node.plural == "contextual" and count > 1)
        text = context.locale.term(term, node.form, plural)
        if not text:
            return None
        return node.dress(list(parse_field(text)), context)


class NameLabel(Node):
    """`cs:label` within `cs:names`."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.form, self.plural = element.get("form", "long"), element.get("plural", "contextual")

    def render(self, context: Context) -> Piece | None:
        """Nothing by itself: `Names` asks it for its looks."""
        return None


_labels: dict[int, tuple[Element, NameLabel]] = {}


def _name_label(element: Element) -> NameLabel:
    known = _labels.get(id(element))
    if known is None or known[0] is not element:
        known = _labels[id(element)] = (element, NameLabel(element))
    return known[1]


def _with_delimiter(names: list[Piece], delimiter: str) -> list[Piece]:
    out: list[Piece] = []
    for n, name in enumerate(names):
        if n:
            out.append(delimiter)
        out.append(name)
    return out


def _precedes(rule: str, several: bool, options: NameOptions) -> bool:
    """Whether the delimiter stands before "and" or "et al."."""
    match rule:
        case "always":
            return True
        case "never":
            return False
        case "after-inverted-name":
            return options.order == "all" or (options.order == "first" and not several)
        case _:
            return several
