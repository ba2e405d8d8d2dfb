from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Author
from briefing.model.sources import Name, PartialDate, Source
from briefing.resolve import tree
from briefing.resolve.dates import long_date
from briefing.resolve.images import read_image
from briefing.resolve.resolve import resolve
from briefing.resolve.scripts import by_language
from briefing.writers.text import inline

from .helpers import document, findings, para, report, text


@pytest.mark.parametrize(
    ("date", "lang", "shown"),
    [
        (PartialDate(2025, 9, 5), "en-US", "5 September 2025"),
        (PartialDate(2025, 9), "en-GB", "September 2025"),
        (PartialDate(2025), "en", "2025"),
        (PartialDate(2025, 9, 5), "ko-KR", "2025년 9월 5일"),
        (PartialDate(2025, 9, 5), "de-DE", "5. September 2025"),
        (PartialDate(2025, 9), "de", "September 2025"),
        (PartialDate(2025, 9, 5), "xx-nonsense", "2025-09-05"),
    ],
)
def test_dates_in_words(date: PartialDate, lang: str, shown: str) -> None:
    assert long_date(date, lang) == shown


def test_formats_nest_and_neighbours_merge() -> None:
    made = document(blocks=(para("a ", "b ", i.Strong((i.Text("c"), i.Emphasis((i.Text("d"),)))), "e"),))
    (paragraph,) = made.body
    assert isinstance(paragraph, tree.Paragraph)
    assert [(r.text, r.format.strong, r.format.emphasis) for r in paragraph.content if isinstance(r, tree.Run)] == [
        ("a b ", False, False),
        ("c", True, False),
        ("d", True, True),
        ("e", False, False),
    ]


def test_a_link_stays_one_link_and_a_bare_one_shows_its_address() -> None:
    made = document(
        blocks=(para(i.Link((i.Text("x"), i.Strong((i.Text("y"),))), "https://e.org"), i.Link((), "https://f.org")),)
    )
    (paragraph,) = made.body
    assert isinstance(paragraph, tree.Paragraph)
    first, second, third = (r for r in paragraph.content if isinstance(r, tree.Run))
    assert first.link is second.link is not None
    assert (third.text, third.format.address) == ("https://f.org", True)


@pytest.mark.parametrize(
    ("words", "lang", "pieces"),
    [
        ("plain", "en", [("plain", None)]),
        ("in 한국어 문장 too", "en", [("in ", None), ("한국어 문장", "ko"), (" too", None)]),
        ("한국어", "ko-KR", [("한국어", None)]),
        ("漢字", "ja", [("漢字", None)]),
        ("漢字かな", "en", [("漢字かな", "ja")]),
        ("汉字", "en", [("汉字", "zh")]),
        ("λόγος", "en", [("λόγος", "el")]),
        ("السلام عليكم!", "en", [("السلام عليكم", "ar"), ("!", None)]),
    ],
)
def test_scripts_tell_languages(words: str, lang: str, pieces: list[tuple[str, str | None]]) -> None:
    assert by_language(words, lang) == pieces


def entry(source: Source, lang: str = "en-GB") -> str:
    """A source's entry in the house's own style."""
    made = document(sources={source.id: source}, lang=lang)
    return inline(next(block for block in made.body if isinstance(block, tree.Endnotes)).entries[0].content)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            Source(id="a", type="webpage", title="A title", publisher="Newsweek", url="https://e.org/a",
                   accessed=PartialDate(2025, 9, 5)),
            "A title. Newsweek. https://e.org/a. Accessed 5\N{NO-BREAK SPACE}September 2025.",
        ),
        (Source(id="a", title="Is it so?"), "Is it so?"),
        (Source(id="a", title="Cut short ..."), "Cut short ..."),
        (
            Source(id="a", type="article-journal", title="On it", author=(Name("Doe", "Jane"), Name("Roe", "Bo")),
                   container_title="Journal", volume="3", issue="2", page="4-9", issued=PartialDate(2024)),
            "Jane Doe and Bo Roe. On it. Journal 3(2), 4–9, 2024.",
        ),
        (
            Source(id="a", type="book", title="Whole", author=(Name(literal="Ministry"),), publisher="Press",
                   publisher_place="Seoul", issued=PartialDate(2001, 5)),
            "Ministry. Whole. Seoul: Press, May 2001.",
        ),
        (Source(id="a", title="T", doi="10.1/x"), "T. https://doi.org/10.1/x."),
        (Source(id="only-id"), "only-id."),
    ],
)  # fmt: skip
def test_entries(source: Source, shown: str) -> None:
    assert entry(source) == shown


def test_the_endnote_of_a_korean_report() -> None:
    source = Source(id="a", title="제목", accessed=PartialDate(2025, 9, 5))
    assert entry(source, "ko-KR") == "제목. 2025년 9월\N{NO-BREAK SPACE}5일에 확인."


