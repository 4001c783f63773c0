"""Sentences in which nobody of the child's home is named, only strangers or other children: a lighter word of the model leaves them out.

Who it is about is known from the names, what is told from the model of matters: each alone would need more certainty.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from redaction import cues
from redaction.how_sure import REASON_OF, is_ruled
from redaction.matters import Matter
from redaction.off_the_point import Bearing
from redaction.parties import Role

_OUTSIDERS = frozenset({Role.THIRD_PARTY, Role.OTHER_CHILD})
_EDGE = 0.5
_EDGES = {Matter.TELLER: 0.7}
LEAST_BESIDE = _EDGE
"""Below it no sentence is looked at: most are not."""
_EDGE_OF_WHAT_MAY_BEAR = 0.95
_EDGE_DESPITE_HARM = 0.975
_SURELY_NO_CONCERN = 0.02
_OF_ANOTHER_HOME = frozenset({Matter.OTHER_FAMILY, Matter.CHATTER, Matter.NOTICE})
_NO_CONCERN = 0.3
_NO_CONCERN_WITH_A_CUE = 0.1  # "heard him shouting": somebody's part in what happened
"""Of 18 sets looked at (docs/matter-card.md), at these edges: 13 sentences more, none with a fact of concern; of a
stranger's items one, an offence, which `_RECORD` keeps since."""
_PREGNANT = re.compile(r"(?<!\w)pregnan\w+", re.IGNORECASE)
"""A strong cue of the child and the home; of a visiting cousin it is her own affair."""
_RECORD = re.compile(
    r"(?<!\w)(?:ABH|GBH|PNC|convict\w*|caution(?:s|ed)?|offen[cd]\w*|sentenced?|sentences|bail(?:ed)?|arrest\w*|charged|custody|remand\w*|injunction|indecent"
    r"|restraining|non[- ]?mol\w*|NMO|former partner|ex[- ]partner)(?!\w)",
    re.IGNORECASE,
)
"""Of what somebody has done before, though only whom it was done to is named: "2022 ABH on a former partner (Una Penn)"."""
_NO_CONTACT = re.compile(r"(?<!\w)no contact(?!\w)", re.IGNORECASE)
"""Of people of another home it is told, not asked of the reader: "his own lad is in Hull, no contact"."""


def reason_of_outsiders(text: str, roles: Collection[Role], bearing: Bearing) -> str:
    """Why a sentence whose persons have these roles stays behind; "" where it may bear on the child, or says how it may be handled.

    The caller sees that the child and the home are not named.
    """
    if _is_of_another_home(roles, bearing):
        return REASON_OF[bearing.aside]
    outside = bool(roles) and _OUTSIDERS.issuperset(roles)
    graver = _PREGNANT.search(text) or _RECORD.search(text)
    edge = _EDGE_OF_WHAT_MAY_BEAR if graver else _EDGES.get(bearing.aside, _EDGE)
    beside = bearing.beside >= edge and bearing.concern < (_NO_CONCERN_WITH_A_CUE if cues.HARM.search(text) else _NO_CONCERN)
    if not (outside and beside) or cues.HARM_STRONG.search(_PREGNANT.sub(" ", text)) or is_ruled(_NO_CONTACT.sub(" ", text), bearing.aside):
        return ""
    return REASON_OF[bearing.aside]


def _is_of_another_home(roles: Collection[Role], bearing: Bearing) -> bool:
    """Whether even a strong cue of harm is another family's: "Notes of the boy in the next cubicle, Otto Penn, broken collarbone"."""
    strange = bool(roles) and (_OUTSIDERS | {Role.UNCERTAIN}).issuperset(roles)
    sure = bearing.beside >= _EDGE_DESPITE_HARM and bearing.concern < _SURELY_NO_CONCERN
    return strange and sure and bearing.aside in _OF_ANOTHER_HOME
