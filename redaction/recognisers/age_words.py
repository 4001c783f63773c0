"""How an age is written in notes: figures and words, units, twelfths of a year and fifty-seconds, and what hedges it."""

from __future__ import annotations

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
)
NUMBER = rf"(?:1[01][0-9]|[0-9]{{1,2}}|{_WORDS})"
HALF = r"(?:½|¼|¾|\.5| and a half| 1/2)?"
UNIT = r"(?:years?|yrs?|months?|mths?|mos?|weeks?|wks?|days?)"
PARTS = r"[0-9]{1,2}/(?:12|52)"  # months and weeks as clinics write them
AGE_VALUE = rf"(?:(?:[0-9]{{1,2}} )?{PARTS}(?![\w/])|{NUMBER}{HALF}(?:[ \-]?{UNIT})?)"
MORE = (  # "2, 4 and 9"
    rf"(?:(?:, {NUMBER}(?=, | and | & | or ))|(?:,? (?:and|&|or|to) |/|-){NUMBER}(?:[ \-]?{UNIT})?(?! ?%|[\w/]))"
)
HEDGE = (
    r"(?:(?:poss(?:ibly|\.)?|prob(?:ably|\.)?|approx(?:imately|\.)?|about|bout|around|roughly|nearly|almost|just|only|maybe|perhaps|circa"
    r"|c\.?|est(?:imated|\.)?|apparently|now|currently|still|like|at least|thought to be|looks|barely|aged?|[?~]) ?){0,3}"
)
BEHIND = r"(?=\s*(?:[.,;:)!?|\n]|$)|\s+(?:and|but|or|who|lives?|living|is|was|has|when|from|with|so|in)\b|\s[-–])"
PERSON_NOUN = (
    r"(?:males?|females?|boys?|girls?|man|woman|lad|lass|child|baby|babies|infant|newborn|toddler|teenager|teen|youth|pt|patient|bub"
    r"|sib|sibling|sibs|siblings|twins?|children|kids|daughters?|sons?)"
)
TENS = r"(?:[1-9]0['’]?s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
