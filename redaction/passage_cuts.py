"""All cuts of one passage, whether it travels at all, and what of the whole asks for a second person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redaction import cues, operators
from redaction.belonging import CONFIDENTIAL, CONFIDENTIAL_KIND, Belonging
from redaction.confidences import TOLD_IN_CONFIDENCE
from redaction.copies import RedactionMade
from redaction.copy_rules import SEALING, CopyRules, places_of, sealed_cut
from redaction.cuts import Cut
from redaction.handling import CONDITIONAL_REASON
from redaction.hidden_words import hidden_cuts
from redaction.home_harm import of_home_too
from redaction.mentions import ScopedText
from redaction.parties import Party, Role
from redaction.people_tables import APART, OTHER
from redaction.policy import STRICTEST_PASSAGE, Operator
from redaction.sentence_cuts import sentence_cuts
from redaction.sentences import Span, sentence_at
from redaction.tag_cuts import tag_cuts
from redaction.victim_places import victim_places

_FROM_ME = re.compile(r"\b(?:from|by) me\b|\bit(?:['’]s| is| was) me\b|\bI (?:(?:have|had) )?(?:rang|called|wrote|written|told|reported)\b")


def withheld_whole(scoped: ScopedText, rules: CopyRules) -> str:
    """The reason for which the whole passage stays behind, "" where it travels."""
    rule = rules.policy.decide_passage(scoped.passage.kind)
    if rule.operator is Operator.WITHHOLD:
        return rule.reason
    owner = rules.belonging.of.get(scoped.passage.id)
    if owner == CONFIDENTIAL and (stated := rules.policy.decide_passage(CONFIDENTIAL_KIND)).operator is Operator.WITHHOLD:
        return "confidential_part" if stated == STRICTEST_PASSAGE else stated.reason
    if owner == APART:
        return "another_child"
    if owner == OTHER and not rules.home.names_subject(scoped.text) and not any(of_home_too(t, rules.home) for t in _sentences_of(scoped)):
        return "another_child"
    return TOLD_IN_CONFIDENCE if _told_in_confidence(scoped, rules) else ""


def _told_in_confidence(scoped: ScopedText, rules: CopyRules) -> bool:
    """Never where something in it is sealed for good: that has reasons of its own, which nobody's asking lifts, and its own alarm."""
    if scoped.passage.id not in rules.confidences.sealed or TOLD_IN_CONFIDENCE in rules.policy.lifted:
        return False
    return all(cut.reason not in SEALING for cut in passage_cuts(scoped, rules))


def is_confided(scoped: ScopedText, cuts: Sequence[Cut], rules: CopyRules) -> bool:
    """Whether its author marks the passage as not for the family; not where somebody only asks that nobody learn who told.

    Such a wish is left out with whoever told, and has a reason of its own. A child's own wish counts, whatever became of it.
    """
    if scoped.passage.id not in rules.confidences.marked:
        return False
    wishes = rules.confidences.wishes.get(scoped.passage.id, ())
    return not wishes or any(rules.home.names_subject(_around(scoped, span)) or not _of_a_teller(scoped, span, cuts) for span in wishes)


def _around(scoped: ScopedText, span: Span) -> str:
    sentence = sentence_at(scoped.sentences, span.start)
    return scoped.text[sentence.start : sentence.end]


def _of_a_teller(scoped: ScopedText, span: Span, cuts: Sequence[Cut]) -> bool:
    """Whether the wish is left out with whoever told; by the model alone only where it says that the telling is the writer's own."""
    out = {c.reason for c in cuts if c.entity == "SENTENCE" and c.start < span.end and span.start < c.end}
    return "informant" in out or ("may_tell_who_told" in out and _FROM_ME.search(_around(scoped, span)) is not None)


def _sentences_of(scoped: ScopedText) -> Iterator[str]:
    return (scoped.text[span.start : span.end] for span in scoped.sentences)


def passage_cuts(scoped: ScopedText, rules: CopyRules) -> Iterator[Cut]:
    """Every cut that any rule asks for, in no promised order and overlapping."""
    yield from sentence_cuts(scoped, rules)
    yield from tag_cuts(scoped, rules)
    yield from hidden_cuts(scoped.text, rules.hidden)
    yield from (_victims_place(span) for span in victim_places(scoped, rules.home))
    for sealed in places_of(scoped, rules):
        yield sealed_cut(sealed.start, sealed.end, sealed.entity, sealed.reason)
    if cues.SECRET_LABEL.search(scoped.passage.label):
        yield sealed_cut(0, len(scoped.text), "PASSPORT", "never_needed")


def _victims_place(span: Span) -> Cut:
    token, role = operators.token(Operator.MASK, "LOCATION", ""), Role.THIRD_PARTY.value
    return Cut(span.start, span.end, token, "LOCATION", role, Operator.MASK, "witness_or_victim")


def concerns_of(made: Sequence[RedactionMade], parties: Sequence[Party], belonging: Belonging) -> tuple[str, ...]:
    """Codes that ask for a second person, sorted.

    Sealed matter was present, a role is uncertain, another child is named, a confidential part was left out that no row of
    the policy speaks of, something was told in confidence.
    """
    found = {r.reason for r in made if r.reason in SEALING}
    roles = {p.role for p in parties}
    if found:
        found.add("never_leak_present")
    if Role.UNCERTAIN in roles:
        found.add("uncertain_role")
    if Role.OTHER_CHILD in roles:
        found.add("other_child_named")
    if any(r.reason == "identifier_not_the_childs" for r in made):
        found.add("identifier_not_the_childs")
    found |= {r.reason for r in made if r.reason in {"confidential_part", CONDITIONAL_REASON, TOLD_IN_CONFIDENCE}}
    return tuple(sorted(found | set(belonging.concerns)))
