"""Who of a table is referred: a grid of everybody at home tells children from adults by a column, a relation or its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.forms import values
from parsers.forms.entries import Entry
from parsers.forms.labels import field_of, normal

_CHILD = r"(?:child(?:ren)?|young (?:person|people)|siblings?|pupil|subject|person)"
_THIS = r"(?:this |the )?(?:referral|request|contact|concern)"
_ASKS = re.compile(
    rf"(?:is )?(?:this |the )?(?:{_CHILD} )?(?:to be |being |is )?referred(?: (?:today|now|on this form))?"
    rf"|{_CHILD} (?:being referred|of {_THIS})|(?:included in|part of|subject (?:of|to)) {_THIS}"
    r"|(?:adult|child) (?:or )?(?:adult|child)|refer(?: child)?"
)
_TITLE = re.compile(
    rf"\b(?:{_CHILD}|brothers? and sisters?)\b(?: \w+)* "
    r"(?:(?<!not )(?:included in|referred|also (?:being )?referred|being referred|to be referred)|subject (?:of|to)|part of|covered by)\b"
)
_ITSELF = frozenset({"self", "subject", "subject child", "index child", "child referred", "referred child", "subject of referral"})
_KINDS = {"child": "child", "c": "child", "adult": "household", "a": "household"}


def referred_records(entries: Sequence[Entry]) -> dict[str, str]:
    """Record -> "child" or "household", for the rows about which the form says so."""
    titled = {entry.record: "child" for entry in entries if entry.record and _is_titled(entry)}
    related = {e.record: "child" for e in entries if e.record and field_of(e.label) == "relationship" and normal(e.value) in _ITSELF}
    return titled | related | dict(_asked(entries))


def _is_titled(entry: Entry) -> bool:
    return bool(entry.sections) and _TITLE.search(normal(entry.sections[-1])) is not None


def _asked(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if not entry.record or _ASKS.fullmatch(_without_choices(entry.label)) is None:
            continue
        if (kind := _KINDS.get(normal(entry.value))) is not None:
            yield entry.record, kind
        elif said := values.yes_no(entry.value):
            yield entry.record, "child" if said == "Yes" else "household"


def _without_choices(label: str) -> str:
    """The label without the answers printed in it: "Child referred? Y/N"."""
    return re.sub(r" (?:y n|yes no|y|tick)$", "", normal(label.replace("/", " ")))
