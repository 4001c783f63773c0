"""A number of one child in a letter about another of the same name: never a link to the number's holder."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.children import Address, Adult, Candidates
from gateway.matching import blocking
from gateway.matching.decision import Candidate, ForReview, Linked
from gateway.matching.loose_numbers import apart_from_namesakes, loose_numbers
from gateway.matching.mentions import mentions_of
from gateway.matching.resolving import Matcher, resolve
from parsers import Document, Segment, SegmentKind
from tests.unit.matching.matching_cases import WEIGHTS, K, child, mention
from tests.unit.matching.mention_reading import TODAY, named, read, tagged

MEANT = child(
    "N1", "Leila", "Haddad", "2013-04-09", nhs_number="9990000050", household="N1", school="Avonmore Primary School",
    addresses=(Address("6 Fenwick Close", "W14 8RR"),), adults=(Adult("Samia Haddad", "mother"),),
)  # fmt: skip
HOLDER = child(
    "N2", "Leila", "Haddad", "2012-11-25", nhs_number="9990000069", household="N2", school="Hallfield Primary School",
    addresses=(Address("Flat 2, 81 Star Street", "W2 1QA"),), adults=(Adult("Dunia Haddad", "mother"),),
)  # fmt: skip
FACTS = (
    (K.DATE_OF_BIRTH, "2013-04-09"),
    (K.ADDRESS, "6 Fenwick Close"),
    (K.POSTCODE, "W14 8RR"),
    (K.CARER_NAME, "Samia Haddad"),
    (K.SCHOOL, "Avonmore Primary School"),
)
NAME_AND_NUMBER = ((K.NAME, "Leila Haddad"), (K.NHS_NUMBER, "9990000069"))


def look_up(keys: Sequence[str], among: Sequence[str] = ()) -> Candidates:
    """An index of the two namesakes, by blocking keys alone."""
    wanted = set(keys)
    return Candidates(tuple(r for r in (MEANT, HOLDER) if blocking.keys(r) & wanted and (not among or blocking.keys(r) & set(among))))


MATCHER = Matcher(look_up, WEIGHTS)


@given(st.sets(st.sampled_from(FACTS), min_size=1))
def test_a_number_links_nobody_where_a_namesake_has_what_is_written_beside_it(facts: set[tuple[K, str]]) -> None:
    """Whatever is told of the child meant beside the other's number: a person decides and sees both."""
    decision = MATCHER.one(mention(*NAME_AND_NUMBER, *facts), thread=None)
    assert isinstance(decision, ForReview)
    assert {c.child.id for c in decision.candidates} == {MEANT.id, HOLDER.id}


@pytest.mark.parametrize(
    "facts",
    [
        (),
        ((K.ADDRESS, "40 Nowhere Lane"),),
        ((K.CARER_NAME, "Dunia"),),
        ((K.ADDRESS, "81 Star Street"), (K.SCHOOL, "Avonmore Primary School")),
    ],
)
def test_a_number_with_its_holders_name_still_links(facts: tuple[tuple[K, str], ...]) -> None:
    """No namesake has what is written, or the holder has something of the home: a move of house or school is no contradiction."""
    decision = MATCHER.one(mention(*NAME_AND_NUMBER, *facts), thread=None)
    assert isinstance(decision, Linked)
    assert decision.candidate.child.id == HOLDER.id


@pytest.mark.parametrize(
    "line",
    [
        "Leila Haddad / 09.04.2013 / 6 Fenwick Close",
        "Leila Haddad · F · 09.04.2013",
        "Leila Haddad; 09.04.2013",
        "Leila Haddad • 09.04.2013",
    ],
)
def test_a_birthday_between_the_signs_of_a_lists_line_is_read(line: str) -> None:
    """Systems print name, birthday and address with strokes, points or semicolons between."""
    leila = named(read(line, PERSON="Leila Haddad", DATE_TIME="09.04.2013"), "Leila Haddad")
    assert set(leila.values(K.DATE_OF_BIRTH)) == {"2013-04-09"}


@pytest.mark.parametrize(("number", "why"), [("999 000 0069", "number_of_another_child"), ("999 000 0050", ""), ("999 000 0077", "")])
def test_a_namesakes_number_beside_nobody_makes_the_item_a_question(number: str, why: str) -> None:
    """A parent named between a child and a number takes the number from the child; it still tells whose item this may be."""
    text = f"Re Leila Haddad 09/04/2013, 6 Fenwick Close W14 8RR.\nmum Samia\nNHS as read back {number}"
    segment = Segment("s0", SegmentKind.BODY, text)
    tags = tagged("s0", text, PERSON="Leila Haddad", DATE_OF_BIRTH="09/04/2013", ADDRESS="6 Fenwick Close", UK_POSTCODE="W14 8RR")
    (link,) = resolve(mentions_of([("", segment)], tags, Document("text/plain", segments=(segment,)), on=TODAY), MATCHER)
    loose = loose_numbers([("", segment)], (*tags, *tagged("s0", text, NHS_NUMBER=number)), (link.mention,))
    (decision,) = apart_from_namesakes((link,), loose, MATCHER)
    assert isinstance(link, Linked)
    assert (decision.why if isinstance(decision, ForReview) else "") == why


def test_a_number_that_a_mention_has_is_not_loose() -> None:
    """What stands beside a person is that person's, and decided with them."""
    text = "Leila Haddad 999 000 0069"
    segment = Segment("s0", SegmentKind.BODY, text)
    tags = tagged("s0", text, PERSON="Leila Haddad", NHS_NUMBER="999 000 0069")
    mentions = mentions_of([("", segment)], tags, Document("text/plain", segments=(segment,)), on=TODAY)
    assert loose_numbers([("", segment)], tags, mentions) is None


def test_a_home_in_question_is_in_question_whole() -> None:
    """Where a namesake owns the loose number, a brother linked by that home waits as well, and links stand first."""
    brother = child("N3", "Omar", "Haddad", "2015-02-02", household="N1")
    other = child("N4", "Ada", "Quill", "2014-02-02", household="N4")
    links = [Linked(mention(*NAME_AND_NUMBER), Candidate(c, 20.0, ()), "rule") for c in (MEANT, brother, other)]
    loose = mention((K.NHS_NUMBER, "9990000069"))
    decided = apart_from_namesakes(links, loose, MATCHER)
    assert [type(d) for d in decided] == [Linked, ForReview, ForReview]
