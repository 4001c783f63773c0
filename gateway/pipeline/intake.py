"""The one door in. Every channel ends here; only after `accept` returns may a sender be told "250" or "202".

Order matters: seal and fsync the bytes, then commit the journal row, the audit leaf and the engine's work order in one
transaction. A crash in between leaves an orphan blob, never an acknowledged item without one.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import b32hexencode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.items import Envelope, RawItem
from gateway.ports import Store


@dataclass(frozen=True, slots=True)
class Accepted:
    """The receipt: `repeat` is "no", or "yes" where this channel identity had been accepted before."""

    item: ItemId
    repeat: str


def new_item_id(at: datetime) -> ItemId:
    """A time-ordered random id: 48 bits of milliseconds and 80 random bits, base32hex, never derived from content.

    The extended hex alphabet keeps the order of the bytes in the order of the text (RFC 4648 s7); plain base32 does not.
    """
    stamp = int(at.timestamp() * 1000).to_bytes(6, "big") + secrets.token_bytes(10)
    return ItemId("it_" + b32hexencode(stamp).decode().rstrip("=").lower())


@dataclass(frozen=True, slots=True)
class Intake:
    """Accepts items. `crash_point` names fail points for the kill tests; it does nothing in production."""

    store: Store
    max_bytes: int
    crash_point: Callable[[str], None] = lambda _name: None

    def accept(self, envelope: Envelope, content: bytes) -> Accepted:
        """Make the item durable and return its id. Raises `Rejected` (empty, too large) or `Retryable` (any fault of ours).

        A repeat with the same `envelope.source_key` returns the first item's id and stores nothing.
        """
        self._refuse_unusable(content)
        earlier = self._earlier(envelope)
        if earlier is not None:
            return Accepted(earlier, "yes")
        item = new_item_id(envelope.received_at)
        self.crash_point("accept.before_blob")
        self.store.seal_raw(item, envelope, content)
        self.crash_point("accept.after_blob")
        self._journal(RawItem(item, envelope, hashlib.sha256(content).hexdigest(), content))
        self.crash_point("accept.after_commit")
        return Accepted(item, "no")

    def _refuse_unusable(self, content: bytes) -> None:
        if not content:
            raise Rejected("item_empty")
        if len(content) > self.max_bytes:
            raise Rejected("item_too_large", f"at most {self.max_bytes} bytes")

    def _earlier(self, envelope: Envelope) -> ItemId | None:
        if not envelope.source_key:
            return None
        with self.store.unit() as unit:
            return unit.find_by_source(envelope.source_key)

    def _journal(self, raw: RawItem) -> None:
        envelope, batch = raw.envelope, raw.envelope.batch
        with self.store.unit() as unit:
            unit.journal(raw)
            unit.audit(
                AuditEvent(
                    "item.received",
                    actor=envelope.channel.value,
                    item=raw.id,
                    facts=(
                        ("sha256", raw.sha256),
                        ("bytes", str(len(raw.content))),
                        ("tls", envelope.tls.protocol if envelope.tls else "none"),
                        *((("batch_of", batch.item), ("row", str(batch.row))) if batch else ()),
                    ),
                ),
            )
            unit.enqueue(raw.id)
