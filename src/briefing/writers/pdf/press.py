"""Data goes in as it is made; it comes out compressed, all at once, at the end.

zlib lets go of the interpreter's lock, so that two threads compress on two cores. They do so when all else is done: a
thread that compresses while pages are drawn waits for the lock at each of them, longer than its work takes.
"""

from __future__ import annotations

import zlib
from threading import Thread

_LEVEL = 5
"""Of zlib: level 6 takes a fifth longer for a file that is one per cent smaller."""
_ALONE = 500_000
"""So many bytes, or fewer, are not worth a thread."""


class Press:
    """Compresses what it was given."""

    def __init__(self) -> None:
        self._jobs: list[tuple[int, bytes]] = []
        self._done: dict[int, bytes] = {}
        self._failed: list[BaseException] = []

    def put(self, key: int, data: bytes) -> None:
        """Hand in data under a key of its own."""
        self._jobs.append((key, data))

    def results(self) -> dict[int, bytes]:
        """All that was handed in, by key."""
        helper = Thread(target=self._help) if sum([len(data) for _, data in self._jobs]) > _ALONE else None
        if helper is not None:
            helper.start()
        self._work()
        if helper is not None:
            helper.join()
        if self._failed:
            raise self._failed[0]
        return self._done

    def _work(self) -> None:
        while self._jobs:
            try:
                key, data = self._jobs.pop()
            except IndexError:  # the other thread took the last one
                return
            self._done[key] = zlib.compress(data, _LEVEL)

    def _help(self) -> None:
        try:
            self._work()
        except BaseException as failure:  # raised again where the results are asked for
            self._failed.append(failure)
