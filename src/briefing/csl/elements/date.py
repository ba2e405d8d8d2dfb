"""`cs:date`: a date in a localized or a free form, with ranges and seasons (CSL 1.0.2, "Date")."""

from __future__ import annotations

from ..context import Context
from ..dates import DateValue, Day
from ..fieldtext import parse_field
from ..locales import Locale
from ..markup import Element
from ..output import Mark, Out, Piece
from .base import Node, cased, formatting_of

_ORDER = ("year", "month", "day")
#: Which parts of a localized date are shown, by its `date-parts`.
_SHOWN = {"year-month-day": ("year", "month", "day"), "year-month": ("year", "month"), "year": ("year",)}


class DatePart:
    """`cs:date-part`: how a year, a month or a day is written."""

    def __init__(self, element: Element, override: Element | None = None) -> None:
        """`override`: the part of the style's own `cs:date`, whose attributes go before those of the locale."""
        if override is not None:
            element = Element(element.tag, {**element.attrs, **override.attrs})
        self.name, self.form = element.get("name"), element.get("form")
        self.prefix, self.suffix = element.get("prefix"), element.get("suffix")
        self.range_delimiter = element.get("range-delimiter")
        self.text_case = element.get("text-case")
        self.strip_periods = element.flag("strip-periods")
        self.formatting = formatting_of(element)

    def text(self, day: Day, locale: Locale) -> str:
        """The part's letters; empty where the date has no such part."""
        match self.name:
            case "year":
                return self._year(day.year, locale)
            case "month":
                return self._month(day, locale)
            case _:
                return self._day(day, locale) if day.day and day.month else ""

    def _year(self, year: int, locale: Locale) -> str:
        if not year:
            return ""
        if self.form == "short" and year > 0:
            return f"{year % 100:02d}"
        if year < 0:
            return f"{-year}{locale.term('bc') or ''}"
        return f"{year}{locale.term('ad') or ''}" if year < 1000 else str(year)

    def _month(self, day: Day, locale: Locale) -> str:
        if day.season:
            form = "short" if self.form == "short" else "long"
            return locale.term(f"season-{day.season:02d}", form) or ""
        if not day.month:
            return ""
        match self.form:
            case "numeric":
                return str(day.month)
            case "numeric-leading-zeros":
                return f"{day.month:02d}"
            case form:
                text = locale.term(f"month-{day.month:02d}", form or "long") or str(day.month)
                return text.replace(".", "") if self.strip_periods else text

    def _day(self, day: Day, locale: Locale) -> str:
        match self.form:
            case "numeric-leading-zeros":
                return f"{day.day:02d}"
            case "ordinal":
                only_first = locale.options.get("limit-day-ordinals-to-day-1") == "true"
                if only_first and day.day > 1:
                    return str(day.day)
                gender = locale.genders.get(f"month-{day.month:02d}", "")
                return f"{day.day}{locale.ordinal(day.day, gender)}"
            case _:
                return str(day.day)

    def render(self, day: Day, context: Context) -> Out | None:
        """The part with its looks."""
        text = self.text(day, context.locale)
        if not text:
            return None
        kids: list[Piece] = [text]
        if self.text_case:
            kids = cased(kids, self.text_case, context.language)
        mark: Mark | None = ("year", "") if self.name == "year" else None
        return Out(kids, self.prefix, self.suffix, "", self.formatting, mark=mark)


