"""One suite for the Store port: run on the stand-in, on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from gateway.errors import GatewayError, Rejected, Retryable
from gateway.events import AuditEvent
from gateway.ids import Borough, ChannelName, ChildId, CopyId, ItemId, UserId
from gateway.items import ItemState
from gateway.outgoing import Delivery, DeliveryState, Receipt
from gateway.pipeline.intake import Intake
from gateway.ports import Store
from gateway.views import LedgerFilter, NotTaken
from tests.fakes import NOON, FixedClock
from tests.store_fixtures import CHILD, CONTENT, ITEM, OTHER, accept, copy_of, envelope, proposal, redaction

UNKNOWN = ItemId("it_unknown")


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(GatewayError) as caught:
        act()
    return caught.value.code


def test_a_raw_item_comes_back_as_it_came(store: Store) -> None:
    """Bytes and envelope of a sealed item are what the channel gave."""
    raw = accept(store, source_key="imap/box/1/7")
    assert store.load_raw(ITEM) == raw


def test_unknown_items_are_refused_by_code(store: Store) -> None:
    """Every door that wants an item says item_unknown."""
    with store.unit() as unit:
        doors = (
            lambda: unit.state(UNKNOWN),
            lambda: unit.move(UNKNOWN, ItemState.IN_REVIEW),
            lambda: unit.note_message_id(UNKNOWN, "d"),
            lambda: unit.link(UNKNOWN, "m", CHILD, Borough.WCC, decided_by="rule", basis="r"),
            lambda: unit.save_copy(copy_of(UNKNOWN), ()),
            lambda: unit.claim(UNKNOWN, UserId("u"), NOON),
        )
        assert {code_of(door) for door in doors} == {"item_unknown"}
    outside = (lambda: store.load_raw(UNKNOWN), lambda: store.summary(UNKNOWN), lambda: store.seal_proposal(UNKNOWN, proposal()))
    assert {code_of(door) for door in outside} == {"item_unknown"}


def test_a_failed_unit_leaves_nothing(store: Store) -> None:
    """State, link, copy, unlocked files, outbox and audit of a unit that fails are all undone."""
    accept(store)

    def fail() -> None:
        with store.unit() as unit:
            unit.seal_unlocked(ITEM, {"0" * 64: CONTENT})
            unit.move(ITEM, ItemState.ROUTED, why=("certain",))
            unit.link(ITEM, "m1", CHILD, Borough.RBKC, decided_by="rule", basis="nhs_name")
            unit.save_copy(copy_of(), [redaction()])
            unit.put_delivery(Delivery(copy_of().key, "folder", 0, DeliveryState.WAITING, NOON))
            unit.audit(AuditEvent("item.settled", actor="rule", item=ITEM))
            raise Rejected("changed_my_mind")

    assert code_of(fail) == "changed_my_mind"
    with store.unit() as unit:
        assert unit.state(ITEM) is ItemState.RECEIVED
        assert unit.links(ITEM) == ()
        assert unit.deliveries(ITEM) == ()
    assert (store.copies_of(ITEM), store.ledger(LedgerFilter()), store.timeline(ITEM)) == ((), (), ())
    assert dict(store.load_unlocked(ITEM)) == {}


def test_the_same_channel_identity_is_found_and_never_stored_twice(store: Store) -> None:
    """A repeat by source key gives the first item; a second journal row under it is a fault to retry."""
    accept(store, source_key="form/client/abc")
    with store.unit() as unit:
        assert unit.find_by_source("form/client/abc") == ITEM
        assert unit.find_by_source("form/client/abd") is None
        assert unit.find_by_source("") is None
    with pytest.raises(Retryable):
        accept(store, OTHER, source_key="form/client/abc")


def test_items_without_channel_identity_stand_side_by_side(store: Store) -> None:
    """An empty source key is no identity."""
    accept(store)
    accept(store, OTHER)
    assert set(store.unfinished(10)) == {ITEM, OTHER}


def test_equal_bytes_and_message_ids_are_found_oldest_first(store: Store) -> None:
    """Duplicates come in order of arrival, whatever the order of writing."""
    accept(store, OTHER, minutes=5)
    raw = accept(store, ITEM)
    with store.unit() as unit:
        for item in (OTHER, ITEM, ITEM):
            unit.note_message_id(item, "digest")
        assert unit.find_by_message_id("digest") == (ITEM, OTHER)
        assert unit.find_by_message_id("another") == ()
        assert unit.find_by_hash(raw.sha256) == (ITEM, OTHER)


def test_links_repeat_quietly_and_can_be_undone_and_made_again(store: Store) -> None:
    """One link in force per child; an undone one may be made again by another person."""
    accept(store)
    with store.unit() as unit:
        for basis in ("nhs_name", "again"):
            unit.link(ITEM, "m1", CHILD, Borough.RBKC, decided_by="rule", basis=basis)
        unit.link(ITEM, "m2", ChildId("MR-2"), Borough.WCC, decided_by="rule", basis="name_dob")
        assert unit.links(ITEM) == ((CHILD, Borough.RBKC, "rule", "nhs_name"), ("MR-2", Borough.WCC, "rule", "name_dob"))
        unit.unlink(ITEM, CHILD, decided_by="u1", reason="wrong_child")
        unit.unlink(ITEM, ChildId("MR-9"), decided_by="u1", reason="wrong_child")
        assert unit.links(ITEM) == (("MR-2", Borough.WCC, "rule", "name_dob"),)
        unit.link(ITEM, "m1", CHILD, Borough.RBKC, decided_by="u2", basis="seen")
    assert store.summary(ITEM).boroughs == (Borough.RBKC, Borough.WCC)


def test_a_proposal_is_kept_whole_and_replaced(store: Store) -> None:
    """The latest proposal comes back equal to what was sealed."""
    accept(store)
    assert store.load_proposal(ITEM) is None
    store.seal_proposal(ITEM, proposal())
    newer = replace(proposal(), why=("second_thought",))
    store.seal_proposal(ITEM, newer)
    assert store.load_proposal(ITEM) == newer


def test_a_copy_lands_in_its_tray_and_its_ledger(store: Store, clock: FixedClock) -> None:
    """The tray row tells agency, time, RAG and passages withheld; the words are read apart and equal the copy."""
    accept(store)
    with store.unit() as unit:
        unit.set_sender(ITEM, agency="AG-1", agency_type="school", request="MASH-AAAA-BBBB", rag="Red", due_at=None)
        unit.save_copy(copy_of(), [redaction(), redaction("PHONE", start=9)])
        unit.save_copy(replace(copy_of(), agency="Changed"), [])
    (row,) = store.tray(Borough.RBKC, 10, 0)
    assert (row.agency, row.rag, row.withheld, row.delivered_at, row.state) == ("A School", "Red", 3, NOON, "delivered")
    assert store.tray(Borough.WCC, 10, 0) == ()
    assert store.copies_of(ITEM) == (row,)
    assert store.load_copy(row.key) == copy_of()
    assert [r.entity for r in store.ledger(LedgerFilter(item=ITEM))] == ["PERSON", "PHONE"]
    assert code_of(lambda: store.load_copy(CopyId("it_one.c9"))) == "copy_unknown"


def test_a_copy_is_accepted_once_by_one_person(store: Store) -> None:
    """A second acceptance, or one of a withdrawn copy, is refused."""
    accept(store)
    with store.unit() as unit:
        unit.save_copy(copy_of(), [])
        unit.accept_copy(copy_of().key, UserId("u1"), NOON)
        assert code_of(lambda: unit.accept_copy(copy_of().key, UserId("u2"), NOON)) == "copy_not_waiting"
        assert code_of(lambda: unit.accept_copy(CopyId("it_one.c9"), UserId("u2"), NOON)) == "copy_not_waiting"
    (row,) = store.copies_of(ITEM)
    assert (row.state, row.accepted_by, row.accepted_at) == ("accepted", "u1", NOON)


def test_a_withdrawn_copy_stops_its_deliveries_and_may_be_made_anew(store: Store) -> None:
    """After a withdrawal nothing is due; a new copy under the same key replaces the old words."""
    accept(store)
    key = copy_of().key
    with store.unit() as unit:
        unit.save_copy(copy_of(), [redaction()])
        unit.put_delivery(Delivery(key, "folder", 0, DeliveryState.WAITING, NOON))
        unit.withdraw_copy(key, by="u1", reason="wrong_child")
        assert unit.due_deliveries(NOON, 10) == ()
        assert [d.state for d in unit.deliveries(ITEM)] == [DeliveryState.WITHDRAWN]
        assert code_of(lambda: unit.withdraw_copy(CopyId("it_one.c9"), by="u1", reason="r")) == "copy_unknown"
        assert code_of(lambda: unit.accept_copy(key, UserId("u2"), NOON)) == "copy_not_waiting"
    assert store.copies_of(ITEM)[0].state == "withdrawn"
    with store.unit() as unit:
        unit.save_copy(copy_of(text="made anew"), [])
    assert store.load_copy(key).segments[0].text == "made anew"
    assert (store.copies_of(ITEM)[0].state, store.ledger(LedgerFilter())) == ("delivered", ())


def test_the_outbox_gives_what_is_due_oldest_first(store: Store) -> None:
    """WAITING and BEGUN rows whose time has come, by time; DONE and DEAD rows never."""
    accept(store)
    with store.unit() as unit:
        unit.save_copy(copy_of(), [])
        rows = [
            Delivery(copy_of().key, "a", 1, DeliveryState.BEGUN, NOON),
            Delivery(copy_of().key, "b", 0, DeliveryState.WAITING, NOON - timedelta(minutes=1)),
            Delivery(copy_of().key, "c", 0, DeliveryState.WAITING, NOON + timedelta(minutes=1)),
            Delivery(copy_of().key, "d", 2, DeliveryState.DONE, NOON, Receipt("d", "ref", NOON)),
            Delivery(copy_of().key, "e", 9, DeliveryState.DEAD, NOON, error="refused"),
        ]
        for row in rows:
            unit.put_delivery(row)
        assert [d.destination for d in unit.due_deliveries(NOON, 10)] == ["b", "a"]
        assert [d.destination for d in unit.due_deliveries(NOON, 1)] == ["b"]
        assert list(unit.deliveries(ITEM)) == rows
        unit.put_delivery(replace(rows[1], state=DeliveryState.DONE, receipt=Receipt("b", "", NOON)))
        assert code_of(lambda: unit.put_delivery(replace(rows[0], key=CopyId("it_one.c9")))) == "copy_unknown"
    counts = store.counts()
    assert (counts.outbox_waiting, counts.outbox_dead) == (2, 1)


def test_the_queue_shows_the_nearest_deadline_first_and_hides_no_unlinked_item(store: Store) -> None:
    """Deadlines before none; a borough sees its own items and those that nobody has linked yet."""
    for number, due in enumerate((None, 120, 60)):
        item = accept(store, ItemId(f"it_{number}"), minutes=number).id
        with store.unit() as unit:
            due_at = None if due is None else NOON + timedelta(minutes=due)
            unit.set_sender(item, agency="AG-1", agency_type="gp", request="", rag="", due_at=due_at)
            unit.move(item, ItemState.IN_REVIEW, why=("ambiguous", "twins"))
    with store.unit() as unit:
        unit.link(ItemId("it_1"), "m1", CHILD, Borough.WCC, decided_by="rule", basis="r")
    rows = store.queue([ItemState.IN_REVIEW], None, 10, 0)
    assert [r.id for r in rows] == ["it_2", "it_1", "it_0"]
    assert (rows[0].why, rows[1].boroughs) == (("ambiguous", "twins"), (Borough.WCC,))
    assert [r.id for r in store.queue([ItemState.IN_REVIEW], None, 1, 1)] == ["it_1"]
    assert [r.id for r in store.queue([ItemState.IN_REVIEW], frozenset({Borough.RBKC}), 10, 0)] == ["it_2", "it_0"]
    assert [r.id for r in store.queue([ItemState.IN_REVIEW], frozenset({Borough.WCC}), 10, 0)] == ["it_2", "it_1", "it_0"]
    assert store.queue([ItemState.QUARANTINED], None, 10, 0) == ()


def test_an_item_linked_outside_the_hub_stays_in_every_queue(store: Store) -> None:
    """A child who moved away has no borough of ours: the item must still be seen by someone."""
    item = accept(store).id
    with store.unit() as unit:
        unit.move(item, ItemState.IN_REVIEW)
        unit.link(item, "m1", CHILD, Borough.OUT_OF_AREA, decided_by="u", basis="r")
    for borough in (Borough.RBKC, Borough.WCC):
        assert [r.id for r in store.queue([ItemState.IN_REVIEW], frozenset({borough}), 10, 0)] == [item]


def test_claims_are_shown_and_let_go(store: Store) -> None:
    """A claim stands in the summary until it is released."""
    accept(store)
    with store.unit() as unit:
        unit.claim(ITEM, UserId("u1"), NOON)
    assert (store.summary(ITEM).claimed_by, store.summary(ITEM).claimed_at) == ("u1", NOON)
    with store.unit() as unit:
        unit.release_claim(ITEM)
    assert (store.summary(ITEM).claimed_by, store.summary(ITEM).claimed_at) == (None, None)


def test_the_ledger_filters_and_pages_newest_first(store: Store, clock: FixedClock) -> None:
    """Each filter narrows; paging never repeats a row."""
    accept(store)
    with store.unit() as unit:
        unit.save_copy(copy_of(number=1), [redaction("PERSON"), redaction("PHONE", reason="private_number")])
    clock.forward(minutes=1)
    with store.unit() as unit:
        unit.save_copy(copy_of(number=2, borough=Borough.WCC), [redaction("ADDRESS")])
    assert [r.entity for r in store.ledger(LedgerFilter())] == ["ADDRESS", "PERSON", "PHONE"]
    assert [r.entity for r in store.ledger(LedgerFilter(limit=1, offset=1))] == ["PERSON"]
    shown = [len(store.ledger(LedgerFilter(within=frozenset(b)))) for b in ((), {Borough.WCC}, {Borough.RBKC}, {Borough.RBKC, Borough.WCC})]
    assert shown == [0, 1, 2, 3]
    filters = {"entity": "PHONE", "reason": "private_number", "borough": "RBKC", "agency_type": "school", "policy": "school@1:0123456789ab"}
    sizes = [len(store.ledger(LedgerFilter(**{name: value}))) for name, value in filters.items()]
    assert sizes == [1, 1, 2, 3, 3]


def test_the_timeline_tells_an_items_story_in_order(store: Store, clock: FixedClock) -> None:
    """Only the item's own entries, oldest first, with facts as given."""
    accept(store)
    facts = (("to", "in_review"), ("why", "ambiguous"))
    with store.unit() as unit:
        assert unit.audit(AuditEvent("item.received", actor="smtp", item=ITEM)) == 0
        assert unit.audit(AuditEvent("store.opened", actor="system")) == 1
    clock.forward(minutes=3)
    with store.unit() as unit:
        assert unit.audit(AuditEvent("item.settled", actor="rule", item=ITEM, reason="ambiguous", facts=facts)) == 2
    first, last = store.timeline(ITEM)
    assert (first.seq, first.at, first.actor, first.action) == (0, NOON, "smtp", "item.received")
    assert (last.at, last.reason, last.facts) == (NOON + timedelta(minutes=3), "ambiguous", facts)


