"""How the benches count: Febrl's files and pairs, and when Splink's best candidate is a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.matching.decision import Candidate, ForReview, Linked, NoCandidate
from tests.bench.beside_splink import by_margin, naive
from tests.bench.febrl import best, ours, sides
from tests.unit.linkage.linkage_cases import model
from tests.unit.matching.matching_cases import EVERYBODY, INES, LUCAS, K, mention

HEAD = "rec_id, given_name, surname, street_number, address_1, suburb, postcode, state, date_of_birth, soc_sec_id\n"
ROWS = [
    "rec-1-org, ada, finch, 4, mill lane, hillend, 2000, nsw, 19800102, 1",
    "rec-2-org, bea, moss, 9, high street, hillend, 2001, nsw, 19810305, 2",
    "rec-1-dup-0, adda, finch, 4, mill lane, hillend, 2000, nsw, 19800102, 1",
    "rec-2-dup-0, bea, , , , , , , 19990101, 2",
]


def test_febrl_is_scored_over_all_true_pairs(tmp_path: Path) -> None:
    """One file is split; a pair that blocking lost counts as missed; the best threshold is taken."""
    (tmp_path / "f.csv").write_text(HEAD + "\n".join(ROWS) + "\n", encoding="utf-8")
    left, right = sides([tmp_path / "f.csv"])
    assert ([r["unique_id"] for r in left], right[1]["surname"]) == (["rec-1-org", "rec-2-org"], None)
    assert "soc_sec_id" not in left[0]
    scored = best({("rec-1-org", "rec-1-dup-0"): 9.0, ("rec-2-org", "rec-1-dup-0"): -3.0}, left, right)
    assert (scored.precision, scored.recall, scored.blocked) == (1.0, 0.5, 0.5)
    assert scored.f1 == pytest.approx(2 / 3)


def test_our_keys_find_the_febrl_pair(tmp_path: Path) -> None:
    """A misspelt given name with the same birthday and street is found and scored by whatever model is given."""
    (tmp_path / "f.csv").write_text(HEAD + "\n".join(ROWS) + "\n", encoding="utf-8")
    assert ("rec-1-org", "rec-1-dup-0") in ours(model(), *sides([tmp_path / "f.csv"]))


def test_score_and_lead_make_a_link() -> None:
    """Both are needed; less goes to a person, nothing above zero to nobody."""
    asked = mention((K.NAME, "Ines Pacheco"))
    first, near, far = Candidate(INES, 21.0, ()), Candidate(LUCAS, 12.0, ()), Candidate(LUCAS, 2.0, ())
    assert isinstance(by_margin(asked, (first, far), 20, 12), Linked)
    assert isinstance(by_margin(asked, (first,), 20, 12), Linked)
    assert isinstance(by_margin(asked, (first, near), 20, 12), ForReview)
    assert isinstance(by_margin(asked, (near, far), 20, 12), ForReview)
    assert isinstance(by_margin(asked, (Candidate(INES, -1.0, ()),), 20, 12), NoCandidate)


def test_naive_believes_a_number() -> None:
    """That is its fault: the number of one twin with the name of the other is linked."""
    asked = mention((K.NAME, "Lucas Pacheco"), (K.NHS_NUMBER, INES.nhs_number))
    ((_, decision),) = naive(EVERYBODY, [asked])
    assert isinstance(decision, Linked)
    assert decision.candidate.child.id == INES.id
