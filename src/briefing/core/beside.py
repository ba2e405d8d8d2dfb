"""Work goes in; its result comes out of a process of its own, while this one does something else.

The process is forked, so that it has all that this one has, and its result comes back through a pipe. Where there is
none to be had, or where it fails in any way, there is no result: whoever asked does the work then, and meets the fault.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

_NONE = -1
"""No end of a pipe."""

Work = Callable[[Callable[[], bytes]], bytes]
"""Makes the result. It is handed a function that waits for what it will be told."""


def is_worth_it() -> bool:
    """Whether this process may be forked, and another core is free to take the other one.

    Only on Linux: elsewhere the system's own libraries do not bear it. And not beside other threads, whose locks nobody
    would ever let go of in the other process.
    """
    import threading

    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


class Beside:
    """Work in a process of its own, from `with` on; what is not finished at its end is stopped."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._mouth = self._source = _NONE
        self._child = 0

    def __enter__(self) -> Beside:
        """Begin; where the system has no pipe or process to give, nothing begins, and there will be no result."""
        ear = sink = _NONE
        try:
            ear, self._mouth = os.pipe()
            self._source, sink = os.pipe()
            child = os.fork()
        except OSError:
            self._close(ear, sink)
            self._mouth, self._source = self._close(self._mouth, self._source)
            return self
        if not child:
            self._close(self._mouth, self._source)
            _do(self._work, ear, sink)
        self._child = child
        self._close(ear, sink)
        return self

    def tell(self, told: bytes) -> None:
        """Say what the work waits for: once, and not nothing."""
        if self._child:
            mouth, self._mouth = self._mouth, _NONE
            with suppress(BrokenPipeError), os.fdopen(mouth, "wb") as pipe:
                pipe.write(told)

    def result(self) -> bytes | None:
        """Wait for the result; None where the work failed."""
        if not self._child:
            return None
        source, self._source = self._source, _NONE
        with os.fdopen(source, "rb") as pipe:
            made = pipe.read()
        child, self._child = self._child, 0
        _, status = os.waitpid(child, 0)
        return made if status == 0 else None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop what is still at work."""
        self._close(self._mouth, self._source)
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)

    @staticmethod
    def _close(*ends: int) -> tuple[int, ...]:
        """Close what is open of a pipe's ends; gives that none is."""
        for end in ends:
            if end != _NONE:
                os.close(end)
        return (_NONE,) * len(ends)


def _do(work: Work, ear: int, sink: int) -> None:
    """The whole life of the other process: it ends here, and leaves what the first one had begun alone."""
    status = 1
    try:
        made = work(lambda: _heard(ear))
        with os.fdopen(sink, "wb") as pipe:
            pipe.write(made)
        status = 0
    finally:
        os._exit(status)


def _heard(ear: int) -> bytes:
    """What was told; raises EOFError where the other side went without a word."""
    with os.fdopen(ear, "rb") as pipe:
        told = pipe.read()
    if not told:
        raise EOFError
    return told
