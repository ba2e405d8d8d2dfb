"""The same texts, set by us and by Typst, come in; how far lines are stretched, hyphenated and misplaced goes out.

Both PDFs are read with poppler, from where the words stand (bench/pdflines.py): nothing of our own layout judges
itself. The texts - the real briefing, and a page of German and of French - are set in the same face, size, leading and
measures; the real briefing is also read as it is, ours beside the one that Typst makes of the peers' source. The width
of a space is measured against the natural one, which is that of the paragraphs' last lines.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench import peers  # noqa: E402 - the script is run by its path
from bench.pdflines import SetLine, lines_of, paragraphs_of  # noqa: E402

OUT = ROOT / ".build" / "typography"
BRIEFING = ROOT / "examples" / "beijing-gathering" / "brief.md"
TEXTS = {"en-US": BRIEFING, "de-DE": ROOT / "bench" / "texts" / "de.txt", "fr-FR": ROOT / "bench" / "texts" / "fr.txt"}
MEASURES = (396, 320, 260, 200)
"""Points: the default theme's, and narrower ones."""
EDGES = (0.85, 1.0, 1.15, 1.33, 1.5, 2.0)
"""Bounds of the counts, in natural spaces."""
HANGING = ".,:;-\u00ad\u2010–—’”»"
A4 = 595.28
LEFT = 45.0 / 25.4 * 72


@dataclass(slots=True)
class Judgement:
    """What was counted in one setting of one text; shares are of its justified lines (no last lines of paragraphs)."""

    lines: int
    stretch: list[int]
    """Lines by stretch, between the bounds of `EDGES`."""
    mean: float
    deviation: float
    loose: float
    """Share of lines whose spaces are wider than 1.33 natural ones."""
    very_loose: float
    """The same for 1.5."""
    tight: float
    """Share of lines whose spaces are narrower than 0.85."""
    overfull: int
    """Lines that stand out further than 0.5 pt, or than half of the mark that hangs there."""
    hyphens: float
    """Share of lines that end in a hyphen."""
    two_hyphens: int
    """Runs of just two such lines."""
    more_hyphens: int
    """Runs of three and more."""
    hyphen_before_last: int
    """Paragraphs whose last line begins with a part of a word."""
    page_hyphens: int
    """Words parted by the end of a page."""
    short_last: int
    """Last lines shorter than a tenth of the measure."""
    raised_first: int
    """Lines that begin with a raised citation."""
    widows: int
    """Single lines of a paragraph on one side of a page's end."""


def judge(pdf: Path, texts: Sequence[str]) -> Judgement:
    """Count what the lines of these paragraphs look like in a PDF."""
    found = [lines for lines in paragraphs_of(lines_of(pdf), texts) if lines]
    if len(found) < len(texts):
        print(f"{pdf.name}: {len(texts) - len(found)} of {len(texts)} paragraphs were not found", file=sys.stderr)
    natural = statistics.median([gap for lines in found for gap in lines[-1].gaps])
    inner = [line for lines in found for line in lines[:-1]]
    left = statistics.mode([round(line.left, 1) for line in inner])
    right = statistics.mode([round(line.right, 1) for line in inner if line.text[-1].isalpha()])
    ratios = [_ratio(line, natural, right) for line in inner]
    hyphened = [[line.hyphened for line in lines] for lines in found]
    runs = [run for marks in hyphened for run in _runs(marks)]
    measure = right - left
    count = len(inner)
    return Judgement(
        count,
        [sum(low < ratio <= high for ratio in ratios) for low, high in _buckets()],
        round(statistics.mean(ratios), 3),
        round(statistics.pstdev(ratios), 3),
        sum(ratio > 1.33 for ratio in ratios) / count,
        sum(ratio > 1.5 for ratio in ratios) / count,
        sum(ratio < 0.85 for ratio in ratios) / count,
        sum(_overfull(line, right) for lines in found for line in lines),
        sum(line.hyphened for line in inner) / count,
        sum(run == 2 for run in runs),
        sum(run > 2 for run in runs),
        sum(len(marks) > 1 and marks[-2] for marks in hyphened),
        sum(a.hyphened and a.page != b.page for lines in found for a, b in pairwise(lines)),
        sum(len(lines) > 1 and lines[-1].right - lines[-1].left < measure / 10 for lines in found),
        sum(line.raised_first for lines in found for line in lines),
        sum(_lonely(lines) for lines in found),
    )


def _buckets() -> list[tuple[float, float]]:
    return list(zip((0.0, *EDGES), (*EDGES, float("inf")), strict=True))


def _ratio(line: SetLine, natural: float, right: float) -> float:
    """Width of a line's spaces in natural ones; what a line that is not filled lacks counts as space, too."""
    short = right - line.right
    missing = short if short > 1.0 else 0.0
    if not line.gaps:
        return 1.0 if not missing else 9.0
    return (sum(line.gaps) + missing) / len(line.gaps) / natural


