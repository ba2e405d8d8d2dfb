"""A DOCX goes in; every reference in it that leads nowhere, and every id that is not unique, comes out as a sentence.

What a schema validator does not look at: bookmarks behind fields, styles, lists, relationships, notes, ids, fields
that are never closed, cells without a paragraph. Usable alone: `python tests/docx/referential.py FILE...` prints the
findings and exits 1 where there are any.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

#: Fields whose first argument is a bookmark.
_REFERRING = ("REF", "PAGEREF", "NOTEREF")
_AROUND_NOTES = ("bookmarkStart", "bookmarkEnd", "footnoteReference", "endnoteReference")
_STYLES = {
    "pStyle": "paragraph",
    "rStyle": "character",
    "tblStyle": "table",
    "basedOn": "",
    "link": "",
    "next": "paragraph",
    "numStyleLink": "numbering",
    "styleLink": "numbering",
}
_LONGEST_BOOKMARK = 40
_BOOKMARK = re.compile(r"[^\W\d][\w]*\Z|_[\w]*\Z")


def check(data: bytes) -> list[str]:
    """Every finding; an empty list is a sound file."""
    archive = ZipFile(BytesIO(data))
    names = archive.namelist()
    found = [f"{name}: stands twice in the archive" for name, count in Counter(names).items() if count > 1]
    parts = {name: archive.read(name) for name in names}
    trees: dict[str, etree._Element] = {}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                found.append(f"{name}: is not well-formed: {error}")
    rules = (
        *(_content_types, _relationships, _bookmarks, _styles, _lists, _notes, _comments, _running, _numbers),
        *(_unique, _fields, _shape),
    )
    for rule in rules:
        found.extend(rule(trees, parts))
    return found


def _content_types(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    types = trees.get("[Content_Types].xml")
    if types is None:
        yield "[Content_Types].xml: is missing"
        return
    defaults = {item.get("Extension", "").lower() for item in types.iter(f"{TYPES}Default")}
    overrides = Counter(item.get("PartName", "") for item in types.iter(f"{TYPES}Override"))
    for name, count in overrides.items():
        if name.lstrip("/") not in parts:
            yield f"[Content_Types].xml: names the part {name}, which is missing"
        if count > 1:
            yield f"[Content_Types].xml: names the part {name} twice"
    for name in parts:
        extension = name.rsplit(".", 1)[-1].lower()
        if name != "[Content_Types].xml" and f"/{name}" not in overrides and extension not in defaults:
            yield f"{name}: has no content type"


def _owner(rels: str) -> str:
    """The part that a relationships part belongs to; empty for the package."""
    path = PurePosixPath(rels)
    return str(path.parent.parent / path.name.removesuffix(".rels")).removeprefix("./") if path.name != ".rels" else ""


def _relationships(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    known: dict[str, set[str]] = {}
    reached = {"[Content_Types].xml"}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        owner = _owner(name)
        if owner and owner not in parts:
            yield f"{name}: belongs to {owner}, which is missing"
        ids = Counter(rel.get("Id", "") for rel in tree.iter(f"{PACKAGE}Relationship"))
        yield from (f"{name}: the relationship {rid} stands twice" for rid, count in ids.items() if count > 1)
        known[owner] = set(ids)
        for rel in tree.iter(f"{PACKAGE}Relationship"):
            if rel.get("TargetMode") == "External":
                continue
            target = _resolved(owner, rel.get("Target", ""))
            reached.add(target)
            if target not in parts:
                yield f"{name}: {rel.get('Id')} leads to {target}, which is missing"
    for name, tree in trees.items():
        used = {
            value for element in tree.iter(etree.Element) for key, value in element.attrib.items() if key.startswith(R)
        }
        yield from (f"{name}: the relationship {rid} is not there" for rid in sorted(used - known.get(name, set())))
    yield from (f"{name}: no relationship leads to it" for name in parts if name not in reached)


def _resolved(owner: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    pieces: list[str] = list(PurePosixPath(owner).parent.parts) if owner else []
    for piece in target.split("/"):
        if piece == "..":
            pieces = pieces[:-1]
        elif piece != ".":
            pieces.append(piece)
    return "/".join(pieces)


def _text_parts(trees: dict[str, etree._Element]) -> Iterator[tuple[str, etree._Element]]:
    """The parts that hold paragraphs."""
    for name, tree in trees.items():
        if tree.tag in {f"{W}{kind}" for kind in ("document", "footnotes", "endnotes", "hdr", "ftr", "comments")}:
            yield name, tree


def _bookmarks(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    names: Counter[str] = Counter()
    for name, tree in _text_parts(trees):
        open_ids: set[str] = set()
        ids: Counter[str] = Counter()
        for element in tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            number = element.get(f"{W}id", "")
            if element.tag == f"{W}bookmarkStart":
                ids[number] += 1
                open_ids.add(number)
                label = element.get(f"{W}name", "")
                names[label.casefold()] += 1
                if len(label) > _LONGEST_BOOKMARK or not _BOOKMARK.match(label):
                    yield f"{name}: Word takes no bookmark called {label!r}"
            elif number in open_ids:
                open_ids.discard(number)
            else:
                yield f"{name}: the end of bookmark {number} has no start"
        yield from (f"{name}: the start of bookmark {number} has no end" for number in sorted(open_ids))
        yield from (f"{name}: the bookmark id {number} stands twice" for number, count in ids.items() if count > 1)
    yield from (f"the bookmark {label} stands twice" for label, count in names.items() if count > 1)
    for name, tree in _text_parts(trees):
        for target in _targets(tree):
            if target.casefold() not in names:
                yield f"{name}: refers to the bookmark {target}, which is not there"


def _targets(tree: etree._Element) -> Iterator[str]:
    """Every bookmark that a field or a link leads to."""
    for link in tree.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor:
            yield anchor
    for instruction in _instructions(tree):
        words = instruction.split()
        if len(words) > 1 and words[0].upper() in _REFERRING:
            yield words[1]


def _instructions(tree: etree._Element) -> Iterator[str]:
    for simple in tree.iter(f"{W}fldSimple"):
        yield simple.get(f"{W}instr", "")
    stack: list[list[str]] = []
    for element in tree.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            if stack:
                stack[-1].append(element.text or "")
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append([])
        elif kind == "end" and stack:
            yield "".join(stack.pop())


def _styles(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    part = trees.get("word/styles.xml")
    kinds: dict[str, str] = {}
    if part is not None:
        for style in part.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            if name in kinds:
                yield f"word/styles.xml: the style {name} stands twice"
            kinds[name] = style.get(f"{W}type", "")
    for name, tree in trees.items():
        for element in tree.iter(*(f"{W}{tag}" for tag in _STYLES)):
            tag, used = etree.QName(element).localname, element.get(f"{W}val", "")
            if used not in kinds:
                yield f"{name}: {tag} names the style {used}, which is not there"
            elif _STYLES[tag] and kinds[used] != _STYLES[tag]:
                yield f"{name}: {tag} names {used}, which is a {kinds[used]} style"
    yield from _style_rings(part)


def _style_rings(part: etree._Element | None) -> Iterator[str]:
    """Styles that are based on themselves, directly or not."""
    if part is None:
        return
    bases = {
        style.get(f"{W}styleId", ""): base.get(f"{W}val", "")
        for style in part.iter(f"{W}style")
        for base in style.iter(f"{W}basedOn")
    }
    for name in bases:
        seen, at = {name}, bases[name]
        while at in bases and at not in seen:
            seen.add(at)
            at = bases[at]
        if at == name:
            yield f"word/styles.xml: the style {name} is based on itself"


def _lists(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    part = trees.get("word/numbering.xml")
    abstract: dict[str, int] = {}
    nums: dict[str, str] = {"0": ""}
    if part is not None:
        for element in part.iter(f"{W}abstractNum"):
            number = element.get(f"{W}abstractNumId", "")
            if number in abstract:
                yield f"word/numbering.xml: the abstract list {number} stands twice"
            abstract[number] = len(element.findall(f"{W}lvl"))
        for element in part.iter(f"{W}num"):
            number, base = element.get(f"{W}numId", ""), element.find(f"{W}abstractNumId")
            if number in nums:
                yield f"word/numbering.xml: the list {number} stands twice"
            nums[number] = "" if base is None else base.get(f"{W}val", "")
            if nums[number] not in abstract:
                yield f"word/numbering.xml: the list {number} is based on {nums[number]!r}, which is not there"
    for name, tree in trees.items():
        for element in tree.iter(f"{W}numPr"):
            used, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
            if used is None:
                continue
            number = used.get(f"{W}val", "")
            if number not in nums:
                yield f"{name}: is in the list {number}, which is not there"
            elif level is not None and nums[number] and int(level.get(f"{W}val", "0")) >= abstract.get(nums[number], 9):
                yield f"{name}: is on level {level.get(f'{W}val')} of list {number}, which has not so many"


def _notes(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        part = trees.get(f"word/{kind}s.xml")
        ids = Counter() if part is None else Counter(note.get(f"{W}id", "") for note in part.iter(f"{W}{kind}"))
        yield from (f"word/{kind}s.xml: the note {number} stands twice" for number, count in ids.items() if count > 1)
        used: Counter[str] = Counter()
        for name, tree in trees.items():
            if name == f"word/{kind}s.xml":
                continue
            if name == "word/settings.xml":
                named = tree.iterfind(f".//{W}{kind}Pr/{W}{kind}")
            else:
                named = tree.iter(f"{W}{kind}Reference")
            for reference in named:
                number = reference.get(f"{W}id", "")
                used[number] += name != "word/settings.xml"
                if number not in ids:
                    yield f"{name}: refers to the {kind} {number}, which is not there"
        yield from (f"the {kind} {number} is referred to twice" for number, count in used.items() if count > 1)
        if part is not None:
            plain = {note.get(f"{W}id", "") for note in part.iter(f"{W}{kind}") if note.get(f"{W}type") is None}
            yield from (f"nothing refers to the {kind} {number}" for number in sorted(plain - set(used)))


def _comments(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    """Each comment has one reference and one range around it (ECMA-376, 17.13.4)."""
    part = trees.get("word/comments.xml")
    ids = Counter(each.get(f"{W}id") for each in part.iter(f"{W}comment")) if part is not None else Counter()
    yield from (f"word/comments.xml: the comment {number} stands twice" for number, count in ids.items() if count > 1)
    body = trees.get("word/document.xml")
    for tag in ("commentReference", "commentRangeStart", "commentRangeEnd"):
        used = Counter(each.get(f"{W}id") for each in body.iter(f"{W}{tag}")) if body is not None else Counter()
        yield from (f"{tag}: there is no comment {number}" for number in sorted(set(used) - set(ids)))
        yield from (f"{tag}: the comment {number} has none" for number in sorted(set(ids) - set(used)))
        yield from (f"{tag}: the comment {number} has two" for number, count in used.items() if count > 1)


def _running(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    """Headers and footers: each part is shown by a section, and what a section names is of its kind (17.10)."""
    rels, body = trees.get("word/_rels/document.xml.rels"), trees.get("word/document.xml")
    if rels is None or body is None:
        return
    for kind in ("header", "footer"):
        there = {rel.get("Id"): rel.get("Target") for rel in rels if str(rel.get("Type")).endswith(f"/{kind}")}
        named = {each.get(f"{R}id") for each in body.iter(f"{W}{kind}Reference")}
        yield from (f"{kind}Reference: {rid} is no {kind}" for rid in sorted(named - set(there), key=str))
        yield from (f"no section shows {there[rid]}" for rid in sorted(set(there) - named, key=str))


def _numbers(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    """What repeats the number of a note names a bookmark with a note's reference in it (ECMA-376, 17.16.5.40)."""
    holding: set[str] = set()
    for _, tree in _text_parts(trees):
        open_marks: dict[str, str] = {}
        for element in tree.iter(*(f"{W}{tag}" for tag in _AROUND_NOTES)):
            number = element.get(f"{W}id", "")
            if element.tag == f"{W}bookmarkStart":
                open_marks[number] = element.get(f"{W}name", "").casefold()
            elif element.tag == f"{W}bookmarkEnd":
                open_marks.pop(number, None)
            else:
                holding.update(open_marks.values())
    for name, tree in _text_parts(trees):
        for words in map(str.split, _instructions(tree)):
            if len(words) > 1 and words[0] == "NOTEREF" and words[1].casefold() not in holding:
                yield f"{name}: repeats the number of the note at {words[1]}, where there is none"


