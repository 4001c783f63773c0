"""Brings the child index in from two tables: children and the adults of their households.

No row is lost in silence: a row that cannot be used is listed with its line and a code, and so is a single field that was
left out. Columns are those of the case system's export; `previous_names`, `former_upns` and `flags` are optional.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gateway.children import Adult, ChildRecord
from gateway.errors import Rejected
from gateway.ids import ChildId
from gateway.matching.borough_names import BoroughTally, UnknownBorough
from gateway.store.child_history import is_renamed, with_history
from gateway.store.child_rows import (
    REQUIRED,
    UNREADABLE,
    Row,
    adult_of,
    adult_problems,
    cell,
    left_out,
    marked_adult,
    protections,
    record_of,
    unusable,
)
from gateway.store.children import SqlChildIndex, Upserted

BATCH = 500
FIRST_LINE = 2  # line 1 of the file is its heading
Marked = dict[ChildId, tuple[int, frozenset[str]]]  # protections of rows that were left out, with the line, by record
LeftOut = list[tuple[int, Row]]  # children's rows that cannot be used, with the line


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Line of the file (heading is 1), a code, and "row_left_out", "field_left_out" or "taken_over" (look at it). Never the content."""

    table: Literal["children", "household"]
    line: int
    code: str
    outcome: Literal["row_left_out", "field_left_out", "taken_over"]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did or, in a dry run, would do. `boroughs` are the values of that column that are no council's name."""

    done: Upserted
    problems: tuple[RowProblem, ...]
    boroughs: tuple[UnknownBorough, ...] = ()


def import_children(
    index: SqlChildIndex,
    rows: Iterable[Row],
    households: Iterable[Row] | None = None,
    *,
    mode: Literal["apply", "check"] = "apply",
    doubts: Literal["refused", "accepted"] = "refused",
    progress: Callable[[int], None] = lambda _done: None,
) -> ImportReport:
    """Import; doing it again changes nothing. Records absent from the file stay.

    Raises `Rejected("columns_missing")` and, unless a person accepted the file's doubts, "boroughs_unknown" and "household_unreadable".
    """
    problems: list[RowProblem] = []
    adults = _adults(households or (), problems)
    tally = BoroughTally()
    counted = (row for _, row in tally.watched(enumerate(rows, FIRST_LINE), lambda place: (place[0], cell(place[1], "borough"))))
    left: LeftOut = []
    found = _records(counted, adults, problems, left)
    if doubts == "refused":
        _refuse_doubts(tally, problems)
    kept = _kept_safe(index, _with_siblings(index, found), adults if households is not None else None)
    records = _protected(index, kept, _marked(index, left, adults), problems)
    total = Upserted()
    for start in range(0, len(records), BATCH):  # short transactions: mail keeps coming in meanwhile
        batch = records[start : start + BATCH]
        total = _sum(total, index.upsert(batch) if mode == "apply" else index.compare(batch))
        progress(start + len(batch))
    return ImportReport(total, tuple(problems), tally.found())


def _refuse_doubts(tally: BoroughTally, problems: Sequence[RowProblem]) -> None:
    """A household's row that nobody can read may hide an address; children of no known council go to nobody's tray."""
    unread = [str(p.line) for p in problems if p.table == "household" and p.code in UNREADABLE]
    if unread:
        raise Rejected("household_unreadable", f"line {', '.join(unread[:10])}")
    if tally.mostly_unknown():
        raise Rejected(
            "boroughs_unknown", ", ".join(f"{u.value or 'not shown'}: {u.rows} (first on line {u.line})" for u in tally.found()[:10])
        )


def _adults(rows: Iterable[Row], problems: list[RowProblem]) -> dict[str, tuple[Adult, ...]]:
    found: dict[str, list[Adult]] = defaultdict(list)
    for line, row in enumerate(rows, FIRST_LINE):
        unfit, doubt = adult_problems(row)
        if unfit:
            problems.append(RowProblem("household", line, unfit, "row_left_out"))
            found[cell(row, "household_id")].append(marked_adult(row, unfit))
            continue
        if doubt:
            problems.append(RowProblem("household", line, doubt, "field_left_out"))
        found[cell(row, "household_id")].append(adult_of(row))
    return {household: tuple(adults) for household, adults in found.items() if household}


