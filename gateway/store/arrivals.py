"""What a file brings, held against the index and laid beside it, some hundreds of rows in a transaction: nobody sees it yet.

Whatever a process that died has left is swept away by the next. Two that run at once do not mix: the later takes the place over
and the earlier is told so.
"""

from __future__ import annotations

import json
import secrets
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Literal

import sqlalchemy as sa
from sqlmodel import Session, col, delete, select

from gateway.children import Adult, ChildRecord
from gateway.errors import Rejected
from gateway.store.child_history import changed_fields, is_another_person, is_renamed, with_history
from gateway.store.child_rows import GivenRow, adult_of, adult_problems, cell, left_out, marked_adult, protections, record_of, unusable
from gateway.store.children import SqlChildIndex, rows_of
from gateway.store.index_tables import ArrivedAdultRow, ArrivedChildRow, LeftOutRow
from gateway.store.sealed_forms import ADULTS
from gateway.store.tables import ChildRow, FactRow

RUN_FACT = "child_refresh"  # the refresh under way
LAST_FACT = "child_refresh_last"  # the one taken over last: its rows that were left out stay
BATCH = 500
PROVISIONAL = "provisional"  # a record that a person made: no file is expected to have it
ADULT_OWNER, ADULT_PART, LEFT_OWNER, LEFT_PART = "adult-arrived", "adult", "child-left-out", "row"