def _unique(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    """Ids of drawings and of content controls, over all parts."""
    drawings = Counter(element.get("id", "") for _, tree in _text_parts(trees) for element in tree.iter(f"{WP}docPr"))
    controls = Counter(
        element.get(f"{W}val", "") for _, tree in _text_parts(trees) for element in tree.iterfind(f".//{W}sdtPr/{W}id")
    )
    yield from (f"the drawing id {number} stands twice" for number, count in drawings.items() if count > 1)
    yield from (f"the content control id {number} stands twice" for number, count in controls.items() if count > 1)


def _fields(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    """Every field begins, is parted once, and ends; each note, cell and story closes what it opens."""
    for name, tree in _text_parts(trees):
        stack: list[bool] = []
        for element in tree.iter(f"{W}fldChar"):
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                stack.append(False)
            elif not stack:
                yield f"{name}: a field has {kind} without begin"
            elif kind == "separate":
                if stack[-1]:
                    yield f"{name}: a field is parted twice"
                stack[-1] = True
            else:
                stack.pop()
        if stack:
            yield f"{name}: {len(stack)} fields are never closed"


def _shape(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    """Cells end in a paragraph; rows fill the grid; two tables are never neighbours (Word would join them)."""
    for name, tree in _text_parts(trees):
        for cell in tree.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield f"{name}: a cell does not end in a paragraph"
        for table in tree.iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.iterfind(f"{W}tr"):
                spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc")]
                wide = sum(int(span.get(f"{W}val", "1")) if span is not None else 1 for span in spans)
                if wide != columns:
                    yield f"{name}: a row has {wide} columns in a table of {columns}"
            following = table.getnext()
            while following is not None and following.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                following = following.getnext()
            if following is not None and following.tag == f"{W}tbl":
                yield f"{name}: two tables touch"
    body = trees.get("word/document.xml")
    if body is not None:
        last = body[0][-2] if len(body[0]) > 1 else None
        if last is not None and last.tag == f"{W}tbl":
            yield "word/document.xml: the last block is a table"


def main(files: Iterable[str]) -> int:
    """Print the findings of every file; 1 where there are any."""
    bad = 0
    for file in files:
        found = check(Path(file).read_bytes())
        bad |= bool(found)
        sys.stdout.write(f"{file}: {len(found)} findings\n" + "".join(f"  {finding}\n" for finding in found))
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
