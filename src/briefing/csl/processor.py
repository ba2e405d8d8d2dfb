"""A style and items go in; the citations of a document and its bibliography come out.

The processor knows no document: it is given all citations in their order at once, and gives tokens back (`flat`), which
`html`, `plain` or a caller's own code turns into text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import sorting
from .citation import Citation, Cite
from .collapse import Rendered, delimited, year_of
from .context import Context, Disambiguation
from .disambiguate import Disambiguator
from .fieldtext import parse_field
from .flat import Affix, Flattener, Token
from .item import Item
from .output import Out, Piece, plain_text
from .positions import Placed, place
from .style import Area, Style

_FIRST = Placed("first")
_SUBSEQUENT = Placed("subsequent")


@dataclass(frozen=True, slots=True)
class Entry:
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
        self.items = {key: Item({**data, "id": key}) for key, data in items.items()}
        self.order: list[str] = []
        """The items of the document in the order of the bibliography."""
        self.numbers: dict[str, int] = {}
        self._flat = Flattener(self.locale)
        self._states: dict[str, Disambiguation] = {}
        self._nothing = Disambiguation()

    # ------------------------------------------------------------ the document

    def register(self, ids: Iterable[str]) -> None:
        """Say which items the document has, in the order in which they are cited; unknown ids are passed over."""
        self.order = [key for key in dict.fromkeys(ids) if key in self.items]
        self.numbers = {key: n for n, key in enumerate(self.order, 1)}
        area = self.style.bibliography
        self._states = {}
        if area is not None and area.keys:
            self._sort(area)
        items = [self.items[key] for key in self.order]
        self._states = Disambiguator(self.style, items, self._ambiguous).run()
        if area is not None and area.keys and any(state.suffix for state in self._states.values()):
            pass

    def _sort(self, area: Area) -> None:
        found = {key: sorting.values(area, lambda key=key: self._context(area, key)) for key in self.order}  # type: ignore[misc]
        self.order.sort(key=lambda key: sorting.order(area, found[key]))
        self.numbers = {key: n for n, key in enumerate(self.order, 1)}

    def _ambiguous(self, key: str, state: Disambiguation) -> tuple[str, Context]:
        """An item's cite without anything that is not its own, as text."""
        context = self._context(self.style.citation, key)
        context.position = "subsequent"
        context.disambiguation = state
        context.suppressed.add("accessed")
        suffix, state.suffix = state.suffix, ""
        text = "".join(plain_text(piece) for piece in self._nodes(self.style.citation, context))
        state.suffix = suffix
        return text, context

    def cite(self, citations: Sequence[Citation]) -> list[list[Token]]:
        """The tokens of each citation of the document, in its order."""
        distance = self.style.citation.options.get("near-note-distance", "")
        placed = place(citations, int(distance) if distance.isdigit() else 5)
        made: dict[tuple[Any, ...], list[Token]] = {}
        out = []
        for citation, positions in zip(citations, placed, strict=True):
            key = (citation.cites, tuple(positions))
            tokens = made.get(key)
            if tokens is None:
                tokens = made[key] = self.citation(citation.cites, positions)
            out.append(tokens)
        return out

    # ------------------------------------------------------------ one citation

    def citation(self, cites: Sequence[Cite], placed: Sequence[Placed] | None = None) -> list[Token]:
        """The tokens of one citation; None as `placed`: every source is cited for the first time."""
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
            pairs = self._sorted(area, pairs)
        rendered = [self._cite(cite, position, not n) for n, (cite, position) in enumerate(pairs)]
        if len(pairs) > 1 and area.options.get("collapse", "").startswith("year"):
            for one, (_, position) in zip(rendered, pairs, strict=True):
                self._shorten(one, position)
        rendered = [one for one in rendered if one.piece != ""]
        if not rendered:
            return ""
        if len(rendered) > 1:
            kids = delimited(rendered, area)
        else:
            kids = [rendered[0].piece]
        if pairs and pairs[0][0].author_only:
            return Out(kids)
        return Out([Out(kids, area.prefix, area.suffix)], formatting=area.formatting)

    def _sorted(self, area: Area, pairs: list[tuple[Cite, Placed]]) -> list[tuple[Cite, Placed]]:
        def key(pair: tuple[Cite, Placed]) -> tuple[Any, ...]:
            return sorting.order(area, sorting.values(area, lambda: self._context(area, pair[0].id)))

        return sorted(pairs, key=key)

    def _cite(self, cite: Cite, placed: Placed, begins: bool) -> Rendered:
        area = self.style.citation
        context = self._placed(cite, placed)
        context.suppress_author = cite.suppress_author
        pieces = self._nodes(area, context)
        if cite.author_only:
            pieces = self._author(pieces, cite)
        names = context.names_text or ""
        number = self.numbers.get(cite.id, 0)
        if not pieces and self.stand_in and not cite.suppress_author:
            pieces = [_unprinted(context.item)]
        if not pieces:
            return Rendered(cite, "", number, names)
        if self.style.in_notes and (begins or cite.prefix):
            pieces = _capitalized(pieces, cite.prefix)
        piece = self._affixed(pieces, cite)
        return Rendered(cite, piece, number, names)

    def _shorten(self, one: Rendered, placed: Placed) -> None:
        """The cite without its names, for a group of cites that share them."""
        if not one.names:
            return
        one.year, one.suffix = year_of(one.piece)
        context = self._placed(one.cite, placed)
        context.suppress_author = True
        short = self._nodes(self.style.citation, context)
        if short:
            one.short = self._affixed(short, one.cite)

    def _placed(self, cite: Cite, placed: Placed) -> Context:
        context = self._context(self.style.citation, cite.id)
        context.locator = cite.locator.strip()
        context.label = cite.label.replace("sub verbo", "sub-verbo") if cite.locator else ""
        context.labelled = _LABELLED.match(context.locator) is not None
        context.position, context.near = placed.position, placed.near
        context.first_note = str(placed.first_note) if placed.first_note else ""
        return context

    def _author(self, pieces: list[Piece], cite: Cite) -> list[Piece]:
        from .output import find

        found = next((names for piece in pieces if (names := find(piece, "names"))), None)
        return [found] if found is not None else []

    @staticmethod
    def _affixed(pieces: list[Piece], cite: Cite) -> Piece:
        content = Out(pieces, mark=("cite", cite.id))
        prefix, suffix = cite.prefix, cite.suffix
        if not prefix and not suffix:
            return content
        kids: list[Piece] = []
        if prefix:
            kids += parse_field(prefix)
            if prefix[-1] not in " ([{‘“'\"/\N{NO-BREAK SPACE}":
                kids.append(" ")
        kids.append(content)
        if suffix:
            if suffix[0] not in " ,.;:!?)]}\N{NO-BREAK SPACE}":
                kids.append(" ")
            first, *rest = parse_field(suffix)
            kids += [Affix(first) if isinstance(first, str) else first, *rest]
        return Out(kids)

    def _nodes(self, area: Area, context: Context) -> list[Piece]:
        pieces: list[Piece] = []
        for node in area.nodes:
            node.into(context, pieces)
        return pieces

    def _context(self, area: Area, key: str) -> Context:
        context = Context(self.style, self.locale, area, self.items[key])
        number = self.numbers.get(key)
        context.number = str(number) if number else ""
        context.disambiguation = self._states.get(key, self._nothing)
        return context

    # ------------------------------------------------------------ the bibliography

    def bibliography(self) -> list[Entry]:
        """The entries in their order; none where the style has no bibliography."""
        area = self.style.bibliography
        if area is None:
            return []
        substitute = area.options.get("subsequent-author-substitute")
        rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
        out: list[Entry] = []
        before: Context | None = None
        for key in self.order:
            context = self._context(area, key)
            pieces = self._nodes(area, context)
            if substitute is not None and before is not None:
                replaced = _replacement(before, context, rule, substitute)
                if replaced is not None:
                    again = self._context(area, key)
                    again.replaced = replaced
                    pieces = self._nodes(area, again)
            before = context
            if not plain_text(Out(pieces)).strip():
                if not self.stand_in:
                    continue
                pieces = [_unprinted(self.items[key])]
            out.append(Entry(key, self._flat.tokens(self._entry(area, pieces))))
        return out

    @staticmethod
    def _entry(area: Area, pieces: list[Piece]) -> Piece:
        if area.options.get("second-field-align") and len(pieces) > 1:
            rest = Out(pieces[1:], suffix=area.suffix)
            pieces = [Out(pieces[:1], area.prefix, display="left-margin"), Out([rest], display="right-inline")]
            return Out(pieces, formatting=area.formatting)
        last = pieces[-1]
        if area.suffix and not isinstance(last, str) and last.display:  # the suffix ends the last block
            inner = Out(last.kids, last.prefix, last.suffix, last.delimiter, last.formatting, last.quotes)
            pieces = [*pieces[:-1], Out([inner, Affix(area.suffix)], display=last.display)]
            return Out([Out(pieces, area.prefix)], formatting=area.formatting)
        return Out([Out(pieces, area.prefix, area.suffix)], formatting=area.formatting)


