"""The title block of the tree goes in; the head of the first page comes out, down to the line of facts."""

from __future__ import annotations

from ...resolve.tree import Document
from .draft import Draft
from .fields import field
from .furniture import marking_box
from .inlines import inlines
from .styles import Paragraphs, title_rule
from .xml import TAB, run, run_properties, spacing

_DOT = " · "
#: Space above the line of facts where the authors stand before it, in twips.
_CLOSE = 20


def title_block(draft: Draft) -> str:
    """Rule, organisation and kind, marking; title; subtitle; authors; facts. A TLP label stands in the header."""
    document, title = draft.document, draft.document.title
    line = _line(draft, document)
    rule: Paragraphs = {} if line else {"borders": title_rule(draft.theme)}
    parts = [line, draft.paragraph("Title", inlines(draft, title.title), rule)]
    if title.subtitle:
        parts.append(draft.paragraph("Subtitle", inlines(draft, title.subtitle)))
    if title.authors:
        parts.append(draft.paragraph("TitleAuthors", run(_DOT.join(title.authors))))
    close: Paragraphs = {"spacing": spacing(before=_CLOSE)} if title.authors else {}
    parts.append(draft.paragraph("TitleFacts", _facts(draft, document), close))
    return "".join(parts)


def _line(draft: Draft, document: Document) -> str:
    title, marking = document.title, document.marking
    words = run(_DOT.join(filter(None, (title.organisation, title.kind))))
    boxed = marking is not None and marking.kind == "classification"
    if not (title.organisation or title.kind or boxed):
        return ""
    box = TAB + marking_box(marking, draft.theme) if marking is not None and boxed else ""
    return draft.paragraph("TitleLine", words + box)


def _facts(draft: Draft, document: Document) -> str:
    title, words = document.title, document.words
    strong = run_properties(bold=True, colour=draft.theme.colour("ink").lstrip("#"))
    pages = max(1, draft.pages.count)
    before, _, after = (words.page if pages == 1 else words.pages).partition("{pages}")
    if pages == 1:
        count = run(words.page)
    else:
        count = (run(before) if before else "") + field("NUMPAGES", str(pages)) + (run(after) if after else "")
    parts = [run(title.date, strong)] if title.date else []
    parts += [count] + ([run(title.sources)] if title.sources else [])
    return run(_DOT).join(parts)
