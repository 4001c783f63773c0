"""What a pattern is said to need it does need: passing a text over must never lose what the pattern would have found."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redaction.reading import Reading
from redaction.recognisers import RECOGNISERS
from redaction.recognisers.name_cues import AROUND, CUED
from redaction.recognisers.relations import RelationRecogniser
from redaction.recognisers.shapes import FormatRecogniser
from redaction.recognisers.sieve import characters, in_lower_case, may_match

_SHAPES = [
    pytest.param(shape, id=f"{recogniser.id}, {shape.reason}")
    for recogniser in RECOGNISERS
    if isinstance(recogniser, FormatRecogniser)
    for shape in recogniser.shapes
    if "(?=" not in shape.pattern.pattern  # what a pattern looks ahead for is not written by chance
]
_QUICK = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("shape", _SHAPES)
@_QUICK
@given(data=st.data())
def test_whatever_a_shape_matches_holds_a_character_that_it_needs(shape, data):
    """Texts made from the pattern itself."""
    written = shape.pattern.search(data.draw(st.from_regex(shape.pattern)))
    assert not characters(written.group()).isdisjoint(shape.needs)


_BEHIND_A_NAME = st.sampled_from(
    (
        *(
            "Ann Roe",
            "Bo Śliwa-Kaya",
            ", who",
            ", whose",
            " (14)",
            " (aged 9 yrs)",
            " (Aged 3",
            ", 7;",
            ", DOB",
            " (D.O.B ",
            ", d.ob",
            " do.b",
        ),
        *(
            ", Born",
            " born",
            ", aged 9",
            ", AGED 12",
            " <a@b.example>",
            "- ",
            ", 12/03/2014",
            " 1-2-14",
            " 3.4.2015",
            "Re: ",
            "\n",
            " and ",
            "x",
        ),
    )
)


@settings(max_examples=300, deadline=None)
@given(text=st.lists(_BEHIND_A_NAME, min_size=2, max_size=5).map("".join))
def test_a_cue_of_a_name_is_never_passed_over_where_it_would_match(text):
    """Names and all that may stand behind them, in any order and case."""
    for pattern, _, reason, needs in (*CUED, *AROUND):
        assert may_match(text.lower(), needs) or not pattern.search(text), reason


@given(text=st.text())
def test_lower_case_keeps_every_character_in_its_place(text):
    """A span in the one is a span in the other, also where a small letter takes two characters."""
    lowered = in_lower_case(text)
    assert len(lowered) == len(text)
    assert in_lower_case(lowered) == lowered


@pytest.mark.parametrize(
    "word", ["his step-mum", "half brother's", "Ayeeyo", "foster carer", "mum's ex", "great-grandmother", "fiancée", "Żona"]
)
def test_a_word_of_kinship_is_found_in_any_case(word):
    """Capitals and small letters are looked for alike, at the same place."""
    spans = [
        [(f.start, f.end) for f in RelationRecogniser().find(Reading(f"İ then {form} rang."))]
        for form in (word, word.upper(), word.lower(), word.title())
    ]
    assert spans[0]
    assert all(other == spans[0] for other in spans)
