"""Headings that are labels: prints and pages set a question apart as they set a title apart, and its answer stands below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from parsers.document import Segment, SegmentKind
from parsers.forms.captions import asks_for_value, is_marked, may_answer
from parsers.forms.fields import ALLOWED
from parsers.forms.labels import field_of, is_label
from parsers.forms.lines import labelled, pairs_in
from parsers.forms.subjects import person_number, section_group
from parsers.forms.ticks import has_boxes
from parsers.forms.values import written

_ANSWER_LENGTH = 300
_MOST_LINES = 5  # of an address
_TOPICS = frozenset({"narrative", "strengths", "confidential"})
_OF_A_PERSON = ALLOWED["child"] | ALLOWED["referrer"] | ALLOWED["household"]
_SINGLE = ALLOWED["child"] - {"school", "gp", "address", "name"} | {"parental_responsibility", "relationship"}


def label_headings(segments: Sequence[Segment]) -> dict[str, bool]:
    """Headings that ask for one value, and whether it stands below: "Date of birth" over "9 March 2015", or over nothing."""
    found: dict[str, bool] = {}
    for place, (heading, answer) in enumerate(pairwise(segments)):
        if heading.kind is SegmentKind.HEADING and _answers_one(heading.text, segments[place + 1 : place + 2 + _MOST_LINES]):
            found[heading.id] = True
        elif heading.kind is SegmentKind.HEADING and _asks_in_vain(heading.text, answer):
            found[heading.id] = False
    return found


def _answers_one(title: str, after: Sequence[Segment]) -> bool:
    """Whether nothing but the answer to a title stands between it and the next heading: one passage, or the lines of an address."""
    answers = list(takewhile(lambda segment: segment.kind is SegmentKind.BODY, after))
    beyond = after[len(answers)] if len(answers) < len(after) else None
    if not answers or not (beyond is None or beyond.kind is SegmentKind.HEADING):
        return False
    return (len(answers) == 1 or field_of(title) == "address") and all(_asks_one(title, answer.text) for answer in answers)


def _asks_in_vain(title: str, after: Segment) -> bool:
    """A bold label left empty, which a print without boxes shows as a heading: the next answers are not about it."""
    known = field_of(title)
    if after.kind is SegmentKind.BODY and asks_for_value(title) and known in _OF_A_PERSON and not is_marked(title):
        if known == "name" and section_group(title):
            return False  # "Who is making this report?" over that person's answers
        return _is_pair(after.text.partition("\n")[0]) and (title.rstrip().endswith((":", "?")) or known in _SINGLE)
    if not is_label(title) or section_group(title) or is_marked(title) or person_number(title) is not None:
        return False
    return known in _SINGLE if after.kind is SegmentKind.TABLE_ROW else after.kind is SegmentKind.HEADING and known in ALLOWED["child"]


def _is_pair(line: str) -> bool:
    """A label with its answer, whatever it asks: set off by a tab, or known by its wording."""
    label, tab, value = line.partition("\t")
    if tab and value.strip() and label.rstrip().endswith((":", "?")):
        return True
    pair = labelled(line.replace("\t", " "), "")
    return bool(pair.label and pair.value)


def _asks_one(title: str, answer: str) -> bool:
    known = field_of(title)
    if known in {"", "concerns", *_TOPICS} or has_boxes(answer) or len(answer) > _ANSWER_LENGTH or is_marked(title):
        return False
    return not written(answer) or (not any(pair.label for pair in pairs_in(answer, "")) and may_answer(title, answer))
