"""Answers that stand below their labels in type of their own: small or plain labels over larger or bold answers, or bold over plain.

Which type sets labels and which sets answers is learnt from the page: most of what stands in the one must have the other right
below it, and must read as labels do. Titles, accounts and grids of several rows below one label stay what they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.forms.captions import asks_for_value
from parsers.forms.labels import field_of, is_label
from parsers.forms.subjects import section_group
from parsers.pdf_text import Fragment, joined, same_line

_FEWEST_PAIRS = 3
_MOST_OF = 0.6  # of what is set as labels are
_ALIGNED = 4.0  # points
_BELOW = 2.1  # of the type size between the feet of two lines: further down is another part
_LEADING = 1.45  # of the type size
_MOST_LINES = 4  # of one answer; more is an account
_MOST_FRAGMENTS = 3_000  # a page with more is no form
_ACCOUNTS = frozenset({"narrative", "strengths", "confidential", "concerns"})

_Style = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand together on a line, and the fragments that they were put together from."""

    shown: Fragment
    held: tuple[Fragment, ...]

    @property
    def style(self) -> _Style:
        """Weight and size of the type."""
        return self.shown.bold, round(self.shown.size, 1)


@dataclass(frozen=True, slots=True)
class Pair:
    """The lines of a label and those of its answer."""

    label: tuple[Part, ...]
    answer: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """The types that set labels and answers on a page."""

    label: _Style
    answer: _Style


_Edges = dict[int, list[Part]]
Run = tuple[Pair | None, list[Fragment]]


def type_of(page: Sequence[Fragment]) -> Type | None:
    """How the page sets labels and answers apart, None where it does not."""
    if len(page) > _MOST_FRAGMENTS or len({(f.bold, round(f.size, 1)) for f in page}) == 1:
        return None
    parts = _parts(page)
    edges = _by_edge(parts)
    over = [(part, below) for part in parts if (below := _below(part, edges)) is not None and part.style != below.style]
    counts = Counter(
        (part.style, below.style) for part, below in over if asks_for_value(part.shown.text) and not is_label(below.shown.text)
    )
    for (label, answer), count in counts.most_common(2):
        labels = [part for part in parts if part.style == label]
        mistaken = sum(1 for part in parts if part.style == answer and asks_for_value(part.shown.text))
        paired = sum(1 for part, below in over if (part.style, below.style) == (label, answer))
        if count >= _FEWEST_PAIRS and paired >= _MOST_OF * len(labels) and count * 2 >= paired and mistaken * 2 < count:
            return Type(label, answer)
    return None


def runs_of(fragments: list[Fragment], found: Type | None) -> list[Run]:
    """The fragments in their own order: each pair where its label stands, anything else in runs."""
    if found is None:
        return [(None, fragments)] if fragments else []
    taken: dict[int, Pair] = {}
    for pair in _pairs(_parts(fragments), found):
        taken.update({id(fragment): pair for part in (*pair.label, *pair.answer) for fragment in part.held})
    runs: list[Run] = []
    written: set[int] = set()
    for fragment in fragments:
        pair_of = taken.get(id(fragment))
        if pair_of is None and runs and runs[-1][0] is None:
            runs[-1][1].append(fragment)
        elif pair_of is None:
            runs.append((None, [fragment]))
        elif id(pair_of) not in written:
            written.add(id(pair_of))
            runs.append((pair_of, []))
    return runs


def _parts(fragments: Sequence[Fragment]) -> list[Part]:
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: f.box.y0 + f.box.y1):
        if rows and same_line(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [part for row in rows for part in _of_row(sorted(row, key=lambda f: f.box.x0))]


def _of_row(row: list[Fragment]) -> Iterator[Part]:
    """The parts of a line, left to right, each with the fragments that it was joined from."""
    start = 0
    for shown in joined(row):
        end = next((n for n in range(start + 1, len(row)) if row[n].box.x0 > shown.box.x1), len(row))
        yield Part(shown, tuple(row[start:end]))
        start = end


def _by_edge(parts: Sequence[Part]) -> _Edges:
    """The parts by where they begin, top to bottom."""
    found: _Edges = {}
    for part in sorted(parts, key=lambda p: p.shown.box.y1):
        for place in (-1, 0, 1):
            found.setdefault(int(part.shown.box.x0 / _ALIGNED) + place, []).append(part)
    return found


def _below(part: Part, edges: _Edges) -> Part | None:
    """What stands right below, at the same left edge; feet of lines are measured, since a dash has no height."""
    box = part.shown.box
    column = edges.get(int(box.x0 / _ALIGNED), [])
    for below in column[bisect_right(column, box.y1, key=lambda p: p.shown.box.y1) :]:
        if below.shown.box.y1 - box.y1 > _reach(part, below):
            return None
        if abs(below.shown.box.x0 - box.x0) <= _ALIGNED and not same_line(below.shown, part.shown):
            return below
    return None


def _reach(part: Part, below: Part) -> float:
    return _BELOW * max(part.shown.size, below.shown.size, 8.0)


def _pairs(parts: Sequence[Part], found: Type) -> Iterator[Pair]:
    taken: set[int] = set()
    edges = _by_edge(parts)
    for part in parts:
        if part.style != found.label or id(part) in taken:
            continue
        label = _lines(part, edges, found.label)
        first = _below(label[-1], edges)
        answer = _lines(first, edges, found.answer) if first is not None and first.style == found.answer else ()
        if answer and (_is_pair(_words(label), answer) or _looks_less(found)) and not _heads_rows(answer, edges):
            taken.update(map(id, (*label, *answer)))
            yield Pair(label, answer)


def _words(lines: Sequence[Part]) -> str:
    return " ".join(line.shown.text for line in lines)


def _looks_less(found: Type) -> bool:
    """Whether labels look less than their answers, so that no title of an account would be known for one by its type."""
    return found.label[0] < found.answer[0] or (found.label[0] == found.answer[0] and found.label[1] < found.answer[1])


def _lines(first: Part, edges: _Edges, style: _Style) -> tuple[Part, ...]:
    """The part and the lines below it that go on with it."""
    lines = [first]
    while (below := _below(lines[-1], edges)) is not None and below.style == style:
        above, box = lines[-1].shown.box, below.shown.box
        if min(box.y1 - above.y1, box.y0 - above.y0) > _LEADING * below.shown.size:  # either may be off by a descender
            break
        lines.append(below)
    return tuple(lines)


def _is_pair(label: str, answer: Sequence[Part]) -> bool:
    """Whether a label and the lines below it are one answer: an account below its title is left to the title."""
    if len(answer) > _MOST_LINES or field_of(label) in _ACCOUNTS:
        return False
    return is_label(label) or label.endswith(("?", ":")) or bool(field_of(label)) or not section_group(label)


def _heads_rows(answer: Sequence[Part], edges: _Edges) -> bool:
    """Whether more of the same stands below at a distance: then the label heads a column."""
    below = _below(answer[-1], edges)
    return below is not None and below.style == answer[-1].style
