"""What Splink compares between a mention and a child, and how it blocks. The names of the levels are the matcher's own."""

from __future__ import annotations

from typing import Literal

import splink.comparison_level_library as levels
from splink import SettingsCreator, block_on
from splink.comparison_library import CustomComparison

from gateway.linkage.rows import KEY

Numbers = Literal["fixed", "learnt"]
NUMBERS = ("nhs_number", "upn", "case_id")
WRONG_NUMBER = 0.002  # share of items of the right child that carry a number not the child's: weighs some nine bits
RULES = (
    ("nhs_number",),
    ("upn",),
    ("case_id",),
    ("birth",),
    ("forename", "surname"),
    ("surname", "postcode"),
    ("forename", "postcode"),
)
TRAINED_ON = (("nhs_number",), ("birth",), ("forename", "surname"))
_SWAPPED = (
    "substr(birth_l, 1, 4) = substr(birth_r, 1, 4) AND substr(birth_l, 6, 2) = substr(birth_r, 9, 2)"
    " AND substr(birth_l, 9, 2) = substr(birth_r, 6, 2)"
)
_SAME_YEAR = "substr(birth_l, 1, 4) = substr(birth_r, 1, 4)"
_SAME_DISTRICT = "regexp_extract(postcode_l, '^[A-Z]{1,2}[0-9][A-Z0-9]?', 0) = regexp_extract(postcode_r, '^[A-Z]{1,2}[0-9][A-Z0-9]?', 0)"


def settings(link_type: str, records: int, seed_prior: float, numbers: Numbers = "fixed") -> SettingsCreator:
    """Splink's settings. `records` is the size of the index, `seed_prior` the chance of two rows being one child.

    `numbers` "learnt" leaves their m to training, as a plain use of Splink would: for comparison only, the check refuses it.
    """
    return SettingsCreator(
        link_type=link_type,
        unique_id_column_name=KEY,
        probability_two_random_records_match=seed_prior,
        comparisons=[
            _name("forename", (0.93, 0.85)),
            _name("surname", (0.93, 0.85)),
            _birth(),
            _plain("sex"),
            *(_number(name, records, numbers) for name in NUMBERS),
            _postcode(),
            _plain("school"),
            _plain("gp"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in RULES],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )


def _name(column: str, likeness: tuple[float, ...]) -> CustomComparison:
    spelt = [levels.JaroWinklerLevel(column, share).configure(label_for_charts=f"spelling {share}") for share in likeness]
    exact = levels.ExactMatchLevel(column, term_frequency_adjustments=True).configure(label_for_charts="exact", tf_minimum_u_value=0.0001)
    return _comparison(column, [exact, *spelt])


def _birth() -> CustomComparison:
    return _comparison(
        "birth",
        [
            levels.ExactMatchLevel("birth").configure(label_for_charts="exact"),
            levels.CustomLevel(_SWAPPED, label_for_charts="swapped"),
            levels.DamerauLevenshteinLevel("birth", 1).configure(label_for_charts="one_figure"),
            levels.CustomLevel(_SAME_YEAR, label_for_charts="same_year"),
        ],
    )


def _postcode() -> CustomComparison:
    return _comparison(
        "postcode",
        [
            levels.ExactMatchLevel("postcode").configure(label_for_charts="current"),
            levels.LevenshteinLevel("postcode", 1).configure(label_for_charts="one_character"),
            levels.CustomLevel(_SAME_DISTRICT, label_for_charts="district"),
        ],
    )


def _number(column: str, records: int, numbers: Numbers) -> CustomComparison:
    """Numbers are not learnt: too few pairs disagree rightly, and mixed-up numbers would teach that disagreement is mild."""
    by_chance = 1.0 / records
    fixed = numbers == "fixed"
    exact = levels.ExactMatchLevel(column).configure(
        label_for_charts="agrees",
        m_probability=1 - WRONG_NUMBER,
        u_probability=by_chance,
        fix_m_probability=fixed,
        fix_u_probability=True,
    )
    other = levels.ElseLevel().configure(
        label_for_charts="differs",
        m_probability=WRONG_NUMBER,
        u_probability=1 - by_chance,
        fix_m_probability=fixed,
        fix_u_probability=True,
    )
    return CustomComparison([levels.NullLevel(column), exact, other], output_column_name=column)


def _plain(column: str) -> CustomComparison:
    return _comparison(column, [levels.ExactMatchLevel(column).configure(label_for_charts="agrees")])


def _comparison(column: str, told: list[levels.ExactMatchLevel]) -> CustomComparison:
    other = levels.ElseLevel().configure(label_for_charts="differs")
    return CustomComparison([levels.NullLevel(column), *told, other], output_column_name=column)
