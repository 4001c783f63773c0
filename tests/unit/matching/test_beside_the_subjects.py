"""Who stands beside the subjects: their friends, children of one family name told once, and siblings said to be no concern."""

from __future__ import annotations

import pytest

from gateway.matching import cues
from gateway.matching.decision import ForReview, Linked
from gateway.matching.kin_lines import is_cleared
from gateway.matching.mentions import mentions_of
from gateway.matching.resolving import Matcher, resolve
from parsers import Document, Segment, SegmentKind
from redaction.tags import Tag
from tests.unit.matching.matching_cases import WEIGHTS, look_up
from tests.unit.matching.mention_reading import TODAY, K, named, read, tagged

MATCHER = Matcher(look_up, WEIGHTS)
ABOUT_INES = "Ines Pacheco 30/06/2017, Flat 3, 9 Golborne Row W10 5XL."
TAGS = {"PERSON": "Ines Pacheco; Ines; Rui; Rui Pacheco; Lucas Pacheco; Bo Quist", "DATE_TIME": "30/06/2017; 11/02/2014"}


def outcome(*texts: str) -> dict[str, str]:
    """Record id -> "linked" or the code of the question; each text is a passage."""
    segments = tuple(Segment(f"s{n}", SegmentKind.BODY, text) for n, text in enumerate(texts))
    tags = [tag for s in segments for tag in tagged(s.id, s.text, **TAGS)]
    decisions = resolve(mentions_of([("", s) for s in segments], tags, Document("text/plain", segments=segments), on=TODAY), MATCHER)
    out = {str(d.candidate.child.id): "linked" for d in decisions if isinstance(d, Linked)}
    return out | {str(d.candidates[0].child.id): d.why for d in decisions if isinstance(d, ForReview)}


@pytest.mark.parametrize("words", ["friend of Ines's", "a classmate of Ines", "cousin to Ines", "a peer of Ines"])
def test_whose_friend_somebody_is_stays_the_subject(words: str) -> None:
    """The word speaks of who is named before it, not of the child behind it."""
    ines = named(read(f"Bo Quist, {words}, was there.", PERSON="Bo Quist; Ines"), "Ines")
    assert "other_family" not in ines.cues


@pytest.mark.parametrize(
    "words", ["her friend Ines", "a friend of his, Ines", "friends of the family: Ines", "cousins of theirs, friend Ines"]
)
def test_a_friend_is_still_one(words: str) -> None:
    """Only where nothing stands between "of" and the name is it the other's friend."""
    assert "other_family" in named(read(f"Bo Quist and {words}.", PERSON="Bo Quist; Ines"), "Ines").cues


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("b. 11/02/2014, classmate of (a), stayed over.", True),
        ("11/02/2014, friend of INES, unhurt", True),
        ("11/02/2014, friend of Ines, there for a sleepover.", True),
        ("(11/02/2014), a school friend of the child.", True),
        ("11/02/2014, friend of the family, came too.", False),
        ("11/02/2014, friend of Ines, is kept in the loft at night.", False),
        ("11/02/2014, friend of INES, had a bruise on his arm", False),
        ("11/02/2014. A friend of Ines rang.", False),
        ("11/02/2014, was hit by a friend of Ines", False),
    ],
)
def test_who_is_called_the_friend_of_a_named_child_is_of_another_family(words: str, other: bool) -> None:
    """Right behind name and birthday, in the same sentence, where nothing is done to the friend."""
    friend = named(read(f"Bo Quist {words}", PERSON="Bo Quist; Ines; INES", DATE_TIME="11/02/2014"), "Bo Quist")
    assert ("other_family" in friend.cues) is other


def test_both_subjects_are_linked_where_a_guest_is_called_a_friend_of_one() -> None:
    """A visiting friend must not cost the child whose friend she is."""
    text = "Ines Pacheco 30/06/2017\nRui Pacheco 11/02/2014\n\nBo Quist, 9, friend of Ines's, stayed the night."
    assert outcome(text) == {"C1": "linked", "C3": "linked"}


def test_a_child_of_the_certain_childs_home_is_never_passed_over_as_another_familys() -> None:
    """Words near the name say friend, name and birthday say the child's own brother: a person looks."""
    text = f"{ABOUT_INES}\n\nHer cousin Rui Pacheco 11/02/2014 has bruises."
    assert outcome(text) == {"C1": "linked", "C3": "other_family_named"}


