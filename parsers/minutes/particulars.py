"""Labels and values of the particulars in minutes: running lines, rows of two cells, rows of label, value, label, value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.minutes.lines import Line
from parsers.minutes.names import name_at
from parsers.minutes.words import Zone, zone_of

GIVEN = re.compile(r"(?:child(?:'s)? )?(?:fore ?names?|first names?|given names?|christian names?)(?:\(s\))?", re.IGNORECASE)
FAMILY = re.compile(r"(?:child(?:'s)? )?(?:sur ?names?|family names?|last names?)", re.IGNORECASE)
BIRTH = re.compile(
    r"(?:(?:child|young person|pupil|yp)(?:['’]?s)? ?)?(?:\d+ )?(?:age ?(?:/|and|&|,) ?)?(?:d\.?\s?o\.?\s?b\.?|(?:dates? of )?birth(?: date)?|born|edd|due date|expected date.*|estimated (?:date|due).*)"
    r"(?: of (?:child|young person|pupil))?(?: ?/ ?edd)?(?: \(edd\))?\s*\d*",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:(?:meeting|review|panel|conference|core group|alleged|adult|suspected|named) )?(?:date|time|when|where|held|venue|location|place|chair\w*|type|kind|title|purpose|reason|gender|sex|ethnicity|religion|language|address|school|nursery|gp|legal status|"
    r"nhs|upn|id|ref\w*|case|year|class|allocated|social worker|category|risk|status|age|mother|father|parents?|carers?|siblings?|brothers?|sisters?|twin|other children|half|step|household|victim|perpetrator|placement|lead|independent reviewing officer|iro|lead professional|minute\w*|note\w*)\b.{0,40}|[\w /'’()-]{0,40}\bchair\w*\b\W{0,3}.{0,20}",
    re.IGNORECASE,
)
_LONGEST_LABEL = 50
_MEETINGS = frozenset({"meeting", "panel", "conference", "review", "discussion"})
_MOST_LABEL_WORDS = 6
_CHILD = re.compile(
    r"^(?:name of )?(?:the )?(?:\w+ )?(?:child(?:ren)?|young (?:person|people)|pupil|student|subject|baby|unborn)\b", re.IGNORECASE
)
_ABOUT_CHILD = re.compile(
    r"['’]s|\b(?:views?|wishes|voice|said|says|told|protection|care|health|work\w*|service\w*|plan|school|status|seen|need|looked|social|exploitation|act|mother|father|parents?|carers?|number|born|birth|age|id)\b",
    re.IGNORECASE,
)


def pairs_of(line: Line) -> Iterator[tuple[str, str]]:
    """(label, value) of each particular on the line, in order."""
    if not line.cells:
        if line.label and line.value:
            yield line.label, line.value
        return
    values = [value.strip() for _, value in line.cells]
    if any(
        BIRTH.fullmatch(header.strip(" :")) and header.strip(" :") not in {v.strip(" :") for v in values} for header, _ in line.cells[1:]
    ):
        return  # a row of a table of persons, under its headings
    if len(values) < 2 or len(values) % 2:  # noqa: PLR2004 - label and value
        return
    for label, value in zip(values[::2], values[1::2], strict=True):
        bare = label.strip(" :*")
        if value and is_particular(bare) and not (is_particular(value.strip(" :*")) and name_at(value) is None):
            yield bare, value


def says_child(label: str) -> bool:
    """Whether a label of a few words says that a child's name stands behind it: "Child linked to the case", "Young person referred"."""
    said = _CHILD.search(label) if len(label.split()) <= _MOST_LABEL_WORDS else None
    return said is not None and not _ABOUT_CHILD.search(label) and name_at(label, said.end()) is None


def is_particular(label: str) -> bool:
    """Whether words are the label of a particular of a child or of a meeting."""
    if not label or len(label) > _LONGEST_LABEL:
        return False
    known = zone_of(label) in {Zone.CHILD, Zone.PRESENT, Zone.APOLOGIES}
    return known or label.casefold() in _MEETINGS or says_child(label) or any(p.fullmatch(label) for p in (GIVEN, FAMILY, BIRTH, _OTHER))
