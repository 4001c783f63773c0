"""How often one key may do something in a span of time. Counted in memory: a restart forgives, and nobody is locked out for good.

Keys (addresses, account names) are kept as keyed digests only.
"""

from __future__ import annotations

import hashlib
import math
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass

REMEMBERED_KEYS = 10_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """`times` in any `seconds`."""

    times: int
    seconds: float


class Rate:
    """One allowance, for each key apart. May be used from several threads. `now` gives seconds of any steady clock."""

    def __init__(self, allowance: Allowance, now: Callable[[], float]) -> None:
        self._allowance = allowance
        self._now = now
        self._salt = secrets.token_bytes(32)
        self._taken: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str) -> int:
        """Count one use: 0 where it may go on, else the whole seconds to wait (the use is then not counted)."""
        now = self._now()
        with self._lock:
            taken = self._recent(self._digest(key), now)
            if len(taken) >= self._allowance.times:
                return max(1, math.ceil(taken[0] + self._allowance.seconds - now))
            taken.append(now)
        return 0

    def give_back(self, key: str) -> None:
        """Uncount the last use: it turned out to be none of those that are limited."""
        with self._lock:
            taken = self._taken.get(self._digest(key))
            if taken:
                taken.pop()

    def _digest(self, key: str) -> bytes:
        return hashlib.blake2b(key.encode(), key=self._salt, digest_size=16).digest()

    def _recent(self, digest: bytes, now: float) -> deque[float]:
        taken = self._taken.setdefault(digest, deque())
        self._taken.move_to_end(digest)
        while taken and now - taken[0] >= self._allowance.seconds:
            taken.popleft()
        if len(self._taken) > REMEMBERED_KEYS:
            self._taken.popitem(last=False)
        return taken
