"""What lies in a mailbox or a folder and was never taken in: somebody sees it, with its age, until a named person closes it."""

from __future__ import annotations

import pytest

from gateway.errors import Rejected, Retryable
from gateway.ids import ChannelName
from gateway.items import Envelope
from gateway.observability import StoreCollector
from gateway.pipeline.intake import Intake
from gateway.pipeline.not_taken import NotTakenBook, Whereabouts
from gateway.views import SecondYesWaiting
from tests.console_visitor import Visitor
from tests.console_world import PEOPLE, build_world
from tests.fakes import FixedClock, MemoryStore

WHERE = Whereabouts(ChannelName.IMAP, "box", "7/1")
MANAGER = next(user for user in PEOPLE if user.id == "u_manager")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(clock: FixedClock) -> MemoryStore:
    return MemoryStore(clock)


@pytest.fixture
def book(store: MemoryStore, clock: FixedClock) -> NotTakenBook:
    return NotTakenBook(store, clock)


def audited(store: MemoryStore) -> list[tuple[str, str, str]]:
    return [(e.action, e.actor, e.reason) for e in store.events]


def test_a_refusal_is_recorded_once_however_often_it_is_told(book: NotTakenBook, store: MemoryStore, clock: FixedClock) -> None:
    """The first moment stays; the audit has one leaf with place and mark."""
    begun = clock.now()
    for _ in range(3):
        book.refused(WHERE, "item_too_large")
        clock.forward(minutes=1)
    assert [(r.code, r.state, r.first_at, r.tries) for r in store.not_taken()] == [("item_too_large", "refused", begun, 3)]
    assert audited(store) == [("intake.refused", "imap", "item_too_large")]
    assert dict(store.events[0].facts)["mark"] == "7/1"


def test_what_is_taken_after_all_leaves_the_list(book: NotTakenBook, store: MemoryStore) -> None:
    """A fault of minutes leaves no row behind; other rows stay."""
    other = Whereabouts(ChannelName.IMAP, "box", "7/2")
    book.deferred(WHERE, "disk_full")
    book.deferred(other, "disk_full")
    book.taken(WHERE)
    assert [r.mark for r in store.not_taken()] == ["7/2"]


def test_a_message_that_vanished_is_told_unless_it_had_been_taken(book: NotTakenBook, store: MemoryStore, clock: FixedClock) -> None:
    """After a crash between taking and remembering it is gone for a good reason; otherwise somebody must ask where it went."""
    Intake(store, 100).accept(Envelope(ChannelName.IMAP, clock.now(), source_key="imap/box/7/1"), b"words")
    book.vanished(WHERE, "imap/box/7/1")
    assert store.not_taken() == ()
    book.vanished(WHERE, "imap/box/7/99")
    assert [r.code for r in store.not_taken()] == ["gone_before_read"]


def test_a_store_that_does_not_answer_stops_a_refusal_and_no_retry(clock: FixedClock) -> None:
    """`refused` says so, for the message must then wait; `deferred` and `taken` are told again at the next try."""

    class Down(MemoryStore):
        def unit(self) -> object:  # type: ignore[override]
            raise Retryable("store_unavailable")

        def not_taken(self) -> tuple[()]:
            raise Retryable("store_unavailable")

    book = NotTakenBook(Down(clock), clock)
    book.deferred(WHERE, "x")
    book.taken(WHERE)
    with pytest.raises(Retryable):
        book.refused(WHERE, "x")


def test_only_an_open_row_can_be_closed(book: NotTakenBook, store: MemoryStore) -> None:
    """By name and with a reason, in the audit; a second click finds nothing."""
    book.refused(WHERE, "item_empty")
    ref = store.not_taken()[0].ref
    book.close(ref, MANAGER, "sender_asked_again")
    assert audited(store)[-1] == ("intake.closed", "u_manager", "sender_asked_again")
    with pytest.raises(Rejected):
        book.close(ref, MANAGER, "sender_asked_again")


def test_the_page_says_where_since_when_and_why() -> None:
    """In words, with the mark by which it is found."""
    world = build_world()
    world.clock.forward(hours=3)
    text = Visitor(world).sign_in("it").get("/not-taken").text
    assert all(
        words in text for words in ("Mailbox inbox", "7/412", "Larger than the gateway takes", "3 h ago", "We may not read the file")
    )


def test_closing_on_the_page_needs_a_reason_and_takes_the_row_away() -> None:
    """The other row stays."""
    world = build_world()
    visitor = Visitor(world).sign_in("manager")
    row = next(r for r in world.store.not_taken() if r.mark == "7/412")
    assert visitor.post(f"/not-taken/{row.ref}/close", {"reason": "because"}, on="/not-taken").status_code == 400
    assert visitor.post(f"/not-taken/{row.ref}/close", {"reason": "taken_in_by_hand"}, on="/not-taken").status_code == 303
    assert [r.mark for r in world.store.not_taken()] == ["9f2c11d0aa31"]
    assert visitor.post(f"/not-taken/{row.ref}/close", {"reason": "taken_in_by_hand"}, on="/not-taken").status_code == 400


@pytest.mark.parametrize(("person", "link"), [("clerk", False), ("manager", True)])
def test_the_desk_says_that_something_lies_outside(person: str, link: bool) -> None:
    """Everybody at the desk is warned; those who can open the list get a link to it."""
    world = build_world()
    text = Visitor(world).sign_in(person).get("/desk").text
    assert ("2 messages or files were not taken in" in text, 'href="/not-taken">See' in text) == (True, link)
    for row in world.store.not_taken():
        NotTakenBook(world.store, world.clock).close(row.ref, MANAGER, "not_for_the_hub")
    assert "not taken in" not in Visitor(world).sign_in("clerk").get("/desk").text


def test_monitoring_sees_number_and_age(book: NotTakenBook, store: MemoryStore, clock: FixedClock) -> None:
    """Two gauges without labels: no place, no mark."""
    book.refused(WHERE, "item_empty")
    clock.forward(minutes=10)
    families = StoreCollector(store.counts, lambda: SecondYesWaiting(0, None), lambda: clock.now().timestamp()).collect()
    found = {sample.name: sample.value for family in families for sample in family.samples if "not_taken" in sample.name}
    assert found == {"mash_not_taken": 1, "mash_oldest_not_taken_seconds": 600}
