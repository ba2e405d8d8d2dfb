"""Shaping, widths, and the way from a missing character to a font that has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.core.diagnostics import BriefingError
from briefing.writers.pdf import cff, coverage, packages
from briefing.writers.pdf.canvas import Element, Span
from briefing.writers.pdf.fontfile import FontFile
from briefing.writers.pdf.fonts import Shaped

from .checker import assert_sound
from .drawing import INK, book, canvas, words

needs_cjk = pytest.mark.skipif(packages.folder("noto_cjk_sans_otc") is None, reason="the extra `cjk` is not installed")
needs_rtl = pytest.mark.skipif(
    packages.folder("justmytype_intl_rtl") is None, reason="the extra `cjk` is not installed"
)


@pytest.fixture
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fonts of the theme and of packages only, as on a fresh machine."""
    monkeypatch.setattr(coverage, "system_fonts", lambda: ())
    coverage._candidates.cache_clear()
    yield
    coverage._candidates.cache_clear()


def advance(font: FontFile, text: str) -> float:
    """Width without kerning, in 1/1000 em, by the font's own tables."""
    return sum(font.font.get_glyph_h_advance(font.font.get_nominal_glyph(ord(c))) for c in text) * font.scale


def array_of(glyphs: str) -> Iterable[object]:
    """The TJ array that a piece's glyphs stand in, as a reader of PDF sees it."""
    with pikepdf.new() as pdf:
        content = pdf.make_stream(f"[({glyphs})] TJ".encode("latin-1"))
        return list(pikepdf.parse_content_stream(content)[0].operands[0])


def drawn(shaped: Shaped) -> str:
    """What the codes of a text are read as, from left to right."""
    found = []
    for piece in shaped.pieces:
        array = array_of(piece.glyphs)
        codes = b"".join(bytes(part) for part in array if isinstance(part, pikepdf.String))
        texts = [piece.font.reads[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2)]
        found.append(piece.actual_text or "".join(texts))
    return "".join(found)


# ---------------------------------------------------------------- shaping


def test_kerning_narrows_a_word() -> None:
    face = book().face("serif")
    shaped = face.shape("AVATAR")
    assert shaped.width < advance(face.file, "AVATAR") - 50
    assert ") " in shaped.pieces[0].glyphs


def test_width_of_a_plain_word_is_the_sum_of_its_advances() -> None:
    face = book().face("sans")
    assert face.shape("nnn").width == pytest.approx(advance(face.file, "nnn"))
    assert face.width("nnn", 10.0, tracking=2.0) == pytest.approx(advance(face.file, "nnn") / 100 + 6.0)


def test_ligature_is_one_glyph_that_reads_as_its_letters() -> None:
    face = book().face("serif")
    shaped = face.shape("Office")
    assert shaped.count == 4
    assert drawn(shaped) == "Office"
    assert book().face("serif", ligatures=False).shape("Office").count == 6


def test_old_style_figures_are_other_glyphs_with_the_same_text() -> None:
    fonts = book()
    lining, old = fonts.face("serif").shape("2025"), fonts.face("serif", old_style=True).shape("2025")
    assert lining.pieces[0].font is old.pieces[0].font
    assert lining.pieces[0].glyphs != old.pieces[0].glyphs
    assert drawn(lining) == drawn(old) == "2025"


def test_tabular_figures_are_equally_wide() -> None:
    face = book().face("serif", tabular=True)
    assert len({face.shape(figure).width for figure in "0123456789"}) == 1


def test_one_glyph_keeps_apart_what_it_stands_for() -> None:
    face = book().face("serif")
    assert drawn(face.shape("a\N{NO-BREAK SPACE}b")) == "a\N{NO-BREAK SPACE}b"
    assert drawn(face.shape("a b")) == "a b"
    assert drawn(face.shape("a\N{NON-BREAKING HYPHEN}b")) == "a\N{NON-BREAKING HYPHEN}b"


def test_soft_hyphens_and_controls_are_not_drawn() -> None:
    fonts = book()
    face = fonts.face("serif")
    assert drawn(face.shape("hy\N{SOFT HYPHEN}phen")) == "hyphen"
    assert drawn(face.shape("a\tb")) == "a b"
    assert drawn(face.shape("a\N{ZERO WIDTH SPACE}b")).replace("\N{ZERO WIDTH SPACE}", "") == "ab"
    assert fonts.missing == {}


