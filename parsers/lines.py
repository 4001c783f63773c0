"""Lines of a body on their way to passages: the common form of plain text and HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.document import Locator, SegmentKind
from parsers.paragraphs import normal_lines

# Quote marks of RFC 3676 s4.5 and the "| " of some webmail; more than one mark is a deeper level. A line with bars further on
# is a row of a table that the author drew.
_MARKS = re.compile(r"^(?:[ \t]{0,3}(?:>|\|(?=[ \t]|$)(?![ \t|]*+[^\n|]++\|))){1,50}[ \t]?")

_FIRST_MARKS = frozenset({">", "|"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text without quote marks, as written, and how deep it is quoted.

    `kind` is BODY unless the markup says more: TABLE_ROW, HIDDEN, HEADING.
    """

    text: str
    raw: str
    depth: int = 0
    kind: SegmentKind = SegmentKind.BODY
    locator: Locator = Locator()  # one for all lines: a mail may have a million


_EMPTY = Line("", "")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line and what it is. `level` counts messages down the thread: 0 is the author's own."""

    line: Line
    kind: SegmentKind
    level: int = 0
    speaker: str = ""
    announces: str = ""  # "attribution", "headers", "original" on the lines that announce an earlier message


def text_lines(text: str) -> list[Line]:
    """Lines of a plain text; quote marks become depth."""
    return [_line(raw) for raw in normal_lines(text).split("\n")]


def _line(raw: str) -> Line:
    if not raw:
        return _EMPTY
    match = _MARKS.match(raw) if raw.lstrip(" \t")[:1] in _FIRST_MARKS else None
    if match is None:
        return Line(raw, raw)
    marks = match[0].count(">") or 1
    return Line(raw[match.end() :], raw, marks)


def reflow(text: str, *, join: str = " ") -> str:
    """RFC 3676 s4.1: undo format=flowed. `join` is "" where DelSp=yes."""
    out: list[str] = []
    open_depth: int | None = None
    for raw in normal_lines(text).split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        body = raw[depth:].removeprefix(" ")
        if open_depth == depth and out:
            out[-1] += body
        else:
            out.append((">" * depth + " " if depth else "") + body)
        flowed = body.endswith(" ") and body != "-- " and bool(body.strip())
        open_depth = depth if flowed else None
        if flowed and not join:
            out[-1] = out[-1][:-1]
    return "\n".join(out)
