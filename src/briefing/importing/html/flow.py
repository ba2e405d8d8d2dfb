"""The elements of a page go in; blocks come out, and its notes, and what was left out of both.

It walks the page in reading order, once, without going deep: what is open stands on a stack of its own. Lists, tables
and quotations within one another are held to a depth; what is deeper flows into what holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import field

from ...core.node import node, record, replace
from ..loose import (
    PLAIN,
    Address,
    Block,
    Blocks,
    GridCell,
    Heading,
    Inlines,
    Item,
    LeftOut,
    Listing,
    Literally,
    Look,
    Mark,
    Newline,
    NoteMark,
    Para,
    Picture,
    Quoted,
    Rule,
    Words,
)
from ..parts import said
from .frames import Frame, Kind, Levelled, Made, nested
from .paragraphs import Paragraph, without_strong
from .styles import Change, Looks, address, change, kind_of, style_of
from .tables import align_of, grid_of, with_caption
from .tokens import Text
from .tree import BLOCK, VOID, Close, Element, Node, words_between, words_in

#: Lists, tables and quotations within one another.
_DEEPEST = 16
_WIDEST = 1000
#: Levels of the lists of Word and Google Docs.
_MOST_LEVELS = 9
_INLINE_CUSTOM = re.compile(r"footnote|cit(?:e|ation)|chip|link|ref|inline|icon|math|tex|span|time|date|tooltip|sup")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)")
_WORD_LEVEL = re.compile(r"l(\d+)\s+level(\d+)(?:\s+lfo(\d+))?")
_GOOGLE_LIST = re.compile(r"lst-(kix_\w+)-(\d+)")
_NUMBERED = re.compile(r"\(?([0-9]+|[A-Za-z]+)[.)]?\Z")
_TITLES = {"title": "title", "msotitle": "title", "subtitle": "subtitle", "msosubtitle": "subtitle"}
_CAPTIONS = frozenset(("msocaption", "wp-caption-text", "caption"))


@node
class Fate:
    """Why an element is not in the brief."""

    code: str
    reason: str


@record
class Plan:
    """What is known of a page before it is walked; elements go by their place."""

    left_out: Mapping[int, Fate] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    """The name of the note that an element is the text of."""
    references: Mapping[int, str] = field(default_factory=dict)
    """The name of the note that a link refers to."""
    numbers: Mapping[int, str] = field(default_factory=dict)
    """The number of the item of a list that a link leads to."""
    labels: Set[int] = frozenset()
    """What only labels a note: a link from it back to its reference."""
    layout: frozenset[int] = frozenset()
    """Tables that only set out a page."""
    rules: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What classes declare."""
    lang: str = ""
    title: str = ""


@record
class Told:
    """What a walk gives."""

    blocks: Blocks
    notes: Mapping[str, Blocks]
    left_out: tuple[LeftOut, ...]


