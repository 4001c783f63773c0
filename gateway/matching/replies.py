"""What it is worth that a mail replies to one of ours: people press "reply" on whatever mail is at hand, to write of somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.children import ChildRecord
from gateway.matching.decision import Candidate, Decision, ForReview, Linked
from gateway.matching.evidence import REPLY_HEADER, WRITTEN, EvidenceKind, Mention
from gateway.matching.facts import facts_of
from gateway.matching.normalise import name_tokens
from gateway.matching.rules import ThreadEvidence

_OF_THE_CHILD = frozenset({"child", "subject_label"})


def may_contradict(thread: ThreadEvidence | None) -> bool:
    """Whether another child than the request's is a contradiction: our reference is written, or who was asked replies."""
    return thread is not None and thread.child is not None and (thread.told_by == WRITTEN or thread.from_agency_asked == "yes")


def speaks_for(thread: ThreadEvidence, candidate: Candidate) -> bool:
    """Whether the request adds its bits: asked, and answered by its reference, or by a header with the family name or birthday."""
    if thread.child is None or thread.child.id != candidate.outline.id or thread.from_agency_asked != "yes":
        return False
    facts = facts_of(candidate)
    return thread.told_by == WRITTEN or ((facts.family_agrees or facts.birth_agrees) and facts.at("given") != "differs")


def known_by_given_name(thread: ThreadEvidence | None, ranked: Sequence[Candidate]) -> Candidate | None:
    """The child of the mail that is replied to, where the given name fits and neither family name nor birthday speaks against it."""
    if thread is None or thread.child is None or thread.told_by != REPLY_HEADER or thread.from_agency_asked != "yes":
        return None
    asked = next((c for c in ranked if c.outline.id == thread.child.id and facts_of(c).given_agrees), None)
    return None if asked is None or facts_of(asked).birth_conflicts or facts_of(asked).at("family") == "differs" else asked


def doubted(decision: Decision, mentions: Sequence[Mention]) -> Decision:
    """A link by the reference alone is a question where the answer calls a child by initials that are not this one's: "pupil R.A."."""
    if not isinstance(decision, Linked):
        return decision
    written = [value for m in mentions if m.cues & _OF_THE_CHILD for value in m.values(EvidenceKind.INITIALS)]
    child = decision.candidate.child
    if all(_may_be_initials_of(child, value) for value in written):
        return decision
    return ForReview(decision.mention, (decision.candidate,), "reference_contradicts")


def _may_be_initials_of(child: ChildRecord, written: str) -> bool:
    """Whether the letters begin a given and a family name of the child, either first; letters between may be a middle name's."""
    letters = "".join(name_tokens(written))
    given = _first_letters((child.given_name, *child.known_as))
    family = _first_letters((child.family_name, *child.previous_names))
    ends = {letters[:1], letters[-1:]}
    return bool(ends & given) and (len(letters) == 1 or bool(ends & family))


def _first_letters(names: Sequence[str]) -> frozenset[str]:
    return frozenset(part[0] for name in names for part in name_tokens(name))
