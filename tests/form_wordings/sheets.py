"""A wording filled by a family: sections of pairs, of ticks and of free text, before any carrier prints them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.form_wordings.expected import Asked, Gold, born, day, gold, ticked, yes_no
from tests.form_wordings.families import Family
from tests.form_wordings.wordings import Wording


@dataclass(frozen=True, slots=True)
class Section:
    """`kind` is "pairs", "ticks" (value "on" or "off") or "prose" (one pair whose label is the title)."""

    title: str
    kind: str
    pairs: tuple[tuple[str, str], ...]


def sections(wording: Wording, family: Family) -> tuple[Section, ...]:
    """The filled form in printing order."""
    made = [Section(wording.child_title.format(n=n + 1), "pairs", _child(wording, family, n)) for n in range(len(family.children))]
    home = {"address": family.address, "postcode": family.postcode}
    made.append(Section(wording.home_title, "pairs", tuple((label, home[path]) for label, path in wording.home)))
    made += [Section(wording.adult_title.format(n=n + 1), "pairs", _adult(wording, family, n)) for n in range(len(family.adults))]
    consent = {"parents_informed": yes_no(family.informed), "consent_given": yes_no(family.consented), "reason_not": family.reason}
    made.append(Section(wording.consent_title, "pairs", tuple((label, consent[path]) for label, path in wording.consent)))
    marked = ticked(family, wording.categories)
    made.append(Section(wording.concern_title, "ticks", tuple((c, "on" if c in marked else "off") for c in wording.categories)))
    for title, text in (
        (wording.narrative, "\n".join(family.narrative)),
        (wording.strengths, family.strengths),
        (wording.confidential, family.confidential),
    ):
        made.append(Section(title, "prose", ((title, text),)))
    made.append(Section(wording.referrer_title, "pairs", tuple((label, family.referrer[path] or "") for label, path in wording.referrer)))
    return tuple(made)


def _child(wording: Wording, family: Family, number: int) -> tuple[tuple[str, str], ...]:
    child = family.children[number]
    written = {path: child.get(path) or "" for _, path in wording.child} | {"date_of_birth": born(family, number, "%d/%m/%Y")}
    return tuple((label, written[path]) for label, path in wording.child)


def _adult(wording: Wording, family: Family, number: int) -> tuple[tuple[str, str], ...]:
    adult = family.adults[number]
    written = {path: adult.get(path) or "" for _, path in wording.adult} | {"date_of_birth": day(adult["date_of_birth"], "%d/%m/%Y")}
    return tuple((label, written[path]) for label, path in wording.adult)


def expected(wording: Wording, family: Family) -> Gold:
    """What a perfect reader reports of the filled form."""
    child = tuple(path for _, path in (*wording.child, *wording.home))
    return gold(family, wording.name, Asked(child, tuple(path for _, path in wording.adult), categories=wording.categories))
