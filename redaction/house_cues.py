"""What services say of themselves, of their own day and of people beside the case. Data only.

Notices, adverts and advice that go to everybody; keys, rooms, rotas and machines; messages to colleagues; the next patient,
the tenant in another flat, the other names on a list. No pattern holds a word by which a home or a child's day is described
(food, beds, keys that somebody took from somebody): those would lose a concern.
"""

from __future__ import annotations

import re

from redaction.cues import any_of

_SERVICE = r"(?:service|trust|council|police|constabulary|hospital|nhs|school|academy|authority|organisation|university|charity|association|society|practice|department|we|tenanc\w+ services?|housing)"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_WEB = r"(?:web ?site|web ?page|app|portal|online form|nhs app|kiosk)"
_EVENT = (
    r"(?:open (?:morning|evening|day|afternoon)|coffee morning|quiz night|fun (?:day|run)|tombola|bouncy castle|face painting|raffle|bring[- ]and[- ]buy|(?:cake|plant|bake|book|jumble) sale"
    r"|taster (?:day|session)s?|guided tours?|garden party|awards? (?:evening|night|ceremony)|abseil|bake[- ]?off|carol (?:concert|service)|sponsored \w+|charity (?:gala|ball|auction|match))"
)

NOTICE = any_of(
    r"(?:to|with|at) the wrong (?:person|inbox|address|desk|recipient|reader|place)\b[^.\n]{0,30} (?:bin|delete|destroy|shred|return|let us|tell us|ring)|(?:please )?(?:bin|delete|shred|destroy) (?:it|this)(?: e-?mail)? and let us know",
    r"(?:a big )?(?:thanks|thank you) to (?-i:[A-Z])\w+(?: \w+)? for (?:the|their|his|her|all)|free tickets|(?:pta|friends of [\w ]{2,20}|trustees|governors|board) (?:needs?|meets?|is looking|are looking)|needs? (?:more )?(?:helpers|volunteers|bakers|stewards)\b",
    r"(?:we )?aim to (?:answer|respond|reply|acknowledge)|(?:patients|children|families|people|residents|customers|tenants) (?:come|are) (?:first|at the heart)|(?:follow|find|like|join) (?:us|the (?:trust|school|council|service)|our \w+) on (?:social|facebook|instagram|x|twitter|linkedin|bluesky|tiktok)|sent on behalf of|replies to this (?:address|mailbox)|(?:mailbox|inbox) is not (?:monitored|staffed)",
    r"(?:opinions?|views?|statements?) (?:in|of|expressed)[^.\n]{0,60}(?:are|is|do|does|may|need) (?:not|those|solely|the (?:author|sender)['’]?s?)|(?:do|does) not (?:necessarily )?(?:represent|reflect)[^.\n]{0,30} (?:views?|opinions?|policy)",
    r"(?:tickets|tables|places|stalls|seats|pitches|slots) (?:of \w+ )?(?:are )?(?:going fast|selling (?:fast|out)|still available|left|from £|on sale|limited)|(?:fight|race|curry|bingo|disco|talent|film) night|box office|early bird|doors (?:open )?at \d|limited (?:places|spaces)",
    r"(?:please )?(?:do not|don['’]t|avoid) print(?:ing)?\b|print (?:this|only)[^.\n]{0,30} (?:necessary|needed|must)|unless (?:absolutely|really|strictly) necessary[.!]?$",
    r"(?:content|contents|information) (?:of|in) (?:this|the) (?:e-?mail|mail|message|letter|fax)\b[^.\n]{0,30} (?:for|to) (?:whoever|whom|the person|those|its)|think (?:green|before|twice before)|save (?:paper|trees|a tree)|please recycle|(?:do you )?(?:really )?need to print",
    r"we are an? (?:\w+ ){0,2}(?:teaching hospital|training practice|(?:research[- ]active|foundation|university) \w+|church (?:of england )?school|academy trust|unicef \w+|dementia[- ]friendly \w+|sanctuary \w+)|(?:term dates|lunch menus?|uniform (?:shop|lists?)|prospectus|newsletters?)\b[^.\n]{0,40} (?:website|web site|online|open|reception|available)",
    # networks and calls that are monitored or recorded
    rf"{_SERVICE}\b[^.\n]{{0,30}} (?:may |reserves? the right to |will )?(?:monitors?|records?|logs?|intercepts?) (?:its|our|their|all|any|the)?(?: \w+)? ?(?:networks?|e-?mails?|calls?|traffic|systems?|communications?)",
    r"(?:^|(?<=\n))\W*(?:all |tele|our |inbound |incoming |phone )*(?:calls|e-?mails|messages|networks?) (?:to|from|on)?[^.\n]{0,40}(?:are|is|may be|will be|might be) (?:monitored|recorded|logged|scanned|filtered)",
    # what came to the wrong reader
    r"(?:if|where|should|in case)\b[^.\n]{0,50}\b(?:reach\w*|sent to|arrived|came|come|received|delivered|opened|got)\b[^.\n]{0,25} (?:in error|by mistake|by accident|wrongly|in mistake)",
    r"(?:delete|destroy|shred) (?:it|this|them|the (?:message|e-?mail|document)|all copies|any copies)[^.\n]{0,40} (?:tell|let|inform|notify|ring|contact|alert|return)",
    r"(?:reached|reaches|find(?:s)? (?:its|their) way to) (?:you|the wrong (?:person|inbox|desk|reader))(?: (?:in error|by mistake))?|not (?:the person|whom|who) (?:it|this) (?:is|was) (?:meant|addressed|intended|written) (?:for|to)",
    r"(?:e-?mail|message|fax|letter)\b[^.\n]{0,40} (?:is|are|remains?) the property of|(?:free (?:from|of)|contains? no|carry) (?:computer )?virus(?:es)?\b|code of openness|(?:public disclosure|disclosed to the public) under",
    # what binds nobody
    r"(?:not|never|no) (?:enter into|form|create|constitute|conclude)[^.\n]{0,30} (?:contracts?|agreements?|offers?)|(?:not|never) (?:legally |contractually )?binding|service of (?:documents|proceedings|papers) by e-?mail",
    r"accepts? no (?:\w+ )?(?:liability|responsibility)|disclaims? (?:all|any)|reproduc\w+ without (?:written )?(?:consent|permission)|(?:crown|©|\(c\)) ?copyright|all rights reserved",
    # a site and its rules
    r"(?:smoke|vape|tobacco)[- ]?free|no[- ]smoking (?:site|grounds|policy|hospital|campus|building|school|office)|nut[- ]free (?:site|school)|zero tolerance (?:policy|of)|we are a (?:\w+[- ]){0,2}(?:friendly|confident|free|inclusive) (?:site|school|employer|organisation|practice|trust)",
    r"(?:visitors?|patients|parents|callers|deliveries|contractors)(?:,|:)? (?:please|are (?:asked|reminded|requested|advised) to|should (?:use|park|report)|must (?:sign|report|use|park))",
    r"(?:please )?(?:use|park (?:in|at|on)|enter (?:by|through)) the (?:multi-?storey|(?:visitors['’]? |main |lower |north |public )*car park|(?:main|north|south|side|rear) (?:entrance|gate|reception))|park and ride|pay and display|pay on foot|parking (?:charges|permits?|is (?:limited|free|available)|restrictions)",
    # the web site, the app, the queue
    rf"(?:register|sign up|log in|enrol|apply|check in) (?:through|on|via|with|at|for|using) (?:our|the|your) {_WEB}|avoid the (?:\d+ ?am )?(?:queue|rush|wait)",
    rf"you (?:can|could|may) (?:now |also |always )?(?:book|order|request|manage|view|cancel|renew|pay|report|register|check|apply|download|collect)\b[^.\n]{{0,60}}(?:{_WEB}|online|at the desk|at reception|by text|24/7|prescriptions?|appointments?|results?)",
    rf"(?:we (?:are )?now offer(?:ing)?|now available|ask (?:at the desk|at reception|a member of staff|reception)\b)[^.\n]*|download (?:the|our) {_WEB}|visit our (?:{_WEB}|stall|stand|shop)|available (?:on|from|via) our {_WEB}|scan the qr",
    r"(?:report|log|raise) (?:\w+ )?(?:repairs?|faults?|a leak|missed bins?|fly-?tipping|pot ?holes?)(?: to us)? (?:online|on|by|at|via)|pay (?:your )?(?:rent|council tax|parking|dinner money)(?: \w+)? (?:online|by)",
    # surveys, draws, friends and family
    r"(?:take|complete|fill in|do|answer|try) (?:our|this|the|a) (?:\w+[- ]){0,4}(?:survey|questionnaire|poll|feedback)|how (?:did|are) we do(?:ing)?|friends and family test|tell us (?:how we|what you thought|about your (?:visit|experience))",
    r"(?:prize draw|(?:could|might|chance to|be entered to) win (?:an? )?(?:£ ?\d+|gift|voucher|prize|ipad|hamper))|rate (?:your|our) (?:visit|service|care|experience)|your (?:feedback|views?|opinion) (?:matters?|counts?|helps?|is important)",
    r"(?:is|are) (?:now |currently |always )?(?:recruiting|hiring)!",
    r"(?:refer|recommend|introduce) a (?:friend|colleague|nurse)[^.\n]{0,20}|(?:welcome|golden|sign[- ]on|joining) bonus",
    # awards, weeks, good causes
    r"(?:rated|judged|graded) (?:['\"“‘]?(?:good|outstanding)['\"”’]?)(?: in| by| for|['\"”’]|[.!]|$)|(?:ofsted|cqc|estyn)[^.\n]{0,20} (?:good|outstanding)|(?:gold|silver|bronze|platinum) (?:award|standard|mark|status)|living wage employer|disability confident",
    r"(?:awareness|appreciation|carers['’]?|volunteers['’]?|nurses['’]?|fostering|anti-?bullying|recycling|deaf|dementia|dyslexia|walk to school|bike to work) (?:action )?(?:week|month|fortnight|day)\b[^.\n]{0,30}",
    r"nominat(?:e|ions?) (?:a|your|for|close|are|now|is)\b[^.\n]*|star awards?|(?:employee|team|nurse|officer) of the (?:month|year)|(?:raise|raising) (?:money|funds|cash|awareness) (?:for|of)|sponsor (?:me|us|our)",
    rf"(?:walk|run|cycle|swim|bake|knit|sing|hike|climb)\b[^.\n]{{0,30}} (?:with us|for (?:us|charity|our|research))|join us (?:for|on|at|in|this)|come (?:and|along and|to) (?:see|meet|join|visit|support) us|{_EVENT} (?:is|on|at|this|next|weather|will|from|for|in|{_DAY}|\d)",
    r"become an? (?:foster carer|volunteer|school governor|governor|trustee|donor|befriender|special constable|mentor|host|magistrate)|could you (?:foster|volunteer|be an? (?:\w+ )?(?:governor|foster carer|host))|foster(?:ing)? with us|(?:work|volunteer) (?:for|with) us",
    # when somebody is there
    rf"(?:opening|office|reception|surgery|switchboard|helpline|phone line|desk) (?:hours|times)\b|(?:reception|surgery|office|switchboard|helpline|lines?|desk|front counter|centre) (?:is|are) (?:open|closed|staffed|manned|covered) (?:from|on|at|until|between|daily|each|every|{_DAY}|\d)",
    r"(?:outside (?:of )?(?:these|office|working) hours|out of (?:office )?hours)[,:]? (?:please |you (?:can|should) )?(?:call|ring|dial|contact|phone)|in an emergency,? (?:please )?(?:always )?(?:dial|call|ring)|closed (?:on )?(?:bank|public) holidays?",
    # greetings of a season, of a language, of an office
    r"(?:happy|merry) (?:christmas|new year|easter|eid|diwali|hanukkah)|season['’]s greetings|wishing (?:all|you)|we welcome (?:correspondence|calls|letters) in|(?:my )?pronouns(?: are|:)|i (?:work|am working) (?:flexibly|part[- ]time|compressed)|(?:do not|don['’]t) (?:expect|feel obliged)[^.\n]{0,40} outside",
)
"""Addressed to everybody: whatever else such a sentence holds, it tells of no child."""

