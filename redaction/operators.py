"""What stands in the copy where something was taken out: words in square brackets that name the kind, never the content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from redaction.dates import dates_in
from redaction.parties import Party, Role
from redaction.policy import Operator

_WORDS = {
    "PERSON": "name",
    "DATE_OF_BIRTH": "date of birth",
    "DATE_TIME": "date",
    "AGE": "age",
    "NHS_NUMBER": "NHS number",
    "UPN": "pupil number",
    "NINO": "National Insurance number",
    "UK_POSTCODE": "postcode",
    "ADDRESS": "address",
    "LOCATION": "place",
    "PHONE_NUMBER": "phone",
    "EMAIL_ADDRESS": "e-mail",
    "URL": "link",
    "HANDLE": "online name",
    "IP_ADDRESS": "IP address",
    "PASSPORT": "passport number",
    "DRIVING_LICENCE": "driving licence number",
    "VEHICLE_REG": "vehicle registration",
    "BANK_ACCOUNT": "bank details",
    "CASE_REFERENCE": "reference",
    "HOME_OFFICE_REF": "reference",
    "OTHER_REFERENCE": "reference",
    "SECRET": "access code",
    "SELF_LOCATION": "where the informant is",
    "HEALTH": "health",
}
_REMOVED_PERSON = {Role.INFORMANT: "informant", Role.OTHER_CHILD: "other child", Role.PROFESSIONAL: "professional"}
_DISTRICT = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)(?:\s*[0-9][A-Z]{2})?\s*$")
_CONTACT = frozenset({"PHONE_NUMBER", "EMAIL_ADDRESS"})
_PLACE = frozenset({"ADDRESS", "UK_POSTCODE"})
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class StandIn:
    """The pseudonym of one party, e.g. "Child B"."""

    party: str
    words: str


def stand_ins(parties: Sequence[Party]) -> dict[str, str]:
    """Party id -> pseudonym, lettered in the given order; the same parties always get the same letters."""
    return {party.id: f"{_noun(party)} {_letter(n)}{_relation(party)}" for n, party in enumerate(parties)}


def word_for(entity: str) -> str:
    """Such as "phone"; an entity without a word of its own is named by its code in lower case."""
    return _WORDS.get(entity, entity.lower().replace("_", " "))


def removed(entity: str) -> str:
    """Such as "[phone removed]"."""
    return f"[{word_for(entity)} removed]"


def removed_person(role: Role) -> str:
    """Such as "[informant]", "[other child]": a person without a stand-in."""
    return f"[{_REMOVED_PERSON.get(role, 'name removed')}]"


def generalised(entity: str, text: str) -> str:
    """The coarser form: a year, a postcode district, "contact via agency"; the mask where none can be read."""
    if entity in _CONTACT:
        return f"[{_WORDS[entity]}: contact via agency]"
    if entity in _PLACE and (district := _DISTRICT.search(text.upper())):
        return f"[address in {district[1]}]"
    if entity == "DATE_OF_BIRTH" and (dates := dates_in(text)):
        return f"[born {dates[0].year}]"
    return removed(entity)


def token(operator: Operator, entity: str, text: str) -> str:
    """What replaces `text` under `operator`; pseudonyms of persons come from `stand_ins`, anything else is masked."""
    return generalised(entity, text) if operator is Operator.GENERALISE else removed(entity)


def _noun(party: Party) -> str:
    return "Child" if party.role in {Role.OTHER_CHILD, Role.SIBLING, Role.SUBJECT} else "Person"


def _letter(number: int) -> str:
    rounds, place = divmod(number, len(_LETTERS))
    return _LETTERS[place] + (str(rounds + 1) if rounds else "")


def _relation(party: Party) -> str:
    """Only where the relation itself tells nobody who it is."""
    if "parent_of_another" in party.evidence:
        return " (parent of another child)"
    return " (neighbour)" if "neighbour" in party.evidence and party.role is Role.THIRD_PARTY else ""
