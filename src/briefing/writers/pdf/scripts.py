"""Facts about scripts that line breaking needs: where Chinese and Japanese may break and how close their marks stand,
what runs from right to left, where letters belong together.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

#: First and last code points of Han, kana, CJK punctuation and full-width forms. Not hangul: Korean is broken at its
#: spaces.
_CJK = (
    (0x2E80, 0x312F),
    (0x31A0, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
#: The same for Hebrew, Arabic, Syriac, Thaana, N'Ko, their presentation forms, the scripts of the first supplementary
#: plane, and the marks that set a direction.
_RIGHT_TO_LEFT = (
    (0x0590, 0x08FF),
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFC),
    (0x10800, 0x10FFF),
    (0x1E800, 0x1EFFF),
    (0x200F, 0x200F),
    (0x202B, 0x202B),
    (0x202E, 0x202E),
    (0x2067, 0x2067),
)
#: Scripts without spaces between words, whose words only a dictionary knows: Thai, Lao, Burmese, Khmer and kin.
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19FF), (0x1A20, 0x1AAF), (0xAA60, 0xAADF))
_FIRST = "\u0590"
_LEADING_VOWELS = "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"
"""Thai and Lao vowels that stand before their consonant: a syllable begins there."""
_CLINGING = "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6\u104a\u104b\u17d4\u17d5\u17d6"
"""Signs of such scripts that begin no line: vowels after their consonant, marks of repetition, stops."""
_STACKERS = "\u1039\u17d2\u1a60"
"""Signs that put the next consonant under the last: Burmese, Khmer, Tai Tham."""
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca" + _STACKERS
_JOINERS = "\u200d\u2060\ufeff"

SHARED = frozenset("—…‥“”‘’·")
"""Marks that Latin and Chinese share; among Chinese characters they are as wide as these."""
_STOPS = "、。，．"
_MIDDLE = "：；？！"
_CLOSE = "）〕］｝〉》」』】〙〗〟"
_OPEN = "（〔［｛〈《「『【〘〖〝"
#: Characters that begin no line (JIS X 4051, 6.1.1; JLREQ, cl-02 to cl-07, cl-09 to cl-11; GB/T 15834; CLREQ, 3.1.4).
NOT_FIRST = frozenset(
    _STOPS
    + _MIDDLE
    + _CLOSE
    + "’”ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ々〻ゝゞヽヾ゛゜"
    + "・·‧‐゠–〜～…‥％‰℃°′″,.:;?!)]}»%｡｣､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ｠﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞／"
)
#: Characters that end no line (the same, cl-01 and cl-12).
NOT_LAST = frozenset(_OPEN + "‘“([{«｢｟﹙﹛﹝＄￥＃＠￡$€£¥№")
#: Two of a kind are one mark and never parted: dashes and ellipses of double width (cl-08).
_INSEPARABLE = frozenset("—…‥―⸺")
#: Marks whose right half is blank, and whose left half is: set beside each other they share the room (JLREQ, 3.1.2).
BLANK_RIGHT = frozenset(_STOPS + _CLOSE + "’”")
BLANK_LEFT = frozenset(_OPEN + "‘“")


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters of which one is Chinese or Japanese."""
    if before in NOT_LAST or after in NOT_FIRST:
        return False
    if before == after and before in _INSEPARABLE:
        return False
    return not (_is_wide_alphanumeric(before) and _is_wide_alphanumeric(after))


def _is_wide_alphanumeric(character: str) -> bool:
    return "\uff10" <= character <= "\uff5a" and character.isalnum()


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese or Japanese, so that lines may end beside it."""
    code = ord(character)
    return code >= 0x2E80 and any(first <= code <= last for first, last in _CJK)


def is_ideograph(character: str) -> bool:
    """Whether a character is a letter of Chinese or Japanese: Latin letters keep a little apart from it."""
    return is_cjk(character) and (character in "々〻〇" or unicodedata.category(character) == "Lo")


def has_wide_marks(lang: str) -> bool:
    """Whether a language sets the marks it shares with Latin as wide as its characters."""
    return lang.split("-")[0].lower() in {"zh", "ja", "yue"}


def is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "\uac00" <= character <= "\ud7a3"


def is_right_to_left(character: str) -> bool:
    """Whether a character belongs to a script that runs from right to left, or sets this direction."""
    code = ord(character)
    return code >= 0x0590 and any(first <= code <= last for first, last in _RIGHT_TO_LEFT)


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script that puts no spaces between words."""
    code = ord(character)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


def is_plain(word: str) -> bool:
    """Whether a word is one piece for sure: no script of its own rules, no space that does not break, no invisible
    break.
    """
    if word.isascii():
        return True
    if "\u00a0" in word or "\u200b" in word:
        return False
    return max(word) < _FIRST or not any(is_cjk(c) or is_right_to_left(c) or is_unspaced(c) for c in word)


def half_blank(before: str, after: str, lang: str) -> bool:
    """Whether two full-width marks that meet share half an em: a closing one, or a stop, before any mark, or two
    opening ones. Stops stand in the middle of their square in traditional Chinese, and share nothing there.
    """
    if before in _STOPS or before in _MIDDLE:
        tags = set(lang.lower().split("-"))
        if tags & {"hant", "tw", "hk", "mo", "yue"} or (before in _MIDDLE and "zh" not in tags):
            return False
        return after in BLANK_RIGHT or after in BLANK_LEFT or after in _MIDDLE
    if before in BLANK_RIGHT:
        return after in BLANK_RIGHT or after in BLANK_LEFT
    return before in BLANK_LEFT and after in BLANK_LEFT


def trails_blank(mark: str, lang: str) -> bool:
    """Whether the right half of a full-width mark is blank, so that it stands out at a line's end."""
    if mark in _STOPS:
        return not {"hant", "tw", "hk", "mo", "yue"} & set(lang.lower().split("-"))
    return mark in BLANK_RIGHT


# ---------------------------------------------------------------- letters that belong together

_EMOJI_TAIL = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]")


def clings(character: str) -> bool:
    """Whether a character goes with the one before it, whatever that is: a mark, a joiner, a selector."""
    return (
        unicodedata.category(character)[0] == "M"
        or character in _JOINERS
        or character == "\u200c"
        or _EMOJI_TAIL.match(character) is not None
    )


def clusters(text: str) -> list[int]:
    """Where grapheme clusters begin, but for the first (Unicode Standard Annex 29, rules GB6 to GB13, and the syllables
    of scripts without spaces between words).
    """
    found: list[int] = []
    flags = 0
    for at, (before, after) in enumerate(pairwise(text), 1):
        flag = "\U0001f1e6" <= before <= "\U0001f1ff"
        flags = flags + 1 if flag else 0
        if (
            clings(after)
            or after in _CLINGING
            or before in "\u200d\u2060"
            or before in _LEADING_VOWELS
            or (before in _VIRAMAS and after.isalpha())
            or ("\u1000" <= after <= "\u1021" and text[at + 1 : at + 2] in ("\u103a", "\u1039"))
            or (flags % 2 and "\U0001f1e6" <= after <= "\U0001f1ff")
            or ("\u1160" <= after <= "\u11ff" and "\u1100" <= before <= "\u11ff")
        ):
            continue
        found.append(at)
    return found


def begins_syllable(cluster: str) -> bool:
    """Whether a cluster of an unspaced script shows that a syllable begins with it: Burmese ones always do."""
    return cluster[0] in _LEADING_VOWELS or "\u1000" <= cluster[0] <= "\u109f"
