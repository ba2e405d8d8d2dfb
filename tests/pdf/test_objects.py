"""What the writer relies on in ReportLab's private parts, and the file format it writes itself."""

from __future__ import annotations

import io

import pikepdf
import pytest
import reportlab
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from briefing.writers.pdf import syntax
from briefing.writers.pdf.canvas import Element
from briefing.writers.pdf.objects import File, Sheet

from .checker import assert_sound
from .drawing import canvas, write


def test_reportlab_is_the_version_the_private_parts_are_known_of() -> None:
    assert reportlab.Version == "5.1.0"


def test_the_registry_of_a_document_is_as_expected() -> None:
    document = pdfdoc.PDFDocument()
    reference = document.Reference(pdfdoc.PDFDictionary({}))
    number = document.objectcounter
    assert document.numberToId[number] == reference.name
    assert document.idToObjectNumberAndVersion[reference.name] == (number, 0)
    assert reference.name in document.idToObject
    assert pdfdoc.BasicFonts in document.idToObject
    assert pdfdoc.xObjectName("x") == "FormXob.x"


def test_the_hooks_of_the_canvas_exist() -> None:
    surface = ReportLabCanvas(io.BytesIO())
    for name in ("_code", "_formsinuse", "_annotationrefs", "_preamble", "_doc"):
        assert hasattr(surface, name), name
    for name in ("_make_preamble", "_setAnnotations", "showPage"):
        assert callable(getattr(surface, name)), name
    assert "__NoDefault__" in vars(pdfdoc.PDFPage)


def test_reportlabs_own_drawing_works_between_ours() -> None:
    """Charts of reportlab.graphics can be drawn on the same page; their streams get their end of line."""
    surface = canvas()
    write(surface, Element("P", surface.root), "word", 700)
    surface._leave_text()
    sheet = surface._sheet
    sheet.operators.append("/Artifact BMC")
    sheet.rect(10, 10, 50, 50, stroke=1, fill=0)
    sheet.beginForm("mark")
    sheet.line(0, 0, 10, 10)
    sheet.endForm()
    sheet.doForm("mark")
    sheet.operators.append("EMC")
    data = surface.finish()
    assert_sound(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/FormXob.mark" in pdf.pages[0].resources.XObject
    assert data.count(b"\nendstream") == data.count(b"endstream")


def test_no_default_font_is_set() -> None:
    sheet = Sheet(File(), (100, 100))
    assert sheet._preamble == ""


def test_a_promise_that_is_not_kept_is_an_error() -> None:
    file = File()
    file.promise()
    with pytest.raises(ValueError, match="never made"):
        file.write(1, 1)


def test_many_objects_fill_several_object_streams() -> None:
    file = File()
    numbers = [file.add(f"<</N {number}>>") for number in range(450)]
    catalog = file.add(
        f"<</Type/Catalog/Pages {file.pages_number()} 0 R/All[{' '.join(f'{n} 0 R' for n in numbers)}]>>"
    )
    data = file.write(catalog, file.add("<<>>"))
    assert data.count(b"/ObjStm") == 3
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [int(item.N) for item in pdf.Root.All] == list(range(450))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "(plain)"),
        ("a(b)", "<FEFF0061002800620029>"),
        ("ü", "<FEFF00FC>"),
        ("\U0001f600", "<FEFFD83DDE00>"),
        ("a\\b", "<FEFF0061005C0062>"),
    ],
)
def test_text_strings(text: str, written: str) -> None:
    assert syntax.text_string(text) == written


def test_other_notation() -> None:
    assert syntax.ascii_string("a(b)\\") == r"(a\(b\)\\)"
    assert [syntax.number(value) for value in (1.0, 0.5, -0.001, 12.345, 100)] == ["1", "0.5", "0", "12.35", "100"]
    assert syntax.date(0) == "(D:19700101000000Z)"
    assert syntax.date(-86_400) == "(D:19691231000000Z)"
    assert syntax.name("A B/ü") == "/A#20B#2F#C3#BC"
