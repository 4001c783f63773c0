"""Mails and pages that set each question over its answer in a passage of its own: the first line asks, the others answer."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.forms.labels import field_of, is_label
from parsers.forms.lines import Pair, labelled
from parsers.forms.subjects import section_group
from parsers.forms.ticks import has_boxes

_TITLE_WORDS = 6
_LEAST = 5
_LABEL_LENGTH = 120
_PROSE = frozenset({"", "concerns", "narrative", "strengths", "confidential"})


def stacks_answers(passages: Sequence[str]) -> bool:
    """Whether passages of a form stand so: at least five, and no fewer than the passages of several lines that do not."""
    several = [text for text in passages if "\n" in text]
    stacked = sum(_is_stacked(text) for text in several)
    return stacked >= _LEAST and stacked * 2 >= len(several)


def stacked_pair(text: str) -> Pair | None:
    """The question of one value and its answer; None for accounts, boxes and whatever else the passage may be."""
    label, below, value = text.partition("\n")
    if not below or not value.strip() or has_boxes(text) or len(label) > _LABEL_LENGTH or label.rstrip().endswith("."):
        return None
    asked = labelled(label, "")
    if field_of(label) in _PROSE or (asked.label and asked.value):
        return None
    lines = value.split("\n")
    inside = any(is_label(line) or (pair.label and pair.value) for line in lines for pair in (labelled(line, ""),))
    return None if inside else Pair(label.strip().rstrip(":"), value.strip())


def _is_stacked(text: str) -> bool:
    pair = stacked_pair(text)
    return pair is not None and is_label(pair.label) and not is_label(pair.value)


def is_short_title(text: str) -> bool:
    """A line between stacked questions that asks nothing by itself: "Where the family lives"."""
    line = text.strip()
    plain = line[:1].isupper() and "\n" not in line and line[-1:].isalpha() and not has_boxes(line)
    return plain and len(line.split()) <= _TITLE_WORDS and bool(field_of(line) or section_group(line)) and not is_label(line)
