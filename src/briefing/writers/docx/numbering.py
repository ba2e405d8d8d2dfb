"""Numbering schemes and lists go in; the numbering part comes out (ECMA-376, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ...resolve.tree import BULLETS, NumberingLevel
from ...resolve.widths import em
from ...themes.theme import Theme
from .measures import Measures
from .styles import BULLET_LIST, HEADING_LEVELS, HEADING_LIST, LIST_LEVELS, NUMBER_LIST, colour, entry_label
from .xml import escape, indent, root, run_properties, tabs, val

NumberFormat: TypeAlias = Literal["decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"]

#: How the tree names list styles, and how Word does (ECMA-376, 17.18.59).
FORMATS: dict[str, NumberFormat] = {
    "decimal": "decimal",
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}

#: Levels of an abstract list in Word, and the last of them, counted from 0.
_LEVELS = 9
DEEPEST = _LEVELS - 1
#: Width of a figure or letter of a list's number, and the space after it, as shares of the type size.
_FIGURE, _GAP = 0.53, 0.45
#: The same for words in the numbers of headings, in the widest of the faces that may be shown.
_WIDER, _AFTER = 1.1, 0.5


@dataclass(slots=True)
class Numbering:
    """The lists of one document; numbers are given out in the order in which they are asked for."""

    theme: Theme
    page: Measures
    east_asian: str
    headings: tuple[NumberingLevel, ...]
    appendices: tuple[NumberingLevel, ...]
    _abstract: list[str] = field(default_factory=list)
    _nums: list[str] = field(default_factory=list)
    _ordered: dict[tuple[str, str, int], int] = field(default_factory=dict)
    _bullets: dict[tuple[str, int], int] = field(default_factory=dict)
    appendix_list: int = 0
    """numId of appendix headings; 0 where there are none."""

    def __post_init__(self) -> None:
        """The lists that styles name come first, with the numbers that styles expect."""
        assert self._num(self._heading_list(self.headings, linked=True)) == HEADING_LIST
        assert self._num(self._bullet_list()) == BULLET_LIST
        assert self._num(self._add(self._styled_numbers())) == NUMBER_LIST
        if self.appendices:
            self.appendix_list = self._num(self._heading_list(self.appendices, linked=False))

    # ------------------------------------------------------------ lists of the text

    def bullets(self, label: str, depth: int) -> int:
        """numId of an unordered list with this bullet at this depth (from 0)."""
        level = min(depth, _LEVELS - 1)
        if label == self._bullet(level):
            return BULLET_LIST
        key = (label, level)
        if key not in self._bullets:
            left = self.theme.list.indent.twips
            # a bullet is one character; a longer label is a number format that shows no number
            kind = "bullet" if len(label) == 1 else "none"
            lvl = [self._level(n, kind, label, left * (n + 1), self._hang()) for n in range(_LEVELS)]
            self._bullets[key] = self._num(self._add(lvl))
        return self._bullets[key]

    def ordered(self, style: str, pattern: str, depth: int, start: int, widest: int) -> int:
        """numId of a new list that counts by itself.

        `pattern` is a label with "%" for the number ("%." or "(%)"); `widest` counts the letters of the longest label.
        """
        level = min(depth, _LEVELS - 1)
        key = (style, pattern, widest)
        if key not in self._ordered:
            self._ordered[key] = self._add(
                [
                    self._level(n, FORMATS[style], pattern.replace("%", f"%{n + 1}"), *self.number_indent(n, widest))
                    for n in range(_LEVELS)
                ]
            )
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        return self._num(self._ordered[key], override)

    def number_indent(self, depth: int, widest: int) -> tuple[int, int]:
        """Left indent and hang of an ordered item: the theme's, or what the longest label needs."""
        hang = max(self._hang(), self.label_width(widest))
        return self.theme.list.indent.twips * depth + max(self.theme.list.indent.twips, hang), hang

    def bullet_indent(self, depth: int) -> tuple[int, int]:
        """Left indent and hang of an item with a bullet."""
        return self.theme.list.indent.twips * (depth + 1), self._hang()

    def label_width(self, letters: int) -> int:
        """Room for a label of so many letters, in twips."""
        return round((letters * _FIGURE - 0.25 + _GAP) * self.theme.text["body"].size.pt * 20)

    def entries(self, pattern: str, left: int, hang: int) -> int:
        """numId of a new list for a bibliography; `pattern` is its `w:lvlText`: "%1.", "[%1]"."""
        rpr = run_properties(**entry_label(self.theme, self.east_asian))
        return self._num(self._add([_level(0, "decimal", pattern, indent(left, None, hang), left, rpr, side="right")]))

    # ------------------------------------------------------------ the part

    def part(self) -> bytes:
        """The whole numbering part: every abstract list before the first list that uses it."""
        more = ("", "") if self.theme.template is None else self.theme.template.numbering
        return root("numbering", "".join(self._abstract) + more[0] + "".join(self._nums) + more[1])

    def _add(self, levels: list[str]) -> int:
        """A new abstract list; gives its number. The nsid only has to differ from list to list."""
        index = len(self._abstract)
        kind = "multilevel" if len(levels) > 1 else "singleLevel"
        self._abstract.append(
            f'<w:abstractNum w:abstractNumId="{index}"><w:nsid w:val="{0x2B1E0000 + index:08X}"/>'
            f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="{0x1A2C0000 + index:08X}"/>'
            f"{''.join(levels)}</w:abstractNum>"
        )
        return index

    def _num(self, abstract: int, override: str = "") -> int:
        num_id = len(self._nums) + 1
        self._nums.append(f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>')
        return num_id

    # ------------------------------------------------------------ levels

    def _heading_list(self, scheme: tuple[NumberingLevel, ...], linked: bool) -> int:
        """Numbers hang in the margin, in the heading's size but regular and pale."""
        levels = []
        for n, level in enumerate(scheme[:HEADING_LEVELS]):
            style = f"Heading{n + 1}" if linked else ""
            rpr = run_properties(bold=False, italic=False, colour=colour(self.theme, self.theme.text["number"].colour))
            ind = indent(0, None, self.page.hang)
            beyond = self._beyond(n, level)
            made = _level(n, level.format, level.text, ind, None, rpr, style, suffix=self._suffix(), beyond=beyond)
            levels.append(made)
        if not levels:
            levels.append(_level(0, "none", "", indent(), None, ""))
        return self._add(levels)

    def _suffix(self) -> str:
        """What follows a heading's number: the room up to its words, or a space where nothing hangs in the margin."""
        return "tab" if self.page.hang else "space"

    def _beyond(self, n: int, level: NumberingLevel) -> int:
        """Where a title begins whose number is wider than the hanging margin; 0: no number of the level is."""
        if not self.page.hang:
            return 0
        room = (em(level.text) * _WIDER + _AFTER) * self.theme.text[f"heading-{n + 1}"].size.twips
        return max(0, round(room) - self.page.hang)

    def _bullet_list(self) -> int:
        left = self.theme.list.indent.twips
        return self._add(
            [
                self._level(n, "bullet", self._bullet(n), left * (n + 1), self._hang(), _list_style("ListBullet", n))
                for n in range(_LEVELS)
            ]
        )

    def _styled_numbers(self) -> list[str]:
        return [
            self._level(n, "decimal", f"%{n + 1}.", *self.number_indent(n, 2), _list_style("ListNumber", n))
            for n in range(_LEVELS)
        ]

    def _level(self, n: int, kind: str, label: str, left: int, hang: int, style: str = "") -> str:
        ink = colour(self.theme, self.theme.text["label"].colour) if kind == "bullet" else None
        figures = "lining" if kind != "bullet" else None
        rpr = run_properties(bold=False, italic=False, colour=ink, figures=figures)
        return _level(n, kind, label, indent(left, None, hang), left, rpr, style)

    def _bullet(self, depth: int) -> str:
        return BULLETS[min(depth, len(BULLETS) - 1)]

    def _hang(self) -> int:
        return self.theme.list.hang.twips


def _list_style(name: str, depth: int) -> str:
    if depth >= LIST_LEVELS:
        return ""
    return name if depth == 0 else f"{name}{depth + 1}"


def _level(
    n: int,
    kind: str,
    label: str,
    ind: str,
    tab: int | None,
    rpr: str,
    style: str = "",
    side: str = "left",
    suffix: str = "tab",
    beyond: int = 0,
) -> str:
    """A level of a list; `tab` None: what hangs ends where the words begin, wherever a paragraph puts them."""
    stops = [("left", at) for at in (tab, beyond or None) if at is not None]
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + (val("pStyle", style) if style else "")
        + f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{escape(label)}"/><w:lvlJc w:val="{side}"/>'
        f"<w:pPr>{tabs(*stops) if stops else ''}{ind}</w:pPr>" + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "") + "</w:lvl>"
    )
