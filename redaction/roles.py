"""Who a person is in this item, from the words around the name. First rule that fires on any mention wins, in table order.

A person whom no rule places is UNCERTAIN and gets the safer treatment of the policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from redaction import cues, family_roles
from redaction.accused import is_accused
from redaction.informants import is_informant, stands_alone
from redaction.mentions import Finding, Mention
from redaction.parties import Role

_GAP = r"\s{0,3}(?:is|was|are|called|named|,|:|-|–|\()?\s{0,3}$"
_ANOTHER_SUSPECT = re.compile(
    r"\b(?:another|other|second|third|further|co-?) ?(?:suspect|accused|offender|defendant|def|d)s?(?: (?:is|are|was|were))?\W*$",
    re.IGNORECASE,
)
_SUSPECT_BEFORE = re.compile(rf"(?<!\w)(?:{cues.SUSPECT})s?{_GAP}", re.IGNORECASE)
_TOLD_FRIEND = re.compile(r"\b(?:friends?|class-?mates?|mates?|bff|pupils?)\W*$", re.IGNORECASE)
_REPORTING = re.compile(
    r"\b(?:rang|call(?:ed|s)|phoned|report\w*|told|complain\w*|let me in|heard|says|said|stated|contacted)\b", re.IGNORECASE
)
_THIRD = re.compile(
    r"\b(?:service users?|landlord|landlady|witness|victim|bystander|onlooker|passer-?by|passenger|motorist|driver|shop ?keeper|flatmate|housemate"
    r"|roommate|tenant|owner|boss|employer|babysitter|cousin|customer|patient|group|next bed|(?:opposite|next|adjoining) (?:bed|bay|cubicle|room)"
    r"|another (?:patient|resident|client|tenant|family|parent))\b",
    re.IGNORECASE,
)
_FRIEND_OF_THE_FAMILY = re.compile(
    rf"\b(?:family friend|(?:{cues.PARENT})['’]s (?:\w+ )?(?:friend|mate)|(?:friend|mate) of (?:(?:his|her|their|the) )?(?:{cues.PARENT}|family))s?\b",
    re.IGNORECASE,
)
_OF_CHILDREN = re.compile(r"(?:child(?:ren)?|pupils?|students?|young (?:person|people)|yps?)(?:['’]?s? names?)?", re.IGNORECASE)
_ATTENDEE_HEADERS = frozenset({"role", "agency", "organisation", "present", "designation", "job title", "apologies"})
_KIND = r"^\s{0,3}(?:(?:his|her|their|the|birth|foster|adoptive|maternal|paternal|step|half|great|older|younger|child['’]s|mum['’]s|dad['’]s)[ -]?){0,4}"
_OF_THE_FAMILY = tuple(
    (
        re.compile(
            rf"{_KIND}(?:{words})s?(?:\s{{0,3}}(?:[,(/&]|and\b)[^\n]{{0,40}}|\s{{1,3}}(?:of|to)\b[^\n]{{0,40}})?\W{{0,3}}$", re.IGNORECASE
        ),
        role,
    )
    for words, role in (
        (cues.PARENT, Role.PARENT_CARER),
        (cues.SIBLING, Role.SIBLING),
        (f"{cues.KIN_ADULT}|{cues.PARTNER}", Role.HOUSEHOLD_ADULT),
        (r"cousin|friend|family friend|neighbour", Role.THIRD_PARTY),
    )
)
_WORD_ENDS = r"(?!\w)"
_NO_CHAIR = (
    r"(?!(?:chair|head)\s+(?:pulled|kicked|smashed|got|hit|hurt|lock|butt\w*|injury|thrown?|broken?|lice)\b)"  # "(chair pulled away)"
)
_NEAR = 30


def decide_role(mentions: Sequence[Mention], scopes: frozenset[tuple[str, str]], everyone: Sequence[Mention]) -> Finding:
    """The role of one person not in the record, from all their mentions."""
    asks = any(is_informant(m, scopes, everyone) for m in mentions)
    if asks and any(map(is_accused, mentions)) and not any(_TOLD_FRIEND.search(m.before) for m in mentions):
        return Finding(Role.ALLEGED_PERPETRATOR, "suspect", 0.6)  # who is accused is no informant, whatever they wish
    if asks:
        return Finding(Role.INFORMANT, "asks_not_to_be_named", 0.95)
    for rule in _RULES:
        for mention in mentions:
            finding = rule(mention)
            if finding is not None:
                return finding
    return Finding(Role.UNCERTAIN, "no_evidence", 0.3)


def _birth_family(m: Mention) -> Finding | None:
    near = m.before[-40:]
    if cues.BIRTH_FAMILY.search(near) or cues.FORMER_NAME.search(near):
        return Finding(Role.THIRD_PARTY, "before_adoption", 0.9)
    return None


def _label(m: Mention) -> Finding | None:
    label, section = m.scoped.passage.label, " ".join(m.scoped.passage.section[-1:])
    if not label:
        return None
    if cues.OTHER_ADULT_LABEL.search(label):
        return Finding(Role.THIRD_PARTY, "form_label", 0.8)
    if cues.PARENT_LABEL.search(label):
        return Finding(Role.PARENT_CARER, "form_label", 0.8)
    short = len(m.scoped.text) < 90  # noqa: PLR2004 - an answer, not a narrative
    return Finding(Role.PROFESSIONAL, "form_label", 0.8) if short and cues.PROFESSIONAL_LABEL.search(f"{section} {label}") else None


def _attendee(m: Mention) -> Finding | None:
    """A row of those at a meeting: the family by the word in its own cell, everybody else by their post."""
    cells = m.scoped.passage.cells
    headers = {c.header.casefold().strip() for c in cells}
    others = [m.scoped.text[c.start : c.end] for c in cells if not c.start <= m.tag.start < c.end]
    role = next((role for cell in others for words, role in _OF_THE_FAMILY if words.match(cell)), None)
    own = next((c.header for c in cells if c.start <= m.tag.start < c.end), "")
    if _OF_CHILDREN.fullmatch(own.strip()) and role is not Role.SIBLING:
        return Finding(Role.OTHER_CHILD, "column_of_children", 0.8)
    if role is not None:
        return Finding(role, "attendee_table", 0.8)
    return Finding(Role.PROFESSIONAL, "attendee_table", 0.9) if headers & _ATTENDEE_HEADERS and "relationship" not in headers else None


def _professional(m: Mention) -> Finding | None:
    title = cues.PROFESSIONAL_TITLE.match(m.text) or re.search(
        rf"{cues.PROFESSIONAL_TITLE.pattern}\.?\s*(?:\d\w*\s*)?$", m.before, re.IGNORECASE
    )
    if title or m.scoped.passage.kind == "signature":
        return Finding(Role.PROFESSIONAL, "title", 0.9)
    role = cues.PROFESSIONAL_ROLE.pattern
    several = re.search(rf"{role.removesuffix(_WORD_ENDS)}s\W*$", m.head[-50:], re.IGNORECASE)
    after = re.match(rf"\s*(?:[,|(–-]|\n)\s*(?:[\w&]+ ){{0,3}}?{_NO_CHAIR}{role}", m.after[:70], re.IGNORECASE)
    before = re.search(rf"{role}\)?\s*(?:is|was|:|,|-)?\s*$", m.before[-50:], re.IGNORECASE)
    following = m.scoped.text[m.tag.end : m.tag.end + 80]
    below = re.match(rf"[^\w\n]*\n\s*(?:[\w&]+ ){{0,3}}?{role}", following, re.IGNORECASE)
    return Finding(Role.PROFESSIONAL, "job_title", 0.8) if after or before or below or several else None


def _other_child(m: Mention) -> Finding | None:
    if m.has_courtesy or family_roles.is_strangers_ex(m):
        return None  # "her friend told Miss Gray", "his own boy from ex Ida"
    if _FRIEND_OF_THE_FAMILY.search(m.before[-_NEAR:]) or _FRIEND_OF_THE_FAMILY.search(m.after[:_NEAR]):
        return Finding(Role.THIRD_PARTY, "third_party_phrase", 0.6)
    if cues.OTHER_PUPIL.search(m.before[-_NEAR:]) or cues.OTHER_PUPIL.search(m.after[:_NEAR]):
        return Finding(Role.OTHER_CHILD, "pupil_or_peer", 0.7)
    return None


def _sign_off(m: Mention) -> Finding | None:
    """The item's own author under a closing formula: the agency is known by its proved address."""
    above = m.scoped.text[: m.tag.start]
    own = m.scoped.scope == ("", "") and stands_alone(m)
    return Finding(Role.PROFESSIONAL, "signs_off", 0.6) if own and cues.SIGN_OFF.search(above[-40:]) else None


