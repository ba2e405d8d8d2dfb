"""Scripts with rules of their own: Chinese, Japanese and Korean lines, scripts without spaces, letters that belong
together, and the languages that foreign words say.
"""

from __future__ import annotations

import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import build
from briefing.compile import read
from briefing.resolve.tree import Paragraph, Run
from briefing.themes.theme import load_theme
from briefing.writers.pdf import packages, write_pdf
from briefing.writers.pdf.fonts import FontBook
from briefing.writers.pdf.lines import Setting
from briefing.writers.pdf.looks import Typecase
from briefing.writers.pdf.scripts import NOT_FIRST, NOT_LAST, clusters, half_blank, may_break
from briefing.writers.pdf.text import Text

from .checker import Node, assert_sound
from .drawing import said, set_width
from .samples import document

needs_fonts = pytest.mark.skipif(
    packages.folder("noto_cjk_sans_otc") is None, reason="the extra `cjk` is not installed"
)
CHINESE = (
    "中国国家主席习近平、俄罗斯总统普京和朝鲜领导人金正恩于2025年9月3日在北京阅兵式上罕见地共同亮相，标志着全球地缘政治格局"
    "正在发生深刻而加速的转变。“这是一种权宜之计的伙伴关系”，分析人士说，“而不是正式的军事同盟。”三国的合作缺乏正式的条约"
    "基础……但它们都反对美国的主导地位——至少目前如此。根据《环球时报》（Global Times）的报道，贸易额达到2448亿美元。"
)
JAPANESE = (
    "日本語の組版では、行頭に句読点や閉じ括弧、拗促音を置かないという規則（禁則処理）がある。「このような規則は、」と彼は言った、"
    "「読みやすさのためである」。コンピューターのスピードはどんどん速くなっていった。ヴァイオリンとピアノのコンサートが開かれた。"
)


@cache
def case(lang: str) -> Typecase:
    theme = load_theme("default")
    return Typecase(FontBook(theme, lang), theme, lang)


def text_of(words: str, lang: str) -> Text:
    text = Text()
    text.add(words, case(lang).look("body"), None)
    return text


def width(words: str, lang: str = "zh-Hans") -> float:
    """Width of some words in em."""
    text = text_of(words, lang)
    (line,) = text.lines(2000, Setting.RAGGED)
    return set_width(text, line) / text.bits[0].look.size


# ------------------------------------------------------------ Chinese and Japanese


@pytest.mark.parametrize(("words", "lang"), [(CHINESE, "zh-Hans"), (JAPANESE, "ja"), (CHINESE, "zh-Hant")])
@pytest.mark.parametrize("measure", [97.0, 160.0, 250.0, 397.0])
def test_no_line_begins_or_ends_with_what_must_not(words: str, lang: str, measure: float) -> None:
    text = text_of(words, lang)
    lines = [said(text, line) for line in text.lines(measure, Setting.JUSTIFIED)]
    assert len(lines) > 2
    assert "".join(lines) == words.replace(" ", "") or "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert not [line for line in lines[1:] if line[0] in NOT_FIRST]
    assert not [line for line in lines if line[-1] in NOT_LAST]
    assert not [one for one, other in pairwise(lines) if one[-1] == other[0] and one[-1] in "—…"]


@needs_fonts
@pytest.mark.parametrize(("words", "lang"), [(CHINESE, "zh-Hans"), (JAPANESE, "ja")])
@pytest.mark.parametrize("measure", [250.0, 397.0])
def test_lines_fill_their_measure(words: str, lang: str, measure: float) -> None:
    text = text_of(words, lang)
    lines = text.lines(measure, Setting.JUSTIFIED)
    for line in lines[:-1]:
        hang = text.stream.hangs[line.last] if line.cut is None else 0.0
        assert set_width(text, line) == pytest.approx(measure + hang, abs=0.01)


@needs_fonts
def test_a_last_line_is_not_stretched() -> None:
    text = text_of("标志着全球地缘政治格局", "zh-Hans")
    (line,) = text.lines(397, Setting.JUSTIFIED)
    assert set_width(text, line) == pytest.approx(11 * text.bits[0].look.size, abs=0.01)


@pytest.mark.parametrize(
    ("before", "after", "lang", "shared"),
    [
        ("。", "」", "ja", True),
        ("」", "。", "ja", True),
        ("」", "「", "zh-Hant", True),
        ("「", "『", "ja", True),
        ("，", "“", "zh-Hans", True),
        ("：", "“", "zh-Hans", True),
        ("：", "「", "ja", False),
        ("。", "」", "zh-Hant", False),
        ("，", "「", "zh-TW", False),
        ("「", "中", "ja", False),
        ("中", "「", "ja", False),
        ("「", "」", "ja", False),
    ],
)
def test_marks_that_meet_share_half_an_em(before: str, after: str, lang: str, shared: bool) -> None:
    assert half_blank(before, after, lang) is shared


@needs_fonts
def test_what_is_shared_is_taken_from_the_line() -> None:
    assert width("中「中」「中」中", "ja") == pytest.approx(7.5, abs=0.01)
    assert width("中「中」中。中", "ja") == pytest.approx(7, abs=0.01)
    assert width("中。」中", "zh-Hant") == pytest.approx(4, abs=0.01)
    assert width("中。」中", "zh-Hans") == pytest.approx(3.5, abs=0.01)


@needs_fonts
def test_marks_of_latin_are_as_wide_as_chinese_ones_among_them() -> None:
    assert width("中……中——中") == pytest.approx(7, abs=0.01)
    assert width("中“中”中") == pytest.approx(5, abs=0.01)
    assert width("中" + "“" + "中", "ko") < 3, "Korean keeps them narrow"


