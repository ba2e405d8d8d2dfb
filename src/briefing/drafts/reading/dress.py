"""The properties of runs and paragraphs go in; what they say of a look that the model has no words for comes out.

What the style says already is none of it, however often a program writes it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from ..drawn import Dressed
from .names import W, flag, value, whole
from .styles import MEANING, Styles, called

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from .atoms import Atom

Dress: TypeAlias = Literal["highlight", "colour", "underline", "strikethrough", "capitals", "font", "size"]

_KINDS: tuple[Dress, ...] = ("highlight", "colour", "underline", "strikethrough", "capitals", "font", "size")
_SAYS: dict[object, Dress] = {
    W + "highlight": "highlight",
    W + "shd": "highlight",
    W + "color": "colour",
    W + "u": "underline",
    W + "strike": "strikethrough",
    W + "dstrike": "strikethrough",
    W + "caps": "capitals",
    W + "smallCaps": "capitals",
    W + "rFonts": "font",
    W + "sz": "size",
}
_STYLE = W + "rStyle"
_LETTER = re.compile("[A-Za-z0-9]")
#: What an alignment is called that is none: lines begin at one edge.
_START = {"left": "", "start": "", "both": "justify", "distribute": "justify", "end": "right"}


class Dresses:
    """Reads what runs and paragraphs say beside their styles."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[tuple[str, str], dict[Dress, str]] = {}
        self._aligned: dict[str, str] = {}
        self._others: dict[str, list[Element]] = {}

    def of(self, rpr: Element | None, paragraph: str, text: str) -> tuple[tuple[Dress, str], ...]:
        """Each kind that a run says otherwise than its paragraph's style (the id of it), or than one of our character
        styles.
        """
        if rpr is None:
            return ()
        found = {_SAYS[child.tag] for child in rpr if child.tag in _SAYS}
        character = value(rpr, "rStyle") if rpr.find(_STYLE) is not None else ""
        strange = self._strange(character) if character else []
        if not found and not strange:
            return ()
        kinds = _KINDS if strange else [kind for kind in _KINDS if kind in found]
        if not _LETTER.search(text):  # fonts and sizes of other scripts are chosen by programs
            kinds = [kind for kind in kinds if kind not in ("font", "size")]
        return tuple(_differs([rpr, *strange], self._usual(paragraph, "" if strange else character), kinds))

    def _strange(self, character: str) -> list[Element]:
        """What a character style that is none of ours says; LibreOffice calls that of citations "Quotation"."""
        if character not in self._others:
            chain = self._styles.chain(character)
            name = called(value(chain[0], "name"), chain[0].get(W + "styleId", "")) if chain else ""
            self._others[character] = [] if name in MEANING or name == "Quote" else _run_properties(chain)
        return self._others[character]

    def aligned(self, ppr: Element | None, paragraph: str) -> str | None:
        """How a paragraph is aligned where its style says otherwise; None: it does not."""
        said = value(ppr, "jc")
        if not said:
            return None
        if paragraph not in self._aligned:
            basis = self._styles.basis
            default = basis.find(f"{W}pPrDefault/{W}pPr") if basis is not None else None
            chain = [*(style.find(W + "pPr") for style in self._styles.chain(paragraph)), default]
            usual = next(filter(None, (value(each, "jc") for each in chain)), "")
            self._aligned[paragraph] = _START.get(usual, usual)
        said = _START.get(said, said)
        return None if said == self._aligned[paragraph] else said

    def size(self, paragraph: str) -> int:
        """Of the letters of a paragraph's style (the id of it), in half points; 0: not said."""
        return whole(self._usual(paragraph, "")["size"])

    def _usual(self, paragraph: str, character: str) -> dict[Dress, str]:
        key = (paragraph, character)
        if key not in self._known:
            basis = self._styles.basis
            default = basis.find(f"{W}rPrDefault/{W}rPr") if basis is not None else None
            chain = [
                *_run_properties(self._styles.chain(character) if character else []),
                *_run_properties(self._styles.chain(paragraph)),
                *([default] if default is not None else []),
            ]
            self._known[key] = {kind: _said(chain, kind) or "" for kind in _KINDS}
        return self._known[key]


def _run_properties(chain: Sequence[Element]) -> list[Element]:
    return [found for style in chain if (found := style.find(W + "rPr")) is not None]


def _differs(own: list[Element], usual: dict[Dress, str], kinds: Sequence[Dress]) -> list[tuple[Dress, str]]:
    """What marks words; that a look was taken away does not."""
    said = ((kind, _said(own, kind)) for kind in kinds)
    return [(kind, found) for kind, found in said if found and found != usual[kind]]


def _said(chain: Sequence[Element], kind: Dress) -> str | None:
    """What the first of some run properties says that says anything, empty for no such look; None: none does."""
    return next((found for rpr in chain if (found := _of_one(rpr, kind)) is not None), None)


def _of_one(rpr: Element, kind: Dress) -> str | None:
    match kind:
        case "highlight":
            return _highlight(rpr)
        case "colour":
            colour = value(rpr, "color").upper()
            return None if not colour else "" if colour in ("AUTO", "000000") else colour
        case "underline":
            line = value(rpr, "u")
            return None if not line else line.replace("none", "")
        case "strikethrough":
            return _on(rpr, "strike", "dstrike")
        case "capitals":
            return _on(rpr, "caps", "smallCaps")
        case "font":
            fonts = rpr.find(W + "rFonts")
            theme = fonts.get(W + "asciiTheme", "") if fonts is not None else ""
            return None if fonts is None else theme or fonts.get(W + "ascii") or None
        case "size":
            return value(rpr, "sz") or None


def _highlight(rpr: Element) -> str | None:
    """The colour behind words: of a highlighter, or of a shade."""
    colour = value(rpr, "highlight")
    if colour and colour != "none":
        return colour
    shade = rpr.find(W + "shd")
    fill = shade.get(W + "fill", "").upper() if shade is not None else ""
    if fill and fill not in ("AUTO", "FFFFFF"):
        return fill
    return "" if colour or fill else None


def _on(rpr: Element, *names: str) -> str | None:
    """ "on" or empty; None where it says neither."""
    said = [found for name in names if (found := flag(rpr, name)) is not None]
    return None if not said else "on" if any(said) else ""


def dressed(atoms: list[Atom], aligned: str | None) -> tuple[Dressed, ...]:
    """The words of a paragraph that look otherwise than its style says, those that look alike together."""
    out = [] if aligned is None else [Dressed("alignment", aligned, "")]
    if not any(atom.dress for atom in atoms):
        return tuple(out)
    for kind in _KINDS:
        text = ""
        before: str | None = None
        for atom in [*atoms, None]:
            said = dict(atom.dress).get(kind) if atom is not None and not atom.made else None
            if said != before and text.strip():
                out.append(Dressed(kind, before or "", text))
            text = (text if said == before else "") + (atom.text if atom is not None and said is not None else "")
            before = said
    return tuple(out)
