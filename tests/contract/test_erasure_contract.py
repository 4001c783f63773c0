"""Retention's part of the Store port, on the stand-in, on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from gateway.errors import GatewayError
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.ports import Store
from tests.fakes import NOON
from tests.store_fixtures import ITEM, accept, copy_of, proposal, redaction


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(GatewayError) as caught:
        act()
    return caught.value.code


def test_erasure_leaves_the_row_and_no_words(store: Store) -> None:
    """Original, proposal and copies are gone for good, by code; again is a no-op; the digest of the message is forgotten."""
    accept(store)
    store.seal_proposal(ITEM, proposal())
    with store.unit() as unit:
        unit.save_copy(copy_of(), [redaction()])
        unit.note_message_id(ITEM, "digest")
        unit.move(ITEM, ItemState.ERASED)
    assert store.has_words(ITEM)
    store.erase(ITEM)
    store.erase(ITEM)
    assert not store.has_words(ITEM)
    assert code_of(lambda: store.load_raw(ITEM)) == "item_unknown"
    assert code_of(lambda: store.load_copy(copy_of().key)) == "item_key_gone"
    assert (store.load_proposal(ITEM), store.summary(ITEM).state, len(store.copies_of(ITEM))) == (None, ItemState.ERASED, 1)
    with store.unit() as unit:
        assert unit.find_by_message_id("digest") == ()


def test_ended_items_are_paged_by_id_and_age(store: Store) -> None:
    """Each page begins after the last; what came later is not in it."""
    items = [ItemId(f"it_{n}") for n in range(5)]
    for n, item in enumerate(items):
        accept(store, item, minutes=n)
        with store.unit() as unit:
            unit.move(item, ItemState.FILED if n != 1 else ItemState.ROUTED)
    before = NOON + timedelta(minutes=4)
    assert store.ended(ItemState.FILED, before, "", 2) == (items[0], items[2])
    assert store.ended(ItemState.FILED, before, items[2], 2) == (items[3],)
    assert store.ended(ItemState.FILED, before, items[3], 2) == ()