def test_counts_name_every_state_and_the_oldest_that_waits(store: Store) -> None:
    """Zeroes are shown; only states that wait for a person set the oldest age."""
    for number in range(3):
        accept(store, ItemId(f"it_{number}"), minutes=number)
    with store.unit() as unit:
        unit.move(ItemId("it_1"), ItemState.IN_REVIEW)
        unit.move(ItemId("it_2"), ItemState.QUARANTINED)
    counts = store.counts()
    assert tuple(state for state, _ in counts.by_state) == tuple(ItemState)
    assert dict(counts.by_state)[ItemState.RECEIVED] == 1
    assert counts.oldest_waiting == NOON + timedelta(minutes=1)
    assert store.unfinished(10) == ("it_0",)


def test_counts_say_what_waits_after_its_deadline(store: Store, clock: FixedClock) -> None:
    """Held apart and followed up counts too; what is not yet due, has no deadline or no longer waits does not."""
    waiting = (ItemState.IN_REVIEW, ItemState.QUARANTINED, ItemState.FOLLOW_UP, ItemState.AWAITING_PASSWORD)
    states = (*waiting, ItemState.ROUTED, ItemState.IN_REVIEW)
    hours = (2, 1, 2, 5, 1, None)
    for number, (state, due) in enumerate(zip(states, hours, strict=True)):
        item = ItemId(f"it_{number}")
        accept(store, item)
        with store.unit() as unit:
            due_at = None if due is None else NOON + timedelta(hours=due)
            unit.set_sender(item, agency="", agency_type="", request="", rag="", due_at=due_at)
            unit.move(item, state)
    assert (store.counts().late, store.counts().most_late) == (0, None)
    clock.forward(minutes=120)
    assert (store.counts().late, store.counts().most_late) == (3, NOON + timedelta(hours=1))


