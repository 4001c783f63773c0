"""Which words look like names, and what that changes: capitals read as prose, everyday words are nobody, overlooked names."""

from __future__ import annotations

import pytest

from redaction.casing import as_prose
from redaction.detector import Detector
from redaction.language import load_language
from redaction.name_words import NameWords
from redaction.passages import Passage


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.fixture(scope="module")
def words() -> NameWords:
    return NameWords.of(load_language(None).vocab)


def _people(detector: Detector, text: str) -> list[str]:
    return [text[t.start : t.end] for t in detector.tag((Passage("s", "body", text),)) if t.entity == "PERSON"]


@pytest.mark.parametrize("word", ["plumber", "invoice", "staircase", "agenda", "wardrobe", "exhausted"])
def test_words_of_no_list_are_known_as_everyday(words: NameWords, word: str) -> None:
    """The rule answers for words that no list holds."""
    assert words.is_everyday(word)


@pytest.mark.parametrize("word", ["kowalczyk", "ramanathan", "mcallister", "oyelaran", "grace", "hunter"])
def test_names_are_not_everyday(words: NameWords, word: str) -> None:
    """Surnames of any tradition, and names that are words, stay possible names."""
    assert not words.is_everyday(word)


def test_capitals_are_read_as_prose(words: NameWords) -> None:
    """Everyday words in lower case, the rest with a capital, every character in its place; prose is left alone."""
    assert as_prose("PLUMBER GORDON MCALLISTER FELL DOWN THE STAIRS", words) == "plumber Gordon Mcallister fell down the stairs"
    assert as_prose("The plumber fell.", words) == "The plumber fell."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PLUMBER GORDON MCALLISTER SHOUTED AT THE CHILD AND WAS ARRESTED.", ["GORDON MCALLISTER"]),
        ("UNCLE SMACKED HER AND TOOK THE SUITCASE AWAY AGAIN TODAY.", []),
        ("Venue: Room 4\nAgenda: one item", []),
        ("She sat next to Tunde Ramanathan-Cole at lunch.", ["Tunde Ramanathan-Cole"]),
        ("2. Ramanathan, Prakash: no trace.", ["Ramanathan, Prakash"]),
        ("The older one, known as Spider, had the key.", ["Spider"]),
        ("marta kowalczyk, 04/05/2013, lives with nan", ["marta kowalczyk"]),
        ("zaynab brought him in. zaynab's childminder saw a white van", ["zaynab", "zaynab"]),
        ("Charity, who lives upstairs, rang.", ["Charity"]),
    ],
)
def test_people_by_how_the_words_look(detector: Detector, text: str, names: list[str]) -> None:
    """Capitals, lower case, lists and nicknames: the names, whole, and no everyday word."""
    assert _people(detector, text) == names


def test_an_arrest_with_somebody_is_no_offence(detector: Detector) -> None:
    """Whom somebody was arrested with is a person."""
    text = "He was arrested with Hope Rivers in Leeds."
    assert _people(detector, text) == ["Hope Rivers"]


@pytest.mark.parametrize("title", ["Mrs", "Mr", "Miss"])
def test_a_title_alone_is_no_name(detector: Detector, title: str) -> None:
    """The title before a surname is not a second person beside it."""
    assert title not in _people(detector, f"A lady at the drop-in, who I think is called {title} Okonjo, said her son hides upstairs.")


def test_an_officers_number_is_no_part_of_the_name(detector: Detector) -> None:
    """A collar number ahead of the surname stays: it is no identifier of the kinds that are masked as a name."""
    assert _people(detector, "PC 1234AB Loxley attended the address and spoke to the mother.") == ["Loxley"]
