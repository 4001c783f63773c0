"""Detection in the shape that the benches read: texts in, spans with the scheme's labels out."""

from __future__ import annotations

from functools import lru_cache

from redaction.detector import Detector
from redaction.passages import Passage
from redaction.tags import Tag

# Our entity names to those of the label scheme. Entities it does not know (references, accounts, organisations) are left
# out, as are ruled-out facts and numbers with a wrong check digit, which a reviewer sees but which are nobody's.
_LABELS = {
    "PHONE_NUMBER": "PHONE",
    "EMAIL_ADDRESS": "EMAIL",
    "HANDLE": "SOCIAL_MEDIA_HANDLE",
    "IP_ADDRESS": "IP",
    "HEALTH": "HEALTH_CONDITION",
    "SEXUALITY": "SEXUAL_ORIENTATION",
    "OFFENCE": "CRIMINAL_OFFENCE",
    "IMMIGRATION": "IMMIGRATION_STATUS",
    "DATE_TIME": "DATE",
}
_NOT_SCORED = frozenset({"ASN", "CASE_REFERENCE", "OTHER_REFERENCE", "BANK_ACCOUNT", "ORGANISATION", "URL"})
_NOT_TRUE = frozenset({"negated", "suspect"})


def detect(texts: list[str]) -> list[list[tuple[int, int, str, float]]]:
    """Spans of each text as (start, end, label, score); each text is an item of its own."""
    items = [(Passage(id="0", kind="body", text=text),) for text in texts]
    return [[_span(t) for t in tags if _scored(t)] for tags in _detector().tag_items(items)]


@lru_cache(maxsize=1)
def _detector() -> Detector:
    return Detector()


def _scored(tag: Tag) -> bool:
    return tag.entity not in _NOT_SCORED and not _NOT_TRUE & set(tag.attributes)


def _span(tag: Tag) -> tuple[int, int, str, float]:
    label = "SEXUAL_LIFE" if "sexual_life" in tag.attributes else _LABELS.get(tag.entity, tag.entity)
    return tag.start, tag.end, label, tag.score
