"""How links came about and how many were wrong, by group: what the index holds of the children, who sent the item, what it said.

Counts only. Nothing is guessed of where a name comes from; how common it is in the index, is counted.

Source: GUILD's guidance on information about linking data sets (Gilbert and others, 2018): error is to be told by group, since it
falls on some families more than on others. The age groups are those of the Department for Education's children in need census.

Rule: a group of fewer than ten links is not told apart, and where that leaves one such group in a table, the next smallest is not
either: the total would tell what was kept back. The same of those judged, and with them of the wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gateway.children import ChildRecord
from gateway.ids import HUB, Borough, ChildId, ItemId
from gateway.matching.dates import age_on
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.wilson import lower_limit, upper_limit
from gateway.pipeline.link_record import UNDONE
from gateway.pipeline.link_tally import MADE, AutomaticLink, LinkTally, Place
from gateway.views import TimelineEntry

FEWEST = 10
NOT_RECORDED, GONE = "not recorded", "no longer in the index"
SMALL_INDEX = "index too small to say"
_COMMON = ((0.1, "rare"), (1.0, "less common"))
"""Expected bearers of a name in the index below which it is called so; else "common"."""
_AGES = ((1, "under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"))


@dataclass(frozen=True, slots=True)
class KnownLink:
    """One child linked to a mention of an item. `written` is how much was written of them (`gateway.matching.strata`), "" unknown.

    `certain`: a rule was sure; `reviewed`: a person decided, sure or not; `judged`: a person said whether the rule was right;
    `wrong`: it was not.
    """

    item: ItemId
    child: ChildId
    on: date
    certain: bool
    reviewed: bool = False
    judged: bool = False
    wrong: bool = False
    written: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What links are grouped by beside their children: the sort of agency that sent each item, and how common names are."""

    agency_types: Mapping[ItemId, str] = field(default_factory=dict)
    frequencies: NameFrequencies = field(default_factory=NameFrequencies)


