"""Text of two directions: its levels, where it stands, in which order it is read, and how a page is mirrored."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.resolve.tree import Block, CodeBlock, Document, Format, Link, Paragraph, Run
from briefing.themes.theme import load_theme
from briefing.writers.pdf import packages, write_pdf
from briefing.writers.pdf.direction import levels, order
from briefing.writers.pdf.fonts import FontBook
from briefing.writers.pdf.lines import Setting
from briefing.writers.pdf.looks import Typecase
from briefing.writers.pdf.text import Text

from .checker import assert_sound
from .samples import document, everything, heading, row, table

needs_fonts = pytest.mark.skipif(
    packages.folder("justmytype_intl_rtl") is None, reason="the extra `cjk` is not installed"
)


def written(doc: Document) -> bytes:
    return write_pdf(doc, load_theme("default")).data


# ------------------------------------------------------------ levels

#: Text, the paragraph's own level, and what is seen from left to right: Hebrew letters, Arabic ones, figures, marks.
SEEN = [
    ("abc אבג def", 0, "abc גבא def"),
    ("abc אבג def", 1, "def גבא abc"),
    ("אבג 12 דהו", 1, "והד 12 גבא"),
    ("אבג 12", 0, "12 גבא"),
    ("אבג, abc.", 1, ".abc ,גבא"),
    ("abc (אבג) def", 0, "abc (גבא) def"),
    ("אבג (abc) דהו", 1, "והד (abc) גבא"),
    ("אבג [5].", 1, ".[5] גבא"),
    ("אבג 12%", 1, "12% גבא"),
    ("אבג $12.50", 1, "$12.50 גבא"),
    ("אבג 1,284.5 דהו", 1, "והד 1,284.5 גבא"),
    ("אבג 10-20", 1, "10-20 גבא"),
    ("عام 10-20", 1, "20-10 ماع"),
    ("عام 2024/3/5", 1, "2024/3/5 ماع"),
    ("عام ٢٠٢٤", 1, "٢٠٢٤ ماع"),
    ("عام 18%", 1, "%18 ماع"),
    ("abc ٣٫٥ def", 0, "abc ٣٫٥ def"),
    ("«אבג»", 1, "«גבא»"),
    ("אבג!\u200e abc", 0, "גבא!\u200e abc"),
    ("abc\u200f!", 0, "abc\u200f!"),
    ("12.", 1, ".12"),
    ("\u2067אבג abc\u2069 def", 0, "\u2067abc גבא\u2069 def"),
    ("אבג \u2066abc!\u2069 דהו", 1, "והד \u2069abc!\u2066 גבא"),
    ("אבג \u2068abc!\u2069 דהו", 1, "והד \u2069abc!\u2068 גבא"),
    ("\u202bאבג abc\u202c def", 0, "abc גבא def"),
]
_MARKS = "\u202a\u202b\u202c\u202d\u202e"
_MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")


def seen(text: str, base: int) -> str:
    """A line as it is seen; brackets are still turned."""
    found = levels(text, base)
    return "".join(text[at] for at in order(found) if text[at] not in _MARKS)


@pytest.mark.parametrize(("text", "base", "expected"), SEEN)
def test_what_is_seen(text: str, base: int, expected: str) -> None:
    found = levels(text, base)
    drawn = [text[at].translate(_MIRRORED) if found[at] % 2 else text[at] for at in order(found)]
    assert "".join(one for one in drawn if one not in _MARKS) == expected


@settings(max_examples=2000, deadline=None, derandomize=True)
@given(
    st.text(
        st.sampled_from(
            "abאבעرم12٣٤-+%$,.:;!/ ()[]{}<\u0300\u064b\u200e\u200f"
            "\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069"
        ),
        max_size=20,
    ),
    st.sampled_from((0, 1)),
)
def test_any_text_is_seen_as_another_implementation_sees_it(text: str, base: int) -> None:
    from bidi import get_display

    assume(re.search("[אבעرم]", text))  # without any, it leaves out the last rules
    theirs = "".join(one for one in get_display(text, base_dir="LR"[base]) if one not in _MARKS)
    assert seen(text, base) == theirs


# ------------------------------------------------------------ lines


@cache
def case(lang: str) -> Typecase:
    theme = load_theme("default")
    return Typecase(FontBook(theme, lang), theme, lang)


def text_of(words: str, lang: str = "ar") -> Text:
    text = Text()
    text.add(words, case(lang).look("body"), None)
    return text


@needs_fonts
def test_lines_of_arabic_fill_their_measure_and_their_spaces_stretch() -> None:
    text = text_of("استقبل الميناء 1,284 سفينة في عام 2025 (أي بزيادة 196 سفينة) ويعود معظمها إلى الخط الجديد. " * 5)
    lines = text.lines(300, Setting.JUSTIFIED)
    assert text.rtl
    for line in lines[:-1]:
        width = sum(width for _, _, width in text.spans(line))
        hang = text.stream.hangs[line.last] if line.cut is None else 0.0
        assert width == pytest.approx(300 + hang, abs=1.5)
    assert not any(line.cut for line in lines), "Arabic is never hyphenated"


@needs_fonts
def test_spans_stand_side_by_side_and_come_in_the_order_of_reading() -> None:
    text = text_of("وصل HMS Victory إلى الميناء (2024/3/5)، ثم [غادر] سريعًا!")
    (line,) = text.lines(600, Setting.RAGGED)
    spans = text.spans(line)
    places = sorted((span.at or 0.0, width) for span, _, width in spans)
    ends = [at + width for at, width in places]
    assert [at for at, _ in places[1:]] == pytest.approx(ends[:-1], abs=0.01)
    said = "".join(span.actual_text or "".join(_words(span.content)) for span, _, _ in spans)
    assert said == "وصل HMS Victory إلى الميناء (2024/3/5)، ثم [غادر] سريعًا!"
    assert spans[0][0].at == max(span.at or 0.0 for span, _, _ in spans), "the first word stands at the right"


def _words(content: object) -> list[str]:
    return [" " if isinstance(one, float) else one.text for one in content]  # type: ignore[attr-defined]


@needs_fonts
def test_an_address_is_read_from_left_to_right_to_its_end() -> None:
    text = text_of("انظر https://www.example.org/a/. ثم")
    (line,) = text.lines(600, Setting.RAGGED)
    (place,) = {
        span.actual_text is None for span, _, _ in text.spans(line) if any("example" in w for w in _words(span.content))
    }
    assert place
    last = next(span for span, _, _ in text.spans(line) if "a/" in _words(span.content))
    assert last.actual_text is None, "the slash at its end belongs to it"


# ------------------------------------------------------------ files

SAID = [
    "زادت الحركة بنسبة 18% في عام 2025، ولم يزد عدد الأرصفة.",
    "ما الذي تغيّر؟ ويسمّي المسح معًا حذّرت لأيّ",
    "في عام ٢٠٢٤ زادت ١٨٪ (أي ٣٫٥ ملايين).",
    "وصل HMS Victory إلى الميناء (2024/3/5)، ثم [غادر] «سريعًا»!",
    "ارتفع السعر من $12.50 إلى 14.75 دولارًا (أي 2.25).",
    "שלום עולם (שָׁלוֹם) 12.5% – abc ו-3.",
    "גידול של 1.9% לעומת 2023, ל-244.8 מיליארד.",
    "An English sentence with الدار البيضاء (2025) and שלום, too.",
]


def paragraphs(*words: str, lang: str = "ar") -> bytes:
    return written(document(*(Paragraph((Run(one),)) for one in words), lang=lang))


@needs_fonts
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_elements_say_is_in_the_order_of_reading(lang: str) -> None:
    found = assert_sound(paragraphs(*SAID, lang=lang))
    said = ["".join(part.text for part in node.walk()) for node in found.root.find("P")]
    read = [" ".join(node.text.split()) for node in found.root.find("P")]
    for words in SAID:
        assert words in read or any(words in " ".join(one.split()) for one in said)


@needs_fonts
@pytest.mark.needs_poppler
@pytest.mark.parametrize("layout", [(), ("-layout",)])
@pytest.mark.parametrize(("said", "lang"), [(SAID[:-1], "ar"), (SAID[-1:], "en")])
def test_what_is_taken_out_is_in_the_order_of_reading(
    said: list[str], lang: str, layout: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(paragraphs(*said, lang=lang))
    told = subprocess.run(["pdftotext", *layout, path, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    # poppler says spaces beside figures in the order in which they are seen, between marks that show them in place
    lines = [seen(line.strip(), 0).strip() for line in told.splitlines()]
    assert [words for words in said if seen(words, int(lang == "ar")) not in lines] == []


@needs_fonts
def test_a_link_lies_over_its_words() -> None:
    link = Link(url="https://www.example.org/")
    content = (Run("انظر هذا "), Run("الرابط المهم", link=link), Run(" قبل غيره من الروابط."))
    data = written(document(Paragraph(content), lang="ar"))
    assert_sound(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        left, _, right, _ = (float(value) for value in annotation.Rect)
        edge = float(pdf.pages[0].MediaBox[2])
    look = case("ar").look("body")
    before, linked = (look.measure(look.shape(word)) for word in ("انظر هذا ", "الرابط المهم"))
    margin = 45 / 25.4 * 72
    assert right == pytest.approx(edge - margin - before, abs=2.0)
    assert right - left == pytest.approx(linked, abs=4.0)


@needs_fonts
def test_small_capitals_keep_their_own_case_in_a_line_of_two_directions() -> None:
    content = (Run("وصل "), Run("Victory", Format(small_caps=True, emphasis=True)), Run(" إلى الميناء"))
    found = assert_sound(written(document(Paragraph(content), lang="ar")))
    assert any("وصل Victory إلى الميناء" in " ".join(node.text.split()) for node in found.root.find("P"))


# ------------------------------------------------------------ pages

_SHAPE = re.compile(rb"(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re")
_RULE = re.compile(rb"(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l")


def shapes(data: bytes, mirrored: bool) -> list[list[tuple[float, float, float, float]]]:
    """Rectangles and rules of each page, from left to right; `mirrored`: seen in a mirror."""
    pages = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            width = float(page.MediaBox[2])
            content = page.Contents.read_bytes()
            found = []
            for x, y, w, h in (tuple(map(float, one)) for one in _SHAPE.findall(content)):
                found.append((width - x - w if mirrored else x, y, w, h))
            for x1, y1, x2, y2 in (tuple(map(float, one)) for one in _RULE.findall(content)):
                left, right = (width - x2, width - x1) if mirrored else (x1, x2)
                found.append((left, y1, right, y2))
            pages.append([tuple(round(value, 1) for value in one) for one in found])
    return pages  # type: ignore[return-value]


def test_every_rule_and_panel_is_mirrored() -> None:
    plain = everything(None)
    here = written(plain)
    there = written(_in(plain, "ar-Latn"))
    assert shapes(here, False) == shapes(there, False), "a language's script counts, not the language"
    there = written(_in(plain, "he"))
    assert_sound(there)
    here_shapes, there_shapes = shapes(here, False), shapes(there, True)
    assert sum(map(len, here_shapes)) > 30
    for one, other in zip(here_shapes, there_shapes, strict=True):
        assert [place[0] for place in one] == pytest.approx([place[0] for place in other], abs=0.11)


def test_code_stands_at_the_left_beside_its_rule() -> None:
    here, there = (written(document(CodeBlock("x = 1"), lang=lang)) for lang in ("en", "he"))
    (page,), (mirrored,) = shapes(here, False), shapes(there, False)
    assert min(place[0] for place in page) < 127 < next(place[0] for place in page if place[2] == 1.5) < 128
    assert [place[0] for place in mirrored if place[2] == 1.5] == [70.9]


def test_the_file_says_which_way_it_runs() -> None:
    for lang, turned in (("he", True), ("en", False)):
        data = written(document(lang=lang))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert ("/Direction" in pdf.Root.ViewerPreferences) is turned  # ISO 32000-1, 12.2
        assert (assert_sound(data).root.attributes.get("WritingMode") is not None) is turned  # 14.8.5.4.2


def _in(doc: Document, lang: str) -> Document:
    return replace(doc, properties=replace(doc.properties, lang=lang))


def words_at(blocks: list[Block], folder: Path, lang: str = "he") -> dict[str, tuple[float, float]]:
    """Left and right ends of the words on the first page, by what they are."""
    path = folder / "out.pdf"
    path.write_bytes(written(document(*blocks, lang=lang)))
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    found = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>', told)
    return {word: (float(left), float(right)) for left, right, word in found}


@needs_fonts
@pytest.mark.needs_poppler
def test_numbers_hang_at_the_right_and_tables_begin_there(tmp_path: Path) -> None:
    body: list[Block] = [
        heading("רקע", "7", name="background"),
        table([row("אלף", "בית", "גימל")], header=row("ראשון", "שני", "שלישי")),
    ]
    at = words_at(body, tmp_path)

    def place(word: str) -> tuple[float, float]:
        return at[word] if word in at else at[word[::-1]]

    right = 595.3 - 45 / 25.4 * 72
    assert place("רקע")[1] == pytest.approx(right, abs=2)
    assert place("7")[1] == pytest.approx(right + 20 / 25.4 * 72, abs=2)
    assert place("אלף")[0] > place("בית")[0] > place("גימל")[0]
    assert place("אלף")[1] == pytest.approx(place("ראשון")[1], abs=1)


@needs_fonts
@pytest.mark.needs_poppler
def test_figures_line_up_on_their_decimal_signs(tmp_path: Path) -> None:
    figures = ["2,940.5", "14.125", "3,377.25"]
    plain = table([row("אלף", figure, "בית") for figure in figures])
    columns = (plain.columns[0], replace(plain.columns[1], align="decimal"), plain.columns[2])
    at = words_at([replace(plain, columns=columns)], tmp_path)
    look = case("he").look("table", tabular=True)
    signs = [at[figure][1] - look.measure(look.shape(figure[figure.index(".") :])) for figure in figures]
    assert signs == pytest.approx([signs[0]] * 3, abs=0.5)


@needs_fonts
@pytest.mark.needs_poppler
def test_a_paragraph_of_the_other_direction_stands_at_the_other_edge(tmp_path: Path) -> None:
    at = words_at([Paragraph((Run("Entirely English words"),)), Paragraph((Run("עברית"),))], tmp_path)
    assert at["Entirely"][0] == pytest.approx(25 / 25.4 * 72, abs=2)
    at = words_at([Paragraph((Run("מילים"),))], tmp_path, "en")
    assert next(right for word, (_, right) in at.items() if "מילים" in (word, word[::-1])) == pytest.approx(
        595.3 - 25 / 25.4 * 72, abs=2
    )
