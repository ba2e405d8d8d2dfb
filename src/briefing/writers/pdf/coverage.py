"""Fonts by coverage: a character that the house face lacks goes in, a font that has it comes out.

Looked through in this order, so that the same installation gives the same pages: the theme's own faces, fonts that
Python packages carry (`briefing[cjk]`), fonts of the system. Nothing is opened before a character is missing.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from .packages import folder

#: What no one but its maker can read: private characters (ISO 19005-2, 6.2.11.7.3), halves of surrogate pairs,
#: unassigned ones. Whatever a font draws for them, they are missing.
UNKNOWABLE = frozenset({"Co", "Cs", "Cn"})
#: Packages of the index that carry fonts under free licences, best first. The first two are the extra `cjk`.
PACKAGES = (
    "noto_cjk_sans_otc",
    "justmytype_intl_rtl",
    "justmytype_intl_cjk",
    "justmytype_intl_south_asia",
    "justmytype_intl_sea",
    "justmytype_intl_africa",
    "justmytype_western_core",
    "notojp_matplotlib",
    "koreanize_matplotlib",
)
#: Beginnings of the names of system fonts, best first, by script; letters and figures only, in lower case.
_LIKELY = {
    "hangul": ("notosanscjk", "notosanskr", "sourcehansans", "applesdgothicneo", "malgun", "nanumgothic", "unbatang"),
    "kana": ("notosanscjk", "notosansjp", "sourcehansans", "hiraginosans", "yugoth", "meiryo", "msgothic", "ipag"),
    "han": (
        *("notosanscjk", "notosanssc", "notosanstc", "sourcehansans", "pingfang", "hiraginosansgb", "stheiti"),
        *("msyh", "msjh", "simsun", "mingliu", "wqy", "droidsansfallback", "applegothic", "malgun", "yugoth"),
    ),
    "arabic": ("notosansarabic", "notonaskharabic", "amiri", "geezapro", "segoeui", "arial", "dejavusans"),
    "other": (
        *("notosans", "dejavusans", "segoeui", "seguisym", "arialunicode", "lucidagrande", "applesymbols"),
        *("stixtwomath", "freesans", "symbola", "thonburi", "leelawad", "nirmala", "kohinoor", "lohit"),
    ),
}
#: How many files are opened for one kind of character before it is given up: looking is cheap, but not free.
_PATIENCE = 80
#: Regions in the names of fonts made for one language, by the language's subtag.
_REGIONS = {"ko": ("kr", "korean"), "ja": ("jp", "japanese"), "zh-hant": ("tc", "hk", "tw"), "zh": ("sc", "cn")}
_EXTENSIONS = (".ttf", ".otf", ".ttc")


def script(character: str) -> str:
    """Which list of likely fonts serves a character."""
    name = unicodedata.name(character, "")
    if name.startswith("HANGUL"):
        return "hangul"
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return "kana"
    if name.startswith(("CJK", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "KANGXI", "BOPOMOFO")):
        return "han"
    return "arabic" if name.startswith("ARABIC") else "other"


def slants(character: str) -> bool:
    """Whether an italic of the character's script is slanted; where it is not, upright letters stand in italic text."""
    return unicodedata.name(character, "").startswith(("LATIN", "GREEK", "CYRILLIC"))


def language(text: str, lang: str) -> str:
    """The language whose forms East Asian characters take: as told, else as the characters tell."""
    if lang.split("-")[0].lower() in {"zh", "ja", "ko", "yue"}:
        return lang
    scripts = {script(character) for character in text if ord(character) > 0x10FF}
    if "hangul" in scripts:
        return "ko"
    if "kana" in scripts:
        return "ja"
    return "zh-Hans" if "han" in scripts else lang


def find(character: str, lang: str, weight: int, italic: bool) -> tuple[str, int] | None:
    """Path and index of the best font outside the theme that has a character; None where there is none.

    `weight` is a class of OpenType's `OS/2` table (400 regular, 600 semibold, 700 bold).
    """
    if unicodedata.category(character) in UNKNOWABLE:
        return None
    for path in _candidates(script(character), _language_key(lang), weight >= 600, italic):
        index = _index_covering(str(path), ord(character))
        if index is not None:
            return str(path), index
    return None


