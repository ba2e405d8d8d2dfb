"""The checker finds what is wrong: a good PDF is broken in one way after another, and each is named.

Numbers like 28-012 are checkpoints of the Matterhorn Protocol 1.02, which lists how a file can fail PDF/UA-1.
"""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pikepdf import Array, Dictionary, Name, String

from briefing import Report, build, loads
from briefing.resolve import tree
from tests.conftest import ROOT, example_sources
from tests.examples import made
from tests.examples.any_report import reports

from .checker import check

EXAMPLES = [pytest.param(path, id=path.parent.name) for path in example_sources()]

SOURCE = """\
---
title: Ports in winter
organisation: Desk
authors: [Ann Lee]
date: 2026-01-15
description: What happened
keywords: [ports, ice]
contents: true
marking: TLP:GREEN
sources: {one: {type: webpage, title: One, URL: "https://example.org/1"}}
---

# First

Said.[@one]^[A note.] See @tbl-n and [a site](https://example.org/), [부산]{lang=ko}.

- One
- Two

## Second

| A | B |
|---|---|
| 1 | 2 |
| 3 | 4 |

: Numbers {#tbl-n}

![A map](match-rates.png){alt="A map of ports" width=30%}

> Quoted.

\\newpage

# Third

Said again.[@one]
"""

Break = Callable[[pikepdf.Pdf], None]


@cache
def sound() -> bytes:
    """A briefing of two pages with one of most things, and its model in it."""
    folder = ROOT / "examples" / "port-names"
    return build(loads(SOURCE), ["pdf"], folder=folder, attach_source=True).outputs["pdf"]


def broken(change: Break) -> list[str]:
    """What is wrong with it after a change."""
    with pikepdf.open(io.BytesIO(sound())) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
    return check(out.getvalue(), whole=True).problems


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    """Structure elements of a type."""
    found = []
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        one = waiting.pop(0)
        if str(one.S) == f"/{tag}":
            found.append(one)
        kids = one.get("/K", [])
        kids = kids if isinstance(kids, Array) else [kids]
        waiting[:0] = [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]
    return found


def first(pdf: pikepdf.Pdf, tag: str) -> Any:
    return elements(pdf, tag)[0]


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.obj.get("/Annots", [])]


def content(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes], page: int = 0) -> None:
    """Rewrite the content of a page."""
    stream = pdf.pages[page].obj.Contents
    before = stream.read_bytes()
    after = change(before)
    assert after != before
    stream.write(after)


def xmp(pdf: pikepdf.Pdf, before: str, after: str) -> None:
    """Rewrite the metadata."""
    text = pdf.Root.Metadata.read_bytes().decode()
    assert re.search(before, text)
    pdf.Root.Metadata.write(re.sub(before, after, text, count=1).encode())


def font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].resources.Font.values()))


def swap(kids: Any, at: int, to: int) -> None:
    kids[at], kids[to] = kids[to], kids[at]


def put(holder: Any, key: str, value: Any) -> None:
    holder[key] = value


def drop(holder: Any, key: str) -> None:
    del holder[key]


def move(pdf: pikepdf.Pdf, child: Any, parent: Any) -> None:
    """Put an element under another parent, at its end."""
    old = child.P
    old.K = Array([kid for kid in old.K if kid.objgen != child.objgen])
    kids = parent.K if isinstance(parent.K, Array) else Array([parent.K])
    parent.K = Array([*kids, child])
    child.P = parent


def script(pdf: pikepdf.Pdf) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


