"""A column that asks who somebody is, beside one that asks for the name: its answer is the relation, not a second name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.forms.entries import Entry, Mark
from parsers.forms.labels import field_of
from parsers.forms.person_lines import is_relation


def with_relations(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, "Who are they?: Mother" as a relationship in each row whose name stands in another cell."""
    named = {e.record for e in entries if _asks_name(e) and not is_relation(e.value)}
    return [replace(e, label="Relationship") if e.record in named and _asks_name(e) and is_relation(e.value) else e for e in entries]


def _asks_name(entry: Entry) -> bool:
    return bool(entry.record and entry.value) and entry.mark is Mark.TEXT and field_of(entry.label) == "name"
