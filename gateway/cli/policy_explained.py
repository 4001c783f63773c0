"""Which decisions of a policy answer a question, and how changes are told: rows for tables, no printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from redaction.policy import ANY
from redaction.policy_reading import ROLES, Changed, Decided, Direction, decided, decided_passages, decided_sections
from redaction.policy_words import done, says_so, what, whose
from redaction.reasons import because
from redaction.vocabulary import ENTITIES

if TYPE_CHECKING:
    from gateway.bootstrap.policies import Chosen
    from redaction import Policies, Policy

_DIRECTION = {Direction.STRICTER: "stricter", Direction.MILDER: "MILDER: more travels", Direction.SAME: "the same, for another reason"}


def listing(policies: Policies) -> list[tuple[str, ...]]:
    """One row a policy: name, version, what it inherits, how many rows are its own, who signed."""
    return [_listed(policy) for _, policy in sorted(policies.by_name.items())]


def _listed(policy: Policy) -> tuple[str, ...]:
    rules = (*policy.rows.values(), *policy.passages.values())
    own = sum(rule.origin.file == policy.name for rule in rules) + sum(o.file == policy.name for o in policy.section_origins.values())
    signed = f"{policy.about.signed_off_by} {policy.about.signed_off_on}".strip()
    return (policy.name, str(policy.version), ", ".join(policy.about.inherits), str(own), signed or "not signed off")


def answers(policy: Policy, entity: str, role: str, segment: str) -> tuple[Decided, ...]:
    """What the question asks for; where a kind of passage is named, first whether such a passage travels at all."""
    entities = (entity,) if entity else ENTITIES
    roles = (role,) if role else ROLES
    passage = (Decided("PASSAGE", ANY, segment, policy.decide_passage(segment)),) if segment else ()
    return (*passage, *decided(policy, entities, roles, (segment,) if segment else ()))


def whole(policy: Policy) -> tuple[Decided, ...]:
    """The policy as an officer reads it: passages, headings, then each datum by the rows that are written, and everyone else."""
    data = (d for d in decided(policy) if d.role == ANY or _is_written(policy, d))
    return (*decided_passages(policy), *decided_sections(policy), *data)


def _is_written(policy: Policy, found: Decided) -> bool:
    return any((row.entity, row.role, row.kind) == found.key for row in policy.rows)


def change_rows(after: Policy, changes: Sequence[Changed]) -> Iterator[tuple[str, ...]]:
    """What, whose, before, after, which way, where the second policy says so."""
    for change in changes:
        plain = change.after.entity in {"PASSAGE", "SECTION"}
        yield (
            what(change.after),
            "" if plain else whose(change.after.role),
            _told(change.before),
            _told(change.after),
            _DIRECTION[change.direction],
            says_so(change.after.rule, after.name),
        )


def _told(found: Decided) -> str:
    return f"{done(found.entity, found.rule)}, because {because(found.rule.reason)}"


def unraised(before: Policy, after: Policy) -> bool:
    """Whether a policy's text changed under one version number: copies would name two texts alike."""
    return (before.name, before.version) == (after.name, after.version) and before.sha256 != after.sha256


def compared(before: Chosen, after: Chosen) -> tuple[list[tuple[Policy, Policy]], list[tuple[str, str]]]:
    """Policies to compare in pairs, and (name, side) of those that only one side has. Two single ones are a pair whatever their names."""
    if before.single and after.single:
        return [(before.policies[before.single], after.policies[after.single])], []
    names = [before.single or after.single] if before.single or after.single else sorted({*before.policies, *after.policies})
    both = [name for name in names if name in before.policies and name in after.policies]
    alone = [(name, "in the first" if name in before.policies else "in the second") for name in names if name not in both]
    return [(before.policies[name], after.policies[name]) for name in both], alone
