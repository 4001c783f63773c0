"""Words by which an author says how a passage is to be handled: intelligence under conditions, and what the family must not learn.

Sources: handling codes of police intelligence (3x5x2: P may be shared with need, C only under conditions; 5x5x5: 4 and 5);
child protection procedures on what an agency tells a meeting in confidence from the family. Data only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redaction.cues import any_of

CONDITIONAL = re.compile(
    r"(?i:\bhandling(?: code| instructions?)?(?: is| of)?)[^\w.\n]{0,3}(?:C\b|[45]\b)"
    r"|(?i:\b(?:graded?|grading|3 ?[x-] ?5 ?[x-] ?2|intel\w*|evaluat\w+|source)\b[^.\n]{0,40}?)\b[1-3] ?[-/,]? ?[A-E] ?[-/,]? ?C\b"
    r"|(?i:\b(?:handling )?conditions? (?:apply|applies) to (?:this|the) (?:intelligence|log|report|information)\b)"
    r"|(?i:\b(?:no|not (?:for|to be)) (?:further |onward )?disseminat\w+[^.\n]{0,40}\b(?:without|unless|originator|author|owner)\b)"
)
_KIN = r"family|parents?|carers?|mother|father|mum(?:my)?|mam|dad(?:dy)?|step-?(?:mother|father|mum|dad)|household"
_SHARED = r"(?:shared?|disclosed?|discussed|repeat(?:ed)?|mention(?:ed)?|shown?|pass(?:ed)? on|given|sent|released?|copied)"
_LEARN = r"(?:know|see|learn|find out|hear|be (?:told|aware|informed|alerted|shown|made aware))"


def _marks(who: str) -> tuple[str, ...]:
    return (
        rf"(?:not|never|cannot|\w+n['’]t)(?: to)? (?:be )?{_SHARED}[^.\n]{{0,20}} (?:with|to) {who}\b",
        rf"(?:confidential|withh[eo]ld|kept|keep|hidden|private|secret)[^.\n]{{0,20}} from {who}\b",
        rf"not for (?:onward |further |any )?(?:sharing|disclosure|discussion|release|circulation|repeating)[^.\n]{{0,20}} (?:with|to) {who}\b",
        rf"(?:please (?:not|never)|(?:do|must|should|to) (?:not|never)|not to|(?:do|must|should)n['’]t)(?: to)? (?:discuss|raise|go over|talk over)\b[^.\n]{{0,20}} with {who}\b",
    )


def not_for_family(names: Sequence[str] = ()) -> re.Pattern[str]:
    """By which somebody asks that the family shall not learn a thing; `names` are words of the names of those at home, the child's not among them."""
    named = "".join(rf"|{re.escape(name)}" for name in names)
    who = rf"(?:(?:the |her |his |their )?(?:child(?:ren)?|young person) (?:or|and|/) )?(?:(?:the|her|his|their|either|both|any|neither) )?(?:{_KIN}{named})"
    return any_of(
        *_marks(who),
        rf"(?:please )?(?:do not|don['’]?t|not to|never(?: to)?) (?:tell|inform|alert|let) {who}\b",
        rf"{WITHOUT} {who} (?:knowing|being told|finding out)|{who} (?:must|should|may|can|is|are) (?:not|never) (?:to )?{_LEARN}\b",
        rf"(?:do|does|did)(?: not|n['’]t) want {who} to {_LEARN}\b|(?:that|asks?|asked) {who} (?:is|are|be) not (?:to )?(?:be )?told\b",
    )


