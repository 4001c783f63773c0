"""The words by which somebody asks not to be known as the one who spoke. Data only."""

from __future__ import annotations

import re

from redaction.cues import any_of
from redaction.needed_words import AnyOf
from redaction.source_cues import SOURCES

_NOT = r"(?:not|\w+n['’]t|(?:do|does|did|is|was|are|were|has|have|had|wo|would|ca|could|should|must|might|need|sha)nt|never|nobody|no[- ]one|nothing|without)"
_LEARN = r"(?:know|find(?:s|ing)? out|hear(?!t)|learn|realise|discover|guess|work out|told|tell(?!y|ies))"  # with their endings
_SOMEBODY = r"(?:i|we|she|he|they|(?:the )?caller|who)"
_TOLD_US = r"told(?! \w+ (?:not |never )?to\b)"  # "cannot say who told her to lie" speaks of no informant
_SPOKE = (
    rf"(?:wrote|written|rang|rung|phoned|called|spoke|spoken|said(?! nothing\b)|{_TOLD_US}|reported|complained|contacted|(?:been|got|was) in touch|gave|given"
    r"|made (?:the|this) (?:call|report|complaint)|talking|ringing|calling|reporting|(?:been )?writing|shopped|grassed|dobbed|snitched|tipped|flagged|mentioned|raised)"
)
_KEEP = r"(?:keep|kept|leave|left|withhold|withheld)"
_PARTICULARS = r"names?|identity|identities|details|contact details|number|involvement"
_ASKS = r"(?:asks?|asked|asking|begs?|begged|wants?|wanted|wish(?:es|ed)?|requests?|requested|prefers?|insists?|insisted|promised?)\b"
_ASKS = rf"{_ASKS}(?!(?: \w+)? (?:why|how|what)\b)"  # "asked why she was not told" asks for no silence
_WANTS = rf"(?:please|{_ASKS}|must|should|may|cannot|can)"
_MAKE_KNOWN = rf"(?:{_LEARN}|aware|named?|identif(?:y|ied)|mention(?:ed)?|say|shared?|disclosed?|reveal(?:ed)?|pass(?:ed)?(?: it)? on|repeat(?:ed)?|quoted?)"
_TELLER = (
    r"(?:neighbou?r|caller|informant|source|referrer|complainant|witness|relative|aunt\w*|uncle|sister\w*|brother\w*|cousin|nan\w*|gran\w*|friend|landlord|landlady"
    r"|shop ?keeper|cleaner|caretaker|concierge|childminder|babysitter|lady|woman|man|couple|resident|tenant|member of the public|parent of \w+)"
)
_SOMEBODY_ELSE = rf"(?:some(?:one|body)|(?:the|an?|his|her|their|our|my|another) (?:[\w'’-]+ )?{_TELLER}|(?:mr|mrs|ms|miss|dr) [\w'’-]+)"
_TOLD = (
    rf"(?:{_SPOKE}|found|saw|seen|heard|noticed|raised|alerted|rings|calls|tells|made (?:the|this) referral|referred|came forward|spoke up"
    r"|is (?:ringing|calling|telling))"
)
_VOUCHED = (
    r"promis\w+ (?:that )?(?:his|her|their|the) (?:names?|details|identity|number)\b[^.\n]{0,40}|(?:names?|identity|details) (?:will|would|must|should|can|could|is to|are to) (?:go|be taken|travel) no further",
    r"(?:gave|given|giving|have|has) (?:him|her|them|the \w+|(?-i:[A-Z]\w+)) (?:my|our|his|her) word",
    (
        r"(?:promised|assured|sworn to|swore to|agreed with|reassured) (?:him|her|them|the \w+|(?-i:[A-Z]\w+))[^.\n]{0,50}"
        r" (?:go(?:es)? no further|stays? (?:with|between|here|in)|stops? (?:with|here)|(?:wo|would)(?:n['’]t| not) (?:say|tell|name|use|mention|pass|repeat|come out|get back|let on))"
    ),
    r"(?:goes|go|went|gone|going|take[ns]?|taken) (?:it |this )?no further than|(?:it|this|that) (?:stops|stays|ends) (?:with (?:me|us|you|the)|between|inside)",
    (
        r"(?:(?<!would )not|never|(?!would)\w+n['’]t|without)(?: \w+)? (?:put|putting|written|wrote|write|writing|recorded?|recording|entered?|entering|list(?:ed|ing)?|noted?|noting)"
        r" (?:it|this|that|him|her|them|(?:his|her|their) names?|any of (?:it|this))(?: \w+)? (?:down|in (?:the|his|her|any|our) (?:\w+ )?(?:notes?|records?|file|system|log|chart)"
        r"|on (?:the|any|our) (?:\w+ )?(?:system|file|notes?|records?))"
    ),
    r"do not (?:list|attribute|quote)|(?:nobody|no[- ]one) (?:writes|wrote|is writing|will write|has written) (?:it|this|anything|her|him) down|nothing in writing",
    r"on the (?:quiet|q\.?t\.?|hush)|hush-?hush|in a whisper",
    r"asked (?:me|us|that i|that we) (?:to )?(?:put|write|record|note|say|call|describe)[^.\n]{0,20}[\"“‘'][^\"”’'\n]{1,40}[\"”’']",
    (
        r"(?:this|it|that|the (?:concern|referral|report|information|worry)) (?:needs?|has|had|must|should|ought|will have) (?:to )?(?:have )?(?:come|look|appear|seem)\b[^.\n]{0,20}"
        r" (?:from|as if|as though|like) (?:my|our|me|us|the|this|a|it)"
    ),
    r"(?:will|to|should|can|must|would) (?:look|seem|appear|sound|come across|read) (?:as though|as if|like) (?:we|i|the school|the nursery|it)\b",
    (
        r"only (?:talks?|speaks?|spoke|tells?|told) (?:to )?(?:us|me|officers|staff) (?:because|if|as long as|so long as|provided|on condition)|on (?:the )?(?:condition|understanding) (?:that )?"
        r"(?:nothing|no|we|i|her|his|their|she|he|it)"
    ),
)
VOUCHED = any_of(*_VOUCHED)
"""The words of a professional who has promised somebody silence: it is not the writer who asks."""

