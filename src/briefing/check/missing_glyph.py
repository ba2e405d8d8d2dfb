"""A character that no font at hand has.

Why it is bad: the PDF shows a stand-in where the reader expects a word.
Use instead: a font that has it; the extra `briefing[cjk]` brings those for Chinese, Japanese, Korean, Arabic, Hebrew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model import blocks as b
from ..model import inlines as i
from ..model import walk
from ..model.report import Report

#: Beginnings of the Unicode names of what the extra's fonts cover.
_EXTRA = ("HANGUL", "CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "ARABIC", "HEBREW")

#: Fields of a source that are printed as they are.
_FIELDS = (
    "title", "container_title", "publisher", "publisher_place", "genre", "note", "source_type", "descriptor",
)  # fmt: skip


def missing_glyph(report: Report, missing: Mapping[str, str]) -> Iterator[Diagnostic]:
    """One finding for each place that needs characters found nowhere before it; `missing` has them with their names."""
    left = dict(missing)
    for text, at in _texts(report):
        here = [character for character in left if character in text]
        if here:
            yield _finding(here, left, at)
            left = {character: name for character, name in left.items() if character not in here}
        if not left:
            return
    yield _finding(list(left), left, report.at or Span())


def _finding(characters: list[str], names: Mapping[str, str], at: Span) -> Diagnostic:
    more = len(characters) - 1
    others = f" and {more} other character{'s' if more > 1 else ''} of this text" if more else ""
    extra = any(names[character].startswith(_EXTRA) for character in characters)
    hint = "install the extra briefing[cjk], or a font that has it" if extra else "install a font that has it"
    message = f"No font at hand has {_named(characters[0], names[characters[0]])}{others}."
    return Diagnostic("missing-glyph", message, at, hint)


def _named(character: str, name: str) -> str:
    """A character as people find it again: itself where it can be shown, its code point, its name."""
    code = f"U+{ord(character):04X}"
    words = "" if name.upper() == code else f", {name.lower()}"
    shown = character.isprintable() and not unicodedata.combining(character)
    return f"{character!r} ({code}{words})" if shown else f"{code}{words}"


def _texts(report: Report) -> Iterator[tuple[str, Span]]:
    """Stretches of text with the place of the heading or block they stand in."""
    whole = report.at or Span()
    yield _words(report.title) + _words(report.subtitle), whole
    for heading in walk.headings(report):
        yield _words(heading.node.title), heading.node.at or whole
    for block in walk.blocks(report):
        at = block.at or whole
        before, after = walk.own_inlines(block)
        yield "".join(_words(content) for content in before + after), at
        if isinstance(block, b.DefinitionList):
            for definition in block.items:
                yield _words(definition.term), definition.at or at
        elif isinstance(block, b.CodeBlock):
            yield block.text, at
    for source in report.sources.values():
        yield " ".join(_source_words(source)), source.at or whole


def _source_words(source: object) -> Iterator[str]:
    for name in _FIELDS:
        yield str(getattr(source, name))
    for role in ("author", "editor"):
        for person in getattr(source, role):
            yield f"{person.literal} {person.given} {person.family}"


def _words(content: i.Inlines) -> str:
    return "".join(
        inline.text if isinstance(inline, (i.Text, i.Code)) else inline.url if isinstance(inline, i.Link) else ""
        for inline in walk.inlines_within(content)
    )
