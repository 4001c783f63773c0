"""Whose words a fact is given as: "Mum said he has epilepsy" is her statement, not the author's finding.

The attribute says what kind of speaker it is, never a name: attributes go into the ledger.
"""

from __future__ import annotations

import re

_KIN = (
    r"mother|mum|mam|father|dad|parents?|step-?(?:mother|father|mum|dad)|grand(?:mother|father|ma|pa|parents?)|nan|gran|aunt(?:ie|y)?|uncle|"
    r"brother|sister|cousin|partner|husband|wife|boyfriend|girlfriend|carer|family"
)
_CHILD = r"child|boy|girl|pupil|young person|baby|son|daughter|[Yy][Pp]"
_VERB = (
    r"(?:said|says|stated|states|told|tells|reported|reports|disclosed|discloses|alleged|alleges|claimed|claims|"
    r"mentioned|mentions|described|describes|admitted|admits|thinks|believes|feels|fears|suspects)"
)
_TELLER = re.compile(
    rf"(?:\b(?P<kin>(?i:{_KIN}))|\b(?P<child>{_CHILD})|\b(?P<other>[Hh]e|[Ss]he|[Tt]hey|[A-ZÀ-Þ][\w'’\-]+))"
    rf"(?: \([^()\n]{{1,30}}\))?(?: has| have| also| then| later)? {_VERB}\b"
)
_CLAUSE_END = re.compile(r"[.!?;\n]|\bbut\b|\bhowever\b")
_FARTHEST = 120  # characters between the teller and the fact
_WORDS = {"kin": "said_by_relative", "child": "said_by_child", "other": "said_by_someone"}


def said_by(text: str, start: int) -> tuple[str, ...]:
    """The attribute of a fact at `start`, from the nearest teller before it in its clause; nothing where the author speaks."""
    before = text[max(0, start - _FARTHEST) : start]
    clause = before[max((m.end() for m in _CLAUSE_END.finditer(before)), default=0) :]
    tellers = list(_TELLER.finditer(clause))
    return (_WORDS[str(tellers[-1].lastgroup)],) if tellers else ()
