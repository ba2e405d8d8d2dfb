"""A size comes in (`python bench/phases.py 36`, default 1); what each phase of one cold build takes goes out.

A phase is a public function of one room. Its module is imported before it is needed, so that the import has a line of
its own; what the function imports later by itself counts as its own time.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from typing import Any

# the child imports nothing that a build would not, so whatever only the parent needs is imported there
sys.path[:0] = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]  # noqa: PTH120, PTH100

RUNS = 7
#: In the order in which a build calls them; a dotted name is a method.
PHASES = (
    ("briefing.readers", "read"),
    ("briefing.resolve.resolve", "resolve"),
    ("briefing.check", "check"),
    ("briefing.themes.theme", "load_theme"),
    ("briefing.writers.pdf", "lay_out"),
    ("briefing.writers.pdf.compose", "LaidOut.draw"),
    ("briefing.writers.docx", "write_docx"),
    ("briefing.core.files", "write_all"),
)

Times = dict[str, float]


def child(source: str, folder: str) -> None:
    """Build once in this process, which was started for it; the times go to standard output, a line for each."""
    import gc

    gc.disable()  # as briefing.cli.main does, and like it this ends at once
    times: Times = {}
    begun = time.perf_counter()
    from briefing.cli import cli

    import_module("briefing.cli.build")
    times["import briefing.cli"] = time.perf_counter() - begun
    for module, name in PHASES:
        begun = time.perf_counter()
        found = import_module(module)
        times.setdefault(f"import {module}", time.perf_counter() - begun)
        times[name] = 0.0
        _timed(found, name, times)
    # the command took its names before they were wrapped
    import_module("briefing.cli.build").write_all = import_module("briefing.core.files").write_all
    begun = time.perf_counter()
    cli(["build", source, "-o", folder, "--quiet"], standalone_mode=False)
    calls = sum(times[name] for _, name in PHASES)
    times["between the phases"] = time.perf_counter() - begun - calls
    print(*(f"{seconds} {name}" for name, seconds in times.items()), sep="\n", flush=True)
    os._exit(0)


def _timed(module: Any, name: str, times: Times) -> None:
    """Put a stopwatch around a function of a module, or a method of one of its classes."""
    *path, last = name.split(".")
    home = module
    for part in path:
        home = getattr(home, part)
    function = getattr(home, last)

    def timed(*values: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*values, **named)
        finally:
            times[name] += time.perf_counter() - begun

    setattr(home, last, timed)


def best(times: int) -> Times:
    """The least of every line over a few cold processes."""
    import subprocess
    import tempfile
    from pathlib import Path

    from bench.scale import SOURCE, scaled

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "brief.md"
        source.write_text(scaled(SOURCE.read_text(encoding="utf-8"), times), encoding="utf-8")
        runs: list[Times] = []
        for _ in range(RUNS if times == 1 else 2):
            begun = time.perf_counter()
            command = [sys.executable, __file__, "--child", str(source), folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            whole = time.perf_counter() - begun
            pairs = (line.split(" ", 1) for line in done.stdout.splitlines())
            run: Times = {name: float(seconds) for seconds, name in pairs}
            runs.append({"interpreter, start and end": whole - sum(run.values()), **run, "whole process": whole})
    return {name: min(run[name] for run in runs) for name in runs[0]}


def main() -> None:
    """Print every phase, longest named by itself."""
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
        return
    found = best(int(sys.argv[1]) if sys.argv[1:] else 1)
    for name, seconds in found.items():
        print(f"{seconds * 1000:9.1f} ms  {seconds / found['whole process']:4.0%}  {name}")


if __name__ == "__main__":
    main()
