"""Segments cut to lines: wrapped lines joined again, lines that a page ran together parted, layout tables as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.document import Segment, SegmentKind
from parsers.minutes.names import name_at
from parsers.minutes.typed_tables import is_typed_row, typed_rows
from parsers.minutes.words import Zone, zone_of

_CUT = frozenset({SegmentKind.BODY, SegmentKind.FORWARDED, SegmentKind.TEXT_BOX})
ARROW = r"(?:[-=–—]{1,2}>|>{2,3}|[→⇒➔➜➡➤►▶↳»])"  # before what somebody is to do
BULLET = re.compile(r"^\s*(?:[>•▪●◦‣·*o–—-]|[☐☒☑✓✔✗]|\[[ xX]?\]|[-*]\s*\[[ xX]?\])\s+")
_MARKED = re.compile(
    rf"^\s*(?:{ARROW}|[>•▪●◦‣·*–—-]\s|[☐☒☑✓✔✗]|\[(?:[ xX]?|\d{{1,2}})\]|\(?\d{{1,2}}(?:\.\d{{1,2}})*[.):]\s|\(?[a-z][.)]\s)"
)
_LONE_MARK = re.compile(r"[•▪●◦‣·*–—-]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.):]|\d{1,2}")
COLON = re.compile(r"^(?P<label>[^\s:][^:\n|]{0,70}?)\s*:(?!\d)\s*(?P<value>.*)$", re.DOTALL)
_TASK = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3} (?:to|will|shall) [a-z]")
_ENDED = (".", "!", "?", ":", ";", ")", "|")
_ENDS_IN_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|[A-Za-z]{3,9},? \d{4}$")
_WRAPPED_AT = 56  # characters: a line shorter than this was ended on purpose
_RAGGED = 14  # how far a wrapped line may fall short of the widest
_WIDEST = 130  # no text is wrapped by hand at more
_AWAY = re.compile(
    r"(?<!^\d[.)])(?<!^\d\d[.)])(?<=[.;)\]])\s+(?=(?:[Aa]pologies|[Aa]pols)\b)|(?<=[.)])\s+(?=[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}(?: and [A-Z][\w'’ -]+)?,? (?:(?:has|have|had) )?(?:sent|gave|offered) (?:\w+ )?apologies\b)"
)  # who was away, told behind those who were there
# A page's layout may run two lines together: a new speaker or a decision begins a line of its own.
_SPOKEN = re.compile(
    r"(?<=[.!?])\s+(?=(?:police|school(?: nurse)?|nursery|college|gp|health(?: visitor)?|midwife|hospital|camhs|social (?:care|worker)|housing|probation|youth \w+|"
    r"(?:class )?teacher|education|dentist|decision|outcome|agreed|action(?: ?\d+)?)(?: (?:letter|report))?:\s)"
    r"|(?<=[.!?])\s+(?=[^\W\d_][\w'’-]{1,20}(?: [^\W\d_][\w'’-]+){0,2}:\s*$)",
    re.IGNORECASE,
)
_INNER_LABEL = re.compile(r"(?<=\S)\s+((?:[A-Z][a-z]+|[A-Z]{3,})(?: [a-z]+){0,3}):\s")
_PEOPLE_PARTS = frozenset({Zone.PRESENT, Zone.APOLOGIES})
_PARTS = frozenset({Zone.APOLOGIES, Zone.DISTRIBUTION, Zone.CONFIDENTIAL})
RULE = re.compile(r"^\s*[-=_*~#+|]{3,}\s*$")


def refined(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The same text, one line a segment; ids of pieces are the segment's own with ".0", ".1" behind."""
    pieces = (piece for segment in segments for piece in _pieces(segment))
    return tuple(row for tabbed, run in groupby(pieces, _is_tabbed) for row in (typed_rows(tuple(run)) if tabbed else run))


def _is_tabbed(segment: Segment) -> bool:
    """Whether a paragraph of its own is a row typed with tabs: rows below one another are a table."""
    return segment.kind in _CUT and "\t" in segment.text.strip() and "\n" not in segment.text.strip()


def _pieces(segment: Segment) -> Iterator[Segment]:
    if segment.kind is SegmentKind.TABLE_ROW:
        yield from _row_pieces(segment)
        return
    lines = [part for line in joined_lines(segment.text) for part in _run_apart(line)] if segment.kind in _CUT else [segment.text]
    if len(lines) < 2:  # noqa: PLR2004 - one line is the segment itself
        yield segment
        return
    yield from typed_rows([replace(segment, id=f"{segment.id}.{n}", text=line) for n, line in enumerate(lines)])


