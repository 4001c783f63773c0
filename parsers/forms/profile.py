"""A mapping profile: a council's own wordings for one form, in front of the general reading of labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MEANING = {
    "child": "Child details",
    "household": "Family members",
    "referrer": "Referrer",
    "professionals": "Professionals involved",
    "consent": "Consent",
    "concerns": "Type of concern",
    "narrative": "Details of concern",
    "strengths": "Strengths",
    "confidential": "Confidential information",
    "office": "Office use",
}
"""Group -> a heading that the general reading understands; a profile's heading is read as this one."""
GROUPS = tuple(MEANING)
FREE = ("narrative", "strengths", "confidential", "concerns")


@dataclass(frozen=True, slots=True)
class Profile:
    """`recognise`: words of which one must stand in the form's text. `fields`: canonical path -> labels or field names.

    Paths are group.field ("child.given_name", "consent.reason_not"), "narrative", "strengths", "confidential",
    "concerns", "reference" or "submitted_at". `sections`: group -> headings. `ignore`: labels that carry nothing.
    """

    name: str
    system: str = ""
    recognise: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()


def chosen_profile(profiles: Sequence[Profile], text: str) -> Profile | None:
    """The first profile one of whose words stands in the text."""
    folded = " ".join(text.casefold().split())
    return next((p for p in profiles if any(" ".join(word.casefold().split()) in folded for word in p.recognise)), None)
