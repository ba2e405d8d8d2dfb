"""What every page says, as drawn: banners, labels, running lines and watermarks, and that none of them meet."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import pikepdf
import pytest

from briefing.resolve.tree import Document, Format, Link, Marking, Run
from briefing.themes.theme import load_theme
from briefing.writers.pdf import lay_out, write_pdf
from briefing.writers.pdf.boxes import LineBox

from .checker import Findings, assert_sound
from .samples import AMBER, UNCLASSIFIED, document, paragraph, words

SECRET = Marking("SECRET//NOFORN", "classification", "", "#B81429")
LONG = "TOP SECRET//SI-G/TK//ORCON/NOFORN/RELIDO//REL TO USA, AUS, CAN, GBR, NZL//FISA//LIMDIS"
STRICT = Marking("TLP:AMBER+STRICT", "tlp", "#FFC000", "#000000")


class Piece(NamedTuple):
    """Text shown at one place of a page."""

    kind: str
    """Subtype of the artifact it belongs to; empty: of none."""
    x: float
    y: float
    size: float
    turned: bool


def pieces(data: bytes, number: int = 0) -> list[Piece]:
    """Where a page shows text, in the order of drawing."""
    found: list[Piece] = []
    kind, size = "", 0.0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[number]):
            match str(operator):
                case "BDC" if str(operands[0]) == "/Artifact":
                    kind = str(operands[1].get("/Subtype", ""))
                case "BDC" | "BMC" if str(operands[0]) != "/Span":
                    kind = ""
                case "Tf":
                    size = float(operands[1])
                case "Tm":
                    a, b, _, _, x, y = (float(value) for value in operands)
                    found.append(Piece(kind, x, y, size, b != 0 or a != 1))
                case "TJ" if found:
                    found[-1] = found[-1]._replace(size=size)
                case _:
                    pass
    return found


def written(doc: Document) -> bytes:
    return write_pdf(doc, load_theme("default")).data


def marked(*markings: Marking, **changes: object) -> Document:
    made = replace(document(*[paragraph()] * 24, page=str(changes.pop("page", "a4"))), markings=markings)
    return replace(made, **changes)  # type: ignore[arg-type]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("page", ["a4", "letter"])
@pytest.mark.parametrize("markings", [(SECRET,), (SECRET, STRICT), (UNCLASSIFIED, AMBER)])
def test_the_banner_stands_at_the_top_and_the_bottom_of_every_page(markings: tuple[Marking, ...], page: str) -> None:
    data = written(marked(*markings, page=page))
    findings = assert_sound(data)
    assert findings.pages > 2
    for number, said in enumerate(findings.artifacts):
        for marking in markings:
            assert squeezed(said).count(marking.text) == 2
        shown = [piece for piece in pieces(data, number) if piece.kind in ("/Header", "/Footer")]
        tops, feet = ([p.y for p in shown if p.kind == kind] for kind in ("/Header", "/Footer"))
        assert max(tops) == tops[0], "the banner is the uppermost line"
        assert min(feet) == feet[-1], "and the lowest"


def lines(data: bytes, number: int) -> list[tuple[float, float]]:
    """Upper and lower ends of the running lines and banners of a page, from the top of the paper downwards."""
    spans = {(p.kind, p.y): p.size for p in pieces(data, number) if p.kind in ("/Header", "/Footer")}
    return sorted(((y + 0.7 * size, y - 0.2 * size) for (_, y), size in spans.items()), reverse=True)


@pytest.mark.parametrize("page", ["a4", "letter"])
@pytest.mark.parametrize("words", ["SECRET", SECRET.text, LONG, LONG + "//" + LONG, " ".join([LONG] * 4)])
def test_no_banner_touches_a_running_line_or_leaves_the_paper(words: str, page: str) -> None:
    doc = marked(Marking(words, "classification"), STRICT, page=page)
    data = written(doc)
    height = {"a4": 841.89, "letter": 792.0}[page]
    for number in range(2):
        found = lines(data, number)
        assert found[0][0] < height - 10
        assert found[-1][1] > 8
        assert all(upper[1] > lower[0] for upper, lower in pairwise(found)), found
    said = [squeezed(text) for text in assert_sound(data).artifacts]
    assert all(text.replace(" ", "").count(words.replace(" ", "")) == 2 for text in said)


@pytest.mark.parametrize("page", ["a4", "letter"])
def test_banners_stand_in_the_middle_of_the_paper(page: str) -> None:
    """As wide to the left as to the right; measured by the banner's own words drawn from another place."""
    data = written(marked(SECRET, page=page))
    width = {"a4": 595.276, "letter": 612.0}[page]
    short = next(piece for piece in pieces(data) if piece.kind == "/Header")
    wide = next(p for p in pieces(written(marked(Marking("SECRET//NOFORN" * 2, "classification"), page=page))))
    # twice the words begin half their further width further left
    half = width / 2 - short.x
    assert width / 2 - wide.x == pytest.approx(2 * half, rel=0.02)


