"""The child index: sealed records, filed under keyed digests of their blocking keys, so that the file tells no name.

Records once opened stay in memory of this process, by id and digest: reading is hot, one look-up per mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlmodel import Session, col, delete, select

from gateway.children import Candidates, ChildRecord
from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.ports import Clock
from gateway.store import audit
from gateway.store.database import Database
from gateway.store.keyring import KeyRing
from gateway.store.sealed_forms import CHILD, CHILDREN
from gateway.store.tables import ChildKeyRow, ChildRow, FactRow

VERSION_FACT = "child_index_version"
MOST_IN_MEMORY = 100_000
ALL = 2**31


@dataclass(frozen=True, slots=True)
class Upserted:
    """How many records were new, changed, or already there as given."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class SqlChildIndex:
    """`gateway.ports.ChildIndex` on the store's database."""

    database: Database
    keys: KeyRing
    clock: Clock
    _opened: dict[tuple[str, str], ChildRecord] = field(default_factory=dict)

    def candidates(self, keys: Sequence[str], cap: int) -> Candidates:
        """See `ChildIndex.candidates`: one statement finds the children of all keys, `cap` of each at most."""
        by_digest = {self._file_under(key): key for key in keys}
        with self.database.reading() as session:
            found = session.execute(_blocks(tuple(by_digest), cap)).tuples().all()
            over = {digest for digest, _child, place in found if place > cap}
            records = self._records(session, {child for _digest, child, place in found if place <= cap})
        return Candidates(records, tuple(key for digest, key in by_digest.items() if digest in over))

    def get(self, child: ChildId) -> ChildRecord | None:
        """See `ChildIndex.get`."""
        with self.database.reading() as session:
            return next(iter(self._records(session, {child})), None)

    def several(self, children: Iterable[ChildId]) -> dict[ChildId, ChildRecord]:
        """Those of the records that exist, by id."""
        with self.database.reading() as session:
            return {record.id: record for record in self._records(session, set(children))}

    def household(self, household: str) -> tuple[ChildRecord, ...]:
        """See `ChildIndex.household`."""
        return self.candidates([blocking.household_key(household)], ALL).records if household else ()

    def version(self) -> str:
        """See `ChildIndex.version`."""
        with self.database.reading() as session:
            return f"index-{_version(session)}"

    def records(self) -> Iterator[ChildRecord]:
        """Every record, by id, for name frequencies and exports."""
        with self.database.reading() as session:
            ids = session.exec(select(ChildRow.id).order_by(col(ChildRow.id))).all()
            for start in range(0, len(ids), 1000):
                yield from self._records(session, set(ids[start : start + 1000]))

    def add(self, record: ChildRecord) -> None:
        """Add one record; raises `Rejected("child_exists")`."""
        with self.database.writing() as session:
            if session.get(ChildRow, record.id) is not None:
                raise Rejected("child_exists")
            self._write(session, record, self._digest(record))
            _bump(session)
            audit.append(session, AuditEvent("child.added", actor="system", facts=(("child", record.id),)), self.clock.now())

    def upsert(self, records: Sequence[ChildRecord]) -> Upserted:
        """Add or replace, in one transaction with its audit leaf. Records that are there as given are left alone."""
        with self.database.writing() as session:
            digests = {record.id: self._digest(record) for record in records}
            before = _digests(session, digests)
            fresh = [record for record in records if before.get(record.id) != digests[record.id]]
            for record in fresh:
                self._write(session, record, digests[record.id])
            done = _tally(records, fresh, before)
            if fresh:
                _bump(session)
                facts = (("added", str(done.added)), ("changed", str(done.changed)))
                audit.append(session, AuditEvent("children.imported", actor="system", facts=facts), self.clock.now())
        return done

    def compare(self, records: Sequence[ChildRecord]) -> Upserted:
        """What `upsert` would do."""
        with self.database.reading() as session:
            digests = {record.id: self._digest(record) for record in records}
            before = _digests(session, digests)
        return _tally(records, [r for r in records if before.get(r.id) != digests[r.id]], before)

    def _records(self, session: Session, ids: set[str]) -> tuple[ChildRecord, ...]:
        present = _digests(session, ids)
        missing = [child for child, digest in present.items() if (child, digest) not in self._opened]
        if len(self._opened) + len(missing) > MOST_IN_MEMORY:
            self._opened.clear()
            missing = list(present)
        opened = {}
        for part in _parts(missing):
            for row in session.exec(select(ChildRow).where(col(ChildRow.id).in_(part))):
                plain = self.keys.index_sealer(row.id).open(CHILD, row.sealed)
                opened[row.id] = self._opened[row.id, row.digest] = CHILDREN.validate_json(plain)
        return tuple(opened.get(child) or self._opened[child, present[child]] for child in sorted(present))

    def _write(self, session: Session, record: ChildRecord, digest: str) -> None:
        sealed = self.keys.index_sealer(record.id).seal(CHILD, CHILDREN.dump_json(record))
        session.merge(ChildRow(id=record.id, sealed=sealed, digest=digest))
        session.flush()
        session.execute(delete(ChildKeyRow).where(col(ChildKeyRow.child_id) == record.id))
        filed = [{"digest": self._file_under(key), "child_id": record.id} for key in blocking.keys(record)]
        if filed:
            session.execute(sa.insert(ChildKeyRow), filed)

    def _digest(self, record: ChildRecord) -> str:
        """Of the record and its blocking keys, so that a new way of blocking re-files at the next import."""
        text = CHILDREN.dump_json(record).decode() + "\n".join(sorted(blocking.keys(record)))
        return self.keys.blind().digest("child", text)

    def _file_under(self, key: str) -> str:
        return self.keys.blind().digest("block", key)


def _blocks(digests: Sequence[str], cap: int) -> sa.Select[tuple[str, str, int]]:
    """(digest, child, place in its block), one more than `cap` of each block so that a cut shows."""
    place = sa.func.row_number().over(partition_by=col(ChildKeyRow.digest), order_by=col(ChildKeyRow.child_id))
    ranked = sa.select(col(ChildKeyRow.digest), col(ChildKeyRow.child_id), place.label("place"))
    inner = ranked.where(col(ChildKeyRow.digest).in_(digests)).subquery()
    return sa.select(inner.c.digest, inner.c.child_id, inner.c.place).where(inner.c.place <= cap + 1)


def _digests(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Digest of each of these records that exists."""
    found: dict[str, str] = {}
    for part in _parts(list(ids)):
        found.update(session.exec(select(ChildRow.id, ChildRow.digest).where(col(ChildRow.id).in_(part))).all())
    return found


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """At most 1,000 at a time: databases limit the number of parameters."""
    for start in range(0, len(ids), 1000):
        yield ids[start : start + 1000]


def _tally(records: Sequence[ChildRecord], fresh: Sequence[ChildRecord], before: dict[str, str]) -> Upserted:
    added = sum(record.id not in before for record in fresh)
    return Upserted(added, len(fresh) - added, len(records) - len(fresh))


def _version(session: Session) -> int:
    row = session.get(FactRow, VERSION_FACT)
    return 0 if row is None else int(row.value)


def _bump(session: Session) -> None:
    session.merge(FactRow(name=VERSION_FACT, value=str(_version(session) + 1)))
