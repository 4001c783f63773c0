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
_WORK = re.compile(
    r"\b(?:hand(?:ing|ed)?[\s-]?overs?|hand(?:ing|ed)?\s+(?:\w+\s+){0,3}over|cover(?:s|ed|ing)?\s+(?:for|my|her|this|the|from|until|will|is|has)|(?:will|to|is|are|be)\s+(?:be\s+)?(?:cover(?:ing)?|taking\s+over|take\s+over)"
    r"|last\s+(?:working\s+)?day|out\s+of\s+(?:the\s+)?office|case\s?loads?|colleagues?|my\s+(?:team|manager|role|post|cases|clients|families|desk|replacement|deputy)"
    r"|(?:back|return(?:s|ing)?)\s+(?:at|in|to)\s+(?:work|post|the\s+office)|re-?allocat\w+)\b",
    re.IGNORECASE,
)
"""Why a professional tells of it: somebody else will do the work."""
_OF_THE_FAMILY = re.compile(
    r"\bmy\s+(?:own\s+)?(?:partner|husband|boyfriend|girlfriend|wife|ex\b|midwife|health\s+visitor|social\s+worker|flat|home|house|mum|mother|dad|father|parents|family|waters"
    r"|(?:\w+\s+)?(?:kids?|child(?:ren)?|sons?|daughters?|boys?|girls?|toddler))\b"
    r"|\b(?:hit|hits|hurt|hurts|punch\w*|kick\w*|push\w*|beat\w*|slap\w*|chok\w*|strangl\w*|grab\w*|threat\w*|scar\w*|shout\w*)\s+(?:\w+\s+){0,2}?(?:at\s+)?me\b|\bI(?:['’]m|\s+am)\s+(?:\w+\s+)?(?:scared|afraid|homeless|frightened)\b",
    re.IGNORECASE,
)
"""A mother who writes about herself: hers is the item's."""
_SOMEBODY = re.compile(
    r"\b(?:she|her|mum|mam|mummy|mother|parents?|client|patient|girlfriend|partner|tenant|girl|daughter|sister|mrs|ms|miss)\b",
    re.IGNORECASE,
)


def is_of_the_writer(text: str, before: str, passage: str) -> bool:
    """Whether a sentence about a pregnancy tells of the writer's own or of a colleague's leave. `before` is the sentence ahead of it.

    The words of somebody who is quoted are theirs. Where a mother writes about herself, the child is the item's unless she hands work over.
    """
    own = _OWN.search(_QUOTED.sub(" ", text)) or (_OWN.search(_QUOTED.sub(" ", before)) and not _SOMEBODY.search(text))
    works = _WORK.search(passage) is not None
    if own:
        return works or _OF_THE_FAMILY.search(passage) is None
    return works and _LEAVE.search(text) is not None and _SOMEBODY.search(text) is None
