"""Whose datum it is: mentions of an item grouped into persons, each with a role and the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Who a person is *in this item, for this child's copy*. UNCERTAIN takes the safer treatment of policy."""

    SUBJECT = "subject"
    SIBLING = "sibling"
    PARENT_CARER = "parent_carer"
    HOUSEHOLD_ADULT = "household_adult"
    OTHER_CHILD = "other_child"
    THIRD_PARTY = "third_party"
    PROFESSIONAL = "professional"
    INFORMANT = "informant"
    UNCERTAIN = "uncertain"
    ALLEGED_PERPETRATOR = "alleged_perpetrator"  # an adult suspected in this child's case: the hub must be able to check them


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person the child's record names: the subject, a sibling, an adult of the household."""

    names: tuple[str, ...]  # full names, aliases, single forenames
    role: Role
    date_of_birth: date | None = None
    phones: tuple[str, ...] = ()
    protected_names: tuple[str, ...] = ()  # adoptive or previous names that must never travel
    short_forms: tuple[str, ...] = ()  # what the given name is often shortened to: a hint where nothing else tells, never certain


@dataclass(frozen=True, slots=True)
class Household:
    """What the record says about the child and the home, for roles and certain tags.

    `addresses` are the home's own; `protected_addresses` must never appear in any copy.
    """

    people: tuple[KnownPerson, ...]
    addresses: tuple[str, ...] = ()
    protected_addresses: tuple[str, ...] = ()
    address_is_protected: str = "no"  # "no" or "yes": everything that could locate the home is sealed


@dataclass(frozen=True, slots=True)
class Party:
    """A person of the item. `tags` are indices into the item's tag tuple."""

    id: str
    role: Role
    confidence: float
    tags: tuple[int, ...]
    evidence: tuple[str, ...] = ()
