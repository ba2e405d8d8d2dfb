"""Facts about scripts that line breaking needs: where Chinese and Japanese may break, what runs from right to left."""

from __future__ import annotations

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
#: The same for Hebrew, Arabic, Syriac, Thaana and their presentation forms.
_RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
_FIRST = "\u0590"
#: Characters that begin no line (JIS X 4051, 6.1.1; GB/T 15834).
NOT_FIRST = frozenset(
    "、。，．・：；？！）〕］｝〉》」』】〙〗〟’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻‐゠–〜～…‥％,.:;?!)]}»"
)
#: Characters that end no line.
NOT_LAST = frozenset("（〔［｛〈《「『【〘〖〝‘“([{«")


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters of which one is Chinese or Japanese."""
    return before not in NOT_LAST and after not in NOT_FIRST


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese or Japanese, so that lines may end beside it."""
    code = ord(character)
    return code >= 0x2E80 and any(first <= code <= last for first, last in _CJK)


def is_hangul(character: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "\uac00" <= character <= "\ud7a3"


def is_right_to_left(character: str) -> bool:
    """Whether a character belongs to a script that runs from right to left."""
    code = ord(character)
    return code >= 0x0590 and any(first <= code <= last for first, last in _RIGHT_TO_LEFT)


def is_plain(word: str) -> bool:
    """Whether a word is one piece for sure: no script of its own rules, no space that does not break, no invisible
    break.
    """
    if word.isascii():
        return True
    if "\u00a0" in word or "\u200b" in word:
        return False
    return max(word) < _FIRST or not any(is_cjk(c) or is_right_to_left(c) for c in word)
