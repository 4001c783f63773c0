"""Evidence about one person of an item, with its source span: the unit of matching is a mention group, never a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class EvidenceKind(StrEnum):
    """What a piece of evidence is about."""

    NAME = "name"  # full name as written, any order
    GIVEN_NAME = "given_name"  # forename alone
    INITIALS = "initials"
    DATE_OF_BIRTH = "date_of_birth"  # ISO; "2015" where only the year is given
    AGE = "age"  # whole years
    SCHOOL_YEAR = "school_year"
    SEX = "sex"  # F | M
    NHS_NUMBER = "nhs_number"  # ten digits, check digit valid
    UPN = "upn"
    CASE_ID = "case_id"
    ADDRESS = "address"
    POSTCODE = "postcode"
    SCHOOL = "school"
    GP_PRACTICE = "gp_practice"
    CARER_NAME = "carer_name"
    SIBLING_NAME = "sibling_name"
    RELATION = "relation"  # words for a child of the home who is not named: "the twins"; shown, never scored
    REFERENCE = "reference"  # reply reference: names a thread, never decides alone


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece. `value` is normalised as its kind says; the span is in segment `segment` ("" where from an envelope)."""

    kind: EvidenceKind
    value: str
    segment: str = ""
    start: int = 0
    end: int = 0
    extractor: str = ""
    confidence: float = 1.0


WRITTEN, REPLY_HEADER = "reference@1", "reply_header@1"
"""What found a reference: words of the item, or the identifier of our mail in its In-Reply-To or References (RFC 5322 s3.6.4)."""
_CONFIDENCE = {WRITTEN: 1.0, REPLY_HEADER: 0.8}  # people press "reply" on whatever mail of ours is at hand: our estimate


def reference_evidence(reference: str, extractor: str = WRITTEN) -> Evidence:
    """That the item answers the request of this reference."""
    return Evidence(EvidenceKind.REFERENCE, reference, extractor=extractor, confidence=_CONFIDENCE[extractor])


@dataclass(frozen=True)
class Mention:
    """All evidence about one person of the item.

    `cues` are stable words on why this person may or may not be a subject. For: "form_child", "meeting_subject",
    "subject_label", "subject_line", "child", "reply_to_request", "sibling_of_subject",
    "harmed" (something is done to them, or they suffer it), "unborn". Against: "not_subject", "other_family",
    "bystander", "untroubled", "elsewhere" (lives elsewhere, is grown up or gone). What is told: "harmless", "told" (more than that),
    "in_passing" (as a brother or sister who was there), "told_more" (than either), "troubled", "cleared". Where from: "table_row",
    "together" (named in one breath with another), "with_subject" (behind "him and"). Of a move: "moved", "moved_away"
    (out of the boroughs), "former_home" (every home that is written is called one of before).
    """

    id: str
    evidence: tuple[Evidence, ...]
    cues: frozenset[str] = frozenset()

    def values(self, kind: EvidenceKind) -> tuple[str, ...]:
        """All values of one kind, in order of appearance, without repeats."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[EvidenceKind, tuple[str, ...]]:
        kinds = dict.fromkeys(e.kind for e in self.evidence)
        return {kind: tuple(dict.fromkeys(e.value for e in self.evidence if e.kind is kind)) for kind in kinds}
