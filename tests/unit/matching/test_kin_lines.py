"""What a line tells of a brother or sister: harmless only where every clause of it is of a closed list."""

from __future__ import annotations

import pytest

from gateway.matching import cues
from gateway.matching.decision import ForReview, Linked
from gateway.matching.kin_lines import is_harmless
from gateway.matching.resolving import Matcher, resolve
from gateway.matching.rules import ThreadEvidence
from tests.unit.matching.matching_cases import INES, RUI, WEIGHTS, look_up
from tests.unit.matching.mention_reading import read

MATCHER = Matcher(look_up, WEIGHTS)
ABOUT_INES = "Ines Pacheco 30/06/2017, Flat 3, 9 Golborne Row W10 5XL."
TAGS = {"PERSON": "Ines Pacheco; Rui; Rui Pacheco; Lucas", "ADDRESS": "Flat 3, 9 Golborne Row", "UK_POSTCODE": "W10 5XL"}


def harmless(text: str, name: str = "Rui") -> bool:
    start = text.index(name)
    unit = next(u for u in cues.units(text) if u[0] <= start < u[1])
    return is_harmless(text, (start, start + len(name)), unit, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Brother Rui 11/02/14: tonsils out in 2021, awaiting glasses. Up to date.",
        "4. Older brother Rui, ADHD, on melatonin 3mg from another clinic.",
        "Lives at 9 Golborne Row w/ mum (Marisa) and brother Rui, 12",
        "Sister Rui (12) was at school so not seen.",
        "Her brother Rui went to his dad in Luton in May, not living with them.",
        "Brother Rui in his room, not spoken to.",
        "Sibling: Rui, no concerns.",
        "Brother Rui: nothing recorded.",
        "Brother Rui, under Dr Patel at St Mary's for eczema, takes melatonin.",
        "Brother Rui, 7P, lives with Dad (Paulo) in Luton.",
        "Brother Rui has a squint, wears a patch and is awaiting surgery.",
        "Brother Rui: adenoids out in May, wears hearing aids.",
        "For context: brother Rui (12) is known to our asthma clinic and started montelukast 5mg; nursery has nothing further.",
        "Rui (brother) | Enuresis clinic since 2024.",
        "Family: brother Rui is with our neurodevelopmental team, on melatonin. Paternal aunt has coeliac disease.",
        "Rui 11/02/2014 - nocturnal enuresis, desmopressin",
        "Brother Rui has eczema. Gran is on dialysis at home. Maternal aunt has arthritis.",
    ],
)
def test_harmless_lines(text: str) -> None:
    """Health of their own, where they were, that nobody met them, that they live there."""
    assert harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brother Rui was there.",
        "Brother Rui.",
        "Brother Rui: asthma, hides bread under his pillow.",
        "Brother Rui: asthma. He hides bread under his pillow.",
        "Brother Rui: asthma, inhaler not collected since June.",
        "Brother Rui: missed two clinic visits.",
        "Brother Rui not seen since January.",
        "Brother Rui has not been seen.",
        "Brother Rui at home, not spoken to, black eye.",
        "Dad shut out mum and brother Rui, 12.",
        "She shares her bed with brother Rui, who has asthma.",
        "Rui lives with fear of dad. Brother Rui had no concerns but would not go home.",
        "Sister Rui (15) is on contraception from the clinic, pregnant last year.",
        "Brother Rui, lives with a dealer.",
        "Sister Rui, 11/02/2014, lives with a man from the internet.",
        "Brother Rui, no longer at home with nowhere to go.",
        "Brother Rui, asthma, took thirty 500 mg tablets.",
        "Brother Rui, under pressure for money.",
        "Brother Rui lives with dad in a van.",
        "Brother Rui takes money from mum.",
        "Brother Rui, eczema, CSE.",
        "Brother Rui (ADHD), Police Protection.",
        "Brother Rui, eczema, in Police Protection.",
        "Brother Rui: eczema, Child Protection Plan.",
        "Brother Rui not seen this visit for the third time.",
        "Brother Rui, asthma, gone since Monday.",
        "Brother Rui, eczema, no longer at school.",
        "For context: brother Rui is known to our gangs team.",
        "Family: brother Rui is with our youth offending team.",
        "Rui (brother), sleeps in the hall.",
        "For context: brother Rui has asthma, started smoking.",
        "Brother Rui has asthma. Nan lets him sleep in the shed.",
        "Brother Rui has asthma. Dad works nights. He stays up with the lodger.",
        "Brother Rui has asthma. Dad hit mum.",
        "Brother Rui has asthma. Granddad looks in after dark.",
        "Brother Rui: eczema. Mum keeps the food under lock.",
        "Brother Rui has a squint. Dad shares the boys' mattress.",
    ],
)
def test_lines_that_tell_more(text: str) -> None:
    """A clause that is on no list, treatment not given, harm, silence of weeks: a person looks."""
    assert not harmless(text)


