"""Brings the child index up to date with a whole file of the case system: held against the index beside it, then taken over at once.

Rule: readers see the index as it was or as it is after the file, and so does whoever looks after a crash. A child that the file
does not have is marked with the day, never taken out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import sqlalchemy as sa
from sqlmodel import Session, col, delete, func, select

from gateway.errors import Retryable
from gateway.events import AuditEvent
from gateway.matching.borough_names import BoroughTally, UnknownBorough
from gateway.store import audit, child_names, duplicates_due, filing, look_again
from gateway.store.arrivals import LAST_FACT, LEFT_OWNER, LEFT_PART, RUN_FACT, Arrivals, begin, require_own, sweep, unpacked
from gateway.store.child_rows import UNREADABLE, GivenRow, cell
from gateway.store.children import SqlChildIndex, bump, rows_of
from gateway.store.duplicate_search import DuplicateSearch
from gateway.store.index_tables import ArrivedChildRow, LeftOutRow
from gateway.store.tables import ChildRow, FactRow

AT_ONCE = 2000
LISTED = 200
WRITTEN = ("added", "changed", "absent")
Progress = Callable[[Literal["households", "children", "absent", "taking over", "duplicates"], int], None]


@dataclass(frozen=True, slots=True)
class ChangeBounds:
    """The share of the children known before, in per cent, that may be absent or changed before a person must say yes."""

    absent: float = 5.0
    changed: float = 20.0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row, or a part of it, that was not taken over. `outcome`: "row_left_out", "field_left_out" or "taken_over" (look at it)."""

    source: str
    line: int
    code: str
    outcome: str


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a file changes. `fields` counts changed records by field. `refused` is a code where nothing was taken over, else "".

    `problems` are the first of `problem_count`; all of them are kept (`left_out_rows`). `rows_left_out` counts whole rows.
    `boroughs` are the values of that column that are no council's name. `duplicates` counts the pairs of records that the search after
    taking over proposes anew.
    """

    added: int
    changed: int
    absent: int
    back: int
    unchanged: int
    fields: tuple[tuple[str, int], ...]
    problems: tuple[LeftOut, ...]
    problem_count: int
    rows_left_out: int
    refused: str = ""
    boroughs: tuple[UnknownBorough, ...] = ()
    duplicates: int = 0


@dataclass(frozen=True, slots=True)
class Tables:
    """The two files as rows. Without households (None), adults stay as they are, of children who have not moved to another."""

    children: Iterable[GivenRow]
    households: Iterable[GivenRow] | None = None


def no_progress(_what: str, _done: int) -> None:
    """Nobody watches."""


def no_crash(_name: str) -> None:
    """Production: a fail point does nothing."""


def refresh_index(
    index: SqlChildIndex,
    tables: Tables,
    *,
    bounds: ChangeBounds | None,
    mode: Literal["apply", "check"] = "apply",
    progress: Progress = no_progress,
    crash_point: Callable[[str], None] = no_crash,
) -> RefreshReport:
    """Bring the index up to date; `bounds` None takes over whatever the file says. "check" changes nothing.

    Raises `Rejected("refresh_superseded")`, `Retryable("index_changed_meanwhile")`; until it has taken over, the index is as before
    whatever is raised. What is new or changed is then searched for duplicates, in transactions of its own: what of that is cut off
    is done by the next refresh.
    """
    arrivals = begin(index, index.clock.now().date(), "untold" if tables.households is None else "told")
    arrivals.adults(tables.households or (), lambda line: progress("households", line))
    tally = BoroughTally()
    arrivals.children(tally.watched(tables.children, _borough_cell), lambda line: progress("children", line))
    arrivals.protect()
    crash_point("refresh.after_children")
    arrivals.absent(lambda done: progress("absent", done))
    report = _report(arrivals, bounds, tally)
    crash_point("refresh.before_taking_over")
    if mode == "check" or report.refused:
        _let_go(arrivals, mode)
        return report
    _take_over(arrivals, report, progress, crash_point)
    crash_point("refresh.after_taking_over")
    found = DuplicateSearch(index).due(lambda done: progress("duplicates", done), crash_point)
    return replace(report, duplicates=found)


def left_out_rows(index: SqlChildIndex) -> Iterator[tuple[LeftOut, str]]:
    """What the latest refresh, or the latest try, could not use, by line; rows that were left out as they stand in the file."""
    query = select(LeftOutRow).order_by(col(LeftOutRow.source), col(LeftOutRow.line), col(LeftOutRow.code))
    sealer = index.keys.index_sealer()
    with index.database.reading() as session:
        newest = session.exec(select(LeftOutRow.run).order_by(col(LeftOutRow.at).desc()).limit(1)).first()
        for row in session.exec(query.where(LeftOutRow.run == newest).execution_options(yield_per=AT_ONCE)):
            yield _listed(row), sealer.open(LEFT_OWNER, LEFT_PART, row.sealed).decode() if row.sealed else ""


def _listed(row: LeftOutRow) -> LeftOut:
    return LeftOut(row.source, row.line, row.code, row.outcome)


def _report(arrivals: Arrivals, bounds: ChangeBounds | None, tally: BoroughTally) -> RefreshReport:
    with arrivals.index.database.reading() as session:
        kinds = Counter(dict(session.exec(select(ArrivedChildRow.kind, func.count()).group_by(col(ArrivedChildRow.kind))).all()))
        known = session.exec(select(func.count()).where(col(ArrivedChildRow.number).is_not(None))).one()
        fields = _fields(session)
        ours = LeftOutRow.run == arrivals.run
        total = session.exec(select(func.count()).select_from(LeftOutRow).where(ours)).one()
        rows = session.exec(select(func.count()).select_from(LeftOutRow).where(ours, LeftOutRow.outcome == "row_left_out")).one()
        unread = session.exec(select(func.count()).where(ours, LeftOutRow.source == "household", col(LeftOutRow.code).in_(UNREADABLE)))
        unreadable = unread.one()
        order = (col(LeftOutRow.source), col(LeftOutRow.line), col(LeftOutRow.code))
        problems = tuple(_listed(row) for row in session.exec(select(LeftOutRow).where(ours).order_by(*order).limit(LISTED)))
    back = fields.pop("absent_since", 0)
    return RefreshReport(
        added=kinds["added"],
        changed=kinds["changed"],
        absent=kinds["absent"],
        back=back,
        unchanged=kinds["same"],
        fields=tuple(sorted(fields.items())),
        problems=problems,
        problem_count=total,
        rows_left_out=rows,
        refused=_unsure(tally, unreadable, bounds) or _refused(kinds, known, bounds),
        boroughs=tally.found(),
    )


def _borough_cell(row: GivenRow) -> tuple[int, str]:
    return row.line, cell(row.cells, "borough")


def _unsure(tally: BoroughTally, unreadable: int, bounds: ChangeBounds | None) -> str:
    """A code where the files themselves cannot be right, on a first load too."""
    if bounds is None:
        return ""
    if unreadable:
        return "household_unreadable"
    return "boroughs_unknown" if tally.mostly_unknown() else ""


def _fields(session: Session) -> Counter[str]:
    found: Counter[str] = Counter()
    query = select(ArrivedChildRow.fields, func.count()).where(ArrivedChildRow.kind == "changed").group_by(col(ArrivedChildRow.fields))
    for names, count in session.exec(query):
        found.update(dict.fromkeys(json.loads(names), count))
    return found


def _refused(kinds: Counter[str], known: int, bounds: ChangeBounds | None) -> str:
    if bounds is None or not known:
        return ""
    if 100 * kinds["absent"] > bounds.absent * known:
        return "too_many_absent"
    return "too_many_changed" if 100 * kinds["changed"] > bounds.changed * known else ""


def _let_go(arrivals: Arrivals, mode: str) -> None:
    """Nothing is taken over. What a dry run could not use is not kept; what a refused refresh could not use is."""
    with arrivals.index.database.writing() as session:
        require_own(session, arrivals.run)
        sweep(session)
        if mode == "check":
            session.execute(delete(LeftOutRow).where(col(LeftOutRow.run) == arrivals.run))


def _take_over(arrivals: Arrivals, report: RefreshReport, progress: Progress, crash_point: Callable[[str], None]) -> None:
    """One transaction: records, keys, name counts, version, audit."""
    index = arrivals.index
    with index.database.writing() as session:
        require_own(session, arrivals.run)
        filing.refuse_while_filing(session)
        done = 0
        for kind in WRITTEN:
            for rows in _pages(session, kind):
                _write(session, index, rows)
                done += len(rows)
                progress("taking over", done)
                crash_point("refresh.taking_over")
        duplicates_due.note_arrived(session)
        if done:
            bump(session)
            look_again.ask(session, "index_refreshed", None, index.clock.now())
        audit.append(session, AuditEvent("children.refreshed", actor="system", facts=_facts(report)), index.clock.now())
        session.merge(FactRow(name=LAST_FACT, value=arrivals.run))
        session.execute(delete(LeftOutRow).where(col(LeftOutRow.run) != arrivals.run))
        session.execute(delete(FactRow).where(col(FactRow.name) == RUN_FACT))
        sweep(session)


def _facts(report: RefreshReport) -> tuple[tuple[str, str], ...]:
    names = ("added", "changed", "absent", "back", "unchanged", "rows_left_out")
    return tuple((name, str(getattr(report, name))) for name in names)


def _pages(session: Session, kind: str) -> Iterator[Sequence[ArrivedChildRow]]:
    last = ""
    while True:
        query = select(ArrivedChildRow).where(ArrivedChildRow.kind == kind, col(ArrivedChildRow.id) > last)
        rows = session.exec(query.order_by(col(ArrivedChildRow.id)).limit(AT_ONCE)).all()
        if not rows:
            return
        yield rows
        last = rows[-1].id
        session.expunge_all()  # a million rows are not held at once


def _write(session: Session, index: SqlChildIndex, rows: Sequence[ArrivedChildRow]) -> None:
    before = {row.id: row for row in rows_of(session, [row.id for row in rows])}
    if any((before[r.id].digest if r.id in before else b"") != r.was for r in rows):
        raise Retryable("index_changed_meanwhile")
    went = [index.opened(row.id, row.sealed) for row in before.values()]
    came = [index.opened(row.id, row.sealed) for row in rows]
    numbers = _numbers(session, rows)
    filing.take_away(session, {(d, numbers[r.id]) for r in rows for d in set(unpacked(r.keys_before)) - set(unpacked(r.keys))})
    for row in rows:
        if (there := before.get(row.id)) is not None:
            there.sealed, there.digest = row.sealed, row.digest
    session.flush()
    fresh = [{"number": numbers[r.id], "id": r.id, "sealed": r.sealed, "digest": r.digest} for r in rows if r.id not in before]
    if fresh:
        session.execute(sa.insert(ChildRow), fresh)
    filing.put(session, {(d, numbers[r.id]) for r in rows for d in unpacked(r.keys)})
    child_names.put_difference(session, index.keys.index_sealer(), came=came, went=went)


def _numbers(session: Session, rows: Sequence[ArrivedChildRow]) -> dict[str, int]:
    last = session.exec(select(func.max(ChildRow.number))).one() or 0
    fresh = [row.id for row in rows if row.number is None]
    return {row.id: row.number for row in rows if row.number is not None} | {child: n for n, child in enumerate(fresh, last + 1)}
