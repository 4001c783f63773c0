"""What governance is told of links by group: how they came about, how many were wrong, and nobody by being alone in a group."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.children import ChildRecord
from gateway.ids import HUB, Borough, ChildId, ItemId
from gateway.matching.frequencies import NameFrequencies, frequencies_of
from gateway.pipeline.link_figures import LinkFigures
from gateway.pipeline.link_report import FEWEST, GONE, NOT_RECORDED, SMALL_INDEX, Circumstances, Group, KnownLink, known_links, report
from gateway.views import TimelineEntry
from tests.fakes import FixedClock

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
    first, second = ItemId("I1"), ItemId("I2")
    assert set(found) == {
        KnownLink(first, ANNA, DAY, certain=True, judged=True, wrong=True, written="number"),
        KnownLink(first, BEN, DAY, certain=False, reviewed=True),
        KnownLink(second, ANNA, DAY, certain=False, reviewed=True),
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
    assert [(link.reviewed, link.written) for link in found] == [(True, "number")] * 2


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
    return [
        KnownLink(ItemId(f"{name}{n}"), ChildId(name.replace("_", "-")), DAY, certain=n % 2 == 0, reviewed=n % 3 == 0)
        for name, count in counts.items()
        for n in range(count)
    ]


def test_groups_are_those_of_the_index() -> None:
    """Borough, ethnicity as the index has it, and age on the day of the link in the census's groups."""
    tables = report(links(LBHF_Somali_2020=12, RBKC__2008=20, gone__=14, WCC_Irish_=11), record, Circumstances())
    assert {name: [g.name for g in tables[name]] for name in ("borough", "ethnicity", "age")} == {
        "borough": ["LBHF", "RBKC", "WCC", GONE],
        "ethnicity": ["Irish", "Somali", GONE, NOT_RECORDED],
        "age": ["16 and over", "5 to 9", GONE, NOT_RECORDED],
    }
    lbhf = tables["borough"][0]
    assert lbhf.certain is not None
    assert lbhf.to_person is not None
    assert lbhf.reviewed is not None
    assert (lbhf.links, lbhf.certain.part, lbhf.to_person.part, lbhf.reviewed.part) == (12, 6, 6, 4)
    assert lbhf.certain.lower < 0.5 < lbhf.certain.upper


def test_links_are_grouped_by_who_sent_and_what_was_written() -> None:
    """The sort of agency of the item, and how much was written of the child; neither known of some."""
    known = [
        KnownLink(ItemId(f"I{n}"), ANNA, DAY, certain=n < 12, written="number" if n < 12 else "" if n < 24 else "partial")
        for n in range(40)
    ]
    kinds = {link.item: "school" if n < 20 else "police" for n, link in enumerate(known) if n < 30}
    tables = report(known, lambda _child: None, Circumstances(kinds))
    told = {name: {g.name: (g.links, g.certain.part) for g in tables[name] if g.certain is not None} for name in ("agency_type", "written")}
    assert told == {
        "agency_type": {"school": (20, 12), "police": (10, 0), NOT_RECORDED: (10, 0)},
        "written": {"number": (12, 12), NOT_RECORDED: (12, 0), "partial": (16, 0)},
    }


CROWD = [("Zofia", "Finch")] * 30 + [("Ada", "Finch")] * 70 + [("Zofia", "Reed")] * 370 + [("Nour", "Reed")] * 129 + [("Ines", "Pacheco")]


