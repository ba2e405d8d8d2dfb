"""Pass 4: what a reference to each element shows; a reference to nothing is a fault."""

from __future__ import annotations

from ..core.diagnostics import did_you_mean
from ..model import blocks as b
from ..model import walk
from ..model.inlines import CrossReference
from .tree import ReferenceMark
from .work import Work


def crossref(work: Work) -> None:
    """Fill `references` for every target that is named somewhere."""
    titles: dict[str, str] | None = None
    for inline in walk.inlines(work.report):
        if not isinstance(inline, CrossReference) or inline.target in work.references:
            continue
        kind = work.targets.get(inline.target)
        if kind is None:
            hint = did_you_mean(inline.target, work.targets) or "an element takes its id in braces: {#sec-…}, {#tbl-…}"
            work.found.add("unknown-reference", f"Nothing has the id {inline.target!r}.", inline.at, hint)
            continue
        if kind != "heading" and inline.target not in work.counters:
            message = f"The {kind} {inline.target!r} has no number to refer to."
            work.found.add("unknown-reference", message, inline.at, "give it a caption")
            continue
        if kind == "heading":
            if titles is None:
                titles = _titles(work)
            mark = _to_heading(work, inline.target, titles[inline.target])
        else:
            word = work.vocabulary.table if kind == "table" else work.vocabulary.figure
            text = f"{word}\N{NO-BREAK SPACE}{work.counters[inline.target]}"
            mark = ReferenceMark(inline.target, kind, "", text, form="label")
        work.references[inline.target] = mark


def _to_heading(work: Work, target: str, title: str) -> ReferenceMark:
    number = work.numbers.get(target)
    if number is None:
        return ReferenceMark(target, "heading", "", title, form="title")
    text = number.rstrip(".")
    lettered = text.startswith(work.vocabulary.appendix)
    prefix = "" if lettered else f"{work.vocabulary.section}\N{NO-BREAK SPACE}"
    return ReferenceMark(target, "heading", prefix, text)


def _titles(work: Work) -> dict[str, str]:
    found = {work.ids[id(h.node)]: walk.plain(h.node.title) for h in walk.headings(work.report)}
    for block in walk.blocks(work.report):
        if isinstance(block, b.QuestionAnswer):
            found[work.ids[id(block)]] = walk.plain(block.question)
    return found
