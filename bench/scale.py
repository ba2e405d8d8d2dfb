"""The real briefing and a number come in; a briefing whose body (sections 2.0 to 7.0) stands that many times goes out.

`python bench/scale.py 36 > long.md` writes it for a look.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "examples" / "beijing-gathering" / "brief.md"

_HEADING = re.compile(r"^# ", re.MULTILINE)
_ID = r"(?:tbl|fig|sec)-[\w-]*\w"
_DEFINED_OR_USED = re.compile(rf"(?<=[{{ (]#){_ID}|(?<=@){_ID}")


def scaled(text: str, times: int) -> str:
    """The text with everything from the second heading of level one on repeated, ids made unique.

    Front matter and sources stay as they are: the same sources are cited more often, as in a long report.
    """
    headings = list(_HEADING.finditer(text))
    start = headings[1].start()
    head, body = text[:start], text[start:].rstrip() + "\n"
    copies = [body, *(_DEFINED_OR_USED.sub(rf"\g<0>-{n}", body) for n in range(2, times + 1))]
    return head + "\n".join(copies)


if __name__ == "__main__":
    sys.stdout.write(scaled(SOURCE.read_text(encoding="utf-8"), int(sys.argv[1])))
