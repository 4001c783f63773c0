"""Where automatic matching stands is read from the audit, the same on every store and after a restart."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic import command

from gateway.events import AuditEvent
from gateway.ids import ChildId, ItemId, UserId
from gateway.pipeline.automatic import LinkBounds, LinkWatch
from gateway.pipeline.link_record import linked
from gateway.ports import Store
from gateway.proposal import PersonDecision
from gateway.store import SqlStore, queries
from gateway.store.schema import MAIN, configuration
from tests.makers import user
from tests.store_fixtures import accept

CERTAIN = PersonDecision("m1", "Somebody", "linked", "name_and_birth", (), ChildId("C1"), stratum="number")
BOUNDS = LinkBounds(wanted="on", reviewed=0, most_wrong=0)


def wrong_link(store: Store, item: str) -> None:
    with store.unit() as unit:
        unit.audit(linked(ItemId(item), CERTAIN, ChildId("C1"), "no"))
        unit.audit(AuditEvent("item.opened", actor="u1", item=ItemId(item), facts=(("what", "original"),)))
        unit.audit(AuditEvent("link.undone", actor="u1", item=ItemId(item), reason="wrong_child", facts=(("child", "C1"),)))


def test_a_stop_and_a_start_hold_for_whoever_reads_next(store: Store) -> None:
    """One wrong link is too many here; a fresh reader sees the stop, and after the start it does not."""
    watch = LinkWatch(store, BOUNDS)
    assert watch.standing().state == "on"
    wrong_link(store, "it_a")
    watch.keep_stopped()
    assert [LinkWatch(store, BOUNDS).standing().state, watch.standing().state] == ["stopped", "stopped"]
    watch.start(user("u-manager"), "model_replaced")
    assert [LinkWatch(store, BOUNDS).standing().state, watch.standing().state] == ["on", "on"]


def test_entries_are_found_by_action_and_number(store: Store) -> None:
    """Only the actions asked for, only what is later, with their item."""
    wrong_link(store, "it_a")
    wrong_link(store, "it_b")
    first, second = store.entries({"link.undone"}, -1)
    assert [(e.action, e.item) for e in (first, second)] == [("link.undone", "it_a"), ("link.undone", "it_b")]
    assert store.entries({"link.undone"}, first.seq) == (second,)
    assert store.entries({"link.undone", "match.linked"}, second.seq) == ()


def test_the_draw_is_the_stores_own_and_steady(sql_store: SqlStore) -> None:
    """The same for the same item, another for another purpose, between 0 and 1."""
    one, again, other = (sql_store.draw(*asked) for asked in (("a", ItemId("it_a")), ("a", ItemId("it_a")), ("b", ItemId("it_a"))))
    assert one == again != other
    assert 0.0 <= one < 1.0


@pytest.mark.parametrize("action", ["item.moved", ""])
def test_an_action_that_was_changed_beside_its_leaf_is_found(sql_store: SqlStore, action: str) -> None:
    """Hiding an entry from look-up shows in the check of the audit, also by leaving nothing where the action stood."""
    wrong_link(sql_store, "it_a")
    assert sql_store.verify_audit().faults == ()
    with sql_store.database.writing() as session:
        session.connection().execute(sa.text("UPDATE audit SET action = :action WHERE seq = 2"), {"action": action})
    assert sql_store.verify_audit().faults == ("leaf_altered:2",)
    assert UserId("u1") == sql_store.timeline(ItemId("it_a"))[2].actor


@pytest.mark.parametrize("event", [AuditEvent("", actor="u1"), AuditEvent("item.opened", actor="")])
def test_an_entry_that_says_nothing_of_who_did_what_is_found(sql_store: SqlStore, event: AuditEvent) -> None:
    """Sound as a leaf of the tree, and no account of anything."""
    wrong_link(sql_store, "it_a")
    with sql_store.unit() as unit:
        unit.audit(event)
    assert sql_store.verify_audit().faults == ("leaf_altered:3",)


def test_entries_from_before_actions_were_kept_apart_get_theirs(sql_store: SqlStore) -> None:
    """From their leaves, so that the check is sound and look-up finds them."""
    wrong_link(sql_store, "it_a")
    with sql_store.database.writing() as session:
        command.downgrade(configuration(MAIN, session.connection()), "0009")
    with sql_store.database.writing() as session:
        command.upgrade(configuration(MAIN, session.connection()), "head")
    assert sql_store.verify_audit().faults == ()
    assert [e.action for e in sql_store.entries({"link.undone"}, -1)] == ["link.undone"]


def test_the_sort_of_agency_is_had_for_many_items_at_once(sql_store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of those with a proved sender, however many statements it takes; of others and of unknown items nothing."""
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    items = [ItemId(f"it_{n}") for n in range(5)]
    for item in items:
        accept(sql_store, item)
    with sql_store.unit() as unit:
        for number, item in enumerate(items[:4]):
            unit.set_sender(item, agency="AG-1", agency_type="school" if number else "police", request="", rag="", due_at=None)
    found = sql_store.agency_types([*items, ItemId("it_unknown")])
    assert found == {items[0]: "police", items[1]: "school", items[2]: "school", items[3]: "school"}
