"""A row of the case system's table as a record of the child index, and what cannot be right in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gateway.children import Address, Adult, ChildRecord
from gateway.ids import Borough, ChildId
from gateway.matching import identifiers
from gateway.matching.borough_names import borough_of

REQUIRED = frozenset({"record_id", "given_name", "family_name", "date_of_birth", "borough"})
HELD_APART = "address held by front door"  # the case system's words for an address that it does not give out
CONFIDENTIAL = "address_confidential"
PROTECTED, MOVED_OUT, ADOPTED = "protected_address", "moved_out", "adopted"
HOMELESS_MARK = "protection_without_household"
UNREADABLE = frozenset({"columns_do_not_fit", "cell_of_several_lines", HOMELESS_MARK})
"""Of a household's row: it may hide an address, and nobody can tell whose."""
OURS = frozenset({Borough.LBHF, Borough.RBKC, Borough.WCC})
RECORD_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_BETWEEN_CELLS = re.compile(r"[]\[,;|\t\r\n\"']+")
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}", re.IGNORECASE)

Row = Mapping[str, str]
Homes = Callable[[Iterable[str]], Mapping[str, tuple[Adult, ...]]]
"""The adults of those households that there are, by name."""


@dataclass(frozen=True, slots=True, repr=False)
class GivenRow:
    """A row of a file: the line it begins on, its cells by our names, and as it stands there.

    `unfit` is why it cannot be used, "" for nothing; `doubts` are codes of cells that could not be read and are left out.
    """

    line: int
    cells: Row
    raw: str
    unfit: str = ""
    doubts: tuple[str, ...] = ()


def unusable(row: Row) -> str:
    """A code where the row cannot be used at all."""
    if None in row or any(value is None for value in row.values()):
        return "columns_do_not_fit"
    if not RECORD_ID.fullmatch(cell(row, "record_id")):
        return "record_id_invalid"
    if not cell(row, "given_name") and not cell(row, "family_name"):
        return "name_missing"
    return "date_of_birth_invalid" if day_of(cell(row, "date_of_birth")) == "invalid" else ""


def left_out(row: Row) -> list[str]:
    """Codes of the fields that are not taken over because they cannot be right."""
    nhs, upn = cell(row, "nhs_number"), cell(row, "upn")
    checks = ((nhs, identifiers.nhs_number(nhs), "nhs_number_invalid"), (upn, identifiers.upn(upn), "upn_invalid"))
    return [code for given, checked, code in checks if given and not checked]


def record_of(row: Row, adults: tuple[Adult, ...]) -> ChildRecord:
    """The record that a usable row stands for. Adults without a name count for the marks that they bear and are not of the record."""
    born, borough = day_of(cell(row, "date_of_birth")), _borough(cell(row, "borough"))
    return ChildRecord(
        id=ChildId(cell(row, "record_id")),
        given_name=cell(row, "given_name"),
        family_name=cell(row, "family_name"),
        date_of_birth=born if isinstance(born, date) else None,
        middle_names=tuple(cell(row, "middle_names").replace(";", " ").split()),
        known_as=several(cell(row, "known_as")),
        previous_names=several(cell(row, "previous_names")),
        sex=cell(row, "sex").upper(),
        ethnicity=cell(row, "ethnicity"),
        nhs_number=identifiers.nhs_number(cell(row, "nhs_number")),
        upn=identifiers.upn(cell(row, "upn")),
        former_upns=tuple(u for text in several(cell(row, "former_upns")) if (u := identifiers.upn(text))),
        case_id=cell(row, "case_id"),
        addresses=_addresses(row),
        borough=borough,
        school=cell(row, "school"),
        gp_practice=cell(row, "gp_practice"),
        household=cell(row, "household_id"),
        adults=tuple(adult for adult in adults if adult.name),
        flags=_flags(row, adults, borough),
    )


def adult_problems(row: Row) -> tuple[str, str]:
    """Of a household's row: why it cannot be used, and what of it cannot be right; "" for nothing."""
    if None in row or any(value is None for value in row.values()):
        return "columns_do_not_fit", ""
    wrong = day_of(cell(row, "date_of_birth")) == "invalid"
    return _missing(row), "date_of_birth_invalid" if wrong else ""


