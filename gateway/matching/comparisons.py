"""Comparisons other than of names: one function per field, each giving one step or none where either side is silent."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import ne

from gateway.children import Outline
from gateway.matching import dates, normalise
from gateway.matching.decision import Step, step
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from gateway.matching.weights import Weights

_FIRST_SCHOOL_AGE = 5  # on 31 August before Year 1 a child is five: Education Act 1996 s8
SECOND_PLACE_BITS = 2.0  # postcode and street say nearly the same thing: the weaker agreement counts this much at most
FORMER_SCHOOL_BITS = 2.0  # hand-set as the weaker of two places; rules take it neither as a fact of the home nor as a contradiction
MOST_SIBLINGS = 3  # more named siblings add nothing: they are one household


@dataclass(frozen=True, slots=True)
class Setting:
    """What a comparison needs beside the two sides. `on` is the day the item came; None leaves ages aside.

    `siblings` are the given names of the other children of the candidate's household.
    """

    weights: Weights
    siblings: tuple[str, ...] = ()
    on: date | None = None


Comparison = Callable[[Mention, Outline, Setting], Step | None]
PlaceComparison = Callable[[Mention, Outline, Weights], Step | None]


def birth(mention: Mention, born: date | None, weights: Weights) -> Step | None:
    """Date of birth; several dates in one mention are read in the child's favour only if one is exact."""
    written = mention.values(EvidenceKind.DATE_OF_BIRTH)
    if not written or born is None:
        return None
    theirs = born.isoformat()
    levels = [birth_level(w, theirs) for w in written]
    level = max(levels, key=lambda found: weights.of("birth", found)) if len(levels) > 1 else levels[0]
    return step("birth", level, weights.of("birth", level), _BIRTH_WORDS[level])


def birth_level(written: str, theirs: str) -> str:
    """The level of one written date (ISO or year) against a recorded ISO date."""
    if not dates.is_full(written):
        return "year_only" if written == theirs[:4] else "differs"
    return _slips(written).get(theirs) or ("same_year" if written[:4] == theirs[:4] else "differs")


@lru_cache(maxsize=256)
def _slips(written: str) -> Mapping[str, str]:
    """The level of every date that the written one may be meant for."""
    turned = dict.fromkeys([found for found in (dates.swapped(written),) if found], "swapped")
    return dict.fromkeys(dates.slips(written), "one_figure") | turned | {written: "exact"}


