"""Where a weak cue or the model sees a name and the words around say otherwise."""

import pytest

from redaction.language import UNTUNED, load_language
from redaction.name_sifting import sifted
from redaction.name_words import NameWords
from redaction.reading import Finding, NamedSpan, Reading


@pytest.fixture(scope="module")
def words():
    return NameWords.of(load_language(UNTUNED).vocab)


def _sifted(text, value, reason, words, label=""):
    start = text.index(value)
    named = (NamedSpan(start, start + len(value), label),) if label else ()
    finding = Finding(start, start + len(value), "PERSON", 0.5, "test@1", reason)
    return [f.entity for f in sifted(Reading(text, named), [finding], words)]


@pytest.mark.parametrize(
    ("text", "found", "label", "expected"),
    [
        ("Now Moldova wants talks.", ("Moldova", "speaks or acts"), "GPE", []),
        ("Now Moldova wants talks.", ("Moldova", "speaks or acts"), "", ["PERSON"]),
        ("Now Jordan wants talks.", ("Jordan", "speaks or acts"), "GPE", ["PERSON"]),
        ("Mrs Moldova wants talks.", ("Moldova", "title"), "GPE", ["PERSON"]),
        ("He threatened to take the child to Garowe.", ("Garowe", "language model"), "PERSON", ["LOCATION"]),
        ("He spoke of the child to Garowe.", ("Garowe", "language model"), "PERSON", ["PERSON"]),
    ],
)
def test_a_weak_cue_yields_to_the_model_and_the_model_to_a_journey(words, text, found, label, expected):
    """A listed forename never yields, nor what a title vouches for; a journey's end stays tagged, as a place."""
    assert _sifted(text, *found, words, label) == expected


@pytest.mark.parametrize("name", ["Vickers", "Despina", "Yared", "Haile", "Ladi", "Gabor"])
def test_a_name_known_with_a_capital_only_is_not_everyday(words, name):
    """Rare names share the vector of an everyday neighbour, which says nothing of them."""
    assert not words.is_everyday(name)
    assert words.is_proper(name)
