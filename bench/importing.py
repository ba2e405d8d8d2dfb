"""Pasted texts go to `briefing import`; wall time and peak memory of each come out: of reports of 200 KB in each form,
which should take a second, and of hostile ones, which should take ten at most, and 500 MiB. Nothing is asserted.

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
#: Bytes of an ordinary report; seconds for one, seconds and MiB for a hostile input.
SIZE = 200_000
MOST, MOST_HOSTILE, MOST_MEMORY = 1.0, 10.0, 500.0


def make(folder: Path) -> None:
    """Write every file into a folder: "ordinary" or "hostile", a number, and what it is."""
    sys.path[:0] = [str(ROOT)]
    from briefing import build, load
    from briefing.importing.intake import LONGEST
    from tests.importing.flatten import MANNERS, flattened
    from tests.importing.hostile import HOSTILE

    brief = ROOT / "examples" / "beijing-gathering" / "brief.md"
    report = load(brief)
    for number, (name, manner) in enumerate(MANNERS.items()):
        text = _long(flattened(report, manner))
        (folder / f"ordinary-{number:02}-{_file(name)}.{manner.suffix}").write_text(text, encoding="utf-8")
    draft = build(report, ("docx",)).outputs["docx"]
    (folder / "ordinary-99-a draft.docx").write_bytes(draft)
    for number, (name, (file, make_it, _)) in enumerate(HOSTILE.items()):
        (folder / f"hostile-{number:02}-{_file(name)}{Path(file).suffix}").write_bytes(make_it(LONGEST // 20_000))


def _file(name: str) -> str:
    return name.replace("/", " ").replace(".", "_")


def _long(text: str) -> str:
    """A text with its middle repeated, until it is as long as is wanted; its sources stand once, at the end."""
    blocks = text.split("\n\n")
    middle = "\n\n".join(blocks[2:40])
    times = max(1, (SIZE - len(text.encode())) // len(middle.encode()))
    return "\n\n".join([*blocks[:2], *[middle] * times, *blocks[2:]])


def main() -> None:
    """One line for each file."""
    command = str(Path(sys.executable).with_name("briefing"))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        subprocess.run([sys.executable, __file__, made], check=True)
        for number, pasted in enumerate(sorted(folder.glob("ordinary-*")) + sorted(folder.glob("hostile-*"))):
            begun = time.perf_counter()
            process = subprocess.Popen(
                [command, "import", str(pasted), "-o", str(folder / f"{number}.md"), "--quiet"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            seconds, mebibytes = time.perf_counter() - begun, used.ru_maxrss / 1024
            hostile = pasted.name.startswith("hostile")
            missed = seconds > (MOST_HOSTILE if hostile else MOST) or mebibytes > MOST_MEMORY
            print(
                f"{pasted.stem:<48} {pasted.stat().st_size / 1000:9,.0f} KB  exit {process.returncode}"
                f"  {seconds:5.2f} s  {mebibytes:6.1f} MiB{'  MISSED' if missed else ''}",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:]:
        make(Path(sys.argv[1]))
    else:
        main()