def _overfull(line: SetLine, right: float) -> bool:
    size = line.words[-1].height / 1.3
    return line.right > right + (0.32 * size if line.text[-1] in HANGING else 0.5)


def _runs(marks: Sequence[bool]) -> list[int]:
    """Lengths of the runs of true values."""
    runs, length = [], 0
    for mark in (*marks, False):
        if mark:
            length += 1
        elif length:
            runs.append(length)
            length = 0
    return runs


def _lonely(lines: Sequence[SetLine]) -> int:
    """How often one line alone of a paragraph stands before or after the end of a page."""
    ends = [n + 1 for n, (a, b) in enumerate(pairwise(lines)) if a.page != b.page]
    return sum((end == 1) + (end == len(lines) - 1) for end in ends) if len(lines) > 1 else 0


# ---------------------------------------------------------------- the texts


def paragraphs(source: Path) -> list[str]:
    """Paragraphs of a text; a citation stands as its number in braces, as in the German and French texts."""
    text = source.read_text(encoding="utf-8")
    if source.suffix == ".txt":
        return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        keys = re.findall(r"@([\w-]+)", found[0])
        return "{" + ",".join([str(numbers.setdefault(key, len(numbers) + 1)) for key in keys]) + "}"

    body = text.split("\n---\n", 1)[1]
    made = []
    for part in re.split(r"\n\s*\n", body):
        words = " ".join(part.split())
        if not words[:1].isalpha() or len(words) < 150:
            continue
        words = re.sub(r"\[@[^]]*\]", number, words)
        words = re.sub(r"@tbl-[\w-]+", "Table 1", words)
        words = re.sub(r"\*+([^*]+)\*+", r"\1", words)
        words = re.sub(r'(^|[\s(])"', r"\1“", words).replace('"', "”").replace("'", "’")
        made.append(words)
    return made


def ours(texts: Sequence[str], lang: str, measure: int, folder: Path) -> Path:
    """The texts set by us in this measure."""
    theme = (ROOT / "assets" / "themes" / "default.yaml").read_text(encoding="utf-8")
    right = A4 - LEFT - measure
    theme = theme.replace("name: default", "name: measure").replace("right: 25 mm", f"right: {right:.2f} pt")
    (folder / "measure.yaml").write_text(theme, encoding="utf-8")
    count = max([int(n) for text in texts for mark in re.findall(r"\{([\d,]+)\}", text) for n in mark.split(",")])
    sources = "".join([f"  s{n}: {{type: webpage, title: Source {n}}}\n" for n in range(1, count + 1)])
    head = f"---\ntitle: Lines\nlang: {lang}\nsources:\n{sources}---\n\n"
    body = [re.sub(r"\{([\d,]+)\}", lambda m: "[" + _cited(m[1]) + "]", text) for text in texts]
    source = folder / "lines.md"
    source.write_text(head + "\n\n".join(body) + "\n", encoding="utf-8")
    _build(source, folder, "--theme", folder / "measure.yaml")
    return folder / "lines.pdf"


def _cited(numbers: str) -> str:
    return "; ".join([f"@s{number}" for number in numbers.split(",")])


def _build(source: Path, folder: Path, *more: str | Path) -> None:
    command = [Path(sys.executable).with_name("briefing"), "build", source, "-o", folder, "--to", "pdf", "--quiet"]
    subprocess.run([*command, *more], check=True, stderr=subprocess.DEVNULL)


def theirs(texts: Sequence[str], lang: str, measure: int, folder: Path) -> Path:
    """The same by Typst: same face, size, leading, figures and raised citations."""
    import font_source_serif_pro

    language, region = lang.split("-")
    fonts = Path(next(iter(font_source_serif_pro.__path__))).parent
    head = f"""
#set page(width: {A4}pt, height: 841.89pt,
  margin: (left: {LEFT:.2f}pt, right: {A4 - LEFT - measure:.2f}pt, top: 30mm, bottom: 27mm))
#set text(font: "Source Serif Pro", size: 10.25pt, lang: "{language}", region: "{region}", number-type: "old-style",
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 4.75pt, spacing: 12.25pt)
#set smartquote(enabled: false)
#let c(n) = text(font: "Source Sans Pro", size: 6.8pt, baseline: -3.4pt, number-type: "lining", n)
"""
    body = [re.sub(r"\{([\d,]+)\}", r'#c("\1")', re.sub(r"([#$*_@<])", r"\\\1", text)) for text in texts]
    (folder / "lines.typ").write_text(head + "\n\n".join(body) + "\n", encoding="utf-8")
    pdf = folder / "typst.pdf"
    subprocess.run(peers.typst(folder / "lines.typ", pdf, fonts), check=True)
    return pdf


# ---------------------------------------------------------------- side by side

