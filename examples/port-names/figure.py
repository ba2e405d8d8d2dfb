"""Draws match-rates.png, the figure of this example, from the exercise's counts: `python figure.py`."""

from __future__ import annotations

from pathlib import Path

import font_source_sans_pro
from PIL import Image, ImageDraw, ImageFont

QUERIES = 300  # for each script
MATCHES = {
    "Exact spelling": (124, 176, 66, 148),
    "Marks stripped": (158, 184, 116, 190),
    "Edit distance": (222, 212, 184, 246),
    "Carried code": (296, 300, 292, 298),
}
SCRIPTS = ("Korean", "Chinese", "Arabic", "Greek")
COLOURS = ("#CBD3DB", "#8FA3B8", "#4C6F96", "#14375E")

WIDTH, HEIGHT, DPI = 1800, 860, 300  # six inches wide
LEFT, RIGHT, TOP, BASE = 120, 20, 110, 760
GRID, INK, GREY = "#DCE3EB", "#1B232B", "#5B6770"
FONTS = Path(font_source_sans_pro.__file__).parent / "files"


def font(weight: str, points: float) -> ImageFont.FreeTypeFont:
    """A face of the figure at a size in points."""
    return ImageFont.truetype(str(FONTS / f"SourceSansPro-{weight}.ttf"), round(points * DPI / 72))


def height(share: float) -> float:
    """Where a share of the queries, 0 to 1, stands above the base line."""
    return BASE - share * (BASE - TOP)


def axis(draw: ImageDraw.ImageDraw) -> None:
    """Grid lines with their percentages."""
    for percent in range(0, 101, 25):
        y = height(percent / 100)
        draw.line((LEFT, y, WIDTH - RIGHT, y), fill=GRID, width=3)
        draw.text((LEFT - 18, y), f"{percent}", fill=GREY, font=font("Regular", 8), anchor="rm")
    draw.line((LEFT, BASE, WIDTH - RIGHT, BASE), fill=INK, width=4)


def bars(draw: ImageDraw.ImageDraw) -> None:
    """A group of bars for each script."""
    group = (WIDTH - LEFT - RIGHT) / len(SCRIPTS)
    bar = group * 0.19
    for place, script in enumerate(SCRIPTS):
        start = LEFT + place * group + group * 0.1
        for step, (counts, colour) in enumerate(zip(MATCHES.values(), COLOURS, strict=True)):
            x, share = start + step * (bar + 6), counts[place] / QUERIES
            draw.rectangle((x, height(share), x + bar, BASE), fill=colour)
            label = f"{100 * share:.0f}"
            draw.text((x + bar / 2, height(share) - 8), label, fill=INK, font=font("Regular", 7), anchor="mb")
        draw.text((start + group * 0.4, BASE + 58), script, fill=INK, font=font("Semibold", 9), anchor="ms")


def legend(draw: ImageDraw.ImageDraw) -> None:
    """What the colours mean, in one line at the top."""
    face, x = font("Regular", 8), LEFT
    for name, colour in zip(MATCHES, COLOURS, strict=True):
        draw.rectangle((x, 22, x + 30, 52), fill=colour)
        draw.text((x + 42, 37), name, fill=INK, font=face, anchor="lm")
        x += 42 + draw.textlength(name, face) + 60


def main() -> None:
    """Draw the figure beside this script."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    axis(draw)
    bars(draw)
    legend(draw)
    picture.quantize(64).save(Path(__file__).with_name("match-rates.png"), optimize=True, dpi=(DPI, DPI))


if __name__ == "__main__":
    main()
