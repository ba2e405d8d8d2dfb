"""Drafts and what a person does to them go in; the drafts as LibreOffice Writer saves them afterwards come out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

#: The verbs, in LibreOffice's Basic: it is there wherever Writer is, a bridge to Python is not.
VERBS = Path(__file__).with_name("edits.bas")
#: Seconds that one start may take.
PATIENCE = 100

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="{name}" script:language="StarBasic">
{code}
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Edits"/><library:element library:name="Jobs"/>
</library:library>
"""
_WHO = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname"><value>Rena</value></prop></item>
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="sn"><value>Vogt</value></prop></item>
</oor:items>
"""
_JOB = """Sub Job{number}
  On Error GoTo Trouble
  Begin "{source}"
{steps}
  Finish "{target}"
  Exit Sub
Trouble:
  Failed "{trouble}", Error$ & " in line " & Erl
End Sub
"""


@dataclass(frozen=True)
class Job:
    """A draft, and what is done to it in order."""

    name: str
    draft: Path
    steps: Sequence[str]
    """Lines of Basic that call the verbs."""


class Office:
    """LibreOffice with a profile of its own in a folder."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder
        self._profile = folder / "profile"
        self._runs = 0

    def edit(self, jobs: Sequence[Job]) -> dict[str, bytes]:
        """Each job's draft as it is saved, by the job's name, in one start. AssertionError where an edit fails."""
        self._runs += 1
        folder = self._folder / f"run{self._runs}"
        folder.mkdir(parents=True)
        self._write_macros(jobs, folder)
        self._run("macro:///Standard.Jobs.Main")
        troubles = {job.name: (folder / f"{number}.txt") for number, job in enumerate(jobs)}
        failed = [f"{name}: {path.read_text()}" for name, path in troubles.items() if path.is_file()]
        assert not failed, "LibreOffice could not do it:\n" + "\n".join(failed)
        return {job.name: (folder / f"{number}.docx").read_bytes() for number, job in enumerate(jobs)}

    def _write_macros(self, jobs: Sequence[Job], folder: Path) -> None:
        library = self._profile / "user" / "basic" / "Standard"
        if not library.is_dir():
            (self._profile / "user").mkdir(parents=True)
            (self._profile / "user" / "registrymodifications.xcu").write_text(_WHO, encoding="utf-8")
            self._run("--terminate_after_init")  # the first start lays out the profile, and would undo what follows
        subs = [
            _JOB.format(
                number=number,
                source=job.draft.resolve().as_uri(),
                steps="\n".join(f"  {step}" for step in job.steps),
                target=(folder / f"{number}.docx").as_uri(),
                trouble=folder / f"{number}.txt",
            )
            for number, job in enumerate(jobs)
        ]
        calls = "\n".join(f"  Job{number}" for number in range(len(jobs)))
        main = f"Sub Main\n{calls}\n  StarDesktop.terminate()\nEnd Sub\n"
        for name, code in {"Edits": VERBS.read_text(encoding="utf-8"), "Jobs": main + "\n".join(subs)}.items():
            module = _MODULE.format(name=name, code=escape(code, quote=False))
            (library / f"{name}.xba").write_text(module, encoding="utf-8")
        (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")

    def _run(self, what: str) -> None:
        command = [self._program, f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore", what]
        running = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True
        )
        try:
            running.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)  # the script that starts it, and what it started
            running.communicate()
            raise


def office_program() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")