SERVICE_NAME = re.compile(
    r"(?:mental health|domestic (?:abuse|violence)|(?:drugs?|alcohol)(?: and (?:drugs?|alcohol))?|substance (?:misuse|use)|safeguarding|suicide(?: prevention)?|fgm|pregnancy|sexual (?:health|abuse|violence)|child (?:abuse|exploitation)"
    r"|knife crime|county lines|self[- ]harm)"
    r" (?:\w+ )?(?:awareness|weeks?|days?|months?|trust|nhs|teams?|services?|hub|training|helpline|support|charity|drop-?in|walk|conference|webinar|course|newsletter|partnership|network|forum|board|campaign|appeal|clinic)",
    re.IGNORECASE,
)
"""Harm in the name of a service or of a campaign."""

WORKDAY = any_of(
    r"(?:short of|need|needs|down|without|waiting for) (?:an? |more |two |three )?(?:nurses?|staff|porters?|beds|bank staff|receptionists?|drivers?)(?: tonight| today| this week| again)?|(?:triage|ward|clinic|unit|a&e|team|desk|shift) (?:is|are|was) (?:short(?:[- ]staffed)?|busy|heaving|rammed|quiet|full|one down)|(?:van|minibus|car|bus) needs (?:an? |new )?(?:mot|service|tyres?|wash|petrol|diesel)",
    # keys, cars, kit
    r"(?:van|pool car|minibus|store ?room|store|site|office|cupboard|cabinet|response car|drugs cupboard|community centre|hall) keys?|pool cars?|fuel cards?|mileage (?:claims?|forms?)|tyre pressures?|body ?worn batteries|radio batteries",
    r"(?:bike|cycle|property|phone) marking|(?:crime prevention|information|recruitment|health promotion|charity|book|cake|plant|bric-a-brac) (?:stall|stand|table)|(?:the|our|a) (?:\w+ )?stall (?:is|on|at|needs|this)|ward panel|cuppa with a copper|leaflet drop|street briefing",
    # machines and rooms
    r"(?:fridge|freezer|cold store|vaccine fridge|panic|intruder|burglar) (?:\w+ )?alarm (?:is|was|has|keeps|going|test|went|needs)|fridge (?:temps?|temperatures?|log)|cold chain|vaccine fridge|autoclave|water cooler|shredder|franking machine|scanner (?:is|keeps|needs|jam\w*)|docking stations?|hot ?desk\w*",
    r"smart ?cards? (?:is|are|has|expire\w*|need)|password resets?|log-?ins? (?:for|to) (?:the )?(?:system|rota|portal)|phones (?:are|were) (?:down|playing up)|paper (?:jam|for the (?:printer|copier))|(?:server|system|network|intranet|mosaic|emis|systmone|rio|cpoms|niche|childview) (?:is|was|goes|will be|has been|back) (?:down|up|slow|offline|playing up|crash\w*|again)",
    r"chutes? (?:on|is|are)\b[^.\n]{0,20}|bin (?:store|chute|room|lorry)|(?:lift|intercom|door entry|communal light\w*|stairwell light\w*|roller shutter|car park barrier|barrier) (?:is|are|on|in|needs|has|engineer|repairs?|still)\b[^.\n]{0,20} ?(?:stuck|out|broken|down|again|fixed|repair\w*|engineer|flickering|off)?|pigeons?|pest control visit|jet ?wash\w*|window cleaners?|grit(?:ting)? (?:bin|salt)|grounds maintenance",
    r"(?:room|hall|suite|studio) \w+ (?:is|has been|was) (?:double[- ])?(?:booked|free|taken|locked for)|room (?:change|booking|swap)s?|(?:clinic|consulting|meeting|interview|training|treatment) rooms? (?:is|are|has|needs?|\d+ (?:is|needs))|chairs? (?:back|stacked|from the hall)|blinds? in (?:room|the office)|heating in (?:the office|room|reception)",
    # colleagues
    r"(?:cover(?:ing|ed)?|swap(?:ping|ped)?|shift) (?:for|my|the|with)? ?(?:\w+['’]s )?(?:shifts?|desk|clinic list|reception|on-?call|late(?:s)?|early|earlies|duty)|(?:clinic|on-?call|duty|coffee|tea|milk|washing[- ]?up|kitchen) (?:list|rota)|on the rota|rota (?:is|for|gap)|annual leave (?:forms?|requests?|cards?|is|for|from)",
    r"(?:leave|lateral flow|training|study day|flexi|expenses|travel) (?:forms?|cards?|claims?|sheets?) (?:by|need|must|are|to be)|(?:cakes?|doughnuts?|pastries|samosas|chocolates) (?:in|are in|on|for) the (?:kitchen|office|staff|meeting|tea|desk|team)|(?:team|staff|christmas|leaving|retirement|farewell) (?:lunch|do|drinks|meal|photo|night out|barbecue|collection|brief)|lunch (?:orders?|club|is on|at (?:the|one|12|1\b))",
    r"(?:sign(?:ed)?|signing) (?:the|[A-Z]\w+['’]s) card|leaving present|chip in for|collection (?:tin|envelope)|milk money|tea (?:kitty|money|run|round)|desk move|stationery (?:order|cupboard)|lockers? (?:keys?|need|to be)|payslips?|(?:staff )?parking permits? (?:expire\w*|for|need|run)|staff parking|yellow lines outside|bike shed",
    r"(?:is|are) (?:now |back )?on (?:nights|days|lates|earlies|rest days|a course|secondment|paternity leave|maternity leave|jury service|annual leave)|(?:suite|station|office|building|ward|clinic|entrance|car park|front desk)(?: at [\w ]{1,30})? (?:is|are|will be) (?:shut|closed|moving|out of use|being (?:painted|refurbished|cleaned|decorated))",
    r"(?:pizza|card|slime|jewellery|pancake|candle) making|arts and crafts|(?:had|has|got) a (?:puncture|flat tyre)|(?:our|the) (?:admin|receptionist|secretary|typist) (?:\w+ )?(?:is|has been|was) (?:off|away|on leave|poorly|sick)|apolog(?:y|ies) for the (?:delay|late reply)|(?:printer|copier|laptop|phone) (?:has )?(?:packed up|died|is broken|gave up)",
    r"inset (?:day|training)|(?:fire|lockdown) (?:drill|practice|marshal|warden)|first aid (?:box|refresher|course)|mandatory training|(?:flu|covid) jabs? for staff|staff (?:survey|meeting|briefing|choir|wellbeing)|team away ?day|lanyards?|name badges?",
)
"""A service's own day."""

