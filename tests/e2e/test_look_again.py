"""With the real engine, reader and detector: what waited for a child who was in no index is proposed after the night's file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.bootstrap import running
from gateway.bootstrap.current_matcher import CurrentMatcher
from gateway.children import ChildRecord
from gateway.ids import ChannelName, ChildId
from gateway.items import Envelope, ItemState
from gateway.pipeline.look_again import seen_again
from gateway.store import GivenRow, RefreshTables, refresh_index
from tests.fakes import FixedClock
from tests.gateway_site import make_site
from tests.servers import until
from tests.store_fixtures import open_in
from tests.unit.matching.matching_cases import WEIGHTS

CONCERN = (
    b"From: Ruth Abara <r.abara@askewgreen.sch.example>\r\nTo: mash.inbox@trimash.example\r\nSubject: concern\r\n"
    b"Message-ID: <again@askewgreen.sch.example>\r\n\r\nI am worried about Zephyrine Okonjo, date of birth 19/05/2014.\r\n"
    b"She had a bruise on her arm.\r\n"
)
ROW = {
    "record_id": "MR-777777",
    "given_name": "Zephyrine",
    "family_name": "Okonjo",
    "date_of_birth": "2014-05-19",
    "borough": "RBKC",
    "address_line": "12 Any Street",
    "postcode": "W11 1AA",
}


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def test_the_nights_file_brings_the_child_to_the_item_that_waits(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Nobody before, the child among the proposed after; it waits for a person still and nothing was delivered."""
    url = request.getfixturevalue("postgres_url") if database == "postgresql" else ""
    site = make_site(tmp_path / "site", url=url)
    with running(site.config, edges="without") as core:
        item = core.intake.accept(Envelope(ChannelName.IMAP, core.clock.now()), CONCERN).item
        until(lambda: core.store.summary(item).state is ItemState.IN_REVIEW, "the item is read", 120)
        before = core.store.load_proposal(item)
        assert before is not None
        assert not any(c.child == ROW["record_id"] for d in before.decisions for c in d.candidates)
        refresh_index(core.index, RefreshTables([GivenRow(2, ROW, "as it stands")]), bounds=None)
        until(lambda: seen_again(core.store.timeline(item)) is not None, "it is looked at again", 120)
        until(lambda: ROW["record_id"] in repr(core.store.load_proposal(item)), "the child is proposed", 30)
        assert core.store.summary(item).state is ItemState.IN_REVIEW
        assert (core.store.copies_of(item), core.store.counts().outbox_waiting) == ((), 0)
        assert not core.store.verify_audit().faults


def test_name_counts_are_those_of_the_index_as_it_is(tmp_path: Path) -> None:
    """A worker that started with an empty index asks as much of a link after the first load as one that starts then."""
    store = open_in(tmp_path, FixedClock())
    index = store.children()
    current = CurrentMatcher(index, WEIGHTS, 400)
    assert current.matcher().frequencies.total == 0
    one = ChildRecord(ChildId("MR-0"), "Ada", "Finch", None)
    index.upsert([replace(one, id=ChildId(f"MR-{n}")) for n in range(600)])
    assert current.matcher().frequencies == index.name_frequencies()
    assert current.matcher().frequencies.total == 600
    assert current.matcher() is current.matcher()
    store.close()
