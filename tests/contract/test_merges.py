"""Two records of one child: found, merged by people as events, one child for everybody who asks, and taken back whole."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.children import Address, Candidates, ChildRecord
from gateway.errors import Rejected
from gateway.ids import Borough, ChildId, UserId
from gateway.items import ItemState
from gateway.matching import blocking
from gateway.matching.decision import ForReview, Linked
from gateway.matching.resolving import Matcher
from gateway.pipeline.review import ReviewDesk
from gateway.store import SqlMerges, SqlStore
from gateway.store.duplicate_search import DuplicateSearch
from gateway.store.index_tables import MergeEventRow
from gateway.views import User
from tests.fakes import FixedClock
from tests.store_fixtures import ITEM, accept, open_laid
from tests.unit.matching.matching_cases import WEIGHTS, K, mention

ROS, OMAR = UserId("u_ros"), UserId("u_omar")
ONE, TWO, OTHER = ChildId("MR-1"), ChildId("MR-2"), ChildId("MR-3")


def record(child: ChildId, given: str = "Amina", **more: object) -> ChildRecord:
    usual = {"addresses": (Address("12 Any Street", "W11 1AA"),), "borough": Borough.RBKC, "household": "HH-1"}
    return ChildRecord(child, given, "Jama", date(2015, 3, 4), **(usual | more))  # type: ignore[arg-type]


def filled(store: SqlStore, *records: ChildRecord) -> SqlMerges:
    store.children().upsert(records or (record(ONE), record(TWO, nhs_number="9991234560", school="Any School"), record(OTHER, "Piotr")))
    return SqlMerges(store.children())


def pairs(merges: SqlMerges) -> list[tuple[str, str, str]]:
    return [(p.left.id, p.right.id, p.code) for p in merges.open()]


def test_duplicates_are_found_once_and_a_brother_is_none(sql_store: SqlStore) -> None:
    """A second look finds nothing new; a pair that was kept apart is not asked about again."""
    merges = filled(sql_store)
    assert (merges.find(), merges.find()) == (1, 0)
    assert pairs(merges) == [("MR-1", "MR-2", "same_person")]
    merges.keep_apart(merges.open()[0].id, ROS, "seen")
    assert (merges.find(), pairs(merges)) == (0, [])


def test_one_number_under_like_names_is_a_question(sql_store: SqlStore) -> None:
    """Even where the birthdays differ; under other names it is no duplicate."""
    numbered = {"nhs_number": "9991234560", "addresses": (), "household": ""}
    later = ChildRecord(TWO, "Aminah", "Jama", date(2015, 4, 3), nhs_number="9991234560")
    merges = filled(sql_store, record(ONE, **numbered), later, record(OTHER, "Piotr", **numbered))
    assert merges.find() == 1
    assert pairs(merges) == [("MR-1", "MR-2", "number_shared")]


def test_a_merged_record_leads_to_its_survivor_with_what_both_knew(sql_store: SqlStore) -> None:
    """By id, under every key of either record, in the household; the merged one's names and numbers find the survivor."""
    merges, index = filled(sql_store), sql_store.children()
    version = index.version()
    assert merges.merge(ONE, TWO, ROS, "seen") == "merged"
    assert index.version() != version
    found = index.get(TWO)
    assert found == index.get(ONE)
    assert found is not None
    assert (found.id, found.nhs_number, found.previous_schools) == (ONE, "9991234560", ("Any School",))
    for key in blocking.keys(record(ONE)) | blocking.keys(record(TWO, nhs_number="9991234560")):
        assert TWO not in {r.id for r in index.candidates([key], 10).records}
        assert ONE in {r.id for r in index.candidates([key], 10).records}
    assert [r.id for r in index.household("HH-1")] == [ONE, OTHER]


def test_the_two_are_one_for_the_margin(sql_store: SqlStore) -> None:
    """A duplicate too unlike to be seen as one forbids a link; once merged the child is linked, to the survivor."""
    there = (Address("9 Far Road", "W2 2BB"),)
    merges = filled(sql_store, record(ONE), record(TWO, household="HH-2", addresses=there))
    index = sql_store.children()
    asked = mention((K.NAME, "Amina Jama"), (K.DATE_OF_BIRTH, "2015-03-04"))

    def decided() -> object:
        def look_up(keys: Sequence[str], *, among: Sequence[str] = ()) -> Candidates:
            return index.candidates(keys, 50, among)

        return Matcher(look_up, WEIGHTS, index.name_frequencies()).one(asked, thread=None)

    assert isinstance(decided(), ForReview)
    merges.merge(ONE, TWO, ROS, "seen")
    after = decided()
    assert isinstance(after, Linked)
    assert after.candidate.child.id == ONE
    merges.unmerge(TWO, ROS, "two_children")
    assert isinstance(decided(), ForReview)


