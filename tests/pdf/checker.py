"""An independent reader of tagged PDF: a file goes in, what is wrong with it and what its elements say comes out.

It shares no code with the writer: it reads the file with pikepdf and holds it against ISO 32000-1, 14.6 to 14.8, and
ISO 14289-1.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

STANDARD_TYPES = {
    *(
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
    ),
    *(
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
    ),
    *("TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form"),
}
_TEXT_PAINTING = {"Tj", "TJ", "'", '"'}
_PAINTING = _TEXT_PAINTING | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"}
_KEPT_EMPTY = {"TD", "TH", "TR"}


@dataclass
class Node:
    """A structure element as read."""

    tag: str
    parent: Node | None
    text: str = ""
    alt: str | None = None
    lang: str | None = None
    id: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    links: int = 0
    has_own_content: bool = False

    def walk(self) -> Iterator[Node]:
        """This element and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, tag: str) -> list[Node]:
        """All elements of a type, in reading order."""
        return [node for node in self.walk() if node.tag == tag]


@dataclass
class Findings:
    """What a file holds and what is wrong with it."""

    problems: list[str]
    root: Node
    pages: int
    artifacts: list[str]
    """The text of artifacts, page by page."""
    fonts: list[str]

    @property
    def roles(self) -> Counter[str]:
        """How many elements there are of each type."""
        return Counter(node.tag for node in self.root.walk())

    @property
    def spanning(self) -> list[Node]:
        """Elements whose own content stands on several pages."""
        return [node for node in self.root.walk() if len(node.pages) > 1]