_TO_TELL = r"(?:tells?|told|telling|lets? \w+ know|says?(?: (?:so|it))?(?: to)?|mentions?(?: it)?(?: to)?|shows?)"
_STEPPED_IN = (
    rf"(?:{_SPOKE}|drove|driven|brought|helped|fetched|hid|stepped in|got involved|opened (?:the|her|his) door|let \w+ in|took (?:him|her|them|the \w+)|(?:was|were|is) (?:there|here|involved)"
    r"|gave \w+ (?:the|a) (?:key|lift|bed)|knows?|saw|seen|heard)"
)
_STAY_OUT = (
    # whoever helped, and is not to be known for it: "asked twice that nobody tells him she drove them"
    rf"(?:{_ASKS}|please|(?:do|must|should)(?:n['’]t| not)|never)\b[^.\n]{{0,25}} (?:not|never|nobody|no[- ]one|\w+n['’]t)\b[^.\n]{{0,15}} {_TO_TELL} [^.\n]{{0,25}}{_SOMEBODY} (?:has |had |have |was )?{_STEPPED_IN}\b",
    r"(?:do(?:n['’]t| not)|never|not to|nobody (?:should|must|can)) (?:say|tell (?:them|him|her|anyone|the \w+)|let on|let slip|reveal|disclose|mention) (?:\w+ )?(?:where|how|from whom|who(?:m)?) (?:this|it|that|you (?:got|heard|know|found)|we (?:got|heard|know)|the (?:report|call|information|complaint|tip))\b",
    r"(?:want\w*|wish\w*|like[sd]?|prefer\w*|asked|asks|rather|sooner|hop(?:e|es|ed|ing))\b[^.\n]{0,25} (?:drawn|dragged|pulled|roped|mixed up|caught up|tangled up|sucked|brought) (?:in|into|up in)(?: to)?(?: (?:it|this|things|that|anything|any of (?:it|this)|the middle(?: of (?:it|this))?))?(?= *(?:[,.;!?)\n]|$|as |because |or |and ))",
    r"(?<!dad )(?<!mum )(?<!father )(?<!mother )(?:wants?|wanted|wanting|having|have|take|takes|taking) no (?:part|hand) (?:in|of) (?:it|this|any of (?:it|this)|things|that|the \w+)\b",
    r"(?:please|so|asked (?:us|me) to|asks (?:us|me) to|can you|could you) (?:please )?(?:leave|keep) (?:her|him|them|me|us|(?-i:[A-Z][\w'’-]+)) out(?= *(?:[,.;!?)\n]|$|of (?:it|this|things|that|any)))",
    r"(?:(?:will|would|could)(?: not|n['’]t)|won['’]t|refus\w+ to|unwilling to|declin\w+ to|not (?:willing|prepared) to) (?:be a witness|act as a witness|put (?:his|her|their|my) name to|appear as a witness|stand up in court)",
    r"(?:do(?:n['’]t| not)|never|not to|must not|please don['’]t) (?:use|give|put|mention|write|record|repeat|quote|pass on|include|attach|add|enter) (?:out |down )?(?:his|her|their|our|my|the (?:caller|neighbour|lady|man|woman)['’]s|(?-i:[A-Z][\w'’-]+)['’]s) names?\b",
    # whoever would be found out
    r"(?:the )?last time (?:she|he|they|i|we) (?:spoke up|said (?:anything|something)|complained|rang|called|reported|got involved|told|stepped in)\b",
    r"(?:can|could|may) (?:we|you|it|i) (?:please )?(?:just )?(?:say|put|write|record|pretend)(?: that)? (?:it (?:was|c[ao]mes? from) )?(?:staff|school|we|somebody|someone|the (?:school|nursery|team|class)|an? (?:routine|welfare))\b",
    r"(?:do(?:n['’]?t| not)|never|not to|must(?:n['’]?t| not)) (?:say|let on|let slip|mention|tell (?:them|him|her|anyone|anybody))(?: that)? (?:it|this|that)(?:['’]?s|['’]?d| has| had)? come (?:from|off|through|via) (?:me|us)\b",
    r"(?:do(?:n['’]t| not)|never|not to|must(?:n['’]t| not)) let on\b[^.\n]{0,20} (?:she|he|they|i|it|who|how)\b[^.\n]{0,25}|not a word (?:to|about|of this)\b[^.\n]{0,30}|mum['’]?s the word",
    r"(?:want\w*|wish\w*|like) (?:it|this|that) (?:to be |being )?(?:known|noted|recorded|said|widely known)\b[^.\n]{0,15} (?:she|he|they|i|who)\b[^.\n]{0,25}",
    r"(?:they|he|she|dad|mum|the family|(?-i:[A-Z][\w'’-]+))(?:['’]d| would|['’]ll| will|['’]s going to| is going to)(?: \w+)? (?:put two and two together|know (?:straight away|right away|at once|who(?! to)|it was|where it)|work (?:it|this) out|guess (?:who|it|straight)|twig|cotton on|trace it|figure (?:it|this) out)\b",
    rf"{_NOT}[^.\n]{{0,25}} names? (?:anywhere )?(?:near|on|attached to|linked to|against|next to) (?:this|it|any of (?:this|it)|anything|the (?:form|report|referral|file|paperwork))\b",
    r"(?:rather|sooner|prefer\w*|better|best) (?:if |that )?(?:it|this|that) (?:came|comes|come|were|was|looks?|looked|seemed|be) (?:seen )?(?:to come |to be |as )?(?:from|via|through) ",
    r"(?:leave|keep|call) (?:him|her|them|me|us) (?:nameless|unnamed|anonymous|unidentified)\b|(?:put|have|note) (?:him|her|them|me|us) down as (?:an? )?(?:anon\w*|member of the public|concerned)",
    r"(?:careful|discreet|tactful|vague) (?:about|with|as to|on) (?:where|who|how) (?:this|it|we|you)\b|(?:where|who) (?:this|it) c[ao]mes? from (?:is|must|should|needs|to) (?:be |stay |not |kept )",
    rf"{_NOT}\b[^.\n]{{0,20}} (?:link(?:ed)?|connect(?:ed)?|trace(?:d|able)?|tie(?:d)?|point(?:ed)?|attribut\w+)\b[^.\n]{{0,15}} (?:back )?to (?:him|her|them|me|us|the (?:shop|club|flat|church|mosque|nursery))\b",
    # a question of a form with its answer
    r"(?:happy|willing|content|prepared|ok(?:ay)?|agree|like|wish|want|consent)\b[^.\n?]{0,30}(?:to be|being|be) (?:named|identified|known|quoted|contacted by the family)[^\w\n]{0,4}(?-i:NO|No|no|N)\b",
    r"(?:remain|stay|be kept|report|keep me) anonymous(?:ly)?[^\w\n]{1,4}(?:yes|ticked|(?-i:Y|X))\b|(?:share|pass(?:ing)?(?: on)?|give out|disclose|use|tell the family) (?:my|your|caller['’]?s?|reporter['’]?s?) (?:name|details|identity)[^.\n?]{0,30}[^\w\n]{1,4}(?-i:NO|No|no|N)\b",
)