def test_empty_text_has_no_width() -> None:
    assert book().face("serif").shape("").width == 0


def test_metrics_are_those_of_the_font() -> None:
    face = book().face("sans")
    assert face.descent < 0 < face.x_height < face.cap_height < face.ascent
    assert face.space == face.shape(" ").width == 200


def test_faces_and_words_are_made_once() -> None:
    fonts = book()
    face = fonts.face("serif", "semibold")
    assert fonts.face("serif", "semibold") is face
    assert face.shape("word") is face.shape("word")


def test_unused_faces_are_never_opened() -> None:
    fonts = book()
    fonts.face("serif")
    fonts.face("sans", "bold", italic=True)
    assert fonts._files == {}


def test_unknown_face_is_the_sans() -> None:
    fonts = book()
    assert fonts.face("fraktur").file is fonts.face("sans").file


@needs_cjk
def test_letters_of_the_mono_are_of_one_width() -> None:
    face = book().face("mono")
    assert face.shape("i").width == face.shape("W").width == face.space


def test_a_face_without_its_package_is_the_one_named_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    found = packages.folder
    monkeypatch.setattr(
        "briefing.writers.pdf.fonts.folder", lambda name: None if name == "noto_cjk_sans_otc" else found(name)
    )
    fonts = book()
    assert fonts.face("mono").file is fonts.face("sans").file


@needs_cjk
def test_the_mono_helps_no_other_face_out() -> None:
    pieces = book().face("sans").shape("한").pieces
    assert [piece.font.index < 5 for piece in pieces] == [True]  # the monospaced fonts of the collection come last


def test_absent_package_of_a_theme_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.writers.pdf.fonts.folder", lambda name: None)
    with pytest.raises(BriefingError, match="font_source_serif_pro") as raised:
        book().face("serif").shape("a")
    assert [found.code for found in raised.value.diagnostics] == ["bad-theme"]


def test_absent_file_of_a_theme_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("briefing.writers.pdf.fonts.folder", lambda name: tmp_path)
    with pytest.raises(BriefingError, match=r"SourceSerifPro-BoldIt\.ttf"):
        book().face("serif", "bold", italic=True).shape("a")


@pytest.mark.parametrize("name", ["", "no_such_package", "no.such.package", "json.decoder"])
def test_what_is_no_package_has_no_folder(name: str) -> None:
    assert packages.folder(name) is None


# ---------------------------------------------------------------- other fonts' help


def test_the_upright_helps_the_italic(no_system_fonts: None) -> None:
    fonts = book()
    (piece,) = fonts.face("serif", italic=True).shape("αθήνα").pieces
    assert Path(piece.font.path).name == "SourceSerifPro-Regular.ttf"
    assert piece.slanted
    assert fonts.missing == {}


def test_only_scripts_with_slanted_italics_are_slanted() -> None:
    fonts = book()
    assert not any(piece.slanted for piece in fonts.face("serif", italic=True).shape("→").pieces)
    assert not any(piece.slanted for piece in fonts.face("serif").shape("αθήνα").pieces)
    assert not coverage.slants("한")
    assert not coverage.slants("ع")


def test_a_word_is_cut_where_the_font_changes(no_system_fonts: None) -> None:
    shaped = book().face("serif").shape("≥ḍ⇧")
    assert drawn(shaped) == "≥ḍ⇧"


def test_a_mark_stays_with_its_letter() -> None:
    shaped = book().face("serif").shape("x\N{COMBINING ACUTE ACCENT}")
    assert len({piece.font for piece in shaped.pieces}) == 1
    assert shaped.width == book().face("serif").shape("x").width


def test_a_letter_of_two_glyphs_reads_as_one(no_system_fonts: None) -> None:
    shaped = book().face("serif").shape("ǰ")
    assert [piece.actual_text for piece in shaped.pieces] == ["ǰ"]


