"""The Admiralty scale in one paragraph, for readers who meet "[B2]" behind an entry."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.report import Citations
from ...model.sources import Source
from ..tree import Format, Inlines, Run


def legend(sources: Iterable[Source], settings: Citations, lang: str) -> Inlines:
    """The whole scale, so that B is read against A and C; empty where no rating is shown."""
    if not settings.ratings or not any(source.rating for source in sources):
        return ()
    from .scale import scale_words
    from .words import source_words

    scale, words = scale_words(lang), source_words(lang)
    text = ""
    for name, marks, terms in (
        (scale.reliability, "ABCDEF", scale.reliable),
        (scale.credibility, "123456", scale.credible),
    ):
        steps = (scale.step.format(mark=mark, words=term) for mark, term in zip(marks, terms, strict=True))
        text += f"{words.space}{name}{words.colon}{words.comma.join(steps)}{words.stop}"
    return (Run(scale.lead, Format(strong=True)), Run(text))
