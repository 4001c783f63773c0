"""A person unlocks an item: a wrong password is recorded and changes nothing, the right one has the item read again."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gateway.errors import Rejected
from gateway.ids import ItemId, UserId
from gateway.items import ItemState
from gateway.pipeline.unlocking import UnlockDesk
from gateway.views import User
from tests.fakes import CleanScanner, FixedClock, MemoryStore, OneKey
from tests.store_fixtures import CONTENT, ITEM, accept, copy_of

USER = User(UserId("u_ros"), "Ros", frozenset({"reviewer"}), frozenset())


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(FixedClock())
    accept(store)
    with store.unit() as unit:
        unit.move(ITEM, ItemState.AWAITING_PASSWORD, why=("locked",))
    return store


def events(store: MemoryStore, item: ItemId = ITEM) -> list[str]:
    return [entry.action for entry in store.timeline(item)]


def test_right_password_has_the_item_read_again(store: MemoryStore) -> None:
    """The item waits for the worker with what was opened; the audit says that and how many, never the password."""
    assert UnlockDesk(store, OneKey(), CleanScanner()).unlock(ITEM, USER, OneKey.password) == 1
    assert store.summary(ITEM).state is ItemState.RECEIVED
    assert list(store.load_unlocked(ITEM)) == ["0" * 64]
    assert events(store)[-1] == "item.unlocked"
    assert OneKey.password not in repr(store.timeline(ITEM))


@pytest.mark.parametrize("state", [ItemState.IN_REVIEW, ItemState.FOLLOW_UP])
def test_item_at_the_desk_keeps_its_place(store: MemoryStore, state: ItemState) -> None:
    """A locked attachment of an item in review is opened without taking the item out of the queue."""
    with store.unit() as unit:
        unit.move(ITEM, state, why=("part_locked",))
    UnlockDesk(store, OneKey(), CleanScanner()).unlock(ITEM, USER, OneKey.password)
    assert store.summary(ITEM).state is state


@pytest.mark.parametrize(("password", "code"), [("", "password_missing"), ("guess", "password_wrong")])
def test_wrong_password_changes_nothing(store: MemoryStore, password: str, code: str) -> None:
    """A wrong or empty password is refused by code; the item stays where it was."""
    with pytest.raises(Rejected) as refused:
        UnlockDesk(store, OneKey(), CleanScanner()).unlock(ITEM, USER, password)
    assert refused.value.code == code
    assert store.summary(ITEM).state is ItemState.AWAITING_PASSWORD
    assert dict(store.load_unlocked(ITEM)) == {}


def test_wrong_password_is_in_the_audit(store: MemoryStore) -> None:
    """Guessing leaves a trace."""
    with pytest.raises(Rejected):
        UnlockDesk(store, OneKey(), CleanScanner()).unlock(ITEM, USER, "guess")
    assert events(store)[-1] == "item.unlock_failed"


def test_item_that_waits_for_nobody_is_not_unlocked(store: MemoryStore) -> None:
    """An item held apart is not opened by a password."""
    with store.unit() as unit:
        unit.move(ITEM, ItemState.QUARANTINED)
    with pytest.raises(Rejected) as refused:
        UnlockDesk(store, OneKey(), CleanScanner()).unlock(ITEM, USER, OneKey.password)
    assert refused.value.code == "item_not_waiting"


@dataclass(frozen=True)
class Overtaken(OneKey):
    """While it opens the file, somebody else closes the item or holds it apart."""

    store: MemoryStore
    to: ItemState

    def unlock(self, content: bytes, untrusted_filename: str, declared_type: str, password: str) -> dict[str, bytes]:
        with self.store.unit() as unit:
            unit.move(ITEM, self.to)
        return super().unlock(content, untrusted_filename, declared_type, password)


@pytest.mark.parametrize("to", [ItemState.NOT_FOR_US, ItemState.QUARANTINED])
def test_what_was_opened_for_nothing_is_not_kept(store: MemoryStore, to: ItemState) -> None:
    """Where the item was closed or held apart meanwhile it stays so, and the refusal leaves no opened file behind."""
    with pytest.raises(Rejected, match="item_not_waiting"):
        UnlockDesk(store, Overtaken(store, to), CleanScanner()).unlock(ITEM, USER, OneKey.password)
    assert dict(store.load_unlocked(ITEM)) == {}
    with store.unit() as unit:
        assert unit.state(ITEM) is to


def test_what_will_be_refused_is_not_opened(store: MemoryStore) -> None:
    """A copy of the item is out: no password is tried on its file."""
    with store.unit() as unit:
        unit.save_copy(copy_of(), ())
    with pytest.raises(Rejected, match="copy_gone_already"):
        UnlockDesk(store, OneKey(), CleanScanner()).unlock(ITEM, USER, "guess")
    assert events(store) == []


@pytest.mark.parametrize(
    ("before", "after"), [(ItemState.IN_REVIEW, ItemState.QUARANTINED), (ItemState.AWAITING_PASSWORD, ItemState.RECEIVED)]
)
def test_malware_under_a_lock_is_held_apart(store: MemoryStore, before: ItemState, after: ItemState) -> None:
    """No scanner sees into a locked file: what is opened is scanned too. An item not yet read is held apart when it is read."""
    with store.unit() as unit:
        unit.move(ITEM, before)
    UnlockDesk(store, OneKey(), CleanScanner({CONTENT: "Eicar-Test"})).unlock(ITEM, USER, OneKey.password)
    assert store.summary(ITEM).state is after