@pytest.mark.parametrize(
    ("given_name", "family_name", "group"),
    [
        ("Zofia", "Reed", "common"),
        ("Nour", "Finch", "common"),
        ("Ines", "Finch", "less common"),
        ("Ines", "Pacheco", "rare"),
        ("", "Reed", SMALL_INDEX),
    ],
)
def test_names_are_grouped_by_how_many_would_bear_them(given_name: str, family_name: str, group: str) -> None:
    """Counted in the index itself, part by part; nothing is guessed of where a name comes from."""
    index = [ChildRecord(ChildId(f"C{n}"), given, family, None) for n, (given, family) in enumerate(CROWD)]
    frequencies = frequencies_of(index)
    asked = ChildRecord(ANNA, given_name, family_name, None)
    known = [KnownLink(ItemId(f"I{n}"), ANNA, DAY, certain=True) for n in range(FEWEST)]
    assert [g.name for g in report(known, lambda _child: asked, Circumstances(frequencies=frequencies))["name"]] == [group]
    few = frequencies_of(index[:400])
    assert [g.name for g in report(known, lambda _child: asked, Circumstances(frequencies=few))["name"]] == [SMALL_INDEX]
    assert NameFrequencies().expected_bearers(asked) is None


def test_figures_of_a_page_are_counted_anew_after_ten_minutes() -> None:
    """Whoever looks meanwhile sees the last count and when it was made."""
    clock, counts = FixedClock(), []

    def count(_within: frozenset[Borough]) -> dict[str, tuple[Group, ...]]:
        counts.append(clock.now())
        return {}

    figures = LinkFigures(count, clock)
    first = figures.at_hand(HUB)
    clock.forward(minutes=9)
    assert (figures.at_hand(HUB) is first, first.at) == (True, counts[0])
    clock.forward(minutes=1)
    assert (figures.at_hand(HUB).at, len(counts)) == (clock.now(), 2)


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
    tables = report(links(**{f"{name}_Any_2015": n for name, n in sizes.items()}), record, Circumstances())
    assert {group.name for group in tables["borough"] if group.links is not None} == told


def test_figures_of_one_borough_are_never_given_to_another() -> None:
    """Each set of boroughs is counted for itself, from its own children; one that left the index is of nobody's borough."""
    known = links(LBHF_Any_2015=14, RBKC_Any_2015=12, gone__=11)
    figures = LinkFigures(lambda within: report(known, record, Circumstances(), within), FixedClock())
    told = [[(g.name, g.links) for g in figures.at_hand(frozenset({b})).tables["borough"]] for b in (Borough.LBHF, Borough.RBKC)]
    assert told == [[("LBHF", 14)], [("RBKC", 12)]]
    assert [(g.name, g.links) for g in figures.at_hand(HUB).tables["borough"]] == [("LBHF", 14), ("RBKC", 12), (GONE, 11)]
    assert figures.at_hand(frozenset()).tables["agency_type"] == ()


@pytest.mark.parametrize(
    ("judged", "told"),
    [({"LBHF": 1, "RBKC": 12}, set()), ({"LBHF": 1, "RBKC": 12, "WCC": 20}, {"WCC"}), ({"LBHF": 10, "RBKC": 12}, {"LBHF", "RBKC"})],
)
def test_few_judged_are_not_told_nor_found_by_subtraction(judged: dict[str, int], told: set[str]) -> None:
    """One wrong of one judged would tell of a child in a group that is large enough; what stands beside it would give the rest."""
    known = [
        KnownLink(ItemId(f"{name}{n}"), ChildId(f"{name}-Any-2015"), DAY, certain=True, judged=n < judged[name], wrong=n == 0)
        for name in judged
        for n in range(30)
    ]
    groups = report(known, record, Circumstances())["borough"]
    assert {(g.name, g.links) for g in groups} == {(name, 30) for name in judged}
    assert {g.name for g in groups if g.wrong is not None} == told


@given(st.dictionaries(st.sampled_from(["LBHF", "RBKC", "WCC", "OUT", "UNKNOWN"]), st.integers(1, 30)))
def test_no_group_told_is_small(sizes: dict[str, int]) -> None:
    """Whatever the sizes, what is told counts ten or more, and never is exactly one group kept back beside others."""
    groups = report(links(**{f"{name}_Any_2015": n for name, n in sizes.items()}), record, Circumstances())["borough"]
    kept_back = [group for group in groups if group.links is None]
    assert all(group.links is None or group.links >= FEWEST for group in groups)
    assert len(kept_back) != 1 or len(groups) == 1
