"""DNS by dnspython behind the one callable that authentication asks: cached, bounded in time, and honest about failure."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

import dns.exception
import dns.name
import dns.rdatatype
import dns.resolver
from dns.rdata import Rdata
from dns.rdtypes.ANY.MX import MX
from dns.rdtypes.ANY.TXT import TXT

from gateway.authentication.lookups import DnsUnavailable

KINDS = frozenset({"A", "AAAA", "MX", "PTR", "TXT"})
MAX_CACHED = 10_000
MAX_KEPT_SECONDS = 3_600.0
ABSENT_KEPT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class _Answer:
    values: tuple[str, ...]
    until: float


@dataclass
class CachingResolver:
    """Answers `gateway.authentication.lookups.DnsLookup`. Threads may share one.

    `servers` empty: the system's. `seconds` is the whole time spent on one question.
    """

    servers: tuple[str, ...] = ()
    port: int = 53
    seconds: float = 5.0
    now: Callable[[], float] = monotonic
    _cache: OrderedDict[tuple[str, str], _Answer] = field(default_factory=OrderedDict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        self._resolver = dns.resolver.Resolver(configure=not self.servers)
        if self.servers:
            self._resolver.nameservers = list(self.servers)
            self._resolver.port = self.port
        self._resolver.lifetime = self.seconds

    def __call__(self, name: str, kind: str) -> tuple[str, ...]:
        """The answers; empty where there are none. Raises `DnsUnavailable`, which is never cached."""
        key = (name.lower().rstrip("."), kind)
        with self._lock:
            kept = self._cache.get(key)
        if kept is not None and kept.until > self.now():
            return kept.values
        answer = self._ask(*key)
        with self._lock:
            self._cache[key] = answer
            while len(self._cache) > MAX_CACHED:
                self._cache.popitem(last=False)
        return answer.values

    def _ask(self, name: str, kind: str) -> _Answer:
        if kind not in KINDS:
            return _Answer((), self.now() + ABSENT_KEPT_SECONDS)
        try:
            found = self._resolver.resolve(name, kind, raise_on_no_answer=False, search=False)
        except (dns.resolver.NXDOMAIN, dns.name.LabelTooLong, dns.name.NameTooLong, dns.name.EmptyLabel, UnicodeError):
            return _Answer((), self.now() + ABSENT_KEPT_SECONDS)
        except (dns.exception.DNSException, OSError) as error:
            raise DnsUnavailable(kind) from error
        if found.rrset is None:
            return _Answer((), self.now() + ABSENT_KEPT_SECONDS)
        kept_for = min(float(found.rrset.ttl), MAX_KEPT_SECONDS)
        return _Answer(tuple(_as_text(record) for record in found.rrset), self.now() + kept_for)


def _as_text(record: Rdata) -> str:
    """TXT: the joined strings, each byte one character (RFC 7208 s3.3); MX: preference and name; else as written."""
    if isinstance(record, TXT):
        return b"".join(record.strings).decode("latin-1")
    if isinstance(record, MX):
        return f"{record.preference} {record.exchange.to_text(omit_final_dot=True)}"
    return str(record.to_text()).rstrip(".")
