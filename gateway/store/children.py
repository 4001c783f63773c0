"""The child index: sealed records, filed under keyed digests of their blocking keys, so that the file tells no name.

Reading is hot: a mention asks once for all its keys, and again for the homes of those it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

import sqlalchemy as sa
from sqlmodel import Session, col, delete, func, select

from gateway.children import Candidates, ChildRecord, Outline
from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.matching.frequencies import NameFrequencies
from gateway.ports import Clock
from gateway.store import audit, child_names, duplicates_due, filing
from gateway.store.child_form import dump_child, load_child, outline_of
from gateway.store.child_history import folded
from gateway.store.database import Database, LookUp
from gateway.store.forwards import Forwards, merged_into, survivor_of, wanted
from gateway.store.keyring import KeyRing
from gateway.store.record_cache import RecordCache
from gateway.store.sealed_forms import CHILD
from gateway.store.tables import ChildKeyRow, ChildNamesRow, ChildRow, FactRow

ALL = 2**31
READ_AT_ONCE = 1000
FILED_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Upserted:
    """How many records were new, changed, or already there as given."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Ready:
    """A record made ready to be written, outside any transaction."""

    record: ChildRecord
    digest: bytes
    sealed: bytes
    digests: tuple[int, ...]


@dataclass(frozen=True, slots=True, repr=False)
class SqlChildIndex:
    """`gateway.ports.ChildIndex` on the store's database."""

    database: Database
    keys: KeyRing
    clock: Clock
    _cache: RecordCache = field(default_factory=RecordCache)
    _forwards: Forwards = field(default_factory=Forwards)

    def candidates(self, keys: Sequence[str], cap: int, among: Sequence[str] = ()) -> Candidates:
        """See `ChildIndex.candidates`: one statement finds the children of all keys, one more fetches their records."""
        if not keys:
            return Candidates(())
        blind = self.keys.blind()
        by_digest, near = dict(zip(filing.key_digests(blind, keys), keys, strict=True)), filing.key_digests(blind, among)
        with self.database.looking_up() as look_up:
            version = filing.readable_version(look_up)
            blocks = filing.blocks(look_up, [*by_digest, *near], cap)
            wanted = {child for digest in by_digest for child in blocks.get(digest) or ()}
            if near and all(blocks.get(digest, ()) is not None for digest in near):
                survivors = self._forwards.at(look_up, version)
                home = {survivors.get(child, child) for digest in near for child in blocks.get(digest) or ()}
                wanted = {child for child in wanted if survivors.get(child, child) in home}
            found = self._outlines(look_up, version, wanted)
        return Candidates(found, tuple(key for digest, key in by_digest.items() if blocks.get(digest, ()) is None))

    def get(self, child: ChildId) -> ChildRecord | None:
        """See `ChildIndex.get`. For a merged child, its survivor with what both records know."""
        with self.database.reading() as session:
            survivor = survivor_of(session, child)
            rows = {row.id: row for row in rows_of(session, [survivor, *merged_into(session, survivor)])}
        if survivor not in rows:
            return None
        first = self.opened(survivor, rows.pop(survivor).sealed)
        return reduce(folded, (self.opened(row.id, row.sealed) for _, row in sorted(rows.items())), first)

    def several(self, children: Iterable[ChildId]) -> dict[ChildId, ChildRecord]:
        """Those of the records that exist, by id, each as it is by itself."""
        with self.database.reading() as session:
            return {ChildId(row.id): self.opened(row.id, row.sealed) for row in rows_of(session, list(children))}

    def household(self, household: str) -> tuple[ChildRecord, ...]:
        """See `ChildIndex.household`."""
        return self.candidates([blocking.household_key(household)], ALL).records if household else ()

    def version(self) -> str:
        """See `ChildIndex.version`."""
        with self.database.reading() as session:
            return f"index-{_version(session)}"

    def name_frequencies(self) -> NameFrequencies:
        """How common each name part is among all records."""
        with self.database.reading() as session:
            return child_names.frequencies(session, self.keys.index_sealer())

    def records(self) -> Iterator[ChildRecord]:
        """Every record, in the order in which they came."""
        with self.database.reading() as session:
            last = 0
            while rows := rows_after(session, last, READ_AT_ONCE):
                yield from (self.opened(row.id, row.sealed) for row in rows)
                last = rows[-1].number or 0

    def add(self, record: ChildRecord) -> None:
        """Add one record; raises `Rejected("child_exists")`."""
        ready = self.ready(record)
        with self.database.writing() as session:
            if rows_of(session, [record.id]):
                raise Rejected("child_exists")
            self._write(session, [ready], {})
            audit.append(session, AuditEvent("child.added", actor="system", facts=(("child", record.id),)), self.clock.now())

    def upsert(self, records: Sequence[ChildRecord]) -> Upserted:
        """Add or replace, in one transaction with its audit leaf. Records that are there as given are left alone.

        Sealing and filing are worked out before the transaction begins, so that others wait no longer than for the writing.
        """
        if not (ready := self._fresh(records)):
            return Upserted(unchanged=len(records))
        with self.database.writing() as session:
            before = {row.id: row for row in rows_of(session, [r.record.id for r in ready])}
            ready = [r for r in ready if r.record.id not in before or before[r.record.id].digest != r.digest]
            done = Upserted(sum(r.record.id not in before for r in ready), sum(r.record.id in before for r in ready))
            if ready:
                self._write(session, ready, before)
                facts = (("added", str(done.added)), ("changed", str(done.changed)))
                audit.append(session, AuditEvent("children.imported", actor="system", facts=facts), self.clock.now())
        return Upserted(done.added, done.changed, len(records) - len(ready))

    def compare(self, records: Sequence[ChildRecord]) -> Upserted:
        """What `upsert` would do."""
        with self.database.reading() as session:
            before = {row.id: row.digest for row in rows_of(session, [r.id for r in records])}
        fresh = [r.id for r in records if before.get(r.id) != self._digest(dump_child(r))]
        added = sum(child not in before for child in fresh)
        return Upserted(added, len(fresh) - added, len(records) - len(fresh))

    def file_anew(self) -> None:
        """Bring an index that an earlier release filed to the way of this one; at once where nothing is to be done."""
        with self.database.reading() as session:
            if filing.place(session) == filing.DONE:
                return
        while self._file_some():
            pass

    def _file_some(self) -> bool:
        """One transaction of filing anew; whether there is more to do."""
        with self.database.writing() as session:
            reached = filing.place(session)
            if reached == filing.DONE:
                return False
            if not reached:
                session.execute(delete(ChildKeyRow))
                session.execute(delete(ChildNamesRow))
            rows = rows_after(session, int(reached or 0), FILED_AT_ONCE)
            self._refile(session, rows)
            filing.reach(session, str(rows[-1].number) if rows else filing.DONE)
            if rows:
                bump(session)
        return bool(rows)

    def _refile(self, session: Session, rows: Sequence[ChildRow]) -> None:
        ready = [self.ready(self.opened(row.id, row.sealed)) for row in rows]
        for row, made in zip(rows, ready, strict=True):
            if row.digest != made.digest:
                row.sealed, row.digest = made.sealed, made.digest
        filing.put(session, {(digest, row.number or 0) for row, made in zip(rows, ready, strict=True) for digest in made.digests})
        if rows:
            child_names.put_difference(session, self.keys.index_sealer(), came=[r.record for r in ready], went=())

    def _outlines(self, look_up: LookUp, version: str, numbers: set[int]) -> tuple[Outline, ...]:
        """The children of these numbers; one, whole, for all that were merged into it."""
        homes = wanted(self._forwards.at(look_up, version), numbers)
        raw = self._raw(look_up, version, {*homes, *(merged for members in homes.values() for merged in members)})
        return tuple(sorted([_one_of(raw, number, members) for number, members in homes.items()], key=lambda outline: outline.id))

    def _raw(self, look_up: LookUp, version: str, numbers: set[int]) -> dict[int, Outline]:
        found = self._cache.take(version, numbers)
        if missing := numbers - found.keys():
            sealer = self.keys.index_sealer()
            rows = filing.rows(look_up, missing)
            read = {number: outline_of(sealer.open(f"child/{child}", CHILD, sealed)) for number, child, sealed in rows}
            self._cache.keep(version, read, sum([len(sealed) for _, _, sealed in rows]))
            found.update(read)
        return found

    def opened(self, child: str, sealed: bytes) -> ChildRecord:
        """A record as it lies in its row."""
        return load_child(self.keys.index_sealer().open(f"child/{child}", CHILD, sealed))

    def _fresh(self, records: Sequence[ChildRecord]) -> list[Ready]:
        with self.database.reading() as session:
            before = {row.id: row.digest for row in rows_of(session, [r.id for r in records])}
        return [self.ready(r) for r in records if before.get(r.id) != self._digest(dump_child(r))]

    def ready(self, record: ChildRecord) -> Ready:
        """A record worked out for its row and its keys; nothing is written."""
        plain = dump_child(record)
        digests = filing.key_digests(self.keys.blind(), blocking.keys(record))
        return Ready(record, self._digest(plain), self.keys.index_sealer().seal(f"child/{record.id}", CHILD, plain), tuple(digests))

    def _write(self, session: Session, ready: Sequence[Ready], before: dict[str, ChildRow]) -> None:
        filing.refuse_while_filing(session)
        old = {child: self.ready(self.opened(child, row.sealed)) for child, row in before.items()}
        last = session.exec(select(func.max(ChildRow.number))).one() or 0
        fresh = [r for r in ready if r.record.id not in before]
        numbers = {child: row.number or 0 for child, row in before.items()}
        numbers |= {r.record.id: n for n, r in enumerate(fresh, last + 1)}
        filing.take_away(session, {(d, numbers[child]) for child, was in old.items() for d in was.digests})
        for r in ready:
            if (row := before.get(r.record.id)) is not None:
                row.sealed, row.digest = r.sealed, r.digest
        session.flush()
        if fresh:
            made = [{"number": numbers[r.record.id], "id": r.record.id, "sealed": r.sealed, "digest": r.digest} for r in fresh]
            session.execute(sa.insert(ChildRow), made)
        filing.put(session, {(d, numbers[r.record.id]) for r in ready for d in r.digests})
        duplicates_due.note_written(session, list(numbers.values()))
        child_names.put_difference(
            session, self.keys.index_sealer(), came=[r.record for r in ready], went=[was.record for was in old.values()]
        )
        bump(session)

    def _digest(self, plain: bytes) -> bytes:
        return bytes.fromhex(self.keys.blind().digest("child", plain.decode()))[:16]


def _one_of(raw: Mapping[int, Outline], number: int, merged: Sequence[int]) -> Outline:
    return reduce(folded, [raw[other].whole for other in merged], raw[number].whole) if merged else raw[number]


def rows_of(session: Session, children: Sequence[str]) -> list[ChildRow]:
    """The rows of those of the children that exist."""
    return [row for part in _parts(children) for row in session.exec(select(ChildRow).where(col(ChildRow.id).in_(part)))]


def rows_after(session: Session, number: int, most: int) -> Sequence[ChildRow]:
    """The next children by number."""
    return session.exec(select(ChildRow).where(col(ChildRow.number) > number).order_by(col(ChildRow.number)).limit(most)).all()


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """At most 1,000 at a time: databases limit the number of parameters."""
    for start in range(0, len(ids), READ_AT_ONCE):
        yield ids[start : start + READ_AT_ONCE]


def _version(session: Session) -> int:
    row = session.get(FactRow, filing.VERSION_FACT)
    return 0 if row is None else int(row.value)


def bump(session: Session) -> None:
    """Say that the index has changed."""
    session.merge(FactRow(name=filing.VERSION_FACT, value=str(_version(session) + 1)))
