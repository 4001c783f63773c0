"""What governance is told of links by group: how they came about, how many were wrong, and nobody by being alone in a group."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.children import ChildRecord
from gateway.ids import Borough, ChildId, ItemId
from gateway.pipeline.link_report import FEWEST, GONE, NOT_RECORDED, KnownLink, known_links, report
from gateway.views import TimelineEntry

DAY = date(2026, 3, 2)
ANNA, BEN = ChildId("C1"), ChildId("C2")


def entry(seq: int, action: str, item: str, reason: str = "", **facts: str) -> TimelineEntry:
    return TimelineEntry(seq, datetime(2026, 3, 2, 9, tzinfo=UTC), "U1", action, reason, tuple(facts.items()), ItemId(item))


def by_rule(seq: int, item: str, child: str) -> TimelineEntry:
    return entry(seq, "match.linked", item, child=child, mention="m0", stratum="number", band="20", checked="no")


def reviewed(seq: int, item: str, machine: str, said: str) -> TimelineEntry:
    return entry(seq, "match.reviewed", item, mention="m0", stratum="number", band="20", machine=machine, said=said)


def test_links_by_rule_and_by_a_person_are_told_apart() -> None:
    """A rule's link undone as another child's is wrong, and the person's in its place is one of a person."""
    found = known_links(
        [
            by_rule(1, "I1", "C1"),
            entry(2, "link.undone", "I1", "wrong_child", child="C1"),
            entry(3, "link.made", "I1", "checked", child="C2", mention="m0"),
            entry(4, "link.made", "I2", "checked", child="C1", mention="m0"),
        ]
    )
    assert set(found) == {
        KnownLink(ANNA, DAY, certain=True, judged=True, wrong=True),
        KnownLink(BEN, DAY, certain=False),
        KnownLink(ANNA, DAY, certain=False),
    }


def test_a_persons_answer_judges_what_a_rule_only_suggested() -> None:
    """Where the site suggests only, a certain suggestion that was confirmed is right, and one that was not is wrong."""
    found = known_links(
        [
            entry(1, "link.made", "I1", "checked", child="C1", mention="m0"),
            reviewed(2, "I1", "certain", "same"),
            entry(3, "link.made", "I2", "checked", child="C2", mention="m0"),
            reviewed(4, "I2", "certain", "other"),
        ]
    )
    assert [(link.child, link.certain, link.judged, link.wrong) for link in found] == [(ANNA, True, True, False), (BEN, True, True, True)]


def test_a_link_of_a_person_that_was_taken_back_is_none() -> None:
    """What was undone is no link; made again it is one."""
    made, undone = entry(1, "link.made", "I1", child="C1", mention="m0"), entry(2, "link.undone", "I1", "wrong_child", child="C1")
    assert known_links([made, undone]) == ()
    assert len(known_links([made, undone, entry(3, "link.made", "I1", child="C1", mention="m0")])) == 1


def record(name: str) -> ChildRecord | None:
    """The child of an id such as "LBHF-Somali-2020", None where the index no longer holds it."""
    borough, ethnicity, born = name.split("-")
    if borough == "gone":
        return None
    return ChildRecord(ChildId(name), "A", "B", date(int(born), 6, 1) if born else None, ethnicity=ethnicity, borough=Borough(borough))


def links(**counts: int) -> list[KnownLink]:
    return [KnownLink(ChildId(name.replace("_", "-")), DAY, certain=n % 2 == 0) for name, count in counts.items() for n in range(count)]


def test_groups_are_those_of_the_index() -> None:
    """Borough, ethnicity as the index has it, and age on the day of the link in the census's groups."""
    tables = report(links(LBHF_Somali_2020=12, RBKC__2008=20, gone__=14, WCC_Irish_=11), record)
    assert {name: [g.name for g in groups] for name, groups in tables.items()} == {
        "borough": ["LBHF", "RBKC", "WCC", GONE],
        "ethnicity": ["Irish", "Somali", GONE, NOT_RECORDED],
        "age": ["16 and over", "5 to 9", GONE, NOT_RECORDED],
    }
    lbhf = tables["borough"][0]
    assert lbhf.certain is not None
    assert lbhf.to_person is not None
    assert (lbhf.links, lbhf.certain.part, lbhf.to_person.part) == (12, 6, 6)
    assert lbhf.certain.lower < 0.5 < lbhf.certain.upper


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ({"LBHF": 40, "RBKC": 30, "WCC": 3}, {"LBHF"}),
        ({"LBHF": 40, "RBKC": 4, "WCC": 3}, {"LBHF"}),
        ({"LBHF": 40, "RBKC": 10}, {"LBHF", "RBKC"}),
        ({"LBHF": 9}, set()),
    ],
)
def test_small_groups_are_not_told_nor_found_by_subtraction(sizes: dict[str, int], told: set[str]) -> None:
    """Fewer than ten links are kept back, and a second group with a single one: the total would tell it."""
    tables = report(links(**{f"{name}_Any_2015": n for name, n in sizes.items()}), record)
    assert {group.name for group in tables["borough"] if group.links is not None} == told


@given(st.dictionaries(st.sampled_from(["LBHF", "RBKC", "WCC", "OUT", "UNKNOWN"]), st.integers(1, 30)))
def test_no_group_told_is_small(sizes: dict[str, int]) -> None:
    """Whatever the sizes, what is told counts ten or more, and never is exactly one group kept back beside others."""
    groups = report(links(**{f"{name}_Any_2015": n for name, n in sizes.items()}), record)["borough"]
    kept_back = [group for group in groups if group.links is None]
    assert all(group.links is None or group.links >= FEWEST for group in groups)
    assert len(kept_back) != 1 or len(groups) == 1
