"""The header or footer part of a Word file goes in; its running lines come out, as data and as clean XML."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any, Literal, cast

from ...core.lengths import Length
from ...core.node import record
from ...core.ooxml import unsafe
from ..running import Cell, Field, Paragraph, Picture, Rule, Running, RunningLook, Table, Words
from . import names
from .cascade import A, Cascade, Effect, W, children, flag, number, twips, value
from .clean import inside, local, ordered, written
from .frames import Box, boxes, frame_of, holds_box
from .pictures import Pictures

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Package
    from .faces import Faces

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: Ids of a template's drawings begin here: the document's own begin at 1.
_FIRST_DRAWING = 900_001
#: Tables in cells of tables.
_DEEPEST = 5
#: What one header may hold.
_MOST_ELEMENTS, _MOST_LETTERS = 6_000, 10_000
_ARGUMENT = re.compile(r'"([^"]*)"|([^\s\\"]+)')
#: Fields that say what a document says of itself, and what is shown for them.
_OF_DOCUMENT = {
    "TITLE": "title",
    "AUTHOR": "author",
    "LASTSAVEDBY": "author",
    "SUBJECT": "subject",
    "KEYWORDS": "keywords",
    "COMPANY": "organisation",
    **dict.fromkeys(("DATE", "SAVEDATE", "CREATEDATE", "PRINTDATE"), "date"),
}
#: What a content control shows of the document's properties, by the last word of its path.
_BOUND = {
    "title": "title",
    "creator": "author",
    "subject": "subject",
    "keywords": "keywords",
    "Company": "organisation",
    "PublishDate": "date",
}
_Name = Literal["page", "pages", "heading", "title", "author", "organisation", "date", "subject", "keywords"]
_SIDES = ("top", "left", "bottom", "right")


@record
class _Open:
    """A field that is being read: its instruction, then its result."""

    instruction: str = ""
    result: bool = False


class Reader:
    """Reads the running lines of one file; `lost` gathers what is left out, in words for people."""

    def __init__(self, package: Package, cascade: Cascade, faces: Faces, ids: dict[str, str]) -> None:
        self.package, self.cascade, self.faces, self.ids = package, cascade, faces, ids
        self.lost: dict[str, None] = {}
        self.numbers = count(_FIRST_DRAWING)

    def part(self, name: str) -> Running:
        """The running lines of a part."""
        return _Part(self, name).running()


class _Part:
    def __init__(self, reader: Reader, name: str) -> None:
        self.reader, self.cascade = reader, reader.cascade
        self.root = _bounded(reader.package, name)
        self.pictures = Pictures(reader.package, name, reader.numbers, reader.lost)
        self.xml: list[str | Field] = []
        self.open: list[_Open] = []
        self.depth = 0
        """Tables around what is being read."""
        self.table = ""
        """The style of the table that is being read."""

    def running(self) -> Running:
        blocks = self._blocks(self.root, 0)
        if not blocks or isinstance(blocks[-1], Table):
            self._put("<w:p></w:p>")
        return Running(blocks, tuple(self.xml), self.pictures.found)

    def _put(self, *pieces: str | Field) -> None:
        for piece in pieces:
            if isinstance(piece, str) and self.xml and isinstance(self.xml[-1], str):
                self.xml[-1] += piece
            else:
                self.xml.append(piece)

    # ------------------------------------------------------------ blocks

    def _blocks(self, parent: Element, depth: int) -> tuple[Paragraph | Table, ...]:
        made: list[Paragraph | Table] = []
        for child in parent:
            name = local(child)
            if name == "p":
                made += [] if depth else self._boxes(child)
                made.append(self._paragraph(child, boxed=bool(depth)))
            elif name == "tbl" and depth < _DEEPEST:
                made.append(self._table(child, depth))
            elif name == "sdt":
                made += self._blocks_of_control(child, depth)
            elif name in ("ins", "customXml", "smartTag"):
                made += self._blocks(child, depth)
        return tuple(made)

    def _blocks_of_control(self, control: Element, depth: int) -> tuple[Paragraph | Table, ...]:
        """What a content control holds; where it shows a property of the document, its first paragraph does."""
        bound, content = _bound(control), control.find(f"{W}sdtContent")
        if content is None:
            return ()
        first = next(content.iter(f"{W}p"), None)
        if not bound or first is None:
            return () if _is_placeholder(control) else self._blocks(content, depth)
        return (self._paragraph(first, bound),)

    def _boxes(self, e: Element) -> list[Paragraph]:
        """The paragraphs of the text boxes that are anchored in one, which they go before."""
        return [
            self._paragraph(inner, box=box) for box in boxes(e, self.cascade) for inner in children(box.content, "p")
        ]

    def _paragraph(self, e: Element, shows: str = "", box: Box | None = None, boxed: bool = False) -> Paragraph:
        """A paragraph; `box` is the text box that it stood in, `boxed` says that it stands in a table's cell, where no
        frames are.
        """
        properties = e.find(f"{W}pPr")
        style = "" if properties is None else value(properties, "pStyle")
        effect = self.cascade.effect(style, self.table)
        if properties is not None:
            self.cascade.apply(effect, properties)
        framed = (box.frame, box.xml) if box is not None else None if boxed else frame_of(properties)
        if box is not None and box.fill and not effect.fill:
            effect.fill = box.fill
        self._put(f"<w:p><w:pPr>{self._properties(properties, framed[1] if framed else '', effect.fill)}</w:pPr>")
        content: list[Words | Field | Picture] = []
        if shows:
            run = next(e.iter(f"{W}r"), None)
            self._field(cast(_Name, shows), run, effect, content)
        else:
            self._inlines(e, effect, content)
        self._put("</w:p>")
        borders = self._borders(style, properties)
        return Paragraph(
            tuple(content),
            cast(Any, effect.align if effect.align in ("left", "center", "right", "both") else "left"),
            self._stops(style, properties),
            self._look(effect),
            effect.line,
            effect.leading,
            effect.exact,
            effect.left,
            effect.right,
            effect.first,
            effect.before,
            effect.after,
            borders,
            effect.fill,
            framed[0] if framed else None,
        )

    def _properties(self, properties: Element | None, frame: str, fill: str) -> str:
        """Children of a w:pPr, with our ids of styles and in a frame; lists stay behind."""
        style = "" if properties is None else value(properties, "pStyle")
        others = {"framePr": frame} if frame else {}
        if frame and fill:
            others["shd"] = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill[1:]}"/>'
        if style in self.reader.ids:
            others["pStyle"] = f'<w:pStyle w:val="{self.reader.ids[style]}"/>'
        without = {"pStyle", "framePr", "numPr", *others}
        return ordered(
            "pPr", [e for e in properties if local(e) not in without] if properties is not None else [], others
        )

    def _stops(self, style: str, properties: Element | None) -> tuple[tuple[Any, Length], ...]:
        """Tab stops of the style and its own, from left to right (17.3.1.38)."""
        stops: dict[int, str] = {}
        holders = [e.find(f"{W}pPr") for e in self.cascade.chain(style or self.cascade.default_style())]
        for holder in [*holders, properties]:
            for tabs in children(holder, "tabs"):
                for tab in children(tabs, "tab"):
                    at, kind = twips(tab.get(f"{W}pos")), tab.get(f"{W}val", "left")
                    if at is not None and kind == "clear":
                        stops.pop(int(at), None)
                    elif at is not None and kind != "bar":
                        stops[int(at)] = {"center": "center", "right": "right", "end": "right", "decimal": "right"}.get(
                            kind, "left"
                        )
        return tuple((stops[at], Length(at)) for at in sorted(stops))

    def _borders(self, style: str, properties: Element | None) -> dict[str, Rule]:
        found: dict[str, Rule] = {}
        holders = [e.find(f"{W}pPr") for e in self.cascade.chain(style or self.cascade.default_style())]
        for holder in [*holders, properties]:
            for borders in children(holder, "pBdr"):
                found |= self._rules(borders)
        return {side: rule for side, rule in found.items() if rule.width}

    def _rules(self, borders: Element) -> dict[str, Rule]:
        """Rules by side; one of no width takes an earlier one away."""
        found: dict[str, Rule] = {}
        for border in borders:
            side = {"start": "left", "end": "right"}.get(local(border), local(border))
            if side in (*_SIDES, "insideH", "insideV"):
                none = border.get(f"{W}val") in ("nil", "none")
                eighths = 0 if none else min(number(border.get(f"{W}sz")) or 4, 96)
                space = min(number(border.get(f"{W}space")) or 0, 31)
                colour = self.cascade.colour(border, "color", "") or "#000000"
                found[side] = Rule(Length(round(eighths * 1587.5)), colour, Length(round(space * 12_700)))
        return found

    # ------------------------------------------------------------ tables

    def _table(self, e: Element, depth: int) -> Table:
        properties = e.find(f"{W}tblPr")
        style = "" if properties is None else value(properties, "tblStyle")
        holders = [s.find(f"{W}tblPr") for s in self.cascade.chain(style)] + [properties]
        around: dict[str, Rule] = {}
        padding = {"top": Length(0), "right": Length(108 * 635), "bottom": Length(0), "left": Length(108 * 635)}
        left = Length(0)
        for holder in holders:
            for borders in children(holder, "tblBorders"):
                around |= self._rules(borders)
            for margins in children(holder, "tblCellMar"):
                padding |= _margins(margins)
            for indent in children(holder, "tblInd"):
                left = twips(indent.get(f"{W}w")) or Length(0)
        named = f'<w:tblStyle w:val="{self.reader.ids[style]}"/>' if style in self.reader.ids else ""
        self._put(f"<w:tbl><w:tblPr>{named}{inside(properties, 'tblStyle')}</w:tblPr>")
        grid = e.find(f"{W}tblGrid")
        columns = [twips(column.get(f"{W}w")) or Length(0) for column in children(grid, "gridCol")]
        self._put(written(grid) if grid is not None else "<w:tblGrid/>")
        outer, self.table, self.depth = self.table, style, self.depth + 1
        rows, heights = [], []
        elements = list(children(e, "tr"))
        for n, row in enumerate(elements):
            rows.append(self._row(row, columns, around, (n == 0, n == len(elements) - 1), depth))
            least = row.find(f"{W}trPr/{W}trHeight")
            heights.append((None if least is None else twips(least.get(f"{W}val"))) or Length(0))
        self._put("</w:tbl>")
        self.table, self.depth = outer, self.depth - 1
        pad = (padding["top"], padding["right"], padding["bottom"], padding["left"])
        return Table(tuple(rows), Length(left - pad[3]) if left <= 0 else left, pad, tuple(heights))

    def _row(
        self, e: Element, columns: list[Length], around: dict[str, Rule], ends: tuple[bool, bool], depth: int
    ) -> tuple[Cell, ...]:
        self._put("<w:tr>")
        if (properties := e.find(f"{W}trPr")) is not None:
            self._put(f"<w:trPr>{inside(properties)}</w:trPr>")
        cells: list[Cell] = []
        at = 0
        found = [
            c
            for child in e
            for c in (children(child.find(f"{W}sdtContent"), "tc") if local(child) == "sdt" else [child])
        ]
        found = [c for c in found if local(c) == "tc"]
        for cell in found:
            properties = cell.find(f"{W}tcPr")
            self._put(f"<w:tc><w:tcPr>{inside(properties)}</w:tcPr>")
            blocks = self._blocks(cell, depth + 1)
            if not blocks or isinstance(blocks[-1], Table):
                self._put("<w:p/>")
            self._put("</w:tc>")
            span = 1 if properties is None else int(number(value(properties, "gridSpan")) or 1)
            said = None if properties is None else properties.find(f"{W}tcW")
            width = Length(sum(columns[at : at + span]))
            if said is not None and said.get(f"{W}type") == "dxa":
                width = twips(said.get(f"{W}w")) or width
            at += span
            cells.append(self._cell(blocks, width, properties, around, (*ends, cell is found[0], cell is found[-1])))
        self._put("</w:tr>")
        return tuple(cells)

    def _cell(
        self,
        blocks: tuple[Paragraph | Table, ...],
        width: Length,
        properties: Element | None,
        around: dict[str, Rule],
        ends: tuple[bool, bool, bool, bool],
    ) -> Cell:
        top, bottom, left, right = ends
        edges = zip(_SIDES, (top, left, bottom, right), strict=True)
        inner = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
        rules = {side: around[key] for side, end in edges if (key := side if end else inner[side]) in around}
        for borders in children(properties, "tcBorders"):
            rules |= self._rules(borders)
        shade = None if properties is None else properties.find(f"{W}shd")
        fill = None if shade is None else self.cascade.colour(shade, "fill", "Fill")
        upright = "" if properties is None else value(properties, "vAlign")
        place = cast(Any, upright if upright in ("center", "bottom") else "top")
        return Cell(blocks, width, {k: r for k, r in rules.items() if r.width and k in _SIDES}, fill or "", place)

    # ------------------------------------------------------------ inlines

    def _inlines(self, parent: Element, effect: Effect, content: list[Words | Field | Picture]) -> None:
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, effect, content)
            elif name in ("hyperlink", "ins", "smartTag", "customXml"):
                self._inlines(child, effect, content)
            elif name == "fldSimple":
                if not self._known_field(child.get(f"{W}instr", ""), next(child.iter(f"{W}r"), None), effect, content):
                    self._inlines(child, effect, content)
            elif name == "sdt":
                inner = child.find(f"{W}sdtContent")
                if inner is not None and (bound := _bound(child)):
                    self._field(cast(_Name, bound), next(inner.iter(f"{W}r"), None), effect, content)
                elif inner is not None and not _is_placeholder(child):
                    self._inlines(inner, effect, content)

    def _run(self, e: Element, around: Effect, content: list[Words | Field | Picture]) -> None:
        effect = self._effect(e, around)
        for child in e:
            name = local(child)
            if name == "fldChar":
                self._field_mark(child, e, around, content)
            elif name == "instrText" and self.open:
                if len(self.open) == 1 and not self.open[0].result:
                    self.open[0].instruction += child.text or ""
            elif self.open and not (self.open[0].result and self._kept):
                continue
            elif name in ("drawing", "pict", "object") or child.tag == f"{_MC}AlternateContent":
                self._picture(child, content)
            elif (text := _text(child, name)) and not effect.hidden:
                self._words(text, e, effect, content)

    def _words(self, text: str, e: Element, effect: Effect, content: list[Words | Field | Picture]) -> None:
        marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
        inner = marks.get(text) or f'<w:t xml:space="preserve">{_escaped(text)}</w:t>'
        self._put(f"<w:r><w:rPr>{self._run_properties(e)}</w:rPr>{inner}</w:r>")
        content.append(Words(text, self._look(effect)))

    def _picture(self, e: Element, content: list[Words | Field | Picture]) -> None:
        if e.tag == f"{_MC}AlternateContent":
            choice = e.find(f"{_MC}Choice")
            drawing = None if choice is None else next(choice.iter(f"{W}drawing"), None)
        else:
            drawing = e
        made = None
        if drawing is not None and not self.depth and holds_box(drawing):
            return  # it went before the paragraph
        if drawing is not None:
            vml = local(drawing) != "drawing"
            made = self.pictures.of_vml(drawing) if vml else self.pictures.of_drawing(drawing)
        if made is None:
            if drawing is None or next(drawing.iter(f"{A}blip"), None) is None:
                self.reader.lost["drawn shapes"] = None
            return
        content.append(made[0])
        self._put(f"<w:r>{made[1]}</w:r>")

    def _effect(self, run: Element | None, around: Effect) -> Effect:
        effect = around.copy()
        properties = None if run is None else run.find(f"{W}rPr")
        if properties is not None:
            if style := value(properties, "rStyle"):
                self.cascade.apply_character_style(effect, style)
            self.cascade.apply(effect, properties)
        return effect

    def _run_properties(self, run: Element | None) -> str:
        properties = None if run is None else run.find(f"{W}rPr")
        if properties is None:
            return ""
        style = value(properties, "rStyle")
        named = f'<w:rStyle w:val="{self.reader.ids[style]}"/>' if style in self.reader.ids else ""
        return named + inside(properties, "rStyle")

    def _look(self, effect: Effect) -> RunningLook:
        return RunningLook(
            self.reader.faces.key(effect.family),
            effect.size,
            effect.colour or "#000000",
            "bold" if effect.bold else "regular",
            effect.italic,
            effect.capitals or effect.small_capitals,
            effect.underline,
            effect.tracking,
        )

    # ------------------------------------------------------------ fields

    _kept = True
    """Whether the result of the open field stays as words."""

    def _field_mark(self, mark: Element, run: Element, around: Effect, content: list[Words | Field | Picture]) -> None:
        match mark.get(f"{W}fldCharType"):
            case "begin":
                self.open.append(_Open())
            case "separate" if len(self.open) == 1:
                self._kept = not self._known_field(self.open[0].instruction, run, around, content)
                self.open[0].result = True
            case "end" if self.open:
                ended = self.open.pop()
                if not self.open and not ended.result:  # Word counts it when the page is shown
                    self._known_field(ended.instruction, run, around, content)
            case _:
                pass

    def _known_field(
        self, instruction: str, run: Element | None, around: Effect, content: list[Words | Field | Picture]
    ) -> bool:
        """Put in what a field is known to show; False for one that keeps what it showed last."""
        words = [a or b for a, b in _ARGUMENT.findall(instruction.split("\\")[0])] or [""]
        switches = set(re.findall(r"\\\s*([a-zA-Z])(?![a-zA-Z])", instruction))
        kind = words[0].upper()
        if kind in ("DOCPROPERTY", "INFO") and len(words) > 1:
            kind = words[1].upper()
        if kind in ("PAGE", "NUMPAGES", "SECTIONPAGES"):
            roman = re.search(r"\\\*\s*roman", instruction, re.IGNORECASE) is not None
            self._field("page" if kind == "PAGE" else "pages", run, around, content, roman=roman)
        elif kind in _OF_DOCUMENT:
            self._field(cast(_Name, _OF_DOCUMENT[kind]), run, around, content)
        elif kind == "STYLEREF" and len(words) > 1 and (level := names.heading_level(words[1])):
            number = bool(switches & {"n", "r", "w"})
            self._field("heading", run, around, content, level=level, last="l" in switches, number=number)
        elif kind == "STYLEREF" and len(words) > 1 and names.english(words[1]) == "title":
            self._field("title", run, around, content)
        elif kind in ("FILENAME", "TIME"):
            self.reader.lost[f"the field {kind}"] = None
        else:
            if kind:
                self.reader.lost[f"the field {kind[:20]}, which stays as it was last shown"] = None
            return False
        return True

    def _field(
        self,
        name: _Name,
        run: Element | None,
        around: Effect,
        content: list[Words | Field | Picture],
        *,
        level: int = 0,
        last: bool = False,
        number: bool = False,
        roman: bool = False,
    ) -> None:
        look = self._look(self._effect(run, around))
        made = Field(name, look, level, last, number, roman, self._run_properties(run))
        content.append(made)
        self._put(made)


def _bounded(package: Package, name: str) -> Element:
    """The root of a part; raises FileError where it holds more than any header does."""
    root = package.xml(name)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS or sum(len(t) for t in root.itertext()) > _MOST_LETTERS:
        raise unsafe(package.name, f"holds more in {name} than any page could show")
    return root


def _text(e: Element, name: str) -> str:
    """The text of a run's child, as far as it has any."""
    match name:
        case "t":
            return "".join(c for c in e.text or "" if c.isprintable())
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return "\n" if e.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        case "noBreakHyphen":
            return "\N{NON-BREAKING HYPHEN}"
        case _:
            return ""


def _bound(control: Element) -> str:
    """The document's property that a content control shows; empty: none that is known."""
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    if binding is None:
        return ""
    path = binding.get(f"{W}xpath", "").rstrip("/").rpartition("/")[2]
    return _BOUND.get(re.sub(r"\[\d+\]$", "", path).rpartition(":")[2], "")


def _is_placeholder(control: Element) -> bool:
    """Whether a content control shows only what is to be typed there."""
    shown = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return shown is not None and flag(shown.get(f"{W}val", "1"))


def _margins(margins: Element) -> dict[str, Length]:
    sides = {"start": "left", "end": "right"}
    return {
        sides.get(local(side), local(side)): twips(side.get(f"{W}w")) or Length(0)
        for side in margins
        if local(side) in (*_SIDES, "start", "end")
    }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