@pytest.mark.parametrize("label", ["Subj 1  ", "SUBJECT 2: ", "Child 1) ", "YP1 ", "Vic 2 - "])
def test_a_numbered_subject_is_labelled(label: str) -> None:
    """Returns number their subjects with or without a colon."""
    assert "subject_label" in named(read(f"{label}PACHECO Ines  F", PERSON="PACHECO Ines"), "PACHECO Ines").cues


def test_a_number_after_other_words_is_no_label() -> None:
    """A house or a count is not a subject's number."""
    assert "subject_label" not in named(read("seen by team 2 Ines Pacheco", PERSON="Ines Pacheco"), "Ines Pacheco").cues


def test_letters_inside_a_reference_are_no_initials() -> None:
    """A tag that begins within a word names nobody."""
    segment = Segment("s0", SegmentKind.SUBJECT, "our ref MASH-Q7ZT-V2PK")
    found = mentions_of([("", segment)], [Tag("s0", 15, 17, "PERSON", 0.9, "test")], Document("text/plain", segments=(segment,)))
    assert segment.text[15:17] == "ZT"
    assert found == ()


@pytest.mark.parametrize(
    "text",
    [
        "On file are Ines 30/06/2017 (Nessie) and Rui 11/02/2014, both Pacheco.",
        "The children (Ines 30/06/2017, Rui 11/02/2014; all Pacheco) are alone.",
        "Ines 30/06/2017 and Rui 11/02/2014 - both surname Pacheco",
    ],
)
def test_a_family_name_told_once_is_of_all_before_it(text: str) -> None:
    """Given name and birthday of each, then the family name: full names."""
    mentions = read(text, PERSON="Ines; Rui; Pacheco; Nessie", DATE_TIME="30/06/2017; 11/02/2014")
    assert {"Ines Pacheco", "Rui Pacheco"} <= {n for m in mentions for n in m.values(K.NAME)}


@pytest.mark.parametrize("text", ["Ines 30/06/2017 and Rui 11/02/2014 saw both Pacheco.", "Ines 30/06/2017, both Pacheco and Rui spoke."])
def test_a_name_behind_both_may_be_a_persons(text: str) -> None:
    """Without a break before "both" and behind the name it is somebody else."""
    mentions = read(text, PERSON="Ines; Rui; Pacheco", DATE_TIME="30/06/2017; 11/02/2014")
    assert not [n for m in mentions for n in m.values(K.NAME)]


CLEARED = [
    "Rui, her twin, is in another group. A cheery boy, no worries at all.",
    "Her brother Rui (12) sleeps at nan's. We asked at both homes and have nothing to suggest it happens to him.",
    "Her brother Rui is at his aunt's in Hull in term time. No concerns were raised about him; braces due in May.",
    "Son Rui is at his aunt's in Hull in term time, with no concerns about him.",
    "Her brother Rui plays the drums. I am not referring him.",
    "Her older boy Rui is with an aunt in Faro until June, no worry for him.",
    "Her sister Rui, 4, was looked over on the ward, no marks or bruises, no worries about her.",
    "You will see there is an older brother, Rui. He is nearly twelve, at college already, and there is no concern for him.",
    "Little brother Rui (11/02/2014) is ours too. In hearing clinic, sleeps well, no worries at all about him.",
    "Your question is of Ines and our answer is of her; we hold no incident in respect of her brother Rui.",
    "She has been on the roll since May and there are no records for her brother Rui.",
    "Her twin Rui comes as well. Has been told to go without gluten, but this isn't about him please.",
    "Her sister Rui comes as well. It's not about her.",
    "Her twin Rui is in the other class and has no marks; having adenoids out at Easter. We are making no referral for her.",
]
NOT_CLEARED = [
    "Mum gives no information about her brother Rui. Nobody knows where he is.",
    "Mum has no reports about her brother Rui.",
    "Her brother Rui sleeps in the loft. It's not about him.",
    "Her brother Rui has been going about with older men; this is not about him please.",
    "Her brother Rui comes as well. Goes about with older men, but this isn't about him please.",
    "We hold no incident in respect of her brother Rui. Rui sleeps in the yard.",
    "We hold no incident in respect of her brother Rui but one in the yard.",
    "Her twin Rui comes as well. This isn't about her weight.",
    "Her twin Rui comes as well with bruises, but this isn't about him.",
    "Her twin Rui comes as well. This isn't about him. He sleeps in the yard.",
    "Her twin Rui is in the other class and has bruises. We are making no referral for her.",
    "You will see there is an older brother, Rui. His nursery has no concern for him.",
    "You will see there is an older brother, Rui. He is nearly twelve, and there is no concern for her.",
    "You will see there is an older brother, Rui, who cooks. He is nearly twelve, and there is no concern for him.",
    "You will see there is an older brother, Rui. He is nearly twelve, there is no concern for him. He sleeps on the landing.",
    "She and little brother Rui are ours too. In clinic, no worries at all about him.",
    "Little brother Rui is ours too. In clinic, no worries at all about him having marks.",
    "Her twin Rui is in the other class. School is making no referral for her.",
    "Her older boy Rui is with an aunt in Faro until June, no worry for her.",
    "Her sister Rui, 4, was looked over, no bruises on the face, no worries about her.",
    "Her sister Rui, 4, has injuries, no worries about her.",
    "Her brother Rui plays the drums. His school has no concerns.",
    "Her brother Rui flinches at doors. No worries at all, says mum.",
    "Her brother Rui is 12. No concerns about him but he eats from bins.",
    "Her brother Rui is 12. No concerns about him. He sleeps in the hall.",
    "Her brother Rui is 12. No concerns about him. He has bruises.",
    "Rui is 12. No concerns about him.",
    "Her brother Rui is 12. No concerns were raised about her. We think Rui misses meals.",
    "Her brother Rui is 12, no concerns about her.",
    "Her sister Rui is 12. No concerns about her.",
    "Her brother Rui is 12. No concerns about them.",
    "His brother Rui is 12. No concerns about him.",
    "Son Rui is 12. No concerns about him.",
    "Her brother Rui is 12. School has no concerns about him.",
    "Her brother Rui is 12. No concerns about him, says his mother.",
    "Her brother Rui is 12, no concerns about him. He sleeps in the hall.",
    "Her brother Rui is 12. No concerns about him. Rui sleeps in the hall.",
    "Her brother Rui is 12. No concerns about him. At nights Rui sleeps in the hall.",
]


