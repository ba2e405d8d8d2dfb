"""A DOCX file as the words that Word shows: labels counted from the numbering part, field results, notes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What holds runs in the line; everything else in a paragraph is no text.
IN_LINE = {W + name for name in ("hyperlink", "smartTag", "ins", "fldSimple", "dir", "bdo")}


@dataclass
class Level:
    """A level of a numbering definition (ECMA-376 17.9.6)."""

    text: str
    format: str
    start: int = 1


@dataclass
class Numbering:
    """The numbering part, and how far each list has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """By abstract definition and level."""
    lists: dict[str, str] = field(default_factory=dict)
    """numId to abstract definition."""
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    """Where a list (numId) overrides the start of a level."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth; empty where the list shows none."""
        abstract = self.lists.get(number)
        level = self.levels.get(abstract or "", {}).get(depth)
        if abstract is None or level is None:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if number not in self.seen:  # an override restarts the shared count when the list is first met (17.9.27)
            self.seen.add(number)
            for (owner, overridden), start in self.starts.items():
                if owner == number:
                    counts[overridden] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda found: self._written(abstract, int(found[1]) - 1), level.text)

    def _written(self, abstract: str, depth: int) -> str:
        level = self.levels[abstract][depth]
        return written(self.counts[abstract].get(depth, level.start), level.format)


