"""Duplicates of the child index: found, proposed, merged and unmerged by people. Nothing here is ever done by rule.

A merge is an event that makes one record lead to the other; neither record is changed, so taking it back restores both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session, col, select

from gateway.children import ChildRecord
from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ChildId, UserId
from gateway.matching.duplicates import needs_two_people
from gateway.store import audit, duplicates_due, filing, look_again
from gateway.store.children import SqlChildIndex, bump, rows_of
from gateway.store.duplicate_search import DuplicateSearch, lead_on, question
from gateway.store.forwards import survivor_of
from gateway.store.index_tables import ForwardRow, MergeEventRow, MergeProposalRow
from gateway.views import Duplicate, Merge

SHOWN = 200


@dataclass(frozen=True, slots=True)
class SqlMerges:
    """Proposals and merges on the store's database. All changes raise `Rejected(code)` where they cannot be done."""

    index: SqlChildIndex

    def find(self, told: Callable[[int], None] = lambda _done: None) -> int:
        """Hold every record against those that share a number or a birthday and a name sound; returns how many pairs are new.

        A pair that was decided is not asked about again. Killed at any moment, what was found stays and the rest is found next time.
        """
        return DuplicateSearch(self.index).all(told)

    def open(self) -> tuple[Duplicate, ...]:
        """Pairs that nobody has decided, oldest first, with both records."""
        query = select(MergeProposalRow).where(MergeProposalRow.state == "open")
        with self.index.database.reading() as session:
            rows = session.exec(query.order_by(col(MergeProposalRow.found_at), col(MergeProposalRow.id)).limit(SHOWN)).all()
            together = {row.id for row in rows if survivor_of(session, ChildId(row.left)) == survivor_of(session, ChildId(row.right))}
        records = self._whole([ChildId(child) for row in rows for child in (row.left, row.right)])
        return tuple(_duplicate(row, records) for row in rows if row.id not in together)

    def one(self, proposal: str) -> Duplicate:
        """One open pair; raises `Rejected("duplicate_unknown")`."""
        with self.index.database.reading() as session:
            row = _open_row(session, proposal)
        return _duplicate(row, self._whole([ChildId(row.left), ChildId(row.right)]))

    def in_force(self) -> tuple[Merge, ...]:
        """Merges that can be taken back, newest first."""
        events = select(MergeEventRow).where(MergeEventRow.kind == "merge").order_by(col(MergeEventRow.seq).desc())
        with self.index.database.reading() as session:
            forwards = {row.merged: row.survivor for row in session.exec(select(ForwardRow))}
            newest = {event.merged: event for event in reversed(session.exec(events).all())}
        standing = [event for child, event in newest.items() if forwards.get(child) == event.survivor]
        standing.sort(key=lambda event: -(event.seq or 0))
        return tuple(Merge(e.seq or 0, ChildId(e.merged), ChildId(e.survivor), UserId(e.by), e.reason, e.at) for e in standing[:SHOWN])

    def merge(self, survivor: ChildId, merged: ChildId, by: UserId, reason: str) -> str:
        """A person says that the two are one child: "merged", or "first_yes" where it takes a second person."""
        with self.index.database.writing() as session:
            filing.refuse_while_filing(session)
            self._require_apart(session, survivor, merged)
            row = self._proposal(session, survivor, merged)
            if self._needs_two(survivor, merged) and not _is_second(row, survivor, by):
                row.first_yes_by, row.first_yes_survivor = by, survivor
                self._audit(session, "children.merge_first_yes", by, reason, merged=merged, survivor=survivor)
                return "first_yes"
            _decide(row, "merged")
            session.add(MergeEventRow(kind="merge", merged=merged, survivor=survivor, by=by, reason=reason, at=self.index.clock.now()))
            session.merge(ForwardRow(merged=merged, survivor=survivor))
            session.flush()
            lead_on(session, merged)
            self._audit(session, "children.merged", by, reason, merged=merged, survivor=survivor)
            bump(session)
            look_again.ask(session, "records_merged", None, self.index.clock.now())
        return "merged"

    def unmerge(self, merged: ChildId, by: UserId, reason: str) -> None:
        """Take a merge back: both records stand by themselves again, and the pair is not proposed anew.

        The next refresh holds both against the others: what was asked of them as of one may be asked of either.
        """
        with self.index.database.writing() as session:
            row = session.get(ForwardRow, merged)
            if row is None:
                raise Rejected("not_merged")
            survivor = ChildId(row.survivor)
            session.delete(row)
            duplicates_due.note_written(session, [row.number or 0 for row in rows_of(session, [survivor, merged])])
            session.add(MergeEventRow(kind="unmerge", merged=merged, survivor=survivor, by=by, reason=reason, at=self.index.clock.now()))
            _decide(self._proposal(session, survivor, merged), "different")
            self._audit(session, "children.unmerged", by, reason, merged=merged, survivor=survivor)
            bump(session)
            look_again.ask(session, "records_unmerged", None, self.index.clock.now())

    def keep_apart(self, proposal: str, by: UserId, reason: str) -> None:
        """A person says that the two are different children."""
        with self.index.database.writing() as session:
            row = _open_row(session, proposal)
            _decide(row, "different")
            self._audit(session, "children.kept_apart", by, reason, left=row.left, right=row.right)

    def _proposal(self, session: Session, one: ChildId, other: ChildId) -> MergeProposalRow:
        """The pair's row, made where a person names a pair that was not proposed."""
        left, right = min(one, other), max(one, other)
        query = select(MergeProposalRow).where(MergeProposalRow.left == left, MergeProposalRow.right == right)
        row = session.exec(query).first()
        if row is None:
            row = question(left, right, "named_by_person", self.index)
            session.add(row)
            session.flush()
        return row

    def _whole(self, children: Sequence[ChildId]) -> dict[ChildId, ChildRecord]:
        """The records by id; one that others were merged into with what they know."""
        with self.index.database.reading() as session:
            survivors = session.exec(select(ForwardRow.survivor).where(col(ForwardRow.survivor).in_(children))).all()
        folded = {ChildId(child): self.index.get(ChildId(child)) for child in set(survivors)}
        return self.index.several(children) | {child: record for child, record in folded.items() if record is not None}

    def _require_apart(self, session: Session, survivor: ChildId, merged: ChildId) -> None:
        if len(rows_of(session, list({survivor, merged}))) != 2:  # noqa: PLR2004 - two records, not one and itself
            raise Rejected("child_unknown")
        if session.get(ForwardRow, merged) is not None or survivor_of(session, survivor) != survivor:
            raise Rejected("already_merged")

    def _needs_two(self, one: ChildId, other: ChildId) -> bool:
        both = [self.index.get(child) for child in (one, other)]
        left, right = (record for record in both if record is not None)
        return needs_two_people(left, right)

    def _audit(self, session: Session, action: str, by: UserId, reason: str, **facts: str) -> None:
        audit.append(session, AuditEvent(action, actor=by, reason=reason, facts=tuple(facts.items())), self.index.clock.now())


def _open_row(session: Session, proposal: str) -> MergeProposalRow:
    row = session.get(MergeProposalRow, proposal)
    if row is None or row.state != "open":
        raise Rejected("duplicate_unknown")
    return row


def _decide(row: MergeProposalRow, state: Literal["merged", "different"]) -> None:
    """A yes was to the question as it stood: once that is decided it counts for no later one."""
    row.state, row.first_yes_by, row.first_yes_survivor = state, "", ""


def _is_second(row: MergeProposalRow, survivor: ChildId, by: UserId) -> bool:
    """Whether somebody else said yes to the same before. The same person again is refused."""
    if row.first_yes_by == by and row.first_yes_survivor == survivor:
        raise Rejected("second_person_needed")
    return bool(row.first_yes_by) and row.first_yes_by != by and row.first_yes_survivor == survivor


def _duplicate(row: MergeProposalRow, records: dict[ChildId, ChildRecord]) -> Duplicate:
    left, right = records[ChildId(row.left)], records[ChildId(row.right)]
    two = "yes" if needs_two_people(left, right) else "no"
    return Duplicate(row.id, left, right, row.code, row.found_at, UserId(row.first_yes_by), ChildId(row.first_yes_survivor), two)
