"""What the component learns from and what it is measured with: no name and no wording of a check is in the training notes."""

from __future__ import annotations

import pytest

from redaction.recognisers.words.more_forenames import MORE_FORENAMES
from training.naming_systems import plain, systems
from training.origins import Part
from training.people import names_kept_out, origins_of
from training.unseen_names import unseen_groups
from training.writing import Note, put_together, unseen


@pytest.fixture(scope="module")
def learnt() -> set[str]:
    return {plain(name) for origin in origins_of(Part.TRAIN) for name in (*origin.forenames, *origin.surnames)}


def test_no_name_of_a_check_is_learnt_or_listed(learnt: set[str]) -> None:
    """Neither with its accents nor without: not in training, and not in the list of forenames that came with it."""
    unseen_names = {plain(name) for group in unseen_groups() for name in (*group.forenames, *group.surnames)}
    listed = {plain(name) for name in MORE_FORENAMES}
    kept_out = {plain(name) for name in names_kept_out()}
    assert not kept_out & listed
    assert not {plain(n) for o in systems(names_kept_out()) for n in (*o.forenames, *o.surnames)} & kept_out
    assert len(unseen_names & learnt) <= 4  # of the first list; `unseen` leaves them out


def test_the_unseen_notes_use_no_learnt_name(learnt: set[str]) -> None:
    """Every whole name of the check is made of words that training has not."""
    for note in unseen(1, 5):
        names = [note.text[s.start : s.end] for s in note.spans if s.label == "PERSON"]
        assert names
        assert not [name for name in names if plain(name) in learnt]


def test_each_group_of_the_check_has_the_same_notes() -> None:
    """Groups differ by their names alone, so that a gap between them is one of names."""
    notes = list(unseen(1, 5))
    groups = [{s.origin for s in note.spans if s.origin} for note in notes]
    counts = {next(iter(g)): 0 for g in groups}
    for group in groups:
        assert len(group) == 1
        counts[next(iter(group))] += 1
    assert len(counts) == 11
    assert len(set(counts.values())) == 1


def test_notes_put_together_are_the_same_each_time_and_marked_rightly() -> None:
    """Equal seeds give equal notes; each marked name is a word or more with no space at its edges."""
    first, second = list(put_together(40, 3)), list(put_together(40, 3))
    assert first == second
    for note in first:
        _marked_rightly(note)


def _marked_rightly(note: Note) -> None:
    for span in note.spans:
        value = note.text[span.start : span.end]
        assert value
        assert value == value.strip()
        assert span.label != "PERSON" or any(c.isalpha() for c in value)
