"""Separate what the author wrote now from quoted history, forwarded chains, signature and disclaimer.

Rule: losing the author's words is worse than keeping a quote. Where the signs are weak, the text stays BODY.
Nothing is dropped: every line lands in exactly one block, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from parsers import reply_marks as marks
from parsers.closing import mark_closing
from parsers.document import SegmentKind
from parsers.lines import Line, Marked
from parsers.paragraphs import Passage, paragraphs

_HEADER_WINDOW = 12
_HEADER_LINES = 2
_JOIN = 3


class Chain(StrEnum):
    """What earlier messages below the author's text are: an answered request, or content passed on."""

    REPLY = "reply"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class _Announcement:
    """Lines start..end that announce an earlier message."""

    end: int
    form: str
    speaker: str
    forwarded: bool = False


def chain_of(subject: str) -> Chain:
    """How a subject line says that what follows the author's words is meant."""
    return Chain.FORWARD if marks.FORWARD_SUBJECT.match(subject) else Chain.REPLY


def mark_lines(lines: Sequence[Line], chain: Chain) -> list[Marked]:
    """Every line with its kind, in order."""
    out: list[Marked] = []
    level = 0
    kind = SegmentKind.BODY
    speaker = ""
    position = 0
    while position < len(lines):
        found = _announcement(lines, position)
        if found is not None and _takes(found, lines, out, kind):
            level, speaker = level + 1, found.speaker
            kind = _earlier(found, chain, kind)
            out.extend(Marked(line, kind, level, speaker, found.form) for line in lines[position : found.end])
            position = found.end
            if found.form == "attribution" and _quoted_next(lines, position):
                position = _quoted_run(lines, position, out, replace(out[-1], announces=""))
                kind = SegmentKind.BODY if level == 1 else kind
                level, speaker = (0, "") if kind is SegmentKind.BODY else (level, speaker)
            continue
        if found is not None:  # announced, but what follows is the author's: the line itself is no word of theirs
            out.extend(replace(_plain(line, kind, level, speaker), announces=found.form) for line in lines[position : found.end])
            position = found.end
            continue
        line = lines[position]
        out.append(_plain(line, kind, level, speaker))
        position += 1
    return mark_closing(_rejoin_blank(out))


def _plain(line: Line, kind: SegmentKind, level: int, speaker: str) -> Marked:
    if line.depth and kind is SegmentKind.BODY:
        return Marked(line, SegmentKind.QUOTE, line.depth)
    return Marked(line, kind, level + line.depth, speaker)


def _earlier(found: _Announcement, chain: Chain, above: SegmentKind) -> SegmentKind:
    if found.forwarded or chain is Chain.FORWARD or above is SegmentKind.FORWARDED:
        return SegmentKind.FORWARDED
    return SegmentKind.QUOTE


def _takes(found: _Announcement, lines: Sequence[Line], out: Sequence[Marked], kind: SegmentKind) -> bool:
    """Whether to believe an announcement.

    An attribution over unquoted text, with no word of the author above it, would leave nothing of the author.
    """
    if found.form != "attribution" or kind is not SegmentKind.BODY:
        return True
    if _quoted_next(lines, found.end):
        return True
    return any(marked.line.text.strip() for marked in out if marked.kind is SegmentKind.BODY)


def _quoted_next(lines: Sequence[Line], position: int) -> bool:
    following = next((line for line in lines[position : position + 4] if line.text.strip() or line.depth), None)
    return following is not None and following.depth > 0


def _quoted_run(lines: Sequence[Line], position: int, out: list[Marked], like: Marked) -> int:
    """Mark the quoted lines that follow an attribution; blank lines between them belong to them."""
    while position < len(lines) and (lines[position].depth or not lines[position].text.strip()):
        out.append(replace(like, line=lines[position], level=like.level + max(0, lines[position].depth - 1)))
        position += 1
    return position


def _announcement(lines: Sequence[Line], position: int) -> _Announcement | None:
    line = lines[position]
    text = line.text.strip()
    if not text:
        return None
    if marks.FORWARDED.match(text):
        return _with_headers(lines, position + 1, "original", forwarded="forwarded")
    if marks.ORIGINAL.match(text):
        return _with_headers(lines, position + 1, "original", forwarded="")
    if marks.RULE.match(text):
        after = _skip_blank(lines, position + 1)
        headers = _headers(lines, after)
        return None if headers is None else replace(headers, forwarded=False)
    return _headers(lines, position) or _attribution(lines, position)


