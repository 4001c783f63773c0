"""By which words a text goes on about whoever it brought in: "she", "he", "the lady"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redaction import teller_cues
from redaction.bringing_in import PRONOUN

_HER = re.compile(
    r"\b(?:aunt\w*|gran(?:ny|ma|dmother)?|nana?|mums?|mother|lady|woman|mrs|ms|miss|sister|girl|daughter|she|her)\b", re.IGNORECASE
)
_HIM = re.compile(
    r"\b(?:uncle|gran(?:dad|dpa|dfather)|bloke|man|mr|dad|father|brother|lad|chap|fella|guy|boy|son|gentleman|he|him|his)\b", re.IGNORECASE
)


def pronouns_of(text: str, following: Sequence[str]) -> re.Pattern[str]:
    """The words that go on about whoever is brought in: by what stands ahead of what they said, else by how they are gone on about."""
    said = teller_cues.REPORTS.search(text)
    told = (text[: said.start("content")] if said else text, *(m[0] for t in following if (m := PRONOUN.match(t))), text)
    heard = next((t for t in told if _HER.search(t) or _HIM.search(t)), text)
    her, him = bool(_HER.search(heard)), bool(_HIM.search(heard))
    words = "she|her" if her and not him else "he|him|his" if him and not her else "she|he"
    noun = teller_cues.OUTSIDER.search(text) or teller_cues.YOUNG.search(text)
    if noun is not None and len(noun[0].split()) > 1:
        words += rf"|the {re.escape(noun[0].split()[-1])}"
    return re.compile(
        rf"(?:{words}|(?:the )?(?:caller|informant|inft|complainant)|they|who|both|it was (?:her|him|them))(?!\w)", re.IGNORECASE
    )
