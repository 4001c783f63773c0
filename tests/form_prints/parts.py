"""A wording filled by a family, part by part in the order of the wording, before any geometry prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.form_wordings.expected import Asked, Gold, born, day, gold, ticked, yes_no
from tests.form_wordings.families import Family
from tests.form_wordings.wordings import Asks, Wording

Pairs = tuple[tuple[str, str], ...]
ORDER = ("reference", "child", "home", "adult", "consent", "concerns", "narrative", "strengths", "confidential", "referrer")
_ORDINALS = ("First", "Second", "Third", "Fourth")


@dataclass(frozen=True, slots=True)
class Spoken(Wording):
    """A wording with its order, its label of the reference and its way to write dates and what is empty.

    Titles of persons may say {n}, {letter} or {ordinal}.
    """

    reference: str = "Reference"
    order: tuple[str, ...] = ORDER
    dates: str = "%d/%m/%Y"
    empty: str = ""
    title: str = "Referral to Children's Services"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a filled form. `of` is one of `ORDER`; boxes are "on" or "off"; prose is one pair whose label is the title."""

    of: str
    title: str
    pairs: Pairs


def parts(wording: Spoken, family: Family) -> list[Part]:
    """The filled form in printing order."""
    return [part for of in wording.order for part in _MADE[of](wording, family)]


def of_kind(found: list[Part], *kinds: str) -> list[Part]:
    """The parts of some kinds, in order."""
    return [part for part in found if part.of in kinds]


def _person(title: str, number: int) -> str:
    return title.format(n=number + 1, letter="ABCD"[number], ordinal=_ORDINALS[number])


def _filled(asks: Asks, values: dict[str, str | None], empty: str) -> Pairs:
    return tuple((label, values.get(path) or empty) for label, path in asks)


def _children(wording: Spoken, family: Family) -> list[Part]:
    found = []
    for number, child in enumerate(family.children):
        values = child | {"date_of_birth": born(family, number, wording.dates), "edd": day(child.get("edd"), wording.dates)}
        values |= {"address": family.address, "postcode": family.postcode}
        found.append(Part("child", _person(wording.child_title, number), _filled(wording.child, values, wording.empty)))
    return found


def _adults(wording: Spoken, family: Family) -> list[Part]:
    return [
        Part(
            "adult",
            _person(wording.adult_title, number),
            _filled(wording.adult, adult | {"date_of_birth": day(adult["date_of_birth"], wording.dates)}, wording.empty),
        )
        for number, adult in enumerate(family.adults)
    ]


def _consent(wording: Spoken, family: Family) -> list[Part]:
    values: dict[str, str | None] = {
        "parents_informed": yes_no(family.informed),
        "consent_given": yes_no(family.consented),
        "reason_not": family.reason,
    }
    return [Part("consent", wording.consent_title, _filled(wording.consent, values, wording.empty))]


def _concerns(wording: Spoken, family: Family) -> list[Part]:
    marked = ticked(family, wording.categories)
    return [Part("concerns", wording.concern_title, tuple((c, "on" if c in marked else "off") for c in wording.categories))]


def _prose(of: str, title: str, text: str) -> list[Part]:
    return [Part(of, title, ((title, text),))] if title else []


def _home(wording: Spoken, family: Family) -> list[Part]:
    values: dict[str, str | None] = {"address": family.address, "postcode": family.postcode, "gp": family.children[0].get("gp")}
    return [Part("home", wording.home_title, _filled(wording.home, values, wording.empty))] if wording.home else []


_MADE: dict[str, Callable[[Spoken, Family], list[Part]]] = {
    "reference": lambda w, f: [Part("reference", "", ((w.reference, f.reference),))] if w.reference else [],
    "child": _children,
    "home": _home,
    "adult": _adults,
    "consent": _consent,
    "concerns": _concerns,
    "narrative": lambda w, f: _prose("narrative", w.narrative, " ".join(f.narrative)),
    "strengths": lambda w, f: _prose("strengths", w.strengths, f.strengths),
    "confidential": lambda w, f: _prose("confidential", w.confidential, f.confidential),
    "referrer": lambda w, f: [Part("referrer", w.referrer_title, _filled(w.referrer, dict(f.referrer), w.empty))],
}


def expected(wording: Spoken, family: Family) -> Gold:
    """What a perfect reader reports of the filled form."""
    asked = Asked(
        child=tuple(path for _, path in (*wording.child, *wording.home)),
        adult=tuple(path for _, path in wording.adult),
        referrer=tuple(path for _, path in wording.referrer),
        consent=tuple(path for _, path in wording.consent),
        categories=wording.categories,
        reference=bool(wording.reference),
    )
    return gold(family, wording.name, asked)
