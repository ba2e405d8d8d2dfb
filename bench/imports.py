"""A command of `briefing` comes in; what its cold start imports, and what each library's import costs, goes out.

`python bench/imports.py build SOURCE -o DIR` (default: both formats of the real briefing). The interpreter's own import
timer (-X importtime) adds to every import: read the figures beside one another, and the wall time by itself.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "examples" / "beijing-gathering" / "brief.md"
RUNS = 7
SHOWN = 25

#: "import time:      self [us] | cumulative | imported package"; two spaces deeper for each module on the way.
_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)")


class Import(NamedTuple):
    """One module, as the interpreter timed it."""

    module: str
    own: int
    """Microseconds in the module itself."""
    whole: int
    """Microseconds with everything it was the first to import."""
    depth: int


def imports(command: list[str]) -> list[Import]:
    """Every module a cold process imports, in the order in which they were finished."""
    done = subprocess.run([sys.executable, "-X", "importtime", *command], capture_output=True, text=True, check=True)
    found = (_LINE.match(line) for line in done.stderr.splitlines())
    return [Import(m[4], int(m[1]), int(m[2]), len(m[3]) // 2) for m in found if m]


def wall(command: list[str]) -> float:
    """Least seconds of a few cold processes, without the timer."""
    best = float("inf")
    for _ in range(RUNS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - begun)
    return best


def library(module: str) -> str:
    """What a module is counted under: its library, or for our own code the room."""
    parts = module.split(".")
    if parts[0] == "briefing":
        return ".".join(parts[:3] if parts[1:2] == ["writers"] else parts[:2])
    if parts[0].lstrip("_") in sys.stdlib_module_names or parts[0] in sys.stdlib_module_names:
        return "(standard library)"
    return parts[0]


def show(found: list[Import]) -> None:
    """Print the sums by library, then the modules that take longest by themselves."""
    modules: dict[str, int] = defaultdict(int)
    own: dict[str, int] = defaultdict(int)
    for one in found:
        modules[library(one.module)] += 1
        own[library(one.module)] += one.own
    print(f"{len(found)} modules, {sum(own.values()) / 1000:.1f} ms in their own code")
    print("\n  own ms  modules  library")
    for name in sorted(own, key=own.__getitem__, reverse=True)[:SHOWN]:
        print(f"{own[name] / 1000:8.1f} {modules[name]:8}  {name}")
    print("\n  own ms   whole ms  module")
    for one in sorted(found, key=lambda one: one.own, reverse=True)[:SHOWN]:
        print(f"{one.own / 1000:8.1f} {one.whole / 1000:10.1f}  {one.module}")


def main() -> None:
    """Time the command given, or the build of both formats."""
    with tempfile.TemporaryDirectory() as folder:
        asked = sys.argv[1:] or ["build", str(SOURCE), "-o", folder]
        command = ["-m", "briefing", *asked]
        print(f"briefing {' '.join(asked)}")
        bare, whole = wall(["-c", ""]) * 1000, wall(command) * 1000
        print(f"bare interpreter {bare:.0f} ms, the command {whole:.0f} ms (least of {RUNS})")
        show(imports(command))


if __name__ == "__main__":
    main()
