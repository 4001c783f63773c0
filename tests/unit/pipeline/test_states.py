"""The table of legal moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.errors import Rejected
from gateway.items import ItemState
from gateway.pipeline.states import BY_PERSON, BY_RETENTION, BY_RULE, TWO_PEOPLE, require_legal

HUMAN_ONLY = (ItemState.QUARANTINED, ItemState.AWAITING_PASSWORD, ItemState.NEEDS_RETRIEVAL, ItemState.NOT_FOR_US, ItemState.ERASED)


@pytest.mark.parametrize("state", HUMAN_ONLY)
def test_no_rule_moves_an_item_out_of_a_state_that_waits_for_a_person(state):
    """Only a named human moves an item out of quarantine or a wait."""
    assert frozenset() == BY_RULE.get(state, frozenset())


def test_only_two_people_put_what_is_held_apart_before_the_desk():
    """One person's table has no such move, whatever the act."""
    assert ItemState.IN_REVIEW not in BY_PERSON[ItemState.QUARANTINED]
    assert require_legal(ItemState.QUARANTINED, ItemState.IN_REVIEW, actor=TWO_PEOPLE) is None


@given(st.sampled_from(ItemState), st.sampled_from(ItemState))
def test_a_rule_never_does_what_the_table_lacks(now, to):
    """A move that has no row is refused, whatever the states."""
    legal = to in BY_RULE.get(now, frozenset())
    if legal:
        assert require_legal(now, to, actor="rule") is None
    else:
        with pytest.raises(Rejected) as refused:
            require_legal(now, to, actor="rule")
        assert refused.value.code == "illegal_move"


def test_nothing_leaves_erasure():
    """An erased item stays erased, for people too."""
    assert ItemState.ERASED not in BY_PERSON


def test_every_state_but_received_and_erased_has_a_way_on_for_a_person():
    """No item can be stuck where no person can move it."""
    stuck = [s for s in ItemState if s not in BY_PERSON and s not in {ItemState.RECEIVED, ItemState.ERASED}]
    assert stuck == []


def test_the_schedule_erases_what_has_ended_and_does_nothing_else():
    """Retention has one move, and none for an item that anybody waits for."""
    assert {to for moves in BY_RETENTION.values() for to in moves} == {ItemState.ERASED}
    assert set(BY_RETENTION) == {ItemState.FILED, ItemState.NOT_FOR_US, ItemState.IGNORED, ItemState.DUPLICATE, ItemState.SPLIT}


def test_nothing_closes_a_follow_up_but_a_persons_answer():
    """A rule may put it before a person whole and no more; what takes it for untouched is nobody's to do."""
    assert BY_RULE[ItemState.FOLLOW_UP] == {ItemState.FOLLOW_UP, ItemState.IN_REVIEW}
    assert not BY_PERSON[ItemState.FOLLOW_UP] & {ItemState.FILED, ItemState.NOT_FOR_US, ItemState.DUPLICATE, ItemState.RECEIVED}