def test_a_discarded_blob_is_gone_and_a_journalled_one_stays(store: Store) -> None:
    """Only an original whose journal row never committed may be removed."""
    store.seal_raw(ITEM, envelope(), CONTENT)
    store.discard_raw(ITEM)
    assert code_of(lambda: store.load_raw(ITEM)) == "item_unknown"
    raw = accept(store)
    assert code_of(lambda: store.discard_raw(ITEM)) == "item_journalled"
    assert store.load_raw(ITEM) == raw


def test_writers_at_the_same_time_lose_nothing(store: Store) -> None:
    """Eight threads that journal and audit: every item is there and sequence numbers have no gap."""
    intake, taken = Intake(store, 10_000), []

    def write(number: int) -> None:
        taken.extend(intake.accept(envelope(f"src/{number}/{turn}"), CONTENT + bytes([number, turn])).item for turn in range(5))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(store.unfinished(100)) == set(taken)
    assert sorted(store.timeline(item)[0].seq for item in taken) == list(range(40))


def test_what_was_not_taken_in_is_counted_until_somebody_closes_it(store: Store, clock: FixedClock) -> None:
    """One row for each message whatever the tries; the reason may change; closing hides it, a new try opens it again."""
    first = clock.now()
    found = NotTaken(ChannelName.IMAP, "box", "7/1", "disk_full", "trying", first, first)
    other = NotTaken(ChannelName.FOLDER, "scanner", "ab12", "item_empty", "refused", first + timedelta(seconds=1), first)
    with store.unit() as unit:
        assert [unit.note_not_taken(row) for row in (other, found, found)] == [True, True, False]
    clock.forward(minutes=5)
    later = replace(found, code="item_too_large", state="refused", first_at=clock.now(), last_at=clock.now())
    with store.unit() as unit:
        assert unit.note_not_taken(later)
    assert store.not_taken() == (replace(later, first_at=first, tries=3), other)
    assert (store.counts().not_taken, store.counts().oldest_not_taken) == (2, first)
    with store.unit() as unit:
        assert [unit.close_not_taken(found.ref, by="u1", reason="taken_by_hand") for _ in range(2)] == [True, False]
        assert not unit.close_not_taken("nt_unknown", by="u1", reason="x")
    assert store.not_taken() == (other,)
    with store.unit() as unit:
        assert unit.note_not_taken(later)
    assert len(store.not_taken()) == store.counts().not_taken == 2
