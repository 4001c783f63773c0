"""Labels that the form prints without an answer: who was asked and left the answer open is not answered by a sibling's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.document import Segment, SegmentKind
from parsers.forms.entries import Entry, Mark
from parsers.forms.labels import normal

_LONGEST = 90


def with_left_empty(entries: Sequence[Entry], shown: Sequence[Segment]) -> Iterator[Entry]:
    """The entries, each with the places where its label stands without an answer, a place as often as it does there.

    `shown` are the passages in reading order; a place is called by the passage that opens it.
    """
    wanted = {normal(entry.label) for entry in entries if entry.label and entry.mark is Mark.TEXT}
    alone = _standing_alone(shown, wanted, {entry.place.partition("/")[0] for entry in entries})
    lines = {segment.id: [normal(line) for line in segment.text.split("\n")] for segment in shown}
    answered = Counter((entry.place, normal(entry.label)) for entry in entries if _below_label(entry, lines.get(entry.segment, ())))
    empty = _empty_places(alone, answered)
    for entry in entries:
        places = empty.get(normal(entry.label), ()) if entry.mark is Mark.TEXT else ()
        yield replace(entry, left_empty=places) if places else entry


def _standing_alone(shown: Iterable[Segment], wanted: set[str], opened: set[str]) -> Counter[tuple[str, str]]:
    """(place, label) -> how many lines of the place are nothing but the label."""
    found: Counter[tuple[str, str]] = Counter()
    place = ""
    for segment in shown:
        place = segment.id if segment.id in opened else place
        if segment.kind is not SegmentKind.HEADING:
            found.update((place, label) for line in segment.text.split("\n") if len(line) <= _LONGEST and (label := normal(line)) in wanted)
    return found


def _below_label(entry: Entry, lines: Sequence[str]) -> bool:
    """Whether the label of an answer stands on a line of its own, above it or beside it."""
    label = normal(entry.label)
    return entry.mark is Mark.TEXT and not entry.continues and (label in lines or not any(label in line for line in lines))


def _empty_places(alone: Mapping[tuple[str, str], int], answered: Mapping[tuple[str, str], int]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for (place, label), times in alone.items():
        found[label] += [place] * (times - answered.get((place, label), 0))
    return {label: tuple(places) for label, places in found.items() if places}
