"""Who alone holds a post at the meeting, so that "the health visitor" or "Mum" can be read as a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from parsers.document import Attendee

_SAME = {
    "mum": "mother",
    "mam": "mother",
    "dad": "father",
    "sw": "social worker",
    "hv": "health visitor",
    "fsw": "family support worker",
    "tm": "team manager",
    "ht": "headteacher",
    "head teacher": "headteacher",
    "dsl": "designated safeguarding lead",
    "iro": "independent reviewing officer",
}
RELATIVES = frozenset({"mother", "father", "grandmother", "grandfather", "foster carer"})


def plain_post(written: str) -> str:
    """A post in one form: lower case, without an article, short forms in full."""
    words = written.casefold().strip(" .").removeprefix("the ")
    return _SAME.get(words, words)


def holders_of(present: Iterable[Attendee]) -> Mapping[str, str]:
    """Post -> the name of the one person present who holds it."""
    held = [(plain_post(a.role), a.name) for a in present if a.role]
    times = Counter(post for post, _ in held)
    return {post: name for post, name in held if times[post] == 1}
