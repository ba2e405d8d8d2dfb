"""A template's few colours go in; every colour that a theme names comes out, dark enough for text to be read."""

from __future__ import annotations

from collections.abc import Mapping

#: Contrast of ordinary text on white (WCAG 2.2, 1.4.3).
READABLE = 4.5
#: Contrast of large text: 18 points, or 14 in bold.
READABLE_LARGE = 3.0
#: A tint of black, as panels are filled with: no other is darker.
_DARKEST_TINT = "#F0F0F0"


def palette(ink: str, accent: str, second: str, title: str, link: str) -> dict[str, str]:
    """Colours by the names that writers know; all are given and made as #RRGGBB."""
    navy = readable(accent)
    rust = readable(second)
    return {
        "navy": navy,
        "ink": ink,
        "dark": readable(title),
        "grey": readable(mixed(ink, "#FFFFFF", 0.4)),
        "pale": readable(mixed(ink, "#FFFFFF", 0.45)),
        "rust": rust,
        "tint": mixed(navy, "#FFFFFF", 0.94),
        "blush": mixed(rust, "#FFFFFF", 0.95),
        "hairline": mixed(navy, "#FFFFFF", 0.76),
        "step": mixed(navy, "#FFFFFF", 0.85),
        "address": readable(mixed(navy, ink, 0.3)),
        "link": readable(link),
        "watermark": mixed(navy, "#FFFFFF", 0.91),
        "white": "#FFFFFF",
    }


def mixed(one: str, other: str, part: float) -> str:
    """So much of the other colour in the one."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def readable(colour: str, least: float = READABLE) -> str:
    """The colour, darkened until text in it can be read on white and on any tint of a panel."""
    for step in range(21):
        made = mixed(colour, "#000000", step / 20)
        if contrast(made, _DARKEST_TINT) >= least:
            return made
    return "#000000"


def contrast(one: str, other: str = "#FFFFFF") -> float:
    """Ratio of two colours' luminances (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_coloured(colour: str) -> bool:
    """Whether a colour is more than a shade of grey."""
    channels = _rgb(colour)
    return max(channels) - min(channels) > 24


#: How colours of a theme are called in text, and in the theme itself (ECMA-376, 17.18.97).
_SCHEME = {
    "text1": "dk1",
    "text2": "dk2",
    "background1": "lt1",
    "background2": "lt2",
    "dark1": "dk1",
    "dark2": "dk2",
    "light1": "lt1",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


def of_theme(scheme: Mapping[str, str], name: str, tint: str = "", shade: str = "") -> str:
    """A colour of the theme by its name in text, lighter or darker (17.3.2.6); empty where there is none."""
    base = scheme.get(_SCHEME.get(name, name), "")
    if not base:
        return ""
    if shade:
        return mixed(base, "#000000", 1 - int(shade, 16) / 255)
    return mixed(base, "#FFFFFF", 1 - int(tint, 16) / 255) if tint else base


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    channels = [value / 255 for value in _rgb(colour)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
