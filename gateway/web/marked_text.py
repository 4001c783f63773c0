"""Text with marks as a list of pieces, for templates: tags in an original, boxes in a copy. Pieces join to the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gateway.proposal import ShownPassage, ShownTag
from redaction.parties import Role

TagView = Literal["all", "names", "none"]
Box = Literal["", "black", "general"]

PATTERNS: Mapping[str, str] = {
    Role.SUBJECT: "child",
    Role.SIBLING: "family",
    Role.PARENT_CARER: "family",
    Role.HOUSEHOLD_ADULT: "family",
    Role.OTHER_CHILD: "other",
    Role.THIRD_PARTY: "other",
    Role.PROFESSIONAL: "worker",
    Role.INFORMANT: "protect",
    Role.ALLEGED_PERPETRATOR: "other",
    Role.UNCERTAIN: "other",
}
LABELS: Mapping[str, str] = {
    "PERSON": "name",
    "DATE_OF_BIRTH": "born",
    "NHS_NUMBER": "NHS no.",
    "UPN": "pupil no.",
    "UK_POSTCODE": "postcode",
    "PHONE_NUMBER": "phone",
    "EMAIL_ADDRESS": "e-mail",
    "ADDRESS": "address",
    "SCHOOL": "school",
    "GP_PRACTICE": "GP practice",
    "DATE_TIME": "date",
    "NINO": "NI number",
    "PNC_ID": "PNC number",
    "CRO_NUMBER": "CRO number",
    "ASN": "arrest no.",
    "CRN": "probation no.",
    "HOME_OFFICE_REF": "Home Office no.",
    "VEHICLE_REG": "vehicle",
    "URL": "link",
    "IP_ADDRESS": "IP address",
    "CASE_REFERENCE": "reference",
    "OTHER_REFERENCE": "other no.",
    "LOCATION": "place",
    "RELATIONSHIP": "",  # the word itself says it
}
WHOSE: Mapping[str, str] = {
    Role.SUBJECT: "child",
    Role.SIBLING: "brother or sister",
    Role.PARENT_CARER: "parent or carer",
    Role.HOUSEHOLD_ADULT: "adult at home",
    Role.OTHER_CHILD: "other child",
    Role.THIRD_PARTY: "other person",
    Role.PROFESSIONAL: "worker",
    Role.INFORMANT: "source",
    Role.ALLEGED_PERPETRATOR: "suspected",
}
PLACEHOLDER = re.compile(r"\[([^\[\]\n]{1,80})\]")
HIDING = re.compile(r"removed|withheld|hidden|left out|address kept back", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `pattern` is "" where untagged, else the class of its underline; `chip` the words after it, "" for none."""

    text: str
    pattern: str = ""
    chip: str = ""
    box: Box = ""


def tagged(passage: ShownPassage, view: TagView) -> tuple[Piece, ...]:
    """The passage cut at its tags. A tag that begins inside an earlier one, or outside the text, is not drawn."""
    return tuple(_tagged(passage.text, _shown(passage.tags, view)))


def _shown(tags: tuple[ShownTag, ...], view: TagView) -> list[ShownTag]:
    if view == "none":
        return []
    return sorted((t for t in tags if view == "all" or t.entity == "PERSON"), key=lambda t: (t.start, -t.end))


def _tagged(text: str, tags: list[ShownTag]) -> Iterator[Piece]:
    at = 0
    for tag in tags:
        if tag.start < at or not tag.start < tag.end <= len(text):
            continue
        if tag.start > at:
            yield Piece(text[at : tag.start])
        yield Piece(text[tag.start : tag.end], PATTERNS.get(tag.role, "other"), chip_words(tag))
        at = tag.end
    if at < len(text):
        yield Piece(text[at:])


def chip_words(tag: ShownTag) -> str:
    """The chip's words: the pipeline's own label; of a person whose role is known, the role; else what kind of thing it is."""
    if tag.label and tag.label != tag.entity.lower():
        return tag.label
    if tag.entity == "PERSON" and tag.role in WHOSE:
        return WHOSE[tag.role]
    return LABELS.get(tag.entity, tag.entity.replace("_", " ").lower())


def boxed(text: str) -> tuple[Piece, ...]:
    """A copy's text: each bracketed word is a box, black for what was hidden, a dashed frame for what was made general."""
    pieces: list[Piece] = []
    at = 0
    for found in PLACEHOLDER.finditer(text):
        if found.start() > at:
            pieces.append(Piece(text[at : found.start()]))
        inner = found.group(1)
        pieces.append(Piece(inner, box="black" if HIDING.search(inner) else "general"))
        at = found.end()
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)
