"""Words of prose that a person's name follows: nouns for a person, verbs that act upon one, requests, lists of children, an age.

Each name is tried whole only, so that a long run of capitals costs what its length costs.
"""

from __future__ import annotations

import re

from redaction.recognisers.name_shapes import CAP, RUN, TITLES

Cue = tuple[re.Pattern[str], float, str, tuple[str, ...]]
"""Pattern, score, reason, and what a text (in lower case) holds one of where the pattern may match; nothing where anything may."""

# Words of respect are said with the name and stay in it.
_RESPECT = re.compile(
    rf"(?<!\w)(?P<n>(?:Dona|Doña|Don|Dom|Seu|Haji|Hajji|Hajja|Haj|Ustad|Pir|Mullah?|Mama|Papa|Tata|Baba|Bibi|Mzee|Chief|Alhaji|Alhaja) (?>{RUN}))"
)
_PERSON_WORD = re.compile(
    rf"(?<![\w\-])(?:girl|boy|man|woman|bloke|guy|lady|male|female|toddler|infant|teenager|youth|resident|nominal|associate|peer|colleague|son|daughter),? "
    rf"(?:called |named |is )?(?P<n>(?>{RUN}))"
)
_SHORT_KIN = re.compile(
    rf"(?<![\w.,/\-])(?<![0-9] )(?:mo|fa|MGM|MGF|PGM|PGF|Mo|Fa|FOB|mgm|mgf|pgm|pgf|sib|sibs|Sib|Bby|bby) (?P<n>(?>{RUN}))"
)
_ACTS_UPON = (
    r"flee(?:ing|s)?|fled|fears?|fearing|feared|scared of|afraid of|afraid|frightened of|terrified of|escap(?:ed|ing)|protect(?:ed)? (?:\w+ )?from|assaulted by|hit by|hurt by|abused by"
    r"|groomed by|controlled by|threatened by|picked up by|dropped off by|brought by|accompanied by|supported by|cared for by|attended by|referred by|led by|seen with|found with|arrived with"
    r"|hang(?:s|ing)? (?:around|out) with|associat(?:es|ing) with|(?:stay(?:s|ing)|liv(?:es|ing)) with|went with|left with|goes by|dating|married(?: to)?|divorced|separated from|friends with"
    r"|texting|messaging|street name|nickname|belongs to|owned by|introduced to|debt to|owes|via|ask|asked|asking|tell|told|telling|remind|reminded|chased?|invited?|thank|thanked|rang|phoned|rung|texted|emailed|warned|blames?|blamed"
    r"|hit|hits|slapped|punched|kicked|pushed|hurt|grabbed|bit|trusts?|loves|hates|misses|likes|sees|saw|allege[sd](?: that)?|says|said|states|believes|thinks|hopes|reports|if|when|because|that|whether|unless|since"
)
_ACTED_UPON = re.compile(
    rf"(?i:(?<![\w\-])(?:{_ACTS_UPON})) (?P<n>(?>{RUN}))(?=\s*(?:[.,;:!?)\n]|$)|\s+(?:in|at|on|for|to|and|who|has|is|was|will|had|did|does|about|over|with|from|again|today|yesterday|last|when|because|said|while|by|as|took|came|went|since|outside|back|home|would|could|can)\b)"
)
_ASKED = re.compile(
    rf"(?m:^|[.!?;:,]\s+|\band )(?:[Cc]ould|[Cc]an|[Ww]ould|[Ww]ill|[Dd]id|[Dd]oes|[Hh]as|[Hh]ave|[Hh]ad|[Ii]s|[Ww]as|[Ss]hould|[Pp]lease (?:ask|tell|call|ring|email|contact|let)) (?P<n>(?>{RUN}))"
    r"(?= (?:\w+ed|be|been|call|ring|phone|email|text|know|have|attend|come|go|see|send|get|let|say|tell|ask|speak|contact|take|bring|give|check|confirm|still|also|now|not|in|at|home|safe|ok|okay|well|going|coming|to)\b)"
)
_LED_BY_AGE = re.compile(rf"(?<![\w/])[0-9]{{1,2}} ?(?:yo|y/o)? ?[MF] (?P<n>(?>{RUN}))")
_CHILDREN = re.compile(
    rf"(?<!\w)(?:[Cc]hildren|[Kk]ids|[Ss]iblings|[Ss]ibs|[Bb]oys|[Gg]irls|[Tt]wins|[Dd]aughters|[Ss]ons|[Bb]rothers|[Ss]isters)(?: are| were|:|,| -)? (?!Act\b|Services\b|Social\b|Looked\b|In\b|Missing\b)(?P<n>(?>{RUN}))(?=,? (?:&|and|\+) [A-Z]|, [A-Z][a-z]+|,? \(?[0-9])"
)
FILED = re.compile(
    r"(?m:^|[|;\t]) ?(?P<n>(?!(?:HI|OK|AND|DEAR|NB|PS|NO|YES|RE|FW|CC|TO)\b)[A-Z]{2}[A-Z'’\-]*, [A-ZÀ-Þ][a-zà-ÿ]+(?:[ \-][A-ZÀ-Þ][a-zà-ÿ]+)?)(?=\s*(?:\t|\s{2}|\||[0-9(]|$))",
    re.MULTILINE,
)
_FIGURES = tuple("0123456789")
AROUND: tuple[Cue, ...] = (
    (_RESPECT, 0.6, "word of respect", ()),
    (_PERSON_WORD, 0.5, "behind a word for a person", ()),
    (_SHORT_KIN, 0.6, "behind a word of kinship", ("mo ", "fa ", "mg", "pg", "sib", "fob", "bby")),
    (_ACTED_UPON, 0.45, "acted upon", ()),
    (_ASKED, 0.5, "asked after", ()),
    (_LED_BY_AGE, 0.5, "age before it", _FIGURES),
    (
        _CHILDREN,
        0.5,
        "listed children",
        ("children", "kids", "siblings", "sibs", "boys", "girls", "twins", "daughters", "sons", "brothers", "sisters"),
    ),
)
_SMALL_TOO = rf"(?=\w*[a-zà-ÿ]){CAP}"  # a word that is no abbreviation
_OWN = (
    r"flat|house|home|place|phone|mobile|solicitor|mum|mother|dad|father|sister|brother|nan|gran|aunt|uncle|cousin|partner|boyfriend|girlfriend|wife|"
    r"husband|ex|children|kids|baby|son|daughter|friend|mate|room|bedroom|bed|bag|coat|car|teacher|position|view|story|account|consent|behaviour|"
    r"attendance|birthday|clothes|arm|leg|face|head|turn|version|keyworker|social worker"
)
_OF_A_FAMILY = (" family", " children", " baby", " twins", " siblings", " brothers", " sisters", " household")
_BIRTH = ("dob", "d.ob", "do.b", "d.o.b", "born", "aged ")
CUED: tuple[Cue, ...] = (
    (
        re.compile(
            rf"(?m:^|[.;>]\s+)(?i:(?:many |kind |best |warm )?(?:thanks|thank you|regards|wishes|"
            rf"sincerely|faithfully|dear|hi|hello|from|to|cc|yours sincerely|morning|afternoon|"
            rf"cheers|wishes))[,:]?\s+(?:(?:{TITLES})\.? )?(?P<n>{RUN})"
        ),
        0.6,
        "greeting or signature",
        (),
    ),
    (
        re.compile(
            rf"(?i:\b(?:named|called|alias|aka|a\.k\.a\.|known as|prefers|named as|name is|i am|"
            rf"i'm|this is|my name is|signed|interviewed|spoke (?:to|with)|speaking (?:to|with)|"
            rf"seen by|allocated to|discussed with|informed by|reported by|collected by|interpreter|"
            rf"chair(?:ed by)?|apologies|present|re|cc|about|regarding|concerning|safe contact|in the matter of|referral for|"
            rf"file for|call with|group for|letter to|visit to|note re|contact with|missing|clinician|"
            rf"kids|meet|met|with|contacted))[: ] ?(?P<n>{RUN})"
        ),
        0.5,
        "named by the words before",
        (),
    ),
    (
        re.compile(
            rf"(?P<n>{RUN})(?:['’]s)? (?:said|says|told|stated|states|asked|reported|reports|disclosed|"
            rf"discloses|attended|replied|thinks|explained|admitted|wants|wanted|cried|denied|denies|"
            rf"agreed|confirmed|alleges|alleged|refused|rang|phoned|called|texted|lives|was seen|"
            rf"is aged|threw|hit|punched|absent|opened|shouted|presented|became|arrived|appeared|"
            rf"thought|felt|insisted|promised|complained|apologised|nodded|smiled|swore|"
            rf"screamed|spat|drove|hid|described|mentioned|claims|claimed|joked|posts|posted|plays|uses|goes by|sits|shares|has messaged|brought|gave|gives)\b"
        ),
        0.5,
        "speaks or acts",
        (),
    ),
    (
        re.compile(rf"(?P<n>{CAP}(?:-{CAP})?)(?= (?i:family|children|baby|twins|siblings|brothers|sisters|household)\b)"),
        0.5,
        "of a family",
        _OF_A_FAMILY,
    ),
    (re.compile(rf"(?P<n>{_SMALL_TOO}(?: {_SMALL_TOO})?)(?=['’]s (?:{_OWN})\b)"), 0.5, "owns", ("'s ", "’s ")),
    (re.compile(rf"(?P<n>{CAP})(?=['’]S (?:{_OWN.upper()})\b)"), 0.5, "owns", ("'s ", "’s ")),
    (re.compile(rf"(?P<n>{RUN})(?=, who(?:se|m)?\b)"), 0.5, "speaks or acts", (", who",)),
    (
        re.compile(rf"(?m:^\s*(?:>\s*)*(?:\d+[.)]\s*)?)(?P<n>{RUN})(?=\s*(?:\(|:|\||-\s|–\s|=|,\s(?:aged|DOB|dob)))"),
        0.45,
        "opens a line",
        (),
    ),
    (
        re.compile(rf"(?P<n>{RUN})(?=\s*\((?:aged?\s*)?\d{{1,2}}(?:\s?(?:yrs?|years|y|months|mths|weeks|days|yo)\b[^)]*)?[),;])"),
        0.6,
        "age behind it",
        ("(",),
    ),
    (re.compile(rf"(?P<n>(?:{CAP}, )?{RUN})(?=,? {{1,3}}\(?(?i:d\.?o\.?b\b|born\b|aged \d))"), 0.65, "birth date behind it", _BIRTH),
    (
        re.compile(
            rf"(?m:^\s*(?:Re:? |[-*•] )?)(?P<n>{RUN})(?=[, ]{{1,2}}[0-9]{{1,2}}[./\-][0-9]{{1,2}}[./\-](?:[0-9]{{4}}|[0-9]{{2}})(?![0-9/]))"
        ),
        0.55,
        "date behind it",
        ("/", "-", "."),
    ),
    (re.compile(rf"(?P<n>{RUN}) <[^>\s]+@[^>\s]+>"), 0.8, "mailbox behind it", ("@",)),
)
