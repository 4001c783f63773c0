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
        r"not for disclosure|(?:for )?professionals? only|third party only|not (?:shared|seen|disclosed|visible) (?:with|by|"
        r"to) (?:the )?(?:family|parents?|carers?)|in confidence|(?:do|must|should|may) not (?:share|disclose|show|copy|reveal)|"
        r"not be (?:seen|shown|revealed|copied) |(?:secret|private|hidden|away) from (?:the )?(?:family|parents?|carers?)",
    ),
    (
        "anonymous",
        r"anonymous|anonymity|(?:name|identity|details) (?:to be )?(?:withheld|kept confidential|kept private)",
    ),
    (
        "reason_not",
        r"if (?:not|no)\b.*(?:why|reasons?|explain|state|details|because)|(?:why|reasons?)\b.*\b(?:not|no|without|overrid\w*|"
        r"lack)\b.*|(?:reasons?|why) for (?:not|no|overriding|dispensing)\b.*|if\b.*\b(?:no|not|without)\b.*\b(?:why|reasons?|"
        r"explain|state)\b.*|why not|why (?:were|was|have|has|are|is) \w+ not\b.*|if (?:consent|permission|parents?)\b.* not\b.*|"
        r"reasons? (?:if )?not|(?:rationale|grounds|basis|justification) for\b.*|if no|if not|^reasons?$|override reason|"
        r"justification",
    ),
    (
        "consent_given",
        r"^(?:i|we) (?:agree|consent|give (?:my |our )?(?:consent|permission)|have agreed|am happy for)|(?:parents?|carers?|family|"
        r"they|mother|father|guardian|young person|who|you|consent|permission)\b.*\b(?:agreed?s?|consent(?:ed|s)?|permission|"
        r"consenting)\b|consent (?:given|obtained|gained|sought|received|provided|from|to|for|in place)|consent|"
        r"permission\b.*\b(?:given|granted|obtained)|permission(?: is)? (?:given|obtained|to share|in place|granted)|"
        r"(?:is )?there (?:agreement|consent|permission)|agree(?:d|ment)? (?:to|for|from) (?:us|it|this|information|the|share|"
        r"sharing)\b.*",
    ),
    (
        "parents_informed",
        r"(?:parents?|carers?|family|mother|father|guardians?)\b.*\b(?:informed|aware|told|know|knows|knowledge|notified|spoken|"
        r"discussed|awareness)|parental awareness|(?:informed|told|discussed|notified|awareness)\b.*\b(?:parents?|carers?|family)",
    ),
    (
        "date_of_birth",
        r"(?:d o b|dob|date of birth)(?: or| and)? (?:e d d|edd|(?:expected|estimated|due)\b.*)|(?:born|birth)\b.*\b(?:due|edd)",
    ),
    (
        "edd",
        r"edd|(?:expected|estimated)(?: date of)? (?:delivery|birth|due)(?: date)?|(?:expected|estimated) (?:due )?date|"
        r"due date of (?:baby|birth)|baby due|due date",
    ),
    (
        "date_of_birth",
        r"d o b|dob|dates? of birth|birth ?dates?|born(?: on)?|birthday",
    ),
    (
        "nhs_number",
        r"nhs(?! (?:net|mail|e mail|email|trust|uk))(?: no| number| id| n)?|national health(?: service)? number",
    ),
    (
        "upn",
        r"upn|unique pupil(?: number| no| reference| id)?|pupil number",
    ),
    (
        "gp",
        r"gp|g p|doctors?(?: surgery| practice)?|general practitioner|surgery|health centre|(?:medical )?practice",
    ),
    (
        "reference",
        r"(?:(?:our|your|case|form|referral|submission|portal|record|request|contact|unique|marf) (?:case )?)?(?:reference|"
        r"ref)(?: number| no| id| code)?|(?:your|unique) reference (?:number|is)|(?:e ?)?(?:referral|submission|case|form|record|"
        r"enquiry|ticket) (?:id|number|no)|contact id|urn",
    ),
    (
        "submitted_at",
        r"(?:date|time|when)\b.*\b(?:submitted|submission|referral|referred|sent|received|completed|completing|form|request|"
        r"contact)|submitted(?: (?:at|on))?|(?:referral|submission|contact|form) date|completed on",
    ),
    (
        "parental_responsibility",
        r"p r|pr|pr held|parental resp(?:onsibility)?|has pr|holds pr|legal responsibility",
    ),
    (
        "immigration_status",
        r"immigration|asylum|uasc|nationality|leave to remain|residency status|settled status",
    ),
    (
        "disability",
        r"disabilit(?:y|ies)|disabled|send|sen|ehcp|special (?:educational )?needs?|additional needs?|impairments?|"
        r"health conditions?",
    ),
    (
        "ethnicity",
        r"ethnic(?:ity)?(?: (?:origin|group|background|code))?|ethnic origin|heritage|race",
    ),
    (
        "religion",
        r"religions?|faith|belief",
    ),
    (
        "first_language",
        r"(?:first|main|home|spoken|preferred|primary|mother) (?:language|tongue)|language(?: spoken)?(?: at home)?|languages",
    ),
    (
        "sex",
        r"sex|gender|m f|male female|boy (?:or )?girl|girl (?:or )?boy|male or female|f m|sex assigned",
    ),
    (
        "address",
        r"address(?:es)?\b.*\bpost ?code",
    ),
    (
        "postcode",
        r"post ?code|zip",
    ),
    (
        "phone",
        r"(?:tele)?phone|telephone|tel|mobile|contact (?:number|no|tel|details)|phone number|number\b.*\b(?:call|reach|ring|"
        r"contact) you|landline|direct (?:line|dial)",
    ),
    (
        "email",
        r"e ?mail(?: address)?|secure mail",
    ),
    (
        "address",
        r"address(?:es)?|lives at|where\b.*\b(?:liv(?:e|es|ing)|staying|stays?)|home (?:location)|place of residence|residence",
    ),
    (
        "school",
        r"school|nursery|college|education(?:al)?(?: setting| provision| provider| establishment)?|setting|academy|early years",
    ),
    (
        "known_as",
        r"known as|aka|a k a|alias(?:es)?|preferred (?:first |fore)?name|also called|likes? to be called|prefers? to be called|"
        r"name (?:they|he|she) (?:prefers?|likes?|uses?|goes by)|usual name|familiar name|goes by|other names?|nickname|called",
    ),
    (
        "role",
        r"role|job|^post$|(?:job|post|work|professional|official) title|title of (?:job|post|role)|position|designation|occupation|"
        r"profession|post held|capacity|relationship to (?:the )?(?:child|young person) .*referrer",
    ),
    (
        "relationship",
        r"relation(?:ship)?|link(?:ed|s)? (?:to|with) (?:the |this )?(?:child|young|family|subject)|related to|relation to|"
        r"connection",
    ),
    (
        "agency",
        r"agency|organisation|organization|employer|service|company|department|work (?:for|at)|you work|do you represent|team|"
        r"place of work|workplace|where do you work",
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
        r"ing)? (?:the )?(?:child|children|them|him|her|baby) safe",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|indicators?) of (?:the )?(?:concerns?|harm|abuse|risk|need|worry|maltreatment)|"
        r"tick all that apply|abuse types?|which (?:of (?:these|the following)|categor(?:y|ies)|concerns?) appl(?:y|ies)|"
        r"which of (?:these|the following)\b.*\b(?:concern(?:s|ed)?|worr(?:y|ies|ied)|appl(?:y|ies)|harm|risks?)",
    ),
    (
        "narrative",
        r"narrative|descri(?:be|ption)|details? of(?! (?:the )?(?:unborn |subject )?(?:child|young|person|parent|carer|referrer|"
        r"adult|family|household|professional|pupil|bab|sibling))|detail|^details$|worr(?:y|ied|ies)|concerned|what (?:has |"
        r"is )?(?:happen(?:ed|ing)?|led)|prompted|account|summary|tell us|explain|(?:nature|reason)s? (?:of|"
        r"for) (?:the )?(?:concerns?|referral|request|contact)|your concerns?|concerns? (?:in full|details?)|circumstances|"
        r"chronology|presenting|analysis|incident|observations?|impact|evidence|further (?:information|details)|"
        r"additional information|background|history|injur(?:y|ies)|^risks?$|(?:known|identified|current|what are the) risks?|"
        r"risks? (?:identified|to|assessment|analysis)",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|forms?|areas?|nature|indicators?) of (?:the )?(?:concerns?|harm|abuse|risk|need|worry|"
        r"referral)|concerns?|categor(?:y|ies)|harm|tick all that apply|abuse types?|risk factors?|vulnerabilit(?:y|ies)|"
        r"main concerns?|factors?|issues?",
    ),
    (
        "name",
        r"names?|full name|who (?:is|are) (?:you|they)|who is (?:completing|making|filling in|submitting|sending)|completed by|"
        r"referred by|referrer|contact person",
    ),
)
