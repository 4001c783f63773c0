"""Duplicates of the child index: found, proposed, merged and unmerged by people. Nothing here is ever done by rule.

A merge is an event that makes one record lead to the other; neither record is changed, so taking it back restores both.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from sqlmodel import Session, col, select

from gateway.children import ChildRecord
from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ChildId, UserId
from gateway.matching.duplicates import duplicate_code, duplicate_keys, needs_two_people
from gateway.store import audit, filing, look_again
from gateway.store.children import SqlChildIndex, bump, rows_after, rows_of
from gateway.store.database import look_up_in
from gateway.store.forwards import survivor_of
from gateway.store.index_tables import ForwardRow, MergeEventRow, MergeProposalRow
from gateway.store.tables import ChildRow
from gateway.views import Duplicate, Merge

BATCH = 500
SHOWN = 200
MOST_ALIKE = 50  # a block of more is no family's: it says nothing about duplicates


@dataclass(frozen=True, slots=True)
class SqlMerges:
    """Proposals and merges on the store's database. All changes raise `Rejected(code)` where they cannot be done."""

    index: SqlChildIndex

    def find(self, told: Callable[[int], None] = lambda _done: None) -> int:
        """Hold every record against those that share a number or a birthday and a name sound; returns how many pairs are new.

        A pair that was decided is not asked about again. Killed at any moment, what was found stays and the rest is found next time.
        """
        last = new = 0
        while True:
            with self.index.database.reading() as session:
                rows = rows_after(session, last, BATCH)
                pairs = self._pairs(session, rows)
            if not rows:
                return new
            new += self._propose(pairs)
            last = rows[-1].number or 0
            told(last)

    def open(self) -> tuple[Duplicate, ...]:
        """Pairs that nobody has decided, oldest first, with both records."""
        query = select(MergeProposalRow).where(MergeProposalRow.state == "open")
        with self.index.database.reading() as session:
            rows = session.exec(query.order_by(col(MergeProposalRow.found_at), col(MergeProposalRow.id)).limit(SHOWN)).all()
            together = {row.id for row in rows if survivor_of(session, ChildId(row.left)) == survivor_of(session, ChildId(row.right))}
        records = self.index.several([ChildId(child) for row in rows for child in (row.left, row.right)])
        return tuple(_duplicate(row, records) for row in rows if row.id not in together)

    def one(self, proposal: str) -> Duplicate:
        """One open pair; raises `Rejected("duplicate_unknown")`."""
        with self.index.database.reading() as session:
            row = _open_row(session, proposal)
        return _duplicate(row, self.index.several([ChildId(row.left), ChildId(row.right)]))

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
            self._audit(session, "children.merged", by, reason, merged=merged, survivor=survivor)
            bump(session)
            look_again.ask(session, "records_merged", None, self.index.clock.now())
        return "merged"

    def unmerge(self, merged: ChildId, by: UserId, reason: str) -> None:
        """Take a merge back: both records stand by themselves again, and the pair is not proposed anew."""
        with self.index.database.writing() as session:
            row = session.get(ForwardRow, merged)
            if row is None:
                raise Rejected("not_merged")
            survivor = ChildId(row.survivor)
            session.delete(row)
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

    def _pairs(self, session: Session, rows: Sequence[ChildRow]) -> list[tuple[str, str, str]]:
        """(left, right, code) of each record with those that came after it."""
        records = {row.number or 0: self.index.opened(row.id, row.sealed) for row in rows}
        keys = {n: filing.key_digests(self.index.keys.blind(), duplicate_keys(record)) for n, record in records.items()}
        blocks = filing.blocks(look_up_in(session), sorted({d for digests in keys.values() for d in digests}), MOST_ALIKE)
        near = {n: {other for d in digests for other in blocks.get(d) or () if other > n} for n, digests in keys.items()}
        missing = {other for others in near.values() for other in others} - records.keys()
        known = records | {n: self.index.opened(child, sealed) for n, child, sealed in filing.rows(look_up_in(session), missing)}
        found = [(known[n], known[other]) for n, others in near.items() for other in sorted(others)]
        return [(left.id, right.id, code) for left, right in found if (code := duplicate_code(left, right))]

    def _propose(self, pairs: Sequence[tuple[str, str, str]]) -> int:
        if not pairs:
            return 0
        new = 0
        with self.index.database.writing() as session:
            for left, same_left in groupby(sorted((min(a, b), max(a, b), code) for a, b, code in pairs), key=lambda pair: pair[0]):
                known = set(session.exec(select(MergeProposalRow.right).where(MergeProposalRow.left == left)))
                for _, right, code in same_left:
                    if right not in known:
                        session.add(self._row(left, right, code))
                        new += 1
        return new

    def _proposal(self, session: Session, one: ChildId, other: ChildId) -> MergeProposalRow:
        """The pair's row, made where a person names a pair that was not proposed."""
        left, right = min(one, other), max(one, other)
        query = select(MergeProposalRow).where(MergeProposalRow.left == left, MergeProposalRow.right == right)
        row = session.exec(query).first()
        if row is None:
            row = self._row(left, right, "named_by_person")
            session.add(row)
            session.flush()
        return row

    def _row(self, left: str, right: str, code: str) -> MergeProposalRow:
        return MergeProposalRow(id=secrets.token_hex(8), left=left, right=right, code=code, found_at=self.index.clock.now())

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