BREAKS: dict[str, tuple[Break, str]] = {
    # the content
    "text outside of any element": (
        lambda pdf: content(pdf, lambda code: re.sub(rb"/P <</MCID 0>> BDC", b"", code, count=1)), "01-005",
    ),
    "a line outside of any element": (lambda pdf: content(pdf, lambda code: code + b"\n0 0 m 9 9 l S"), "01-005"),
    "an artifact within an element": (
        lambda pdf: content(pdf, lambda code: re.sub(rb"(/P <</MCID 1>> BDC)", rb"\1 /Artifact BMC EMC", code)),
        "01-003",
    ),
    "an element within an artifact": (
        lambda pdf: content(pdf, lambda code: re.sub(rb"(/P <</MCID 1>> BDC)", rb"/Artifact BMC \1", code) + b" EMC"),
        "01-004",
    ),
    "text that nobody sees": (lambda pdf: content(pdf, lambda code: b"3 Tr\n" + code), "nobody sees"),
    "an element that is called otherwise in the content": (
        lambda pdf: content(pdf, lambda code: code.replace(b"/H1 <<", b"/P <<"), 1), "says P and is of H1",
    ),
    "no tabs": (lambda pdf: drop(pdf.pages[1].obj, "/Tabs"), "28-009"),
    # the parent tree
    "a page with another's key": (
        lambda pdf: put(pdf.pages[1].obj, "/StructParents", pdf.pages[0].obj.StructParents),
        "belongs to another|the key",
    ),
    "an annotation with no key": (lambda pdf: drop(links(pdf)[0], "/StructParent"), "28-011"),
    "an annotation with another's key": (
        lambda pdf: put(links(pdf)[0], "/StructParent", links(pdf)[-1].StructParent), "belongs to another, or twice",
    ),
    "content in two elements": (
        lambda pdf: put(elements(pdf, "H1")[0], "/K", Array([elements(pdf, "H1")[0].K, elements(pdf, "H1")[0].K])),
        "or to several",
    ),
    "content in no element": (lambda pdf: drop(elements(pdf, "H2")[0], "/K"), "is in no element"),
    "an element that does not know its parent": (
        lambda pdf: put(first(pdf, "H2"), "/P", first(pdf, "Table")), "does not know its parent",
    ),
    # types and nesting
    "a type of one's own": (lambda pdf: put(first(pdf, "BlockQuote"), "/S", Name.Epigraph), "02-001"),
    "a type that means another": (
        lambda pdf: put(pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(P=Name.H1)), "02-003",
    ),
    "a first heading of the second level": (lambda pdf: put(elements(pdf, "H1")[0], "/S", Name.H2), "14-002"),
    "a level that is skipped": (lambda pdf: put(elements(pdf, "H2")[0], "/S", Name.H3), "14-003"),
    "a heading without a level": (lambda pdf: put(elements(pdf, "H1")[1], "/S", Name.H), "14-006"),
    "a list item in no list": (lambda pdf: put(first(pdf, "L"), "/S", Name.Div), "09-005"),
    "a list that holds paragraphs": (lambda pdf: put(first(pdf, "LI"), "/S", Name.P), "09-005"),
    "a list item without a body": (lambda pdf: put(first(pdf, "LBody"), "/S", Name.P), "09-005"),
    "a label outside of a list": (lambda pdf: move(pdf, first(pdf, "Lbl"), first(pdf, "BlockQuote")), "09-005"),
    "a list that does not say how it counts": (lambda pdf: drop(first(pdf, "L"), "/A"), "how its items are labelled"),
    "contents of paragraphs": (lambda pdf: put(first(pdf, "TOCI"), "/S", Name.P), "09-006"),
    "an entry of contents elsewhere": (
        lambda pdf: move(pdf, first(pdf, "TOCI"), first(pdf, "BlockQuote")), "09-006",
    ),
    "a cell outside of a row": (lambda pdf: move(pdf, first(pdf, "TD"), first(pdf, "TBody")), "09-004"),
    "a row outside of a table": (lambda pdf: move(pdf, elements(pdf, "TR")[-1], first(pdf, "BlockQuote")), "09-004"),
    "a row that is short": (
        lambda pdf: move(pdf, elements(pdf, "TD")[-1], elements(pdf, "TR")[1]), "columns wide",
    ),
    "a cell that spans too far": (
        lambda pdf: put(elements(pdf, "TD")[-1], "/A", Dictionary(O=Name.Table, RowSpan=3)), "reaches below",
    ),
    "a header without a scope": (lambda pdf: drop(first(pdf, "TH"), "/A"), "15-003"),
    "a header with a scope that is none": (
        lambda pdf: put(first(pdf, "TH"), "/A", Dictionary(O=Name.Table, Scope=Name.All)), "15-003",
    ),
    "cells without headers": (
        lambda pdf: [put(one, "/S", Name.TD) or put(one, "/A", Array()) for one in elements(pdf, "TH")].clear(),
        "15-003",
    ),
    "header rows at the end": (lambda pdf: swap(first(pdf, "Table").K, 1, 2), "header rows follow"),
    "a caption in the middle": (lambda pdf: swap(first(pdf, "Table").K, 0, 1), "caption"),
    "a list in a link": (lambda pdf: move(pdf, first(pdf, "L"), first(pdf, "Link")), "within a line"),
    # what elements say
    "a picture without words": (lambda pdf: drop(first(pdf, "Figure"), "/Alt"), "13-004"),
    "a picture with a blank": (lambda pdf: put(first(pdf, "Figure"), "/Alt", String(" ")), "13-004"),
    "a picture without a place": (lambda pdf: drop(first(pdf, "Figure"), "/A"), "bounding box"),
    "a note without an identifier": (lambda pdf: drop(first(pdf, "Note"), "/ID"), "19-003"),
    "an identifier twice": (
        lambda pdf: put(first(pdf, "H2"), "/ID", first(pdf, "Note").ID), "19-004",
    ),
    "a note that nothing leads to": (
        lambda pdf: put(first(pdf, "Note").P.K[0].K, "/S", Name.Span), "leads to the note",
    ),
    "a note in a heading": (lambda pdf: move(pdf, first(pdf, "Note"), first(pdf, "Table")), "in the middle of a table"),
    "a language that is none": (
        lambda pdf: put(next(one for one in elements(pdf, "Span") if "/Lang" in one), "/Lang", String("ko_KR")),
        "11-001",
    ),
    "text that cannot be read out": (
        lambda pdf: put(first(pdf, "H2"), "/ActualText", String("\x07")), "cannot be read out",
    ),
    "elements in another order than they stand": (
        lambda pdf: swap(pdf.Root.StructTreeRoot.K[0].K, -1, -2), "09-001",
    ),
    # links and places
    "a link without words for the ear": (lambda pdf: drop(links(pdf)[0], "/Contents"), "28-012"),
    "a link that is not printed": (lambda pdf: put(links(pdf)[0], "/F", 2), "not to be printed"),
    "a link to nowhere": (
        lambda pdf: put(next(one for one in links(pdf) if "/Dest" in one), "/Dest", String("nowhere")), "leads nowhere",
    ),
    "a link to a file": (
        lambda pdf: put(next(one for one in links(pdf) if "/A" in one).A, "/URI", String("file:///x")), "no address",
    ),
    "a link that starts a program": (
        lambda pdf: put(next(one for one in links(pdf) if "/A" in one).A, "/S", Name.Launch), "/Launch",
    ),
    "a link that is no element's": (
        lambda pdf: put(elements(pdf, "Link")[0], "/K", Array(list(elements(pdf, "Link")[0].K)[:1])), "28-011",
    ),
    "a film": (lambda pdf: put(links(pdf)[0], "/Subtype", Name.Movie), "28-006"),
    "a place on no page": (
        lambda pdf: put(pdf.Root.Names.Dests.Kids[0].Names[1], 0, pdf.Root), "on no page",
    ),
    "an outline that says something else": (
        lambda pdf: put(pdf.Root.Outlines.First, "/Title", String("Other")), "is not what its heading says",
    ),
    "an outline of one entry": (lambda pdf: drop(pdf.Root.Outlines.First, "/Next"), "are not . headings"),
    "an outline that leads to another page": (
        lambda pdf: put(pdf.Root.Outlines.First, "/Dest", pdf.Root.Outlines.Last.Dest), "another page",
    ),
    "pages called otherwise than they are numbered": (
        lambda pdf: put(pdf.Root.PageLabels.Nums[1], "/St", 5), "is called 5",
    ),
    "pages without names": (lambda pdf: drop(pdf.Root, "/PageLabels"), "has no label"),
    # the document
    "no language": (lambda pdf: drop(pdf.Root, "/Lang"), "11-001"),
    "tags that are suspect": (lambda pdf: put(pdf.Root.MarkInfo, "/Suspects", True), "01-007"),
    "no mark of tagging": (lambda pdf: drop(pdf.Root, "/MarkInfo"), "not marked as tagged"),
    "a title that is not shown": (lambda pdf: drop(pdf.Root, "/ViewerPreferences"), "07-001"),
    "no metadata": (lambda pdf: drop(pdf.Root, "/Metadata"), "06-001"),
    "no claim": (lambda pdf: xmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", ""), "06-002"),
    "a claim of too much": (lambda pdf: drop(first(pdf, "Figure"), "/Alt"), "claims PDF/UA, and is not"),
    "no title": (lambda pdf: xmp(pdf, "<dc:title>.*?</dc:title>", ""), "06-003"),
    "another title": (lambda pdf: xmp(pdf, "Ports in winter", "Secret"), "/Title and dc:title differ"),
    "another author": (lambda pdf: xmp(pdf, "Ann Lee", "Bob"), "/Author and dc:creator differ"),
    "another date": (lambda pdf: xmp(pdf, "ModifyDate>2026", "ModifyDate>2027"), "/ModDate and xmp:ModifyDate differ"),
    "another part of PDF/A": (lambda pdf: xmp(pdf, "part>3<", "part>2<"), "claims PDF/A-2, and files"),
    "no colours": (lambda pdf: drop(pdf.Root, "/OutputIntents"), "output intent is missing"),
    "a script at the start": (lambda pdf: put(pdf.Root, "/OpenAction", script(pdf)), "by itself"),
    "a script by name": (
        lambda pdf: put(pdf.Root.Names, "/JavaScript", Dictionary(Names=Array([String("x"), script(pdf)]))),
        "has scripts",
    ),
    "a script on a page": (lambda pdf: put(pdf.pages[0].obj, "/AA", Dictionary(O=script(pdf))), "when it is shown"),
    "a form": (lambda pdf: put(pdf.Root, "/AcroForm", Dictionary(XFA=String("x"))), "25-001"),
    "layers": (lambda pdf: put(pdf.Root, "/OCProperties", Dictionary()), "20-001"),
    # fonts
    "a font that is not there": (
        lambda pdf: drop(font(pdf).DescendantFonts[0].FontDescriptor, "/FontFile2"), "31-009",
    ),
    "a font that is there as a whole": (
        lambda pdf: put(font(pdf), "/BaseFont", Name("/SourceSans")), "not marked as a subset",
    ),
    "a font that says nothing": (lambda pdf: drop(font(pdf), "/ToUnicode"), "31-027"),
    "a font with no way to its glyphs": (lambda pdf: drop(font(pdf).DescendantFonts[0], "/CIDToGIDMap"), "31-006"),
    "a font of boxes": (
        lambda pdf: put(
            font(pdf).DescendantFonts[0],
            "/CIDToGIDMap",
            pdf.make_stream(bytes(len(font(pdf).DescendantFonts[0].CIDToGIDMap.read_bytes()))),
        ),
        "31-030",
    ),
    "a font with other widths": (lambda pdf: drop(font(pdf).DescendantFonts[0], "/W"), "wide and said to be 1000"),
    # what travels
    "a file that is not associated": (lambda pdf: drop(pdf.Root, "/AF"), "not those associated"),
    "a file that is not listed": (lambda pdf: drop(pdf.Root.Names, "/EmbeddedFiles"), "not those associated"),
    "a file of no relation": (lambda pdf: drop(pdf.Root.AF[0], "/AFRelationship"), "what it is to the document"),
    "a file without a name": (lambda pdf: drop(pdf.Root.AF[0], "/UF"), "21-001"),
    "a file with a path": (lambda pdf: put(pdf.Root.AF[0], "/UF", String("/there/brief.json")), "names a folder"),
    "a file that was changed": (lambda pdf: pdf.Root.AF[0].EF.F.write(b"{}"), "not what was put in|how large"),
    "a file of no kind": (lambda pdf: drop(pdf.Root.AF[0].EF.F, "/Subtype"), "of what kind"),
}  # fmt: skip


def test_the_one_that_is_broken_was_sound() -> None:
    findings = check(sound(), whole=True)
    assert findings.problems == []
    assert findings.pages >= 2
    assert not broken(lambda pdf: None), "saving it anew breaks nothing"


@pytest.mark.parametrize("name", BREAKS)
def test_each_break_is_named(name: str) -> None:
    change, problem = BREAKS[name]
    found = broken(change)
    assert any(re.search(problem, text) for text in found), found


def test_an_encrypted_file_is_refused() -> None:
    with pikepdf.open(io.BytesIO(sound())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
    assert any("26-002" in text for text in check(out.getvalue()).problems)


@pytest.mark.parametrize("source", EXAMPLES)
def test_every_example_is_sound(source: Path) -> None:
    assert check(made.built(source).outputs["pdf"], whole=True).problems == []


@pytest.mark.parametrize("source", sorted((ROOT / "conformance" / "samples").glob("*.md")), ids=lambda path: path.stem)
def test_every_sample_is_sound_but_for_what_it_lacks(source: Path) -> None:
    found = check(made.built(source).outputs["pdf"], whole=True).problems
    assert found == (["a Figure has no alternative text [13-004]"] if source.stem == "lacking" else [])


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(reports())
def test_any_report_is_sound(report: Report) -> None:
    built = build(report, ["pdf"], folder=Path(), attach_source=True)
    assert check(built.outputs["pdf"], whole=True).problems == []


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_tree_says_what_the_report_says(source: Path) -> None:
    """Every word of the resolved document, in its order, stands in the tree; the tree has more: numbers of pages."""
    found = check(made.built(source).outputs["pdf"], whole=True).root
    spoken, at = _letters(found.text), 0
    for words in _said(made.document(source).body):
        place = spoken.find(words, at)
        assert at <= place < at + _SKIPPED, f"{words!r} is not read behind {spoken[max(at - 60, 0) : at]!r}"
        at = place + len(words)
    assert len(spoken) - at < _SKIPPED


#: What may stand between two runs: a long note, a citation, numbers of pages.
_SKIPPED = 800


def _letters(text: str) -> str:
    return "".join(text.replace("\N{SOFT HYPHEN}", "").split())


def _said(node: object) -> Iterator[str]:
    """The text of every run within a node of the resolved tree, in the order of its fields, notes left out."""
    if isinstance(node, tree.Run):
        yield _letters(node.text)
    elif isinstance(node, (tree.CitationMark, tree.ReferenceMark, tree.NoteMark)):
        return
    elif isinstance(node, tuple):
        for one in node:
            yield from _said(one)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        # a table's caption stands above it, its notes below; a figure's above
        fields = [field.name for field in dataclasses.fields(node)]
        fields.sort(key=lambda name: _PLACES.get((type(node).__name__, name), 0))
        for name in fields:
            yield from _said(getattr(node, name))


#: Fields that are read before or after those that are declared around them.
_PLACES = {("Table", "caption"): -1, ("Endnotes", "lead"): -1, ("Endnotes", "heading"): -2}