class Flow:
    """One walk over some nodes."""

    def __init__(self, nodes: list[Node], plan: Plan, base: Look = PLAIN, inline: bool = False) -> None:
        self.nodes = nodes
        self.inline = inline
        """All stands in one paragraph, whose ends are not its own."""
        self.plan = plan
        self.looks = Looks(base, plan.lang)
        self.para = Paragraph(spaced=not inline)
        self.line = 1
        """The line at hand."""
        self.frames = [Frame("root", None, 1)]
        self.framed: set[int] = set()
        """The places of the elements that frames are of."""
        self.heading: tuple[Element, int] | None = None
        self.roles: list[tuple[Element, str]] = []
        """Open blocks whose paragraphs have a style."""
        self.pre: Element | None = None
        self.raw: list[str] = []
        self.kept: list[Element] = []
        """Open blocks whose line ends count."""
        self.word: tuple[Element, int, str] | None = None
        """A paragraph that is an item of a list of Word's, its level and its list."""
        self.label = ""
        """The number or bullet before it."""
        self.left: list[_Left] = []
        self.notes: dict[str, Blocks] = {}

    def run(self, spans: Sequence[tuple[int, int]] = ()) -> Told:
        """Walk the nodes from the first to the last of each span, or all; what stands outside them is left out."""
        at = 0
        for first, last in spans or [(0, len(self.nodes) - 1)]:
            self._leave_between(at, first)
            for one in self._steps(first, last + 1):
                if isinstance(one, Text):
                    self._text(one)
                elif isinstance(one, Element):
                    self._start(one)
                else:
                    self._end(one.element)
            self._flush()
            while len(self.frames) > 1:
                self._close()
            at = last + 1
        self._leave_between(at, len(self.nodes))
        return Told(nested(self.frames[0].blocks), self.notes, tuple(one.said() for one in self.left))

    def _steps(self, at: int, end: int) -> Iterator[Node]:
        """The nodes that are walked; what is left out, or taken whole, is not among them."""
        while at < end:
            one = self.nodes[at]
            if not isinstance(one, Close):
                self.line = one.line
            if isinstance(one, Element) and self._is_taken(one):
                for inner in self.nodes[one.first + 1 : one.last]:
                    if isinstance(inner, Close) and inner.element.first < one.first:
                        yield inner
                at = one.last
            else:
                yield one
            at += 1

    def inlines(self) -> Inlines:
        """Walk all the nodes as a part of a paragraph."""
        for one in self._steps(0, len(self.nodes)):
            if isinstance(one, Text):
                self.para.text(one.text, one.line, self.looks.look)
            elif isinstance(one, Element):
                if one.name in ("br", "img"):
                    self._void(one.name, one)
                    continue
                if one.name in BLOCK:
                    self.para.gap(one.line)
                made = change(one, {})
                if made.script or made.link:
                    self.para.part()
                self.looks.open(one, made)
            else:
                self.looks.close(one.element)
        return self.para.taken(ends=True)

    # ------------------------------------------------------------ what is left out

    def _is_taken(self, element: Element) -> bool:
        """Take an element whole, if it is not in the brief or stands for more than its words."""
        plan, place = self.plan, element.first
        fate = plan.left_out.get(place) or _FATES.get(element.name)
        if fate is not None:
            self._leave(element, fate)
        elif element.name in ("script", "style"):
            pass
        elif element.name == "title":
            if words_in(self.nodes, element) != plan.title:
                self._leave(element, Fate("other", "a title of the page that is not the brief's"))
        elif self._is_label(element):
            self.label = self.label or words_in(self.nodes, element)
        elif place in plan.labels:
            self._labelled(words_in(self.nodes, element), element.line)
        elif place in plan.references:
            self._labelled(words_in(self.nodes, element), element.line)
            self.para.add(NoteMark(plan.references[place], element.line))
        elif place in plan.numbers:
            self._numbered(element)
        else:
            return self._special(element)
        return True

    def _leave(self, element: Element, fate: Fate) -> None:
        words = words_in(self.nodes, element)
        if element.name in BLOCK and not self.inline:
            self._break()
        if words:
            last = max(one.line for one in self.nodes[element.first : element.last] if not isinstance(one, Close))
            self._left(fate, words, element.line, last)

    def _leave_between(self, first: int, last: int) -> None:
        if words := words_between(self.nodes, first, last, self.plan.title):
            lines = [one.line for one in self.nodes[first:last] if not isinstance(one, Close)]
            self._left(AROUND, words, lines[0], lines[-1])

    def _left(self, fate: Fate, words: str, first: int, last: int) -> None:
        if fate.code == "list-label":  # all in one
            one = next((one for one in self.left if one.fate == fate), None)
        else:
            one = self.left[-1] if self.left and self.left[-1].fate == fate else None
        if one is None:
            self.left.append(one := _Left(fate, first, last))
        one.words.append(words)
        one.last = max(one.last, last)

    def _labelled(self, words: str, line: int) -> None:
        if words:
            self._left(LABELS, words, line, line)

    def _is_label(self, element: Element) -> bool:
        """Whether an element is the number or bullet that Word writes before an item."""
        if "style" not in element.attributes or style_of(element).get("mso-list") != "ignore":
            return False
        return self.word is not None

    def _numbered(self, element: Element) -> None:
        """A link to an item of a list on the page: its number, raised."""
        words = words_in(self.nodes, element)
        number = self.plan.numbers[element.first]
        if re.sub(r"\W", "", words) != number:
            self._labelled(words, element.line)
        self.para.text(number, element.line, replace(self.looks.look, superscript=True, url="", title=""))

    def _special(self, element: Element) -> bool:
        """Take an element whole that is more than its words; False: it is not."""
        if element.name == "sup" and "data-turn-source-index" in element.attributes:
            number = element.get("data-turn-source-index").strip()
            words = words_in(self.nodes, element)
            look = replace(self.looks.look, superscript=True)
            self.para.text(words or number, element.line, look)
            return True
        if not element.attributes:
            return element.name == "math" and self._formula(element)
        if element.get("data-testid") == "webpage-citation-pill":
            return self._pill(element)
        if "data-math" in element.attributes:
            return self._tex(element, element.get("data-math"))
        if element.name == "math":
            return self._formula(element)
        return False

    def _pill(self, element: Element) -> bool:
        """A source's name in a small frame, which leads to it: a citation and nothing else."""
        inner = self.nodes[element.first : element.last]
        links = [one for one in inner if isinstance(one, Element) and one.name == "a"]
        found = tuple(Address(url, one.get("title")) for one in links if (url := address(one.get("href"))))
        words = words_in(self.nodes, element)
        if not found:
            return False
        self.para.add(Mark(words, element.line, addresses=tuple(dict.fromkeys(found)), look=self.looks.look))
        return True

    def _formula(self, element: Element) -> bool:
        """A formula whose source in TeX stands by it."""
        for one in self.nodes[element.first : element.last]:
            if isinstance(one, Element) and one.name == "annotation" and "tex" in one.get("encoding"):
                return self._tex(element, words_in(self.nodes, one))
        return False

    def _tex(self, element: Element, source: str) -> bool:
        """Put the source of a formula in place of its drawing."""
        shown = words_in(self.nodes, element)
        self.para.text(source, element.line, replace(self.looks.look, code=True))
        if rest := shown.removesuffix(source).strip():
            fate = Fate("hidden", "a formula as it is drawn: its source is in the brief")
            self._left(fate, rest, self.line, self.line)
        return True

    # ------------------------------------------------------------ words

    def _text(self, text: Text) -> None:
        self.line = text.line
        if self.pre is not None:
            self.raw.append(text.text)
            return
        top = self.frames[-1]
        if top.kind in ("list", "table"):
            if text.text.isspace():
                return
            if top.kind == "list":
                self._stray()
        if self.kept and "\n" in text.text.strip("\n"):
            self._lines(text)
        else:
            self.para.text(text.text, text.line, self.looks.look)

    def _lines(self, text: Text) -> None:
        """Words whose line ends count; an empty line parts paragraphs."""
        for n, one in enumerate(text.text.split("\n")):
            if n:
                self.line = text.line + n
                self._newline()
            self.para.text(one, text.line + n, self.looks.look)

    def _stray(self) -> None:
        """Words in a list that are in none of its items: a list without its items ends, else they are an item."""
        if self.frames[-1].element is None:
            self._close()
        else:
            self._push("item", None)

    def _break(self) -> None:
        """End a paragraph, but not within a heading."""
        if self.heading is not None or self.pre is not None:
            if self.pre is None:
                self.para.gap(self.line)
            return
        self._flush()

    def _flush(self) -> None:
        if not self.para:
            return
        inlines = self.para.taken()
        if not inlines:
            return
        self._put(Para(inlines, inlines[0].line, self.roles[-1][1] if self.roles else ""))

    def _put(self, block: Block) -> None:
        if self.word is not None and isinstance(block, Para):
            _, level, key = self.word
            self._flowing().append(self._word_item(block, level, key))
            self.label = ""
            return
        if self.frames[-1].kind == "list" and self.frames[-1].element is not None:
            self._push("item", None)
        self._flowing().append(block)

    def _flowing(self) -> list[Made]:
        """Where blocks go: what stands in a table but in none of its cells stands before it."""
        return next(frame for frame in reversed(self.frames) if frame.kind not in ("list", "table")).blocks

    def _word_item(self, para: Para, level: int, key: str) -> Levelled:
        label, self.label = self.label, ""
        self._labelled(label, para.line)
        number = _NUMBERED.match(label)
        ordered = number is not None and label not in ("o", "\u00a7", "\u00b7", "v", "q")
        start = int(number[1]) if number and number[1].isdecimal() else 1
        return Levelled(level, ordered, key, (Item((para,), para.line),), para.line, min(start, 9999))

    # ------------------------------------------------------------ elements

    def _start(self, element: Element) -> None:
        kind = kind_of(element)
        if kind != "li" and kind in BLOCK:
            self._end_list_without_tag()
        if self.pre is not None:
            if kind == "br":
                self.raw.append("\n")
            return
        if kind in VOID:
            self._void(kind, element)
            return
        if self._is_block(kind, element):
            self._break()
            self._container(kind, element)
        made = change(element, self.plan.rules)
        if made.script or made.link:
            self.para.part()
        self.looks.open(element, made)
        if kind == "q":
            self.para.text('"', element.line, self.looks.look)
        elif kind in ("dt", "summary"):
            self.looks.open(element, _STRONG)

    def _is_block(self, kind: str, element: Element) -> bool:
        if kind in BLOCK:
            return not ("style" in element.attributes and style_of(element).get("display") == "inline")
        if "-" in kind:
            return not _INLINE_CUSTOM.search(kind)
        return "style" in element.attributes and style_of(element).get("display") in _SHOWN_AS_BLOCK

    def _void(self, kind: str, element: Element) -> None:
        if kind == "br":
            if "Apple-interchange-newline" not in element.classes:
                self._newline()
        elif kind == "hr":
            self._break()
            if self.heading is None:
                self._put(Rule(element.line))
        elif kind in ("img", "embed"):
            source = element.get("src")
            if source.startswith("data:"):
                source = ""
            alt = " ".join(element.get("alt").split())
            if alt or source:
                self._stray_picture()
                self.para.add(Picture(alt, source, element.line))
        elif kind == "wbr":
            return

    def _stray_picture(self) -> None:
        if self.frames[-1].kind == "list":
            self._stray()

    def _newline(self) -> None:
        if self.inline:
            self.para.add(Newline(self.line))
            return
        if not self.para:
            return
        in_cell = self.frames[-1].kind == "cell" and self.para.is_sentence()
        if (self.para.breaks or in_cell) and self.heading is None:
            self._flush()
        else:
            self.para.add(Newline(self.line))

    def _container(self, kind: str, element: Element) -> None:
        """What a block opens."""
        place = element.first
        if place in self.plan.notes:
            self._end_item_without_tag()
            self._push("note", element)
            if kind == "li":
                return
        if kind in ("h1", "h2", "h3", "h4", "h5", "h6"):
            if self.heading is None:
                self._end_list_without_tag()
                self.heading = element, int(kind[1])
            return
        match kind:
            case "ul" | "ol" | "menu" | "dir":
                self._list(kind, element)
            case "li":
                self._item(element)
            case "blockquote":
                self._push("quote", element)
            case "table" if place not in self.plan.layout and not any(one.kind == "table" for one in self.frames):
                self._push("table", element)
            case "tr" | "td" | "th" | "caption" | "thead" | "tbody" | "tfoot":
                self._table_part(kind, element)
            case "figure":
                self._push("figure", element)
            case "pre" | "xmp" | "plaintext":
                self.pre = element
                self.raw = []
            case _:
                self._paragraph(kind, element)

    def _paragraph(self, kind: str, element: Element) -> None:
        if not element.attributes:
            if kind == "figcaption":
                self.roles.append((element, "caption"))
            return
        style = style_of(element)
        classes = [one.lower() for one in element.classes]
        role = next((_TITLES[one] for one in classes if one in _TITLES and kind == "p"), "")
        if kind == "figcaption" or any(one in _CAPTIONS for one in classes):
            role = "caption"
        if role:
            self.roles.append((element, role))
        listed = _WORD_LEVEL.search(style.get("mso-list", ""))
        if listed and kind in ("p", "div") and self.word is None:
            self.word = element, min(max(int(listed[2][:3]), 1), _MOST_LEVELS), f"{listed[1]} {listed[3]}"
            self.label = ""
        if style.get("white-space", "").startswith(("pre", "break-spaces")):
            self.kept.append(element)

    def _push(self, kind: Kind, element: Element | None) -> bool:
        """Open what holds blocks; too deep down nothing is opened, except what cannot be without."""
        if len(self.frames) >= _DEEPEST and kind not in ("item", "cell", "caption"):
            return False
        self.frames.append(Frame(kind, element, element.line if element else self.line))
        if element is not None:
            self.framed.add(element.first)
        return True

    def _end_item_without_tag(self) -> None:
        if self.frames[-1].kind == "item" and self.frames[-1].element is None:
            self._close()

    def _end_list_without_tag(self) -> None:
        if self.frames[-1].kind == "list" and self.frames[-1].element is None:
            self._close()

    def _list(self, kind: str, element: Element) -> None:
        outer = self.frames[-1]
        if outer.kind == "list":  # a list right in a list belongs to the item before
            last = outer.items.pop() if outer.items else None
            self._push("item", None)
            if last is not None:
                self.frames[-1].blocks.extend(last.blocks)
                self.frames[-1].line = last.line
        if not self._push("list", element):
            return
        frame = self.frames[-1]
        if kind == "ol":
            frame.start = _number(element.get("start"), 1, 9999)
        google = _GOOGLE_LIST.search(element.get("class"))
        if google:
            frame.level = min(int(google[2][:3]) + 1, _MOST_LEVELS), google[1]

    def _item(self, element: Element) -> None:
        self._end_item_without_tag()
        if self.frames[-1].kind != "list" and not self._push("list", None):
            return
        frame = self.frames[-1]
        if not frame.items and "value" in element.attributes:
            frame.start = _number(element.get("value"), frame.start, 9999)
        self._push("item", element)

    def _table_part(self, kind: str, element: Element) -> None:
        table = next((frame for frame in reversed(self.frames) if frame.kind in ("table", "cell", "caption")), None)
        if table is None or table.kind != "table":
            return
        while self.frames[-1] is not table:
            self._close()
        if kind == "caption":
            self._push("caption", element)
        elif kind in ("thead", "tbody", "tfoot"):
            table.in_head = kind == "thead"
        else:
            if kind == "tr" or not table.rows:
                table.rows.append([])
                table.aligns.append([])
                table.heads += table.in_head
            if kind != "tr":
                self._push("cell", element)

    # ------------------------------------------------------------ ends

    def _end(self, element: Element) -> None:
        if self.pre is not None:
            if element is self.pre:
                self._end_pre(element)
            elif element.first < self.pre.first:
                self.looks.close(element)
            return
        kind = kind_of(element)
        if kind == "q":
            self.para.text('"', self.line, self.looks.look)
        if self.heading is not None and element is self.heading[0]:
            self._end_heading()
        elif self._is_block(kind, element):
            self._break()
        self.looks.close(element)
        if self.word is not None and element is self.word[0]:
            self._labelled(self.label, element.line)
            self.word, self.label = None, ""
        for stack in (self.roles, self.kept):
            while stack and _element(stack[-1]) is element:
                stack.pop()
        if element.first in self.framed:
            while self.frames[-1].element is not element:
                self._close()
            while self.frames[-1].element is element:
                self._close()

    def _end_heading(self) -> None:
        assert self.heading is not None
        _, level = self.heading
        self.heading = None
        inlines = without_strong(self.para.taken())
        if any(isinstance(one, Words) for one in inlines):
            self._put(Heading(level, inlines, inlines[0].line))
        elif inlines:
            self._put(Para(inlines, inlines[0].line))

    def _end_pre(self, element: Element) -> None:
        raw, self.pre, self.raw = "".join(self.raw), None, []
        language, code = _code_in(self.nodes, element)
        if code and code.strip() != raw.strip():  # the name of the language and buttons stand above
            before, _, after = raw.partition(code)
            if words := " ".join((before + " " + after).split()):
                self._left(Fate("chrome", "buttons"), words, element.line, element.line)
            raw = code
        self.looks.close(element)
        text = raw.removeprefix("\n").rstrip()
        if text.strip():
            self._put(Literally(text, language, element.line))

    def _close(self) -> None:
        """Close what holds blocks, and hand what it holds to what holds it."""
        self._flush()
        frame = self.frames.pop()
        if frame.element is not None:
            self.framed.discard(frame.element.first)
        match frame.kind:
            case "item":
                if frame.blocks:
                    self.frames[-1].items.append(Item(nested(frame.blocks), frame.line))
            case "list":
                self._end_list(frame)
            case "quote":
                if frame.blocks:
                    self._put(Quoted(nested(frame.blocks), frame.line))
            case "note":
                assert frame.element is not None
                self.notes[self.plan.notes[frame.element.first]] = nested(frame.blocks)
                self._take_label()
            case "figure":
                self._flowing().extend(with_caption(frame.blocks))
            case "caption":
                self.frames[-1].caption.extend(frame.blocks)
            case "cell":
                self._end_cell(frame)
            case "table":
                self._end_table(frame)
            case "root":
                raise AssertionError("the page itself stays open")

    def _take_label(self) -> None:
        """Take away the heading that stood above notes alone."""
        blocks = self._flowing()
        while blocks and isinstance(last := blocks[-1], (Heading, Rule)):
            blocks.pop()
            if isinstance(last, Heading):
                words = said(last.inlines)
                self._left(Fate("list-label", "the heading above the notes"), words, last.line, last.line)

    def _end_list(self, frame: Frame) -> None:
        if not frame.items:
            return
        ordered = frame.element is not None and kind_of(frame.element) == "ol"
        items = tuple(frame.items)
        if frame.level[0]:
            level, key = frame.level
            self._flowing().append(Levelled(level, ordered, key, items, frame.line, frame.start))
        else:
            self._put(Listing(ordered, items, frame.line, frame.start))

    def _end_cell(self, frame: Frame) -> None:
        table, element = self.frames[-1], frame.element
        assert element is not None
        header = kind_of(element) == "th"
        blocks = nested(frame.blocks)
        columns = _number(element.get("colspan"), 1, _WIDEST)
        rows = _number(element.get("rowspan"), 1, 65534) if element.get("rowspan") != "0" else 65534
        table.rows[-1].append(GridCell(blocks, columns, rows, header))
        table.aligns[-1] += [align_of(element)] * min(columns, 63)

    def _end_table(self, frame: Frame) -> None:
        for block in grid_of(frame):
            self._put(block)


