"""Hand-written stand-ins for the ports: same promises as the real ones, kept in memory. One contract suite runs on both."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from PIL import Image

from gateway.agencies import OpenRequest, bare_message_id
from gateway.children import Candidates, ChildRecord
from gateway.errors import GatewayError, Rejected
from gateway.ids import Borough, ChildId, ItemId, UserId
from gateway.matching import blocking
from gateway.outgoing import MinimisedItem, Receipt
from gateway.pipeline.link_figures import Counted
from gateway.pipeline.link_report import Circumstances, KnownLink, report
from gateway.proposal import DrawnDocument
from gateway.views import Duplicate, Merge
from tests.memory_store import MemoryStore
from tests.memory_unit import MemoryUnit

__all__ = [
    "CleanScanner",
    "FixedClock",
    "MemoryChildIndex",
    "MemoryRequestBook",
    "MemoryStore",
    "MemoryUnit",
    "OneKey",
    "OnePage",
    "RecordingDestination",
]

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class OneKey:
    """An unlocker that knows one password, and opens one file with it."""

    password = "open sesame"

    def unlock(self, content: bytes, untrusted_filename: str, declared_type: str, password: str) -> dict[str, bytes]:
        return {"0" * 64: content} if password == self.password else {}


class OnePage:
    """Shows the same small picture for every page."""

    def __init__(self) -> None:
        stream = io.BytesIO()
        Image.new("L", (30, 42), 255).save(stream, "PNG")
        self.png = stream.getvalue()

    def anew(self, item: str, rendition: str, page: int) -> bytes:
        return self.png

    def original(self, item: str, document: DrawnDocument, page: int) -> bytes:
        return self.png


@dataclass(slots=True)
class FixedClock:
    """A clock that moves only when told."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at

    def forward(self, **step: float) -> None:
        """Move on by a timedelta's keyword arguments, e.g. minutes=5."""
        self.at += timedelta(**step)


@dataclass(slots=True)
class RecordingDestination:
    """Keeps what it was given, once by key. `failures` are raised first, one per attempt."""

    name: str = "recording"
    failures: list[GatewayError] = field(default_factory=list)
    received: dict[str, MinimisedItem] = field(default_factory=dict)
    attempts: int = 0

    def deliver(self, copy: MinimisedItem) -> Receipt:
        self.attempts += 1
        if self.failures:
            raise self.failures.pop(0)
        self.received.setdefault(copy.key, copy)
        return Receipt(self.name, f"ref-{len(self.received)}", NOON)


@dataclass(slots=True)
class CleanScanner:
    """A scanner that knows the given signatures by their bytes."""

    signatures: dict[bytes, str] = field(default_factory=dict)

    def scan(self, content: bytes) -> str:
        return next((name for mark, name in self.signatures.items() if mark in content), "")


class MemoryChildIndex:
    """The child index in dictionaries, filed under the real blocking keys."""

    def __init__(self, records: Iterable[ChildRecord] = ()) -> None:
        self._records: dict[ChildId, ChildRecord] = {}
        self._changes = 0
        for record in records:
            self.put(record)

    def put(self, record: ChildRecord) -> None:
        self._records[record.id] = record
        self._changes += 1

    def add(self, record: ChildRecord) -> None:
        if record.id in self._records:
            raise Rejected("child_exists")
        self.put(record)

    def candidates(self, keys: Sequence[str], cap: int, among: Sequence[str] = ()) -> Candidates:
        found: dict[ChildId, ChildRecord] = {}
        truncated = []
        for key in dict.fromkeys(keys):
            block = sorted((r for r in self._records.values() if key in blocking.keys(r)), key=lambda r: r.id)
            if len(block) > cap:
                truncated.append(key)
                continue
            found.update((r.id, r) for r in block if not among or not blocking.keys(r).isdisjoint(among))
        return Candidates(tuple(found[i] for i in sorted(found)), tuple(truncated))

    def get(self, child: ChildId) -> ChildRecord | None:
        return self._records.get(child)

    def household(self, household: str) -> tuple[ChildRecord, ...]:
        return tuple(r for r in sorted(self._records.values(), key=lambda r: r.id) if household and r.household == household)

    def version(self) -> str:
        return f"memory-{self._changes}"


class MemoryRequestBook:
    """Open requests by reference, in any case."""

    def __init__(self, requests: Iterable[OpenRequest] = ()) -> None:
        self._requests = {r.reference.upper(): r for r in requests}

    def by_reference(self, reference: str) -> OpenRequest | None:
        return self._requests.get(reference.upper())

    def by_mail(self, message_id: str) -> tuple[OpenRequest, ...]:
        told = (r for r in self._requests.values() if bare_message_id(message_id) in map(bare_message_id, r.mails))
        return tuple(replace(r, mails=()) for r in sorted(told, key=lambda r: r.reference))


class NoMerges:
    """One pair of records that may be one child; what is said of it is noted."""

    def __init__(self, pair: tuple[ChildRecord, ChildRecord]) -> None:
        self._pair = Duplicate("pair1", *pair, "same_person", NOON, UserId(""), ChildId(""), "no")
        self.said: list[tuple[str, str, str]] = []

    def open(self) -> tuple[Duplicate, ...]:
        return () if self.said else (self._pair,)

    def one(self, proposal: str) -> Duplicate:
        if proposal != self._pair.id or self.said:
            raise Rejected("duplicate_unknown")
        return self._pair

    def in_force(self) -> tuple[Merge, ...]:
        return (Merge(1, self._pair.right.id, self._pair.left.id, UserId("u_manager"), "details_tell", NOON),)

    def merge(self, survivor: ChildId, merged: ChildId, by: UserId, reason: str) -> str:
        self.said.append(("merge", survivor, merged))
        return "merged"

    def keep_apart(self, proposal: str, by: UserId, reason: str) -> None:
        self.said.append(("apart", proposal, by))

    def unmerge(self, merged: ChildId, by: UserId, reason: str) -> None:
        self.said.append(("unmerge", merged, by))


def links_counted(within: frozenset[Borough]) -> Counted:
    """Figures of forty links in one borough and three in another: what a page of counts shows, a group kept back among it."""
    day = NOON.date()
    known = [KnownLink(ItemId(f"i{n}"), ChildId(f"c{n}"), day, certain=n % 4 > 0, reviewed=n % 4 == 0, written="number") for n in range(43)]
    boroughs = {link.child: Borough.RBKC if n < 40 else Borough.WCC for n, link in enumerate(known)}
    tables = report(known, lambda child: ChildRecord(child, "Zofia", "Finch", None, borough=boroughs[child]), Circumstances(), within)
    return Counted(tables, NOON)