class Date(Node):
    """A date."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.name, self.form = element.get("variable"), element.get("form")
        self.delimiter = element.get("delimiter")
        self.shown = _SHOWN.get(element.get("date-parts", "year-month-day"), _SHOWN["year-month-day"])
        self.own = {part.get("name"): part for part in element.every("date-part")}
        self.parts = [DatePart(part) for part in element.every("date-part")]
        self._localized: dict[Locale, tuple[list[DatePart], str]] = {}

    def render(self, context: Context) -> Piece | None:
        """The date; plain text where it is no date that can be read."""
        found = context.found
        value = context.date(self.name)
        if value is None:
            return None
        if value.start is None:
            return self.dress(self._suffixed(list(parse_field(value.literal)), context), context)
        parts, delimiter = self._format(context.locale) if self.form else (self.parts, self.delimiter)
        pieces = self._range(parts, value, delimiter, context)
        if not pieces:
            context.found = found
            return None
        return self.dress([Out(pieces, delimiter=delimiter)], context)

    def _format(self, locale: Locale) -> tuple[list[DatePart], str]:
        """The parts of a localized format, with this element's own attributes over them."""
        known = self._localized.get(locale)
        if known is None:
            element = locale.date(self.form)
            parts = [] if element is None else [
                DatePart(part, self.own.get(part.get("name")))
                for part in element.every("date-part")
                if part.get("name") in self.shown
            ]  # fmt: skip
            known = self._localized[locale] = (parts, element.get("delimiter") if element is not None else "")
        return known

    def _suffixed(self, pieces: list[Piece], context: Context) -> list[Piece]:
        """With the year suffix, where the style does not say where it goes."""
        suffix = context.disambiguation.suffix
        if not suffix or self.name != "issued" or context.suffix_done or context.style.places_year_suffix:
            return pieces
        context.suffix_done = True
        return [*pieces, Out([suffix], mark=("year-suffix", ""))]

    def _range(self, parts: list[DatePart], value: DateValue, delimiter: str, context: Context) -> list[Piece]:
        start, end = value.start, value.end
        assert start is not None
        if context.sorting:
            return [_sortable(value, self.shown if self.form else tuple([part.name for part in parts]))]
        if end is None:
            return self._day(parts, start, context)
        if not end.year:
            open_ended = self._day(parts, start, context)
            return [*open_ended[:-1], Out([open_ended[-1], "–"])] if open_ended else []
        return self._between(parts, start, end, delimiter, context)

    def _day(self, parts: list[DatePart], day: Day, context: Context) -> list[Piece]:
        return [piece for part in parts if (piece := self._part(part, day, context)) is not None]

    def _part(self, part: DatePart, day: Day, context: Context) -> Out | None:
        piece = part.render(day, context)
        if piece is not None and part.name == "year":
            piece.kids = self._suffixed(piece.kids, context)
        return piece

    def _between(self, parts: list[DatePart], start: Day, end: Day, delimiter: str, context: Context) -> list[Piece]:
        """A range: the largest part that differs sets the delimiter, and what is the same is said once (CSL 1.0.2,
        "Date Ranges")."""
        dash, inner = _differing(parts, start, end, context.locale)
        if not inner:
            return self._day(parts, start, context)
        first, last = inner[0], inner[-1] + 1
        left = [piece for part in parts[first:last] if (piece := part.render(start, context)) is not None]
        right = [piece for part in parts[first:last] if (piece := self._part(part, end, context)) is not None]
        if left:
            left[-1].suffix = ""
            if right:
                right[0].prefix = ""
        ranged = Out([Out([*left], delimiter=delimiter), dash, Out([*right], delimiter=delimiter)])
        return [*self._day(parts[:first], start, context), ranged, *self._day(parts[last:], start, context)]


def _differing(parts: list[DatePart], start: Day, end: Day, locale: Locale) -> tuple[str, list[int]]:
    """The delimiter of a range, and the places of the parts that are said twice: the largest that differs and all
    smaller ones."""
    shown = {part.name: part for part in parts}
    for n, name in enumerate(_ORDER):
        if name in shown and getattr(start, name) != getattr(end, name):
            twice = [
                place
                for place, part in enumerate(parts)
                if part.name in _ORDER[n:] and (part.text(start, locale) or part.text(end, locale))
            ]
            return shown[name].range_delimiter or "–", twice
    return "", []


def _sortable(value: DateValue, shown: tuple[str, ...]) -> str:
    """A date as text that sorts: parts that are not shown do not count (CSL 1.0.2, "Sorting")."""
    out = []
    for day in (value.start, value.end):
        if day is None:
            continue
        month = day.month if "month" in shown else 0
        month = {13: 3, 14: 6, 15: 9, 16: 12}.get(month, month)
        out.append(f"{day.year + 1_000_000:07d}{month:02d}{day.day if 'day' in shown else 0:02d}")
    return "/".join(out)


def sort_key(value: DateValue) -> str:
    """A whole date as text that sorts."""
    return _sortable(value, ("year", "month", "day"))
