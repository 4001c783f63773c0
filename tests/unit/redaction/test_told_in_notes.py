"""Tellers and other families in the short words of notes and forms: what tells of them stays behind, the child's facts travel."""

from __future__ import annotations

import pytest

from redaction import Cell, Passage
from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, *paragraphs: str) -> str:
    items = passages(*paragraphs)
    return text_of(copy_of(items, detector.tag(items), agency="police"))


@pytest.mark.parametrize(
    ("told", "gone", "kept"),
    [
        (
            "WIT  BAKER Ottilie, Flat 31 directly above, rang 999. Does not want the parents to know it was her.\nLena was crying.",
            ("BAKER", "Ottilie"),
            ("Lena was crying",),
        ),
        (
            "Two calls about Lena screaming, from Greta Osterby, Flat 15, who shares the school run with mum and wants it kept anonymous.",
            ("Osterby", "school run"),
            ("Lena screaming",),
        ),
        (
            "caller Greta Osterby, Lena's godmother, v upset. Does NOT want dad to know it was her.\nLena sleeps in the bath.",
            ("Osterby", "godmother"),
            ("sleeps in the bath",),
        ),
        (
            "Shop owner Greta Osterby told a patrol she has seen Lena handed packages; fears for her windows, is not to be named.",
            ("Osterby", "windows"),
            ("handed packages",),
        ),
        (
            "Greta Osterby rang, she helps at the toddler group. does NOT want family to know. Gives them lifts.\n\nLena sleeps in it.",
            ("Osterby", "toddler group"),
            ("sleeps in it",),
        ),
        (
            "A caller rang who does not want to be named. Caller's wife has MS hence not coming in.\n\nLena sleeps in the bath.",
            ("has MS",),
            ("sleeps in the bath",),
        ),
        (
            "I do not want my name given to anyone. They stopped with me for half term.\n\nLena had bruises when she came to me.",
            ("half term",),
            ("had bruises",),
        ),
        (
            "Housemate Greta Osterby let us in, asks that we say mum did. Lena sleeps in the bath.",
            ("Osterby", "mum did"),
            ("sleeps in the bath",),
        ),
        (
            "Anonymity requested by Mrs Greta Osterby, teacher.\n\nMrs Greta Osterby, teacher, says Lena has bruises.",
            ("Greta", "Osterby"),
            ("Lena has bruises",),
        ),
        (
            "Source asks to stay anonymous; information came from Miss Amy Orr, teacher.\n\nMiss Amy Orr, teacher, saw bruises on Lena.",
            ("Amy", "Orr"),
            ("bruises on Lena",),
        ),
        (
            "Anonymous referral from Greta Marchetti, Lena's nan.\n\nGreta Marchetti saw bruises on Lena.",
            ("Greta", "Marchetti saw"),
            ("bruises on Lena",),
        ),
    ],
)
def test_what_tells_of_a_teller_goes(detector: Detector, told: str, gone: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """By a form's line, behind a name, behind "who", by what is feared for, of the caller's own people."""
    text = _text(detector, told)
    assert not [words for words in gone if words in text]
    assert not [words for words in kept if words not in text]


@pytest.mark.parametrize(
    "fact",
    [
        "Lena stopped with her dad for half term.",
        "Mum fears for her safety and Lena's.",
        "Lena shares the school run with dad, who shouts.",
        "Dad would not name the drug that Lena took.",
        "Lena's mother has MS and Lena lifts her.",
        "There is no link to the earlier burn on Lena's arm.",
        "Lena has seen something. He told her not to say.",
    ],
)
def test_the_words_beside_them_stay(detector: Detector, fact: str) -> None:
    """The home's own lifts, fears and illness are facts of the child."""
    assert fact in _text(detector, f"A caller rang who does not want to be named.\n\nSeen at school today.\n\n{fact}")


@pytest.mark.parametrize(
    "told",
    [
        "A van stood at the gate at two. Greta Osterby asked for the girl with the red bag. No link to the family.",
        "Mum Greta Osterby feeds the baby in silence, no smile, no connection.",
        "The rooms are cold. Greta Osterby hides the children's shoes. No connection to this incident.",
        "Greta Osterby of that address has been arrested. No known links.",
        "The kitchen is bare. The windows have no curtains. No known links.",
        "Another incident: Ivo Halder was at the flat. Ivo Halder made the girl undress for Kit Dunnet.",
        "Separate matter: Ivo Halder waited for the girl.",
    ],
)
def test_what_may_be_of_the_child_is_no_strangers_matter(detector: Detector, told: str) -> None:
    """Harm, a child, a parent, a gate or no stranger at all: neither "no link" nor "another incident" takes that away."""
    assert "left out" not in _text(detector, f"Lena was seen.\n\n{told}")


def test_what_a_search_brought_up_without_a_link_stays_behind(detector: Detector) -> None:
    """A row of a log and a paragraph that close so; not the one in which the child is named."""
    row = "27/02 | Burglary | Top floor, Mrs Greta OSTERBY, heirlooms. Came up on the address search, no link."
    cells = (Cell("Date", 0, 5), Cell("Type", 8, 16), Cell("Summary", 19, len(row)))
    items = (
        Passage("r", "table_row", row, cells=cells),
        *passages("Lena was shouted at by two lads. No link.", "Flat 31, loud music call, seen well. No link."),
    )
    text = text_of(copy_of(items, detector.tag(items), agency="police"))
    assert "heirlooms" not in text
    assert "loud music" not in text
    assert "shouted at by two lads" in text


def test_where_an_earlier_victim_is_now_is_an_address(detector: Detector) -> None:
    """As "lives in" says it."""
    assert "Whitby" not in _text(detector, "Earlier victim Greta Osterby and her son Ivo are now in Whitby.")


def test_a_question_and_a_number_to_text_are_an_advertisement(detector: Detector) -> None:
    """Below a signature that nobody marked as one; a fact with the same words stays."""
    text = _text(detector, "Spotted something on the train? Text our control room day or night.", "Lena has seen something at home.")
    assert "train" not in text
    assert "Lena has seen something at home" in text
