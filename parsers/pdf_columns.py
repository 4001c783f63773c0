"""Parts of a form printed side by side -> one after the other: "Child" on the left, "Mother" and "Referrer" on the right.

Some programs write such a page line by line across both parts, some part by part; where things stand decides, not the order
of the file. Parts are known only where titles of persons stand side by side and labels begin the lines below each of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.forms.fields import ALLOWED
from parsers.forms.labels import field_of, is_label
from parsers.forms.lines import labelled
from parsers.forms.subjects import explicit_group, section_group
from parsers.pdf_text import Fragment, joined, same_line

_ANSWERED = ALLOWED["child"] | ALLOWED["household"] | ALLOWED["referrer"]
_PERSONS = frozenset({"child", "household", "referrer", "professionals"})
_INDENT = 12.0  # points by which a title may be set in from the labels below it
_BAR = 30.0  # points by which labels may be set in from a title, which is often set at the edge of a bar
_LEVEL = 3.0  # points by which labels of one part may differ
_TITLE_LENGTH = 60
_MOST_PARTS = 4
_FEWEST_LABELS = 2  # in each part
_MOST_FRAGMENTS = 3_000  # a page with more is no form

_Row = list[Fragment]


def parted(fragments: list[Fragment]) -> list[list[Fragment]]:
    """The fragments of a page in runs that are to be laid out each by itself; one run where nothing stands side by side."""
    if len(fragments) > _MOST_FRAGMENTS:
        return [fragments]
    rows = _rows(fragments)
    for start, row in enumerate(rows):
        titles = joined(row)
        if not _are_titles(titles):
            continue
        end = _end(rows, start, titles)
        columns = _columns(rows[start:end], titles)
        if all(_asks(column) for column in columns):
            return [*_run(fragments, rows[:start]), *columns, *parted(_flat(fragments, rows[end:]))]
    return [fragments] if fragments else []


def _rows(fragments: Sequence[Fragment]) -> list[_Row]:
    """Fragments that stand on one line of the page, top to bottom and left to right."""
    rows: list[_Row] = []
    for fragment in sorted(fragments, key=lambda f: f.box.y0 + f.box.y1):
        if rows and same_line(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.box.x0) for row in rows]


def _are_titles(parts: Sequence[Fragment]) -> bool:
    """Two titles or more of which one at least announces persons."""
    if not 1 < len(parts) <= _MOST_PARTS:
        return False
    groups = [_group(part.text) for part in parts]
    return all(groups) and bool(_PERSONS & set(groups))


def _group(text: str) -> str:
    """What a title is about, "" where it is none: the label of an answer opens no part."""
    if len(text) > _TITLE_LENGTH or text.endswith((":", ".", "?", ",")) or field_of(text) in _ANSWERED:
        return ""
    return explicit_group(text) or section_group(text)


def _end(rows: Sequence[_Row], start: int, titles: Sequence[Fragment]) -> int:
    """The first row below the titles that reaches across two parts, or opens a part of the form that stands beside none."""
    lines = [joined(row, tuple(title.box.x0 for title in titles)) for row in rows]
    across = next((n for n in range(start + 1, len(lines)) if any(_crosses(part, titles) for part in lines[n])), len(lines))
    beside = max(n for n in range(start, across) if lines[n][-1].box.x0 >= titles[1].box.x0 - _INDENT)
    for number in range(start + 1, across):
        opens = _opens_other(lines[number], titles) if number < beside else _opens(lines[number], titles)
        if opens or (_opens(lines[number], titles) and _alone(lines[number + 1 : number + 1 + _FEWEST_LABELS], titles)):
            return number
    return across


def _alone(below: Sequence[Sequence[Fragment]], titles: Sequence[Fragment]) -> bool:
    """Whether nothing stands beside the first lines below a title: it goes over the whole page."""
    return bool(below) and all(line[-1].box.x0 < titles[1].box.x0 - _INDENT for line in below)


def _crosses(part: Fragment, titles: Sequence[Fragment]) -> bool:
    return any(part.box.x0 < title.box.x0 - _INDENT and part.box.x1 > title.box.x0 for title in titles[1:])


def _opens(parts: Sequence[Fragment], titles: Sequence[Fragment]) -> str:
    """What a title alone in the first part is about, "" where the line is none."""
    first = parts[0]
    alone = len(parts) == 1 and first.box.x0 < titles[1].box.x0 - _INDENT
    return _group(first.text.rstrip("?")) if alone and not labelled(first.text, "").value else ""


def _opens_other(parts: Sequence[Fragment], titles: Sequence[Fragment]) -> bool:
    """Between lines that stand side by side only a title set as the titles above them, and about no person, ends the parts."""
    first = parts[0]
    set_apart = bool(first.bold) or first.text.isupper() or first.size > titles[0].size
    return set_apart and bool(titles[0].bold) == bool(first.bold) and _opens(parts, titles) not in {"", *_PERSONS}


def _columns(rows: Sequence[_Row], titles: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments below each title, in reading order."""
    columns: list[list[Fragment]] = [[] for _ in titles]
    for row in rows:
        for fragment in row:
            place = max((n for n, title in enumerate(titles) if fragment.box.x0 >= title.box.x0 - _INDENT), default=0)
            columns[place].append(fragment)
    return columns


def _asks(column: Sequence[Fragment]) -> bool:
    """Whether labels begin the lines below the title, the first of them too, none left of it: sentences below are a table's column."""
    title, below = column[0], [joined(row)[0] for row in _rows(column[1:])]
    labels = [part for part in below if -_INDENT <= part.box.x0 - title.box.x0 <= _BAR and _is_asked(part.text)]
    level = [part for part in labels if abs(part.box.x0 - labels[0].box.x0) <= _LEVEL]
    return (
        bool(below)
        and _is_asked(below[0].text)
        and len(level) >= _FEWEST_LABELS
        and all(part.box.x0 >= title.box.x0 - _INDENT for part in below)
    )


def _is_asked(text: str) -> bool:
    return is_label(text) or bool(labelled(text, "").label)


def _run(fragments: Sequence[Fragment], rows: Sequence[_Row]) -> list[list[Fragment]]:
    kept = _flat(fragments, rows)
    return [kept] if kept else []


def _flat(fragments: Sequence[Fragment], rows: Sequence[_Row]) -> list[Fragment]:
    """The fragments of these rows in the order of the file."""
    wanted = {id(fragment) for row in rows for fragment in row}
    return [fragment for fragment in fragments if id(fragment) in wanted]