@pytest.mark.parametrize(("text", "cleared"), [*((t, True) for t in CLEARED), *((t, False) for t in NOT_CLEARED)])
def test_who_is_cleared(text: str, cleared: bool) -> None:
    """The writer's own words that there is no concern about a sibling, beside no word of harm and no third sentence that tells more."""
    start = text.index("Rui")
    unit = next(u for u in cues.units(text) if u[0] <= start < u[1])
    assert is_cleared(text, (start, start + 3), unit) is cleared


@pytest.mark.parametrize("line", CLEARED)
def test_a_cleared_sibling_is_nobodys_question(line: str) -> None:
    """The certain child's copy goes; nobody is asked about the other."""
    assert outcome(f"{ABOUT_INES}\n\n{line}") == {"C1": "linked"}


def test_harm_told_elsewhere_is_asked_about_though_the_sibling_was_cleared() -> None:
    """One sentence clears him, another tells of a burn."""
    assert outcome(f"{ABOUT_INES}\n\n{CLEARED[0]}\n\nOn Friday Rui had a burn on his arm.") == {"C1": "linked", "C3": "sibling_named"}


def test_a_subject_is_never_cleared_away() -> None:
    """Labelled as the subject he stays one, whatever is said of him as a son."""
    text = "Name: Rui Pacheco 11/02/2014\n\nHer son Rui is at his aunt's. No concerns were raised about him."
    assert outcome(text) == {"C3": "linked"}


@pytest.mark.parametrize(
    ("told", "rui"),
    [
        ("Rui. A nurse sat with him alone. He was hit with a ladle on Sunday.", "linked"),
        ("Rui: said that he had been locked in the shed.", "linked"),
        ("Rui. A nurse sat with him alone. She was hit with a ladle on Sunday.", "sibling_named"),
        ("Rui. She rang him. He was hit with a ladle on Sunday.", "sibling_named"),
        ("Rui. Dad came in late. He was hit with a jug by a neighbour.", "sibling_named"),
        ("Rui. Not seen. The stepfather said that he was beaten by police.", "sibling_named"),
        ("Rui. The lodger moved out. He was hit with a jug.", "sibling_named"),
        ("Rui. He is tied up with chess.", "sibling_named"),
        ("Rui plays the drums. Col Brandt was there. He was hit with a ladle.", "sibling_named"),
        ("Rui. A nurse sat with him alone. He was hit by a ball in PE, nothing to do with this.", "sibling_named"),
    ],
)
def test_harm_below_a_name_that_heads_a_paragraph_is_that_childs(told: str, rui: str) -> None:
    """The concern extends to the brother there, so that he is no mere kin; of two sexes nobody can tell whose the harm is."""
    assert outcome(f"{ABOUT_INES}\n\nBrother: Rui Pacheco 11/02/2014.", told) == {"C1": "linked", "C3": rui}
