"""May it go by rule: whose copy each reason holds."""

import pytest

from gateway.children import ChildRecord
from gateway.ids import Borough, ChildId
from gateway.items import ItemState
from gateway.matching.decision import SIBLING_IN_PASSING, SIBLING_NAMED, Candidate, Decision, ForReview, Linked
from gateway.matching.evidence import Mention
from gateway.pipeline.second_yes import NEEDS_TWO
from gateway.pipeline.verdict import HOLDING_CONCERNS, SEALED_CONCERNS, verdict
from gateway.proposal import DraftCopy
from tests.makers import draft


def linked(child="C1", borough=Borough.LBHF):
    return Linked(Mention("m1", ()), Candidate(ChildRecord(ChildId(child), "A", "B", None, borough=borough), 30.0, ()), "name_and_birth")


def test_no_reason_routes():
    """A certain child and a clean copy go by rule."""
    decided = verdict((), [linked()], [draft()])
    assert (decided.outcome, decided.held) == (ItemState.ROUTED, frozenset())


def test_a_doubt_about_the_item_holds_every_copy():
    """An unproved sender holds the certain child too."""
    assert verdict(("sender_not_verified",), [linked()], [draft()]).held == {"C1"}


def test_a_doubt_about_one_person_does_not_hold_another():
    """One child in review, the other goes."""
    decided = verdict((), [linked(), ForReview(Mention("m2", ()), (), "twins")], [draft()])
    assert (decided.outcome, decided.why, decided.held) == (ItemState.IN_REVIEW, ("twins",), frozenset())


def test_a_sibling_in_passing_holds_nothing():
    """The certain child's copy goes and the item is routed; without a certain child nothing goes."""
    passing = ForReview(Mention("m2", ()), (), SIBLING_IN_PASSING)
    assert verdict((), [linked(), passing], [draft()]).outcome is ItemState.ROUTED
    assert verdict((), [passing], []).outcome is ItemState.IN_REVIEW


BROTHER = ForReview(Mention("m2", ()), (), SIBLING_NAMED)
OTHER = ForReview(Mention("m3", ()), (), "twins")
PASSING = ForReview(Mention("m3", ()), (), SIBLING_IN_PASSING)
MOVED = linked("C2", Borough.OUT_OF_AREA)


@pytest.mark.parametrize("beside", [(), (PASSING,), (BROTHER,), (linked("C2"),)])
def test_a_named_sibling_alone_is_asked_about_afterwards(beside: tuple[Decision, ...]) -> None:
    """Every certain copy goes, and the question stays: also of two of them, and beside one in passing."""
    decided = verdict((), [linked(), BROTHER, *beside], [draft(), draft(child="C2")])
    assert (decided.outcome, decided.why, decided.held) == (ItemState.FOLLOW_UP, (SIBLING_NAMED,), frozenset())


@pytest.mark.parametrize(
    ("item", "decisions", "drafts"),
    [
        (("sender_not_verified",), (linked(), BROTHER), (draft(),)),
        ((), (linked(), BROTHER, OTHER), (draft(),)),
        ((), (linked(), BROTHER, MOVED), (draft(), draft(child="C2"))),
        ((), (BROTHER,), ()),
        ((), (linked(), BROTHER), ()),
        *(((), (linked(), BROTHER), (draft(concerns=(code,)),)) for code in sorted(HOLDING_CONCERNS | SEALED_CONCERNS)),
    ],
)
def test_a_named_sibling_beside_any_other_doubt_waits_in_review(
    item: tuple[str, ...], decisions: tuple[Decision, ...], drafts: tuple[DraftCopy, ...]
) -> None:
    """About the item, another person, a child without a tray, a copy; and where no copy goes at all."""
    assert verdict(item, decisions, drafts).outcome is ItemState.IN_REVIEW


@pytest.mark.parametrize("concern", ["refuge_address", "protected_address", "child_not_in_list"])
def test_a_protected_address_inside_holds_that_childs_copy(concern):
    """A person looks before a copy goes whose item held a refuge's or protected address."""
    decided = verdict((), [linked()], [draft(concerns=(concern,))])
    assert (decided.outcome, decided.held) == (ItemState.IN_REVIEW, {"C1"})


def test_a_child_who_moved_away_waits_for_a_person():
    """No tray, no delivery."""
    assert verdict((), [linked(borough=Borough.OUT_OF_AREA)], [draft()]).why == ("no_tray",)


def test_nobody_identified_waits_for_a_person():
    """An item about nobody we know is never routed."""
    assert verdict((), [], []).why == ("no_child_identified",)


def test_the_rule_never_sends_what_takes_two_people() -> None:
    """Each concern for which one person's yes is not enough holds the copy against the rule too."""
    assert NEEDS_TWO <= HOLDING_CONCERNS


@pytest.mark.parametrize("concern", sorted(NEEDS_TWO))
def test_a_copy_that_takes_two_people_waits(concern: str) -> None:
    """Row by row, beside a plain copy of another child that goes."""
    found = verdict((), [linked("C1"), linked("C2")], [draft(child="C1", concerns=(concern,)), draft(child="C2")])
    assert (found.outcome, found.held) == (ItemState.IN_REVIEW, {"C1"})


@pytest.mark.parametrize("concern", sorted(SEALED_CONCERNS))
def test_a_copy_in_which_something_was_sealed_waits_unless_the_site_says_otherwise(concern: str) -> None:
    """By default a person looks at what the seal left; a site may let the rule send it."""
    drafts = [draft(child="C1", concerns=(concern,))]
    assert verdict((), [linked("C1")], drafts).held == {"C1"}
    assert verdict((), [linked("C1")], drafts, "rule").outcome is ItemState.ROUTED


@pytest.mark.parametrize("concern", sorted(NEEDS_TWO))
def test_no_setting_lets_the_rule_send_what_takes_two_people(concern: str) -> None:
    """The site's word is about what was cut clean only."""
    assert verdict((), [linked("C1")], [draft(child="C1", concerns=(concern,))], "rule").held == {"C1"}