@needs_fonts
def test_latin_letters_keep_a_little_apart() -> None:
    apart = width("用GPS中") - width("用") - width("GPS") - width("中")
    assert apart == pytest.approx(0.18, abs=0.01)
    assert width("（GPS）") == pytest.approx(2 + width("GPS"), abs=0.01), "but not from brackets"


@needs_fonts
@pytest.mark.needs_poppler
@pytest.mark.parametrize(("words", "lang"), [(CHINESE, "zh-Hans"), (JAPANESE, "ja")])
def test_no_space_is_read_where_none_is(words: str, lang: str, tmp_path: Path) -> None:
    data = write_pdf(document(Paragraph((Run(words),)), lang=lang), load_theme("default")).data
    assert words in [node.text.strip() for node in assert_sound(data).root.find("P")]
    path = tmp_path / "out.pdf"
    path.write_bytes(data)
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    assert words in told.replace("\n", "")


def test_full_width_figures_stay_together() -> None:
    assert not may_break("２", "０")
    assert may_break("中", "２")


def test_korean_is_broken_at_its_spaces() -> None:
    words = "세 나라의 관계는 공식적인 군사 조약이 없지만 편의에 따른 동반자 관계로 설명하는 것이 가장 적절하다. " * 4
    text = text_of(words.strip(), "ko")
    lines = [said(text, line) for line in text.lines(397, Setting.RAGGED)]
    assert " ".join(lines) == words.strip()


# ------------------------------------------------------------ letters that belong together


@pytest.mark.parametrize(
    "parts",
    [
        ["👨‍👩‍👧", "a"],
        ["🇫🇷", "🇩🇪", "x"],
        ["👍🏽", "b"],
        ["e\u0301", "a"],
        ["क्ष", "त्रि", "य"],
        ["กำ", "ลั", "ง"],
        ["เก", "แก้"],
        ["ខ្មែ", "រ"],
        ["မြန်", "မာ"],
        ["한", "국"],
        ["か\u3099", "き"],
        ["葛\U000e0100", "城"],
    ],
)
def test_clusters(parts: list[str]) -> None:
    whole = "".join(parts)
    places = [0, *clusters(whole), len(whole)]
    assert [whole[start:end] for start, end in pairwise(places)] == parts


TOGETHER = ["👨‍👩‍👧", "🇫🇷", "e\u0301", "กำ", "เก", "ลั", "中", "か\u3099", "क्ष", "a", "。", "\u200b"]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(TOGETHER), min_size=1),
    st.floats(30, 200),
    st.sampled_from(list(Setting)),
)
def test_no_line_parts_them(parts: list[str], measure: float, setting: Setting) -> None:
    whole = "".join(parts)
    if not whole.strip("\u200b"):
        return
    text = text_of(whole, "en")
    lines = text.lines(measure, setting)
    at = 0
    kept = whole.replace("\u200b", "")
    places = {0, *clusters(kept), len(kept)}
    for line in lines:
        at += len(said(text, line))
        assert at in places
    assert at == len(kept)


THAI = (
    "การปรากฏตัวร่วมกันอย่างที่ไม่เคยมีมาก่อนของประธานาธิบดีจีน ประธานาธิบดีรัสเซีย และผู้นำเกาหลีเหนือในพิธีสวนสนามที่กรุงปักกิ่ง"
    "เป็นสัญญาณของการเปลี่ยนแปลงที่ลึกซึ้งและรวดเร็วของภูมิทัศน์ทางภูมิรัฐศาสตร์โลก"
)


@pytest.mark.parametrize("measure", [120.0, 250.0, 397.0])
@pytest.mark.parametrize("setting", list(Setting))
def test_thai_lines_end_between_syllables_and_are_never_too_wide(measure: float, setting: Setting) -> None:
    text = text_of(THAI, "th")
    lines = text.lines(measure, setting)
    assert len(lines) > 1
    for line in lines:
        hang = text.stream.hangs[line.last] if line.cut is None else 0.0
        assert set_width(text, line) <= measure + hang + 0.01
    begun = [said(text, line)[0] for line in lines[1:]]
    assert not set(begun) & set("ะาำ็่้๊๋์ัิีึืุู"), "no line begins with a mark or a vowel that follows"


def test_a_zero_width_space_is_the_better_place() -> None:
    whole = "\u200b".join(["การปรากฏ"] * 30)
    text = text_of(whole, "th")
    lines = [said(text, line) for line in text.lines(250, Setting.JUSTIFIED)]
    assert len(lines) > 2
    assert all(line == "การปรากฏ" * line.count("การปรากฏ") for line in lines)


# ------------------------------------------------------------ languages

FRENCH = """# Heading with [mot]{lang=fr}

Text with [mot]{lang=fr} and a note.^[A note with [mot]{lang=fr}.]

- item with [mot]{lang=fr}

> quoted [mot]{lang=fr}

| a | b |
|:--|:--|
| [mot]{lang=fr} | c |

: Caption with [mot]{lang=fr} {#tbl-a}
"""


def test_foreign_words_say_their_language_wherever_they_stand(tmp_path: Path) -> None:
    source = tmp_path / "brief.md"
    source.write_text(f"---\ntitle: T\nlang: en\n---\n\n{FRENCH}", "utf-8")
    found = read(source)
    root = assert_sound(build(found.report, found=found.diagnostics).outputs["pdf"]).root
    spans = [node for node in root.find("Span") if node.lang == "fr"]
    assert [node.text.strip() for node in spans] == ["mot"] * 7

    def around(node: Node) -> set[str]:
        tags = set()
        up = node.parent
        while up is not None:
            tags.add(up.tag)
            up = up.parent
        return tags

    places = set().union(*map(around, spans))
    assert places >= {"H1", "P", "Note", "LBody", "BlockQuote", "TH", "Caption"}
