"""What each comparison beside the name says of itself: its name, and all that it reads of a record."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import cast

import pytest

from gateway.children import ChildRecord, Outline
from gateway.matching import comparisons
from gateway.matching.comparisons import FieldComparison, Setting
from gateway.matching.weights import LEVELS
from tests.unit.matching.matching_cases import MOTHER, WEIGHTS, K, child, mention

CHILD = child(
    "B1", "Ines", "Pacheco", "2017-06-30", household="B1", sex="F", nhs_number="9990000026", upn="H801200001001", case_id="C-1",
    former_upns=("H801200001002",), school="Avonmore Primary School", previous_schools=("Hallfield School",),
    gp_practice="Elm Practice", adults=(MOTHER,),
)  # fmt: skip
WRITTEN = mention(
    (K.AGE, "8"), (K.SEX, "M"), (K.NHS_NUMBER, "9990000034"), (K.UPN, "J801200001001"), (K.CASE_ID, "C-2"),
    (K.SCHOOL, "Other School"), (K.GP_PRACTICE, "Oak Practice"), (K.CARER_NAME, "Olga Reed"), (K.SIBLING_NAME, "Rui"),
)  # fmt: skip
SETTING = Setting(WEIGHTS, ("Lucas",), date(2026, 3, 5))


class Watched:
    """A record that remembers which of its fields were asked for."""

    def __init__(self, record: ChildRecord) -> None:
        self.record, self.asked = record, set[str]()

    def __getattr__(self, name: str) -> object:
        self.asked.add(name)
        return getattr(self.record, name)


def asked_by(read: Callable[[Outline], Hashable]) -> set[str]:
    watched = Watched(CHILD)
    read(cast("Outline", watched))
    return watched.asked


@pytest.mark.parametrize("told", [*comparisons.PERSONAL, *comparisons.HOUSEHOLD], ids=lambda told: told.name)
def test_a_comparison_reads_no_more_than_it_says(told: FieldComparison) -> None:
    """Children who have that in common are compared once; a field more would give one child another's bits."""
    step = told.compare(WRITTEN, CHILD, SETTING)
    assert step is not None
    assert (step.comparison, step.level in LEVELS[told.name]) == (told.name, True)
    if told.reads is not None:
        assert asked_by(lambda record: told.compare(WRITTEN, record, SETTING)) <= asked_by(told.reads)
