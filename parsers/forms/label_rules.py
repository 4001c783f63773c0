"""Words by which a printed label is known for a field of the canonical form: data only, matched by `labels`.

Each pattern is looked for in a label's normal form (lower case, no punctuation, no bracketed advice). Councils word the same
question in many ways, so patterns name the telling words and never whole templates.
"""

from __future__ import annotations

# Order matters: the first pattern that is found wins. \b is implied at both ends.
FIELD_RULES: tuple[tuple[str, str], ...] = (
    (
        "confidential",
        r"(?:not|never|n't|cannot)(?: to)?(?: be)? (?:share|shared|disclose|disclosed|tell|told|passed)|(?:keep|kept|withh[eo]ld|"
        r"hidden|hide|confidential|restricted|sensitive)(?: \w+){0,4} (?:from|for) (?:the )?(?:family|parents?|carers?)|"
        r"(?:confidential|restricted|sensitive|third party|withheld) (?:information|info|section|details?|parts?|matters?|notes?|"
        r"comments?|concerns?)|confidential not for(?: the)? family|(?:must|should|can) (?:the )?(?:family|parents?|"
        r"carers?) not (?:see|know|be told)|(?:family|parents?|carers?) (?:must|should|can)(?: not|not|n't) (?:see|know|be told)|"
        r"keep from family|not for (?:(?:sharing|disclosure|release) (?:with|to) )?(?:the )?(?:family|parents?|carers?)|"
        r"not for disclosure|(?:keep|kept) (?:\w+ ){0,2}to (?:ourselves|yourselves)|"
        r"(?:not|never|n't) (?:\w+ ){0,2}(?:reach|(?:get|go|come|pass|be given) (?:back )?to) (?:the )?(?:family|parents?|carers?)|"
        r"(?:for )?professionals? only|third party only|not (?:shared|seen|disclosed|visible) (?:with|by|"
        r"to) (?:the )?(?:family|parents?|carers?)|in confidence|(?:do|must|should|may) not (?:share|disclose|show|copy|reveal)|"
        r"not be (?:seen|shown|revealed|copied) |(?:secret|private|hidden|away) from (?:the )?(?:family|parents?|carers?)|"
        r"^(?:\w+ )?(?:things?|anything|something|facts|information)(?: that| which)? (?:the )?(?:family|parents?|carers?) (?:do|"
        r"does|did) not (?:yet )?know|(?:stays?|remains?|kept|keep) (?:only )?between (?:\w+ )?(?:professionals?|agencies|us)|"
        r"not (?:to )?discuss(?:ed)? with (?:the )?(?:family|parents?|carers?)|eyes only|avoid (?:saying|telling|mentioning|sharing|"
        r"disclosing)|hide from the|not for (?:the )?(?:child|young person) or (?:the )?(?:family|parents?)|"
        r"without (?:the )?(?:family|parents?) knowing",
    ),
    (
        "",  # whose part begins, however much the words tell of worry: "The child you are worried about"
        r"^(?:(?:about|details of|the|any|each|which|our|1st|first) )*"
        r"(?:child(?:ren)?|young (?:person|people)|pupil|baby|person|famil(?:y|ies))(?: or \w+)? (?:that |who |whom )?"
        r"(?:you(?: are|'re)?|we are|i am) (?:worried|concerned) (?:about|for)$|^who (?:are you|you are) (?:worried|concerned) about$|"
        r"^(?:the )?(?:child(?:ren)?|young (?:person|people)|adults?|people|persons?|family members?) (?:linked|connected|present|involved|"
        r"named|identified)(?: (?:to|with|at|in) (?:the |this )?(?:\w+ )?(?:incident|report|notification|event|concern))?$",
    ),
    (
        "anonymous",
        r"anonymous|anonymity|(?:name|identity|details) (?:to be )?(?:withheld|kept confidential|kept private)|(?:keep|want|wish|"
        r"like|prefer)\b.*\b(?:your|my) (?:name|identity|details)\b.*\b(?:private|secret|hidden|confidential)|(?:withhold|"
        r"hide) (?:your|my) (?:name|identity|details)",
    ),
    (
        "identity_shared",
        r"(?:tell|told|know|inform|share|say)\b.*\bwho (?:you are|made|has made|referred|sent)|your (?:name|identity|"
        r"details)\b.*\b(?:shared?|told|disclosed|given|passed)|(?:share|tell|disclose|give|pass) (?:\w+ )?(?:your|my) (?:name|"
        r"identity|details)|identity (?:be )?(?:shared?|disclosed)",
    ),
    (
        "reason_not",
        r"if (?:not|no)\b.*(?:why|reasons?|explain|state|details|because)|(?:why|reasons?)\b.*\b(?:not|no|without|overrid\w*|"
        r"lack)\b.*|(?:reasons?|why) for (?:not|no|overriding|dispensing)\b.*|if\b.*\b(?:no|not|without)\b.*\b(?:why|reasons?|"
        r"explain|state)\b.*|why not|why (?:were|was|have|has|are|is) \w+ not\b.*|if (?:consent|permission|parents?)\b.* not\b.*|"
        r"reasons? (?:if )?not|(?:rationale|grounds|basis|justification) for (?!(?:the |this |your )?(?:concern|referral|worr|"
        r"contact|request))\b.*|if no|if not|^reasons?$|override reason|justification|(?:reasons?|why) (?:if|when|where) (?:not|no|"
        r"unaware)|if answered no|(?:explain|state|give)\b.*\bdecision not to\b.*|(?:why|reasons?)\b.*\b(?:unaware|uninformed|"
        r"refused|declined)",
    ),
    (
        "consent_given",
        r"^(?:i|we) (?:agree|consent|give (?:my |our )?(?:consent|permission)|have agreed|am happy for)|(?:parents?|carers?|family|"
        r"they|mother|father|guardian|young person|who|you|consent|permission)\b.*\b(?:agreed?s?|consent(?:ed|s)?|permission|"
        r"consenting)\b|consent (?:given|obtained|gained|sought|received|provided|from|to|for|in place)|consent|"
        r"permission\b.*\b(?:given|granted|obtained)|permission(?: is)? (?:given|obtained|to share|in place|granted)|"
        r"(?:is )?there (?:agreement|consent|permission)|agree(?:d|s|ment)? (?:to|for|from|with) (?:us|it|this|information|the|"
        r"share|sharing|being)\b.*|(?:family|parents?|carers?|they|mother|father)\b.*\b(?:happy|willing|content)\b|"
        r"parental agreement|(?:family|parents?|carers?|they|mother|father)\b.*\bin agreement|did (?:they|he|she|mum|dad) agree|"
        r"^agreed?s?$|agreement (?:given|obtained|of (?:the )?(?:family|parents?|carers?))",
    ),
    (
        "parents_informed",
        r"(?:parents?|carers?|family|mother|father|guardians?)\b.*\b(?:informed|aware|told|know|knows|knowledge|notified|spoken|"
        r"discussed|awareness)|parental awareness|(?:told|tell|telling|spoken|spoke|speak|talked|talk)(?: to|"
        r" with)? (?:the )?(?:\w+ )?(?:family|parents?|carers?|mother|father|mum|dad)|(?:do|does|did) (?:they|he|she|mum|dad|"
        r"the family|the parents?) know\b|aware (?:of|that|about) (?:the |this |your |you |a )?(?:are |is |have |made |making |"
        r"being )*(?:\w+ )?(?:referral|contact|request|form|notification|concerns?|made|making)|know (?:about|of) (?:the |this |"
        r"your )?(?:referral|contact|request|form)|(?:mum|dad) (?:informed|aware|told)|(?:informed|told|discussed|notified|"
        r"awareness)\b.*\b(?:parents?|carers?|family)",
    ),
    (
        "role",
        r"^(?:your |their |his |her )?(?:role|job|position|post)(?: title)? (?:in|at|within|with) ",
    ),
    (
        "date_of_birth",
        r"(?:d o b|dob|date of birth|birth ?date|born)(?: or| and)? (?:e d d|edd|(?:expected|estimated|due)\b.*)|(?:born|"
        r"birth)\b.*\b(?:due|edd)",
    ),
    (
        "edd",
        r"edd|(?:expected|estimated)(?: date of)? (?:delivery|birth|due)(?: date)?|(?:expected|estimated) (?:due )?date|"
        r"due date of (?:baby|birth)|baby due|due date|expected (?:on|birth)|(?:baby|unborn|child)\b.*\bdue",
    ),
    (
        "date_of_birth",
        r"d o b|dob|dates? of birth|birth ?dates?|born(?: on)?|birthday|year of birth",
    ),
    (
        "nhs_number",
        r"nhs(?! (?:net|mail|e mail|email|trust|uk))(?: no| number| id| n)?|(?:national )?health(?: service)? (?:number|no)",
    ),
    (
        "upn",
        r"upn|unique pupil(?: number| no| reference| id)?|pupil (?:number|no|reference)",
    ),
    (
        "strengths",
        r"what\b.* (?:going|working|works|goes) well|"
        r"^what (?:is |already )*(?:working|works) for (?:the |this |your )?(?:family|child(?:ren)?|them)",
    ),
    (
        "gp",
        r"gp|g p|doctors?(?: surgery| practice)?|general practitioner|surgery|health centre|(?:medical )?practice",
    ),
    (
        "reference",
        r"(?:(?:our|your|case|form|referral|submission|portal|record|request|contact|unique|marf) (?:case )?)?(?:reference|"
        r"ref)(?: number| no| id| code)?|(?:your|unique) reference (?:number|is)|(?:e ?)?(?:referral|submission|case|form|record|"
        r"enquiry|ticket|response|confirmation|receipt|transaction|log|workflow|episode|request|notification|application|incident|"
        r"concern|tracking|serial|document|report|marf|mash|mosaic|lcs|liquidlogic|ehm|eha|merlin|niche|case ?file) (?:id|number|no|code|"
        r"key)|contact id|urn|^(?:submission|tracking|confirmation|receipt|case|record) (?:id|code|key)$",
    ),
    (
        "event_date",
        r"(?:dates?|times?|when)(?: and times?)? of (?:the |this )?(?:concern|incident|event|harm|injury|visit|disclosure|"
        r"observation)s?|(?:incident|event|concern) date|date (?:noticed|seen|observed)|when (?:did|was|were) (?:it|this|that|"
        r"the incident)\b.*",
    ),
    (
        "submitted_at",
        r"(?:date|time|when)\b.*\b(?:submitted|submission|referral|referred|sent|received|completed|completing|form|request|"
        r"contact)|(?<!form )submitted(?: (?:at|on))?$|(?:referral|submission|contact|form|request|sent|received) date|(?:completed|"
        r"sent|received|made|raised|logged) on$|time stamp|timestamp",
    ),
    (
        "parental_responsibility",
        r"p r|pr|pr held|parental rights|parental resp(?:onsibility)?|has pr|holds pr|legal responsibility",
    ),
    (
        "disability",
        r"disabilit(?:y|ies)|disabled|send|sen|ehcp|special (?:educational )?needs?|additional needs?|impairments?|"
        r"health (?:conditions?|needs?|issues?)|medical (?:needs?|conditions?|issues?|diagnos[ie]s)|learning (?:needs?|"
        r"difficult(?:y|ies))|diagnos[ie]s",
    ),
    (
        "ethnicity",
        r"ethnic(?:ity)?(?: (?:origin|group|background|code))?|ethnic origin|heritage|race|ethnic (?:description|identity|heritage|"
        r"category)",
    ),
    (
        "immigration_status",
        r"immigration|asylum|uasc (?:status|child)|nationality|residency(?: status)?|(?:legal )?status in (?:the )?(?:uk|country)|"
        r"uk status|right to remain|home office|visa",
    ),
    (
        "religion",
        r"religions?|religious (?:\w+)|religious|faith|beliefs?",
    ),
    (
        "first_language",
        r"(?:first|main|home|spoken|preferred|primary|mother) (?:language|tongue)|language(?: spoken)?(?: at home)?|"
        r"languages?(?: of choice| used)?|(?:which|what) languages?\b.*\b(?:speak|spoken|use)",
    ),
    (
        "sex",
        r"sex|gender|m f|male female|boy (?:or )?girl|girl (?:or )?boy|male or female|f m|boy or a girl|^[mf] or [mf]$|"
        r"girl or a boy|sex assigned",
    ),
    (
        "address",
        r"address(?:es)?\b.*\bpost ?code",
    ),
    (
        "postcode",
        r"post(?:al)? ?code|p code|zip",
    ),
    (
        "phone",
        r"(?:tele)?phone|telephone|tel|mobile|contact (?:number|no|tel|details)|phone number|number\b.*\b(?:call|reach|ring|"
        r"contact) you|landline|direct (?:line|dial|number)|numbers? (?:to|we can) (?:call|ring|reach|use)|switchboard|bleep|"
        r"ext(?:ension)?(?: no| number)?|cell",
    ),
    (
        "email",
        r"e ?mails?(?: address)?|secure mail|reply (?:to )?address|(?:reply|respond|answer) to$|mail address",
    ),
    (
        "address",
        r"address(?:es)?|lives? at|where\b.*\b(?:liv(?:e|es|ing)|staying|stays?)|home (?:location)|place of residence|residence|"
        r"^(?:\w+ )?family home$|living at|(?:current )?whereabouts|place\b.*\b(?:liv(?:es?|ing)|stay(?:s|ing)?)|"
        r"^(?:pupils?|child(?:ren)?|students?)'?s?'? home$|"
        r"^(?:house|flat|building)(?: (?:house|flat|building|or|and))* (?:name|number|no)\b",
    ),
    (
        "school",
        r"school|nursery|college|education(?:al)?(?: setting| provision| provider| establishment)?|setting|academy|early years|"
        r"pre ?school|childminder|child ?care(?: provider| setting)?|place of (?:education|learning)|kindergarten",
    ),
    (
        "name",
        r"^what (?:is|are|was)\b.*\bcalled$|(?:first|fore|given) ?names?(?: and| or)?(?: the)? (?:sur ?names?|(?:last|"
        r"family) ?names?)|names? and sur ?names?|(?:sur ?names?|(?:last|family) ?names?)(?: and| or)? (?:(?:first|fore|"
        r"given) ?names?)",
    ),
    (
        "name",
        r"^(?:which|what) (?:child(?:ren)?|young (?:person|people)|pupils?)\b.*\b(?:concerns?|about|relates?|referr\w*)$",
    ),
    (
        "known_as",
        r"known as|aka|a k a|alias(?:es)?|preferred (?:first |fore)?name|also called|likes? to be called|prefers? to be called|"
        r"name (?:they|he|she) (?:prefers?|likes?|uses?|goes by)|usual name|"
        r"familiar name|(?:what )?name do (?:they|he|she) prefer|goes by|other names?|nickname|called|"
        r"(?:another|chosen|everyday|pet) name|name\b.*\b(?:used|uses|usually|normally|day to day)",
    ),
    (
        "role",
        r"role|job|^post$|(?:job|post|work|professional|official) title|title of (?:job|post|role)|position|designation|occupation|"
        r"profession|post held|capacity|^(?:your |current |\w+'s )post$|(?:title|role|job)(?: or| and)? post|post(?: or|"
        r" and)? (?:title|role)|rank|grade|what do you do$|relationship to (?:the )?(?:child|young person) .*referrer",
    ),
    (
        "relationship",
        r"relation(?:ship)?|link(?:ed|s)? (?:to|with) (?:the |this )?(?:child|young|family|subject)|related to|relation to|"
        r"connection|how\b.*\brelated|who (?:is |are )?(?:they|he|she|this|this person|this adult)(?: is| are)? to (?:the|"
        r"this) (?:child|young|baby|pupil)|how (?:do|does) (?:they|you|he|she) know (?:the|this) (?:child|family|young)",
    ),
    (
        "agency",
        r"agency|organisation|organization|employer|service|company|department|work(?:ing)? (?:for|at)|you work|do you represent|"
        r"team|place of work|workplace|where do you work|on behalf of|represent(?:ing)?|^(?:your )?(?:base|trust|unit|station|"
        r"school or service|firm|practice)$|(?:police )?(?:station|force)",
    ),
    (
        "given_name",
        r"(?:first|fore|given|christian) ?names?|forenames?",
    ),
    (
        "family_name",
        r"sur ?names?|(?:last|family|second) ?names?",
    ),
    (
        "strengths",
        r"strengths?|protective|(?:going|working|works|goes|doing|do|does) well|(?:what is|good) (?:good|positive|things)|"
        r"what (?:is|are) (?:\w+ )?(?:good|positive)|positives?|support (?:is )?in place|safety factors?|resilience|keep(?:s|"
        r"ing)? (?:the |this |these |your )?(?:child|children|them|him|her|baby|family) safe|^what (?:is |"
        r"are )?(?:already )?(?:helps?|helping|works?|working)\b|^(?:what|who|things?)\b.*\b(?:already help|helps? (?:the|this|them|"
        r"keep)|is helping|go(?:es)? (?:right|well))",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|indicators?) of (?:the )?(?:concerns?|harm|abuse|risk|need|worry|maltreatment)|"
        r"tick all that apply|abuse types?|which (?:of (?:these|the following)|categor(?:y|ies)|concerns?) appl(?:y|ies)|"
        r"which of (?:these|the following)\b.*\b(?:concern(?:s|ed)?|worr(?:y|ies|ied)|appl(?:y|ies)|harm|risks?|happen\w*)",
    ),
    (
        "narrative",
        r"narrative|descri(?:be|ption)|details? of(?! (?:the )?(?:unborn |subject )?(?:child|young|person|parent|carer|referrer|"
        r"adult|family|household|professional|pupil|bab|sibling))|detail|^details$|worr(?:y|ied|ies)|concerned|what (?:has |have |"
        r"is |was )?(?:been )?(?:happen(?:ed|ing|s)?|led|going on)|what (?:was|did|have|has) (?:\w+ ){0,3}(?:seen?|said|say|heard?|"
        r"observed?|noticed?|told you)|why (?:are|have|do|did) you (?:referr|contact|worr|mak|ask|think|complet)\w*|what made you|"
        r"(?:what|how) (?:do|does|did) (?:the )?(?:child(?:ren)?|young (?:person|people)|they|he|she) (?:say|think|feel|want|tell)\b|"
        r"in your own words|outline|^(?:please )?give (?:us )?(?:full |more |brief )?details$|information (?:about|on|"
        r"regarding) (?:the |your )?concerns?|views of|(?:wishes and|thoughts and) feelings|voice of|(?:child's|children's|"
        r"parents'?|parent's|family's) (?:views?|voice|wishes|account)|what (?:needs|would you like|do you (?:want|hope|think)|"
        r"should)\b.*\bhappen|(?:desired|hoped for) outcomes?|what (?:support|help)\b|prompted|account|summary|tell us|explain|"
        r"(?:nature|reason)s? (?:of|for) (?:the )?(?:concerns?|referral|request|contact)|your concerns?|concerns? (?:in full|"
        r"details?)|circumstances|chronology|presenting|analysis|incident|observations?|impact|evidence|further (?:information|"
        r"details)|additional information|background|history|injur(?:y|ies)|^risks?$|(?:known|identified|current|"
        r"what are the) risks?|risks? (?:identified|to|assessment|analysis)",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|forms?|areas?|nature|indicators?) of (?:the )?(?:concerns?|harm|abuse|risk|need|worry|"
        r"referral)|concerns?|categor(?:y|ies)|harm|tick all that apply|abuse types?|risk factors?|vulnerabilit(?:y|ies)|"
        r"main concerns?|factors?|issues?",
    ),
    (
        "name",
        r"names?|full name|^officer$|who (?:is|are) (?:you|they)|who is (?:completing|making|filling in|submitting|sending)|completed by|"
        r"referred by|referrer|contact person|who (?:is|are) (?:this|the) (?:\w+ )?(?:adult|person|parent|carer|child|"
        r"professional)\b|(?:sent|submitted|made|raised|reported|notified|provided|supplied) by|who\b.*\b(?:sent|wrote|"
        r"made) (?:this|the)",
    ),
)
