"""How an author wants a passage handled: intelligence under conditions stays behind, what the family must not learn says so.

A fact of concern travels in confidence too: the hub must know it, and must know as well who may not learn that it does. What was
told in confidence and is no concern stays behind (`confidences`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from redaction.handling_cues import CONDITIONAL
from redaction.passages import Passage

CONDITIONAL_REASON = "conditional_intelligence"
NOT_FOR_FAMILY_CONCERN = "confidential_from_family"
CAVEAT = "Not to be shared with the family."
_LABEL_WORDS = 3  # with no more than these beside its conditions a passage is the label of the next


def conditional_passages(passages: Sequence[Passage]) -> frozenset[str]:
    """Ids of passages that state conditions, stand under a heading that does, or follow a short one that does, up to the next heading."""
    found: set[str] = set()
    opened: tuple[str, tuple[str, ...]] | None = None  # part and headings under which a label's passages run on
    for passage in passages:
        place = (passage.part, tuple(passage.section))
        if place != opened or passage.kind == "heading":
            opened = None
        labels = (passage.label, *passage.section)
        if opened is not None or any(CONDITIONAL.search(text) for text in (passage.text, *labels)):
            found.add(passage.id)
        if _is_label(passage):
            opened = place
    return frozenset(found)


def _is_label(passage: Passage) -> bool:
    rest, times = CONDITIONAL.subn(" ", passage.text)
    return times > 0 and len(rest.split()) <= _LABEL_WORDS


def handling_concerns(confided: Collection[str]) -> frozenset[str]:
    """The concern of a copy that holds passages of which the family must not learn."""
    return frozenset({NOT_FOR_FAMILY_CONCERN}) if confided else frozenset()
