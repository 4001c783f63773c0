"""Whether a sentence makes somebody the one who does the harm or the offence: then a wish not to be named is no informant's.

Whoever tells of harm, hears of it or brings the child to help is named beside it as well, and is not accused. Any other place in
a sentence of harm counts: named, with the item held for a person, is safer than a fact without its doer.
"""

from __future__ import annotations

import re

from redaction import anonymity_cues, cues
from redaction.mentions import Mention
from redaction.names import name_tokens
from redaction.relevance import has_harm

_MORE_HARM = cues.any_of(
    r"drag\w*|(?:sleep\w*|slept|gets?|got|climb\w*) (?:in|into) (?:\w+ )?bed|shar\w+ (?:a|her|his|the) bed|offen[cs]es?|prison|registered"
)
_SET_APART = r"(?:\s?\([^()\n]{0,40}\)|,[^,.\n]{1,40},)?"
_RELATIVE = rf"(?:['’]s (?:{cues.PARENT}|{cues.KIN_ADULT})\b)?"  # "Edie's mum had told us"
_HELPS = re.compile(
    rf"^{_RELATIVE}{_SET_APART}['’]?(?: (?:has|had|who|also|then|later|just|only|now|first|\w+ly|is|was))*,?"
    r" (?:rang|rings?|phon\w+|call(?:ed|s|er)|tells?|told|sa(?:id|ys|w)|sees|seen|stat\w+|report\w*|heard|hears|notic\w+|witness\w*|watch\w*|found|describ\w+|disclos\w+|rais\w+"
    r"|alert\w*|contact\w*|came|comes|wr(?:ote|ites)|spoke|speaks|ask\w*|want\w*|wish\w*|worr\w+|concerned|afraid|scared|frightened|believes?|thinks?|fears?|feels?|would|does not"
    r"|took|takes|brought|brings|collect\w*|looks? after|looked after|cares?|comfort\w*|the (?:caller|informant|source))\b(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
"""Behind who tells, or sees to the child."""
_ADDRESSED = re.compile(
    r"(?:\b(?:told|tells|asked|rang|phoned|contacted|showed|shows|thanked|according to|from|caller|informant|source)(?: is| was|:)?|\b(?:spoke|spoken|talked|said|disclosed|ran|reported"
    r"|went|turned|confided) (?:to|with)|\b(?:told|reported|seen|heard|witnessed|noticed|raised|described|called|found|taken|brought|collected|looked after|cared for|made)\b[^.,;\n]{0,30} by"
    r"|\b(?:lives?|living|stays?|staying|safe) with)\s*$",
    re.IGNORECASE,
)
"""Before who is told, who told or with whom the child is."""
_TO_THE_CHILD = re.compile(r"\b(?:told|tells|asked|asks|called|calls|took|takes|wants|wanted)(?P<whom> [\w'’-]+)", re.IGNORECASE)
_PRONOUN = re.compile(r"\W*(?:he|she|they)\b", re.IGNORECASE)


def is_accused(mention: Mention) -> bool:
    """Whether this mention's sentence, or the one right behind it by "he" or "she", names the person as who does the harm."""
    if anonymity_cues.DOES_HARM.match(mention.after):
        return True
    if anonymity_cues.ANONYMITY.search(mention.sentence):
        return _goes_on_to_harm(mention)
    if not (has_harm(mention.sentence) or _MORE_HARM.search(mention.sentence)):
        return False
    helps = _HELPS.match(mention.after)
    if helps is not None:
        return _harms_what_it_told(mention)
    return _ADDRESSED.search(mention.before) is None


def _goes_on_to_harm(mention: Mention) -> bool:
    behind = mention.scoped.text[max(mention.span.end, mention.tag.end) :].lstrip()
    pronoun = _PRONOUN.match(behind)
    return pronoun is not None and anonymity_cues.DOES_HARM.match(behind[pronoun.end() :]) is not None


def _harms_what_it_told(mention: Mention) -> bool:
    """As in "told Lena that he would kill her": said to the child itself."""
    said = _TO_THE_CHILD.search(mention.after[:60])
    return (
        said is not None
        and bool(name_tokens(said["whom"]) & mention.children)
        and cues.any_of(r"kill\w*|hurt\w*|hit|threat\w*").search(mention.after) is not None
    )