@needs_cjk
@pytest.mark.parametrize(
    ("text", "lang"), [("한국어", "ko"), ("北京市", "zh-Hans"), ("臺灣", "zh-Hant"), ("東京です", "ja")]
)
def test_east_asian_words_need_no_system_fonts(no_system_fonts: None, text: str, lang: str) -> None:
    fonts = book()
    shaped = fonts.face("serif").shape(text, lang)
    assert drawn(shaped) == text
    assert "NotoSansCJK" in shaped.pieces[0].font.path
    assert fonts.missing == {}


@needs_cjk
def test_language_picks_the_form_of_a_han_character(no_system_fonts: None) -> None:
    fonts = book()
    glyphs = {lang: fonts.face("serif").shape("骨", lang).pieces[0].glyphs for lang in ("ja", "zh-Hans", "zh-Hant")}
    assert len(set(glyphs.values())) == 3
    assert fonts.face("serif").shape("骨").pieces[0].glyphs == glyphs["zh-Hans"]
    assert coverage.language("骨です", "en") == "ja"
    assert coverage.language("骨 한국", "en") == "ko"
    assert coverage.language("骨", "ko-KR") == "ko-KR"


@needs_rtl
def test_arabic_is_joined_and_runs_from_right_to_left(no_system_fonts: None) -> None:
    fonts = book()
    shaped = fonts.face("serif").shape("سلام")
    assert drawn(shaped) in {"سلام"[::-1], "مالس"}  # lam and alif may be one glyph
    alone = sum(fonts.face("serif").shape(letter).width for letter in "سلام")
    assert shaped.width < alone  # joined letters are narrower than letters alone


@needs_rtl
def test_brackets_and_figures_stay_with_what_runs_from_right_to_left(no_system_fonts: None) -> None:
    shaped = book().face("serif").shape("(سلام)")
    assert len({piece.font for piece in shaped.pieces}) == 1


@needs_rtl
def test_a_variable_font_is_set_to_the_weight(no_system_fonts: None) -> None:
    fonts = book()
    regular = fonts.face("sans").shape("سلام").pieces[0].font
    bold = fonts.face("sans", "bold").shape("سلام").pieces[0].font
    assert (regular.axes["wght"], bold.axes["wght"]) == (400, 700)


# ---------------------------------------------------------------- characters that no font has


def test_missing_character_is_noted_and_drawn_as_a_stand_in(no_system_fonts: None) -> None:
    fonts = book()
    shaped = fonts.face("serif").shape("a\N{CUNEIFORM SIGN A}b")
    assert fonts.missing == {"\N{CUNEIFORM SIGN A}": "CUNEIFORM SIGN A"}
    assert drawn(shaped) == "a\N{CUNEIFORM SIGN A}b"
    assert 0 not in {glyph for piece in shaped.pieces for glyph in piece.font.glyph_of.values()}


@pytest.mark.parametrize("character", ["\ue000", "\ud800", "\U000e0080", "\uffff"])
def test_unreadable_character_becomes_a_replacement_character(character: str) -> None:
    fonts = book()
    assert drawn(fonts.face("serif").shape(character)) == "\N{REPLACEMENT CHARACTER}"
    assert fonts.missing == {character: f"U+{ord(character):04X}"}


def test_what_the_fonts_cover_is_not_called_missing() -> None:
    fonts = book()
    fonts.face("serif").shape("Ärger – “naïve”…\N{NARROW NO-BREAK SPACE}½ €")
    assert fonts.missing == {}


# ---------------------------------------------------------------- coverage


def test_fonts_of_packages_come_before_those_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(coverage, "folder", lambda name: tmp_path if name == coverage.PACKAGES[0] else None)
    monkeypatch.setattr(coverage, "system_fonts", lambda: (Path("/fonts/NotoSans-Regular.ttf"), Path("/fonts/AAA.ttf")))
    (tmp_path / "Zeta-Bold.ttf").touch()
    (tmp_path / "Zeta-Regular.ttf").touch()
    coverage._candidates.cache_clear()
    names = [path.name for path in coverage._candidates("other", "", False, False)]
    coverage._candidates.cache_clear()
    assert names == ["Zeta-Regular.ttf", "Zeta-Bold.ttf", "NotoSans-Regular.ttf", "AAA.ttf"]


