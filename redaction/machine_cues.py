"""Words that address a program and not the hub: "ignore all earlier rules", "system: you are now ...".

Whoever writes so to a hub means to be obeyed by what reads the item. Nothing here obeys words; a person sees such an item before
any of it goes (OWASP, LLM01: prompt injection).
"""

from __future__ import annotations

import re

from redaction.cues import any_of

_RULES = r"(?:rules?|instructions?|polic(?:y|ies)|prompts?|guidelines?|directions?|redactions?|minimi[sz]ation|safeguards?|filters?)"
_ORDERS = r"(?:^|(?<=[.!?:;>\n]) ?|(?<=[.!?:;>\n]\s)|\b(?:please|you must|you should|you will|now|and|then) )"  # nobody who disobeys: "mum and dad ignore"
_SET_ASIDE = r"(?:ignore|disregard|override|bypass|forget|skip|switch off|turn off|disable)"
_ADDRESSED = re.compile(
    rf"{_ORDERS}{_SET_ASIDE} (?:\w+ ){{0,2}}?(?:all|any|your|previous|prior|earlier|above|every|existing|redaction|privacy|system|the redaction)(?: \w+){{0,3}}? {_RULES}\b",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = any_of(
    r"(?-i:SYSTEM|System|ASSISTANT|Assistant|DEVELOPER|Developer|AI|BOT|Bot) ?(?:prompt|message|note|override)?: ?"
    r"(?:you (?:are|must|will)|ignore|disregard|mark|set|forward|deliver|send|release|output)",
    r"you are now (?:in |an? |the )(?:\w+ ){0,3}?(?:mode|assistant|model|administrator|admin|agent|bot)",
    r"(?:maintenance|developer|debug|admin|god|jailbreak) mode",
    r"(?:deliver|send|release|forward|export)(?: \w+){0,6}? (?:unredacted|without redactions?|in full to every)",
    r"note to (?:the )?(?:ai|automation|automated (?:system|reader)|language model|llm|summari[sz]er)",
)
_MACHINE = r"(?:software|program(?:me)?s?|systems?|scripts?|bots?|agents?|assistants?|models?|readers?|parsers?|automation)"
_READS = r"(?:(?:that|which|who) |now |currently |is |are )*(?:read|process|scan|summari[sz]|handl|pars|redact|receiv)\w*"
_THIS = r"(?:this|these|the (?:present|above|following|document|e-?mail|message|file|text|form|item|attachment))(?: \w+)?"
_MUST = r"(?:\s?[:,–—-] ?(?:please )?(?!(?:the|a|an|it|he|she|they|we|but|so|which)\b)\w|\s(?:must|should|shall|may|is to|are to|has to|have to|needs? to|will please)\b)"
_READER = re.compile(
    rf"\b(?:(?:any|every|all|whichever|whatever|to the|dear|automated|automatic|ai)\s+){{1,3}}{_MACHINE}\s{_READS}(?: of)?\s{_THIS}{_MUST}"
    rf"|\b(?:automated|automatic|ai) (?:{_MACHINE}|processing|triage|tools?) of {_THIS}{_MUST}"
    r"|\bif you(?:['’]re| are) (?:an? )?(?:ai|a\.i\.|llm|(?:large )?language model|automated \w+|program|bot|chat ?bot|machine)\b",
    re.IGNORECASE,
)
"""Whatever reads the item is told what to do. "The system that reads the meter must be replaced" is somebody's meter."""
CONCERN = "addresses_a_machine"
"""The concern of a copy from an item that holds such words."""


def addresses_a_machine(text: str) -> bool:
    """Whether a text of the item is written to whatever program reads it."""
    return any(cue.search(text) is not None for cue in (_ADDRESSED, _NAMED, _READER))