TO_COLLEAGUES = re.compile(
    r"^\W*(?:(?:ps|nb|p\.s\.)\W*)?(?:(?:quick |internal |admin )?(?:notes?|message|memo|reminder|task|fao|attn|query)\s*(?:for|to|:)?\s*(?:the |all |our )?"
    r"(?:front desk|reception\w*|admin\w*|secretar\w+|typists?|colleagues?|duty (?:desk|team|worker)|team|staff|office|day staff|night staff|day shift|night shift|ward clerk|housekeep\w+|caretakers?|porters?|scann?ing(?: team)?|filing|cleaners?|estates|it|facilities)"
    r"(?: (?:only|team|staff))?\b[^:\n]{0,30}[:\-–]"
    r"|(?:for|to) (?:the )?(?:front desk|receptionists?|secretar(?:y|ies)|typists?|porters|scanning team|ward clerk)\b[^:\n]{0,20}[:\-–])",
    re.IGNORECASE,
)
"""A line addressed to colleagues."""
NOT_TO_BE_SENT = any_of(
    r"(?:could|would|can|will) (?:whoever|whomever|all staff|everybody|everyone|somebody|someone)\b|whoever (?:has|took|borrowed|left) (?:the|my|our)|all staff (?:are|to|please)",
    r"do not (?:scan|type|upload|fax)|not (?:for|to be) (?:scann(?:ing|ed)|typ(?:ing|ed)|upload(?:ing|ed))|(?:delete|remove|take out|strip|cut)(?: this| me| the below| line)? before (?:sending|it goes|you send|sharing|forwarding)|internal (?:note )?only",
)
"""What was to be taken out of the text before it left."""
REMINDS = re.compile(
    r"(?:^|\b(?:also|and|please|can you|could you|would you|will you)\s+)(?:please )?(?:remind|tell|ask|nudge|chase|thank) (?-i:[A-Z][\w'’-]+)\b",
    re.IGNORECASE,
)
"""A message for somebody of the office."""