@pytest.mark.parametrize(
    "line",
    ["6. Brother Rui 11/02/2014: tonsils out in 2021, awaiting glasses. Up to date.", "Brother Rui Pacheco 11/02/2014: awaiting glasses."],
)
def test_a_harmless_line_of_a_sibling_makes_no_copy_and_no_question(line: str) -> None:
    """Given name, birthday and home would link him by himself; he is not what the item is about."""
    assert outcome(f"{ABOUT_INES}\n\n{line}") == {"C1": "linked"}


def test_a_sibling_of_whom_more_is_told_is_a_question_and_with_harm_a_link() -> None:
    """Called a brother with his birthday: what says that the concern extends to him decides between question and link."""
    assert outcome(f"{ABOUT_INES}\n\nBrother Rui Pacheco 11/02/2014 sleeps on the same sofa.") == {"C1": "linked", "C3": "sibling_named"}
    assert outcome(f"{ABOUT_INES}\n\nBrother Rui Pacheco 11/02/2014 has bruises on both arms.") == {"C1": "linked", "C3": "linked"}


def test_harm_told_elsewhere_is_not_undone_by_a_harmless_line() -> None:
    """One line of his own is harmless, another is not: he is asked about."""
    text = f"{ABOUT_INES}\n\nBrother Rui: awaiting glasses.\n\nOn Monday Rui sat under the table and rocked."
    assert outcome(text) == {"C1": "linked", "C3": "sibling_named"}


def test_a_harmless_sibling_alone_is_a_question() -> None:
    """Where nobody is certain beside him he is shown, never linked."""
    assert outcome("Brother Rui Pacheco 11/02/2014: awaiting glasses.") == {"C3": "sibling_named"}


def test_the_child_asked_about_is_never_a_mere_sibling() -> None:
    """An answer to our request about him that calls him a brother is about him."""
    thread = ThreadEvidence("MASH-ABCD-EFGH", RUI, "yes")
    text = f"{ABOUT_INES}\n\nBrother Rui Pacheco 11/02/2014: awaiting glasses."
    assert outcome(text, thread)["C3"] == "linked"


def test_every_name_behind_a_label_of_siblings_is_one() -> None:
    """The second of a list is a sibling as the first is."""
    mentions = read("Siblings: Lucas (30/06/2017), Rui (11/02/2014)", PERSON="Lucas; Rui")
    assert all("sibling_of_subject" in m.cues for m in mentions)


def test_the_sister_of_somebody_is_no_sibling_of_the_subject() -> None:
    """Whoever is introduced as sister of another may be the subject herself."""
    (ines, *_) = read("Ines Pacheco, sister of Rui, has bruises.", PERSON="Ines Pacheco; Rui")
    assert "sibling_of_subject" not in ines.cues


def outcome(text: str, thread: ThreadEvidence | None = None) -> dict[str, str]:
    """Record id -> "linked" or the code of the question, for everybody linked or best fitting a question."""
    tags = {**TAGS, "DATE_TIME": "30/06/2017; 11/02/2014"}
    decisions = resolve(read(text, reference=thread.reference if thread else "", **tags), MATCHER, thread=thread)
    out = {str(d.candidate.child.id): "linked" for d in decisions if isinstance(d, Linked)}
    return out | {str(d.candidates[0].child.id): d.why for d in decisions if isinstance(d, ForReview)}


def test_a_household_printed_below_an_answer_sends_no_copy_of_its_own() -> None:
    """In an answer about one child, a brother of whom a list has a given name, a birthday and an ailment is a question, never a copy.

    A parent's trouble in the next line of the list is not his.
    """
    printed = "HOUSEHOLD\nRui 11/02/2014 - eczema cream\nMarisa 03/04/1988 - overdose in January"
    decided = outcome(f"{ABOUT_INES}\n\n{printed}", ThreadEvidence("MASH-ABCD-EFGH", INES, "yes"))

    assert decided == {INES.id: "linked", RUI.id: "sibling_named"}


def test_in_an_answer_who_is_named_in_passing_is_no_question() -> None:
    """For whom an apple is kept is not told of, though the household of the asked child has somebody of that name."""
    thread = ThreadEvidence("MASH-ABCD-EFGH", INES, "yes")
    assert outcome(f"{ABOUT_INES}\n\nShe put the apple in her bag for Rui.", thread) == {INES.id: "linked"}


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Now her and Rui sleep on the kitchen floor, cold and hungry.", {"C3": "sibling_named"}),
        ("Then her and Rui had toast.", {}),
    ],
)
def test_harm_told_of_both_in_one_breath_asks_about_the_other(told: str, asked: dict[str, str]) -> None:
    """What "her and Rui" suffer is of both: a child of the certain child's home is asked about without a word for a brother."""
    assert outcome(f"{ABOUT_INES}\n\n{told}") == {"C1": "linked", **asked}
