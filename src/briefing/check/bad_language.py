"""A language that is no BCP 47 tag.

Why it is bad: a screen reader cannot tell in which language to speak, so the PDF leaves the language out, and claims no
PDF/UA where it is the report's (ISO 14289-1, 7.2).
Use instead: `en-US`, `pt-BR`, `zh-Hans` (RFC 5646); with a hyphen, not `en_US`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..core.text import well_formed
from ..model import inlines as i
from ..model import walk
from ..model.report import Report
from ..resolve.tree import Document


def bad_language(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for the report's language, and for each stretch of words in another."""
    if not well_formed(report.lang):
        yield _finding(report.lang, report.at, "; without it the PDF is no PDF/UA")
    for inline in walk.inlines(report):
        if isinstance(inline, i.Foreign) and not well_formed(inline.lang):
            yield _finding(inline.lang, inline.at)


def _finding(lang: str, at: Span | None, why: str = "") -> Diagnostic:
    better = lang.strip().replace("_", "-")
    hint = f"write {better}" if well_formed(better) else "write a BCP 47 tag, for example en-US"
    return Diagnostic("bad-language", f"The language {lang!r} is no BCP 47 tag.", at or Span(), hint + why)
