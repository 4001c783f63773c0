"""What was told in confidence from the family: a concern travels with its caveat, anything else stays behind until two people open it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction import Minimised, Passage, SubjectView, group_parties, minimise
from redaction.handling import CAVEAT
from tests.redaction_builders import copy_of, family, passages, policy, tags_of, text_of

REASON = "told_in_confidence"
GIRL = replace(family(), sex="F")
TOLD = (
    "Please do not share this with her parents: Ottilie Brandreth is saving for a flat in Leeds.",
    "Confidential from the family: the grandmother has booked a coach to Leeds in June.",
    "Please don't tell Mum that her sister Ottilie has a new job at the bakery.",
    "Ottilie Brandreth would have room for two more. This is to be kept from the parents for now.",
    "Paola plans to move to Leeds in June. Please do not share this with the father.",
    "The offer of a larger flat comes next week, and Marco must not know about it.",
)
NO_TELLER = tuple(text for text in TOLD if "grandmother" not in text and "sister" not in text)
"""What a relative who asks for silence fears is left out for the relative's sake: a rule of its own, tested with the tellers."""
CONCERNS = (
    "Please do not share this with her parents: Lena has a burn on her wrist.",
    "Confidential from the child or family: her uncle touches her at night.",
    "Not to be shared with the parents: Lena sleeps in her clothes.",
    "Not to be shared with the parents: Kit Ondell buys Lena trainers.",
    "Please don't tell Mum that she whispered his name to the nurse.",
    "Her mother must not be told that Lena trusted us with this.",
)
INSTRUCTIONS = (
    "Please do not inform the parents of this referral.",
    "Please don't tell her mum.",
    "The family should not be told about the strategy meeting before Thursday.",
    "Could you speak to her at school without her dad knowing?",
)
HARM = (
    "he hit her with a belt",
    "there is a bruise on the left arm",
    "she is frightened to go home",
    "he makes her hide in the cellar and she cries",
    "nobody has fed the baby and the house is filthy",
    "he was arrested for assault in May",
)
WISHES = (
    "Please do not share this with her parents: {}.",
    "{}. This is confidential from the family.",
    "Not to be disclosed to the mother: {}.",
    "The father must not learn of this, {}.",
    "{}; her mum should not be told this.",
)


@pytest.mark.parametrize("text", TOLD)
def test_what_was_told_in_confidence_stays_behind_and_is_listed(text: str) -> None:
    """Its words are in no part of the copy, which says that something was told in confidence; what stands beside it travels."""
    copy = copy_of(passages(text, "Lena has a bruise."))
    assert text_of(copy).strip() == "Lena has a bruise."
    assert copy.withheld == ((REASON, 1),)
    assert REASON in copy.concerns
    assert "confidential_from_family" not in copy.concerns


@pytest.mark.parametrize("text", CONCERNS)
def test_a_concern_travels_with_its_caveat(text: str) -> None:
    """Harm, a child's own voice or ways, something done to the child: the hub must know it, and who may not learn that it does."""
    copy = copy_of(passages(text), subject=GIRL)
    assert [p.handling for p in copy.passages] == [CAVEAT]
    assert REASON not in dict(copy.withheld)
    assert "confidential_from_family" in copy.concerns


@pytest.mark.parametrize("text", INSTRUCTIONS)
def test_how_the_hub_shall_go_about_it_is_no_confidence(text: str) -> None:
    """Left out, the wish itself would be lost: somebody would ring the mother."""
    (kept,) = copy_of(passages(text)).passages
    assert (kept.text, kept.handling) == (text, CAVEAT)


@given(st.sampled_from(WISHES), st.sampled_from(HARM), st.lists(st.sampled_from(HARM + NO_TELLER), max_size=3), st.booleans())
def test_a_passage_with_a_cue_of_harm_is_never_left_out_for_having_been_told_in_confidence(
    wish: str, harm: str, beside: Sequence[str], under_a_heading: bool
) -> None:
    """However the wish is worded, wherever it stands, whatever else the passage tells: the harm is in the copy, with the caveat."""
    text = " ".join((wish.format(harm), *beside))
    section = ("Information to be kept from the family",) if under_a_heading else ()
    items = (Passage("s0", "body", text, section=section), Passage("s1", "field", harm, label="Not to be shared with the parents"))
    copy = copy_of(items, subject=GIRL)
    assert [p.handling for p in copy.passages] == [CAVEAT, CAVEAT]
    assert all(harm in p.text for p in copy.passages)
    assert REASON not in dict(copy.withheld)


