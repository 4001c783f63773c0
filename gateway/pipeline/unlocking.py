"""A named person gives the password of a locked item: used once, in a confined child, and kept nowhere.

What it opened is sealed under the item's own key beside the original, which stays as it came; then the item is read anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.pipeline.copies_out import require_none_out
from gateway.pipeline.states import AT_THE_DESK, WAITING, require_legal
from gateway.ports import Scanner, Store, Unit
from gateway.views import User


class Unlocker(Protocol):
    """Tries a password on every locked file of an item."""

    def unlock(self, content: bytes, untrusted_filename: str, declared_type: str, password: str) -> Mapping[str, bytes]:
        """Plain bytes by SHA-256 of the locked ones; empty where it opens nothing. May raise `Rejected("unlock_failed")`."""
        ...


@dataclass(frozen=True, slots=True)
class UnlockDesk:
    """The one command that takes a password of an item."""

    store: Store
    unlocker: Unlocker
    scanner: Scanner

    def unlock(self, item: ItemId, user: User, password: str) -> int:
        """Open what the password opens and have the item read again; returns how many files were opened.

        What the scanner names in an opened file holds the item apart, as if it had come in the open.
        Raises `Rejected("password_missing" | "password_wrong" | "unlock_failed" | "item_not_waiting" | "copy_gone_already")`.
        Each try is in the audit.
        """
        if not password:
            raise Rejected("password_missing")
        self._require_waiting(item)
        raw = self.store.load_raw(item)
        opened = self._try(item, user, raw.content, (raw.envelope.untrusted_filename, raw.envelope.declared_type), password)
        harmful = any(self.scanner.scan(plain) for plain in opened.values())
        with self.store.unit() as unit:  # with the move: what was opened is never kept where that was refused
            self._move(unit, item, user, "harmful" if harmful else "clean")
            unit.seal_unlocked(item, opened)
            unit.audit(AuditEvent("item.unlocked", actor=user.id, item=item, facts=(("files", str(len(opened))),)))
            unit.enqueue(item, f"u{secrets.token_hex(6)}")
        return len(opened)

    def _move(self, unit: Unit, item: ItemId, user: User, found: Literal["clean", "harmful"]) -> None:
        """An item in review or follow-up keeps its place unless it must be held apart; any other is read as if it had just come.

        Raises `Rejected("item_not_waiting")` where somebody held it apart, or closed it, while the password was tried.
        """
        state = unit.state(item)
        if state not in WAITING:
            raise Rejected("item_not_waiting")
        if state not in AT_THE_DESK:
            require_none_out(self.store, item)
            require_legal(state, ItemState.RECEIVED, actor=user.id)
            unit.move(item, ItemState.RECEIVED, why=("unlocked",))
        elif found == "harmful":
            require_legal(state, ItemState.QUARANTINED, actor=user.id)
            unit.move(item, ItemState.QUARANTINED, why=("malware",))
            unit.audit(AuditEvent("item.moved", actor=user.id, item=item, reason="malware", facts=(("to", "quarantined"),)))

    def _require_waiting(self, item: ItemId) -> None:
        with self.store.unit() as unit:
            state = unit.state(item)
        if state not in WAITING:
            raise Rejected("item_not_waiting")
        if state not in AT_THE_DESK:  # it would be read as if it had just come
            require_none_out(self.store, item)

    def _try(self, item: ItemId, user: User, content: bytes, claim: tuple[str, str], password: str) -> Mapping[str, bytes]:
        opened = self.unlocker.unlock(content, *claim, password)
        if not opened:
            with self.store.unit() as unit:
                unit.audit(AuditEvent("item.unlock_failed", actor=user.id, item=item, reason="password_wrong"))
            raise Rejected("password_wrong")
        return opened
