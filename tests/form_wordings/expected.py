"""What a perfect reader reports of a filled form, in the shape of the form scorer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tests.form_wordings.families import Family, Person

Gold = dict[str, object]
REFERRER = ("name", "role", "agency", "phone", "email")
CONSENT = ("parents_informed", "consent_given", "reason_not")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a layout asks for: the paths that it has, and its printed categories."""

    child: tuple[str, ...]
    adult: tuple[str, ...] = ()
    referrer: tuple[str, ...] = REFERRER
    consent: tuple[str, ...] = CONSENT
    categories: tuple[str, ...] = ()
    prints_unticked: bool = True
    reference: bool = False
    confidential: bool = True
    anonymous: bool = False


def gold(family: Family, kind: str, asked: Asked, *, test: bool = False) -> Gold:
    """The gold object of `family` on a form of `asked`."""
    made: Gold = {
        "kind": kind,
        "system": kind,
        "test": test,
        "reference": family.reference if asked.reference else None,
        "children": [_child(family, child, asked.child) for child in family.children],
        "household": [_adult(adult, asked.adult) for adult in family.adults] if asked.adult else [],
        "referrer": {name: family.referrer[name] for name in asked.referrer} | {"anonymous": family.anonymous and asked.anonymous},
        "consent": _consent(family, asked.consent),
        "concerns": ticked(family, asked.categories),
        "unchecked": [c for c in asked.categories if c not in ticked(family, asked.categories)] if asked.prints_unticked else [],
        "narrative_contains": [*family.narrative, family.strengths],
        "confidential_from_family": [family.confidential] if asked.confidential else [],
    }
    return made


def _child(family: Family, child: Person, paths: Sequence[str]) -> dict[str, str | None]:
    shared = {"address": family.address, "postcode": family.postcode}
    return {path: shared[path] if path in shared else child.get(path) for path in paths}


def _adult(adult: Person, paths: Sequence[str]) -> dict[str, str | bool | None]:
    made: dict[str, str | bool | None] = dict.fromkeys(paths)
    made |= {path: adult.get(path) for path in paths}
    if made.get("parental_responsibility"):
        made["parental_responsibility"] = made["parental_responsibility"] == "Yes"
    return made


def _consent(family: Family, paths: Sequence[str]) -> dict[str, str | bool | None]:
    everything: dict[str, str | bool | None] = {
        "parents_informed": family.informed,
        "consent_given": family.consented,
        "reason_not": family.reason or None,
    }
    return {path: everything[path] for path in paths}


def ticked(family: Family, categories: Sequence[str]) -> list[str]:
    """The categories that the family's form has ticked."""
    return [categories[number] for number in family.ticked if number < len(categories)]


def born(family: Family, number: int, pattern: str, unknown: str = "") -> str:
    """Date of birth of child `number` as written; one that is none as it stands; `unknown` where there is none."""
    if number in family.invalid:
        return family.invalid[number]
    return day(family.children[number]["date_of_birth"], pattern, unknown)


def day(iso: str | None, pattern: str, unknown: str = "") -> str:
    """An ISO day in `pattern` of strftime, without leading zeros where it says %-d."""
    return dt.date.fromisoformat(iso).strftime(pattern) if iso else unknown


def yes_no(value: bool | None, yes: str = "Yes", no: str = "No") -> str:
    """A filled yes/no answer; empty where it is left."""
    return "" if value is None else yes if value else no
