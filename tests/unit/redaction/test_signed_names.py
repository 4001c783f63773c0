"""Under what name a writer who asks not to be known signs: it stays behind in every form; anybody else's last line does not."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from redaction.passages import Passage
from redaction.signed_names import signed_names
from tests.redaction_builders import copy_of, text_of

PROMISED = "I was told that this would be anonymous."
TOLD = "Lena cried on the step until ten."
HEAD = "From: q.ollerby@postmail.example"


def _mail(asks: str, last: str) -> tuple[Passage, ...]:
    words = f"{asks} {TOLD}\n{last}"
    return Passage("s0", "forwarded", HEAD, speaker=HEAD), Passage("s1", "forwarded", words, speaker=HEAD)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize("last", ["Q Ollerby 07700 900114", "Q.O.", "Quill\n07700 900114", "Thanks for listening. Ollerby"])
def test_the_name_under_such_a_message_stays_behind(detector: Detector, last: str) -> None:
    """Initial and surname before a number, initials, forename alone, the surname that the mailbox gives away; what was seen stays."""
    items = _mail(PROMISED, last)
    shown = text_of(copy_of(items, detector.tag(items), agency="housing"))
    assert (TOLD in shown, [word for word in ("Ollerby", "Q.O.", "Quill", "900114") if word in shown]) == (True, [])


@pytest.mark.parametrize(
    ("asks", "last", "found"),
    [
        (PROMISED, "A neighbour", []),
        (PROMISED, "Sent from my iPhone", []),
        (PROMISED, "Thursday", []),
        (PROMISED, "He hit her", []),
        ("I work at the school.", "Q Ollerby", []),
        (PROMISED, "Quill Ollerby, 07700 900114", ["Quill Ollerby", "Ollerby"]),
    ],
)
def test_only_a_name_alone_under_a_message_that_asks_is_one(asks: str, last: str, found: list[str]) -> None:
    """Everyday words, sentences, and the last line of a writer who asks for nothing name nobody by this rule."""
    items = _mail(asks, last)
    assert [items[1].text[f.start : f.end] for f in signed_names(items).get("s1", ())] == found


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("I have been assured it is confidential.", True),
        ("The lady said I could do this anonymously.", True),
        ("I was told the boy was seen in confidence by the nurse.", False),
        ("Mum said I could see the confidential file.", False),
    ],
)
def test_what_a_writer_was_promised_is_asked_for(said: str, asks: bool) -> None:
    """Anonymity promised to the writer makes their mailbox's name theirs; somebody else's confidence does not."""
    assert bool(signed_names(_mail(said, "Q Ollerby")).get("s1", ())) is asks
