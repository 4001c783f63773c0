"""Separate what the author wrote now from quoted history, forwarded chains, signature and disclaimer.

Rule: losing the author's words is worse than keeping a quote. Where the signs are weak, the text stays BODY.
Nothing is dropped: every line lands in exactly one block, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from parsers import reply_marks as marks
from parsers.attributions import find_attribution, quoted_next
from parsers.closing import mark_closing
from parsers.document import SegmentKind
from parsers.header_labels import FROM_LABELS, LIST_LABELS, SENT_LABELS
from parsers.lines import Line, Marked
from parsers.paragraphs import Passage, paragraphs

_HEADER_WINDOW = 20
_HEADER_LINES = 2
_LONGEST = 400
_MOST_MARKED = 100_000  # lines of a body; more is no letter, and looking at each would outlast the child
_MOST_LINES = 20_000  # below so many lines nothing more is looked for: the text stays as it is, whole


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
        found = _announcement(lines, position) if position < _MOST_LINES else None
        if found is not None and _takes(found, lines, out, kind):
            level, speaker = level + 1, found.speaker
            kind = _earlier(found, chain, kind)
            out.extend(Marked(line, kind, level, speaker, found.form) for line in lines[position : found.end])
            position = found.end
            if quoted_next(lines, position) and (
                found.form == "attribution" or kind is SegmentKind.QUOTE
            ):  # the earlier message bears marks: what bears none below it is an answer
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
    return mark_closing(_rejoin_blank(_own_citations(out)))


def _plain(line: Line, kind: SegmentKind, level: int, speaker: str) -> Marked:
    if line.depth and kind is SegmentKind.BODY:
        return Marked(line, SegmentKind.QUOTE, line.depth)
    return Marked(line, kind, level + line.depth, speaker)


def _earlier(found: _Announcement, chain: Chain, above: SegmentKind) -> SegmentKind:
    if found.forwarded or chain is Chain.FORWARD or above is SegmentKind.FORWARDED:
        return SegmentKind.FORWARDED
    return SegmentKind.QUOTE


def _own_citations(out: list[Marked]) -> list[Marked]:
    """Lines with quote marks that the author cites: "Her words were:" stands above them, and no earlier message is announced."""
    if any(marked.announces for marked in out):
        return out
    found: list[Marked] = []
    citing = False
    for marked in out:
        if marked.line.text.strip():
            typed = marked.kind is SegmentKind.QUOTE and marked.line.raw.lstrip().startswith(">")  # no cited block of HTML
            citing = typed and (citing or _introduces(found))
        found.append(replace(marked, kind=SegmentKind.BODY, level=0) if citing and marked.kind is SegmentKind.QUOTE else marked)
    return found


def _introduces(above: Sequence[Marked]) -> bool:
    """Whether the last words so far introduce speech. A date or an address makes a line an attribution that was not understood."""
    last = next((marked for marked in reversed(above) if marked.line.text.strip()), None)
    if last is None or last.kind is not SegmentKind.BODY:
        return False
    text = last.line.text.strip()
    return text.endswith(":") and not marks.ATTRIBUTES.search(text)


def _takes(found: _Announcement, lines: Sequence[Line], out: Sequence[Marked], kind: SegmentKind) -> bool:
    """Whether to believe an announcement.

    An attribution over unquoted text, with no word of the author above it, would leave nothing of the author.
    """
    if found.form != "attribution" or kind is not SegmentKind.BODY:
        return True
    if quoted_next(lines, found.end):
        return True
    return any(marked.line.text.strip() for marked in out if marked.kind is SegmentKind.BODY)


def _quoted_run(lines: Sequence[Line], position: int, out: list[Marked], like: Marked) -> int:
    """Mark the quoted lines that follow an attribution; blank lines between them belong to them."""
    while position < len(lines) and (lines[position].depth or not lines[position].text.strip()):
        out.append(replace(like, line=lines[position], level=like.level + max(0, lines[position].depth - 1)))
        position += 1
    return position


def _announcement(lines: Sequence[Line], position: int) -> _Announcement | None:
    text = lines[position].text.strip()
    if not text:
        return None
    if len(text) > _LONGEST:  # a head may name many recipients; all other announcements are short
        return _headers(lines, position, announced=False)
    forwarded = bool(marks.FORWARDED.match(text))
    if forwarded or marks.ORIGINAL.match(text) or marks.REPLY_ABOVE.match(text):
        return _with_headers(lines, position + 1, forwarded=forwarded)
    if marks.GROUPWISE.match(lines[position].raw):
        return _Announcement(position + 1, "headers", text.rstrip("> "))
    if marks.RULE.match(text) or marks.FRAMED.match(text):
        return _headers(lines, _skip_blank(lines, position + 1), announced=True)
    return _headers(lines, position, announced=False) or _attributed(lines, position)


def _attributed(lines: Sequence[Line], position: int) -> _Announcement | None:
    found = find_attribution(lines, position)
    return None if found is None else _Announcement(found.end, "attribution", found.text)


def _with_headers(lines: Sequence[Line], position: int, *, forwarded: bool) -> _Announcement:
    headers = _headers(lines, _skip_blank(lines, position), announced=True)
    if headers is None:
        return _Announcement(position, "original", "", forwarded=forwarded)
    return _Announcement(headers.end, "original", headers.speaker, forwarded=forwarded)


def _skip_blank(lines: Sequence[Line], position: int) -> int:
    while position < len(lines) and not lines[position].text.strip():
        position += 1
    return position


def _headers(lines: Sequence[Line], start: int, *, announced: bool) -> _Announcement | None:
    """A block of header lines of an earlier message, None where the lines may as well be a record in the author's own text."""
    found: dict[str, str] = {}
    position = start
    stop = min(len(lines), start + _HEADER_WINDOW)
    while position < stop:
        text = _cells_joined(lines[position])
        match = marks.HEADER.match(text)
        if match is not None:
            found.setdefault(match[1].lower(), text[match.end() :].strip())
        elif not found or not (_folded(text, next(reversed(found))) or _double_spaced(lines, position)):
            break
        position += 1
    while position > start and not lines[position - 1].text.strip():
        position -= 1
    speaker = next((value for name, value in found.items() if name in FROM_LABELS), None)
    if speaker is None or not _is_head(found, speaker, announced=announced):
        return None
    return _Announcement(position, "headers", speaker)


