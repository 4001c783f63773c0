"""Answers written one letter to a box, as dates of birth and numbers are: a row of single letters at one pitch is one answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.document import Box
from parsers.pdf_text import Fragment, same_line

_FEWEST = 4
_PITCH = 3.2  # of the height of the ink, and of eight points at least: letters further apart stand in columns
_WIDER = 1.3  # times the smallest pitch: a part of a date begins
_SMALLEST = 8.0  # points


def with_combs_joined(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments in their order, each run of four or more single letters on a line as one, with a space where the boxes part."""
    found: list[Fragment] = []
    run: list[Fragment] = []
    for fragment in fragments:
        if run and not _goes_on(run[-1], fragment):
            found += _joined(run)
            run = []
        if _is_letter(fragment):
            run.append(fragment)
        else:
            found.append(fragment)
    return [*found, *_joined(run)]


def _is_letter(fragment: Fragment) -> bool:
    return len(fragment.text) == 1 and fragment.text.isalnum()


def _goes_on(left: Fragment, right: Fragment) -> bool:
    pitch = right.box.x0 - left.box.x0
    reach = _PITCH * max(left.height, right.height, _SMALLEST)
    return _is_letter(right) and same_line(left, right) and right.box.x0 > left.box.x1 and pitch <= reach


def _joined(run: list[Fragment]) -> list[Fragment]:
    """The run as one fragment; marks of one kind in a row are marks, and few letters may be anything."""
    letters = {fragment.text.casefold() for fragment in run}
    if len(run) < _FEWEST or letters <= {"x", "y", "n"}:
        return run
    middles = [(fragment.box.x0 + fragment.box.x1) / 2 for fragment in run]
    steps = [right - left for left, right in pairwise(middles)]
    gaps = ["", *(" " if step > _WIDER * min(steps) else "" for step in steps)]
    text = "".join(gap + fragment.text for gap, fragment in zip(gaps, run, strict=True))
    box = Box(run[0].box.page, run[0].box.x0, min(f.box.y0 for f in run), run[-1].box.x1, max(f.box.y1 for f in run))
    return [Fragment(text, box, run[0].size, run[0].bold, run[0].lead)]
