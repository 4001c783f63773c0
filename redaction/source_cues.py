"""Words by which somebody asks, hopes or fears not to be known as the source of what they told: by classes. Data only.

Each class joins a wish, a ban, a condition or a fear with a verb of learning or of telling and with what would be learnt: who
spoke, where it came from, whose doing it was. Not knowing something ("does not know who called") is no wish; a secret about
anything else (a bruise, an address, money) names no source.
"""

from __future__ import annotations

from redaction.cues import KIN_ADULT, PARENT, PARTNER, SIBLING, any_of

FEAR = r"(?:scared|afraid|frightened|terrified|petrified|worr(?:y|ied|ies)|fear(?:s|ed|ful)?|dread(?:s|ed|ing)?|anxious|nervous|wary|hat(?:e|es|ed))"
_IF = r"(?:if|in case|lest|should|(?:hell|trouble|murder|ructions)[^.\n]{0,20} (?:if|when))"
TELLS = (
    r"(?:rang|rung|ring|phon(?:e|ed|ing)|call(?:ed|ing)?|wr(?:ote|itten|iting)|sp(?:oke|oken|eaking)|told|telling|report(?:ed|ing)|complain(?:ed|ing)|contact(?:ed|ing)|alert(?:ed|ing)"
    r"|tipped|shopped|grassed|dobbed|snitched|flagged|raised|said|been (?:talking|on to|in touch|speaking|ringing|writing)|put you (?:on|up|wise)|got in touch|came forward|(?:speak|spoke) up|spilled|blabbed|let on|passed (?:this|it|that|word)(?: on)?|suppl(?:y|ied)|provided (?:this|it|the \w+)|gave (?:you|us) (?:this|it|the \w+)|sent (?:you|us|this|it)|fed (?:you|us)|made (?:the|this|a) (?:call|report|referral|complaint))"
)
_LEARN = (
    r"(?:kn(?:ow|ows|ew|own|owing)|find(?:s|ing)? out|found out|hear(?:s|d|ing)?|learn(?:s|ed|t|ing)?|discover(?:s|ed|ing)?|reali[sz](?:e|es|ed|ing)|guess(?:es|ed|ing)?|suspect(?:s|ed|ing)?|twig(?:s|ged)?"
    r"|work(?:s|ed|ing)? (?:it )?out|figur(?:e|es|ed|ing) (?:it )?out|cotton(?:s|ed)? on|(?:get|gets|got|getting) (?:wind|to know|to hear|an inkling|a whiff)(?: of)?|catch(?:es)? on|(?:be|is|are|was) told|let (?:him|her|them|anyone|anybody|the \w+|(?-i:[A-Z]\w+)) (?:know|hear|see|find out)|be(?:come|comes|came)? aware(?: of)?)"
)
_GIVE = r"(?:let(?:ting)? (?:on|slip)|giv(?:e|ing) away|reveal(?:ing)?|disclos(?:e|ing)|divulg(?:e|ing)|hint(?:ing)?(?: at)?|say(?:ing)?|tell(?:ing)?(?: (?:him|her|them|anyone|anybody|the \w+|(?-i:[A-Z]\w+)))?|mention(?:ing)?|admit(?:ting)?|repeat(?:ing)?|pass(?:ing)? on)"
_BAN = (
    r"(?:do(?:n['’]t| not)(?! (?:\w+ )?(?:know|remember|recall|understand|think)\b)|(?:must|should|may|shall)(?:n['’]t| not| never)|can(?:['’]t|not)(?! (?:say|tell|think|remember)\b)|never|not to|(?:is|are) not to"
    r"|(?:under|in) no circumstances|on no account|you (?:would|could|will|wo|do)(?:n['’]t| not)|nobody (?:is to|must|can|should|may|will)|no[- ]one (?:is to|must|can|should|may|will|to)|without|mind not|(?:does|did|would|do)(?:n['’]t| not) (?:want|wish|like)|would hate|make sure [^.\n]{0,25}(?:not|n['’]t|never)|(?:hope|trust|rather|sooner)\b[^.\n]{0,20} (?:not|\w*n['’]t|never))"
)
_IT = r"(?:this|it|that|any of (?:this|it)|all (?:of )?this|(?:the|my|our|your) (?:information|report|referral|call|complaint|letter|e-?mail|tip|concerns?|story|news|allegation))"
_NO_BODY = rf"(?!(?:\w+ )?(?:schools?|nursery|college|hospital|surgery|practice|police|ward|council|service|team|agency|officers?|staff)(?: has| had| have| is| was)? {TELLS})"
_ONE = rf"(?:(?:the|an?|his|her|their|our|my|your|some) {_NO_BODY}(?:[\w-]+ )?[\w-]+|some(?:one|body)|(?-i:[A-Z]\w+))"
_FILL = r"(?:(?!(?:what|why|when|about|until) )[\w'’]+ )"
_SOURCE = (
    rf"(?:who(?:ever)? (?:it (?:was|is)\b|(?:[\w'’]+ ){{0,2}}?(?:{TELLS}|behind))|(?:where|from whom|who) {_IT} (?:\w+ )?(?:came|comes|come|is|was|originat\w+|got out|started)\b"
    rf"|(?:where|from whom|how) (?:you|we) (?:got|get|had|heard|came by) (?:this|it|that|the \w+)|how (?:you|we|anyone|the school|social services|they) (?:\w+ )?(?:know|knew|found|heard|got to know|came)\b|which [\w-]+ (?:\w+ )?{TELLS}"
    rf"|(?:it|this|that) (?:was|is|['’]s|had been|came from) (?:me|us|some(?:one|body)|one of (?:us|them)|(?:my|our|his|her|their) doing|{_ONE} (?:who|that) (?:\w+ )?{TELLS})"
    rf"|(?:that )?(?:i|we|she|he|they)(?:['’]ve|['’]d|['’]m| have| has| had| was| were| am| is| are)? (?:\w+ )?(?:{TELLS}|behind (?:this|it))|(?:that )?{_ONE} (?:has |had |was |were )?(?:the one who )?{TELLS}"
    r"|(?:of |about )?(?:my|our) (?:part|involvement|call|letter|role|name|identity))"
)
_NEAR_KIN = rf"(?:{PARENT}|{KIN_ADULT}|{PARTNER}|{SIBLING}|(?:\w+-)?in-laws?|family|relatives?|relations|sons?|daughters?|cousins?|nephews?|nieces?|household|neighbours?|friends?|boss|employer|parents|rest of the family)"
_OF_KIN = rf"(?:his|her|their|the)(?: own| other| older| younger)? {_NEAR_KIN}"
_OF_MINE = rf"(?:my|our)(?: own| other| older| younger)? {_NEAR_KIN}"
_WHAT_THEY_DID = rf"(?:{_IT}|everything|(?:his|her|their|my|our) (?:call|report|referral|letter|visit|e-?mail|involvement|contact|name|identity|part)|what (?:she|he|they|i|we) (?:has |have |had )?(?:said|told))"
_ASKS = r"(?:would (?:like|prefer|rather)|['’]d (?:like|prefer|rather)|wants?|wanted|wish(?:es|ed)?|asks?|asked|hop(?:es|ed)|prefers?|begs?|begged|requests?|requested|insists?|insisted|(?:is|was) (?:keen|anxious|desperate))"
_OTHERS_ASK = rf"(?<!\bi )(?<!\bwe ){_ASKS}"
_KEPT = rf"[^.\n]{{0,15}} (?:{_WHAT_THEY_DID}(?: to be| be| is| was)? (?:kept|hidden|withheld|concealed)|to (?:keep|hide|withhold|conceal) {_WHAT_THEY_DID})(?: \w+)? from"
_NOT_TOLD = r"(?:is|are|be|was|were|should|must|will)(?: not|n['’]t)(?: to be| be)? (?:told|informed|made aware)(?! (?:about|of|to|that|when|why|what|where|how|off)\b(?! (?:this|it|the call|her call|his call)\b))"
_CAUGHT = r"(?:found out|rumbled|outed|sussed(?: out)?|traced|identified|recogni[sz]ed|exposed|singled out)"

