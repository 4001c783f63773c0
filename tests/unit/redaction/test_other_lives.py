"""Other people's lives in an item: informants' headings, visiting children, friends' troubles, victims, claims, places of birth."""

from __future__ import annotations

import pytest

from redaction import Passage
from redaction.cues import SELF_LOCATING
from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, *paragraphs: str, agency: str = "school") -> str:
    items = passages(*paragraphs)
    return text_of(copy_of(items, detector.tag(items), agency=agency))


_CASES = (
    (
        "police",
        (
            "INFT states Lena is out at 2am. INFT is Keith at the launderette, he opens up at six. Keith does not want his "
            "name near this, he has had the shutters kicked in before."
        ),
        ("Keith", "launderette", "opens up", "shutters"),
        ("Lena is out at 2am",),
    ),
    (
        "housing",
        (
            "The tip came via our caretaker. The lady two floors up with the spaniel told him Lena sits on the stairs in her "
            "vest. Please nobody go round on Tuesday, they'd put two and two together."
        ),
        ("spaniel", "two floors up", "put two and two"),
        ("sits on the stairs in her vest",),
    ),
    (
        "school",
        (
            "The man who runs the corner shop, Mr Patel-Rowe, stopped our TA: Lena begs him for old rolls. He's their "
            "landlord's cousin and would be out on his ear, he said to leave him nameless."
        ),
        ("Patel", "corner shop", "landlord's cousin", "out on his ear"),
        ("begs him for old rolls",),
    ),
    (
        "gp",
        (
            "I saw Mrs Annunziata Perle this morning for her hip and she said her grandson is keeping the little girl Lena "
            "in the shed. She does not wish to be mentioned, he does her shopping."
        ),
        ("Perle", "hip", "shopping"),
        ("keeping the little girl Lena in the shed",),
    ),
    (
        "police",
        (
            "Also there: Esme COULTON (F), friend of Lena, sleepover. Collected by her mother Jodie COULTON. No concerns re "
            "COULTON family and she is NOT a subject of this PAC.\n\nLena was on the sill."
        ),
        ("COULTON", "Esme", "Jodie"),
        ("Lena was on the sill",),
    ),
    (
        "police",
        "A call was received from the takeaway below to say that a small child was leaning out of the window.",
        ("takeaway",),
        ("a small child was leaning out of the window",),
    ),
    (
        "school",
        (
            "Lena told her friend Imogen Tait (7C) that her stepdad watches her in the shower. Imogen's parents are "
            "splitting up so she is fragile."
        ),
        ("Imogen", "splitting up", "fragile"),
        ("watches her in the shower",),
    ),
    (
        "home_office",
        (
            "Not to be put before any other body: the substance of the claim was detention because of work for a banned "
            "newspaper. Lena sleeps beside an unrelated man."
        ),
        ("banned newspaper",),
        ("Lena sleeps beside an unrelated man",),
    ),
    (
        "hospital",
        "Former name: Kylie Stubbs. Born at 34 weeks at Rotherham, methadone in pregnancy. Lena took 24 tablets.",
        ("Stubbs", "Rotherham"),
        ("Born at 34 weeks", "methadone in pregnancy", "Lena took 24 tablets"),
    ),
    (
        "police",
        (
            "Mrs Doreen Askew opened her door and pointed officers upstairs. "
            "Says her cat was poisoned the last time she spoke up.\n\nLena was under the sink."
        ),
        ("Askew", "cat was poisoned"),
        ("Lena was under the sink",),
    ),
    (
        "school",
        "Paul says Lena pockets toast for later. Paul's wife works with Paola so he is nervous, can we say staff noticed.",
        ("Paul's wife", "nervous"),
        ("pockets toast for later",),
    ),
    (
        "gp",
        "My receptionist is Paola's cousin and does not want it known that she flagged this. Lena attended with a cigarette burn.",
        ("receptionist", "cousin"),
        ("attended with a cigarette burn",),
    ),
    (
        "probation",
        "Carla thinks that he is back at Paola's. Do not let on she told us. He has bought Lena a phone.",
        ("let on",),
        ("bought Lena a phone",),
    ),
    (
        "dv_service",
        "They are in a two bed above a nail bar that we lease. He told Lena that he will pour petrol.",
        ("nail bar",),
        ("pour petrol",),
    ),
    ("gp", "Mat. hx (PAOLA): TOP x2, HSV; overdose 2021.\n\nLena was burnt.", ("TOP x2", "HSV"), ("overdose 2021", "Lena was burnt")),
    ("housing", "Lena will not let on who hit her.", (), ("will not let on who hit her",)),
    ("housing", "Account 1,204.18 in arrears. A cot stands against the boiler.", ("1,204.18",), ("cot stands against the boiler",)),
    (
        "police",
        "Previous: 2011 no TV licence, 2024 assault on Paola in front of Lena.",
        ("TV licence",),
        ("2024 assault on Paola in front of Lena",),
    ),
    ("council", "Counsel's advice is that the threshold is met. Lena sleeps in her shoes.", ("Counsel",), ("sleeps in her shoes",)),
    ("home_office", "Lena lives with an unrelated adult male.", (), ("unrelated adult male",)),
)


