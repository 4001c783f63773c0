"""Segments of minutes cut to lines: minutes say one thing a line, whatever the file's paragraphs are.

Only running text is cut, at its line ends; wrapped lines are joined again, so that no sentence is torn. Rows keep their
cells. Nothing is dropped: the lines of a segment, joined, are its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.document import Segment, SegmentKind
from parsers.minutes.pieces import BULLET, COLON, RULE
from parsers.minutes.sealing import introduces_sealed
from parsers.minutes.words import Zone, is_long, numbering_of, without_numbering, zone_of

READ = frozenset(
    {SegmentKind.HEADING, SegmentKind.BODY, SegmentKind.TABLE_ROW, SegmentKind.FIELD, SegmentKind.FORWARDED, SegmentKind.TEXT_BOX}
)
_LABEL = re.compile(r"^(?P<label>[^\s:][^:\n|]{0,70}?)\s*(?::|\s[–—-]\s|–|—)\s*(?P<value>.*)$", re.DOTALL)
_DOTTED = re.compile(r"^(?P<label>[^\s.:][^.:\n|]{0,40}?)\s*(?:\.\s?){3,}\s*(?P<value>[^\s.].*)$", re.DOTALL)  # "Date ..... 3 May"
_SPACED = re.compile(r"(?:[A-Z] ){2,}[A-Z](?: {2,}(?:[A-Z] )+[A-Z])*")  # "R U B Y"
_ROW_AND_COLUMN = re.compile(r"R\d+C\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """One segment as the reader of minutes sees it.

    `text` is without bullet and number; `number` is the number as written. `label` and `value` are of a run-in label, or of a
    row with a label column. `continues` says "yes" where the line is the rest of the one before. `heading` is its words where
    the line announces what follows, else "".
    """

    segment: Segment
    text: str
    number: str = ""
    label: str = ""
    value: str = ""
    heading: str = ""
    continues: str = "no"

    @property
    def id(self) -> str:
        """The segment's id."""
        return self.segment.id

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """(header, value) of each cell of a row."""
        return tuple((c.header, self.segment.text[c.start : c.end]) for c in self.segment.locator.cells)

    @property
    def table(self) -> tuple[str, int | None]:
        """What tells the row's table from others."""
        return self.segment.locator.sheet, self.segment.locator.table

    @property
    def columns(self) -> tuple[str, ...]:
        """The column of each cell, from its reference ("B7", "R7C2")."""
        refs = (cell.ref for cell in self.segment.locator.cells)
        return tuple(ref[ref.rindex("C") :] if _ROW_AND_COLUMN.fullmatch(ref) else ref.rstrip("0123456789") for ref in refs)


def lines_of(segments: Iterable[Segment]) -> tuple[Line, ...]:
    """The lines of a document's refined segments, in order; kinds that are not the meeting's own words are left out."""
    found: list[Line] = []
    for segment in segments:
        if segment.kind in READ:
            found.append(_line(segment, found[-1] if found else None))
    return tuple(found)


def _line(segment: Segment, above: Line | None) -> Line:
    if segment.kind is SegmentKind.TABLE_ROW and segment.locator.cells:
        return _row_line(segment)
    bare = _closed_up(" ".join(w for w in segment.text.split() if not RULE.match(w)), segment.text)
    bare = bare if _EMPHASIS.fullmatch(bare) else _EMPHASIS.sub(r"\2", bare)
    starred = _STARRED.match(bare)
    text = without_numbering(BULLET.sub("", starred[2] if starred else bare))
    number = numbering_of(BULLET.sub("", bare))
    label, value = label_and_value(text)
    heading = (
        text
        if (segment.kind is SegmentKind.HEADING and not _is_run_in(label, value))
        or _stands_alone(text, segment)
        or (
            bool(number)
            and text.isupper()
            and _LEAST_SHOUTED <= len(text.split()) <= _MOST_SHOUTED
            and not text.endswith((".", ";", ","))
            and not (value and COLON.match(text))
        )
        or (_SPACED.match(segment.text.strip()) is not None and " " not in bare)
        or (starred and bare.endswith(starred[1]))
        else ""
    )
    continues = "yes" if above is not None and not heading and not label and _is_rest(above, segment) else "no"
    return Line(segment, text, number, label, value, heading.rstrip(": "), continues)


def _closed_up(bare: str, written: str) -> str:
    """A heading in spaced capitals as a word: "R U B Y" as "RUBY"."""
    spaced = _SPACED.fullmatch(written.split("\n", 1)[0].strip()) if len(bare) <= _LONGEST_SPACED else None
    return " ".join(part.replace(" ", "") for part in re.split(r" {2,}", spaced[0])) if spaced else bare


def _row_line(segment: Segment) -> Line:
    values = [segment.text[c.start : c.end].strip() for c in segment.locator.cells]
    if len(values) == 1:
        text = without_numbering(values[0])
        header = segment.locator.cells[0].header
        alone = text if not header and (zone_of(text) is not None or len(text.split()) <= _FEW) and not text.endswith(".") else ""
        label, value = label_and_value(text)
        return Line(segment, text, numbering_of(values[0]), label, value, alone.rstrip(": "))
    label, value = (values[0], values[1]) if len(values) == 2 else ("", "")  # noqa: PLR2004 - label and value
    return Line(segment, segment.text, label=label.rstrip(": "), value=value)