def age(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """Age in years or school year, where no date of birth is written."""
    if setting.on is None or child.date_of_birth is None or mention.values(EvidenceKind.DATE_OF_BIRTH):
        return None
    gaps = [abs(int(a) - dates.age_on(child.date_of_birth, setting.on)) for a in mention.values(EvidenceKind.AGE) if a.isdigit()]
    years = [y for y in mention.values(EvidenceKind.SCHOOL_YEAR) if y.isdigit()]
    gaps += [abs(int(y) - school_year(child.date_of_birth, setting.on)) for y in years]
    if not gaps:
        return None
    level = "agrees" if max(gaps) == 0 else "one_off" if max(gaps) == 1 else "differs"
    return step("age", level, setting.weights.of("age", level), f"age {level.replace('_', ' ')}")


def school_year(born: date, on: date) -> int:
    """The English school year group (1 to 13; 0 is Reception) of a child born on `born`, on the day `on`."""
    september = 9
    starts = on.year if on.month >= september else on.year - 1
    return dates.age_on(born, date(starts, 8, 31)) - _FIRST_SCHOOL_AGE + 1


def sex(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """Sex as written, F or M."""
    written = mention.values(EvidenceKind.SEX)
    if not written or not child.sex:
        return None
    level = "agrees" if child.sex in written else "differs"
    return step("sex", level, setting.weights.of("sex", level), f"sex {level}")


def nhs(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """NHS number."""
    return _number("nhs", mention.values(EvidenceKind.NHS_NUMBER), child.nhs_number, setting)


def case(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """Our own case number."""
    return _number("case", mention.values(EvidenceKind.CASE_ID), child.case_id, setting)


def upn(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """Unique pupil number, former ones included: schools replace temporary numbers."""
    written = mention.values(EvidenceKind.UPN)
    if set(written) & set(child.former_upns):
        return step("upn", "former", setting.weights.of("upn", "former"), "a former UPN agrees")
    return _number("upn", written, child.upn, setting)


def _number(name: str, written: tuple[str, ...], theirs: str, setting: Setting) -> Step | None:
    if not written or not theirs:
        return None
    level = "agrees" if theirs in written else "differs"
    return step(name, level, setting.weights.of(name, level), f"{_NUMBER_WORDS[name]} {level}")


def postcode(mention: Mention, child: Outline, weights: Weights) -> Step | None:
    """Postcode now or before; one mistyped character; the same district."""
    written = _postcodes(mention.values(EvidenceKind.POSTCODE), mention.values(EvidenceKind.ADDRESS))
    theirs = [p for text in child.postcodes if (p := normalise.postcode(text))]
    if not written or not theirs:
        return None
    levels = [_postcode_level(w, theirs) for w in written]
    level = max(levels, key=weights.bits["postcode"].__getitem__) if len(levels) > 1 else levels[0]
    return step("postcode", level, weights.of("postcode", level), _POSTCODE_WORDS[level])


@lru_cache(maxsize=256)
def _postcodes(*texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for several in texts for t in several if (p := normalise.postcode(t)))


def _postcode_level(written: str, theirs: list[str]) -> str:
    if written in theirs:
        return "current" if written == theirs[0] else "past"
    if any(len(p) == len(written) and sum(map(ne, p, written)) == 1 for p in theirs):
        return "one_character"
    return "district" if any(p[:-3] == written[:-3] for p in theirs) else "differs"


def address(mention: Mention, child: Outline, weights: Weights) -> Step | None:
    """House number and street."""
    written = _streets(mention.values(EvidenceKind.ADDRESS))
    theirs = [normalise.street(line) for line in child.address_lines]
    if not written or not any(theirs):
        return None
    level = "current" if theirs[0] in written else "past" if written & set(theirs) else "differs"
    return step("address", level, weights.of("address", level), f"address {_ADDRESS_WORDS[level]}")


@lru_cache(maxsize=256)
def _streets(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(s for t in texts if (s := normalise.street(t)))


def school(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """School, by the words that tell it apart. A former one says that the child was known there, and no more."""
    written = _words(mention.values(EvidenceKind.SCHOOL), normalise.school_words)
    now = _institution("school", written, normalise.school_words(child.school), setting)
    before = [words for name in child.previous_schools if (words := normalise.school_words(name))]
    if (now is not None and now.level == "agrees") or not any(w <= b or b <= w for w in written for b in before):
        return now
    return step("school", "former", min(FORMER_SCHOOL_BITS, setting.weights.of("school", "agrees")), "a former school agrees")


def gp(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """GP practice, by the words that tell it apart."""
    written = _words(mention.values(EvidenceKind.GP_PRACTICE), normalise.practice_words)
    return _institution("gp", written, normalise.practice_words(child.gp_practice), setting)


def _words(names: tuple[str, ...], reader: Callable[[str], frozenset[str]]) -> list[frozenset[str]]:
    return [words for name in names if (words := reader(name))]


def _institution(name: str, written: list[frozenset[str]], theirs: frozenset[str], setting: Setting) -> Step | None:
    if not written or not theirs:
        return None
    level = "agrees" if any(w <= theirs or theirs <= w for w in written) else "differs"
    return step(name, level, setting.weights.of(name, level), f"{_NUMBER_WORDS[name]} {level}")


def carer(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """A named carer against the adults of the household; the best agreement counts once."""
    written = mention.values(EvidenceKind.CARER_NAME)
    if not written or not (adults := child.adult_names):
        return None
    levels = [_carer_level(name_tokens(w), name_tokens(name)) for w in written for name in adults]
    level = max(levels, key=lambda found: setting.weights.of("carer", found))
    return step("carer", level, setting.weights.of("carer", level), _CARER_WORDS[level])


@lru_cache(maxsize=4096)
def _carer_level(written: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    if not written or not theirs:
        return "differs"
    alike = [[likeness(w, t) for t in theirs] for w in written]
    good = [any(level in {"exact", "spelling", "nickname"} for level in row) for row in alike]
    if len(written) > 1 and all(good):
        return "full"
    if len(written) == 1:
        return "forename" if likeness(written[0], theirs[0]) in {"exact", "spelling", "nickname"} else "differs"
    initials = all(ok or "initial" in row for ok, row in zip(good, alike, strict=True))
    return "initial" if any(good) and initials else "differs"


def sibling(mention: Mention, child: Outline, setting: Setting) -> Step | None:
    """Brothers and sisters named beside the mention, against the other children of the household."""
    written = mention.values(EvidenceKind.SIBLING_NAME)
    if not written or not (child.household and setting.siblings):
        return None
    known = {p for name in setting.siblings for p in name_tokens(name)[:1]}
    met = sum(any(likeness(p, k) in {"exact", "spelling", "nickname"} for k in known for p in name_tokens(w)[:1]) for w in written)
    bits = setting.weights.of("sibling", "agrees") * min(met, MOST_SIBLINGS) ** 0.5
    if met:
        return step("sibling", "agrees", bits, "named siblings are of the household")
    return step("sibling", "differs", setting.weights.of("sibling", "differs"), "named siblings are not of the household")


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One comparison beside name, birth and places: its name, the kinds of evidence without which it says nothing, and what it reads.

    `reads` gives all that it looks at of a record: children who have that in common have its step in common. None where more counts.
    """

    name: str
    compare: Comparison
    kinds: tuple[EvidenceKind, ...]
    reads: Callable[[Outline], Hashable] | None


_K = EvidenceKind
PERSONAL = (
    FieldComparison("age", age, (_K.AGE, _K.SCHOOL_YEAR), lambda child: child.date_of_birth),
    FieldComparison("sex", sex, (_K.SEX,), lambda child: child.sex),
    FieldComparison("nhs", nhs, (_K.NHS_NUMBER,), lambda child: child.nhs_number),
    FieldComparison("upn", upn, (_K.UPN,), lambda child: (child.upn, child.former_upns)),
    FieldComparison("case", case, (_K.CASE_ID,), lambda child: child.case_id),
)
PLACE: tuple[tuple[PlaceComparison, tuple[EvidenceKind, ...]], ...] = ((postcode, (_K.POSTCODE, _K.ADDRESS)), (address, (_K.ADDRESS,)))
HOUSEHOLD = (
    FieldComparison("school", school, (_K.SCHOOL,), lambda child: (child.school, child.previous_schools)),
    FieldComparison("gp", gp, (_K.GP_PRACTICE,), lambda child: child.gp_practice),
    FieldComparison("carer", carer, (_K.CARER_NAME,), lambda child: child.adult_names),
    FieldComparison("sibling", sibling, (_K.SIBLING_NAME,), None),
)
"""Comparisons beside name and birth, in the order of their steps."""

_NUMBER_WORDS = {"nhs": "NHS number", "upn": "UPN", "case": "case number", "school": "school", "gp": "GP practice"}
_ADDRESS_WORDS = {"current": "agrees", "past": "is a former one", "differs": "differs"}
_BIRTH_WORDS = {
    "exact": "date of birth agrees",
    "swapped": "day and month of birth are exchanged",
    "one_figure": "the date of birth is one slip of a figure away",
    "year_only": "year of birth agrees",
    "same_year": "date of birth differs within the year",
    "differs": "date of birth differs",
}
_POSTCODE_WORDS = {
    "current": "postcode agrees",
    "past": "a former postcode agrees",
    "one_character": "one character of the postcode differs",
    "district": "same postcode district",
    "differs": "postcode differs",
}
_CARER_WORDS = {
    "full": "a carer's name agrees",
    "forename": "a carer's given name agrees",
    "initial": "a carer's family name and initial agree",
    "differs": "no named carer is of the household",
}
