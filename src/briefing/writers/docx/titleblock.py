"""The title block of the tree goes in; the head of the first page comes out, down to the distribution statement."""

from __future__ import annotations

from ...resolve.tree import Document, Words
from .draft import Draft
from .fields import field
from .furniture import marking_box
from .inlines import inlines
from .styles import Paragraphs, title_rule
from .xml import BREAK, TAB, run, run_properties, spacing

_DOT = " · "
#: Space above the line of facts where the authors stand before it, in twips.
_CLOSE = 20
#: Space between the facts and the distribution statement, in twips.
_STATEMENT = 320
#: Width of a letter of organisation and kind, and of a classification in its box, in em without letter-spacing; both
#: are in capitals. What the box needs beside its words, in points.
_CAPITAL = 0.65
_BOX = 30


def title_block(draft: Draft) -> str:
    """Rule, organisation and kind, classification; title; subtitle; authors; facts; distribution statement. A TLP label
    stands in the header.
    """
    document, title = draft.document, draft.document.title
    line = _line(draft, document)
    rule: Paragraphs = {} if line else {"borders": title_rule(draft.theme)}
    parts = [line, draft.paragraph("Title", inlines(draft, title.title), rule)]
    if title.subtitle:
        parts.append(draft.paragraph("Subtitle", inlines(draft, title.subtitle)))
    if title.authors:
        parts.append(draft.paragraph("TitleAuthors", run(_DOT.join(title.authors))))
    close: Paragraphs = {"spacing": spacing(before=_CLOSE)} if title.authors else {}
    if title.distribution:
        close |= {"spacing": spacing(_CLOSE if title.authors else None, _STATEMENT), "keep_next": True}
    parts.append(draft.paragraph("TitleFacts", _facts(draft, document), close))
    if title.distribution:
        parts.append(draft.paragraph("Distribution", inlines(draft, title.distribution)))
    return "".join(parts)


def _line(draft: Draft, document: Document) -> str:
    """The line under the rule; a classification too long to stand beside the name has a line of its own."""
    title, marking = document.title, document.banner
    name = _DOT.join(filter(None, (title.organisation, title.kind)))
    if marking is None:
        return draft.paragraph("TitleLine", run(name)) if name else ""
    text = draft.theme.text
    width = _BOX + sum(
        len(words) * (_CAPITAL + text[style].tracking) * text[style].size.pt
        for words, style in ((name, "organisation"), (marking.text, "marking"))
    )
    if width * 20 <= draft.page.wide:
        return draft.paragraph("TitleLine", run(name) + TAB + marking_box(marking, draft.theme))
    ink = (marking.background or draft.theme.colour("navy")).lstrip("#")
    words = run(marking.text, run_properties(style="Marking", colour=ink))
    return draft.paragraph("TitleLine", run(name) + BREAK + words if name else words)


def _facts(draft: Draft, document: Document) -> str:
    title = document.title
    strong = run_properties(bold=True, colour=draft.theme.colour("ink").lstrip("#"))
    parts = [run(title.date, strong)] if title.date else []
    parts += [draft.later(lambda: _count(document.words, max(1, draft.pages.count)))]
    parts += [run(title.sources)] if title.sources else []
    return run(_DOT).join(parts)


def _count(words: Words, pages: int) -> str:
    """How many pages there are: a live number where Word has words for more than one."""
    if pages == 1:
        return run(words.page)
    before, _, after = words.pages.partition("{pages}")
    return (run(before) if before else "") + field("NUMPAGES", str(pages)) + (run(after) if after else "")
