"""Fragments of a page -> blocks: paragraphs, headings and table grids, by alignment.

A line of several separate fragments opens a grid whose columns are their left edges; lines below that keep to those
columns belong to it. A fragment alone under a column continues the cell above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from parsers.document import Box, Locator, SegmentKind
from parsers.draft import Draft
from parsers.forms.captions import asks_for_value
from parsers.forms.labels import field_of
from parsers.forms.ticks import asks_with_boxes, has_boxes
from parsers.grids import GridCell, Place, write_grid
from parsers.pdf_cells import LIST_MARK, cell_of, leads
from parsers.pdf_text import Fragment, joined, same_line

_ALIGNED = 4.0  # points
_LEADING = 1.45  # of the type size: lines further apart are separate paragraphs or rows
_WIDE = 1.7  # of the type size: lines set at one and a half, where a sentence runs on
_ENDS = re.compile(r"[.?!:;…][\"'”’)\]]*\s*$")
_LABELLED = re.compile(r"[A-Z(][^:.;]{0,60}:(?:\s|$)")
_LONG_LINE = 0.72  # of the widest line: a shorter line was ended on purpose
_HEADING_LENGTH = 90
_QUESTION_LENGTH = 160
_LARGER = 1.12
_MUCH_LARGER = 1.4
_MOST_WRAPPED = 12  # lines of one cell
_SAME_PITCH = 1.3  # of the distance between rows: further down is a title
_FAR = 1.8  # of the type size: the same where a table has one row so far
_NUMBERED = re.compile(r"^(?:section|part|box)\s*\w{1,3}\s*:", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A paragraph (`lines`), heading (`level` > 0) or grid (`rows`: column -> fragments)."""

    lines: list[Fragment] = field(default_factory=list)
    level: int = 0
    columns: tuple[float, ...] = ()
    rows: list[dict[int, list[Fragment]]] = field(default_factory=list)
    paired: str = ""  # "paired": each row is a label and its answer, which stood one below the other

    @property
    def top(self) -> float:
        """Upper edge in points."""
        fragments = self.lines or [f for row in self.rows[:1] for cell in row.values() for f in cell]
        return min(fragment.box.y0 for fragment in fragments)

    def text(self) -> str:
        """The paragraph as running text; a hyphen at a line's end is kept, since names may hold one."""
        return " ".join(line.text for line in self.lines)

    def as_label(self) -> Block:
        """The block as running text: what looks like a heading is the label of a field."""
        return Block(lines=self.lines)

    def boxes(self) -> tuple[Box, ...]:
        """The box of each line."""
        return tuple(line.box for line in self.lines)

    def grid(self) -> list[list[GridCell]]:
        """Rows of cells, emphasised where all of the cell is bold."""
        edges = [max((f.box.x1 for row in self.rows for f in row.get(column, [])), default=0.0) for column in range(len(self.columns))]
        rows = [[cell_of(row.get(column, []), edges[column]) for column in range(len(self.columns))] for row in self.rows]
        return [[replace(row[0], emphasised=True), replace(row[1], emphasised=False)] for row in rows] if self.paired else rows


def blocks_of(fragments: list[Fragment], page: Sequence[Fragment] = ()) -> list[Block]:
    """Blocks in content order; `page` is what the size and width of its running text are measured by, where there is more of it."""
    measured = page or fragments
    body = _body_size(measured)
    right = max((fragment.box.x1 for fragment in measured), default=0.0)
    blocks: list[Block] = []
    lines = _lines(fragments)
    for number, line in enumerate(lines):
        current = blocks[-1] if blocks else None
        if (
            current is not None
            and current.columns
            and (_widens(current, joined(line)) or _fits(current, joined(line, current.columns)) or _opens_row(current, lines, number))
        ):
            continue
        parts = joined(line)
        if len(parts) > 1 and current is not None and _heads(current, parts):
            current.columns = (parts[0].box.x0, *current.columns)
            current.rows = [{column + 1: cell for column, cell in current.rows[0].items()}, {n: [part] for n, part in enumerate(parts)}]
            continue
        if len(parts) > 1:
            first = _first_cell(blocks, parts)
            cells = [*([first] if first else []), *([part] for part in parts)]
            blocks.append(Block(columns=tuple(cell[0].box.x0 for cell in cells), rows=[dict(enumerate(cells))]))
            continue
        if asked := _wrapped_question(blocks, parts[0]):
            blocks.append(Block(columns=(asked[0].box.x0, parts[0].box.x0), rows=[{0: asked, 1: parts}]))
            continue
        level = _heading_level(parts[0], body)
        if (
            current is not None
            and current.lines
            and _same_rank(current, parts[0], level)
            and _continues(current.lines[-1], parts[0], right)
        ):
            current.lines.append(parts[0])
        else:
            blocks.append(Block(lines=parts, level=level))
    return blocks


