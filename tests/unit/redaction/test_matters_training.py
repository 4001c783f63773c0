"""Making the model of matters: the written items, a model of two worlds that tells them apart, and lines that are no items."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.matters import Matter, encoder
from redaction.matters.by_words import WordsReader
from redaction.matters.encoder import Encoder
from redaction.matters.matter import MATTERS
from training.matters.__main__ import write_weights
from training.matters.card import figures, of_clauses, of_sentences, rewrite
from training.matters.corpus import Clause, Sentence, written_items
from training.matters.making import clauses_by_encoder, made, unmet, unmet_in_setting
from training.matters.merging import merged

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


def test_the_clauses_of_a_sentence_may_be_marked(tmp_path: Path) -> None:
    """A sentence of several matters is its pieces joined; it counts for the first of them, and stays marked clause by clause."""
    mixed = [["context", "Seen on Monday"], ["health", ", has hay fever"], ["concern", " and a black eye"]]
    line = json.dumps({"agency": "gp", "kind": "note", "sentences": [mixed, ["notice", "Print less, save trees"]]})
    (tmp_path / "world.jsonl").write_text(line + "\n", encoding="utf-8")

    (item,) = written_items(tmp_path)

    assert item.sentences == ("Seen on Monday, has hay fever and a black eye", "Print less, save trees")
    assert item.matters == (Matter.CONCERN, Matter.NOTICE)
    assert [(len(each.clauses), each.marked) for each in item.written] == [(3, "clause by clause"), (2, "whole")]


@given(st.lists(st.sampled_from(tuple(MATTERS)), min_size=1, max_size=12), st.integers(0, 99))
def test_sentences_run_together_keep_their_words_and_matters(matters: list[Matter], seed: int) -> None:
    """Whatever is run together, no clause is lost or changes its matter or its place."""
    written = [Sentence((Clause(matter, f"Said {n}."),), "whole") for n, matter in enumerate(matters)]

    made = [clause for sentence in merged(written, Random(seed)) for clause in sentence.clauses]

    assert [clause.matter for clause in made] == matters
    assert [f"Said {n}" in clause.text for n, clause in enumerate(made)] == [True] * len(matters)


def test_some_sentences_are_run_together() -> None:
    """Often enough that clauses are learnt from, and not everywhere."""
    written = [Sentence((Clause(Matter.CONTEXT, "She came."),), "whole")] * 400

    made = list(merged(written, Random(1)))

    assert 200 < len(made) < 380
    assert max(len(sentence.clauses) for sentence in made) == 3


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
    assert any("| gp |" in line for line in figures(of_sentences(items, unmet_in_setting(items, read))))


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        '{"agency": "gp"}',
        '{"agency": "gp", "sentences": [["gossip", "x"]]}',
        '{"agency": "gp", "sentences": [[]]}',
        '{"agency": "gp", "sentences": [[["concern", "x"], ["y"]]]}',
    ],
)
def test_a_line_that_is_no_item_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    """Whoever adds items is told which line of which file is wrong."""
    (tmp_path / "world.jsonl").write_text(line + "\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"world\.jsonl:1: no item"):
        written_items(tmp_path)


def test_the_card_tells_of_clauses_as_well(tmp_path: Path) -> None:
    """Of a sentence marked clause by clause each clause is counted, of others none; the card keeps what stands around the figures."""
    mixed = [["context", "Seen on Monday"], ["health", ", has hay fever"], ["concern", " and a black eye"]]
    line = json.dumps({"agency": "gp", "kind": "note", "sentences": [mixed, ["notice", "Print less, save trees"]]})
    (tmp_path / "world.jsonl").write_text(line + "\n", encoding="utf-8")
    card = tmp_path / "card.md"
    card.write_text("Before.\n<!-- figures -->\nSTALE\n<!-- end of figures -->\nAfter.\n", encoding="utf-8")
    items = written_items(tmp_path)

    found = clauses_by_encoder(items, Encoder.at(encoder.PACKAGED))
    rewrite(card, [("Clauses", of_clauses(items, found))])

    assert found.shape == (3, len(MATTERS))
    text = card.read_text(encoding="utf-8")
    assert text.startswith("Before.\n")
    assert text.endswith("<!-- end of figures -->\nAfter.\n")
    assert "3 clauses; told right" in text
    assert "STALE" not in text
