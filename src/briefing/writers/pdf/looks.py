"""Text styles and formats go in; looks come out: the font, size, colour and manners of one kind of words each.

Sizes and spaces are points.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.core.direction import is_right_to_left
from briefing.core.node import record
from briefing.resolve.tree import PLAIN, Format

from .fontfile import move
from .fonts import Face, FontBook, Shaped
from .fonts import is_right_to_left as is_right_to_left_text

if TYPE_CHECKING:
    from briefing.themes.theme import TextStyle, Theme

    from .fontfile import FontFile
    from .pieces import Bit

_STRETCH = 0.15
"""How far a space widens at ratio 1, in em."""
_RAISE = 0.33
_LOWER = -0.14
_SMALL = 0.66
"""Size of raised and lowered words, against the text around them."""
_SANS = 0.95
"""Size of the sans face among words of the serif, so that both look alike."""
_CODE = 0.94
_SMALL_CAPITALS = 0.8
"""Size of capitals that stand in for small ones, as high as Source Serif's own against its capitals."""
_LINING = frozenset({"zh", "ja", "ko", "yue", "th", "lo", "km", "my", "hi", "bn", "ta"})
_LEAST = 6.0
"""No citation is set smaller than so many points."""


@record
class Look:
    """A text style made ready: its font, and what words look like in it."""

    face: Face
    size: float
    colour: str
    tracking: float = 0.0
    rise: float = 0.0
    capitals: bool = False
    address: bool = False
    whole: bool = False
    """Whether its words are never broken inside: numbers of citations in the line of the text."""
    underline: float = 0.0
    """The size, in points, that the rule under the words suits; 0: there is none."""
    parts: tuple[Look, Look] | None = None
    """How small capitals are set where the font has none: all but small letters, and small letters as capitals of a
    smaller size. None: all in this look."""
    lang: str | None = None
    hyphenation: str | None = None
    """The language to hyphenate in; None: never."""
    words: dict[str, tuple[Bit, ...]] = field(default_factory=dict)
    right_to_left: bool = False
    """Whether any word set in this look runs from right to left, or all do that have no direction of their own."""
    space: float = field(init=False)
    """Width of a space, letter-spacing included."""
    stretch: float = field(init=False)
    """How far a space widens at ratio 1: half of it, and more where the font's own is narrow."""
    turned: bool = field(init=False)
    """Whether the document runs from right to left."""
    _glue: tuple[float, FontFile, Shaped] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.space = self.face.space * self.size / 1000 + self.tracking
        self.stretch = max(self.space / 2, _STRETCH * self.size)
        self.turned = is_right_to_left(self.face.book.lang)
        self.right_to_left = self.right_to_left or self.turned

    @property
    def language(self) -> str:
        """The language of its words, BCP 47."""
        return self.lang or self.face.book.lang

    def measure(self, shaped: Shaped) -> float:
        """Width in points; what runs from right to left is not letter-spaced, since Arabic letters are joined."""
        if self.tracking and is_right_to_left_text(shaped.text):
            return shaped.width * self.size / 1000
        return shaped.width * self.size / 1000 + shaped.count * self.tracking

    def shape(self, text: str) -> Shaped:
        """Glyphs of a word, in capitals where the look says so."""
        return self.face.shape(text.upper() if self.capitals else text, self.lang)

    def glue(self, points: float, after: Shaped) -> Shaped:
        """Room that is no space: what follows stands so much further off from what was before."""
        font = after.pieces[-1].font
        if self._glue is not None and self._glue[:2] == (points, font):  # it is the same all along a line
            return self._glue[2]
        made = Shaped("", (move(font, 1000 * points / self.size),))
        self._glue = (points, font, made)
        return made

    def shape_turned(self, text: str) -> Shaped:
        """The same for what has to run from right to left: brackets and other signs beside such words, too."""
        return self.face.shape_turned(text.upper() if self.capitals else text, self.lang)


class Variant(NamedTuple):
    """What makes a look: a text style, a format, and where the words stand."""

    style: str
    form: Format
    strong: bool
    lead: bool
    citation: bool
    tabular: bool
    whole: bool
    colour: str
    lang: str | None


