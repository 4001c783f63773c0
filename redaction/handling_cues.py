"""Words by which an author says how a passage is to be handled: intelligence under conditions, and what the family must not learn.

Sources: handling codes of police intelligence (3x5x2: P may be shared with need, C only under conditions; 5x5x5: 4 and 5);
child protection procedures on what an agency tells a meeting in confidence from the family. Data only.
"""

from __future__ import annotations

import re

from redaction.cues import any_of

CONDITIONAL = re.compile(
    r"(?i:\bhandling(?: code| instructions?)?(?: is| of)?)[^\w.\n]{0,3}(?:C\b|[45]\b)"
    r"|(?i:\b(?:graded?|grading|3 ?[x-] ?5 ?[x-] ?2|intel\w*|evaluat\w+|source)\b[^.\n]{0,40}?)\b[1-3] ?[-/,]? ?[A-E] ?[-/,]? ?C\b"
    r"|(?i:\b(?:handling )?conditions? (?:apply|applies) to (?:this|the) (?:intelligence|log|report|information)\b)"
    r"|(?i:\b(?:no|not (?:for|to be)) (?:further |onward )?disseminat\w+[^.\n]{0,40}\b(?:without|unless|originator|author|owner)\b)"
)
_FAMILY = r"(?:(?:the|her|his|their|either|both|any) )?(?:family|parents?|carers?|mother|father|mum|mam|dad|step-?(?:mother|father|mum|dad)|household)"
_SHARED = r"(?:shared?|disclosed?|discussed?|repeat(?:ed)?|mention(?:ed)?|shown?|pass(?:ed)? on|given|sent|released?|copied)"
NOT_FOR_FAMILY = any_of(
    rf"(?:not|never|cannot|\w+n['’]t)(?: to)? (?:be )?{_SHARED}[^.\n]{{0,20}} (?:with|to) {_FAMILY}\b",
    rf"(?:confidential|withheld|kept|keep|hidden|private|secret)[^.\n]{{0,20}} from {_FAMILY}\b",
    rf"(?:please )?(?:do not|don['’]t|never) (?:tell|inform|alert|let) {_FAMILY}\b",
    rf"without {_FAMILY} (?:knowing|being told|finding out)|{_FAMILY} (?:must|should|may) (?:not|never) (?:be told|know|see|learn|find out|hear)",
)
