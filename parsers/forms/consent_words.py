"""Questions below a title on consent that leave out whom they ask about: "Told about contact?", "Agree to contact?"."""

from __future__ import annotations

import re

from parsers.forms import values
from parsers.forms.labels import normal

_TOLD = re.compile(r"\b(?:told|tell|inform(?:ed)?|aware|awareness|know|knows|discuss(?:ed)?|spoken|notified|shared)\b")
_AGREED = re.compile(r"\b(?:agree[sd]?|agreement|consent\w*|permission|happy|content|accept(?:ed|s)?|willing)\b")
_REASONS = re.compile(r"(?:please )?(?:give|state|record|enter|add|explain)(?: us)?(?: your| the| any)? reasons?(?: below)?")
_NOT = re.compile(r"\b(?:why|reasons?|if not|if no)\b")


def asked_of_family(label: str, value: str) -> str:
    """reason_not where reasons alone are asked for.

    parents_informed or consent_given where the answer is yes or no and the words say which, else "".
    """
    words = normal(label)
    if _REASONS.fullmatch(words):
        return "reason_not"
    if _NOT.search(words) or not values.yes_no(value):
        return ""
    told, agreed = _TOLD.search(words), _AGREED.search(words)
    if bool(told) == bool(agreed):
        return ""
    return "parents_informed" if told else "consent_given"
