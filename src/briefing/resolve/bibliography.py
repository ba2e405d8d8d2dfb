"""An entry as the processor words it goes in; its label and the runs of its text come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from ..csl import Token
from .scripts import by_language
from .segments import Segment, segments
from .tree import PLAIN, Inline, Inlines, LineBreak, Link, ReferenceMark, Run

Behind = Callable[[str], Inlines]
"""What the house says behind a source that is named, by its key."""
_DAY = re.compile(r"(?<=\b\d) (?=[^\W\d_]{3,} \d{4})|(?<=\b\d\d) (?=[^\W\d_]{3,} \d{4})|(?<=\d월) (?=\d{1,2}일)")
_OWN_LINE = ("block", "indent")


def label_and_text(tokens: Iterable[Token], lang: str) -> tuple[str, Inlines]:
    """An entry's label ("3", "[3]", empty where it has none) and its text."""
    found = list(segments(tokens))
    label, rest = _label(found)
    return label, text(rest, lang)


def _label(found: list[Segment]) -> tuple[str, list[Segment]]:
    """The label: what stands in the left margin, or the number that an entry begins with and its affixes."""
    if found and found[0].block == "left-margin":
        end = next((n for n, one in enumerate(found) if one.block != "left-margin"), len(found))
        label = "".join(one.text for one in found[:end])
        if any(one.number for one in found[:end]):
            return label.strip(), found[end:]
        return "", found
    at = next((n for n, one in enumerate(found) if one.number), None)
    if at is None or at > 1 or (at == 1 and found[0].text.strip() not in ("[", "(")):
        return "", found
    before = "".join(one.text for one in found[:at]).strip()
    behind, rest = "", found[at + 1 :]
    if rest and (match := _AFFIX.match(rest[0].text)):
        behind = match[0].strip()
        left = rest[0].text[match.end() :]
        rest = [rest[0]._replace(text=left), *rest[1:]] if left else rest[1:]
    return before + found[at].text + behind, rest


_AFFIX = re.compile(r"[\]).:]*[\s\N{EN SPACE}\N{EM SPACE}]*")


def text(found: list[Segment], lang: str, behind: Behind | None = None) -> Inlines:
    """Segments as inlines. Addresses become links, references to notes live ones; a day is not parted from its month.
    `behind` adds to each source named."""
    out: list[Inline] = []
    block = ""
    cited = ""
    for segment in found:
        if segment.block != block:
            if (segment.block in _OWN_LINE or block in _OWN_LINE) and out:
                out.append(LineBreak())
            block = segment.block
        if behind is not None and segment.cite != cited:
            out += behind(cited) if cited else ()
            cited = segment.cite
        if segment.address:
            segment = _whole_address(out, segment)
        out += _pieces(segment, lang)
    if behind is not None and cited:
        _before_stop(out, behind(cited))
    return _trimmed(out)


_ADDRESS_BEGINS = re.compile(r"https?://\S*$")


def _whole_address(out: list[Inline], segment: Segment) -> Segment:
    """An address with its beginning, which styles often write as a prefix: `https://doi.org/` before a DOI."""
    last = out[-1] if out else None
    if not isinstance(last, Run) or last.link is not None:
        return segment
    begins = _ADDRESS_BEGINS.search(last.text)
    if begins is None:
        return segment
    out[-1] = replace(last, text=last.text[: begins.start()])
    whole = begins[0] + segment.text
    return segment._replace(text=whole, address=whole)


def _pieces(segment: Segment, lang: str) -> list[Inline]:
    if segment.note:
        return [ReferenceMark(f"note:{segment.note}", "note", "", segment.text, segment.format)]
    if segment.address:
        return [Run(segment.text, replace(segment.format, address=True), None, Link(url=segment.address))]
    if segment.text.isascii():
        return [Run(segment.text, segment.format)]
    return [Run(part, segment.format, tag) for part, tag in by_language(segment.text, lang)]


def _before_stop(out: list[Inline], more: Inlines) -> None:
    """Put words before the stop that ends a note."""
    last = out[-1] if out else None
    if not more:
        return
    if isinstance(last, Run) and last.link is None and last.text.endswith("."):
        out[-1] = replace(last, text=last.text[:-1])
        out += [*more, Run(".", PLAIN)]
    else:
        out += more


def _trimmed(out: list[Inline]) -> Inlines:
    """Neighbours of one format as one run; no blank at either end."""
    made: list[Inline] = []
    for inline in out:
        last = made[-1] if made else None
        if isinstance(inline, Run):
            if (
                isinstance(last, Run)
                and last.link is None
                and inline.link is None
                and (last.format, last.lang)
                == (
                    inline.format,
                    inline.lang,
                )
            ):
                made[-1] = replace(last, text=last.text + inline.text)
                continue
            if last is None or isinstance(last, LineBreak):
                inline = replace(inline, text=inline.text.lstrip(" "))
            if not inline.text:
                continue
        made.append(inline)
    if made and isinstance(made[-1], Run):
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" "))
    return tuple(_held(inline) for inline in made)


def _held(inline: Inline) -> Inline:
    """Text whose days are not parted from their months."""
    if not isinstance(inline, Run) or inline.link is not None:
        return inline
    return replace(inline, text=_DAY.sub("\N{NO-BREAK SPACE}", inline.text))
