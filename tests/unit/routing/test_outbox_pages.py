"""Deliveries of copies with pages: the destination gets their content, or nothing goes and a person is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.ids import Borough, ChildId, RenditionId
from gateway.outgoing import Delivery, DeliveryState, Rendition
from gateway.pipeline.intake import Intake
from gateway.proposal import DrawnDocument
from gateway.routing.outbox import Outbox
from tests.fakes import NOON, FixedClock, MemoryStore, RecordingDestination
from tests.makers import envelope, proposal

PAGES = Rendition(RenditionId("aa11"), 1, 5, ("rendition_bytes",), content=b"pages")


@pytest.fixture
def store():
    return MemoryStore(FixedClock())


@pytest.fixture
def item(store):
    """A copy with pages that waits in the outbox."""
    item = Intake(store, 10_000).accept(envelope(), b"words").item
    made = proposal(item=item)
    (draft,) = made.copies
    draft = replace(draft, copy=replace(draft.copy, renditions=(PAGES,)), documents=(DrawnDocument("0", PAGES.id),))
    store.seal_proposal(item, replace(made, copies=(draft,)))
    with store.unit() as unit:
        unit.link(item, "m0", ChildId("C1"), Borough.LBHF, decided_by="rule", basis="x")
        unit.save_copy(draft.copy, [])
        unit.put_delivery(Delivery(draft.copy.key, "drop", 0, DeliveryState.WAITING, NOON))
    return item


def test_a_destination_is_given_the_pages(store, item):
    """The stored copy has none; the delivered one does."""
    drop = RecordingDestination("drop")
    Outbox(store, {"drop": drop}, FixedClock()).run_once()
    (received,) = drop.received.values()
    assert [r.content for r in received.renditions] == [b"pages"]
    assert [r.content for r in store.load_copy(received.key).renditions] == [b""]


def test_a_copy_whose_pages_are_gone_is_not_sent_as_if_it_had_none(store, item):
    """Given up at once, under its code, for a person to see."""
    store.seal_proposal(item, proposal(item=item))
    with store.unit() as unit:
        unit.withdraw_copy(f"{item}.cC1", by="u", reason="r")
    store.seal_proposal(item, proposal(item=item))
    with store.unit() as unit:
        unit.put_delivery(Delivery(f"{item}.cC1", "drop", 0, DeliveryState.WAITING, NOON))
    drop = RecordingDestination("drop")
    Outbox(store, {"drop": drop}, FixedClock()).run_once()
    with store.unit() as unit:
        assert [(d.state, d.error) for d in unit.deliveries(item)] == [(DeliveryState.DEAD, "rendition_gone")]
    assert drop.attempts == 0
