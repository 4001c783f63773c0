"""What each kind of agency writes, by the matrix of what is needed: the real detector and the shipped policies, both harms watched.

A file of `tests/matrix` holds an agency type's passages: a line of what the cell asks, the text, "+" what must travel, "-" what must not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from redaction import Passage, group_parties, minimise, with_known_names
from redaction.detector import Detector
from tests.redaction_builders import family, policy, shipped_policies

FOLDER = Path(__file__).resolve().parents[2] / "matrix"
ACROSS = ("police", "gp", "school", "housing", "council", "hospital", "probation")
"""Agency types under which the table that cuts across agencies is read: those that name professionals."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One set of passages under one agency type's policy."""

    agency: str
    asks: str
    text: tuple[str, ...]
    keep: tuple[str, ...]
    hide: tuple[str, ...]


def cells() -> Iterator[Cell]:
    """Every set of every table."""
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            first, *lines = block.split("\n")
            text = tuple(line for line in lines if not line.startswith(("+ ", "- ")))
            keep, hide = (tuple(line[2:] for line in lines if line.startswith(mark)) for mark in ("+ ", "- "))
            for agency in ACROSS if path.stem == "across" else (path.stem,):
                yield Cell(agency, first.removeprefix("# "), text, keep, hide)


CELLS = tuple(cells())


@pytest.fixture(scope="module")
def detector() -> Detector:
    """As shipped."""
    return Detector(None)


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell.agency}: {cell.asks}")
def test_what_is_needed_travels_and_what_is_not_stays(detector: Detector, cell: Cell) -> None:
    """No fact of concern is lost with what is hidden, and nothing that must be hidden travels with a concern."""
    view = family()
    said = tuple(Passage(f"s{n}", "body", text) for n, text in enumerate(cell.text))
    tags = with_known_names(said, detector.tag(said), view.household)
    parties = group_parties(said, tags, view.household)
    made = minimise(said, tags, parties, subject=view, policy=policy(cell.agency), belongs={})
    copy = "\n".join(p.text for p in made.passages).lower()
    assert [words for words in cell.keep if words.lower() not in copy] == []
    assert [words for words in cell.hide if words.lower() in copy] == []


def test_every_kind_of_agency_of_the_matrix_has_its_table() -> None:
    """And each table's name is a policy's, so that none is read under the strictest by a slip."""
    named = {path.stem for path in FOLDER.glob("*.txt")} - {"across"}
    assert named <= set(shipped_policies().by_name)
    assert len(named) == 13
    assert all(cell.keep and cell.hide for cell in CELLS)
