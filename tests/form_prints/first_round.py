"""The first round: which wording was printed in which geometry."""

from __future__ import annotations

from collections.abc import Callable

from tests.form_prints.first_words import CITADEL, FENLAND, LARCHWOOD, ORCHARD, THAMESIDE, WESTMOOR
from tests.form_prints.parts import Spoken
from tests.form_prints.portals import check_answers, fillable, questions_over_answers
from tests.form_prints.side_by_side import bars_side_by_side, small_labels_above
from tests.form_prints.tabular import columns_of_persons, inside_form_object, struck_choices, unruled_grids
from tests.form_prints.typed_lines import blanks_and_rings, colon_lines, dotted_leaders
from tests.form_wordings.families import Family

Geometry = Callable[[Spoken, Family], bytes]
PRINTS: tuple[tuple[Spoken, Geometry], ...] = (
    (FENLAND, bars_side_by_side),
    (THAMESIDE, small_labels_above),
    (WESTMOOR, dotted_leaders),
    (CITADEL, blanks_and_rings),
    (LARCHWOOD, unruled_grids),
    (ORCHARD, inside_form_object),
    (WESTMOOR, struck_choices),
    (THAMESIDE, check_answers),
    (LARCHWOOD, fillable),
    (FENLAND, colon_lines),
    (CITADEL, columns_of_persons),
    (ORCHARD, questions_over_answers),
)
SELECTIONS = frozenset({"check_answers", "questions_over_answers"})  # show what was chosen and nothing else
