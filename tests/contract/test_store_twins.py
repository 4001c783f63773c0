"""Random work on the stand-in and on the real store: every answer and every view must be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.errors import GatewayError
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, CopyId, ItemId, UserId
from gateway.items import ItemState
from gateway.outgoing import Delivery, DeliveryState
from gateway.ports import Store, Unit
from gateway.views import LedgerFilter
from tests.fakes import NOON, FixedClock, MemoryStore
from tests.store_fixtures import accept, copy_of, open_in, redaction

Act = tuple[str, int, int]
EXAMPLES = count()
PEOPLE = (UserId("u1"), UserId("u2"), UserId("u3"))
CHILDREN = tuple(ChildId(f"MR-{n}") for n in range(3))
BOROUGHS = (Borough.LBHF, Borough.RBKC, Borough.WCC)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    clock = FixedClock()
    real = open_in(tmp_path_factory.mktemp("twins"), clock)
    yield MemoryStore(clock), real
    real.close()


def key(item: ItemId, number: int) -> CopyId:
    return CopyId(f"{item}.c{number}")


def delivery(item: ItemId, a: int, b: int) -> Delivery:
    return Delivery(key(item, a), f"d{b}", b, list(DeliveryState)[(a + b) % 5], NOON + timedelta(minutes=a - 1))


ACTS: dict[str, Callable[[Unit, ItemId, int, int], object]] = {
    "move": lambda unit, item, a, b: unit.move(item, list(ItemState)[a + b], why=(f"w{a}",)),
    "sender": lambda unit, item, a, b: unit.set_sender(
        item, agency=f"AG-{a}", agency_type="gp", request="", rag="Red", due_at=NOON + timedelta(hours=b) if b else None
    ),
    "link": lambda unit, item, a, b: unit.link(item, f"m{b}", CHILDREN[a], BOROUGHS[a], decided_by="rule", basis=f"b{b}"),
    "unlink": lambda unit, item, a, b: unit.unlink(item, CHILDREN[a], decided_by=PEOPLE[b], reason="r"),
    "links": lambda unit, item, a, b: unit.links(item),
    "copy": lambda unit, item, a, b: unit.save_copy(
        copy_of(item, a, borough=BOROUGHS[b], text=f"{a}{b}"), [redaction(f"E{b}")] * b, confirmed_by=PEOPLE[a], first_yes_by=PEOPLE[b]
    ),
    "withdraw": lambda unit, item, a, b: unit.withdraw_copy(key(item, a), by=PEOPLE[b], reason="r"),
    "accept": lambda unit, item, a, b: unit.accept_copy(key(item, a), PEOPLE[b], NOON),
    "deliver": lambda unit, item, a, b: unit.put_delivery(delivery(item, a, b)),
    "due": lambda unit, item, a, b: [d for d in unit.due_deliveries(NOON, 10_000) if d.key.startswith(item)],
    "claim": lambda unit, item, a, b: unit.claim(item, PEOPLE[a], NOON) if b else unit.release_claim(item),
    "audit": lambda unit, item, a, b: unit.audit(AuditEvent(f"a{a}", "rule", item, f"r{b}")) and None,
    "state": lambda unit, item, a, b: unit.state(item),
    "again": lambda unit, item, a, b: unit.ask_again(f"b{a}", item if b else None),
    "asked": lambda unit, item, a, b: [(o.because, o.item, o.position, o.asked) for o in unit.asked_again()],
    "noted": lambda unit, item, a, b: [
        unit.note_again(replace(o, position=item, asked=o.asked + b, done_at=NOON if a else None)) for o in unit.asked_again()[:b]
    ],
}


def done(store: Store, item: ItemId, acts: list[Act]) -> list[object]:
    """The answers of one transaction; a refusal ends and undoes it."""
    answers: list[object] = []
    try:
        with store.unit() as unit:
            answers.extend(ACTS[name](unit, item, a, b) for name, a, b in acts)
    except GatewayError as error:
        answers.append(error.code)
    return answers


def views(store: Store, item: ItemId) -> dict[str, object]:
    keys = [row.key for row in store.copies_of(item)]
    with store.unit() as unit:
        links, boxes = unit.links(item), unit.deliveries(item)
    return {
        "summary": store.summary(item),
        "copies": store.copies_of(item),
        "words": [store.load_copy(k) for k in keys],
        "ledger": store.ledger(LedgerFilter(item=item)),
        "story": [replace(entry, seq=0) for entry in store.timeline(item)],
        "trays": [[c for c in store.tray(b, 10_000, 0) if c.item == item] for b in BOROUGHS],
        "links": links,
        "boxes": boxes,
        "counts": store.counts(),
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 2), st.integers(0, 2)), max_size=6),
        max_size=8,
    ),
)
def test_stand_in_and_store_never_differ(twins: tuple[Store, Store], units: list[list[Act]]) -> None:
    """Whatever the work, both give the same answers, refuse the same, and show the same."""
    item = ItemId(f"it_{next(EXAMPLES)}")
    memory, real = twins
    for store in twins:
        accept(store, item)
    for acts in units:
        assert done(memory, item, acts) == done(real, item, acts)
    assert views(memory, item) == views(real, item)