_FEW = 12
_PAGE = re.compile(r"\bpage \d", re.IGNORECASE)
_LONGEST_SPACED = 80
_LEAST_SHOUTED, _MOST_SHOUTED = 2, 9  # words of a numbered line in capitals
_SAID = (  # who came and who did not, told in a sentence
    (
        "Apologies",
        re.compile(
            r"^(?i:(?:formal )?(?:apologies|apols|regrets) (?:for absence )?(?:(?:were|was|have been|had been) )?(?:received|given|sent|noted|tendered|made|offered|from)(?: (?:from|by))?):? (?P<who>[A-Z].+)$",
            re.DOTALL,
        ),
    ),
    (
        "Apologies",
        re.compile(
            r"^(?P<who>[A-Z][^.;:]{3,150}?),? (?:(?:has|have|had) )?(?:sent|gave|given|offered|tendered) (?:(?:her|his|their) )?apologies\.?$"
        ),
    ),
    (
        "Apologies",
        re.compile(
            r"^(?P<who>[A-Z][^.;:]{3,150}?),? (?:could ?n[o'’]t|could not|was unable to|were unable to|cannot|is unable to|are unable to) (?:make it|attend|come|join(?: us)?|be (?:there|present|with us|here))\b(?: (?:today|this time|on the day|(?:to |at )?(?:the|this|today's) (?:meeting|review|panel|conference|core group)|(?:because|as|due to|owing to|through) .{0,60}))?\.?$"
        ),
    ),
    (
        "Present",
        re.compile(
            r"^(?i:(?:also )?(?:present|in attendance|attending|at the (?:meeting|table)|round the table|in the room|those (?:present|attending)|attendees) (?:(?:at|in|for) (?:the |this )?(?:\w+ )?(?:meeting|conference|review|panel|discussion|call) )?(?:were|was|included)|(?:the |this |today's )?(?:\w+ ){0,3}(?:meeting|conference|review|panel|discussion|group|call)? ?was attended by|attended by|we were joined by):? (?P<who>[A-Z].+)$",
            re.DOTALL,
        ),
    ),
    (
        "Present",
        re.compile(
            r"^(?P<who>[A-Z][\w’'.-]+ [A-Z(].{5,600}?) (?:were|was) (?:(?:all|also) )?(?:present|there|in attendance|in the room|at the meeting)\.?$",
            re.DOTALL,
        ),
    ),
)
_EMPHASIS = re.compile(r"(\*\*|__)(\S(?:[^*_]*\S)?)\1")  # "**Apologies:** Ann Lee"
_STARRED = re.compile(r"^([*_#=~]{1,3})\s*(\S.*?)\s*\1?$")
_HEAD_LABEL = re.compile(
    r"(?:(?:meeting|review|conference|panel) )?date(?: (?:and time|of (?:the )?(?:meeting|conference|review|panel|discussion|birth)))?|d\.?o\.?b\.?|edd|born|chair\w*|venue|time",
    re.IGNORECASE,
)


def label_and_value(text: str) -> tuple[str, str]:
    """A run-in label and what follows it; ("", "") where the line has none. A dash counts only behind a word we know."""
    for label, pattern in _SAID:
        if sentence := pattern.match(text):
            return label, sentence["who"].strip()
    dotted = _DOTTED.match(text)
    if dotted:
        return dotted["label"].strip("*_ "), dotted["value"].strip()
    colon = COLON.match(text)
    if colon:
        return colon["label"].strip("*_ "), colon["value"].strip()
    dash = _LABEL.match(text)
    if dash and (zone_of(dash["label"]) is not None or _HEAD_LABEL.fullmatch(dash["label"])):
        return dash["label"].strip("*_ "), dash["value"].strip()
    return "", ""


def _is_run_in(label: str, value: str) -> bool:
    """Whether a line that is set as a heading is a label with its value: "Apologies: Ann Lee"."""
    return bool(value) and zone_of(label) in {Zone.PRESENT, Zone.APOLOGIES} and bool(re.search(r"[A-Z]", value))


def _stands_alone(text: str, segment: Segment) -> bool:
    """Whether a line of running text is a heading by its words: a part of minutes and nothing behind it."""
    if segment.kind is SegmentKind.FIELD or (text.endswith((".", ";", ",")) and not _announces(text)):
        return False
    zone = zone_of(text.rstrip(": "))
    if zone is not Zone.CHILD:
        return zone is not None
    return text.endswith(":") or len(text.split()) > 1 or text.isupper() or text.casefold() in {"children", "subjects", "pupils"}


def _announces(sentence: str) -> bool:
    """Whether a line that ends as a sentence is a heading all the same: of other business, or of what is kept apart."""
    if introduces_sealed(sentence):
        return zone_of(sentence) in {Zone.BUSINESS, Zone.CONFIDENTIAL}
    return not is_long(sentence) and zone_of(sentence) is Zone.BUSINESS


def _is_rest(above: Line, segment: Segment) -> bool:
    """Whether a paragraph that a page's layout tore off is the rest of the one above."""
    if above.heading or segment.kind is SegmentKind.TABLE_ROW or above.segment.kind is SegmentKind.TABLE_ROW:
        return False
    return segment.text[:1].islower() and not above.segment.text.rstrip().endswith((".", "!", "?", ":"))


def heads_page(lines: Sequence[Line], number: int, within: int) -> bool:
    """Whether a line repeats a marking of the file's first `within` lines at the head or foot of a later page."""
    line = lines[number]
    if not any(line.text.casefold() == first.text.casefold() for first in lines[: min(within, number)]):
        return False
    beside = [*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]]
    turned = any(other.segment.locator.page != line.segment.locator.page for other in beside)
    return turned or any(_PAGE.search(other.segment.text) for other in beside)
