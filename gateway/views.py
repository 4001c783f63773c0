"""Read models for screens and the command line. Codes, ids and times; words of an item only where the name says so."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from gateway.children import ChildRecord
from gateway.ids import HUB, Borough, ChannelName, ChildId, CopyId, ItemId, RenditionId, UserId
from gateway.items import ItemState
from gateway.purposes import ASSESSMENT


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """A row of a queue: no names, no subject lines. `why` are reason codes, most important first.

    `batch_of` is the item whose submission number `batch_row` this is, None where it came by itself.
    """

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
    batch_of: ItemId | None = None
    batch_row: int = 0

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
    purpose: str = ASSESSMENT


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One redaction as governance sees it: offsets and codes, never the words.

    `score` is the finding's, 0 where a rule hides; `evidence` the code of what tells whose it is. `confirmed_by` are the person
    who let the copy go at `at`, "" where a rule did, and who said the first yes, where two were needed.
    """

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
    score: float = 0.0
    evidence: str = ""
    confirmed_by: str = ""
    first_yes_by: str = ""
    purpose: str = ASSESSMENT


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One document drawn anew for one copy, or the attempt: codes of checks passed and failed. `state`: "kept", "erased", "failed"."""

    item: ItemId
    id: RenditionId
    borough: Borough
    part: str
    pages: int
    size: int
    passed: tuple[str, ...]
    failed: tuple[str, ...]
    at: datetime
    state: str


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
    """How many items stand in each state, since when the oldest waits for a person; what lies outside, not taken in.

    `renditions_failed` documents could not be drawn safely.
    `late` items wait for a person after their deadline has passed; `most_late` is the earliest of those deadlines.
    """

    by_state: tuple[tuple[ItemState, int], ...]
    oldest_waiting: datetime | None
    outbox_waiting: int
    outbox_dead: int
    not_taken: int = 0
    oldest_not_taken: datetime | None = None
    late: int = 0
    most_late: datetime | None = None
    renditions_failed: int = 0


@dataclass(frozen=True, slots=True)
class SecondYesWaiting:
    """`overdue` items have waited too long for a second person's yes; `oldest` is when the oldest first yes was said."""

    overdue: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A message or file that a polled channel could not take in; it still lies where it came. No name, no word of it.

    `place` is the mailbox's or folder's name in the settings, `mark` the channel's own ("UIDVALIDITY/UID", or the mark in the
    file's new name). "trying": it will be tried again; "refused": never, as it is.
    """

    channel: ChannelName
    place: str
    mark: str
    code: str
    state: Literal["trying", "refused"]
    first_at: datetime
    last_at: datetime
    tries: int = 1

    @property
    def ref(self) -> str:
        """Its reference in the console, the same at every try."""
        where = f"{self.channel.value}\n{self.place}\n{self.mark}"
        return f"nt_{hashlib.sha256(where.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One audit entry, as an item's history panel shows it."""

    seq: int
    at: datetime
    actor: str
    action: str
    reason: str
    facts: tuple[tuple[str, str], ...]
    item: ItemId | None = None


@dataclass(frozen=True, slots=True)
class MatchingStanding:
    """Whether certain matches go on by themselves. Counts only.

    Of `links` made by rule `checked` were judged since a person last started again, `wrong` of them another child's; `upper` is the
    upper 95 % limit of that rate. `why` is the code of a stop, `on_record` "yes" once the audit holds it. `reviewed` decisions of
    `needed` were made by people.
    """

    state: Literal["off", "suggesting", "stopped", "on"]
    reviewed: int
    needed: int
    links: int = 0
    checked: int = 0
    wrong: int = 0
    upper: float = 1.0
    why: str = ""
    on_record: str = "no"

    @property
    def says(self) -> str:
        """In words, for people and scripts."""
        rate = f"{self.wrong} wrong of {self.checked} automatic links checked, at most {self.upper:.1%}"
        match self.state:
            case "off":
                return "off"
            case "suggesting":
                return f"suggesting only: {self.reviewed} of {self.needed} decisions"
            case "stopped":
                return f"stopped: {rate}"
            case "on":
                return f"on: {rate}" if self.checked else "on"


@dataclass(frozen=True, slots=True)
class User:
    """A signed-in person. `roles`: clerk, reviewer, manager, decision_maker, dpo, auditor, it."""

    id: UserId
    display_name: str
    roles: frozenset[str]
    boroughs: frozenset[Borough]


@dataclass(frozen=True, slots=True, repr=False)
class Duplicate:
    """Two records that may be of one child. `two_people` is "yes" where a merge may lay something protected open.

    `first_yes_by` is who has said yes already, to `first_yes_survivor` as the record that stays; both "" where nobody has.
    """

    id: str
    left: ChildRecord
    right: ChildRecord
    code: str
    found_at: datetime
    first_yes_by: UserId
    first_yes_survivor: ChildId
    two_people: str

    def is_shown_to(self, boroughs: frozenset[Borough]) -> bool:
        """Whether people of these boroughs may see the two records: each is theirs, or no council's of the hub."""
        return all(record.borough not in HUB or record.borough in boroughs for record in (self.left, self.right))


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge in force: `merged` leads to `survivor`."""

    seq: int
    merged: ChildId
    survivor: ChildId
    by: UserId
    reason: str
    at: datetime
