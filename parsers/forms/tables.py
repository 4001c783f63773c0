"""Tables of a form -> entries, by geometry: label left, label above, a person per row or per column, continuation rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.forms.box_cells import boxes_of, loose_boxes
from parsers.forms.captions import asks_for_value
from parsers.forms.choice_tables import choice_rows, marks_beside
from parsers.forms.entries import Entry, Mark
from parsers.forms.geometry import Table, TableCell, TableRow
from parsers.forms.homes import is_further_line
from parsers.forms.labels import field_of, is_label, normal
from parsers.forms.left_labels import are_labels, is_advised, is_left_empty, label_columns
from parsers.forms.lines import Pair, pairs_in
from parsers.forms.part_titles import is_title_below
from parsers.forms.person_columns import PersonColumns, names_person, person_columns
from parsers.forms.stacked_cells import has_advice, stacked_rows
from parsers.forms.subjects import explicit_group, person_number
from parsers.forms.tick_tables import tick_rows
from parsers.forms.ticks import has_boxes, is_drawn_mark, lone_mark
from parsers.forms.vocabulary import names_concern

_CAPTION_LENGTH = 110
_CAPTION_WORDS = 16
_FREE = frozenset({"", "narrative", "strengths", "concerns", "confidential", "reason_not"})
_IDENTIFYING = frozenset({"name", "given_name", "family_name", "date_of_birth", "relationship"})
_NUMBER_HEAD = re.compile(r"no|nos|number|(?:child|person|young person|pupil|sibling)(?: no| number)?|n|ref")
_NUMBER = re.compile(r"(?:(?:child|person|young person)\s*)?(\d{1,2})\.?", re.IGNORECASE)
_NAMED_AS_LABELS = frozenset({"role", "agency"})
_PAIR = 2
_TWO_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Caption:
    """A row that names what the rows below it are about."""

    text: str
    segment: str


def table_entries(table: Table, topic: str) -> Iterator[Entry | Caption]:
    """Entries and captions in reading order. `topic` is what the section is about."""
    marked = marks_beside(table) | choice_rows(table) | tick_rows(table)
    marked = stacked_rows(table, marked) | marked
    records = _records(table)
    persons = person_columns(table)
    ticks = _ticks_categories(table)
    labels = label_columns(table)
    last: tuple[int, Entry] | None = None
    asked = ""
    for index, row in enumerate(table.rows):
        before, asked = asked, ""
        if index in marked:
            yield from marked[index]
        elif index in persons.heads or table.label_row(index):
            continue
        elif _continues(row, last):
            assert last is not None
            yield from _further(last[1], row)
        elif _asks_below(table, index):
            last = None
        elif len(row.cells) == 1 and not row.cells[0].header:
            single = [] if is_left_empty(table, index, labels) else list(_lone(row, before, topic, listed=ticks))
            last = last if single else None
            asked = next((found.text for found in single[:1] if isinstance(found, Caption)), "")
            yield from (found for found in single if not (isinstance(found, Caption) and asks_for_value(found.text)))
        else:
            found = list(_values(table, index, _Who(records.get(index, ""), persons, labels), topic))
            yield from found
            texts = [entry for entry in found if entry.mark is Mark.TEXT]
            last = (row.cells[-1].column, texts[-1]) if texts else None


def _asks_below(table: Table, index: int) -> bool:
    """Whether a row of one cell is the label that the parser gave to the row below it: a question over its answer."""
    row, below = table.rows[index], table.rows[index + 1 : index + 2]
    alone = len(row.cells) == 1 and not row.cells[0].header
    return alone and bool(below) and len(below[0].cells) == 1 and below[0].cells[0].header == row.cells[0].text


def _ticks_categories(table: Table) -> bool:
    """Whether a row sets a mark beside a category: then a category without one is left empty."""
    pairs = (row.cells for row in table.rows if len(row.cells) == _PAIR)
    return any(names_concern(label.text) and lone_mark(value.text) is Mark.TICKED for label, value in pairs)


def _continues(row: TableRow, last: tuple[int, Entry] | None) -> bool:
    """A row with nothing but more text in the value column."""
    if last is None or len(row.cells) != 1 or row.cells[0].column == 0:
        return False
    cell = row.cells[0]
    return cell.column == last[0] and cell.header in {"", last[1].label} and not has_boxes(cell.text)


def _further(last: Entry, row: TableRow) -> Iterator[Entry]:
    """More of the answer above, or an answer with a label of its own below it: "Postcode: NG7 9WB" under an address."""
    text = row.cells[0].text
    own = [pair for pair in pairs_in(text, "") if pair.label and pair.value and is_label(f"{pair.label}:")]
    if own and field_of(own[0].label) not in _FREE and field_of(own[0].label) != field_of(last.label):
        yield from (replace(last, label=pair.label, value=pair.value, segment=row.segment) for pair in own)
    else:
        yield replace(last, value=text, segment=row.segment, continues=True)


def _lone(row: TableRow, asked: str, topic: str, *, listed: bool) -> Iterator[Entry | Caption]:
    """A row of one cell: the answer of the cell above it, a category left without a mark in a list of them, or by itself."""
    text = row.cells[0].text
    if asked and _answers(asked, text):
        yield Entry(asked, text, segment=row.segment)
    elif listed and names_concern(text) and not has_boxes(text):
        yield Entry(text, "", Mark.UNTICKED, segment=row.segment)
    else:
        yield from _single(row, topic)


def _single(row: TableRow, topic: str) -> Iterator[Entry | Caption]:
    text = row.cells[0].text
    if has_boxes(text):
        yield from boxes_of(text, "", row.segment)
        return
    pairs = list(pairs_in(text, topic))
    if any(pair.label and pair.value for pair in pairs):
        yield from (Entry(pair.label, pair.value, segment=row.segment) for pair in pairs)
    elif _is_caption(text):
        yield Caption(text, row.segment)
    else:
        yield Entry("", text, segment=row.segment)


def _answers(asked: str, text: str) -> bool:
    """Whether a lone cell below a lone cell is its answer: the one above asks for something, the one below asks nothing."""
    return (
        asks_for_value(asked)
        and not is_label(text)
        and not is_title_below(asked, text)
        and person_number(text) is None
        and (not text.isupper() or any(c.isdigit() for c in text))
    )


def _is_caption(text: str) -> bool:
    stripped = text.strip()
    short = len(stripped) <= _CAPTION_LENGTH and len(stripped.split()) <= _CAPTION_WORDS and "\n" not in stripped
    return short and not stripped.endswith((".", "!"))


def _records(table: Table) -> dict[int, str]:
    """Row -> record for the rows of a table of persons: several columns headed by what identifies a person."""
    found: dict[int, str] = {}
    blocks: dict[int, list[int]] = {}
    head = -1
    for index in range(len(table.rows)):
        if table.label_row(index):
            head = index
        elif head >= 0 and table.rows[index].has_values:
            blocks.setdefault(head, []).append(index)
    single = len(blocks) > 1 and all(len(rows) == 1 for rows in blocks.values())
    for start, rows in blocks.items():
        labels = {field_of(cell.text) for cell in table.rows[start].cells}
        keyed = len(labels) > 1 and _names_children(table.rows[start].cells[0].text)
        if (_IDENTIFYING & labels or keyed) and not single:
            found |= {row: f"{table.key}r{row}" for row in rows if _is_row_of(table, start, row)}
    return found


def _names_children(head: str) -> bool:
    """The head of a column that tells which child a row is about: "Child", "Child no.", "No."."""
    return names_person(head) or head.strip() in {"#", "№"} or _NUMBER_HEAD.fullmatch(normal(head)) is not None


def _numbered(table: Table, index: int) -> str:
    """The row's "Child 2" or "Person 2" where the first column numbers the persons of the table."""
    first = table.rows[index].at(0)
    written = _NUMBER.fullmatch(first.text) if first is not None else None
    if first is None or written is None or not _names_children(table.above(index, 0)):
        return ""
    return f"{'Child' if explicit_group(table.above(index, 0)) == 'child' else 'Person'} {written[1]}"


