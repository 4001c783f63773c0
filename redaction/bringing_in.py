"""Whether a sentence brings in somebody who may be who told, or has the child tell.

What follows is read by this: a teller's wish for silence is looked for from the sentence that brings them in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from redaction import cues, teller_cues
from redaction.home import Home
from redaction.names import name_tokens
from redaction.parties import Role
from redaction.tags import Tag
from redaction.teller_clauses import Place

PRONOUN = re.compile(r"(?:she|he|they|who|both|it was (?:her|him|them))(?!\w)", re.IGNORECASE)
_CHILD_TELLS = re.compile(
    r"(?:^|\W)(?P<who>[A-Z][\w-]+)(?: has| had| also| then| later| only| now| once| finally| today| herself| himself){0,2} (?:told|tells|said|says|disclosed|discloses|spoke|talked|wrote|confided|mentioned|reported|described|explained|whispered|drew|showed)\b"
)
_PARENT_SAYS = re.compile(
    rf"\W*(?:the |her |his |their )?(?:{cues.PARENT}|(?-i:Mo|Fa))(?: \w+)? (?:says|said|states|stated|reports|reported|tells (?:me|us)|told (?:me|us)) ",
    re.IGNORECASE,
)


def opens_with_child(text: str, home: Home) -> bool:
    """Whether one of the home is the first to be named, and not as whose neighbour or friend somebody is."""
    lead = teller_cues.LEAD.match(text)
    first = re.match(r"[\w-]+(?!['’]s\b)(?=\W|$)", text[lead.end() if lead else 0 :])
    return first is not None and home.names_subject(first[0])


def brings_in(place: Place, strangers: Mapping[str, Sequence[Tag]], home: Home) -> bool:
    """Whether an outsider speaks here, by name, by what they are, or as kin of a parent; `strangers` by passage id."""
    text = place.text
    if PRONOUN.match(text) or _told_by_child(text, home):
        return False
    if _is_labelled(place):
        return True
    own = _PARENT_SAYS.match(text)  # a parent who tells of somebody brings nobody in who told
    speaks = teller_cues.SPEAKS.search(text, own.end() if own else 0) or cues.NEIGHBOUR.search(text) or cues.SELF_LOCATING.search(text)
    if not speaks:
        return False
    named = any(place.span.overlaps(t.start, t.end) for t in strangers.get(place.scoped.passage.id, ()))
    return bool(named or teller_cues.OUTSIDER.search(text) or teller_cues.YOUNG.search(text) or _kin_of_parent(text, home))


def _is_labelled(place: Place) -> bool:
    """Whether the line, or the row up to this cell, says that who told is named here."""
    whole = place.scoped.text
    ahead = whole[whole.rfind("\n", 0, place.span.start) + 1 : place.span.start].strip()
    return teller_cues.LABEL.match(place.text) is not None or (ahead != "" and teller_cues.LABEL.fullmatch(ahead) is not None)


def _kin_of_parent(text: str, home: Home) -> bool:
    """Whether somebody is brought in as the mother, father or sister of one of the child's parents by name."""
    parents = frozenset().union(*(name_tokens(n) for p in home.people if p.role is Role.PARENT_CARER for n in p.names)) - _childs(home)
    return any(name_tokens(m["of"]) & parents for m in teller_cues.KIN_OF.finditer(text))


def _childs(home: Home) -> frozenset[str]:
    return frozenset().union(*(name_tokens(n) for n in home.subject.names))


def _told_by_child(text: str, home: Home) -> bool:
    """Whether the child is who tells: "Lena told me that a cousin of her father's hits her"."""
    said = _CHILD_TELLS.search(text)
    outsider = teller_cues.OUTSIDER.search(text)
    if said is None or not home.names_subject(said["who"]):
        return False
    return outsider is None or said.start() < outsider.start()
