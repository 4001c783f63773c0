"""Cells and lines with boxes -> one entry for each box, with the question that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from parsers.forms.entries import Entry
from parsers.forms.geometry import TableCell, TableRow
from parsers.forms.labels import field_of
from parsers.forms.ticks import has_boxes, is_drawn_mark, lone_mark, read_ticks
from parsers.forms.vocabulary import is_question

_ASKED_OPTION = re.compile(r"^(.*\?)\W*(yes|no|y|n|not known|unknown|don't know|unsure|n/a)\W*$", re.IGNORECASE | re.DOTALL)


def loose_boxes(row: TableRow) -> Iterator[Entry]:
    """Boxes in cells of their own beside their words, or with the words; a first cell without a box asks the question."""
    cells = _with_words(list(row.cells))
    if not any(is_drawn_mark(cell.text) for cell in cells):
        question = cells[0].text if not has_boxes(cells[0].text) else ""
        for cell in cells[1:] if question else cells:
            yield from boxes_of(cell.text, question, row.segment)
        return
    first = is_drawn_mark(cells[0].text)
    for number, cell in enumerate(cells):
        mark = lone_mark(cell.text) if is_drawn_mark(cell.text) else None
        place = number + (1 if first else -1)
        if mark is not None and 0 <= place < len(cells):
            yield Entry(cells[place].text, "", mark, segment=row.segment)


def _with_words(cells: list[TableCell]) -> list[TableCell]:
    """The cells, a box that stands alone together with the words before it where another cell of the row has its box behind its words."""
    behind = any(has_boxes(c.text) and not is_drawn_mark(c.text) and is_drawn_mark(c.text.split()[-1]) for c in cells)
    if not behind:
        return cells
    joined: list[TableCell] = []
    for cell in cells:
        if joined and is_drawn_mark(cell.text) and not has_boxes(joined[-1].text):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {cell.text}")
        else:
            joined.append(cell)
    return joined


def _boxes_with_words(lines: list[str]) -> list[str]:
    """The lines, a box that stands alone on one of them together with the words below it, or above it where the last is a box."""
    written = [line for line in lines if line.strip()]
    alone = [is_drawn_mark(line.strip()) for line in written]
    if not any(alone) or all(alone):
        return lines
    before = alone[0] or not alone[-1]
    joined: list[str] = []
    for line, box in zip(written, alone, strict=True):
        held = bool(joined) and is_drawn_mark(joined[-1].strip())
        if (before and held and not box) or (not before and box and joined and not has_boxes(joined[-1])):
            joined[-1] = f"{joined[-1].strip()} {line.strip()}"
        else:
            joined.append(line)
    return joined


def boxes_of(text: str, question: str, segment: str) -> Iterator[Entry]:
    """One entry for each box of a text, line by line; a line without a box asks what the next ones answer."""
    head = question
    for line in _boxes_with_words(text.split("\n")):
        found = read_ticks(line)
        if not found.options and not question:
            head = found.question if is_question(found.question) or found.question.endswith(":") or field_of(found.question) else head
        for option in found.options:
            own = _ASKED_OPTION.match(option.label)
            asked = own[1] if own else _ASKED_OPTION.sub(r"\1", question or found.question or head)
            yield Entry(own[2] if own else option.label, "", option.mark, question=asked, segment=segment)
