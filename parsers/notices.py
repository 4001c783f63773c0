"""Notices that mail systems write around an author's words: banners above, small print and list footers below.

Rule: a notice speaks of the mail itself, not of a child. One telling sentence is enough ("if you are not the intended
recipient"); of wordings that a person may use ("is confidential", "accepts no responsibility") two must stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers import notice_marks as marks
from parsers.document import SegmentKind
from parsers.reply_marks import SIGNATURE_DELIMITER

_SMALL_PRINT = 10_000  # a longer line is a text, not a notice below one
_BANNER_LINES = 8
_BANNER_LENGTH = 800
_MOST_CHARACTERS = 500_000  # of one author's words; more is no letter, and looking at all of it would outlast the child
_NEAR = 3  # lines between two wordings of one notice
_SHORT = 8  # words
_WRAPPED = 45  # a shorter line was ended by its writer, not by a mailer
_FOOTER_LINES = 12


def mark_notices(texts: Sequence[str], kinds: list[SegmentKind]) -> None:
    """Set DISCLAIMER in `kinds` for each line of `texts` (one author's, stripped) that is a notice."""
    blocks = list(_blocks(texts))
    first = _mark_banners(texts, kinds, blocks)
    if sum(map(len, texts)) > _MOST_CHARACTERS:
        return
    below = False
    for start, end in blocks[first:]:
        spans = list(_small_print(texts[start:end], below=below))
        for begin, stop in spans:
            _fill(kinds, start + begin, start + stop)
        below = bool(spans) or (below and all(marks.ORNAMENT.match(text) for text in texts[start:end]))
    _mark_footers(texts, kinds, blocks)
    _mark_ornaments(texts, kinds)


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each run of lines that are not blank."""
    edges = [-1, *(index for index, text in enumerate(texts) if not text), len(texts)]
    return ((before + 1, after) for before, after in pairwise(edges) if after > before + 1)


def _fill(kinds: list[SegmentKind], start: int, end: int) -> None:
    kinds[start:end] = [SegmentKind.DISCLAIMER] * (end - start)


def _mark_banners(texts: Sequence[str], kinds: list[SegmentKind], blocks: Sequence[tuple[int, int]]) -> int:
    """Mark the banners at the head; the number of blocks that are nothing else."""
    for number, (start, end) in enumerate(blocks):
        if all(marks.ORNAMENT.match(text) for text in texts[start:end]):
            continue
        count = _banner_lines(texts[start : min(end, start + _BANNER_LINES)])
        _fill(kinds, start, start + count)
        if count < end - start:
            return number
    return len(blocks)


def _banner_lines(lines: Sequence[str]) -> int:
    """How many of the first lines are a banner; 0 where none is. Its author's words may follow without a blank line."""
    found = next((count for count in range(1, len(lines) + 1) if _is_banner(" ".join(lines[:count]))), 0)
    while 0 < found < len(lines) and _goes_on(lines[found - 1], lines[found]):
        found += 1
    return found


def _is_banner(text: str) -> bool:
    if len(text) > _BANNER_LENGTH:
        return False
    if marks.UNFAMILIAR.search(text) or marks.OUTSIDE_ALONE.match(text):
        return True
    warns, outside = bool(marks.WARNS.search(text)), bool(marks.OUTSIDE.search(text))
    return (warns and (outside or bool(marks.TRUSTS.search(text)) or bool(marks.ALERT.match(text)))) or (
        outside and bool(marks.ALERT.match(text))
    )


def _goes_on(above: str, line: str) -> bool:
    """Whether a line under a banner belongs to it: its sentence goes on, or it warns as well."""
    if marks.GREETING.match(line):
        return False
    told = above.endswith((".", "!", "?", "]", ")", ":")) or marks.UNFAMILIAR.search(above)
    broken = len(above) >= _WRAPPED and not told
    return broken or any(mark.search(line) for mark in (marks.WARNS, marks.TRUSTS, marks.OUTSIDE, marks.UNFAMILIAR, marks.ORNAMENT))


def _small_print(lines: Sequence[str], *, below: bool) -> Iterator[tuple[int, int]]:
    """Spans of a block that are small print. `below`: small print stands above, so one wording is enough."""
    if sum(map(len, lines)) > _SMALL_PRINT:
        yield from ((index, index + 1) for index, line in enumerate(lines) if len(line) < _SMALL_PRINT and marks.TELLING.search(line))
        return
    if not marks.may_be_small_print(lines):
        return
    told = _lines_of(marks.TELLING, lines)
    done = 0
    for group in _near(sorted((*told, *_lines_of(marks.WORDING, lines)))):
        if any(found in told for found in group) or _impersonal(lines, group, below=below):
            start = max(done, _sentence_start(lines, group[0][0]))
            done = _notice_end(lines, group[-1][0] + 1)
            yield start, done


def _impersonal(lines: Sequence[str], group: Sequence[tuple[int, str]], *, below: bool) -> bool:
    """Whether wordings that a person may use are a notice all the same."""
    text = " ".join(lines[group[0][0] : group[-1][0] + 1])
    if marks.OF_A_PERSON.search(text) or not marks.OF_MAIL.search(text):
        return False
    return len({said for _, said in group}) > 1 or (below and len(lines) == 1)


def _near(found: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Matches that stand close enough to be of one notice."""
    group: list[tuple[int, str]] = []
    for match in found:
        if group and match[0] - group[-1][0] > _NEAR:
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _notice_end(lines: Sequence[str], end: int) -> int:
    """Behind the last line of a notice: its sentence goes on, or short lines of the same kind follow."""
    while end < len(lines):
        broken = len(lines[end - 1]) >= _WRAPPED and not lines[end - 1].endswith((".", "!", "?"))
        if not broken and len(lines[end].split()) > _SHORT and not marks.OF_MAIL.search(lines[end]):
            break
        end += 1
    return end


def _lines_of(mark: re.Pattern[str], lines: Sequence[str]) -> list[tuple[int, str]]:
    """Line and wording of each match in the lines as one text: a wording may go over a line's end."""
    joined = " ".join(lines)
    ends = []
    position = 0
    for line in lines:
        position += len(line) + 1
        ends.append(position)
    return [(next(n for n, end in enumerate(ends) if match.start() < end), match.lastgroup or "") for match in mark.finditer(joined)]


def _sentence_start(lines: Sequence[str], index: int) -> int:
    """The line on which the notice began that a mailer wrapped."""
    while index and not marks.OPENS.match(lines[index]) and len(lines[index - 1]) >= _WRAPPED:
        if lines[index - 1].endswith((".", "!", "?")):
            break
        index -= 1
    return index


def _mark_footers(texts: Sequence[str], kinds: list[SegmentKind], blocks: Sequence[tuple[int, int]]) -> None:
    """What a mailing list adds: below it stands nothing of the author."""
    for start, end in reversed(blocks):
        if kinds[end - 1] is SegmentKind.DISCLAIMER or all(marks.ORNAMENT.match(text) for text in texts[start:end]):
            continue
        begin = next((index for index in range(max(start, end - _FOOTER_LINES), end) if marks.LIST.search(texts[index])), None)
        if begin is None:
            return
        ruled = next((index for index in range(begin - 1, start - 1, -1) if _ruled(texts[index])), begin)
        _fill(kinds, ruled, end)


def _ruled(text: str) -> bool:
    return bool(marks.ORNAMENT.match(text) or SIGNATURE_DELIMITER.match(text))


def _mark_ornaments(texts: Sequence[str], kinds: list[SegmentKind]) -> None:
    """Rules of signs above and below a notice are part of it."""
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        inside = False
        for index in order:
            ornament = bool(marks.ORNAMENT.match(texts[index]))
            if texts[index] and not ornament:
                inside = kinds[index] is SegmentKind.DISCLAIMER
            elif ornament and inside and kinds[index] is SegmentKind.BODY:
                kinds[index] = SegmentKind.DISCLAIMER
