"""Names and dates that several tags share: a short form in brackets inside a full name, and one birthday of two children."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from gateway.matching.evidence import EvidenceKind
from gateway.matching.occurrence import Occurrence
from redaction.tags import Tag

_OPENED = re.compile(r"[^\S\n]*[(\"“‘'][^\S\n]*")
_CLOSED = re.compile(r"[^\S\n]*[)\"”’'][^\S\n]*")
_OF_BOTH = re.compile(
    r"(?:(?:^|[.;,(\n])\s*both\s+|[.;,(\n–-]\s*twins\s*[),:–-]*\s*)(?:(?:are|were)\s+)?(?:(?:d\.?o\.?b\.?|born|date\s+of\s+birth)\s*:?\s*)?(?:on\s+)?$",
    re.IGNORECASE,
)
_TWINS_AHEAD = re.compile(r"\btwins\s*[:,(–-]?\s*$", re.IGNORECASE)
_SURNAME = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}")
_LISTED = re.compile(r"[ \t]*(?:[-*•][ \t]*)?(?:\(?[a-z\d]{1,2}[.)][ \t]*)?", re.IGNORECASE)
_LABELLED = re.compile(r"[ \t]*(?:subj(?:ect)?|child|yp|vic(?:tim)?|pupil|sibling)\.?[ \t]{0,2}\d{0,2}[ \t.):|–-]{1,8}", re.IGNORECASE)
_GIVEN_BEHIND = re.compile(
    r"[ \t]+(?P<given>[A-ZÀ-Þ][a-zß-ÿ]+(?:[-'’][A-ZÀ-Þ][a-zß-ÿ]+)?)"
    r"(?=[ \t,;(]+(?:(?:[MmFf]|male|female)\b[ \t,;/(]*)?(?:(?:b(?:orn)?|d\.?o\.?b)\b\.?:?[ \t]*)?"
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}(?!\d))"
)
_FAMILY_BEHIND = re.compile(
    r"[ \t](?P<family>[A-ZÀ-Þ][\w'’-]+)"
    r"(?=[ \t,;(]+(?:(?:born|b|[Dd]\.?[Oo]\.?[Bb])\b\.?:?[ \t]*)?\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}(?!\d))"
)
_NEAR = 60  # characters between the second of two names and the date of both


def with_short_forms(text: str, tags: Sequence[Tag]) -> list[Tag]:
    """The tags of one passage, in order, with "Given (Short) FAMILY" as one name where three tags stand for it, and whole names in lists.

    One word each, on one line: of more words one may be a whole name, and "Given FAMILY (Other) Third FAMILY" are three people.
    """
    people = [t for t in tags if t.entity == "PERSON"]
    gone: set[Tag] = set()
    whole: dict[Tag, Tag] = {}
    for given, short, family in zip(people, people[1:], people[2:], strict=False):
        inside = _OPENED.fullmatch(text[given.end : short.start]) and _CLOSED.fullmatch(text[short.end : family.start])
        if inside and given not in gone and all(len(text[t.start : t.end].split()) == 1 for t in (given, short, family)):
            whole[given] = replace(given, end=family.end)
            gone |= {short, family}
    apart = {t.start for t in people}
    families = {text[t.start : t.end].rsplit(maxsplit=1)[-1] for t in people if len(text[t.start : t.end].split()) > 1}
    return [_with_family_behind(text, whole.get(t, _with_given_behind(text, t)), families, apart) for t in tags if t not in gone]


def _with_family_behind(text: str, tag: Tag, families: AbstractSet[str], apart: AbstractSet[int]) -> Tag:
    """One given name, with the family name behind it that another name of the passage ends in, where a birthday follows.

    `apart` are the places where names begin. A recogniser leaves out a family name that is a word of its own too:
    "Ann Prior 07/07/22 and Bo Prior 28/10/24".
    """
    behind = _FAMILY_BEHIND.match(text, tag.end) if tag.entity == "PERSON" and len(text[tag.start : tag.end].split()) == 1 else None
    missed = behind is not None and behind["family"] in families and behind.start("family") not in apart
    return replace(tag, end=behind.end("family")) if behind is not None and missed else tag


def _with_given_behind(text: str, tag: Tag) -> Tag:
    """A surname in capitals that opens a line, or stands behind a child's label, with the given name before sex or birthday."""
    ahead = text[text.rfind("\n", 0, tag.start) + 1 : tag.start]
    opens = _LISTED.fullmatch(ahead) or _LABELLED.fullmatch(ahead)
    if tag.entity != "PERSON" or not (opens and _SURNAME.fullmatch(text[tag.start : tag.end])):
        return tag
    given = _GIVEN_BEHIND.match(text, tag.end)
    return tag if given is None else replace(tag, end=given.end("given"))


def twins_of_a_date(text: str, tag: Tag, found: Sequence[Occurrence]) -> tuple[int, ...]:
    """Places in `found` of the two names just before a date that is said to be of both.

    "A and B. Both 03/05/2022", "twins A + B Lee, 03/05/2022", "A and B Lee (twins) 03/05/2022".
    """
    before = [n for n, o in enumerate(found) if o.name.segment == tag.passage and o.name.end <= tag.start][-3:]
    pair = before[-2:]
    if len(pair) < 2 or not all("together" in found[n].cues for n in pair):  # noqa: PLR2004 - a pair
        return ()
    first, second = (found[n].name for n in pair)
    twins = _OF_BOTH.search(text[: tag.start]) or _TWINS_AHEAD.search(text[: first.start])
    alone = len(before) == len(pair) or "together" not in found[before[0]].cues
    return (pair[0], pair[1]) if twins and alone and tag.start - second.end <= _NEAR else ()


def shared_out(found: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Give each of several names its own date where as many dates follow the last: "A and B Tanner (1/2/15 and 3/4/17)"."""
    out = list(found)
    for last, person in enumerate(found):
        births = list({f.value: f for f in person.facts if f.kind is EvidenceKind.DATE_OF_BIRTH}.values())
        first = last - len(births) + 1
        if len(births) > 1 and first >= 0 and all("together" in o.cues for o in found[first : last + 1]):
            for place, birth in zip(range(first, last + 1), births, strict=True):
                others = tuple(f for f in found[place].facts if f.kind is not EvidenceKind.DATE_OF_BIRTH)
                out[place] = replace(found[place], facts=(*others, birth))
    return tuple(out)