STRAY = any_of(
    r"(?:stapled|pasted|copied|scanned|filed|printed|slipped) (?:in|into|here|on)(?: \w+){0,2}? (?:by mistake|in error|wrongly)|(?:to have been|been|got|was) (?:stapled|slipped|pasted|scanned|mixed) in\b|mis-?filed|stray (?:page|sheet|line|paragraph)|(?:page|part|line|bit) (?:\d+ )?(?:of|from) (?:another|a different|the (?:previous|other|next|last)) (?:meeting|conference|discussion|child|review|report|family|case|patient|client)"
)
"""A piece of another case that got in by mistake: whoever it tells of, by initials or by none."""
OTHER_CASE = any_of(
    r"(?:also )?(?:on|from|during) (?:my|the|today['’]s|this morning['’]s) rounds?|elsewhere on (?:the|my) (?:patch|round|estate|ward|list)|other (?:jobs|visits|calls|stops|appointments) (?:today|this (?:week|morning|afternoon))",
    r"(?:carried|brought|left|pulled) (?:over|forward|through) from|from the (?:\d[\w:.]* ?(?:am|pm)?|previous|last|earlier|morning|afternoon|next) (?:slot|meeting|appointment|clinic|case|conference|panel|discussion|session)",
    r"for (?:(?-i:[A-Z][\w'’-]+)['’]s?|(?:the )?(?:other|next) \w+['’]s?) (?:list|caseload|clinic|notes?|file|round|slot|diary)|(?:the |my |our )(?:second|next|other|third|last) (?:(?:patient|client|case|referral|matter)\b|(?:visit|call|appointment) (?:is|was|will be) (?:to|on|for|with)\b)",
    r"(?:in|from|by) (?:the )?(?:template|previous (?:minutes|record|report|case))|copied (?:in|over|across) (?:from|by)|pasted (?:in )?(?:from|by mistake|in error)|belongs? (?:to|in|on|with) (?:another|a different|the other|somebody else)|wrong (?:file|record|patient|case|family)",
    r"(?:other|rest of the|remaining|next|two|three|four|following) (?:\w+ )?(?:names?|nominals?|checks?|people|persons|subjects?|families) (?:on|in|from|of) (?:your|the|this|today['’]s|that|our)(?: \w+)* ?(?:list|request|e-?mail|batch|sheet|spreadsheet|schedule|agenda)",
    r"(?:a )?separate (?:case|client|family|matter|referral|patient)|(?:different|another) (?:case|client|patient|resident|household|service user)",
)
"""By which an author says that what follows is of another case."""
NEXT_STOP = re.compile(
    r"^\W*(?:(?:and|so|then|next|after(?:wards)?(?: that)?|later|also|from there|finally|earlier|before that)\W+)+(?:on |went |went on |over |across |drove |off |popped |called |headed |back |i )*"
    r"(?:to|saw|seen|visited|visit to|called on|in on|at|did|met)\s+(?:see\s+)?(?:mr|mrs|ms|miss|dr|the|old|(?-i:[A-Z][\w'’-]+))(?!(?: (?-i:[A-Z][\w'’-]+)){0,2} \w+ing\b)",
    re.IGNORECASE,
)
"""The next stop of a round of visits; whoever was seen doing something was met where the child is."""
IN_PASSING = any_of(
    r"(?:still |also |now |is |was |been )*(?:waiting|sat|sitting|here|queueing|due|booked(?: in)?) (?:in|for|at|outside) (?:the )?(?:room|bay|cubicle|bed|reception|clinic|waiting (?:room|area)|triage|majors|minors|lobby|interview room)\b",
    r"(?:for|about|with|re|collect\w*|wants?|needs?|chasing|asking (?:for|about)|after) (?:his|her|their|an?|the) (?:new |repeat |annual |weekly |blue )?(?:inr|dressings?|bloods|b12|injection|smear|ear syringing|flu jab|commode|ramp|stair ?lift|walking frame|zimmer|rollator|hearing aids?|blister packs?|sick ?note|fit ?note|insoles?|key ?fobs?"
    r"|bus pass|blue badge|parking (?:permit|space)|care call|pendant alarm|grab rails?|bath seat|wheelchair|hoist|meter reading|passport photos?|library card|parcel|ecg|spirometry|catheter|stoma bags?|reading glasses|dentures|medication review|diabetic review|leg ulcers?|garage rent|bin collection)",
)
"""Why somebody else was there."""
FROM_ANOTHER_DOOR = re.compile(
    r"\bfrom (?:(?:number|no\.?|flat|door) ?\d+\w?|next door|(?:the (?:flat|floor) )?(?:upstairs|downstairs|above|below|opposite)|over the road|across the (?:road|landing|street|hall|way))\b",
    re.IGNORECASE,
)
"""A stranger who came from a neighbour's home."""
ANOTHER_DOOR = re.compile(
    r"\b(?:the )?(?:man|woman|lady|chap|gentleman|couple|family|people|tenants?|residents?|leaseholders?|lad|bloke) (?:in|at|from|of) (?:flat |no\.? ?|number |room |unit )?\d+[a-z]?\b",
    re.IGNORECASE,
)
"""Somebody known by another door's number."""