SOURCES = (
    # a fear or a condition, a verb of learning, and the source; a ban, a verb of learning or of telling, and the source
    rf"(?:{FEAR}|{_IF})\b[^.\n]{{0,40}}? {_LEARN} {_FILL}{{0,3}}?{_SOURCE}",
    rf"{_BAN}\b[^.\n]{{0,40}}? (?:{_LEARN}|{_GIVE}) {_FILL}{{0,4}}?{_SOURCE}",
    r"(?:it|this|that|word)(?: \w+){0,2} (?:com(?:es|ing)|came|gets?|getting|got) out (?:that (?:she|he|they|i|we|it)|who|it was)\b",
    r"(?:not|\w*n['’]t|never|nobody)\b[^.\n]{0,20} (?:breathe|say|utter|whisper) a word (?:about|of|as to) (?:who|where|how|me|my|us|our)\b",
    # the writer caught
    rf"(?:i|we)(?:['’]d| would|['’]ll| will| might| could| may)(?: \w+)? (?:be|get)(?: \w+)? {_CAUGHT}|\b(?:i|we|(?:the|this) (?:writer|author|caller|informant|source|neighbour|witness))\b[^.\n]{{0,15}} {FEAR}(?: of)? (?:being|getting) {_CAUGHT}",
    rf"(?:{FEAR}|could|would|might|will|can|able to)\b[^.\n]{{0,20}}? (?:recogni[sz]e|identify|trace|pick out) (?:me|us)(?= *(?:[,.;!\n)]|$|from|by|in|if|as|because))",
    r"recogni[sz]e (?:her|him|them) (?:from|by|in) (?:the|this|what|any|her|his|their)\b(?: [\w'’]+){0,2} (?:details|account|letter|report|wording|information|said|handwriting|voice|told)",
    rf"(?:not|\w*n['’]t|never|nobody|no[- ]one|{FEAR})\b[^.\n]{{0,25}}? trac(?:e|es|ed|ing) {_IT} (?:back )?to (?:me|us|him|her|them)",
    r"(?:not|\w*n['’]t|never)\b[^.\n]{0,15} (?:look|seem|appear|sound)(?:ing)? (?:as if|as though|like) (?:it|this|that) (?:came|comes|has come|was|is)(?: \w+)? (?:from|me|us)",
    rf"(?:not|\w*n['’]t|never|{FEAR})\b[^.\n]{{0,45}} (?:blame|blamed)(?: \w+)? for (?:telling|ringing|calling|reporting|writing|speaking)",
    rf"{FEAR}\b[^.\n]{{0,15}} (?:this|it|that|word) (?:\w+ )?(?:gets?|got|comes) back (?:to|on|at) (?:\w+ ){{1,2}}?that (?:i|we|she|he|they)(?:['’]ve| have| has|['’]d| had)? {TELLS}",
    rf"{_IF}\b[^.\n]{{0,15}} (?:this|it|that|any of (?:this|it)|word|anything) (?:\w+ )?(?:gets?|got|goes|went|comes|came|filters?|leaks?)(?: \w+)? back (?:to|on|at|round)",
    rf"(?:if|in case|lest|should) (?:(?:{_OF_MINE})(?: ever)? (?:sees?|saw|reads?|(?:gets?|got) (?:hold of|to see|sight of)) (?:this|my)\b|(?:he|she|they)(?: ever)? (?:sees?|saw|reads?|(?:gets?|got) (?:hold of|to see|sight of)) (?:this|my) (?:letter|note|e-?mail|message|text)\b(?=[^.\n]{{0,40}} (?:me|my|i)\b))",
    # a name, an identity
    r"my (?:name|identity|details)\b[^.\n]{0,15} (?:not|\w*n['’]t|never)\b[^.\n]{0,12} (?:come up|come out|appear|get out|be (?:used|given|mentioned|said|linked|on))",
    r"my (?:name|identity|details)\b[^.\n]{0,12} (?:stays?|remains?|kept|left) (?:out|private|secret|safe|hidden|between)|(?:protect|shield|guard|hide|conceal|withhold) (?:my|our|the (?:caller|neighbour|informant|source)['’]s) (?:identity|name|anonymity|details)",
    r"(?:keep|leave|call) (?:me|us) (?:anonymous|unnamed|nameless|unidentified)|(?:treat|regard|keep|hold) (?:the|our|my|this) (?:source|caller|informant|writer|sender)(?: \w+){0,2} (?:confidential|anonymous|secret|private|unnamed)",
    r"(?:his|her|their|my|our) names? (?:not|never) (?:to )?(?:go|be (?:put|written|used|on|down)|appear)\b|(?:please|can|could|may|must|should|want\w*|like)\b[^.\n]{0,20} (?:stay|remain|be|be kept|kept|be treated as|treated as) anonymous",
    # kept from their own kin
    rf"{_OTHERS_ASK}{_KEPT} (?:{_OF_KIN}|him|them|(?-i:[A-Z]\w+))|{_ASKS}{_KEPT} {_OF_MINE}",
    rf"{_OTHERS_ASK}(?: (?:us|me|staff))?(?: that)? {_OF_KIN}(?: (?:and|or) [\w ]{{1,20}}?)? {_NOT_TOLD}|{_ASKS} (?:that )?{_OF_MINE} {_NOT_TOLD}",
    rf"{_OTHERS_ASK}(?: (?:us|me|staff))?(?: that)? {_OF_KIN} (?:(?:not|never|should not|must not) (?:hears?|knows?|learns?|finds? out|(?:to )?(?:be )?told)|(?:stays?|remains?|is kept|be kept) (?:unaware|ignorant))(?= *(?:[.,;!)\n]|$|(?:about|of) (?:this|it|the|her|his|their) ?(?:call|report|referral|letter|contact)?))",
    rf"(?:(?:does|do|did|would)(?:n['’]t| not) (?:want|wish|like)|would hate) (?:for )?(?:{_OF_KIN}|{_OF_MINE}) to (?:find out|know|hear|learn|be told|be aware)(?= *(?:[.,;!)\n]|$|as |because |about (?:this|it|the call)|of (?:this|it)|(?:that )?(?:she|he|they|i)(?:['’]s|['’]ve|['’]d| has| have| had| was| is)? (?:\w+ )?{TELLS}))",
    rf"(?:ask\w*|want\w*|please|like[sd]?|beg\w*|prefer\w*)\b[^.\n]{{0,25}} (?:keep|kept|leave|left) (?:{_OF_KIN}|{_OF_MINE}|him|her|them) in the dark",
    rf"(?:writ(?:ing|es)|wrote|ringing|rang|calling|called|phoning|phoned|contacting|contacted|reporting|e-?mailing) [^.\n]{{0,25}}without (?:{_OF_MINE}|{_OF_KIN})['’]?s? (?:knowledge|knowing)",
    r"(?:has|have|had) (?:no idea|no clue|not a clue) (?:that )?(?:i|we|she|he|they)(?:['’]m|['’]ve| am| is| are| have| has| had| was)? (?:\w+ )?(?:rang|phoned|called|wrote|written|rung|ringing|calling|writing|been (?:on to|in touch))",
)
"""Parts of one pattern of whole words: see `redaction.anonymity_cues.ANONYMITY`."""
SOURCE_KNOWN = any_of(*SOURCES)
"""The same by itself."""
