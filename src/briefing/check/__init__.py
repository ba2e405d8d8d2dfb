"""Rules over a Report and its Document; one rule, one file, named for the fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..core.diagnostics import Diagnostic
from ..model.report import Report
from ..resolve.tree import Document
from .accessed_before_published import accessed_before_published
from .bad_language import bad_language
from .empty_heading import empty_heading
from .empty_link import empty_link
from .no_alternative_text import no_alternative_text
from .portion_above_banner import portion_above_banner
from .portion_unknown import portion_unknown
from .portion_unmarked import portion_unmarked
from .uncited_source import uncited_source
from .unreliable_alone import unreliable_alone

Rule = Callable[[Report, Document], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    uncited_source,
    accessed_before_published,
    bad_language,
    empty_link,
    unreliable_alone,
    no_alternative_text,
    empty_heading,
    portion_unmarked,
    portion_unknown,
    portion_above_banner,
)


def check(report: Report, document: Document) -> Iterator[Diagnostic]:
    """What every rule finds."""
    for rule in RULES:
        yield from rule(report, document)
