"""What the e-form channel reads back of items it accepted: their hash, owner and state. Never their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gateway.errors import Rejected
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.ports import Store


@dataclass(frozen=True, slots=True)
class Receipt:
    """`sha256` of the accepted bytes, lower-case hex; `client` that sent them."""

    sha256: str
    client: str
    state: ItemState


class Receipts(Protocol):
    """Look-up of accepted items."""

    def of(self, item: ItemId) -> Receipt | None:
        """The receipt, None where no such item exists; raises `Retryable`."""
        ...


@dataclass(frozen=True, slots=True)
class StoreReceipts:
    """Receipts out of the store."""

    store: Store

    def of(self, item: ItemId) -> Receipt | None:
        """Reads the sealed item for its envelope and hash."""
        try:
            with self.store.unit() as unit:
                state = unit.state(item)
            raw = self.store.load_raw(item)
        except Rejected:
            return None
        return Receipt(raw.sha256, raw.envelope.form_client, state)