def test_the_contents_come_by_themselves_with_eight_headings() -> None:
    few = document(sections=tuple(b.Section(text(str(n))) for n in range(7)))
    many = document(sections=tuple(b.Section(text(str(n))) for n in range(8)))
    assert not any(isinstance(block, tree.Contents) for block in few.body)
    assert isinstance(many.body[0], tree.Contents)


def test_contents_to_a_depth_leave_notes_and_citations_behind() -> None:
    title = (i.Text("One"), i.Note(text("a note")))
    made = document(contents=1, sections=(b.Section(title, sections=(b.Section(text("Below")),)),))
    block = made.body[0]
    assert isinstance(block, tree.Contents)
    assert [(e.number, inline(e.content)) for e in block.entries] == [("1", "One")]


def test_key_judgments_stand_together_with_their_scale() -> None:
    judgments = tuple(b.KeyJudgment(text(str(n)), "very likely", "moderate", text("basis")) for n in range(2))
    made = document(blocks=(*judgments, para("x")))
    block = made.body[0]
    assert isinstance(block, tree.KeyJudgments)
    assert len(block.items) == 2
    assert [(f.label, inline(f.value)) for f in block.items[0].facets] == [
        ("Likelihood", "Very likely (80–95\N{NO-BREAK SPACE}%)"),
        ("Confidence", "Moderate"),
        ("Basis", "basis"),
    ]
    assert block.items[0].scale == tree.Scale(7, 5)


def test_a_term_off_the_scale_is_a_warning_and_has_no_step() -> None:
    found = findings(blocks=(b.KeyJudgment(text("x"), "very likly"),))
    assert [(d.code, d.level, d.hint.startswith("did you mean 'very likely'")) for d in found] == [
        ("unknown-likelihood", "warning", True)
    ]


def test_spanned_places_are_passed_over_and_short_rows_filled() -> None:
    def cell(words: str, columns: int = 1, rows: int = 1) -> b.Cell:
        return b.Cell((para(words),), columns, rows)

    table = b.Table(
        (b.Column(), b.Column(), b.Column()),
        (b.Row((cell("a", rows=2), cell("b", columns=2))), b.Row((cell("c"), cell("d"))), b.Row((cell("e"),))),
    )
    made = document(blocks=(table,))
    (block,) = made.body
    assert isinstance(block, tree.Table)
    assert [[(c.column, c.columns, c.rows) for c in row.cells] for row in block.rows] == [
        [(0, 1, 2), (1, 2, 1)],
        [(1, 1, 1), (2, 1, 1)],
        [(0, 1, 1), (1, 1, 1), (2, 1, 1)],
    ]
    assert sum(column.share for column in block.columns) == pytest.approx(1)


def test_properties_and_title_block() -> None:
    made = document(title=text("T"), organisation="Desk", authors=(Author("Jo", "Lab"),), date=PartialDate(2025, 9, 5))
    assert made.title.authors == ("Jo, Lab",)
    assert made.running_foot == "Desk · 5 September 2025"
    assert made.properties.stamp == 1757030400


def test_the_clock_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert document().properties.stamp == 315532800
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert document(date=PartialDate(2025, 9, 5)).properties.stamp == 1700000000


def test_resolving_twice_gives_the_same() -> None:
    once, twice = (document(blocks=(para("a", i.Note(text("n"))),), sections=NESTED) for _ in range(2))
    assert once == twice


NESTED = (b.Section(text("one"), sections=(b.Section(text("two")),)),)


def png(width: int, height: int, dpi: float | None) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    made = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    if dpi:
        per_metre = round(dpi / 0.0254)
        made += chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    return made + chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * height)) + chunk(b"IEND", b"")


def test_images_are_measured(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(30, 20, 300))
    (tmp_path / "b.png").write_bytes(png(30, 20, None))
    first, second = read_image(tmp_path / "a.png"), read_image(tmp_path / "b.png")
    assert (first.width, first.height, round(first.dpi)) == (30, 20, 300)
    assert second.dpi == 96


def test_faulty_images_are_faults_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"GIF89a")
    blocks = (b.Figure("mapp.png", "x"), b.Figure("map.png", "x"))
    _, found = resolve(report(blocks=blocks), tmp_path)
    assert [(d.code, d.hint) for d in found] == [
        ("image-missing", "did you mean 'map.png'?"),
        ("image-unreadable", "save it as PNG"),
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("12", "T. No.\N{NO-BREAK SPACE}12."),
        ("ISO 843:1997", "T. ISO 843:1997."),
        ("Notice 2000-8", "T. Notice 2000-8."),
    ],
)
def test_only_a_bare_number_is_called_one(number: str, shown: str) -> None:
    assert entry(Source(id="a", title="T", number=number)) == shown
