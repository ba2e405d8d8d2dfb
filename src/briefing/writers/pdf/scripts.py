"""Facts about scripts that line breaking needs: where Chinese and Japanese may break, what runs from right to left."""

from __future__ import annotations

import re

#: Han, kana, CJK punctuation and full-width forms. Not hangul: Korean is broken at its spaces.
CJK = re.compile(
    "[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
#: Hebrew, Arabic, Syriac, Thaana and their presentation forms.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Characters that begin no line (JIS X 4051, 6.1.1; GB/T 15834).
NOT_FIRST = frozenset(
    "、。，．・：；？！）〕］｝〉》」』】〙〗〟’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻‐゠–〜～…‥％,.:;?!)]}»"
)
#: Characters that end no line.
NOT_LAST = frozenset("（〔［｛〈《「『【〘〖〝‘“([{«")


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters of which one is Chinese or Japanese."""
    return before not in NOT_LAST and after not in NOT_FIRST
