"""The bytes of a CSL file go in; its elements come out, each with its place."""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from .errors import StyleError

#: Namespace of CSL 1.0 (CSL 1.0.2, "Namespacing").
NAMESPACE = "http://purl.org/net/xbiblio/csl"
_XML = "http://www.w3.org/XML/1998/namespace"
#: How deep elements may stand in each other, those of macros included; no public style goes beyond 72.
DEEPEST = 150
#: Bytes of a file; no public style has more than 250,000.
_LARGEST = 8_000_000


class Element:
    """An XML element of CSL; tags and attributes are without the namespace, `xml:lang` is kept as such."""

    __slots__ = ("attrs", "children", "column", "line", "tag", "text")

    def __init__(self, tag: str, attrs: dict[str, str], line: int = 0, column: int = 0) -> None:
        self.tag, self.attrs, self.line, self.column = tag, attrs, line, column
        self.children: list[Element] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or `default`."""
        return self.attrs.get(name, default)

    def flag(self, name: str) -> bool:
        """Whether an attribute is "true"."""
        return self.attrs.get(name) == "true"

    def first(self, tag: str) -> Element | None:
        """The first child of a tag."""
        for child in self.children:
            if child.tag == tag:
                return child
        return None

    def every(self, tag: str) -> list[Element]:
        """All children of a tag."""
        return [child for child in self.children if child.tag == tag]

    def fail(self, message: str) -> NoReturn:
        """Raise StyleError at this element."""
        raise StyleError(message, self.line, self.column)


def whole(text: str) -> int:
    """An attribute that is a whole number; 0 where it is none, or beyond all measure."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def parse(data: bytes | str) -> Element:
    """The root element; raises StyleError. Document types are refused: CSL has none, and entities can be bombs."""
    if len(data) > _LARGEST:
        raise StyleError("The file is larger than any style.", 1, 1)
    return _Reader(isinstance(data, str)).read(data)


class _Reader:
    """Builds the elements of one file; what a string says about its encoding does not count."""

    def __init__(self, decoded: bool) -> None:
        self.parser = expat.ParserCreate("utf-8" if decoded else None, "}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.top = Element("", {})
        self.stack = [self.top]

    def read(self, data: bytes | str) -> Element:
        """The root element; raises StyleError."""
        parser = self.parser
        try:
            parser.Parse(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, True)
        except StyleError:
            raise
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise StyleError(f"The XML is not well-formed: {reason}.", error.lineno, error.offset + 1) from None
        except (ValueError, LookupError) as error:  # an encoding that Python does not know, or cannot use here
            raise StyleError(f"The XML cannot be read: {error}.", max(1, parser.CurrentLineNumber), 1) from None
        return self.top.children[0]

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        space, _, tag = name.rpartition("}")
        if any("}" in key for key in attrs):
            attrs = {_attribute(key): value for key, value in attrs.items()}
        tag = tag if space in (NAMESPACE, "") else f"{space}}}{tag}"
        element = Element(tag, attrs, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        if len(self.stack) > DEEPEST:
            element.fail("Elements are nested too deeply.")
        self.stack[-1].children.append(element)
        self.stack.append(element)

    def _end(self, name: str) -> None:
        self.stack.pop()

    def _characters(self, text: str) -> None:
        self.stack[-1].text += text

    def _doctype(self, *_: object) -> None:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        raise StyleError("A document type is not allowed.", *place)


def _attribute(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"xml:{local}" if space == _XML else local
