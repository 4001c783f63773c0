"""Children told of beside a certain one: by given name alone, without a name, and before they are born."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest

from gateway.matching.decision import Decision, ForReview, Linked, NoCandidate
from gateway.matching.evidence import EvidenceKind
from gateway.matching.item_matcher import ItemMatcher
from parsers.document import Document, Segment, SegmentKind, Submission
from redaction.tags import Tag
from tests.unit.matching.matching_cases import WEIGHTS, look_up

WRITTEN = Document("x", submissions=(Submission("a", "b", "", "2026-03-05T12:20:11", "live"),))
NAMES = ("Ines Pacheco", "Rui Pacheco", "Mo Hersi", "Lucas Pacheco", "Lucas Brandt", "Lucas", "Rui", "Ruis", "Hibo", "Kofi")
ABOUT_INES = "Name: Ines Pacheco, 30/06/2017."
ABOUT_MO = "Name: Mo Hersi, 21/09/2015."


def decided(*passages: str, kind: SegmentKind = SegmentKind.BODY) -> tuple[Decision, ...]:
    """Decisions on passages in which every name of this file is tagged, and every date."""
    segments = tuple(Segment(f"s{n}", SegmentKind.BODY if n == 0 else kind, text) for n, text in enumerate(passages))
    tags = [
        Tag(s.id, m.start(), m.end(), entity, 0.9, "test")
        for s in segments
        for entity, pattern in (("PERSON", rf"(?i)\b(?:{'|'.join(NAMES)})\b"), ("DATE_TIME", r"\d\d/\d\d/\d{4}"))
        for m in re.finditer(pattern, s.text)
    ]
    found = ItemMatcher(look_up, WEIGHTS).decide(tuple(("", s) for s in segments), tags, WRITTEN, reference="", thread=None)
    return tuple(found)


def told(decisions: Sequence[Decision]) -> dict[str, str]:
    """Record id -> the code of the decision, for everybody who is linked or asked about."""
    out = {}
    for d in decisions:
        if isinstance(d, Linked):
            out[str(d.candidate.child.id)] = "linked"
        elif isinstance(d, ForReview):
            out |= {str(c.child.id): d.why for c in d.candidates}
    return out


@pytest.mark.parametrize(
    "text",
    [
        "The father dragged Rui out of bed as well.",
        "Rui has been left alone since Monday.",
        "On Friday Rui was crying at the gate and had a black eye.",
        "She says he holds ruis nose shut until he swallows.",
        "Nan was content, dad pulled Rui down the stairs.",
        "The lodger seemed happy, he tied Rui to the bed.",
        "Dad hit Rui, he was fine.",
        "Both have bruises on their arms, her brother Rui seems happy.",
        "Her brother Rui stays with the lodger, mum says she was settled.",
    ],
)
def test_a_sibling_by_given_name_is_asked_about(text: str) -> None:
    """A child of the linked child's home to whom something is done, or who is called a sibling, is proposed and never linked."""
    assert told(decided(ABOUT_INES, text)) == {"C1": "linked", "C3": "sibling_named"}


@pytest.mark.parametrize(
    "text",
    [
        "Her brother Rui was there.",
        "Rui, Ines's brother, did not come.",
        "You will see there is an elder brother Rui, 12.",
        "Her brother Rui goes to the same school.",
        "Her brother Rui in Year 7 is with our speech and language team.",
        "Her brother Rui was there. Mum slapped her.",
    ],
)
def test_a_sibling_in_passing_is_shown(text: str) -> None:
    """Called a brother, and told of nowhere else, without harm, birthday or number: shown beside the linked child, held for nobody."""
    assert told(decided(ABOUT_INES, text)) == {"C1": "linked", "C3": "sibling_in_passing"}
    assert told(decided(ABOUT_INES, f"{text} On Monday Rui sat under the table and rocked.")) == {"C1": "linked", "C3": "sibling_named"}


@pytest.mark.parametrize(
    "text",
    [
        "She was making toast for Rui while mum slept.",
        "Rui goes to the same school.",
        "Her brother Rui seems settled, she eats at nan's.",
        "Her brother Rui was fine in himself and I am not asking you to look at him.",
        "Her friend Rui was hit by a ball.",
        "Kofi was left alone.",
        "Lucas Brandt was punched by an older pupil.",
        "Rui, who is 34, was hurt at work.",
    ],
)
def test_who_is_merely_named_is_not_asked_about(text: str) -> None:
    """In passing, untroubled, a friend, a stranger, another family's child of the name, or one who cannot be of that age."""
    assert told(decided(ABOUT_INES, text)) == {"C1": "linked"}


