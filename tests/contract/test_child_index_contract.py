"""One suite for the ChildIndex and RequestBook ports: the stand-ins, SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from gateway.agencies import OpenRequest
from gateway.children import Address, Adult, ChildRecord
from gateway.errors import Rejected
from gateway.ids import AgencyId, Borough, ChildId
from gateway.matching import blocking
from gateway.ports import ChildIndex, RequestBook
from gateway.store import SqlStore
from gateway.store.request_tables import RequestMailRow
from tests.fakes import FixedClock, MemoryChildIndex, MemoryRequestBook
from tests.store_fixtures import open_in, open_laid

KINDS = ("memory", "sqlite", pytest.param("postgres", marks=pytest.mark.server))
REQUEST = OpenRequest(
    "MASH-AB12-CD34",
    ChildId("MR-1"),
    AgencyId("AG-1"),
    datetime(2026, 3, 1, 9, tzinfo=UTC),
    "Red",
    datetime(2026, 3, 1, 13, tzinfo=UTC),
    purpose="panel",
)
TOLD = (
    replace(REQUEST, reference="MASH-EF56-GH78", mails=("<ask.1@hub.example>", "both@hub.example")),
    replace(REQUEST, reference="MASH-JK90-LM12", child=ChildId("MR-2"), mails=("<Both@hub.example>",)),
)


@dataclass(slots=True)
class Rooms:
    """The two ports and how each is filled."""

    index: ChildIndex
    put: Callable[[Sequence[ChildRecord]], object]
    add: Callable[[ChildRecord], None]
    book: RequestBook


@pytest.fixture(params=KINDS)
def rooms(request: pytest.FixtureRequest, tmp_path: Path, fresh_url: Callable[[str], str]) -> Iterator[Rooms]:
    if request.param == "memory":
        memory = MemoryChildIndex()
        yield Rooms(memory, lambda records: [memory.put(r) for r in records], memory.add, MemoryRequestBook([REQUEST, *TOLD]))
        return
    url = fresh_url(request.param)
    store = open_in(tmp_path, FixedClock(), url=url) if url else open_laid(tmp_path, FixedClock())
    index, book = store.children(), store.requests()
    book.put([REQUEST, *TOLD])
    yield Rooms(index, index.upsert, index.add, book)
    store.close()


def child(number: int, *, given: str = "Amina", family: str = "Jama", born: date | None = date(2015, 3, 4)) -> ChildRecord:
    return ChildRecord(
        id=ChildId(f"MR-{number}"),
        given_name=given,
        family_name=family,
        date_of_birth=born,
        known_as=("Mina",),
        nhs_number="9991234560",
        addresses=(Address("12 Any Street", "W2 1AA"),),
        borough=Borough.WCC,
        household="HH-1",
        adults=(Adult("Hodan Jama", "mother", date(1988, 1, 2), "020 7946 0000", ("address_confidential",)),),
        flags=("protected_address",),
    )


def test_records_come_back_as_they_were_put(rooms: Rooms) -> None:
    """Every field, by id; an unknown id is None."""
    rooms.put([child(1)])
    assert rooms.index.get(ChildId("MR-1")) == child(1)
    assert rooms.index.get(ChildId("MR-9")) is None


def test_candidates_are_found_under_every_key_of_their_record(rooms: Rooms) -> None:
    """Each blocking key alone leads to the child; unknown keys lead nowhere; a child is given once."""
    rooms.put([child(1), child(2, given="Piotr", family="Nowak", born=date(2011, 7, 8))])
    for key in blocking.keys(child(1)):
        assert ChildId("MR-1") in {r.id for r in rooms.index.candidates([key], 10).records}
    everything = rooms.index.candidates([*blocking.keys(child(1)), "nhs:0000000000"], 10)
    assert [r.id for r in everything.records if r.id == "MR-1"] == ["MR-1"]
    assert rooms.index.candidates(["nhs:0000000000"], 10).records == ()
    assert rooms.index.candidates([], 10).records == ()


def test_a_block_above_the_cap_is_named(rooms: Rooms) -> None:
    """Truncation is told by key, only for the keys concerned; of a cut block nobody is given, rather than some by chance."""
    rooms.put([child(n) for n in range(4)] + [child(9, given="Piotr", family="Nowak", born=None)])
    home, pair = "home:HH-1", next(k for k in sorted(blocking.keys(child(9, given="Piotr", family="Nowak"))) if k.startswith("pair:"))
    cut = rooms.index.candidates([home, pair], 3)
    assert cut.truncated == (home,)
    assert [r.id for r in cut.records] == ["MR-9"]
    assert rooms.index.candidates([home], 5).truncated == ()


def test_only_those_under_both_kinds_of_keys_are_given(rooms: Rooms) -> None:
    """With `among`, a child is given who is also under one of those keys; cut blocks are named as ever."""
    rooms.put([child(1), replace(child(2), household="HH-2"), replace(child(3), household="")])
    born = "born:2015-03-04"
    assert [r.id for r in rooms.index.candidates([born], 10, among=["home:HH-2", "home:HH-9"]).records] == ["MR-2"]
    assert rooms.index.candidates([born], 10, among=["home:"]).records == ()
    assert rooms.index.candidates([born], 2, among=["home:HH-2"]).truncated == (born,)


def test_a_changed_record_is_found_under_its_new_keys_only(rooms: Rooms) -> None:
    """Keys of an earlier name are taken away with it."""
    rooms.put([child(1)])
    rooms.put([child(1, given="Zofia", family="Kowalczyk", born=date(2013, 9, 9))])
    old = [k for k in blocking.keys(child(1)) if k.startswith(("born:", "pair:"))]
    assert rooms.index.candidates(old, 10).records == ()
    assert [r.given_name for r in rooms.index.candidates(["born:2013-09-09"], 10).records] == ["Zofia"]


def test_a_household_has_all_its_children(rooms: Rooms) -> None:
    """By household; an empty household is nobody's."""
    rooms.put([child(1), child(2, given="Yusuf")])
    assert [r.id for r in rooms.index.household("HH-1")] == ["MR-1", "MR-2"]
    assert (rooms.index.household("HH-2"), rooms.index.household("")) == ((), ())


