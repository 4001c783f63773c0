"""How often and where a form asks for the same, answered or not: what is asked of each child is no answer for all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from parsers.forms.entries import Entry
from parsers.forms.labels import field_of, normal
from parsers.forms.subjects import section_group

_NAMES = frozenset({"given_name", "family_name", "name"})


class Asked:
    """The labels of one form by the places that ask them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._times: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in entries:
            self._times[normal(entry.label)][entry.place] += 1
        own = {entry.place for entry in entries}
        for label, places in {normal(entry.label): entry.left_empty for entry in entries if entry.left_empty}.items():
            self._times[label].update(place for place in places if place in own)  # other forms of one file ask for themselves
        self._children = {entry.place for entry in entries if entry.value and field_of(entry.label) in _NAMES and _in_childs_part(entry)}

    def times(self, label: str) -> int:
        """How often the form asks it."""
        return self._times[normal(label)].total()

    def times_beside(self, entry: Entry) -> int:
        """How often the entry's own place asks the same."""
        return self._times[normal(entry.label)][entry.place]

    def of_each_child(self, entry: Entry) -> bool:
        """Whether several places that name a child ask the same, the entry's among them."""
        return entry.place in self._children and len(self._children & self._times[normal(entry.label)].keys()) > 1


def _in_childs_part(entry: Entry) -> bool:
    return next((found for title in reversed(entry.sections) if (found := section_group(title))), "") == "child"
