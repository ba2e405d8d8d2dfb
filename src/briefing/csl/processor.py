"""A style and items go in; the citations of a document and its bibliography come out.

The processor knows no document: it is given all citations in their order at once, and gives tokens back (`flat`), which
`html`, `plain` or a caller's own code turns into text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from . import sorting
from .area import Area
from .bibliography import entry, replacement
from .citation import Citation, Cite
from .cites import affixed, capitalized, labelled, without_stray_marks
from .collapse import Rendered, delimited, year_of
from .context import Context, Disambiguation
from .disambiguate import Disambiguator
from .flat import Flattener, Token
from .item import Item
from .markup import whole
from .output import Out, Piece, find, is_blank, plain_texts
from .positions import Placed, place
from .standin import spoken, stand_in
from .style import Style

_FIRST = Placed("first")
#: How near notes are where the style does not say (CSL 1.0.2, "Note Distance").
_NEAR = 5
_NOTHING = Disambiguation()


class Entry(NamedTuple):
    """An entry of the bibliography."""

    id: str
    tokens: list[Token]


class Processor:
    """One document's citations in one style and language."""

    def __init__(
        self, style: Style, items: Mapping[str, Mapping[str, Any]], lang: str = "", *, stand_in: bool = True
    ) -> None:
        """`items` maps ids to CSL-JSON; `lang` is a BCP 47 tag, empty: the style's own language, else en-US.

        `stand_in`: where the style prints nothing for a source, names, title and year are printed; else it is left out.
        """
        self.stand_in = stand_in
        self.style = style
        self.lang = lang or style.default_locale or "en-US"
        self.locale = style.locale(self.lang)
        self.items = {key: Item(key, data) for key, data in items.items()}
        self.order: list[str] = []
        """The items of the document in the order of the bibliography."""
        self.numbers: dict[str, int] = {}
        """The citation number of each item of the document."""
        self._flat = Flattener(self.locale)
        self._states: dict[str, Disambiguation] = {}

    # ------------------------------------------------------------ the document

    def register(self, ids: Iterable[str]) -> None:
        """Say which items the document has, in the order in which they are cited; unknown ids are passed over."""
        self.order = [key for key in dict.fromkeys(ids) if key in self.items]
        self._number()
        self._states = {}
        area = self.style.bibliography
        if area is not None and area.keys:
            order = {key: sorting.order(area, lambda key=key: self._context(area, key)) for key in self.order}  # type: ignore[misc]
            self.order.sort(key=order.__getitem__)
            self._number()
        self._states = Disambiguator(self.style, [self.items[key] for key in self.order], self._ambiguous).run()

    def _number(self) -> None:
        self.numbers = {key: n for n, key in enumerate(self.order, 1)}

    def _ambiguous(self, key: str, state: Disambiguation) -> tuple[str, Context]:
        """An item's cite without anything that is not its own, as text."""
        context = self._context(self.style.citation, key)
        context.position = "subsequent"
        context.disambiguation = state
        context.suppressed.add("accessed")
        return plain_texts(self.style.citation.pieces(context)), context

    def cite(self, citations: Sequence[Citation]) -> list[list[Token]]:
        """The tokens of each citation of the document, in its order."""
        distance = self.style.citation.options.get("near-note-distance", "")
        placed = place(citations, whole(distance) if distance else _NEAR)
        made: dict[tuple[tuple[Cite, ...], tuple[Placed, ...]], list[Token]] = {}
        out = []
        for citation, positions in zip(citations, placed, strict=True):
            key = tuple(citation.cites), tuple(positions)
            tokens = made.get(key)
            if tokens is None:
                tokens = made[key] = self.citation(citation.cites, positions)
            out.append(tokens)
        return out

    # ------------------------------------------------------------ one citation

    def citation(self, cites: Sequence[Cite], placed: Sequence[Placed] | None = None) -> list[Token]:
        """The tokens of one citation; None as `placed`: every source is cited for the first time. Empty where nothing
        is left, such as of a name without its author."""
        return self._flat.tokens(self.citation_piece(cites, placed))

    def citation_piece(self, cites: Sequence[Cite], placed: Sequence[Placed] | None = None) -> Piece:
        """One citation as a tree."""
        area = self.style.citation
        pairs = [
            (cite, position)
            for cite, position in zip(cites, placed or [_FIRST] * len(cites), strict=True)
            if cite.id in self.items
        ]
        if area.keys and len(pairs) > 1:
            pairs.sort(key=lambda pair: sorting.order(area, lambda: self._context(area, pair[0].id)))
        rendered = [self._cite(cite, position, not n) for n, (cite, position) in enumerate(pairs)]
        if len(pairs) > 1 and area.options.get("collapse", "").startswith("year"):
            for one, (_, position) in zip(rendered, pairs, strict=True):
                self._shorten(one, position)
        rendered = [one for one in rendered if one.piece != ""]
        if not rendered:
            return ""
        kids = delimited(rendered, area) if len(rendered) > 1 else [rendered[0].piece]
        if pairs[0][0].author_only:
            return Out(kids)
        return Out([Out(kids, area.prefix, area.suffix)], formatting=area.formatting)

    def _cite(self, cite: Cite, placed: Placed, begins: bool) -> Rendered:
        """One cite; `begins`: it is the first of its citation."""
        context = self._placed(cite, placed)
        number = self.numbers.get(cite.id, 0)
        if cite.author_only:
            return Rendered(cite, affixed([self._author(context)], cite), number, "")
        context.suppress_author = cite.suppress_author
        pieces = self.style.citation.pieces(context)
        if cite.suppress_author and context.names_text == "":
            pieces = without_stray_marks(pieces)
        if is_blank(pieces):
            if not self.stand_in or cite.suppress_author:
                return Rendered(cite, "", number, "")
            pieces = [stand_in(context.item)]
        if self.style.in_notes and (begins or cite.prefix):
            pieces = capitalized(pieces, cite.prefix)
        return Rendered(cite, affixed(pieces, cite), number, context.names_text or "")

    def _author(self, context: Context) -> Piece:
        """The names of a source as a sentence says them; where its cite has none, those of its entry."""
        found = _names(self.style.citation, context)
        area = self.style.bibliography
        if found is None and area is not None:
            entry = self._context(area, context.item.id)
            entry.brief = True
            found = _names(area, entry)
        return found if found is not None else spoken(context.item, self.locale)

    def _shorten(self, one: Rendered, placed: Placed) -> None:
        """The cite without its names, for a group of cites that share them."""
        if not one.names:
            return
        one.year, one.suffix = year_of(one.piece)
        context = self._placed(one.cite, placed)
        context.suppress_author = True
        short = self.style.citation.pieces(context)
        if short:
            one.short = affixed(short, one.cite)

    def _placed(self, cite: Cite, placed: Placed) -> Context:
        context = self._context(self.style.citation, cite.id)
        context.locator = cite.locator.strip()
        context.label = cite.label.replace("sub verbo", "sub-verbo") if cite.locator else ""
        context.labelled = labelled(context.locator)
        context.position, context.near = placed.position, placed.near
        context.first_note = str(placed.first_note) if placed.first_note else ""
        return context

    def _context(self, area: Area, key: str) -> Context:
        """A fresh one for an item in an area."""
        number = self.numbers.get(key)
        state = self._states.get(key, _NOTHING)
        return Context(self.style, self.locale, area, self.items[key], str(number) if number else "", state)

    # ------------------------------------------------------------ the bibliography

    def bibliography(self) -> list[Entry]:
        """The entries in their order; none where the style has no bibliography."""
        area = self.style.bibliography
        if area is None:
            return []
        text = area.options.get("subsequent-author-substitute")
        rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
        out: list[Entry] = []
        before: Context | None = None
        for key in self.order:
            context = self._context(area, key)
            pieces = area.pieces(context)
            if text is not None and before is not None:
                replaced = replacement(before, context, rule, text)
                if replaced is not None:
                    again = self._context(area, key)
                    again.replaced = replaced
                    pieces = area.pieces(again)
            before = context
            if is_blank(pieces):
                if not self.stand_in:
                    continue
                pieces = [stand_in(self.items[key])]
            out.append(Entry(key, self._flat.tokens(entry(area, pieces))))
        return out


def _names(area: Area, context: Context) -> Piece | None:
    """The first names that an area renders of an item; None where it renders none."""
    for piece in area.pieces(context):
        found = find(piece, "names")
        if found is not None and not is_blank([found]):
            return found
    return None
