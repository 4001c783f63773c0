"""A person says that a picture is this child's: the copy is made anew with it, and until then the one without cannot be sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ChildId, CopyId, ItemId, RenditionId
from gateway.items import ItemState
from gateway.outgoing import Rendition
from gateway.pipeline.intake import Intake
from gateway.pipeline.picking import pick, picked
from gateway.pipeline.purpose import CHOSEN
from gateway.pipeline.rejecting import note_drawn, reject
from gateway.pipeline.review import ReviewDesk
from gateway.proposal import DrawnDocument, Proposal
from gateway.routing.rules import Route
from tests.fakes import FixedClock, MemoryChildIndex, MemoryStore
from tests.makers import envelope, proposal, user

ROS = user("u-ros")
PHOTO = Rendition(RenditionId("aa11"), 1, 5, ("rendition_jpeg",), 1, content=b"photo")


def with_photo(item: str, *failed: str) -> Proposal:
    made = proposal("in_review", ("suggest_only",), item=item)
    (draft,) = made.copies
    copy = replace(draft.copy, renditions=() if failed else (PHOTO,), not_drawn=failed)
    return replace(made, copies=(replace(draft, copy=copy, documents=(DrawnDocument("0", PHOTO.id, failed),)),))


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(FixedClock())


@pytest.fixture
def item(store: MemoryStore) -> ItemId:
    item = Intake(store, 10_000).accept(envelope(), b"words").item
    store.seal_proposal(item, with_photo(item, "picture_not_picked"))
    with store.unit() as unit:
        unit.link(item, "m0", ChildId("C1"), with_photo(item).copies[0].copy.borough, decided_by="u-ros", basis="x")
        unit.move(item, ItemState.IN_REVIEW)
    return item


def key(item: ItemId) -> CopyId:
    return CopyId(f"{item}.cC1")


def desk(store: MemoryStore) -> ReviewDesk:
    return ReviewDesk(store, MemoryChildIndex(), (Route("*", "*", ("drop",)),), FixedClock())


def test_whose_it_is_is_recorded_and_asks_for_a_new_copy(store: MemoryStore, item: ItemId) -> None:
    """Who, which picture, whose copy; and a fresh order."""
    pick(store, item, ROS, key(item), PHOTO.id)
    assert picked(store.timeline(item)) == {"C1": {"aa11"}}
    assert (store.events[-1].action, store.events[-1].actor, len(store.orders)) == ("picture.picked", "u-ros", 2)


def test_the_copy_without_it_cannot_be_sent_any_more(store: MemoryStore, item: ItemId) -> None:
    """A photograph of an injury is not lost because somebody was quicker than the worker."""
    pick(store, item, ROS, key(item), PHOTO.id)
    with pytest.raises(Rejected) as refused:
        desk(store).send(item, ROS, [key(item)])
    assert (refused.value.code, store.copies_of(item)) == ("copy_not_ready", ())
    store.seal_proposal(item, with_photo(item))
    assert desk(store).send(item, ROS, [key(item)]) == (key(item),)


def test_a_copy_may_go_without_a_picture_that_is_nobodys(store: MemoryStore, item: ItemId) -> None:
    """It is another child's, perhaps: the copy goes and says that there is one."""
    assert desk(store).send(item, ROS, [key(item)]) == (key(item),)
    assert store.load_copy(key(item)).not_drawn == ("picture_not_picked",)


def test_taking_it_out_or_undoing_the_link_ends_it(store: MemoryStore, item: ItemId) -> None:
    """The last word counts."""
    pick(store, item, ROS, key(item), PHOTO.id)
    store.seal_proposal(item, with_photo(item))
    reject(store, item, ROS, key(item), PHOTO.id)
    assert picked(store.timeline(item)) == {"C1": frozenset()}
    desk(store).undo(item, ROS, "wrong_child")
    assert picked(store.timeline(item)) == {}


def test_another_purpose_ends_it(store: MemoryStore, item: ItemId) -> None:
    """What was said for the hub's assessment is no word on a copy for learning, in which no name stands."""
    pick(store, item, ROS, key(item), PHOTO.id)
    with store.unit() as unit:
        unit.audit(AuditEvent(CHOSEN, actor=ROS.id, item=item))
    assert picked(store.timeline(item)) == {}


@pytest.mark.parametrize(
    ("name", "picture", "failed"),
    [("it_x.c9", "aa11", "picture_not_picked"), ("", "bb22", "picture_not_picked"), ("", "aa11", "rendition_bytes")],
)
def test_only_a_picture_that_is_nobodys_can_be_put_in(store: MemoryStore, item: ItemId, name: str, picture: str, failed: str) -> None:
    """An unknown copy or picture, or one that no check has passed: nothing is recorded."""
    store.seal_proposal(item, with_photo(item, failed))
    before = len(store.events)
    with pytest.raises(Rejected) as refused:
        pick(store, item, ROS, CopyId(name) or key(item), RenditionId(picture))
    assert (refused.value.code, len(store.events)) == ("copy_not_ready", before)


def test_what_is_on_its_way_gets_no_picture(store: MemoryStore, item: ItemId) -> None:
    """What a tray has, a tray has."""
    desk(store).send(item, ROS, [key(item)])
    with pytest.raises(Rejected) as refused:
        pick(store, item, ROS, key(item), PHOTO.id)
    assert refused.value.code == "item_not_waiting"


def test_an_open_question_is_no_failure(store: MemoryStore, item: ItemId) -> None:
    """Neither in the audit nor in the number of those that could not be drawn."""
    with store.unit() as unit:
        note_drawn(unit, item, with_photo(item, "picture_not_picked"), store.timeline(item))
    assert ([e.action for e in store.events if e.action.startswith("rendition.")], store.counts().renditions_failed) == ([], 0)