def _suspect(m: Mention) -> Finding | None:
    """Another suspect beside this child's own is somebody else."""
    if _ANOTHER_SUSPECT.search(m.before):
        return Finding(Role.THIRD_PARTY, "another_suspect", 0.8)
    return Finding(Role.ALLEGED_PERPETRATOR, "suspect", 0.8) if _SUSPECT_BEFORE.search(m.before) else None


def _neighbour(m: Mention) -> Finding | None:
    if not cues.NEIGHBOUR.search(m.before[-_NEAR:] + m.after[:_NEAR]):
        return None
    speaks = _REPORTING.search(m.sentence) or cues.INFORMANT_NEAR.search(m.sentence)
    return Finding(Role.INFORMANT if speaks else Role.THIRD_PARTY, "neighbour", 0.7)


def _third_party(m: Mention) -> Finding | None:
    return Finding(Role.THIRD_PARTY, "third_party_phrase", 0.6) if _THIRD.search(m.before[-_NEAR:] + m.after[:_NEAR]) else None


_RULES: tuple[Callable[[Mention], Finding | None], ...] = (
    _birth_family,
    _attendee,
    _neighbour,
    family_roles.another_family,
    family_roles.one_of_others,
    family_roles.of_another,
    family_roles.strangers_child,
    family_roles.listed,
    family_roles.sibling,
    family_roles.childs_age,
    _suspect,
    family_roles.partner,
    _professional,
    _sign_off,
    _label,
    _other_child,
    family_roles.parent,
    family_roles.kin,
    family_roles.strangers_ex,
    _third_party,
    family_roles.lives_in,
)