def test_one_concern_under_a_heading_lets_all_of_it_travel() -> None:
    """What goes on from a disclosure need hold no cue itself."""
    title = "Confidential from the family"
    below = [
        Passage(f"s{n}", "body", text, section=(title,))
        for n, text in enumerate(("He hits her.", "It began at Easter, mostly on Sundays."), 1)
    ]
    copy = copy_of((Passage("s0", "heading", title), *below))
    assert [p.handling for p in copy.passages] == [CAVEAT] * 3


def test_a_heading_or_a_label_says_it_for_what_stands_below() -> None:
    """Nothing of it is a concern: the title stands above nothing either. An empty answer tells nothing and bears no caveat."""
    title = "Not to be shared with the parents: Ottilie and the flat in Leeds"
    items = (
        Passage("s0", "heading", title),
        Passage("s1", "body", "The grandmother has booked a coach for June.", section=(title,)),
        Passage("s2", "field", "The aunt has room for two more.", label="Anything to be kept from the family?", part="1"),
        Passage("s3", "field", "None", label="Anything to be kept from the parents?", part="1"),
    )
    copy = copy_of(items)
    assert [(p.id, p.handling) for p in copy.passages] == [("s3", "")]
    assert "Leeds" not in text_of(copy)


def test_what_follows_says_it_for_the_next_paragraphs() -> None:
    """Up to the next heading."""
    copy = copy_of(passages("The following is confidential from the family:", "Ottilie has a flat in Leeds.", "She moves in June."))
    assert copy.passages == ()
    assert dict(copy.withheld) == {REASON: 3}


def test_whom_it_names_and_its_sentences_are_hidden_in_the_rest() -> None:
    """In a subject line, a title and a second copy of the text; whoever is accused elsewhere, and the home, stay named."""
    told = "Confidential from the family: Ottilie Brandreth and Kit Ondell have a flat in Leeds. Paola may move in with them in June."
    rest = ("Re: Ottilie Brandreth, Lena Marchetti", "Kit Ondell hit Lena.", "Paola may move in with them in June.")
    items = (*passages(told, *rest[:2]), Passage("s9", "body", rest[2], part="2"))
    text = text_of(copy_of(items, tags_of(items, PERSON=["Ottilie Brandreth", "Kit Ondell", "Lena Marchetti", "Paola", "Lena"])))
    assert "Ottilie" not in text
    assert "Brandreth" not in text
    assert "move in" not in text
    assert "hit Lena" in text
    assert "Lena Marchetti" in text


def test_opened_by_two_people_it_travels_with_its_caveat() -> None:
    """The reason lifted, the copy asks for two people once more: it is for the hub and never for the family."""
    items = passages(TOLD[1])
    rules = policy().lifting(frozenset({REASON}))
    copy = minimise(items, (), group_parties(items, (), GIRL.household), subject=GIRL, policy=rules, belongs={})
    assert [(p.text, p.handling) for p in copy.passages] == [(TOLD[1], CAVEAT)]
    assert copy.concerns == ("confidential_from_family",)


def test_a_caller_who_must_not_be_known_is_a_caller_and_no_confidence() -> None:
    """Cut out, nothing of the wish is left: the reasons are the informant's, and no second person is asked for."""
    copy = copy_of(passages("Caller is from flat 43 and wants her details kept from the family. Lena screams at night."))
    assert "screams" in text_of(copy)
    assert "confidential_from_family" not in copy.concerns
    assert "informant" in copy.concerns


SILENCED = (
    "Kit Ondell told her to keep it secret from mum.",
    "Her uncle warned Lena never to tell her mum.",
    'He texted her: "don\'t let mum see this".',
    "Lena was told by her uncle to keep it secret from her mum.",
    "He takes her to his flat without her mum knowing.",
    "Kit Ondell made Lena promise not to tell mum.",
    'Messages from a man to Lena: "do not tell mum, it is our secret".',
    "Lena told Miss Orr that her stepdad asked her to keep it from her mum.",
    "Her cousin bought her a phone and told her not to tell her parents.",
    "A coach meets Lena after swimming without her parents knowing.",
)
ASKED = (
    "Lena told Miss Orr not to tell her mum about the burn.",
    "Lena told me to keep it secret from mum.",
    "She asked the teacher not to tell her mum about the bruises.",
    "Please don't tell dad, he will hit her.",
    "Lena asked for a phone number without her dad knowing.",
    "Lena asked him to keep the bruise from her mum.",
    "The nurse told Lena that it would be kept from her dad until Monday.",
    "Her sister told her teacher not to tell mum that Lena is hurt.",
    "Kit Ondell hits her. Please do not tell her mother.",
)


