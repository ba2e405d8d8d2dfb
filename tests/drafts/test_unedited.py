"""A draft that nobody edited brings nothing home, whatever report it was built from."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings

from briefing import build, loads
from briefing.drafts.pull import pull_bytes
from briefing.model.report import Report
from briefing.readers.emit import to_markdown
from tests.examples.any_report import reports


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a report is too large to be made smaller in good time
)
@given(reports())
def test_any_report(report: Report) -> None:
    text = to_markdown(report)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        data = build(loads(text, name=str(home / "brief.md")), ["docx"]).outputs["docx"]
        (home / "brief.md").write_bytes(text.encode())
        pulled = pull_bytes(data, home / "brief.docx")
    found = [(told.kind, told.words, told.line, told.reason) for told in pulled.items]
    assert (found, pulled.conflicts) == ([], ())
    assert not pulled.changed
