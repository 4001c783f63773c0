"""How notes state a person's sexual life: acts, partners, sex for gain, habits (UK GDPR Article 9). Orientation stands elsewhere."""

from __future__ import annotations

import re

_NEXT = (
    r"(?!(?:to|and|in|at|on|for|since|while|when|last|but|or|because|every|now|again|who|after|before|during|until|as|so|this|if)\b)[\w\-]+"
)
_WITH = (
    rf"(?: with (?:(?:his|her|their|my|an?|the|other|older|younger|multiple|several|different|many|two|three|some|random|married|adult)(?: {_NEXT}){{1,2}}"
    r"|(?:him|her|them|someone|somebody|people|strangers|clients|men|women|boys|girls|lads)(?!\w)"
    r"|(?-i:[A-ZÀ-Þ][\w\-]+)))"
)
_KINDS = (
    (
        rf"(?<!\w)(?:in a |having a |had a )?(?:consensual )?sexual(?:ly)? (?:relationship|relations|contact|intercourse){_WITH}(?!\w)",
        "sexual relationship",
    ),
    (
        (
            r"(?<!\w)(?:ha(?:ve|s|d|ving)|pays?|paid|paying) (?:unprotected |regular |casual |consensual |protected |penetrative |underage "
            rf"|anal |oral |vaginal |phone )?(?:sex|intercourse)(?: for (?:money|drugs|cash))?{_WITH}?(?=[.,;)\s]|$)"
        ),
        "having sex",
    ),
    (
        (
            rf"(?<!\w)(?:sleep(?:s|ing)|slept|shagg(?:ed|ing)|hook(?:s|ed|ing)[ \-]?up|(?:been|is|are|was) intimate|being intimate|sexting)"
            rf"(?: around|{_WITH}(?: from (?:Grindr|Tinder|Hinge|Bumble|[a-z]+))?)(?!\w)"
        ),
        "sleeping with",
    ),
    (
        rf"(?<!\w)(?:(?:ha(?:s|d|ve|ving)|in) (?:an? )?)?(?:long[ \-]running |secret |brief |extra-?marital )?(?:affairs?|flings?|sexual encounters?|casual relationships?){_WITH}(?!\w)",
        "affair",
    ),
    (
        (
            r"(?<!\w)(?:(?:visit(?:s|ed|ing)?|us(?:es|ed|ing)|see(?:s|ing)|pay(?:s|ing)|paid|frequent(?:s|ed|ing)) (?:for )?"
            r"(?:sex workers?|prostitutes?|escorts?|brothels?|massage parlours? for sex|saunas? for sex|webcam models?))(?!\w)"
        ),
        "paying for sex",
    ),
    (
        (
            r"(?<!\w)(?:work(?:s|ed|ing)? (?:as an? (?:escort|sex worker|prostitute|stripper|lap dancer|cam ?girl|webcam model)|in (?:a brothel|sex work|the sex industry|a massage parlour|porn(?:ography)?))"
            r"|sex work(?:ers?|ing)?|on[ \-]street sex work|escorting|prostitut(?:e|es|ion|ing (?:her|him)self)|cam(?:ming|girl)|has an? OnlyFans|sells? (?:content|pictures|photos|videos) on OnlyFans"
            r"|survival sex|sugar (?:daddy|baby|daddies)|transactional sex|sex(?:ual acts?)? (?:in exchange )?for (?:money|drugs|gifts|cash|food|rent|a place to stay|somewhere to stay|accommodation|cigarettes|alcohol)"
            r"|exchang(?:es|ed|ing) sex(?:ual favours)?(?: for \w+)?|sell(?:s|ing)? (?:sex|nudes|sexual images)|sold sex|turning tricks|pimped out)(?!\w)"
        ),
        "sex for gain",
    ),
    (
        (
            r"(?<!\w)(?:(?:not (?:yet )?)?sexually active|(?:multiple|several|many|numerous|different|casual|new|concurrent) sexual partners|multiple partners|promiscu(?:ous|ity)|"
            r"sexting|sends? (?:nudes|nude (?:pictures|photos|images))|sent nudes|one[ \-]night stands?|casual (?:sex|hook-?ups?)|unprotected sex|group sex|threesomes?|orgies|orgy|sex parties|"
            r"chemsex|cruising for (?:sex|men)|dogging|cottaging|friends with benefits|fuck ?budd(?:y|ies)|booty calls?|"
            r"open (?:relationship|marriage)|polyamor(?:ous|y)|polygamous|(?:in )?a throuple|throuple|swing(?:ers?|ing (?:scene|part(?:y|ies)|clubs?))|wife[ \-]swapping|BDSM|kink(?:y|s)?|fetish(?:es)?|sadomasochis[mt]\w*|"
            r"extramarital (?:affair|relationship|sex)|adulter(?:y|ous|er)|infidelity|unfaithful|cheat(?:s|ed|ing) on (?:him|her|his|their|them)(?: (?:wife|husband|partner|girlfriend|boyfriend))?|"
            r"(?:watch(?:es|ed|ing)?|us(?:es|ed|ing)|view(?:s|ed|ing)|access(?:es|ed|ing)) (?:\w+ ){0,2}?porn(?:ography)?(?: daily| online)?|porn(?:ography)? (?:use|habit|addiction|addict)|addicted to porn(?:ography)?|"
            r"masturbat(?:es|ed|ing|ion)|lost (?:his|her|their) virginity|(?:is|still) a virgin|celibate|sexual(?:ly)? (?:inactive|abstinent)|hypersexual(?:ity)?|sex(?:ual)? addict(?:ion)?|"
            r"erectile dysfunction|low libido|high libido|affair)(?!\w)"
        ),
        "sexual life",
    ),
)
# Who sleeps with whom or with what is a bed where the first stands in the sentence, or the second in the words themselves.
_BED = re.compile(
    r"\b(?:cots?|co-?sle\w+|beds?|bed-?sharing|mattress|moses|sofa|settee|safer? sleep|teddy|nightmares?|baby|babies)\b", re.IGNORECASE
)
_NO_LOVER = re.compile(
    r"\bwith (?:the|an?|(?:his|her|their|my) (?:phone|knife|dog|cat|mum|mam|mother|dad|father|parents?|siblings?|brothers?|sisters?|grand\w+|nan|gran"
    r"|clothes|coat|shoes|blankets?|pillows?|lights?|door|window|toys?|dummy|bottle|tablet|mummy|daddy|child|children|kids|son|daughter|twin))\b",
    re.IGNORECASE,
)
# The first kinds hold names with capitals; a name stands behind "with".
SEXUAL_LIFE = tuple(("SEXUAL_LIFE", re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in _KINDS)


def is_a_bed(words: str, sentence: str) -> bool:
    """Whether "sleeping with" tells where somebody sleeps."""
    return bool(_BED.search(sentence) or _NO_LOVER.search(words))