def _unprinted(item: Item) -> Piece:
    """What stands for a source of which the style prints nothing, such as a conversation in APA: its names, its title
    or its address, and its year. A source is never lost."""
    people = item.names("author") or item.names("editor") or item.names("interviewer") or item.names("director")
    names = ", ".join(person.literal or " ".join(filter(None, (person.given, person.family))) for person in people)
    title = item.text("title") or item.text("container-title") or item.text("URL") or (item.id if not names else "")
    issued = item.date("issued")
    year = str(issued.start.year) if issued is not None and issued.start is not None and issued.start.year else ""
    parts = [
        *([names] if names else []),
        *([Out(list(parse_field(title)))] if title else []),
        *([year] if year else []),
    ]
    return Out(parts, delimiter=", ")


def _capitalized(pieces: list[Piece], prefix: str) -> list[Piece]:
    """A word of the language that begins a note, or a sentence in it, begins with a capital."""
    words = prefix.rstrip()
    if words and not (" " in words and words.endswith((".", "!", "?", "”", '"'))):
        return pieces
    first = pieces[0]
    if isinstance(first, str):
        return pieces
    return [_with_capital(first, False), *pieces[1:]]


def _with_capital(piece: Piece, is_term: bool) -> Piece:
    if isinstance(piece, str):
        return piece[:1].upper() + piece[1:] if is_term else piece
    is_term = is_term or piece.mark == ("term", "")
    if piece.prefix.strip() or not piece.kids:
        return piece
    kids = [_with_capital(piece.kids[0], is_term), *piece.kids[1:]]
    return Out(
        kids, piece.prefix, piece.suffix, piece.delimiter, piece.formatting, piece.quotes, piece.display, piece.mark
    )


#: A locator that begins with what it counts: "vol. 1, fol. 186".
_LABELLED = re.compile(r"(?:vol|fol|chap|ch|p|pp|no|art|sec|fig|bk|pt|para|n|l)\.\s*\d")


def _replacement(before: Context, now: Context, rule: str, text: str) -> tuple[str, int, str] | None:
    """Which names of an entry repeat those of the one before (CSL 1.0.2, "Reference Grouping")."""
    if not now.person_texts or not before.person_texts:
        return None
    same = 0
    for old, new in zip(before.person_texts, now.person_texts, strict=False):
        if old != new:
            break
        same += 1
    whole = before.names_text == now.names_text
    match rule:
        case "complete-all":
            return ("all", len(now.person_texts), text) if whole else None
        case "complete-each":
            return ("each", len(now.person_texts), text) if whole else None
        case "partial-each":
            return ("each", same, text) if same else None
        case "partial-first":
            return ("first", 1, text) if same else None
        case _:
            return None