def check(data: bytes) -> Findings:
    """Read a file and gather everything that is wrong with it; `problems` is empty for a sound one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _Reader(pdf).read()


def assert_sound(data: bytes) -> Findings:
    """Fail with all problems, if there are any."""
    findings = check(data)
    assert findings.problems == []
    return findings


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.problems: list[str] = []
        self.page_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.texts: dict[tuple[int, int], str] = {}  # (page, mcid) -> text
        self.owners: dict[tuple[int, int], tuple[int, int]] = {}  # (page, mcid) -> element, by the parent tree
        self.linked: dict[tuple[int, int], tuple[int, int]] = {}  # annotation -> element, by the parent tree
        self.artifacts: list[str] = []
        self.fonts: dict[tuple[int, int], _Font] = {}
        self.destinations = _destinations(pdf)
        self.ids: Counter[str] = Counter()

    def wrong(self, text: str) -> None:
        self.problems.append(text)

    def read(self) -> Findings:
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is None:
            raise AssertionError("the file has no structure tree")
        self.parents = dict(_numbers(tree.ParentTree))
        self.check_catalog(tree)
        for number, page in enumerate(self.pdf.pages):
            self.read_page(number, page)
        kids = list(_kids(tree))
        if len(kids) != 1:
            self.wrong(f"the tree has {len(kids)} roots")
        root = self.read_element(kids[0], None, tree.objgen)
        for (page, mcid), owner in self.owners.items():
            self.wrong(f"page {page + 1}: marked content {mcid} is in no element, but the parent tree says {owner}")
        for annotation in self.linked:
            self.wrong(f"annotation {annotation} is in no element")
        self.check_tree(root, tree)
        self.check_outline()
        return Findings(
            self.problems, root, len(self.pdf.pages), self.artifacts, sorted(f.name for f in self.fonts.values())
        )

    # ------------------------------------------------------------ the document

    def check_catalog(self, tree: pikepdf.Object) -> None:
        root = self.pdf.Root
        if not str(root.get("/Lang", "")):
            self.wrong("the document has no language")
        if not (root.get("/MarkInfo") and root.MarkInfo.get("/Marked")):
            self.wrong("the document is not marked as tagged")
        if not (root.get("/ViewerPreferences") and root.ViewerPreferences.get("/DisplayDocTitle")):
            self.wrong("the title is not to be displayed")
        if "/Metadata" not in root or "/OutputIntents" not in root:
            self.wrong("metadata or output intent is missing")
        if int(tree.ParentTreeNextKey) <= max(self.parents, default=-1):
            self.wrong("ParentTreeNextKey is in use")

    def check_outline(self) -> None:
        def walk(entry: pikepdf.Object) -> int:
            count = 0
            while entry is not None:
                count += 1
                if bytes(entry.Dest) not in self.destinations:
                    self.wrong(f"the outline entry {entry.Title} leads nowhere")
                if "/First" in entry and -int(entry.Count) < walk(entry.First):
                    self.wrong(f"the outline entry {entry.Title} counts wrongly")
                entry = entry.get("/Next")
            return count

        if "/Outlines" in self.pdf.Root:
            outlines = self.pdf.Root.Outlines
            if walk(outlines.First) != int(outlines.Count):
                self.wrong("the outline counts wrongly")

    # ------------------------------------------------------------ pages

    def read_page(self, number: int, page: pikepdf.Page) -> None:
        marks = _Content(self, number, page).read()
        if str(page.obj.get("/Tabs")) != "/S":
            self.wrong(f"page {number + 1}: tabs do not follow the structure")
        if marks:
            if marks != list(range(len(marks))):
                self.wrong(f"page {number + 1}: marked content is not numbered in order: {marks}")
            owners = self.parents.get(int(page.obj.get("/StructParents", -1)), [])
            if len(owners) != len(marks):
                self.wrong(f"page {number + 1}: {len(marks)} sequences, {len(owners)} in the parent tree")
            self.owners |= {(number, mcid): owner.objgen for mcid, owner in enumerate(owners)}
        for annotation in page.obj.get("/Annots", []):
            self.check_annotation(number, page, annotation)

    def check_annotation(self, number: int, page: pikepdf.Page, annotation: pikepdf.Object) -> None:
        place = f"page {number + 1}: annotation {annotation.objgen[0]}"
        owner = self.parents[int(annotation.StructParent)]
        if str(owner.S) != "/Link":
            self.wrong(f"{place} belongs to {owner.S}")
        self.linked[annotation.objgen] = owner.objgen
        if not str(annotation.get("/Contents", "")):
            self.wrong(f"{place} has no contents")
        if int(annotation.get("/F", 0)) != 4:
            self.wrong(f"{place} is not to be printed, or hidden")
        left, bottom, right, top = (float(value) for value in annotation.Rect)
        box = [float(value) for value in page.mediabox]
        if not (box[0] <= left < right <= box[2] and box[1] <= bottom < top <= box[3]):
            self.wrong(f"{place} is not within the page: {left, bottom, right, top}")
        if "/Dest" in annotation:
            if bytes(annotation.Dest) not in self.destinations:
                self.wrong(f"{place} leads nowhere: {annotation.Dest}")
        elif not bytes(annotation.A.URI).isascii():
            self.wrong(f"{place} has an address that is not ASCII")

    def font(self, name: str, page: pikepdf.Page) -> _Font:
        font = page.resources.Font[name]
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = _Font(font, self)
        return self.fonts[font.objgen]

    # ------------------------------------------------------------ elements

    def read_element(self, element: pikepdf.Object, parent: Node | None, above: tuple[int, int]) -> Node:
        node = Node(str(element.S)[1:], parent)
        if element.P.objgen != above:
            self.wrong(f"{node.tag} {element.objgen[0]} does not know its parent")
        if node.tag not in STANDARD_TYPES:
            self.wrong(f"{node.tag} is not a standard type")
        node.alt = str(element.Alt) if "/Alt" in element else None
        node.lang = str(element.Lang) if "/Lang" in element else None
        if "/ID" in element:
            node.id = bytes(element.ID).decode("utf-8")
            self.ids[node.id] += 1
        node.attributes = _attributes(element)
        texts = [self.read_kid(kid, element, node) for kid in _kids(element)]
        node.text = str(element.ActualText) if "/ActualText" in element else "".join(texts)
        return node

    def read_kid(self, kid: pikepdf.Object | int, element: pikepdf.Object, node: Node) -> str:
        if isinstance(kid, int):
            return self.read_mark(self.page_of[element.Pg.objgen], kid, element, node)
        kind = str(kid.get("/Type", ""))
        if kind == "/MCR":
            return self.read_mark(self.page_of[kid.Pg.objgen], int(kid.MCID), element, node)
        if kind == "/OBJR":
            node.links += 1
            node.has_own_content = True
            if self.linked.pop(kid.Obj.objgen, None) != element.objgen:
                self.wrong(f"{node.tag} {element.objgen[0]} holds an annotation that belongs to another, or twice")
            return ""
        child = self.read_element(kid, node, element.objgen)
        node.children.append(child)
        return child.text

    def read_mark(self, page: int, mcid: int, element: pikepdf.Object, node: Node) -> str:
        node.pages.add(page)
        node.has_own_content = True
        if self.owners.pop((page, mcid), None) != element.objgen:
            self.wrong(f"page {page + 1}: marked content {mcid} belongs to another element, or to several")
        return self.texts.get((page, mcid), "")

    def check_tree(self, root: Node, tree: pikepdf.Object) -> None:
        if root.tag != "Document":
            self.wrong(f"the root is {root.tag}")
        level = 0
        for node in root.walk():
            if not node.children and not node.has_own_content and node.tag not in _KEPT_EMPTY:
                self.wrong(f"{node.tag} is empty")
            if heading := re.fullmatch(r"H([1-6])", node.tag):
                if int(heading[1]) > level + 1:
                    self.wrong(f"heading {node.text!r} of level {heading[1]} follows one of level {level}")
                level = int(heading[1])
            self.check_node(node)
        for name, count in self.ids.items():
            if count > 1:
                self.wrong(f"{count} elements have the identifier {name}")
        named = {bytes(key).decode("utf-8") for key, _ in _names(tree.IDTree)} if "/IDTree" in tree else set()
        if named != set(self.ids):
            self.wrong(f"the identifiers {sorted(named ^ set(self.ids))} are not both on elements and in the tree")

    def check_node(self, node: Node) -> None:
        parent = node.parent.tag if node.parent else ""
        tags = {child.tag for child in node.children}
        match node.tag:
            case "Figure" if not node.alt:
                self.wrong("a Figure has no alternative text")
            case "Figure" if "BBox" not in node.attributes:
                self.wrong("a Figure has no bounding box")
            case "Note" if not node.id:
                self.wrong("a Note has no identifier")
            case "Link" if not node.links:
                self.wrong(f"the Link {node.text!r} has no annotation")
            case "L" if tags - {"LI", "Caption", "L"}:
                self.wrong(f"a list holds {sorted(tags)}")
            case "LI" if parent != "L" or tags - {"Lbl", "LBody"}:
                self.wrong(f"a list item in {parent} holds {sorted(tags)}")
            case "TOC" if tags - {"TOCI", "Caption", "TOC"}:
                self.wrong(f"a table of contents holds {sorted(tags)}")
            case "TR" if parent not in {"Table", "THead", "TBody", "TFoot"} or tags - {"TH", "TD"}:
                self.wrong(f"a row in {parent} holds {sorted(tags)}")
            case "TH" if "Scope" not in node.attributes:
                self.wrong(f"the header cell {node.text!r} has no scope")
            case "TH" | "TD" if parent != "TR":
                self.wrong(f"a cell stands in {parent}")
            case "Table":
                self.check_table(node)
            case _:
                pass

    def check_table(self, table: Node) -> None:
        """Every row covers the same columns, spans of rows counted (ISO 14289-1, 7.5)."""
        open_rows: list[int] = []  # by column: for how many more rows a cell reaches down
        widths = set()
        for row in table.find("TR"):
            covered = [count > 0 for count in open_rows]
            open_rows = [max(count - 1, 0) for count in open_rows]
            at = 0
            for cell in row.children:
                while at < len(covered) and covered[at]:
                    at += 1
                for _ in range(int(str(cell.attributes.get("ColSpan", 1)))):
                    if at >= len(covered):
                        covered += [False]
                        open_rows += [0]
                    covered[at] = True
                    open_rows[at] = int(str(cell.attributes.get("RowSpan", 1))) - 1
                    at += 1
            widths.add(sum(covered))
        if len(widths) > 1:
            self.wrong(f"the rows of a table are {sorted(widths)} columns wide")
        if any(open_rows):
            self.wrong("a cell reaches below its table")


class _Content:
    """One page's content stream (14.6)."""

    def __init__(self, reader: _Reader, number: int, page: pikepdf.Page) -> None:
        self.reader = reader
        self.number = number
        self.page = page
        self.stack: list[tuple[str, int | None, str | None, bool]] = []  # tag, mcid, actual text, within a text object
        self.marks: list[int] = []
        self.in_text = False
        self.font: _Font | None = None
        self.artifact: list[str] = []

    def wrong(self, text: str) -> None:
        self.reader.wrong(f"page {self.number + 1}: {text}")

    def read(self) -> list[int]:
        for operands, operator in pikepdf.parse_content_stream(self.page):
            self.step(list(operands), str(operator))
        if self.stack:
            self.wrong("marked content is not closed")
        if self.in_text:
            self.wrong("a text object is not closed")
        self.reader.artifacts.append("".join(self.artifact))
        return self.marks

    def step(self, operands: list[pikepdf.Object], operator: str) -> None:
        if operator in _PAINTING and not self.stack:
            self.wrong(f"{operator} paints outside marked content")
        match operator:
            case "BMC" | "BDC":
                self.begin(str(operands[0]), operands[1] if operator == "BDC" else None)
            case "EMC":
                self.end()
            case "BT" | "ET":
                if self.in_text == (operator == "BT"):
                    self.wrong(f"{operator} out of place")
                self.in_text = operator == "BT"
            case "Tf":
                self.font = self.reader.font(str(operands[0]), self.page)
            case "TJ" | "Tj":
                for part in operands[0] if operator == "TJ" else operands:
                    if isinstance(part, pikepdf.String):
                        self.show(bytes(part))
            case _:
                pass

    def begin(self, tag: str, properties: pikepdf.Object | None) -> None:
        mcid: int | None = None
        actual: str | None = None
        if isinstance(properties, pikepdf.Dictionary):
            mcid = int(properties.MCID) if "/MCID" in properties else None
            actual = str(properties.ActualText) if "/ActualText" in properties else None
        inside = any(entry[1] is not None for entry in self.stack)
        if mcid is not None:
            self.marks.append(mcid)
            if self.stack:
                self.wrong(f"{tag} with an identifier stands inside marked content")
        elif tag == "/Artifact" and inside:
            self.wrong("an artifact stands inside tagged content")
        elif tag != "/Artifact" and not self.stack:
            self.wrong(f"{tag} has no identifier")
        self.stack.append((tag, mcid, actual, self.in_text))
        if actual is not None:
            self.say(actual)

    def end(self) -> None:
        if not self.stack:
            self.wrong("EMC closes nothing")
            return
        if self.stack.pop()[3] != self.in_text:
            self.wrong("marked content and text object overlap")

    def show(self, codes: bytes) -> None:
        if self.font is None:
            self.wrong("text is shown without a font")
            return
        text = self.font.text(codes)
        if all(entry[2] is None for entry in self.stack):
            self.say(text)

    def say(self, text: str) -> None:
        for _, mcid, _, _ in self.stack:
            if mcid is not None:
                key = (self.number, mcid)
                self.reader.texts[key] = self.reader.texts.get(key, "") + text
                return
        self.artifact.append(text)


