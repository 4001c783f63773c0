"""Outlines of records once opened, kept in memory up to a number of bytes, for as long as the index has the version they were read at."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from threading import Lock

from gateway.children import Outline

MOST_BYTES = 4 * 1024 * 1024  # the homes of a mention and the mentions of an item; more only feeds the garbage collector
BYTES_BESIDE = 900  # of Python's objects around one outline; measured
BYTES_EACH = 2  # for each byte sealed: the plain form, and the texts taken from it


class RecordCache:
    """Safe for threads. What was read first goes first, all that was read with it too."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._lock = Lock()
        self._held: dict[int, Outline] = {}
        self._reads: deque[tuple[Collection[int], int]] = deque()
        self._bytes = 0
        self._version = ""

    def take(self, version: str, numbers: AbstractSet[int]) -> dict[int, Outline]:
        """Those of the records that are held; all are forgotten where the index has another version."""
        with self._lock:
            if version != self._version:
                self._held.clear()
                self._reads.clear()
                self._bytes, self._version = 0, version
            held = self._held
            return {n: held[n] for n in held.keys() & numbers}

    def keep(self, version: str, opened: Mapping[int, Outline], sealed: int) -> None:
        """Keep records by number, of so many bytes sealed in all, unless the index has changed since."""
        with self._lock:
            if version != self._version:
                return
            size = sealed * BYTES_EACH + BYTES_BESIDE * len(opened)
            self._held.update(opened)
            self._reads.append((opened.keys(), size))
            self._bytes += size
            while self._bytes > self._most:
                gone, size = self._reads.popleft()
                self._bytes -= size
                for number in gone:
                    self._held.pop(number, None)
