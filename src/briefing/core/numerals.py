"""Numbers go in; letters and Roman numerals come out."""

from __future__ import annotations


def letters(n: int) -> str:
    """1 is a, 26 is z, 27 is aa: ECMA-376 17.18.59, lowerLetter."""
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def roman(n: int) -> str:
    """1 is i, 4 is iv."""
    text = ""
    for value, numeral in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
                           (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):  # fmt: skip
        while n >= value:
            text, n = text + numeral, n - value
    return text