def _double_spaced(lines: Sequence[Line], position: int) -> bool:
    """A blank line between two lines of a head, where each was a paragraph of its own."""
    after = lines[position + 1] if position + 1 < len(lines) else None
    return not lines[position].text.strip() and after is not None and bool(marks.HEADER.match(_cells_joined(after)))


def _is_head(found: Mapping[str, str], speaker: str, *, announced: bool) -> bool:
    """From and one more line where an address or a rule above says that it is mail; else From, a dated Sent and one more.

    "From: Monday, To: Friday, Subject: absence" is a record, and what stands below it is the author's.
    """
    if announced or marks.ADDRESS.search(speaker):
        return len(found) >= _HEADER_LINES
    dated = any(marks.DATED.search(value) for name, value in found.items() if name in SENT_LABELS)
    return dated and len(found) > _HEADER_LINES and not marks.DATED.search(speaker)


def _cells_joined(line: Line) -> str:
    """A head laid out as a table has its label in a cell of its own."""
    return line.text.replace(" | ", " ", 1) if line.kind is SegmentKind.TABLE_ROW else line.text


def _folded(text: str, last: str) -> bool:
    """A continuation of a long recipient list."""
    return last in LIST_LABELS and (text.startswith((" ", "\t")) or ";" in text) and bool(marks.ADDRESS.search(text))


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
    """Passages of a mail body, each of one kind, level and speaker; one of too many lines is the author's as it stands."""
    if len(lines) > _MOST_MARKED:
        yield from _unmarked(lines)
        return
    block: list[Marked] = []
    for marked in mark_lines(lines, chain):
        if block and _differs(block[-1], marked):
            yield from _passages(block)
            block = []
        block.append(marked)
    yield from _passages(block)


def _unmarked(lines: Sequence[Line]) -> Iterator[Passage]:
    for running, run in groupby(lines, key=lambda line: line.kind is SegmentKind.BODY):
        if running:
            yield from paragraphs("\n".join(line.raw for line in run))
        else:
            yield from (Passage(line.text, line.kind, locator=line.locator) for line in run)


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
