"""Lines by which a mailer says who wrote what stands below: "On 2 March 2026 at 09:14, Ann Other <a@b.example> wrote:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import decimal

from parsers import reply_marks as marks
from parsers.lines import Line

_JOIN = 4
_LONGEST = 400
_DIGITS = {code: str(digit) for code in range(0x80, 0x10000) if (digit := decimal(chr(code), -1)) >= 0}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Its joined text, and the position of the line behind it."""

    end: int
    text: str


def quoted_next(lines: Sequence[Line], position: int) -> bool:
    """Whether the next words from `position` on bear quote marks."""
    following = next((line for line in lines[position : position + 4] if line.text.strip() or line.depth), None)
    return following is not None and following.depth > 0


def find_attribution(lines: Sequence[Line], position: int) -> Attribution | None:
    """`On ... wrote:` on up to four lines, of which only the first may begin one."""
    joined = ""
    depth = lines[position].depth
    for count in range(min(_JOIN, len(lines) - position)):
        line = lines[position + count]
        text = line.text.strip()
        after = position + count + 1
        if not text or line.depth != depth or (count and _starts_anew(text, joined, lines, after)):
            return None
        joined = f"{joined} {text}".strip()
        if _is_attribution(joined, lines, after):
            return Attribution(after, joined)
    return None


def _starts_anew(text: str, above: str, lines: Sequence[Line], after: int) -> bool:
    """Whether a line begins an attribution by itself; what stands above it is then the author's."""
    if _begins(text) and (not _begins(above) or (marks.YEAR.search(text) and marks.YEAR.search(above))):
        return True
    return not _begins(above) and _is_attribution(text, lines, after)


def _begins(text: str) -> bool:
    return bool(marks.OPENED.match(text) and marks.DATED.search(text))


def _is_attribution(text: str, lines: Sequence[Line], after: int) -> bool:
    """A dated line about who wrote. Without an address, or with words before it, only quote marks below make it one.

    "On 14/02/2026 at 10:30 Leo said:" is how a disclosure is written down.
    """
    if len(text) > _LONGEST or marks.HEADER.match(text):  # an attribution names a date and a person, no more
        return False
    text = _western_digits(text)
    address, quoted = "@" in text and bool(marks.ADDRESS.search(text)), quoted_next(lines, after)
    if not address and not quoted:  # most lines of any text
        return _stamped(text)
    opened, dated, wrote = bool(marks.OPENED.match(text)), bool(marks.DATED.search(text)), bool(marks.WROTE.search(text))
    if quoted:
        return (wrote and (address or (dated and (opened or bool(marks.NAMED_DATE.match(text)))))) or (dated and address)
    if wrote and address:
        return (opened and dated) or _stamped(text) or bool(marks.NAMED_ADDRESS.match(text))
    return _stamped(text) or (dated and address and opened and text.rstrip().endswith((":", ">")))


def _stamped(text: str) -> bool:
    """Day, time, bracketed address and a word for writing, in one line that ends in a colon: no person writes so."""
    marked = (marks.BRACKETED, marks.YEAR, marks.TIME, marks.VERB)
    return text.rstrip().endswith((":", "\uff1a")) and all(mark.search(text) for mark in marked)


def _western_digits(text: str) -> str:
    return text if text.isascii() else text.translate(_DIGITS)