def _is_row_of(table: Table, head: int, index: int) -> bool:
    row = table.rows[index]
    heads = {cell.column: cell.text for cell in table.rows[head].cells}
    own = sum(1 for cell in row.cells if cell.header and cell.header == heads.get(cell.column))
    return own >= 1 and not any(not c.header and field_of(c.text) and is_label(c.text) for c in row.cells)


@dataclass(frozen=True, slots=True)
class _Who:
    """Whose row this is: a record of its own, or by column; `labels` are the columns of labels."""

    record: str
    columns: PersonColumns
    labels: frozenset[int]


def _values(table: Table, index: int, who: _Who, topic: str) -> Iterator[Entry]:
    row = table.rows[index]
    if not row.has_values:
        yield from _unlabelled(table.key, row, topic, who.labels)
        return
    if pairs := _pairs_across(row):
        yield from pairs
        return
    for cell in row.cells:
        if cell.header:
            for own in _of_each(cell, who.columns, index):
                yield from _value(table, index, own, who)
        elif has_boxes(cell.text) and not is_drawn_mark(cell.text):
            yield from boxes_of(cell.text, "", row.segment)
        elif not is_advised(cell, who.labels) and not any(right.header.endswith(cell.text) for right in row.cells if right.header):
            yield from _inside(cell, row, topic)


def _pairs_across(row: TableRow) -> list[Entry]:
    """Label, answer, label, answer, where the parser knew the words of some of the labels only."""
    asks, answers = row.cells[::_PAIR], row.cells[1::_PAIR]
    if len(row.cells) < _TWO_PAIRS or len(asks) != len(answers) or not all(is_label(c.text) or is_further_line(c.text) for c in asks[1:]):
        return []
    known = all(cell.header for cell in answers) or any(cell.header for cell in asks)
    if known or any(is_label(cell.text) or has_boxes(cell.text) for cell in answers):
        return []
    return [Entry(asked.text, answer.text, segment=row.segment) for asked, answer in zip(asks, answers, strict=True)]