# --- what is beside the point -------------------------------------------------------------------------------------------------
BOILERPLATE = any_of(
    r"intended (?:only |solely |exclusively )?for (?:the |use )|(?:intended|named) (?:recipient|addressee)s?",
    r"addressee only|(?:accepts?|no) (?:no )?(?:legal )?liability",
    r"(?:views|opinions) expressed|consider the environment|freedom of information act",
    r"(?:scanned|checked|swept) (?:for|by) (?:virus|malware|anti)\w*",
    (
        r"(?:e-?mail|message|communication|transmission) (?:\(?and any [\w ]+\)? )?(?:is|are|may be|may contain"
        r"|contains?)[^.\n]{0,30}(?:confidential|privileged|monitored|recorded)"
    ),
    r"confidentiality notice|privileged|notify the sender|inform the sender|(?:received|sent)[^.\n]{0,30} in error",
    r"(?:registered )?(?:charity|company) (?:no|number|reg)\w*",
    r"secure e-?mail service|sent from my \w+|this request is made under|working days?:|think before you print",
    r"unauthori[sz]ed (?:use|disclosure|copying)",
)
ADVERT = any_of(
    r"did you know|donate|fund-?rais\w*|book (?:yours|now|your|online|today)|flu jabs?|follow us|find us on|like us on",
    r"sign up|newsletter|subscribe|raffle|bake[- ]?off|bake sale|cake sale",
    r"winners? of|award[- ]winning|accredited|(?:summer|christmas|winter|school) (?:fair|fete|fayre)",
    r"we are (?:hiring|recruiting)|vacanc(?:y|ies)|join our team|open (?:day|evening)",
    r"proud to be|investors? in people|rated outstanding|download our app|(?<!skeletal )(?<!bone )survey|rate us|feedback form|quiz night",
    r"sponsored (?:by|walk|run|swim)|our sponsors|fun run|marathon",
    r"(?:all|families|everyone|parents)[^.\n]{0,20} welcome|places (?:are )?(?:still )?available|in aid of|see you there|cake stalls?",
    r"(?:has|have|some|more) (?:free )?(?:spaces|places)|spaces (?:left|available|on)|tell your (?:families|friends|patients|clients|parents)|do come",
    r"bring a friend|(?:is|are|runs?) (?:on )?every (?:mon|tues|wednes|thurs|fri|satur|sun)day",
    r"(?<![\w,] )(?:seen|spotted|noticed|worried about|concerned about) (?:something|anything|someone|somebody)\b[^.?!\n]{0,40}\?|(?:^|(?<=[.?!\n] )|(?<=\n))\W*(?:text|call|tell|ring) our (?:control room|helpline|hotline|confidential line)",
    r"(?:is|are) back (?:on|in|from|this|next)|(?:starts?|resumes?|returns?|back) (?:again )?(?:after|on) (?:easter|half[- ]term|christmas|monday"
    r"|tuesday|wednesday|thursday|friday)|drop-?in (?:is|runs|takes place)",
)
CHATTER = any_of(
    r"closed for|visiting (?:ends|hours|times)|clinic (?:moved|is moving|has moved)|coffee "
    r"machine|sign the card|cover list|on the notice ?board",
    r"laminator|stapler|toner|vending machine|out of order|porters|(?:boiler|gas|window|"
    r"heating) (?:man|men|engineer|cleaner|fitter)s?|plumber|electrician|windows? (?:replaced|"
    r"cleaned)",
    r"(?:office|staff|kitchen) (?:microwave|dishwasher)|lanyards?|name badges?|bring it back|(?:has|have|who|somebody|someone) borrowed the|parcels? (?:for|at|in) (?:the )?(?:office|reception|post ?room|desk)|"
    r"sports day|photo day|nativity|world book day|non-uniform day|appraisals?|payroll|"
    r"overtime",
    r"shift swap|canteen (?:menu|is|opens|closes)|catering (?:for|order|is)|sandwich(?:es)? (?:for the|order|platter|run|provided)|secret santa|team-?building|away ?day|"
    r"webinar|training session|e-?learning|mandatory training|p\.?s\.? ?",
    r"(?:bake|cake|jumble|book|plant|christmas|summer) sale|raised £\d+|thank you all|"
    r"retirement (?:do|party|card)|(?:bay|bed|cubicle|theatre) \d+|estates have been",
    r"wi-?fi|it (?:issues|problems|support)|system is down|tea fund|whip-?round|sweepstake|"
    r"maternity cover|new starter|welcome to the team|congratulations|air con\w*",
    r"projector|kettle|fridge (?:clear|rota)\w*|staff ?room|key ?fobs?|uniform orders?|minibus (?:booking|is)|timesheets?|expenses claims?",
    r"bring (?:the |some )?biscuits|biscuits? (?:for|in) (?:the )?(?:meeting|office|staff|tea|kitchen|team|tin)|leaving (?:card|do|drinks|present|collection)|birthday (?:card|cake)|lift engineer|photocopier|printer",
    r"car ?park\w*|parking (?:space|permit)s?|bins? (?:collection|day|store|are (?:being )?(?:collected|emptied)|need)|deep clean",
    r"room \w+ is booked|bed manager|cubicle \d+|moved to majors|majors|rota|annual leave|training day|inset day",
    r"fire drill|boiler service|contractor|scaffold\w*",
    r"nothing to do with this|unrelated(?:ly)?(?! (?:\w+ )?(?:adults?|man|men|males?|wom[ae]n|females?|person|people|lodgers?|child|children|boys?|girls?))|on another (?:note|matter)|different matter|by the way|btw",
    r"(?:next|the) (?:team )?meeting is|see you (?:at|on)|team lunch|coffee morning",
    r"next panel|reminder:|(?:to )?bring (?:\w+ ){1,4}(?:next time|for the|on)|(?:somebody|someone|anyone)[^.\n]{0,12} lost an?|see (?:the )?(?:desk|reception|notice)|dial in|stock ?take|cake sale|lost property|school trip payments?|invoice",
)
SECOND_FAMILY = any_of(
    r"(?:he|(?:step)?dad|(?:step-?)?father|partner|husband|boyfriend)(?: (?-i:[A-Z][\w'’-]+)){0,2}(?: also)? (?:has|had|keeps|lives with) (?:an?|his)"
    r" (?:second|separate|secret|whole other) (?:family|household)",
)
"""A man's family beside the one spoken of. A second home may be the child's own carers'."""
