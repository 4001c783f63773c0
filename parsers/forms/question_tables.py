"""Tables of numbered questions, or of questions and answers under a head that says so: what the parser took for labels is laid aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.forms.geometry import TableCell, TableRow
from parsers.forms.labels import field_of, is_label, normal

_NUMBER = re.compile(r"(?:q(?:uestion)?\s*)?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?", re.IGNORECASE)
_NUMBERED = frozenset({"no", "number", "q", "ref", "q no", "item", "item no", "question no", "question number"})
_QUESTIONS = frozenset({"question", "questions", "field", "field name", "question text", "question asked", "prompt", "what we asked"})
_ANSWERS = frozenset({"answer", "answers", "response", "responses", "value", "reply", "your answer", "your response", "answer given"})
_FEWEST = 3
_PAIR = 2


def as_questions(rows: Sequence[TableRow]) -> list[TableRow] | None:
    """The rows with each question as the label of its answer and without their numbers; None for any other table."""
    numbered = _is_numbered(rows)
    bare = [_without_number(row) if numbered else row for row in rows]
    headed = bool(bare) and _is_head(bare[0])
    if not headed and not (numbered and _asks(bare)):
        return None
    body = bare[1:] if headed else bare
    if any(len(row.cells) > _PAIR for row in body):
        return None
    return [_labelled(row) for row in body if row.cells]


def _is_numbered(rows: Sequence[TableRow]) -> bool:
    """Whether the first column holds nothing but numbers of questions, in three rows or more, or a head for them."""
    first = [row.cells[0] for row in rows if row.cells and row.cells[0].column == 0 and len(row.cells) > 1]
    numbers = sum(_NUMBER.fullmatch(cell.text) is not None for cell in first)
    heads = sum(_heads_numbers(cell.text) for cell in first[:1])
    return numbers >= _FEWEST and numbers + heads == len(first)


def _heads_numbers(text: str) -> bool:
    return normal(text) in _NUMBERED or text.strip() in {"#", "№"}


def _without_number(row: TableRow) -> TableRow:
    first = row.cells[0]
    numbered = first.column == 0 and len(row.cells) > 1 and (_NUMBER.fullmatch(first.text) is not None or _heads_numbers(first.text))
    return replace(row, cells=row.cells[1:]) if numbered else row


def _is_head(row: TableRow) -> bool:
    texts = [normal(cell.text) for cell in row.cells]
    return len(texts) == _PAIR and texts[0] in _QUESTIONS and texts[1] in _ANSWERS


def _asks(rows: Sequence[TableRow]) -> bool:
    """Whether most of what stands before an answer asks for it."""
    asked = [row.cells[0].text for row in rows if len(row.cells) == _PAIR]
    known = sum(bool(field_of(text)) or is_label(text) or text.rstrip().endswith("?") for text in asked)
    return len(asked) >= _FEWEST and known * 2 >= len(asked)


def _labelled(row: TableRow) -> TableRow:
    if len(row.cells) != _PAIR:
        return replace(row, cells=tuple(replace(cell, header="") for cell in row.cells))
    question, answer = row.cells
    return replace(row, cells=(replace(question, header=""), _under(answer, question.text)))


def _under(cell: TableCell, label: str) -> TableCell:
    return replace(cell, header=label)
