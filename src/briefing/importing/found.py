"""What an import made, and what it says of it: counts, what is doubtful, what was left out."""

from __future__ import annotations

from typing import Any

from ..core.diagnostics import Diagnostic
from ..core.node import node
from ..model.report import Report
from .loose import Doubt, Form, LeftOut


@node
class Counts:
    """How much was found."""

    headings: int = 0
    tables: int = 0
    lists: int = 0
    questions: int = 0
    notes: int = 0
    citations: int = 0
    """Places that cite; each may name several sources."""
    sources: int = 0
    uncited: int = 0
    """Sources that no place cites."""
    probable_tables: int = 0
    probable_lists: int = 0


@node
class Imported:
    """A brief made of a pasted text."""

    report: Report
    text: str
    """The brief's source, in Markdown: it reads back as the report."""
    name: str
    """What was read: a file's name, "<stdin>" or "<text>"."""
    form: Form
    exporter: str
    """Whose manner the text is in: "gemini", "chatgpt" ...; empty: nobody's in particular."""
    counts: Counts
    doubts: tuple[Doubt, ...]
    left_out: tuple[LeftOut, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    """Of the reading itself: a guessed encoding."""

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for programs."""
        from ..model import walk
        from ..model.inlines import Citation
        from ..model.walk import plain

        cited = {cite.key for one in walk.inlines(self.report) if isinstance(one, Citation) for cite in one.items}
        return {
            "file": self.name,
            "form": self.form,
            "exporter": self.exporter,
            "title": plain(self.report.title),
            "headings": [{"level": h.level, "title": plain(h.node.title)} for h in walk.headings(self.report)],
            "counts": {name: getattr(self.counts, name) for name in Counts.__dataclass_fields__},
            "sources": [
                {
                    "id": key,
                    "title": source.title,
                    "publisher": source.container_title or source.publisher,
                    "url": source.url,
                    "accessed": source.accessed.iso if source.accessed else "",
                    "cited": key in cited,
                }
                for key, source in self.report.sources.items()
            ],
            "doubts": [
                {"code": d.code, "line": d.line, "message": d.message, "words": d.words, "proposal": d.proposal}
                for d in self.doubts
            ],
            "left_out": [
                {"code": o.code, "first": o.first, "last": o.last, "reason": o.reason, "words": o.words}
                for o in self.left_out
            ],
        }
