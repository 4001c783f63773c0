"""Whose pregnancy is not the item's: the writer's own, of which they tell because of their leave, and a colleague's."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[\"“][^\"”\n]{0,400}[\"”]")
_OWN = re.compile(
    r"\bmy\s+(?:own\s+)?(?:due\s+date|e\.?d\.?[dc]\b|maternity|mat\s+leave|pregnancy|bump|unborn|baby)\b"
    r"|\bI(?:['’]m|\s+am|['’]ll\s+be|\s+will\s+be)\s+(?:[\w/+-]+\s+){0,5}?(?:pregnant|due|expecting|(?:on|for)\s+(?:maternity|mat)\b)"
    r"|\b(?:I|we)\s+(?:start|begin|go|finish|leave|break\s+up|have)\b[^.\n]{0,40}\b(?:maternity|mat\s+leave)|\b(?:I|we)\s+(?:are|have)\s+(?:\w+\s+){0,2}?expecting\b"
)
"""The writer is the one who is pregnant, in the first person."""
_LEAVE = re.compile(r"\b(?:maternity|mat|parental|adoption)\s+(?:leave|cover)\b", re.IGNORECASE)
_WORK_OF = r"(?:cases?|case\s?load|work|leave|role|post|families|clients)"
_HANDS_OVER = re.compile(
    rf"\b(?:hand(?:ing|ed)?[\s-]?overs?|hand(?:ing|ed)?\s+(?:\w+\s+){{0,3}}over|cover(?:s|ed|ing)?\s+(?:for|(?:my|her|this)\s+{_WORK_OF}|from|until|will|is|has)|(?:will|to|is|are|be)\s+(?:be\s+)?(?:cover(?:ing)?|taking\s+over|take\s+over)"
    r"|case\s?loads?|my\s+(?:cases|clients|families|replacement|deputy)|re-?allocat\w+)\b",
    re.IGNORECASE,
)
"""Why a professional tells of it: somebody else will do the work."""
_WORKS = re.compile(
    r"\b(?:last\s+(?:working\s+)?day|out\s+of\s+(?:the\s+)?office|colleagues?|my\s+(?:team|manager|role|post|desk)|(?:back|return(?:s|ing)?)\s+(?:at|in|to)\s+(?:work|post|the\s+office))\b",
    re.IGNORECASE,
)
"""Whoever has work may say so, a mother too."""
_OF_THE_FAMILY = re.compile(
    r"\bmy\s+(?:own\s+)?(?:partner|husband|boyfriend|girlfriend|wife|ex\b|midwife|health\s+visitor|social\s+worker|flat|home|house|mum|mother|dad|father|parents|family|waters"
    r"|(?:first|second|third|fourth|fifth|(?:\w+\s+)?(?:kids?|child(?:ren)?|sons?|daughters?|boys?|girls?|toddler)))\b",
    re.IGNORECASE,
)
"""A mother who writes about herself: hers is the item's."""
_SUFFERS = re.compile(
    r"\b(?:hit|hits|hurt|hurts|punch\w*|kick\w*|push\w*|beat\w*|slap\w*|chok\w*|strangl\w*|grab\w*|threat\w*|scar\w*|shout\w*)\s+(?:\w+\s+){0,2}?(?:at\s+)?me\b"
    r"|\bI(?:['’](?:m|ve|d)|\s)(?:[^.;!?\n]{0,50}\s)?(?:scared|afraid|homeless|frightened|unsafe|safe|using|drinking|drunk|drugs|heroin|crack|cocaine|cannabis|suicidal|self-?harm\w*|nowhere|hungry|bruis\w*)\b",
    re.IGNORECASE,
)
"""What is done to the writer, or what they do that harms: whoever hands work over tells it of others."""
_SOMEBODY = re.compile(
    r"\b(?:she|her|mum|mam|mummy|mother|parents?|client|patient|girlfriend|partner|tenant|girl|daughter|sister|mrs|ms|miss)\b",
    re.IGNORECASE,
)


def is_of_the_writer(text: str, before: str, passage: str) -> bool:
    """Whether a sentence about a pregnancy tells of the writer's own or of a colleague's leave. `before` is the sentence ahead of it.

    The words of somebody who is quoted are theirs. A writer is at work only where the passage says so: silence is no proof, and a
    mother who writes about herself tells of the item's child.
    """
    own = _OWN.search(_QUOTED.sub(" ", text)) or (_OWN.search(_QUOTED.sub(" ", before)) and not _SOMEBODY.search(text))
    if _SUFFERS.search(_QUOTED.sub(" ", passage)):
        return False
    hands_over = _HANDS_OVER.search(passage) is not None
    if own:
        at_work = _WORKS.search(passage) or _LEAVE.search(passage)
        return hands_over or (at_work is not None and _OF_THE_FAMILY.search(passage) is None)
    return hands_over and _LEAVE.search(text) is not None and _SOMEBODY.search(text) is None
