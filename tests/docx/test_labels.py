"""Bibliographies of every kind of label: numbered by Word where it can, and live for citations in each case."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.resolve.tree import Document, Format, Pages
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .citing import author_date, bibliography, entry, mark, numbered
from .documents import document, heading, p
from .fields import bookmarks, results
from .opened import Opened, W, text_of
from .referential import check
from .test_words import read, said

FACTS = 3


def opened(made: tuple[Document, Pages], theme: Theme) -> Opened:
    """The draft, sound and with the document's words."""
    data = write_docx(made[0], theme, made[1])
    assert check(data) == []
    found = Opened(data)
    assert " ".join(read(found, FACTS)).endswith(" ".join(said(*made)))
    return found


def citations(found: Opened) -> list[tuple[str, str]]:
    return [(i.split(" ", 2)[2], r) for i, r in results(found.document) if i.startswith("REF _Ref_entry")]


def look(found: Opened, words: str) -> set[str]:
    """The names of the run properties of the runs that say `words`."""
    runs = [run for run in found.document.iter(f"{W}r") if text_of(run) == words]
    return {child.tag.removeprefix(W) for run in runs for child in run.findall(f"{W}rPr/*")}


@pytest.mark.parametrize(
    ("label", "shown", "pattern"),
    [
        ("{}", "{}", "%1"),
        ("{}.", "{}", "%1."),
        ("[{}]", "[{}]", "[%1]"),
        ("({})", "({})", "(%1)"),
        ("{}.", "{}.", "%1."),
    ],
)
@pytest.mark.parametrize("raised", [True, False])
def test_a_list_where_its_numbers_are_what_citations_show(
    label: str, shown: str, pattern: str, raised: bool, theme: Theme
) -> None:
    """REF \\n gives a list's number without its final stop: what is left of the citation is text."""
    found = opened(numbered(label, shown, raised), theme)
    levels = [level.get(f"{W}val") for level in found.tree("word/numbering.xml").iter(f"{W}lvlText")]
    assert levels[-1] == pattern
    assert all(entry.find(f"{W}pPr/{W}numPr") is not None for entry in found.paragraphs("Bibliography"))
    core = shown.rstrip(".")
    assert citations(found) == [(r"\n \h \* MERGEFORMAT", core.format(n)) for n in (1, 2, 3, 1)]


def test_a_counting_field_where_citations_show_less_than_the_label(theme: Theme) -> None:
    found = opened(numbered("[{}]", "{}"), theme)
    assert [text.split("\t")[0] for text in found.texts("Bibliography")] == ["[1]", "[2]", "[3]"]
    counted = [(i, r) for i, r in results(found.document) if i.startswith("SEQ Bib")]
    assert counted == [
        (r"SEQ Bibliography \* ARABIC \r 1", "1"),
        (r"SEQ Bibliography \* ARABIC", "2"),
        (r"SEQ Bibliography \* ARABIC", "3"),
    ]
    assert bookmarks(found)["_Ref_entry_desk"] == "2"
    assert citations(found) == [(r"\h \* MERGEFORMAT", n) for n in "1231"]


def test_labels_that_are_no_numbers_are_text(theme: Theme) -> None:
    entries = (entry("lee", "Lee23", ("m1",), "[Lee23]"), entry("desk", "Desk24", (), "[Desk24]"))
    body = (p("x ", mark("m1", "[", ("Lee23", "entry-lee"), "]", raised=False)), bibliography(*entries))
    found = opened((document(*body), Pages(1, {"m1": 1})), theme)
    assert [text.split("\t")[0] for text in found.texts("Bibliography")] == ["[Lee23]", "[Desk24]"]
    assert bookmarks(found)["_Ref_entry_lee"] == "Lee23"
    assert citations(found) == [(r"\h \* MERGEFORMAT", "Lee23")]


def test_two_bibliographies_count_by_themselves(theme: Theme) -> None:
    first = bibliography(entry("lee", "1", label="[1]"), entry("web", "2", label="[2]"))
    second = bibliography(entry("desk", "1", label="[1]"), title="Further")
    cited = mark("m", ("2", "entry-web"), ("1", "entry-desk"), raised=False)
    found = opened((document(p("x", cited), first, second), Pages(1, {})), theme)
    counted = [(i, r) for i, r in results(found.document) if i.startswith("SEQ Bib")]
    assert counted == [
        (r"SEQ Bibliography \* ARABIC \r 1", "1"),
        (r"SEQ Bibliography \* ARABIC", "2"),
        (r"SEQ Bibliography1 \* ARABIC \r 1", "1"),
    ]


