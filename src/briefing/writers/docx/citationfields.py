"""Cited sources go in; the instructions and content controls of Word's own citations come out (ECMA-376, 17.16.5.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...resolve.tree import CitedItem
from .languages import lcid

BIBLIOGRAPHY = "BIBLIOGRAPHY"
_US_ENGLISH = 1033


def citation(items: Sequence[CitedItem], tags: Mapping[str, str], lang: str) -> str:
    """The field's instruction: the first source by its tag, the others by \\m; a switch is of the source before it."""
    first, *more = items
    parts = [f"CITATION {tags[first.key]}", *_switches(first)]
    for item in more:
        parts += [f"\\m {tags[item.key]}", *_switches(item)]
    parts.append(f"\\l {lcid(lang) or _US_ENGLISH}")
    return " ".join(parts)


def _switches(item: CitedItem) -> Iterator[str]:
    """Word has switches for pages and volumes; other places in a source are said after it."""
    suffix = item.suffix
    if item.locator and item.label in ("page", "volume"):
        yield f"\\{item.label[0]} {_quoted(item.locator)}"
    elif item.locator:
        suffix = f", {item.label} {item.locator}{suffix}"
    if item.prefix:
        yield f"\\f {_quoted(item.prefix)}"
    if suffix:
        yield f"\\s {_quoted(suffix)}"
    if item.suppress_author:
        yield "\\n"


def _quoted(text: str) -> str:
    """An argument (ECMA-376, 17.16.1): in quotation marks, with a backslash before what would end it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def citation_control(number: int, content: str) -> str:
    """The control around a citation (ECMA-376, 17.5.2.5)."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w:citation/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def bibliography_control(outer: int, inner: int, paragraphs: str) -> str:
    """The control around the entries (ECMA-376, 17.5.2.3), in one of Word's gallery of bibliographies."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{outer}"/><w:docPartObj><w:docPartGallery w:val="Bibliographies"/>'
        f'<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w:id w:val="{inner}"/>'
        f"<w:bibliography/></w:sdtPr><w:sdtContent>{paragraphs}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    )
