"""Outlines of records once opened, kept in memory up to a number of bytes, for as long as the index has the version they were read at."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from gateway.children import Outline

MOST_BYTES = 16 * 1024 * 1024  # the homes of a mention and the mentions of an item; more only feeds the garbage collector
BYTES_BESIDE = 600  # of Python's objects around one outline; measured
BYTES_EACH = 2  # for each byte sealed: the plain form, and the texts taken from it


class RecordCache:
    """Safe for threads. What was read first goes first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._lock = Lock()
        self._held: dict[int, tuple[Outline, int]] = {}
        self._bytes = 0
        self._version = ""

    def take(self, version: str, numbers: Iterable[int]) -> dict[int, Outline]:
        """Those of the records that are held; all are forgotten where the index has another version."""
        with self._lock:
            if version != self._version:
                self._held.clear()
                self._bytes, self._version = 0, version
            held = self._held
            return {n: held[n][0] for n in numbers if n in held}

    def keep(self, version: str, opened: Iterable[tuple[int, Outline, int]]) -> None:
        """Keep (number, record, bytes sealed), unless the index has changed since."""
        with self._lock:
            if version != self._version:
                return
            for number, record, sealed in opened:
                size = sealed * BYTES_EACH + BYTES_BESIDE
                if number not in self._held:
                    self._held[number] = (record, size)
                    self._bytes += size
            while self._bytes > self._most:
                _, size = self._held.pop(next(iter(self._held)))
                self._bytes -= size
