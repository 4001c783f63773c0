"""The child whose copy is being made, as far as minimisation needs to know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from redaction.parties import Household, KnownPerson, Role


@dataclass(frozen=True, slots=True)
class SubjectView:
    """From the child's record. `names` are full names and recorded former surnames that may travel; `known_as` short ones.

    Names that must not travel (adoptive, previous) stand in `household.people[...].protected_names`.
    `nhs_number` and `upn` as held, with or without spaces, "" where not known.
    """

    names: tuple[str, ...]
    household: Household
    known_as: tuple[str, ...] = ()
    date_of_birth: date | None = None
    nhs_number: str = ""
    upn: str = ""
    sex: str = ""  # "F" or "M" as recorded, "" where not: tells "he told her" from "she told him"

    def owns_number(self, text: str) -> bool:
        """Whether `text` is this child's NHS number or UPN, however spaced."""
        bare = re.sub(r"\W", "", text).upper()
        own = {re.sub(r"\W", "", n).upper() for n in (self.nhs_number, self.upn)}
        return bool(bare) and bare in own

    def person(self) -> KnownPerson:
        """The subject as a known person, so that names given here and in the household count alike."""
        return KnownPerson(names=self.names + self.known_as, role=Role.SUBJECT, date_of_birth=self.date_of_birth)

    @property
    def is_protected(self) -> bool:
        """Whether anything that could locate the home must be sealed."""
        return self.household.address_is_protected == "yes"