@pytest.mark.parametrize(
    "text",
    [
        "Her brother Rui lies on a mat in the garage.",
        "Her brother Rui has had nothing to eat since Sunday.",
        "Nan's lodger climbs in beside her brother Rui too.",
        "Dad shuts her and her brother Rui in the loft.",
        "Her brother Rui will be taken to Lagos for a wedding of his own.",
        "Her brother Rui has the same.",
        "It is no better for her brother Rui.",
        "Her brother Rui is on a plan already.",
        "Could you look at her brother Rui as well?",
        "Her brother Rui is here?",
        "Her brother Rui Pacheco was there.",
        "Her brother Rui was there. He keeps his coat on and will not speak.",
        "Her brother Rui was there. Cried and shook all afternoon.",
        "Her brother Rui was there. The same goes on with them both.",
        "Her brother Rui is known to the youth offending team.",
        "Her brother Rui.",
    ],
)
def test_a_sibling_of_whom_anything_else_is_told_is_asked_about(text: str) -> None:
    """No word of harm need be known: whatever is not of the closed list, or a full name, and nobody but a person says it is harmless."""
    assert told(decided(ABOUT_INES, text))["C3"] in {"sibling_named", "linked"}


def test_a_sibling_with_a_birthday_links() -> None:
    """A given name with the full date of birth, in the home of a child who is certain: the rules link it."""
    assert told(decided(ABOUT_INES, "Rui (11/02/2014) has stopped eating.")) == {"C1": "linked", "C3": "linked"}


@pytest.mark.parametrize("text", ["Her brother Rui (11/02/2014) came along.", "Rui (12/03/2014) has stopped eating."])
def test_a_mere_sibling_or_another_birthday_never_links(text: str) -> None:
    """Called a sibling, or with a birthday that is not the record's: a person decides, if anybody."""
    assert told(decided(ABOUT_INES, text)).get("C3") != "linked"


@pytest.mark.parametrize(
    ("about", "text", "expected"),
    [
        (ABOUT_INES, "The twins were locked out until dark.", {"C2"}),
        (ABOUT_INES, "Both twins are hungry when they come in.", {"C2"}),
        (ABOUT_INES, "Her older brother was kicked in the back.", {"C3"}),
        (ABOUT_INES, "Her twin brother has bruises on both arms.", {"C2"}),
        (ABOUT_INES, "All three children were found alone.", {"C2", "C3"}),
        (ABOUT_INES, "He slapped both boys.", {"C2", "C3"}),
        (ABOUT_MO, "His little sister was crying on the stairs.", {"C7"}),
        (ABOUT_MO, "Both children are filthy.", {"C7"}),
        (ABOUT_MO, "The little girl is strapped in for hours.", {"C7"}),
    ],
)
def test_children_without_a_name_are_asked_about(about: str, text: str, expected: set[str]) -> None:
    """The words choose among the children of the home by number, sex and age; nobody is linked by them."""
    found = told(decided(about, text))
    assert {child for child, why in found.items() if why == "sibling_told"} == expected
    assert [why for why in found.values() if why == "linked"] == ["linked"]


@pytest.mark.parametrize(
    ("about", "text"),
    [
        (ABOUT_INES, "Both girls were locked out."),  # one girl lives there
        (ABOUT_INES, "All four children were locked out."),
        (ABOUT_INES, "Her little sister was crying."),
        (ABOUT_INES, "His older brother was kicked."),  # nobody certain is a boy: it is somebody else's
        (ABOUT_MO, "His big sister was crying."),
        (ABOUT_MO, "His little sister was there."),
        (ABOUT_MO, "His little sister is fine. He was crying."),
        (ABOUT_MO, "The girl was crying."),
        (ABOUT_INES, "The lodger says he is scared of her older brother."),  # who does it
        (ABOUT_INES, "A boy of the estate was bitten by her older brother."),
        (ABOUT_MO, "A friend and his little sister were crying."),
    ],
)
def test_words_that_fit_nobody_of_the_home(about: str, text: str) -> None:
    """Another number, sex or age, no harm told, or somebody else's: no question."""
    assert "sibling_told" not in told(decided(about, text)).values()


def test_children_of_two_homes_leave_open_whose_brother_it_is() -> None:
    """Where the certain children are of several homes, words without a name ask about nobody."""
    assert set(told(decided(f"{ABOUT_INES}\n{ABOUT_MO}", "Her older brother was kicked.")).values()) == {"linked"}