def _of_each(cell: TableCell, persons: PersonColumns, index: int) -> Iterator[TableCell]:
    """The cell once for each person whose column it covers."""
    columns = range(cell.column, cell.column + cell.columns) if persons.by_column else ()
    named = [column for column in columns if persons.head(index, column)]
    yield from (replace(cell, column=column, columns=1) for column in named) if len(named) > 1 else (cell,)


def _inside(cell: TableCell, row: TableRow, topic: str) -> Iterator[Entry]:
    """Pairs inside an unlabelled cell: "Surname: Smith" beside another such cell."""
    yield from (Entry(pair.label, pair.value, segment=row.segment) for pair in pairs_in(cell.text, topic) if pair.label)


def _value(table: Table, index: int, cell: TableCell, who: _Who) -> Iterator[Entry]:
    row = table.rows[index]
    left, above = row.left_label(cell), table.above(index, cell.column)
    label, person, key = cell.header, _numbered(table, index) if who.record else "", who.record
    if who.columns.by_column:
        label, person, key = left or cell.header, who.columns.head(index, cell.column), f"{table.key}c{cell.column}"
    elif left and above and names_person(left) and field_of(above):
        label, person = above, f"Person {left}" if left.isdigit() else left
    if own := _own_pairs(cell):
        yield from (Entry(pair.label, pair.value, person=person, record=key, segment=row.segment) for pair in own)
        return
    if is_drawn_mark(cell.text) and (mark := lone_mark(cell.text)) is not None:
        yield _marked(Entry(label, "", person=person, record=key, segment=row.segment), mark)
        return
    if has_boxes(cell.text):
        yield from (replace(entry, person=person, record=key) for entry in boxes_of(cell.text, label, row.segment))
        return
    listed = not left and bool(above) and not key
    yield Entry(label, cell.text, person=person, record=key, segment=row.segment, listed=listed)


def _own_pairs(cell: TableCell) -> list[Pair]:
    """The answers of a cell that labels them itself, in other words than its heading: "EDD: 19/04/2027" below "Date of birth"."""
    named = field_of(cell.header) in _NAMED_AS_LABELS  # "General Practitioner" is a post
    found = [p for p in pairs_in(cell.text, "") if p.label and (p.value or not named) and is_label(f"{p.label.rstrip('?')}:")]
    if not found or has_boxes(cell.text) or (field_of(found[0].label) in _FREE and field_of(cell.header)):
        return []
    apart = "\n" not in cell.text or cell.text.partition("\n")[0].rstrip().endswith(":")
    return found if apart and normal(found[0].label) != normal(cell.header) else []


def _marked(entry: Entry, mark: Mark) -> Entry:
    """A cell that holds one mark: yes or no about a person, else a tick for its label."""
    if entry.record and mark is not Mark.UNSURE:
        return replace(entry, value="Yes" if mark is Mark.TICKED else "No")
    return replace(entry, mark=mark)


def _side_by_side(key: str, cells: Sequence[TableCell], inside: list[Entry]) -> list[Entry]:
    """The same question in every cell of a row is asked of a person in each column."""
    if len(cells) < _PAIR or len(inside) != len(cells) or len({normal(entry.label) for entry in inside}) > 1:
        return inside
    return [replace(entry, record=f"{key}c{cell.column}") for cell, entry in zip(cells, inside, strict=True)]


def _unlabelled(key: str, row: TableRow, topic: str, labels: frozenset[int]) -> Iterator[Entry]:
    """A row where the parser saw no label: pairs side by side, boxes, or text."""
    cells = row.cells
    if any(has_boxes(cell.text) for cell in cells):
        yield from loose_boxes(row)
        return
    if len(cells) > 1 and are_labels(cells, labels):
        return
    if len(cells) == _PAIR and has_advice(*cells):
        yield Entry(cells[0].text, cells[1].text, segment=row.segment)
        return
    inside = _side_by_side(key, cells, [entry for cell in cells for entry in _inside(cell, row, topic)])
    if any(entry.value for entry in inside):
        yield from inside
    elif len(cells) == _PAIR:
        yield Entry(cells[0].text, cells[1].text, segment=row.segment)
    elif len(cells) % _PAIR == 0 and all(is_label(cell.text) for cell in cells[::_PAIR]) and not all(is_label(c.text) for c in cells):
        yield from (Entry(a.text, b.text, segment=row.segment) for a, b in zip(cells[::_PAIR], cells[1::_PAIR], strict=True))
    elif not all(is_label(cell.text) for cell in cells):
        yield Entry("", "\n".join(cell.text for cell in cells), segment=row.segment)
