"""Pictures that no words tell about: a photograph of an injury, a body map, a child's drawing.

Rule: in an item about one child, a picture that came with something that travels to it is put before the person who checks its
copy. Every other one is nobody's until a person has said whose. None goes by rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from gateway.matching.decision import Decision, Linked
from gateway.proposal import DraftCopy
from gateway.renditions.orders import Expectation, RenditionOrder
from gateway.renditions.planning import Plan
from parsers import Document, Segment, SegmentKind, Status

_TELLING = 12  # words read in a picture: fewer are a caption, a jersey, a date in the corner
_PICTURE, _PDF = "image/", "application/pdf"
_SHOWN_ELSEWHERE = frozenset({"image_decorative", "shown_in_body"})


def has_pages(document: Document) -> bool:
    """Whether it is of a format with pages, or a picture."""
    return document.media_type == _PDF or document.media_type.startswith(_PICTURE)


def is_silent(document: Document, segments: Sequence[Segment]) -> bool:
    """Whether it is a picture, or a PDF of pictures, in which no word was read."""
    if segments or document.status is not Status.OK or {finding.code for finding in document.findings} & _SHOWN_ELSEWHERE:
        return False
    return document.media_type.startswith(_PICTURE) or (document.media_type == _PDF and bool(document.scans))


def is_speechless(document: Document, segments: Sequence[Segment]) -> bool:
    """Whether its words, if any, are too few to tell whose it is."""
    said = sum(len(segment.text.split()) for segment in segments)
    return document.media_type.startswith(_PICTURE) and said < _TELLING if segments else is_silent(document, segments)


def silent_plan(document: Document) -> Plan:
    """Nothing of it is said to travel: a word that is read in it after all is burnt out."""
    return Plan(RenditionOrder("", ()), Expectation("", (), ()), tuple(scan.page for scan in document.scans))


def is_of_one_child(decisions: Sequence[Decision], drafts: Sequence[DraftCopy]) -> bool:
    """Whether nobody else in the item may be meant: one copy, and no other person who may be a subject."""
    if len(drafts) != 1:
        return False
    mine = sum(isinstance(decision, Linked) and decision.candidate.child.id == drafts[0].copy.child for decision in decisions)
    return len(decisions) <= max(1, mine)


def came_with_what_travels(draft: DraftCopy, part: str, there: Sequence[tuple[str, Segment]]) -> bool:
    """Whether something of the nearest document around it that says anything is in this copy; the item itself has none around it."""
    saying = {owner for owner, segment in there if segment.kind is not SegmentKind.FILE_NAME and owner != part}
    around = next((outer for outer in _around(part) if outer in saying), None)
    return around in {passage.rpartition("/")[0] for passage in draft.passages} if around is not None else True


def _around(part: str) -> Sequence[str]:
    """Paths of the documents that a part stands in, innermost first; "" is the item."""
    places = part.split(".") if part else []
    return [".".join(places[:depth]) for depth in range(len(places) - 1, -1, -1)]