def test_entries_without_labels_hang_their_first_line(theme: Theme) -> None:
    found = opened(author_date(), theme)
    entries = found.paragraphs("Bibliography")
    assert [text_of(par).split(",")[0] for par in entries] == ["Desk", "Lee", "Web"]
    for par in entries:
        assert par.find(f"{W}pPr/{W}numPr") is None
        ind = par.find(f"{W}pPr/{W}ind")
        assert ind.get(f"{W}left") == "0"
        assert int(ind.get(f"{W}hanging")) > 0
    assert found.texts("BibliographyNote") == ["What their ratings mean."]


def test_numbers_on_the_line_look_as_the_line(theme: Theme) -> None:
    found = opened(numbered("[{}]", "[{}]"), theme)
    assert look(found, "[2]") == set()
    assert look(opened(numbered(raised=True), theme), "2") == {"rStyle"}


def test_formats_of_pieces(theme: Theme) -> None:
    """A piece adds to what stands around it; raised numbers are not italic with their line."""
    forms = (
        Format(small_caps=True),
        Format(underline=True),
        Format(subscript=True),
        Format(strong=True, emphasis=True),
    )
    texts = ("caps", "line", "sub", "both")
    plain = mark("m", *texts, raised=False, formats=forms, format=Format(emphasis=True))
    found = Opened(write_docx(document(p(plain)), theme, Pages(1, {})))
    assert [look(found, text) for text in texts] == [
        {"i", "iCs", "smallCaps"}, {"i", "iCs", "u"}, {"i", "iCs", "vertAlign"}, {"b", "bCs", "i", "iCs"}
    ]  # fmt: skip
    raised = Opened(write_docx(document(p(replace(plain, superscript=True))), theme, Pages(1, {})))
    assert [look(raised, text) - {"rStyle"} for text in texts] == [
        {"smallCaps"},
        {"u"},
        set(),
        {"b", "bCs", "i", "iCs"},
    ]


def test_words_lead_to_their_entries(theme: Theme) -> None:
    """What names an entry is one link, as quiet as its line, in notes as well."""
    found = opened(author_date(), theme)
    cited = [(link.get(f"{W}anchor"), text_of(link)) for link in found.document.iter(f"{W}hyperlink")
             if (link.get(f"{W}anchor") or "").startswith("_Ref_entry")]  # fmt: skip
    assert cited == [
        ("_Ref_entry_lee", "Lee et al. 2023"), ("_Ref_entry_desk", "Desk"), ("_Ref_entry_web", "n.d."),
    ]  # fmt: skip
    assert look(found, "et al.") == {"rStyle", "i", "iCs"}
    assert look(found, "Desk") == {"rStyle", "smallCaps"}
    style = next(s for s in found.tree("word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "CitationLink")
    assert style.find(f"{W}rPr") is None
    assert [link.get(f"{W}anchor") for link in found.tree("word/footnotes.xml").iter(f"{W}hyperlink")] == [
        "_Ref_entry_lee"
    ]


def test_citations_in_headings_are_not_part_of_what_refers_to_them(theme: Theme) -> None:
    titled = replace(heading("1.0.", "Title"), content=(*p("Title").content, mark("m", ("1", "entry-lee"))))
    found = Opened(write_docx(document(titled, bibliography(entry("lee", "1"))), theme, Pages(1, {})))
    assert bookmarks(found)["_Ref_sec_title"] == "Title"


@pytest.mark.needs_libreoffice
@pytest.mark.needs_poppler
@pytest.mark.parametrize(
    ("label", "shown", "line"),
    [("{}.", "{}", "First1 and more 2, 3."), ("[{}]", "[{}]", "First[1] and more [2], [3]."),
     ("[{}]", "{}", "First1 and more 2, 3.")],
)  # fmt: skip
def test_another_program_shows_the_same(
    label: str, shown: str, line: str, libreoffice_pdf: Callable[[Path], Path], tmp_path: Path, theme: Theme
) -> None:
    """LibreOffice works out numbers and references itself."""
    source = tmp_path / "numbered.docx"
    made, pages = numbered(label, shown)
    source.write_bytes(write_docx(made, theme, pages))
    text = subprocess.run(
        ["pdftotext", "-layout", str(libreoffice_pdf(source)), "-"], capture_output=True, text=True, check=True
    ).stdout
    flat = re.sub(r"\s+", " ", text)
    assert line in flat
    for n, name in ((1, "Lee"), (2, "Desk"), (3, "Web")):
        assert f"{label.format(n)} {name}, A title" in flat
