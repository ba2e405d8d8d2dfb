"""What a Word file says about text and pages goes in; a whole theme comes out: what the file does not say is the
default theme's, in the file's own sizes, faces and colours.
"""

from __future__ import annotations

from dataclasses import replace

from ...core.lengths import Length
from ..theme import ListStyle, Page, Panel, Size, TextStyle, Theme
from . import families, names
from .cascade import Cascade, Effect
from .colours import READABLE, READABLE_LARGE, contrast, is_coloured, palette
from .faces import Faces
from .setup import Setup

#: Sizes from which text is large (WCAG 2.2, "large scale"), in points.
_LARGE, _LARGE_BOLD = 18.0, 14.0
#: A line of less than this times the size would cut into its letters.
_TIGHTEST = 1.02
#: From organisation and kind to the title at least, in times of the title's size.
_UNDER_ORGANISATION = 0.6
#: Text styles of the default theme that are set like running text.
_RUNNING_TEXT = ("body", "summary", "quotation", "footnote", "endnote", "judgment")


class Look:
    """Makes the theme of one file."""

    def __init__(self, base: Theme, cascade: Cascade, faces: Faces, ids: dict[str, str], hyphenated: bool) -> None:
        self.base, self.cascade, self.faces, self.hyphenated = base, cascade, faces, hyphenated
        self.of = {made: key for key, made in ids.items()}
        """The file's ids by ours."""
        self.body = cascade.effect(self.of.get("BodyText") or self.of.get("Normal", ""))
        self.heading = cascade.effect(self.of["Heading1"]) if "Heading1" in self.of else None
        self.scale = float(self.body.size) / float(base.text["body"].size)
        faces.add(self.body.family, "serif")
        major = cascade.fonts.get("major", self.body.family)
        faces.add(self.heading.family if self.heading is not None else major, "sans")
        self.colours = self._palette()
        self.lacking: list[str] = []
        """Text styles that a house's template usually has, and this one has not."""
        self.faint: list[str] = []
        """Text styles whose colour is too light to be read by everyone."""
        self.dropped: dict[str, None] = {}
        """What styles say and no theme can, in words for people."""

    def theme(self, name: str, setup: Setup) -> Theme:
        """The theme, but for the faces that running lines may add."""
        base = self.base
        text = self._text()
        unit = self._scaled
        return replace(
            base,
            name=name,
            description=f"The look of {name}.",
            colours=self.colours,
            page=self._page(setup, text["running"]),
            text=text,
            title_rule=unit(base.title_rule),
            summary=self._panel(base.summary),
            call_out=self._panel(base.call_out),
            table=replace(
                base.table,
                cell_x=unit(base.table.cell_x),
                cell_y=unit(base.table.cell_y),
                before=unit(base.table.before),
                after=unit(base.table.after),
            ),
            list=ListStyle(unit(base.list.indent), unit(base.list.hang), self._between()),
        )

    def _between(self) -> Size:
        """Space between the items of a list."""
        if "ListBullet" not in self.of:
            return self._scaled(self.base.list.between)
        effect = self.cascade.effect(self.of["ListBullet"])
        return Size(0 if effect.contextual else max(0, effect.after))

    # ------------------------------------------------------------ colours

    def _palette(self) -> dict[str, str]:
        scheme, of = self.cascade.scheme, self.of
        ink = self.body.colour or "#000000"
        house = self.base.colours["navy"]
        title = self.cascade.effect(of["Title"]).colour if "Title" in of else None
        heading = self.heading.colour if self.heading is not None else None
        accent = heading if heading and is_coloured(heading) else scheme.get("accent1") or house
        link = Effect(colour=None)
        if "Hyperlink" in of:
            self.cascade.apply_character_style(link, of["Hyperlink"])
        second = scheme.get("accent2") or self.base.colours["rust"]
        return palette(ink, accent, second, title or heading or ink, link.colour or scheme.get("hlink") or accent)

    # ------------------------------------------------------------ text

    def _text(self) -> dict[str, TextStyle]:
        found = {key: self._derived(key, style) for key, style in self.base.text.items()}
        found["body"] = self._own("body", self.body, found["body"])
        for made, key in names.TEXT.items():
            if made in self.of:
                found[key] = self._own(key, self.cascade.effect(self.of[made]), found.get(key, found["label"]))
            elif made in ("Title", "Subtitle", "Caption", "Heading1", "Heading2", "Heading3"):
                self.lacking.append(key)
        gap = max(0, round(_UNDER_ORGANISATION * found["title"].size) - found["title"].before)
        found["organisation"] = replace(found["organisation"], after=Size(max(gap, found["organisation"].after)))
        first = found["heading-1"]
        found["endnotes-heading"] = replace(first, after=Size(max(first.after, found["body"].after)))
        return found

    def _derived(self, key: str, style: TextStyle) -> TextStyle:
        """A style of the default theme in the file's size; running text as its running text is."""
        text = key in _RUNNING_TEXT
        face = style.face if style.face != "sans" or style.weight != "regular" or key == "label" else "serif"
        return replace(
            style,
            face=face,
            size=self._scaled(style.size, round_half=True),
            leading=self._scaled(style.leading),
            before=self._scaled(style.before),
            after=self._scaled(style.after),
            old_style=False,
            weight="bold" if style.weight == "semibold" else style.weight,
            justify=style.justify and text and self.body.align == "both",
            hyphenate=style.hyphenate and self.hyphenated and self.body.hyphenated,
        )

    def _own(self, key: str, effect: Effect, derived: TextStyle) -> TextStyle:
        """What the file says of a text style."""
        natural = families.pitch(effect.family) * float(effect.size)
        leading = float(effect.leading) or natural * effect.line
        if not effect.exact:
            leading = max(leading, natural)
        if effect.left > 0 and key not in ("quotation", "contents", "endnote", "summary", "call-out", "code"):
            self.dropped["indents of paragraphs"] = None
        if effect.bordered and key not in ("summary", "call-out", "code", "running"):
            self.dropped["borders of paragraphs"] = None
        if effect.small_capitals:
            self.dropped["small capitals of whole styles"] = None
        return replace(
            derived,
            face=self.faces.key(effect.family),
            size=Size(effect.size),
            leading=Size(round(max(leading, _TIGHTEST * float(effect.size)))),
            colour=self._colour(key, effect),
            weight="bold" if effect.bold else "regular",
            italic=effect.italic,
            before=Size(max(0, effect.before)),
            after=Size(max(0, effect.after)),
            tracking=round(float(effect.tracking) / float(effect.size), 3),
            capitals=effect.capitals,
            justify=effect.align == "both",
            centred=effect.align == "center",
            first=Size(max(0, effect.first)) if key == "body" else Size(0),
            inset=Size(max(0, effect.left)) if key == "quotation" else None,
            hyphenate=self.hyphenated and effect.hyphenated and key in _RUNNING_TEXT,
        )

    def _colour(self, key: str, effect: Effect) -> str:
        """The name of a colour, made for the style where it is no other's."""
        if effect.colour is None or effect.colour == self.colours["ink"]:
            return "ink"
        large = effect.size.pt >= (_LARGE_BOLD if effect.bold else _LARGE)
        if contrast(effect.colour, effect.fill or "#FFFFFF") < (READABLE_LARGE if large else READABLE):
            self.faint.append(key)
        self.colours[key] = effect.colour
        return key

    # ------------------------------------------------------------ measures

    def _scaled(self, size: Length, *, round_half: bool = False) -> Size:
        scaled = float(size) * self.scale
        return Size(round(scaled / 6350) * 6350 if round_half else round(scaled))

    def _panel(self, panel: Panel) -> Panel:
        return replace(
            panel,
            padding=self._scaled(panel.padding),
            before=self._scaled(panel.before),
            after=self._scaled(panel.after),
        )

    def _page(self, setup: Setup, running: TextStyle) -> Page:
        """Nothing hangs in the margin, which is the house's; running lines stand where the file has them."""
        page = self.base.page
        top, right, bottom, left = setup.margins or (page.top, page.right, page.bottom, page.right)
        return Page(
            top=Size(top),
            right=Size(right),
            bottom=Size(bottom),
            left=Size(left),
            hang=Size(0),
            header=Size(setup.header + running.size),
            footer=Size(setup.footer + running.leading - running.size),
            width=None if setup.width is None or setup.height is None else Size(setup.width),
            height=None if setup.width is None or setup.height is None else Size(setup.height),
        )