@pytest.mark.parametrize(("agency", "told", "gone", "kept"), _CASES)
def test_other_lives_stay_behind_and_the_concern_travels(
    detector: Detector, agency: str, told: str, gone: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    """Whoever told, whoever only visited, what a friend goes through, what a claim told, where a child was born."""
    text = _text(detector, told, agency=agency)
    assert not [words for words in gone if words in text]
    assert not [words for words in kept if words not in text]


def test_what_stands_under_an_informants_heading_stays_behind(detector: Detector) -> None:
    """Nothing of it is about the child; what is about the child by name stays."""
    under = ("4. Informant",)
    items = (
        Passage("a", "body", "Night manager of Sizzlers Grill, sees the mother every day.", section=under),
        Passage("b", "body", "Lena was on the window sill.", section=under),
    )
    text = text_of(copy_of(items, detector.tag(items), agency="housing"))
    assert ("Sizzlers" in text, "Night manager" in text, "Lena was on the window sill." in text) == (False, False, True)


def test_what_is_said_not_to_be_the_concern_takes_nothing_before_it_along(detector: Detector) -> None:
    """A pronoun names nobody, and an operation that is not part of the concern makes no other family."""
    told = "Lena is not rolling yet. She is not in a nappy. Lena is waiting for a repair, this is not part of the concern."
    assert "She is not in a nappy." in _text(detector, told)


def test_a_line_that_heads_whoever_told_is_a_heading_too(detector: Detector) -> None:
    """Inside one passage, up to the next such line."""
    text = _text(detector, "4. INFORMANT\nNight manager of Sizzlers Grill.\n5. HOME\nNo sheets on the bed.", agency="housing")
    assert ("Night manager" in text, "No sheets on the bed." in text) == (False, True)


def test_what_a_template_left_is_another_familys(detector: Detector) -> None:
    """Whoever is named there and not of the record, a baby too; the child's own action stays."""
    under = ("Actions (from template - check)",)
    items = (
        Passage("a", "body", "Ms Farrow reported that the baby, Remi, is now on second-stage formula.", section=under),
        Passage("b", "body", "Ms Farrow will see Lena on Monday.", section=under),
    )
    text = text_of(copy_of(items, detector.tag(items), agency="council"))
    assert ("Remi" in text, "formula" in text, "will see Lena on Monday" in text) == (False, False, True)


def test_what_goes_on_about_strangers_goes_with_them(detector: Detector) -> None:
    """Whoever is named in a sentence said to be unconnected stays unconnected in the next one; the child does not."""
    told = "Not connected but you may hear: Kelvin Obuya and Reece Maddern fell out. Reece is away a lot. Lena has a burn on her arm."
    text = _text(detector, told, agency="charity")
    assert ("Obuya" in text, "away a lot" in text, "burn on her arm" in text) == (False, False, True)


def test_what_a_parent_did_to_a_brother_is_harm_in_this_home(detector: Detector) -> None:
    """In the brother's part of minutes; his clinic is his own."""
    items = passages("Marco told his tutor that his father put his head in the sink.", "Marco attends the enuresis clinic, mother says.")
    text = text_of(copy_of(items, detector.tag(items), belongs={"s0": "other", "s1": "other"}))
    assert ("put his head in the sink" in text, "enuresis" in text) == (True, False)


@pytest.mark.parametrize(
    ("told", "gone", "kept"),
    [
        (
            ("Parents: Paola (adoptive mother) and Ray.", "Born in Grimsby to Kim Sproat. Lena sleeps in the shed."),
            ("Grimsby",),
            "sleeps in the shed",
        ),
        (("Lena was adopted in 2017.", "She was fostered in Whitby at first. She burns her arm."), ("Whitby",), "She burns her arm"),
        (("Lena lives with Paola.", "Born in Grimsby. Lena sleeps in the shed."), (), "Born in Grimsby"),
    ],
)
def test_where_an_adopted_child_was_born_stays_behind(detector: Detector, told: tuple[str, ...], gone: tuple[str, ...], kept: str) -> None:
    """The item need not give the name of before: that there was an adoption in the home is enough. Of any other child it is no secret."""
    text = _text(detector, *told, agency="camhs")
    assert not [piece for piece in gone if piece in text]
    assert kept in text


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            "Our neighbour asks not to be named. She turned up at ours at ten in a vest with no shoes, she had wet herself.",
            "in a vest with no shoes",
        ),
        (
            "A caller, who must stay anonymous, rang about Lena. Please do not ring him before speaking to us.",
            "do not ring him before speaking to us",
        ),
    ],
)
def test_what_a_caller_saw_and_how_the_home_may_be_reached_travel(detector: Detector, told: str, kept: str) -> None:
    """A child barefoot at a neighbour's door is the concern; a call not to be made yet is a duty that protects."""
    assert kept in _text(detector, told)


def test_when_a_caller_may_be_rung_stays_behind(detector: Detector) -> None:
    """How the caller is reached says something of who called."""
    assert "after six" not in _text(detector, "A caller, who must stay anonymous, rang about Lena. Only ring her back after six.")


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ("dont say its come from me, im auntie Jo to her and only me was there on friday", ("auntie", "only me", "friday")),
        ("Please do not say it's come from us. Our lounge is up against theirs.", ("come from us", "up against theirs")),
    ],
)
def test_who_writes_in_haste_is_not_told_by_what_only_they_could_know(detector: Detector, told: str, gone: tuple[str, ...]) -> None:
    """A relative's or a neighbour's own words, without their apostrophes: the wish, the kinship, the wall and who alone was there go."""
    text = _text(detector, f"{told}\n\nHe dragged Lena down the hall by her hair.")
    assert not [piece for piece in gone if piece in text]
    assert "dragged Lena down the hall by her hair" in text


@pytest.mark.parametrize("text", ["Ben said only me was there when dad hit mum", "just i was in and he hit her with the belt"])
def test_being_alone_at_home_hides_nothing_of_what_was_done(text: str) -> None:
    """What leads to a teller ends before what they saw, and is no teller's where somebody is said to have said it."""
    found = SELF_LOCATING.search(text)

    assert found is None or "hit" not in found.group()
