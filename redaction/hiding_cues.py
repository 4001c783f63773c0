"""The words that tell of a hidden address: a refuge, a place that somebody must not learn, and what would help to find it.

Data only. Wide on purpose: what they touch is sealed and shown to a person, never lost.
"""

from __future__ import annotations

import re

from redaction.cues import any_of

_THEY_WHO_MUST_NOT = r"(?:he|him|father|dad|perpetrator|suspect|husband|ex(?:-?\w+)?|partner|anyone|anybody|family|relatives?|parents?|(?-i:[A-Z][\w'’-]{1,60}))"
_MUST_NOT = r"(?:(?:do|does|must|should|may|can|is|are|has|have|did|will|would)(?: ?not|n['’]t)|cannot|never)"
_OF_THIS = (
    r"(?:that (?:we|i) (?:are|am|have|were|was) (?:send|sent|mak|made|writ|wrot|submit|referr|report|rais|fill)(?:ing|ting|ten|ted|ed)?(?: in)?"
    r"(?: (?:this|it|you|to you|a referral|a report|the form))?"
    r"|(?:about|of) (?:(?:this|our|my) (?:referral|report|concern|disclosure|allegation|call|meeting|letter|e-?mail|note|form|notification|response|reply|enquiry|contact|request)"
    r"|(?:the|any|these) (?:\w+ ){0,2}?(?:findings?|results?|x-?rays?|scans?|fractures?|injur(?:y|ies)|marks?|bruis(?:es?|ing)|burns?|photographs?)))"
    r"(?= *(?:[.;!)\n]|$|,(?! (?:or|nor|and|where))| and (?:should|must|will)))"
)

_PAPERS = r"\b(?:files?|records?|pages?|forms?|notes?|systems?|cop(?:y|ies)|charts?|minutes|letters?|reports?|referrals?|papers?|logs?|database|e-?mails?|chronolog\w+|documents?|print\w*|lists?|paper|sheets?|screens?|(?:white)?boards?|envelopes?|CAD|Mosaic|LCS|RiO|timelines?|registers?|labels?)\b"
_NAMED_SYSTEM = r"(?-i:CAD|Mosaic|LCS|RiO|Liquidlogic|SystmOne|EMIS)\b"
_A_PLACE = r"(?:where|address\w*|mov\w+|left|leav\w+|gone|go(?:es|ing)?\b|stay\w*|liv(?:e|es|ing)|refuge|hous\w+|plac(?:ed|ement)|located|safe|here|with us|flat|hostel|hotel|they are|she is|send\w* (?:her|them)|(?:is|are|was|were) (?:back )?(?:with|at|in|near)|(?:in|at|near|to|on|off) (?-i:[A-Z])|rent\w*|sleep\w*|slept|school\w*|at (?:her|his|their|my|our)\b)"
_HELD = (
    r" that (?:the )?(?:police|officers?|we|i) (?:now |already |still )?(?:hold|have|has|keep|kept) (?:got )?"
    rf"(?:it|(?:(?:the|an?|this|that|these|his|her|their|any) (?:\w+ )?)?(?:messages?|texts?|recordings?|statements?|screenshots?|videos?|photographs?))\b(?![^.\n]*\b{_A_PLACE})"
)
"""What somebody was not told and is of no place: that a message or the like is held. Anything else may be where the family is."""
_OWN_PARENT = (
    r"(?:he did(?: ?not|n['’]t) (?:even )?know where his|she did(?: ?not|n['’]t) (?:even )?know where her)"
    r" (?:own )?(?:mum(?:my)?|mother|mam|dad(?:dy)?|father) (?:was|had (?:gone|got to|been))(?= *(?:[.;!?)\n]|$))"
)
"""A child whose own parent was gone, and nothing more: whoever does not know it to this day, or looks for "his family", may be who is hidden from."""