@pytest.mark.parametrize("text", SILENCED)
def test_a_child_told_to_keep_quiet_is_a_concern_and_no_wish(text: str) -> None:
    """Said to the child, by whoever wants its silence: it stands in the copy, without a caveat, and holds no one up for it."""
    copy = copy_of(passages(text), subject=GIRL)
    assert text_of(copy).strip() == text
    assert [p.handling for p in copy.passages] == [""]
    assert "confidential_from_family" not in copy.concerns


@pytest.mark.parametrize("text", ASKED)
def test_a_wish_to_whoever_helps_is_a_wish(text: str) -> None:
    """By the child, by who tells of it, by a professional: the caveat stands."""
    copy = copy_of(passages(text), subject=GIRL)
    assert [p.handling for p in copy.passages] == [CAVEAT]


@pytest.mark.parametrize(
    ("sex", "text", "handling"),
    [
        ("F", "He told her not to tell mum.", ""),
        ("M", "He told her not to tell mum.", CAVEAT),
        ("", "He told her not to tell mum.", CAVEAT),
        ("M", "She told him not to tell mum.", ""),
        ("F", "She told him not to tell mum.", CAVEAT),
        ("F", "She told her not to tell mum.", CAVEAT),
    ],
)
def test_who_speaks_is_told_by_the_childs_record_and_where_it_is_not_certain_the_wish_stands(sex: str, text: str, handling: str) -> None:
    """A boy who told his teacher, and a man who told a girl, are written alike."""
    copy = _of(replace(family(), sex=sex), text)
    assert [p.handling for p in copy.passages] == [handling]
    assert REASON not in dict(copy.withheld)


def test_what_silenced_the_child_is_never_left_out_with_a_confidence_beside_it() -> None:
    """Somebody's order to the child is a cue of harm, whatever its words."""
    copy = _of(GIRL, "Please do not share this with the parents: her uncle made Lena promise not to tell her mum.")
    assert [p.handling for p in copy.passages] == [CAVEAT]


def _of(subject: SubjectView, text: str) -> Minimised:
    return copy_of(passages(text), subject=subject)


OF_CHILDREN = (
    "Lena has gained nothing since the spring term",
    "Lenny is friends with a man of thirty",
    "tickets for Lena are paid for and the flight is on 9 August",
    "Marco will be in another country by then",
    "a long journey with both girls is planned",
    "the children have new coats",
    "Lena's sleeves are always down in the gym",
)


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("told", OF_CHILDREN)
def test_whatever_names_a_child_travels_though_no_word_of_it_is_harm(wish: str, told: str) -> None:
    """A thinner child, an older friend, a flight: what a fact means is not in its words."""
    copy = copy_of(passages(wish.format(told)), subject=GIRL)
    assert [p.handling for p in copy.passages] == [CAVEAT]
    assert told in text_of(copy)
    assert REASON not in dict(copy.withheld)


def test_a_child_within_the_wish_alone_is_nothing_told_of_it() -> None:
    """Whom it must be kept from is no fact about them."""
    copy = copy_of(passages("Confidential from the child or family: a bigger flat in Leeds would be free in June."))
    assert dict(copy.withheld) == {REASON: 1}


@pytest.mark.parametrize(
    "text",
    [
        "This was not to be shared with the parents: Lena says he hits her.",
        "These notes have not to be disclosed to the mother: Lena has a burn.",
        "Withhold from parents: Lena has a burn.",
        "To be kept and not discussed with the parents: Lena has a burn.",
        "Please do not tell mum about the referral: Lena has a burn.",
        "Please do not tell mum about the visit on which Lena showed us the burn.",
        "Not for sharing with the family: Lena has a burn.",
        "Not for onward disclosure to her mother: Lena has a burn.",
        "Please don't discuss with the parents: Lena has a burn.",
        "This must not be raised with anyone; do not discuss it with the family: Lena has a burn.",
    ],
)
def test_what_was_never_to_be_shared_is_marked_however_it_is_worded(text: str) -> None:
    """The caveat stands and a person looks."""
    copy = copy_of(passages(text), subject=GIRL)
    assert [p.handling for p in copy.passages] == [CAVEAT]
    assert "confidential_from_family" in copy.concerns


@pytest.mark.parametrize(
    "text",
    [
        "We have not shared this with the parents: Lena says he hits her.",
        "Please discuss it with the parents: Lena has a burn.",
        "Her dad does not discuss the burn with the family.",
        "Her dad must not be told of this check. Lena has a burn.",
        "Lena has a burn. Not discussed with mum.",
        "Please do NOT tell mum about the X-ray referral until you have rung Dr Osei.",
    ],
)
def test_what_was_done_or_is_asked_for_marks_nothing(text: str) -> None:
    """Most referrals say what the parents know, and how the hub shall go about it."""
    assert "confidential_from_family" not in copy_of(passages(text), subject=GIRL).concerns
