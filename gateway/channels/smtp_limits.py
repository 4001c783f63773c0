"""How many connections and messages one peer may have. Counted in memory: a restart forgives, a peer is told to try later."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass

MINUTE = 60.0
REMEMBERED_PEERS = 10_000


@dataclass(frozen=True, slots=True)
class PeerCaps:
    """Open connections over all and per address; messages per address in any minute."""

    connections: int = 100
    connections_per_address: int = 25
    messages_per_minute: int = 120


class PeerLimits:
    """Counts peers. Used from one event loop only. `seconds` is a monotonic clock."""

    def __init__(self, caps: PeerCaps, seconds: Callable[[], float]) -> None:
        self._caps = caps
        self._seconds = seconds
        self._open: Counter[str] = Counter()
        self._sent: dict[str, deque[float]] = {}

    def refusal_to_connect(self, address: str) -> str:
        """The SMTP reply that turns this connection away, or "" where it may go on."""
        if self._open.total() >= self._caps.connections:
            return "421 4.3.2 too many connections, try again later"
        if self._open[address] >= self._caps.connections_per_address:
            return "421 4.7.0 too many connections from your address, try again later"
        return ""

    def connected(self, address: str) -> None:
        """Count an open connection; each MUST be followed by `disconnected`."""
        self._open[address] += 1

    def disconnected(self, address: str) -> None:
        """Give a connection back."""
        self._open[address] -= 1
        if self._open[address] <= 0:
            del self._open[address]

    def refusal_of_message(self, address: str) -> str:
        """The SMTP reply where the address sent too much in the last minute, or "" (the message is then counted)."""
        now = self._seconds()
        sent = self._recent(address, now)
        if len(sent) >= self._caps.messages_per_minute:
            return "450 4.7.1 too many messages from your address, try again later"
        sent.append(now)
        return ""

    def _recent(self, address: str, now: float) -> deque[float]:
        if address not in self._sent and len(self._sent) >= REMEMBERED_PEERS:
            self._sent.pop(next(iter(self._sent)))
        sent = self._sent.setdefault(address, deque())
        while sent and now - sent[0] >= MINUTE:
            sent.popleft()
        return sent