def test_a_quote_asks_about_nobody() -> None:
    """Only the author's own words count."""
    assert told(decided(ABOUT_MO, "Both children are filthy.", kind=SegmentKind.QUOTE)) == {"C6": "linked"}


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Mum is 26 weeks pregnant, due 14 June 2026.", "2026-06-14"),
        ("EDD 14.6.26. Booked late.", "2026-06-14"),
        ("Unborn baby due 14th June.", "2026-06-14"),
        ("The baby is due on 2 January.", "2027-01-02"),
        ("Estimated date of delivery: 14/06/2026", "2026-06-14"),
        ("We are worried about the unborn child.", ""),
        ("Please treat as a pre-birth referral.", ""),
        ("The unborn baby has not been seen separately.", ""),
        ("Her unborn baby is on our minds as dad has gone off with the rent already.", ""),
        ("The unborn child is in danger: mum was sent home by the ward and dad has already kicked her.", ""),
        ("The unborn baby was never referred separately.", ""),
        ("The unborn baby was already referred, but dad has kicked mum since.", ""),
        ("The unborn baby was already referred and that was closed.", ""),
        ("Please say if the unborn baby was referred separately.", ""),
        ("The pre-birth assessment team has not met mum, who wants help for her unborn baby.", ""),
        ("The unborn baby will be discussed at the safeguarding panel.", ""),
        ('She told me "I am 26 weeks pregnant, due on 14 June 2026" and wept.', "2026-06-14"),
        ("I am 26 weeks pregnant, due 14 June 2026. My partner kicked me last night.", "2026-06-14"),
        ("I go on maternity leave in May. Mum's baby is due 14 June 2026.", "2026-06-14"),
        ("I am pregnant with my second, EDD 14.6.26, and I do not feel safe in the flat.", "2026-06-14"),
        ("I'm pregnant and using heroin most days. The unborn baby is due 14 June 2026.", "2026-06-14"),
        ("I'm expecting, baby due 14 June 2026, and I have nowhere to live. My manager knows.", "2026-06-14"),
        ("I am pregnant, due 14 June 2026. I cover my bruises at work until my last day.", "2026-06-14"),
        ("I am handing over as I start maternity leave on Friday. Unborn Pacheco (EDD 14.6.26), dad is violent.", "2026-06-14"),
        ("I am handing over as I start maternity leave on Friday: Unborn Pacheco (EDD 14.6.26).", "2026-06-14"),
        ("I start maternity leave on Friday and hand over. EDD 14.6.26 (Pacheco), dad is violent.", "2026-06-14"),
        ("Please note that my baby is due 14 June 2026.", "2026-06-14"),
    ],
)
def test_an_unborn_child_is_a_possible_new_child(text: str, born: str) -> None:
    """Beside the certain child a new one is proposed, with the family name of the home and the expected date where it is given."""
    decisions = decided(ABOUT_INES, text)
    assert told(decisions) == {"C1": "linked"}
    (unborn,) = (d for d in decisions if isinstance(d, NoCandidate))
    assert (unborn.why, unborn.mention.values(EvidenceKind.NAME)) == ("new_child", ("Unborn Pacheco",))
    assert unborn.mention.values(EvidenceKind.DATE_OF_BIRTH) == ((born,) if born else ())


@pytest.mark.parametrize(
    "text",
    [
        "The rent is due on 14 June 2026.",
        "Mum was pregnant with Lucas in 2017, EDD 14.6.17.",
        "The review is due 14 June 2026.",
        "She miscarried; the baby was due 14 June 2026.",
        "Baby clinic on 14 June 2026.",
        "Mum is pregnant again.",
        "The unborn has been sent to the midwives' own panel separately, so this is only about Ines.",
        "A separate referral has been made for the unborn baby.",
        "Unborn baby already referred by the ward.",
        "The unborn has gone to the midwives separately, so this is just about Ines.",
        "The case goes to the Unborn Baby Panel on Tuesday.",
        "See the Unborn Baby Protocol and the Unborn Children's Safeguarding Pathway.",
        "She has been on the pre-birth assessment training.",
        "Please note my own due date is near: my baby is due 14 June 2026, and my last day is Friday.",
        "I am pregnant, due on 14 June 2026, and Tom will take over this family.",
        "I start maternity leave on 1 May (EDD 14.6.26).",
        "I will be on maternity leave from May. Baby due 14 June 2026! Handover to follow.",
        "Maternity cover: the EDD is 14.6.26 and a colleague will cover from May.",
        "My husband and I are expecting, baby due 14 June 2026, so my cases go to Tom.",
    ],
)
def test_no_unborn_child(text: str) -> None:
    """Other things that are due, a date long past, a pregnancy that ended or that is all that is said."""
    assert not [d for d in decided(ABOUT_INES, text) if isinstance(d, NoCandidate)]


def test_the_day_of_the_item_is_what_expected_dates_count_from() -> None:
    """The fixture's day, on which the years above rest."""
    assert date.fromisoformat(WRITTEN.submissions[0].submitted_at[:10]) == date(2026, 3, 5)
