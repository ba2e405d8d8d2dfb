"""The bytes of a CSL file go in; its elements come out, each with its place."""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from .errors import StyleError

#: Namespace of CSL 1.0 (CSL 1.0.2, Namespacing).
NAMESPACE = "http://purl.org/net/xbiblio/csl"
_XML = "http://www.w3.org/XML/1998/namespace"
_DEEPEST = 200


class Element:
    """An XML element of CSL; tags and attributes are without the namespace, `xml:lang` is kept as such."""

    __slots__ = ("attrs", "children", "column", "line", "tag", "text")

    def __init__(self, tag: str, attrs: dict[str, str], line: int, column: int) -> None:
        self.tag, self.attrs, self.line, self.column = tag, attrs, line, column
        self.children: list[Element] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or `default`."""
        return self.attrs.get(name, default)

    def first(self, tag: str) -> Element | None:
        """The first child of a tag."""
        return next((child for child in self.children if child.tag == tag), None)

    def every(self, tag: str) -> list[Element]:
        """All children of a tag."""
        return [child for child in self.children if child.tag == tag]

    def fail(self, message: str) -> NoReturn:
        """Raise StyleError at this element."""
        raise StyleError(message, self.line, self.column)


def parse(data: bytes) -> Element:
    """The root element; raises StyleError. Document types are refused: CSL has none, and entities can be bombs."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    stack: list[Element] = []
    roots: list[Element] = []

    def start(name: str, attrs: dict[str, str]) -> None:
        space, _, tag = name.rpartition("}")
        element = Element(
            tag if space in (NAMESPACE, "") else f"{space}}}{tag}",
            {_attribute(key): value for key, value in attrs.items()},
            parser.CurrentLineNumber,
            parser.CurrentColumnNumber + 1,
        )
        if len(stack) > _DEEPEST:
            element.fail("Elements are nested too deeply.")
        if stack:
            stack[-1].children.append(element)
        else:
            roots.append(element)
        stack.append(element)

    def end(name: str) -> None:
        stack.pop()

    def characters(text: str) -> None:
        if stack:
            stack[-1].text += text

    def doctype(*_: object) -> None:
        raise StyleError("A document type is not allowed.", parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise StyleError(f"The XML is not well-formed: {reason}.", error.lineno, error.offset + 1) from None
    except (ValueError, LookupError) as error:
        if isinstance(error, StyleError):
            raise
        raise StyleError(f"The XML cannot be read: {error}.", parser.CurrentLineNumber) from None
    return roots[0]


def _attribute(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"xml:{local}" if space == _XML else local
