"""Findings of passages read before: quoted history, signatures and form labels come again and again.

What is kept is a keyed hash of a passage and where its findings lie, never a word of it; the key dies with the process.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict

from redaction.reading import Finding, Reading

_MOST_PASSAGES = 20_000


class Remembered:
    """The latest passages' findings. Safe for threads."""

    def __init__(self, most: int = _MOST_PASSAGES) -> None:
        self._most = most
        self._key = secrets.token_bytes(32)
        self._kept: OrderedDict[bytes, tuple[Finding, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, reading: Reading) -> tuple[Finding, ...] | None:
        """What was found in an equal passage, or None where none was read lately."""
        name = self._name(reading)
        with self._lock:
            found = self._kept.get(name)
            if found is not None:
                self._kept.move_to_end(name)
            return found

    def keep(self, reading: Reading, findings: tuple[Finding, ...]) -> None:
        """Keep the findings; the passage that was asked for longest ago goes."""
        name = self._name(reading)
        with self._lock:
            self._kept[name] = findings
            self._kept.move_to_end(name)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def _name(self, reading: Reading) -> bytes:
        """All that findings depend on, with lengths between, so that no two passages share a name."""
        parts = [reading.text, reading.label, *(f"{c.start},{c.end},{c.header}" for c in reading.columns)]
        said = b"".join(len(part.encode(errors="surrogatepass")).to_bytes(8) + part.encode(errors="surrogatepass") for part in parts)
        return hashlib.blake2b(said, key=self._key, digest_size=20).digest()
