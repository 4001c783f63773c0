"""Running text of a form -> entries: "Label: value" on a line, several on one line, or a label with its value below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.forms.labels import field_of, is_label
from parsers.forms.subjects import explicit_group

_LABEL_LENGTH = 90
_LABEL_WORDS = 14
_GAP = re.compile(r"[ ]{3,}|\t+|\s\|\s")
_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}")
_LONG_VALUE = 12
_PROSE_TOPICS = frozenset({"narrative", "strengths", "confidential"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what is written for it; `label` is "" for text that has none of its own."""

    label: str
    value: str


def pairs_in(text: str, topic: str) -> Iterator[Pair]:
    """Pairs of a passage, line by line. `topic` is what its section is about: prose is cut only at sure labels.

    A label whose answer is not in the passage comes with an empty value.
    """
    open_label, answered = "", False
    for line in (stripped for raw in text.split("\n") if (stripped := raw.strip(" \t•·*-–"))):
        found = list(_of_line(line, topic))
        lone = found[0] if len(found) == 1 else None
        if open_label and lone is not None and not lone.label:
            yield Pair(open_label, lone.value)
            answered = True
            open_label = open_label if field_of(open_label) in _PROSE_TOPICS else ""
            continue
        if open_label and not answered:
            yield Pair(open_label, "")
        answered = False
        open_label = lone.label if lone is not None and lone.label and not lone.value else ""
        yield from (pair for pair in found if pair.value)
    if open_label and not answered:
        yield Pair(open_label, "")


def _of_line(line: str, topic: str) -> Iterator[Pair]:
    pieces = [piece.strip() for piece in _GAP.split(line) if piece.strip()]
    split = [labelled(piece, topic) for piece in pieces]
    if len(pieces) > 1 and sum(1 for pair in split if pair.label) * 2 > len(pieces):
        yield from split
    elif len(pieces) == 2 and is_label(pieces[0]) and topic not in _PROSE_TOPICS:  # noqa: PLR2004 - label and value
        yield Pair(pieces[0], pieces[1])
    else:
        yield labelled(line, topic)


def labelled(text: str, topic: str) -> Pair:
    """A line cut at its colon or question mark, or the whole text with no label."""
    for at in sorted(place for mark in ":?" if (place := text.find(mark)) >= 0):
        head, mark, rest = text[:at], text[at], text[at + 1 :]
        if "[" not in head and _may_be_label(head + mark, rest, topic):
            return Pair(head.strip() + ("?" if mark == "?" else ""), rest.strip(" \t-–"))
    if topic not in _PROSE_TOPICS and is_label(text) and (field_of(text) or text.rstrip().endswith((":", "?"))):
        return Pair(text.strip(), "")
    return Pair("", text)


def _may_be_label(head: str, rest: str, topic: str) -> bool:
    label = head.rstrip(":").strip()
    if not label or len(label) > _LABEL_LENGTH or len(label.split()) > _LABEL_WORDS or rest[:2] == "//":
        return False
    if topic in _PROSE_TOPICS and len(rest.split()) > _LONG_VALUE:
        return is_label(head) and field_of(label) in {"confidential", "strengths", "narrative"}
    if is_label(head):
        return topic not in _PROSE_TOPICS or field_of(label) not in {"name", "role", "address"}
    return explicit_group(label) in {"child", "household", "referrer"} and _NAME.fullmatch(rest.strip()) is not None
