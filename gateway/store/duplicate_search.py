"""Looks for records that may be of one child: among all, or among those written since the last search. Proposes, decides nothing.

Whoever is written is put down as due in the same transaction; the search takes some hundreds at a time and strikes them off in
the transaction that writes what it found. Killed at any moment, the next search goes on with those that are still due.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, delete, select

from gateway.ids import ChildId
from gateway.matching.duplicates import duplicate_code, duplicate_keys
from gateway.store import filing
from gateway.store.children import SqlChildIndex, rows_after
from gateway.store.database import look_up_in
from gateway.store.forwards import merged_into, survivor_of
from gateway.store.index_tables import DuplicateDueRow, MergeProposalRow
from gateway.store.tables import ChildRow

BATCH = 500
MOST_ALIKE = 50  # a block of more is no family's: it says nothing about duplicates

Pair = tuple[str, str, str]  # two records and the code of why they may be one child


@dataclass(frozen=True, slots=True)
class DuplicateSearch:
    """The search on the store's database. A pair that was proposed before, or that a person refused, is not proposed again."""

    index: SqlChildIndex

    def all(self, told: Callable[[int], None]) -> int:
        """Hold every record against those after it; how many pairs are new."""
        last = new = 0
        while True:
            with self.index.database.reading() as session:
                rows = rows_after(session, last, BATCH)
                pairs = self._pairs(session, rows, beside="later")
            if not rows:
                return new
            with self.index.database.writing() as session:
                new += self._propose(session, pairs)
            last = rows[-1].number or 0
            told(last)

    def due(self, told: Callable[[int], None], crash_point: Callable[[str], None]) -> int:
        """Hold those that were written since against all; how many pairs are new.

        Two that run at once do the same work and propose nothing twice. Raises `Retryable("child_index_filing")`.
        """
        done = new = 0
        while True:
            with self.index.database.reading() as session:
                filing.refuse_while_filing(session)
                rows = _rows_due(session)
                pairs = self._pairs(session, rows, beside="all")
            if not rows:
                return new
            with self.index.database.writing() as session:
                new += self._propose(session, pairs)
                _strike_off(session, {row.number or 0: row.digest for row in rows})
            done += len(rows)
            told(done)
            crash_point("refresh.searching")

    def _pairs(self, session: Session, rows: Sequence[ChildRow], *, beside: str) -> list[Pair]:
        """Each record with those like it: with those "later" in the index, or with "all"."""
        records = {row.number or 0: self.index.opened(row.id, row.sealed) for row in rows}
        keys = {n: filing.key_digests(self.index.keys.blind(), duplicate_keys(record)) for n, record in records.items()}
        blocks = filing.blocks(look_up_in(session), sorted({d for digests in keys.values() for d in digests}), MOST_ALIKE)
        near = {n: _others(n, (blocks.get(d) or () for d in digests), beside) for n, digests in keys.items()}
        missing = {other for others in near.values() for other in others} - records.keys()
        known = records | {n: self.index.opened(child, sealed) for n, child, sealed in filing.rows(look_up_in(session), missing)}
        found = [(known[n], known[other]) for n, others in near.items() for other in sorted(others)]
        return [(left.id, right.id, code) for left, right in found if (code := duplicate_code(left, right))]

    def _propose(self, session: Session, pairs: Sequence[Pair]) -> int:
        """Ask about the records that stand for these, where nobody was asked or answered before."""
        new = 0
        for one, other, code in sorted({(min(a, b), max(a, b), code) for a, b, code in pairs}):
            left, right = sorted((survivor_of(session, ChildId(one)), survivor_of(session, ChildId(other))))
            if left != right and not _was_asked(session, left, right):
                session.add(question(left, right, code, self.index))
                session.flush()
                new += 1
        return new


def question(left: str, right: str, code: str, index: SqlChildIndex) -> MergeProposalRow:
    """An open question about the two."""
    return MergeProposalRow(id=secrets.token_hex(8), left=left, right=right, code=code, found_at=index.clock.now())


def lead_on(session: Session, merged: ChildId) -> None:
    """What is still asked about a record that was just merged is asked about its survivor: no yes could be given otherwise.

    Not what was asked or refused of the survivor before.
    """
    named = (col(MergeProposalRow.left) == merged) | (col(MergeProposalRow.right) == merged)
    for row in session.exec(select(MergeProposalRow).where(MergeProposalRow.state == "open", named)).all():
        left, right = sorted((survivor_of(session, ChildId(row.left)), survivor_of(session, ChildId(row.right))))
        if left == right:
            continue
        session.delete(row)
        session.flush()
        if not _was_asked(session, left, right):
            session.add(MergeProposalRow(id=row.id, left=left, right=right, code=row.code, found_at=row.found_at))
            session.flush()


def _others(number: int, blocks: Iterable[Sequence[int]], beside: str) -> set[int]:
    return {other for block in blocks for other in block if other > number or (beside == "all" and other != number)}


def _rows_due(session: Session) -> Sequence[ChildRow]:
    next_due = select(DuplicateDueRow.number).order_by(col(DuplicateDueRow.number)).limit(BATCH)
    return session.exec(select(ChildRow).where(col(ChildRow.number).in_(next_due)).order_by(col(ChildRow.number))).all()


def _strike_off(session: Session, searched: Mapping[int, bytes]) -> None:
    """Not those that were written again since they were read: they are due as they are now."""
    now = session.execute(sa.select(col(ChildRow.number), col(ChildRow.digest)).where(col(ChildRow.number).in_(list(searched))))
    same = [number for number, digest in now if digest == searched[number]]
    session.execute(delete(DuplicateDueRow).where(col(DuplicateDueRow.number).in_(same)))


def _was_asked(session: Session, left: ChildId, right: ChildId) -> bool:
    """Whether the pair was proposed, or a person refused it of these or of any records that were merged into them."""
    first, second = ({survivor, *merged_into(session, survivor)} for survivor in (left, right))
    both = [*first, *second]
    asked = session.exec(select(MergeProposalRow).where(col(MergeProposalRow.left).in_(both), col(MergeProposalRow.right).in_(both)))
    across = [row for row in asked if (row.left in first) != (row.right in first)]
    return any(row.state == "different" or {row.left, row.right} == {left, right} for row in across)
