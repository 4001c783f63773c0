"""Sentences that ask for somebody's silence, wherever on the form they stand: an informant must not be made known to the family."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?]*")
_LEARN = (
    r"(?:named?|identified|identifiable|mention(?:ed)?|told|tell|know(?:n)?|learn|find out|say|share|shared|disclosed?|reveal(?:ed)?|"
    r"pass(?:ed)?(?: it)? on|repeat(?:ed)?|quoted?)"
)
_WHO = r"(?:(?:his|her|their|the|my|our) )?(?:parents?|family|mother|father|mum|mam|dad|carers?|partner|them|him|her|anyone|[A-Z]\w+)"
_ASKS = r"(?:asks?|asked|asking|begs?|begged|wants?|wanted|wish(?:es|ed)?|requests?|requested|prefers?|insists?|insisted|promised?)"
_MADE_KNOWN = r"(?:named|identified|identifiable|mentioned|quoted|disclosed|revealed)"
_TOLD_US = r"(?:told|rang|called|reported|said|spoken|from|who|contacted|us)"
_NOT = r"(?:not|never|n['’]t)"
_REQUESTS = re.compile(
    rf"\bplease (?:do not|don['’]t|never)\b.{{0,30}}\b{_LEARN}\b"
    rf"|\b(?:must|should|may|can) ?{_NOT} (?:ever )?(?:be|become) (?:\w+ )?(?:{_MADE_KNOWN}|known|told (?:who|that|about|of))\b"
    rf"|\b{_ASKS}\b.{{0,40}}\b{_NOT}\b.{{0,20}}\b(?:be|is|are) {_MADE_KNOWN}\b"
    rf"|\b{_ASKS} that {_WHO} (?:is|are|be) (?:not|never) told\b"
    rf"|\b(?:does|do|did) ?{_NOT} want {_WHO} to (?:know|learn|find out|be told|hear)\b.{{0,60}}\b{_TOLD_US}\b"
    rf"|\b{_ASKS} to (?:stay|remain|be kept|be treated as) (?:anonymous|confidential|unnamed)\b",
    re.IGNORECASE,
)


def asked_for_silence(text: str) -> list[str]:
    """The sentences of an account that ask not to make known who told, or that the family was told of; in order, as written."""
    return [found for match in _SENTENCE.finditer(text) if _REQUESTS.search(found := match[0].strip())]
