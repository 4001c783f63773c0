"""What it is worth that a mail replies to one of ours: people press "reply" on whatever mail is at hand, to write of somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.matching.decision import Candidate
from gateway.matching.evidence import REPLY_HEADER, WRITTEN
from gateway.matching.facts import facts_of
from gateway.matching.rules import ThreadEvidence


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
