"""Making the model of matters: the written items, a model of two worlds that tells them apart, and lines that are no items."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redaction.matters import Matter
from redaction.matters.by_words import WordsReader
from redaction.matters.matter import MATTERS
from training.matters.__main__ import write_weights
from training.matters.card import figures
from training.matters.corpus import written_items
from training.matters.making import made, unmet, unmet_in_setting

CONCERN, NOTICE = MATTERS.index(Matter.CONCERN), MATTERS.index(Matter.NOTICE)
_CONCERNS = ("he was hit with a belt", "she was hit by her dad", "dad hit the boy again", "the girl was hit twice")
_NOTICES = ("please print this less", "registered charity number", "this charity is registered", "please do not print this")


def _write(folder: Path, name: str, items: int) -> None:
    sentences = [
        [matter, text] for pair in zip(_CONCERNS, _NOTICES, strict=True) for matter, text in zip(("concern", "notice"), pair, strict=True)
    ]
    line = json.dumps({"agency": "gp", "kind": "note", "sentences": sentences})
    (folder / f"{name}.jsonl").write_text(f"{line}\n" * items, encoding="utf-8")


def test_the_shipped_items_are_whole() -> None:
    """Every written item is read: each has an agency, as many matters as sentences, and no sentence is empty."""
    items = written_items()

    assert {matter for item in items for matter in item.matters} == set(MATTERS)
    assert all(item.agency and len(item.sentences) == len(item.matters) and all(map(str.strip, item.sentences)) for item in items)


def test_what_is_learnt_is_told_apart_and_the_same_again(tmp_path: Path) -> None:
    """A handful of sentences teach the model two matters; it is the same from disk and when made again."""
    for name in ("one", "two", "three"):
        _write(tmp_path, name, 6)
    items = written_items(tmp_path)
    read = unmet(items)
    weights = made(items, read)
    write_weights(weights, tmp_path / "weights.npz")
    model = WordsReader.at(tmp_path / "weights.npz")

    told = model.read(["the boy was hit by his dad", "this print is registered"])

    assert told[0][CONCERN] > told[0][NOTICE]
    assert told[1][NOTICE] > told[1][CONCERN]
    again = WordsReader(made(items, unmet(items)))
    assert (again.read(["the boy was hit"]) == WordsReader(weights).read(["the boy was hit"])).all()
    assert any("| gp |" in line for line in figures(items, unmet_in_setting(items, read)))


@pytest.mark.parametrize(
    "line", ["no json", '{"agency": "gp"}', '{"agency": "gp", "sentences": [["gossip", "x"]]}', '{"agency": "gp", "sentences": []}']
)
def test_a_line_that_is_no_item_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    """Whoever adds items is told which line of which file is wrong."""
    (tmp_path / "world.jsonl").write_text(line + "\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"world\.jsonl:1: no item"):
        written_items(tmp_path)