def test_the_version_changes_with_the_index(rooms: Rooms) -> None:
    """A recorded decision can name the index it was made with."""
    before = rooms.index.version()
    rooms.put([child(1)])
    assert rooms.index.version() != before


def test_adding_never_overwrites(rooms: Rooms) -> None:
    """A provisional record has an id of its own."""
    rooms.add(child(1))
    with pytest.raises(Rejected) as caught:
        rooms.add(child(1, given="Other"))
    assert caught.value.code == "child_exists"
    assert rooms.index.get(ChildId("MR-1")) == child(1)


def test_requests_are_found_by_reference_in_any_case(rooms: Rooms) -> None:
    """The reference of a subject line may have been retyped."""
    assert rooms.book.by_reference("mash-ab12-cd34") == REQUEST
    assert rooms.book.by_reference("MASH-ZZZZ-ZZZZ") is None


def test_requests_are_found_by_the_mails_that_told_of_them(rooms: Rooms) -> None:
    """By any of them, with or without brackets; one mail may have told of two; of others nothing is found."""
    one, other = (replace(request, mails=()) for request in TOLD)
    assert rooms.book.by_mail("<ask.1@hub.example>") == (one,)
    assert rooms.book.by_mail("BOTH@hub.example") == (one, other)
    assert (rooms.book.by_mail("<stranger@hub.example>"), rooms.book.by_mail("")) == ((), ())


def test_mails_of_a_request_are_replaced_and_kept_as_digests(sql_store: SqlStore) -> None:
    """A table that gives none leaves those known; nothing in the database reads as one."""
    book = sql_store.requests()
    book.put(TOLD)
    book.put([replace(TOLD[0], mails=())])
    assert len(book.by_mail("ask.1@hub.example")) == 1
    book.put([replace(TOLD[0], mails=("later@hub.example",))])
    assert [len(book.by_mail(mail)) for mail in ("ask.1@hub.example", "later@hub.example", "both@hub.example")] == [0, 1, 1]
    with sql_store.database.reading() as session:
        assert all(len(row.digest) == 64 and "@" not in row.digest for row in session.exec(select(RequestMailRow)))
