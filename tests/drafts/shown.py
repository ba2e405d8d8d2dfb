"""What a draft shows of a report, made from the resolved tree as the reader of drafts would read it from the file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from briefing.drafts.drawn import Break, Cited, Look, Note, Pieces, Referred, Words
from briefing.drafts.known import Known
from briefing.drafts.source import SourceText
from briefing.model import inlines as i
from briefing.model import walk
from briefing.resolve import tree
from briefing.resolve.addresses import key as address_key
from briefing.resolve.resolve import resolve


class Draft:
    """The texts of a source as a draft shows them."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.document, self.found = resolve(source.report, pictures=False)
        self.shown: dict[int, Pieces] = {}
        self.known = Known()
        _contents(self.document, self._take)
        sources = source.report.known_sources
        self.known.keys = frozenset(sources)
        self.known.entries = {f"_Ref_source_{key}": key for key in sources}
        self.known.addresses = {address_key(one.url): key for key, one in sources.items() if one.url}
        self.known.ids = frozenset(heading.node.id for heading in walk.headings(source.report) if heading.node.id)
        for inline in walk.inlines(source.report):
            if isinstance(inline, i.CrossReference):
                self.known.elements[f"_Ref_{inline.target}"] = inline.target

    def _take(self, content: tree.Content) -> None:
        if id(content.origin) in self.shown:
            return
        self.shown[id(content.origin)] = pieces(content)
        nodes = [one for one in _outside_notes(content.origin) if isinstance(one, i.Citation)]
        marks = [one for one in content if isinstance(one, tree.CitationMark)]
        for mark, node in zip(marks, nodes, strict=False):
            self.known.citations[_name(mark)] = node

    def of(self, content: object) -> Pieces:
        """What is shown of a content of the model."""
        return self.shown[id(content)]


def _outside_notes(content: Any) -> list[Any]:
    found = []
    for one in content:
        if not isinstance(one, i.Note):
            found.append(one)
            found += _outside_notes(getattr(one, "content", ()))
    return found


def _contents(node: Any, take: Any) -> None:
    if isinstance(node, tree.Content):
        take(node)
    if isinstance(node, tuple):
        for one in node:
            _contents(one, take)
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            _contents(getattr(node, field.name), take)


def _name(mark: tree.CitationMark) -> str:
    return "_Ref_" + mark.id.replace(":", "_")


def pieces(content: tuple[tree.Inline, ...], noted: bool = False) -> Pieces:
    """A row of the tree as the reader of drafts sees it."""
    out: list[Any] = []
    for one in content:
        match one:
            case tree.Run():
                form = one.format
                look = Look(form.strong, form.emphasis, form.superscript, form.subscript, form.code, one.lang or "",
                            one.link.url if one.link else "")  # fmt: skip
                text = one.text.replace("-", "\N{NON-BREAKING HYPHEN}") if form.portion else one.text
                out.append(Words(text, look))
            case tree.CitationMark():
                targets = tuple("_Ref_" + part.target.replace(":", "_") for part in one.parts if part.target)
                out.append(Cited("" if noted else _name(one), one.text, targets, one.superscript))
            case tree.ReferenceMark():
                out.append(Referred(f"_Ref_{one.target}", one.prefix + one.text))
            case tree.NoteMark():
                out.append(Note("footnote", str(one.number), pieces(one.content, noted=True)))
            case tree.LineBreak():
                out.append(Break())
    return tuple(out)
