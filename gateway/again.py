"""Orders to match again what waits: the value, and what a transaction does with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from gateway.ids import ItemId


@dataclass(frozen=True, slots=True)
class LookAgain:
    """An order to match again what waits. `position` is the last item that was considered; `item` the one linked, if that is why."""

    id: int
    because: str
    item: ItemId | None
    at: datetime
    position: str = ""
    considered: int = 0
    asked: int = 0
    done_at: datetime | None = None


class AgainOrders(Protocol):
    """The part of `gateway.ports.Unit` that keeps them."""

    def ask_again(self, because: str, item: ItemId | None) -> None:
        """Order that what waits be matched again; a like order that has not begun yet is enough."""
        ...

    def asked_again(self) -> tuple[LookAgain, ...]:
        """Orders that are not done, oldest first."""
        ...

    def note_again(self, order: LookAgain) -> None:
        """Write down how far an order has come."""
        ...
