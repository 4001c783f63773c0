"""Words that a reader of pictures found (Tesseract's TSV) -> segments with boxes, in the document whose pages they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.document import Box, Document, Finding, Locator, SegmentKind
from parsers.draft import Draft
from parsers.limits import DEFAULT_LIMITS
from parsers.ocr_words import Word
from parsers.page_scan import Scan, ScanBox
from parsers.pdf_columns import parted
from parsers.pdf_layout import blocks_of, write_block
from parsers.pdf_text import Fragment
from parsers.scan_lines import in_rows, without_border, without_specks

_DOUBTFUL = 60.0  # of 100: Tesseract's own confidence below which a word is often wrong
_POOR_SHARE = 0.15  # of the words: a page with more doubtful ones is read by a person
_LONG_WORD = 4
_WIDEST_SPACE = 1.5  # of the line's height
_LONGEST_MARK = 4  # characters that a box and its mark are read as
_NEAR_BOX = 25.0  # points between a box and its words
_SIGNS = {"empty": "☐", "marked": "☒", "unsure": "⍰"}
_PARAGRAPH = 3  # page, block and paragraph number of a word's line
_UNREAD = ("no_text_layer", "page_without_text", "pages_not_read", "picture_unread")


def place_words(document: Document, read: Sequence[tuple[Scan, tuple[Word, ...]]]) -> Document:
    """The document with the words of its scans; the hold for unread pages goes when every scan has words."""
    draft = Draft(DEFAULT_LIMITS)
    for scan, words in ((scan, with_boxes(scan, words)) for scan, words in read):
        if _sideways(words):
            _write_paragraphs(draft, scan, words)
            continue
        fragments = in_rows(_fragments(scan, without_specks(words)))
        for block in (block for run in parted(fragments) for block in blocks_of(run, fragments)):
            write_block(draft, block, scan.page)
    spoken = tuple(replace(segment, id=f"o{index}") for index, segment in enumerate(draft.segments()))
    return replace(document, segments=(*document.segments, *spoken), findings=_findings(document, read))


def with_boxes(scan: Scan, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with a sign for each tick box of the page, in place of what was read there."""
    kept = list(words)
    for box in sorted(scan.boxes, key=lambda box: (box.top, box.left)):
        read = [word for word in kept if _stands_in(word, box)]
        if any(_is_text(word, box) for word in kept):
            continue
        others = [word for word in kept if word not in read and word.top < box.top + box.height and box.top < word.top + word.height]
        label, side = _label(box, others, scan)
        if label is None:
            continue
        kept = [word for word in kept if word not in read]
        high = label.height
        left = label.left - round(high * 1.2) if side == "right" else label.left + label.width + round(high * 0.3)
        sign = Word(_SIGNS[box.state], 100.0, left, label.top, max(round(high * 0.8), 1), high, label.line)
        kept.insert(kept.index(label) + (side == "left"), sign)
    return tuple(kept)


def _stands_in(word: Word, box: ScanBox) -> bool:
    across, down = word.left + word.width / 2, word.top + word.height / 2
    beyond = box.width * 0.4
    return box.left - beyond <= across <= box.left + box.width + beyond and box.top - beyond <= down <= box.top + box.height + beyond


def _is_text(word: Word, box: ScanBox) -> bool:
    """Whether the square is a letter of the word, or holds a figure: then it is no box."""
    across, down = box.left + box.width / 2, box.top + box.height / 2
    around = word.left <= across <= word.left + word.width and word.top <= down <= word.top + word.height
    spoken = sum(character.isalnum() for character in word.text) > 1 or word.text.isdigit()
    return around and spoken and (len(word.text) > _LONGEST_MARK or (word.text.isalnum() and word.confidence >= _DOUBTFUL))


