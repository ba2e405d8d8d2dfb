"""The drawing surface: lines of text, rules, pictures and links with their elements go in, a tagged PDF comes out.

All places are in points from the lower left corner of the page, as in PDF itself (ISO 32000-1, 8.3.2.3); y of text is
its baseline.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from . import embedding, metadata, navigation, pictures
from .colour import srgb_profile
from .fonts import FontBook
from .ink import Ink, TextLine
from .objects import REPORTLAB_VERSION, File, Sheet
from .spans import Artifact, Rect, Span
from .structure import Element, Marked, ObjectKid, Tree
from .syntax import ascii_string, language, number, text_string

if TYPE_CHECKING:
    from briefing.core.attachments import Attachment
    from briefing.resolve.tree import Image, Properties


__all__ = ["Artifact", "Canvas", "Element", "Rect", "Span"]

_ARTIFACTS: dict[str, str] = {
    "": "/Artifact BMC",
    "header": "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC",
    "footer": "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC",
    "background": "/Artifact <</Type/Layout>> BDC",
    "watermark": "/Artifact <</Type/Pagination/Subtype/Watermark>> BDC",
}


def _spoken(span: Span) -> Span:
    """Text from right to left is drawn from left to right, so what it stands for is said by an element of its own.

    Marked content could say it, too, but readers that turn drawn text round themselves would turn that round as well.
    """
    if not span.turned:
        return span
    if span.element is None:
        return replace(span, actual_text=None)
    own = Element("Span", span.element, actual_text=span.actual_text)
    return replace(span, element=own, actual_text=None)


class Canvas(Ink):
    """Draws a document page by page. Elements are made by the caller under `root`; drawing gives them their content.

    Draw each page completely, in reading order, before the next. Consecutive lines of one element share a
    marked-content sequence; an element drawn on several pages stays one element.
    """

    def __init__(
        self, book: FontBook, properties: Properties, size: tuple[float, float], root: Element | None = None
    ) -> None:
        """A surface for pages of `size` (width, height) points; `root` is a Document element made before, None: a new
        one."""
        super().__init__()
        self.book = book
        self.properties = properties
        self.size = size
        self.root = root or Element("Document", None)
        """The parent of all that is drawn."""
        self.page = 0
        """Number of the current page, from 1; 0 before the first."""
        self._file = File()
        self._sheet = Sheet(self._file, size)
        self._tree = Tree(self.root)
        self._map = navigation.Map()
        self._pictures: dict[bytes, str] = {}
        self._embedded: dict[bytes, int] = {}
        self._form_fonts = 0
        """Object number of the fonts that drawings name; 0: there are none."""
        self._begin_page()

    # ------------------------------------------------------------ pages

    def new_page(self, size: tuple[float, float] | None = None) -> None:
        """End the page before, if any, and begin one of `size`; None: as large as the one before. Nothing can be drawn
        before the first call.
        """
        if self.page:
            self._end_page()
        if size is not None and size != self.size:
            self.size = size
            self._sheet.setPageSize(size)
        self.page += 1
        self._begin_page()

    def finish(self, attachments: Sequence[Attachment] = ()) -> bytes:
        """End the last page and give the whole file, with the files that travel in it. The canvas cannot be used
        afterwards.

        The file claims no more than it keeps: PDF/UA only where the document has a title and a language and every
        picture an alternative text.

        Raises ValueError where a link or an outline entry leads to a destination that was never set.
        """
        self._end_page()
        file = self._file
        fonts = {name: embedding.embed(file, font) for font, name in self._fonts.items()}
        file.set_fonts(fonts)
        if self._form_fonts:
            file.define(self._form_fonts, f"<<{''.join([f'/{name} {at} 0 R' for name, at in fonts.items()])}>>")
        pages = file.page_numbers
        structure = self._tree.write(file, pages)
        producer = f"ReportLab {REPORTLAB_VERSION} with {metadata.TOOL}"
        claims = metadata.Claims(3 if attachments else 2, self._tree.speaks and metadata.speaks(self.properties))
        xmp = file.stream("/Type/Metadata/Subtype/XML", metadata.xmp(self.properties, producer, claims), compress=False)
        names, associated = self._attach(attachments)
        profile = file.stream("/N 3", srgb_profile())
        catalog = (
            f"<</Type/Catalog/Pages {file.pages_number()} 0 R/StructTreeRoot {structure} 0 R/MarkInfo<</Marked true>>"
            f"/Lang{text_string(language(self.properties.lang) or '')}/ViewerPreferences<</DisplayDocTitle true"
            f"{'/Direction/R2L' if self.mirrored else ''}>>"
            f"/Metadata {xmp} 0 R"
            "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
            f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]"
            f"/PageLabels<</Nums[0<</S/D>>]>>{self._map.write(file, pages, names)}{associated}>>"
        )
        return file.write(file.add(catalog), file.add(metadata.information(self.properties, producer)))

    def _attach(self, attachments: Sequence[Attachment]) -> tuple[str, str]:
        """Entries of the name dictionary and of the catalog for the files that travel."""
        if not attachments:
            return "", ""
        from .attachments import attach

        return attach(self._file, attachments, self.properties.stamp)

    def _begin_page(self) -> None:
        self._renew(self._sheet.operators)
        self._marks: list[Element] = []
        self._annotations: list[int] = []
        self._open: Element | str | None = None  # whose marked content is open; a str is a kind of artifact
        self._open_kid: Marked | None = None
        self._in_text = False

    def _end_page(self) -> None:
        self._close()
        self._leave_text()
        key = self._tree.page_key(self._marks) if self._marks else None
        self._sheet.end_page(self._annotations, key)

    # ------------------------------------------------------------ marked content (14.6, 14.7.4)

    def _mark(self, owner: Element | str) -> None:
        """Open a sequence for an element, or for a kind of artifact; nothing happens if it is the one that is open."""
        if owner == self._open and (isinstance(owner, str) or owner.kids[-1] is self._open_kid):
            return  # unless a child has taken its place meanwhile: what follows stands after it
        self._close()
        self._open = owner
        if isinstance(owner, str):
            self._out.append(_ARTIFACTS[owner])
            return
        identifier = len(self._marks)
        self._marks.append(owner)
        self._open_kid = Marked(self.page - 1, identifier)
        owner.add(self._open_kid)
        self._out.append(f"/{owner.tag} <</MCID {identifier}>> BDC")

    def _close(self) -> None:
        if self._open is not None:
            self._out.append("EMC")
            self._open = None

    def _enter_text(self) -> None:
        """Begin a text object. A sequence that is open stays outside it, so it is closed first (14.6.1)."""
        if not self._in_text:
            self._close()
            self._out.append("BT")
            self._in_text = True

    def _leave_text(self) -> None:
        if self._in_text:
            self._close()
            self._out.append("ET")
            self._in_text = False

    # ------------------------------------------------------------ text

    @property
    def mirrored(self) -> bool:
        """Whether pages are laid out from their right edge."""
        return False

    def across(self, x: float, width: float) -> float:
        """Where on the paper something of this width begins that is laid out at `x`."""
        return x

    def line(
        self,
        x: float,
        y: float,
        spans: Iterable[Span],
        *,
        artifact: Artifact = "",
        joins: bool = False,
        rtl: bool = False,
    ) -> None:
        """Draw a line of text with its baseline at (x, y), its left end; spans may say where they stand on it.

        A space that is not seen is added at the line's end, so that its last word and the next line's first stay apart;
        `joins` leaves it out: for a word that goes on in the next line (hyphenated, or an address broken after a
        slash). `artifact` says what spans without an element are; `rtl`, whether the line ends at its left.
        """
        self._enter_text()
        place: str | None = f"1 0 0 1 {x:.2f} {y:.2f} Tm"
        self._line = TextLine(x, y, [])
        span: Span | None = None
        given: Span | None = None
        for given in spans:
            span = _spoken(given)
            if span.at is not None:
                self._line = TextLine(x + span.at, y, [])
                place = f"1 0 0 1 {x + span.at:.2f} {y:.2f} Tm"
            self._line.spans.append(span)
            self._mark(artifact if span.element is None else span.element)
            if place is not None:
                self._out.append(place)
                place = None
            self._set_style(span)
            if span.actual_text is None:
                self._show(span)
            else:
                self._out.append(f"/Span <</ActualText{text_string(span.actual_text)}>> BDC")
                self._show(span)
                self._out.append("EMC")
        if span is not None and not joins:
            if given is not None and given.element is not None:
                self._mark(given.element)
            space = span.face.shape(" ").pieces[0]
            self._set_font(space.font, span.size)
            if rtl:
                self._out.append(f"1 0 0 1 {x - space.width * span.size / 1000:.2f} {y:.2f} Tm")
            self._out.append(f"[({space.glyphs})] TJ")

    def watermark(self, x: float, y: float, turn: float, spans: Iterable[Span]) -> None:
        """Draw a line of text whose baseline begins at (x, y) and rises by `turn` radians: an artifact (14.8.2.2.2)
        behind all that is drawn after it.
        """
        cosine, sine = math.cos(turn), math.sin(turn)
        self._enter_text()
        self._mark("watermark")
        self._line = TextLine(x, y, [])
        self._out.append(f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} Tm")
        for span in spans:
            self._set_style(span)
            self._show(span)

    # ------------------------------------------------------------ graphics: artifacts

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose lower left corner is (x, y). An artifact: draw it before the text it lies under."""
        self._leave_text()
        self._mark("background")
        if colour != self._fill:
            self._fill = colour
            self._out.append(f"{self._components(colour)} rg")
        self._out.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: str) -> None:
        """Draw a straight line `width` points wide. An artifact."""
        self._leave_text()
        self._mark("background")
        if colour != self._stroke:
            self._stroke = colour
            self._out.append(f"{self._components(colour)} RG")
        if width != self._line_width:
            self._line_width = width
            self._out.append(f"{number(width)} w")
        self._out.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    # ------------------------------------------------------------ pictures

    def image(self, element: Element, image: Image, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture, its lower left corner at (x, y), as content of a Figure; sets the element's BBox and
        Placement.

        Raises ValueError where the file's data cannot be decoded.
        """
        key = self._picture(image)
        self._leave_text()
        self._mark(element)
        element.attributes = {
            **element.attributes,
            "Placement": "Block",
            "BBox": [x, y, x + width, y + height],
        }
        resource = self._sheet.use_picture(key)
        self._out.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{resource} Do Q")
        self._close()

    def decoration(self, image: Image, x: float, y: float, width: float, height: float, kind: Artifact) -> None:
        """The same for a picture that is no content: a logo of the running lines. Raises ValueError."""
        key = self._picture(image)
        self._leave_text()
        self._mark(kind)
        resource = self._sheet.use_picture(key)
        self._out.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{resource} Do Q")
        self._close()

    def _picture(self, image: Image) -> str:
        """The name of a picture, which is embedded once."""
        key = self._pictures.get(image.data)
        if key is None:
            key = f"Im{len(self._pictures) + 1}"
            self._file.set_picture(key, self._embed(image))
            self._pictures[image.data] = key
        return key

    def _embed(self, image: Image) -> int:
        """The object number of a raster image, or of the form that an SVG becomes."""
        number = self._embedded.get(image.data)
        if number is None:
            if image.drawing is None:
                number = pictures.embed(self._file, image)
            else:
                from . import svg

                self._form_fonts = self._form_fonts or self._file.promise()
                around = svg.Surroundings(self._file, self.book, self._form_fonts, self._font_name, self._embed)
                number = svg.embed(around, image.drawing)
            self._embedded[image.data] = number
        return number

    # ------------------------------------------------------------ links and places

    def link_uri(self, element: Element, rects: Sequence[Rect], url: str, contents: str = "") -> None:
        """Make areas of the current page a link to an outside address: an annotation for each, all in the Link
        `element`.

        Call it for each line of a wrapped link, or once for each page with all its lines, after drawing the text.
        `contents` is what is read out (ISO 14289-1, 7.18.5); empty: the address.
        """
        action = f"/A<</S/URI/URI{ascii_string(navigation.ascii_address(url))}>>"
        self._link(element, rects, action, contents or url)

    def link_to(self, element: Element, rects: Sequence[Rect], target: str, contents: str) -> None:
        """The same for a link to a `destination` of the document, which may be set later."""
        self._map.expect(target)
        self._link(element, rects, f"/Dest{navigation.key(target)}", contents)

    def _link(self, element: Element, rects: Sequence[Rect], action: str, contents: str) -> None:
        for left, bottom, right, top in rects:
            # Text that is not seen (a lone soft hyphen) has no width, but its link has to have an area.
            area = f"{left:.2f} {bottom:.2f} {max(right, left + 1.0):.2f} {max(top, bottom + 1.0):.2f}"
            key = self._tree.object_key(element)
            annotation = self._file.add(
                f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{area}]/StructParent {key}"
                f"/Contents{text_string(contents)}{action}>>"
            )
            self._annotations.append(annotation)
            element.add(ObjectKid(self.page - 1, annotation))

    def destination(self, name: str, y: float) -> None:
        """Name a place on the current page: links and outline lead there, with `y` at the top of the window."""
        self._map.place(name, self.page - 1, y)

    def outline(self, title: str, target: str, level: int) -> None:
        """Add an entry to the outline, in reading order; `level` counts from 1, `target` names a destination."""
        self._map.expect(target)
        self._map.entry(title, target, level)


class Mirrored(Canvas):
    """The same for documents that run from right to left: what is laid out from the left edge of the paper is drawn
    from its right one, and pictures and words keep their own way.
    """

    @property
    def mirrored(self) -> bool:
        """Whether pages are laid out from their right edge."""
        return True

    def across(self, x: float, width: float) -> float:
        """Where on the paper something of this width begins that is laid out at `x`."""
        return self.size[0] - x - width

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        super().rect(self.across(x, width), y, width, height, colour)

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: str) -> None:
        """Draw a straight line."""
        super().rule(self.across(x2, 0.0), y1, self.across(x1, 0.0), y2, width, colour)

    def image(self, element: Element, image: Image, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture."""
        super().image(element, image, self.across(x, width), y, width, height)

    def decoration(self, image: Image, x: float, y: float, width: float, height: float, kind: Artifact) -> None:
        """Draw a picture that is no content."""
        super().decoration(image, self.across(x, width), y, width, height, kind)