def _with_headers(lines: Sequence[Line], position: int, form: str, *, forwarded: str) -> _Announcement:
    headers = _headers(lines, _skip_blank(lines, position))
    if headers is None:
        return _Announcement(position, form, "", forwarded=bool(forwarded))
    return _Announcement(headers.end, form, headers.speaker, forwarded=bool(forwarded))


def _skip_blank(lines: Sequence[Line], position: int) -> int:
    while position < len(lines) and not lines[position].text.strip():
        position += 1
    return position


def _headers(lines: Sequence[Line], start: int) -> _Announcement | None:
    """A block of header lines of an earlier message: at least From and two more, or a From with an address and one more."""
    names: list[str] = []
    speaker = ""
    position = start
    for position in range(start, min(len(lines), start + _HEADER_WINDOW)):
        match = marks.HEADER.match(lines[position].text)
        if match is None:
            if not names or not _folded(lines[position].text, names):
                break
            continue
        names.append(match[1].lower())
        if match[1].lower() in marks.FROM_NAMES and not speaker:
            speaker = lines[position].text[match.end() :].strip()
    else:
        position = min(len(lines), start + _HEADER_WINDOW)
    distinct = len(set(names))
    has_from = any(name in marks.FROM_NAMES for name in names)
    if not has_from or distinct <= _HEADER_LINES - (1 if marks.ADDRESS.search(speaker) else 0):
        return None
    return _Announcement(position, "headers", speaker)


def _folded(text: str, names: Sequence[str]) -> bool:
    """A continuation of a long recipient list."""
    return (
        bool(names)
        and names[-1] in {"to", "cc", "from"}
        and (text.startswith((" ", "\t")) or ";" in text)
        and bool(marks.ADDRESS.search(text))
    )


def _attribution(lines: Sequence[Line], position: int) -> _Announcement | None:
    """`On ... wrote:` on up to three lines."""
    joined = ""
    depth = lines[position].depth
    for count in range(min(_JOIN, len(lines) - position)):
        line = lines[position + count]
        if not line.text.strip() or line.depth != depth:
            return None
        joined = f"{joined} {line.text.strip()}".strip()
        if _is_attribution(joined, lines, position + count + 1):
            return _Announcement(position + count + 1, "attribution", joined)
    return None


def _is_attribution(text: str, lines: Sequence[Line], after: int) -> bool:
    if len(text) > 400:  # noqa: PLR2004 - an attribution names a date and a person, no more
        return False
    dated = bool(marks.DATED.search(text))
    wrote = bool(marks.WROTE.search(text))
    address = bool(marks.ADDRESS.search(text))
    if wrote and (address or (dated and marks.OPENED.match(text))):
        return True
    bare = text.rstrip()
    ends = bare.endswith((":", ">")) or _quoted_next(lines, after)
    opened = bool(marks.OPENED.match(text)) or _quoted_next(lines, after)
    return dated and address and ends and opened and not marks.HEADER.match(text)


def _rejoin_blank(out: list[Marked]) -> list[Marked]:
    """Blank lines take the kind of the line before them, so that blocks do not fall apart."""
    joined: list[Marked] = []
    for marked in out:
        if joined and not marked.line.text.strip() and marked.line.kind is SegmentKind.BODY:
            joined.append(replace(joined[-1], line=marked.line, announces=""))
        else:
            joined.append(marked)
    return joined


def passages_of(lines: Sequence[Line], chain: Chain) -> Iterator[Passage]:
    """Passages of a mail body, each of one kind, level and speaker."""
    block: list[Marked] = []
    for marked in mark_lines(lines, chain):
        if block and _differs(block[-1], marked):
            yield from _passages(block)
            block = []
        block.append(marked)
    yield from _passages(block)


def _differs(one: Marked, other: Marked) -> bool:
    if other.line.kind is not SegmentKind.BODY or one.line.kind is not SegmentKind.BODY:
        return True
    return (one.kind, one.level, one.speaker) != (other.kind, other.level, other.speaker)


def _passages(block: Sequence[Marked]) -> Iterator[Passage]:
    if not block:
        return
    first = block[0]
    if first.line.kind is not SegmentKind.BODY:
        kind = first.line.kind if first.kind is SegmentKind.BODY else first.kind
        yield Passage(first.line.text, kind, first.speaker, first.line.locator)
        return
    text = "\n".join(marked.line.text for marked in block)
    yield from paragraphs(text, first.kind, first.speaker)