def _missing(row: Row) -> str:
    if not cell(row, "household_id"):
        return HOMELESS_MARK if _protects(adult_of(row)) else "household_or_name_missing"
    return "" if cell(row, "name") else "household_or_name_missing"


def marked_adult(row: Row, code: str) -> Adult:
    """What still stands of a household's row that is left out for `code`: its marks, nameless. One that cannot be read protects."""
    if code in UNREADABLE:
        return Adult("", flags=(CONFIDENTIAL,))
    given = adult_of(row)
    return Adult("", given.relation, flags=given.flags)


def adult_of(row: Row) -> Adult:
    """The adult that a usable row of a household stands for."""
    born = day_of(cell(row, "date_of_birth"))
    dated = born if isinstance(born, date) else None
    return Adult(cell(row, "name"), cell(row, "relationship_to_children"), dated, cell(row, "phone"), several(cell(row, "notes_flag")))


def _protects(adult: Adult) -> bool:
    return CONFIDENTIAL in adult.flags or _is_adoptive(adult)


def _is_adoptive(adult: Adult) -> bool:
    return "adoptive" in adult.relation.lower()


def _flags(row: Row, adults: tuple[Adult, ...], borough: Borough) -> tuple[str, ...]:
    given = set(several(cell(row, "flags")))
    if _is_held_apart(cell(row, "address_line")) or any(CONFIDENTIAL in adult.flags for adult in adults):
        given.add(PROTECTED)
    if borough not in OURS:
        given.add(MOVED_OUT)
    if any(_is_adoptive(adult) for adult in adults):
        given.add(ADOPTED)
    return tuple(sorted(given))


def protections(row: Row, raw: str, before: str, homes: Homes) -> frozenset[str]:
    """The protections of a row that cannot be used: its own, and those of its household and of the one known `before`, "" for none.

    Its cells may stand in other columns than their own (a comma too many shifts them), so marks and households are sought in all.
    """
    pieces = _pieces(row, raw)
    adults = tuple(adult for found in homes(sorted({*pieces, before} - {""})).values() for adult in found)
    marks = {piece.lower() for piece in pieces} & {PROTECTED, ADOPTED, CONFIDENTIAL}
    held = CONFIDENTIAL in marks or any(_is_held_apart(str(text)) for text in (raw, *row.values()))
    told = (marks | set(_flags(row, adults, Borough.UNKNOWN))) & {PROTECTED, ADOPTED}
    return frozenset(told | {PROTECTED} if held else told)


def _pieces(row: Row, raw: str) -> set[str]:
    """All that may be a cell: of a row too wide some stand in a list, or in the text as it stands alone."""
    texts = (raw, *map(str, row.values()))
    return {piece.strip() for text in texts for piece in (text, *_BETWEEN_CELLS.split(text))} - {""}


def _addresses(row: Row) -> tuple[Address, ...]:
    line = cell(row, "address_line")
    now = () if _is_held_apart(line) else (Address(line, cell(row, "postcode").upper()),)
    before = tuple(_previous(text) for text in several(cell(row, "previous_addresses")) if not _is_held_apart(text))
    return tuple(a for a in (*now, *before) if a.line or a.postcode)


def _previous(text: str) -> Address:
    """An address written in one piece, its postcode last after a comma, as line and postcode."""
    line, comma, last = text.rpartition(",")
    if comma and POSTCODE.fullmatch(last.strip()):
        return Address(line.strip(), last.strip().upper())
    return Address(text, "")


def _is_held_apart(line: str) -> bool:
    return HELD_APART in " ".join(line.lower().split())


def _borough(text: str) -> Borough:
    return borough_of(text) or (Borough.OUT_OF_AREA if text else Borough.UNKNOWN)


def day_of(text: str) -> date | Literal["none", "invalid"]:
    """An ISO date."""
    if not text:
        return "none"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return "invalid"


def several(text: str) -> tuple[str, ...]:
    """Entries between semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def cell(row: Row, name: str) -> str:
    """The cell of a column, "" where the table has none."""
    return (row.get(name) or "").strip()
