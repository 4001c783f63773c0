"""A policy read back: what it decides for every datum, which row says so, and what two policies decide differently.

What the code seals whatever a policy says (`never_leak`) is no row and is not in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from redaction.belonging import CONFIDENTIAL_KIND
from redaction.parties import Role
from redaction.policy import ANY, STRICTEST_PASSAGE, Operator, Origin, Policy, Rule
from redaction.vocabulary import ENTITIES, KINDS

ROLES = (*(role.value for role in Role), ANY)
PASSAGE, SECTION = "PASSAGE", "SECTION"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision. For a passage `entity` is "PASSAGE" and `kind` its kind; for a heading it is "SECTION" and `kind` its words."""

    entity: str
    role: str
    kind: str
    rule: Rule

    @property
    def key(self) -> tuple[str, str, str]:
        """What was asked."""
        return (self.entity, self.role, self.kind)


class Direction(StrEnum):
    """What a change does to what travels."""

    STRICTER = "stricter"
    MILDER = "milder"
    SAME = "same"  # another reason, the same treatment


@dataclass(frozen=True, slots=True)
class Changed:
    """One decision that is another under the second policy."""

    before: Decided
    after: Decided

    @property
    def direction(self) -> Direction:
        """Whether more stays behind, less, or the same for another reason."""
        first, second = self.before.rule.operator.strictness, self.after.rule.operator.strictness
        if first == second:
            return Direction.SAME
        return Direction.STRICTER if second > first else Direction.MILDER


def decided(
    policy: Policy, entities: Iterable[str] = ENTITIES, roles: Iterable[str] = ROLES, kinds: Iterable[str] = ()
) -> Iterator[Decided]:
    """The decision for each datum: by entity, then kind, then role. Without `kinds`: "any", and those that have rows of their own."""
    wanted = tuple(roles)
    for entity in entities:
        for kind in tuple(kinds) or (ANY, *own_kinds(policy, entity)):
            yield from (Decided(entity, role, kind, policy.decide(entity, role, kind)) for role in wanted)


def own_kinds(policy: Policy, entity: str) -> tuple[str, ...]:
    """Kinds of passage for which the entity has rows of its own, in the parsers' order."""
    kinds = {row.kind for row in policy.rows if row.entity == entity}
    return tuple(kind for kind in KINDS if kind in kinds)


def decided_passages(policy: Policy) -> Iterator[Decided]:
    """Whether each kind of passage travels."""
    for kind in (*KINDS, CONFIDENTIAL_KIND):
        yield Decided(PASSAGE, ANY, kind, policy.decide_passage(kind))


def decided_sections(policy: Policy) -> Iterator[Decided]:
    """What stands under which headings is left out. An empty reason lifts an inherited one: it travels."""
    for words, reason in policy.sections.items():
        operator = Operator.WITHHOLD if reason else Operator.KEEP
        yield Decided(SECTION, ANY, words, Rule(operator, reason or "content", policy.section_origins.get(words, Origin())))


def changes(old: Policy, new: Policy) -> tuple[Changed, ...]:
    """Every decision that differs: kinds of passage, headings, then data. A change for all kinds is said once."""
    passages = _pairs(decided_passages(old), decided_passages(new))
    return (*_differing(passages), *_differing(_section_pairs(old, new)), *_data(old, new))


def _data(old: Policy, new: Policy) -> Iterator[Changed]:
    for entity in ENTITIES:
        own = {*own_kinds(old, entity), *own_kinds(new, entity)}
        general = dict.fromkeys(ROLES, ("", ""))
        for kind in (ANY, *(k for k in KINDS if k in own)):
            for change in _differing(_pairs(decided(old, (entity,), kinds=(kind,)), decided(new, (entity,), kinds=(kind,)))):
                said = (_as_word(change.before.rule), _as_word(change.after.rule))
                if kind == ANY:
                    general[change.before.role] = said
                if kind == ANY or general[change.before.role] != said:
                    yield change


def _as_word(rule: Rule) -> str:
    return f"{rule.operator.value} {rule.reason}"


def _pairs(old: Iterable[Decided], new: Iterable[Decided]) -> Iterator[Changed]:
    return (Changed(a, b) for a, b in zip(old, new, strict=True))


def _section_pairs(old: Policy, new: Policy) -> Iterator[Changed]:
    before, after = ({d.kind: d for d in decided_sections(policy)} for policy in (old, new))
    for words in (*before, *(w for w in after if w not in before)):
        travels = Decided(SECTION, ANY, words, Rule(Operator.KEEP, "content"))
        yield Changed(before.get(words, travels), after.get(words, travels))


def _differing(pairs: Iterable[Changed]) -> Iterator[Changed]:
    return (pair for pair in pairs if pair.before.rule != pair.after.rule)


def is_unwritten(rule: Rule) -> bool:
    """Whether no row says this: the strictest treatment, because nobody has decided."""
    return not rule.origin.file and rule.reason in {"not_listed", STRICTEST_PASSAGE.reason}
