"""Passages of another numbered case of the same record are no part of a child's copy, whoever was present."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.children import ChildRecord
from gateway.ids import Borough, ChildId
from gateway.matching.decision import Candidate, Linked
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from gateway.pipeline.belonging import belonging
from gateway.pipeline.minutes import APART, Told
from gateway.pipeline.numbered_cases import of_other_cases
from parsers import Segment, SegmentKind

TITLE = "Panel of 4 May"


def record(*parts: tuple[str, tuple[str, ...]], kind: SegmentKind = SegmentKind.HEADING, part: str = "") -> list[tuple[str, Segment]]:
    """A record with these headings and what stands below each; ids are the words themselves."""
    found: list[tuple[str, Segment]] = []
    for heading, texts in parts:
        section = (TITLE, heading) if kind is SegmentKind.HEADING else ()
        found += [(part, Segment(heading, kind, heading, section=section[:1]))]
        found += [(part, Segment(text, SegmentKind.BODY, text, section=section)) for text in texts]
    return found


TWO_HOMES = (
    ("Summary", ("Two homes were heard.",)),
    ("Case 1 - Northside", ("Ivo Marsh was in the room.", "The spare key is not back.")),
    ("Case 2 - Southside", ("Both kids would go over the border.", "She slept in the car.")),
    ("Any other business", ("Permits run out.",)),
)
OF_THE_SECOND = {"Case 2 - Southside", "Both kids would go over the border.", "She slept in the car."}


@pytest.mark.parametrize("kind", [SegmentKind.HEADING, SegmentKind.BODY])
def test_the_other_home_is_apart_and_the_rest_stays(kind: SegmentKind) -> None:
    """A record whose cases are headed, or opened by a line of their own, is divided at them; what stands outside is of no case."""
    lines = record(*TWO_HOMES[:3], kind=kind) + record(TWO_HOMES[3])
    assert of_other_cases(lines, {"Ivo Marsh was in the room."}) == OF_THE_SECOND


@pytest.mark.parametrize(
    "parts",
    [
        (("Referral 1 (2019)", ("A bruise, closed.",)), ("Ivo Marsh was in the room.", ()), ("Referral 2 (2021)", ("A burn.",))),
        (("Referral 1 - 2019", ("He was scalded.",)), ("Referral 2 - 2021", ("Ivo Marsh was in the room.",))),
        (("Discussion 1", ("Ivo Marsh was in the room.",)), ("Discussion 2", ("He hid.",))),
        (("Case 1", ("Ivo Marsh was in the room.",)), ("Next steps", ("Case 2 was closed before and has nothing to do with this.",))),
        (("Case 1", ("Ivo Marsh was in the room.",)), ("Case notes", ("He hid.",))),
    ],
)
def test_rounds_of_talk_about_one_child_are_not_divided(parts: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    """A child named outside the cases, numbered rounds of discussion, one case alone and prose about a case divide nothing."""
    assert not of_other_cases(record(*parts), {"Ivo Marsh was in the room."})


def test_a_name_in_the_mail_does_not_open_the_attached_record() -> None:
    """The mail that names the child does not make the other families' cases of its attachment the child's."""
    mail = record(("Ivo Marsh, minutes attached", ()))
    lines = mail + record(*TWO_HOMES, part="1.1")
    assert of_other_cases(lines, {"Ivo Marsh, minutes attached", "Ivo Marsh was in the room."}) == OF_THE_SECOND


def test_a_copy_is_told_so() -> None:
    """What is another case's is apart in what the copy is made by."""
    mention = Mention("m1", (Evidence(EvidenceKind.NAME, "Ivo Marsh", segment="Ivo Marsh was in the room."),))
    child = ChildRecord(ChildId("C1"), "Ivo", "Marsh", None, borough=Borough.LBHF)
    mine = Linked(mention, Candidate(child, 30.0, ()), "name_and_birth")
    assert belonging(Told(), tuple(record(*TWO_HOMES)), mine, ()) == dict.fromkeys(OF_THE_SECOND, APART)


@given(st.lists(st.tuples(st.sampled_from(["Case 1", "Case 2", "Family A", "Notes"]), st.integers(0, 3)), max_size=8), st.data())
def test_what_names_the_child_is_never_apart(shape: list[tuple[str, int]], data: st.DataObject) -> None:
    """Whatever the record's shape, no passage that names the child and no passage outside a case is set apart."""
    lines = [
        ("", Segment(f"{n}.{m}", kind, text))
        for n, (heading, below) in enumerate(shape)
        for m, (kind, text) in enumerate([(SegmentKind.HEADING, heading), *[(SegmentKind.BODY, "He hid.")] * below])
    ]
    ids = [segment.id for _, segment in lines]
    named = set(data.draw(st.lists(st.sampled_from(ids)))) if ids else set()
    outside = {f"{n}.{m}" for n, (heading, below) in enumerate(shape) if heading == "Notes" for m in range(below + 1)}
    assert not of_other_cases(lines, named) & (named | outside)
