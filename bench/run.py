"""The same briefing, long and short, with us and with Pandoc and Typst; ratios of wall time and peak memory go out, and
how our own cost grows from a long briefing to one ten times as long.

Every run is a cold process of its own. In each round all commands run once, every second round in the opposite order,
and a ratio is taken within its round: a machine that is slow for a while slows both sides. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from bench import peers  # noqa: E402 - the script is run by its path
from bench.measure import Cost, measure  # noqa: E402
from bench.scale import SOURCE, scaled  # noqa: E402

OUT = ROOT / ".build" / "bench"
ROUNDS = {1: 11, 20: 3, 36: 5}
#: The sizes whose costs are compared with each other, and the most that the larger may take of the smaller's time.
GROWTH = (36, 360)
MOST_GROWTH = 11.0

Round = dict[str, Cost]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Our commands above the line, the peers' below it; commands of one side run one after the other."""

    title: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    wall: dict[int, float] = field(default_factory=dict)
    """Size -> the largest ratio of wall time that the project wants."""
    peak: float | None = None
    """The largest ratio of memory; None: none is set."""


RATIOS = (
    Ratio("both formats / Pandoc DOCX + Typst PDF", ("both",), ("pandoc", "typst"), {1: 0.8, 36: 0.6}),
    Ratio("DOCX / Pandoc DOCX", ("docx",), ("pandoc",)),
    Ratio("PDF / Typst PDF", ("pdf",), ("typst",), {1: 1.0, 36: 0.4}, peak=1.0),
)


def own_runners(times: int) -> dict[str, Callable[[], Cost]]:
    """Name of one of our commands -> how to run it once at a size."""
    folder = OUT / f"x{times}"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "brief.md"
    source.write_text(scaled(SOURCE.read_text(encoding="utf-8"), times), encoding="utf-8")
    command = [Path(sys.executable).with_name("briefing"), "build", source, "-o", folder / "out", "--force", "--to"]
    return {
        "both": lambda: measure([*command, "docx,pdf"], folder),
        "docx": lambda: measure([*command, "docx"], folder),
        "pdf": lambda: measure([*command, "pdf"], folder),
    }


def runners(times: int) -> dict[str, Callable[[], Cost]]:
    """The same, with the peers among them when they are at hand."""
    commands = own_runners(times)
    if not peers.missing():
        peer = peers.prepare(times, OUT / f"x{times}" / "peers")
        commands["pandoc"] = lambda: measure(peer.pandoc_docx, peer.folder, peer.environment)
        commands["typst"] = lambda: measure(peer.typst_pdf, peer.folder, peer.environment)
    return commands


def rounds(commands: dict[str, Callable[[], Cost]], count: int) -> list[Round]:
    """Every command once a round; a first round fills the caches and is thrown away."""
    found: list[Round] = []
    for number in range(count + 1):
        order = list(commands) if number % 2 else list(commands)[::-1]
        found.append({name: commands[name]() for name in order})
    return found[1:]


def spread(values: list[float], form: str = "5.2f") -> str:
    """Median, least and most."""
    return f"{statistics.median(values):{form}} ({min(values):{form.lstrip('5')}}-{max(values):{form.lstrip('5')}})"


def show(times: int, found: list[Round]) -> None:
    """Print what every command took, then the ratios."""
    print(f"\nx{times}, {len(found)} rounds: median (least-most)")
    for name in found[0]:
        walls, peaks = [one[name].wall for one in found], [one[name].peak for one in found]
        print(f"  {name:8} {spread(walls)} s   {spread(peaks, '5.0f')} MiB")
    for ratio in RATIOS:
        if all(name in found[0] for name in ratio.theirs):
            pairs = [(_together(one, ratio.ours), _together(one, ratio.theirs)) for one in found]
            wall = [above.wall / below.wall for above, below in pairs]
            peak = [above.peak / below.peak for above, below in pairs]
            judged = _judgement(wall, ratio.wall.get(times)), _judgement(peak, ratio.peak)
            print(f"  {ratio.title:40} time {spread(wall)}{judged[0]}  memory {spread(peak)}{judged[1]}")


def show_growth() -> None:
    """Print what a PDF ten times as long takes against the long one, in pairs."""
    small, large = (own_runners(times)["pdf"] for times in GROWTH)
    small()
    pairs = [(small(), large()) for _ in range(2)]
    wall = [below.wall / above.wall for above, below in pairs]
    peak = [below.peak / above.peak for above, below in pairs]
    print(f"\nPDF x{GROWTH[1]} / x{GROWTH[0]}, {len(pairs)} rounds: median (least-most)")
    print(f"  {spread([one.wall for _, one in pairs])} s   {spread([one.peak for _, one in pairs], '5.0f')} MiB")
    print(f"  time {spread(wall)}{_judgement(wall, MOST_GROWTH)}  memory {spread(peak)}")


def _together(one: Round, names: tuple[str, ...]) -> Cost:
    first, *more = (one[name] for name in names)
    return sum(more, first)


def _judgement(ratios: list[float], target: float | None) -> str:
    """Whether the median keeps to the target; nothing where there is none."""
    if target is None:
        return ""
    return f" (wanted {target:g}: {'reached' if statistics.median(ratios) <= target else 'MISSED'})"


def main() -> None:
    """Measure every size and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(ROUNDS), help="how often the body stands")
    parser.add_argument("--rounds", type=int, help="rounds for every size; default: more for the short briefing")
    asked = parser.parse_args()
    reason = peers.missing()
    if reason:
        print(f"Only our own figures: {reason}.")
    for times in asked.sizes:
        show(times, rounds(runners(times), asked.rounds or ROUNDS.get(times, 3)))
    if asked.sizes == list(ROUNDS):
        show_growth()


if __name__ == "__main__":
    main()
