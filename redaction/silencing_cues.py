"""The words in which a child is told to keep quiet at home: by whom, how, and to whom it is said. Data only."""

from __future__ import annotations

import re

from redaction.cues import any_of

BIDS = re.compile(
    r"\b(?:tells?|told|telling|warn(?:s|ed|ing)?|threaten(?:s|ed|ing)?|ask(?:s|ed|ing)?|ma(?:kes?|de|king)|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|begg?(?:s|ed|ing)?"
    r"|text(?:s|ed|ing)?|messag(?:es|ed|ing)|(?:sa(?:id|ys|ying)|wr(?:ote|ites|iting)|whisper(?:s|ed|ing)|promis(?:es|ed)) to|g(?:ot|ets|etting)|forc(?:es|ed|ing)|persuad(?:es|ed|ing)"
    r"|brib(?:es|ed|ing)|pa(?:id|ys|ying)|convinc(?:es|ed|ing)|encourag(?:es|ed|ing)|pressur(?:es|ed|ing|ised|ises)|taught|teach(?:es|ing)|remind(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
SENT_TO = re.compile(
    r"\b(?:messages?|texts?|snaps?|dms?|chats?|notes?|letters?|voice ?notes?|e-?mails?|gifts?|money|posts?)\b[^.\n]{0,40}? (?:to|for)\b",
    re.IGNORECASE,
)
AUXILIARY = re.compile(
    r"(?:has|had|have|was|is|would|will|then|also|always|often|later|again|repeatedly|once|only|just|regularly|sometimes|allegedly|apparently|kept|keeps|been|being|to|reportedly|\w+ly)",
    re.IGNORECASE,
)
"""What may stand between a speaker and the verb."""
GOES_ON = (
    r"(?=\W*$|\s*[,:;(\"“‘']|\s+(?:to|not|never|that|it|this|she|he|they|do|don['’]?t|if|and|in|by|on|must|keep|afterwards|again|always|swear|promise|hide|lie|when|about|saying|which"
    r"|before|after|money|gifts?|sweets)\b)"
)
"""How it goes on behind whom it is said to: "told her to", not "told her teacher"."""
WHOM = re.compile(
    r"\s+(?P<whom>her|him|them|(?:the|this|his|her|their|a) (?:\w+ )?(?:child|girl|boy|daughter|son|pupil|young person|children|niece|nephew|kids?|step-?(?:daughter|son))"
    rf"|[^\W\d_]['’\w-]+(?: [^\W\d_a-z][\w'’-]+)?){GOES_ON}",
    re.IGNORECASE,
)
BIDDEN = re.compile(
    r"(?P<whom>she|he|they|(?:the|this|a) (?:child|girl|boy|pupil|young person|children)|[^\W\d_][\w'’-]+)"
    r" (?:was|were|is|are|has been|have been|had been|being|got|gets)(?: \w+ly| also| then| always| often| once)?"
    r" (?:told|warned|threatened|asked|made|instructed|ordered|forced|persuaded|bribed|paid|encouraged|begged|pressured|taught|reminded)"
    r"(?: by (?P<who>(?:[\w'’-]+ ){0,3}?[\w'’-]+?))?(?=\s+(?:to|not|never|that|if|it|this|she|he|they|must|should)\b|\W*$)",
    re.IGNORECASE,
)
DOES_IN_SECRET = re.compile(
    r"\b(?:takes?|took|taking|meets?|met|meeting|picks|picked|collect(?:s|ed|ing)|drives|drove|driving|brings|brought|buys|bought|buying|gives|gave|giving|sends|sent|sending|messag(?:es|ed|ing)"
    r"|texts|texted|texting|contact(?:s|ed|ing)|photograph(?:s|ed|ing)|film(?:s|ed|ing)|kiss(?:es|ed|ing)|touch(?:es|ed|ing)|invit(?:es|ed|ing)|sees|seeing|visit(?:s|ed|ing))\b",
    re.IGNORECASE,
)
"""What somebody does to the child behind the family's back."""
IN_SECRET = re.compile(r"^(?:without|secret|hidden|kept)\b", re.IGNORECASE)
GROOMS = any_of(
    r"(?:our|a|their) (?:little |own |special |big )secret|it(?:['’]s| is) our secret|our secret",
    r"or (?:i['’]ll|i will|i['’]m going to|i am going to|i['’]d) (?:\w+ ){0,2}?(?:kill|hurt|hit|batter|beat|stab|smash|get|find|post|share|leak|send|show|burn|slap|punch)",
    r"if you (?:ever )?(?:tell|say|told|talk|snitch|grass)",
)
"""What only somebody says who wants a child's silence."""
HELPS = any_of(
    r"(?:rang|rung|ring|called|phoned|contacted|spoken|spoke|speaking|talked|talking|told|come|came|written|wrote|reported|referr\w+)(?: to| with)?"
    r" (?:us|me|you|the police|police|the school|school|staff|social \w+|childline|mash|the hub|the nurse|the teacher|her teacher|his teacher|anyone)",
)
"""Behind the wish, that help was asked for: it is whoever helps who must not be given away."""
HUB_SIDE = frozenset(
    {
        "i",
        "we",
        "us",
        "me",
        "staff",
        "school",
        "teacher",
        "nurse",
        "doctor",
        "gp",
        "police",
        "officer",
        "pc",
        "dc",
        "ps",
        "worker",
        "social",
    }
    | {"dsl", "head", "headteacher", "miss", "mrs", "mr", "ms", "dr", "mentor", "counsellor", "midwife", "visitor", "practitioner", "hub"}
    | {"mash", "caller"}
)
CHILD_SIDE = frozenset({"child", "pupil", "girl", "boy", "lad", "yp", "student", "person", "toddler"})