class _Font:
    """A font's way from codes to glyphs and to text (9.7, 9.10)."""

    def __init__(self, font: pikepdf.Object, reader: _Reader) -> None:
        self.reader = reader
        self.name = str(font.BaseFont)[1:]
        self.unicode: dict[int, str] = {}
        self.glyphs: bytes | None = None
        if str(font.Subtype) != "/Type0" or str(font.Encoding) != "/Identity-H":
            reader.wrong(f"the font {self.name} is {font.Subtype}")
            return
        descendant = font.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        if not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            reader.wrong(f"the font {self.name} is not embedded")
        if not re.match(r"[A-Z]{6}\+", self.name):
            reader.wrong(f"the font {self.name} is not marked as a subset")
        if "/CIDToGIDMap" in descendant:
            self.glyphs = descendant.CIDToGIDMap.read_bytes()
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        for code, text in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>\n", cmap):
            self.unicode[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")

    def text(self, codes: bytes) -> str:
        parts = []
        for at in range(0, len(codes), 2):
            code = int.from_bytes(codes[at : at + 2], "big")
            glyph = code if self.glyphs is None else int.from_bytes(self.glyphs[2 * code : 2 * code + 2], "big")
            if glyph == 0:
                self.reader.wrong(f"{self.name}: the code {code:04X} shows .notdef")
            if not self.unicode.get(code):
                self.reader.wrong(f"{self.name}: the code {code:04X} has no text")
            parts.append(self.unicode.get(code, ""))
        return "".join(parts)


# ---------------------------------------------------------------- trees and dictionaries


def _kids(element: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    if "/K" in element:
        yield from element.K if isinstance(element.K, pikepdf.Array) else [element.K]


def _numbers(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    nums = tree.get("/Nums", [])
    for at in range(0, len(nums), 2):
        yield int(nums[at]), nums[at + 1]
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def _names(tree: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    names = tree.get("/Names", [])
    for at in range(0, len(names), 2):
        yield names[at], names[at + 1]
    for kid in tree.get("/Kids", []):
        yield from _names(kid)


def _destinations(pdf: pikepdf.Pdf) -> set[bytes]:
    """The names of places, each on a page of the file."""
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return set()
    pages = {page.obj.objgen for page in pdf.pages}
    names = [(bytes(name), place) for name, place in _names(pdf.Root.Names.Dests)]
    assert [name for name, _ in names] == sorted(name for name, _ in names), "the names of places are not in order"
    return {name for name, place in names if place[0].objgen in pages}


def _attributes(element: pikepdf.Object) -> dict[str, object]:
    found: dict[str, object] = {}
    if "/A" not in element:
        return found
    for owner in element.A if isinstance(element.A, pikepdf.Array) else [element.A]:
        for key, value in owner.items():
            if key != "/O":
                found[key[1:]] = str(value)[1:] if isinstance(value, pikepdf.Name) else value
    return found
