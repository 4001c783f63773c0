"""People of the record who ask, in this item, not to be known as the ones who told: the wish comes before the record.

Adults of the household only. A parent who is afraid to be named as the one who told is part of the concern itself, and the
child's own wishes are kept by other rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from redaction.grouping import group_parties
from redaction.names import name_tokens, same_person
from redaction.parties import Household, KnownPerson, Role
from redaction.passages import Passage
from redaction.tags import Tag


def without_who_asks(passages: Sequence[Passage], tags: Sequence[Tag], household: Household) -> Household:
    """The household of the record without those of its adults who are informants in this item: here they are strangers."""
    adults = tuple(p for p in household.people if p.role is Role.HOUSEHOLD_ADULT)
    if not adults:
        return household
    texts = {p.id: p.text for p in passages}
    strangers = replace(household, people=tuple(p for p in household.people if p not in adults))
    told = [
        name_tokens(texts[tags[index].passage][tags[index].start : tags[index].end])
        for party in group_parties(passages, tags, strangers)
        if party.role is Role.INFORMANT
        for index in party.tags
    ]
    asking = tuple(p for p in adults if any(_is_named(p, words) for words in told))
    return replace(household, people=tuple(p for p in household.people if p not in asking)) if asking else household


def _is_named(person: KnownPerson, words: frozenset[str]) -> bool:
    return any(same_person(words, name_tokens(name)) for name in person.names)
