"""Where several are told of in one item, a name too common to link is still somebody: never passed over, never taken for nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from gateway.children import Candidates
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.matching.decision import ForReview, Linked
from gateway.matching.evidence import Mention
from gateway.matching.resolving import Matcher, resolve
from gateway.matching.rules import ThreadEvidence
from tests.unit.matching.matching_cases import EVERYBODY, MOHAMED, RUI, WEIGHTS, K, mention

DAYS = [date(2014, 6, 1) + timedelta(days=n) for n in range(4)]
OTHERS = [replace(RUI, id=ChildId(f"N{n}"), household=f"N{n}", date_of_birth=d, addresses=(), adults=()) for n, d in enumerate(DAYS)]


def look_up(keys: Sequence[str], among: Sequence[str] = ()) -> Candidates:
    """The small index with four more who bear Rui's name and were born in his year."""
    wanted = set(keys)
    return Candidates(tuple(r for r in (*EVERYBODY, *OTHERS) if blocking.keys(r) & wanted and (not among or blocking.keys(r) & set(among))))


MATCHER = Matcher(look_up, WEIGHTS)
INES_TOLD = mention((K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), cues=["subject_label"])


def rui(*cues: str) -> Mention:
    return mention((K.NAME, "Rui Pacheco"), (K.DATE_OF_BIRTH, "2014-02-11"), cues=cues)


def outcomes(mentions: Sequence[Mention], thread: ThreadEvidence | None = None) -> dict[str, str]:
    decided = resolve(mentions, MATCHER, thread=thread)
    out = {str(d.candidates[0].child.id): d.why for d in decided if isinstance(d, ForReview)}
    return out | {str(d.candidate.child.id): "linked" for d in decided if isinstance(d, Linked)}


def test_alone_he_is_a_persons_question() -> None:
    """So that the other tests of this file speak of a name too common to link."""
    assert outcomes([rui()]) == {"C3": "name_is_common"}


@pytest.mark.parametrize("cue", ["other_family", "table_row"])
def test_of_a_certain_childs_home_he_is_never_passed_over(cue: str) -> None:
    """A row of a list beside the subject, or words that say another family: by name and birthday he may be her brother."""
    assert "C3" in outcomes([INES_TOLD, rui(cue)])


def test_an_answer_that_tells_of_him_alone_contradicts_the_request() -> None:
    """It is not by its reference about the child we asked about."""
    asked = ThreadEvidence("MASH-AAAA-BBBB", MOHAMED, "yes")
    answer = mention((K.REFERENCE, "MASH-AAAA-BBBB"), cues=["reply_to_request"])
    assert outcomes([rui("bystander"), answer], asked) == {"C3": "reference_contradicts"}
