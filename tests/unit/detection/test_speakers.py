"""Whose words a fact is given as."""

import pytest

from redaction.reading import Reading
from redaction.recognisers.facts import FactRecogniser
from redaction.speakers import said_by


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mum said he has epilepsy", ("said_by_relative",)),
        ("The child told staff about epilepsy", ("said_by_child",)),
        ("Mrs Haddow alleges epilepsy", ("said_by_someone",)),
        ("She has epilepsy", ()),
        ("Mum said no. He has epilepsy", ()),
        ("Mum rang, but he has epilepsy", ()),
        ("His teacher said little; he has epilepsy", ()),
    ],
)
def test_a_fact_given_as_somebody_s_words_says_so(text, expected):
    """The nearest teller of the clause counts; where the author speaks there is none."""
    assert said_by(text, text.index("epilepsy")) == expected
    (finding,) = [f for f in FactRecogniser().find(Reading(text)) if f.entity == "HEALTH"]
    assert finding.attributes == expected


def test_negation_and_speaker_stand_together():
    """What Dad says never was is ruled out, and it is Dad who rules it out."""
    (finding,) = list(FactRecogniser().find(Reading("Dad says he never had epilepsy")))
    assert finding.attributes == ("negated", "said_by_relative")
