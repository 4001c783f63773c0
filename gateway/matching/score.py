"""Scoring one candidate: all steps, and their sum with the prior. The sum of the steps' bits and the prior is the score.

Candidates are compared by name and date of birth first. Whoever could not come near the best even if everything else agreed
is left out; whom a rule may ask about, however far behind, stays (`Scorer.rank` says who).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from gateway.children import Outline
from gateway.ids import ChildId
from gateway.matching import comparisons
from gateway.matching.beside import Beside
from gateway.matching.comparisons import Comparison, FieldComparison, Setting
from gateway.matching.dates import is_full
from gateway.matching.decision import Candidate, Step
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.facts import same_child
from gateway.matching.floor import NEAREST, Floor
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.name_comparison import Compared, full_name, given_name
from gateway.matching.weights import Thresholds, Weights

_DIFFERS = "differs"
_UNNAMED = Compared(0.0, ())
_AGREES = frozenset({"exact", "alias", "nickname", "spelling", "middle"})
_K = EvidenceKind
_BORN_THEN = frozenset({"exact", "swapped", "one_figure"})
_NUMBERS = (EvidenceKind.NHS_NUMBER, EvidenceKind.UPN, EvidenceKind.CASE_ID)
Siblings = dict[str, list[Outline]]


def rank(
    mention: Mention,
    children: tuple[Outline, ...],
    *,
    weights: Weights,
    frequencies: NameFrequencies,
    on: date | None = None,
) -> tuple[Candidate, ...]:
    """All children scored, best first; equal scores stand in order of record id, so that a run can be repeated."""
    return Scorer(mention, weights, frequencies, on).all(children)


class _Head(NamedTuple):
    """What is compared first: the steps of the name, their bits with the birthday's and the prior, and the given name's level."""

    bits: float
    names: tuple[Step, ...]
    given: str


class _Crowd:
    """The children ranked so far, whom of them to keep, and the floor that those raised. It only grows, and so does the floor.

    Whoever was left out below a lower floor stays out: a ranking of these children and more goes on from here. `others` are
    those left out who bear another given name: they matter again where the best turns out to bear another one too.
    """

    def __init__(self, bounds: Thresholds, least: float) -> None:
        self.children: dict[ChildId, Outline] = {}
        self.homes: dict[str, list[Outline]] = {}
        self.born_on_the_day: list[str] = []  # their households
        self.holders: list[Outline] = []  # of a written number
        self.kept: dict[ChildId, Candidate] = {}
        self.others: list[tuple[float, Outline]] = []
        self.fresh: list[Outline] = []  # whom the ranking under way is the first to see
        self.passed_over: Literal["yes", "no"] = "no"  # whether others were left out because nobody seemed to be meant
        self.floor = Floor(bounds, least=least)

    def keep(self, found: Candidate) -> None:
        """Keep one who was scored."""
        self.kept[found.outline.id] = found
        self.floor.raise_by(found)

    def left(self) -> list[tuple[float, Outline]]:
        """Of the others, those who were not kept."""
        return [pair for pair in self.others if pair[1].id not in self.kept]

    def homes_of_the_day(self) -> set[str]:
        """Homes of several children here, one of them born on the written day."""
        return {home for home in self.born_on_the_day if len(self.homes[home]) > 1}


class Scorer:
    """Scores children against one mention, and remembers what it has scored."""

    def __init__(
        self, mention: Mention, weights: Weights, frequencies: NameFrequencies, on: date | None = None, least: float = float("-inf")
    ) -> None:
        """`least` bits are needed to be meant at all, where a decision says so (`deciding.least_to_be_meant`)."""
        self._least = least
        self._mention, self._weights, self._frequencies, self._on = mention, weights, frequencies, on
        self._asks_siblings = bool(mention.values(EvidenceKind.SIBLING_NAME))
        self._asked = _asked_of(mention)
        self._written = [full_name(name, weights, frequencies) for name in mention.values(EvidenceKind.NAME)]
        self._written = self._written or [given_name(name, weights, frequencies) for name in mention.values(EvidenceKind.GIVEN_NAME)]
        self._alone = Setting(weights, (), on)
        self._beside = Beside(mention, self._alone)
        self._births: dict[date | None, Step | None] = {}
        self._bounds: dict[ChildId, tuple[float, bool]] = {}  # most bits by name and birthday, and whether the given name differs
        self._heads: dict[ChildId, _Head] = {}
        self._scored: dict[tuple[ChildId, tuple[str, ...]], Candidate] = {}
        self._numbers = {value for kind in _NUMBERS for value in mention.values(kind)}
        self._days = {day for day in mention.values(EvidenceKind.DATE_OF_BIRTH) if is_full(day)}
        self._crowd = _Crowd(weights.thresholds, least)

    def all(self, children: Sequence[Outline]) -> tuple[Candidate, ...]:
        """Every child, best first."""
        siblings = self._siblings(children)
        return _ordered(self._score(child, siblings) for child in children)

    def rank(self, children: Sequence[Outline], always: frozenset[ChildId] = frozenset()) -> tuple[Candidate, ...]:
        """The best candidates first, without those that could not matter.

        There are, beside `always`: all within two margins of the best (numbers counted or not) but those of another given name
        who do not matter (`_within_reach`), the six best where nobody would be linked, the holders of a written number, and all
        children of the homes of these, of the five best, and of homes where one was born on the written day and so may be mixed
        up with a brother or sister. Where a number is held by a child whose given name does not agree, everybody is there whose
        does: the number may be another's.
        """
        siblings = self._siblings(children)
        crowd = self._met(children)
        wanted = dict.fromkeys((*always, *(child.id for child in crowd.holders)))
        if any(self._head(child).given not in _AGREES for child in crowd.holders):
            wanted |= dict.fromkeys(self._not_surely_others(children))
        for child in wanted.keys() - crowd.kept.keys():
            crowd.keep(self._score(crowd.children[child], siblings))
        self._within_reach(crowd, siblings, always)
        best = heapq.nsmallest(NEAREST - 1, crowd.kept.values(), key=_rank_of)
        homes = {c.outline.household for c in best} | {crowd.children[child].household for child in always} | crowd.homes_of_the_day()
        kin = [child for home in homes if home for child in crowd.homes[home] if child.id not in crowd.kept]
        return _ordered((*crowd.kept.values(), *(self._score(child, siblings) for child in kin)))

    def _met(self, children: Sequence[Outline]) -> _Crowd:
        """The crowd that these children are, gone on from the one before where that is among them. Brothers and sisters change scores."""
        known = self._crowd.children
        fresh = [child for child in children if child.id not in known]
        if self._asks_siblings or len(children) - len(fresh) != len(known):
            self._crowd, fresh = _Crowd(self._weights.thresholds, self._least), list(children)
        crowd = self._crowd
        self._bound(fresh)
        crowd.children.update((child.id, child) for child in fresh)
        for child in fresh:
            if child.household:
                crowd.homes.setdefault(child.household, []).append(child)
        crowd.born_on_the_day += [c.household for c in fresh if c.household and str(c.date_of_birth) in self._days]
        crowd.holders += [c for c in fresh if not self._numbers.isdisjoint(c.numbers)] if self._numbers else []
        crowd.fresh = fresh
        return crowd

    @property
    def asks_of_the_far(self) -> bool:
        """Whether children far behind may matter: a written number is held, or brothers and sisters are named."""
        return self._asks_siblings or bool(self._crowd.holders)

    @property
    def homes_of_the_day(self) -> tuple[str, ...]:
        """Homes of the children ranked last who were born on the written day."""
        return tuple(dict.fromkeys(self._crowd.born_on_the_day))

    def bearers_born_in_the_year_of(self, best: Outline, children: Sequence[Outline]) -> int:
        """How many children but `best` were born in its year and bear the written name, as recorded or as a name known by."""
        born = [c for c in children if c.date_of_birth and best.date_of_birth and c.date_of_birth.year == best.date_of_birth.year]
        self._bound(born)
        near = [c for c in born if c.id != best.id and not self._bounds[c.id][1] and _bears(self._head(c).names)]
        return sum(not same_child(c, best) for c in near)

    def _not_surely_others(self, children: Sequence[Outline]) -> list[ChildId]:
        """Whose given name may be the written one."""
        self._bound(children)
        return [child.id for child in children if not self._bounds[child.id][1] and self._head(child).given != _DIFFERS]

    def _within_reach(self, crowd: _Crowd, siblings: Siblings, always: frozenset[ChildId]) -> None:
        """Of those who are new, those of a fitting given name first, since they raise the floor; then those of another.

        A child of another given name matters only within one margin of the best or among the six best, unless the best is of
        another given name too, or may be made the best by a request of ours.
        """
        fresh, crowd.fresh = crowd.fresh, []
        bounds = [(*self._bounds[child.id], child) for child in fresh if child.id not in crowd.kept]
        others = [(most, child) for most, differs, child in bounds if differs]
        others += self._keep([(most, child) for most, differs, child in bounds if not differs], siblings, crowd, is_of="fitting")
        crowd.passed_over = "yes" if crowd.floor.is_of_nobody else crowd.passed_over
        self._keep(others, siblings, crowd, is_of="others")
        crowd.others += others
        if crowd.passed_over == "yes" and not crowd.floor.is_of_nobody:
            crowd.passed_over = "no"
            self._keep(crowd.left(), siblings, crowd, is_of="others")
        best = min(crowd.kept.values(), key=_rank_of, default=None)
        if always or (best is not None and self._head(best.outline).given == _DIFFERS):
            self._keep([pair for pair in crowd.left() if self._may_be_shown(pair[1])], siblings, crowd, is_of="all")

    def _may_be_shown(self, child: Outline) -> bool:
        """Of one of another given name, whether a decision may show it: not where nobody is meant, nor of another birthday."""
        if self._least == float("-inf"):
            return True
        born = self._births[child.date_of_birth]
        return not self._crowd.floor.is_of_nobody and born is not None and born.level in _BORN_THEN

    def _keep(
        self, bounds: list[tuple[float, Outline]], siblings: Siblings, crowd: _Crowd, *, is_of: Literal["fitting", "others", "all"]
    ) -> list[tuple[float, Outline]]:
        """Score those who can reach the floor, who could have most first. Of the "fitting", give back whose given name differs."""
        floor, differing, beside = crowd.floor, [], self._beside
        floor.is_of = "others" if is_of == "others" else "all"
        for most, child in sorted(bounds, key=_first_of, reverse=True):
            if most + beside.most < floor.bits:
                break
            if not beside.can_give(child, floor.bits - most):
                continue
            head = self._head(child)
            if is_of == "fitting" and head.given == _DIFFERS:
                differing.append((head.bits, child))
            elif beside.can_give(child, floor.bits - head.bits):
                crowd.keep(self._score(child, siblings))
        return differing

    def _birth(self, born: date | None) -> Step | None:
        if born not in self._births:
            self._births[born] = comparisons.birth(self._mention, born, self._weights)
        return self._births[born]

    def _bound(self, children: Iterable[Outline]) -> None:
        """What each could have at most by name and birthday: of all at once, since a sweep over many costs little more than over few."""
        fresh = [child for child in children if child.id not in self._bounds]
        for name in self._written:
            name.prepare(fresh)
        prior, births = self._weights.thresholds.prior, self._births
        for child in fresh:
            mosts = [name.most(child) for name in self._written]
            most, differs = mosts[0] if len(mosts) == 1 else _most_of(mosts)
            born = births[child.date_of_birth] if child.date_of_birth in births else self._birth(child.date_of_birth)
            self._bounds[child.id] = (prior + most + (0.0 if born is None else born.bits), differs)

    def _head(self, child: Outline) -> _Head:
        if (found := self._heads.get(child.id)) is None:
            found = self._heads[child.id] = self._read_head(child)
        return found

    def _read_head(self, child: Outline) -> _Head:
        """The written name that fits best, with the birthday."""
        bits, names = max([name.against(child) for name in self._written], key=_sum_of, default=_UNNAMED)
        given = names[0].level if names and names[0].comparison == "given" else ""
        born = self._birth(child.date_of_birth)
        return _Head(self._weights.thresholds.prior + bits + (0.0 if born is None else born.bits), names, given)

    def _score(self, child: Outline, siblings: Siblings) -> Candidate:
        others = tuple([s.given_name for s in siblings.get(child.household, ()) if s.id != child.id]) if siblings else ()
        if (found := self._scored.get((child.id, others))) is None:
            setting = Setting(self._weights, others, self._on) if others else self._alone
            found = self._scored[child.id, others] = self._complete(child, setting, self._head(child).names)
        return found

    def _complete(self, child: Outline, setting: Setting, names: tuple[Step, ...]) -> Candidate:
        born = self._births[child.date_of_birth]
        steps = [*names, *([] if born is None else [born])]
        steps += [step for compare in self._asked.personal if (step := compare(self._mention, child, setting)) is not None]
        steps += self._beside.places(child)
        steps += [step for compare in self._asked.household if (step := compare(self._mention, child, setting)) is not None]
        return Candidate(child, setting.weights.thresholds.prior + _bits_of(steps), tuple(steps))

    def _siblings(self, children: Sequence[Outline]) -> Siblings:
        """By household; only where the mention names brothers and sisters."""
        homes: dict[str, list[Outline]] = {}
        for child in children if self._asks_siblings else ():
            if child.household:
                homes.setdefault(child.household, []).append(child)
        return homes


def _ordered(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=_rank_of))


def _rank_of(candidate: Candidate) -> tuple[float, ChildId]:
    return -candidate.bits, candidate.outline.id


def _bears(names: Sequence[Step]) -> bool:
    """Whether these steps are of somebody who bears the written name."""
    levels = {step.comparison: step.level for step in names}
    return levels.get("given") in {"exact", "alias"} and levels.get("family") == "exact"


def _first_of(pair: tuple[float, Outline]) -> float:
    return pair[0]


def _most_of(bounds: Sequence[tuple[float, bool]]) -> tuple[float, bool]:
    """Of several written names the best counts; of none nothing is known."""
    return max((most for most, _ in bounds), default=0.0), bool(bounds) and all(differs for _, differs in bounds)


def _sum_of(compared: Compared) -> float:
    return compared.bits


def _bits_of(steps: Sequence[Step]) -> float:
    return sum([s.bits for s in steps])


@dataclass(frozen=True, slots=True)
class _Asked:
    """The comparisons that a mention gives rise to; the others would find nothing written."""

    personal: tuple[Comparison, ...]
    household: tuple[Comparison, ...]


def _asked_of(mention: Mention) -> _Asked:
    return _Asked(tuple(_told(mention, comparisons.PERSONAL)), tuple(_told(mention, comparisons.HOUSEHOLD)))


def _told(mention: Mention, group: Iterable[FieldComparison]) -> Iterator[Comparison]:
    return (field.compare for field in group if any(map(mention.values, field.kinds)))
