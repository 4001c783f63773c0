"""A minimisation policy: what is done with a kind of datum, by whose it is and where it stands, and why.

Only this file decides which row of a policy applies. What no row names gets the strictest treatment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from redaction.errors import RedactionError

ANY = "any"


class Operator(StrEnum):
    """What can be done with a span, mildest first."""

    KEEP = "keep"
    GENERALISE = "generalise"  # a year for a date, a district for an address, "contact via agency" for a number
    PSEUDONYMISE = "pseudonymise"  # the same stand-in for the same person throughout the copy
    MASK = "mask"  # words in square brackets that name the kind
    WITHHOLD = "withhold"  # the whole passage stays behind

    @property
    def strictness(self) -> int:
        """0 for keep; of two operators on the same characters the higher wins."""
        return list(Operator).index(self)


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision: the operator and the reason code that the ledger records."""

    operator: Operator
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """The key of a rule. `any` in `role` or `kind` stands for all that have no row of their own."""

    entity: str
    role: str = ANY
    kind: str = ANY


STRICTEST = Rule(Operator.MASK, "not_listed")
STRICTEST_PASSAGE = Rule(Operator.WITHHOLD, "kind_not_listed")


@dataclass(frozen=True, slots=True)
class Policy:
    """One agency type's policy, inherited rows included. `sha256` is of the texts that made it, lower-case hex."""

    name: str
    version: int
    sha256: str
    rows: Mapping[Row, Rule]
    passages: Mapping[str, Rule]  # passage kind -> keep or withhold
    sections: Mapping[str, str]  # words of a heading, lower case -> reason for which what stands under it is withheld

    @property
    def label(self) -> str:
        """Name, version and the first 12 hex digits of the hash, for each copy: "police@1:1f2e3d4c5b6a"."""
        return f"{self.name}@{self.version}:{self.sha256[:12]}"

    def decide(self, entity: str, role: str, kind: str) -> Rule:
        """The rule for a datum: exact row, then any kind, then any role, then the entity at all, else the strictest."""
        keys = (Row(entity, role, kind), Row(entity, role), Row(entity, ANY, kind), Row(entity))
        return next((self.rows[key] for key in keys if key in self.rows), STRICTEST)

    def decide_passage(self, kind: str) -> Rule:
        """Whether a passage of this kind travels at all."""
        return self.passages.get(kind, STRICTEST_PASSAGE)

    def section_reason(self, heading: str) -> str:
        """The reason for which a section so headed is withheld, "" where it is not."""
        words = " ".join(heading.casefold().split())
        return next((reason for pattern, reason in self.sections.items() if pattern in words), "")


class UnknownPolicy(RedactionError):
    """The fallback policy itself is missing: nothing may be minimised."""

    code = "policy_unknown"


@dataclass(frozen=True, slots=True)
class Policies:
    """All policies by name. `fallback` is for agency types that have none of their own: the strictest of the set."""

    by_name: Mapping[str, Policy]
    fallback: str = "public"

    def for_agency(self, agency_type: str) -> Policy:
        """The agency type's own policy, else the fallback; raises UnknownPolicy where neither exists."""
        found = self.by_name.get(agency_type) or self.by_name.get(self.fallback)
        if found is None:
            raise UnknownPolicy(UnknownPolicy.code)
        return found
