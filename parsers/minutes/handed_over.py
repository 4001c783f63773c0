"""Paragraphs about somebody whose case the meeting no longer has: named in full before a colon, and handed over to another area.

What such a paragraph tells is nobody's of the meeting: it goes into no copy, and no copy waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.children import Child
from parsers.minutes.names import name_at
from parsers.minutes.placed import Placed
from parsers.minutes.words import Zone

_REGISTER = frozenset({Zone.PRESENT, Zone.APOLOGIES, Zone.DISTRIBUTION})
_TELLING = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.BUSINESS})
_HANDED_OVER = re.compile(
    r"(?:\b(?:case|file|family) (?:(?:is|was|has been|have been|has|now|since|already) ){0,3}(?:handed over|transferred(?: out)?|passed(?= to\b))"
    r"|(?:^\W*|[.;:–—-] )(?:now |since |already )?handed over)"
    r"(?P<to> to (?:the |a |an )?(?:another|other|new|neighbouring|receiving|(?-i:[A-Z])[\w'’-]+))?"
    r"(?=[ ]?[.;,)]|\s*$| (?:in|on|last|this|today|yesterday|and|where|mash|council|borough|county|city|area|authority|children['’]?s)\b)"
    r"|\b(?:take|taken|taking|come|comes|coming|remove|removed) (?:them |him |her )?off (?:the |our |this )?list(?=\W*$|[.;,)])",
    re.IGNORECASE,
)
"""The case given up, never a thing of it: "case handed over to Leeds", "Handed over." as a clause of its own, "take off list"."""
_NOT_YET = re.compile(
    r"\b(?:not|never|nobody|no one|unless|until|if|should|once|when|will|refus\w+|reject\w+|declin\w+|await\w*|pending)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"\bfrom\b|\bback\b|\bto (?:us|our|here|this)\b"
    r"|\bto (?:[\w'’-]+ ){0,3}(?:police|pcs?|cid|officers?|schools?|nursery|college|hospital|gps?|health visitor|social workers?|sw|camhs|nurse|midwi\w+|legal|court|cps|early help|edt|duty|worker)\b",
    re.IGNORECASE,
)
"""It came to the meeting's own area, or went to another agency of it."""
_OF_CONCERN = re.compile(
    r"\b(?:he|she|his|hers?|him|they|who|child|boy|girl|baby|son|daughter|brother|sister|sibling)s?\b"
    r"|\b(?:bruis|burn|scald|fractur|injur|wound|scar|bleed|blood|bit(?:e|ten)|mark|swoll|slap|punch|kick|beat|smack|push|shak|shook|chok|strangl|assault|attack|abus|hurt|harm|self-harm"
    r"|suicid|overdos|poison|kill|die[ds]|dead|death|threat|weapon|kni[fv]|blade|stab|gun|machete|rap[ei]|sex|grop|touch|groom|exploit|traffick|miss|abscond|gang|drug|cannabis|cocaine|heroin|alcohol|drunk|drink|drank"
    r"|neglect|hungr|starv|lock|afraid|scare|frighten|terrif|fear|scream|shout|disclos|alleg|violen|domestic|arrest|bail|risk|concern|worr|danger|unsafe|homeless|evict|sle(?:ep|pt)|pregnan|fgm|marriage|radical|nak|nude|photo|video)\w*"
    r"|\b(?:cuts?|cutting|hits?|hitting|belt|alone|no (?:food|bed|heating|coat)|ran|run|told|said|says|saw|seen)\b",
    re.IGNORECASE,
)
"""Words of harm, or an account of somebody: more than where a family went, so that a person is asked."""


def with_handed_over(placed: Sequence[Placed], children: Sequence[Child]) -> tuple[Placed, ...]:
    """The lines, those that tell only of a case handed over marked as of no child of the meeting.

    Never a line in a child's section or case, about a child or family of the meeting, or opened by somebody whom it lists: then it is
    a report of theirs.
    """
    listed = " ".join(p.line.text for p in placed if p.zone in _REGISTER)
    ours = {word.casefold() for c in children for word in (*c.given.split(), *c.family)}
    return tuple(replace(p, childless="yes") if _is_handed_over(p, ours, listed) else p for p in placed)


def _is_handed_over(placed: Placed, ours: set[str], listed: str) -> bool:
    text = placed.line.text
    if placed.zone not in _TELLING or placed.scope is not None or placed.case or placed.line.heading or placed.line.cells:
        return False
    named = name_at(text)
    if named is None or " " not in named.plain or not re.match(r" ?[:–—-]", text[named.end :]) or named.plain in listed:
        return False
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    return not words & ours and _is_given_up(text[named.end :], listed)


def _is_given_up(told: str, listed: str) -> bool:
    """Whether what stands behind the name says that the case left the area, and beside it nothing for which a person should be asked.

    `listed` is who attended: a case passed to one of them has not left.
    """
    found = _HANDED_OVER.search(told)
    if found is None or any(pattern.search(told) for pattern in (_NOT_YET, _STAYS)):
        return False
    to_whom = (found["to"] or "").split()
    return not (to_whom and to_whom[-1] in listed) and _OF_CONCERN.search(_HANDED_OVER.sub(" ", told)) is None
