"""What a hostile file is: how it is made and how reading it must end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ends(StrEnum):
    """ANSWERED: in time and in bounds, no more. HELD: a person looks. QUARANTINED: kept apart, since opening it may run it."""

    ANSWERED = "answered"
    HELD = "held"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Case:
    """One file, made when asked for; `words` must still be found in what was read."""

    ends: Ends
    make: Callable[[], bytes]
    words: str = ""


Cases = Mapping[str, Case]
"""Cases by file name; the extension is part of the attack."""


def answered(make: Callable[[], bytes], words: str = "") -> Case:
    return Case(Ends.ANSWERED, make, words)


def held(make: Callable[[], bytes], words: str = "") -> Case:
    return Case(Ends.HELD, make, words)


def quarantined(make: Callable[[], bytes]) -> Case:
    return Case(Ends.QUARANTINED, make)
