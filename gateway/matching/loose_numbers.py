"""Numbers that stand in an item beside nobody: where one is a namesake's of a certain child, a person decides whose item it is.

"Re Dilan, mum Sevgi. NHS no as given ..." - the line between takes the number from the name. The number of a child who bears
another name is of no weight here: rows and records of other people stand in many items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gateway.children import Outline
from gateway.matching.decision import Candidate, Decision, ForReview, Linked
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
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
    """The decisions, with each link a question where a namesake of its child owns a loose number."""
    if loose is None or not any(isinstance(d, Linked) for d in decided):
        return tuple(decided)
    holders = list(_holders(loose, matcher))
    return tuple(_question(d, holders) if isinstance(d, Linked) else d for d in decided)


def _holders(loose: Mention, matcher: Matcher) -> Iterator[tuple[Evidence, Outline]]:
    prefix = {EvidenceKind.NHS_NUMBER: "nhs", EvidenceKind.UPN: "upn"}
    for number in loose.evidence:
        found = matcher.look_up([f"{prefix[number.kind]}:{number.value}"])
        yield from ((number, outline) for outline in found.outlines if number.value in {outline.nhs_number, outline.upn})


def _question(link: Linked, holders: Sequence[tuple[Evidence, Outline]]) -> Decision:
    meant = link.candidate.outline
    others = [
        Candidate(outline, 0.0, ())
        for _, outline in holders
        if _is_namesake(outline, meant)
        and not same_child(outline, meant)
        and not (meant.household and outline.household == meant.household)
    ]
    return ForReview(link.mention, (link.candidate, *others), WHY) if others else link


def _is_namesake(one: Outline, other: Outline) -> bool:
    """Whether the two bear a forename and a surname in common."""
    given = set(name_tokens(one.given_name)) & set(name_tokens(other.given_name))
    return bool(given and set(name_tokens(one.family_name)) & set(name_tokens(other.family_name)))
