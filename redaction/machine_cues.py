"""Words that address a program and not the hub: "ignore all earlier rules", "system: you are now ...".

Whoever writes so to a hub means to be obeyed by what reads the item. Nothing here obeys words; a person sees such an item before
any of it goes (OWASP, LLM01: prompt injection).
"""

from __future__ import annotations

from redaction.cues import any_of

_RULES = r"(?:rules?|instructions?|polic(?:y|ies)|prompts?|guidelines?|directions?|redactions?|minimi[sz]ation|safeguards?|filters?)"
_SET_ASIDE = r"(?<!\bto )(?:ignore|disregard|override|bypass|forget|skip|switch off|turn off|disable)"
MACHINE = any_of(
    rf"{_SET_ASIDE} (?:\w+ ){{0,2}}?(?:all|any|your|previous|prior|earlier|above|every|existing|redaction|privacy|system)(?: \w+){{0,3}}? {_RULES}",
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
    return MACHINE.search(text) is not None
