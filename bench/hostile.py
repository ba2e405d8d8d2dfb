"""Broken and hostile files go to `briefing pull`; wall time and peak memory of each come out. Nothing is asserted.

The files are made in a process of its own: the kernel counts the memory of the measuring one against what it starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def make(folder: Path) -> None:
    """Write every file into a folder, and a source beside them."""
    sys.path[:0] = [str(ROOT)]
    from tests.drafts.edits import BRIEF
    from tests.drafts.test_hostile import REFUSED, parts_of_a_draft

    parts = parts_of_a_draft()
    (folder / "brief.md").write_bytes(BRIEF.read_bytes())
    for name, made, _ in REFUSED:
        (folder / f"{name}.docx").write_bytes(made(parts))


def main() -> None:
    """One line for each file."""
    command = str(Path(sys.executable).with_name("briefing"))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        subprocess.run([sys.executable, __file__, made], check=True)
        for draft in sorted(folder.glob("*.docx")):
            begun = time.perf_counter()
            process = subprocess.Popen(
                [command, "pull", str(draft), "--into", str(folder / "brief.md")],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.perf_counter() - begun
            print(f"{draft.stem:<24} exit {process.returncode}  {seconds:5.2f} s  {used.ru_maxrss / 1024:6.1f} MiB")


if __name__ == "__main__":
    if sys.argv[1:]:
        make(Path(sys.argv[1]))
    else:
        main()