Told = Callable[[int], None]
Adults = Literal["told", "untold"]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The place beside the index, for one refresh. `today` is the day that stands with those whom the file does not have.

    `homes` is whether a file of households came: who is not in it is no adult of the household any more. `marked` are the
    protections of children's rows that were left out, with the line, by record: few, or the file is not one to take over.
    """

    index: SqlChildIndex
    run: str
    today: date
    homes: Adults = "untold"
    marked: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)

    def adults(self, rows: Iterable[GivenRow], told: Told) -> None:
        """Lay the adults of households down."""
        for batch in _batches(rows):
            bad = [(row, adult_problems(row.cells)) for row in batch]
            kept = [row for row, (unfit, _) in bad if not (row.unfit or unfit)]
            laid = [made for row, (unfit, _) in bad if (made := self._adult_row(row, row.unfit or unfit))]
            with self.index.database.writing() as session:
                require_own(session, self.run)
                self._note(session, "household", [(r, r.unfit or unfit) for r, (unfit, _) in bad], "row_left_out")
                doubts = [(r, d) for r, (_, doubt) in bad if r in kept for d in (doubt, *r.doubts)]
                self._note(session, "household", doubts, "field_left_out")
                if laid:
                    session.execute(sa.insert(ArrivedAdultRow), laid)
            told(batch[-1].line)

    def children(self, rows: Iterable[GivenRow], told: Told) -> None:
        """Hold children against the index and lay down what is new or changed."""
        for batch in _batches(rows):
            with self.index.database.reading() as session:
                arrived = self._arrived(session, batch)
            with self.index.database.writing() as session:
                require_own(session, self.run)
                self._note(session, "children", [(r, code) for r, code, _ in arrived], "row_left_out")
                self._note(session, "children", [(r, d) for r, code, _ in arrived if not code for d in _doubts(r)], "field_left_out")
                other = [(r, "identity_changed") for r, _, found in arrived if found is not None and found["other"] == "yes"]
                self._note(session, "children", other, "taken_over")
                self._put(session, [found for _, _, found in arrived if found is not None])
            told(batch[-1].line)

    def protect(self) -> None:
        """Lay down, with its mark, every child one of whose rows was left out though it bore one: a fault elsewhere lays nothing open."""
        for start in range(0, len(self.marked), BATCH):
            batch = dict(islice(self.marked.items(), start, start + BATCH))
            with self.index.database.reading() as session:
                there = {row.id: row for row in rows_of(session, list(batch))}
                laid = {row.id: row for row in session.exec(select(ArrivedChildRow).where(col(ArrivedChildRow.id).in_(list(batch))))}
                found = {child: self._protected(there.get(child), laid.get(child), flags) for child, (_, flags) in batch.items()}
            with self.index.database.writing() as session:
                require_own(session, self.run)
                self._put(session, [made for made in found.values() if made])
                lines = [GivenRow(batch[child][0], {}, "") for child, made in found.items() if made]
                self._note(session, "children", [(row, "left_out_row_protects") for row in lines], "taken_over")

    def absent(self, told: Told) -> None:
        """Lay down, with the day, every child of the index that the file does not have. Nobody is taken out."""
        last = 0
        while True:
            with self.index.database.reading() as session:
                rows = _not_arrived(session, last)
                found = [made for row in rows if (made := self._absent_row(row)) is not None]
            if not rows:
                return
            with self.index.database.writing() as session:
                require_own(session, self.run)
                self._put(session, found)
            last = rows[-1].number or 0
            told(last)

    def _arrived(self, session: Session, batch: Sequence[GivenRow]) -> list[tuple[GivenRow, str, dict[str, object] | None]]:
        """Each row with why it is left out, and with what is to be laid down of it."""
        ids = [cell(r.cells, "record_id") for r in batch]
        before = {row.id: row for row in rows_of(session, ids)}
        taken = {row.id for row in session.exec(select(ArrivedChildRow).where(col(ArrivedChildRow.id).in_(ids))) if row.kind != "unusable"}
        homes = self._homes(session, [cell(row.cells, "household_id") for row in batch])
        made: list[tuple[GivenRow, str, dict[str, object] | None]] = []
        for row, child in zip(batch, ids, strict=True):
            code = row.unfit or unusable(row.cells) or ("record_id_repeated" if child in taken else "")
            if code:
                self._mark(session, row, before.get(child))
                there = child in before and child not in taken  # a row that cannot be used is no sign that the child has gone
                made.append((row, code, _row(child, "unusable", before[child].number) if there else None))
                continue
            taken.add(child)
            adults = homes.get(cell(row.cells, "household_id"), ())
            told: Adults = "untold" if any(not adult.name for adult in adults) else self.homes  # the nameless one may be any of them
            made.append((row, "", self._held_against(record_of(row.cells, adults), before.get(child), told)))
        return made

    def _mark(self, session: Session, row: GivenRow, known: ChildRow | None) -> None:
        """Keep the protections of a row that is left out."""
        child = cell(row.cells, "record_id")
        before = self.index.opened(known.id, known.sealed).household if known is not None else ""
        flags = protections(row.cells, row.raw, before, lambda names: self._homes(session, names))
        if flags and child:
            line, earlier = self.marked.get(child, (row.line, frozenset()))
            self.marked[child] = (line, earlier | flags)

    def _protected(self, row: ChildRow | None, laid: ArrivedChildRow | None, flags: frozenset[str]) -> dict[str, object]:
        """The child as the file has it, or as it was, with these protections; nothing where the number is nobody's, or they are there."""
        was = self.index.opened(row.id, row.sealed) if row is not None else None
        now = self.index.opened(laid.id, laid.sealed) if laid is not None and laid.sealed else was
        if now is None or flags <= set(now.flags):
            return {}
        kind = "added" if was is None else "changed"
        return self._full(kind, row, replace(now, flags=tuple(sorted(flags | set(now.flags)))), was)

    def _held_against(self, record: ChildRecord, row: ChildRow | None, adults: Adults) -> dict[str, object]:
        if row is None:
            return self._full("added", None, record, None)
        was = self.index.opened(row.id, row.sealed)
        home = self.index.household(was.household) if is_renamed(record, was) else ()
        now = with_history(record, was, adults=adults, home=home)
        if now == was:
            return _row(row.id, "same", row.number)
        made = self._full("changed", row, now, was)
        return made | {"other": "yes" if is_another_person(record, was, home) else "no"}

    def _absent_row(self, row: ChildRow) -> dict[str, object] | None:
        was = self.index.opened(row.id, row.sealed)
        if was.absent_since is not None or PROVISIONAL in was.flags:
            return None
        return self._full("absent", row, replace(was, absent_since=self.today), was)

    def _full(self, kind: str, row: ChildRow | None, now: ChildRecord, was: ChildRecord | None) -> dict[str, object]:
        ready = self.index.ready(now)
        made = _row(now.id, kind, row.number if row else None)
        names = changed_fields(now, was) if was is not None else ()
        back = ("absent_since",) if was is not None and was.absent_since is not None and now.absent_since is None else ()
        before = self.index.ready(was).digests if was is not None else ()
        return made | {
            "was": row.digest if row else b"",
            "sealed": ready.sealed,
            "digest": ready.digest,
            "keys": packed(ready.digests),
            "keys_before": packed(before),
            "fields": json.dumps([*names, *back]),
        }

    def _homes(self, session: Session, names: Iterable[str]) -> dict[str, tuple[Adult, ...]]:
        """The adults of the households of these names."""
        homes = {self._home(name): name for name in names if name}
        query = select(ArrivedAdultRow).where(col(ArrivedAdultRow.home).in_(list(homes)))
        found: dict[str, list[Adult]] = defaultdict(list)
        for row in session.exec(query.order_by(col(ArrivedAdultRow.home), col(ArrivedAdultRow.line))):
            found[homes[row.home]].append(ADULTS.validate_json(self.index.keys.index_sealer().open(ADULT_OWNER, ADULT_PART, row.sealed)))
        return {name: tuple(adults) for name, adults in found.items()}

    def _home(self, household: str) -> int:
        return self.index.keys.blind().number("home", household)

    def _adult_row(self, row: GivenRow, code: str) -> dict[str, object]:
        """The adult; of a row that is left out for `code` its marks alone, where it says of which household."""
        home = cell(row.cells, "household_id")
        if not home:
            return {}
        adult = marked_adult(row.cells, code) if code else adult_of(row.cells)
        sealed = self.index.keys.index_sealer().seal(ADULT_OWNER, ADULT_PART, ADULTS.dump_json(adult))
        return {"home": self._home(home), "line": row.line, "sealed": sealed}

    def _note(self, session: Session, source: str, found: Iterable[tuple[GivenRow, str]], outcome: str) -> None:
        sealer, at = self.index.keys.index_sealer(), self.index.clock.now()
        once = {(row.line, code): row for row, code in found if code}
        rows = [
            {
                "run": self.run,
                "source": source,
                "line": row.line,
                "code": code,
                "outcome": outcome,
                "sealed": sealer.seal(LEFT_OWNER, LEFT_PART, row.raw.encode()) if outcome == "row_left_out" else b"",
                "at": at,
            }
            for (_line, code), row in once.items()
        ]
        if rows:
            session.execute(sa.insert(LeftOutRow), rows)

    def _put(self, session: Session, found: Sequence[dict[str, object]]) -> None:
        """Lay down. A row that can be used takes the place of one that could not."""
        if not found:
            return
        session.execute(delete(ArrivedChildRow).where(col(ArrivedChildRow.id).in_([made["id"] for made in found])))
        last = {made["id"]: {name: value for name, value in made.items() if name != "other"} for made in found}
        session.execute(sa.insert(ArrivedChildRow), list(last.values()))


