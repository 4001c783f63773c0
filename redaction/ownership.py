"""Whose datum a tag is that is not a name: by its value where the record knows it, else by the nearest name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from redaction.cues import OTHER_ADULT_LABEL, PARENT_LABEL, PROFESSIONAL_LABEL
from redaction.home import Home
from redaction.parties import Party, Role
from redaction.passages import Passage
from redaction.roles import ScopedText
from redaction.sentences import sentence_at
from redaction.tags import Tag

_NUMBERS = frozenset({"NHS_NUMBER", "UPN"})
_PLACES = frozenset({"ADDRESS", "UK_POSTCODE"})
_PRIVATE = frozenset({"HEALTH"})  # of a named person whom nothing ties to the home: a stranger's
_CONTACTS = frozenset({"PHONE_NUMBER", "EMAIL_ADDRESS"})
_BESIDE = 40  # characters: a number farther from a name may be anybody's
_REACH = 80  # characters within a passage over which a name claims what follows it on a later line


def roles_of_tags(parties: Sequence[Party]) -> dict[int, Role]:
    """Tag index -> role, for tags that are names."""
    return {index: party.role for party in parties for index in party.tags}


def owner_role(index: int, tags: Sequence[Tag], named: Mapping[int, Role], scoped: ScopedText, home: Home) -> Role:
    """The role of the person whose datum this is; UNCERTAIN where nothing tells."""
    tag = tags[index]
    text = scoped.text[tag.start : tag.end]
    by_value = _by_value(tag, text, home)
    if by_value is not None:
        return by_value
    if tag.entity in _CONTACTS and not _said_with_a_name(tag, tags, named):
        return _by_label(scoped.passage)
    nearest = _nearest_name(tag, tags, named, scoped)
    if nearest is Role.UNCERTAIN and tag.entity in _PRIVATE:
        return Role.THIRD_PARTY
    return nearest if nearest is not None else _by_label(scoped.passage)


def _by_value(tag: Tag, text: str, home: Home) -> Role | None:
    if tag.entity in _NUMBERS:
        return Role.SUBJECT if home.subject.owns_number(text) else Role.UNCERTAIN
    if tag.entity == "DATE_OF_BIRTH":
        return home.role_by_birth_date(text)
    if tag.entity == "PHONE_NUMBER":
        return home.role_by_phone(text)
    if tag.entity in _PLACES and home.is_home_address(text):
        return Role.SUBJECT
    return None


def _said_with_a_name(tag: Tag, tags: Sequence[Tag], named: Mapping[int, Role]) -> bool:
    near = (tags[i] for i in named if tags[i].passage == tag.passage)
    return any(0 <= tag.start - t.end <= _BESIDE or 0 <= t.start - tag.end <= _BESIDE for t in near)


def _nearest_name(tag: Tag, tags: Sequence[Tag], named: Mapping[int, Role], scoped: ScopedText) -> Role | None:
    span = sentence_at(scoped.sentences, tag.start)
    names = [(tags[i], role) for i, role in named.items() if tags[i].passage == tag.passage]
    before = [(t.end, role) for t, role in names if span.start <= t.start and t.end <= tag.start]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    after = [(t.start, role) for t, role in names if tag.end <= t.start < span.end]
    if after:
        return min(after, key=lambda pair: pair[0])[1]
    earlier = [(t.end, role) for t, role in names if 0 <= tag.start - t.end <= _REACH]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def _by_label(passage: Passage) -> Role:
    label = passage.label
    if not label:
        return Role.UNCERTAIN
    if OTHER_ADULT_LABEL.search(label):
        return Role.THIRD_PARTY
    if PARENT_LABEL.search(label):
        return Role.PARENT_CARER
    above = " ".join(passage.section[-1:])
    return Role.PROFESSIONAL if PROFESSIONAL_LABEL.search(f"{above} {label}") else Role.UNCERTAIN