_SHOWN_AS_BLOCK = frozenset(("block", "flex", "grid", "list-item", "table"))


_STRONG = Change(strong=True)
#: What is never in a brief.
_FATES = {
    "template": Fate("hidden", "what the page does not show"),
    "svg": Fate("picture", "a picture: it is drawn in the page"),
}
#: What stands outside the part of a page that holds its text.
AROUND = Fate("chrome", "what stands around the text of the page")
#: What the brief makes itself.
LABELS = Fate("list-label", "numbers and bullets of lists, and labels of notes: the brief makes its own")


@record
class _Left:
    """What was left out for one reason, in pieces."""

    fate: Fate
    first: int
    last: int
    words: list[str] = field(default_factory=list)

    def said(self) -> LeftOut:
        return LeftOut(" ".join(self.words), self.fate.reason, self.first, self.last, self.fate.code)


def _element(one: Element | tuple[Element, str]) -> Element:
    return one if isinstance(one, Element) else one[0]


def _number(text: str, default: int, most: int) -> int:
    """A number of an attribute, from 1 to `most`."""
    text = text.strip()
    return min(max(int(text[:9]), 1), most) if text.isdecimal() else default


def _code_in(nodes: list[Node], element: Element) -> tuple[str, str]:
    """The language of some code, and the code alone where an element within says that it is; else empty."""
    for one in nodes[element.first : element.last]:
        if isinstance(one, Element) and (match := _LANGUAGE.search(one.get("class"))):
            if one.name != "code":
                return match[1], ""
            inner = nodes[one.first : one.last]
            return match[1], "".join(each.text for each in inner if isinstance(each, Text))
    return "", ""