class Typecase:
    """Where looks are kept: one for each text style and format of a document."""

    def __init__(self, book: FontBook, theme: Theme, lang: str) -> None:
        self.book, self.theme, self.lang = book, theme, lang
        self.lining = is_right_to_left(lang) or lang.split("-")[0].lower() in _LINING
        """Whether figures are as high as capitals everywhere: they stand beside letters that all are."""
        self._looks: dict[Variant | tuple[str, str], Look] = {}
        self._plain: dict[tuple[object, ...], Look] = {}
        """Those of no format, which nearly all words have: formats take long to compare."""

    def style(self, name: str) -> TextStyle:
        """A text style of the theme."""
        return self.theme.text[name]

    def look(
        self,
        style: str,
        form: Format = PLAIN,
        *,
        strong: bool = False,
        lead: bool = False,
        citation: bool = False,
        tabular: bool = False,
        whole: bool = False,
        colour: str = "",
        lang: str | None = None,
    ) -> Look:
        """The look of a text style in a format: `lead` sets in the sans face, `citation` in that of raised
        citations, `whole` breaks no words.
        """
        plain = (style, strong, lead, citation, tabular, whole, colour, lang) if form is PLAIN else None
        if plain in self._plain:
            return self._plain[plain]
        key = Variant(style, form, strong or form.strong, lead, citation, tabular, whole, colour, lang)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._make(key)
        if plain is not None:
            self._plain[plain] = found
        return found

    def number(self, name: str) -> Look:
        """The look of the number that hangs beside a heading of style `name`: its size, but regular and pale."""
        key = (name, "number")
        found = self._looks.get(key)
        if found is None:
            style, number = self.theme.text[name], self.theme.text["number"]
            size = number.size.pt if style.capitals else style.size.pt
            face = self.book.face(number.face, number.weight, number.italic)
            found = self._looks[key] = Look(face, size, self.theme.colour(number.colour))
        return found

    def _make(self, variant: Variant) -> Look:
        base, form = self.theme.text[variant.style], variant.form
        plain = variant.citation or form.address or form.code
        raised = form.superscript or form.subscript
        face, size, rise, shade = self._shape(variant)
        weight = base.weight if not plain else "regular"
        if variant.strong:
            weight = "bold" if weight == "semibold" else "semibold"
        small = form.small_caps and not base.capitals
        chosen = self.book.face(
            face,
            weight,
            base.italic != form.emphasis and not plain,
            old_style=base.old_style and not self.lining and not plain and not raised and face == base.face,
            tabular=variant.tabular,
            small_capitals=small,
            ligatures=not (base.tracking or form.code or form.address),
        )
        lang = variant.lang or self.lang
        look = Look(
            chosen,
            size,
            self.theme.colour(variant.colour or shade),
            tracking=base.tracking * size,
            rise=rise,
            capitals=base.capitals,
            address=form.address,
            whole=variant.whole,
            underline=size if form.underline else 0.0,
            lang=variant.lang,
            hyphenation=lang if base.hyphenate and not (plain or raised or small or variant.whole) else None,
        )
        if small and not chosen.has_small_capitals:
            smaller = replace(look, size=size * _SMALL_CAPITALS, capitals=True, words={})
            look.parts = replace(look, words={}), smaller
        return look

    def _shape(self, variant: Variant) -> tuple[str, float, float, str]:
        """Face, size, rise and colour of a variant."""
        text, form = self.theme.text, variant.form
        style = text[variant.style]
        face, size, shade = style.face, style.size.pt, style.colour
        if variant.citation:
            small = text["citation"]
            return small.face, max(_LEAST, small.size.pt * size / text["body"].size.pt), _RAISE * size, small.colour
        if form.address:
            face, shade = text["address"].face, text["address"].colour
            size *= text["address"].size.pt / text["endnote"].size.pt
        if form.code:
            face, size = "mono" if "mono" in self.theme.faces else text["code"].face, size * _CODE
        if variant.lead and face == "serif":
            face, size = "sans", size * _SANS
        rise = _RAISE * size if form.superscript else _LOWER * size if form.subscript else 0.0
        return face, size * (_SMALL if rise else 1.0), rise, shade


def blend(around: Format, own: Format) -> Format:
    """The format of a piece within text of another format: italic words within italic ones stand upright."""
    return Format(
        strong=around.strong or own.strong,
        emphasis=around.emphasis != own.emphasis,
        superscript=own.superscript or (around.superscript and not own.subscript),
        subscript=own.subscript or (around.subscript and not own.superscript),
        code=around.code or own.code,
        small_caps=around.small_caps or own.small_caps,
        underline=around.underline or own.underline,
        address=own.address,
    )