WITHOUT = "without"
NOT_FOR_FAMILY = not_for_family()
MARKED = any_of(*_marks(r"(?:[\w’']+ ){0,4}?[\w’']+"))
"""By which an author marks text as not for the family, as against telling that somebody wishes the family not to learn of a thing.

That a child asks for silence, or that a parent is not told yet, stands in most referrals and is no reason for a person to look.
"""
WANTED = re.compile(r"(?:do|does|did)(?: not|n['’]t) want\b", re.IGNORECASE)
HAPPENED = any_of(
    r"(?:^|(?<=[|•])|(?<=[.:] ))\W*not (?:yet )?(?:been )?(?:discussed|mentioned|raised)",  # a record's "Not discussed with mum"
    r"(?:did|have|has|had|was|were|been)(?:n['’]t| not| never)(?! to (?!date\b|our\b|my\b|the\b))",
)
"""That something was not shared; "was not to be shared" is a wish."""
ASKS_BESIDE = re.compile(r"[^.\n]{0,40}\b(?:please|pls|at (?:her|his|their) (?:own )?(?:request|wish))\b", re.IGNORECASE)
"""Behind "not discussed with mum": it is asked, and no report of what was done."""
REPORTED = any_of(
    r"say(?:s|ing)?|said|ask(?:s|ed|ing)?|tell(?:s|ing)?|told|want(?:s|ed|ing)?|wish(?:es|ed)?|beg(?:s|ged|ging)?|plead(?:s|ed)?|promis\w+|agree[ds]?|feel(?:s|ing)?|felt"
    r"|without|state[ds]?|report(?:s|ed)?|request(?:s|ed)?|like[ds]?|prefer\w*|worried|afraid|scared|keen|insist\w*",
)
"""With one of these before it a wish is somebody's who is told of, and none of the author's."""
OWN_WORDS = any_of(
    r"(?:please )?(?:do not|don['’]?t|not|never)(?: to)?(?: be| been)? (?:tell|told|inform|informed)|secret|private|hidden|alone|not allowed",
)
"""Cues of harm that are words of the wish itself, where they stand in it."""
ANSWERED_NOTHING = re.compile(r"^\W*(?:no|none|n/?a|nil|nothing|not applicable|not known|unknown|no concerns?)?\W*$", re.IGNORECASE)
POINTS_BACK = re.compile(
    r"\b(?:this|these|that|it|above|information|details?|said|told|written|paragraph|section|note)\b(?! (?:referral|report|form|call|visit|enquiry|meeting|check|request|contact|letter|reply|response)s?\b)",
    re.IGNORECASE,
)
"""By which the wish speaks of what is written beside it."""
POINTS_ON = re.compile(r"\b(?:the following|below|what follows|this next|next (?:part|section|paragraph)s?)\b|:\W*$", re.IGNORECASE)
ABOUT_THE_HUB = any_of(
    r"referr(?:al|ed|ing)|enquir(?:y|ies)|investigat\w+|contact(?:ed|ing)?|calls?|called|rang|visits?|visiting|check\w*|reports?|reported|reporting",
    r"meetings?|mash|the hub|social (?:services|care|work\w*)|strategy (?:discussion|meeting)|involve\w*|consent|letters?|speak(?:ing)?|spoken|seeing (?:her|him|them)",
)
"""With which it asks how the hub shall go about it: an instruction, and nothing that was told in confidence."""
ABOUT_THE_WORK = re.compile(
    r"\s*(?:about|of)\s+(?:the|this|our|your|my)\s+(?:[\w'’-]+\s+){0,2}?(?:referral|enquiry|request|strategy\s+(?:discussion|meeting))\b"
    r"\s*(?:$|[.;!)]|(?:until|till|before|yet|so|as|unless)\b)",
    re.IGNORECASE,
)
"""Behind "do not tell mum", and nothing more: what the hub is about to do, and until when."""
CHILD_WORD = r"(?:the|this|a) (?:child|girl|boy|pupil|young person|toddler|baby)|yp|children|kids"
OF_A_CHILD = any_of(
    rf"{CHILD_WORD}|(?:her|his|their|my|our|both|both the|the|two|three|all) (?:\w+ )?(?:girls?|boys?|daughters?|sons?|twins|child|siblings|baby|toddler|little one)|mother and (?:child|baby)"
)
"""Words by which a child or the children are named without a name."""
TELLS = any_of(
    rf"(?:she|he|they|{CHILD_WORD}) (?:\w+ ){{0,2}}?(?:says?|said|tells?|told|asks?|asked|describes?|described|reports?|reported|shows?|showed|drew|draws|writes|wrote|feels?|felt|wants?"
    r"|wanted|wish(?:es|ed)?|begs?|begged|whispers?|whispered|confid\w+|sleeps?|slept|eats|ate|wears|wore|hides|hid|misses|missed)",
    r"pleads?|pleaded|disclos\w+|confided|trusted|in (?:her|his|their) (?:own )?words|quote",
)
"""A child's voice or ways: a disclosure may be told in no word of harm."""
