"""Whose datum a tag is that is not a name: by its value where the record knows it, else by the nearest name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redaction.cues import OTHER_ADULT_LABEL, PARENT_LABEL, PROFESSIONAL_LABEL
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.parties import Party, Role
from redaction.passages import Passage
from redaction.sentences import sentence_at
from redaction.tags import DWELLING, Tag

_NUMBERS = frozenset({"NHS_NUMBER", "UPN"})
_PLACES = frozenset({"ADDRESS", "UK_POSTCODE"})
_PRIVATE = frozenset({"HEALTH"})  # of a named person whom nothing ties to the home: a stranger's
_CONTACTS = frozenset({"PHONE_NUMBER", "EMAIL_ADDRESS"})
_UPON = re.compile(r"\s{0,3}(?:on|upon|of|against|towards?|involving|to)\b", re.IGNORECASE)
_LIVES = re.compile(r",? \(?(?:(?:who )?(?:lives? |is ))?(?:(?:at|in|of|from|@) ?(?:the )?)?")
_NAMED_AFTER = re.compile(r",? ?[(–-]? ?(?:(?:mr|mrs|ms|miss|mx|dr)\.? )?", re.IGNORECASE)
_BESIDE = 40  # characters: a number farther from a name may be anybody's
_REACH = 80  # characters within a passage over which a name claims what follows it on a later line


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a datum is, and the code of what tells so."""

    role: Role
    evidence: str


_NOBODY = Owner(Role.UNCERTAIN, "no_evidence")


def roles_of_tags(parties: Sequence[Party]) -> dict[int, Role]:
    """Tag index -> role, for tags that are names."""
    return {index: party.role for party in parties for index in party.tags}


def owner_of(index: int, tags: Sequence[Tag], named: Mapping[int, Role], scoped: ScopedText, home: Home) -> Owner:
    """The person whose datum this is; UNCERTAIN where nothing tells."""
    tag = tags[index]
    by_value = _by_value(tag, scoped.text[tag.start : tag.end], home)
    if by_value is not None:
        return by_value
    if DWELLING in tag.attributes:
        return _at_the_door(tag, tags, named, scoped)
    if tag.entity in _CONTACTS and not _said_with_a_name(tag, tags, named):
        return _by_label(scoped.passage)
    nearest = _nearest_name(tag, tags, named, scoped)
    if nearest is Role.UNCERTAIN and tag.entity in _PRIVATE:
        return Owner(Role.THIRD_PARTY, "nearest_name")
    return Owner(nearest, "nearest_name") if nearest is not None else _by_label(scoped.passage)


def _by_value(tag: Tag, text: str, home: Home) -> Owner | None:
    if tag.entity in _NUMBERS:
        return Owner(Role.SUBJECT, "number_of_record") if home.subject.owns_number(text) else _NOBODY
    if tag.entity == "DATE_OF_BIRTH" and (role := home.role_by_birth_date(text)) is not None:
        return Owner(role, "birth_date_of_record")
    if tag.entity == "PHONE_NUMBER" and (role := home.role_by_phone(text)) is not None:
        return Owner(role, "phone_of_record")
    if tag.entity in _PLACES and home.is_home_address(text):
        return Owner(Role.SUBJECT, "address_of_record")
    return None


def _at_the_door(tag: Tag, tags: Sequence[Tag], named: Mapping[int, Role], scoped: ScopedText) -> Owner:
    """Who is said to live there by name, else a stranger: the words around such a door are a neighbour's or a caller's, not the child's."""
    for index, role in named.items():
        name = tags[index]
        if name.passage != tag.passage:
            continue
        if _LIVES.fullmatch(scoped.text, name.end, tag.start) or _NAMED_AFTER.fullmatch(scoped.text, tag.end, name.start):
            return Owner(role, "nearest_name")
    return Owner(Role.THIRD_PARTY, "door_of_a_stranger")


def _said_with_a_name(tag: Tag, tags: Sequence[Tag], named: Mapping[int, Role]) -> bool:
    near = (tags[i] for i in named if tags[i].passage == tag.passage)
    return any(0 <= tag.start - t.end <= _BESIDE or 0 <= t.start - tag.end <= _BESIDE for t in near)


def _nearest_name(tag: Tag, tags: Sequence[Tag], named: Mapping[int, Role], scoped: ScopedText) -> Role | None:
    span = sentence_at(scoped.sentences, tag.start)
    names = [(tags[i], role) for i, role in named.items() if tags[i].passage == tag.passage]
    before = [(t.end, role) for t, role in names if span.start <= t.start and t.end <= tag.start]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    after = [(t.start, role) for t, role in names if tag.end <= t.start < span.end and not _done_to(tag, t, scoped)]
    if after:
        return min(after, key=lambda pair: pair[0])[1]
    earlier = [(t.end, role) for t, role in names if 0 <= tag.start - t.end <= _REACH]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def _done_to(tag: Tag, name: Tag, scoped: ScopedText) -> bool:
    """As in "ABH on a former partner, Ida Roe": an offence is not its victim's."""
    return tag.entity == "OFFENCE" and _UPON.match(scoped.text[tag.end : name.start]) is not None


def _by_label(passage: Passage) -> Owner:
    label = passage.label
    if not label:
        return _NOBODY
    if OTHER_ADULT_LABEL.search(label):
        return Owner(Role.THIRD_PARTY, "form_label")
    if PARENT_LABEL.search(label):
        return Owner(Role.PARENT_CARER, "form_label")
    above = " ".join(passage.section[-1:])
    return Owner(Role.PROFESSIONAL, "form_label") if PROFESSIONAL_LABEL.search(f"{above} {label}") else _NOBODY
