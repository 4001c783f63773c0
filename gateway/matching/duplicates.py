"""Which two records of the index may be of one child. Never more than a question to a person."""

from __future__ import annotations

from gateway.children import ChildRecord
from gateway.matching import blocking
from gateway.matching.facts import names_alike, same_child

SAME_PERSON, NUMBER_SHARED = "same_person", "number_shared"
_NARROW = ("nhs:", "upn:", "case:", "near:")


def duplicate_keys(record: ChildRecord) -> tuple[str, ...]:
    """Keys under which a second record of the child would stand: numbers, and the day of birth with a name sound."""
    return tuple(sorted(key for key in blocking.keys(record) if key.startswith(_NARROW)))


def duplicate_code(left: ChildRecord, right: ChildRecord) -> str:
    """Why the two may be one, "" where they are not: the same person by the rules of matching, or one number under like names."""
    if same_child(left, right):
        return SAME_PERSON
    return NUMBER_SHARED if _numbers(left) & _numbers(right) and names_alike(left, right) else ""


def needs_two_people(left: ChildRecord, right: ChildRecord) -> bool:
    """A protected address or an adoption may be laid open by a merge."""
    return bool({"protected_address", "adopted"} & {*left.flags, *right.flags})


def _numbers(record: ChildRecord) -> set[str]:
    return {number for number in (record.nhs_number, record.upn, record.case_id, *record.former_upns) if number}