REFUGE = any_of(
    r"(?:that|which) we (?:lease|own|run|rent|manage|hold)\b|(?:leased|dispersed|dispersal|crash|move-?on|second stage|safe) (?:flat|unit|property|house|accommodation|bed)|one of our (?:flats|units|properties|houses|rooms|beds)",
    r"(?:location|placement|whereabouts)[^.\n]{0,30}(?:confidential|secret)|confidential (?:location|accommodation|placement)",
    r"refuges?|safe (?:house|address|accommodation)|women'?s aid (?:house|property)|confidential address|undisclosed address",
    r"(?:moved|fled|relocated|placed)[^.\n]{0,40}(?:safety|do not (?:share|disclose|record)|confidential)",
    r"address (?:is |to be )?(?:kept )?(?:confidential|protected|secret)",
    r"do(?:n'?t| not) (?:record|share|disclose|put|give|tell)[^.\n]{0,40}(?:address|where (?:they|she|he) (?:are|is)|location|anywhere)",
    r"whereabouts (?:must|are|is)[^.\n]{0,30}(?:confidential|protected|not)",
    # an address that a person must not learn, or that must not be written down
    rf"{_THEY_WHO_MUST_NOT} {_MUST_NOT}[^.\n]{{0,40}} where (?:they|she|we|mum|mother|the (?:family|children|kids))",
    r"(?:nobody|no[- ]one)(?: (?:outside|else|but|at|in|from)[^.\n]{0,30})? (?:may|must|should|can|is to|knows?|else)[^.\n]{0,30}"
    r"(?: knows?| told| learn| find out| where| this)",
    r"(?:not|never|\w{1,20}n['’]t) (?:to )?(?:appear|be (?:written|recorded|entered|copied|shown|stated|noted|typed))[^.\n]{0,30} (?:on|in|into)"
    r" (?:any|the|a|his|her|their)\b",
    rf"(?:not|never|\w{{1,20}}n['’]t) (?:to )?(?:go|be put)[^.\n]{{0,30}} (?:on|in|into) (?:{_NAMED_SYSTEM}|(?:any|the|a|his|her|their|your|our)\b(?=[^.\n]{{0,40}}{_PAPERS}))",
    r"(?:for )?your eyes only|managed (?:transfer|move)|(?:sensitive|restricted|protected|secret|hidden|withheld) (?:address|location|whereabouts)",
    r"(?:address|location|whereabouts)[^.\n]{0,30} (?:withheld|restricted|sealed|suppressed|secret|hidden|kept from|not (?:known )?to"
    r"|must not|should not|never)",
    r"(?:placed|accommodated|housed|have (?:them|her)|ha(?:s|ve) (?:a room|rooms)|(?:taken|took) (?:them|her) in)[^.\n]{0,15}"
    r" (?:with us|in our|at our|with our)",
    r"(?:fled|fleeing|flee|flees|escaped|escaping) (?:from )?(?:him|(?:her|the|an abusive) (?:husband|partner|ex\S*|relationship|perpetrator)"
    r"|domestic (?:abuse|violence))",
    r"(?:being |been )?put up (?:at|in|by|with)|emergency (?:placement|accommodation)|moved out of (?:area|borough) for",
    r"(?:he|dad|father|the perpetrator|her (?:husband|ex\S*|partner)|(?-i:[A-Z][\w'’-]+)) (?:has|have) (?:no idea|not been told)(?! (?:why|how|what))"
    rf"(?! {_OF_THIS})(?!{_HELD})",
    rf"(?!{_OWN_PARENT}){_THEY_WHO_MUST_NOT} {_MUST_NOT} (?:learn|find out|be told|know|discover|hear)[^.\n]{{0,20}} where",
    r"(?:for )?(?:you|your (?:eyes|ears)|the hub|us)(?: alone| only)?,? (?:and |but )?not (?:for )?(?:the|any|your|a) (?:page|file|record|form|notes?|system|copy|chart)",
    r"(?:day|moment|minute|night|if|when|once|until) (?:he|dad|father|(?:her|the) (?:husband|ex\S*|partner|perpetrator)|(?-i:[A-Z]\w+)) (?:finds|learns|works out|turns up (?:at|on)|gets (?:hold of|to))"
    r"[^.\n]{0,20} (?:door|address|where|house|flat|place|street)",
    r"(?:must|should|may|can) never (?:reach|get (?:back )?to|be (?:told|given|known))",
    r"(?:so that|so|in case) (?:he|dad|father|the perpetrator|her (?:husband|ex\S*)) (?:can(?:no|['’])t|could(?: not|n['’]t)|does(?: not|n['’]t)"
    r"|will(?: not|n['’]t)) (?:find|trace|track|locate)",
)

