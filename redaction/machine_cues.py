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
CONCERN = "addresses_a_machine"
"""The concern of a copy from an item that holds such words."""


def addresses_a_machine(text: str) -> bool:
    """Whether a text of the item is written to whatever program reads it."""
    return _ADDRESSED.search(text) is not None or _NAMED.search(text) is not None
