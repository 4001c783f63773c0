"""Cuts that come from tags: each meets its row of the policy, whose it is being decided first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from redaction import cues, hiding_cues, operators
from redaction.copy_rules import CopyRules, sealed_cut, within
from redaction.cuts import Cut
from redaction.dates import dates_in
from redaction.mentions import ScopedText
from redaction.names import is_service_word
from redaction.ownership import owner_of
from redaction.parties import Party, Role
from redaction.policy import Operator, Rule
from redaction.relevance import has_harm
from redaction.sentences import Span, sentence_at
from redaction.tags import SEXUAL_LIFE, Tag

_PLACE_TAGS = frozenset({"ADDRESS", "UK_POSTCODE"})
_OWN_REFERENCE = re.compile(r"(?<!\w)MASH-[A-Z0-9]{4}-[A-Z0-9]{4}(?!\w)", re.IGNORECASE)
_LOCATING = _PLACE_TAGS | {"SCHOOL", "GP_PRACTICE"}
_STRANGERS = frozenset({Role.OTHER_CHILD, Role.THIRD_PARTY})
_PERHAPS_THE_CHILDS = frozenset({Role.SUBJECT, Role.UNCERTAIN})
_SPECIAL = frozenset(
    {"RELIGION", "SEXUALITY", "ETHNICITY", "NATIONALITY"}
)  # no such word is itself one of harm, a Jehovah's Witness neither
_CLAUSE = 50
_BRACKET = 2  # characters between a name and what stands in brackets behind it
_YEAR = 365  # days
_YEARS_OF_A_CHILD = 3
_YEARS_OF_OTHERS = 10
_DWELLS = re.compile(
    r"\b(?:liv(?:es?|ing)|mov(?:es?|ed|ing)|going|stays?|staying|resid(?:es?|ing)|settled|based|work(?:s|ed|ing)?|employed|runs?|owns?|manages?|(?:is|are|both|all|family) (?:now|currently|still)(?: back)? (?:in|at|near)) [^.,;\n]*$",
    re.IGNORECASE,
)
_NEAR_REFUGE = frozenset({"ORGANISATION", "LOCATION", "GP_PRACTICE", "SCHOOL"})
_PHRASES = frozenset(
    {
        "HEALTH",
        "OFFENCE",
        "IMMIGRATION",
        "RELATIONSHIP",
        "NATIONALITY",
        "LOCATION",
        "AGE",
        "ORGANISATION",
        "DATE_TIME",
        "RELIGION",
        "SEXUALITY",
        "ETHNICITY",
    }
)


def tag_cuts(scoped: ScopedText, rules: CopyRules) -> Iterator[Cut]:
    """A cut for every tag of the passage that does not travel as it is."""
    for index, tag in enumerate(rules.tags):
        if tag.passage == scoped.passage.id and not _in_own_reference(tag, scoped):
            cut = _person_cut(index, scoped, rules) if tag.entity == "PERSON" else _datum_cut(index, scoped, rules)
            if cut is not None:
                yield cut


def _in_own_reference(tag: Tag, scoped: ScopedText) -> bool:
    """The hub's own reference travels whole, whatever a part of it looks like."""
    return any(m.start() < tag.end and tag.start < m.end() for m in _OWN_REFERENCE.finditer(scoped.text))


def _person_cut(index: int, scoped: ScopedText, rules: CopyRules) -> Cut | None:
    tag, party = rules.tags[index], rules.party_of.get(index)
    role = party.role if party is not None else Role.UNCERTAIN
    rule = rules.policy.decide("PERSON", role.value, scoped.passage.kind)
    if rule.operator is Operator.KEEP or (role is Role.UNCERTAIN and _is_no_name(scoped.text[tag.start : tag.end])):
        return None
    evidence = party.evidence[0] if party is not None and party.evidence else "no_evidence"
    token = person_token(rule, party, rules)
    return Cut(tag.start, tag.end, token, "PERSON", role.value, rule.operator, rule.reason, tag.recogniser, tag.score, evidence)


def person_token(rule: Rule, party: Party | None, rules: CopyRules) -> str:
    """The stand-in where policy asks for one, else the mask."""
    if party is None:
        return operators.removed("PERSON")
    stand_in = rules.stand_ins.get(party.id, "")
    return f"[{stand_in}]" if rule.operator is Operator.PSEUDONYMISE and stand_in else operators.removed_person(party.role)


def _is_no_name(text: str) -> bool:
    """Whether what a model took for a name is a word of concern or of kinship: hiding it would hide the fact."""
    if is_service_word(text):
        return True
    lower = text.islower() and (has_harm(text) or cues.FAMILY.search(text) is not None)
    return lower or cues.HARM_STRONG.search(text) is not None


def _datum_cut(index: int, scoped: ScopedText, rules: CopyRules) -> Cut | None:
    tag = _as_birthday(rules.tags[index], scoped, rules)
    text = scoped.text[tag.start : tag.end]
    owner = owner_of(index, rules.tags, rules.named, scoped, rules.home)
    role = owner.role
    reason = _sealed_reason(tag, scoped, rules)
    if reason:
        return replace(sealed_cut(tag.start, tag.end, tag.entity, reason), score=tag.score, evidence=owner.evidence)
    rule = rules.policy.decide("ADDRESS" if _strangers_home(tag, role, scoped, rules) else tag.entity, role.value, scoped.passage.kind)
    if rule.operator is Operator.KEEP or _guarded(tag, role, scoped, rules):
        return None
    return Cut(
        tag.start,
        tag.end,
        operators.token(rule.operator, tag.entity, text),
        tag.entity,
        role.value,
        rule.operator,
        rule.reason,
        tag.recogniser,
        tag.score,
        owner.evidence,
    )


