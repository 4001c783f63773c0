"""What a reader of pictures sees on a finished page: no hidden phrase anywhere, and no word where something was burnt."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.renditions.orders import Burnt, Expectation
from gateway.renditions.verifying.phrases import leaked, share_kept, told_from_noise
from parsers.ocr_words import Word

READING_SCALE = 200 / 72
"""Pixels a point of the pictures that are read."""
_SURE = 60.0  # of 100: less is a guess at a black bar
_LETTERS = 2
_LEGIBLE = 0.9  # of a banner's letters
_STRAY = 4  # words read from specks, or a word taken for two
_MARGIN = 0.15  # of the height
_MOST = 0.6  # of the word's area


def nothing_to_find(page: int, wanted: Expectation) -> bool:
    """Whether nothing is to be found by a reader on page `page`: no phrase in the file, no rectangle and no banner on the page."""
    return not (wanted.banner and page == 1) and not told_from_noise(wanted.absent) and not any(box.page == page for box in wanted.burnt)


def shows_banner(words: Sequence[Word], page: int, wanted: Expectation) -> bool:
    """Whether the line that belongs above page 1 can be read there, but for a letter or two; true of every other page."""
    if not wanted.banner or page != 1:
        return True
    head = [word.text for word in words][: len(wanted.banner.split()) + _STRAY]
    return share_kept(" ".join(head), (wanted.banner,)) >= _LEGIBLE


def reads_nothing(words: Sequence[Word], page: int, wanted: Expectation) -> bool:
    """Whether the words read from page `page` (from 1) give nothing away."""
    if leaked(" ".join(word.text for word in words), told_from_noise(wanted.absent), wanted.travelling):
        return False
    boxes = [box for box in wanted.burnt if box.page == page]
    sure = [word for word in words if word.confidence >= _SURE and sum(c.isalnum() for c in word.text) >= _LETTERS]
    return not any(_lies_in(word, box) for word in sure for box in boxes)


def _lies_in(word: Word, box: Burnt) -> bool:
    """Whether a word is mostly in the rectangle or its margin: what peeps out above or below."""
    margin = _MARGIN * (box.y1 - box.y0)
    x0, y0, x1, y1 = (edge * READING_SCALE for edge in (box.x0, box.y0 - margin, box.x1, box.y1 + margin))
    wide = min(x1, word.left + word.width) - max(x0, word.left)
    high = min(y1, word.top + word.height) - max(y0, word.top)
    return wide > 0 and high > 0 and wide * high > _MOST * word.width * word.height
