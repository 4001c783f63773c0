"""UK telephone numbers, by libphonenumber's table of possible lengths, region GB.

POSSIBLE, not VALID: numbers reserved for drama, new ranges and scanned figures must be found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

from redaction.checksums import SCANNED_FIGURES
from redaction.reading import Finding, Reading
from redaction.recognisers.shapes import last_position, word_pattern

_FIGURE = r"[0-9OolI]"
_RUN = re.compile(
    rf"(?<![\w/.\-+])(?:\(?\+\s?[0-9]{{1,3}}\)?|\(?00\s?44\)?|\(?[0OoQ])(?:[ \-.()]{{0,2}}{_FIGURE}){{7,13}}(?![\w@]|[/\-]\d)"
)
_A_DATE = re.compile(r"(?:0[1-9]|[12]\d|3[01])([.\-])(?:0[1-9]|1[0-2])\1(?:19|20)\d\d")
_EXTENSION = re.compile(r",? ?(?:ext(?:ension|n)?\b\.?:?|x) ?[0-9]{1,5}(?![\w/])", re.IGNORECASE)
_AGAINST = (
    "nhs",
    "order",
    "invoice",
    "ref",
    "reference",
    "job",
    "dbs",
    "account",
    "upn",
    "epcr",
    "film",
    "batch",
    "urn",
    "policy",
    "locker",
    "membership",
    "gwf",
    "uan",
)
_CONTEXT = (
    "tel",
    "telephone",
    "phone",
    "mob",
    "mobile",
    "call",
    "ring",
    "rang",
    "t",
    "m",
    "contact",
    "text",
    "number",
    "tei",
    "landline",
    "whatsapp",
    "home",
    "work",
)


@dataclass(frozen=True, slots=True)
class PhoneRecogniser:
    """Runs of figures that libphonenumber holds possible; numbers that start with 0 or +44 only, or + abroad."""

    id: str = "phone@1"
    entities: tuple[str, ...] = ("PHONE_NUMBER",)
    context: tuple[str, ...] = _CONTEXT

    def find(self, reading: Reading) -> Iterator[Finding]:
        """All telephone numbers of the passage."""
        cued, refused = word_pattern(self.context), word_pattern(_AGAINST)
        for run in _RUN.finditer(reading.text):
            before = reading.before(run.start())
            near, other = last_position(cued, before), last_position(refused, before)
            if other > near or _A_DATE.fullmatch(run.group()) or not _possible(run.group()):
                continue
            opened = run.group().startswith("(") and ")" not in run.group()  # the bracket belongs to the sentence
            score, reason = (0.9, "possible number, context") if near >= 0 else (0.6, "possible number")
            extension = _EXTENSION.match(reading.text, run.end())
            yield Finding(run.start() + opened, extension.end() if extension else run.end(), "PHONE_NUMBER", score, self.id, reason)


def _possible(written: str) -> bool:
    """Whether libphonenumber holds the number possible, once letters that a scanner read are figures again."""
    plain = re.sub(r"\(0\)", "", written.translate(SCANNED_FIGURES))
    try:
        number = phonenumbers.parse(plain, "GB")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_possible_number(number))
