"""Items nobody tuned on, through the real pipeline: right child, nothing out that must stay, no concern lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gateway.evaluation.scenarios import write_predictions
from tests.unseen.item_text import HALVES, STRANGER, UnseenItem, items_of
from tests.unseen.write_set import write_set

Prediction = dict[str, Any]


@pytest.fixture(scope="module", params=HALVES)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[tuple[UnseenItem, Prediction]]]:
    """One half with what the pipeline made of each item."""
    return request.param, _run(request.param, tmp_path_factory.mktemp(request.param))


def _run(half: str, folder: Path) -> list[tuple[UnseenItem, Prediction]]:
    write_set(half, folder / "set")
    write_predictions(folder / "set", folder / "out")
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "out").glob("*.json"))]
    return list(zip(items_of(half), found, strict=True))


@pytest.mark.slow
def test_no_copy_goes_to_another_child(ran: tuple[str, list[tuple[UnseenItem, Prediction]]]) -> None:
    """Every copy that leaves is of a child the item is about; holds for all halves."""
    wrong = [
        (item.name, c["record_id"])
        for item, made in ran[1]
        for c in made["children"]
        if c["auto"] and c["record_id"] not in {e.child for e in item.children}
    ]
    assert wrong == []


@pytest.mark.slow
def test_a_hidden_home_is_in_no_copy_and_waits_for_a_person(ran: tuple[str, list[tuple[UnseenItem, Prediction]]]) -> None:
    """Refuges and safe addresses, however worded: sealed in every copy, sent or proposed, and the item is held."""
    held = [(item, made) for item, made in ran[1] if item.outcomes[0] == "review"]
    assert [item.name for item, made in held if made["outcome"] != "review"] == []
    assert [leak for item, made in held for leak in _leaks(item, made)] == []


@pytest.mark.slow
def test_what_was_tuned_on_stays_clean(ran: tuple[str, list[tuple[UnseenItem, Prediction]]]) -> None:
    """In the half that may be looked at no trap leaks, no fact is lost, no outcome is wrong."""
    half, made = ran
    made = made if half == "tune" else []
    assert [leak for item, one in made for leak in _leaks(item, one)] == []
    assert [lost for item, one in made for lost in _lost(item, one)] == []
    assert [item.name for item, one in made if one["outcome"] not in item.outcomes] == []


@pytest.mark.slow
def test_a_strangers_items_give_nobody_away_and_lose_no_fact(tmp_path: Path) -> None:
    """What somebody wrote who had seen no code: no other child's copy, no trap through, no concern lost."""
    made = _run(STRANGER, tmp_path)
    delivered = [(item, c["record_id"]) for item, one in made for c in one["children"] if c["auto"]]
    others = [child for item, child in delivered if child not in {e.child for e in item.children}]
    assert others == []
    assert [leak for item, one in made for leak in _leaks(item, one)] == []
    assert [lost for item, one in made for lost in _lost(item, one)] == []


def _copies(item: UnseenItem, made: Prediction) -> dict[str, str]:
    return {c["record_id"]: c["copy_text"] for c in made["children"] if c["copy_text"]}


def _leaks(item: UnseenItem, made: Prediction) -> list[tuple[str, str]]:
    copies = _copies(item, made)
    return [(item.name, trap) for e in item.children for trap in e.leave if _holds(copies.get(e.child, ""), trap)]


def _lost(item: UnseenItem, made: Prediction) -> list[tuple[str, str]]:
    copies = _copies(item, made)
    return [(item.name, fact) for e in item.children if e.child in copies for fact in e.keep if not _holds(copies[e.child], fact)]


def _holds(text: str, words: str) -> bool:
    """As whole words, case and runs of space aside."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) is not None
