"""Renditions in the Store port, on the stand-in, on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gateway.errors import GatewayError
from gateway.ids import Borough, RenditionId
from gateway.items import ItemState
from gateway.outgoing import MinimisedItem, Rendition
from gateway.ports import Store
from gateway.proposal import DraftCopy, DrawnDocument, Proposal
from tests.store_fixtures import ITEM, accept, copy_of, proposal

ONE = Rendition(RenditionId("aa11"), 2, 9, ("rendition_bytes", "rendition_reading"), 1, content=b"%PDF one\xff")
TWO = Rendition(RenditionId("bb22"), 1, 8, ("rendition_bytes",), content=b"%PDF two")
HERE = frozenset({Borough.RBKC})


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(GatewayError) as caught:
        act()
    return caught.value.code


def copy_with(*renditions: Rendition) -> MinimisedItem:
    return replace(copy_of(), renditions=renditions)


def with_pages(*renditions: Rendition, failed: tuple[DrawnDocument, ...] = ()) -> Proposal:
    documents = tuple(DrawnDocument(str(n), r.id) for n, r in enumerate(renditions))
    return replace(proposal(), copies=(DraftCopy(copy_with(*renditions), (), documents=(*documents, *failed)),))


def bare(rendition: Rendition) -> Rendition:
    return replace(rendition, content=b"")


def test_what_came_with_a_proposal_is_kept_and_read_apart(store: Store) -> None:
    """The proposal comes back without the pages, which are read by their id."""
    accept(store)
    store.seal_proposal(ITEM, with_pages(ONE, TWO))
    found = store.load_proposal(ITEM)
    assert found is not None
    assert [r.content for r in found.copies[0].copy.renditions] == [b"", b""]
    assert (store.load_rendition(ITEM, ONE.id), store.load_rendition(ITEM, TWO.id)) == (ONE.content, TWO.content)
    assert [(r.id, r.pages, r.size, r.passed, r.content) for r in store.renditions_of(ITEM)] == [
        ("aa11", 2, 9, ONE.passed, b""),
        ("bb22", 1, 8, TWO.passed, b""),
    ]
    assert code_of(lambda: store.load_rendition(ITEM, RenditionId("cc33"))) == "rendition_gone"


def test_a_new_proposal_erases_what_nobody_names_any_more(store: Store) -> None:
    """The old is gone, the kept needs no content, and that the old was drawn stays on record."""
    accept(store)
    store.seal_proposal(ITEM, with_pages(ONE, TWO))
    store.seal_proposal(ITEM, with_pages(bare(TWO)))
    assert code_of(lambda: store.load_rendition(ITEM, ONE.id)) == "rendition_gone"
    assert store.load_rendition(ITEM, TWO.id) == TWO.content
    assert [(row.id, row.state, row.passed) for row in store.drawn(HERE, 10)] == [
        ("aa11", "erased", ONE.passed),
        ("bb22", "kept", TWO.passed),
    ]
    assert store.drawn(frozenset({Borough.WCC}), 10) == ()


def test_a_proposal_that_names_pages_that_are_not_there_is_refused_whole(store: Store) -> None:
    """The proposal before it stays in force, with its pages."""
    accept(store)
    store.seal_proposal(ITEM, with_pages(ONE))
    assert code_of(lambda: store.seal_proposal(ITEM, with_pages(bare(TWO)))) == "rendition_gone"
    assert store.load_rendition(ITEM, ONE.id) == ONE.content
    found = store.load_proposal(ITEM)
    assert found is not None
    assert found.copies[0].copy.renditions[0].id == ONE.id


def test_pages_of_a_copy_in_a_tray_outlive_the_proposal_until_it_is_withdrawn(store: Store) -> None:
    """A new proposal never takes pages from a team; a withdrawn copy's go with the next."""
    accept(store)
    store.seal_proposal(ITEM, with_pages(ONE))
    with store.unit() as unit:
        unit.save_copy(copy_with(ONE), [])
    store.seal_proposal(ITEM, with_pages(TWO))
    assert store.load_rendition(ITEM, ONE.id) == ONE.content
    assert store.load_copy(copy_of().key).renditions[0].content == b""
    with store.unit() as unit:
        unit.withdraw_copy(copy_of().key, by="u1", reason="r")
    store.seal_proposal(ITEM, with_pages(bare(TWO)))
    assert code_of(lambda: store.load_rendition(ITEM, ONE.id)) == "rendition_gone"


def test_a_copy_cannot_be_saved_whose_pages_are_not_there(store: Store) -> None:
    """A person's yes to an older draft, just as it was made anew: nothing goes."""
    accept(store)
    store.seal_proposal(ITEM, with_pages(TWO))

    def save() -> None:
        with store.unit() as unit:
            unit.save_copy(copy_with(bare(ONE)), [])

    assert code_of(save) == "copy_not_ready"
    assert store.copies_of(ITEM) == ()


def test_what_failed_is_counted_and_has_no_content(store: Store) -> None:
    """A metric shows it. What a person kept back, or has not decided on, is no fault."""
    accept(store)
    failed = (
        DrawnDocument("0", RenditionId("ee"), ("rendition_bytes",)),
        DrawnDocument("1", RenditionId("ff"), ("rendition_rejected",)),
        DrawnDocument("2", RenditionId("gg"), ("picture_not_picked",)),
    )
    store.seal_proposal(ITEM, with_pages(failed=failed))
    assert store.counts().renditions_failed == 1
    assert [(row.id, row.state, row.failed) for row in store.drawn(HERE, 10)] == [
        ("ee", "failed", ("rendition_bytes",)),
        ("ff", "failed", ("rendition_rejected",)),
        ("gg", "failed", ("picture_not_picked",)),
    ]
    assert store.renditions_of(ITEM) == ()


def test_pages_that_failed_and_were_then_drawn_are_there(store: Store) -> None:
    """And pages that a person took out are gone with the next proposal."""
    accept(store)
    store.seal_proposal(ITEM, with_pages(failed=(DrawnDocument("0", ONE.id, ("rendition_limit_seconds",)),)))
    store.seal_proposal(ITEM, with_pages(ONE))
    assert (store.counts().renditions_failed, store.load_rendition(ITEM, ONE.id)) == (0, ONE.content)
    store.seal_proposal(ITEM, with_pages(failed=(DrawnDocument("0", ONE.id, ("rendition_rejected",)),)))
    assert code_of(lambda: store.load_rendition(ITEM, ONE.id)) == "rendition_gone"
    assert [(row.state, row.pages) for row in store.drawn(HERE, 10)] == [("failed", 2)]


def test_erasure_takes_the_pages_along(store: Store) -> None:
    """Retention leaves no page; the record of what was drawn stays."""
    accept(store)
    store.seal_proposal(ITEM, with_pages(ONE))
    with store.unit() as unit:
        unit.save_copy(copy_with(ONE), [])
        unit.move(ITEM, ItemState.ERASED)
    store.erase(ITEM)
    assert code_of(lambda: store.load_rendition(ITEM, ONE.id)) == "rendition_gone"
    assert [row.state for row in store.drawn(HERE, 10)] == ["erased"]
