"""The name of a font family goes in; what is known about it comes out: serifs, the height of a line, families as wide.

Files of fonts are another floor's business: this is what has to be known of families that may not be at hand.
"""

from __future__ import annotations

#: Families whose letters are as wide as another's, so that lines break alike; and those that look much alike.
INSTEAD = {
    "arial": ("Liberation Sans", "Arimo", "Helvetica", "Nimbus Sans"),
    "helvetica": ("Liberation Sans", "Arimo", "Arial", "Nimbus Sans"),
    "times new roman": ("Liberation Serif", "Tinos", "Times", "Nimbus Roman"),
    "times": ("Liberation Serif", "Tinos", "Times New Roman", "Nimbus Roman"),
    "courier new": ("Liberation Mono", "Cousine", "Nimbus Mono PS"),
    "calibri": ("Carlito",),
    "calibri light": ("Carlito",),
    "cambria": ("Caladea",),
    "georgia": ("Gelasio",),
    "segoe ui": ("Selawik",),
    "liberation sans": ("Arial", "Arimo"),
    "liberation serif": ("Times New Roman", "Tinos"),
    "carlito": ("Calibri",),
    "caladea": ("Cambria",),
}

#: Height of a line in em, as Word takes it from the family's own files.
_PITCH = {
    "aptos": 1.2773,
    "aptos display": 1.2773,
    "arial": 1.1499,
    "arial narrow": 1.1470,
    "book antiqua": 1.2460,
    "calibri": 1.2207,
    "calibri light": 1.2207,
    "cambria": 1.1724,
    "candara": 1.2207,
    "carlito": 1.2207,
    "caladea": 1.1724,
    "century gothic": 1.2260,
    "consolas": 1.1709,
    "constantia": 1.2207,
    "corbel": 1.2207,
    "courier new": 1.1328,
    "dejavu sans": 1.1641,
    "dejavu serif": 1.1641,
    "franklin gothic book": 1.1328,
    "garamond": 1.1245,
    "georgia": 1.1362,
    "gill sans mt": 1.1602,
    "helvetica": 1.1499,
    "liberation sans": 1.1499,
    "liberation serif": 1.1499,
    "lato": 1.2,
    "montserrat": 1.219,
    "noto sans": 1.362,
    "noto serif": 1.362,
    "open sans": 1.3618,
    "palatino linotype": 1.3506,
    "roboto": 1.1719,
    "segoe ui": 1.3301,
    "source sans pro": 1.257,
    "source serif pro": 1.257,
    "tahoma": 1.2070,
    "times new roman": 1.1499,
    "trebuchet ms": 1.1611,
    "verdana": 1.2153,
}
_USUAL_PITCH = 1.2

_SERIF = frozenset(
    (
        *(
            "times new roman",
            "times",
            "georgia",
            "cambria",
            "garamond",
            "book antiqua",
            "palatino linotype",
            "palatino",
        ),
        *("constantia", "bookman old style", "century", "century schoolbook", "baskerville", "didot", "caladea"),
        *("liberation serif", "tinos", "gelasio", "sitka text", "perpetua", "rockwell", "minion pro"),
    )
)
_MONO = frozenset(("consolas", "courier new", "courier", "lucida console", "cascadia mono", "liberation mono"))


def pitch(family: str) -> float:
    """Height of a line set solid, in em; a usual one where the family is not known."""
    return _PITCH.get(family.lower(), _USUAL_PITCH)


def is_serif(family: str, told: str = "") -> bool:
    """Whether a family has serifs; `told` is what the file's font table says: roman, swiss, modern or nothing."""
    name = family.lower()
    if name in _SERIF:
        return True
    if name in _PITCH or name in _MONO:
        return "serif" in name.split()
    return told == "roman" or "serif" in name.replace("sans serif", "")


def fallback(family: str, serif: bool) -> str:
    """A family that every Word has, to stand in where this one is not installed."""
    if family.lower() in _MONO:
        return "Courier New"
    return "Times New Roman" if serif else "Arial"
