"""Text parted by the language its script betrays, so that foreign words are spoken and set as what they are."""

from __future__ import annotations

import re
from functools import cache

#: What belongs to none of those scripts: Latin letters, the marks and symbols of all.
_COMMON = frozenset(map(chr, (*range(0x370), *range(0x2000, 0x2C00))))

#: Languages that share a script with the one guessed: text in them is their own.
_FAMILY = {
    "zh": ("zh", "ja", "ko", "yue"),
    "ar": ("ar", "fa", "ur", "ps", "sd", "ug", "ckb", "ks", "arz", "ary", "azb", "pnb", "prs", "bal", "mzn", "glk"),
    "he": ("he", "iw", "yi", "ji"),
    "ru": ("ru", "uk", "bg", "sr", "be", "mk"),
}


@cache
def _scripts() -> re.Pattern[str]:
    """Scripts that belong to one language, or nearly: their ranges in Unicode 15 and the BCP 47 tag we give them.

    Made when a text has such a script: classes of so many characters take long to compile.
    """
    return re.compile(
        r"(?P<ko>[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af][\u1100-\u11ff\u3130-\u318f\uac00-\ud7af\s]*"
        r"(?<=[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]))"
        r"|(?P<ja>[\u4e00-\u9fff々]*[\u3040-\u30ff][\u3040-\u30ff\u4e00-\u9fff々ー]*)"
        r"|(?P<zh>[\u3400-\u4dbf\u4e00-\u9fff]+)"
        r"|(?P<ar>[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff][\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff\s]*"
        r"(?<=[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]))"
        r"|(?P<he>[\u0590-\u05ff][\u0590-\u05ff\s]*(?<=[\u0590-\u05ff]))"
        r"|(?P<el>[\u0370-\u03ff\u1f00-\u1fff][\u0370-\u03ff\u1f00-\u1fff\s]*(?<=[\u0370-\u03ff\u1f00-\u1fff]))"
        r"|(?P<ru>[\u0400-\u04ff][\u0400-\u04ff\s]*(?<=[\u0400-\u04ff]))"
        r"|(?P<th>[\u0e00-\u0e7f]+)"
    )


def by_language(text: str, lang: str) -> list[tuple[str, str | None]]:
    """Pieces of text with the tag of each; None where the document's own language holds."""
    if _COMMON.issuperset(text):
        return [(text, None)]
    own = lang.split("-")[0].lower()
    pieces: list[tuple[str, str | None]] = []
    start = 0
    for match in _scripts().finditer(text):
        guess = match.lastgroup or ""
        if own == guess or own in _FAMILY.get(guess, ()):
            continue
        if match.start() > start:
            pieces.append((text[start : match.start()], None))
        pieces.append((match[0], guess))
        start = match.end()
    if start < len(text) or not pieces:
        pieces.append((text[start:], None))
    return pieces
