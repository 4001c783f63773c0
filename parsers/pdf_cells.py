"""Lines of a page -> the text of a cell: what runs on stands on one line, what was begun on purpose on a line of its own."""

from __future__ import annotations

import re
from itertools import pairwise

from parsers.grids import GridCell
from parsers.pdf_text import Fragment, same_line

_LEADING = 1.45  # of the type size: lines further apart are separate paragraphs or rows
_ROOM = 1.3  # times the word: letters differ in width
_LEADERS = re.compile(r"(?<=\w)[:?]?\s*[.…_]{4,}\s*$")
LIST_MARK = re.compile(r"^(?:[•▪●◦‣*–-]|[☐☒☑✓✔✗]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")


def leads(above: Fragment, below: Fragment) -> bool:
    """Whether `below` follows at the leading of one paragraph, by the type size where the file gives a believable one."""
    believable = below.height / 2 < below.size < below.height * 3
    leading = _LEADING * (below.size if believable else below.height * 1.3)
    return 0 < below.box.y0 - above.box.y0 <= leading


def cell_of(fragments: list[Fragment], right: float) -> GridCell:
    """The cell of these lines, emphasised where all of it is bold. `right` is where the longest line of the column ends."""
    pairs = pairwise((None, *fragments))
    text = "".join(f"{_break(above, below, right)}{below.text}" for above, below in pairs if below is not None)
    text = _LEADERS.sub("", text)
    return GridCell(text, bool(text) and all(fragment.bold for fragment in fragments), tuple(fragment.box for fragment in fragments))


def _break(above: Fragment | None, below: Fragment, right: float) -> str:
    """Lines that were begun on purpose stand on lines of their own, as in a cell of a word processor.

    They are a list's next point, a paragraph's first line, and a line whose first word had room on the line above.
    """
    if above is None:
        return ""
    runs_on = same_line(above, below) or (leads(above, below) and not _had_room(above, below, right))
    return " " if runs_on and not LIST_MARK.match(below.text) else "\n"


def _had_room(above: Fragment, below: Fragment, right: float) -> bool:
    word = len(below.text.split(maxsplit=1)[0]) / len(below.text) * (below.box.x1 - below.box.x0)
    return right - above.box.x1 > _ROOM * (word + below.height / 2)
