"""The elements of an SVG go in; the same picture comes out as a file that holds nothing else.

Left out: scripts, comments, metadata, titles, what is hidden, editors' own elements and attributes (Inkscape's hold
the author's paths, draw.io's the whole source), and every address outside the file.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from .css import PROPERTIES, Sheet, blocks, declarations
from .data import read_data
from .values import words
from .xml import SVG, XLINK, Node

_ELEMENTS = words(
    "svg g defs symbol use switch a path rect circle ellipse line polyline polygon text tspan textPath image clipPath "
    "linearGradient radialGradient stop marker pattern mask filter style feBlend feColorMatrix feComponentTransfer "
    "feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA "
    "feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting "
    "feSpotLight feTile feTurbulence"
)
_ATTRIBUTES = PROPERTIES | words(
    "id class style x y x1 y1 x2 y2 cx cy r rx ry fx fy width height d points viewBox preserveAspectRatio offset "
    "gradientUnits gradientTransform spreadMethod clipPathUnits patternUnits patternContentUnits patternTransform "
    "maskUnits maskContentUnits filterUnits primitiveUnits markerUnits markerWidth markerHeight refX refY orient dx dy "
    "rotate textLength lengthAdjust pathLength startOffset method spacing version xml:space xml:lang in in2 result "
    "stdDeviation type values mode operator k1 k2 k3 k4 flood-color flood-opacity tableValues slope intercept "
    "amplitude exponent radius surfaceScale specularConstant specularExponent lighting-color paint-order vector-effect "
    "font-stretch font-variant word-spacing clip mix-blend-mode isolation color-interpolation "
    "color-interpolation-filters shape-rendering text-rendering image-rendering requiredFeatures"
)
_OUTSIDE = re.compile(r"url\(\s*[\"']?\s*(?!\s*[\"']?\s*#)", re.IGNORECASE)
_AMPERSAND = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|@import|@font-face|javascript:|expression\\(|<", re.IGNORECASE
)


def clean(root: Node, sheet: Sheet) -> bytes:
    """The file, as UTF-8."""
    parts: list[str] = []
    _write(root, sheet, parts, f' xmlns="{SVG}" xmlns:xlink="{XLINK}"')
    return "".join(['<?xml version="1.0" encoding="UTF-8"?>\n', *parts, "\n"]).encode()


def _write(node: Node, sheet: Sheet, parts: list[str], spaces: str = "") -> None:
    if node.name not in _ELEMENTS or sheet.own(node).get("display") == "none":
        return
    attributes = "".join(_attributes(node))
    if node.name == "image" and "xlink:href" not in attributes:
        return
    parts.append(f"<{node.name}{spaces}{attributes}")
    inside: list[str] = []
    if node.name == "style":
        inside.append(_style(node.text).translate(_AMPERSAND))
    else:
        text = node.name in {"text", "tspan", "textPath", "a"}
        for child in node.children:
            if isinstance(child, Node):
                _write(child, sheet, inside)
            elif text:
                inside.append(child.translate(_AMPERSAND))
    parts += [">", *inside, f"</{node.name}>"] if inside else ["/>"]


def _attributes(node: Node) -> Iterator[str]:
    for name, value in node.attributes.items():
        if name == "style":
            value = _declared(value)
        if name not in _ATTRIBUTES or not value or _OUTSIDE.search(value) or _UNSAFE.search(value):
            continue
        yield f' {name}="{_escaped(value)}"'
    href = node.href
    if node.name == "image":
        picture = _picture(href)
        if picture:
            yield f' xlink:href="{picture}"'
    elif href.startswith("#"):
        yield f' xlink:href="{_escaped(href)}"'


def _escaped(value: str) -> str:
    return value.translate(_AMPERSAND).replace("\n", " ").replace("\t", " ")


def _declared(text: str) -> str:
    """The declarations of a style, without those that lead outside."""
    return ";".join(
        f"{name}:{value}{' !important' if important else ''}"
        for name, value, important in declarations(text)
        if value and not _OUTSIDE.search(value) and not _UNSAFE.search(value)
    )


def _style(text: str) -> str:
    """The rules of a style sheet that we understand, written anew."""
    return "".join(
        f"{selectors}{{{_declared(body)}}}"
        for selectors, body in blocks(text)
        if not selectors.startswith("@") and not _UNSAFE.search(selectors)
    )


def _picture(href: str) -> str:
    try:
        image = read_data(href)
    except ValueError:
        return ""
    return f"data:image/{image.format};base64,{base64.b64encode(image.data).decode()}"
