"""The rounds of printed forms: each was measured before anybody mended the reader for it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.form_prints import first_round
from tests.form_prints.first_round import Geometry
from tests.form_prints.parts import Spoken
from tests.form_wordings.families import FAMILIES, Family


@dataclass(frozen=True, slots=True)
class Round:
    """Wordings with the geometries that print them; `selections` are geometries that show only what was chosen."""

    prints: tuple[tuple[Spoken, Geometry], ...]
    selections: frozenset[str]


def _crossed(prints: tuple[tuple[Spoken, Geometry], ...]) -> tuple[tuple[Spoken, Geometry], ...]:
    """The same geometries, each with the wording of the print after the next."""
    return tuple((prints[(place + 2) % len(prints)][0], geometry) for place, (_, geometry) in enumerate(prints))


ROUNDS = {
    "first": Round(first_round.PRINTS, first_round.SELECTIONS),
    "crossed": Round(_crossed(first_round.PRINTS), first_round.SELECTIONS),
}


def families_of(place: int) -> tuple[Family, Family]:
    """Two families for the print at this place of its round."""
    return FAMILIES[place % len(FAMILIES)], FAMILIES[(place + 2) % len(FAMILIES)]
