"""The XML of a part goes in; its paragraphs and tables in reading order come out, tracked changes taken or not.

Nothing that a person wrote is passed over: text in content controls, text boxes, formulas and fields is read where it
stands. The parser bounds how deep elements are (see core/ooxml/parse.py), which bounds how deep this calls itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...core.node import replace
from ..drawn import Picture, Shown, ShownBlock
from ..drawn import words as words_of
from .atoms import Atom, Open
from .dress import dressed
from .fields import Field
from .fold import Folder
from .generated import cites, control_of, generated, is_typewritten
from .names import MC, M, R, W, flag, value, whole
from .objects import objects
from .symbols import symbol
from .tables import table
from .tracked import KINDS

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from .book import Book

#: Bookmarks that stand around text and lead to it; of others only the start is kept.
_AROUND = ("_blk_", "_Ref")
#: What programs make for themselves.
_PASSING = ("_Toc", "_Hlk", "_GoBack", "__")
#: So many bookmarks or fields around one text are told; no document has more.
_MOST = 16
_CHANGES = ("ins", "del", "moveTo", "moveFrom")
_AWAY = {"accept": ("del", "moveFrom", "cellDel"), "reject": ("ins", "moveTo", "cellIns")}


class Story:
    """Reads one part, or one note of it."""

    def __init__(self, book: Book, part: str) -> None:
        self.book, self.part = book, part
        self.relations = book.package.relations(part)
        self.bold = False
        """The cell being read is bold by its table's style."""
        self._folder = Folder(book.edges)
        self._away_for = _AWAY["accept" if book.changes == "accept" else "reject"]
        self._para: Open | None = None
        self._starts: list[str] = []
        self._remarks: list[str] = []
        self._break = False
        self._marks: dict[str, str] = {}
        self._around: tuple[str, ...] = ()
        self._fields: list[Field] = []
        self._unshown = 0
        self._results: tuple[Field, ...] = ()
        self._link = ("", "")
        self._change: list[Element] = []
        self._away = 0
        self._rpr: Element | None = None
        self._controls: list[str] = []
        """What the content controls around a paragraph hold that programs make anew."""
        self._blocks: dict[object, Callable[[Element, list[ShownBlock]], None]] = {
            W + "p": self._paragraph,
            W + "tbl": self._table,
            W + "sdt": self._control,
            W + "customXml": self._into,
            W + "smartTag": self._into,
            W + "txbxContent": self._into,
            MC + "AlternateContent": self._alternatives,
            **{W + name: self._changed for name in _CHANGES},
        }
        self._loose: dict[object, Callable[[Element], None]] = {
            W + "bookmarkStart": self._mark,
            W + "bookmarkEnd": self._unmark,
            W + "commentRangeStart": self._comment,
        }
        self._inline: dict[object, Callable[[Element], None]] = {
            **self._loose,
            W + "r": self._run,
            W + "hyperlink": self._hyperlink,
            W + "sdt": self._inline_control,
            W + "customXml": self._line,
            W + "smartTag": self._line,
            W + "dir": self._line,
            W + "bdo": self._line,
            W + "fldSimple": self._simple_field,
            MC + "AlternateContent": lambda element: self._chosen(element, self._line),
            M + "oMath": self._math,
            M + "oMathPara": self._math,
            **{W + name: self._inline_changed for name in _CHANGES},
        }
        self._in_run: dict[object, Callable[[Element], None]] = {
            W + "t": self._text,
            W + "delText": self._text,
            W + "tab": lambda _: self.put("\t"),
            W + "ptab": lambda _: self.put("\t"),
            W + "noBreakHyphen": lambda _: self.put("\N{NON-BREAKING HYPHEN}"),
            W + "softHyphen": lambda _: self.put("\N{SOFT HYPHEN}"),
            W + "sym": lambda element: self.put(symbol(element.get(W + "font", ""), element.get(W + "char", ""))),
            W + "br": self._line_break,
            W + "cr": self._line_break,
            W + "fldChar": self._field,
            W + "instrText": self._instruction,
            W + "delInstrText": self._instruction,
            W + "footnoteReference": lambda element: self._note(element, "footnote"),
            W + "endnoteReference": lambda element: self._note(element, "endnote"),
            W + "footnoteRef": lambda _: self._put(Atom("", own=True)),
            W + "endnoteRef": lambda _: self._put(Atom("", own=True)),
            W + "drawing": self._objects,
            W + "pict": self._objects,
            W + "object": self._objects,
            W + "ruby": self._ruby,
            W + "commentReference": self._comment,
            MC + "AlternateContent": lambda element: self._chosen(element, self._children_of_run),
        }

    # ------------------------------------------------------------ blocks

    def blocks(self, parent: Element) -> tuple[ShownBlock, ...]:
        """All that an element holds: the body, a cell, a note, a text box."""
        outer, self._para = self._para, None
        out: list[ShownBlock] = []
        self._into(parent, out)
        self._flush(out)
        self._para = outer
        return tuple(out)

    def _into(self, parent: Element, out: list[ShownBlock]) -> None:
        for child in parent:
            block = self._blocks.get(child.tag)
            if block is not None:
                block(child, out)
            else:
                self.loose(child)

    def loose(self, element: Element) -> None:
        """What may stand between paragraphs, rows and cells."""
        loose = self._loose.get(element.tag)
        if loose is not None:
            loose(element)

    def _control(self, element: Element, out: list[ShownBlock]) -> None:
        content = element.find(W + "sdtContent")
        if content is None:
            return
        made = control_of(element) if self.book.foreign else ""
        if made:
            self._controls.append(made)
        self._into(content, out)
        if made:
            self._controls.pop()

    def _alternatives(self, element: Element, out: list[ShownBlock]) -> None:
        self._chosen(element, lambda chosen: self._into(chosen, out))

    def _changed(self, element: Element, out: list[ShownBlock]) -> None:
        with self.change(element):
            self._into(element, out)

    def _table(self, element: Element, out: list[ShownBlock]) -> None:
        self._flush(out)
        outer, self._para = self._para, None
        found = table(self, element)
        self._para = outer
        if found is not None:
            out.append(found)

    @staticmethod
    def _chosen(element: Element, read: Callable[[Element], None]) -> None:
        """The first choice that is there, else the fallback: never both (Part 3, 10.2.1)."""
        chosen = element.find(MC + "Choice")
        if chosen is None:
            chosen = element.find(MC + "Fallback")
        if chosen is not None:
            read(chosen)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, element: Element, out: list[ShownBlock]) -> None:
        self.book.count()
        ppr = element.find(W + "pPr")
        mark = ppr.find(W + "rPr") if ppr is not None else None
        joined = self._mark_changes(mark)
        ppr = self._as_it_was(ppr)
        if self._para is None:
            self.book.tracked.paragraph()
            self._para = self._opened(ppr)
        elif not self._para.atoms:
            empty, self._para = self._para, self._opened(ppr)
            gone = set(empty.starts) - set(self._marks.values())
            self._para.starts[:0] = [name for name in empty.starts if name not in gone]
            self._para.remarks[:0] = empty.remarks
            self._para.after[:0] = empty.after
        self._line(element)
        if joined is not None:
            with self.change(joined):
                self.book.tracked.changed(joined, KINDS[_local(joined)], "\N{PILCROW SIGN}", away=_leaves(joined))
        if joined is None or not self._is_away(joined):
            self._close(out)

    def _mark_changes(self, mark: Element | None) -> Element | None:
        """The change of the paragraph's end, if it has one."""
        for name in _CHANGES if mark is not None else ():
            found = mark.find(W + name)  # type: ignore[union-attr]  # asked above
            if found is not None:
                return found
        return None

    def _as_it_was(self, ppr: Element | None) -> Element | None:
        """The paragraph's properties before a tracked change, where changes are not taken; the change is noted."""
        change = ppr.find(W + "pPrChange") if ppr is not None else None
        if change is None:
            return ppr
        self.book.tracked.changed(change, "formatted", "")
        return ppr if self.book.changes == "accept" else change.find(W + "pPr")

    def _opened(self, ppr: Element | None) -> Open:
        style = self.book.styles.paragraph(value(ppr, "pStyle"))
        level = style.level
        outline = value(ppr, "outlineLvl")
        if outline.isdecimal() and len(outline) == 1:
            level = int(outline) + 1 if int(outline) < 9 else 0
        plain = level or style.name in ("Bibliography", "Title")
        opened = Open(style.name, style.id, level, style.quoted, None if plain else self.book.lists.item(ppr, style))
        opened.aligned = self.book.dresses.aligned(ppr, style.id)
        opened.page_break = bool(flag(ppr, "pageBreakBefore")) or self._break
        opened.starts, self._starts = self._starts, []
        opened.remarks = [self.book.remarks[each] for each in self._remarks]
        self._remarks, self._break = [], False
        return opened

    def _flush(self, out: list[ShownBlock]) -> None:
        """End a paragraph whose own end was deleted and that nothing follows to join."""
        if self._para is None:
            return
        if self._para.atoms or self._para.after:
            self._close(out)
            return
        self._starts = [name for name in self._para.starts if name in self._marks.values()]
        self._para = None

    def _close(self, out: list[ShownBlock]) -> None:
        para = self._para
        if para is None:
            return
        self._para = None
        atoms = para.atoms
        while atoms and atoms[-1].text in ("\f", "\v") and atoms[-1].breaks:
            self._break = self._break or atoms.pop().text == "\f"
        shown = Shown(
            para.style,
            self._folder.fold(atoms, para),
            para.level,
            para.item,
            para.quoted,
            tuple(para.remarks),
            tuple(para.starts),
            para.page_break,
            dressed(atoms, para.aligned),
        )
        out.append(self._foreign(shown, atoms, para.style_id) if self.book.foreign else shown)
        out.extend(para.after)

    def _foreign(self, shown: Shown, atoms: list[Atom], style: str) -> Shown:
        """A paragraph with what is to be known of it where the file is anybody's."""
        usual = self.book.dresses.size(style)
        sizes = [atom.size or usual for atom in atoms if atom.text.strip()]
        return replace(
            shown,
            bold=self.book.styles.paragraph(style).bold,
            size=min(sizes, default=usual),
            generated=self._controls[-1] if self._controls else generated(atoms),
        )

    # ------------------------------------------------------------ changes

    @contextmanager
    def change(self, element: Element) -> Iterator[bool]:
        """While what a tracked change holds is read; gives whether it is shown."""
        away = self._is_away(element)
        self._change.append(element)
        self._away += away
        try:
            yield not self._away
        finally:
            self._change.pop()
            self._away -= away

    def _is_away(self, element: Element) -> bool:
        return _local(element) in self._away_for

    def _noted(self, text: str) -> bool:
        """Tell the changes of some text; whether it is shown."""
        if not self._change:
            self.book.tracked.passed(text)
            return True
        element = self._change[-1]
        self.book.tracked.changed(element, KINDS[_local(element)], text, away=_leaves(element))
        if self._away:
            return False
        self.book.tracked.taken(text)
        return True

    # ------------------------------------------------------------ in the line

    def _line(self, parent: Element) -> None:
        for child in parent:
            inline = self._inline.get(child.tag)
            if inline is not None:
                inline(child)

    def _inline_changed(self, element: Element) -> None:
        with self.change(element):
            self._line(element)

    def _inline_control(self, element: Element) -> None:
        content = element.find(W + "sdtContent")
        if content is None or flag(element.find(W + "sdtPr"), "showingPlcHdr"):
            return
        if self.book.foreign and cites(tag := value(element.find(W + "sdtPr"), "tag")):
            self._within(Field(shows=True, instruction=[tag], kind="citation"), content)
        else:
            self._line(content)

    def _hyperlink(self, element: Element) -> None:
        outer = self._link
        anchor = element.get(W + "anchor", "")
        relation = self.relations.get(element.get(R + "id", ""))
        url = relation.target if relation is not None and relation.external else ""
        inside = "" if url or anchor.startswith(_PASSING) else anchor
        self._link = (f"{url}#{anchor}" if url and anchor else url, inside)
        self._line(element)
        self._link = outer

    def _mark(self, element: Element) -> None:
        name, number = element.get(W + "name", ""), element.get(W + "id", "")
        if not name or name.startswith(_PASSING):
            return
        if name in self.book.names:
            self._begun_again(name, number)
            return
        self.book.names.add(name)
        (self._starts if self._para is None else self._para.starts).append(name)
        if name.startswith(_AROUND) and len(self._marks) < _MOST:
            self._marks[number] = name
            self._around = tuple(self._marks.values())

    def _begun_again(self, name: str, number: str) -> None:
        """LibreOffice begins the bookmark of a text that was split in either half, and ends it in the second only."""
        for first, open_one in self._marks.items():
            if open_one == name:
                del self._marks[first]
                self._marks[number] = name
                return

    def _unmark(self, element: Element) -> None:
        if self._marks.pop(element.get(W + "id", ""), None) is not None:
            self._around = tuple(self._marks.values())

    def _comment(self, element: Element) -> None:
        number = element.get(W + "id", "")
        if number not in self.book.remarks or number in self.book.placed:
            return
        self.book.placed.add(number)
        if self._para is None:
            self._remarks.append(number)
        else:
            self._para.remarks.append(self.book.remarks[number])

    def _math(self, element: Element) -> None:
        self._rpr = None
        self.put("".join(child.text or "" for child in element.iter(M + "t", W + "t")))

    # ------------------------------------------------------------ runs

    def _run(self, element: Element) -> None:
        self.book.count()
        rpr = element.find(W + "rPr")
        change = rpr.find(W + "rPrChange") if rpr is not None else None
        if change is not None:
            self.book.tracked.changed(change, "formatted", "".join(each.text or "" for each in element.iter(W + "t")))
            rpr = rpr if self.book.changes == "accept" else change.find(W + "rPr")
        self._rpr = rpr
        self._children_of_run(element)

    def _children_of_run(self, element: Element) -> None:
        for child in element:
            inside = self._in_run.get(child.tag)
            if inside is not None:
                inside(child)

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if text and element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            text = text.strip(" \t\r\n")
        self.put(text.replace("\n", " ").replace("\r", " ") if "\n" in text or "\r" in text else text)

    def put(self, text: str) -> None:
        """Text of the run being read."""
        if not text:
            return
        if self._unshown and self._unshown > (not self._fields[-1].shows):
            outer = next((each for each in self._fields[:_MOST] if not each.shows), None)
            if outer is not None:
                outer.instruction.append(text)
        elif self._noted(text):
            self._put(Atom(text))

    def _put(self, atom: Atom) -> None:
        para = self._para
        if para is None or self._away:
            return
        style = self.book.styles.paragraph(para.style_id)
        atom.look, atom.style = self.book.looks.of(self._rpr, style, self.bold, atom.text)
        atom.dress = self.book.dresses.of(self._rpr, para.style_id, atom.text)
        atom.marks, atom.fields = self._around, self._results
        if self.book.foreign:
            atom.size = whole(value(self._rpr, "sz"))
            if is_typewritten(self._rpr):
                atom.look = replace(atom.look, code=True)
        url, atom.anchor = self._link
        for field in self._results:
            if field.kind == "link":
                url, atom.anchor = field.url or url, field.target if not field.url else atom.anchor
        if url:
            atom.look = self.book.linked(atom.look, url)
        para.atoms.append(atom)

    def _line_break(self, element: Element) -> None:
        kind = element.get(W + "type", "")
        para = self._para
        if kind in ("page", "column"):
            if para is None or self._away:
                return
            if not para.atoms:
                para.page_break = para.page_break or kind == "page"
                return
            self._put(Atom("\f" if kind == "page" else "\v", breaks=True))
        elif self._noted(" "):
            self._put(Atom("\n", breaks=True))

    def _ruby(self, element: Element) -> None:
        """The words, and how they are spoken behind them."""
        base, spoken = element.find(W + "rubyBase"), element.find(W + "rt")
        outer = self._rpr
        if base is not None:
            self._line(base)
        reading = "".join(each.text or "" for each in spoken.iter(W + "t")) if spoken is not None else ""
        if reading:
            self._rpr = outer
            self.put(f"({reading})")

    def _note(self, element: Element, kind: str) -> None:
        note = self.book.note(kind, element.get(W + "id", ""))
        if note is not None and self._noted(""):
            self._put(Atom("", thing=note))

    def _objects(self, element: Element) -> None:
        if self._para is None:
            return
        for found in objects(element, self.relations):
            if isinstance(found, Picture):
                if self._noted(""):
                    self._put(Atom("", thing=self.book.pictured(found)))
                continue
            inside = self.blocks(found)
            if not self._away:
                self._para.after.extend(inside)

    # ------------------------------------------------------------ fields

    def _field(self, element: Element) -> None:
        kind = element.get(W + "fldCharType", "")
        if kind == "begin":
            self._fields.append(Field(data=_kept(element)) if len(element) else Field())
            self._unshown += 1
        elif kind == "separate" and self._fields and not self._fields[-1].shows:
            self._fields[-1].begin()
            self._unshown -= 1
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            self._unshown -= not ended.shows
            if ended.data and self._fields:  # EndNote keeps what is cited in a field of its own within the field
                self._fields[-1].data = self._fields[-1].data or ended.data
        self._results = tuple(each for each in self._fields[:_MOST] if each.shows)

    def _instruction(self, element: Element) -> None:
        if self._fields and not self._fields[-1].shows:
            self._fields[-1].instruction.append(element.text or "")

    def _simple_field(self, element: Element) -> None:
        field = Field(instruction=[element.get(W + "instr", "")])
        field.begin()
        self._within(field, element)

    def _within(self, field: Field, element: Element) -> None:
        """What an element holds is a field's result."""
        outer, self._results = self._results, (*self._results[:_MOST], field)
        self._fields.append(field)
        self._line(element)
        self._fields.pop()
        self._results = outer


def has_words(blocks: tuple[ShownBlock, ...]) -> bool:
    """Whether anything is read in some paragraphs."""
    return any(not isinstance(block, Shown) or words_of(block.pieces).strip() for block in blocks)


def _kept(element: Element) -> str:
    """What a program keeps in a field, without the line ends."""
    return "".join((element.findtext(W + "fldData") or "").split())


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _leaves(element: Element) -> bool:
    return _local(element) == "moveFrom"