def _language_key(lang: str) -> str:
    """The key of `_REGIONS` for a tag of BCP 47; empty for languages that need no choice."""
    parts = lang.lower().split("-")
    if parts[0] in {"zh", "yue"}:
        return "zh-hant" if {"hant", "tw", "hk", "mo"} & set(parts) else "zh"
    return parts[0] if parts[0] in _REGIONS else ""


@cache
def _candidates(kind: str, lang: str, bold: bool, italic: bool) -> tuple[Path, ...]:
    """Font files worth opening, best first: of packages in their order, then of the system by likely name."""
    found: list[Path] = []
    for package in PACKAGES:
        root = folder(package)
        if root is not None:
            found += sorted(font_files(root), key=lambda path: _unlikeness(path, lang, bold, italic))
    likely = _LIKELY[kind]

    def rank(path: Path) -> tuple[object, ...]:
        name = plain_name(path)
        place = next((at for at, start in enumerate(likely) if name.startswith(start)), len(likely))
        return (place, *_unlikeness(path, lang, bold, italic))

    system = sorted(system_fonts(), key=rank)
    return (*found, *system[:_PATIENCE])


def _unlikeness(path: Path, lang: str, bold: bool, italic: bool) -> tuple[object, ...]:
    """What speaks against a file: another language's forms, another weight or slope, an unusual cut; then its name."""
    name = plain_name(path)
    regions = _REGIONS.get(lang, ())
    wrong_region = lang and not any(region in name for region in regions) and "cjk" not in name
    variable = "wght" in name
    wrong_weight = not variable and bold != name.endswith(("bold", "bd", "boldit", "bolditalic", "semibold"))
    wrong_slope = italic != name.endswith(("italic", "it", "oblique"))
    unusual = sum(
        part in name for part in ("mono", "cond", "light", "thin", "black", "extra", "serif", "ui", "nastaliq")
    )
    return (wrong_region, wrong_slope, wrong_weight, unusual, len(name), path.name, str(path))


def plain_name(path: Path) -> str:
    """Letters and figures of a file's name, in lower case."""
    return "".join(c for c in path.stem.lower() if c.isalnum())


def font_files(root: Path) -> Iterator[Path]:
    """Font files in a folder and those below it."""
    for at, _, names in os.walk(root):
        for name in names:
            if name.lower().endswith(_EXTENSIONS):
                yield Path(at, name)


@cache
def system_fonts() -> tuple[Path, ...]:
    """All font files in the places where the system keeps them."""
    home = Path.home()
    if sys.platform == "darwin":
        roots = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    elif sys.platform == "win32":
        roots = [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), home / "AppData/Local/Microsoft/Windows/Fonts"]
    else:
        roots = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    return tuple(sorted({path for root in roots for path in font_files(root)}))


def _index_covering(path: str, codepoint: int) -> int | None:
    """The first font of a file that has a character; None where none has it, or where the file cannot be embedded."""
    for index, covered in enumerate(_covered(path)):
        if codepoint in covered:
            return index
    return None


@cache
def _covered(path: str) -> tuple[hb.Set | frozenset[int], ...]:
    """What each font of a file covers; nothing for fonts that a PDF cannot or must not hold."""
    try:
        blob = hb.Blob.from_file_path(path)
        first = hb.Face(blob, 0)
        faces = [first, *(hb.Face(blob, index) for index in range(1, max(first.count, 1)))]
    except (OSError, hb.HarfBuzzError):
        return ()
    return tuple(face.unicodes if embeddable(face) else frozenset[int]() for face in faces[:4])


def embeddable(face: hb.Face) -> bool:
    """Whether a font has outlines that PDF knows, and its maker allows embedding a subset (`OS/2`, fsType)."""
    tables = set(face.table_tags)
    if not tables & {"glyf", "CFF "} or tables & {"COLR", "CBDT", "sbix"}:
        return False
    os2 = bytes(face.reference_table("OS/2").data) if "OS/2" in tables else b""
    rights = int.from_bytes(os2[8:10], "big") if len(os2) >= 10 else 0
    return not rights & 0x0300 and rights & 0x000F != 0x0002
