"""Brings the child index in from two tables: children and the adults of their households.

No row is lost in silence: a row that cannot be used is listed with its line and a code, and so is a single field that was
left out. Columns are those of the case system's export; `previous_names`, `former_upns` and `flags` are optional.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from gateway.children import Address, Adult, ChildRecord
from gateway.errors import Rejected
from gateway.ids import Borough, ChildId
from gateway.matching import identifiers
from gateway.store.children import SqlChildIndex, Upserted

REQUIRED = frozenset({"record_id", "given_name", "family_name", "date_of_birth", "borough"})
HELD_APART = "address held by front door"  # the case system's words for an address that it does not give out
CONFIDENTIAL = "address_confidential"
PROTECTED, MOVED_OUT, ADOPTED = "protected_address", "moved_out", "adopted"
OURS = frozenset({Borough.LBHF, Borough.RBKC, Borough.WCC})
RECORD_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}", re.IGNORECASE)
BATCH = 500
FIRST_LINE = 2  # line 1 of the file is its heading

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Line of the file (heading is 1), a code, and "row_left_out" or "field_left_out". Never the row's content."""

    table: Literal["children", "household"]
    line: int
    code: str
    outcome: Literal["row_left_out", "field_left_out"]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did or, in a dry run, would do."""

    done: Upserted
    problems: tuple[RowProblem, ...]


def import_children(
    index: SqlChildIndex,
    rows: Iterable[Row],
    households: Iterable[Row] = (),
    *,
    mode: Literal["apply", "check"] = "apply",
    progress: Callable[[int], None] = lambda _done: None,
) -> ImportReport:
    """Import; doing it again changes nothing. Records absent from the file stay. Raises `Rejected("columns_missing")`."""
    problems: list[RowProblem] = []
    adults = _adults(households, problems)
    records = _kept_safe(index, _with_siblings(index, _records(rows, adults, problems)))
    total = Upserted()
    for start in range(0, len(records), BATCH):  # short transactions: mail keeps coming in meanwhile
        batch = records[start : start + BATCH]
        total = _sum(total, index.upsert(batch) if mode == "apply" else index.compare(batch))
        progress(start + len(batch))
    return ImportReport(total, tuple(problems))


def _adults(rows: Iterable[Row], problems: list[RowProblem]) -> dict[str, tuple[Adult, ...]]:
    found: dict[str, list[Adult]] = defaultdict(list)
    for line, row in enumerate(rows, FIRST_LINE):
        household, name = _cell(row, "household_id"), _cell(row, "name")
        if not household or not name:
            problems.append(RowProblem("household", line, "household_or_name_missing", "row_left_out"))
            continue
        born = _date(_cell(row, "date_of_birth"))
        if born == "invalid":
            problems.append(RowProblem("household", line, "date_of_birth_invalid", "field_left_out"))
        flags = tuple(f for f in _several(_cell(row, "notes_flag")))
        dated = born if isinstance(born, date) else None
        found[household].append(Adult(name, _cell(row, "relationship_to_children"), dated, _cell(row, "phone"), flags))
    return {household: tuple(adults) for household, adults in found.items()}


def _records(rows: Iterable[Row], adults: Mapping[str, tuple[Adult, ...]], problems: list[RowProblem]) -> list[ChildRecord]:
    found: dict[ChildId, ChildRecord] = {}
    for line, row in enumerate(rows, FIRST_LINE):
        if line == FIRST_LINE and not set(row) >= REQUIRED:
            raise Rejected("columns_missing", ", ".join(sorted(REQUIRED - set(row))))
        code = _unusable(row) or ("record_id_repeated" if ChildId(_cell(row, "record_id")) in found else "")
        if code:
            problems.append(RowProblem("children", line, code, "row_left_out"))
            continue
        problems.extend(RowProblem("children", line, c, "field_left_out") for c in _left_out(row))
        record = _record(row, adults.get(_cell(row, "household_id"), ()))
        found[record.id] = record
    return list(found.values())


def _unusable(row: Row) -> str:
    """A code where the row cannot be used at all."""
    if None in row or any(value is None for value in row.values()):
        return "columns_do_not_fit"
    if not RECORD_ID.fullmatch(_cell(row, "record_id")):
        return "record_id_invalid"
    if not _cell(row, "given_name") and not _cell(row, "family_name"):
        return "name_missing"
    return "date_of_birth_invalid" if _date(_cell(row, "date_of_birth")) == "invalid" else ""


def _left_out(row: Row) -> list[str]:
    """Codes of the fields that are not taken over because they cannot be right."""
    nhs, upn = _cell(row, "nhs_number"), _cell(row, "upn")
    checks = ((nhs, identifiers.nhs_number(nhs), "nhs_number_invalid"), (upn, identifiers.upn(upn), "upn_invalid"))
    return [code for given, checked, code in checks if given and not checked]


def _record(row: Row, adults: tuple[Adult, ...]) -> ChildRecord:
    born, borough = _date(_cell(row, "date_of_birth")), _borough(_cell(row, "borough"))
    return ChildRecord(
        id=ChildId(_cell(row, "record_id")),
        given_name=_cell(row, "given_name"),
        family_name=_cell(row, "family_name"),
        date_of_birth=born if isinstance(born, date) else None,
        middle_names=tuple(_cell(row, "middle_names").replace(";", " ").split()),
        known_as=_several(_cell(row, "known_as")),
        previous_names=_several(_cell(row, "previous_names")),
        sex=_cell(row, "sex").upper(),
        ethnicity=_cell(row, "ethnicity"),
        nhs_number=identifiers.nhs_number(_cell(row, "nhs_number")),
        upn=identifiers.upn(_cell(row, "upn")),
        former_upns=tuple(u for text in _several(_cell(row, "former_upns")) if (u := identifiers.upn(text))),
        case_id=_cell(row, "case_id"),
        addresses=_addresses(row),
        borough=borough,
        school=_cell(row, "school"),
        gp_practice=_cell(row, "gp_practice"),
        household=_cell(row, "household_id"),
        adults=adults,
        flags=_flags(row, adults, borough),
    )


def _flags(row: Row, adults: tuple[Adult, ...], borough: Borough) -> tuple[str, ...]:
    given = set(_several(_cell(row, "flags")))
    if _is_held_apart(_cell(row, "address_line")) or any(CONFIDENTIAL in adult.flags for adult in adults):
        given.add(PROTECTED)
    if borough not in OURS:
        given.add(MOVED_OUT)
    if any("adoptive" in adult.relation.lower() for adult in adults):
        given.add(ADOPTED)
    return tuple(sorted(given))


def _addresses(row: Row) -> tuple[Address, ...]:
    line = _cell(row, "address_line")
    now = () if _is_held_apart(line) else (Address(line, _cell(row, "postcode").upper()),)
    before = tuple(_previous(text) for text in _several(_cell(row, "previous_addresses")) if not _is_held_apart(text))
    return tuple(a for a in (*now, *before) if a.line or a.postcode)


def _previous(text: str) -> Address:
    """An address written in one piece, its postcode last after a comma, as line and postcode."""
    line, comma, last = text.rpartition(",")
    if comma and POSTCODE.fullmatch(last.strip()):
        return Address(line.strip(), last.strip().upper())
    return Address(text, "")


def _is_held_apart(line: str) -> bool:
    return HELD_APART in " ".join(line.lower().split())


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


def _kept_safe(index: SqlChildIndex, records: list[ChildRecord]) -> list[ChildRecord]:
    """No import lifts a protection: a table without its household rows must not lay an address open."""
    before = index.several([record.id for record in records])
    return [_still_protected(record, before[record.id]) if record.id in before else record for record in records]


def _still_protected(record: ChildRecord, before: ChildRecord) -> ChildRecord:
    flags = set(record.flags) | (set(before.flags) & {PROTECTED, ADOPTED})
    return replace(record, flags=tuple(sorted(flags)), adults=record.adults or before.adults)


def _borough(text: str) -> Borough:
    known = {borough.value: borough for borough in Borough}
    return known.get(text.upper(), Borough.OUT_OF_AREA if text else Borough.UNKNOWN)


def _date(text: str) -> date | Literal["none", "invalid"]:
    if not text:
        return "none"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return "invalid"


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _cell(row: Row, name: str) -> str:
    return row.get(name, "").strip()


def _sum(left: Upserted, right: Upserted) -> Upserted:
    return Upserted(left.added + right.added, left.changed + right.changed, left.unchanged + right.unchanged)


def problem_lines(problems: Sequence[RowProblem]) -> tuple[str, ...]:
    """For the command line: "children line 7: date_of_birth_invalid (row left out)"."""
    return tuple(f"{p.table} line {p.line}: {p.code} ({p.outcome.replace('_', ' ')})" for p in problems)
