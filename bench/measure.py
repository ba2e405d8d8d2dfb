"""A command comes in; its wall time, processor time and peak memory as one whole process go out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: `ru_maxrss` counts KiB on Linux and bytes on macOS (getrusage(2)).
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time, user and system together."""
    peak: float
    """Largest resident memory, in MiB."""

    def __add__(self, other: Cost) -> Cost:
        """One command after another: times add up, the larger peak counts."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


class CommandError(Exception):
    """A measured command ended with an error; the message holds what it said."""


def measure(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end in a folder; raises CommandError.

    The kernel counts the memory of this process against the child until the child's program is loaded (exec(2)):
    keep the measuring process smaller than anything it measures.
    """
    # as in an installed tool, bytecode is cached: the first run, which nobody counts, writes it
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    log = folder / ".log"
    with log.open("wb") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env={**inherited, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandError(f"{command[0]} ended with {process.returncode}:\n{log.read_text(errors='replace')[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MAXRSS_UNIT / 2**20)
