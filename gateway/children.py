"""The child index as values: records, households, and the keys under which candidates are fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gateway.ids import Borough, ChildId


@dataclass(frozen=True, slots=True)
class Address:
    """An address of record; `line` and `postcode` as held, "" where not known."""

    line: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Adult:
    """An adult of the household; `relation` to the children ("mother", "stepfather")."""

    name: str
    relation: str = ""
    date_of_birth: date | None = None
    phone: str = ""
    flags: tuple[str, ...] = ()  # "address_confidential", ...


class Outline(Protocol):
    """What of a record is compared before all of it is looked at: most candidates are put aside by these alone."""

    @property
    def id(self) -> ChildId:
        """As the record's."""
        ...

    @property
    def given_name(self) -> str:
        """As the record's."""
        ...

    @property
    def family_name(self) -> str:
        """As the record's."""
        ...

    @property
    def date_of_birth(self) -> date | None:
        """As the record's."""
        ...

    @property
    def middle_names(self) -> tuple[str, ...]:
        """As the record's."""
        ...

    @property
    def known_as(self) -> tuple[str, ...]:
        """As the record's."""
        ...

    @property
    def other_families(self) -> tuple[str, ...]:
        """As the record's."""
        ...

    @property
    def household(self) -> str:
        """As the record's."""
        ...

    @property
    def addresses(self) -> tuple[Address, ...]:
        """As the record's."""
        ...

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The lines of the record's addresses, in their order."""
        ...

    @property
    def postcodes(self) -> tuple[str, ...]:
        """The postcodes of the record's addresses, in their order."""
        ...

    @property
    def sex(self) -> str:
        """As the record's."""
        ...

    @property
    def nhs_number(self) -> str:
        """As the record's."""
        ...

    @property
    def upn(self) -> str:
        """As the record's."""
        ...

    @property
    def case_id(self) -> str:
        """As the record's."""
        ...

    @property
    def former_upns(self) -> tuple[str, ...]:
        """As the record's."""
        ...

    @property
    def school(self) -> str:
        """As the record's."""
        ...

    @property
    def previous_schools(self) -> tuple[str, ...]:
        """As the record's."""
        ...

    @property
    def gp_practice(self) -> str:
        """As the record's."""
        ...

    @property
    def previous_names(self) -> tuple[str, ...]:
        """As the record's."""
        ...

    @property
    def adult_names(self) -> tuple[str, ...]:
        """The names of the record's adults."""
        ...

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number that names the child alone, former ones included."""
        ...

    @property
    def whole(self) -> ChildRecord:
        """The record."""
        ...


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """One child of the index. Addresses are newest first. `flags`: "protected_address", "adopted", "moved_out".

    `absent_since` is the day since when the case system's file no longer has the child: matched still, never linked by rule.
    """

    id: ChildId
    given_name: str
    family_name: str
    date_of_birth: date | None
    middle_names: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    previous_names: tuple[str, ...] = ()
    sex: str = ""
    ethnicity: str = ""
    nhs_number: str = ""
    upn: str = ""
    former_upns: tuple[str, ...] = ()
    case_id: str = ""
    addresses: tuple[Address, ...] = ()
    borough: Borough = Borough.UNKNOWN
    school: str = ""
    gp_practice: str = ""
    household: str = ""
    siblings: tuple[ChildId, ...] = ()
    adults: tuple[Adult, ...] = ()
    flags: tuple[str, ...] = ()
    previous_schools: tuple[str, ...] = ()
    absent_since: date | None = None

    @property
    def other_families(self) -> tuple[str, ...]:
        """Names whose last word is a family name that the child bore or goes by: previous names, and aliases of several words."""
        return other_families(self.previous_names, self.known_as)

    @property
    def full_name(self) -> str:
        """Given and family name, for a reviewer's screen; never for a log."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def numbers(self) -> tuple[str, ...]:
        """See `Outline.numbers`."""
        return (self.nhs_number, self.upn, self.case_id, *self.former_upns)

    @property
    def address_lines(self) -> tuple[str, ...]:
        """See `Outline.address_lines`."""
        return tuple([address.line for address in self.addresses])

    @property
    def postcodes(self) -> tuple[str, ...]:
        """See `Outline.postcodes`."""
        return tuple([address.postcode for address in self.addresses])

    @property
    def adult_names(self) -> tuple[str, ...]:
        """See `Outline.adult_names`."""
        return tuple([adult.name for adult in self.adults])

    @property
    def whole(self) -> ChildRecord:
        """A record is its own outline."""
        return self


def other_families(previous_names: tuple[str, ...], known_as: tuple[str, ...]) -> tuple[str, ...]:
    """See `ChildRecord.other_families`."""
    return (*previous_names, *(alias for alias in known_as if len(alias.split()) > 1)) if known_as else previous_names


@dataclass(frozen=True, slots=True)
class Candidates:
    """Children found under blocking keys. `truncated` names keys whose block was too large to open: it may hold a rival."""

    outlines: tuple[Outline, ...]
    truncated: tuple[str, ...] = ()

    @property
    def records(self) -> tuple[ChildRecord, ...]:
        """All of them, whole."""
        return tuple([outline.whole for outline in self.outlines])
