"""Signature and disclaimer at the end of each author's own text.

Rule: a sentence is never a signature. Only short lines after a sign-off, or after the "-- " delimiter, are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from parsers import reply_marks as marks
from parsers.document import SegmentKind
from parsers.lines import Marked
from parsers.notices import mark_notices

_SIGNATURE_LINES = 14
_SIGNATURE_CHARACTERS = 120
_SENTENCE_WORDS = 8
_LONG_WORD = 4
_IN_SMALL = 0.2
_FEWEST_TITLED = 3
_ADDRESS_WORDS = 5  # between two commas of an address
_CLOSED = frozenset({SegmentKind.BODY, SegmentKind.FORWARDED})


def mark_closing(lines: list[Marked]) -> list[Marked]:
    """The same lines with SIGNATURE and DISCLAIMER marked in the author's own text."""
    out = list(lines)
    start = 0
    while start < len(out):
        end = start
        while end < len(out) and _message(out[end]) == _message(out[start]):
            end += 1
        if out[start].kind in _CLOSED and not out[start].announces:
            out[start:end] = _closed(out[start:end])
        start = end
    return out


def _message(marked: Marked) -> tuple[SegmentKind, int, bool]:
    return marked.kind, marked.level, bool(marked.announces)


def _closed(run: Sequence[Marked]) -> list[Marked]:
    """One message's lines; of a message passed on only its notices are set apart, its signature says who speaks."""
    kinds = [SegmentKind.BODY] * len(run)
    texts = [marked.line.text.strip() for marked in run]
    mark_notices(texts, kinds)
    if run[0].kind is SegmentKind.BODY:
        _signature(texts, kinds)
    return [_of_kind(marked, kind) for marked, kind in zip(run, kinds, strict=True)]


def _of_kind(marked: Marked, kind: SegmentKind) -> Marked:
    return marked if kind is SegmentKind.BODY else replace(marked, kind=kind)


def _signature(texts: Sequence[str], kinds: list[SegmentKind]) -> None:
    for index, text in enumerate(texts):
        if kinds[index] is not SegmentKind.BODY or not text:
            continue
        if marks.SIGNATURE_DELIMITER.match(text) and _short_run(texts, kinds, index + 1):
            _mark(texts, kinds, index)
        elif _device(texts, kinds, index):
            kinds[index] = SegmentKind.SIGNATURE
        elif marks.SIGN_OFF.match(text) and _short_run(texts, kinds, index + 1):
            _mark(texts, kinds, index)
        elif _card(texts, kinds, index):
            _mark_paragraph(texts, kinds, index)


def _device(texts: Sequence[str], kinds: Sequence[SegmentKind], index: int) -> bool:
    """What a telephone puts under its owner's words, or the delimiter above that."""
    if marks.SIGNATURE_DELIMITER.match(texts[index]):
        return bool(marks.DEVICE.match(next(_following(texts, kinds, index + 1), "")))
    return bool(marks.DEVICE.match(texts[index]))


def _mark_paragraph(texts: Sequence[str], kinds: list[SegmentKind], start: int) -> None:
    """The whole block: a slogan under the contact lines belongs to it."""
    for index in range(start, start + len(_paragraph(texts, start))):
        if kinds[index] is SegmentKind.BODY:
            kinds[index] = SegmentKind.SIGNATURE


def _mark(texts: Sequence[str], kinds: list[SegmentKind], start: int) -> None:
    count = 0
    for index in range(start, len(texts)):
        if kinds[index] is not SegmentKind.BODY:
            continue
        if texts[index] and index > start and not _signs(texts[index]):
            return
        count += bool(texts[index])
        if count > _SIGNATURE_LINES:
            return
        kinds[index] = SegmentKind.SIGNATURE


def _short_run(texts: Sequence[str], kinds: Sequence[SegmentKind], start: int) -> bool:
    """Whether only signature lines and disclaimers follow, up to the end of the author's text.

    It looks no further than the first line too many: a text of nothing but sign-offs would be read once for each.
    """
    following = list(islice(_following(texts, kinds, start), _SIGNATURE_LINES + 1))
    return len(following) <= _SIGNATURE_LINES and all(_signs(text) for text in following)


def _following(texts: Sequence[str], kinds: Sequence[SegmentKind], start: int) -> Iterator[str]:
    """The author's lines from `start` on that are not marked yet."""
    return (texts[index] for index in range(start, len(texts)) if texts[index] and kinds[index] is SegmentKind.BODY)


def _signs(text: str) -> bool:
    """Whether a line can stand in a signature: short, and no sentence."""
    if marks.OF_SOMEBODY.search(text) and not marks.PRONOUNS.search(text):
        return False  # "He hit her again" under a name is no part of it
    if marks.RULE.match(text) or _postal(text):
        return True
    if len(text) > _SIGNATURE_CHARACTERS:
        return len(text) < 2 * _SIGNATURE_CHARACTERS and bool(marks.CONTACT.search(text))
    words = len(text.split())
    if text.endswith((".", "!", "?")) and words > _SENTENCE_WORDS - 3:
        return False
    return words <= _SENTENCE_WORDS or bool(marks.CONTACT.search(text)) or _titled(text)


def _titled(text: str) -> bool:
    """Whether nearly all longer words begin with a capital, as in the name of an office and of the body it is part of."""
    longer = [word.strip("(),&") for word in text.split() if len(word) >= _LONG_WORD]
    if len(longer) < _FEWEST_TITLED or text.isupper():
        return False
    return len(longer) - sum(word[:1].isupper() for word in longer) <= len(longer) * _IN_SMALL


def _postal(text: str) -> bool:
    """The postal address of an office: a postcode, and short parts between commas."""
    return bool(marks.POSTAL.match(text)) and all(len(part.split()) <= _ADDRESS_WORDS for part in text.split(","))


def _card(texts: Sequence[str], kinds: Sequence[SegmentKind], index: int) -> bool:
    """A contact block with no sign-off above it: the last paragraph, a name line first, a role and a way to reach them.

    Without a role it might be a family's contact details, which are content.
    """
    if index == 0 or texts[index - 1] or not any(islice(texts, index)):
        return False
    block = _paragraph(texts, index)
    after = next(_following(texts, kinds, index + len(block)), "")
    if after or marks.BIRTH.search(" ".join(block)) or not any(marks.ROLE.search(text) for text in block[:3]):
        return False
    contact = any(marks.CONTACT.search(text) for text in block[:4])
    barred = " | " in block[0] and contact and len(block[0]) <= _SIGNATURE_CHARACTERS
    named = bool(marks.NAME_LINE.match(block[0])) and contact and all(_signs(text) for text in block)
    return barred or named


def _paragraph(texts: Sequence[str], start: int) -> list[str]:
    """Lines up to the next blank one."""
    end = next((index for index in range(start, len(texts)) if not texts[index]), len(texts))
    return list(texts[start:end])
