"""A child's record as redaction sees it: whose names are certain, which addresses are home, what must never travel."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.children import Adult, ChildRecord
from gateway.matching.nicknames import short_forms
from gateway.matching.normalise import name_tokens
from redaction import Household, KnownPerson, Role, SubjectView

PARENTS = frozenset(
    {"mother", "father", "parent", "carer", "foster carer", "guardian", "grandmother", "grandfather", "adoptive mother", "adoptive father"}
)


def subject_view(record: ChildRecord, siblings: Sequence[ChildRecord]) -> SubjectView:
    """The subject and the household. `siblings` are the other children of the household."""
    protected = "protected_address" in record.flags
    home = tuple(_line(a.line, a.postcode) for a in record.addresses)
    household = Household(
        people=(_subject(record), *(_sibling(s) for s in siblings if s.id != record.id), *(_adult(a) for a in record.adults)),
        addresses=() if protected else home,
        protected_addresses=home if protected else (),
        address_is_protected="yes" if protected else "no",
    )
    return SubjectView(
        names=(record.full_name, _full(record)),
        household=household,
        known_as=(record.given_name, *record.known_as),
        date_of_birth=record.date_of_birth,
        nhs_number=record.nhs_number,
        upn=record.upn,
        sex=record.sex,
    )


def _subject(record: ChildRecord) -> KnownPerson:
    adopted = "adopted" in record.flags
    return KnownPerson(
        names=(record.full_name, _full(record), *record.known_as, *(() if adopted else record.previous_names)),
        role=Role.SUBJECT,
        date_of_birth=record.date_of_birth,
        protected_names=record.previous_names if adopted else (),
        short_forms=_short_forms(record),
    )


def _sibling(record: ChildRecord) -> KnownPerson:
    return KnownPerson((record.full_name, *record.known_as), Role.SIBLING, record.date_of_birth, short_forms=_short_forms(record))


def _short_forms(record: ChildRecord) -> tuple[str, ...]:
    return tuple(sorted(form for word in name_tokens(record.given_name) for form in short_forms(word)))


def _adult(adult: Adult) -> KnownPerson:
    role = Role.PARENT_CARER if adult.relation.lower().removeprefix("adoptive ") in PARENTS else Role.HOUSEHOLD_ADULT
    return KnownPerson((adult.name,), role, adult.date_of_birth, (adult.phone,) if adult.phone else ())


def _full(record: ChildRecord) -> str:
    return " ".join((record.given_name, *record.middle_names, record.family_name))


def _line(line: str, postcode: str) -> str:
    return ", ".join(part for part in (line, postcode) if part)