def _run_apart(line: str) -> Iterator[str]:
    """A line that a page's layout ran together, cut before a new speaker and before the label of a part of minutes."""
    spoken = _SPOKEN.split(line) if ":" in line else [line]
    for part in (piece for said in spoken for piece in (_AWAY.split(said) if "apol" in said.lower() else [said])):
        start = 0
        for label in _INNER_LABEL.finditer(part):
            if zone_of(label[1]) in _PARTS:
                yield part[start : label.start()]
                start = label.start(1)
        yield part[start:]


def _row_pieces(segment: Segment) -> Iterator[Segment]:
    """A layout table's row "Information shared | many lines" is cut like text; other rows stay whole."""
    cells = segment.locator.cells
    values = [segment.text[c.start : c.end] for c in cells]
    if len(values) == 2 and _LONE_MARK.fullmatch(values[0].strip()) and not re.search(r"[^\W\d_]{2}", cells[1].header):  # noqa: PLR2004 - a bullet and its text
        mark = values[0].strip()
        text = f"{mark}{'.' if mark.isdigit() else ''} {' '.join(values[1].split())}"
        yield replace(segment, text=text, kind=SegmentKind.BODY, locator=replace(segment.locator, cells=()))
        return
    if {zone_of(c.header) for c in cells} >= _PEOPLE_PARTS:
        yield from _side_by_side(segment)
        return
    layout = len(values) == 1 or (len(values) == 2 and zone_of(values[0]) is not None and len(values[0]) < _WRAPPED_AT)  # noqa: PLR2004 - label and value
    lines = [line for line in values[-1].split("\n") if line.strip()] if layout else []
    if len(lines) < 2:  # noqa: PLR2004 - one line is the row itself
        yield segment
        return
    locator = replace(segment.locator, cells=())
    titles = [segment.text[: cells[-1].start].rstrip(" |")] if len(values) > 1 else []
    for n, text in enumerate([*titles, *lines]):
        kind = SegmentKind.HEADING if n < len(titles) else SegmentKind.BODY
        yield replace(segment, id=f"{segment.id}.{n}", text=text, kind=kind, locator=locator)


def _side_by_side(segment: Segment) -> Iterator[Segment]:
    """A row with those present in one cell and the apologies in another: each cell's lines one below the other, under its label."""
    start, pieces = 0, []
    for cell in segment.locator.cells:
        text = segment.text[start : cell.end].lstrip(" |")
        pieces += (text if cell.header in text else f"{cell.header}: {text}").split("\n")
        start = cell.end
    locator = replace(segment.locator, cells=())
    for n, text in enumerate(piece for piece in pieces if piece.strip()):
        yield replace(segment, id=f"{segment.id}.{n}", text=text, kind=SegmentKind.BODY, locator=locator)


def joined_lines(text: str) -> list[str]:
    """Lines of a text with wrapped ones joined, and underlines put to the line they underline."""
    found: list[str] = []
    raw_lines = [raw for raw in text.split("\n") if raw.strip()]
    width = max((len(raw.rstrip()) for raw in raw_lines), default=0)
    for raw in raw_lines:
        if found and (RULE.match(raw) or (_goes_on(found[-1], raw, width) and not _is_list([found[-1].rsplit("\n", 1)[-1], raw]))):
            found[-1] = f"{found[-1]}\n{raw}"
        else:
            found.append(raw)
    return found


def _is_list(lines: Sequence[str]) -> bool:
    """Whether lines open alike, with a person and a comma, a dash or a bracket, or with who is to do something: none is wrapped."""
    return all(_is_task(line) for line in lines) or all(_is_entry(line) for line in lines)


def _is_task(line: str) -> bool:
    return _TASK.match(BULLET.sub("", line).strip()) is not None


def _is_entry(line: str) -> bool:
    named = name_at(line)
    return (
        named is not None
        and " " in named.name
        and line[named.end :].lstrip()[:1] in {",", "(", "-", "–", "—", "/", "|"}
        and not line.rstrip().endswith(".")
    )


def _goes_on(above: str, line: str, width: int) -> bool:
    """Whether a line is the rest of the one above: it starts small, or the one above is as wide as the text and ends open."""
    if is_typed_row(line) or is_typed_row(above) or _MARKED.match(line) or RULE.match(above.rsplit("\n", 1)[-1]):
        return False
    last = above.rsplit("\n", 1)[-1].rstrip()
    if (above.count("(") > above.count(")") and line.count("(") < line.count(")")) or (
        line.startswith("(") and not last.endswith(_ENDED[:-2])
    ):
        return True  # a bracket that the line above has opened, or that tells of its last word
    if line.lstrip()[:1].islower():
        return not last.endswith((".", "!", "?", ":"))
    if _MARKED.match(above) and not line.startswith((" ", "\t")):
        return False
    full = not (COLON.match(above.strip()) and _ENDS_IN_DAY.search(last))  # behind a particular with its day begins something new
    full = full and len(last) >= _WRAPPED_AT and len(last) >= width - _RAGGED and width <= _WIDEST
    return full and not last.endswith(_ENDED) and not COLON.match(line.strip())