def test_a_link_to_a_merged_child_goes_to_the_survivor(sql_store: SqlStore, clock: FixedClock) -> None:
    """Links made before and after; taking back undoes what was said of either record, under its own number in the audit."""
    merges, index = filled(sql_store), sql_store.children()
    desk = ReviewDesk(sql_store, index, (), clock)
    ros = User(ROS, "Ros", frozenset({"reviewer"}), frozenset({Borough.RBKC}))
    accept(sql_store)
    with sql_store.unit() as unit:
        unit.move(ITEM, ItemState.IN_REVIEW)
    desk.choose(ITEM, ros, [("m1", TWO)], "details_agree")
    merges.merge(ONE, TWO, ROS, "seen")
    with sql_store.unit() as unit:
        assert [child for child, *_ in unit.links(ITEM)] == [ONE]
    desk.choose(ITEM, ros, [("m1", TWO)], "details_agree")
    with sql_store.unit() as unit:
        assert [child for child, *_ in unit.links(ITEM)] == [ONE]
    desk.undo(ITEM, ros, "wrong_child")
    with sql_store.unit() as unit:
        assert unit.links(ITEM) == ()
    undone = [dict(e.facts)["child"] for e in sql_store.timeline(ITEM) if e.action == "link.undone"]
    assert sorted(undone) == [ONE, TWO]


def test_taking_a_merge_back_restores_both_and_keeps_the_record(sql_store: SqlStore) -> None:
    """Both records are as they were, each under its own keys; both events stand; the pair is not proposed again."""
    merges, index = filled(sql_store), sql_store.children()
    before = (index.get(ONE), index.get(TWO))
    merges.find()
    merges.merge(ONE, TWO, ROS, "seen")
    assert (merges.open(), [m.merged for m in merges.in_force()]) == ((), [TWO])
    merges.unmerge(TWO, OMAR, "two_children")
    assert (index.get(ONE), index.get(TWO)) == before
    assert (merges.in_force(), merges.find(), merges.open()) == ((), 0, ())
    with sql_store.database.reading() as session:
        rows = session.execute(sa.select(MergeEventRow.kind, MergeEventRow.by).order_by(MergeEventRow.seq)).all()
    assert [tuple(row) for row in rows] == [("merge", ROS), ("unmerge", OMAR)]
    told = [e.action for e in sql_store.entries(["children.merged", "children.unmerged"], -1)]
    assert told == ["children.merged", "children.unmerged"]
    with pytest.raises(Rejected) as caught:
        merges.unmerge(TWO, ROS, "again")
    assert caught.value.code == "not_merged"


def test_what_was_asked_about_a_merged_record_is_asked_about_its_survivor(sql_store: SqlStore) -> None:
    """A yes can be given; what was asked or refused of the survivor before is asked once, or not at all."""
    merges = filled(sql_store, record(ONE), record(TWO), record(OTHER))
    assert merges.find() == 3
    assert merges.merge(OTHER, TWO, ROS, "seen") == "merged"
    assert pairs(merges) == [("MR-1", "MR-3", "same_person")]
    merges.unmerge(TWO, ROS, "two_children")
    merges.keep_apart(merges.open()[0].id, ROS, "two_children")
    merges.find()
    assert pairs(merges) == [("MR-1", "MR-2", "same_person")]
    assert merges.merge(OTHER, TWO, ROS, "seen") == "merged"
    assert pairs(merges) == []


def test_records_of_a_merge_that_was_taken_back_are_searched_again(sql_store: SqlStore) -> None:
    """What was asked of both as of one child may be asked of either, with the next refresh."""
    merges = filled(sql_store, record(ONE), record(TWO, "Zofia"), record(OTHER, "Zofia"))
    merges.merge(ONE, TWO, ROS, "seen")
    search = DuplicateSearch(sql_store.children())
    assert search.due(lambda _done: None, lambda _point: None) == 1
    assert pairs(merges) == [("MR-1", "MR-3", "same_person")]
    merges.unmerge(TWO, ROS, "two_children")
    assert search.due(lambda _done: None, lambda _point: None) == 1
    assert ("MR-2", "MR-3", "same_person") in pairs(merges)


