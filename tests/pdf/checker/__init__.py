"""An independent reader of tagged PDF: a file goes in, what is wrong with it and what its elements say comes out.

It shares no code with the writer: it reads the file with pikepdf and holds it against ISO 32000-1, ISO 14289-1 (by the
checkpoints of the Matterhorn Protocol 1.02, which findings name where there is one), and ISO 19005-2 and -3; and, for
a whole briefing, against what its readers expect: that numbers of pages are those printed, that the outline is that of
the headings, that everything is read in the order in which it stands.
"""

from __future__ import annotations

import io

import pikepdf

from .node import Findings, Node
from .reader import Reader

__all__ = ["Findings", "Node", "assert_sound", "check"]


def check(data: bytes, whole: bool = False) -> Findings:
    """Read a file and gather everything that is wrong with it; `problems` is empty for a sound one. `whole`: it is a
    briefing and no more than a drawing of a part of one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return Reader(pdf, whole).read()


def assert_sound(data: bytes, whole: bool = False) -> Findings:
    """Fail with all problems, if there are any."""
    findings = check(data, whole)
    assert findings.problems == []
    return findings
