"""Quotation marks by language, and straight marks made typographic."""

from __future__ import annotations

import re

#: Opening and closing double marks, then single ones (CLDR 46, `delimiters`); by language, "" for the rest.
QUOTES: dict[str, str | list[str]] = {
    "": "“”‘’",
    "cs": "„“‚‘", "da": "“”‘’", "de": "„“‚‘", "el": "«»“”", "es": "«»“”", "et": "„“‚‘", "fi": "””’’",
    "fr": ["«\u202f", "\u202f»", "‹\u202f", "\u202f›"],  # with narrow no-break spaces
    "hu": "„”»«", "it": "«»“”", "nb": "«»‘’", "nn": "«»‘’", "no": "«»‘’", "pl": "„”«»", "pt-pt": "«»“”", "ro": "„”«»",
    "ru": "«»„“", "sk": "„“‚‘", "sl": "„“‚‘", "sv": "””’’", "uk": "«»„“",
    "de-ch": "«»‹›", "ja": "「」『』", "zh-hant": "「」『』", "zh-tw": "「」『』", "zh-hk": "「」『』",
}  # fmt: skip


def quotes(lang: str) -> str | list[str]:
    """The marks of a language, a BCP 47 tag, by its longest known beginning."""
    tag = lang.lower()
    while tag not in QUOTES:
        tag = tag.rpartition("-")[0]
    return QUOTES[tag]


#: A straight mark, and what stands before it.
_STRAIGHT = re.compile(r"""(^|.)(["'])""", re.DOTALL)
#: After these a mark opens.
_OPENS_AFTER = set(" \t\n\N{NO-BREAK SPACE}([{<–—-/“‘«„‚")


def typographic(text: str, lang: str) -> str:
    """Text that was typed with straight marks, as a source's title, with those of a language; apostrophes likewise."""
    if '"' not in text and "'" not in text:
        return text
    open_double, close_double, open_single, close_single = tuple(quotes(lang))
    open_marks = 0

    def set_mark(match: re.Match[str]) -> str:
        nonlocal open_marks
        before, mark = match.groups()
        opens = not before or before in _OPENS_AFTER
        if mark == '"':
            return before + (open_double if opens else close_double)
        if opens and "'" in text[match.end() :]:
            open_marks += 1
            return before + open_single
        if open_marks and not _inside_word(text, match.end()):
            open_marks -= 1
            return before + close_single
        return before + "’"

    return _STRAIGHT.sub(set_mark, text)


def _inside_word(text: str, after: int) -> bool:
    return after < len(text) and text[after].isalnum()