def begin(index: SqlChildIndex, today: date, homes: Adults = "untold") -> Arrivals:
    """Take the place over and sweep it."""
    run = secrets.token_hex(8)
    with index.database.writing() as session:
        session.merge(FactRow(name=RUN_FACT, value=run))
        sweep(session)
        last = session.get(FactRow, LAST_FACT)
        session.execute(delete(LeftOutRow).where(col(LeftOutRow.run) != (last.value if last else "")))
    return Arrivals(index, run, today, homes)


def sweep(session: Session) -> None:
    """Nothing lies beside the index any more."""
    session.execute(delete(ArrivedChildRow))
    session.execute(delete(ArrivedAdultRow))


def require_own(session: Session, run: str) -> None:
    """Raises `Rejected("refresh_superseded")` where another refresh has begun since."""
    row = session.get(FactRow, RUN_FACT)
    if row is None or row.value != run:
        raise Rejected("refresh_superseded")


def packed(digests: Sequence[int]) -> bytes:
    """Digests of keys, eight bytes each."""
    return struct.pack(f">{len(digests)}q", *digests)


def unpacked(keys: bytes) -> tuple[int, ...]:
    """What `packed` packed."""
    return struct.unpack(f">{len(keys) // 8}q", keys)


def _doubts(row: GivenRow) -> tuple[str, ...]:
    return (*left_out(row.cells), *row.doubts)


def _row(child: str, kind: str, number: int | None) -> dict[str, object]:
    empty: dict[str, object] = {"was": b"", "sealed": b"", "digest": b"", "keys": b"", "keys_before": b"", "fields": "[]"}
    return empty | {"id": child, "kind": kind, "number": number, "other": "no"}


def _not_arrived(session: Session, after: int) -> Sequence[ChildRow]:
    arrived = sa.exists().where(col(ArrivedChildRow.id) == ChildRow.id)
    query = select(ChildRow).where(col(ChildRow.number) > after, ~arrived)
    return session.exec(query.order_by(col(ChildRow.number)).limit(BATCH)).all()


def _batches(rows: Iterable[GivenRow]) -> Iterator[list[GivenRow]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch
