"""What another policy would do to stored items: each is read once and minimised twice. Nothing is written, nobody is asked.

An item is taken as from the sender that was proved when it came, for the purpose of which it was then found, and for the children to
whom it is linked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gateway.children import ChildRecord
from gateway.ids import ChildId, ItemId
from gateway.matching.decision import Linked
from gateway.pipeline.drafting import Reading
from gateway.pipeline.proposer import ItemProposer
from gateway.ports import Store
from gateway.purposes import in_files
from redaction import Minimised, Passage, Policies, Policy, RedactionMade
from redaction.policy import UnknownPolicy

KEPT = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` of a passage that fare otherwise. `before` and `after` are operators, "" where they travel.

    `entity`, `role` and `reason` are those of the redaction that hides them: the new one, or the old where they now travel.
    """

    passage: str
    start: int
    end: int
    entity: str
    role: str
    reason: str
    before: str
    after: str

    @property
    def way(self) -> str:
        """Which way it goes: "now_travels", "now_hidden", or "otherwise" (hidden before and after, by another operator)."""
        if not self.after:
            return "now_travels"
        return "otherwise" if self.before else "now_hidden"


@dataclass(frozen=True, slots=True)
class CopyChange:
    """What changes in one child's copy. Holds offsets and codes; `words_of` has the words, for whoever asks."""

    item: ItemId
    child: ChildId
    before: str  # policy labels
    after: str
    stretches: tuple[Stretch, ...]
    withheld_before: int
    withheld_after: int
    texts: Mapping[str, str]

    def words_of(self, stretch: Stretch) -> str:
        """The characters themselves."""
        return self.texts[stretch.passage][stretch.start : stretch.end]


@dataclass(frozen=True, slots=True)
class Replayed:
    """One item's result. `outcome`: "compared", "same_policy" (not read again), "never_read", "no_child", "no_policy" (on a side)."""

    item: ItemId
    outcome: str
    copies: tuple[CopyChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Simulation:
    """`old` and `new` are all policies of the site, without and with the file that is tried.

    `purpose` is for what each item is taken on the new side, "" for its own.
    """

    store: Store
    proposer: ItemProposer
    old: Policies
    new: Policies
    purpose: str = ""

    def replay(self, items: Sequence[ItemId]) -> Iterator[Replayed]:
        """One result an item, in the order asked. Raises what reading an item raises (`Rejected("item_unknown")`, `Retryable`)."""
        return (self._one(item) for item in items)

    def _one(self, item: ItemId) -> Replayed:
        proposal = self.store.load_proposal(item)
        if proposal is None or not self.store.has_words(item):
            return Replayed(item, "never_read")
        agency = proposal.sender.agency_type
        try:
            old = self.old.for_agency(agency, in_files(proposal.purpose))
            new = self.new.for_agency(agency, in_files(self.purpose or proposal.purpose))
        except UnknownPolicy:
            return Replayed(item, "no_policy")
        if old.sha256 == new.sha256:
            return Replayed(item, "same_policy")
        reading = self.proposer.reading(self.store.load_raw(item), proposal.sender, self.store.load_unlocked(item))
        children = self._children(item, reading)
        copies = tuple(self._compared(item, reading, child, (old, new)) for child in children)
        return Replayed(item, "compared" if copies else "no_child", copies)

    def _children(self, item: ItemId, reading: Reading) -> tuple[ChildRecord, ...]:
        """Those to whom a person or a rule has linked it; before that, those who would be linked by rule."""
        with self.store.unit() as unit:
            linked = tuple(child for child, *_ in unit.links(item))
        if linked:
            return tuple(record for record in map(self.proposer.index.get, linked) if record is not None)
        return tuple(d.candidate.child for d in reading.decisions if isinstance(d, Linked))

    def _compared(self, item: ItemId, reading: Reading, child: ChildRecord, sides: tuple[Policy, Policy]) -> CopyChange:
        old, new = sides
        before, after = (self.proposer.drafter.minimised(reading, child, policy) for policy in (old, new))
        return CopyChange(
            item=item,
            child=child.id,
            before=old.label,
            after=new.label,
            stretches=tuple(stretches(reading.passages, before, after)),
            withheld_before=sum(count for _, count in before.withheld),
            withheld_after=sum(count for _, count in after.withheld),
            texts={p.id: p.text for p in reading.passages},
        )


def stretches(passages: Sequence[Passage], before: Minimised, after: Minimised) -> Iterator[Stretch]:
    """Every run of characters that fares otherwise: shown or hidden, or hidden by another operator. In reading order."""
    for passage in passages:
        old, new = (_by_character(passage, made.redactions) for made in (before, after))
        runs = groupby(range(len(passage.text)), key=lambda n, old=old, new=new: (old[n], new[n]))  # type: ignore[misc]
        for (first, second), run in runs:
            if _operator(first) != _operator(second):
                places = list(run)
                yield _stretch(passage.id, places[0], places[-1] + 1, first, second)


def _by_character(passage: Passage, made: Sequence[RedactionMade]) -> list[RedactionMade | None]:
    """For each character the redaction that hides it. Those of one passage do not overlap."""
    hides: list[RedactionMade | None] = [None] * len(passage.text)
    for redaction in made:
        if redaction.passage == passage.id:
            hides[redaction.start : redaction.end] = [redaction] * (redaction.end - redaction.start)
    return hides


def _operator(made: RedactionMade | None) -> str:
    return made.operator if made is not None else KEPT


def _stretch(passage: str, start: int, end: int, before: RedactionMade | None, after: RedactionMade | None) -> Stretch:
    told = after or before
    entity, role, reason = (told.entity, told.role, told.reason) if told else ("", "", "")
    return Stretch(passage, start, end, entity, role, reason, _operator(before), _operator(after))