def written(number: int, style: str) -> str:
    """A number in a format of ECMA-376 17.18.59."""
    match style:
        case "decimal":
            return str(number)
        case "lowerLetter" | "upperLetter":
            text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "lowerRoman" | "upperRoman":
            text, left = "", number
            for value, numeral in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
                text, left = text + numeral * (left // value), left % value
        case "bullet" | "none":
            return ""
        case _:
            raise AssertionError(f"the numbering uses {style}, which this reader does not know")
    return text.upper() if style.startswith("upper") else text


class Draft:
    """The parts of a DOCX file that hold words."""

    def __init__(self, data: bytes) -> None:
        package = zipfile.ZipFile(BytesIO(data))
        self._parts = {name: package.read(name) for name in package.namelist()}
        self._numbering = self._read_numbering()
        self._style_lists = self._read_style_lists()
        self._footnotes: list[str] = []
        self._endnotes: list[str] = []
        """Ids, in the order of their references."""
        self._printed = 0
        """How many endnotes have been read."""
        self._fields: list[bool] = []
        """One for each field that is open, which may span paragraphs: whether its result has begun."""

    def paragraphs(self) -> list[str]:
        """The text of each paragraph of the body in reading order, its label before it; endnotes in their place."""
        found = [*self._paragraphs(self._root("word/document.xml")), *self._due()]
        assert not self._fields, "a field is begun and never ended"
        return found

    def footnotes(self) -> dict[str, str]:
        """Number to text, for the notes met by `paragraphs`."""
        if "word/footnotes.xml" not in self._parts:
            return {}
        notes = {
            note.get(W + "id"): " ".join(self._text(p) for p in note.iter(W + "p"))
            for note in self._root("word/footnotes.xml").iter(W + "footnote")
            if note.get(W + "type") in (None, "normal")
        }
        return {self._footnote_mark(number): notes[note_id] for number, note_id in enumerate(self._footnotes, 1)}

    def _footnote_mark(self, number: int) -> str:
        """A footnote's number as the settings say it is written (ECMA-376, 17.11.18)."""
        formats = self._root("word/settings.xml").findall(f"{W}footnotePr/{W}numFmt")
        lettered = bool(formats) and formats[0].get(W + "val") == "lowerLetter"
        return chr(97 + (number - 1) % 26) * ((number + 25) // 26) if lettered else str(number)

    def running(self) -> set[str]:
        """The text of every header and footer part, and of the watermark in it."""
        names = [name for name in self._parts if re.match(r"word/(header|footer)\d*\.xml", name)]
        found = {" ".join(self._text(p) for p in self._root(name).iter(W + "p")).strip() for name in names}
        drawn = (shape for name in names for shape in self._root(name).iter("{urn:schemas-microsoft-com:vml}textpath"))
        return found | {shape.get("string", "") for shape in drawn}

    def alternatives(self) -> list[str]:
        """The alternative text of every drawing of the body (ECMA-376 20.4.2.5), in order."""
        drawings = self._root("word/document.xml").iter("{*}docPr")
        return [drawing.get("descr", "") for drawing in drawings]

    def _root(self, name: str) -> etree._Element:
        return etree.fromstring(self._parts[name])

    def _paragraphs(self, parent: etree._Element) -> Iterator[str]:
        for paragraph in parent.iter(W + "p"):
            label = self._label(paragraph)
            text = self._text(paragraph)
            if label or text.strip():
                yield f"{label} {text}".strip()
            if paragraph.find(f"{W}pPr/{W}sectPr") is not None and self._at_section_ends():
                yield from self._due()

    # -------------------------------------------------------- endnotes

    def _at_section_ends(self) -> bool:
        """Whether endnotes are printed at the end of their section (ECMA-376 17.11.22), else of the document."""
        return _value(self._root("word/settings.xml"), "endnotePr", "pos") == "sectEnd"

    def _due(self) -> Iterator[str]:
        """The endnotes that have been referred to and not been printed, each with its number."""
        if len(self._endnotes) == self._printed:
            return
        notes = {note.get(W + "id"): note for note in self._root("word/endnotes.xml").iter(W + "endnote")}
        while self._printed < len(self._endnotes):
            note = notes[self._endnotes[self._printed]]
            self._printed += 1
            yield " ".join(self._text(paragraph) for paragraph in note.iter(W + "p")).strip()

    # -------------------------------------------------------- numbering

    def _read_numbering(self) -> Numbering:
        numbering = Numbering()
        if "word/numbering.xml" not in self._parts:
            return numbering
        root = self._root("word/numbering.xml")
        for abstract in root.iter(W + "abstractNum"):
            levels = {int(level.get(W + "ilvl", "0")): self._level(level) for level in abstract.iter(W + "lvl")}
            numbering.levels[abstract.get(W + "abstractNumId", "")] = levels
        for number in root.iter(W + "num"):
            number_id = number.get(W + "numId", "")
            numbering.lists[number_id] = _value(number, "abstractNumId")
            for override in number.iter(W + "lvlOverride"):
                start = override.find(W + "startOverride")
                if start is not None:
                    numbering.starts[number_id, int(override.get(W + "ilvl", "0"))] = int(start.get(W + "val", "1"))
        return numbering

    @staticmethod
    def _level(level: etree._Element) -> Level:
        return Level(_value(level, "lvlText"), _value(level, "numFmt") or "decimal", int(_value(level, "start") or 1))

    def _read_style_lists(self) -> dict[str, tuple[str, int]]:
        """Paragraph style to (numId, level), inherited through basedOn."""
        styles = {style.get(W + "styleId", ""): style for style in self._root("word/styles.xml").iter(W + "style")}
        found: dict[str, tuple[str, int]] = {}
        for name in styles:
            at: str | None = name
            while at in styles:
                numbered = _numbering_of(styles[at])
                if numbered:
                    found[name] = numbered
                    break
                based = styles[at].find(W + "basedOn")
                at = based.get(W + "val") if based is not None else None
        return found

    def _label(self, paragraph: etree._Element) -> str:
        style = _value(paragraph, "pPr", "pStyle")
        own = _numbering_of(paragraph)
        number, depth = own or self._style_lists.get(style, ("0", 0))
        return "" if number == "0" else self._numbering.label(number, depth)

    # -------------------------------------------------------- text

    def _text(self, paragraph: etree._Element) -> str:
        parts: list[str] = []
        for run in _runs(paragraph):
            if run.find(f"{W}rPr/{W}vanish") is not None:
                continue
            for child in run:
                if child.tag == W + "fldChar":
                    _turn(self._fields, child.get(W + "fldCharType"))
                elif all(self._fields):
                    parts.append(self._piece(child))
        return "".join(parts)

    def _piece(self, child: etree._Element) -> str:
        match str(child.tag).removeprefix(W):
            case "t":
                return child.text or ""
            case "tab" | "br" | "ptab":
                return " "
            case "noBreakHyphen":
                return "\N{NON-BREAKING HYPHEN}"
            case "footnoteReference":
                self._footnotes.append(child.get(W + "id", ""))
                return self._footnote_mark(len(self._footnotes))
            case "endnoteReference":
                self._endnotes.append(child.get(W + "id", ""))
                return str(len(self._endnotes))
            case "endnoteRef":
                return str(self._printed)
            case _:
                return ""


def _turn(fields: list[bool], kind: str | None) -> None:
    match kind:
        case "begin":
            fields.append(False)
        case "separate":
            fields[-1] = True
        case "end":
            fields.pop()


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == W + "r":
            yield child
        elif child.tag in IN_LINE:
            yield from _runs(child)
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from _runs(content)


def _numbering_of(element: etree._Element) -> tuple[str, int] | None:
    properties = element.find(f"{W}pPr/{W}numPr")
    if properties is None or properties.find(W + "numId") is None:
        return None
    return _value(properties, "numId"), int(_value(properties, "ilvl") or 0)


def _value(element: etree._Element, *path: str) -> str:
    found = element.find("/".join(W + step for step in path))
    return "" if found is None else found.get(W + "val", "")