def _as_birthday(tag: Tag, scoped: ScopedText, rules: CopyRules) -> Tag:
    """A full date right behind the whole name of somebody outside the home is that person's birthday, as police write it.

    Not behind a professional, whose visits are written so; behind somebody of whom nothing is known only where the surname is in capitals; nor
    a date that would make them too young at the latest date written: that is when they did something.
    """
    text = scoped.text[tag.start : tag.end]
    if tag.entity != "DATE_TIME" or not dates_in(text) or rules.home.role_by_birth_date(text) is not None:
        return tag
    for index, role in rules.named.items():
        name = rules.tags[index]
        if name.passage == tag.passage and 0 < tag.start - name.end <= _BRACKET and not scoped.text[name.end : tag.start].strip(" ,("):
            words = scoped.text[name.start : name.end].split()
            filed = role is Role.UNCERTAIN and any(len(word) > 1 and word.isupper() for word in words)
            if len(words) > 1 and (filed or role in _STRANGERS | {Role.INFORMANT}) and _is_of_age(text, role, rules):
                return replace(tag, entity="DATE_OF_BIRTH")
    return tag


def _is_of_age(text: str, role: Role, rules: CopyRules) -> bool:
    """Whether whoever was born on the date was old enough when the item was written: a few years for a child, more for anybody else."""
    least = _YEARS_OF_A_CHILD if role is Role.OTHER_CHILD else _YEARS_OF_OTHERS
    return rules.written is not None and all(rules.written - born >= timedelta(days=least * _YEAR) for born in dates_in(text))


def _strangers_home(tag: Tag, role: Role, scoped: ScopedText, rules: CopyRules) -> bool:
    """A town or area behind the words that say where a stranger lives, or one with a stranger, is that stranger's address."""
    if tag.entity != "LOCATION" or _DWELLS.search(scoped.text[max(0, tag.start - _CLAUSE) : tag.start]) is None:
        return False
    span = sentence_at(scoped.sentences, tag.start)
    named = {other for i, other in rules.named.items() if within(rules.tags[i], scoped, span)}
    return role in _STRANGERS or (role is Role.UNCERTAIN and bool(named & _STRANGERS) and named <= _STRANGERS | {Role.UNCERTAIN})


def _guarded(tag: Tag, role: Role, scoped: ScopedText, rules: CopyRules) -> bool:
    """Words that describe, rather than identify, stay in a sentence of concern; not a stranger's illness where nobody of the home is named."""
    span = sentence_at(scoped.sentences, tag.start)
    if _strangers_home(tag, role, scoped, rules):
        return False
    if tag.entity == "HEALTH" and _in_brackets_behind_a_stranger(tag, rules):
        return False
    if tag.entity == "HEALTH" and role in _STRANGERS and _speaks_of_strangers(scoped, span, rules):
        return False
    if SEXUAL_LIFE in tag.attributes and role in _PERHAPS_THE_CHILDS:
        return True  # a child's sexual life is itself a sign of exploitation
    plain_word = tag.entity == "HANDLE" and scoped.text[tag.start : tag.end].isalpha()
    around = scoped.text[span.start : tag.start] + (" " if tag.entity in _SPECIAL else scoped.text[tag.start : tag.end])
    return (tag.entity in _PHRASES or plain_word) and has_harm(around + scoped.text[tag.end : span.end])


def _may_be_hidden(tag: Tag, scoped: ScopedText, rules: CopyRules) -> bool:
    """An address in a passage that speaks of a hidden one; elsewhere in that author's words, unless it is the home of record."""
    if hiding_cues.REFUGE.search(scoped.text):
        return True
    return scoped.scope in rules.hiding and not rules.home.is_home_address(scoped.text[tag.start : tag.end])


def _in_brackets_behind_a_stranger(tag: Tag, rules: CopyRules) -> bool:
    """As in "Ivor Brandt (asthma)": right behind a name that is not of the home, a diagnosis is that person's."""
    named = ((rules.tags[i], role) for i, role in rules.named.items() if rules.tags[i].passage == tag.passage)
    return any(0 < tag.start - t.end <= _BRACKET and role in _STRANGERS | {Role.INFORMANT, Role.UNCERTAIN} for t, role in named)


def _speaks_of_strangers(scoped: ScopedText, span: Span, rules: CopyRules) -> bool:
    text = scoped.text[span.start : span.end]
    home = any(role not in _STRANGERS for i, role in rules.named.items() if within(rules.tags[i], scoped, span))
    return not (home or rules.home.names_subject(text) or cues.HARM_STRONG.search(text))


def _sealed_reason(tag: Tag, scoped: ScopedText, rules: CopyRules) -> str:
    """Why a tag is sealed whatever its policy row says, "" where it is not."""
    span = sentence_at(scoped.sentences, tag.start)
    if tag.entity in _PLACE_TAGS and _may_be_hidden(tag, scoped, rules):
        return "refuge_address"
    if rules.home.subject.is_protected and tag.entity in _LOCATING:
        return "protected_address"
    sentence = scoped.text[span.start : span.end]
    if tag.entity in _NEAR_REFUGE and hiding_cues.REFUGE.search(sentence) and not has_harm(sentence):
        return "refuge_address"
    in_scope = scoped.scope in rules.scopes and tag.entity in {"PHONE_NUMBER", "EMAIL_ADDRESS"}
    return "informant" if in_scope else ""