@dataclass(frozen=True, slots=True)
class Limits:
    """A share with Wilson's 95 % limits."""

    part: int
    whole: int

    @property
    def lower(self) -> float:
        """The lower limit."""
        return lower_limit(self.part, self.whole)

    @property
    def upper(self) -> float:
        """The upper limit."""
        return upper_limit(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Group:
    """Links of one group; None where they are too few to be told, `wrong` also where too few were judged.

    `certain` is the automatic recall: the share of all links of which a rule was sure. `reviewed` and `to_person` are shares of
    all links too, `wrong` of those judged.
    """

    name: str
    links: int | None
    certain: Limits | None = None
    reviewed: Limits | None = None
    wrong: Limits | None = None

    @property
    def to_person(self) -> Limits | None:
        """Links that only a person could make."""
        return None if self.certain is None else Limits(self.certain.whole - self.certain.part, self.certain.whole)


Tables = Mapping[str, tuple[Group, ...]]


def known_links(entries: Iterable[TimelineEntry]) -> tuple[KnownLink, ...]:
    """Every link that the audit tells of, made by rule or by a person; a person's that was taken back is none."""
    told = tuple(entries)
    tally = LinkTally()
    tally.add(told)
    by_rule = {(link.item, link.mention, link.child): link for link in tally.links()}
    days = {(e.item, dict(e.facts).get("mention"), dict(e.facts).get("child")): e.at.date() for e in reversed(told)}
    automatic = [_by_rule(link, days[place]) for place, link in by_rule.items()]
    by_person = [(place, child) for place, child in _by_person(told) if (*place, child) not in by_rule]
    return (*automatic, *(_of_person(tally, place, child, days[(*place, child)]) for place, child in by_person))


def report(
    links: Sequence[KnownLink], records: Callable[[ChildId], ChildRecord | None], known: Circumstances, within: frozenset[Borough] = HUB
) -> Tables:
    """Tables "borough", "ethnicity", "age", "name", "agency_type" and "written" of groups by name.

    Who is not of every borough of the hub is told of the children of `within` alone, as in the ledger.
    """
    every = [(link, records(link.child)) for link in links]
    found = [(link, record) for link, record in every if within >= HUB or (record is not None and record.borough in within)]
    return {
        "borough": _table((_borough(record), link) for link, record in found),
        "ethnicity": _table((_ethnicity(record), link) for link, record in found),
        "age": _table((_age(record, link.on), link) for link, record in found),
        "name": _table((_name(record, known.frequencies), link) for link, record in found),
        "agency_type": _table((known.agency_types.get(link.item) or NOT_RECORDED, link) for link, _ in found),
        "written": _table((link.written or NOT_RECORDED, link) for link, _ in found),
    }


def _by_rule(link: AutomaticLink, on: date) -> KnownLink:
    judged, wrong = link.is_checked, link.is_wrong
    return KnownLink(link.item, link.child, on, certain=True, judged=judged, wrong=wrong, written=link.stratum)


def _of_person(tally: LinkTally, place: Place, child: ChildId, on: date) -> KnownLink:
    """A rule may have been certain all the same, where the site only lets it suggest: then the person's answer judges it."""
    review = tally.reviews.get(place)
    certain = review is not None and review.machine == "certain"
    wrong = certain and review is not None and review.said != "same"
    written = review.stratum if review is not None else ""
    return KnownLink(place[0], child, on, certain, reviewed=True, judged=certain, wrong=wrong, written=written)


def _by_person(entries: Iterable[TimelineEntry]) -> list[tuple[Place, ChildId]]:
    made: dict[tuple[Place, ChildId], None] = {}
    for entry in entries:
        facts = dict(entry.facts)
        if entry.item is None or "child" not in facts:
            continue
        child = ChildId(facts["child"])
        if entry.action == MADE:
            made[(entry.item, facts.get("mention", "")), child] = None
        elif entry.action == UNDONE:
            made = {key: None for key in made if (key[0][0], key[1]) != (entry.item, child)}
    return list(made)


def _table(named: Iterable[tuple[str, KnownLink]]) -> tuple[Group, ...]:
    groups: dict[str, list[KnownLink]] = defaultdict(list)
    for name, link in named:
        groups[name].append(link)
    hidden = _too_few({name: len(links) for name, links in groups.items()})
    few = _too_few({name: 0 if name in hidden else sum(link.judged for link in links) for name, links in groups.items()})
    told = (Group(name, None) if name in hidden else _counted(name, groups[name]) for name in sorted(groups))
    return tuple(replace(group, wrong=None) if group.name in few else group for group in told)


def _too_few(sizes: Mapping[str, int]) -> frozenset[str]:
    """The groups that are not told: the small, and beside a single small one the next smallest."""
    by_size = sorted(sizes, key=lambda name: (sizes[name], name))
    small = sum(size < FEWEST for size in sizes.values())
    return frozenset(by_size[: 2 if small == 1 else small])


def _counted(name: str, links: Sequence[KnownLink]) -> Group:
    certain = Limits(sum(link.certain for link in links), len(links))
    wrong = Limits(sum(link.wrong for link in links), sum(link.judged for link in links))
    return Group(name, len(links), certain, Limits(sum(link.reviewed for link in links), len(links)), wrong)


def _borough(record: ChildRecord | None) -> str:
    return GONE if record is None else str(record.borough)


def _ethnicity(record: ChildRecord | None) -> str:
    return GONE if record is None else record.ethnicity.strip() or NOT_RECORDED


def _name(record: ChildRecord | None, frequencies: NameFrequencies) -> str:
    if record is None:
        return GONE
    bearers = frequencies.expected_bearers(record)
    return SMALL_INDEX if bearers is None else next((name for below, name in _COMMON if bearers < below), "common")


def _age(record: ChildRecord | None, on: date) -> str:
    if record is None or record.date_of_birth is None:
        return GONE if record is None else NOT_RECORDED
    years = age_on(record.date_of_birth, on)
    return next((name for below, name in _AGES if years < below), "16 and over")
