"""Numbers that stand in an item beside nobody: where one is a namesake's of a certain child, a person decides whose item it is.

"Re Dilan, mum Sevgi. NHS no as given ..." - the line between takes the number from the name. The number of a child who bears
another name is of no weight here: rows and records of other people stand in many items.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gateway.children import Outline
from gateway.matching.blocking import searches
from gateway.matching.decision import Candidate, Decision, ForReview, Linked
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.facts import same_child
from gateway.matching.normalise import name_tokens
from gateway.matching.occurrences import evidence_of
from gateway.matching.resolving import Matcher
from parsers.document import Segment
from redaction.tags import Tag

_NUMBERS = frozenset({EvidenceKind.NHS_NUMBER, EvidenceKind.UPN})
WHY = "number_of_another_child"


def loose_numbers(segments: Sequence[tuple[str, Segment]], tags: Sequence[Tag], mentions: Sequence[Mention]) -> Mention | None:
    """NHS numbers and UPNs of the text that no mention has, as evidence about nobody known; None where there are none."""
    texts = {s.id: s.text for _, s in segments}
    known = {(e.kind, e.value) for mention in mentions for e in mention.evidence}
    read = (evidence_of(tag.passage, texts[tag.passage], tag) for tag in tags if tag.passage in texts)
    loose = {(e.kind, e.value): e for e in read if e is not None and e.kind in _NUMBERS and (e.kind, e.value) not in known}
    return Mention("loose_numbers", tuple(loose.values()), frozenset()) if loose else None


def apart_from_namesakes(decided: Sequence[Decision], loose: Mention | None, matcher: Matcher) -> tuple[Decision, ...]:
    """The decisions, links first, with each link a question where a namesake of its child, or of one of its home, owns a loose number."""
    links = [d for d in decided if isinstance(d, Linked)]
    if loose is None or not links:
        return tuple(decided)
    holders = _holders(loose, matcher)
    found = {id(link): others for link in links if (others := _namesakes(link, holders))}
    homes = {link.candidate.outline.household for link in links if id(link) in found} - {""}
    asked = [_question(d, found.get(id(d), ()), homes) for d in decided]
    return tuple(sorted(asked, key=lambda d: not isinstance(d, Linked)))


def _holders(loose: Mention, matcher: Matcher) -> list[Outline]:
    written = {e.value for e in loose.evidence}
    return [child for child in matcher.look_up(searches(loose).narrow).outlines if written & {child.nhs_number, child.upn}]


def _namesakes(link: Linked, holders: Sequence[Outline]) -> list[Candidate]:
    meant = link.candidate.outline
    return [
        Candidate(child, 0.0, ())
        for child in holders
        if _is_namesake(child, meant) and not same_child(child, meant) and not (meant.household and child.household == meant.household)
    ]


def _question(decision: Decision, others: Sequence[Candidate], homes: Collection[str]) -> Decision:
    """A link as a question where namesakes own a loose number, or its child's home is that of one who is in question."""
    if not isinstance(decision, Linked) or not (others or decision.candidate.outline.household in homes):
        return decision
    return ForReview(decision.mention, (decision.candidate, *others), WHY)


def _is_namesake(one: Outline, other: Outline) -> bool:
    """Whether the two bear a forename and a surname in common."""
    given = set(name_tokens(one.given_name)) & set(name_tokens(other.given_name))
    return bool(given and set(name_tokens(one.family_name)) & set(name_tokens(other.family_name)))
