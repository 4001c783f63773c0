"""The evidence for and against a candidate in people's words: the comparison's name, and what it found."""

from __future__ import annotations

from collections.abc import Mapping

from gateway.web.words import say

EVIDENCE: Mapping[str, str] = {
    "name": "Name",
    "given": "First name",
    "family": "Surname",
    "middle": "Second name",
    "order": "Order of names",
    "nhs": "NHS no.",
    "case": "Case no.",
    "gp": "GP practice",
    "sibling": "Brother, sister",
    "thread": "Our request",
    "given_name": "First name",
    "family_name": "Surname",
    "date_of_birth": "Birth date",
    "birth": "Birth date",
    "age": "Age",
    "nhs_number": "NHS no.",
    "upn": "Pupil no.",
    "case_id": "Case no.",
    "postcode": "Postcode",
    "address": "Address",
    "school": "School",
    "sex": "She, he",
    "carer": "Parent, carer",
    "carer_name": "Parent, carer",
    "sibling_name": "Brother, sister",
    "gp_practice": "GP practice",
    "reference": "Our reference",
}


def evidence(words: str, comparison: str) -> str:
    """A step of the evidence behind "Agrees:" or "Conflicts:", which need not be said twice."""
    said = words or say(EVIDENCE, comparison)
    return next((said.removesuffix(end) for end in (" agrees", " agree", " differs") if said.endswith(end)), said)
