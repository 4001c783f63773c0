"""Children and mentions as flat rows, one column a comparison: the form in which Splink and our scorer see the same pair."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gateway.children import ChildRecord
from gateway.errors import ConfigError
from gateway.matching import dates, identifiers, normalise
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.names import readings
from gateway.matching.normalise import name_tokens

KEY = "unique_id"
COLUMNS = ("forename", "surname", "birth", "sex", "nhs_number", "upn", "case_id", "postcode", "school", "gp")
FlatRow = dict[str, str | None]


def child_row(record: ChildRecord) -> FlatRow:
    """A record of the index; the newest address is its place."""
    return {
        KEY: record.id,
        "forename": _joined(name_tokens(record.given_name)),
        "surname": _joined(name_tokens(record.family_name)),
        "birth": record.date_of_birth.isoformat() if record.date_of_birth else None,
        "sex": record.sex or None,
        "nhs_number": record.nhs_number or None,
        "upn": record.upn or None,
        "case_id": record.case_id or None,
        "postcode": next((p for a in record.addresses if (p := normalise.postcode(a.postcode))), None),
        "school": _joined(sorted(normalise.school_words(record.school))),
        "gp": _joined(sorted(normalise.practice_words(record.gp_practice))),
    }


def mention_row(mention: Mention) -> FlatRow:
    """A person as an item names them: the first value of each kind, the name as its usual reading splits it."""
    name = _first(mention, EvidenceKind.NAME) or _first(mention, EvidenceKind.GIVEN_NAME) or ""
    reading = next(iter(readings(name)), None) if name_tokens(name) else None
    born = _first(mention, EvidenceKind.DATE_OF_BIRTH)
    places = [p for kind in (EvidenceKind.POSTCODE, EvidenceKind.ADDRESS) for v in mention.values(kind) if (p := normalise.postcode(v))]
    return {
        KEY: mention.id,
        "forename": _joined(reading.given[:1]) if reading else None,
        "surname": _joined(reading.family[-1:]) if reading else None,
        "birth": born if born and dates.is_full(born) else None,
        "sex": _first(mention, EvidenceKind.SEX),
        "nhs_number": _first(mention, EvidenceKind.NHS_NUMBER),
        "upn": _first(mention, EvidenceKind.UPN),
        "case_id": _first(mention, EvidenceKind.CASE_ID),
        "postcode": next(iter(places), None),
        "school": _joined(sorted(normalise.school_words(_first(mention, EvidenceKind.SCHOOL) or ""))),
        "gp": _joined(sorted(normalise.practice_words(_first(mention, EvidenceKind.GP_PRACTICE) or ""))),
    }


def rows_of_csv(path: Path) -> list[FlatRow]:
    """The index as its CSV export has it (docs/cli.md, `children import`). Raises `ConfigError` where a column is missing."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        missing = {"record_id", "given_name", "family_name", "date_of_birth"} - set(table.fieldnames or ())
        if missing:
            raise ConfigError("config_invalid", f"{path.name}: columns missing: {', '.join(sorted(missing))}")
        return list(_csv_rows(table))


def _csv_rows(table: Iterable[dict[str, str]]) -> Iterator[FlatRow]:
    for row in table:
        cell = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str)}
        born = dates.iso_date(cell["date_of_birth"])
        yield {
            KEY: cell["record_id"],
            "forename": _joined(name_tokens(cell["given_name"])),
            "surname": _joined(name_tokens(cell["family_name"])),
            "birth": born if dates.is_full(born) else None,
            "sex": cell.get("sex", "")[:1].upper() or None,
            "nhs_number": identifiers.nhs_number(cell.get("nhs_number", "")) or None,
            "upn": identifiers.upn(cell.get("upn", "")) or None,
            "case_id": cell.get("case_id") or None,
            "postcode": normalise.postcode(cell.get("postcode", "")) or None,
            "school": _joined(sorted(normalise.school_words(cell.get("school", "")))),
            "gp": _joined(sorted(normalise.practice_words(cell.get("gp_practice", "")))),
        }


def _joined(parts: Sequence[str]) -> str | None:
    return " ".join(parts) or None


def _first(mention: Mention, kind: EvidenceKind) -> str | None:
    return next(iter(mention.values(kind)), None)
