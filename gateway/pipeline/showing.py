"""The proposal's readable side: decisions and passages as a reviewer's page shows them."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.matching.decision import Candidate, Decision, ForReview, Linked, NoCandidate
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.strata import stratum
from gateway.proposal import PersonDecision, ShownCandidate, ShownPassage, ShownTag
from redaction import Party, Passage, Role, Tag
from redaction.operators import word_for
from redaction.policy_words import whose

SHOWN = 5
_SURE = 0.65  # a role told by a weaker sign than a phrase of kinship is shown with "perhaps"


def shown_decision(decision: Decision) -> PersonDecision:
    """One mentioned person's outcome with the candidates, best first."""
    label, written = label_of(decision.mention), stratum(decision.mention)
    match decision:
        case Linked(mention=mention, candidate=best, rule=rule, runner_up=second):
            others = (second,) if second is not None else ()
            shown = tuple(shown_candidate(c) for c in (best, *others))
            return PersonDecision(mention.id, label, "linked", rule, shown, best.child.id, stratum=written)
        case ForReview(mention=mention, candidates=candidates, why=why):
            shown = tuple(shown_candidate(c) for c in candidates[:SHOWN])
            return PersonDecision(mention.id, label, "review", why, shown, stratum=written)
        case NoCandidate(mention=mention, nearest=nearest, why=why):
            shown = tuple(shown_candidate(c) for c in nearest[:SHOWN])
            return PersonDecision(mention.id, label, "none", why, shown, stratum=written)


def label_of(mention: Mention) -> str:
    """The person's name as written, else what was said of them."""
    for kind in (EvidenceKind.NAME, EvidenceKind.GIVEN_NAME, EvidenceKind.INITIALS, EvidenceKind.RELATION, EvidenceKind.REFERENCE):
        values = mention.values(kind)
        if values:
            return values[0]
    return ""


def shown_candidate(candidate: Candidate) -> ShownCandidate:
    """A candidate's facts and evidence. A protected address is never shown here."""
    child = candidate.child
    newest = child.addresses[0] if child.addresses else None
    hidden = newest is None or "protected_address" in child.flags
    return ShownCandidate(
        child=child.id,
        borough=child.borough,
        name=child.full_name,
        date_of_birth=child.date_of_birth.isoformat() if child.date_of_birth else "",
        address="" if hidden or newest is None else ", ".join(part for part in (newest.line, newest.postcode) if part),
        school=child.school,
        bits=candidate.bits,
        steps=candidate.steps,
        flags=(*child.flags, *((f"not_in_file_since_{child.absent_since:%d/%m/%Y}",) if child.absent_since else ())),
    )


def shown_passages(passages: Sequence[Passage], tags: Sequence[Tag], parties: Sequence[Party]) -> tuple[ShownPassage, ...]:
    """The original's passages with the tags found in them, each with the role of the person it belongs to."""
    party_of = {index: party for party in parties for index in party.tags}
    by_passage: dict[str, list[ShownTag]] = {}
    for index, tag in enumerate(tags):
        party = party_of.get(index)
        role = (party.role if party else Role.UNCERTAIN).value
        shown = ShownTag(tag.start, tag.end, tag.entity, role, _label(tag, party), tag.score, tag.recogniser)
        by_passage.setdefault(tag.passage, []).append(shown)
    return tuple(ShownPassage(p.id, p.kind, p.text, " / ".join(p.section), p.part, tuple(by_passage.get(p.id, ()))) for p in passages)


def _label(tag: Tag, party: Party | None) -> str:
    """What a reviewer must be told in words: a check that fails, a fact ruled out, a person who is not placed for certain."""
    if "suspect" in tag.attributes:
        return f"{word_for(tag.entity)}, check fails"
    if "negated" in tag.attributes:
        return f"{word_for(tag.entity)}, ruled out"
    if tag.entity == "PERSON" and (party is None or party.role is Role.UNCERTAIN):
        return "name, not clear who"
    if tag.entity == "PERSON" and party is not None and party.confidence < _SURE:
        return f"perhaps {whose(party.role)}"
    return tag.entity.lower()