_NO_NAME = (
    # a name kept back, in the short words of notes
    r"(?:wo|would|will|does|do|did|must|should)(?:n['’]?t| not)(?: (?:want|wish|like) to)? be named(?= *(?:[.,;!)\n]|$)|(?: to| in| as| by| or| and| because)\b)",
    rf"{_NOT} (?:want|wish|like)s? (?:his|her|their|my) names? (?:in|on|down|used|given|mentioned|passed|said|coming|put)\b",
    r"(?:does|do|did|would)(?:n['’]?t| not) (?:want|wish|like) (?:family|parents|neighbours?) to (?:find out|know|hear|learn)(?= *(?:[.,;!)\n]|$))",
    r"(?:do not|don['’]?t|never) (?:name|identify)(?: (?:her|him|them|me|us|(?:the )?(?:caller|informant|source|witness)))?(?= *(?:[.,;!)\n]|$))",
    r"(?:(?:his|her|their|my) names?) (?:does|do|must|should|will)(?:n['’]?t| not) (?:get|come|go) (?:back|out)(?= *(?:[.,;!)\n]|$))",
    r"(?:they|he|she|mum|dad)(?:['’]?d| would|['’]?ll| will) (?:all )?(?:know|guess) (?:that )?(?:it['’]?s|it was|it is) (?:me|us)\b",
    (
        r"(?:asks?|asked|wants?|wanted|begs?|begged)(?: us| me)?(?: that| if)? (?:we|us|you|me) (?:to )?(?:just )?(?:say|put|write|record|pretend) (?:that )?(?:it was )?"
        r"(?:mum|dad|mother|father|staff|(?:the )?school|someone|somebody|we) (?:did|rang|told|called|opened|let)\b"
    ),
)
ANONYMITY = AnyOf(
    *_NO_NAME,
    *_VOUCHED,
    *_STAY_OUT,
    *SOURCES,
    # what the writer was promised
    r"(?:i|we)(?:['’]ve| was| were| am| are| have| had)(?: been)? (?:told|promised|assured|reassured|given to understand|led to believe)(?: that)?"
    r" (?:this|it|i|we|you|my (?:name|call|details)|everything|what i say|the (?:call|report|form|line))\b[^.\n]{0,30} (?:anonym\w+|confidential\w*|in confidence)",
    r"(?:said|says|told (?:me|us))(?: that)? (?:i|we|my (?:name|call|details)) [^.\n]{0,25} anonym\w+",
    # it should not be known to come from somebody, whom someone is to go on believing, whoever is to be kept away from it all
    r"(?:sooner|rather|prefer\w*|hop(?:e|es|ing|ed)|lik(?:e|es|ed)|want\w*)[^.\n]{0,25} (?:\w+n['’]?t|not|never)[^.\n]{0,20} (?:come|came|coming) from",
    r"(?:keep|kept|leave|left|stay)(?:ing)? (?:\w+ ){1,2}?(?:(?:right|well|completely|entirely|all) )?out of (?:it|this|things|that|the whole thing)",
    r"let(?:ting)? (?:him|her|them|(?-i:[A-Z]\w+)) (?:(?:go on|carry on|keep) )?(?:think|thinking|believ(?:e|ing)|assum(?:e|ing))",
    r"(?:(?:do(?:n['’]?t| not)|must(?:n['’]?t| not)|should(?:n['’]?t| not)|never) (?:let |have )?(?:this|it|that|anything|any of (?:this|it))"
    r"|(?:this|it|that|anything|any of (?:this|it)) (?:(?:must|should|can|could|does|may|will|to) )?(?:not|never|\w+n['’]t)|nothing(?: that)?)"
    r"[^.\n]{0,25} (?:back (?:on|to)|points?|leads?|traced?)[^.\n]{0,15}",
    rf"(?:not|\w+n['’]t|never|cannot)[^.\n]{{0,30}} the (?:one|person) (?:who|that) (?:\w+ )?{_SPOKE}",
    r"(?:no|without|any) (?:come-?back|blow-?back|repercussions?|reprisals?) (?:on|for|from)|(?:not|\w+n['’]t) want (?:any |the )?(?:bother|trouble|aggro|grief|hassle|come-?back)",
    r"(?:prefer\w*|rather|sooner|wants?|wanted|ask(?:s|ed)?|like[sd]?|begg?\w*)[^.\n]{0,20} (?:be |being |it |this )?(?:left|kept) (?:out|at that|there)\b",
    r"(?:\w+n['’]t|not|declin\w+ to|refus\w+ to|unwilling to)(?: \w+)? (?:leave|give|provide|state) (?:a |any |their )?(?:name|details)\b",
    r"(?:if|in case|lest|before|should)[^.\n]{0,30} (?:(?:gets?|got) wind(?! of (?:the|his|her|their|our) (?:\w+ )?(?:address|flat|house|home|refuge|placement|school|plans?|visit|meeting|move))|twigs?|cottons? on|suspects?|puts? two and two|works? (?:it )?out)[^.\n]{0,40}",
    r"(?:not|n'?t|n’t) (?:want|wish)[^.\n]{0,15} (?:details|name|number|identity|information) "
    r"(?:to be )?(?:passed|shared|given|known|used|recorded|disclosed)",
    r"in (?:strict |the strictest )?confidence|(?:asked|asks) for confidentiality",
    rf"(?:say|tell|reveal|give away|disclose|mention)[^.\n]{{0,25}} who (?:i am|we are|it was|{_TOLD_US}|called|rang|reported|complained)",
    r"(?:asked|asks|wants?|begged)[^.\n]{0,15} not to (?:mention|name|involve|identify|quote) (?:her|him|them|me|us)",
    r"(?:does|did|do)(?:n['’]t| not) (?:want|wish) to be (?:involved|a witness|quoted|"
    r"mentioned)|(?:worried|afraid|scared|fear\w*) (?:about|of) (?:repercussions|reprisals|"
    r"retaliation)",
    r"names? (?:is |be |was |should |must )?not (?:to )?(?:be )?(?:used|given|disclosed|mentioned|shared|passed on|recorded|revealed)",
    r"(?:not|n'?t|n’t) (?:want|wish|like)[^.\n]{0,40} to (?:know|find out|hear|learn) "
    r"(?:it was|who|(?:that )?(?:she|he|they|i)(?:['’]s|['’]ve| has| have| had)?"
    r" (?:spoken|rung|rang|called|told|reported|contacted|said|complained|phoned))",
    r"(?:tell|say|let on)[^.\n]{0,25} (?:it was|that it was|it c[ao]mes? from) (?:her|him|me|them|us)",
    r"(?:caller|(?:lady|woman|gentleman|man|male|female|person) who (?:rang|phoned|called)(?: us| in)?)"
    r" (?:would|will|did)(?:n['’]t| not) (?:say|tell (?:us|me)|give|leave) (?:who (?:she|he|they) (?:is|was|are|were)|(?:her|his|their) name)",
    r"(?:it|this|that|anything) (?:can|must|may|should|will|wo|ca)(?:n['’]t|not| not| never) (?:get|find its way|be traced) back(?= *(?:[.;!?)\n]|$))",
    r"anon(?:ymous(?:ly)?)?\.? (?:caller|call|report\w*|tip\w*|informant|referr\w+|neighbour|member|"
    r"source|letter)|(?:report\w*|call\w*|rang) anonymously",
    (
        r"(?:does|do|did|would|wants?|wish(?:es)?|prefers?|asks?|asked|rather|like)(?:n'?t| not"
        r"|n’t)?[^.\n]{0,40}?(?:be (?:identified|named)|(?:stay|remain) anonymous)"
    ),
    r"(?:rather|prefers?|wish(?:es)?|wants?) (?:not to|to not|not) (?:be )?(?:identified|named|give (?:my|her|his|their) name)",
    r"(?:keep|leave) (?:my|her|his|their|our) (?:name|names|identity|details) (?:out|private|confidential|secret|to yourselves?)",
    (
        r"do(?:n'?t|n’t| not) (?:want|wish) (?:him|her|them|anyone|anybody|the family|mum|dad"
        r"|the neighbours?)[^.\n]{0,20} to (?:know|find out)"
    ),
    r"without (?:my|her|his|their) name",
    r"(?:don['’]?t|do not|never) (?:say|let on|tell (?:them|her|him|anyone|anybody|(?-i:[A-Z]\w+))) (?:that )?(?:it|this|any of (?:it|this))"
    r" (?:was|is|(?:has |had )?c[ao]me|comes) (?:from )?(?:me|us)",
    r"know it(?:'s| was|’s) me",
    r"(?:asked|requests?|requested|wishes|wants) (?:for )?(?:anonymity|to (?:stay|remain) anonymous)",
    r"anonymity (?:requested|asked)|wishes? anonymity",
    r"(?:not|never) (?:to )?be (?:identified|named)|must not be identified",
    r"don'?t (?:use|give out|mention|pass on) my name|not (?:give|mention) my name",
    rf"(?!(?:not|\w+n['’]t) know (?:who|if|whether)\b){_NOT}[^.\n]{{0,50}} {_LEARN}[^.\n]{{0,25}} {_SOMEBODY}(?:['’]ve| have| has|['’]s| had)? {_SPOKE}",
    rf"{_KEEP}[^.\n]{{0,30}}(?:{_PARTICULARS})[^.\n]{{0,25}} (?:from|out of|back|private|confidential|secret)",
    rf"(?:{_PARTICULARS})[^.\n]{{0,20}} (?:be )?(?:kept|left|withheld|held|hidden)[^.\n]{{0,12}} (?:from|out of|back|private|confidential|secret)",
    r"(?:begs?|begged|asks?|asked|pleads?|pleaded|urged|made) (?:with )?(?:us|me|the office|staff|officers?)[^.\n]{0,25}"
    r" (?:say nothing|never|not (?:to )?(?:say|let|mention|name|use|repeat|pass))[^.\n]{0,30} (?:about|of|it was|who|name|known|on)[^.\n]{0,20}",
    r"(?:keep|kept|leave|left|stay) (?:me|her|him|them|us) out of (?:it|this|things)|(?:strictly )?between (?:us|ourselves|you and me)",
    rf"{_LEARN}[^.\n]{{0,15}} (?:it|this|that) (?:was|is|['’]s|c[ao]mes? from) (?:me|us|her|him|them)\b",
    r"(?:keep|kept|keeping) (?:this|it|that|everything)[^.\n]{0,10} (?:to (?:yourselves|yourself)|quiet|between us|confidential|private)",
    rf"(?:if|in case|lest)[^.\n]{{0,30}} (?:learns?|finds? out|hears?|knows?|discovers?|realises?)[^.\n]{{0,15}} {_SOMEBODY}"
    rf"(?:['’]ve| have| has|['’]s| had)? {_SPOKE}",
    rf"(?:nobody|no[- ]one)\b[^.\n]{{0,30}} (?:must|should|may|can)\b[^.\n]{{0,30}} {_MAKE_KNOWN}\b[^.\n]{{0,20}}"
    rf" (?:who (?:\w+ ){{0,2}}|{_SOMEBODY_ELSE} (?:[^\s.]+ ){{0,5}}){_TOLD}",
    # what somebody asks not to make known, and that it is who spoke: "must not be told who found him"
    rf"{_WANTS}\b[^.\n]{{0,50}}(?: |(?<=can)){_NOT}\b[^.\n]{{0,50}} {_MAKE_KNOWN}\b[^.\n]{{0,20}} who (?:\w+ ){{0,2}}{_TOLD}",
    rf"{_WANTS}\b[^.\n]{{0,50}}(?: |(?<=can)){_NOT}\b[^.\n]{{0,50}} {_MAKE_KNOWN}\b(?:(?! what\b)[^.\n]){{0,20}} {_SOMEBODY_ELSE} (?:[^\s.]+ ){{0,5}}{_TOLD}",
    rf"{_WANTS}\b[^.\n]{{0,50}} {_NOT}\b[^.\n]{{0,50}} {_MAKE_KNOWN}\b[^.\n]{{0,10}} (?:about|of) (?:the|an?|this|his|her|their) {_TELLER}",
    rf"{_SOMEBODY_ELSE} {_ASKS}\b[^.\n]{{0,50}} (?:not|never) (?:be )?"
    r"(?:told(?! (?:about|of|to|off|that|anything|by|until|yet|before)\b)|mentioned|quoted|disclosed|revealed)",
    rf"{_SOMEBODY_ELSE} {_ASKS}\b[^.\n]{{0,50}} (?:not|never) to be (?:mentioned|quoted|disclosed|revealed)",
    rf"(?:{_SOMEBODY_ELSE} (?:must|should|may|can)|promised?\b[^.\n]{{0,20}} {_SOMEBODY_ELSE} (?:will|would)) ?(?:not|never) (?:ever )?"
    r"(?:be|become) (?:\w+ )?(?:mentioned(?! (?:in front of|at home|around|near|when)\b)|quoted|disclosed|revealed|known(?! to have)|made known|named|identifiable)",
    rf"(?:{_ASKS}|would like|would rather) (?:to )?(?:be (?:kept|treated as|left)|remain|stay) (?:anonymous|confidential|unnamed|nameless)",
    r"(?:asks?|asked|requests?|requested|wants?|wanted|insist(?:s|ed)?|begs?|begged)[^.\n]{0,25} that (?:the )?(?:family|parents?|mum|mother|dad|father"
    rf"|he|she|they|neighbours?|(?-i:[A-Z][\w'’-]+))\b[^.\n]{{0,20}}{_NOT}[^.\n]{{0,12}}(?:told|tell|inform\w*|(?:made )?aware"
    r"|know|find out|learn)(?! (?:about|of|to|that|when|why|what|where|how)\b)",
    r"(?:i|we) (?:never|did ?n[o'’]t|have(?:n[o'’]t| not)) (?:rang|ring|rung|called|call|phoned|phone|sent|send|wrote|write|written|told|tell|spoke|speak|spoken)"
    r"(?: to)? (?:you|this|any of (?:this|it))(?! (?:earlier|before|sooner|yet|about|that|when|of)\b)",
    r"(?:you|nobody|no[- ]one) (?:did ?n[o'’]t|never)? ?(?:hear|heard|get|got) (?:it|this|any of this|that) from (?:me|us|here)",
    r"(?:scrub|strike|forget|delete|rub out|cross out) (?:that|it)(?: out| again)?(?= *[,.;!?)\n]|$)",
    rf"off the record|(?:source|caller|{_PARTICULARS}) (?:is |are |to be |must be )?(?:confidential|protected)",
)
FORM_ANSWER = re.compile(
    r"(?:named|identified|known|quoted|anonymous(?:ly)?|names?|details|identity)[^\n]{0,30}[^\w\n]{1,4}(?:no|yes|y|n|ticked)\W*$",
    re.IGNORECASE,
)
"""The writer's own answer to a question of a form."""
NOT_THE_WRITER = re.compile(
    r"\b(?:begg?(?:ed|s|ing)|ask(?:ed|s|ing)|told|tells|telling|mak(?:es|ing)|made|urg(?:ed|es)|plead(?:s|ed)|pled|implor(?:ed|es)|want(?:s|ed)|got|instruct(?:ed|s))(?: with| of| that)? (?:us|me|we)\b",
    re.IGNORECASE,
)
"""Of whom something was asked: not who asks."""
OUTSIDER = any_of(
    r"(?:(?:the|an?|my|our|her|his|their|another) (?:\w+ )?|(?:ex|former)[- ])(?:neighbou?r|caller|informant|complainant|witness|landlord|landlady|shop ?keeper|cleaner"
    r"|nanny|au pair|child ?minder|babysitter|housekeeper|caretaker|concierge|resident|tenant|member of the public)(?: (?:on|at|in|from|below|above|opposite) (?:the|their|her|his) \w+)?",
    r"some(?:one|body) (?:on|at|in|from|below|above|opposite) (?:the|their|her|his) \w+",
)
"""Whoever spoke, by what they are to the family: hidden in a sentence that asks for silence and stays for the harm it tells of."""
DOES_HARM = re.compile(
    r"(?:,? (?:who|that|has|had|have|is|was|often|also|then|keeps|kept|once))*"
    r" (?:hit|hits|hitting|slap\w*|punch\w*|kick\w*|beat\w*|smack\w*|push\w*|sh[oa]ok\w*|shak\w+|chok\w*|grab\w*|grop\w*|touch\w*"
    r"|thr[eo]w\w*|stab\w*|attack\w*|bruis\w*|burn\w*|scald\w*|injur\w*|assault\w*|abus\w*|strangl\w*|threat\w*|rap(?:ed|es)|groom\w*"
    r"|exploit\w*|hurt\w*|harm\w*|kill\w*|shout\w*|lock\w*)\b",
    re.IGNORECASE,
)
"""What follows whoever does the harm themselves: they are the concern, whoever spoke."""
WISHED = any_of(
    rf"{_NOT} (?:want|wish|like)\w*\b[^.\n]{{0,40}} (?:names?|details|number|identity|it|this|that)\b[^.\n]{{0,20}}\b(?:passed|shared|given|known|used|recorded|disclosed|mentioned|in it|in this|out|back)",
    rf"{_NOT} (?:want|wish)\w* (?:the )?(?:family|parents|them|him|her|mum|dad|anyone|(?-i:[A-Z]\w+)) (?:to know|knowing|to find out|finding out)",
    r"(?:do not|don['’]?t|never|not to) (?:be )?(?:name|named|identify|identified|attribute|attributed|quote|quoted)",
    r"(?:names?|details|number) (?:\w+n['’]?t|not|never)(?: \w+){0,2} (?:go|get|come|passed|given|used)",
    r"wants? no (?:come-?back|trouble|bother)",
    r"(?:scared|afraid|frightened|terrified|petrified|worried|fears?|anxious)\b[^.\n]{0,40}\b(?:grass|snitch|find(?:ing)? out|found out|windows|job|tenancy|lease|reference|reprisals?|retaliation|come-?back|knowing)",
    r"they(?:['’]?d| would|['’]?ll| will) know (?:it['’]?s |it was )?(?:me|us|who|straight)",
    r"in (?:strict )?confidence|anonym\w+|off the record",
)
"""Words of somebody who may wish not to be known: too loose to make an informant, near enough to look at what stands beside."""
FIRST_PERSON_ANONYMITY = re.compile(r"(?<!\w)(?:my|me|i|i'd|our|we|(?:was|is|['’]s|from|by|about) us)(?!\w)", re.IGNORECASE)
