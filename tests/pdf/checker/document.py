"""The document as a whole: what it says of itself, what it does, what travels in it, and where its links lead."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

import pikepdf

from . import trees
from .rules import LANGUAGE

Wrong = Callable[..., None]

#: Actions that a reader may take: to follow an address. All others run, open or send something.
_SCHEMES = re.compile(rb"(?:https?|ftp|mailto|tel|urn|doi):", re.IGNORECASE)
_RELATIONS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
_PAIRS = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
}


def check_catalog(pdf: pikepdf.Pdf, wrong: Wrong) -> None:
    """Language, tagging, title, colours, and nothing that runs (ISO 19005-2, 6; ISO 14289-1, 7.1)."""
    root = pdf.Root
    if not LANGUAGE.match(str(root.get("/Lang", ""))):
        wrong("the document has no language", "11-001")
    marked = root.get("/MarkInfo", pikepdf.Dictionary())
    if not marked.get("/Marked"):
        wrong("the document is not marked as tagged")
    if marked.get("/Suspects"):
        wrong("the document says that its tags are suspect", "01-007")
    if not (root.get("/ViewerPreferences") and root.ViewerPreferences.get("/DisplayDocTitle")):
        wrong("the title is not to be displayed", "07-001")
    if "/Metadata" not in root or "/OutputIntents" not in root:
        wrong("metadata or output intent is missing", "" if "/Metadata" in root else "06-001")
    for intent in root.get("/OutputIntents", []):
        if int(intent.get("/DestOutputProfile", {"/N": 0}).get("/N", 0)) != 3:
            wrong("the output intent has no profile of three colours")
    if "/RoleMap" in root.StructTreeRoot:
        wrong("types of elements have other meanings", "02-003")
    if "/AcroForm" in root:
        wrong("the document has a form", "25-001" if "/XFA" in root.AcroForm else "")
    if "/OCProperties" in root:
        wrong("the document has layers", "20-001")
    if pdf.is_encrypted:
        wrong("the document is encrypted", "26-002")
    for key in ("/OpenAction", "/AA"):
        if key in root:
            wrong(f"the document does something by itself: {key}")
    if "/JavaScript" in root.get("/Names", pikepdf.Dictionary()):
        wrong("the document has scripts")
    for number, page in enumerate(pdf.pages, 1):
        if "/AA" in page.obj:
            wrong(f"page {number}: something happens when it is shown")


def check_metadata(pdf: pikepdf.Pdf, speaks: bool, wrong: Wrong) -> None:
    """The XMP packet says what the information dictionary says (ISO 19005-2, 6.6.3), has a title, and claims what is
    so; `speaks`: nothing was found that keeps the document from PDF/UA."""
    if "/Metadata" not in pdf.Root:
        return
    with pdf.open_metadata(update_docinfo=False) as xmp:
        title = xmp.get("dc:title", "")
        if not str(title).strip():
            wrong("the metadata have no title", "06-003")
        for key, name in _PAIRS.items():
            said = xmp.get(name, "")
            said = "; ".join(said) if isinstance(said, list) else str(said)
            if str(pdf.docinfo.get(key, "")) != said:
                wrong(f"{key} and {name} differ: {pdf.docinfo.get(key, '')} and {said}")
        for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
            if re.sub(r"\D", "", str(pdf.docinfo.get(key, ""))) != re.sub(r"\D", "", str(xmp.get(name, ""))):
                wrong(f"{key} and {name} differ")
        part, level = str(xmp.get("pdfaid:part", "")), str(xmp.get("pdfaid:conformance", ""))
        if (part, level) not in (("2", "A"), ("3", "A")):
            wrong(f"the document claims PDF/A-{part}{level}")
        if part == "2" and "/AF" in pdf.Root:
            wrong("the document claims PDF/A-2, and files of any kind travel in it")
        claimed = xmp.get("pdfuaid:part") == "1"
        if claimed and not speaks:
            wrong("the document claims PDF/UA, and is not")
        if speaks and not claimed:
            wrong("the document does not claim PDF/UA", "06-002")


def check_files(pdf: pikepdf.Pdf, wrong: Wrong) -> None:
    """What travels in the document is associated with it and says what it is (ISO 19005-3, 6.8)."""
    listed = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles")
    files = [value for _, value in trees.names(listed)] if listed is not None else []
    associated = {one.objgen for one in pdf.Root.get("/AF", [])}
    if associated != {one.objgen for one in files}:
        wrong("the files that travel are not those associated with the document")
    for one in files:
        name = str(one.get("/UF", ""))
        if not name or "/F" not in one:
            wrong("a file that travels has no name", "21-001")
        if "/" in name or "\\" in name:
            wrong(f"the file {name} names a folder")
        if str(one.get("/AFRelationship")) not in _RELATIONS:
            wrong(f"the file {name} does not say what it is to the document")
        stream = one.EF.F
        data, said = stream.read_bytes(), stream.get("/Params", pikepdf.Dictionary())
        if "/Subtype" not in stream or "/ModDate" not in said or int(said.get("/Size", -1)) != len(data):
            wrong(f"the file {name} does not say of what kind, of when or how large it is")
        if "/CheckSum" in said and bytes(said.CheckSum) != hashlib.md5(data).digest():
            wrong(f"the file {name} is not what was put in")


def destinations(pdf: pikepdf.Pdf, wrong: Wrong) -> dict[bytes, tuple[int, float]]:
    """The names of places, each with its page from 0 and its height (12.3.2.3)."""
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return {}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    places = [(bytes(name), place) for name, place in trees.names(pdf.Root.Names.Dests)]
    if [name for name, _ in places] != sorted({name for name, _ in places}):
        wrong("the names of places are not in order, or not all different")
    found = {}
    for name, place in places:
        if not isinstance(place, pikepdf.Array) or place[0].objgen not in pages:
            wrong(f"the place {name!r} is on no page of the document")
        else:
            found[name] = (pages[place[0].objgen], float(place[3]) if str(place[1]) == "/XYZ" else 0.0)
    return found


def check_action(annotation: pikepdf.Object, place: str, wrong: Wrong) -> None:
    """A link outwards follows an address and does nothing else."""
    action = annotation.get("/A")
    if "/AA" in annotation or (action is not None and "/Next" in action):
        wrong(f"{place} does more than to lead somewhere")
    if action is None:
        wrong(f"{place} leads nowhere")
    elif str(action.S) != "/URI":
        wrong(f"{place} does something else than to lead somewhere: {action.S}")
    elif not bytes(action.URI).isascii():
        wrong(f"{place} has an address that is not ASCII")
    elif not _SCHEMES.match(bytes(action.URI)):
        wrong(f"{place} leads to what is no address: {action.URI}")


def outline(pdf: pikepdf.Pdf, known: set[bytes], wrong: Wrong) -> Iterator[tuple[int, str, bytes]]:
    """Level, title and place of each entry of the outline (12.3.3), which is held together on the way."""
    if "/Outlines" not in pdf.Root:
        return
    outlines = pdf.Root.Outlines
    shown = 0
    for level, entry in _entries(outlines, 1):
        shown += level == 1
        if "/Dest" not in entry or bytes(entry.Dest) not in known:
            wrong(f"the outline entry {entry.Title} leads nowhere")
            continue
        if "/First" in entry:
            below = sum(one == level + 1 for one, _ in _entries(entry, level + 1))
            if abs(int(entry.get("/Count", 0))) < below:
                wrong(f"the outline entry {entry.Title} counts wrongly")
        yield level, str(entry.Title), bytes(entry.Dest)
    if shown != int(outlines.get("/Count", 0)):
        wrong("the outline counts wrongly")


def _entries(parent: pikepdf.Object, level: int) -> Iterator[tuple[int, pikepdf.Object]]:
    entry = parent.get("/First")
    while entry is not None:
        yield level, entry
        yield from _entries(entry, level + 1)
        entry = entry.get("/Next")


def labels(pdf: pikepdf.Pdf) -> list[str]:
    """What each page is called (12.4.2), of decimal numbers; an empty text where it has no label."""
    found = [""] * len(pdf.pages)
    starts = sorted(trees.numbers(pdf.Root.PageLabels)) if "/PageLabels" in pdf.Root else []
    ends = [*(at for at, _ in starts[1:]), len(found)]
    for (first, form), end in zip(starts, ends, strict=False):
        if str(form.get("/S", "")) == "/D":
            for number in range(first, end):
                found[number] = str(form.get("/P", "")) + str(int(form.get("/St", 1)) + number - first)
    return found