#: Title, figure, and whether it is a share; less is better in each.
ROWS = (
    ("spaces wider than 1.5", "very_loose", True),
    ("spaces wider than 1.33", "loose", True),
    ("spaces narrower than 0.85", "tight", True),
    ("deviation of the spaces", "deviation", False),
    ("lines ending in a hyphen", "hyphens", True),
    ("two hyphens running", "two_hyphens", False),
    ("three and more running", "more_hyphens", False),
    ("hyphen before a last line", "hyphen_before_last", False),
    ("hyphen at a page's end", "page_hyphens", False),
    ("short last lines", "short_last", False),
    ("overfull lines", "overfull", False),
    ("citation first on its line", "raised_first", False),
    ("widows and orphans", "widows", False),
)


def show(title: str, name: str, one: Judgement) -> None:
    """Print one setting."""
    counts = " ".join([f"{count:4}" for count in one.stretch])
    print(
        f"{title:13} {name:9} {one.lines:4} lines |{counts} | mean {one.mean:.2f} deviation {one.deviation:.2f}"
        f" | hyphens {one.hyphens:5.1%}, runs {one.two_hyphens}+{one.more_hyphens}"
    )


def compare(titles: Sequence[str], us: Sequence[Judgement], typst: Sequence[Judgement]) -> None:
    """Print both beside one another: each setting, then all together with a judgement for each row.

    Not behind means: no larger share of lines wider than 1.33 and 1.5, and no larger share of hyphens, by more than a
    twentieth.
    """
    for title, own, other in zip(titles, us, typst or [None] * len(us), strict=True):
        show(title, "briefing", own)
        if other is not None:
            show(title, "typst", other)
    print(f"\n{'all together':28} {'briefing':>9} {'typst':>9}")
    for title, name, share in ROWS:
        mine, other = _total(us, name), _total(typst, name) if typst else None
        form = "9.1%" if share else "9.2f" if name == "deviation" else "9.0f"
        print(f"{title:28} {mine:{form}} " + (f"{other:{form}}  {_verdict(mine, other)}" if other is not None else ""))


def _total(found: Sequence[Judgement], name: str) -> float:
    """Counts are added up; shares and deviations are weighted by lines."""
    values = [getattr(one, name) for one in found]
    if all(isinstance(value, int) for value in values):
        return float(sum(values))
    lines = [one.lines for one in found]
    return sum([value * count for value, count in zip(values, lines, strict=True)]) / sum(lines)


def _verdict(mine: float, other: float) -> str:
    """A twentieth more or less is even, and so is one case more or less of few."""
    if abs(mine - other) <= 0.05 * max(mine, other) or (max(mine, other) > 1 and abs(mine - other) <= 1):
        return "even"
    return "ahead" if mine < other else "BEHIND"


def settings(measures: Sequence[int], with_typst: bool) -> tuple[list[str], list[Judgement], list[Judgement]]:
    """Each text in each measure: its title, how we set it, and how Typst does."""
    titles, us, typst = [], [], []
    for lang, source in TEXTS.items():
        texts = paragraphs(source)
        for measure in measures:
            folder = OUT / f"{lang}-{measure}"
            folder.mkdir(parents=True, exist_ok=True)
            titles.append(f"{lang} {measure} pt")
            us.append(judge(ours(texts, lang, measure, folder), texts))
            if with_typst:
                typst.append(judge(theirs(texts, lang, measure, folder), texts))
    return titles, us, typst


def as_it_is(with_typst: bool) -> list[tuple[str, Judgement]]:
    """The real briefing as we build it, and as Typst builds the peers' source of it."""
    texts = paragraphs(BRIEFING)
    _build(BRIEFING, OUT)
    found = [("briefing", judge(OUT / "brief.pdf", texts))]
    if with_typst:
        peer = peers.prepare(1, OUT / "peers")
        subprocess.run(peer.typst_pdf, cwd=peer.folder, env=peer.environment, check=True, stderr=subprocess.DEVNULL)
        found.append(("typst", judge(peer.folder / "typst.pdf", texts)))
    return found


def main() -> None:
    """Set every text in every measure, count, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--measures", type=int, nargs="*", default=list(MEASURES), help="in points")
    asked = parser.parse_args()
    reason = peers.missing()
    titles, us, typst = settings(asked.measures, not reason)
    whole = as_it_is(not reason)
    if asked.json:
        rows = [(title, "briefing", one) for title, one in zip(titles, us, strict=True)]
        rows += [(title, "typst", one) for title, one in zip(titles, typst, strict=False)]
        rows += [("as it is", name, one) for name, one in whole]
        print(json.dumps([{"text": title, "by": name, **asdict(one)} for title, name, one in rows], indent=1))
        return
    bounds = " ".join([f"<={edge}" for edge in EDGES])
    print(f"Justified lines by the width of their spaces, in natural ones: {bounds} wider\n")
    if reason:
        print(f"Only our own figures: {reason}.\n")
    compare(titles, us, typst)
    print("\nThe real briefing as it is built (Typst's in the peers' face and their wider measure; not counted above):")
    for name, one in whole:
        show("", name, one)


if __name__ == "__main__":
    main()
