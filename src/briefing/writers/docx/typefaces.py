"""A theme's faces go in; `w:rFonts` and the font table with its fallbacks come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...themes.theme import Face, Theme
from .xml import escape, root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .embedding import EmbeddedFont

#: Fonts for Chinese, Japanese and Korean that come with Word, by kind and language; the table names free ones for them.
_EAST_ASIAN = {
    "ja": ("Yu Mincho", "Yu Gothic", "Noto Serif CJK JP", "Noto Sans CJK JP"),
    "ko": ("Batang", "Malgun Gothic", "Noto Serif CJK KR", "Noto Sans CJK KR"),
    "zh": ("SimSun", "Microsoft YaHei", "Noto Serif CJK SC", "Noto Sans CJK SC"),
    "zh-hant": ("PMingLiU", "Microsoft JhengHei", "Noto Serif CJK TC", "Noto Sans CJK TC"),
}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
#: Fonts for scripts that run from right to left or need shaping, by kind; every machine has them.
_COMPLEX = ("Times New Roman", "Arial")
#: PANOSE numbers of text faces of old style, of humanist sans serifs, and of monospaced ones (ECMA-376, 17.8.3.13).
_SERIF, _SANS, _MONO = "02040603050405020204", "020B0503030403020204", "020B0609020204030204"
#: Full tags for `w:lang`, which wants a region.
_REGIONS = {
    "ja": "ja-JP",
    "ko": "ko-KR",
    "zh": "zh-CN",
    "zh-hant": "zh-TW",
    "ar": "ar-SA",
    "he": "he-IL",
    "fa": "fa-IR",
}


def east_asian(lang: str) -> str | None:
    """The key of a Chinese, Japanese or Korean language; None for any other."""
    tag = lang.lower()
    primary = tag.split("-")[0]
    if primary == "zh" and tag.startswith(_TRADITIONAL):
        return "zh-hant"
    if primary == "yue":
        return "zh-hant"
    return primary if primary in _EAST_ASIAN else None


def regional(lang: str) -> str:
    """A tag that Word knows: with a region where the language alone would not do."""
    return _REGIONS.get(east_asian(lang) or lang.lower(), lang)


def is_serif(face: Face) -> bool:
    """Whether a face has serifs, as far as its name in the theme's fallback tells."""
    return face.fallback in {"Georgia", "Times New Roman", "Cambria", "Constantia", "Garamond"}


def east_asian_font(face: Face, key: str) -> str:
    """The East Asian font that goes with a face."""
    return _EAST_ASIAN[key][0 if is_serif(face) else 1]


def fonts(face: Face, key: str) -> str:
    """`w:rFonts` of a face, with its companions for other scripts."""
    latin = escape(face.word)
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east_asian_font(face, key)}" '
        f'w:cs="{_COMPLEX[0 if is_serif(face) else 1]}"/>'
    )


def font_table(theme: Theme, embedded: Sequence[EmbeddedFont] = ()) -> bytes:
    """The font table: what Word takes where a family is not installed (ECMA-376, 17.8.3.1), and which fonts travel in
    the file: the nth of `embedded` by the relationship "fn".
    """
    used = {name for name in theme.faces if theme.template is None or not name.startswith("house-")}
    faces = {name: face for name, face in theme.faces.items() if name in used}
    entries = {
        face.word: _entry(face.word, face.fallback, is_serif(face), name == "mono") for name, face in faces.items()
    }
    for serif, sans, free_serif, free_sans in _EAST_ASIAN.values():
        entries[serif] = _entry(serif, free_serif, True)
        entries[sans] = _entry(sans, free_sans, False)
    for name, serif_kind in zip(_COMPLEX, (True, False), strict=True):
        entries[name] = _entry(name, "", serif_kind)
    for n, font in enumerate(embedded, 1):
        travels = f'<w:embed{font.style} r:id="f{n}" w:fontKey="{font.key}"/></w:font>'
        entries[font.family] = entries[font.family].replace("</w:font>", travels)
    return root("fonts", "".join(entries[name] for name in sorted(entries)))


def _entry(name: str, fallback: str, serif: bool, mono: bool = False) -> str:
    """A font: what to take in its place by name, else what is alike by its PANOSE number, family and pitch."""
    other = f'<w:altName w:val="{escape(fallback)}"/>' if fallback else ""
    family, pitch, panose = (
        ("modern", "fixed", _MONO) if mono else ("roman", "variable", _SERIF) if serif else ("swiss", "variable", _SANS)
    )
    return (
        f'<w:font w:name="{escape(name)}">{other}<w:panose1 w:val="{panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
    )
