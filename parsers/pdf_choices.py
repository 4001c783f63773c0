"""Printed choices of which one is ringed, or all but one are crossed out, by lines drawn over the page: "Yes / No".

They come out as word processors' files have them: "[chosen: Yes] / No", "[struck out: Yes] / No".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.document import Box
from parsers.pdf_paths import DrawnPath
from parsers.pdf_rulings import Rulings
from parsers.pdf_text import Fragment, same_line

_ONE = r"(?:yes|no|n/?a|not (?:known|sure|applicable|asked|yet)|unknown|unsure|don'?t know|male|female|other)"
_CHOICE = re.compile(_ONE, re.IGNORECASE)
_LIST = re.compile(rf"(?:^|(?<=[\s:?])){_ONE}(?:\s*[/|,]\s*|\s+){_ONE}(?:(?:\s*[/|,]\s*|\s+){_ONE})*\s*\*?$", re.IGNORECASE)
_OVER = 6.0  # points by which a line through a word may reach past it
_RING = 30.0  # points by which a ring may be wider than its word
_MIDDLE = (0.2, 0.8)  # of a word's height: a line through it, neither over nor under
_COVERED = 0.6  # of a word
_MOST_FRAGMENTS = 3_000


@dataclass(frozen=True, slots=True)
class _Choice:
    text: str
    box: Box


def with_choices(fragments: list[Fragment], paths: Sequence[DrawnPath], rulings: Rulings) -> list[Fragment]:
    """The fragments, choices of one line that something is drawn over as one fragment; anything else as it stands."""
    rings = [path.box for path in paths if path.fill != "dark" and any(outline.curved for outline in path.outlines)]
    if len(fragments) > _MOST_FRAGMENTS or not (rings or rulings.across):
        return fragments
    found: dict[int, Fragment | None] = {}
    for row in _rows(fragments):
        choices = [choice for fragment in row for choice in _choices(fragment)]
        shown = [_shown(choice, rings, rulings) for choice in choices]
        if len(choices) > 1 and any(text != choice.text for text, choice in zip(shown, choices, strict=True)):
            found.update({id(fragment): None for fragment in row})
            found[id(row[0])] = _together(row, " / ".join(shown))
    return [kept for fragment in fragments if (kept := found.get(id(fragment), fragment)) is not None]


def _rows(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """Fragments of one line that hold choices."""
    held = sorted((f for f in fragments if next(iter(_choices(f)), None)), key=lambda f: (f.box.y0 + f.box.y1, f.box.x0))
    row: list[Fragment] = []
    for fragment in held:
        if row and not same_line(row[0], fragment):
            yield sorted(row, key=lambda f: f.box.x0)
            row = []
        row.append(fragment)
    if row:
        yield sorted(row, key=lambda f: f.box.x0)


def _choices(fragment: Fragment) -> Iterator[_Choice]:
    """The choices that a fragment is, or that end it, each where it stands by its share of the letters."""
    text = fragment.text.strip(" /|")
    listed = _LIST.search(fragment.text)
    if listed is None and _CHOICE.fullmatch(text):
        yield _Choice(text, fragment.box)
    elif listed is not None:
        wide = (fragment.box.x1 - fragment.box.x0) / len(fragment.text)
        for match in _CHOICE.finditer(fragment.text, listed.start()):
            start, end = fragment.box.x0 + wide * match.start(), fragment.box.x0 + wide * match.end()
            yield _Choice(match[0], replace(fragment.box, x0=start, x1=end))


def _shown(choice: _Choice, rings: Sequence[Box], rulings: Rulings) -> str:
    box = choice.box
    if any(_rings(ring, box) for ring in rings):
        return f"[chosen: {choice.text}]"
    top, foot = (box.y0 + part * (box.y1 - box.y0) for part in _MIDDLE)
    through = any(
        top <= line.at <= foot
        and line.start >= box.x0 - _OVER
        and line.end <= box.x1 + _OVER
        and line.end - line.start >= _COVERED * (box.x1 - box.x0)
        for line in rulings.across
    )
    return f"[struck out: {choice.text}]" if through else choice.text


def _rings(ring: Box, word: Box) -> bool:
    middle = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    around = ring.x0 <= middle[0] <= ring.x1 and ring.y0 <= middle[1] <= ring.y1
    fits = 0 <= (ring.x1 - ring.x0) - (word.x1 - word.x0) * _COVERED <= _RING and ring.y1 - ring.y0 <= _RING
    return around and fits and ring.y1 - ring.y0 >= word.y1 - word.y0


def _together(row: Sequence[Fragment], shown: str) -> Fragment:
    """One fragment for all choices of the line, behind the words that stand before them in the first one."""
    first, last = row[0], row[-1]
    listed = _LIST.search(first.text)
    before = first.text[: listed.start()] if listed is not None else ""
    box = Box(first.box.page, first.box.x0, min(f.box.y0 for f in row), last.box.x1, max(f.box.y1 for f in row))
    return replace(first, text=f"{before}{shown}", box=box)
