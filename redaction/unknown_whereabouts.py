"""A town or a place that somebody is said not to know of, with or without the word "address": "he hasn't worked out that she moved to Selby".

Two things must stand together: who does not know, and where somebody of the home is, went or lives. What somebody wrongly believes
("dad thinks they are still in Luton") hides no place, nor does a mother who does not know where her child spent the evening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redaction.sentences import Span

_HE = (
    r"(?:he|him|(?:the |her |his |their |my |our )?(?:(?:ex|former|estranged)[- ]?)?(?:step-?)?(?:dad|daddy|father|husband|partner|boyfriend|perpetrator|suspect|offender|abuser|ex(?:-\w+)?)"
    r"|(?:his|her husband['’]s|the) (?:family|relatives|brothers?|cousins?|uncles?|mates|associates|gang)|any(?:one|body)|the parents"
    r"|(?-i:(?!(?:She|They|We|You|It|This|That|The|Who|Mum|Mummy|Mam|Mother|Parents|School|Staff|Nobody|Only)\b)[A-Z][a-z'’-]{2,30}))"
)
_SHE = r"(?:she|they|(?:the |her |his |their |my )?(?:step-?)?(?:mum(?:my)?|mam|mother|parents|girlfriend|wife))"
_NOT = r"(?: not|n['’]?t)"
_SO_FAR = r"(?: (?:yet|even|still|actually|really|currently|as yet|to know|been|ever)){0,2}"
_OF_IT = r" (?:that|where|of|about|it|this|they|she|we|mum)\b"
_BY_EAR = r" (?:to|how|his|her|their|well|much|any|the|from)\b"
_LEARNS = rf"(?:know|realise|realize|suspect|learn(?!{_BY_EAR})|find out|found out|hear(?={_OF_IT})|discover|work out|guess|be told|be informed|be aware|get to know|get wind|catch on)"
_LEARNT = rf"(?:worked out|figured out|found out|realis?zed|realised|learn(?:ed|t)(?!{_BY_EAR})|discovered|heard(?={_OF_IT})|told|informed|made aware|guessed|twigged|clocked|cottoned on|caught on|got wind|tracked down)"
_DOES_NOT_KNOW = (
    rf"(?:(?:do|does|did|must|should|may|can|could|will|would|has to|is|are)(?: \w+)?{_NOT}|cannot|never){_SO_FAR} (?:to )?{_LEARNS}"
    rf"|(?:has|have|had)(?:{_NOT}| never){_SO_FAR} {_LEARNT}|['’]s not{_SO_FAR} {_LEARNT}"
    rf"|(?:is|are|was|were|remains?|stays?)(?:(?:{_NOT}){_SO_FAR} aware|(?: \w+)? (?:unaware|oblivious|none the wiser|in the dark))"
    r"|(?:has|have|had|['’]s|with) (?:(?:absolutely|got|had) ){0,2}no (?:idea|clue|inkling|notion|knowledge)"
)
_HE_DOES_NOT = re.compile(
    rf"\b(?P<who>{_HE})(?: (?:\w+ )?(?:who|and))?(?: (?:still|now|currently|apparently|really))?(?: ?(?:{_DOES_NOT_KNOW}))\b", re.IGNORECASE
)
_SHE_DOES_NOT = re.compile(rf"\b(?P<who>{_SHE})(?: (?:still|now|currently|apparently|really))? ?(?:{_DOES_NOT_KNOW})\b", re.IGNORECASE)
_KEPT_FROM = re.compile(
    rf"\b(?:without {_HE}['’]?s? (?:knowing|knowledge|finding out|being told)|unbeknown(?:st)? to {_HE}|behind (?:his|her (?:husband|ex|partner)['’]s) back"
    rf"|(?:kept|keep(?:ing)?|hid(?:e|den|ing)?|conceal(?:ed|ing)?)(?: (?:it|this|that|them|her|all of this))? (?:secret )?from {_HE}"
    rf"|(?:do|does|did|has|have|had|must|should|can|could|will|would)(?:{_NOT}| never)(?: yet)? (?:be )?(?:tell|told|telling|let on to|inform(?:ed)?|said (?:anything )?to|say (?:anything )?to) {_HE}"
    rf"|(?:not|never) (?:to )?(?:tell|let on to|inform|let) {_HE}|(?:nobody|no[- ]one)(?: (?:has|must|should|will|is to))? (?:tell|told|tells) {_HE}"
    rf"|(?:let|letting) {_HE} (?:know|find out|learn|hear)"
    rf"|(?:if|when|once|before|until|in case|should) {_HE} (?:ever )?(?:knew|knows|finds? out|found out|learns?|learnt|hears?|heard|works? out|discovers?|gets? to know)"
    r"|(?:nobody|no[- ]one)(?: (?:else|there|outside [\w ]{1,20}|in (?:the|his|her) \w+))? knows?|only (?:\w+ ){1,3}knows?)\b",
    re.IGNORECASE,
)
_IS_OR_HAS = r"(?:['’]?(?:ve|s|re|d)|have|has|had|is|are|was|were|am|been|being)"
_HOW = r"(?:all|now|both|already|just|since|still|safely|currently|back|over|only|actually|really|recently|then|gone|up|down|away|again|here|there|together|with \w+ \w+|for good)"
_LIVES = r"(?:mov(?:ed|ing)|relocat(?:ed|ing)|re-?hous(?:ed|ing)|housed|plac(?:ed|ing)|settled|based|liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|stay(?:s|ed|ing)?|rent(?:s|ed|ing)?|lodg(?:es|ed|ing)|hid(?:es|ing|den)|sleep(?:s|ing)?|slept|taken in|got)"
_WENT = r"(?:went|gone|go(?:es|ing)?|fled|left|travel(?:s|led|ling)|ran|escaped|got away|taken|sent|came|come|returned|works?|work(?:ed|ing)|transferred|starts?|started|enrolled|attends?|attended)"
_NO_PLACE = (
    r"(?:Year|Reception|Nursery|Foster|Police|Custody|Court|Zoom|Teams|English|Maths|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?|Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Christmas|Easter|Eid|Ramadan|Mr|Mrs|Ms|Miss|Dr|Mum|Dad|Mother|Father|Social|Child(?:ren)?)"
)
_PLACE = (
    r"(?:(?-i:\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’-]{1,20} ){1,3}?[A-Z][\w'’-]{1,20},? ))?"
    rf"(?P<place>(?-i:(?!{_NO_PLACE}\b)[A-Z][a-z'’]{{2,30}}"
    r"(?:(?:-(?:on|in|by|le|the|upon|under)-| (?:upon|under|le|of|the)(?: the)? |[ -])[A-Z][a-z'’]{1,30}){0,3}))"
)
_FEW = r"(?: (?:an?|the|her|his|their|new|own|small|little|first|second|council|private|flat|house|room|place|home|job|shop|hostel|hotel|school|nursery|college|work|friends?|family|sister|aunt|nan|mum|mother|parents)(?:['’]s)?){0,4}"
_AT = rf"{_FEW}(?: (?:in|at|to|with|by) (?:[a-z'’]{{1,15}} ){{0,3}}[a-z'’]{{1,15}})? (?:in|at|to|near|on|off|outside|round|around|towards|for)(?: (?:the|an?|her|his|their|live in|stay in|be in|our|some|family|friends|north|south|east|west|central)){{0,2}}"
_FAMILY = (
    r"(?:they|she|we|mum(?:my)?|mam|mother|(?:the|her|his|their|my|both|all) (?:\w+ ){0,2}?(?:family|children|child|kids|girls?|boys?|baby|twins|mum|mother|wife|sons?|daughters?|lot)"
    r"|(?-i:[A-Z][a-z'’-]{2,30})|he (?=and ))(?:,? (?:and|&) (?:(?:the|her|his|their|all) )?[\w'’-]{2,30}){0,2}"
)
_LIVES_AT = re.compile(
    rf"\b{_FAMILY} ?(?:{_IS_OR_HAS}(?: {_IS_OR_HAS})?(?: {_HOW}){{0,3}}(?: {_LIVES})?|(?:{_HOW} ){{0,2}}{_LIVES})(?: {_HOW}){{0,3}}{_AT} {_PLACE}",
    re.IGNORECASE,
)
_WENT_TO = re.compile(
    rf"\b{_FAMILY} ?(?:{_IS_OR_HAS} )?(?:{_IS_OR_HAS} )?(?:{_HOW} ){{0,3}}{_WENT}(?: {_HOW}){{0,3}}(?:{_AT})? {_PLACE}", re.IGNORECASE
)
_THE_MOVE = re.compile(
    rf"\b(?:the|her|their|his|this|that|any|our|an?) (?:\w+ ){{0,2}}?(?:move|moving|relocation|flat|house|place|room|home|tenancy|job|school|nursery|college|refuge|hostel|hotel|caravan){_AT} {_PLACE}",
    re.IGNORECASE,
)
_ONLY_A_VISIT = re.compile(
    r"\b(?:for (?:the|a|an) (?:day|night|evening|weekend|afternoon|morning)|on (?:a|the) (?:\w+ )?(?:trip|outing|holiday)|day ?trip|at night|last night|every (?:night|day|week\w*)"
    r"|to (?:see|watch|buy|visit|meet|shop|play|sell)|shopping|with (?:older|other|some|a|two|three) (?:boys|girls|lads|men|males|man|people|friends)"
    r"|alone|by (?:her|him)self|when (?:he|she|they) (?:was|were)|magistrates|crown court|hospital|match|game|gig|concert|party)\b",
    re.IGNORECASE,
)
_NO_MORE_SAID = re.compile(
    r"(?: about| of)?(?: (?:this|that|it|about (?:it|this|that)|of (?:it|this|that)|yet|at all|anything|any of this))?\s*(?:[.;!)\n]|$|,? (?:and|but|so)\b)"
)
_MAY = re.compile(
    r"n['’]?t\b|\b(?:not?|no[- ]?(?:one|body)|never|un\w+|cannot|oblivious|dark|wiser|without|behind|kept|keep\w*|hid\w*|conceal\w*|only|let\w*|if|when|once|before|until|case|should)\b",
    re.IGNORECASE,
)
"""Without any of these a sentence says of nobody that they do not know: most need no closer look."""
_HOW_OR_WHY = re.compile(r" (?:why|how|what|when|whether|if|who)\b", re.IGNORECASE)
"""Behind it, something else of a place that is known."""
_GONE_SOMEWHERE = (_LIVES_AT, _WENT_TO, _THE_MOVE)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place that is told, and what the sentence says behind it: streets and names there lead to it as well."""

    place: Span
    behind: Span


