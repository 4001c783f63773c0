"""Decisions are counted against what is right, by how much was written."""

from __future__ import annotations

import pytest

from gateway.evaluation.bounds import COLUMNS, Right, row_of, tally
from gateway.matching.decision import Candidate, Decision, ForReview, Linked, NoCandidate
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from gateway.matching.strata import stratum
from gateway.matching.wilson import upper_limit
from tests.unit.matching.matching_cases import HIBO, INES, LUCAS, K

BEST, OTHER, THIRD = (Candidate(child, 9.0, ()) for child in (INES, LUCAS, HIBO))


def asked(name: str, *kinds: EvidenceKind) -> Mention:
    return Mention(name, tuple(Evidence(kind, "x") for kind in kinds))


def test_strata() -> None:
    """A number outranks a name with a birthday; everything else is partial."""
    assert stratum(asked("a", K.NAME, K.DATE_OF_BIRTH, K.UPN)) == "number"
    assert stratum(asked("a", K.NAME, K.DATE_OF_BIRTH)) == "name and birthday"
    assert stratum(asked("a", K.NAME, K.POSTCODE)) == "partial"


def test_counts() -> None:
    """Links right and wrong, a link where a person had to decide, the right child shown, a stranger recognised."""
    full, number, bare = asked("q1", K.NAME, K.DATE_OF_BIRTH), asked("q2", K.NHS_NUMBER), asked("q3", K.NAME)
    stranger = asked("q4", K.NAME)
    decided: list[tuple[Mention, Decision]] = [
        (full, Linked(full, BEST, "name_and_birth")),
        (number, Linked(number, OTHER, "number_and_name", BEST)),
        (bare, ForReview(bare, (OTHER, BEST), "two_children_fit")),
        (stranger, NoCandidate(stranger, (THIRD,), "new_child")),
    ]
    ines = frozenset({str(INES.id)})
    gold = {"q1": Right(ines, "auto"), "q2": Right(ines, "review"), "q3": Right(ines, "review"), "q4": Right(frozenset(), "none")}
    counted = tally(decided, gold)
    told = dict(zip(COLUMNS, row_of(counted["all"]), strict=True))
    assert (told["questions"], told["links"], told["wrong"], told["unwarranted"]) == ("4", "2", "1", "1")
    assert (told["automatic of wanted"], told["to review"], told["shown in five"], told["nobody known"]) == (
        "1.000",
        "0.250",
        "1.000",
        "1.000",
    )
    assert (counted["number"]["wrong"], counted["name and birthday"]["wrong"], counted["partial"]["links"]) == (1, 0, 0)


@pytest.mark.parametrize(("wrong", "links", "limit"), [(0, 4000, 0.00096), (0, 100, 0.0370), (1, 1000, 0.00564), (0, 0, 1.0)])
def test_upper_limit(wrong: int, links: int, limit: float) -> None:
    """Wilson's limit: none wrong among 4,000 leaves a tenth of a per cent open; without links nothing is known."""
    assert upper_limit(wrong, links) == pytest.approx(limit, rel=0.01)
