"""A minimisation policy: what is done with a kind of datum, by whose it is and where it stands, and why.

Only this file decides which row of a policy applies. What no row names gets the strictest treatment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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
class Origin:
    """Where a rule is written: the policy file's name without `.toml`, and its line from 1. ("", 0): nowhere, it is the code's own."""

    file: str = ""
    line: int = 0


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision: the operator and the reason code that the ledger records. Two that decide alike are equal wherever written."""

    operator: Operator
    reason: str
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """The key of a rule. `any` in `role` or `kind` stands for all that have no row of their own."""

    entity: str
    role: str = ANY
    kind: str = ANY


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself: the sentence of its purpose, who signed it and when ("" where nobody has), what it inherits from."""

    purpose: str = ""
    signed_off_by: str = ""
    signed_off_on: str = ""
    inherits: tuple[str, ...] = ()  # nearest first


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
    about: About = About()
    section_origins: Mapping[str, Origin] = field(default_factory=dict)
    lifted: frozenset[str] = frozenset()  # reasons for which no sentence is left out: see `lifting`

    @property
    def label(self) -> str:
        """Name, version and the first 12 hex digits of the hash, for each copy: "police@1:1f2e3d4c5b6a"."""
        return f"{self.name}@{self.version}:{self.sha256[:12]}"

    def decide(self, entity: str, role: str, kind: str) -> Rule:
        """The rule for a datum: exact row, then any kind, then any role, then the entity at all, else the strictest."""
        return next((self.rows[key] for key in _keys(entity, role, kind) if key in self.rows), STRICTEST)

    def decide_passage(self, kind: str) -> Rule:
        """Whether a passage of this kind travels at all."""
        return self.passages.get(kind, STRICTEST_PASSAGE)

    def lifting(self, reasons: frozenset[str]) -> Policy:
        """The same policy, but that passages and sections left out for these reasons travel: somebody asked for them and was answered.

        Data inside them meet their rows as anywhere, and what the code seals stays sealed.
        """
        asked_for = Rule(Operator.KEEP, "asked_for")
        passages = {kind: asked_for if rule.reason in reasons else rule for kind, rule in self.passages.items()}
        sections = {words: "" if reason in reasons else reason for words, reason in self.sections.items()}
        return replace(self, passages=passages, sections=sections, lifted=reasons)

    def section_reason(self, heading: str) -> str:
        """The reason for which a section so headed is withheld, "" where it is not."""
        words = " ".join(heading.casefold().split())
        return next((reason for pattern, reason in self.sections.items() if pattern in words), "")


def _keys(entity: str, role: str, kind: str) -> Iterator[Row]:
    yield from (Row(entity, role, kind), Row(entity, role), Row(entity, ANY, kind), Row(entity))


class UnknownPolicy(RedactionError):
    """The fallback policy itself is missing: nothing may be minimised."""

    code = "policy_unknown"


@dataclass(frozen=True, slots=True)
class Policies:
    """All policies by name. `fallback` is for agency types that have none of their own: the strictest of the set.

    A policy for another purpose than the hub's assessment is named "police.mase_panel": agency type, dot, purpose.
    """

    by_name: Mapping[str, Policy]
    fallback: str = "public"

    def for_agency(self, agency_type: str, purpose: str = "") -> Policy:
        """The agency type's own policy for the purpose, else the fallback's for it; `purpose` "" is the hub's assessment.

        Raises UnknownPolicy where neither exists: what may travel for one purpose may not for another.
        """
        names = (f"{agency}.{purpose}" if purpose else agency for agency in (agency_type, self.fallback))
        found = next((self.by_name[name] for name in names if name in self.by_name), None)
        if found is None:
            raise UnknownPolicy(UnknownPolicy.code)
        return found