def write_block(draft: Draft, block: Block, page: int) -> None:
    """A block as a heading, a paragraph or the rows of a table."""
    if block.level:
        draft.heading(block.text(), block.level, Locator(page=page, boxes=block.boxes()))
    elif block.lines:
        draft.add(SegmentKind.BODY, block.text(), Locator(page=page, boxes=block.boxes()))
    else:
        write_grid(draft, block.grid(), Place(table=draft.next_table(), page=page))


def _same_rank(block: Block, line: Fragment, level: int) -> bool:
    """Two lines of running text, or of one bold question that is too long for its line."""
    question = bool(block.level) and block.lines[-1].bold == line.bold == "bold" and not block.lines[-1].text.endswith("?")
    return block.level == level and (not level or (question and line.text.endswith("?")))


def _lines(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Runs of consecutive fragments on one line, each to the right of the one before."""
    lines: list[list[Fragment]] = []
    for fragment in fragments:
        last = lines[-1][-1] if lines else None
        if last is not None and same_line(last, fragment) and fragment.box.x0 >= last.box.x1 - 2:
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return lines


def _fits(block: Block, parts: list[Fragment]) -> bool:
    """Put the line into the block's grid if it keeps to the columns; say whether it did."""
    places = [_column(block.columns, part) for part in parts]
    if None in places or len(set(places)) < len(places):
        return False
    columns = [place for place in places if place is not None]
    row = block.rows[-1]
    if not any(column in row for column in columns) and _beside(row, parts[0]):
        row.update({column: [part] for column, part in zip(columns, parts, strict=True)})
        return True
    if _wraps(row, columns, parts):
        for column, part in zip(columns, parts, strict=True):
            row[column].append(part)
        return True
    answers = all(f.bold for cell in row.values() for f in cell) and not any(part.bold for part in parts)
    if len(parts) == 1 and not answers and not (columns == [0] and _empty_label(block, parts[0])):
        return False
    block.rows.append({column: [part] for column, part in zip(columns, parts, strict=True)})
    return True


def _widens(block: Block, parts: list[Fragment]) -> bool:
    """Go on with a row to the right of all that stands in it: files write a cell's wrapped lines before the cell beside it."""
    row = block.rows[-1]
    right = max(fragment.box.x1 for cell in row.values() for fragment in cell)
    if parts[0].box.x0 <= max(right, block.columns[-1]) or not _beside(row, parts[0]):
        return False
    row.update({len(block.columns) + number: [part] for number, part in enumerate(parts)})
    block.columns = (*block.columns, *(part.box.x0 for part in parts))
    return True


def _heads(block: Block, parts: Sequence[Fragment]) -> bool:
    """Whether a lone row names the columns of the row below it, but for the first, which holds the labels of the rows."""
    if len(block.rows) != 1 or len(parts) != len(block.columns) + 1 or parts[0].box.x1 > block.columns[0]:
        return False
    aligned = all(abs(part.box.x0 - start) <= _ALIGNED for part, start in zip(parts[1:], block.columns, strict=True))
    return aligned and all(f.bold for cell in block.rows[0].values() for f in cell) and not all(part.bold for part in parts)


def _first_cell(blocks: list[Block], parts: Sequence[Fragment]) -> list[Fragment]:
    """Take back lines just written where they are the first cell of a row whose others stand beside: a table's row that opens a page."""
    lines: list[Fragment] = []
    for held in range(1, min(len(blocks), _MOST_WRAPPED) + 1):
        block = blocks[-held]
        if not block.lines or block.level or (lines and not leads(block.lines[-1], lines[0])):
            return []
        lines = [*block.lines, *lines]
        if any(line.box.x1 > parts[0].box.x0 for line in block.lines):
            return []
        if any(same_line(line, parts[0]) for line in block.lines):
            del blocks[-held:]
            return lines
    return []


def _wrapped_question(blocks: list[Block], answer: Fragment) -> list[Fragment]:
    """Take back the lines of a question just written where its answer stands beside the first of them."""
    lines: list[Fragment] = []
    for held in range(1, min(len(blocks), _MOST_WRAPPED) + 1):
        block = blocks[-held]
        if not block.lines or (lines and not (leads(block.lines[-1], lines[0]) and block.lines[-1].bold == lines[0].bold)):
            return []
        lines = [*block.lines, *lines]
        if not lines[-1].text.endswith("?") or any(line.box.x1 > answer.box.x0 for line in block.lines):
            return []
        if same_line(block.lines[0], answer) and len(lines) > 1:
            del blocks[-held:]
            return lines
    return []


def _opens_row(block: Block, lines: Sequence[list[Fragment]], number: int) -> bool:
    """Begin a row with a line alone in the first column where, past the lines that wrap below it, other cells stand beside it."""
    run = joined(lines[number], block.columns)
    if len(run) != 1 or _column(block.columns, run[0]) != 0:
        return False
    for below in lines[number + 1 : number + 1 + _MOST_WRAPPED]:
        parts = joined(below, block.columns)
        places = {_column(block.columns, part) for part in parts}
        if places == {0} and len(parts) == 1 and leads(run[-1], parts[0]) and _alike(run[-1], parts[0]):
            run.append(parts[0])
            continue
        if places & {None, 0} or not any(same_line(held, parts[0]) for held in run):
            return False
        block.rows.append({0: [run[0]]})
        return True
    return False


def _empty_label(block: Block, part: Fragment) -> bool:
    """Whether a line alone in the first column is the label of an empty answer, set as the labels above it and no further down."""
    tops = [row[0][0].box.y1 for row in block.rows if 0 in row]
    above = block.rows[-1].get(0, [part])[0]
    if part.bold != above.bold or abs(part.size - above.size) > 1:
        return False
    pitch = min((lower - upper for upper, lower in pairwise(tops) if lower > upper), default=_FAR * part.size)
    near = bool(tops) and part.box.y1 - tops[-1] <= max(_SAME_PITCH * pitch, _LEADING * part.size)
    return (part.text.endswith(":") and above.text.endswith(":")) or (bool(part.bold) and near and asks_for_value(part.text))


def _column(columns: tuple[float, ...], part: Fragment) -> int | None:
    for number, start in enumerate(columns):
        ends = columns[number + 1] if number + 1 < len(columns) else float("inf")
        if abs(part.box.x0 - start) <= _ALIGNED and part.box.x1 < ends + _ALIGNED:
            return number
    return None


def _beside(row: dict[int, list[Fragment]], part: Fragment) -> bool:
    return any(same_line(fragment, part) for cell in row.values() for fragment in cell)


def _wraps(row: dict[int, list[Fragment]], columns: list[int], parts: list[Fragment]) -> bool:
    """Whether each part continues the cell above it; a first column alone does so only when it is close."""
    if any(column not in row for column in columns):
        return False
    if columns == [0] and _set_apart(row[0][-1], parts[0]):
        return False
    close = all(leads(row[column][-1], part) and _alike(row[column][-1], part) for column, part in zip(columns, parts, strict=True))
    return close and (0 not in columns or len(parts) == 1) and not any(LIST_MARK.match(part.text) for part in parts)


def _set_apart(above: Fragment, below: Fragment) -> bool:
    """A bold or larger line below the label of a row is a title between two rows and no more of the label."""
    return bool(below.bold and not above.bold) or below.size > above.size * _LARGER


def _alike(above: Fragment, below: Fragment) -> bool:
    """Set alike: a plain line below a bold one is an answer below its label, a much larger one is a heading below the table."""
    return (above.bold == below.bold or not above.bold) and below.size < above.size * _MUCH_LARGER


def _continues(above: Fragment, line: Fragment, right: float) -> bool:
    """Whether `line` is the rest of the paragraph whose last line is `above`."""
    close = leads(above, line) or _runs_on(above, line)
    long = above.box.x1 >= _LONG_LINE * right
    asks = has_boxes(above.text) and asks_with_boxes(line.text)
    return close and long and not asks and not LIST_MARK.match(line.text) and abs(above.size - line.size) < 1


def _runs_on(above: Fragment, line: Fragment) -> bool:
    """Whether the lines, set wide as in a letter, hold one sentence: the upper ends none, and the lower opens no answer to a label."""
    wide = 0 < line.box.y0 - above.box.y0 <= _WIDE * max(above.size, above.height)
    apart = abs(line.box.x0 - above.box.x0) > _ALIGNED or above.bold != line.bold
    return wide and not apart and not _ENDS.search(above.text) and not _LABELLED.match(line.text)


def _heading_level(line: Fragment, body: float) -> int:
    text = line.text
    if text.endswith(":") and asks_for_value(text):
        return 0  # a label left empty
    if (
        len(text) > (_QUESTION_LENGTH if text.endswith("?") else _HEADING_LENGTH)
        or text.endswith(".")
        or (":" in _NUMBERED.sub("", text)[:-1] and line.size <= body * _LARGER and not (line.bold and field_of(text) == "confidential"))
        or (LIST_MARK.match(text + " ") and not text[0].isdigit())
    ):
        return 0
    if body and line.size > body * _MUCH_LARGER:
        return 1
    return 2 if line.bold or (body and line.size > body * _LARGER) else 0


def _body_size(fragments: Sequence[Fragment]) -> float:
    sizes: Counter[float] = Counter()
    for fragment in fragments:
        sizes[round(fragment.size, 1)] += len(fragment.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
