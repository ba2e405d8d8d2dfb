"""Work in another process: its result comes back, and its failure is no more than no result."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from briefing.core.beside import Beside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

LARGE = b"x" * 1_000_000
"""More than a pipe holds."""


def test_the_result_is_made_of_what_is_told() -> None:
    with Beside(lambda told: told() + str(os.getpid()).encode()) as other:
        other.tell(LARGE)
        made = other.result()
    assert made is not None
    assert made.startswith(LARGE)
    assert made != LARGE + str(os.getpid()).encode()


def test_work_that_fails_has_no_result() -> None:
    with Beside(lambda told: told() + bytes(1 // 0)) as other:
        other.tell(b"go")
        assert other.result() is None


def test_work_that_ended_before_it_was_told_has_no_result() -> None:
    def end(told: Callable[[], bytes]) -> bytes:
        raise KeyboardInterrupt

    with Beside(end) as other:
        other.tell(LARGE)
        assert other.result() is None


def test_work_that_is_never_told_has_no_result() -> None:
    with Beside(lambda told: told()) as other:
        other.tell(b"")
        assert other.result() is None


def test_nothing_is_left_where_the_first_process_fails() -> None:
    def forever(told: Callable[[], bytes]) -> bytes:
        while True:
            told()

    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH112, PTH208
    with pytest.raises(ZeroDivisionError), Beside(forever):
        raise ZeroDivisionError
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert before == (len(os.listdir("/proc/self/fd")) if before else 0)  # noqa: PTH208


def test_no_process_to_be_had_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    with Beside(lambda told: told()) as other:
        other.tell(LARGE)
        assert other.result() is None
