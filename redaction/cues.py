"""The words by which these texts say what a sentence is about. Data only: patterns, no decisions.

Kept in one place so that a governance officer can read them. Wide where missing one would disclose somebody or drop a
concern; each list is of general English and of the services' own shorthand.
"""

from __future__ import annotations

import re


def any_of(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases as whole words, in any case."""
    return re.compile(r"(?<![\w])(?:" + "|".join(phrases) + r")(?!\w)", re.IGNORECASE)


# --- what must never be dropped: harm, disclosure, risk, and the duties that protect -----------------------------------
HARM = any_of(
    r"bruis\w*|burn(?:s|t|ed)?|blister\w*|scald\w*|fractur\w*|broken (?:arm|leg|bone|rib|nose|jaw)|injur\w*|wound\w*",
    r"cuts?|cutting",
    r"scars?|bite mark\w*|marks? (?:on|across|to|around)|(?:linear|grip|finger|slap|belt) marks?|swollen|swelling",
    r"black eye|redden\w*|bleed\w*|blood",
    r"hit(?:s|ting)?|slap\w*|punch\w*|kick\w*|beat(?:s|en|ing)?|smack\w*|push(?:ed|es|ing)?|shak(?:e|es|en|ing)|chok\w*",
    r"strangl\w*|throttl\w*",
    r"throat|squeez\w*|assault\w*|attack\w*|abus\w*|hurt\w*|harm\w*|self[- ]?harm\w*|suicid\w*|overdos\w*|ingest\w*",
    r"poison\w*|kill\w*",
    r"ending (?:her|his|their) life|threat\w*|weapon\w*|kni(?:fe|ves)|blade\w*|stab\w*|guns?|shotguns?|rifles?|pistols?|firearms?|machete|rap(?:e|ed|ist)",
    r"thrown|whipp\w*|tied (?:up|to)|pinned|want(?:s|ed)? to live|prison|jail|nudes?|naked|indecent\w*|porn\w*|passed out|unconscious\w*|collaps\w*",
    r"sex\w*|grop\w*|touch(?:ed|es|ing)",
    r"groom\w*|exploit\w*|traffick\w*|missing|absconded|run(?:ning)? away|ran away|gang\w*|county lines|drug\w*",
    r"cannabis|cocaine|crack|heroin",
    r"alcohol\w*|drunk|vodka|intoxicat\w*|slurr\w*|relaps\w*|needles?|neglect\w*|hungry|starv\w*|no (?:food|dinner|supper|breakfast)",
    r"no (?:electric\w*|heating|gas|coat|shoes|socks)|barefoot|bare feet|wet (?:him|her|them)sel(?:f|ves)|(?:would|could|will|can)(?: not|n['’]t|not) (?:get up|wake)",
    r"asked for (?:bread|food)|dirty|unwashed|smell\w*|soiled|nits|lice|filthy|alone|unsupervised",
    r"left (?:her|him|them|in charge)|locked?(?:s|ed)?",
    r"afraid|scared|frighten\w*|terrif\w*|fear\w*|cr(?:ied|ying|ies)|tearful|distress\w*|nightmares?",
    r"wet(?:s|ting)? the bed|scream\w*|shout\w*",
    r"disclos\w*|alleg\w*|told (?:me|us|her|him|the|our|staff|police|pc)|said (?:that )?(?:he|she|they|mum|dad)",
    r"witness\w*|saw|seen by|(?:i|we|she|he|they|caller)(?:['’]ve| have| has| had)? (?:\w+ )?(?:seen|heard|watched|noticed|smelt|smelled|found)",
    r"not (?:been )?(?:seen|fed|brought|attend\w*|taken)|was not brought|dna|did not attend|failed to attend|absent",
    r"absence|attendance|late(?! (?:father|mother|mum|dad|husband|wife|partner|brother|sister|uncle|aunt\w*|gran\w*|nan|son|daughter)\b)|excluded",
    r"weight (?:loss|\d)|centile|dehydrat\w*|underweight|thin|malnourish\w*|domestic|violen\w*|dash|marac|bail\w*",
    r"arrest\w*|non-mol\w*|injunction",
    r"(?<!out of )order|licence|convict\w*|caution\w*|risk\w*|safeguard\w*|concern\w*|worr(?:y|ied|ies)|danger\w*|unsafe",
    r"homeless\w*|evict\w*|overcrowd\w*",
    r"fgm|forced marriage|honou?r|radicali\w*|pregnan\w*|mental health|depress\w*|psychos\w*|anxi\w*|unexplained",
    r"inconsistent|not consistent|sanctuary (?:lock|scheme|work|room)s?|target[- ]harden\w*|panic (?:alarm|button)s?|locks? (?:not |been |to be |were |was |never ){0,3}(?:fitted|changed|broken)",
    r"coming and going|at (?:night|2|3|4|11) ?am|mattress|eviction|refus\w*|vouchers?|pictures?|photograph\w*|online",
    r"secret|not allowed|aren't allowed",
    r"(?:strange|unknown|unfamiliar) (?:m[ae]n|males?|adults?|cars?|vans?)|loiter\w*|prowl\w*",
    r"(?:have ?n[o']t|not) (?:been )?(?:told|informed)|do not (?:tell|inform)|no contact|unsupervised contact|debts?|owes?",
)
HARM_STRONG = any_of(
    r"broken \w+|lacerat\w*|concuss\w*|cutting|bite marks?|ligature\w*|bedwetting|unexplained|weight loss|failure to thrive",
    r"bruis\w*|burn(?:s|t|ed)?|blister\w*|scald\w*|fractur\w*|injur\w*|wound\w*|self[- ]?harm\w*|suicid\w*|overdos\w*",
    r"ingest\w*|poison\w*",
    r"assault\w*|abus\w*|neglect\w*|strangl\w*|rap(?:e|ed)|groom\w*|exploit\w*|domestic|violen\w*|mental health",
    r"substance\w*|alcohol\w*|drug\w*",
    r"bailed|on bail|bail conditions?|not to (?:approach|contact|go (?:near|within))",
    r"depress\w*|psychos\w*|pregnan\w*|safeguard\w*|fgm|heroin|cocaine|cannabis|methadone|not brought|overdose|risk",
)

# --- informants ---------------------------------------------------------------------------------------------------------
INFORMANT_LABEL = re.compile(
    r"^\s*(?:INFT|INFORMANT|CALLER|COMPLAINANT)\b,? (?:is|was|=|being|named)(?= (?:an?|the|his|her|their|ex|former)\b| (?-i:[A-Z][a-z])|\s*$)(?![^.\n]*\b(?:child|kid|boy|girl|baby)\b)|"
    r"^\s*(?:INFT|INFORMANT|CALLER|COMPLAINANT|ANON(?:YMOUS)?(?: CALLER)?|REPORTED BY"
    r"|SOURCE(?! of (?!(?:this |the )?(?:info|intel|report|referral|call|complaint|concern|allegation))))\b[^:\n]{0,20}[:\-]",
    re.IGNORECASE,
)
INFORMANT_HEADING = re.compile(
    r"\b(?:informants?|callers?|complainants?|whistle-?blowers?|tip-?off)\b(?! for)|\b(?:source|origin) of (?:the )?(?:information|report|intelligence|call|concern)|(?:who (?:told|rang|called|reported))\b"
    r"|(?:reporting|calling) (?:person|party)|(?:person|member of the public) (?:reporting|calling)",
    re.IGNORECASE,
)
"""A heading or label under which stands who told."""
INFORMANT_NEAR = any_of(r"inft|informant|caller|complainant|anonymous|whistle-?blower|called (?:in|police|us) (?:by|from)")
REACHED_BY = any_of(
    r"(?:call|ring|phone|text|contact|reach|e-?mail|write to|speak to) (?:him|her|them|me|us|back)(?: back)?(?: only)? (?:on|at|after|before|between|via)"
    r"(?! (?:you |we )?(?:speak|spoke|talk|discuss|contact|agree|consult|see|hear|check|tell|tried|asking)\w*)",
    r"(?:can be|is best) (?:called|rung|reached|contacted)|(?:my|his|her|their) (?:number|mobile|phone) is|best time to (?:call|ring)",
)
NEIGHBOUR = any_of(
    r"(?:lady|man|woman|person|people|family|resident|tenant|couple|gentleman) (?:across|"
    r"above|below|opposite|next door|upstairs|downstairs|in the (?:flat|house))",
    r"neighbou?rs?|nbr|(?:lives?|living) (?:next door|opposite|above|below|upstairs|downstairs|"
    r"underneath|across)",
)
# what the writer then saw or heard is the concern itself: a tell-tale phrase ends before it
_UNTIL_SEEN = (
    r"(?:(?! (?:i|we) (?:have |['’]ve |can |could |often |once |twice |regularly |also |just )*(?:seen|saw|see|hear|heard|watch\w*|notice\w*|smel\w*))"
    r"[^.\n,;])*"
)
SELF_LOCATING = any_of(
    r"(?:she|he|caller|they|i)(?: is|['’]s| am|['’]m| are| works? as) (?:the|an?|his|her|"
    r"their) (?:\w+ )?(?:cleaner|caretaker|concierge|shop ?keeper|landlord|landlady|relative|"
    r"aunt|uncle|childminder|babysitter|post(?:man|woman|ie)|dinner lady|lollipop lady)[^.\n]*",
    r"(?:live |lives |living )?(?:two|three|four|five|a few|a couple of|several) (?:doors|"
    r"houses|floors) (?:down|up|along|away|below|above)",
    r"(?:on|in) the same (?:street|block|road|building|floor|landing|estate|staircase)|over the road",
    r"(?:in |from )?the (?:flat|house|floor|maisonette) (?:directly |just |right |immediately "
    r")?(?:above|below|underneath|opposite|upstairs|downstairs|next door)",
    r"(?:the )?(?:lady|man|woman|couple|family|people) (?:across|above|below|opposite|"
    r"upstairs|downstairs)(?: the (?:landing|road|street|hall|corridor|way|lane))?",
    r"(?:across|over|along) the (?:landing|road|street|hall|corridor|way|lane)|in (?:her|his|their) class|at the (?:same )?school gates?",
    r"i(?:'m| am|’m) (?:her|his|their|the) (?:\w+ )?(?:sister|brother|aunt\w*|uncle|mother|"
    r"father|mum|dad|nan|gran\w*|cousin|neighbour|friend|teacher|childminder)[^.\n]*",
    (
        r"i(?:'m| am|’m)? ?(?:live|living|stay|work)?s? (?:just |right |directly |in the flat |at the flat )?(?:underneath"
        r"|below|above|opposite|next door|across the)[^.\n,;]*"
    ),
    rf"(?:from|in|at|through) (?:my|our) (?:own )?(?:\w+ )?(?:flat|house|window|kitchen|bedroom|door|garden|balcony|landing|wall|ceiling|floor){_UNTIL_SEEN}",
    (
        r"(?:the )?(?:flat|house|floor|people|family|woman|man|lady|neighbour) (?:below|above|underneath|upstairs|downstairs"
        r"|opposite|next door)(?: to (?:me|us|mine))?"
    ),
    (
        r"(?:we|i) (?:can )?(?:hear|see)[^.\n]{0,30}(?:through|from|over) (?:the|my|our) (?:wall|ceiling|floor|fence|window"
        r"|landing|garden)[^.\n,;]*"
    ),
    r"(?:(?:the|my|our) )?(?:flat|house|floor|maisonette|(?:bed|bath|living )?room|kitchen|lounge|wall) (?:is |are )?(?:right |just )?(?:up )?(?:against|over|under|above|below|beneath|behind|next to|beside|adjoining) (?:theirs|them|hers|his|mine|ours|us)"
    r"|(?:joined|attached|backs?) on ?to (?:theirs|them|hers|his|mine|ours)",
    r"(?-i:[Ff]lat|[Dd]oor|[Uu]nit) (?-i:[A-Z])|shar(?:e|es|ed|ing) (?:an?|the) (?:[\w-]+ ){0,2}?(?:store|wall|landing|entrance|stairs?|staircase|hallway|drive|porch|gate|bins?)",
    r"(?:at|round|over|to|with) ours|at mine|round mine|to mine|on mine|my (?:door|landing|wall|ceiling|window|flat|house|kitchen|garden|shop|stairs)",
    r"(?<!said )(?<!says )(?<!told )(?:only|just) (?:me|i|us|we) (?:was|were|is|am|are) (?:there|in|here|who)\b(?:(?! (?:when|and|while|who|because) )[^.\n,;])*|(?<!says )(?<!said )i(?:['’]?m| am) (?:aunt(?:ie|y)?|uncle|nan(?:ny|a)?|gran(?:ny|ny|dad)?|cousin)\b(?: (?-i:[A-Z])[\w'’-]+)?(?: to (?:her|him|them))?",
    r"next door(?: to (?:me|us))?|which (?:car|van|bike|flat|house|door|window|stall|shop|desk) is (?:mine|ours)",
    r"i (?:only |just |also )?work (?:on|in|at|for|as)\b[^.\n,;:–—]*",  # "I work nights at the bakery" stands before what was seen
    r"where i (?:live|park|work|sleep|sit|stay)\b|(?:they|she|he|both|all of them) (?:\w+ )?(?:stay(?:s|ed)?|stop(?:s|ped)?|sle(?:eps?|pt)|come|comes|came) (?:over )?(?:with|to) (?:me|us)\b(?: (?:for|at|over|during|in|every|each) (?:[\w-]+ ?){1,3})?(?= *(?:[.,;!)\n]|$|and |when ))",
    r"i live (?:at|in|on|two|three|a few|one)[^.\n,;]*|(?:at )?number \d+[a-z]?|(?:at )?no\.? ?\d+[a-z]?",
    (
        r"(?:my|our) (?:\w+ )?(?:grand(?:son|daughter|child|children|kids)|son|daughter|kids?|children|boys?|girls?|lads?|lass|eldest|youngest|middle one|little one|baby|husband|wife"
        r"|partner|nephew|niece)[^.\n,;]*"
    ),
)

INTELLIGENCE_SOURCE = re.compile(
    r"(?<=received )from (?!(?:the |an? |her |his |their )?(?:school|nursery|hospital|ward|gp|surgery|health|social|police|ambulance|las|mother|mum|father|dad|child|family|parents?)\b)(?:the|an?|her|his|their) [^,.;\n]{3,50}?(?= (?:to say|saying|stating|reporting|that|who|about)\b)|"
    r"(?:an?|the|reliable|trusted|covert)? ?(?:\w+ )?source (?:close to|known to|within|"
    r"inside|living|in|from|near|who)[^.,;\n]{0,600}?(?= (?:reports?|stat(?:es|ed)|says|said|"
    r"advis\w+|suggests?|indicates?))",
    re.IGNORECASE,
)

# --- addresses and identities that never travel ---------------------------------------------------------------------------
FORMER_NAME = re.compile(
    r"(?:former|previous|old) (?:name|surname|identity)\b(?: on [\w ]{1,30})?(?: is| was|:)?|"
    r"(?:previously|formerly|earlier|originally) (?:recorded|known|registered|named|called)(?: to (?:us|services))?(?: as)?"
    r"|pre-?adoptive? name(?: is| was|:)?|pre-?adoption (?:name|surname|identity)(?: is| was|:)?|name before adoption(?: is| was|:)?"
    r"|birth (?:name|surname)(?: is| was|:)?|(?:born|registered at birth) as|name at birth(?: is| was|:)?",
    re.IGNORECASE,
)
BIRTH_PLACE = any_of(
    r"born|birth|delivered|removed|fostered|foster (?:carer|placement|home)s?|(?:came|taken|received) into care|placed for adoption|antenatal|maternity|neonatal|special care baby unit|scbu"
)
"""The life before an adoption: places in such a sentence are of it."""
BIRTH_FAMILY = any_of(
    r"(?:birth|biological|natural) (?:mother|father|mum|dad|parents?|family|brothers?|sisters?|siblings?|grand\w+|aunt|uncle)",
    r"(?:first|tummy|bio) (?:mum(?:my)?|mother|dad(?:dy)?|father|parents?|family)",
    r"before (?:she|he|they) (?:came|went|moved|(?:was|were) placed) (?:to|with) (?-i:[A-Z]\w+)(?: and (?-i:[A-Z]\w+))?",
    r"(?:adopted|placed|living) (?:elsewhere|separately|with (?:another|other|different) (?:adopti\w+ )?(?:family|adopters|parents))|(?:not|never) (?:to )?be (?:linked|connected|joined up)",
    r"letter[- ]?box (?:contact|arrangements?|exchanges?|agreement|scheme|letters?|co-?ordinator)|post-?adoption (?:contact|letters?)",
    r"adoption (?:file|order|certificate|ref|reference|record)s?|(?:placement|freeing) order",
    r"(?:removed|taken) (?:at|from)[^.\n]{0,40}birth|family of origin|before (?:the |her |his |their )?adoption|pre-?adopti\w+",
)

# --- disclosure forbidden by the owner ------------------------------------------------------------------------------------
NOT_FOR_OTHERS = any_of(
    r"(?:must|should|may|can|is|are|shall) ?not (?:to )?be (?:disclosed|shared|released|passed on|circulated|repeated|forwarded)"
    r"(?! (?:to|with) (?:(?:the )?(?:mother|father|mum|dad|parents?|family|carers?|him|her|them)\b(?! or| and)))",
    r"not for (?:onward|further|wider) (?:disclosure|sharing|circulation)",
    r"do not (?:disclose|share)(?: this)? (?:outside|beyond|further|onward)",
    r"not (?:to be |for )?(?:put|laid|placed|brought|shown|given|passed|going|to go) (?:before|to|on to) any (?:other|third|outside) (?:body|party|agency|service|organisation)",
)
FOR_CONTEXT = any_of(
    r"for (?:your |our )?(?:own )?(?:context|background|information|understanding|reference) (?:alone|only)",
    r"(?:the )?(?:basis|grounds|substance|particulars|account) of (?:the|her|his|their|(?:mr|mrs|ms|miss) [\w'’-]+) ?(?:['’]s? )?(?:asylum |protection )?claim",
)
"""By which an author says that what is told is there to be understood, and is no part of the answer."""
LEGAL_ADVICE = any_of(
    r"counsel['’]?s? (?:advice|opinion|note|view)|advice (?:of|from) counsel|(?:legal|lawyer['’]?s?|solicitor['’]?s?) advice (?:is|was|of|that|from|received|given)|without prejudice|litigation privilege"
)
KEPT_TO_READER = any_of(
    r"(?:none|nothing|not a word) (?:of|in) (?:this|it|the (?:above|below|following))(?: (?:paragraph|bit|part|section|note|line))?"
    r" (?:is to |must |should |may |can |to )?(?:leaves?|goes?|travels?|be (?:passed|copied|repeated|written|recorded))",
    r"(?:goes?|going|to go) no further than|(?:this|it|please|must|should) (?:is to )?(?:go(?:es)?|take (?:it|this)) no further",
    r"for your (?:own )?(?:ears|understanding)",
    r"not for (?:your|the|any) (?:assessment|files?|records?|reports?|case ?notes|minutes|chronology|referral|copy|system|letter)",
    r"(?:this|the (?:following|above|rest|next \w+)) (?:is|are) not to be (?:recorded|minuted|filed|written down|kept on file|put on (?:file|the system))",
)
"""By which a writer keeps a passage to whoever reads it: not for the file."""
KEEP_BACK = any_of(
    r"(?:is|are|be|was) ?(?:n'?t| not|n’t)(?: to be)? (?:shared|passed on|given out|disclosed|circulated)",
    r"(?:please )?(?:do not|don'?t|don’t|not to|never) (?:share|pass|give|hand|put|use|circulate|disclose)[^.\n]{0,30}",
    r"(?:keep|kept) (?:it|this|back|private|confidential)|confidential number|not for (?:sharing|circulation)",
    r"withheld on request",
)
OWN_PHONE = any_of(
    r"(?:my|her|his|own|personal|private|home) (?:own |personal |private |home ){0,9}(?:phone|mobile|mob|cell|number|tel|line)",
    r"personal|private|own phone|own mobile|my mobile|home number",
)
WORK_PHONE = any_of(r"(?:work|office|duty|team|desk|direct|school|surgery) (?:phone|mobile|mob|number|tel|line|dial)")

# --- who a person is --------------------------------------------------------------------------------------------------------
PARENT = (
    r"mum(?:my)?|mam|mama|mother|mom|dad(?:dy)?|papa|father|step-?(?:mum|mother|dad|father)"
    r"|foster (?:carer|mother|father|mum|dad)|guardian|carer|parent"
)
KIN_ADULT = r"nann?a?|gran(?:ny|ma|d(?:mother|father|ma|pa|ad))?|aunt(?:ie|y)?|uncle|grandparents?|[mp]g[mf]"
PARTNER = r"boyfriend|girlfriend|partner|husband|wife|fianc[eé]e?|ex(?:-partner|-husband|-wife|-boyfriend)?|new man|lodger|live-?in"
SIBLING = r"(?:half-|step-|twin |younger |older |elder |little |big |baby ){0,4}(?:brother|sister|sibling|sis|bro|twin)s?"
SIBLING_PHRASE = re.compile(
    rf"(?<!\w)(?:(?:his|her|their|the)\s+(?:{SIBLING})|(?:brother|sister|sibling|twin) \w+,? \(?(?:aged? )?\d{{1,2}})(?!\w)",
    re.IGNORECASE,
)
NAMED_RECORD = re.compile(
    rf"(?:{PARENT}|{KIN_ADULT}|(?-i:[A-Z][\w'’-]{{1,60}}))['’]s (?:own |medical |gp |health )*(?:notes|records?|history)(?!\w)",
    re.IGNORECASE,
)
SUSPECT = (
    r"suspect|perpetrator|perp|alleged (?:perpetrator|offender|abuser)|named (?:male|man|adult)|offender|accused|abuser"
    r"|older (?:male|man)|adult male"
)
CHILD_OF_OTHER = any_of(
    r"(?:has|have|had|got) (?:\w+ ){0,3}(?:child|children|kids?|sons?|daughters?|dau) "
    r"(?:by|with|from) (?:his|her|an?|another) (?:\w+ )?(?:ex\w*|former|previous|other|"
    r"relationship|partner|woman|man)",
    r"(?:dau(?:ghter)?|son|child|children|kids?|baby|dtr) of (?:his|her|their|your) own|(?:his|her|their) (?:own )?(?:dau"
    r"|daughter|son|child|children|kids?)"
    r" (?:from|by|with) (?:a|an|his|her|another|previous|former)[^.\n]{0,30}",
    r"not (?:the )?subjects? of this (?:report|referral|form|enquiry)",
    r"not (?:part of|connected (?:to|with)|related to) this (?:family|case|referral|report)",
    r"another (?:family|child|pupil|student|patient|case)|different family|other famil(?:y|ies)",
    r"children \w+(?:,? \w+)*? (?:and \w+ )?not in your area",
    r"not in (?:your|our) area|separate PAC",
)
OTHER_PUPIL = any_of(
    r"pupils?|students?|class ?mates?|peers?|friends?|frend|mates?|lads?|girls?|boys?|in (?:y|yr|year) ?\d{1,2}\w?",
    r"(?:y|yr|year) ?\d{1,2}\w?|in \d{1,2}[a-z]|co-defendants?",
    r"fall(?:en)? out with|fell out with|fight with|fought with|argument with|sat next to|plays with",
)
PREVIOUS_OFFENCES = any_of(
    r"(?:previous(?:ly|es|s)?|pre-?cons?|prev|pnc|record|pnb)(?=\s*[:\-–])",
    r"(?:previous|past|old|other|earlier) (?:convictions?|cautions?|offen[cs]es?)|antecedents|(?:convicted|cautioned) (?:of|for)",
)
CHILD_WORD = any_of(
    r"child(?:ren)?|kids?|sons?|daughters?|dau|boys?|girls?|bab(?:y|ies)|toddlers?|pupils?|infants?|young carers?",
)
MINOR_OFFENCE = any_of(
    r"shop ?lifting|theft (?:of|from)|fare (?:evasion|dodging)|(?:no )?(?:tv|television) licen[cs]e|no insurance|driving without|speeding|parking|littering"
    r"|drunk and disorderly|begging|criminal damage|handling stolen goods|benefit fraud|false representation|cycling|trespass\w*",
)
INTIMATE_CONDITIONS = (
    r"incontinen\w*|continence (?:clinic|service|pads?|nurse)|(?:over|under)active bladder|urinary (?:urgency|frequency|retention)|urodynamics?|cystoscop\w+|cystitis|bladder (?:training|repair|botox|sling)|self-?catheter\w+|catheters?"
    r"|(?:(?:uterine|vaginal|womb|bladder|rectal|pelvic organ|vault) )?prolapses?|(?:ring |shelf )?pessar(?:y|ies)|cystocele|rectocele|pelvic floor|bowel (?:urgency|leakage)|faecal (?:urgency|leakage)|stoma|colostomy|ileostomy"
    r"|(?:anal )?(?:fistula|fissure)s?|pilonidal (?:sinus|abscess|cyst)|haemorrhoidectomy|rectal bleeding|peri-?menopaus\w*|hot flushes|night sweats|vaginismus|vulvodynia|dyspareunia|lichen sclerosus|bartholin\w*"
    r"|mastectomy|lumpectomy|breast (?:reduction|implants?|reconstruction)|oophorectomy|ovarian cysts?|womb lining|ablation|low libido|impoten\w+|peyronie\w*|sildenafil|viagra|oxybutynin|solifenacin|mirabegron|tolterodine|vaginal oestrogen"
)
"""Of intimate life and the body's lower half: in a grown-up of no risk to a child, in a child a sign."""
PRIVATE_ADULT_HEALTH = any_of(
    INTIMATE_CONDITIONS,
    r"menopaus\w*|hysterectomy|hysteroscopy|vasectomy|sterilis\w*|ivf|fertility|smear|colposcopy|fibroids|endometriosis|prostate|erectile",
    r"gastric (?:band|bypass|sleeve)|gallstones?|gall bladder|hernia|piles|haemorrhoids|varicose|warts?|verruca|gout|hrt|contracept\w*|chlamydia",
    r"thyroid\w*|hypothyroid\w*|hyperthyroid\w*|tinnitus|sciatica|cataracts?|(?:hip|knee|shoulder) (?:is |was |being )*(?:replace\w*|operation)",
    r"herpes|hsv|hpv|lletz|(?<!to )(?-i:[MS]?TOP) (?:19|20)\d\d|gonorrhoea|syphilis|psoriasis|rosacea|bunions?|carpal tunnel|migraines?|hay fever|shingles|arthritis|parkinson\w*|bad (?:chest|back|hip|knee)|(?:chest|back|hip|knee)s? (?:is|are) bad|irritable bowel|reflux|ulcers?|cholesterol",
)
ANOTHER_YOUNG_PERSON = any_of(
    r"(?:an?|another|other|two|three|four|some|the other) (?:[\w-]+ ){0,2}(?:girl|boy|pupil|student|child|lad|friend|teenager|young person)s?",
)
PROFESSIONAL_TITLE = any_of(
    r"pc|dc|ds|di|dci|ps|sgt|sergeant|insp(?:ector)?|pcso|dr|doctor|prof(?:essor)?|sister|staff nurse|nurse|midwife",
    r"cllr|hhj|judge",
)
PROFESSIONAL_ROLE = any_of(
    r"dsl|ddsl|designated (?:safeguarding )?lead|(?:deputy |assistant |acting )?head(?: ?teacher)?(?: of \w+(?: \d+)?)?",
    r"teacher|teaching assistant|senco|ta|tutor",
    r"social worker|sw|support worker|key ?worker|case ?worker|family worker|outreach worker|project worker",
    r"youth worker|health visitor|hv|school nurse|midwife",
    r"named (?:nurse|doctor|gp)|nurse|gp(?: partner)?|consultant|psychiatrist|psychologist|therapist|paediatrician",
    r"registrar|practice (?:manager|secretary)|receptionist",
    r"(?:probation|yot|yjs|housing|tenancy|police|education welfare|immigration|liaison|executive|estates?|neighbourhood|court) officer",
    r"officer|idva|isva|iro|lado|om",
    r"(?:team|service|business|office|practice|centre|nursery|deputy|area|duty) manager|manager|administrator",
    r"business support|co-?ordinator|chair|chief executive|director",
    r"(?:her|his|their|the) deputy|child ?minder|nursery (?:nurse|worker|practitioner)|room leader|early years \w+|practitioner|counsell?or",
    r"(?:learning |peer )?mentor|pastoral \w+|sendco|coach|dentist|optician|pharmacist|paramedic|surgeon|physio\w*|dieti[ct]ian|advocate",
    r"children['’]s guardian|guardian ad litem|link worker|personal adviser|(?:attendance|family support|intervention) officer",
    r"rn|scphn|bsc|worker|safeguarding lead|lead|emergency response team|met police|caretaker|solicitor|interpreter",
    r"secretary|allocated|author|signed|completed by",
)
SIGN_OFF = re.compile(
    r"(?:regards|wishes|thanks|thank you|cheers|ta|yours(?: sincerely| faithfully)?|best|sincerely|faithfully|respectfully)[\s,.!]*$",
    re.IGNORECASE,
)
PROFESSIONAL_LABEL = re.compile(
    r"submitter|submitted by|referrer|professional|completed by|your (?:name|role|details)|worker|author|officer|teacher|signed|gp"
    r"|chair|notes? by|attendee|sender|reported by|role",
    re.IGNORECASE,
)
PARENT_LABEL = re.compile(rf"\b(?:{PARENT}|parents?|carers?|household)\b", re.IGNORECASE)
OTHER_ADULT_LABEL = re.compile(r"landlord|witness|neighbour|emergency contact|tenant(?! name)|victim", re.IGNORECASE)
SECRET_LABEL = re.compile(
    (
        r"passport|\bid (?:seen|number|document)|national insurance|\bni (?:no|number)|bank|sort code|account (?:no|number)"
        r"|benefit|claim (?:no|number|ref)"
    ),
    re.IGNORECASE,
)

# --- of whom a sentence speaks, and what is private to others --------------------------------------------------------------
# Anything of the family: a sentence with one of these is never called beside the point by structure alone.
FAMILY = any_of(
    r"he|him|his|she|her|hers|they|them|their|theirs|child(?:ren)?|kids?|boys?|girls?|bab(?:y|ies)|toddlers?|infants?",
    r"pupil|patient|family|home|household|mums?|mother|dads?|father",
    r"parents?|carers?|siblings?|brothers?|sisters?|twins?|son|dau(?:ghter)?|aunt|uncle|gran\w*|partner|boyfriend",
    r"tenant|client|subject|school|attendance|adult|male|female",
)
SIBLING_HEALTH = any_of(
    r"speech|hrt|breast|lump|warts",
    r"meningitis|pneumonia|leuk\w*|cancer|tumou?rs?|sickle cell|cystic|chemo\w*|kidney|hip replacement|gout|dialysis|dementia|hysterectomy",
    r"fertility|ivf|miscarr\w*|terminations?|smear|bipolar|lithium|schizo\w*",
    r"constipat\w*|asthma\w*|eczema|allerg\w*|medicat\w*|prescri\w*|tablets?|inhalers?|mg|ml|clinic|diagnos\w*",
    r"referred (?:to|for)|operation|surgery|hernia|infection\w*|epilep\w*",
    r"diabet\w*|enuresis|adhd|asd|autis\w*|speech (?:and language|therapy)|hearing|glasses|vision|antibiotics?|cream",
    r"laxative\w*|movicol|immunis\w*|vaccin\w*|chlamydia|contracepti\w*",
    r"(?:takes|taking|prescribed|started on|maintained on) \w+|depress\w*|anxi\w*|counselling|therapy|tonsil\w*|grommets?",
    r"anaemi\w*|reflux|sti|hiv|pregnan\w*",
    r"tics|tourette\w*|hypospadias|circumcis\w*|coeliac|dieti[ct]ian|orthodont\w*|braces|dyslexi\w*|dyspraxi\w*|stammer\w*|stutter\w*|encopresis|squint|patching|ophthalm\w*|audiolog\w*|ent|orthotics|insoles|physio\w*",
    r"occupational therap\w*|counsell?ors?|psycholog\w*|psychiatr\w*|bereave\w*|grief|biopsy|mri|ct scan|radiotherapy|dermatolog\w*|acne|verrucas?|growth hormone|heart murmur|adenoids?|colour[- ]?blind"
    r"|selective mut\w*|ehcp assessment for (?:his|her)|melatonin|clonidine|methylphenidate|ritalin|concerta|fluoxetine|nut allergy",
    r"(?:seen|treated|known|reviewed|followed up|waiting|listed|booked|cared for)(?: here| by us| at \w+| in \w+)? for|under (?:the |our )?"
    r"(?:clinic|care|consultant|specialist|hospital|team)|under investigation for|awaiting|convulsions?|seizures?|fits|suffers? (?:from|with)",
)
PRIVATE_LIFE = any_of(
    r"parents (?:are|have|had|were)? ?(?:just |recently )?(?:splitting|split|separat\w+|divorc\w+)|managed move|looked[- ]after|in (?:foster )?care|(?:brother|father|dad|mum|mother|uncle) (?:is|was) (?:inside|in prison|in custody|away)|young carer|free school meals|pupil premium|ehcp|send register",
    r"(?:for )?(?:his|her|their) own (?:reasons|difficulties|problems|issues|stuff)|(?:very |a bit |rather |quite )?fragile|(?:hard|difficult|tough) (?:time|year|patch)(?: at home| of it)?|going through (?:a lot|it)|bereave\w*|lost (?:his|her|their) (?:mum|dad|gran\w*|nan|brother|sister)|housing list|visa|asylum|(?:has|having|had) a lot on|(?:nan|gran\w*|mum|dad|grandad|uncle|aunt\w*) (?:is|was|being) (?:very |so )?(?:poorly|ill|unwell|dying|in hospital)",
)
"""What is private in the life of another child or of a stranger."""
_RECORD_WORDS = r"(?:own |medical |gp |health )*(?:records?|notes|history|histories|pmh|problem list|problems)\b[^:\n]{0,20}:"
RELATIVE_RECORD = re.compile(
    rf"(?:^|(?<=\n)|(?<=\.\s))\s*(?:(?:{PARENT}|{KIN_ADULT}|{SIBLING}|partner)(?:['’]s|s['’])?"
    rf"|(?:family|household|relatives?|parents?)(?: members?)?['’]?s?['’]?)\s+{_RECORD_WORDS}",
    re.IGNORECASE,
)
ADULT_OWN_CONCERN = any_of(
    r"diazepam|opi(?:oid|ate)s?|benzodiazepines?|sertraline|anti-?depress\w*|anti-?psych\w*|units (?:per|a) week|overdose",
    r"mental health|substance\w*|alcohol\w*|drug\w*|drink\w*|depress\w*|psychos\w*|suicid\w*|overdos\w*",
    r"self[- ]?harm\w*|domestic|violen\w*|pregnant|postnatal",
    r"injur\w*|assault\w*|bruis\w*|fractur\w*|methadone|heroin|cocaine|cannabis|learning (?:disabilit|difficult)\w*",
    r"sectioned|section \d|safeguard\w*|neglect\w*|child\w*",
)