def test_a_classification_too_long_for_its_box_has_lines_of_its_own() -> None:
    findings = assert_sound(written(marked(Marking(LONG, "classification"))))
    texts = [squeezed(node.text) for node in findings.root.find("P")]
    assert texts[0] == "Strategic Studies Desk · Briefing"
    assert texts[1] == LONG
    boxed = [squeezed(node.text) for node in assert_sound(written(marked(SECRET))).root.find("P")]
    assert boxed[1] == SECRET.text


# ---------------------------------------------------------------- drafts


def draft(words: str, page: str = "a4") -> tuple[bytes, Findings]:
    data = written(marked(SECRET, draft=words, page=page))
    return data, assert_sound(data)


@pytest.mark.parametrize("page", ["a4", "letter"])
@pytest.mark.parametrize("words", ["DRAFT", "For comment by the harbour board only", "초안"])
def test_every_page_of_a_draft_says_so_behind_its_text(words: str, page: str) -> None:
    data, findings = draft(words, page)
    for number, said in enumerate(findings.artifacts):
        assert squeezed(said).count(words) == 1
        shown = pieces(data, number)
        (mark,) = [piece for piece in shown if piece.kind == "/Watermark"]
        assert mark.turned
        first = next(n for n, piece in enumerate(shown) if piece.kind == "")
        assert shown.index(mark) < first, "it is drawn before the text, and so behind it"
    assert words not in squeezed(findings.root.text)


def test_a_watermark_runs_from_corner_to_corner_about_the_middle_of_the_page() -> None:
    data, _ = draft("DRAFT")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        matrix = next(
            [float(value) for value in operands]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "Tm" and float(operands[1])
        )
    turn = math.atan2(841.89, 595.276)
    assert matrix[:4] == pytest.approx([math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn)], abs=1e-3)
    # the line through the middle of the letters meets the middle of the page
    across = (595.276 / 2 - matrix[4]) * -math.sin(turn) + (841.89 / 2 - matrix[5]) * math.cos(turn)
    size = next(p.size for p in pieces(data) if p.kind == "/Watermark")
    assert across == pytest.approx(size * 0.66 / 2, rel=0.03)


def test_a_report_that_is_no_draft_has_none() -> None:
    assert [p for p in pieces(written(marked(SECRET))) if p.kind == "/Watermark"] == []


# ---------------------------------------------------------------- distribution, links, portions


def test_a_distribution_statement_is_content_of_the_first_page() -> None:
    doc = marked()
    doc = replace(doc, title=replace(doc.title, distribution=words("For the ministries only.")))
    findings = assert_sound(written(doc))
    (statement,) = [node for node in findings.root.find("P") if "ministries" in node.text]
    assert statement.pages == {0}
    texts = [squeezed(node.text) for node in findings.root.find("P")]
    at = texts.index("For the ministries only.")
    assert "5 September 2025" in texts[at - 1]


def test_a_link_has_a_colour_of_its_own_and_no_border() -> None:
    """A dark blue: seen on the screen, nearly black in print, 4.5:1 or better on white."""
    link = Link(url="https://example.org/")
    data = written(document(replace(paragraph(), content=(Run("plain"), Run(" the page", link=link)))))
    blue = [int(load_theme("default").colour("link")[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fills = [
            [float(value) for value in operands]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "rg"
        ]
        (annotation,) = pdf.pages[0].Annots
        assert [int(value) for value in annotation.Border] == [0, 0, 0]
    assert any(fill == pytest.approx(blue, abs=1e-3) for fill in fills)


@pytest.mark.parametrize("mark", ["(C//REL_TO_USA,_FVEY)_", "(CUI//SP-PRVCY)_", "(TLP:AMBER+STRICT)_"])
def test_a_portion_mark_is_never_broken(mark: str) -> None:
    """Neither inside nor from the word behind it, wherever on the line it begins."""
    mark = mark.replace("_", "\N{NO-BREAK SPACE}")
    for before in range(20, 100, 4):
        content = (Run("ice " * (before // 4)), Run(mark, Format(portion=True)), Run("Words"))
        laid = lay_out(document(replace(paragraph(), content=content)), load_theme("default"))
        lines = [placed.box for sheet in laid.sheets for placed in sheet.boxes if isinstance(placed.box, LineBox)]
        said = [
            "".join(box.text.part(n, box.line)[3] for n in range(box.line.first, box.line.last + 1)) for box in lines
        ]
        whole = f"{mark}Words".replace("\N{NO-BREAK SPACE}", "")
        assert any(whole in line for line in said), said
