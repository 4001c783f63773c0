"""Children of a certain child's home who are told of without a name: "the twins", "both girls", "her little brother".

The home chose the family, the words choose among its children; a person decides. Only where something is done to them or they
suffer it: who is merely there is nobody's question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from gateway.children import ChildRecord
from gateway.matching import cues
from gateway.matching.dates import age_on
from gateway.matching.decision import ForReview, Linked
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from gateway.matching.kin_lines import but_for_what_is_denied
from gateway.matching.occurrences import READ
from gateway.matching.score import rank
from gateway.matching.told_siblings import Homes
from parsers.document import Segment

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_SEXES = {"brother": "M", "boy": "M", "boys": "M", "brothers": "M", "sister": "F", "girl": "F", "girls": "F", "sisters": "F"}
_YOUNGER, _OLDER = frozenset({"little", "younger", "baby", "youngest"}), frozenset({"big", "older", "elder", "eldest"})
_BABY, _TODDLER = 2, 4  # years below which a child is called so
_TWINS = re.compile(r"\b(?:the|both|her|his|their)\s+twins\b(?!['’])", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?P<all>both|all)\s+(?:of\s+)?(?:(?:the|her|his|their|these)\s+)?(?:(?P<n>two|three|four|five|[2-5])\s+)?"
    r"(?P<who>girls|boys|children|kids|siblings|brothers|sisters)\b(?!['’])",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:his|her|their|the)\s+(?P<kind>(?:little|younger|youngest|baby|older|big|elder|eldest|twin|half|step)[\s-]+){0,2}"
    r"(?P<who>brother|sister|sibling|boy|girl|one|child|toddler|baby)\b(?!['’]|\s*[,(]?\s*(?-i:[A-Z]))",
    re.IGNORECASE,
)
_OF_A_HOME = frozenset({"brother", "sister", "sibling"})


def told_without_a_name(segments: Sequence[tuple[str, Segment]], certain: Sequence[Linked], homes: Homes) -> Iterator[ForReview]:
    """Questions about children whom the words fit, from passages in the author's own words.

    Nothing where certain children are of several homes: whose brother it is cannot be told.
    """
    mine = {link.candidate.child.id: link.candidate.child for link in certain}
    if len({child.household for child in mine.values()}) != 1:
        return
    known = tuple(mine.values())
    kin = tuple(r for r in homes.household(known[0]) if r.id not in mine)
    for _, segment in segments if kin else ():
        if segment.kind not in READ:
            continue
        for start, end, fits in _told_in(segment.text, known, kin, homes.on):
            words = Evidence(EvidenceKind.RELATION, segment.text[start:end], segment.id, start, end, "kin_phrases@1")
            mention = Mention(f"kin{segment.id}.{start}", (words,), frozenset({"sibling_of_subject"}))
            ranked = rank(mention, fits, weights=homes.weights, frequencies=homes.frequencies, on=homes.on)
            yield ForReview(mention, ranked, "sibling_told")


def _told_in(
    text: str, known: Sequence[ChildRecord], kin: Sequence[ChildRecord], on: date | None
) -> Iterator[tuple[int, int, tuple[ChildRecord, ...]]]:
    for low, high in cues.units(text):
        unit = text[low:high]
        if (cues.UNTROUBLED.search(unit) and not cues.TROUBLED.search(unit)) or cues.NOT_SUBJECT.search(unit):
            continue
        for pattern, fitting in ((_TWINS, _twins), (_SEVERAL, _several), (_ONE, _one)):
            for match in pattern.finditer(unit):
                fits = fitting(match, known, kin, on) if _suffers(unit, match) else ()
                if fits:
                    yield low + match.start(), low + match.end(), fits


def _suffers(unit: str, match: re.Match[str]) -> bool:
    before = unit[max(0, match.start() - 45) : match.start()]
    return bool(
        cues.SUFFERS.match(but_for_what_is_denied(unit[match.end() :])) or cues.DONE_TO.search(before)
    ) and not cues.OTHER_FAMILY.search(before)


def _twins(_match: re.Match[str], known: Sequence[ChildRecord], kin: Sequence[ChildRecord], _on: date | None) -> tuple[ChildRecord, ...]:
    """The twin of a certain child, or the two of the home born on one day."""
    days = [r.date_of_birth for r in (*known, *kin) if r.date_of_birth is not None]
    return tuple(r for r in kin if r.date_of_birth is not None and days.count(r.date_of_birth) == 2)  # noqa: PLR2004 - a pair


def _several(match: re.Match[str], known: Sequence[ChildRecord], kin: Sequence[ChildRecord], _on: date | None) -> tuple[ChildRecord, ...]:
    """All of the home where the number that is said is theirs: "both girls" of a home with two girls."""
    sex = _SEXES.get(match["who"].lower(), "")
    of_that_sex = [r for r in (*known, *kin) if _may_be(r, sex)]
    said = match["n"].lower() if match["n"] else ("two" if match["all"].lower() == "both" else "")
    number = _NUMBERS.get(said) or (int(said) if said else len(of_that_sex))
    return tuple(r for r in kin if r in of_that_sex) if number == len(of_that_sex) else ()


def _one(match: re.Match[str], known: Sequence[ChildRecord], kin: Sequence[ChildRecord], on: date | None) -> tuple[ChildRecord, ...]:
    """Whoever of the home the words fit by sex and by age beside the certain child; nobody for bare words such as "the girl"."""
    kind = {word for word in re.split(r"[\s-]+", (match["kind"] or "").lower()) if word}
    who = match["who"].lower()
    owner = match[0].split()[0].lower()
    sexes = {r.sex for r in known if r.sex}
    if (owner == "the") == (who in _OF_A_HOME) or (who not in _OF_A_HOME | {"baby", "toddler"} and not kind):
        return ()
    if owner in {"his", "her"} and sexes and ("M" if owner == "his" else "F") not in sexes:
        return ()
    return tuple(r for r in kin if _may_be(r, _SEXES.get(who, "")) and _of_age(r, who, kind, known, on))


def _may_be(child: ChildRecord, sex: str) -> bool:
    return not sex or child.sex in {"", sex}


def _of_age(child: ChildRecord, who: str, kind: set[str], known: Sequence[ChildRecord], on: date | None) -> bool:
    births = [r.date_of_birth for r in known if r.date_of_birth is not None]
    if child.date_of_birth is None or not births:
        return True
    if who in {"baby", "toddler"} and on is not None:
        return age_on(child.date_of_birth, on) < (_BABY if who == "baby" else _TODDLER)
    if "twin" in kind:
        return child.date_of_birth in births
    if kind & _YOUNGER:
        return child.date_of_birth > min(births)
    return child.date_of_birth < max(births) if kind & _OLDER else True