def _records(rows: Iterable[Row], adults: Mapping[str, tuple[Adult, ...]], problems: list[RowProblem], left: LeftOut) -> list[ChildRecord]:
    found: dict[ChildId, ChildRecord] = {}
    for line, row in enumerate(rows, FIRST_LINE):
        if line == FIRST_LINE and not set(row) >= REQUIRED:
            raise Rejected("columns_missing", ", ".join(sorted(REQUIRED - set(row))))
        code = unusable(row) or ("record_id_repeated" if ChildId(cell(row, "record_id")) in found else "")
        if code:
            problems.append(RowProblem("children", line, code, "row_left_out"))
            left.append((line, row))
            continue
        problems.extend(RowProblem("children", line, c, "field_left_out") for c in left_out(row))
        record = record_of(row, adults.get(cell(row, "household_id"), ()))
        found[record.id] = record
    return list(found.values())


def _marked(index: SqlChildIndex, left: LeftOut, adults: Mapping[str, tuple[Adult, ...]]) -> Marked:
    marked: Marked = {}
    known = index.several({ChildId(cell(row, "record_id")) for _, row in left})
    for line, row in left:
        child = ChildId(cell(row, "record_id"))
        before = known[child].household if child in known else ""
        flags = protections(row, "", before, lambda names: {name: adults[name] for name in names if name in adults})
        if flags:
            first, earlier = marked.get(child, (line, frozenset()))
            marked[child] = (first, earlier | flags)
    return marked


def _protected(index: SqlChildIndex, records: list[ChildRecord], marked: Marked, problems: list[RowProblem]) -> list[ChildRecord]:
    """The records, and those known before of which a row was left out, with the protections that such rows bear."""
    found = {record.id: record for record in records}
    known = index.several(child for child in marked if child not in found)
    for child, (line, flags) in marked.items():
        record = found.get(child) or known.get(child)
        if record is not None and not flags <= set(record.flags):
            found[child] = replace(record, flags=tuple(sorted(flags | set(record.flags))))
            problems.append(RowProblem("children", line, "left_out_row_protects", "taken_over"))
    return list(found.values())


def _with_siblings(index: SqlChildIndex, records: list[ChildRecord]) -> list[ChildRecord]:
    """Children of one household, of this file or already in the index, are each other's siblings."""
    homes: dict[str, set[ChildId]] = defaultdict(set)
    for record in records:
        homes[record.household].add(record.id)
    for household, members in homes.items():
        members.update(child.id for child in index.household(household))
    return [_sibling_of(record, homes[record.household]) if record.household else record for record in records]


def _sibling_of(record: ChildRecord, members: set[ChildId]) -> ChildRecord:
    return replace(record, siblings=tuple(sorted(members - {record.id})))


def _kept_safe(index: SqlChildIndex, records: list[ChildRecord], homes: Mapping[str, tuple[Adult, ...]] | None) -> list[ChildRecord]:
    """What was known before stays, protections first: a table without its household rows must not lay an address open.

    `homes` are the households' rows, None where no table of them came. A nameless adult may be any of those of before.
    """

    def told(record: ChildRecord) -> Literal["told", "untold"]:
        nameless = any(not adult.name for adult in (homes or {}).get(record.household, ()))
        return "untold" if homes is None or nameless else "told"

    def kept(now: ChildRecord, before: ChildRecord) -> ChildRecord:
        home = index.household(before.household) if is_renamed(now, before) else ()
        return with_history(now, before, adults=told(now), home=home)

    before = index.several([record.id for record in records])
    return [kept(r, before[r.id]) if r.id in before else r for r in records]


def _sum(left: Upserted, right: Upserted) -> Upserted:
    return Upserted(left.added + right.added, left.changed + right.changed, left.unchanged + right.unchanged)


def problem_lines(problems: Sequence[RowProblem]) -> tuple[str, ...]:
    """For the command line: "children line 7: date_of_birth_invalid (row left out)"."""
    return tuple(f"{p.table} line {p.line}: {p.code} ({p.outcome.replace('_', ' ')})" for p in problems)
