"""Reads a whole file: pages, then the tree, then what joins them (ISO 32000-1, 14.7.4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pikepdf

from . import document, trees
from .content import Content, sane
from .fonts import Font
from .node import Findings, Node
from .rules import INLINE, STANDARD_TYPES, check_tree


class Reader:
    """One file."""

    def __init__(self, pdf: pikepdf.Pdf, whole: bool) -> None:
        self.pdf = pdf
        self.whole = whole
        self.problems: list[str] = []
        self.failed = False
        """Whether a checkpoint of PDF/UA is not kept."""
        self.page_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.texts: dict[tuple[int, int], str] = {}  # (page, mcid) -> text
        self.tags: dict[tuple[int, int], str] = {}  # (page, mcid) -> type, by the content
        self.owners: dict[tuple[int, int], tuple[int, int]] = {}  # (page, mcid) -> element, by the parent tree
        self.linked: dict[tuple[int, int], tuple[int, int]] = {}  # annotation -> element, by the parent tree
        self.leads: dict[tuple[int, int], bytes] = {}  # annotation -> where it leads
        self.artifacts: list[str] = []
        self.running: list[str] = []
        self.fonts: dict[tuple[int, int], Font] = {}
        self.ids: Counter[str] = Counter()
        self.keys: Counter[int] = Counter()
        self.destinations = document.destinations(pdf, self.wrong)

    def wrong(self, text: str, checkpoint: str = "") -> None:
        """Note a problem, with the checkpoint of the Matterhorn Protocol that it fails."""
        self.problems.append(f"{text} [{checkpoint}]" if checkpoint else text)
        self.failed = self.failed or bool(checkpoint)

    def read(self) -> Findings:
        """Everything; raises AssertionError where there is no tree to read."""
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is None:
            raise AssertionError("the file has no structure tree")
        document.check_catalog(self.pdf, self.wrong)
        document.check_files(self.pdf, self.wrong)
        self.read_parents(tree)
        for number, page in enumerate(self.pdf.pages):
            self.read_page(number, page)
        kids = list(trees.kids(tree))
        if len(kids) != 1:
            self.wrong(f"the tree has {len(kids)} roots")
        root = self.read_element(kids[0], None, tree.objgen)
        self.check_ends(tree)
        check_tree(root, self.wrong)
        entries = list(document.outline(self.pdf, set(self.destinations), self.wrong))
        if self.whole:
            self.check_whole(root, entries)
        document.check_metadata(self.pdf, not self.failed, self.wrong)
        names = sorted(font.name for font in self.fonts.values())
        return Findings(self.problems, root, len(self.pdf.pages), self.artifacts, names)

    def read_parents(self, tree: pikepdf.Object) -> None:
        """The way back from content to elements (14.7.4.4)."""
        entries = list(trees.numbers(tree.ParentTree))
        self.parents = dict(entries)
        if [key for key, _ in entries] != sorted(self.parents):
            self.wrong("the parent tree's keys are not in order, or not all different")
        if int(tree.ParentTreeNextKey) <= max(self.parents, default=-1):
            self.wrong("ParentTreeNextKey is in use")

    def check_ends(self, tree: pikepdf.Object) -> None:
        """What is left over when the tree was read."""
        for (page, mcid), owner in self.owners.items():
            self.wrong(f"page {page + 1}: marked content {mcid} is in no element, but the parent tree says {owner}")
        for annotation in self.linked:
            self.wrong(f"annotation {annotation} is in no element", "28-011")
        for key in set(self.parents) - set(self.keys):
            self.wrong(f"nothing has the key {key} of the parent tree")
        for key, count in self.keys.items():
            if count > 1:
                self.wrong(f"{count} pages or annotations have the key {key} of the parent tree")
        for name, count in self.ids.items():
            if count > 1:
                self.wrong(f"{count} elements have the identifier {name}", "19-004")
        named = {bytes(key).decode("utf-8") for key, _ in trees.names(tree.IDTree)} if "/IDTree" in tree else set()
        if named != set(self.ids):
            self.wrong(f"the identifiers {sorted(named ^ set(self.ids))} are not both on elements and in the tree")

    # ------------------------------------------------------------ pages

    def read_page(self, number: int, page: pikepdf.Page) -> None:
        """Content, parent tree and annotations of a page."""
        content = Content(self, number, page)
        content.read()
        self.artifacts.append("".join(content.artifact))
        self.running.append(" ".join(content.running))
        self.tags |= {(number, mcid): tag for mcid, tag in content.tags.items()}
        marks = content.marks
        if "/Tabs" not in page.obj or str(page.obj.Tabs) != "/S":
            self.wrong(f"page {number + 1}: tabs do not follow the structure", "28-009")
        if marks:
            if marks != list(range(len(marks))):
                self.wrong(f"page {number + 1}: marked content is not numbered in order: {marks}")
            key = int(page.obj.get("/StructParents", -1))
            self.keys[key] += 1
            owners = self.parents.get(key, [])
            if not isinstance(owners, (list, pikepdf.Array)) or len(owners) != len(marks):
                self.wrong(f"page {number + 1}: {len(marks)} sequences are not what the parent tree has")
                owners = []
            self.owners |= {(number, mcid): owner.objgen for mcid, owner in enumerate(owners)}
        for annotation in page.obj.get("/Annots", []):
            self.check_annotation(number, page, annotation)

    def check_annotation(self, number: int, page: pikepdf.Page, annotation: pikepdf.Object) -> None:
        """A link: in a Link, with words, within the page, leading somewhere (ISO 14289-1, 7.18)."""
        place = f"page {number + 1}: annotation {annotation.objgen[0]}"
        if str(annotation.Subtype) != "/Link":
            self.wrong(f"{place} is {annotation.Subtype}", "28-006")
            return
        key = int(annotation.get("/StructParent", -1))
        self.keys[key] += 1
        owner = self.parents.get(key)
        if not isinstance(owner, pikepdf.Dictionary) or str(owner.get("/S")) != "/Link":
            self.wrong(f"{place} belongs to no Link", "28-011")
        else:
            self.linked[annotation.objgen] = owner.objgen
        if not str(annotation.get("/Contents", "")).strip():
            self.wrong(f"{place} has no contents", "28-012")
        if int(annotation.get("/F", 0)) != 4:
            self.wrong(f"{place} is not to be printed, or hidden")
        left, bottom, right, top = (float(value) for value in annotation.Rect)
        box = [float(value) for value in page.mediabox]
        if not (box[0] <= left < right <= box[2] and box[1] <= bottom < top <= box[3]):
            self.wrong(f"{place} is not within the page: {left, bottom, right, top}")
        if "/Dest" in annotation:
            self.leads[annotation.objgen] = bytes(annotation.Dest)
            if bytes(annotation.Dest) not in self.destinations:
                self.wrong(f"{place} leads nowhere: {annotation.Dest}")
        else:
            document.check_action(annotation, place, self.wrong)

    def font(self, name: str, page: pikepdf.Page) -> Font:
        """A font by its name among a page's resources."""
        font = page.resources.Font[name]
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = Font(font, self)
        return self.fonts[font.objgen]

    def check_actual(self, text: str, place: str) -> None:
        """A text that is read in place of what is drawn (14.9.4)."""
        if not sane(text):
            self.wrong(f"{place}: the text {text!r} cannot be read out")

    # ------------------------------------------------------------ elements

    def read_element(self, element: pikepdf.Object, parent: Node | None, above: tuple[int, int]) -> Node:
        """An element and all below it."""
        node = Node(str(element.S)[1:], parent)
        if element.P.objgen != above:
            self.wrong(f"{node.tag} {element.objgen[0]} does not know its parent")
        if node.tag not in STANDARD_TYPES:
            self.wrong(f"{node.tag} is not a standard type", "02-001")
        node.alt = str(element.Alt) if "/Alt" in element else None
        node.lang = str(element.Lang) if "/Lang" in element else None
        node.actual = str(element.ActualText) if "/ActualText" in element else None
        if node.actual is not None:
            self.check_actual(node.actual, node.tag)
        if "/ID" in element:
            node.id = bytes(element.ID).decode("utf-8")
            self.ids[node.id] += 1
        node.attributes = trees.attributes(element)
        texts = [self.read_kid(kid, element, node) for kid in trees.kids(element)]
        node.text = node.actual if node.actual is not None else "".join(texts)
        return node

    def read_kid(self, kid: pikepdf.Object | int, element: pikepdf.Object, node: Node) -> str:
        """Marked content, an annotation, or an element; gives its text."""
        if isinstance(kid, int):
            return self.read_mark(self.page_of[element.Pg.objgen], kid, element, node)
        kind = str(kid.get("/Type", ""))
        if kind == "/MCR":
            return self.read_mark(self.page_of[kid.Pg.objgen], int(kid.MCID), element, node)
        if kind == "/OBJR":
            node.links += 1
            node.has_own_content = True
            node.targets.append(self.leads.get(kid.Obj.objgen, b""))
            if self.linked.pop(kid.Obj.objgen, None) != element.objgen:
                self.wrong(f"{node.tag} {element.objgen[0]} holds an annotation that belongs to another, or twice")
            return ""
        child = self.read_element(kid, node, element.objgen)
        node.children.append(child)
        return child.text

    def read_mark(self, page: int, mcid: int, element: pikepdf.Object, node: Node) -> str:
        """Marked content of an element: it is there, and belongs to no other."""
        node.pages.add(page)
        node.marks.append((page, mcid))
        node.has_own_content = True
        if self.owners.pop((page, mcid), None) != element.objgen:
            self.wrong(f"page {page + 1}: marked content {mcid} belongs to another element, or to several")
        if (tag := self.tags.get((page, mcid))) != node.tag:
            self.wrong(f"page {page + 1}: marked content {mcid} says {tag} and is of {node.tag}")
        return self.texts.get((page, mcid), "")

    # ------------------------------------------------------------ a whole briefing

    def check_whole(self, root: Node, entries: list[tuple[int, str, bytes]]) -> None:
        """What readers expect of a briefing, which the standards do not ask."""
        self.check_outline(root, entries)
        self.check_labels()
        self.check_order(root)
        self.check_notes(root)
        for link in root.find("Link"):
            if not link.text.strip():
                self.wrong("a link has no words")
        captions = {tuple(node.text.split()[:2]): self.pages_of(node) for node in root.find("Caption")}
        for entry in root.find("TOCI"):
            targets = [target for link in entry.find("Link") for target in link.targets]
            listed = captions.get(tuple(entry.text.split()[:2]), set())
            if any(self.destinations.get(target, (-1,))[0] in listed for target in targets):
                continue
            if not any(target in {place for _, _, place in entries} for target in targets):
                self.wrong(f"the entry of contents {entry.text!r} leads to no heading")

    def check_notes(self, root: Node) -> None:
        """A link with a note's label leads to its page, and stands before it; no note is read as part of what is read
        again and again: of a heading, or of a cell that heads others."""
        leads: dict[str, list[bytes]] = {}
        for node in root.walk():
            if node.tag == "Reference":
                for link in node.find("Link"):
                    leads.setdefault(_letters(link.text), []).extend(link.targets)
            if node.tag != "Note":
                continue
            label = _letters("".join(one.text for one in node.children if one.tag == "Lbl"))
            pages = self.pages_of(node)
            if not any(self.destinations.get(target, (-1,))[0] in pages for target in leads.get(label, [])):
                self.wrong(f"nothing leads to the note {node.text[:40]!r}")
            if any(above.tag in {"Table", "TOCI"} or re.fullmatch("H[1-6]?", above.tag) for above in node.above()):
                self.wrong(f"the note {node.text[:40]!r} is read in the middle of a table or a heading")

    def pages_of(self, node: Node) -> set[int]:
        """Pages on which an element stands."""
        return {page for one in node.walk() for page in one.pages}

    def check_outline(self, root: Node, entries: list[tuple[int, str, bytes]]) -> None:
        """The outline has an entry for each heading, in its order, at its level, with its words, on its page."""
        headings = [node for node in root.walk() if re.fullmatch("H[1-6]", node.tag)]
        if len(headings) != len(entries):
            self.wrong(f"{len(entries)} entries of the outline are not {len(headings)} headings")
            return
        path: list[int] = []
        for node, (level, title, place) in zip(headings, entries, strict=True):
            while path and path[-1] >= int(node.tag[1]):
                path.pop()
            path.append(int(node.tag[1]))
            if level != len(path):
                self.wrong(f"the outline entry {title!r} is of level {level} and its heading of {len(path)}")
            spoken = iter(_letters(node.text))
            if not all(letter in spoken for letter in _letters(title)):
                self.wrong(f"the outline entry {title!r} is not what its heading says: {node.text!r}")
            if self.destinations[place][0] not in self.pages_of(node):
                self.wrong(f"the outline entry {title!r} leads to another page than its heading's")

    def check_labels(self) -> None:
        """Every page is called by the number that is printed on it: "page 3 of 12"."""
        names, count = document.labels(self.pdf), len(self.pdf.pages)
        for at, (name, running) in enumerate(zip(names, self.running, strict=True)):
            if not name:
                self.wrong(f"page {at + 1} has no label")
            printed = [int(number) for number in re.findall(r"\d+", running)]
            if name.isdecimal() and (int(name) not in printed or count not in printed):
                self.wrong(f"page {at + 1} is called {name}, and {running.strip()!r} is printed on it")

    def check_order(self, root: Node) -> None:
        """Elements are read in the order in which they stand; notes, which stand at the foot, are read at their
        marks."""
        last = (-1, -1)
        for first, node in _blocks(root):
            if first < last:
                what = f"{node.tag} {node.text[:40]!r} is read after what stands behind it"
                self.wrong(f"page {first[0] + 1}: {what}", "09-001")
                return
            last = first


def _blocks(node: Node) -> Iterator[tuple[tuple[int, int], Node]]:
    """The place of the first content of each block, in the order of reading, without notes.

    Within a line that runs from right to left elements are drawn in another order than they are read.
    """
    marks = list(_marks(node))
    if marks and node.tag not in INLINE:
        yield min(marks), node
        for child in node.children:
            yield from _blocks(child)


def _marks(node: Node) -> Iterator[tuple[int, int]]:
    """Content of an element and of all below it, without notes."""
    if node.tag != "Note":
        yield from node.marks
        for child in node.children:
            yield from _marks(child)


def _letters(text: str) -> str:
    """What is said: citations may stand between, and lines end anywhere."""
    return "".join(text.replace("\N{SOFT HYPHEN}", "").split())
