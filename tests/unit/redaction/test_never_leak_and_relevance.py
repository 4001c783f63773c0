from __future__ import annotations

import re

import pytest

from redaction import Passage
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
        ("The neighbour asks that the family are not told who found him.", Verdict.DROP),
        ("Please do not share with dad that the cleaner told us.", Verdict.DROP),
        ("The source must never be disclosed.", Verdict.DROP),
        ("Her aunt asked to be kept anonymous.", Verdict.DROP),
        ("The caretaker begged that he is not mentioned.", Verdict.DROP),
        ("The neighbour asks that the family are not told who found him bruised.", Verdict.SEAL_INFORMANT),
        ("Mum must not be told that Lena has moved.", Verdict.KEEP),
        ("Please do not tell the parents that the school has made this referral.", Verdict.KEEP),
        ("Her aunt asked that Lena is not told about the court date.", Verdict.KEEP),
        ("The neighbour must not be told of the arrears.", Verdict.KEEP),
        ("Nobody at home may be told that the childminder noticed it.", Verdict.DROP),
        ("We promised that her aunt would not be quoted.", Verdict.DROP),
        ("The landlady would like to remain nameless.", Verdict.DROP),
        ("Her aunt asked why she had never mentioned the school trip.", Verdict.KEEP),
        ("Lena cannot say who told her to lie.", Verdict.KEEP),
        ("Her uncle can not be mentioned at home without her leaving the room.", Verdict.KEEP),
        ("She should not be told what her brother said about dad.", Verdict.KEEP),
        ("Her pre-adoption name is on the file.", Verdict.SEAL_IDENTITY),
        ("The detail of the claim must not be disclosed to other agencies.", Verdict.DROP),
        ("This must not be disclosed to dad.", Verdict.KEEP),
        ("Lena's disclosure must not be shared with other agencies yet.", Verdict.KEEP),
        ("He has a dau of his own in Kent.", Verdict.DROP),
        ("We haven't told dad we're contacting you.", Verdict.KEEP),
        ("Donate today and help us.", Verdict.DROP),
        ("Please fill in our survey.", Verdict.DROP),
        ("Skeletal survey on Thursday.", Verdict.KEEP),
        ("Sanctuary works put off, contractor did not show.", Verdict.KEEP),
        ("New lock not fitted, contractor did not show.", Verdict.KEEP),
        ("Her bedroom is full of bin bags.", Verdict.KEEP),
        ("Ben has a second home at his nan's and sleeps on the floor there.", Verdict.KEEP),
        ("Dad has a second home where he takes her at weekends.", Verdict.KEEP),
        ("Dad has a second household and takes the girls.", Verdict.KEEP),
        ("Dad has a second household in Leeds.", Verdict.DROP),
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


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The neighbour, who saw mum hit Lena, asked not to be named.", "[informant] saw mum hit Lena,[informant]"),
        ("Please do not say that someone on the landing told us dad hit her.", "[informant] told us dad hit her."),
        ("The neighbour hit Lena and mum asked not to be named.", "The neighbour hit Lena [informant]"),
    ],
)
def test_harm_told_with_a_request_for_silence_stays_without_who_told_it(said, shown):
    """What the informant is to the family is hidden where the sentence stays; whoever does harm is not."""
    assert text_of(copy_of(passages(said))).strip() == shown


def test_a_title_says_no_more_than_the_passage_it_was_taken_from():
    """A title that would be left out as a passage stands above no passage either, whether it is one of its own or not."""
    title = "The neighbour asks that the family are not told who found him"
    below = Passage("s1", "body", "Lena ate nothing.", section=(title,))
    for items in ((below,), (Passage("s0", "heading", title), below)):
        copy = text_of(copy_of(items))
        assert "Lena ate nothing." in copy
        assert "neighbour" not in copy


@pytest.mark.parametrize("number", ["Person ID 30771864", "Client no. 5512877", "tenancy ref TN-88213/4", "prisoner number: A447188120"])
def test_record_numbers_of_other_systems_stay_behind(number):
    """Whoever's it is, another system's number of a person is needed by nobody who reads the copy."""
    shown = text_of(copy_of(passages(f"Lena was seen. {number}; she was hungry."), ()))
    assert not any(len(run) > 3 for run in re.findall(r"\d+", shown))
    assert "she was hungry" in shown


@pytest.mark.parametrize(
    "said", ["Person identified at 10.30 on 4 March 2026.", "The client wrote on 12/03/2026.", "Room 4, account of 2025."]
)
def test_dates_and_small_numbers_beside_such_words_stay(said):
    """A day, a year and a room are no record numbers."""
    assert said in text_of(copy_of(passages(f"Lena was seen. {said}"), ()))


@pytest.mark.parametrize(
    ("said", "gone", "stays"),
    [
        ("Letterbox contact twice a year, LB/2019/443, via the Quillstone agency.", ("443", "Quillstone"), "twice a year"),
        ("Post-adoption contact is by ref. 774 120 and she hides the letters.", ("774",), "she hides the letters"),
        ("Her adoption file ZX-90217 is with legal, she was starved there.", ("90217",), "starved"),
        ("Social care's reference is SC-55120, a bruise was seen.", (), "SC-55120"),
    ],
)
def test_what_leads_to_the_file_of_an_adoption_goes(said, gone, stays):
    """Letters between families, orders and their references lead to the birth family; a plain reference of the case stays."""
    shown = text_of(copy_of(passages(said)))
    assert ([word for word in gone if word in shown], stays in shown) == ([], True)
