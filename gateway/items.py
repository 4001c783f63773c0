"""What stays inside the building: an item from raw to matched. Each stage wraps the one before; nothing is lost.

`MinimisedItem`, which may leave, lives in `gateway.outgoing` and holds no way back to these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gateway.ids import AgencyId, Borough, ChannelName, ChildId, ItemId
from parsers.document import Document
from redaction.tags import Tag


class ItemState(StrEnum):
    """Where an item is. Legal moves stand in `gateway.pipeline.states`; names follow the hub's own words."""

    RECEIVED = "received"  # journalled: raw bytes and hash are durable
    IN_REVIEW = "in_review"  # a person must decide something
    FOLLOW_UP = "follow_up"  # every certain copy is in a tray or on its way; a person still says whether a brother or sister is due one
    AWAITING_PASSWORD = "awaiting_password"
    NEEDS_RETRIEVAL = "needs_retrieval"
    QUARANTINED = "quarantined"  # hostile, forged, unreadable or our own bug: held apart, whole
    ROUTED = "routed"  # every due copy is in a tray or on its way
    FILED = "filed"  # every copy accepted by a named person
    IGNORED = "ignored"  # kept in the log only: auto-reply, bounce, advertising
    DUPLICATE = "duplicate"
    SPLIT = "split"  # held several submissions: each is an item of its own, this one is kept whole
    NOT_FOR_US = "not_for_us"
    ERASED = "erased"


class Verdict(StrEnum):
    """A result of SPF, DKIM or DMARC (RFC 8601 words, reduced)."""

    PASS = "pass"
    FAIL = "fail"
    NONE = "none"
    TEMPERROR = "temperror"


class SenderStatus(StrEnum):
    """What authentication says of the sender as a whole."""

    VERIFIED = "verified"  # a known agency, proved as that agency's row expects
    UNKNOWN = "unknown"  # no row for the domain, or proof missing: held for a person
    FORGED = "forged"  # claims a domain that says the message is not its own: quarantine
    STAFF = "staff"  # uploaded by a signed-in member of staff
    SYSTEM = "system"  # null sender: bounces and automatic mail


@dataclass(frozen=True, slots=True)
class TlsFacts:
    """How the peer's connection was protected, e.g. ("TLSv1.3", "TLS_AES_256_GCM_SHA384")."""

    protocol: str
    cipher: str


@dataclass(frozen=True, slots=True)
class AuthResults:
    """What a channel was told or found about the message; None means "not yet evaluated"."""

    spf: Verdict | None = None
    dkim: Verdict | None = None
    dmarc: Verdict | None = None
    source: str = "evaluated"  # evaluated | trusted_header | given
    vouched_by: str = ""  # a listed forwarder whose ARC seal says that it saw DMARC pass (RFC 8617): evidence, no proof
    aligned: Verdict | None = None  # an SPF or DKIM pass for the header From's domain (RFC 7489 s3.1), whatever policy it publishes


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a channel knows beside the bytes. Strings named `untrusted_*` come from the other side."""

    channel: ChannelName
    received_at: datetime
    untrusted_sender: str = ""  # SMTP MAIL FROM; "" is the null sender (RFC 5321 s4.5.5)
    recipients: tuple[str, ...] = ()
    peer_ip: str = ""
    untrusted_helo: str = ""
    tls: TlsFacts | None = None
    source_key: str = ""  # channel's own identity of the message: "mailbox/uidvalidity/uid", idempotency key, file hash
    uploader: str = ""  # signed-in staff account
    form_client: str = ""  # authenticated API client
    untrusted_filename: str = ""
    declared_type: str = ""
    auth: AuthResults = AuthResults()
    batch: BatchPlace | None = None  # where the item is one submission of another item


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item as it came, before anyone has read it. `sha256` is of `content`, lower-case hex."""

    id: ItemId
    envelope: Envelope
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it, as far as proved. `agency` is set only where `status` is VERIFIED or STAFF."""

    status: SenderStatus
    agency: AgencyId | None
    agency_type: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchPlace:
    """Which submission of which item this is, counted from 1, and who sent that item, as proved when it was read.

    `doubts` are codes of what only the whole file shows, and what a person must look at.
    """

    item: ItemId
    row: int
    sender: Sender
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """Raw plus what the sandboxed parser found."""

    raw: RawItem
    sender: Sender
    document: Document


@dataclass(frozen=True, slots=True)
class TaggedItem:
    """Parsed plus tags; `tags` refer to segment ids of `parsers.walk(document)`."""

    parsed: ParsedItem
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class ChildLink:
    """One child's decision. `decided_by` is "rule" or a user id; `basis` names the rule or the person's reason code."""

    child: ChildId
    borough: Borough
    decided_by: str
    basis: str


@dataclass(frozen=True, slots=True)
class MatchedItem:
    """Tagged plus one certain child: `minimise` runs once for each."""

    tagged: TaggedItem
    link: ChildLink