def unknown_places(text: str, sentences: Sequence[Span]) -> Iterator[Whereabouts]:
    """The places in `text` which somebody is said not to know of, in the same sentence or in the one beside it."""
    for at, span in enumerate(sentences):
        told = text[span.start : span.end]
        if not _MAY.search(told):
            continue
        kept = _KEPT_FROM.search(told) or _HE_DOES_NOT.search(told)
        if kept is not None:
            bare = _NO_MORE_SAID.match(told, kept.end()) is not None
            start = 0 if bare or kept.re is _KEPT_FROM else kept.end()
            yield from _within(text, span, start, () if _HOW_OR_WHY.match(told, kept.end()) else _GONE_SOMEWHERE)
            if bare:
                for near, ways in ((sentences[max(0, at - 1) : at], _GONE_SOMEWHERE), (sentences[at + 1 : at + 2], (_LIVES_AT,))):
                    for beside in near:
                        yield from _within(text, beside, 0, ways)
        elif (hers := _SHE_DOES_NOT.search(told)) is not None:
            yield from _within(text, span, hers.end(), (_LIVES_AT,))


def _within(text: str, span: Span, start: int, ways: Sequence[re.Pattern[str]]) -> Iterator[Whereabouts]:
    """Of one sentence, from its character `start` on."""
    sentence = text[span.start : span.end]
    for way in ways:
        for found in way.finditer(sentence, start):
            if not _ONLY_A_VISIT.search(sentence, found.start()):
                yield Whereabouts(
                    Span(span.start + found.start("place"), span.start + found.end()), Span(span.start + found.end(), span.end)
                )
