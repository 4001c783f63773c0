"""The words by which a text brings in somebody who told of a concern, and says what ties them to the family. Data only."""

from __future__ import annotations

import re

from redaction.cues import KIN_ADULT, PARENT, PARTNER, SIBLING, any_of

_MINE = r"(?:his|her|their|my|the|an?|one of (?:our|the|her|his|their)|our|another|some|this|that|(?-i:[A-Z][\w-]+)['’]s)"
_OUTSIDER = (
    rf"(?:{KIN_ADULT}|cousin|godmother|godfather|godparent|(?:sister|brother|mother|father|daughter|son)-in-law|in-?law|receptionist|secretary|dinner lady|cook|gardener|window cleaner|post(?:man|woman)|taxi driver|pharmacist|optician|carer|steward|florist|butcher|baker|bar(?:man|maid)|barista|friend|mate|neighbou?r|colleague|teacher|coach|instructor|landlord|landlady|cleaner|caretaker|porter|concierge|guard"
    r"|childminder|babysitter|nanny|shop ?keeper|barber|hairdresser|volunteer|driver|escort|bloke|chap|fella|guy|gentleman|man|woman|lady|couple|tenant|resident|leaseholder|owner|manager"
    r"|member of (?:staff|the public)|person|source|caller|informant|witness|customer|lollipop \w+|parishioner|worshipper|imam|vicar|priest|pastor)s?"
)
LABEL = re.compile(
    r"\W*(?:wit(?:ness)?|w ?\d|inft|informant|caller|complainant|source|(?:reported|told|raised|witnessed|seen) by|who (?:rang|called|told|reported))"
    r"(?: \d| details)?\s*[:|–—-]+",
    re.IGNORECASE,
)
"""By which a line or a row of a record says that who told is named behind it: "WIT - night porter ...", "Reported by | ..."."""
OUTSIDER = re.compile(
    rf"(?<!\w)(?:{_MINE} (?:[\w'’-]+ ){{0,2}}?{_OUTSIDER}|(?:one of (?:our|the)|an?|another|some) (?:[\w'’-]+ ){{0,2}}?(?:mums?|dads?|mother|father|parents?)"
    rf"|(?:{PARENT})['’]s (?:own |older |younger |twin )?(?:{SIBLING})|(?-i:[A-Z][\w-]+)['’]s own (?:{SIBLING})|bloke|somebody|someone|(?:mr|mrs|ms|miss) (?-i:[A-Z][\w'’-]+))(?!\w)",
    re.IGNORECASE,
)
"""Whoever told, by what they are: nobody who lives with the child."""
_YOUNG = rf"(?:{SIBLING}|friend|mate|lads?|girls?|boys?|pupil|student|classmate|peer)s?"
YOUNG = re.compile(rf"(?<!\w){_MINE} (?:[\w'’-]+ ){{0,2}}?{_YOUNG}(?!\w)", re.IGNORECASE)
"""A brother, a sister or another child who told: their fear is a concern of its own."""
KIN_OF = re.compile(
    r"(?<!\w)(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?P<of>[A-Z][\w-]+)['’]s (?:own |late |elderly |older |younger )?(?:mother|mum|father|dad|parents?|sister|brother|cousin|niece|nephew|daughter|son)(?!\w)"
)
"""Kin by whose they are: a parent's own mother is of another home."""
KIN_OF_CHILD = re.compile(
    rf"(?:(?P<of>[A-Z][\w-]+)['’]s|(?:his|her|their|the (?:child|children|girl|boy|baby)['’]?s?['’]?)) (?:(?:own|maternal|paternal|great|step|older|late|elderly)[ -]){{0,3}}"
    rf"(?:(?i:{KIN_ADULT})|cousin|godmother|godfather|godparent|neighbou?r|child ?minder|babysitter|nanny|landlady|landlord)\b(?!['’]s)[,)]?\s*"
)
"""What the teller is to the child, behind their name: "Carol Marsh, Lena's aunt"."""
CALLER = re.compile(
    r"\b(?:caller|informant|inft|complainant|referrer|source|call|message|contact|information)(?: is| was|:| from| by)?\s*$", re.IGNORECASE
)
SPEAKS = any_of(
    r"rang|rings|rung|phon(?:es|ed)|calls?|called|told|tells|whispered|came (?:to|in|up|forward|over|round)|come to|approached|contacted|wrote|writes|writing|e-?mailed|texted",
    r"messaged|mention(?:s|ed)|report(?:s|ed)|complain(?:s|ed)|(?:let|lets) \w+ know|in touch|brought|brings|knocked|flagged|tipped|spoke|speaks|says?|said|stopped",
    r"asked (?:me|us)|gave (?:me|us)|took (?:me|us)|pulled (?:me|us)|collared|walked in|dropped in|popped in|confided|confides|whispered|disclos(?:ed|es)|passed",
    r"handed|showed|shows|(?:got|have|had|took|comes?|came) (?:this|that|it|\w+) from|from|(?:has|have) (?:seen|heard)|saw|sees|heard|hears|noticed|source|informant|caller|complainant|buzzed|let (?:me|us|officers|them|the \w+) in|(?:has|had|have|holds|keeps) an? (?:\w+ )?key|opened (?:the|up)|waved|directed|pointed|drove|rescued|gave (?:the )?(?:officers|staff|police)|how we (?:got|were|came)|kept by|let (?:this|it|that) slip",
)
"""What brings a teller in."""
TIE = re.compile(
    r"^(?:also |only |still |just |often |usually |normally |always |both |herself |himself |themselves )*"
    r"(?:liv(?:es?|ing|ed)|stay(?:s|ing|ed)?|lodg(?:es|ed|ing)|work(?:s|ed|ing)?|own(?:s|ed)?|rent(?:s|ed)?|clean(?:s|ed)?|do(?:es)?|did|run(?:s)?|drives?|park(?:s|ed)?"
    r"|walk(?:s|ed)?|volunteers?|shar(?:es?|ed|ing)|know(?:s|n)?(?! (?:because|that|this|as|since|it|for (?:a fact|certain)))|go(?:es)?|going|use[ds]?(?: to)?|mind(?:s|ed)?|look(?:s|ed)? after|baby-?sits?|collects?|takes?|sits?"
    r"|attends?|belongs?|sings?|plays?|serves?|(?:gets?|comes?|came|got) (?:in|home|back|off|round)|pick(?:s|ed)? \w+ up"
    r"|(?:have got|has got|have|has|had) (?:him|her|them|to|the|an?|ms|known|been|lived|worked|(?:\w+ ){1,3}?(?:on|every|at|for|most|each)\b)"
    r"|(?:is|was|are|were|am|['’]s|['’]m|['’]re) (?:\w+ )?(?:the|an?|on|off|due|only|married|related|from|next|opposite|above|below|upstairs|downstairs|at|in|with|our|my"
    r"|one of|friends?|neighbou?rs?|his|her|their|(?-i:[A-Z][\w-]+)['’]s|scared|frightened|afraid|terrified|worried|anxious|nervous|wary|waiting)"
    r"|would|wouldn['’]?t|won['’]?t|will|doesn['’]?t|didn['’]?t|don['’]?t|does not|did not|do not|can['’]?t|cannot|can be|['’]d)(?!\w)",
    re.IGNORECASE,
)
"""Behind a subject: what somebody is, has, does for a living or would not have known."""
LEAD = re.compile(r"^\W*(?:(?:and|but|so|as|because|since|while|when|where|though|also|then|that)\s+)*", re.IGNORECASE)
"""What may stand before a clause's subject."""
FEELING = r"(?:scared|frightened|afraid|terrified|petrified|worried|anxious|nervous|wary|fearful|in fear)"
OWN_FEELING = re.compile(
    rf"{FEELING}(?! (?:for|about|that) (?:[\w'’-]+ ){{0,2}}?(?:him|her|them|child\w*|kids?|boys?|girls?|bab(?:y|ies)|little \w+)\b)(?: (?:of|that|stiff|to)\b[^.,;\n]*)?"
    r"|(?:told|tells|telling|asked|begged|rang|called)(?: \w+)? (?:me|us|him|her|them|staff|the \w+)\b(?! (?:that )?(?:he|she|they|mum|dad|the) (?:hit|was hit|is))"
    r"|sa(?:id|ys) (?:that )?(?:she|he|they|it)\b|refus\w+ to (?:give|make|do|sign|leave|provide|be|say)\b|concern\w*|late\b|order\b|cautious\b|owes?\b|alone\b"
    r"|squeez\w+ (?:past|by|through)\b"
    r"|fears? (?:for|of losing|to lose) (?:her|his|their|my|our) (?:own )?(?:job|post|shifts|tenancy|lease|home|flat|visa|status|licen[cs]e|safety)\b"
    r"|(?:saw|seen|sees|heard|hears|watched|noticed|witnessed) (?:it|this|that|these|everything|all of (?:it|this))\b",
    re.IGNORECASE,
)
"""What a teller feels and does in telling: no harm to the child."""
PERCEIVES = any_of(
    r"hears?|heard|hearing|sees?|saw|seen|seeing|watch(?:es|ed|ing)?|notic(?:es|ed|ing)|smel(?:ls|led|t)|spot(?:s|ted)|witness(?:es|ed)?|overh(?:ears|eard)|found|finds"
)
_OF_CHILD = r"(?! (?:for|about|that) (?:[\w'’-]+ ){0,2}?(?:him|her|them|child\w*|kids?|boys?|girls?|bab(?:y|ies)|little \w+)\b)"
_NOT = r"(?:not|never|no|nothing|nobody|\w+n['’]t|out|left|quiet|careful|discreet|between|private|confidential|secret)"
ATTITUDE = re.compile(
    rf"^(?:(?:is|was|are|were|['’]s|very|so|just|really|only|also|quite) )*(?:{FEELING}{_OF_CHILD}|begg?\w* (?:us|me|staff|the \w+)|adamant|insist\w*|desperate (?:not|that))"
    rf"|^(?:wants?|wanted|asks?|asked|hopes?|hoped|would like|prefers?|would prefer|would rather|would sooner|['’]d rather|['’]d sooner|['’]d prefer|(?:is|was|are) asking)\b[^.;\n]{{0,70}}\b{_NOT}\b"
    r"|^(?:does|did|do)(?:n['’]t| not) (?:want|wish|like|dare|fancy|need)|^made (?:me|us) (?:swear|promise)"
    r"|^(?:could|would|might|will|['’]ll|['’]d) (?:be|get) (?:out on|out of|sacked|fired|evicted|barred|thrown out|in trouble|disowned|cut off)"
    r"|^(?:could|would|might|stands? to|will|['’]ll|['’]d)(?: \w+)? lose|^(?:has|have) (?:got )?to (?:live|work|see|face|walk|pass)"
    r"|^(?:wo|would|ca|could|dare)(?:n['’]t| not) (?:be|say|put|give|speak|go|come|have)|^(?:cannot|daren['’]t) (?:be|say|put|give|speak|go|come|have)",
    re.IGNORECASE,
)
"""Behind a teller as the subject: that they ask for something not to happen, or fear for themselves."""
REPORTS = re.compile(
    r"\b(?:says|said|told|tells|reports?|reported|states|stated|describes|described|claims|claimed|thinks|believes|reckons|alleges|alleged|mention(?:s|ed)|let slip)\b(?P<content>.*)$",
    re.IGNORECASE | re.DOTALL,
)
TO_WHOM = re.compile(r"^(?: (?:to )?(?:me|us|the \w+|our \w+|my \w+|staff|officers|police))?(?: that)?\s*", re.IGNORECASE)
"""To whom something was said, before what was said."""
OF_THE_FAMILY = re.compile(
    rf"\b(?:is|are|was|were|['’]s|['’]re) (?:[\w-]+ ){{0,2}}?(?:her|his|their|an?|one of (?:her|his|their)) (?:[\w-]+ ){{0,2}}?(?:{KIN_ADULT}|{SIBLING}|cousin|friend|mate|neighbou?r"
    r"|colleague|customer|client|tenant|landlord|landlady|godmother|godfather|goddaughter|godson|in-?law|niece|nephew|boss)s?\b",
    re.IGNORECASE,
)
"""What one of the family is to the teller."""
GOES_ON = re.compile(
    r"^\W*(?:so|then|which is why|that is why|that['’]s why|please|number|tel\b|telephone|mobile|phone|contact|subscriber|name|address|lives|works|best time|same)\b",
    re.IGNORECASE,
)
"""How a sentence goes on about the teller, or about what was asked, without naming them."""
REPRISAL = re.compile(
    r"\b(?:(?:put|puts|putting|smash\w*|bricked|bricking|broke|breaks|egg(?:ed|s)|kicked|kicks|shot at|stoned|pelted)\b[^.,;\n]{0,20}? (?:her|his|their|my|our) (?:own |front |back |car |shop |kitchen )*(?:windows?|doors?|fence|gate|car|van|wing mirrors?|bins?|tyres?|windscreen|letter ?box)(?: (?:through|in|out|down|off|over))?"
    r"|(?:bricks?|eggs?|fireworks?|dog (?:mess|dirt|muck)|excrement|threatening (?:notes?|letters?)|paint|a dead \w+) (?:through|at|in|on|over|thrown at|posted through) (?:the|her|his|their|my|our) (?:front )?(?:windows?|letter ?box|doors?|car|steps?|mat)"
    r"|(?:the|his|her|their|my|our) (?:cat|dog|rabbit|car|van|bike|shed|bins?|plants|garden|windows?|tyres?) (?:was|were|got) (?:poisoned|killed|smashed|slashed|keyed|torched|trashed|ripped up|set on fire)"
    r"|(?:has|have|had) had (?:the|his|her|their|my|our) (?:own |front |shop )*(?:\w+ )?(?:shutters?|windows?|doors?|fence|car|van|tyres?|bins?|stall|bike|glass) (?:kicked|smashed|put|bricked|slashed|keyed|trashed|torched)(?: (?:in|through|off))?"
    rf"|{FEELING} (?:that )?(?:she|he|they|i)(?:['’]?d| would|['’]?ll| will| won['’]?t| wouldn['’]?t| might| could) (?:not |never )?(?:get|lose|be given|be refused)\b[^.,;\n]{{0,20}}\b(?:references?|jobs?|work|tenancy|lease|flat|hours|shifts?|contract|visa|licence|place)"
    r"|fear(?:s|ed|ing)? for (?:her|his|their|my|our) (?:own )?(?:windows?|doors?|car|van|shop|job|tenancy|fence|garden|dog|cat|tyres)"
    r"|(?:keyed|scratched|slashed|torched|set fire to|let down) (?:her|his|their|my|our) (?:car|van|tyres?|bike|doors?|bins?|shed)|spat (?:at|on) (?:her|him|them|me|us) (?:before|last|once|on the stairs|in the street)|had a go at (?:her|him|them|me|us)"
    r"|stopped? (?:her|him|them|me|us) (?:seeing|having|coming|visiting|talking)[^.;\n]*|(?:came|come|gone|went|been) (?:after|for|round to) (?:her|him|them|me|us) (?:before|last time|once)|(?:cut|froze|frozen) (?:her|him|them|me|us) (?:off|out)(?: (?:before|last time|once)[^.;\n]*)?)(?: (?:the last time|last time|before|once|already))?",
    re.IGNORECASE,
)
"""What was done to whoever told, or would be: it tells who they are and nothing of the child."""
REASON = re.compile(r"^\W*(?:as|because|since|in case|for fear|so|or)\b", re.IGNORECASE)
GRAVE = any_of(
    r"bruis\w*|burn\w*|scald\w*|fractur\w*|injur\w*|bleed\w*|blood|hit(?:s|ting)?|slap\w*|punch\w*|kick\w*|beat\w*|smack\w*|chok\w*|strangl\w*|shak(?:es|en|ing)|kni(?:fe|ves)|gun|machete",
    r"rap(?:e|ed|es)|sex\w*|grop\w*|abus\w*|assault\w*|starv\w*|locked|self[- ]?harm\w*|suicid\w*|overdos\w*|kill\w*",
)
"""Harm that stays even in the reason somebody gives for their silence."""
FAMILY_FIRST = re.compile(
    r"^\W*(?:(?:and|but|so|that|then|when|while|where|how|because|about|concerning|regarding|over)\s+)*(?:(?:the |their |his |her |this |that )?"
    r"(?:child(?:ren)?|kids?|boys?|girls?|bab(?:y|ies)|toddlers?|little (?:one|girl|boy|lad)|mums?|mother|dads?|father|parents?|family)"
    r"|(?:the|their|his|her) (?:house|flat|home|bed|room|cupboards?|fridge|curtains?))\b",
    re.IGNORECASE,
)
"""A clause whose subject is the child or the home."""
SO = re.compile(r"^\W*(?:so|and so|which is why|that(?: is|['’]s) why|please)\b", re.IGNORECASE)
"""How somebody goes on about what they did or ask because they must not be known."""
COLUMN = re.compile(
    r"^(?:inft|inf|informant|callers?|complainants?|source|(?:(?:diary|sheet|log|record) )?kept by|(?:reported|told|witnessed|seen) by|witness(?:es)?"
    r"|who (?:rang|called|told|reported|complained)\b.*|from whom)\W*$",
    re.IGNORECASE,
)
"""The label of a column that says who told."""
PARTICULARS = re.compile(r"(?:\+44|\b0)[ -]?\d(?:[ -]?\d){8,10}|@|\b(?:mr|mrs|ms|miss)\b|\b(?:flat|no\.?|number) ?\d+", re.IGNORECASE)
JOINT = re.compile(
    r"[,;:](?=\s)|(?<=[a-z]{3})\.(?=\s[a-z])|\s[-–—](?=\s)|\s+(?=(?:about|concerning|regarding|over) (?:the |her |his |their |both )?(?:child|kid|boy|girl|bab|toddler|little)\w*\b)|\s+(?=(?:and|but|because|since|in case|so|who|which|while|as (?:she|he|they|we|i|it|(?-i:[A-Z]\w+) \w+s)"
    r"|told|tells|says|said|reports|reported|rang|phoned|saw|sees|heard|hears|noticed)\b)",
    re.IGNORECASE,
)
"""Where a sentence may be cut."""
OF_A_RECORD = re.compile(
    r"\b(?:ask(?:s|ed|ing)|begg?(?:s|ed|ing)|want(?:s|ed)) me (?:not|never) to (?:write|record|note|log|put)\b", re.IGNORECASE
)
"""Said to whoever keeps the record: a professional's "me"."""
FROM_OWN = re.compile(
    rf"\W*(?:she|he|they)\b[^.\n]{{0,40}}\b(?:not|n['’]t|never|no)\b[^.\n]{{0,15}}\b(?:either|both|any|her|his|their) (?:own )?(?:{PARENT}|parents?|{PARTNER})\b"
    rf"|\W*(?:she|he|they)\b[^.\n]{{0,25}}\b(?:either|neither|both|her|his|their) (?:own )?(?:{PARENT}|parents?|{PARTNER})\b[^.\n]{{0,15}}\b(?:not|n['’]t|never)\b",
    re.IGNORECASE,
)
"""A pronoun's wish against their own parents or partner."""
