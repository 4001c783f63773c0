"""Concerns told in the words of notices, histories and rounds of visits stay; the notices, histories and visits themselves do not."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from redaction.house_talk import house_reason
from redaction.parties import Role
from tests.redaction_builders import copy_of, passages, text_of
from tests.unit.redaction.history_reading import HOME, without_entries


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize(
    "fact",
    [
        "Both parents refuse to work with us.",
        "The parents accept no responsibility for the mess.",
        "The couple accept no responsibility and the cot was soiled.",
        "YP has been asked to introduce a friend to them.",
        "They were told to delete the messages and tell nobody.",
        "Parents will not enter into an agreement with the school.",
        "Calls to the address are recorded on nine dates.",
        "YP is raising funds for older males.",
        "Three boys walk in from the estate at midnight for our charity.",
        "Parents keep the children from the GP and give the surgery hours as the reason.",
        "The door entry is broken and unknown men sleep on the stairs.",
        "There are pigeons over the cot.",
    ],
)
def test_a_fact_in_the_words_of_a_notice_stays(fact: str) -> None:
    """Parents, couples, young persons and men whom the writer met are no readers of a notice."""
    assert house_reason(fact, frozenset(), HOME) == ""


@pytest.mark.parametrize(
    ("notice", "reason"),
    [
        ("The Trust accepts no responsibility for loss.", "boilerplate"),
        ("Parents are reminded to park in the public car park.", "boilerplate"),
        ("You can now order prescriptions online for your child.", "boilerplate"),
        ("Please delete it and tell the sender.", "boilerplate"),
        ("The door entry is broken again.", "unrelated_business"),
    ],
)
def test_a_notice_stays_behind_although_it_speaks_to_parents(notice: str, reason: str) -> None:
    """Whom a sentence asks something of, it tells nothing of."""
    assert house_reason(notice, frozenset(), HOME) == reason


def test_what_is_left_out_as_a_notice_shows_a_gap(detector: Detector) -> None:
    """A reader sees that something was there."""
    items = passages("Lena Marchetti was in school. Riverside Council reserves the right to monitor all e-mails.")
    text = text_of(copy_of(items, detector.tag(items)))
    assert ("reserves the right" in text, "[left out: boilerplate]" in text) == (False, True)


@pytest.mark.parametrize(
    "told",
    [
        "Previous: genital warts 2024, croup 2015.",
        "Sister: chlamydia, aged 12.",
        "Sister: termination 2024 at 13.",
        "Mother: miscarriage 2022 after being shoved into a wall.",
        "Partner: bmi 50 so nobody can fetch her from school.",
        "Mother: migraines so Lena cooks.",
        "Has scabies, impetigo, ringworm and threadworms at once.",
    ],
)
def test_a_history_keeps_what_abuse_or_neglect_made(told: str) -> None:
    """Intimate illness in a child, an illness with a cause or a consequence, several of the skin at one time."""
    words = told.rstrip(".").replace(", croup 2015", "")
    assert words in without_entries(told)


@pytest.mark.parametrize(
    ("told", "private"),
    [
        ("Previous: verruca 2024, croup 2015.", "verruca"),
        ("Past - impetigo (2015), ringworm (2018), threadworms (2021).", "ringworm"),
        ("Sister: asthma 2019.", "asthma"),
        ("Mother: hysterectomy 2020 after fibroids.", "hysterectomy"),
        ("Mother: miscarriage 2016.", "miscarriage"),
    ],
)
def test_a_history_without_them_stays_behind(told: str, private: str) -> None:
    """Ailments years apart, and what is only a grown-up's or a sister's own."""
    assert private not in without_entries(told)


@pytest.mark.parametrize(
    "met",
    [
        "On our second visit Dean Furlong opened the door in a towel.",
        "Then saw Dean Furlong leaving by the bedroom.",
        "The third call came from Dean Furlong, who would not say where they are.",
        "Dean Furlong came from the flat above with the key.",
        "Regarding the other people on your request: Dean Furlong, the lodger, is on licence.",
    ],
)
def test_whoever_is_met_at_the_home_is_not_met_in_passing(met: str) -> None:
    """A visit by its number is a visit to the child."""
    assert house_reason(met, frozenset({Role.UNCERTAIN}), HOME) == ""


def test_the_lodger_among_other_names_stays_with_what_follows(detector: Detector) -> None:
    """An entry tied to the home ends what is another person's."""
    items = passages(
        "Lena Marchetti is known. Regarding the other people on your request: Dean Furlong, the lodger, has a caution for assault. "
        "He stays at the flat."
    )
    text = text_of(copy_of(items, detector.tag(items), agency="police"))
    assert ("caution for assault" in text, "stays at the flat" in text) == (True, True)