def test_region_weight_and_slope_choose_the_file() -> None:
    paths = [
        Path(f"{name}.ttf")
        for name in ("NotoSansSC", "NotoSansKR-Bold", "NotoSansKR", "NotoSansJP", "NotoSansKR-Light")
    ]

    def best(lang: str, bold: bool) -> str:
        return min(paths, key=lambda path: coverage._unlikeness(path, lang, bold, False)).stem

    assert best("ko", False) == "NotoSansKR"
    assert best("ko", True) == "NotoSansKR-Bold"
    assert best("zh", False) == "NotoSansSC"
    assert best("ja", False) == "NotoSansJP"


def test_broken_font_files_are_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    assert coverage._index_covering(str(broken), 0x41) is None
    assert coverage._index_covering(str(tmp_path / "absent.ttf"), 0x41) is None


# ---------------------------------------------------------------- fonts of other kinds


def test_outlines_of_postscript_are_embedded_too() -> None:
    """A CFF font that is not keyed by CID, as the theme of another house may have."""
    surface = canvas()
    face = surface.book.face("serif")
    face._file = FontFile(face.file.path.replace(".ttf", ".otf"))
    paragraph = Element("P", surface.root)
    text = "Office a\N{NO-BREAK SPACE}b \N{HYPHEN}\N{NON-BREAKING HYPHEN}"
    surface.line(100, 700, [Span(paragraph, face, words(face, text), 10, INK)])
    findings = assert_sound(surface.finish())
    assert findings.root.find("P")[0].text == f"{text} "


@needs_cjk
def test_a_collection_keyed_by_cid_is_embedded(no_system_fonts: None) -> None:
    surface = canvas()
    face = surface.book.face("sans")
    paragraph = Element("P", surface.root, lang="ko")
    surface.line(100, 700, [Span(paragraph, face, words(face, "대한민국 (서울)", "ko"), 10, INK)])
    findings = assert_sound(surface.finish())
    assert findings.root.find("P")[0].text == "대한민국 (서울) "


def test_harfbuzz_agrees_with_what_is_written() -> None:
    """Glyphs and adjustments of a TJ array add up to HarfBuzz's own advances."""
    face = book().face("serif")
    font = face.file
    for word in ("Wave", "fjord", "To,", "“AV”", "difficult"):
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        hb.shape(font.font, buffer, {"kern": True, "liga": True, "lnum": True})
        assert face.shape(word).width == pytest.approx(sum(p.x_advance for p in buffer.glyph_positions) * font.scale)


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCXYZ fi ffl 0123456789–—“”’…½€ÄäéñßŁőŞ αβγδΩ жяЩ\u0301\u0308"))
)
def test_what_is_drawn_reads_as_what_was_asked(sample: str) -> None:
    assert drawn(_FACE.shape(sample)) == sample


_FACE = book().face("serif", old_style=True)


# ---------------------------------------------------------------- CFF


@needs_cjk
@pytest.mark.parametrize("step", [1, 3, 400])  # neighbours make a charset of ranges, strangers one of single CIDs
def test_cids_of_a_subset_are_read_from_its_charset(tmp_path: Path, step: int) -> None:
    folder = packages.folder("noto_cjk_sans_otc")
    assert folder is not None
    face = hb.Face(hb.Blob.from_file_path(str(folder / "NotoSansCJK-Regular.ttc")), 0)
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(set(range(1000, 1000 + 40 * step, step)))
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
    path = tmp_path / "subset.otf"
    path.write_bytes(hb.subset(face, wanted).blob.data)
    assert cff.cids(str(path), 0) == ([0, *range(1000, 1000 + 40 * step, step)], True)


def test_fonts_that_are_not_keyed_by_cid_use_glyph_numbers() -> None:
    path = book().face("serif").file.path.replace(".ttf", ".otf")
    found, keyed = cff.cids(path, 0)
    assert (list(found[:4]), len(found), keyed) == ([0, 1, 2, 3], FontFile(path).face.glyph_count, False)


def test_a_file_without_postscript_outlines_has_no_cids() -> None:
    with pytest.raises(ValueError, match="CFF"):
        cff.cids(book().face("serif").file.path, 0)
