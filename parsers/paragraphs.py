"""Running text -> paragraphs and headings. Shared by plain text, HTML and mail bodies so that all are cut alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from parsers.document import Locator, Segment, SegmentKind

_HEADING_LENGTH = 70
_HEADING_WORDS = 9
_BLANK = re.compile(r"\n[ \t\u00a0\u200b\r\f\v]*(?:\n[ \t\u00a0\u200b\r\f\v]*)+")
_UNDERLINE = re.compile(r"[-=_*~]{3,}")
# A protective marking (Government Security Classifications) labels the whole text, not what follows it.
_MARKING = re.compile(r"(?:OFFICIAL|PROTECT|RESTRICTED|CONFIDENTIAL|SECRET|PRIVATE)\b", re.IGNORECASE)
_UNHEADED = frozenset({SegmentKind.QUOTE, SegmentKind.SIGNATURE, SegmentKind.DISCLAIMER, SegmentKind.HIDDEN})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph before it is numbered."""

    text: str
    kind: SegmentKind = SegmentKind.BODY
    speaker: str = ""
    locator: Locator = field(default_factory=Locator)


def paragraphs(text: str, kind: SegmentKind = SegmentKind.BODY, speaker: str = "") -> Iterator[Passage]:
    """Blank-line separated paragraphs of `text`, in order; a heading line at the head of one stands alone."""
    for block in _BLANK.split(normal_lines(text)):
        block_text = block.strip("\n").rstrip()
        if block_text.strip():
            yield from _split_heading(block_text, kind, speaker)


def normal_lines(text: str) -> str:
    """LF line ends, no NUL: nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def is_heading(line: str) -> bool:
    """Whether a line alone labels what follows: short and ending in a colon, or in capitals."""
    stripped = line.strip().strip("*#_ ")
    if not stripped or len(stripped) > _HEADING_LENGTH or len(stripped.split()) > _HEADING_WORDS:
        return False
    if _MARKING.match(stripped):
        return False
    if stripped.endswith(":"):
        return not stripped.lower().startswith(("dear ", "hi ", "hello ")) and any(c.isalpha() for c in stripped)
    return stripped.isupper() and sum(c.isalpha() for c in stripped) > 3 and not any(c.isdigit() for c in stripped)  # noqa: PLR2004 - "GP" and "DOB" alone are content


def segments_of(passages: Iterable[Passage]) -> tuple[Segment, ...]:
    """Number the passages and give each the heading above it as its section."""
    section: tuple[str, ...] = ()
    found: list[Segment] = []
    for number, passage in enumerate(passages):
        locator = passage.locator if passage.locator != Locator() else Locator(paragraph=number + 1)
        if passage.kind is SegmentKind.HEADING:
            section = (passage.text.strip().strip("*#_ ").rstrip(":").strip(),)
        above = () if passage.kind in _UNHEADED or passage.kind is SegmentKind.HEADING else section
        found.append(Segment(f"s{number}", passage.kind, passage.text, locator, above, passage.speaker))
    return tuple(found)


def _split_heading(block: str, kind: SegmentKind, speaker: str) -> Iterator[Passage]:
    first, _, rest = block.partition("\n")
    if kind is not SegmentKind.BODY or not is_heading(first):
        yield Passage(block, kind, speaker)
        return
    yield Passage(first, SegmentKind.HEADING, speaker)
    underline, _, after = rest.partition("\n")
    body = after if _UNDERLINE.fullmatch(underline.strip()) else rest
    if body.strip():
        yield Passage(body, kind, speaker)
