"""Lines of a picture as a reader of pictures gives them -> lines as they stand on the page, without specks of its rulings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from parsers.forms.labels import is_label
from parsers.ocr_words import Word
from parsers.pdf_text import Fragment, same_line

_THIN = 8  # times: a stroke as thin as this beside the letters is a piece of a ruling
_SURE = 80.0  # of 100: a thin letter read so surely is one
_FEWEST_TORN = 3
_BORDER = re.compile(r"^[|_‘“'\"(\[]+(?=[^\W\d])")
_RULED = re.compile(r"^[|_=~¦](?:[\s|_=~¦—–-]*)(?=.)|^—\s+(?=\w)|[\s|_=~¦]*[|_=~¦]$")
_LOST_BOX = re.compile(r"(yes|no|not known|unknown)\s*[O0QD°]", re.IGNORECASE)
_CLOSING = {"‘": "’'", "'": "'’", "“": '”"', '"': '"”', "(": ")", "[": "]"}


def without_specks(words: Sequence[Word]) -> list[Word]:
    """The words without pieces of drawn lines that were read as letters: far thinner than letters are, and hardly sure."""
    tall = [word.height for word in words if sum(map(str.isalnum, word.text)) > 1]
    if not tall:
        return list(words)
    least = median(tall) / _THIN
    return [word for word in words if min(word.width, word.height) > least or (word.confidence >= _SURE and word.text.isalnum())]


def without_border(text: str) -> str:
    """The text without the edges of its cell, read as bars, or as a quote or bracket that nothing closes; "" for edges alone.

    "Yes O" is a choice whose box was read as a letter: whether it is ticked is not known.
    """
    text = _RULED.sub("", _RULED.sub("", text)).strip()
    if lost := _LOST_BOX.fullmatch(text):
        return f"{lost[1]} ⍰"
    found = _BORDER.match(text)
    if found is None or any(mark in text[found.end() :] for sign in found[0] for mark in _CLOSING.get(sign, "")):
        return text
    return text[found.end() :]


def in_rows(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments row by row where labels were read in one column and their answers in another; else as they are."""
    if sum(_is_torn(fragments, place) for place in range(len(fragments))) < _FEWEST_TORN:
        return fragments
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: f.box.y0 + f.box.y1):
        if rows and same_line(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [fragment for row in rows for fragment in sorted(row, key=lambda f: f.box.x0)]


def _is_torn(fragments: Sequence[Fragment], place: int) -> bool:
    """A label whose answer stands right of it on the page and was read later than the line below."""
    label = fragments[place]
    if not (is_label(label.text) or label.text.endswith((":", "?"))):
        return False
    after = fragments[place + 1 : place + 2]
    if any(same_line(label, other) for other in after):
        return False
    return any(same_line(label, other) and other.box.x0 > label.box.x1 for other in fragments[place + 2 :])