KEPT_QUIET = any_of(rf"(?:no idea|not been told) {_OF_THIS}")
"""Somebody was not told of the text itself: no hidden home, unless an address that is not of record stands by it."""

HOUSED = any_of(
    r"with us|come to us|came to us|arrived|fled",
    r"mov(?:ed|ing)|plac(?:ed|ement)|accommodat\w*|stay(?:s|ed|ing)?|liv(?:es?|ing)|resid\w*|"
    r"rooms?|hostel|hotel|b&b|address|located|housed|re-?housed|based",
)

HOMEWARD = any_of(r"home|house|flat|door|doorstep|garden|bus stop|key|keys|neighbou?rs?")
OUTWARD = re.compile(r"(?<![\w/-])(?:[A-Z]{1,2}[1-9][0-9]?|[EWNS](?:C|W)?[1-9][A-Z])(?![\w/-])")
"""The first half of a postcode by itself: a district. Only looked for beside a street or a house that is hidden."""
LOCATING_CLUE = re.compile(
    r"(?<!\w)(?:"
    r"(?:\d+|an?|one|two|three|four|five|ten|few|several|short|couple of) (?:bus |tube |train |tram )?(?:stops?|minutes?|mins|miles?|streets?|doors?)"
    r"(?:['’]s?)? (?:on|from|away|walk|by|north|south|east|west|along|up|down)[^.,;\n]*"
    r"|(?:opposite|behind|beside|above|over|next (?:door )?to|round the corner from|across from|backing on ?to) (?:the |a |an )?(?-i:[A-Z])[\w'’&-]+"
    r"(?: (?-i:[A-Z])[\w'’&-]+){0,3}"
    r"|(?:ring|buzz|press|knock (?:on|at))[^.,;\n]{0,20}(?:bell|buzzer|button|door|gate)[^.,;\n]*|(?:bell|buzzer) (?:marked|named|labelled|says)[^.,;\n]*"
    r"|(?:the|an?) (?:\w+ )?(?:cream|white|blue|red|green|yellow|black|grey|brown|pink|brick|corner|end|tall|big|large|old|detached)"
    r" (?:house|building|block|villa|terrace|door|gate|bungalow)"
    r"|(?:the )?(?:bus|route|tram|night bus) (?:no\.? ?|number )?\d+\w?"
    r"|(?:opposite|behind|beside|above|over|near|close to|next (?:door )?to|round the corner from|across from|off|overlooking) (?:the |a |an )"
    r"(?:[\w'’-]+ ){0,2}?(?:station|park|shops?|church|mosque|library|market|school|nursery|pub|bridge|river|canal|supermarket|hospital|surgery|nail bar|bookies|betting shop|gym|vape shop|phone shop|kebab \w+|pizza \w+|barber\w*|dry cleaners?|bank|funeral \w+|estate agents?|charity shop"
    r"|playground|baths|pool|green|common|stadium|bakery|takeaway|garage|high street|post office)"
    r"|(?:the |a |an )?(?:[\w'’-]+ ){0,2}?(?:station|park|shop|church|mosque|temple|gurdwara|synagogue|library|market|school|nursery|pub|bridge|river|canal|supermarket|hospital|surgery"
    r"|playground|pool|common|stadium|baker\w*|takeaway|chippy|caf[eé]|garage|post office|chemist|pharmacy|launderette|laundrette|off-?licence|newsagent\w*|salon|barber\w*)"
    r" (?:underneath|below|downstairs|beneath|upstairs|above|opposite|next door|over the road|across the (?:road|street)|on the corner|round the corner|at the end of the (?:road|street))"
    r")(?!\w)",
    re.IGNORECASE,
)
BUILDING = re.compile(
    r"(?<!\w)(?:[A-Z][\w'’-]{1,60} ){1,3}(?:House|Lodge|Court|Place|Cottage|Bank|View|Hall|Villa|Villas|Heights|Hostel|Haven|Refuge|Grange|Manor"
    r"|Gardens|Mews|Close|Hotel|Inn|B&B)(?!\w)"
)
