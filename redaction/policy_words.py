"""A policy's decisions in plain words, for whoever signs it."""

from __future__ import annotations

from collections.abc import Mapping

from redaction.operators import removed, word_for
from redaction.parties import Role
from redaction.policy import ANY, Operator, Rule
from redaction.policy_reading import PASSAGE, SECTION, Decided, is_unwritten

_WHOSE: Mapping[str, str] = {
    Role.SUBJECT: "the child the copy is for",
    Role.SIBLING: "a brother or sister",
    Role.PARENT_CARER: "a parent or carer",
    Role.HOUSEHOLD_ADULT: "another adult of the household",
    Role.OTHER_CHILD: "another child",
    Role.THIRD_PARTY: "somebody outside the household",
    Role.PROFESSIONAL: "a professional",
    Role.INFORMANT: "somebody who reported the concern",
    Role.UNCERTAIN: "somebody whose part is not certain",
    Role.ALLEGED_PERPETRATOR: "somebody suspected of harm",
    ANY: "everyone else",
}
_GENERAL: Mapping[str, str] = {
    "DATE_OF_BIRTH": "only the year stays",
    "ADDRESS": "only the postcode district stays",
    "UK_POSTCODE": "only the postcode district stays",
    "PHONE_NUMBER": "replaced by “contact via agency”",
    "EMAIL_ADDRESS": "replaced by “contact via agency”",
}
_KINDS: Mapping[str, str] = {"subject": "subject line", "confidential": "confidential part of minutes"}
ALWAYS = (
    "Whatever a policy says, the code seals refuge and protected addresses, informants and what leads to them, names before an adoption, "
    "bank, National Insurance and passport numbers, passwords and door codes, and numbers that somebody asked to be kept back; and it "
    "keeps words of harm and disclosure, with names in them hidden."
)


def whose(role: str) -> str:
    """Such as "a parent or carer"."""
    return _WHOSE.get(role, role.replace("_", " "))


def what(decided: Decided) -> str:
    """What the decision is about, such as "phone", "passages: signature", "under a heading with “rent account”"."""
    if decided.entity == PASSAGE:
        return f"passages: {kind_word(decided.kind)}"
    if decided.entity == SECTION:
        return f"under a heading with “{decided.kind}”"
    where = "" if decided.kind == ANY else f" in a passage of kind {kind_word(decided.kind)}"
    return f"{word_for(decided.entity)}{where}"


def kind_word(kind: str) -> str:
    """A kind of passage in words."""
    return _KINDS.get(kind, kind.replace("_", " "))


def done(entity: str, rule: Rule) -> str:
    """What happens to the datum, such as "hidden: [phone removed]"."""
    match rule.operator:
        case Operator.KEEP:
            return "travels" if entity in {PASSAGE, SECTION} else "stays as it is"
        case Operator.WITHHOLD:
            return "left out whole"
        case Operator.GENERALISE if entity in _GENERAL:
            return _GENERAL[entity]
        case Operator.PSEUDONYMISE if entity == "PERSON":
            return "replaced by a stand-in such as [Person A] or [Child B], the same throughout the copy"
        case _:
            return f"hidden: {removed(entity)}"


def says_so(rule: Rule, policy: str) -> str:
    """The file and line that say it, and whether they are inherited."""
    if is_unwritten(rule):
        return "no row: the strictest treatment"
    if not rule.origin.file:
        return "no row"
    inherited = "" if rule.origin.file == policy else ", inherited"
    return f"{rule.origin.file}.toml:{rule.origin.line}{inherited}"
