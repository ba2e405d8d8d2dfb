"""Data goes in as it is made; it comes out compressed, all at once, at the end.

The work is done by a thread of its own while the next page is drawn: zlib lets go of the interpreter's lock, and a
second core would have nothing to do.
"""

from __future__ import annotations

import zlib
from queue import SimpleQueue
from threading import Thread

_LEVEL = 6


class Press:
    """Compresses in the background; the thread starts with the first data."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[int, bytes] | None] = SimpleQueue()
        self._done: dict[int, bytes] = {}
        self._thread: Thread | None = None
        self._failure: BaseException | None = None

    def put(self, key: int, data: bytes) -> None:
        """Hand in data under a key of its own."""
        if self._thread is None:
            self._thread = Thread(target=self._run, daemon=True)
            self._thread.start()
        self._jobs.put((key, data))

    def results(self) -> dict[int, bytes]:
        """Wait for all that was handed in; by key. Raises what went wrong in the thread, such as a lack of memory."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None
        if self._failure is not None:
            raise self._failure
        return self._done

    def _run(self) -> None:
        try:
            while (job := self._jobs.get()) is not None:
                key, data = job
                self._done[key] = zlib.compress(data, _LEVEL)
        except BaseException as failure:  # raised again where the results are asked for
            self._failure = failure
