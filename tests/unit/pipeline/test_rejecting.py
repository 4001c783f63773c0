"""A person takes pages out of a copy: the copy is made anew without them, and until then nobody can send it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.errors import Rejected
from gateway.ids import ChildId, CopyId, RenditionId
from gateway.items import ItemState
from gateway.outgoing import Rendition
from gateway.pipeline.intake import Intake
from gateway.pipeline.rejecting import note_drawn, reject, rejected
from gateway.pipeline.review import ReviewDesk
from gateway.proposal import DrawnDocument, Proposal
from gateway.routing.rules import Route
from tests.fakes import FixedClock, MemoryChildIndex, MemoryStore
from tests.makers import envelope, proposal, user

ROS = user("u-ros")
PAGES = Rendition(RenditionId("aa11"), 2, 5, ("rendition_bytes",), content=b"pages")


def with_pages(item: str) -> Proposal:
    made = proposal("in_review", ("suggest_only",), item=item)
    (draft,) = made.copies
    drawn = replace(draft, copy=replace(draft.copy, renditions=(PAGES,)), documents=(DrawnDocument("0", PAGES.id),))
    return replace(made, copies=(drawn,))


@pytest.fixture
def store():
    return MemoryStore(FixedClock())


@pytest.fixture
def item(store):
    item = Intake(store, 10_000).accept(envelope(), b"words").item
    store.seal_proposal(item, with_pages(item))
    with store.unit() as unit:
        unit.link(item, "m0", ChildId("C1"), with_pages(item).copies[0].copy.borough, decided_by="u-ros", basis="x")
        unit.move(item, ItemState.IN_REVIEW)
    return item


def key(item):
    return CopyId(f"{item}.cC1")


def desk(store):
    return ReviewDesk(store, MemoryChildIndex(), (Route("*", "*", ("drop",)),), FixedClock())


def test_taking_pages_out_is_recorded_and_asks_for_a_new_copy(store, item):
    """Who, which pages, of whose copy; and a fresh order."""
    reject(store, item, ROS, key(item), PAGES.id)
    assert rejected(store.timeline(item)) == {"C1": {"aa11"}}
    assert store.events[-1].actor == "u-ros"
    assert len(store.orders) == 2


def test_a_copy_whose_pages_were_taken_out_cannot_be_sent_with_them(store, item):
    """Between the decision and the new copy nothing goes; afterwards the words do."""
    reject(store, item, ROS, key(item), PAGES.id)
    with pytest.raises(Rejected) as refused:
        desk(store).send(item, ROS, [key(item)])
    assert refused.value.code == "copy_not_ready"
    assert store.copies_of(item) == ()
    store.seal_proposal(item, proposal("in_review", item=item))
    assert desk(store).send(item, ROS, [key(item)]) == (key(item),)


def test_undoing_the_link_ends_it(store, item):
    """Whoever links the child again looks at the pages again."""
    reject(store, item, ROS, key(item), PAGES.id)
    desk(store).undo(item, ROS, "wrong_child")
    assert rejected(store.timeline(item)) == {}


@pytest.mark.parametrize(("name", "pages"), [("it_x.c9", "aa11"), ("", "bb22")])
def test_only_pages_of_a_draft_can_be_taken_out(store, item, name, pages):
    """An unknown copy or unknown pages: nothing is recorded."""
    before = len(store.events)
    with pytest.raises(Rejected) as refused:
        reject(store, item, ROS, CopyId(name) or key(item), RenditionId(pages))
    assert (refused.value.code, len(store.events)) == ("copy_not_ready", before)


def test_an_item_that_is_on_its_way_has_nothing_taken_out(store, item):
    """What a tray has, a tray has: it is withdrawn first."""
    desk(store).send(item, ROS, [key(item)])
    with pytest.raises(Rejected) as refused:
        reject(store, item, ROS, key(item), PAGES.id)
    assert refused.value.code == "item_not_waiting"


def test_what_was_drawn_is_written_down_once(store, item):
    """Pages, bytes and checks, or what failed; again only where the outcome is another. No word of the item."""
    failed = with_pages(item)
    (draft,) = failed.copies
    failed = replace(
        failed,
        copies=(replace(draft, copy=replace(draft.copy, renditions=()), documents=(DrawnDocument("0", PAGES.id, ("rendition_bytes",)),)),),
    )
    for made in (with_pages(item), with_pages(item), failed, failed):
        with store.unit() as unit:
            note_drawn(unit, item, made, store.timeline(item))
    told = [(e.action, e.reason, dict(e.facts)) for e in store.events if e.action.startswith("rendition.")]
    which = {"key": key(item), "rendition": "aa11", "part": "0"}
    assert told == [
        ("rendition.made", "", {**which, "pages": "2", "bytes": "5", "checks": "rendition_bytes"}),
        ("rendition.failed", "rendition_bytes", {**which, "failed": "rendition_bytes"}),
    ]
