"""Read models for screens and the command line. Codes, ids and times; words of an item only where the name says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gateway.ids import HUB, Borough, ChannelName, CopyId, ItemId, UserId
from gateway.items import ItemState


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """A row of a queue: no names, no subject lines. `why` are reason codes, most important first."""

    id: ItemId
    state: ItemState
    channel: ChannelName
    agency: str
    received_at: datetime
    due_at: datetime | None
    rag: str
    why: tuple[str, ...]
    boroughs: tuple[Borough, ...]
    claimed_by: UserId | None = None
    claimed_at: datetime | None = None

    def is_shown_to(self, boroughs: frozenset[Borough]) -> bool:
        """Whether people of these boroughs may know of the item. One that no council of ours owns is everyone's to see."""
        owners = HUB & set(self.boroughs)
        return not owners or bool(owners & boroughs)


@dataclass(frozen=True, slots=True)
class TrayCopy:
    """A copy waiting in or accepted from a borough's tray. The words are read apart, by key, and logged."""

    key: CopyId
    item: ItemId
    borough: Borough
    agency: str
    received_at: datetime
    delivered_at: datetime
    rag: str
    withheld: int
    accepted_by: UserId | None = None
    accepted_at: datetime | None = None
    state: str = "delivered"  # delivered | accepted | withdrawn


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One redaction as governance sees it: offsets and codes, never the words."""

    item: ItemId
    copy: CopyId
    passage: str
    start: int
    end: int
    entity: str
    role: str
    operator: str
    reason: str
    policy: str
    recogniser: str
    agency_type: str
    borough: Borough
    at: datetime


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Filter of the ledger; "" means any. `within` are the boroughs whose rows the asker may see; None: all of them."""

    entity: str = ""
    reason: str = ""
    policy: str = ""
    agency_type: str = ""
    borough: str = ""
    item: str = ""
    within: frozenset[Borough] | None = None
    limit: int = 100
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items stand in each state, and the oldest age of those that wait for a person."""

    by_state: tuple[tuple[ItemState, int], ...]
    oldest_waiting: datetime | None
    outbox_waiting: int
    outbox_dead: int


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One audit entry of an item, for its history panel."""

    seq: int
    at: datetime
    actor: str
    action: str
    reason: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class User:
    """A signed-in person. `roles`: clerk, reviewer, manager, decision_maker, dpo, auditor, it."""

    id: UserId
    display_name: str
    roles: frozenset[str]
    boroughs: frozenset[Borough]
