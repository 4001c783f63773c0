from __future__ import annotations

import pytest

from redaction.home import Home
from redaction.parties import Role
from redaction.relevance import Sentence, Verdict, clauses, judge
from tests.redaction_builders import copy_of, family, passages, tags_of, text_of

HOME = Home.of(family())


def verdict(text, *roles, by_informant=False):
    return judge(Sentence(text, frozenset(roles), by_informant), HOME).verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lena has a bruise on her arm.", Verdict.KEEP),
        ("Two phones and new trainers.", Verdict.KEEP),
        ("The views expressed are those of the author.", Verdict.DROP),
        ("This email is confidential and privileged.", Verdict.DROP),
        ("She would rather not be named.", Verdict.DROP),
        ("Please don't say who I am.", Verdict.DROP),
        ("He asked that his name not be used; he saw dad punch her.", Verdict.SEAL_INFORMANT),
        ("Her pre-adoption name is on the file.", Verdict.SEAL_IDENTITY),
        ("The detail of the claim must not be disclosed to other agencies.", Verdict.DROP),
        ("This must not be disclosed to dad.", Verdict.KEEP),
        ("Lena's disclosure must not be shared with other agencies yet.", Verdict.KEEP),
        ("He has a dau of his own in Kent.", Verdict.DROP),
        ("We haven't told dad we're contacting you.", Verdict.KEEP),
        ("Donate today and help us.", Verdict.DROP),
        ("Her bedroom is full of bin bags.", Verdict.KEEP),
    ],
)
def test_rulings_by_the_words(text, expected):
    """Concerns stay, identities are sealed, boiler-plate and other people's matters are left out."""
    assert verdict(text) is expected


def test_a_sentence_about_strangers_alone_is_left_out():
    """Named bystanders without a word of the family or of harm are nobody's business here."""
    assert verdict("Carl Whitty agreed.", Role.THIRD_PARTY) is Verdict.DROP


def test_a_stranger_in_a_sentence_of_harm_stays_in_it():
    """The sentence is kept; the name is policy's matter."""
    assert verdict("Carl Whitty saw the bruise.", Role.THIRD_PARTY) is Verdict.KEEP


def test_an_informants_own_sentences_are_searched_for_traces():
    """Every kept sentence of an author who asks not to be known is sealed."""
    assert verdict("The girl is out at night.", by_informant=True) is Verdict.SEAL_TRACES


def test_clauses_cover_the_sentence():
    """Nothing but white space is lost between clauses."""
    text = "she is well, he has asthma; and they left"
    assert "".join(text[a:b] for a, b in clauses(text)).split() == text.replace("; ", ";").split()


@pytest.mark.parametrize(
    ("text", "traces"),
    [
        ("Caller asked us to treat the call in confidence. She is the cleaner for the block.", ("cleaner",)),
        ("I live two doors down so please don't say who I am. He drags her by the hair.", ("two doors",)),
        (
            "The lady across the landing, Mrs Doyle at 12c, told me she hears crying; she does not want to be named.",
            ("12c", "landing", "Doyle"),
        ),
    ],
)
def test_tell_tale_remarks_of_informants(text, traces):
    """Where they live, whose relative they are and what only they could know does not travel."""
    items = passages(text)
    shown = text_of(copy_of(items, tags_of(items, PERSON=["Mrs Doyle"]), agency="housing"))
    assert not [t for t in traces if t in shown]


def test_a_hidden_familys_room_and_project_are_sealed():
    """For a protected home every named place of stay is hidden, whatever the detector saw."""
    subject = family(addresses=(), protected="yes")
    shown = text_of(copy_of(passages("They moved to our Beacon House in Harlesden, room 6. Dad hurt mum."), subject=subject))
    assert not [t for t in ("Beacon", "Harlesden", "room 6") if t in shown]
    assert "Dad hurt mum." in shown


def test_a_plain_word_taken_for_an_online_name_stays_in_a_sentence_of_harm():
    """A detector's slip does not hide a test result."""
    items = passages("Pregnancy test positive after abuse.")
    assert "positive" in text_of(copy_of(items, tags_of(items, HANDLE=["positive"])))