@pytest.mark.parametrize("flag", ["protected_address", "adopted"])
def test_what_is_protected_takes_two_people_who_say_the_same(sql_store: SqlStore, flag: str) -> None:
    """One person alone merges nothing, nor does a second who would keep the other record."""
    merges = filled(sql_store, record(ONE), record(TWO, flags=(flag,)))
    merges.find()
    assert merges.merge(ONE, TWO, ROS, "seen") == "first_yes"
    with pytest.raises(Rejected) as caught:
        merges.merge(ONE, TWO, ROS, "seen")
    assert caught.value.code == "second_person_needed"
    assert merges.merge(TWO, ONE, OMAR, "seen") == "first_yes"
    assert sql_store.children().get(ONE) != sql_store.children().get(TWO)
    assert merges.merge(TWO, ONE, ROS, "seen") == "merged"
    kept = sql_store.children().get(ONE)
    assert kept is not None
    assert (kept.id, kept.flags) == (TWO, (flag,))


@pytest.mark.parametrize("decided", ["taken_back", "kept_apart"])
def test_a_yes_counts_for_no_later_question(sql_store: SqlStore, decided: str) -> None:
    """After the pair was decided, one person alone merges it no more: the yes of before was to another question."""
    merges = filled(sql_store, record(ONE), record(TWO, flags=("protected_address",)))
    merges.find()
    assert merges.merge(ONE, TWO, ROS, "seen") == "first_yes"
    if decided == "taken_back":
        assert merges.merge(ONE, TWO, OMAR, "seen") == "merged"
        merges.unmerge(TWO, OMAR, "two_children")
    else:
        merges.keep_apart(merges.open()[0].id, ROS, "seen")
    assert merges.merge(ONE, TWO, OMAR, "seen") == "first_yes"
    assert sql_store.children().get(ONE) != sql_store.children().get(TWO)


def test_the_survivor_of_a_protected_record_is_protected(sql_store: SqlStore) -> None:
    """A merge lays nothing open: the flag goes with it."""
    merges = filled(sql_store, record(ONE), record(TWO, flags=("protected_address",)))
    merges.merge(ONE, TWO, ROS, "seen")
    merges.merge(ONE, TWO, OMAR, "seen")
    kept = sql_store.children().get(ONE)
    assert kept is not None
    assert kept.flags == ("protected_address",)


@pytest.mark.parametrize(("survivor", "merged", "code"), [(ONE, ONE, "child_unknown"), (ONE, ChildId("MR-9"), "child_unknown")])
def test_a_record_cannot_be_merged_with_itself_or_nobody(sql_store: SqlStore, survivor: ChildId, merged: ChildId, code: str) -> None:
    """Nothing is written."""
    merges = filled(sql_store)
    with pytest.raises(Rejected) as caught:
        merges.merge(survivor, merged, ROS, "seen")
    assert (caught.value.code, merges.in_force()) == (code, ())


STEPS = st.lists(st.tuples(st.sampled_from(["merge", "unmerge"]), st.integers(0, 4), st.integers(0, 4)), max_size=12)


@given(STEPS)
@settings(max_examples=25)
def test_whatever_is_merged_and_taken_back_nobody_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    """Every record leads to one that leads to itself; its keys find that one; with all taken back everybody is as before."""
    store = open_laid(tmp_path_factory.mktemp("merges"), FixedClock())
    every = [record(ChildId(f"MR-{n}"), name) for n, name in enumerate(("Amina", "Piotr", "Zofia", "Yusuf", "Ada"))]
    merges, index = filled(store, *every), store.children()
    for kind, left, right in steps:
        with suppress(Rejected):
            if kind == "merge":
                merges.merge(every[left].id, every[right].id, ROS, "r")
            else:
                merges.unmerge(every[left].id, ROS, "r")
    for one in every:
        stands = index.get(one.id)
        assert stands is not None
        assert index.get(stands.id) == stands
        near = f"near:2015-03-04|{next(k for k in sorted(blocking.keys(one)) if k.startswith('near:')).partition('|')[2]}"
        assert stands in index.candidates([near], 50).records
    for merge in merges.in_force():
        merges.unmerge(merge.merged, ROS, "r")
    assert [index.get(one.id) for one in every] == every
    store.close()