def _label(box: ScanBox, row: Sequence[Word], scan: Scan) -> tuple[Word | None, str]:
    """The words of a box: behind it, or before it where the line ends with a box."""
    level = [b for b in scan.boxes if b.top < box.top + box.height and box.top < b.top + b.height]
    reach = _NEAR_BOX * scan.scale
    if row and max(b.left for b in level) > max(word.left for word in row):
        near = [word for word in row if word.left + word.width <= box.left + box.width / 2]
        return max(near, key=lambda word: word.left, default=None), "left"
    near = [word for word in row if box.left + box.width / 2 <= word.left <= box.left + box.width + reach]
    return min(near, key=lambda word: word.left, default=None), "right"


def _sideways(words: Sequence[Word]) -> bool:
    """Whether the page lies on its side: its words are taller than wide."""
    long = [word for word in words if len(word.text) >= _LONG_WORD]
    return sum(word.height > word.width for word in long) * 2 > len(long)


def _write_paragraphs(draft: Draft, scan: Scan, words: Iterable[Word]) -> None:
    """Paragraphs as the reader of pictures parted them: boxes that lie on their side say nothing about columns."""
    for _, group in groupby(words, key=lambda word: word.line[:_PARAGRAPH]):
        together = list(group)
        boxes = tuple(word_box(scan, word) for word in together)
        draft.add(SegmentKind.BODY, " ".join(word.text for word in together), Locator(page=scan.page, boxes=boxes))


def _fragments(scan: Scan, words: Iterable[Word]) -> list[Fragment]:
    """Words of a line as one fragment, parted where a gap is too wide for a space, even in a justified line."""
    found = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        widest = _WIDEST_SPACE * max(word.height for word in line)
        run = [line[0]]
        for word in line[1:]:
            if word.left - (run[-1].left + run[-1].width) > widest:
                found.append(_fragment(scan, run))
                run = []
            run.append(word)
        found.append(_fragment(scan, run))
    return [fragment for fragment in found if fragment.text]


def _fragment(scan: Scan, run: Sequence[Word]) -> Fragment:
    boxes = [word_box(scan, word) for word in run]
    edges = Box(scan.page, min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
    return Fragment(without_border(" ".join(word.text for word in run)), edges, 0.0, "", " ")


def word_box(scan: Scan, word: Word) -> Box:
    """The word's place on the page as it came: the turn that levelled the page is undone, the box drawn around."""
    turn = math.radians(scan.angle)
    middle_x, middle_y = scan.width / 2, scan.height / 2
    corners = [(x, y) for x in (word.left, word.left + word.width) for y in (word.top, word.top + word.height)]
    places = [
        (
            (middle_x + (x - middle_x) * math.cos(turn) - (y - middle_y) * math.sin(turn)) / scan.scale,
            (middle_y + (x - middle_x) * math.sin(turn) + (y - middle_y) * math.cos(turn)) / scan.scale,
        )
        for x, y in corners
    ]
    across, down = [x for x, _ in places], [y for _, y in places]
    return Box(scan.page, min(across), min(down), max(across), max(down))


def _findings(document: Document, read: Sequence[tuple[Scan, tuple[Word, ...]]]) -> tuple[Finding, ...]:
    silent = [scan.page for scan, words in read if not words]
    poor = [scan.page for scan, words in read if words and _doubtful(words) > _POOR_SHARE]
    whole = len(read) == len(document.scans) and not silent and "pages_not_read" not in {f.code for f in document.findings}
    kept = [finding for finding in document.findings if not (whole and finding.code in _UNREAD)]
    if any(words for _, words in read):
        kept.append(Finding("text_by_ocr", f"pages {_numbers(scan.page for scan, words in read if words)}"))
    if poor:
        kept.append(Finding("ocr_doubtful", f"pages {_numbers(poor)}", "hold"))
    return tuple(kept)


def _doubtful(words: Sequence[Word]) -> float:
    return sum(word.confidence < _DOUBTFUL for word in words) / len(words)


def _numbers(pages: Iterable[int]) -> str:
    return ", ".join(str(page) for page in pages)
